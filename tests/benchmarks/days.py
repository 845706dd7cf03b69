"""Labelling columns of days, in every way that pandas can hold them, beside Polars' own days.

Needs the extra ``frames``, pandas, Polars and PyArrow. CPU time, all sides interleaved in one run; each is first
checked to give the same labels.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from _rounds import Table, arguments, call_cpu, interleaved, ratio

import us_russia_timeline as urt
from us_russia_timeline import frames


def main() -> int:
    """Measure, print the table, and say by the exit code whether the goal was missed."""
    asked = arguments(__doc__)
    many, rounds = (300_000, 3) if asked.quick else (3_000_000, 7)
    truces = urt.load().truces
    chance = np.random.default_rng(20250807)
    days = chance.integers(19_000, 20_500, many).astype("datetime64[D]")
    arrow = pa.table({"day": pa.array(days)})
    held = {
        "Polars' Date": (pl.from_arrow(arrow), False),
        "pandas, date32[pyarrow]": (arrow.to_pandas(types_mapper=pd.ArrowDtype), False),
        "pandas, midnights with days=True": (pd.DataFrame({"day": days.astype("datetime64[us]")}), True),
        "PyArrow, date32": (arrow, False),
        "pandas, Python's date objects": (arrow.to_pandas(), False),
    }

    def label(name: str):
        frame, wanted = held[name]
        return lambda: frames.annotate(frame, truces, on="day", into="truce", days=wanted)

    expected = label("Polars' Date")()["truce"].to_list()
    for name in held:
        found = label(name)()["truce"]
        values = found.to_pylist() if isinstance(found, pa.ChunkedArray) else list(found)
        assert [each if isinstance(each, str) else None for each in values] == expected, name
    runs = {name: label(name) for name in held}
    found = interleaved({name: (lambda run=run: call_cpu(run)) for name, run in runs.items()}, rounds)
    table = Table(f"{many:,} days labelled with {len(truces)} truces: CPU time / that of Polars' Date")
    goals = {"pandas, date32[pyarrow]": 1.5, "pandas, midnights with days=True": 1.5}
    for name in list(held)[1:]:
        table.row(name, ratio(found, name, "Polars' Date"), goals.get(name))
    return table.failed


if __name__ == "__main__":
    raise SystemExit(main())
