"""Allen's relations between intervals, and the algebra on them; `intervals` is where callers find it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import combinations, pairwise

from us_russia_timeline.errors import InvalidInterval, Undetermined
from us_russia_timeline.intervals.interval import Interval, Open, clock_text, in_utc, parse_statement
from us_russia_timeline.intervals.moments import CIVIL, FOREVER, MICROSECOND, Point, from_microseconds

__all__ = [
    "Relation",
    "compose",
    "duration",
    "gaps",
    "hull",
    "intersection",
    "merge",
    "possible_relations",
    "relation",
]

_BEFORE = -FOREVER  # a microsecond before all that can be written


class Relation(enum.StrEnum):
    """Allen's thirteen relations: exactly one holds between two intervals with exact ends."""

    PRECEDES = "precedes"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    FINISHED_BY = "finished_by"
    CONTAINS = "contains"
    STARTS = "starts"
    EQUALS = "equals"
    STARTED_BY = "started_by"
    DURING = "during"
    FINISHES = "finishes"
    OVERLAPPED_BY = "overlapped_by"
    MET_BY = "met_by"
    PRECEDED_BY = "preceded_by"

    @property
    def inverse(self) -> Relation:
        """The relation that holds from the other side."""
        mirrored = list(Relation)[::-1]  # the order above is its own mirror image
        return mirrored[list(Relation).index(self)]


# The order of the four ends in each relation; ends on one step coincide. The rest are mirror images.
_CHAINS: dict[Relation, tuple[str, ...]] = {
    Relation.PRECEDES: ("a", "A", "b", "B"),
    Relation.MEETS: ("a", "Ab", "B"),
    Relation.OVERLAPS: ("a", "b", "A", "B"),
    Relation.FINISHED_BY: ("a", "b", "AB"),
    Relation.CONTAINS: ("a", "b", "B", "A"),
    Relation.STARTS: ("ab", "A", "B"),
    Relation.EQUALS: ("ab", "AB"),
    Relation.STARTED_BY: ("ab", "B", "A"),
    Relation.DURING: ("b", "a", "A", "B"),
    Relation.FINISHES: ("b", "a", "AB"),
    Relation.OVERLAPPED_BY: ("b", "a", "B", "A"),
    Relation.MET_BY: ("b", "Ba", "A"),
    Relation.PRECEDED_BY: ("b", "B", "a", "A"),
}


def _ranges(interval: Interval) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where its true ends can lie, on the grid of microseconds."""
    start, stop = interval.start_us, interval.stop_us
    if interval.open is Open.ONGOING:
        # Two things that go on need not stop together: room for each order past all that is dated.
        return (start, start), (FOREVER, FOREVER + 2)
    if interval.open is Open.UNKNOWN:
        return (start, start), (start + 1, FOREVER + 2)
    if interval.fills:
        return (start, start), (stop, stop)
    return (start, stop - 1), (start + 1, stop)


def possible_relations(a: Interval, b: Interval) -> frozenset[Relation]:
    """Every relation of ``a`` to ``b`` that the two statements allow; never empty.

    An interval without a slash may be any stretch inside the time it names, an unknown end any
    moment after the beginning, and of two that go on either may stop first.

    Raises:
        InvalidInterval: one of them is no interval.
    """
    _require_intervals((a, b))
    (low_a, high_a), (low_b, high_b) = _ranges(a), _ranges(b)
    ends = {"a": low_a, "A": high_a, "b": low_b, "B": high_b}
    return frozenset(name for name, chain in _CHAINS.items() if _feasible(chain, ends))


def _feasible(chain: tuple[str, ...], ends: dict[str, tuple[int, int]]) -> bool:
    reached = _BEFORE
    for step in chain:
        reached = max(reached + 1, *(ends[end][0] for end in step))
        if any(reached > ends[end][1] for end in step):
            return False
    return True


def relation(a: Interval, b: Interval) -> Relation:
    """The one relation of ``a`` to ``b``.

    Raises:
        Undetermined: the statements allow more than one; `possible_relations` names them.
        InvalidInterval: one of them is no interval.
    """
    possible = possible_relations(a, b)
    if len(possible) > 1:
        names = ", ".join(name for name in Relation if name in possible)
        raise Undetermined(f"{a.text} to {b.text}: could be {names}; ask possible_relations")
    return next(iter(possible))


@lru_cache(maxsize=1)
def _composition() -> dict[tuple[Relation, Relation], frozenset[Relation]]:
    # Three intervals have six ends, so six places show every case there is.
    spans = list(combinations(range(6), 2))
    chains = {chain: name for name, chain in _CHAINS.items()}
    table: dict[tuple[Relation, Relation], set[Relation]] = {}

    def between(a: tuple[int, int], b: tuple[int, int]) -> Relation:
        ends = {"a": a[0], "A": a[1], "b": b[0], "B": b[1]}
        steps: dict[int, str] = {}
        for end in ("A", "B", "a", "b"):
            steps[ends[end]] = steps.get(ends[end], "") + end
        return chains[tuple(steps[place] for place in sorted(steps))]

    for a in spans:
        for b in spans:
            for c in spans:
                table.setdefault((between(a, b), between(b, c)), set()).add(between(a, c))
    return {pair: frozenset(names) for pair, names in table.items()}


def compose(first: Relation, second: Relation) -> frozenset[Relation]:
    """The relations of a to c that are possible when a is ``first`` to b, and b ``second`` to c.

    Raises:
        InvalidInterval: there is no such relation.
    """
    try:
        return _composition()[Relation(first), Relation(second)]
    except ValueError as fault:
        raise InvalidInterval(f"{fault}; there are {', '.join(Relation)}") from None


def duration(interval: Interval) -> timedelta:
    """The exact time that passes from its start to its stop, across any change of the clocks.

    Raises:
        Undetermined: it only lies within the time it names, or its end is open.
    """
    _require_exact([interval])
    if interval.open is not None:
        raise Undetermined(f"{interval.text}: the end is {interval.open}, so it has no length")
    return timedelta(microseconds=interval.stop_us - interval.start_us)


def _require_intervals(values: Iterable[object]) -> None:
    for value in values:
        if not isinstance(value, Interval):
            hint = "; give its .when" if isinstance(getattr(value, "when", None), Interval) else ""
            raise InvalidInterval(f"an Interval is needed, not {type(value).__name__}{hint}")


def _require_exact(intervals: Iterable[Interval]) -> None:
    intervals = list(intervals)
    _require_intervals(intervals)
    for interval in intervals:
        if not interval.fills or interval.open is Open.UNKNOWN:
            raise Undetermined(
                f"{interval.text}: its ends are not exact; state what it fills, as in 2025-05-08/2025-05-10"
            )


def _span(start: int, stop: int, intervals: list[Interval]) -> Interval:
    """The interval between two edges of others: in their words if one zone holds for all, else in UTC.

    In their words each edge stays the day or the clock time it was: a midnight that the clocks skip
    begins a day, and cannot be read off them. Where edges coincide, the clock time is taken.
    """
    zone = intervals[0].zone
    heads: dict[int, str] = {}
    tails: dict[int, str] = {FOREVER: ".."}
    for each in intervals:
        statement = parse_statement(each.text)
        offset = any(point is not None and point.offset is not None for point in statement[:2])
        if each.zone != zone or zone == "UTC" or offset:
            return _span_in_utc(start, stop)
        _note_edge(heads, tails, each.start_us, statement.low, statement.low.low)
        if statement.stop is not None:
            _note_edge(heads, tails, each.stop_us, statement.high or statement.low, statement.stop)
    return Interval(f"{heads[start]}/{tails[stop]}", zone, start, stop)


def _span_in_utc(start: int, stop: int) -> Interval:
    # One way of writing, whatever the words were, so that the order of the operations is no matter.
    low, high = from_microseconds(start), None if stop == FOREVER else from_microseconds(stop)
    if low.time() != low.min.time() or (high is not None and high.time() != low.min.time()):
        return in_utc(start, Open.ONGOING if stop == FOREVER else stop)
    tail = ".." if high is None else (high - MICROSECOND).date().isoformat()
    return Interval(f"{low.date()}/{tail}", "UTC", start, stop)


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
    """
    _require_exact([a, b])
    start, stop = max(a.start_us, b.start_us), min(a.stop_us, b.stop_us)
    return _span(start, stop, [a, b]) if start < stop else None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The shortest interval that holds all of them.

    Raises:
        Undetermined: one of them only lies within the time it names.
        InvalidInterval: there are none.
    """
    every = list(intervals)
    _require_exact(every)
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
    """
    every = list(intervals)
    _require_exact(every)
    return tuple(_span(start, stop, every) for start, stop in _blocks(every))


def gaps(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The time inside their hull that none of them fills, as disjoint intervals in order.

    Raises:
        Undetermined: one of them only lies within the time it names.
    """
    every = list(intervals)
    _require_exact(every)
    blocks = list(_blocks(every))
    return tuple(_span(stop, start, every) for (_, stop), (start, _) in pairwise(blocks))
