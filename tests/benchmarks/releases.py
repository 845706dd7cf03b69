"""What people type first, in this release and in another: ``python tests/benchmarks/releases.py OTHER/bin/python``.

The other interpreter is that of an environment in which another release is installed; this one needs pycountry. CPU
time of whole processes as multiples of pycountry's first look-up, all sides interleaved in one run.
"""

from __future__ import annotations

import argparse

from _rounds import interleaved, process_cpu, ratio
from cold_start import SIDES

PEER = "pycountry, first look-up"
ASKED = (
    "one event by its id", "load and a first query", "between two days", "load and a deadline",
    "in_force on a day", "on_day", "as_of", "every event's title",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", help="the interpreter beside which to measure")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    sides = {PEER: lambda: process_cpu(SIDES[PEER])}
    for name in ASKED:
        # Until 0.2.0 on_day was called on.
        code = SIDES[name].replace("urt.on_day", "getattr(urt, 'on_day' if 'on_day' in dir(urt) else 'on')")
        sides[f"{name}, other"] = lambda code=code: process_cpu(code, options.other)
        sides[f"{name}, this"] = lambda code=code: process_cpu(code)
    found = interleaved(sides, options.rounds)
    print(f"{options.rounds} rounds; multiples of pycountry's first look-up\n{'what':30}{'other':>8}{'this':>8}")
    for name in ASKED:
        print(f"{name:30}{ratio(found, f'{name}, other', PEER):8.2f}{ratio(found, f'{name}, this', PEER):8.2f}")


if __name__ == "__main__":
    main()
