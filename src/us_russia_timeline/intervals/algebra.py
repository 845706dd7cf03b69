"""The algebra on intervals that fill their time: length, intersection, hull, merge and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from us_russia_timeline.errors import InvalidInterval, Undetermined
from us_russia_timeline.intervals.interval import Interval, in_utc
from us_russia_timeline.intervals.points import CIVIL, EVER, FOREVER, MICROSECOND, Point, from_microseconds
from us_russia_timeline.intervals.relations import require_intervals
from us_russia_timeline.intervals.statements import Open, parse_statement
from us_russia_timeline.intervals.words import clock_text

__all__ = ["duration", "gaps", "hull", "intersection", "merge"]

_BEFORE = EVER - 1  # before all that can be written, and before what has no beginning


def duration(interval: Interval) -> timedelta:
    """The exact time that passes from its start to its stop, across any change of the clocks.

    Raises:
        Undetermined: it only lies within the time it names, or its beginning or its end is open.
        InvalidInterval: it is no interval.

    >>> from us_russia_timeline.intervals import Interval, duration
    >>> print(duration(Interval("2025-04-19T18:00/2025-04-21T00:00", "Europe/Moscow")))
    1 day, 6:00:00
    """
    _exact([interval])
    for end, why in (("end", interval.open), ("beginning", interval.unbegun)):
        if why is not None:
            raise Undetermined(f"{interval.text}: the {end} is {why}, so it has no length")
    return timedelta(microseconds=interval.stop_us - interval.start_us)


def _exact(intervals: Iterable[Interval]) -> list[Interval]:
    if isinstance(intervals, Interval) or not isinstance(intervals, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidInterval(f"several intervals are needed, not {type(intervals).__name__}")
    every = list(intervals)
    require_intervals(every)
    for interval in every:
        if not interval.fills or Open.UNKNOWN in (interval.open, interval.unbegun):
            raise Undetermined(
                f"{interval.text}: its ends are not exact; state what it fills, as in 2025-05-08/2025-05-10"
            )
    return every


def _span(start: int, stop: int, intervals: list[Interval]) -> Interval:
    """The interval between two edges of others: in their words if one zone holds for all, else in UTC.

    In their words each edge stays the day or the clock time it was: a midnight that the clocks skip
    begins a day, and cannot be read off them. Where edges coincide, the clock time is taken.
    """
    zone = intervals[0].zone
    heads: dict[int, str] = {EVER: ".."}
    tails: dict[int, str] = {FOREVER: ".."}
    for each in intervals:
        statement = parse_statement(each.text)
        offset = any(point is not None and point.offset is not None for point in statement[:2])
        if each.zone != zone or zone == "UTC" or offset:
            return _span_in_utc(start, stop)
        if statement.low is not None:
            _note_edge(heads, tails, each.start_us, statement.low, statement.low.low)
        if statement.high is not None and statement.stop is not None:  # what fills and ends names its end
            _note_edge(heads, tails, each.stop_us, statement.high, statement.stop)
    return Interval(f"{heads[start]}/{tails[stop]}", zone, start, stop)


def _span_in_utc(start: int, stop: int) -> Interval:
    # One way of writing, whatever the words were, so that the order of the operations is no matter.
    low = None if start == EVER else from_microseconds(start)
    high = None if stop == FOREVER else from_microseconds(stop)
    if any(each is not None and each.time() != each.min.time() for each in (low, high)):
        return in_utc(Open.ONGOING if low is None else start, Open.ONGOING if high is None else stop)
    head = ".." if low is None else low.date().isoformat()
    tail = ".." if high is None else (high - MICROSECOND).date().isoformat()
    return Interval(f"{head}/{tail}", "UTC", start, stop)


def _note_edge(
    heads: dict[int, str], tails: dict[int, str], edge: int, point: Point, civil: datetime
) -> None:
    if point.precision not in CIVIL:
        heads[edge] = tails[edge] = clock_text(civil)
    elif edge not in heads:
        heads[edge] = civil.date().isoformat()
        tails[edge] = (civil - MICROSECOND).date().isoformat()


def intersection(a: Interval, b: Interval) -> Interval | None:
    """The time that both fill, or ``None`` where there is none.

    Raises:
        Undetermined: one of them only lies within the time it names.
        InvalidInterval: one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, intersection
    >>> truce, talks = Interval("2025-07-14/2025-07-16", "UTC"), Interval("2025-07-16/2025-07-19", "UTC")
    >>> print(intersection(truce, talks))
    all of 16 July 2025
    """
    _exact([a, b])
    start, stop = max(a.start_us, b.start_us), min(a.stop_us, b.stop_us)
    return _span(start, stop, [a, b]) if start < stop else None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The shortest interval that holds all of them.

    Raises:
        Undetermined: one of them only lies within the time it names.
        InvalidInterval: there are none, or one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, hull
    >>> print(hull([Interval("2025-07-14/2025-07-15", "UTC"), Interval("2025-07-18/2025-07-19", "UTC")]))
    14 to 19 July 2025
    """
    every = _exact(intervals)
    if not every:
        raise InvalidInterval("the hull of no interval at all is not an interval")
    return _span(min(each.start_us for each in every), max(each.stop_us for each in every), every)


def _blocks(intervals: list[Interval]) -> Iterator[tuple[int, int]]:
    start = stop = _BEFORE
    for each in sorted(intervals, key=lambda interval: (interval.start_us, interval.stop_us)):
        if each.start_us > stop:
            if stop != _BEFORE:
                yield start, stop
            start, stop = each.start_us, each.stop_us
        stop = max(stop, each.stop_us)
    if stop != _BEFORE:
        yield start, stop


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The time that any of them fills, as disjoint intervals in order; those that meet are joined.

    Raises:
        Undetermined: one of them only lies within the time it names.
        InvalidInterval: one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, merge
    >>> parts = [Interval("2025-07-14/2025-07-15", "UTC"), Interval("2025-07-16/2025-07-19", "UTC")]
    >>> [str(each) for each in merge(parts)]
    ['14 to 19 July 2025']
    """
    every = _exact(intervals)
    return tuple(_span(start, stop, every) for start, stop in _blocks(every))


def gaps(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The time inside their hull that none of them fills, as disjoint intervals in order.

    Raises:
        Undetermined: one of them only lies within the time it names.
        InvalidInterval: one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, gaps
    >>> calls = [Interval("2025-07-14/2025-07-15", "UTC"), Interval("2025-07-18/2025-07-19", "UTC")]
    >>> [str(gap) for gap in gaps(calls)]
    ['16 to 17 July 2025']
    """
    every = _exact(intervals)
    blocks = list(_blocks(every))
    return tuple(_span(stop, start, every) for (_, stop), (start, _) in pairwise(blocks))
