"""What a script pays to start, load the whole dataset and ask one question, beside its peers.

Needs pycountry and holidays: ``pip install pycountry holidays``. Figures are CPU time of whole
processes, interleaved in one run; quote the ratios.
"""

from __future__ import annotations

import statistics

from _rounds import Table, arguments, interleaved, process_cpu, ratio

QUERY = (
    "import us_russia_timeline as urt; t = urt.load(); "
    "assert urt.between(t.events, '2025-08-06T00:00Z', '2025-08-09T00:00Z')"
)
SIDES = {
    "the bare interpreter": "pass",
    "import attrs": "import attrs",
    "import attrs, cattrs, dateutil": "import attrs, cattrs, dateutil.relativedelta",
    "import us_russia_timeline": "import us_russia_timeline",
    "load and a first query": QUERY,
    "one event by its id": "import us_russia_timeline as urt; assert urt.load().event('2025-08-06-putin-receives-witkoff')",
    "between two days": (
        "import us_russia_timeline as urt; t = urt.load(); assert urt.between(t.events, '2025-08-06', '2025-08-08')"
    ),
    "in_force on a day": (
        "import us_russia_timeline as urt; t = urt.load(); assert urt.in_force(t.truces, '2025-04-20')"
    ),
    "on_day": "import us_russia_timeline as urt; assert urt.on_day(urt.load(), '2025-08-06').happened",
    "as_of": "import us_russia_timeline as urt; assert urt.as_of(urt.load(), '2025-08-07')",
    "every event's title": "import us_russia_timeline as urt; assert [e.title for e in urt.load().events]",
    "load and a deadline": (
        "import us_russia_timeline as urt; t = urt.load(); "
        "print(urt.deadline_at(t.ultimatum('2025-07-14-ukraine-deal-deadline'), '2025-07-28'))"
    ),
    "load and build every event": "import us_russia_timeline as urt; assert urt.load().events.items",
    "the strict reader on the same bytes": (
        "import us_russia_timeline as urt, us_russia_timeline.dataset.shipped as d; "
        "urt.from_json(open(d.FOLDER + '/timeline.json', 'rb').read())"
    ),
    "pycountry, first look-up": "import pycountry; assert pycountry.countries.get(alpha_2='US')",
    "holidays, first look-up": "import holidays; assert '2025-07-04' in holidays.US(years=2025)",
}


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    rounds = 5 if options.quick else 21
    found = interleaved({name: (lambda code=code: process_cpu(code)) for name, code in SIDES.items()}, rounds)
    print(f"{rounds} rounds; medians of CPU milliseconds of the whole process")
    for name, took in found.items():
        print(f"  {name:40} {statistics.median(took) * 1000:8.1f}")
    table = Table("ratios of the whole process")
    first = "load and a first query"
    table.row(
        "import / the bare interpreter",
        ratio(found, "import us_russia_timeline", "the bare interpreter"),
        1.35,
    )
    table.row("load and a first query / import attrs", ratio(found, first, "import attrs"), 1.5)
    table.row("load and a first query / pycountry", ratio(found, first, "pycountry, first look-up"), 1.0)
    table.row("load and a first query / holidays", ratio(found, first, "holidays, first look-up"), 0.5)
    peer = "pycountry, first look-up"
    for name, goal in (
        ("one event by its id", 1.0),
        ("between two days", 1.0),
        ("load and a deadline", 1.1),
        ("in_force on a day", 1.1),
        ("on_day", 1.25),
        ("as_of", 1.5),
        ("every event's title", 1.5),
    ):
        table.row(f"{name} / pycountry", ratio(found, name, peer), goal)
    table.row("every event built / import attrs", ratio(found, "load and build every event", "import attrs"))


if __name__ == "__main__":
    main()
