"""Deadlines as they are set in words, and the counting of days that turns words into dates.

A deadline is *counted* ("50 days", "10 or 12 days": a trigger, quantities, a rule) or *stated*
("by Thanksgiving"). Politics leaves things unsaid, so a deadline has a *window*, which follows the
default rule, and *readings*: every instant that can be defended, with what it assumes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline.deadlines.counting import LONGEST, Holidays, Rule, Unit, days_between, due, quantity
from us_russia_timeline.errors import InvalidRecord, UnknownZone
from us_russia_timeline.intervals import Interval, Open, Precision, day_start, from_microseconds, is_zone_name

__all__ = [
    "Deadline",
    "Holidays",
    "Reading",
    "Rule",
    "Unit",
    "days_between",
    "due",
    "readings",
]

_CIVIL = (Precision.YEAR, Precision.MONTH, Precision.DAY)


class Reading(NamedTuple):
    """One defensible instant of a deadline: the moment it has passed, and what that assumes."""

    instant: datetime
    assumes: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deadline(_values.Value):
    """A time limit in the words that set it: counted from a trigger, or stated.

    Args:
        text: the words, such as ``10 or 12 days from today``.
        zone: the civil zone of whoever set it, an IANA name.
        trigger: for a counted one, the day or the minute it is counted from.
        least: for a counted one, the number of units; the smallest when a range was named.
        most: the largest number of units; left out, the same as ``least``.
        unit: what is counted.
        rule: how it is counted.
        by: for a stated one, the day, month, minute or stretch of days named.
        window: from the earliest to the latest day (or the one instant) that the words allow;
            worked out when left out.

    Raises:
        InvalidRecord: neither counted nor stated, or both; a quantity below one or out of order; a
            window that does not follow from the words.
    """

    text: str
    zone: str
    trigger: Interval | None = None
    least: int | None = None
    most: int | None = None
    unit: Unit | None = None
    rule: Rule = Rule.CALENDAR
    by: Interval | None = None
    window: Interval = attrs.field(default=None)  # pyright: ignore[reportAssignmentType] - worked out below

    def __attrs_post_init__(self) -> None:
        _checks.text("text", self.text)
        if type(self.zone) is not str or not is_zone_name(self.zone):
            raise UnknownZone(f"{self.zone!r:.80} is not the name of a zone, such as Europe/Kyiv")
        _checks.instance("rule", self.rule, Rule)
        _checks.optional("unit", self.unit, Unit)
        for name in ("trigger", "by", "window"):
            _checks.optional(name, getattr(self, name), Interval)
        for name in ("least", "most"):
            _checks.optional(name, getattr(self, name), int)
        if self.by is not None and self.by.open is not None:
            raise InvalidRecord(f"by: {self.by.text} has no end, so it sets no limit")
        counted = self.trigger is not None or self.unit is not None or (self.least, self.most) != (None, None)
        if counted == (self.by is not None):
            raise InvalidRecord(
                f"{self.text!r}: a deadline is either counted (trigger, least, unit) or stated (by)"
            )
        if counted and self.most is None:
            object.__setattr__(self, "most", self.least)
        if self.window is None:  # pyright: ignore[reportUnnecessaryComparison] - where left out
            object.__setattr__(self, "window", self._worked_out())
        elif (self.window.text, self.window.zone) != (self._words_of_window(), self._zone_of_window()):
            raise InvalidRecord(
                f"{self.text!r}: the window {self.window.text} ({self.window.zone}) does not follow; "
                f"it is {self._words_of_window()} ({self._zone_of_window()})"
            )

    def _worked_out(self) -> Interval:
        if self.by is not None:
            return self.by
        if self.unit is Unit.HOURS:
            return self._hours()
        return Interval(self._words_of_window(), self.zone)

    def _words_of_window(self) -> str:
        if self.by is not None:
            return self.by.text
        if self.unit is Unit.HOURS:
            return self._worked_out().text
        first, last = (day.isoformat() for day in self._days())
        return first if first == last else f"{first}/{last}"

    def _zone_of_window(self) -> str:
        if self.by is not None:
            return self.by.zone
        return "UTC" if self.unit is Unit.HOURS else self.zone

    def quantities(self) -> tuple[Interval, int, int, Unit]:
        """The trigger, the least and the most units, and the unit of a counted deadline.

        Raises:
            InvalidRecord: it is stated, not counted.
        """
        trigger, least, most, unit = self.trigger, self.least, self.most, self.unit
        if trigger is None or least is None or most is None or unit is None:
            raise InvalidRecord(f"{self.text!r}: a counted deadline needs trigger, least and unit")
        if not 1 <= least <= most <= LONGEST:
            raise InvalidRecord(f"{self.text!r}: least and most must run from 1 to {LONGEST}, in order")
        if trigger.fills or trigger.precision in (Precision.YEAR, Precision.MONTH):
            raise InvalidRecord(f"{self.text!r}: the trigger is one day or one minute, not {trigger.text}")
        return trigger, least, most, unit

    def _days(self) -> tuple[date, date]:
        trigger, least, most, unit = self.quantities()
        return due(trigger.first, least, unit, rule=self.rule), due(trigger.first, most, unit, rule=self.rule)

    def _hours(self) -> Interval:
        trigger, least, most, _ = self.quantities()
        stop = trigger.stop
        assert isinstance(stop, datetime)  # noqa: S101 - narrows the type: a trigger is not open
        try:
            first, last = trigger.start + timedelta(hours=least), stop + timedelta(hours=most)
        except OverflowError:
            raise InvalidRecord(
                f"{self.text!r}: {most} hours after {trigger.text} is beyond the calendar"
            ) from None
        if last - first == timedelta(minutes=1):
            return Interval(first.strftime("%Y-%m-%dT%H:%M"), "UTC")
        return Interval.from_instants(first, last)

    def __str__(self) -> str:
        return str(self.window)


def _end_of(day: date, zone: str) -> datetime:
    following = datetime(day.year, day.month, day.day) + timedelta(days=1)  # civil; zone beside it
    return from_microseconds(day_start(following, zone))


def readings(deadline: Deadline, *, zones: Iterable[str] = ()) -> tuple[Reading, ...]:
    """Every defensible instant at which a deadline has passed, earliest first, with its assumptions.

    The quantities named, the trigger day left out or counted, the end of the last day in the zone
    of whoever set it and in each of ``zones`` (the target's, say) are all combined; readings that
    come to the same instant are kept apart, for their assumptions differ.

    Args:
        deadline: the deadline to read.
        zones: further zones in which its last day may end.

    Raises:
        UnknownZone: a zone this machine has no rules for, or one text in place of several.
    """
    if isinstance(zones, str):
        raise UnknownZone(f"zones are several: write zones=[{zones!r:.80}]")
    found = sorted(_each_reading(deadline, (deadline.zone, *zones)))
    return tuple(dict.fromkeys(found))


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
    by = deadline.by
    if by is not None and not by.fills and by.precision not in _CIVIL:
        yield Reading(by.start, (f"stated: {by}",))
        return
    if by is not None:
        last, stop = by.last, by.stop
        assert not isinstance(last, Open) and not isinstance(stop, Open)  # noqa: S101, PT018 - `by` has an end
        if by.fills and stop != _end_of(last, by.zone):
            yield Reading(stop, (f"stated: {by}",))  # it ends by the clock
            return
        for zone in zones:
            yield Reading(_end_of(last, zone), (f"stated: {by}", f"the day ends in {zone}"))
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
        rules = (
            (deadline.rule, Rule.INCLUDING_TRIGGER) if deadline.rule is Rule.CALENDAR else (deadline.rule,)
        )
        for rule in rules:
            last = due(trigger.first, amount, unit, rule=rule)
            counted = "counted" if rule is Rule.INCLUDING_TRIGGER else "not counted"
            for zone in zones:
                yield Reading(
                    _end_of(last, zone),
                    (
                        quantity(amount, unit),
                        f"trigger day {counted}",
                        f"the day ends in {zone}",
                    ),
                )
