"""What belongs to the story of an ultimatum: the truces of its time, the events around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import FIRST_YEAR, LAST_YEAR, Open
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.timelines import Records, Timeline, events_under

__all__ = ["Story", "meets", "story_of"]

HEADLINE = "2025-07-14-ukraine-deal-deadline"
"""The ultimatum whose story is told where none is named and it is there."""

MARGIN = 3
"""How many days before and after an ultimatum events of its subject belong to its story."""

_BEFORE = timedelta(days=180)  # a truce belongs to the story if it was declared in the half-year before
_EARLIEST, _LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


_SHORT = 120  # days; in a longer story contacts are too many to belong to it for their subject alone

CONTACTS = frozenset(
    ("call", "meeting", "summit", "talks", "meeting_announced", "meeting_cancelled", "prisoner_exchange")
)
"""The kinds of event in which two sides deal with each other."""


class Story(NamedTuple):
    """An ultimatum, its days, and what belongs to its story.

    Attributes:
        ultimatum: whose story it is.
        first: the day of its first announcement.
        last: the last day of the limit that was named last.
        truces: those on its subject declared in the half-year before it or in its time, or holding in
            its stretch.
        events: all on its subject in its time and around it, what those truces rest on, and the core.
        core: of the events those that hang together with it: what it rests on, what is tied to that, and,
            unless it is long, the contacts of both sides on its subject; what a drawing has room for.
        stretch: the first and the last day over which it is told, inclusive: of all it rests on and every
            limit, with the margin.

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
    core: Records[Event]
    stretch: tuple[date, date]


def story_of(timeline: Timeline, ultimatum: Ultimatum, margin: int = MARGIN) -> Story:
    """What belongs to the story of an ultimatum: its truces, the events around it, and of these the core.

    Of its subject is what has one of its tags, of an ultimatum without tags everything. Events belong to it
    that began in its time or at most ``margin`` days before or after and are of its subject, and whatever it
    and its truces rest on; and those that became known in its stretch and are tied to what it rests on.

    Args:
        timeline: the whole.
        ultimatum: one of its ultimatums.
        margin: a number of days, from 0 up.

    Raises:
        InvalidQuestion: no timeline, no ultimatum, or a margin below 0.
        UnknownId: it is not of that timeline, which lacks one of its events.

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
    stretch = _stretch(timeline, ultimatum, margin)
    truces = [truce for truce in timeline.truces if _belongs(ultimatum, truce, (first, last), stretch)]
    low, high = _within(first, -margin), _within(last, margin)
    core = set(_core(timeline, ultimatum, stretch))
    wanted: set[str | None] = {
        *core,
        *(each for truce in truces for each in (truce.declared, truce.ended.event)),
    }
    events = [
        event
        for event in timeline.events
        if event.id in wanted or (low <= event.when.first <= high and _shares_subject(ultimatum, event))
    ]
    return Story(
        ultimatum=ultimatum,
        first=first,
        last=last,
        truces=timeline.truces.keeping(truces),
        events=timeline.events.keeping(events),
        core=timeline.events.keeping([event for event in events if event.id in core]),
        stretch=stretch,
    )


def _span(ultimatum: Ultimatum) -> tuple[date, date]:
    """The day of the first announcement, and the last day of the deadline that was named last."""
    final = ultimatum.terms[-1]
    last = final.deadline.window.last if final.deadline is not None else Open.UNKNOWN
    return ultimatum.terms[0].at.first, final.at.first if isinstance(last, Open) else last


def _stretch(timeline: Timeline, ultimatum: Ultimatum, margin: int) -> tuple[date, date]:
    """From the first to the last day of what it rests on and of its limits, with a margin."""
    days = [ultimatum.terms[-1].at.first]
    for name in events_under(ultimatum):
        event = timeline.event(name)
        days += [event.when.first, event.known_day]
    for term in ultimatum.terms:
        if term.deadline is not None:
            window = term.deadline.window
            days += [each for each in (window.first, window.last) if not isinstance(each, Open)]
    return _within(min(days), -margin), _within(max(days), margin)


def _within(day: date, days: int) -> date:
    """So many days later; of more days than there are, the first or the last one."""
    return date.fromordinal(min(max(day.toordinal() + days, _EARLIEST.toordinal()), _LATEST.toordinal()))


def _belongs(ultimatum: Ultimatum, truce: Truce, time: tuple[date, date], stretch: tuple[date, date]) -> bool:
    if not _shares_subject(ultimatum, truce):
        return False
    declared = truce.at.first
    return time[0] - _BEFORE <= declared <= time[1] or meets(truce, stretch)


def meets(truce: Truce, stretch: tuple[date, date]) -> bool:
    """Whether a truce was declared in a stretch of days, or held in it.

    Args:
        truce: any.
        stretch: the first and the last day, inclusive.
    """
    first, last = stretch
    if first <= truce.at.first <= last:
        return True
    end = truce.when.last
    return bool(truce.effective) and truce.when.first <= last and (isinstance(end, Open) or end >= first)


def _core(timeline: Timeline, ultimatum: Ultimatum, stretch: tuple[date, date]) -> Iterator[str]:
    """What it rests on; in its stretch what is tied to that, and contacts of both sides on its subject."""
    own = events_under(ultimatum)
    yield from own
    first, last = stretch
    tied = {link.event for name in own for link in timeline.event(name).links}
    short = (last - first).days < _SHORT
    for event in timeline.events:
        if first <= event.known_day <= last:
            linked = event.id in tied or any(link.event in own for link in event.links)
            if linked or (short and _is_contact(timeline, ultimatum, event)):
                yield event.id


def _is_contact(timeline: Timeline, ultimatum: Ultimatum, event: Event) -> bool:
    def countries(ids: tuple[str, ...]) -> set[str]:
        return {timeline.actor(each).country or each for each in ids}

    if event.kind.value not in CONTACTS or not _shares_subject(ultimatum, event):
        return False
    there = countries((*event.actors, *event.recipients))
    return all(countries(side) & there for side in (ultimatum.issuers, ultimatum.targets))


def _shares_subject(ultimatum: Ultimatum, record: Truce | Event) -> bool:
    return not ultimatum.tags or not set(ultimatum.tags).isdisjoint(record.tags)
