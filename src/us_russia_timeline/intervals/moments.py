"""What a question takes for "when": a civil day or an instant, each a position on an axis of its own."""

from __future__ import annotations

import enum
from datetime import date, datetime, timezone
from typing import NamedTuple

from us_russia_timeline.errors import InvalidInterval, InvalidMoment, UnknownZone
from us_russia_timeline.intervals.points import (
    FIRST_YEAR,
    LAST_YEAR,
    clock_instant,
    from_microseconds,
    parse_point,
    to_microseconds,
    zone_rules,
)

Moment = str | date | datetime
"""What a question takes for "when": a civil day, or an instant with its offset or zone."""


class Axis(enum.Enum):
    """The two ways to lie in time. Civil days do not follow instants across zones, so they do not mix.

    >>> from us_russia_timeline.intervals import Axis
    >>> [axis.value for axis in Axis]
    ['instants', 'days']
    """

    INSTANTS = "instants"
    DAYS = "days"


class Position(NamedTuple):
    """A moment as the questions use it: a microsecond since 1970, or the ordinal of a civil day.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> position = timeline.events.require_covered("2025-07-14")
    >>> position.axis.value, position.close - position.at
    ('days', 1)
    """

    axis: Axis
    at: int

    @property
    def close(self) -> int:
        """Where it is over: a day when the next one begins, an instant at once.

        >>> from us_russia_timeline.intervals import Axis, Position
        >>> Position(Axis.DAYS, 100).close, Position(Axis.INSTANTS, 100).close
        (101, 100)
        """
        return self.at + 1 if self.axis is Axis.DAYS else self.at

    @property
    def after(self) -> int:
        """The next position: what lies at this one lies in ``[at, after)``.

        >>> from us_russia_timeline.intervals import Axis, Position
        >>> Position(Axis.INSTANTS, 100).after
        101
        """
        return self.at + 1

    def day_in(self, zone: str) -> date:
        """The civil day: this one, or that of the instant in a zone.

        Raises:
            UnknownZone: it is an instant, and this machine has no rules for the zone.

        >>> from us_russia_timeline.intervals import Axis, Position
        >>> Position(Axis.INSTANTS, 0).day_in("America/New_York")
        datetime.date(1969, 12, 31)
        """
        if self.axis is Axis.DAYS:
            return date.fromordinal(self.at)
        return from_microseconds(self.at).astimezone(zone_rules(zone)).date()


_MOMENT = "a moment: write 2025-07-14 or 2025-07-14T18:00+03:00"


def read_moment(moment: Moment, *, asked: str = _MOMENT) -> Position:
    """Turn what a caller gave into a civil day or an instant.

    Text is ``2025-07-14`` or ``2025-07-14T18:00+03:00`` or ``2025-07-14T18:00[Europe/Moscow]``. ``asked``
    says what is asked for, and how it is written.

    Raises:
        InvalidMoment: a naive datetime (no zone is ever assumed), a malformed text, another type.
    """
    if isinstance(moment, datetime):
        return Position(Axis.INSTANTS, _instant(moment))
    if isinstance(moment, str):
        return _read_text(moment, asked)
    if isinstance(moment, date):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise _beyond(moment)
        return _day(moment)
    raise InvalidMoment(f"a moment is a text, a date or an aware datetime, not {type(moment).__name__}")


def read_day(day: Moment, asked: str) -> date:
    """Turn what a caller gave into a civil day.

    Raises:
        InvalidMoment: it is no moment, or an instant; ``asked`` says who asks, and what to ask instead.
    """
    position = read_moment(day)
    if position.axis is Axis.INSTANTS:
        raise InvalidMoment(asked)
    return date.fromordinal(position.at)


def _day(day: date) -> Position:
    return Position(Axis.DAYS, day.toordinal())


def _instant(moment: datetime) -> int:
    try:
        us = to_microseconds(moment)
    except (TypeError, ValueError):  # naive, or what another library has for "no time"
        raise InvalidMoment(
            f"{moment!r} has no zone, and none is assumed: give it one with "
            "replace(tzinfo=ZoneInfo('Europe/Moscow')), or ask about the civil day with .date()"
        ) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _beyond(moment)
    return us


def _beyond(moment: object) -> InvalidMoment:
    return InvalidMoment(f"{moment!r}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}")


def _read_text(text: str, asked: str) -> Position:
    body, bracket, zone = text.partition("[")
    if len(text) > 100 or (bracket and not zone.endswith("]")):
        raise InvalidMoment(f"{text[:100]!r} is not {asked}")
    try:
        point = parse_point(body, asked=asked)
        if point.precision in ("year", "month"):
            raise InvalidInterval(
                f"{text!r} is longer than a day: ask about a day of it, or about its first and its last day"
            )
        if point.precision == "day":
            if bracket:
                raise InvalidInterval(f"{text!r}: a civil day takes no zone")
            return _day(point.low)
        if bracket:
            return Position(Axis.INSTANTS, clock_instant(point.low, zone[:-1], point.offset, text))
    except (InvalidInterval, UnknownZone) as fault:
        raise InvalidMoment(str(fault)) from None
    if point.offset is None:
        raise InvalidMoment(
            f"{text!r} has no zone, and none is assumed: write {body}+03:00 or {body}[Europe/Moscow]"
        )
    return Position(Axis.INSTANTS, to_microseconds(point.low.replace(tzinfo=timezone(point.offset))))
