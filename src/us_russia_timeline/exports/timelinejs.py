r"""JSON for TimelineJS: events, deadlines and truces as slides, truces in force also as eras.

A date keeps the precision it was stated with. TimelineJS shows its texts as HTML, so they are made as such
here; the angle brackets are written as ``\u003c`` and do not end a script element.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.exports.common import (
    Names,
    allegations,
    deadline_title,
    ends,
    fate_text,
    headline,
    limits_by_name,
    names,
    remarks,
    safe_sources,
    standing_text,
    update_text,
)
from us_russia_timeline.exports.html import Markup, element, joined
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.intervals import Interval, parse_statement
from us_russia_timeline.models import Event, EventStatus, Source, Truce, Update
from us_russia_timeline.timelines import Timeline

__all__ = ["render"]

Slide = dict[str, Any]

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_DEPTHS = {"year": 1, "month": 2, "day": 3, "minute": 5, "second": 6, "microsecond": 6}


def render(timeline: Timeline) -> str:
    """The timeline as the JSON document that TimelineJS loads.

    TimelineJS takes an end without a time of day for the beginning of that day: so the end of whole days is
    the day after, and what is shown in words is right by itself. An era that has no length there is left out.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> import json
    >>> from us_russia_timeline.exports import timelinejs
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, timeline.truce("2025-04-19-easter-truce"))
    >>> sorted(json.loads(timelinejs.render(easter)))
    ['eras', 'events', 'title']
    """
    require(timeline, Timeline)
    called = names(timeline)
    said = remarks(timeline, called)
    about = [element("p", f"Data {timeline.data_version}"), element("p", citation(timeline))]
    eras = (
        {**_dates(truce.when), "text": {"headline": joined([truce.title])}}
        for truce in timeline.truces
        if truce.effective
    )
    document = {
        "title": {"text": _text(timeline.title, about)},
        "events": [
            *(_event(event, timeline, called, said.get(event.id, ())) for event in timeline.events),
            *_deadlines(timeline),
            *(_truce(truce, called) for truce in timeline.truces),
        ],
        "eras": [era for era in eras if "end_date" in era],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def _parts(moment: datetime, depth: int) -> dict[str, int]:
    return {part: getattr(moment, part) for part in _PARTS[:depth]}


def _dates(when: Interval) -> Slide:
    low, high = ends(when)
    stop = parse_statement(when.text).stop
    depth = _DEPTHS[low.precision]
    found: Slide = {"start_date": _parts(low.low, depth)}
    if high is not None and stop is not None and low.low.replace(microsecond=0) < stop.replace(microsecond=0):
        end = _parts(stop, _DEPTHS[high.precision])
        # An end that agrees with every part of the beginning is dropped: say more of the beginning.
        while all(end.get(part) == value for part, value in found["start_date"].items()):
            depth += 1
            found["start_date"] = _parts(low.low, depth)
        found["end_date"] = end
    found["display_date"] = joined([str(when)])
    return found


def _text(headline: str, paragraphs: Iterable[Markup]) -> dict[str, str]:
    return {"headline": joined([headline]), "text": joined(paragraphs).rstrip("\n")}


def _slide(key: str, group: str, when: Interval, headline: str, paragraphs: Iterable[Markup]) -> Slide:
    return {"unique_id": key, "group": group, **_dates(when), "text": _text(headline, paragraphs)}


def _event(event: Event, timeline: Timeline, called: Names, said: Iterable[str]) -> Slide:
    told = [element("p", event.summary)]
    if event.status is not EventStatus.OCCURRED:
        told.append(element("p", f"{event.status.words.capitalize()}."))
    stands = standing_text(event, called)
    if stands:
        told.append(element("p", f"{stands[0].upper()}{stands[1:]}."))
    told += [element("p", f"{each}.") for each in said]
    told.append(element("p", "Sources: ", _links(event.sources)))
    for update in event.updates:
        told += _update(update, timeline, called)
    return _slide(f"event-{event.id}", "Events", event.when, headline(event, called), told)


def _update(update: Update, timeline: Timeline, called: Names) -> Iterator[Markup]:
    yield element("p", f"Later, {update_text(update, called)}")
    if update.event is not None:
        yield element("p", f"See: {timeline.event(update.event).title}")
    if update.sources:
        yield element("p", "Sources: ", _links(update.sources))


def _links(sources: Iterable[Source]) -> Markup:
    links = (element("a", source.publisher, href=address) for source, address in safe_sources(sources))
    return joined(links, "; ")


def _deadlines(timeline: Timeline) -> Iterator[Slide]:
    for ultimatum in timeline.ultimatums:
        for name, limit in limits_by_name(ultimatum):
            told = [element("p", f"“{limit.term.wording}”, announced {limit.term.at}.")]
            fate = fate_text(limit)
            if fate:
                told.append(element("p", f"{fate[0].upper()}{fate[1:]}."))
            key = f"deadline-{ultimatum.id}-{name}"
            yield _slide(key, "Deadlines", limit.deadline.window, deadline_title(ultimatum, limit), told)


def _truce(truce: Truce, called: Names) -> Slide:
    scope = ", ".join(each.words for each in truce.scope)
    told = [element("p", f"Covers: {scope}; {truce.area}.")]
    if truce.scheduled is not None:
        told.append(element("p", f"Announced for: {truce.scheduled}."))
    for party in truce.parties:
        bound = f", bound {party.effective}" if party.effective is not None else ""
        told.append(element("p", f"{called.get(party.actor, party.actor)}: {party.stance.words}{bound}."))
    told += [element("p", f"Alleged by {each}") for each in allegations(truce, called)]
    told.append(element("p", f"Ended: {truce.ended.how.words}."))
    if truce.note:
        told.append(element("p", truce.note))
    title = truce.title if truce.effective else f"{truce.title} (bound nobody)"
    return _slide(f"truce-{truce.id}", "Truces", truce.when, f"Truce: {title}", told)
