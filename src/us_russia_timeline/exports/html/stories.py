"""The story of an ultimatum: which events and truces belong to it, in which part, and over which days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports.html.lanes import lane_of
from us_russia_timeline.intervals import FOREVER, Axis
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.questions import HEADLINE, part, revisions
from us_russia_timeline.timelines import Timeline, events_under

__all__ = ["Story", "first_story", "of_story", "story_of"]

_MARGIN = 2
_SHORT = 120  # a longer stretch has more contacts than a drawing has room for


class Story(NamedTuple):
    """An ultimatum, the days over which it is told, and what belongs to it."""

    ultimatum: Ultimatum
    first: int  # ordinal of the first day
    last: int  # of the last, inclusive
    opens: int  # the day on which the page shows it first
    acts: list[Event]  # beside its announcements and answers
    truces: list[Truce]


def first_story(timeline: Timeline) -> Ultimatum | None:
    """The ultimatum that stands first on the page: that of summer 2025, else the one moved most often."""
    if HEADLINE in timeline.ultimatums:
        return timeline.ultimatum(HEADLINE)
    return max(timeline.ultimatums, key=lambda each: (len(each.terms), each.when.start_us), default=None)


def of_story(timeline: Timeline, ultimatum: Ultimatum | None) -> Timeline:
    """What one story needs and no more.

    Raises:
        InvalidQuestion: there is no ultimatum.
    """
    if ultimatum is None:
        raise InvalidQuestion(
            "there is no ultimatum in this timeline, so that no story of one can be embedded"
        )
    story = story_of(timeline, ultimatum)
    return attrs.evolve(part(timeline, ultimatum, story.acts, story.truces), claims=())


def story_of(timeline: Timeline, ultimatum: Ultimatum) -> Story:
    """The story of an ultimatum."""
    own = events_under(ultimatum)
    days = [day for name in own for day in _days(timeline.event(name))]
    windows = [each.deadline.window for each in ultimatum.terms if each.deadline is not None]
    days += [edge - at for window in windows for at, edge in enumerate(window.edges(Axis.DAYS))]
    first, last = min(days) - _MARGIN, max(days) + _MARGIN
    moves = revisions(ultimatum)
    opens = (moves[-1].term if moves else ultimatum.terms[0]).known_by(Axis.DAYS)
    named: set[str] = {each.event for each in ultimatum.terms}
    named |= {each.event for each in ultimatum.responses}
    wanted = {*own, *_around(timeline, ultimatum, set(own), first, last)} - named
    acts = [event for event in timeline.events if event.id in wanted]
    return Story(ultimatum, first, last, opens, acts, list(_truces(timeline, ultimatum, first, last)))


def _days(event: Event) -> tuple[int, int]:
    """When it began, and when the public could know."""
    return event.when.edges(Axis.DAYS)[0], event.known_by(Axis.DAYS)


def _around(timeline: Timeline, ultimatum: Ultimatum, own: set[str], first: int, last: int) -> Iterator[str]:
    """Events tied to one of its own, and the contacts of both sides on its subject, within its days."""
    tied = {link.event for name in own for link in timeline.event(name).links}
    for event in timeline.events:
        if first <= event.known_by(Axis.DAYS) <= last:
            linked = event.id in tied or any(link.event in own for link in event.links)
            if linked or (last - first < _SHORT and _is_contact(timeline, ultimatum, event)):
                yield event.id


def _is_contact(timeline: Timeline, ultimatum: Ultimatum, event: Event) -> bool:
    def countries(ids: tuple[str, ...]) -> set[str]:
        return {timeline.actor(each).country or each for each in ids}

    there = countries((*event.actors, *event.recipients))
    sides = countries(ultimatum.issuers), countries(ultimatum.targets)
    return (
        lane_of(event.kind) == 0
        and not set(ultimatum.tags).isdisjoint(event.tags)
        and all(side & there for side in sides)
    )


def _truces(timeline: Timeline, ultimatum: Ultimatum, first: int, last: int) -> Iterator[Truce]:
    for truce in timeline.truces:
        start, stop = truce.when.edges(Axis.DAYS)
        held = bool(truce.effective) and start <= last and (stop > first or stop == FOREVER)
        declared = first <= truce.at.edges(Axis.DAYS)[0] <= last
        if (held or declared) and not set(ultimatum.tags).isdisjoint(truce.tags):
            yield truce
