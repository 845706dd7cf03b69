"""What twice the input costs: questions, indexes, counting, writing, ``as_of`` and the light way of loading.

CPU time, both sides interleaved in one run; a figure of 2 is linear. Reading, a timeline of a million events
and labels show theirs in their own scripts.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import attrs
from _rounds import Table, arguments, call_cpu, interleaved, ratio
from ranges import AXIS, FIRST, moment, records, spans
from reading import users_timeline

import us_russia_timeline as urt
from us_russia_timeline.dataset.columns import columns_of
from us_russia_timeline.dataset.shipped import from_canonical
from us_russia_timeline.deadlines import Holidays, days_between
from us_russia_timeline.timelines import IntervalIndex

Run = Callable[[], object]
PARTS = [field.name for field in attrs.fields(urt.Timeline)]


def questions(many: int) -> dict[str, Run]:
    """A thousand questions of each sort about that many records, and the index they need."""
    starts, stops = spans(many, long=True)
    among = records(starts, stops)
    chance = random.Random(3)
    reach = timedelta(microseconds=AXIS // many * 10)
    asked = [moment(FIRST + chance.randrange(AXIS)) for _ in range(1_000)]
    urt.active_at(among, asked[0])
    return {
        "between": lambda: [urt.between(among, when, when + reach) for when in asked],
        "active_at": lambda: [urt.active_at(among, when) for when in asked],
        "overlapping": lambda: [urt.overlapping(among, when, when + reach) for when in asked],
        "build of the index": lambda: IntervalIndex(starts, stops).covering(FIRST),
    }


def counting(many: int) -> dict[str, Run]:
    """Business days over a year, with that many holidays."""
    chance = random.Random(4)
    first = date(2000, 1, 1)
    holidays = Holidays(first + timedelta(days=chance.randrange(40_000)) for _ in range(many))
    pairs = [(first + timedelta(days=at * 7), first + timedelta(days=at * 7 + 365)) for at in range(2_000)]
    return {
        "business days, by holidays": lambda: [
            days_between(low, high, business=True, holidays=holidays) for low, high in pairs
        ]
    }


def timelines(many: int) -> dict[str, Run]:
    """Writing that many events, and what was known of them half way."""
    timeline = users_timeline(many)

    def anew() -> urt.Timeline:
        """The same with its events in a new collection, for which nothing has been worked out."""
        events = urt.Records.trusted(timeline.events.items)
        return urt.Timeline.trusted(**{name: getattr(timeline, name) for name in PARTS} | {"events": events})

    text = urt.to_json(timeline).encode()
    columns = columns_of(timeline, text)
    urt.as_of(timeline, "2022-02-24")
    return {
        "to_json": lambda: urt.to_json(timeline),
        "as_of, its timetable made": lambda: urt.as_of(timeline, "2022-03-01"),
        "as_of, the first one": lambda: urt.as_of(anew(), "2022-03-01"),
        "as_of and each of its events": lambda: urt.as_of(timeline, "2022-03-01").events.items,
        "load and a first query": lambda: urt.between(
            from_canonical(text, columns).events, "2025-08-06T00:00Z", "2025-08-06T00:01Z"
        ),
    }


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    rounds = 5 if options.quick else 11
    sizes = (20_000, 100, 2_000) if options.quick else (250_000, 1_000, 20_000)
    table = Table("growth: twice the input takes (CPU, medians of the ratios of interleaved rounds)")
    for make, size in zip((questions, counting, timelines), sizes, strict=True):
        once, twice = make(size), make(2 * size)
        for name in once:
            found = interleaved(
                {
                    "once": lambda run=once[name]: call_cpu(run),
                    "twice": lambda run=twice[name]: call_cpu(run),
                },
                rounds,
            )
            table.row(f"{name}: {2 * size} / {size}", ratio(found, "twice", "once"), 2.4)


if __name__ == "__main__":
    main()
