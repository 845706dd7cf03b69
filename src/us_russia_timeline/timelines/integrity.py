"""Whether the records of a timeline fit together: every fault found, none raised here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from us_russia_timeline.errors import Fault
from us_russia_timeline.intervals import Axis
from us_russia_timeline.models import Event, LinkRelation, TermAct
from us_russia_timeline.timelines.collection import Records
from us_russia_timeline.timelines.references import references_of

if TYPE_CHECKING:
    from us_russia_timeline.deadlines import Deadline
    from us_russia_timeline.intervals import Interval
    from us_russia_timeline.models import Truce, Ultimatum

__all__ = ["faults_among"]

Collections = Mapping[str, Records[Any]]


def faults_among(
    timeline: Collections, kind_of: Callable[[str], type[Any]], also: Mapping[str, set[str]] | None = None
) -> list[Fault]:
    """Every fault of the collections of a timeline, one by one; of the wrong types alone, if there are any.

    Args:
        timeline: the collections by name.
        kind_of: the class of the records of a collection.
        also: ids that may be referred to although there is no record of them, by collection.
    """
    strangers = list(_strangers(timeline, kind_of))
    if strangers:  # nothing else can be asked of them
        return strangers
    events = timeline["events"]
    return [
        *_twice(timeline),
        *_lost(timeline, also or {}),
        *_itself(timeline),
        *(fault for event in events for fault in _links(event, timeline)),
        *(fault for event in events for fault in _passed(event, "deadline", event.deadline, event.when)),
        *(fault for ultimatum in timeline["ultimatums"] for fault in _terms(ultimatum, timeline)),
        *(fault for truce in timeline["truces"] for fault in _declaration(truce, timeline)),
        *(fault for truce in timeline["truces"] for fault in _known_later(truce, timeline)),
        *(fault for ultimatum in timeline["ultimatums"] for fault in _known_later(ultimatum, timeline)),
    ]


def _strangers(timeline: Collections, kind_of: Callable[[str], type[Any]]) -> Iterator[Fault]:
    for name, records in timeline.items():
        if records:  # no module is loaded for a type of which there is no record
            kind = kind_of(name)
            for at, record in enumerate(records):
                if type(record) is not kind:
                    yield Fault("", f"{name}[{at}]", f"must be {kind.__name__}, not {type(record).__name__}")


def _twice(timeline: Collections) -> Iterator[Fault]:
    dead = {tombstone.id for tombstone in timeline["tombstones"]}
    for name, records in timeline.items():
        seen: set[str] = set()
        for record in records:
            if record.id in seen:
                yield Fault(record.id, name, "the id stands twice; an id belongs to one record for ever")
            if name != "tombstones" and record.id in dead:
                yield Fault(record.id, name, "the id was withdrawn and cannot be used again")
            seen.add(record.id)


def _lost(timeline: Collections, also: Mapping[str, set[str]]) -> Iterator[Fault]:
    known: dict[str, Any] = {
        name: {record.id for record in timeline[name]} | also.get(name, set())
        for name in ("actors", "places", "events", "ultimatums", "truces")
    }
    for record in (*timeline["events"], *timeline["ultimatums"], *timeline["truces"]):
        for path, collection, ids in references_of(record):
            for each in ids:
                if each is not None and each not in known[collection]:
                    yield Fault(record.id, path, f"{each!r} is not among the {collection}")
    answers = known["events"] | known["ultimatums"] | known["truces"]
    for claim in timeline["claims"]:
        for each in claim.records:
            if each not in answers:
                yield Fault(claim.id, "records", f"{each!r} is no event, ultimatum or truce here")


def _links(event: Event, timeline: Collections) -> Iterator[Fault]:
    for link in event.links:
        other = timeline["events"].get(link.event)
        if other is None:
            continue
        if other is event or other.id == event.id:
            yield Fault(event.id, "links", "an event has no link to itself")
        elif link.relation is LinkRelation.ANNOUNCES:
            if other.when.stop_us <= event.when.start_us:
                yield Fault(event.id, "links", f"it cannot announce {other.id}, which was over before")
        elif event.when.stop_us <= other.when.start_us:
            yield Fault(event.id, "links", f"{link.relation} points forward in time, to {other.id}")


def _terms(ultimatum: Ultimatum, timeline: Collections) -> Iterator[Fault]:
    for at, term in enumerate(ultimatum.terms):
        event = timeline["events"].get(term.event)
        if event is not None and (term.at, term.known) != (event.when, event.known):
            yield Fault(
                ultimatum.id, f"terms[{at}]", f"its dates are not those of {event.id}; leave them out"
            )
        if term.act is not TermAct.RESTATES:  # who comes back to a limit may do so when it has passed
            yield from _passed(ultimatum, f"terms[{at}].deadline", term.deadline, term.at)


def _passed(record: Any, path: str, limit: Deadline | None, when: Interval) -> Iterator[Fault]:
    """A limit that had passed before it was set: mostly it is counted from another day than was meant."""
    if limit is not None and limit.window.stop_us <= when.start_us:
        yield Fault(record.id, path, f"{limit} had passed before it was set on {when}")


def _known_later(record: Any, timeline: Collections) -> Iterator[Fault]:
    """What was known later than the event that shows it was not known before that event was."""
    parts = {name: getattr(record, name, None) for name in ("ended", "compliance", "follow_through")}
    parts |= {f"violations[{at}]": each for at, each in enumerate(getattr(record, "violations", ()))}
    for path, part in parts.items():
        if part is None or part.known is None:
            continue
        event = timeline["events"].get(part.event)
        if event is not None and part.known.surely_begun(Axis.INSTANTS) < event.known_by(Axis.INSTANTS):
            yield Fault(record.id, path, f"it was known at {part.known}, before {event.id} was")


def _itself(timeline: Collections) -> Iterator[Fault]:
    """No record follows up or replaces itself, nor by way of others."""
    for name, path, word, does in (
        ("truces", "follow_up_of", "truce", "follow up"),
        ("tombstones", "replaced_by", "record", "replace"),
    ):
        for circle in _circles({record.id: getattr(record, path) for record in timeline[name]}):
            others = f", by way of {', '.join(circle[1:4])}" if circle[1:] else ""
            more = f" and {len(circle) - 4} more" if circle[4:] else ""
            yield Fault(circle[0], path, f"a {word} does not {does} itself{others}{more}")


def _circles(leads: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Every circle in what leads from one to another at most, once each."""
    done: set[str] = set()
    for begin in leads:
        way: list[str] = []
        at: str | None = begin
        while at is not None and at in leads and at not in done:
            done.add(at)
            way.append(at)
            at = leads[at]
        if at in way:
            yield way[way.index(at) :]


def _declaration(truce: Truce, timeline: Collections) -> Iterator[Fault]:
    event = timeline["events"].get(truce.declared)
    if event is not None and truce.at != event.when:
        yield Fault(truce.id, "at", f"it is not the date of {event.id}; leave it out")
