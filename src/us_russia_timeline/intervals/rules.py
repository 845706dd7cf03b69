"""What a time in a record has to be: begun, filled, one day or minute, a civil day; and what two span."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, timezone

from us_russia_timeline._record import Rule, check_instance
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals.interval import Interval
from us_russia_timeline.intervals.moments import Axis
from us_russia_timeline.intervals.points import (
    CIVIL,
    FIRST_YEAR,
    LAST_YEAR,
    civil_microseconds,
    from_microseconds,
    parse_point,
)
from us_russia_timeline.intervals.statements import Open, Precision, ends_of

__all__ = ["BEGUN", "CALENDAR_DAY", "FILLING", "POINT", "check_known", "hull_of", "span"]


def _check_begun(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and value.unbegun is not None:
        raise InvalidRecord(f"{name}: {value.text} has no beginning, and one is needed here")


BEGUN = Rule(_check_begun, {})
"""A time that has a beginning."""


def _check_point(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and (
        value.fills or value.ranged or value.precision in (Precision.YEAR, Precision.MONTH)
    ):
        raise InvalidRecord(f"{name}: is one day or minute, not {value.text}")


POINT = Rule(_check_point, {})
"""One day, or one minute."""


def _check_filling(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and (not value.fills or value.unbegun is not None):
        raise InvalidRecord(f"{name}: state what it fills, from when to when, not {value.text}")


FILLING = Rule(_check_filling, {})
"""A time that is filled, from when to when."""


def _check_day(name: str, value: object) -> None:
    check_instance(name, value, date)
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidRecord(f"{name}: {value}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}")


CALENDAR_DAY = Rule(_check_day, {})
"""A day without a zone, of a year that can be written, and so read again."""


def check_known(record: object) -> None:
    """A day of knowledge is told beside the event that is known sooner; without one it would say nothing."""
    if getattr(record, "known", None) is not None and getattr(record, "event", None) is None:
        raise InvalidRecord("known: it is later than an event, and there is none")


def span(first: Interval, last: Interval) -> Interval:
    """From one beginning to the other end; where their zones differ, days stay the days that were said.

    Its instants are those of each, and a clock tells its offset. "18 March" in Moscow to "24 April" in Kyiv
    is no span of hours in UTC; but it cannot be stated anew from its text and its zone alone, as what
    `Interval.until` makes can.

    Raises:
        InvalidInterval: as `Interval.until`.
    """
    joined, end = first.until(last), last.last
    if first.zone == last.zone or first.unbegun or isinstance(end, Open) or first.first > end:
        return joined
    # Days of UTC are held to its instants; those of another zone only to what any zone could mean.
    zone = first.zone if last.zone == "UTC" else last.zone
    head = _with_offset(ends_of(first.text)[0], joined.start_us)
    tail = _with_offset(ends_of(last.text)[1], joined.stop_us)
    return Interval(f"{head}/{tail}", zone, joined.start_us, joined.stop_us) if head and tail else joined


def hull_of(intervals: Sequence[Interval]) -> Interval:
    """From the first moment of times that are filled to the last, and over all their civil days.

    Where the first moment is by the clocks of one side a day later than another side was bound, it is told
    by the clocks of that side; the last likewise.
    """
    days = [(*each.edges(Axis.DAYS), each) for each in intervals]
    day, _, first = min(days, key=lambda each: (each[2].start_us, each[0]))
    _, after, last = max(days, key=lambda each: (each[2].stop_us, each[1]))
    earliest, _, early = min(days, key=lambda each: each[0])
    _, latest, late = max(days, key=lambda each: each[1])
    if earliest < day:
        first = Interval(_clock_of(first.start_us, early.zone), early.zone)
    if latest > after:
        last = Interval(f"{late.first}/{_clock_of(last.stop_us, late.zone)}", late.zone)
    return span(first, last)


def _clock_of(us: int, zone: str) -> str:
    from us_russia_timeline.intervals.words import clock_in

    return clock_in(from_microseconds(us), zone)


def _with_offset(end: str, us: int) -> str:
    """An end, where it tells the clock with the offset by which that is an instant; empty if none is."""
    point = parse_point(end, closing=True)
    if point.precision in CIVIL or point.offset is not None:
        return end
    minutes, rest = divmod(civil_microseconds(point.low) - us, 60_000_000)
    if rest:  # the minute itself, not its beginning; or the clocks of a place before zones were agreed
        return ""
    return f"{end}{point.low.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()[-6:]}"
