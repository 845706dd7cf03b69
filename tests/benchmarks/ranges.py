"""Ranges and stabs on many records, beside bisect, pandas and intervaltree.

Needs pandas and intervaltree: ``pip install pandas intervaltree``. CPU time, both sides interleaved in one
run; memory by tracemalloc, of what the index adds to the records.
"""

from __future__ import annotations

import gc
import random
import tracemalloc
from bisect import bisect_left
from datetime import datetime, timedelta, timezone
from typing import Any

from _rounds import Table, arguments, call_cpu, interleaved, ratio

import us_russia_timeline as urt
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import IntervalIndex

YEARS = 20
FIRST = int(datetime(2005, 1, 1, tzinfo=timezone.utc).timestamp()) * 1_000_000
AXIS = YEARS * 365 * 86_400_000_000


class Span:
    """The least a record can be: a ``when``."""

    __slots__ = ("when",)

    def __init__(self, when: Interval) -> None:
        self.when = when


def spans(many: int, *, long: bool) -> tuple[list[int], list[int]]:
    """Starts and stops in microseconds, ten covering each point, some very long ones among them if asked."""
    chance = random.Random(20250807)
    width = AXIS * 20 // many
    found = [
        (start := chance.randrange(AXIS), start + 60_000_000 + chance.randrange(width)) for _ in range(many)
    ]
    if long:
        found[:100] = [(start := chance.randrange(AXIS), start + AXIS // 10) for _ in range(100)]
    found.sort()
    return [FIRST + start for start, _ in found], [FIRST + stop for _, stop in found]


def moment(us: int) -> datetime:
    """The aware datetime of a microsecond."""
    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=us)


def records(starts: list[int], stops: list[int]) -> urt.Records[Span]:
    """Records over spans, made the short way: the texts are not what is measured."""
    text = "2005-01-01T00:00/2025-01-01T00:00"
    made = []
    for start, stop in zip(starts, stops, strict=True):
        when = Interval.__new__(Interval)
        for name, value in (("text", text), ("zone", "UTC"), ("start_us", start), ("stop_us", stop)):
            object.__setattr__(when, name, value)
        made.append(Span(when))
    return urt.Records.trusted(tuple(made))


def between(many: int, rounds: int, table: Table) -> None:
    """Two bisects and a slice are the limit; pandas is what people use."""
    import pandas as pd

    starts, stops = spans(many, long=False)
    among = records(starts, stops)
    series = pd.Series(among.items, index=pd.DatetimeIndex(pd.to_datetime(starts, unit="us", utc=True)))
    chance = random.Random(1)
    reach = AXIS // many * 10
    lows = [FIRST + chance.randrange(AXIS - reach) for _ in range(2_000)]
    asked = [(moment(low), moment(low + reach), low, low + reach) for low in lows]
    items, sort = among.items, starts
    urt.between(among, *asked[0][:2])

    def ours() -> None:
        for first, last, _, _ in asked:
            urt.between(among, first, last)

    def limit() -> None:
        for first, last, _, _ in asked:
            low = (first - EPOCH) // MICROSECOND
            high = (last - EPOCH) // MICROSECOND
            items[bisect_left(sort, low) : bisect_left(sort, high)]

    def bare() -> None:
        for _, _, low, high in asked:
            items[bisect_left(sort, low) : bisect_left(sort, high)]

    def pandas() -> None:
        for first, last, _, _ in asked[:200]:
            series.loc[first:last]

    for first, last, low, high in asked[:50]:
        assert urt.between(among, first, last) == items[bisect_left(sort, low) : bisect_left(sort, high)]
    found = interleaved(
        {
            name: (lambda run=run: call_cpu(run))
            for name, run in (("ours", ours), ("limit", limit), ("bare", bare))
        }
        | {"pandas": lambda: call_cpu(pandas) * 10},
        rounds,
    )
    table.row(
        f"between on {many}: / two bisects and a slice on the same datetimes",
        ratio(found, "ours", "limit"),
        1.5,
    )
    table.row(f"between on {many}: / two bisects and a slice on integers", ratio(found, "ours", "bare"))
    table.row(f"between on {many}: pandas .loc / ours", ratio(found, "pandas", "ours"), 7, at_least=True)


EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)


def memory(make: Any) -> int:
    """Bytes that a structure adds."""
    gc.collect()
    tracemalloc.start()
    kept = make()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return size


def stabs(many: int, rounds: int, table: Table, *, long: bool) -> list[float]:
    """Stab, overlap, build and memory beside intervaltree."""
    from intervaltree import IntervalTree

    starts, stops = spans(many, long=long)
    chance = random.Random(2)
    points = [FIRST + chance.randrange(AXIS) for _ in range(3_000)]
    reach = AXIS // many * 10
    few = points[:300]
    kind = "with very long ones" if long else "even"

    def build() -> IntervalIndex:
        index = IntervalIndex(starts, stops)
        index.covering(FIRST)
        return index

    def build_tree() -> Any:
        return IntervalTree.from_tuples(zip(starts, stops, range(many), strict=True))

    index, tree = build(), build_tree()
    for point in few[:50]:
        assert index.covering(point) == sorted(each.data for each in tree.at(point))
        assert index.overlapping(point, point + reach) == sorted(
            each.data for each in tree.overlap(point, point + reach)
        )
    found = interleaved(
        {
            "stab": lambda: call_cpu(lambda: [index.covering(point) for point in points]),
            "tree stab": lambda: call_cpu(lambda: [tree.at(point) for point in points]),
            "overlap": lambda: call_cpu(lambda: [index.overlapping(point, point + reach) for point in few]),
            "tree overlap": lambda: call_cpu(lambda: [tree.overlap(point, point + reach) for point in few]),
        },
        rounds,
    )
    built = interleaved(
        {"build": lambda: call_cpu(build), "tree": lambda: call_cpu(build_tree)}, 1 if many > 200_000 else 9
    )
    table.row(f"stab on {many} {kind} / intervaltree", ratio(found, "stab", "tree stab"), 0.25)
    table.row(f"overlap on {many} {kind} / intervaltree", ratio(found, "overlap", "tree overlap"), 0.05)
    table.row(f"build on {many} {kind} / intervaltree", ratio(built, "build", "tree"), 0.3)
    if many <= 100_000:
        table.row(f"memory on {many} {kind} / intervaltree", memory(build) / memory(build_tree), 0.5)
    return found["stab"]


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    rounds = 5 if options.quick else 11
    table = Table("ranges and stabs (CPU, medians of the ratios of interleaved rounds)")
    between(100_000 if options.quick else 1_000_000, rounds, table)
    for many in (20_000,) if options.quick else (100_000, 1_000_000):
        even = stabs(many, rounds, table, long=False)
        long = stabs(many, rounds, table, long=True)
        table.row(
            f"a hundred very long ones slow a stab on {many} by",
            sorted(long)[len(long) // 2] / sorted(even)[len(even) // 2],
            1.8,
        )


if __name__ == "__main__":
    main()
