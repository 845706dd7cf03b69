"""Dates as people write them, and as our own screens do: ``7 August 2025``, ``Aug 7, 2025``, ``2025-8-7``.

The names of months are English, whole or their first three letters. What is written in another way is left as
it is, for the grammar of the library to read or to refuse.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import date

from us_russia_timeline.cli.phrases import WEEKDAYS
from us_russia_timeline.intervals import MONTHS

__all__ = ["iso"]

_MONTHS = {
    each[:length].lower(): number for number, each in enumerate(MONTHS, 1) for length in (3, len(each))
}
_MONTHS["sept"] = 9
_NAME = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_WEEKDAY = (
    rf"(?:(?P<weekday>{'|'.join(each[:length] for each in WEEKDAYS for length in (len(each), 3))})\.?,?\s+)?"
)
_WRITTEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_NAME},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_NAME}\s+{_DAY},?\s+{_YEAR}",
        rf"{_NAME}\s+{_YEAR}",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    )
]
_LONGEST = 100  # no date that can be read is longer
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def iso(text: str) -> str:
    """A written-out date as the library takes it, ``2025-08-07`` or ``2025-08``; another text as it is.

    Dots are read as in Europe, day first. With slashes or hyphens the day may come first or second: it is
    taken where only one of the two can be a month.

    Raises:
        ArgumentTypeError: both could be the month, the day is of another weekday than is said, or the text is
            too long for a date.
    """
    if len(text) > _LONGEST:
        raise ArgumentTypeError(f"{text[:40]!r}... has {len(text)} characters; a date has {_LONGEST} at most")
    told = " ".join(text.split())
    for pattern in _WRITTEN:
        found = pattern.fullmatch(told)
        if found is not None:
            parts = found.groupdict()
            month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
            made = _made(parts["year"], month, parts.get("day"))
            _check_weekday(text, made, parts.get("weekday"))
            return made
    slashes = _SLASHES.fullmatch(told)
    if slashes is None:
        return text
    one, two, year = slashes.groups()
    readings = {(int(one), int(two)), (int(two), int(one))}
    possible = sorted(_made(year, month, str(day)) for day, month in readings if 1 <= month <= 12)
    if len(possible) > 1:
        raise ArgumentTypeError(f"{text!r} is ambiguous: write {' or '.join(possible)}")
    return possible[0] if possible else text


def _check_weekday(text: str, made: str, said: str | None) -> None:
    """A day with another weekday than its own may be either of two days: a slip, and not passed over."""
    if said is None:
        return
    with suppress(ValueError):  # no such day: the grammar of the library says so
        own = WEEKDAYS[date.fromisoformat(made).weekday()]
        if not own.lower().startswith(said.lower()):
            raise ArgumentTypeError(f"{text!r}: {made} is a {own}")


def _made(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + ("" if day is None else f"-{int(day):02}")
