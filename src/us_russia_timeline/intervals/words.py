"""Statements of time as people write them: ``7 to 9 August 2025``."""

from __future__ import annotations

from datetime import datetime, timezone

from us_russia_timeline.errors import UnknownZone
from us_russia_timeline.intervals.points import DAY, Point, shown_twice, zone_rules
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


def clock_in(moment: datetime, zone: str) -> str:
    """What the clocks of a zone show at an aware moment, with the offset where they show it twice.

    Raises:
        UnknownZone: this machine has no rules for the zone.
    """
    local = moment.astimezone(zone_rules(zone))
    offset = local.isoformat()[len(local.replace(tzinfo=None).isoformat()) :]
    return clock_text(local) + (offset if shown_twice(local) else "")


def _stated_offset(point: Point, zone: str) -> str:
    """The offset of a point that states one, where the zone does not say it: or says two, or is unknown."""
    if point.offset is None:
        return ""
    try:
        local = point.low.replace(tzinfo=zone_rules(zone))
        if not shown_twice(local) and local.utcoffset() == point.offset:
            return ""
    except UnknownZone:
        pass
    return point.low.replace(tzinfo=timezone(point.offset)).isoformat()[-len("+00:00") :]


def _point_words(point: Point, zone: str, *, midnight: bool = False) -> str:
    """A point in words; ``midnight`` is that it was written as 24 o'clock of the day before."""
    day = point.low
    if point.precision == "year":
        return str(day.year)
    if point.precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if midnight:
        day -= DAY
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if point.precision == "day":
        return words
    return f"{words}, {'24:00' if midnight else clock_text(day)[11:]}{_stated_offset(point, zone)}"


def in_words(text: str, zone: str) -> str:
    """A statement in words, with its zone where it tells the hour, and the offset if that comes twice."""
    low, high, open_end, unbegun = parse_statement(text)
    clock = f" ({zone})" if "T" in text else ""
    midnight = "T24" in text
    if low is None:
        end = None if high is None else _point_words(high, zone, midnight=midnight)
        return _unbegun_words(end, unbegun) + clock
    if open_end is Open.ONGOING:
        return f"from {_point_words(low, zone)} on{clock}"
    if open_end is Open.UNKNOWN:
        return f"from {_point_words(low, zone)}, end unknown{clock}"
    if high is None:
        return f"{_point_words(low, zone)}{clock}"
    words = f"{_stretch_words(low, high, zone, midnight=midnight)}{clock}"
    return words if "/" in text else f"some time from {words}"


def _unbegun_words(end: str | None, unbegun: Open | None) -> str:
    if end is None:
        return "at all times"
    return f"until {end}{', beginning unknown' if unbegun is Open.UNKNOWN else ''}"


def _stretch_words(low: Point, high: Point, zone: str, *, midnight: bool) -> str:
    head, tail = _point_words(low, zone), _point_words(high, zone, midnight=midnight)
    if low.precision == high.precision == "day":
        if low.low == high.low:
            return f"all of {head}"
        if (low.low.year, low.low.month) == (high.low.year, high.low.month):
            head = str(low.low.day)
        elif low.low.year == high.low.year:
            head = head.rpartition(" ")[0]
    elif ", " in head and tail.startswith(f"{head.partition(', ')[0]}, "):  # hours of one day
        tail = tail.partition(", ")[2]
    return f"{head} to {tail}"
