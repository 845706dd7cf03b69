"""Statements of time: the texts in which intervals are stated, parsed."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from us_russia_timeline._record import Vocabulary
from us_russia_timeline.errors import InvalidInterval
from us_russia_timeline.intervals.points import CIVIL, Point, parse_point

__all__ = ["Open", "Precision", "Statement", "parse_statement"]


class Precision(Vocabulary):
    """How finely a statement tells the time; of two ends, the coarser.

    >>> from us_russia_timeline.intervals import Interval, Precision
    >>> Interval("2025-07", "UTC").precision is Precision.MONTH
    True
    """

    YEAR = "year", "told to the year"
    MONTH = "month", "told to the month"
    DAY = "day", "told to the day"
    MINUTE = "minute", "told to the minute"
    SECOND = "second", "told to the second"
    MICROSECOND = "microsecond", "told to a fraction of a second"


class Open(Vocabulary):
    """The two ways for an end not to be there: it has not come, or nobody says when it came.

    A beginning is not there in the same two ways: there was none that matters, or nobody says when.

    >>> from us_russia_timeline import Interval, Open
    >>> Interval("2025-07-14/..", "UTC").last is Open.ONGOING
    True
    """

    ONGOING = "ongoing", "the end has not come; as a beginning, it went on before all that is told"
    UNKNOWN = "unknown", "it has come, and nobody says when"


class Statement(NamedTuple):
    """A parsed text: its civil edges, half-open, and the points they were written as."""

    low: Point | None
    high: Point | None
    open: Open | None
    unbegun: Open | None = None

    @property
    def stop(self) -> datetime | None:
        """The civil reading at which it stops, exclusive: a clock end as written, else its day's end."""
        last = self.high or self.low
        if self.open is not None or last is None:
            return None
        return last.high if self.high is None or last.precision in CIVIL else last.low


@lru_cache(maxsize=4096)
def parse_statement(text: str) -> Statement:
    """Read a statement: one point, two parted by a slash, each of which may be open, or two in brackets.

    Raises:
        InvalidInterval: it is no such text.
    """
    if text[:1] == "[":
        return _within_several(text)
    head, slash, tail = text.partition("/")
    if not slash:
        return Statement(parse_point(head), None, None)
    open_end = _OPEN.get(tail)
    unbegun = _OPEN.get(head)
    if unbegun is not None and open_end is not None and text != "../..":
        raise InvalidInterval(f"{text!r} is not a time: it tells neither when it began nor when it ended")
    low = parse_point(head) if unbegun is None else None
    return Statement(low, parse_point(tail, closing=True) if open_end is None else None, open_end, unbegun)


_OPEN = {"..": Open.ONGOING, "": Open.UNKNOWN}


def _within_several(text: str) -> Statement:
    """Some time within several days, months or years: ``[2025-05-08..2025-05-10]``, a set of EDTF."""
    head, dots, tail = text[1:-1].partition("..")
    if not dots or text[-1] != "]":
        raise InvalidInterval(f"{text[:60]!r} is not a time: write [2025-05-08..2025-05-10]")
    low, high = parse_point(head), parse_point(tail)
    if low.precision != high.precision or low.precision not in CIVIL:
        raise InvalidInterval(f"{text!r}: in brackets stand two days, two months or two years")
    if low.low >= high.low:
        raise InvalidInterval(f"{text!r}: the first in the brackets must come before the last")
    return Statement(low, high, None)


def ends_of(text: str) -> tuple[str, str]:
    """The two ends of a statement as they are written; of a single point, twice that."""
    if text[:1] == "[":
        head, _, tail = text[1:-1].partition("..")
        return head, tail
    head, slash, tail = text.partition("/")
    return head, tail if slash else head
