"""What belongs to the story of an ultimatum: the truces of its time, the events around it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from us_russia_timeline._record import require
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import FIRST_YEAR, LAST_YEAR, Open
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.timelines import Records, Timeline, events_under

__all__ = ["Story", "story_of"]

HEADLINE = "2025-07-14-ukraine-deal-deadline"
"""The ultimatum whose story is told where none is named and it is there."""

MARGIN = 3
"""How many days before and after an ultimatum events of its subject belong to its story."""

_BEFORE = timedelta(days=180)  # a truce belongs to the story if it was declared in the half-year before
_EARLIEST, _LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


class Story(NamedTuple):
    """An ultimatum, the days from its first announcement to its last limit, and what belongs to its story.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.questions import story_of
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> story = story_of(timeline, limit)
    >>> story.first, story.last
    (datetime.date(2025, 7, 14), datetime.date(2025, 8, 8))
    """

    ultimatum: Ultimatum
    first: date
    last: date
    truces: Records[Truce]
    events: Records[Event]


def story_of(timeline: Timeline, ultimatum: Ultimatum, margin: int = MARGIN) -> Story:
    """The truces declared in the half-year before an ultimatum and during it, and the events around them.

    Of its subject, that is with one of its tags: the events that began in its time or at most ``margin``
    days before or after, and whatever it and those truces rest on.

    Args:
        timeline: the whole.
        ultimatum: one of its ultimatums.
        margin: a number of days, from 0 up.

    Raises:
        InvalidQuestion: no timeline, no ultimatum, or a margin below 0.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.questions import story_of
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> story = story_of(timeline, limit)
    >>> "2025-05-08-victory-day-truce" in story.truces
    True
    >>> "2025-07-14-trump-sets-fifty-days" in story.events
    True
    """
    require(timeline, Timeline)
    require(ultimatum, Ultimatum)
    if type(margin) is not int or margin < 0:
        raise InvalidQuestion(f"margin: a number of days from 0 up, not {margin!r:.40}")
    first, last = _span(ultimatum)
    truces = [
        truce
        for truce in timeline.truces
        if first - _BEFORE <= truce.at.first <= last and _shares_subject(ultimatum, truce)
    ]
    low, high = _within(first, -margin), _within(last, margin)
    wanted = set[str](events_under(ultimatum))
    for truce in truces:
        wanted.update(each for each in (truce.declared, truce.ended.event) if each is not None)
    events = [
        event
        for event in timeline.events
        if event.id in wanted or (low <= event.when.first <= high and _shares_subject(ultimatum, event))
    ]
    return Story(ultimatum, first, last, timeline.truces.keeping(truces), timeline.events.keeping(events))


def _span(ultimatum: Ultimatum) -> tuple[date, date]:
    """The day of the first announcement, and the last day of the deadline that was named last."""
    final = ultimatum.terms[-1]
    last = final.deadline.window.last if final.deadline is not None else Open.UNKNOWN
    return ultimatum.terms[0].at.first, final.at.first if isinstance(last, Open) else last


def _within(day: date, days: int) -> date:
    """So many days later; of more days than there are, the first or the last one."""
    return date.fromordinal(min(max(day.toordinal() + days, _EARLIEST.toordinal()), _LATEST.toordinal()))


def _shares_subject(ultimatum: Ultimatum, record: Truce | Event) -> bool:
    return not ultimatum.tags or not set(ultimatum.tags).isdisjoint(record.tags)
