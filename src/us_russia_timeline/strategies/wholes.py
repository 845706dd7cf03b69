"""Strategies for whole timelines, whose records fit together."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from us_russia_timeline.models import Event, Link, LinkRelation, Tombstone
from us_russia_timeline.strategies.building import drawn, each_once, few, one_of, some, whole_number, words
from us_russia_timeline.strategies.records import (
    chosen,
    draw_claim,
    draw_event,
    draw_truce,
    draw_ultimatum,
)
from us_russia_timeline.strategies.references import actors, places, publishers, tags
from us_russia_timeline.strategies.times import days, intervals
from us_russia_timeline.timelines import Coverage, Thoroughness, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

    # What it draws is checked by the constructors it goes to, each time.
    Draw = Callable[..., Any]


def _linked(draw: Draw, event: Event, among: Sequence[Event]) -> Event:
    from attrs import evolve

    found: list[Any] = []
    for other in chosen(draw, among):
        relation = draw(one_of(LinkRelation))
        announces = relation is LinkRelation.ANNOUNCES
        earlier, later = (event, other) if announces else (other, event)
        if other is not event and later.when.stop_us > earlier.when.start_us:
            found.append(Link(relation=relation, event=other.id))
    return evolve(event, links=tuple(found)) if found else event


def _told(draw: Draw, event: Event, among: Sequence[Event]) -> Event:
    """The event, of which an update may be told by another event, once that was known."""
    from attrs import evolve

    found: list[Any] = []
    for update in event.updates:
        known = [each.id for each in among if each is not event and each.known_day <= update.known.first]
        found.append(evolve(update, event=draw(one_of((None, *known)))))
    return evolve(event, updates=found) if found else event


def timelines(*, most_events: int = 4, coverage: bool = True) -> SearchStrategy[Timeline]:
    """Whole timelines, of which every record fits the others.

    Args:
        most_events: how many events they have at most; they may have none.
        coverage: whether they may state their coverage, and so refuse questions outside it.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import given
    >>> from us_russia_timeline import strategies
    >>> @given(strategies.timelines(most_events=2))
    ... def every_truce_was_declared(timeline):
    ...     assert all(truce.declared in timeline.events for truce in timeline.truces)
    >>> every_truce_was_declared()
    """
    return drawn(_draw_timeline, most_events, coverage)


def _draw_timeline(draw: Draw, most_events: int, coverage: bool) -> Timeline:
    from attrs import evolve

    who, where = draw(each_once(actors(), 1)), draw(each_once(places()))
    names, sites = tuple(each.id for each in who), tuple(each.id for each in where)
    count = draw(whole_number(0, most_events))
    happened: list[Any] = [draw_event(draw, names, sites, number) for number in range(count)]
    happened = [_told(draw, event, happened) for event in happened]
    happened = [_linked(draw, event, happened) for event in happened]
    among = tuple(happened)
    demands: list[Any] = [
        draw_ultimatum(draw, among, names, number) for number in range(draw(whole_number(0, min(1, count))))
    ]
    pauses: list[Any] = [
        draw_truce(draw, among, names, number) for number in range(draw(whole_number(0, min(2, count))))
    ]
    if len(pauses) == 2 and draw(one_of((False, True))):
        pauses[1] = evolve(pauses[1], follow_up_of=pauses[0].id)
    answers = tuple(each.id for each in chain(happened, demands, pauses))
    sayings: list[Any] = [draw_claim(draw, answers, number) for number in range(draw(whole_number(0, 2)))]
    stretches: list[Any] = draw(few(drawn(_draw_coverage))) if coverage else []
    return Timeline(
        title=draw(words()),
        data_version=draw(one_of(("0", "2026.11.1"))),
        selection=draw(one_of(("", "", "tagged grain"))),
        coverage=stretches,
        actors=who,
        places=where,
        tags=draw(each_once(tags())),
        publishers=draw(each_once(publishers())),
        events=happened,
        ultimatums=demands,
        truces=pauses,
        claims=sayings,
        tombstones=draw(each_once(drawn(_draw_tombstone, answers))),
    )


def _draw_coverage(draw: Draw) -> Coverage:
    note = draw(words()) if draw(one_of((False, True))) else ""
    return Coverage(when=draw(intervals(fills=True)), thoroughness=draw(one_of(Thoroughness)), note=note)


def _draw_tombstone(draw: Draw, alive: tuple[str, ...]) -> Tombstone:
    day = draw(days())
    instead = draw(one_of(alive)) if alive and draw(one_of((False, True))) else draw(some(words()))
    return Tombstone(id=f"{day}-gone", withdrawn=day, reason=draw(words()), replaced_by=instead)
