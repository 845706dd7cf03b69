"""The numbers of the page, as JSON: places in tables and in time. Its words stand in the list, once.

What repeats is told once: words by their place in a table, columns by their differences, a version of a row
by the row as it stands in the end. The script lays it out again before it does anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import Any

from us_russia_timeline.exports.common import Names, plain
from us_russia_timeline.exports.html.lanes import LANES, lane_of
from us_russia_timeline.exports.html.markup import Markup, data_block
from us_russia_timeline.exports.html.parts import day_words, usual_check
from us_russia_timeline.exports.html.replay import View, differences, views
from us_russia_timeline.exports.html.shown import (
    in_force_days,
    shown_event,
    shown_truce,
    shown_ultimatum,
)
from us_russia_timeline.exports.html.spans import EPOCH, mark
from us_russia_timeline.exports.html.stories import drawn_of
from us_russia_timeline.exports.terms import terms
from us_russia_timeline.models import Assertion, EventKind, Ultimatum
from us_russia_timeline.timelines import Timeline

__all__ = ["island"]

_SAID = ("when", "ended", "target", "issuer")
_LETTERS = {"updates": "u", "pages": "p", "links": "l"}
_LISTS = ("lines", "sides")
_ROWS = ("rows", "rings", "answers")


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
        first: the ultimatum whose story it opens with: its words are drawn before the list is there.
        embed: without what only search and filters need.
    """
    seen = views(timeline)
    said, licence = _Table(), terms(timeline)
    ultimatums = [
        _ultimatum(timeline, each, seen["ultimatums"][each.id], called) for each in timeline.ultimatums
    ]
    truces = [_truce(each, seen["truces"][each.id], called) for each in timeline.truces]
    at_first, told = None, set[int]()
    if first is not None:
        at_first = [each.id for each in timeline.ultimatums].index(first.id)
        ultimatums[at_first] |= _words(first)
        # A story that stands alone is drawn once its list is there.
        told.update(() if embed else _events_told(ultimatums[at_first]))
    events, usual = timeline.events, usual_check(timeline.events)
    found = {
        "title": plain(timeline.title),
        "version": plain(timeline.data_version),
        "licence": None if licence is None else licence.words,
        "checked": None if usual is None else day_words(usual),
        "lanes": LANES,
        "kinds": [[kind.words, lane_of(kind)] for kind in EventKind],
        "first": at_first,
        "events": _columns(timeline, seen["events"]),
        **({} if embed else _searched(timeline)),
        "titles": {at: [events[at].id, plain(events[at].title)] for at in sorted(told)},
        "shorts": {at: plain(each.short) for at, each in enumerate(events) if each.short is not None},
        "views": dict(_event_views(timeline, seen["events"], called)),
        "ultimatums": [_placed(each, said) for each in ultimatums],
        "truces": [_placed(each, said) for each in truces],
    }
    return data_block({**found, "words": list(said.words)})


def _columns(timeline: Timeline, seen: Mapping[str, list[View]]) -> dict[str, Any]:
    """The events by columns: what a story draws. Places in time by how far they are from the one before."""
    kinds, events = list(EventKind), timeline.events
    places = [mark(each.when) for each in events]
    steps = [round(x - before, 3) for before, x in zip([0, *places], places, strict=False)]
    return {
        "kind": [kinds.index(each.kind) for each in events],
        "x": [int(step) if step == int(step) else step for step in steps],
        "known": [seen[each.id][0].day - EPOCH - floor(x) for each, x in zip(events, places, strict=True)],
    }


def _searched(timeline: Timeline) -> dict[str, Any]:
    """The names in all their spellings, and further columns of the events."""
    sure, events = list(Assertion), timeline.events
    actors = {each.id: at for at, each in enumerate(timeline.actors)}
    sites = {each.id: at for at, each in enumerate(timeline.places)}
    tags = _Table()
    stands = {at: sure.index(each.standing[0]) for at, each in enumerate(events)}
    return {
        "actors": [[plain(each.name), *map(plain, each.aliases)] for each in timeline.actors],
        "places": [plain(each.name) for each in timeline.places],
        "who": [
            [actors[name] for name in dict.fromkeys((*each.actors, *each.recipients, *each.mediators))]
            for each in events
        ],
        "tagged": [[tags.at(tag) for tag in each.tags] for each in events],
        "tags": list(tags.words),
        "sure": {at: value for at, value in stands.items() if value},
        "where": [-1 if each.place is None else sites[each.place] for each in events],
    }


def _flat(versions: Iterable[Sequence[Any]]) -> list[Any]:
    """Versions as one row: a day, what was otherwise, the next day; behind the last stands nothing."""
    return [each for version in versions for each in version][:-1]


def _event_views(
    timeline: Timeline, seen: Mapping[str, list[View]], called: Names
) -> Iterable[tuple[int, Any]]:
    """Of the events that once stood otherwise: how, by day; the first is that on which it was known."""
    for at, event in enumerate(timeline.events):
        shown = [(day - EPOCH, shown_event(view, event, called)) for day, view in seen[event.id]]
        _, versions = differences(shown)
        if len(versions) > 1:
            yield at, _flat([day, _brief(otherwise)] for day, otherwise in versions)[1:]


def _brief(otherwise: Mapping[str, Any]) -> dict[str, Any]:
    """What was otherwise of an event, its most frequent fields by a letter, whole updates by their place."""
    found = {_LETTERS.get(name, name): value for name, value in otherwise.items()}
    if found.get("u"):
        found["u"] = [row[0] if row[1:] == [None, 1] else row for row in found["u"]]
    return found


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


def _ultimatum(timeline: Timeline, ultimatum: Ultimatum, seen: list[View], called: Names) -> dict[str, Any]:
    places: dict[str, int] = {event.id: at for at, event in enumerate(timeline.events)}
    story = drawn_of(timeline, ultimatum)
    shown = [(day - EPOCH, shown_ultimatum(view, places, called)) for day, view in seen]
    final, versions = differences(shown)
    truces = {each.id: at for at, each in enumerate(timeline.truces)}
    return {
        "id": ultimatum.id,
        "sides": [[plain(called[each]) for each in side] for side in (ultimatum.issuers, ultimatum.targets)],
        "known": versions[0][0],
        "days": [story.first - EPOCH, story.last - EPOCH, story.opens - EPOCH],
        "acts": [places[each.id] for each in story.acts],
        "truces": [truces[each.id] for each in story.truces],
        **final,
        "v": [[day, _by_place(otherwise, final)] for day, otherwise in versions],
    }


def _words(ultimatum: Ultimatum) -> dict[str, Any]:
    """What the page says of an ultimatum before its article is there."""
    return {
        "title": plain(ultimatum.title),
        "demand": plain(ultimatum.demand),
        "threat": plain(ultimatum.consequence),
    }


def _by_place(otherwise: Mapping[str, Any], final: Mapping[str, Any]) -> dict[str, Any]:
    """Rows of a version: one that stands so in the end by its place, one replaced later with when it was."""
    found = dict(otherwise)
    for name in _ROWS:
        if name in found:
            found[name] = [_row_of(row, final[name]) for row in found[name]]
    return found


def _row_of(row: list[Any], rows: Sequence[list[Any]]) -> Any:
    if row in rows:
        return rows.index(row)
    same = [at for at, each in enumerate(rows) if each[:-1] == row[:-1]]
    return [same[0], row[-1]] if same else row


def _placed(record: dict[str, Any], said: _Table) -> dict[str, Any]:
    """A record with its words by their place, and its versions as one row."""
    found = _said(record, said)
    found["v"] = _flat([day, _said(otherwise, said)] for day, otherwise in record["v"])
    return found


def _said(fields: Mapping[str, Any], said: _Table) -> dict[str, Any]:
    found = dict(fields)
    for name, value in fields.items():
        if name in _SAID:
            found[name] = said.at(value)
        if name in _LISTS:
            found[name] = [[said.at(words) for words in row] for row in value]
    return found


def _events_told(shown: Mapping[str, Any]) -> Iterable[int]:
    """The places of the events that a story draws."""
    yield from (row[0] for name in _ROWS for row in shown[name])
    yield from shown["acts"]
