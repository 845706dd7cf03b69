"""Statements of time as people write them: ``7 to 9 August 2025``."""

from __future__ import annotations

from datetime import datetime

from us_russia_timeline.intervals.points import Point
from us_russia_timeline.intervals.statements import Open, parse_statement

MONTHS = [
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


def clock_text(moment: datetime) -> str:
    """A clock reading in ISO 8601, as finely as it needs."""
    text = moment.replace(tzinfo=None).isoformat(
        timespec="microseconds" if moment.microsecond else "seconds" if moment.second else "minutes"
    )
    return text.rstrip("0") if moment.microsecond else text


def _point_words(point: Point) -> str:
    day = point.low
    if point.precision == "year":
        return str(day.year)
    if point.precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if point.precision == "day":
        return words
    return f"{words}, {clock_text(day)[11:]}"


def in_words(text: str, zone: str) -> str:
    """A statement in words, with its zone where it tells the hour."""
    low, high, open_end = parse_statement(text)
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
