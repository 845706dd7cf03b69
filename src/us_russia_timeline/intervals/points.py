"""Points in time as text, as civil clock readings, and as microseconds.

Microseconds count from 1970-01-01T00:00Z. The grammar is ISO 8601 in its extended form with the
ASCII digits only; nothing here guesses, pads or reads a clock.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from us_russia_timeline._record import is_zone_name
from us_russia_timeline.errors import InvalidInterval, UnknownZone

CIVIL = ("year", "month", "day")
"""The precisions of civil days; the finer ones are of the clock."""

FOREVER = 2**62
"""The microsecond that stands for an open end; later than any that can be written."""

EVER = -FOREVER
"""The microsecond that stands for an open beginning; earlier than any that can be written."""

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
CIVIL_EPOCH = datetime(1970, 1, 1)
EPOCH_ORDINAL = CIVIL_EPOCH.toordinal()
DAY = timedelta(days=1)
DAY_US = 86_400_000_000
"""A civil day, in microseconds."""
MICROSECOND = timedelta(microseconds=1)

# The years that can be written leave room for every zone's offset and for the day after the last.
FIRST_YEAR, LAST_YEAR = 1000, 9998

_POINT = (
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
)
_DAY_LENGTH = len("2025-07-14")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(_POINT)


class Point(NamedTuple):
    """One written point: the civil stretch it names, half-open, and its offset if it states one."""

    low: datetime
    high: datetime
    precision: str
    offset: timedelta | None


def _day_point(text: str) -> Point | None:
    """The point of a text that is a day and nothing else."""
    if len(text) != _DAY_LENGTH or text[4::3] != "--" or not text.isascii():
        return None
    try:
        low = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Point(low, low + DAY, "day", None) if FIRST_YEAR <= low.year <= LAST_YEAR else None


_TIMES = "a time: write 2025, 2025-07, 2025-07-14 or 2025-07-14T18:00"


def parse_point(text: str, *, beyond: int = 0, closing: bool = False, asked: str = _TIMES) -> Point:
    """Read ``2025``, ``2025-07``, ``2025-07-14`` or ``2025-07-14T18:00[:30[.5]][+03[:00]]``.

    ``beyond`` is by how many years it may overstep those that can be stated: an instant in UTC may by one.
    Only one that closes an interval may be 24 o'clock, the midnight at which its day is over. ``asked`` says
    what is asked for, and how it is written.
    """
    whole_day = _day_point(text)  # by far the commonest
    if whole_day is not None:
        return whole_day
    match = _pattern().fullmatch(text)
    if match is None:
        raise InvalidInterval(f"{text[:60]!r} is not {asked}")
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    midnight = hour == "24" and closing and not any(map(int, (minute, second or 0, fraction or 0)))
    if hour == "24" and not midnight:
        raise InvalidInterval(f"{text!r}: 24:00 only ends an interval, as in 2025-07-14/2025-07-14T24:00")
    if not FIRST_YEAR - beyond <= int(year) <= LAST_YEAR + beyond:
        raise InvalidInterval(f"{text!r}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        low = datetime(  # civil time; its zone is stated beside it
            int(year),
            int(month or 1),
            int(day or 1),
            0 if midnight else int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")),
        )
        low += DAY * midnight
        shift = None if offset is None else _parse_offset(offset)
    except ValueError as fault:
        raise InvalidInterval(f"{text!r}: {fault}") from None
    if fraction:
        return Point(low, low + MICROSECOND, "microsecond", shift)
    if second:
        return Point(low, low + timedelta(seconds=1), "second", shift)
    if hour:
        return Point(low, low + timedelta(minutes=1), "minute", shift)
    if month:
        return Point(low, (low + timedelta(days=31)).replace(day=1), "month", None)
    return Point(low, low.replace(year=low.year + 1), "year", None)


def _parse_offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[4:6] or 0)
    if hours > 15 or minutes > 59:
        raise ValueError(f"no zone has the offset {text}")
    size = timedelta(hours=hours, minutes=minutes)
    return -size if text[0] == "-" else size


@lru_cache(maxsize=1024)
def zone_rules(name: str) -> tzinfo:
    """The rules of an IANA zone, from ``zoneinfo``.

    Raises:
        UnknownZone: the name is malformed, or this machine has no data for it.
    """
    if name == "UTC":
        return timezone.utc
    from zoneinfo import ZoneInfo

    if is_zone_name(name):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            pass
    raise UnknownZone(
        f"no rules for the zone {name[:64]!r}: use an IANA name such as Europe/Kyiv; "
        "where the system has no zone data, install tzdata"
    )


def microseconds_of(span: timedelta) -> int:
    """The microseconds of a span of time."""
    return (span.days * 86_400 + span.seconds) * 1_000_000 + span.microseconds


def to_microseconds(moment: datetime) -> int:
    """The microsecond of an aware datetime."""
    return microseconds_of(moment - EPOCH)


def civil_microseconds(civil: datetime) -> int:
    """The microsecond of a civil reading, as if it were one of UTC."""
    return microseconds_of(civil - CIVIL_EPOCH)


def midnight(ordinal: int) -> int:
    """The microsecond at which a civil day begins, as if it were one of UTC."""
    return (ordinal - EPOCH_ORDINAL) * DAY_US


def from_microseconds(microseconds: int) -> datetime:
    """The aware UTC datetime of a microsecond."""
    seconds, fraction = divmod(microseconds, 1_000_000)
    # Small parts: timedelta is slow with a number of sixteen figures.
    return EPOCH + timedelta(seconds // 86_400, seconds % 86_400, fraction)


_INSTANT_LENGTH = len("2025-07-14T04:00:00Z")


def instant_text(microseconds: int) -> str:
    """An instant as canonical JSON writes it: RFC 3339, UTC, to the second or to a fraction of it."""
    text = from_microseconds(microseconds).isoformat()[:-6]  # without its +00:00
    return text.rstrip("0") + "Z" if "." in text else text + "Z"


def read_instant(text: str) -> int:
    """The microsecond of an instant as canonical JSON writes it without a fraction.

    Raises:
        ValueError: it is written in another way.
    """
    # The separators are held to, for `fromisoformat` takes weeks, blanks and fractions too, and 24 o'clock.
    if len(text) != _INSTANT_LENGTH or text[4::3] != "--T::Z" or text[11:13] > "23" or not text.isascii():
        raise ValueError(text)
    since = datetime.fromisoformat(text[:-1]) - CIVIL_EPOCH  # straight: thousands are read at a time
    return (since.days * 86_400 + since.seconds) * 1_000_000


def day_start(civil: datetime, zone: str) -> int:
    """The microsecond at which a civil day begins, even where the clocks skip or repeat midnight."""
    rules = zone_rules(zone)
    early, late = civil.replace(tzinfo=rules, fold=0), civil.replace(tzinfo=rules, fold=1)
    start, before = to_microseconds(early), to_microseconds(late)
    if before >= start:
        return start
    # Skipped: the day begins where the clocks move on, maybe before they would have shown its midnight.
    seconds = range(before // 1_000_000 + 1, start // 1_000_000)

    def shown(second: int) -> datetime:
        return from_microseconds(second * 1_000_000).astimezone(rules).replace(tzinfo=None)

    return (seconds.start + bisect_left(seconds, civil, key=shown)) * 1_000_000


def shown_twice(moment: datetime) -> bool:
    """Whether the clocks of its zone show an aware moment's time twice: then only the offset says which."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def clock_instant(civil: datetime, zone: str, offset: timedelta | None, text: str) -> int:
    """The microsecond of a clock reading in a zone.

    Raises:
        InvalidInterval: the clocks of that zone skip this reading, show it twice and no offset
            says which, or never show it with the stated offset.
    """
    rules = zone_rules(zone)
    early, late = civil.replace(tzinfo=rules, fold=0), civil.replace(tzinfo=rules, fold=1)
    first, second = early.utcoffset(), late.utcoffset()
    skipped = first is not None and second is not None and first < second
    if offset is not None:
        for candidate, own in ((early, first), (late, second)):
            if own == offset and not skipped:
                return to_microseconds(candidate)
        raise InvalidInterval(f"{text!r}: {zone} does not have that offset at that time")
    if skipped:
        raise InvalidInterval(f"{text!r}: the clocks of {zone} skip that time")
    if first != second:
        raise InvalidInterval(f"{text!r}: the clocks of {zone} show that time twice; add the offset")
    return to_microseconds(early)
