"""Counting days by the rules that people and courts use."""

from __future__ import annotations

import enum
from collections.abc import Container
from datetime import date, timedelta
from typing import TypeVar

from us_russia_timeline._given import flag
from us_russia_timeline.deadlines.holidays import Asked, Holidays, civil_day, judged
from us_russia_timeline.deadlines.units import LONGEST, Rule, Unit, quantity
from us_russia_timeline.errors import InvalidQuestion, InvalidRecord

__all__ = ["days_between", "due"]

_ROLLING = frozenset({Rule.FRCP_6A, Rule.EU_1182_71, Rule.ETS_76})

E = TypeVar("E", bound=enum.Enum)


def _member(kind: type[E], value: E | str) -> E:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(str(each.value) for each in kind)
        raise InvalidRecord(f"{value!r:.60} is not a valid {kind.__name__}; use one of {allowed}") from None


def _is_business_day(day: date, holidays: Container[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def _business_days_until(a: int, b: int, holidays: Holidays | Asked) -> int:
    """Business days after ``a``, up to and including ``b``, both ordinals; ``a`` is not the later."""
    if isinstance(holidays, Holidays):
        return holidays.business_days_until(b) - holidays.business_days_until(a)
    return sum(_is_business_day(date.fromordinal(day), holidays) for day in range(a + 1, b + 1))


def days_between(
    first: date | str, last: date | str, *, business: bool = False, holidays: Container[date | str] = ()
) -> int:
    """How many days after ``first`` the day ``last`` is; negative when it is earlier.

    ``first`` itself is not counted and ``last`` is, on and back, so that it is the inverse of `due`:
    ``days_between(day, due(day, n)) == n``. So business days counted back from one day to another are as many
    as those counted on only where both days are business days, or neither.

    Args:
        first: the trigger day, as a date or as a text such as ``2025-07-14``.
        last: the day counted to, likewise.
        business: count Mondays to Fridays that are no holidays, instead of all days.
        holidays: any container of days, for none is known by itself; `Holidays` makes the cost independent
            of the span.

    Raises:
        InvalidMoment: something other than a day, also among the holidays; a datetime is none.
        InvalidQuestion: ``business`` is neither true nor false; or there are holidays, and all days count.

    >>> from us_russia_timeline.deadlines import days_between
    >>> days_between("2025-07-14", "2025-08-08")
    25
    >>> days_between("2025-07-14", "2025-08-08", business=True)
    19
    """
    a, b = civil_day(first, "the first day").toordinal(), civil_day(last, "the last day").toordinal()
    asked = judged(holidays)
    if not flag("business", business):
        if asked:
            raise InvalidQuestion("holidays matter only among business days: give business=True")
        return b - a
    if b < a:
        return -_business_days_until(b - 1, a - 1, asked)
    return _business_days_until(a, b, asked)


def _counted(day: date, amount: int, holidays: Holidays | Asked) -> date:
    """The day on which so many business days after a day, or before it, have been counted.

    Raises:
        OverflowError: there are not so many in the calendar.
    """
    step = timedelta(days=1 if amount > 0 else -1)
    left = abs(amount)
    if isinstance(holidays, Asked):  # then no day is asked about twice
        while left:
            day += step
            left -= _is_business_day(day, holidays)
        return day
    # By halves: the first day by which enough have been counted, or the first after which too few are left.
    until, at = holidays.business_days_until, day.toordinal()
    low, high = (at + 1, date.max.toordinal()) if amount > 0 else (1, at - 1)
    wanted = until(at) + left if amount > 0 else until(at - 1) - left + 1
    if wanted < 1 or until(high) < wanted:
        raise OverflowError
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if until(middle) < wanted else (low, middle)
    return date.fromordinal(low)


def _add_calendar(day: date, amount: int, unit: Unit) -> date:
    if unit in (Unit.DAYS, Unit.WEEKS):
        return day + timedelta(days=amount * (7 if unit is Unit.WEEKS else 1))
    from dateutil.relativedelta import relativedelta

    return day + (relativedelta(months=amount) if unit is Unit.MONTHS else relativedelta(years=amount))


def _told(amount: object) -> str:
    """What was given instead, where it can be shown: Python refuses to write out the hugest numbers."""
    return "" if isinstance(amount, int) and abs(amount) > 10**9 else f", not {amount!r:.40}"


def _nearest_business_day(day: date, step: int, holidays: Container[date]) -> date:
    while not _is_business_day(day, holidays):
        day += timedelta(days=step)
    return day


def due(
    trigger: date | str,
    amount: int,
    unit: Unit | str = Unit.DAYS,
    *,
    rule: Rule | str = Rule.CALENDAR,
    holidays: Container[date | str] = (),
) -> date:
    """The last day of a period of days, weeks, months, years or business days, after a day or before it.

    Months and years end on the day of the same number, or the last of a shorter month; that is
    `dateutil.relativedelta`, and is not reversible: a month after 31 January and a month before it.

    Counting back mirrors counting on: the trigger day is not counted, and with the rule that counts it, it is
    the first. By rule 6(a) a last day that is no working day moves further back; by the European regulation
    it stays (article 3 (4)), and the two working days are found before the trigger.

    Args:
        trigger: the day of the event that starts the period, or towards which it runs, as a date or as a
            text such as ``2025-07-14``.
        amount: how many units; a negative number counts back, and nought is none.
        unit: what is counted; hours run by the clock, so add a ``timedelta`` to an aware datetime.
        rule: how it is counted; see `Rule`.
        holidays: any container of days, for business days and for the rules that move a last day; none is
            known by itself, not those that a rule names either.

    Raises:
        InvalidRecord: hours, no such unit or rule, an amount of nought, an end beyond the calendar, or
            counting back by the European convention, whose article 1 leaves that out.
        InvalidMoment: the trigger or a holiday is no day; a datetime is none.

    >>> from us_russia_timeline.deadlines import due
    >>> due("2025-07-14", 50)
    datetime.date(2025, 9, 2)
    >>> due("2025-07-14", 10, "business_days")
    datetime.date(2025, 7, 28)
    """
    unit, rule, start = _member(Unit, unit), _member(Rule, rule), civil_day(trigger, "the trigger")
    if unit is Unit.HOURS:
        raise InvalidRecord("hours are counted by the clock: add timedelta(hours=...) to an aware datetime")
    if type(amount) is not int or not 1 <= abs(amount) <= LONGEST:
        raise InvalidRecord(
            f"the amount must be a whole number from 1 to {LONGEST}, or from -1 to -{LONGEST} to count back"
            f"{_told(amount)}"
        )
    if amount < 0 and rule is Rule.ETS_76:
        raise InvalidRecord(f"{rule} cannot be counted back: its article 1 leaves such periods out")
    asked = judged(holidays)
    try:
        return _last_day(start, amount, unit, rule, asked)
    except (OverflowError, ValueError):
        way = "after" if amount > 0 else "before"
        raise InvalidRecord(f"{quantity(abs(amount), unit)} {way} {start} is beyond the calendar") from None


def _last_day(trigger: date, amount: int, unit: Unit, rule: Rule, holidays: Holidays | Asked) -> date:
    step = 1 if amount > 0 else -1
    counted = rule is Rule.INCLUDING_TRIGGER
    if unit is Unit.BUSINESS_DAYS:
        last = _counted(trigger - timedelta(days=step * counted), amount, holidays)
    else:
        last = _add_calendar(trigger, amount, unit)
        # A month from 1 March is over on the 31st; one cut short by a shorter month ends with it. Counted
        # back from 31 March it begins on the 1st, also where February has no such day to begin after.
        if counted and (amount < 0 or unit in (Unit.DAYS, Unit.WEEKS) or last.day == trigger.day):
            last -= timedelta(days=step)
    # Of the period itself, before its end moves; business days are working days as they are.
    several = unit is not Unit.BUSINESS_DAYS and abs((last - trigger).days) >= 2
    if rule in _ROLLING and (amount > 0 or rule is not Rule.EU_1182_71):
        last = _nearest_business_day(last, step, holidays)
    if rule is Rule.EU_1182_71 and several:  # article 3 (5)
        two = _counted(trigger, 2 * step, holidays)
        last = max(last, two) if amount > 0 else min(last, two)
    return last
