"""Intervals of time as sources state them.

An interval keeps the words of the statement (a part of ISO 8601 and EDTF) and its civil zone,
and derives the rest. Without a slash it lies *within* the time it names; with a slash it *fills* it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

import attrs

from us_russia_timeline._record import Record, is_zone_name
from us_russia_timeline.errors import (
    InvalidInterval,
    InvalidMoment,
    Undetermined,
    UnknownZone,
)
from us_russia_timeline.intervals.moments import Axis
from us_russia_timeline.intervals.points import (
    CIVIL,
    DAY_US,
    EVER,
    FIRST_YEAR,
    FOREVER,
    LAST_YEAR,
    MICROSECOND,
    Point,
    civil_microseconds,
    clock_instant,
    day_start,
    from_microseconds,
    instant_text,
    microseconds_of,
    to_microseconds,
)
from us_russia_timeline.intervals.statements import Open, Precision, ends_of, parse_statement

__all__ = ["Interval"]

_UNSET = EVER - 1
# No zone has ever been further than this from UTC; carried instants are held to it.
FARTHEST = 16 * 3_600_000_000
_EARLIEST = to_microseconds(datetime(FIRST_YEAR, 1, 1, tzinfo=timezone.utc))
_LATEST = to_microseconds(datetime(LAST_YEAR + 1, 1, 1, tzinfo=timezone.utc))


def _instant(point: Point, civil: datetime, zone: str, text: str) -> int:
    if point.precision in CIVIL:
        return day_start(civil, zone)
    return clock_instant(civil, zone, point.offset, text)


def _resolve(text: str, zone: str) -> tuple[int, int]:
    low, high, open_end, _ = statement = parse_statement(text)
    start = EVER if low is None else _instant(low, low.low, zone, text)
    if open_end is not None:
        return start, FOREVER
    if high is not None:
        return start, _instant(high, statement.stop or high.low, zone, text)
    assert low is not None  # noqa: S101 - narrows the type: one of the two is there
    if low.precision in CIVIL:
        return start, day_start(low.high, zone)
    return start, start + (low.high - low.low) // MICROSECOND


def _check_carried(text: str, zone: str, start: int, stop: int) -> None:
    """Refuse instants that the statement itself refutes, by its offsets, by its length, or as one of UTC."""
    statement = parse_statement(text)
    if (stop == FOREVER) != (statement.open is not None) or (start == EVER) != (statement.low is None):
        raise InvalidInterval(f"{text!r}: the instants given beside it disagree about an open end")
    low, last = statement.low, statement.high or statement.low
    offsets: list[int] = []
    for point, civil, us in ((low, low and low.low, start), (last, statement.stop, stop)):
        if type(us) is not int:
            raise InvalidInterval(
                f"{text!r}: an instant beside it is a whole number of microseconds, not {us!r:.40}"
            )
        if point is None or civil is None:
            continue
        offset = civil_microseconds(civil) - us
        if not -FOREVER < us < FOREVER or abs(offset) > FARTHEST or offset % 1_000_000:
            raise InvalidInterval(f"{text!r}: an instant given beside it is not a reading of it in any zone")
        said = timedelta(0) if zone == "UTC" else point.offset
        if said is not None and offset != microseconds_of(said):
            raise InvalidInterval(f"{text!r}: an instant given beside it is not the one that it tells")
        offsets.append(offset)
    # Within a minute nothing moves; within a day, month or year a zone by the date line and its clocks.
    clocked = low is not None and low.precision not in CIVIL
    if (
        not statement.high
        and len(offsets) == 2
        and abs(offsets[0] - offsets[1]) > (0 if clocked else DAY_US + 3_600_000_000)
    ):
        raise InvalidInterval(f"{text!r}: the instants given beside it are not as far apart as it tells")


def held_to_rules(interval: Interval) -> Interval:
    """An interval with instants from elsewhere, which are those of its zone as far as this machine knows.

    Raises:
        InvalidInterval: this machine has the rules of the zone, and by these they are others.
    """
    known = _by_rules(interval.text, interval.zone)
    if known is not None and known != (interval.start_us, interval.stop_us):
        start, stop = ("open" if abs(each) == FOREVER else instant_text(each) for each in known)
        raise InvalidInterval(
            f"{interval.text!r}: the instants given beside it are not those of {interval.zone}, which are "
            f"{start} and {stop}; leave start and stop out, and they are worked out"
        )
    return interval


@lru_cache(maxsize=4096)
def _by_rules(text: str, zone: str) -> tuple[int, int] | None:
    try:
        return _resolve(text, zone)
    except UnknownZone:
        return None


def _empty(interval: Interval) -> str:
    """Why an interval holds no time: said in the wrong order, or a day that a zone never had."""
    statement = parse_statement(interval.text)
    low, stop = statement.low, statement.stop
    if low is not None and stop is not None and stop > low.low and low.precision in CIVIL:
        return f"the clocks of {interval.zone} skip it"
    return "it must end after it begins"


@attrs.frozen(init=False, eq=False, repr=False)
class Interval(Record):
    """When something happened, or from when to when it held: the statement, its zone, its instants.

    ``2025-07-14`` is some time within that day, ``2025-02`` within that month, ``2025-04-19T18:00``
    within that minute. ``2025-05-08/2025-05-10`` fills three whole days (a day that ends an interval
    is part of it), ``2025-04-19T18:00/2025-04-21T00:00`` fills thirty hours (a clock time that ends
    one is not; it may be ``24:00``), ``2022-02-24/..`` goes on, ``2025-03-05/`` stopped nobody knows when.
    ``../2025-05-08`` went on before all that is told, ``/2025-05-08`` began nobody knows when, and
    ``[2025-05-08..2025-05-10]`` is some time within three days.

    Args:
        text: the statement, in ISO 8601 extended form.
        zone: the civil zone in which it is meant, an IANA name.
        start_us: the outer early edge in microseconds since 1970-01-01T00:00Z; left out with the other, both
            are worked out by ``zoneinfo``. The shipped data carries them, and so needs no zone rules.
        stop_us: the outer late edge, exclusive; ``2**62`` where the end is open, and ``-2**62`` the early
            one of an open beginning.

    Raises:
        InvalidInterval: a text that is no such statement, an end before its beginning, a clock
            time that the zone skips or shows twice, instants that cannot belong to the text, or one alone.
        UnknownZone: a zone this machine has no rules for.

    >>> from us_russia_timeline import Interval
    >>> print(Interval("2025-07-14", "America/New_York"))
    14 July 2025
    >>> truce = Interval("2025-04-19T18:00/2025-04-21T00:00", "Europe/Moscow")
    >>> truce.start.isoformat()
    '2025-04-19T15:00:00+00:00'
    >>> Interval("2020-07-27/", "Europe/Kyiv").last
    <Open.UNKNOWN: 'unknown'>
    """

    text: str
    zone: str
    # Not among the arguments that attrs knows of, so that replacing the text or the zone works them out anew.
    start_us: int = attrs.field(init=False)
    stop_us: int = attrs.field(init=False)

    def __init__(self, text: str, zone: str, start_us: int = _UNSET, stop_us: int = _UNSET) -> None:
        put = object.__setattr__
        put(self, "text", text)
        put(self, "zone", zone)
        put(self, "start_us", start_us)
        put(self, "stop_us", stop_us)
        self._check()

    def _check(self) -> None:
        if type(self.text) is not str or len(self.text) > 80:
            raise InvalidInterval(
                f"an interval is stated as a text such as '2025-07-14', not {self.text!r:.80}"
            )
        if type(self.zone) is not str or not is_zone_name(self.zone):
            raise UnknownZone(f"{self.zone!r:.80} is not the name of a zone, such as Europe/Kyiv")
        if (self.start_us == _UNSET) != (self.stop_us == _UNSET):
            raise InvalidInterval(f"{self.text!r}: start_us and stop_us come together; give both or neither")
        if self.start_us == _UNSET:
            start, stop = _resolve(self.text, self.zone)
            object.__setattr__(self, "start_us", start)
            object.__setattr__(self, "stop_us", stop)
        else:
            _check_carried(self.text, self.zone, self.start_us, self.stop_us)
        if self.stop_us <= self.start_us:
            raise InvalidInterval(f"{self.text!r}: {_empty(self)}")

    @classmethod
    def from_instants(cls, start: datetime | Open, stop: datetime | Open) -> Interval:
        """The interval that fills the time between two aware datetimes, stated in UTC.

        Raises:
            InvalidMoment: one of them is no datetime, is naive or lies beyond the years that can be stated.
            InvalidInterval: the second is not after the first, or both are unknown.

        >>> from datetime import datetime, timezone
        >>> from us_russia_timeline import Interval
        >>> start = datetime(2025, 7, 14, 12, tzinfo=timezone.utc)
        >>> print(Interval.from_instants(start, start.replace(hour=15)))
        14 July 2025, 12:00 to 15:00 (UTC)
        """
        return in_utc(*(each if isinstance(each, Open) else _microseconds(each) for each in (start, stop)))

    @property
    def fills(self) -> bool:
        """Whether it fills the time it names (a slash) rather than lying somewhere within.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07-14", "UTC").fills, Interval("2025-07-14/2025-07-16", "UTC").fills
        (False, True)
        """
        return "/" in self.text

    @property
    def ranged(self) -> bool:
        """Whether it names two points: those that it fills from and to, or within which it lies.

        >>> from us_russia_timeline import Interval
        >>> Interval("[2025-07-14..2025-07-15]", "UTC").ranged
        True
        """
        return parse_statement(self.text).high is not None

    @property
    def open(self) -> Open | None:
        """Why there is no end, or ``None`` where there is one.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07-14/..", "UTC").open
        <Open.ONGOING: 'ongoing'>
        >>> Interval("2025-07-14/", "UTC").open
        <Open.UNKNOWN: 'unknown'>
        >>> Interval("2025-07-14/2025-07-16", "UTC").open is None
        True
        """
        return parse_statement(self.text).open if self.stop_us == FOREVER else None

    @property
    def unbegun(self) -> Open | None:
        """Why there is no beginning, or ``None`` where there is one.

        >>> from us_russia_timeline import Interval
        >>> Interval("/2025-07-16", "UTC").unbegun
        <Open.UNKNOWN: 'unknown'>
        """
        return parse_statement(self.text).unbegun if self.start_us == EVER else None

    @property
    def precision(self) -> Precision:
        """How finely the statement tells the time; of two ends, the coarser.

        Raises:
            Undetermined: it has neither beginning nor end.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07", "UTC").precision.value
        'month'
        """
        order = list(Precision)
        statement = parse_statement(self.text)
        ends = [each.precision for each in (statement.low, statement.high) if each is not None]
        if not ends:
            raise Undetermined(f"{self.text}: it tells no time at all")
        return order[min(order.index(Precision(each)) for each in ends)]

    @property
    def first(self) -> date:
        """The first civil day that it touches, in its own zone.

        Raises:
            Undetermined: it has no beginning; see `unbegun`.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-04-19T18:00/2025-04-21T00:00", "Europe/Moscow").first
        datetime.date(2025, 4, 19)
        """
        return self._begun().date()

    def _begun(self) -> datetime:
        low = parse_statement(self.text).low
        if low is None:
            raise Undetermined(f"{self.text}: no beginning is told; ask .unbegun, or its edges on an axis")
        return low.low

    @property
    def last(self) -> date | Open:
        """The last civil day that it touches, inclusive, in its own zone; or why there is none.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07-14/2025-07-16", "UTC").last
        datetime.date(2025, 7, 16)
        >>> Interval("2025-07-14/..", "UTC").last
        <Open.ONGOING: 'ongoing'>
        """
        statement = parse_statement(self.text)
        if statement.open is not None:
            return statement.open
        stop = statement.stop
        assert stop is not None  # noqa: S101 - narrows the type: only an open end has no stop
        return (stop - MICROSECOND).date()

    @property
    def start(self) -> datetime:
        """The earliest instant that it can touch, in UTC.

        Raises:
            Undetermined: it has no beginning; see `unbegun`.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07-14", "America/New_York").start.isoformat()
        '2025-07-14T04:00:00+00:00'
        """
        if self.start_us == EVER:
            self._begun()
        return from_microseconds(self.start_us)

    @property
    def stop(self) -> datetime | Open:
        """The first instant that it surely no longer touches, in UTC; or why there is none.

        >>> from us_russia_timeline import Interval
        >>> Interval("2025-07-14", "America/New_York").stop.isoformat()
        '2025-07-15T04:00:00+00:00'
        """
        return self.open or from_microseconds(self.stop_us)

    @property
    def latest_start_us(self) -> int:
        """The microsecond by which it has surely begun.

        It is ``-2**62`` where it went on before all that is told; where nobody knows the beginning, the stop.

        >>> from us_russia_timeline import Interval
        >>> span = Interval("[2025-07-14..2025-07-15]", "UTC")
        >>> (span.latest_start_us - span.start_us) // 3_600_000_000
        48
        """
        return self.surely_begun(Axis.INSTANTS)

    @property
    def latest_start_day(self) -> date:
        """The civil day by whose close it has surely begun, in its own zone.

        Raises:
            Undetermined: it went on before all that is told.

        >>> from us_russia_timeline import Interval
        >>> Interval("[2025-07-14..2025-07-15]", "UTC").latest_start_day
        datetime.date(2025, 7, 15)
        """
        day = self.surely_begun(Axis.DAYS)
        if day == EVER:
            raise Undetermined(f"{self.text}: it tells no day by which it has begun")
        return date.fromordinal(day)

    def edges(self, axis: Axis) -> tuple[int, int]:
        """The outer edges on an axis, half-open: microseconds, or ordinals of civil days in its own zone.

        The second is 2**62 where the end is open, and the first -2**62 where the beginning is.

        >>> from datetime import date
        >>> from us_russia_timeline.intervals import Axis, Interval
        >>> first, after = Interval("2025-07-14/2025-07-16", "UTC").edges(Axis.DAYS)
        >>> date.fromordinal(first), date.fromordinal(after)
        (datetime.date(2025, 7, 14), datetime.date(2025, 7, 17))
        """
        if axis is Axis.INSTANTS:
            return self.start_us, self.stop_us
        last = self.last
        first = EVER if self.start_us == EVER else self.first.toordinal()
        return first, FOREVER if isinstance(last, Open) else last.toordinal() + 1

    def surely_begun(self, axis: Axis) -> int:
        """By when it has surely begun: a microsecond, or the ordinal of the day by whose close it has.

        It is ``-2**62`` where it went on before all that is told; where nobody knows the beginning, its end.

        >>> from datetime import date
        >>> from us_russia_timeline.intervals import Axis, Interval
        >>> date.fromordinal(Interval("[2025-07-14..2025-07-15]", "UTC").surely_begun(Axis.DAYS))
        datetime.date(2025, 7, 15)
        """
        start, stop = self.edges(axis)
        if self.fills and self.unbegun is not Open.UNKNOWN:
            return start
        return stop if axis is Axis.INSTANTS else stop - 1

    def certain_edges(self, axis: Axis) -> tuple[int, int] | None:
        """The edges between which it certainly holds, half-open; ``None`` where nothing is certain.

        What lies within a day holds at some time of that day and at no certain instant. An end, or a
        beginning, that nobody states makes nothing certain.

        >>> from us_russia_timeline.intervals import Axis, Interval
        >>> lasted, some_time = Interval("2025-07-14/2025-07-16", "UTC"), Interval("2025-07", "UTC")
        >>> lasted.certain_edges(Axis.DAYS) == lasted.edges(Axis.DAYS)
        True
        >>> some_time.certain_edges(Axis.DAYS) is None
        True
        """
        first, stop = self.edges(axis)
        if self.fills:
            return None if Open.UNKNOWN in (self.open, self.unbegun) else (first, stop)
        return (first, stop) if stop == first + 1 else None

    def going_on(self) -> Interval:
        """The same beginning with an end that has not come: what was known while it lasted.

        Raises:
            InvalidInterval: nobody says when it began, so that nothing would be told.

        >>> from us_russia_timeline import Interval
        >>> print(Interval("2025-07-14/2025-07-16", "UTC").going_on().text)
        2025-07-14/..
        """
        return Interval(f"{ends_of(self.text)[0]}/..", self.zone, self.start_us, FOREVER)

    def until(self, other: Interval) -> Interval:
        """From its beginning to the end of another, in its own words if its ends are of one zone.

        Raises:
            InvalidInterval: the other ends before this one begins, or is no interval; or neither when it
                begins nor when the other ends is known.

        >>> from us_russia_timeline import Interval
        >>> print(Interval("2025-07-14", "UTC").until(Interval("2025-08-08", "UTC")))
        14 July to 8 August 2025
        """
        if not isinstance(other, Interval):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
            raise InvalidInterval(f"it reaches until an Interval, not until {type(other).__name__}")
        stop = other.stop_us
        if not other.fills and other.precision not in CIVIL:
            stop = other.start_us  # a minute that ends an interval is not part of it
        within_one = stop <= self.start_us < other.stop_us  # unless it is the very minute that begins it
        told = self if other.open is not None else other  # an end that is not told is of any zone
        if (self.unbegun is None and told.zone != self.zone) or within_one:
            start = self.unbegun or self.start_us
            return in_utc(start, other.open or (other.stop_us if within_one else stop))
        head, tail = ends_of(self.text)[0], ends_of(other.text)[1]
        return Interval(f"{head}/{tail}", told.zone, self.start_us, stop)

    def __str__(self) -> str:
        from us_russia_timeline.intervals.words import in_words

        return in_words(self.text, self.zone)

    def __repr__(self) -> str:
        return f"Interval({self.text!r}, {self.zone!r})"


def _microseconds(moment: object) -> int:
    if not isinstance(moment, datetime):
        raise InvalidMoment(f"an instant is an aware datetime, not {type(moment).__name__}")
    try:
        us = to_microseconds(moment)
    except (TypeError, ValueError):  # naive, or what another library has for "no time"
        raise InvalidMoment("an instant needs a zone, and none is assumed") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR or not _EARLIEST <= us < _LATEST:
        raise InvalidMoment(f"{moment.isoformat()}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return us


def in_utc(start: int | Open, stop: int | Open) -> Interval:
    """The interval that fills the time between two microseconds, stated in UTC.

    Raises:
        InvalidInterval: the second is not after the first, or nothing is told of either.
    """
    from us_russia_timeline.intervals.words import clock_text

    if not isinstance(start, Open) and not isinstance(stop, Open) and stop <= start:
        raise InvalidInterval("an interval must end after it begins")
    open_text = {Open.ONGOING: "..", Open.UNKNOWN: ""}
    ends = [
        open_text[each] if isinstance(each, Open) else clock_text(from_microseconds(each))
        for each in (start, stop)
    ]
    low, high = EVER if isinstance(start, Open) else start, FOREVER if isinstance(stop, Open) else stop
    return Interval("/".join(ends), "UTC", low, high)
