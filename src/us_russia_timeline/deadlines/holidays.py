"""Holidays in whatever container they come: listed and judged, or asked for day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from us_russia_timeline.errors import InvalidMoment
from us_russia_timeline.intervals import read_day

__all__ = ["Holidays"]

_MONDAY = 1  # date(1, 1, 1), ordinal 1, was a Monday


def civil_day(value: object, name: str) -> date:
    """A civil day, given as a date or as a text such as ``2025-07-14``.

    A datetime is none, though Python counts it among the dates.

    Raises:
        InvalidMoment: it is none; ``name`` says what was asked for.
    """
    if isinstance(value, str):
        return _written(value, name)
    if isinstance(value, datetime) or not isinstance(value, date):
        hint = ": use .date()" if isinstance(value, datetime) else ", such as date(2025, 7, 14)"
        raise InvalidMoment(f"{name} must be a date, not {type(value).__name__}{hint}")
    return value


def _written(text: str, name: str) -> date:
    hint = f"{name} must be a date, or a text such as 2025-07-14, not {text!r:.40}"
    try:
        return read_day(text, hint)
    except InvalidMoment as fault:
        raise InvalidMoment(hint) from fault


def _holiday(value: Any) -> date:
    """The day of a holiday: a date, its text, or what tables hold, a midnight without a zone."""
    if type(value) is date:
        return value
    if isinstance(value, str):
        return _written(value, "a holiday")
    text = ""
    if isinstance(value, date):  # one of its own kind, a datetime or a timestamp
        text = str(value)  # of which this is ISO 8601, with all that it knows
    elif type(value).__name__ == "datetime64":  # numpy is not loaded for this
        text = str(value)
    day, clock = text[:10], text[10:].strip(" T")
    if len(day) == 10 and not clock.strip("0:."):
        try:
            return date.fromisoformat(day)
        except ValueError:
            pass
    if text:
        raise InvalidMoment(f"a holiday must be a date, or a midnight without a zone, not {text:.40}")
    raise InvalidMoment(f"a holiday must be a date, not {type(value).__name__}, such as date(2025, 7, 14)")


class Holidays(Container[date]):
    """A fixed set of holidays, prepared for counting in constant time whatever the span.

    Any container of days will do for `due` and `days_between`: what can be listed (a list, a set, an index of
    pandas, an array of numpy, the keys of a dict) is prepared like this at each call, and one that cannot be
    listed, or fills itself when asked, is asked day by day. A day is a date, a text such as ``2025-07-04``
    or a midnight without a zone.

    Raises:
        InvalidMoment: one of them is no such day, or they are not several.

    >>> from datetime import date
    >>> from us_russia_timeline.deadlines import Holidays, due
    >>> due(date(2025, 7, 3), 1, "business_days", holidays=Holidays([date(2025, 7, 4)]))
    datetime.date(2025, 7, 7)
    """

    __slots__ = ("_days", "_weekday_ordinals")

    def __init__(self, days: Iterable[date | str] = ()) -> None:
        try:
            each_day = iter(days)
        except TypeError:  # one day, or an array without a length
            raise InvalidMoment(
                f"holidays must be several days, not one {type(days).__name__}: make a list of it"
            ) from None
        self._days = frozenset(map(_holiday, each_day))
        self._weekday_ordinals = sorted(
            day.toordinal() for day in self._days if (day.toordinal() - _MONDAY) % 7 < 5
        )

    def __contains__(self, day: object) -> bool:
        return day in self._days

    def __bool__(self) -> bool:
        return bool(self._days)

    def __reduce__(self) -> tuple[type[Holidays], tuple[frozenset[date]]]:
        return Holidays, (self._days,)

    def until(self, ordinal: int) -> int:
        """How many of them fall on a Monday to Friday up to and including that day.

        >>> from datetime import date
        >>> from us_russia_timeline.deadlines import Holidays
        >>> Holidays([date(2025, 7, 4), date(2025, 12, 25)]).until(date(2025, 8, 1).toordinal())
        1
        """
        return bisect_right(self._weekday_ordinals, ordinal)

    def business_days_until(self, ordinal: int) -> int:
        """How many business days there are from the first day of the calendar to that day.

        >>> from datetime import date
        >>> from us_russia_timeline.deadlines import Holidays
        >>> holidays, sunday = Holidays([date(2025, 7, 4)]), date(2025, 6, 29).toordinal()
        >>> holidays.business_days_until(sunday + 7) - holidays.business_days_until(sunday)
        4
        """
        weeks, rest = divmod(ordinal - _MONDAY + 1, 7)
        return weeks * 5 + min(rest, 5) - self.until(ordinal)


_NOT_GIVEN: Container[date | str] = ()  # there is one empty tuple; any other is judged as a list is
_NONE = Holidays()


class Asked(Container[date]):
    """Holidays that are asked for day by day, beside those that could be listed."""

    __slots__ = ("_asked", "_listed")

    def __init__(self, asked: Container[date | str], listed: Holidays) -> None:
        self._asked = asked
        self._listed = listed

    def __contains__(self, day: object) -> bool:
        return day in self._listed or cast("date", day) in self._asked


def judged(holidays: Container[date | str]) -> Holidays | Asked:
    """The holidays as a set where they can be listed, else as what is asked day by day.

    Whatever can be listed is judged, so that no container of other things is ignored.

    Raises:
        InvalidMoment: no container, or one that holds something other than days.
    """
    if isinstance(holidays, Holidays | Asked):
        return holidays
    if holidays is _NOT_GIVEN:
        return _NONE
    if isinstance(holidays, str) or not hasattr(type(holidays), "__contains__"):  # iterators answer once
        name = type(holidays).__name__
        raise InvalidMoment(f"holidays must be a container of dates, not {name}: make a set of them")
    if not isinstance(holidays, Iterable):
        return Asked(holidays, Holidays())
    listed = Holidays(cast("Iterable[date | str]", holidays))
    # A mapping of its own kind may make its days up when asked, as calendars of countries do year by year.
    own_way = isinstance(holidays, Mapping) and type(cast("object", holidays)) is not dict
    return Asked(holidays, listed) if own_way else listed
