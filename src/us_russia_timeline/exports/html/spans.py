"""Times as numbers for drawing: civil days since 1970, hours as fractions, in the record's own zone."""

from __future__ import annotations

from datetime import date, datetime

from us_russia_timeline.exports.common import ends
from us_russia_timeline.intervals import FOREVER, Axis, Interval, Open, parse_statement
from us_russia_timeline.models import Truce, TruceEnd

__all__ = ["EPOCH", "band", "day_number", "days_of", "fades", "mark"]

EPOCH = date(1970, 1, 1).toordinal()
"""The ordinal of the day that is number nought."""


def day_number(day: date) -> int:
    """The number of a civil day."""
    return day.toordinal() - EPOCH


def _number(civil: datetime) -> float:
    seconds = civil.hour * 3600 + civil.minute * 60 + civil.second
    return round(day_number(civil.date()) + seconds / 86400, 3)


def _short(number: float) -> float:
    """A whole number without its fraction: shorter in JSON."""
    return int(number) if number == int(number) else number


def band(when: Interval) -> list[float | None]:
    """Where it begins and ends, half-open; an end that is not there is ``None``."""
    low, _ = ends(when)
    stop = parse_statement(when.text).stop
    return [_short(_number(low.low)), None if stop is None else _short(_number(stop))]


def mark(when: Interval) -> float:
    """Where a mark for it stands: at its minute; else in the middle of its first day, month or year."""
    low, _ = ends(when)
    return _short(round((_number(low.low) + _number(low.high)) / 2, 3))


def days_of(when: Interval) -> list[int | None]:
    """Its first and its last civil day, inclusive; a last one that is not there is ``None``."""
    first, stop = when.edges(Axis.DAYS)
    return [first - EPOCH, None if stop == FOREVER else stop - 1 - EPOCH]


def fades(truce: Truce) -> bool:
    """Whether its end is drawn as one that nobody knows: it was not told, or it has ended and went on."""
    end = truce.when.open
    return end is Open.UNKNOWN or (end is not None and truce.ended.how is not TruceEnd.ONGOING)
