"""Which story the page opens with, and what of a story it draws."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from us_russia_timeline._record import MAX_TEXT
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Axis
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.questions import HEADLINE, meets, part, revisions, story_of
from us_russia_timeline.timelines import Timeline

__all__ = ["Drawn", "drawn_of", "first_story", "of_story"]


class Drawn(NamedTuple):
    """What the page draws of a story: its days, and what belongs to its core."""

    ultimatum: Ultimatum
    first: int  # ordinal of the first day
    last: int  # of the last, inclusive
    opens: int  # the day on which the page shows it first
    acts: list[Event]  # beside its announcements and answers
    truces: list[Truce]  # those declared in its days, or holding in them

    @property
    def events(self) -> set[str]:
        """The ids of the events that are drawn."""
        return {each.id for each in self.acts} | _named(self.ultimatum)


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
    drawn = drawn_of(timeline, ultimatum)
    choice = f"the story of {ultimatum.id}"  # where a part would count its records
    said = f"{timeline.selection}; {choice}" if timeline.selection else choice
    held = part(timeline, ultimatum, drawn.acts, drawn.truces)
    return attrs.evolve(held, claims=(), selection=said[:MAX_TEXT].strip())


def drawn_of(timeline: Timeline, ultimatum: Ultimatum) -> Drawn:
    """What is drawn of the story of an ultimatum."""
    story = story_of(timeline, ultimatum)
    first, last = story.stretch
    moves = revisions(ultimatum)
    opens = (moves[-1].term if moves else ultimatum.terms[0]).known_by(Axis.DAYS)
    named = _named(ultimatum)
    acts = [event for event in story.core if event.id not in named]
    truces = [truce for truce in story.truces if meets(truce, story.stretch)]
    return Drawn(ultimatum, first.toordinal(), last.toordinal(), opens, acts, truces)


def _named(ultimatum: Ultimatum) -> set[str]:
    """Its announcements and answers."""
    return {*(each.event for each in ultimatum.terms), *(each.event for each in ultimatum.responses)}
