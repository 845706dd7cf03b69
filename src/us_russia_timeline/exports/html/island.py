"""The numbers of the page, as JSON: places in tables and in time. Its words stand in the list, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from us_russia_timeline.exports.common import Names, plain
from us_russia_timeline.exports.html.lanes import LANES, lane_of
from us_russia_timeline.exports.html.markup import Markup, data_block
from us_russia_timeline.exports.html.replay import View, differences, views
from us_russia_timeline.exports.html.shown import (
    in_force_days,
    shown_event,
    shown_truce,
    shown_ultimatum,
)
from us_russia_timeline.exports.html.spans import EPOCH, mark
from us_russia_timeline.exports.html.stories import story_of
from us_russia_timeline.intervals import Axis
from us_russia_timeline.models import Assertion, EventKind, Ultimatum
from us_russia_timeline.timelines import Timeline

__all__ = ["island"]


class _Table:
    """Words by their place, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def at(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))


def island(timeline: Timeline, called: Names, first: Ultimatum | None, *, embed: bool = False) -> Markup:
    """The data of the page, as a text that may stand in a script element.

    Args:
        timeline: what the page holds.
        called: the names of its actors and places.
        first: the ultimatum whose story it opens with.
        embed: without what only search and filters need.
    """
    seen = views(timeline)
    places: dict[str, int] = {event.id: at for at, event in enumerate(timeline.events)}
    ultimatums = [
        _ultimatum(timeline, each, seen["ultimatums"], places, called) for each in timeline.ultimatums
    ]
    told = {at for at, each in enumerate(timeline.events) if each.short is not None}
    told.update(at for each in ultimatums for at in _events_told(each))
    found = {
        "title": plain(timeline.title),
        "version": plain(timeline.data_version),
        "lanes": LANES,
        "kinds": [[kind.words, lane_of(kind)] for kind in EventKind],
        "first": None if first is None else [each.id for each in timeline.ultimatums].index(first.id),
        "events": _columns(timeline),
        **({} if embed else _searched(timeline)),
        "titles": {at: _label(timeline.events[at]) for at in sorted(told)},
        "views": dict(_event_views(timeline, seen["events"], called)),
        "ultimatums": ultimatums,
        "truces": [_truce(each, seen["truces"][each.id], called) for each in timeline.truces],
    }
    return data_block(found)


def _label(event: Any) -> list[str]:
    """Its id, its title, and the short form if it has one."""
    return [event.id, plain(event.title), *([plain(event.short)] if event.short is not None else [])]


def _columns(timeline: Timeline) -> dict[str, Any]:
    """The events by columns: what a story draws."""
    kinds, events = list(EventKind), timeline.events
    return {
        "kind": [kinds.index(each.kind) for each in events],
        "x": [mark(each.when) for each in events],
        "known": [each.known_by(Axis.DAYS) - EPOCH for each in events],
    }


def _searched(timeline: Timeline) -> dict[str, Any]:
    """The names in all their spellings, and further columns of the events."""
    sure, events = list(Assertion), timeline.events
    actors = {each.id: at for at, each in enumerate(timeline.actors)}
    sites = {each.id: at for at, each in enumerate(timeline.places)}
    tags = _Table()
    return {
        "actors": [[each.id, plain(each.name), *map(plain, each.aliases)] for each in timeline.actors],
        "places": [plain(each.name) for each in timeline.places],
        "who": [
            [actors[name] for name in dict.fromkeys((*each.actors, *each.recipients, *each.mediators))]
            for each in events
        ],
        "tagged": [[tags.at(tag) for tag in each.tags] for each in events],
        "tags": list(tags.words),
        "sure": [sure.index(each.standing[0]) for each in events],
        "where": [-1 if each.place is None else sites[each.place] for each in events],
    }


def _event_views(
    timeline: Timeline, seen: Mapping[str, list[View]], called: Names
) -> Iterable[tuple[int, Any]]:
    """Of the events that once stood otherwise: how, by day."""
    for at, event in enumerate(timeline.events):
        shown = [(day - EPOCH, shown_event(view, event, called)) for day, view in seen[event.id]]
        _, versions = differences(shown)
        if len(versions) > 1 or versions[0][1]:
            yield at, versions


def _truce(truce: Any, seen: list[View], called: Names) -> dict[str, Any]:
    final, versions = differences((day - EPOCH, shown_truce(view, truce, called)) for day, view in seen)
    return {
        "id": truce.id,
        "title": plain(truce.title),
        "known": versions[0][0],
        "force": in_force_days(seen),
        **final,
        "v": versions,
    }


def _ultimatum(
    timeline: Timeline,
    ultimatum: Ultimatum,
    seen: Mapping[str, list[View]],
    places: Mapping[str, int],
    called: Names,
) -> dict[str, Any]:
    story = story_of(timeline, ultimatum)
    shown = [(day - EPOCH, shown_ultimatum(view, places, called)) for day, view in seen[ultimatum.id]]
    final, versions = differences(shown)
    truces = {each.id: at for at, each in enumerate(timeline.truces)}
    return {
        "id": ultimatum.id,
        "title": plain(ultimatum.title),
        "sides": [[plain(called[each]) for each in side] for side in (ultimatum.issuers, ultimatum.targets)],
        "demand": plain(ultimatum.demand),
        "threat": plain(ultimatum.consequence),
        "known": versions[0][0],
        "days": [story.first - EPOCH, story.last - EPOCH, story.opens - EPOCH],
        "acts": [places[each.id] for each in story.acts],
        "truces": [truces[each.id] for each in story.truces],
        **final,
        "v": versions,
    }


def _events_told(shown: dict[str, Any]) -> Iterable[int]:
    """The places of the events that a story draws."""
    yield from (row[0] for name in ("rows", "rings", "answers") for row in shown[name])
    yield from shown["acts"]
