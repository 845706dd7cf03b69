"""Deadlines as they are set in words, counted or stated, each with the window that it allows."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record
from us_russia_timeline.deadlines.units import LONGEST, Rule, Unit
from us_russia_timeline.errors import InvalidInterval, InvalidRecord, UnknownZone
from us_russia_timeline.intervals import (
    CIVIL,
    POINT,
    Axis,
    Interval,
    Position,
    Precision,
    clock_in,
    day_start,
    to_microseconds,
    zone_rules,
)

__all__ = ["Deadline"]


def _check_zone(name: str, value: object) -> None:
    if type(value) is not str or not rules.is_zone_name(value):
        raise UnknownZone(f"{name}: {value!r:.80} is not the name of a zone, such as Europe/Kyiv")


def _check_limit(name: str, value: object) -> None:
    rules.check_instance(name, value, Interval)
    if isinstance(value, Interval) and (value.open or value.unbegun) is not None:
        lacks = "end" if value.open is not None else "beginning"
        raise InvalidRecord(f"{name}: {value.text} has no {lacks}, so it sets no limit")


ZONE = rules.Rule(_check_zone, rules.ZONE.schema)
LIMIT = rules.Rule(_check_limit, {})
QUANTITY = rules.Rule(rules.of(int).check, {"minimum": 1, "maximum": LONGEST})


def day_end(day: date, zone: str) -> int:
    """The microsecond at which a civil day of a zone is over."""
    following = datetime(day.year, day.month, day.day) + timedelta(days=1)  # civil; zone beside it
    return day_start(following, zone)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deadline(Record):
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
        UnknownZone: a zone that is none, or one that this machine has no rules for and the window has to be
            worked out.

    >>> import us_russia_timeline as urt
    >>> limit = urt.Deadline(
    ...     text="10 or 12 days",
    ...     zone="America/New_York",
    ...     trigger=urt.Interval("2025-07-28", "America/New_York"),
    ...     least=10,
    ...     most=12,
    ...     unit=urt.deadlines.Unit.DAYS,
    ... )
    >>> print(limit)
    7 to 9 August 2025
    """

    text: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    zone: str = attrs.field(metadata=rules.held_to(ZONE))
    trigger: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))
    least: int | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(QUANTITY)))
    most: int | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(QUANTITY), left_out="least")
    )
    unit: Unit | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.of(Unit))))
    rule: Rule = attrs.field(default=Rule.CALENDAR, metadata=rules.held_to(rules.of(Rule)))
    by: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(LIMIT)))
    window: Interval = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.of(Interval))))  # pyright: ignore[reportAssignmentType] - worked out below

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        counted = self.trigger is not None or self.unit is not None or (self.least, self.most) != (None, None)
        if counted == (self.by is not None):
            raise InvalidRecord(
                f"{self.text!r}: a deadline is either counted (trigger, least, unit) or stated (by)"
            )
        if counted and self.most is None:
            object.__setattr__(self, "most", self.least)
        if self.window is None:  # pyright: ignore[reportUnnecessaryComparison] - where left out
            object.__setattr__(self, "window", self._worked_out())
        elif not self._follows():
            right = self._worked_out()
            raise InvalidRecord(
                f"{self.text!r}: the window {self.window.text} ({self.window.zone}) does not follow; "
                f"it is {right.text} ({right.zone}). Where you replace a part, give "
                "window=None and it is worked out again, and most=None where one number was named"
            )
        elif self.unit is Unit.HOURS and self.window.zone != self.zone:
            # Until 0.5 hours were told in UTC; without the rules of the zone they still are.
            with suppress(UnknownZone):
                object.__setattr__(self, "window", self._worked_out())

    def _follows(self) -> bool:
        """Whether the window is the one that the words allow; no rules of zones are needed for that."""
        window = self.window
        if self.by is not None:
            return (window.text, window.zone) == (self.by.text, self.by.zone)
        if self.unit is not Unit.HOURS:
            return (window.text, window.zone) == (self._words_of_days(), self.zone)
        first, last = self._span_of_hours()
        same = (window.start_us, window.stop_us) == (to_microseconds(first), to_microseconds(last))
        return same and window.zone in (self.zone, "UTC")

    def _worked_out(self) -> Interval:
        if self.by is not None:
            return self.by
        if self.unit is Unit.HOURS:
            first, last = self._span_of_hours()
            try:
                return _told_by(self.zone, first, last)
            except InvalidInterval:  # shown twice, by offsets of seconds, which no text can tell apart
                return _told_by("UTC", first, last)
        return Interval(self._words_of_days(), self.zone)

    def _words_of_days(self) -> str:
        first, last = (day.isoformat() for day in self._days())
        return first if first == last else f"{first}/{last}"

    def quantities(self) -> tuple[Interval, int, int, Unit]:
        """The trigger, the least and the most units, and the unit of a counted deadline.

        Raises:
            InvalidRecord: it is stated, not counted.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
        >>> trigger, least, most, unit = limit.terms[1].deadline.quantities()
        >>> print(trigger, least, most, unit.value)
        28 July 2025 10 12 days
        """
        trigger, least, most, unit = self.trigger, self.least, self.most, self.unit
        if trigger is None or least is None or most is None or unit is None:
            raise InvalidRecord(f"{self.text!r}: a counted deadline needs trigger, least and unit")
        if not 1 <= least <= most <= LONGEST:
            raise InvalidRecord(f"{self.text!r}: least and most must run from 1 to {LONGEST}, in order")
        return trigger, least, most, unit

    def _days(self) -> tuple[date, date]:
        from us_russia_timeline.deadlines.counting import due  # most deadlines bring their window

        trigger, least, most, unit = self.quantities()
        day = self.trigger_day(trigger)
        return due(day, least, unit, rule=self.rule), due(day, most, unit, rule=self.rule)

    def trigger_day(self, trigger: Interval) -> date:
        """The civil day from which days are counted: that of the trigger, of a minute its day in the zone.

        >>> import us_russia_timeline as urt
        >>> limit = urt.load().ultimatum("2025-07-14-ukraine-deal-deadline").terms[1].deadline
        >>> limit.trigger_day(limit.trigger).isoformat()
        '2025-07-28'
        """
        if trigger.precision in CIVIL or trigger.zone == self.zone:
            return trigger.first
        return Position(Axis.INSTANTS, trigger.start_us).day_in(self.zone)

    def _span_of_hours(self) -> tuple[datetime, datetime]:
        trigger, least, most, _ = self.quantities()
        stop = trigger.stop
        assert isinstance(stop, datetime)  # noqa: S101 - narrows the type: a trigger is not open
        try:
            first, last = trigger.start + timedelta(hours=least), stop + timedelta(hours=most)
        except OverflowError:
            raise InvalidRecord(
                f"{self.text!r}: {most} hours after {trigger.text} is beyond the calendar"
            ) from None
        return first, last

    def passing(self, axis: Axis) -> tuple[int, int]:
        """When the earliest and the latest day that its words allow have passed, in the zone of its window.

        Days are counted as the deadline's rule says; `readings` tells of other ways to count too.

        On the axis of instants two microseconds: the ends of the first and of the last day that the words
        allow, or the clock time stated. On that of days the ordinals of the days after those two.

        >>> import us_russia_timeline as urt
        >>> from datetime import date
        >>> from us_russia_timeline.intervals import Axis
        >>> timeline = urt.load()
        >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
        >>> earliest, latest = limit.terms[1].deadline.passing(Axis.DAYS)
        >>> date.fromordinal(earliest), date.fromordinal(latest)
        (datetime.date(2025, 8, 8), datetime.date(2025, 8, 10))
        """
        window = self.window
        first, last = window.edges(axis)
        if axis is Axis.DAYS:
            return first + 1, last
        if window.precision in CIVIL:
            return min(day_end(window.first, window.zone), last), last
        if not window.ranged:  # a minute is there when it begins
            return first, first
        if self.trigger is not None and self.trigger.precision is not Precision.DAY:
            last -= self.trigger.stop_us - self.trigger.start_us  # hours from a minute run when it begins
        return first, last

    def __str__(self) -> str:
        return str(self.window)


def _told_by(zone: str, first: datetime, last: datetime) -> Interval:
    """The stretch between two instants by the clocks of a zone; of one minute that they show, the minute."""
    head, tail = clock_in(first, zone), clock_in(last, zone)
    minute = last - first == timedelta(minutes=1) and not first.astimezone(zone_rules(zone)).second
    return Interval(head if minute else f"{head}/{tail}", zone)
