"""On how many independent houses a record rests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.models import Event, Source, Truce, Ultimatum
from us_russia_timeline.timelines import Timeline, events_under

__all__ = ["houses_of", "origins"]


def origins(timeline: Timeline, record: Event | Ultimatum | Truce) -> tuple[str, ...]:
    """The independent houses behind a record, in alphabetical order: two copies of one story are one.

    The origin of a page is the agency whose story it carries, else its publisher; the origin of several
    publishers is the house that owns them, where the timeline registers it. Of an ultimatum and a truce these
    are the pages of the events that it rests on. Pages of updates tell something else, and do not count.

    Args:
        timeline: the whole, with its publishers.
        record: an event, an ultimatum or a truce of it.

    Raises:
        InvalidQuestion: it is no timeline, or no such record.
        UnknownId: a reading of another timeline, whose events are not there.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> houses = urt.origins(timeline, timeline.event("2025-07-14-trump-sets-fifty-days"))
    >>> len(houses) > 1
    True
    """
    require(timeline, Timeline)
    require(record, Event, Ultimatum, Truce)
    if isinstance(record, Event):
        pages: Iterable[Source] = record.sources
    else:
        pages = (page for each in events_under(record) for page in timeline.event(each).sources)
    return tuple(sorted(houses_of(timeline, pages)))


def houses_of(timeline: Timeline, pages: Iterable[Source]) -> set[str]:
    """The independent houses behind some pages, by what the timeline registers of their publishers."""
    return {_house(timeline, page.origin or page.publisher) for page in pages}


def _house(timeline: Timeline, name: str) -> str:
    publisher: Any = timeline.publishers.get(name)
    return name if publisher is None else publisher.house or name
