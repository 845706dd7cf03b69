"""Every instant at which a deadline can be said to have passed, each with what it assumes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline.deadlines.counting import due
from us_russia_timeline.deadlines.deadline import Deadline, day_end
from us_russia_timeline.deadlines.units import Rule, Unit, quantity
from us_russia_timeline.errors import UnknownZone
from us_russia_timeline.intervals import CIVIL, Interval, Open, Precision, from_microseconds

__all__ = ["Reading", "readings"]


class Reading(NamedTuple):
    """One defensible instant of a deadline: the moment it has passed, and what that assumes.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.deadlines import readings
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> reading = readings(limit.terms[2].deadline)[0]
    >>> reading.instant.isoformat()
    '2025-08-08T04:00:00+00:00'
    >>> reading.assumes
    ('10 days', 'trigger day counted', 'the day ends in America/New_York')
    """

    instant: datetime
    assumes: tuple[str, ...]


def readings(deadline: Deadline, *, zones: Iterable[str] = ()) -> tuple[Reading, ...]:
    """Every defensible instant at which a deadline has passed, earliest first, with its assumptions.

    Every quantity from the least to the most, and the end of the last day in the zone of whoever set it and
    in each of ``zones`` (the target's, say), are all combined; so are the trigger day left out and counted,
    but by the rule of everyday speech alone, for the others leave no choice. A day stated in a zone of its
    own ends in that one too. Readings that come to the same instant are kept apart, for their assumptions
    differ.

    Args:
        deadline: the deadline to read.
        zones: further zones in which its last day may end.

    Raises:
        UnknownZone: a zone this machine has no rules for, or one text in place of several.
        InvalidQuestion: it is no deadline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.deadlines import readings
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> for reading in readings(limit.terms[2].deadline):
    ...     print(reading.instant.isoformat(), "|", ", ".join(reading.assumes))
    2025-08-08T04:00:00+00:00 | 10 days, trigger day counted, the day ends in America/New_York
    2025-08-09T04:00:00+00:00 | 10 days, trigger day not counted, the day ends in America/New_York
    """
    require(deadline, Deadline)
    if not isinstance(zones, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise UnknownZone(f"zones are several names, not {type(zones).__name__}")
    if isinstance(zones, str):
        raise UnknownZone(f"zones are several: write zones=[{zones!r:.80}]")
    found = sorted(_each_reading(deadline, (deadline.zone, *map(_named, zones))))
    return tuple(dict.fromkeys(found))


def _named(zone: object) -> str:
    if not isinstance(zone, str):
        raise UnknownZone(f"a zone is named by a text, not by {type(zone).__name__}")
    return zone


def _starts(trigger: Interval) -> Iterator[tuple[str, datetime]]:
    """From when hours run: a stated minute, or the two ends of a day whose hour nobody published."""
    stop = trigger.stop
    assert isinstance(stop, datetime)  # noqa: S101 - narrows the type: a trigger is not open
    if trigger.precision is Precision.DAY:
        yield "the start of the day", trigger.start
        yield "the end of the day", stop
    else:
        yield "the minute stated", trigger.start


def _each_reading(deadline: Deadline, zones: tuple[str, ...]) -> Iterator[Reading]:
    if deadline.by is not None:
        yield from _stated(deadline.by, (deadline.by.zone, *zones))
        return
    trigger, least, most, unit = deadline.quantities()
    for amount in range(least, most + 1):
        if unit is Unit.HOURS:
            for name, start in _starts(trigger):
                yield Reading(
                    start + timedelta(hours=amount),
                    (f"{quantity(amount, unit)} by the clock", f"from {name}"),
                )
            continue
        counts = (
            (deadline.rule, Rule.INCLUDING_TRIGGER) if deadline.rule is Rule.CALENDAR else (deadline.rule,)
        )
        for rule in counts:
            last = due(deadline.trigger_day(trigger), amount, unit, rule=rule)
            counted = "counted" if rule is Rule.INCLUDING_TRIGGER else "not counted"
            yield from _day_ends(last, zones, quantity(amount, unit), f"trigger day {counted}")


def _stated(by: Interval, zones: tuple[str, ...]) -> Iterator[Reading]:
    """Of one day or minute that one; of a stretch each day of it, or its two ends by the clock.

    Of a month or a year, its first and its last day.
    """
    last, stop, words = by.last, by.stop, f"stated: {by}"
    assert not isinstance(last, Open) and not isinstance(stop, Open)  # noqa: S101, PT018 - `by` has an end
    if by.precision not in CIVIL:
        yield Reading(by.start, (words,))
        if by.ranged:
            yield Reading(stop, (words,))
        return
    ends = by.first.toordinal(), last.toordinal()
    for ordinal in range(ends[0], ends[1] + 1) if by.ranged else dict.fromkeys(ends):
        day = date.fromordinal(ordinal)
        if day == last and stop != from_microseconds(day_end(last, by.zone)):
            yield Reading(stop, (words,))  # it ends by the clock
        else:
            yield from _day_ends(day, zones, words)


def _day_ends(day: date, zones: tuple[str, ...], *assumes: str) -> Iterator[Reading]:
    for zone in zones:
        yield Reading(from_microseconds(day_end(day, zone)), (*assumes, f"the day ends in {zone}"))
