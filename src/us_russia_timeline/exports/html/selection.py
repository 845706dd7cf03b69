"""A part of a timeline for a page: some of its events, and the ultimatums and truces read over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import attrs

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports.html.stories import parts_of, story_of
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.timelines import Timeline

__all__ = ["of_story", "part_of"]


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
    events = [*story.acts, *(timeline.event(each) for each in parts_of(ultimatum))]
    return attrs.evolve(_holding(timeline, events, [ultimatum], story.truces), claims=())


def part_of(timeline: Timeline, events: Iterable[Event]) -> Timeline:
    """Some events of a timeline with the ultimatums announced and the truces declared in them.

    What these rest on is kept with them; ties that lead to what is left out are cut.
    """
    kept = {event.id for event in events}
    ultimatums = [each for each in timeline.ultimatums if any(term.event in kept for term in each.terms)]
    truces = [each for each in timeline.truces if each.declared in kept]
    return _holding(timeline, [timeline.event(each) for each in kept], ultimatums, truces)


def _holding(
    timeline: Timeline, events: Iterable[Event], ultimatums: list[Ultimatum], truces: list[Truce]
) -> Timeline:
    named: set[str] = {event.id for event in events}
    named.update(name for each in ultimatums for name in parts_of(each))
    named.update(name for each in truces for name in _rests_on(each))
    while more := _telling(timeline, named) - named:
        named |= more
    kept = [_tied(event, named) for event in timeline.events if event.id in named]
    pauses = {each.id for each in truces}
    records: list[Any] = [*kept, *ultimatums, *truces]
    answers = {each.id for each in records}
    claims = [each for each in timeline.claims if not answers.isdisjoint(each.records)]
    used = {name for record in records for name in _actors(record)}
    return Timeline(
        title=timeline.title,
        data_version=timeline.data_version,
        coverage=timeline.coverage,
        actors=[each for each in timeline.actors if each.id in used],
        places=[each for each in timeline.places if each.id in {event.place for event in kept}],
        events=kept,
        ultimatums=ultimatums,
        truces=[
            each if each.follow_up_of in pauses else attrs.evolve(each, follow_up_of=None) for each in truces
        ],
        claims=[
            attrs.evolve(each, records=tuple(name for name in each.records if name in answers))
            for each in claims
        ],
    )


def _rests_on(truce: Truce) -> list[str]:
    named = [truce.declared, truce.ended.event, *(each.event for each in truce.violations)]
    named += [each.event for each in truce.parties]
    return [each for each in named if each is not None]


def _telling(timeline: Timeline, named: Iterable[str]) -> set[str]:
    """The events that tell an update of one of these."""
    told = (update.event for name in named for update in timeline.event(name).updates)
    return {name for name in told if name is not None}


def _tied(event: Event, kept: Collection[str]) -> Event:
    links = tuple(link for link in event.links if link.event in kept)
    return attrs.evolve(event, links=links)


def _actors(record: Any) -> set[str]:
    """The ids of everybody whom a record names."""
    if isinstance(record, Event):
        found: set[str] = {*record.actors, *record.recipients, *record.mediators, *record.contested_by}
        return found | {each for update in record.updates for each in update.contested_by}
    if isinstance(record, Ultimatum):
        found = {*record.issuers, *record.targets, *record.third_parties}
        return found | {each.by for each in record.responses}
    found = {*record.mediators, *(each.actor for each in record.parties)}
    return found | {each for breach in record.violations for each in (*breach.by, *breach.against)}
