"""Intervals of time as sources state them, Allen's relations between them, and the algebra on them.

An interval keeps the words of the statement (ISO 8601, EDTF level 0, open ends) and its civil zone,
and derives the rest. Without a slash it lies *within* the time it names; with a slash it *fills* it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import attrs

from us_russia_timeline._moments import (
    FIRST_YEAR,
    FOREVER,
    LAST_YEAR,
    MICROSECOND,
    Point,
    clock_instant,
    day_start,
    from_microseconds,
    is_zone_name,
    parse_point,
    to_microseconds,
)
from us_russia_timeline.errors import InvalidInterval, InvalidMoment, Undetermined, UnknownZone

__all__ = [
    "Interval",
    "Open",
    "Precision",
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

_UNSET = -FOREVER
# No zone has ever been further than this from UTC; carried instants are held to it.
_FARTHEST = 16 * 3_600_000_000
_EARLIEST = to_microseconds(datetime(FIRST_YEAR, 1, 1, tzinfo=timezone.utc))
_LATEST = to_microseconds(datetime(LAST_YEAR + 1, 1, 1, tzinfo=timezone.utc))
_CIVIL = ("year", "month", "day")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Precision(enum.StrEnum):
    """How finely a statement tells the time; of two ends, the coarser."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    MICROSECOND = "microsecond"


class Open(enum.StrEnum):
    """The two ways for an end not to be there: it has not come, or nobody says when it came."""

    ONGOING = "ongoing"
    UNKNOWN = "unknown"


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


class _Statement(NamedTuple):
    """A parsed text: its civil edges, half-open, and the points they were written as."""

    low: Point
    high: Point | None
    open: Open | None

    @property
    def stop(self) -> datetime | None:
        """The civil reading at which it stops, exclusive: a clock end as written, else its day's end."""
        if self.open is not None:
            return None
        if self.high is None:
            return self.low.high
        return self.high.high if self.high.precision in _CIVIL else self.high.low


@lru_cache(maxsize=4096)
def _parse(text: str) -> _Statement:
    head, slash, tail = text.partition("/")
    low = parse_point(head)
    if not slash:
        return _Statement(low, None, None)
    if tail == "..":
        return _Statement(low, None, Open.ONGOING)
    if tail == "":
        return _Statement(low, None, Open.UNKNOWN)
    return _Statement(low, parse_point(tail), None)


def _instant(point: Point, civil: datetime, zone: str, text: str) -> int:
    if point.precision in _CIVIL:
        return day_start(civil, zone)
    return clock_instant(civil, zone, point.offset, text)


def _resolve(text: str, zone: str) -> tuple[int, int]:
    low, high, open_end = _parse(text)
    start = _instant(low, low.low, zone, text)
    if open_end is not None:
        return start, FOREVER
    if high is not None:
        civil = high.high if high.precision in _CIVIL else high.low
        return start, _instant(high, civil, zone, text)
    if low.precision in _CIVIL:
        return start, day_start(low.high, zone)
    return start, start + (low.high - low.low) // MICROSECOND


def _check_carried(text: str, start: int, stop: int) -> None:
    statement = _parse(text)
    if (stop == FOREVER) != (statement.open is not None):
        raise InvalidInterval(f"{text!r}: the instants given beside it disagree about an open end")
    for civil, us in ((statement.low.low, start), (statement.stop, stop)):
        if type(us) is not int:
            raise InvalidInterval(
                f"{text!r}: an instant beside it is a whole number of microseconds, not {us!r:.40}"
            )
        if civil is None:
            continue
        if not -FOREVER < us < FOREVER or abs(us - _as_if_utc(civil)) > _FARTHEST:
            raise InvalidInterval(f"{text!r}: an instant given beside it is not a reading of it in any zone")


def _as_if_utc(civil: datetime) -> int:
    delta = civil - datetime(1970, 1, 1)
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def _empty(interval: Interval) -> str:
    """Why an interval holds no time: said in the wrong order, or a day that a zone never had."""
    statement = _parse(interval.text)
    if (
        statement.stop is not None
        and statement.stop > statement.low.low
        and statement.low.precision in _CIVIL
    ):
        return f"the clocks of {interval.zone} skip it"
    return "it must end after it begins"


@attrs.frozen(repr=False)
class Interval:
    """When something happened, or from when to when it held: the statement, its zone, its instants.

    ``2025-07-14`` is some time within that day, ``2025-02`` within that month, ``2025-04-19T18:00``
    within that minute. ``2025-05-08/2025-05-10`` fills three whole days (a day that ends an interval
    is part of it), ``2025-04-19T18:00/2025-04-21T00:00`` fills thirty hours (a clock time that ends
    one is not), ``2022-02-24/..`` goes on, ``2025-03-05/`` stopped nobody knows when.

    Args:
        text: the statement, in ISO 8601 extended form.
        zone: the civil zone in which it is meant, an IANA name.
        start_us: the outer early edge in microseconds since 1970-01-01T00:00Z; left out, it is
            worked out by ``zoneinfo``. The shipped data carries it, and so needs no zone rules.
        stop_us: the outer late edge, exclusive; ``2**62`` where the end is open.

    Raises:
        InvalidInterval: a text that is no such statement, an end before its beginning, a clock
            time that the zone skips or shows twice, instants that cannot belong to the text.
        UnknownZone: a zone this machine has no rules for.
    """

    text: str
    zone: str
    start_us: int = _UNSET
    stop_us: int = _UNSET

    def __attrs_post_init__(self) -> None:
        if type(self.text) is not str or len(self.text) > 80:
            raise InvalidInterval(
                f"an interval is stated as a text such as '2025-07-14', not {self.text!r:.80}"
            )
        if type(self.zone) is not str or not is_zone_name(self.zone):
            raise UnknownZone(f"{self.zone!r:.80} is not the name of a zone, such as Europe/Kyiv")
        if self.start_us == _UNSET or self.stop_us == _UNSET:
            start, stop = _resolve(self.text, self.zone)
            object.__setattr__(self, "start_us", start)
            object.__setattr__(self, "stop_us", stop)
        else:
            _check_carried(self.text, self.start_us, self.stop_us)
        if self.stop_us <= self.start_us:
            raise InvalidInterval(f"{self.text!r}: {_empty(self)}")

    @classmethod
    def from_instants(cls, start: datetime, stop: datetime | Open) -> Interval:
        """The interval that fills the time between two aware datetimes, stated in UTC.

        Raises:
            InvalidMoment: one of them is no datetime, is naive or lies beyond the years that can be stated.
            InvalidInterval: the second is not after the first.
        """
        return _in_utc(_microseconds(start), stop if isinstance(stop, Open) else _microseconds(stop))

    @property
    def fills(self) -> bool:
        """Whether it fills the time it names (a slash) rather than lying somewhere within."""
        return "/" in self.text

    @property
    def open(self) -> Open | None:
        """Why there is no end, or ``None`` where there is one."""
        return _parse(self.text).open if self.stop_us == FOREVER else None

    @property
    def precision(self) -> Precision:
        """How finely the statement tells the time; of two ends, the coarser."""
        statement = _parse(self.text)
        order = list(Precision)
        ends = [order.index(Precision(statement.low.precision))]
        if statement.high is not None:
            ends.append(order.index(Precision(statement.high.precision)))
        return order[min(ends)]

    @property
    def first(self) -> date:
        """The first civil day that it touches, in its own zone."""
        return _parse(self.text).low.low.date()

    @property
    def last(self) -> date | Open:
        """The last civil day that it touches, inclusive, in its own zone; or why there is none."""
        statement = _parse(self.text)
        if statement.open is not None:
            return statement.open
        stop = statement.stop
        assert stop is not None  # noqa: S101 - narrows the type: only an open end has no stop
        return (stop - MICROSECOND).date()

    @property
    def start(self) -> datetime:
        """The earliest instant that it can touch, in UTC."""
        return from_microseconds(self.start_us)

    @property
    def stop(self) -> datetime | Open:
        """The first instant that it surely no longer touches, in UTC; or why there is none."""
        return self.open or from_microseconds(self.stop_us)

    @property
    def latest_start_us(self) -> int:
        """The microsecond by which it has surely begun."""
        return self.start_us if self.fills else self.stop_us

    @property
    def earliest_stop_us(self) -> int:
        """The microsecond up to which it surely lasts, once begun; its start where nothing is sure."""
        return self.stop_us if self.fills and self.open is not Open.UNKNOWN else self.start_us

    def going_on(self) -> Interval:
        """The same beginning with an end that has not come: what was known while it lasted."""
        head = self.text.partition("/")[0]
        return Interval(f"{head}/..", self.zone, self.start_us, FOREVER)

    def until(self, other: Interval) -> Interval:
        """From its beginning to the end of another, in its own words if both are of one zone.

        Raises:
            InvalidInterval: the other ends before this one begins.
        """
        stop = other.stop_us
        if not other.fills and other.precision not in (Precision.YEAR, Precision.MONTH, Precision.DAY):
            stop = other.start_us  # a minute that ends an interval is not part of it
        within_one = stop <= self.start_us < other.stop_us  # unless it is the very minute that begins it
        if self.zone != other.zone or within_one:
            return _in_utc(self.start_us, other.open or (other.stop_us if within_one else stop))
        head, tail = self.text.partition("/")[0], other.text.rpartition("/")[2]
        return Interval(f"{head}/{tail}", self.zone, self.start_us, stop)

    def __str__(self) -> str:
        return _words(self.text, self.zone)

    def __repr__(self) -> str:
        return f"Interval({self.text!r}, {self.zone!r})"


def _microseconds(moment: object) -> int:
    if not isinstance(moment, datetime):
        raise InvalidMoment(f"an instant is an aware datetime, not {type(moment).__name__}")
    if moment.utcoffset() is None:
        raise InvalidMoment("an instant needs a zone, and none is assumed")
    us = to_microseconds(moment)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR or not _EARLIEST <= us < _LATEST:
        raise InvalidMoment(f"{moment.isoformat()}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return us


def _in_utc(start: int, stop: int | Open) -> Interval:
    if not isinstance(stop, Open) and stop <= start:
        raise InvalidInterval("an interval must end after it begins")
    head = _clock_text(from_microseconds(start))
    if isinstance(stop, Open):
        return Interval(f"{head}/{'..' if stop is Open.ONGOING else ''}", "UTC", start, FOREVER)
    return Interval(f"{head}/{_clock_text(from_microseconds(stop))}", "UTC", start, stop)


def _clock_text(moment: datetime) -> str:
    text = moment.replace(tzinfo=None).isoformat(
        timespec="microseconds" if moment.microsecond else "seconds" if moment.second else "minutes"
    )
    return text.rstrip("0") if moment.microsecond else text


def _point_words(point: Point) -> str:
    day = point.low
    if point.precision == "year":
        return str(day.year)
    if point.precision == "month":
        return f"{_MONTHS[day.month - 1]} {day.year}"
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if point.precision == "day":
        return words
    return f"{words}, {_clock_text(day)[11:]}"


def _words(text: str, zone: str) -> str:
    low, high, open_end = _parse(text)
    clock = f" ({zone})" if "T" in text else ""
    if open_end is Open.ONGOING:
        return f"from {_point_words(low)} on{clock}"
    if open_end is Open.UNKNOWN:
        return f"from {_point_words(low)}, end unknown{clock}"
    if high is None:
        return f"{_point_words(low)}{clock}"
    head, tail = _point_words(low), _point_words(high)
    if low.precision == high.precision == "day":
        if low.low == high.low:
            return f"all of {head}"
        if (low.low.year, low.low.month) == (high.low.year, high.low.month):
            head = str(low.low.day)
        elif low.low.year == high.low.year:
            head = head.rpartition(" ")[0]
    return f"{head} to {tail}{clock}"


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
    reached = _UNSET
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
        statement = _parse(each.text)
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
        return _in_utc(start, Open.ONGOING if stop == FOREVER else stop)
    tail = ".." if high is None else (high - MICROSECOND).date().isoformat()
    return Interval(f"{low.date()}/{tail}", "UTC", start, stop)


def _note_edge(
    heads: dict[int, str], tails: dict[int, str], edge: int, point: Point, civil: datetime
) -> None:
    if point.precision not in _CIVIL:
        heads[edge] = tails[edge] = _clock_text(civil)
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
    start = stop = _UNSET
    for each in sorted(intervals, key=lambda interval: (interval.start_us, interval.stop_us)):
        if each.start_us > stop:
            if stop != _UNSET:
                yield start, stop
            start, stop = each.start_us, each.stop_us
        stop = max(stop, each.stop_us)
    if stop != _UNSET:
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
