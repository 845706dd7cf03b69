"""Events as JSON Lines in the field names of PLOVER, for those who work with event data.

Only events of a kind that PLOVER has a type for; see `us_russia_timeline.vocabularies.codes`. An event
that is only announced has the context ``future``, one that was cancelled ``negation``: leave those out
to count what happened.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.exports.common import Names, ends, names, remarks, safe_sources, update_text
from us_russia_timeline.exports.terms import citation, terms
from us_russia_timeline.intervals import Point, from_microseconds
from us_russia_timeline.models import Actor, ActorKind, Event, EventStatus
from us_russia_timeline.questions import office_at
from us_russia_timeline.timelines import Timeline, pages_of
from us_russia_timeline.vocabularies import PLOVER_VERSION, Codes, codes

__all__ = ["render"]

_SECTORS = {
    ActorKind.STATE: "GOV",
    ActorKind.GOVERNMENT_BODY: "GOV",
    ActorKind.COMPANY: "BUS",
    ActorKind.MEDIA: "JRN",
}
_AUXILIARY = {EventStatus.ANNOUNCED: "future", EventStatus.CANCELLED: "negation"}


def render(timeline: Timeline) -> str:
    """The coded events, one JSON object a line, in order.

    Each has ``id``, ``date``, ``actor`` and ``event``, the required fields; where there is something
    to say also ``time``, ``enddate``, ``endtime``, ``recipient``, ``mode``, ``context``, ``quad_code``,
    ``event_loc``, ``cite_info`` (of the first source) and ``comment`` (the title, and what became known
    later). Fields of our own: ``mediator``, ``assertion`` (how well it stands now) and ``sources``, the
    addresses of all its pages. Dates and times are civil.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> import json
    >>> from us_russia_timeline.exports import plover
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, timeline.event("2025-07-14-trump-sets-fifty-days"))
    >>> "2025-07-14-trump-sets-fifty-days" in plover.render(easter)
    True
    """
    require(timeline, Timeline)
    called = names(timeline)
    said = remarks(timeline, called)
    lines: list[str] = []
    for event in timeline.events:
        coded = codes(event.kind)
        if coded is not None and coded.plover is not None:
            record = _record(event, coded, timeline, called)
            record["comment"] = "; ".join((record["comment"], *said.get(event.id, ())))
            lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(lines)


def _record(event: Event, coded: Codes, timeline: Timeline, called: Names) -> dict[str, Any]:
    auxiliary = _AUXILIARY.get(event.status)
    pages = [*pages_of(event)]
    found: dict[str, Any] = {
        "id": event.id,
        **_when(event),
        "actor": _entities(event.actors, event, timeline),
        "recipient": _entities(event.recipients, event, timeline),
        "mediator": _entities(event.mediators, event, timeline),
        "event": [coded.plover],
        "mode": [coded.mode] if coded.mode else [],
        "context": [*coded.contexts, auxiliary] if auxiliary else list(coded.contexts),
        "quad_code": coded.quad,
        "event_loc": _place(event, timeline),
        "assertion": event.standing[0].value,
        "comment": _comment(event, called),
        "cite_info": _citation(event, timeline),
        "sources": [address for _, address in safe_sources(pages)],
        "coder": "us_russia_timeline",
    }
    return {name: value for name, value in found.items() if value}


def _comment(event: Event, called: Names) -> str:
    later = [f"later, {update_text(update, called)}" for update in event.updates]
    return "; ".join((event.title, *later))


def _time(point: Point, microseconds: int) -> str:
    """The clock reading with its offset, so that date, ``T`` and time make an ISO 8601 moment."""
    utc = from_microseconds(microseconds).replace(tzinfo=None)
    offset = timedelta(minutes=round((point.low - utc) / timedelta(minutes=1)))
    return point.low.replace(tzinfo=timezone(offset)).timetz().isoformat()


def _when(event: Event) -> dict[str, str]:
    when = event.when
    low, high = ends(when)
    found = {"date": when.first.isoformat()}
    clocked = ("minute", "second", "microsecond")
    if low.precision in clocked:
        found["time"] = _time(low, when.start_us)
    if high is not None and high.precision in clocked:
        found["enddate"] = high.low.date().isoformat()
        found["endtime"] = _time(high, when.stop_us)
    elif isinstance(when.last, date) and when.last != when.first:
        found["enddate"] = when.last.isoformat()
    return found


def _entities(ids: tuple[str, ...], event: Event, timeline: Timeline) -> list[dict[str, str]]:
    return [_entity(timeline.actor(each), event.when.first) for each in ids]


def _entity(actor: Actor, day: date | datetime) -> dict[str, str]:
    found = {
        "code": actor.country,
        "sector": _SECTORS.get(actor.kind),
        "entity_text": actor.name,
        "identifier_id": actor.wikidata,
        "identifier_text": actor.name if actor.wikidata else None,
        "office": "; ".join(office.title for office in office_at(actor, day)),
    }
    return {name: value for name, value in found.items() if value}


def _place(event: Event, timeline: Timeline) -> dict[str, str | float | None]:
    if event.place is None:
        return {}
    place = timeline.place(event.place)
    found = {"resolved_place": place.name, "country_code": place.country}
    if place.latitude is None:
        return {**found}
    return {**found, "lat": place.latitude, "lon": place.longitude}


def _citation(event: Event, timeline: Timeline) -> dict[str, str]:
    found = {"codebook": f"plover-{PLOVER_VERSION}", "version": timeline.data_version}
    ours = terms(timeline)
    if ours is not None:
        found |= {"license": ours.licence, "credit": citation(timeline)}
    for source, address in safe_sources(event.sources):
        found |= {"url": address, "publication": source.publisher, "language": source.language}
        if source.title is not None:
            found["title"] = source.title
        break
    return found
