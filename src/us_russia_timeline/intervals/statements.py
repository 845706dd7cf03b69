"""Statements of time: the texts in which intervals are stated, parsed."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from us_russia_timeline._record import Vocabulary
from us_russia_timeline.intervals.points import CIVIL, Point, parse_point

__all__ = ["Open", "Precision", "Statement", "parse_statement"]


class Precision(Vocabulary):
    """How finely a statement tells the time; of two ends, the coarser."""

    YEAR = "year", "told to the year"
    MONTH = "month", "told to the month"
    DAY = "day", "told to the day"
    MINUTE = "minute", "told to the minute"
    SECOND = "second", "told to the second"
    MICROSECOND = "microsecond", "told to a fraction of a second"


class Open(Vocabulary):
    """The two ways for an end not to be there: it has not come, or nobody says when it came."""

    ONGOING = "ongoing", "the end has not come"
    UNKNOWN = "unknown", "the end has come, and nobody says when"


class Statement(NamedTuple):
    """A parsed text: its civil edges, half-open, and the points they were written as."""

    low: Point
    high: Point | None
    open: Open | None

    @property
    def stop(self) -> datetime | None:
        """The civil reading at which it stops, exclusive: a clock end as written, else its day's end."""
        if self.open is not None:
            return None
        if self.high is None:
            return self.low.high
        return self.high.high if self.high.precision in CIVIL else self.high.low


@lru_cache(maxsize=4096)
def parse_statement(text: str) -> Statement:
    """Read a statement: one point, or two parted by a slash, the second of which may be open.

    Raises:
        InvalidInterval: it is no such text.
    """
    head, slash, tail = text.partition("/")
    low = parse_point(head)
    if not slash:
        return Statement(low, None, None)
    if tail == "..":
        return Statement(low, None, Open.ONGOING)
    if tail == "":
        return Statement(low, None, Open.UNKNOWN)
    return Statement(low, parse_point(tail), None)
