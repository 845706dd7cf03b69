"""Records as lines of text for people: what each command shows, before it is wrapped and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from us_russia_timeline.cli.phrases import left_words, length_words, moved_words, range_words, words
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.models import (
    Actor,
    Assertion,
    Claim,
    Event,
    EventStatus,
    Place,
    Source,
    Truce,
    TruceEnd,
    Ultimatum,
)
from us_russia_timeline.questions import DaysLeft, Status, days_left, involving, lags, revisions, status_at
from us_russia_timeline.timelines import Timeline

__all__ = [
    "actor_screen",
    "claim_screen",
    "event_item",
    "event_screen",
    "events_of",
    "heading",
    "in_force_list",
    "place_screen",
    "standing_item",
    "truce_item",
    "truce_screen",
    "ultimatum_item",
    "ultimatum_screen",
]

Lines = Iterator[Line]


def heading(text: str) -> Lines:
    """A headline between two empty lines."""
    yield from (Line(), Line(text))


def _names(timeline: Timeline, ids: Iterable[str]) -> str:
    return ", ".join(timeline.actor(each).name for each in ids)


def _source(source: Source) -> Lines:
    parts = [source.publisher]
    parts += [f'"{source.title}"'] if source.title else []
    parts += [source.date.isoformat()] if source.date else []
    parts += [source.language, *(["official text"] if source.primary else [])]
    parts += [f"carrying {source.origin}"] if source.origin else []
    yield Line(", ".join(parts), 2)
    for address in (source.url, source.archived):
        if address is not None:
            yield Line(address, 4, whole=True)


def _standing_of(timeline: Timeline, event: Event) -> str:
    parts = [] if event.status is EventStatus.OCCURRED else [words(event.status)]
    if event.contested_by:
        parts.append(f"{words(event.assertion)} by {_names(timeline, event.contested_by)}")
    elif event.assertion is not Assertion.CONFIRMED:
        parts.append(words(event.assertion))
    return f" [{'; '.join(parts)}]" if parts else ""


def event_item(timeline: Timeline, event: Event, *, sources: bool = False) -> Lines:
    """An event in a list: its date and title, who acts towards whom, its id, and its sources if asked."""
    who = _names(timeline, event.actors)
    if event.recipients:
        who += f" to {_names(timeline, event.recipients)}"
    yield Line(f"{event.when}: {event.title}{_standing_of(timeline, event)}")
    yield Line(f"{words(event.kind)}: {who}", 2)
    yield Line(event.id, 2)
    if sources:
        yield from (Line(f"{each.publisher}: {each.url}", 2, whole=True) for each in event.sources)


def _fields(rows: Mapping[str, object]) -> Lines:
    for name, value in rows.items():
        if value:
            yield Line(f"{name}: {value}")


def _references(timeline: Timeline, title: str, ids: Iterable[str]) -> Lines:
    """The events, ultimatums and truces of these ids, a line each."""
    found: list[Any] = []
    for each in dict.fromkeys(ids):
        for records in (timeline.events, timeline.ultimatums, timeline.truces):
            record = records.get(each)
            if record is not None:
                found.append(record)
    if found:
        yield from heading(title)
    for record in found:
        yield Line(f"{record.when}: {record.title} ({record.id})")


def _sources_of(timeline: Timeline, ids: Iterable[str]) -> Lines:
    """The sources of these events, and of those that these readings rest on, each page once."""
    pages: dict[str, Source] = {}
    named: list[str] = []
    for each in ids:
        reading = timeline.ultimatums.get(each) or timeline.truces.get(each)
        named += [each] if reading is None else [each, *events_of(reading)]
    for each in named:
        event = timeline.events.get(each)
        for source in event.sources if event is not None else ():
            pages.setdefault(source.url, source)
    if pages:
        yield from heading("Sources")
    for source in pages.values():
        yield from _source(source)


def event_screen(timeline: Timeline, event: Event) -> Lines:
    """Everything an event holds, and what else holds it."""
    limit = event.deadline
    place = timeline.place(event.place) if event.place is not None else None
    yield Line(f"{event.title}{_standing_of(timeline, event)}")
    yield from _fields(
        {
            "id": event.id,
            "When": f"{event.when} ({event.when.zone})" if "T" not in event.when.text else event.when,
            "Publicly known": event.known,
            "Kind": words(event.kind),
            "Place": f"{place.name}, {place.country}" if place else "",
            "Actors": _names(timeline, event.actors),
            "Recipients": _names(timeline, event.recipients),
            "Mediators": _names(timeline, event.mediators),
            "Deadline": f'{limit}, in the words "{limit.text}"' if limit else "",
            "Tags": ", ".join(event.tags),
        }
    )
    yield from (Line(), Line(event.summary))
    for link in event.links:
        yield from _references(timeline, words(link.relation).capitalize(), (link.event,))
    back: list[str] = [
        each.id for each in timeline.events if any(link.event == event.id for link in each.links)
    ]
    back += [each.id for each in timeline.ultimatums if event.id in events_of(each)]
    back += [each.id for each in timeline.truces if event.id in events_of(each)]
    yield from _references(timeline, "Referred to by", back)
    yield from _sources_of(timeline, (event.id,))


def events_of(record: Ultimatum | Truce) -> list[str]:
    """The ids of the events that a reading rests on, in its own order, each once."""
    if isinstance(record, Ultimatum):
        ids: list[str | None] = [term.event for term in record.terms]
        ids += [each.event for each in record.responses]
        ids += [record.compliance.event, record.follow_through.event]
    else:
        ids = [record.declared, *(party.event for party in record.parties)]
        ids += [each.event for each in record.violations]
        ids += [record.ended.event]
    return list(dict.fromkeys(each for each in ids if each is not None))


def _terms(ultimatum: Ultimatum) -> Lines:
    """How it moved: each announcement with what it did and the days left on its day."""
    moves = {move.term: move for move in revisions(ultimatum)}
    for term in ultimatum.terms:
        limit = term.deadline
        if limit is None:
            yield Line(f"{term.at}: {words(term.act)} the deadline")
            yield Line(f'"{term.wording}"', 2)
        else:
            yield Line(f"{term.at}: {words(term.act)} the deadline: {limit}")
            told = f'"{term.wording}"; {left_words(days_left(limit, term.at.first))} that day'
            yield Line(f"{told}; {moved_words(moves[term])}" if term in moves else told, 2)
        yield Line(term.event, 2)
    last = next(term.deadline for term in reversed(ultimatum.terms) if term.deadline is not None)
    span = days_left(last, ultimatum.terms[0].at.first)
    if isinstance(span, DaysLeft) and ultimatum.terms[1:]:
        yield Line(f"From the first announcement to the deadline named last: {range_words(*span)}.")


def standing_item(ultimatum: Ultimatum, limit: Deadline, moment: str) -> Lines:
    """The deadline of an ultimatum that stands at a moment, with the days left."""
    status = status_at(ultimatum, moment)
    note = "" if status is Status.RUNNING else f"; {words(status)}"
    yield Line(f"{limit}: {ultimatum.title}")
    yield Line(f'"{limit.text}"; {left_words(days_left(limit, moment))}{note}', 2)
    yield Line(ultimatum.id, 2)


def ultimatum_item(timeline: Timeline, ultimatum: Ultimatum) -> Lines:
    """An ultimatum in a list: parties, the windows its deadline went through, both halves of the outcome."""
    windows = [str(term.deadline or "withdrawn") for term in ultimatum.terms]
    sides = f"{_names(timeline, ultimatum.issuers)} to {_names(timeline, ultimatum.targets)}"
    yield Line(f"{ultimatum.terms[0].at}: {ultimatum.title}")
    yield Line(f"{sides}: {ultimatum.demand}", 2)
    yield Line(f"Deadline: {', then '.join(dict.fromkeys(windows))}", 2)
    yield Line(f"Compliance: {words(ultimatum.compliance.value)}; {_followed(ultimatum)}", 2)
    yield Line(ultimatum.id, 2)


def _followed(ultimatum: Ultimatum) -> str:
    return f"follow-through: {words(ultimatum.follow_through.value)}"


def ultimatum_screen(timeline: Timeline, ultimatum: Ultimatum, *, sources: bool = True) -> Lines:
    """Everything an ultimatum holds: sides, demand, how the deadline moved, answers, outcome."""
    yield Line(ultimatum.title)
    yield from _fields(
        {
            "id": ultimatum.id,
            "From": _names(timeline, ultimatum.issuers),
            "To": _names(timeline, ultimatum.targets),
            "Also exposed": _names(timeline, ultimatum.third_parties),
            "Demand": ultimatum.demand,
            "Threatened": ultimatum.consequence,
        }
    )
    yield from heading("How the deadline moved")
    yield from _terms(ultimatum)
    yield from heading("What came of it")
    apart = {(lag.step, lag.later): lag for lag in lags(timeline, ultimatum)}
    for each in ultimatum.responses:
        event = timeline.event(each.event)
        lag = apart.get((f"response: {each.kind.value}", each.event))
        after = f", {range_words(lag.least, lag.most)} after the last announcement" if lag else ""
        yield Line(f"{event.when}: {_names(timeline, [each.by])}: {words(each.kind)}{after}")
        yield Line(each.event, 2)
    for name, half in (("Compliance", ultimatum.compliance), ("Follow-through", ultimatum.follow_through)):
        yield Line(f"{name}: {words(half.value)}")
        if half.event is not None:
            yield Line(half.event, 2)
    if sources:
        yield from _sources_of(timeline, events_of(ultimatum))


def truce_item(timeline: Timeline, truce: Truce) -> Lines:
    """A truce in a list: when, how long exactly, and how each side stood to it."""
    bound = truce.effective
    yield Line(f"{truce.when}: {truce.title}")
    if bound:
        yield Line(f"In force: {length_words(truce.when)}; {words(truce.ended.how)}", 2)
    else:
        planned = f"scheduled: {length_words(truce.scheduled)}; " if truce.scheduled else ""
        yield Line(f"Bound nobody; {planned}{words(truce.ended.how)}", 2)
    yield Line(
        "; ".join(f"{_names(timeline, [each.actor])} {words(each.stance)}" for each in truce.parties), 2
    )
    yield Line(truce.id, 2)


def in_force_list(timeline: Timeline, truces: Sequence[Truce]) -> Lines:
    """Truces in force: those of a known end one by one, then the ids of those that ended at no known time."""
    known = [truce for truce in truces if not _lost_end(truce)]
    unknown = [truce.id for truce in truces if _lost_end(truce)]
    yield from heading(f"Truces in force: {len(known)}")
    for truce in known:
        yield from truce_item(timeline, truce)
    if unknown:
        yield from heading(f"Begun by then, and ended at a time that is not known: {len(unknown)}")
        yield from (Line(each, 2) for each in unknown)


def _lost_end(truce: Truce) -> bool:
    return truce.when.open is not None and truce.ended.how is not TruceEnd.ONGOING


def truce_screen(timeline: Timeline, truce: Truce) -> Lines:
    """Everything a truce holds: its sides and their hours, allegations, how it ended."""
    ended = truce.ended
    yield Line(truce.title)
    yield from _fields(
        {
            "id": truce.id,
            "Purpose": ", ".join(words(each) for each in truce.purposes),
            "Scope": f"{', '.join(words(each) for each in truce.scope)}; {truce.area}",
            "Declared": f"{truce.at} ({truce.declared})",
            "Scheduled": f"{truce.scheduled}: {length_words(truce.scheduled)}" if truce.scheduled else "",
            "Mediators": _names(timeline, truce.mediators),
            "Ended": f"{words(ended.how)}{f' ({ended.event})' if ended.event else ''}",
            "Follows": truce.follow_up_of,
        }
    )
    yield from heading("Sides")
    for each in truce.parties:
        held = f"; bound {each.effective}: {length_words(each.effective)}" if each.effective else ""
        said = f" ({each.event})" if each.event else ""
        yield Line(f"{_names(timeline, [each.actor])}: {words(each.stance)}{said}{held}")
    if truce.violations:
        yield from heading("Alleged violations")
    for alleged in truce.violations:
        sides = f"{_names(timeline, alleged.by)} against {_names(timeline, alleged.against)}"
        yield Line(f"{sides}: {alleged.claim} ({alleged.event})")
    yield from _sources_of(timeline, events_of(truce))


def actor_screen(timeline: Timeline, actor: Actor) -> Lines:
    """Everything an actor holds, and the records with a part for it."""
    yield Line(actor.name)
    yield from _fields(
        {
            "id": actor.id,
            "Kind": words(actor.kind),
            "Country": actor.country,
            "Zone": actor.zone,
            "Wikidata": actor.wikidata,
            "Also written": ", ".join(actor.aliases),
        }
    )
    if actor.offices:
        yield from heading("Offices")
        yield from (Line(f"{each.when}: {each.title}") for each in actor.offices)
    for name in ("ultimatums", "truces", "events"):
        found = [str(each.id) for each in involving(getattr(timeline, name), actor.id)]
        yield from _references(timeline, f"{name.capitalize()}: {len(found)}", found)


def place_screen(timeline: Timeline, place: Place) -> Lines:
    """Everything a place holds, and the events there."""
    yield Line(place.name)
    yield from _fields(
        {
            "id": place.id,
            "Country": place.country,
            "Zone": place.zone,
            "Coordinates": "" if place.latitude is None else f"{place.latitude}, {place.longitude}",
            "Wikidata": place.wikidata,
        }
    )
    here = [event.id for event in timeline.events if event.place == place.id]
    yield from _references(timeline, f"Events: {len(here)}", here)


def claim_screen(timeline: Timeline, claim: Claim, *, sources: bool = True) -> Lines:
    """A sentence of an account, its verdict, and the records that answer it."""
    yield Line(f"{claim.paraphrase}")
    yield from _fields(
        {
            "id": claim.id,
            "Account": f"{claim.account} ({claim.said})",
            "Verdict": f"{words(claim.verdict)}{f', checked {claim.checked}' if claim.checked else ''}",
            "Note": claim.note,
        }
    )
    yield from _references(timeline, "Answered by", claim.records)
    if sources:
        yield from _sources_of(timeline, claim.records)
