"""Ranges and neighbours of any records with a ``when``; quick when given `Records`.

A moment is a text, a date or an aware datetime. A date is the civil day of each record in its own
zone, as people reported it; an aware datetime is an instant. Two records of one day whose hours
nobody published are not ordered in fact; `chronological` still gives them one stable order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from us_russia_timeline.errors import InvalidMoment
from us_russia_timeline.intervals import Moment
from us_russia_timeline.timelines import Dated, Records, when_of

__all__ = [
    "active_at",
    "between",
    "chronological",
    "followed_by",
    "latest_before",
    "next_after",
    "overlapping",
    "preceded_by",
]

D = TypeVar("D", bound=Dated)
R = TypeVar("R")


def chronological(records: Iterable[R]) -> Records[R]:
    """The records in the one total order: start, stop (open ends last), type, id.

    Raises:
        InvalidQuestion: no iterable, such as a whole timeline.
        InvalidRecord: a ``when`` that is no interval.

    >>> import us_russia_timeline as urt
    >>> late, early = urt.Interval("2025-08-08", "UTC"), urt.Interval("2025-07-14", "UTC")
    >>> class Note:
    ...     def __init__(self, when):
    ...         self.when = when
    >>> [str(note.when) for note in urt.chronological([Note(late), Note(early)])]
    ['14 July 2025', '8 August 2025']
    """
    return as_records(records)


def as_records(records: Iterable[R]) -> Records[R]:
    """The records as `Records`: those that are so already as they are, with their index and coverage."""
    return records if isinstance(records, Records) else Records(records)


def between(records: Iterable[D], first: Moment, last: Moment) -> Records[D]:
    """What began in a stretch of time, in order.

    Of days, both are inclusive; of instants, the last is exclusive. What began earlier and still
    went on is not among them: see `overlapping`.

    A record counts once, at the earliest at which it may have begun, so that stretches that follow on each
    other add up: what is told only as April 2025 is found with 1 April, and not with the rest of the month.
    What may have happened in a stretch is what `overlapping` finds.

    Raises:
        InvalidMoment: a day and an instant, or the first after the last.
        OutsideCoverage: the records are a timeline's, and it says nothing about any of that time.
        InvalidQuestion: what is asked is no records.
        InvalidRecord: one of them has no time.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.between(timeline.truces, "2025-04-15", "2025-05-10").ids()
    ['2025-04-19-easter-truce', '2025-05-08-victory-day-truce']
    """
    return as_records(records).between(first, last)


def overlapping(records: Iterable[D], first: Moment, last: Moment, *, certain: bool = False) -> Records[D]:
    """What may have shared a moment with a stretch of time, in order; bounds as `between`.

    Args:
        records: anything with a ``when``.
        first: the first day, or the first instant.
        last: the last day, inclusive, or the instant at which the stretch ends, exclusive.
        certain: only what surely did: not what lies somewhere within a longer time, nor what ended
            nobody knows when.

    Raises:
        InvalidMoment: a day and an instant, or the first after the last.
        OutsideCoverage: the records are a timeline's, and it says nothing about any of that time.
        InvalidQuestion: what is asked is no records, or ``certain`` is neither true nor false.
        InvalidRecord: one of them has no time.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> easter = urt.overlapping(timeline.truces, "2025-04-20", "2025-04-22", certain=True)
    >>> "2025-04-19-easter-truce" in easter
    True
    """
    return as_records(records).overlapping(first, last, certain=certain)


def active_at(records: Iterable[D], moment: Moment, *, certain: bool = False) -> Records[D]:
    """What may have been going on at a moment, in order; of a day, at any part of it.

    Of truces that never bound anybody this is the time for which they were scheduled, or that of their
    declaration, and nothing is sure; `in_force` tells who was bound.

    Args:
        records: anything with a ``when``.
        moment: a day or an instant.
        certain: only what surely was.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
        InvalidQuestion: what is asked is no records, or ``certain`` is neither true nor false.
        InvalidRecord: one of them has no time.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> night = "2025-04-20T23:30[Europe/Moscow]"
    >>> "2025-04-19-easter-truce" in urt.active_at(timeline.truces, night, certain=True)
    True
    """
    return as_records(records).active_at(moment, certain=certain)


def latest_before(records: Iterable[D], moment: Moment) -> D | None:
    """The last record, in order, that was surely over before a moment (a day: before it began).

    Raises:
        InvalidMoment: the moment is naive or malformed.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
        InvalidQuestion: what is asked is no records.
        InvalidRecord: one of them has no time.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.latest_before(timeline.truces.tagged("easter"), "2025-04-22").id
    '2025-04-19-easter-truce'
    """
    among = as_records(records)
    axis, at = among.require_covered(moment)
    found = reversed(among.items)
    return next((record for record in found if when_of(record).edges(axis)[1] <= at), None)


def next_after(records: Iterable[D], moment: Moment) -> D | None:
    """The first record, in order, that surely began after a moment (a day: after its end).

    Raises:
        InvalidMoment: the moment is naive or malformed.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
        InvalidQuestion: what is asked is no records.
        InvalidRecord: one of them has no time.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.next_after(timeline.truces, "2025-04-22").id
    '2025-05-08-victory-day-truce'
    """
    among = as_records(records)
    axis, at = among.require_covered(moment)
    return next((record for record in among if when_of(record).edges(axis)[0] > at), None)


def _reach(within: object) -> int:
    if not isinstance(within, timedelta):
        raise InvalidMoment(f"within: a timedelta, such as timedelta(days=3), not {type(within).__name__}")
    return within // timedelta(microseconds=1)


def preceded_by(records: Iterable[D], record: Dated, *, within: timedelta) -> Records[D]:
    """What was surely over before a record began, and surely began no longer than ``within`` before it.

    The reach is counted from the earliest at which the record may have begun. Two records of one day whose
    hours nobody published do not precede each other.

    Raises:
        InvalidRecord: a record without a time.
        InvalidMoment: ``within`` is no ``timedelta``.
        InvalidQuestion: what is asked is no records.

    >>> import us_russia_timeline as urt
    >>> from datetime import timedelta
    >>> timeline = urt.load()
    >>> truce = timeline.truce("2025-05-08-victory-day-truce")
    >>> urt.preceded_by(timeline.truces, truce, within=timedelta(days=30)).ids()
    ['2025-04-19-easter-truce']
    """
    start = when_of(record).start_us
    reach = start - _reach(within)
    among = as_records(records)
    return among.keeping(
        tuple(
            other
            for other in among
            if other is not record and reach <= when_of(other).start_us and other.when.stop_us <= start
        )
    )


def followed_by(records: Iterable[D], record: Dated, *, within: timedelta) -> Records[D]:
    """What surely began after a record was over, and surely no longer than ``within`` after it.

    The reach is counted from the latest at which the record may have been over: what is told to a day follows
    one of the day before ``within`` a day, and what is told to a month only where the whole month lies in the
    reach. Nothing surely follows what goes on.

    Raises:
        InvalidRecord: a record without a time.
        InvalidMoment: ``within`` is no ``timedelta``.
        InvalidQuestion: what is asked is no records.

    >>> import us_russia_timeline as urt
    >>> from datetime import timedelta
    >>> timeline = urt.load()
    >>> truce = timeline.truce("2025-04-19-easter-truce")
    >>> urt.followed_by(timeline.truces, truce, within=timedelta(days=30)).ids()
    ['2025-05-08-victory-day-truce', '2025-05-10-coalition-thirty-day-ceasefire']
    """
    stop = when_of(record).stop_us
    reach = stop + _reach(within)
    among = as_records(records)
    return among.keeping(
        tuple(
            other
            for other in among
            if other is not record
            and stop <= when_of(other).start_us
            and other.when.latest_start_us <= reach  # of what lies somewhere within a time, its close
        )
    )
