"""Counting days by the rules that people and courts use."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar, cast

from us_russia_timeline.deadlines.units import LONGEST, Rule, Unit, quantity
from us_russia_timeline.errors import InvalidMoment, InvalidRecord

__all__ = ["Holidays", "days_between", "due"]

_MONDAY = 1  # date(1, 1, 1), ordinal 1, was a Monday
_ROLLING = frozenset({Rule.FRCP_6A, Rule.EU_1182_71, Rule.ETS_76})


class Holidays(Container[date]):
    """A fixed set of holidays, prepared for counting in constant time whatever the span.

    Any container of dates will do for `due` and `days_between`; a set or a list is prepared at
    each call, and a container that cannot be listed is asked day by day.

    Raises:
        InvalidMoment: one of them is no date, or is a datetime.
    """

    __slots__ = ("_days", "_weekday_ordinals")

    def __init__(self, days: Iterable[date] = ()) -> None:
        self._days = frozenset(_day(day, "a holiday") for day in days)
        self._weekday_ordinals = sorted(
            day.toordinal() for day in self._days if (day.toordinal() - _MONDAY) % 7 < 5
        )

    def __contains__(self, day: object) -> bool:
        return day in self._days

    def __reduce__(self) -> tuple[type[Holidays], tuple[frozenset[date]]]:
        return Holidays, (self._days,)

    def until(self, ordinal: int) -> int:
        """How many of them fall on a Monday to Friday up to and including that day."""
        return bisect_right(self._weekday_ordinals, ordinal)


E = TypeVar("E", bound=enum.Enum)


def _day(value: object, name: str) -> date:
    """A civil day; a datetime is none, though Python counts it among the dates."""
    if isinstance(value, datetime) or not isinstance(value, date):
        hint = ": use .date()" if isinstance(value, datetime) else ", such as date(2025, 7, 14)"
        raise InvalidMoment(f"{name} must be a date, not {type(value).__name__}{hint}")
    return value


def _member(kind: type[E], value: E | str) -> E:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(str(each.value) for each in kind)
        raise InvalidRecord(f"{value!r:.60} is not a valid {kind.__name__}; use one of {allowed}") from None


def _weekdays_until(ordinal: int) -> int:
    """How many Mondays to Fridays there are from the first day of the calendar to that day."""
    weeks, rest = divmod(ordinal - _MONDAY + 1, 7)
    return weeks * 5 + min(rest, 5)


def _prepared(holidays: Container[date]) -> Holidays | None:
    """The holidays as a set where they can be listed; ``None`` where the container must be asked day by day.

    Whatever can be listed is judged, so that a container of timestamps is refused rather than ignored.

    Raises:
        InvalidMoment: no container, or one that holds something other than dates.
    """
    if isinstance(holidays, Holidays):
        return holidays
    if isinstance(holidays, str) or not hasattr(type(holidays), "__contains__"):  # iterators answer once
        name = type(holidays).__name__
        raise InvalidMoment(f"holidays must be a container of dates, not {name}: make a set of them")
    if not isinstance(holidays, Iterable):
        return None
    listed = Holidays(cast("Iterable[date]", holidays))
    # A mapping of its own kind may make its days up when asked, as calendars of countries do year by year.
    own_way = isinstance(holidays, Mapping) and type(cast("object", holidays)) is not dict
    return None if own_way else listed


def _is_business_day(day: date, holidays: Container[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def _business_days_until(first: date, last: date, holidays: Container[date]) -> int:
    """Business days after ``first``, up to and including ``last``; ``first`` is not the later."""
    prepared = _prepared(holidays)
    a, b = first.toordinal(), last.toordinal()
    if prepared is not None:
        return _weekdays_until(b) - _weekdays_until(a) - prepared.until(b) + prepared.until(a)
    return sum(_is_business_day(date.fromordinal(day), holidays) for day in range(a + 1, b + 1))


def days_between(first: date, last: date, *, business: bool = False, holidays: Container[date] = ()) -> int:
    """How many days after ``first`` the day ``last`` is; negative when it is earlier.

    ``first`` itself is not counted and ``last`` is, so that it is the inverse of `due`:
    ``days_between(day, due(day, n)) == n``.

    Args:
        first: the trigger day.
        last: the day counted to.
        business: count Mondays to Fridays that are no holidays, instead of all days.
        holidays: any container of dates; `Holidays` makes the cost independent of the span.

    Raises:
        InvalidMoment: something other than a date, also among the holidays; a datetime is none.
    """
    first, last = _day(first, "the first day"), _day(last, "the last day")
    if not business:
        return last.toordinal() - first.toordinal()
    if last < first:
        return -_business_days_until(last, first, holidays)
    return _business_days_until(first, last, holidays)


def _after_business_days(day: date, amount: int, holidays: Container[date]) -> date:
    """The day on which ``amount`` business days after ``day`` have been counted."""
    prepared = _prepared(holidays)
    if prepared is None:  # then no day is asked about twice
        while amount:
            day += timedelta(days=1)
            amount -= _is_business_day(day, holidays)
        return day
    holidays = prepared
    # A first guess, held to the calendar; where holidays defeat it the search below runs off its end.
    low, high = day.toordinal(), min(day.toordinal() + amount * 7 // 5 + 4, date.max.toordinal())
    while _business_days_until(day, date.fromordinal(high), holidays) < amount:
        low, high = high, high + 7 + 2 * (high - low)
    while low < high:
        middle = (low + high) // 2
        if _business_days_until(day, date.fromordinal(middle), holidays) < amount:
            low = middle + 1
        else:
            high = middle
    return date.fromordinal(low)


def _add_calendar(day: date, amount: int, unit: Unit) -> date:
    if unit in (Unit.DAYS, Unit.WEEKS):
        return day + timedelta(days=amount * (7 if unit is Unit.WEEKS else 1))
    from dateutil.relativedelta import relativedelta

    return day + (relativedelta(months=amount) if unit is Unit.MONTHS else relativedelta(years=amount))


def _told(amount: object) -> str:
    """What was given instead, where it can be shown: Python refuses to write out the hugest numbers."""
    return "" if isinstance(amount, int) and abs(amount) > 10**9 else f", not {amount!r:.40}"


def _next_business_day(day: date, holidays: Container[date]) -> date:
    while not _is_business_day(day, holidays):
        day += timedelta(days=1)
    return day


def due(
    trigger: date,
    amount: int,
    unit: Unit | str = Unit.DAYS,
    *,
    rule: Rule | str = Rule.CALENDAR,
    holidays: Container[date] = (),
) -> date:
    """The last day of a period of days, weeks, months, years or business days.

    Months and years end on the day of the same number, or the last of a shorter month; that is
    `dateutil.relativedelta`, and is not reversible: a month after 31 January and a month before it.

    Args:
        trigger: the day of the event that starts the period.
        amount: how many units; at least one.
        unit: what is counted; hours run by the clock, so add a ``timedelta`` to an aware datetime.
        rule: how it is counted; see `Rule`.
        holidays: any container of dates, for business days and for the rules that move a last day.

    Raises:
        InvalidRecord: hours, no such unit or rule, an amount below one, or an end beyond the calendar.
        InvalidMoment: the trigger or a holiday is no date; a datetime is none.
    """
    unit, rule, trigger = _member(Unit, unit), _member(Rule, rule), _day(trigger, "the trigger")
    if unit is Unit.HOURS:
        raise InvalidRecord("hours are counted by the clock: add timedelta(hours=...) to an aware datetime")
    if type(amount) is not int or not 1 <= amount <= LONGEST:
        raise InvalidRecord(f"the amount must be a whole number from 1 to {LONGEST}{_told(amount)}")
    counted = rule is Rule.INCLUDING_TRIGGER
    prepared = _prepared(holidays)
    holidays = holidays if prepared is None else prepared
    try:
        if unit is Unit.BUSINESS_DAYS:
            last = _after_business_days(trigger - timedelta(days=counted), amount, holidays)
        else:
            last = _add_calendar(trigger, amount, unit)
            # A month from 1 March is over on the 31st; one cut short by a shorter month ends with it.
            if counted and (unit in (Unit.DAYS, Unit.WEEKS) or last.day == trigger.day):
                last -= timedelta(days=1)
        # Of the period itself, before its end moves; business days are working days as they are.
        several = unit is not Unit.BUSINESS_DAYS and (last - trigger).days >= 2
        if rule in _ROLLING:
            last = _next_business_day(last, holidays)
        if rule is Rule.EU_1182_71 and several:  # article 3 (5)
            last = max(last, _after_business_days(trigger, 2, holidays))
    except (OverflowError, ValueError):
        raise InvalidRecord(f"{quantity(amount, unit)} after {trigger} is beyond the calendar") from None
    return last
