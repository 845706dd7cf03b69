"""One record as a screen of text: everything that it holds, and what else holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from us_russia_timeline.cli.items import asserted, marks, names
from us_russia_timeline.cli.phrases import (
    count,
    left_when_said,
    left_words,
    length_words,
    moved_words,
    range_words,
    schedule_words,
    verified_words,
)
from us_russia_timeline.cli.references import (
    heading,
    named,
    pages_shown,
    references,
    referring_to,
    sources_of,
)
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.models import (
    Actor,
    Claim,
    Event,
    Place,
    Publisher,
    Tag,
    Truce,
    Ultimatum,
    Update,
)
from us_russia_timeline.questions import involving, lags, revisions, tagged, tally
from us_russia_timeline.timelines import Timeline

__all__ = ["SCREENS", "claim_screen", "halves", "moves", "ultimatum_screen"]


def _fields(rows: Mapping[str, object]) -> Iterator[Line]:
    for name, value in rows.items():
        if value:
            yield Line(f"{name}: {value}")


def _event_screen(timeline: Timeline, event: Event) -> Iterator[Line]:
    limit = event.deadline
    place = timeline.place(event.place) if event.place is not None else None
    yield Line(f"{event.title}{marks(timeline, event)}")
    yield from _fields(
        {
            "id": event.id,
            "When": f"{event.when} ({event.when.zone})" if "T" not in event.when.text else event.when,
            "Publicly known": event.known,
            "Kind": event.kind.words,
            "Standing": _standing(timeline, event),
            "Place": f"{place.name}, {place.country}" if place else "",
            "Actors": names(timeline, event.actors),
            "Recipients": names(timeline, event.recipients),
            "Mediators": names(timeline, event.mediators),
            "Deadline": f'{limit}, in the words "{limit.text}"' if limit else "",
            "Tags": ", ".join(event.tags),
            "Checked": verified_words(event.verified),
        }
    )
    yield from (Line(), Line(event.summary))
    if event.updates:
        yield from heading("What became known later")
    for update in event.updates:
        yield from _update(timeline, update)
    for relation in dict.fromkeys(link.relation for link in event.links):
        tied = [timeline.event(link.event) for link in event.links if link.relation is relation]
        yield from references(relation.words.capitalize(), tied)
    yield from references("Referred to by", referring_to(timeline, event))
    yield from heading("Sources")
    yield from pages_shown(event.sources)


def _standing(timeline: Timeline, event: Event) -> str:
    """How sure it is now, what that means, and how sure it was at first if that was otherwise."""
    assertion, by = event.standing
    now = f"{asserted(timeline, assertion, by)} ({assertion.gloss})"
    if event.standing == (event.assertion, event.contested_by):
        return now
    return f"{now}; at first {asserted(timeline, event.assertion, event.contested_by)}"


def _update(timeline: Timeline, update: Update) -> Iterator[Line]:
    now = update.assertion
    mark = "" if now is None else f" [{asserted(timeline, now, update.contested_by)}]"
    yield Line(f"{update.known}: {update.text}{mark}")
    if update.event is not None:
        yield Line(update.event, 2)
    yield from pages_shown(update.sources)


def moves(ultimatum: Ultimatum, *, ids: bool = True) -> Iterator[Line]:
    """How it moved: each announcement with what it did, the days left on its day, and its id if wanted."""
    moved = {move.term: move for move in revisions(ultimatum)}
    for term in ultimatum.terms:
        limit = term.deadline
        if limit is None:
            yield Line(f"{term.at}: {term.act.words} the deadline")
            yield Line(f'"{term.wording}"', 2)
        else:
            yield Line(f"{term.at}: {term.act.words} the deadline: {limit}")
            then = "that day" if term.at.first == term.at.last else "when it was said"
            told = f'"{term.wording}"; {left_words(left_when_said(limit, term.at))} {then}'
            yield Line(f"{told}; {moved_words(moved[term])}" if term in moved else told, 2)
        if ids:
            yield Line(term.event, 2)
    last = next(term.deadline for term in reversed(ultimatum.terms) if term.deadline is not None)
    if ultimatum.terms[1:]:
        span = range_words(*left_when_said(last, ultimatum.terms[0].at))
        yield Line(f"From the first announcement to the deadline named last: {span}.")


def ultimatum_screen(timeline: Timeline, ultimatum: Ultimatum, *, sources: bool = True) -> Iterator[Line]:
    """Everything an ultimatum holds: sides, demand, how the deadline moved, answers, outcome."""
    yield Line(ultimatum.title)
    yield from _fields(
        {
            "id": ultimatum.id,
            "From": names(timeline, ultimatum.issuers),
            "To": names(timeline, ultimatum.targets),
            "Also exposed": names(timeline, ultimatum.third_parties),
            "Demand": ultimatum.demand,
            "Threatened": ultimatum.consequence,
            "Checked": verified_words(ultimatum.verified),
        }
    )
    yield from heading("How the deadline moved")
    yield from moves(ultimatum)
    yield from heading("What came of it")
    yield from _outcome(timeline, ultimatum)
    if sources:
        yield from sources_of(timeline, [ultimatum])


def _outcome(timeline: Timeline, ultimatum: Ultimatum) -> Iterator[Line]:
    """The answers with the days that each took, and what either side did in the end."""
    apart = {(lag.step, lag.later): lag for lag in lags(timeline, ultimatum)}
    for each in ultimatum.responses:
        event = timeline.event(each.event)
        lag = apart.get((f"response: {each.kind.value}", each.event))
        after = ""
        if lag is not None:
            said = timeline.event(lag.earlier).when
            after = f", {range_words(lag.least, lag.most)} after the announcement of {said}"
        yield Line(f"{event.when}: {names(timeline, [each.by])}: {each.kind.words}{after}")
        yield Line(each.event, 2)
    yield from halves(timeline, ultimatum, ids=True)


def halves(timeline: Timeline, ultimatum: Ultimatum, *, ids: bool) -> Iterator[Line]:
    """Both halves of the outcome in words, with the event that shows each, and its id if wanted."""
    for name, half in (("Compliance", ultimatum.compliance), ("Follow-through", ultimatum.follow_through)):
        yield Line(f"{name}: {half.value.words} ({half.value.gloss})")
        if half.event is not None:
            event = timeline.event(half.event)
            told = f"{event.when}: {event.title}{marks(timeline, event)}"
            yield Line(f"{told} ({event.id})" if ids else told, 2)


def _truce_screen(timeline: Timeline, truce: Truce) -> Iterator[Line]:
    ended = truce.ended
    yield Line(truce.title)
    yield from _fields(
        {
            "id": truce.id,
            "Purpose": ", ".join(each.words for each in truce.purposes),
            "Scope": f"{', '.join(each.words for each in truce.scope)}; {truce.area}",
            "Declared": f"{truce.at} ({truce.declared})",
            "Scheduled": schedule_words(truce.scheduled) if truce.scheduled else "",
            "Mediators": names(timeline, truce.mediators),
            "Ended": f"{ended.how.words}{f' ({ended.event})' if ended.event else ''}",
            "Follows": truce.follow_up_of,
            "Note": truce.note,
            "Checked": verified_words(truce.verified),
        }
    )
    yield from heading("Sides")
    for each in truce.parties:
        held = f"; bound {each.effective}: {length_words(each.effective)}" if each.effective else ""
        said = f" ({each.event})" if each.event else ""
        yield Line(f"{names(timeline, [each.actor])}: {each.stance.words}{said}{held}")
    if truce.violations:
        yield from heading("Alleged violations")
    for alleged in truce.violations:
        said = "accuses" if len(alleged.by) == 1 else "accuse"
        sides = f"{names(timeline, alleged.by)} {said} {names(timeline, alleged.against)}"
        known = "" if alleged.known is None else f", known {alleged.known}"
        yield Line(f"{sides}: {alleged.claim} ({alleged.event}{known})")
    yield from sources_of(timeline, [truce])


def _actor_screen(timeline: Timeline, actor: Actor) -> Iterator[Line]:
    yield Line(actor.name)
    yield from _fields(
        {
            "id": actor.id,
            "Kind": actor.kind.words,
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
        found = involving(getattr(timeline, name), actor.id)
        yield from references(f"{name.capitalize()}: {len(found)}", found)


def _place_screen(timeline: Timeline, place: Place) -> Iterator[Line]:
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
    here = [event for event in timeline.events if event.place == place.id]
    yield from references(f"Events: {len(here)}", here)


def _tag_screen(timeline: Timeline, tag: Tag) -> Iterator[Line]:
    yield Line(tag.id)
    yield Line(tag.gloss)
    for name in ("ultimatums", "truces", "events"):
        found = tagged(getattr(timeline, name), tag.id)
        yield from references(f"{name.capitalize()}: {len(found)}", found)


def _publisher_screen(timeline: Timeline, publisher: Publisher) -> Iterator[Line]:
    yield Line(publisher.id)
    yield from _fields(
        {
            "Kind": f"{publisher.kind.words} ({publisher.kind.gloss})",
            "House": publisher.house,
            "Country": publisher.country,
            "Control": "a state decides what it publishes" if publisher.state_controlled else "",
        }
    )
    yield Line(f"Cited in {count(tally(timeline.events, 'publisher').get(publisher.id, 0), 'event')}")


def claim_screen(timeline: Timeline, claim: Claim, *, sources: bool = True) -> Iterator[Line]:
    """A sentence of an account, its verdict, and the records that answer it."""
    yield Line(claim.paraphrase)
    yield from _fields(
        {
            "id": claim.id,
            "Account": f"{claim.account} ({claim.said})",
            "Verdict": f"{claim.verdict.words}{f', checked {claim.checked}' if claim.checked else ''}",
            "Note": claim.note,
        }
    )
    answers = named(timeline, claim.records)
    yield from references("Answered by", answers)
    if sources:
        yield from sources_of(timeline, answers)


SCREENS: Mapping[str, Callable[[Timeline, Any], Iterator[Line]]] = {
    "events": _event_screen,
    "ultimatums": ultimatum_screen,
    "truces": _truce_screen,
    "actors": _actor_screen,
    "places": _place_screen,
    "tags": _tag_screen,
    "publishers": _publisher_screen,
    "claims": claim_screen,
}
"""The collections whose records can be shown, each with what shows one of them."""
