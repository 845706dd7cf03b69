"""The child tables: what a record has several of, and the columns of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any, NamedTuple

from us_russia_timeline.models import Claim, Event, Term, Truce, Ultimatum
from us_russia_timeline.questions import Limit, limits
from us_russia_timeline.tables.cells import Column, boolean, day, joined, text, time, whole
from us_russia_timeline.timelines import Timeline
from us_russia_timeline.vocabularies import SYMMETRIC

__all__ = ["CHILDREN", "Child", "Part"]


class Part(NamedTuple):
    """What a row of a child table shows: what it is a part of, its number there from 1, and the part."""

    of: Any
    number: int
    part: Any


class Child(NamedTuple):
    """A child table: what a row is, the collection on which it hangs, the parts of a record, their columns.

    ``above`` is the child table of which the rows are parts, by a column of that name in the singular.
    """

    gloss: str
    parent: str
    parts: Callable[[Any, Timeline], Iterable[Any]]
    columns: tuple[Column, ...]
    above: str = ""


class _Role(NamedTuple):
    role: str
    actor: str


class _Below(NamedTuple):
    """A part of a part, with the number of the latter."""

    number: int
    part: Any


class _Stage(NamedTuple):
    """A term, and the one that moved or withdrew its limit, if one did."""

    term: Term
    stands: bool
    moved_by: Term | None


class _Answer(NamedTuple):
    event: str | None
    ultimatum: str | None
    truce: str | None


class _Dyad(NamedTuple):
    actor: Any
    recipient: Any
    symmetric: bool

    @property
    def same_country(self) -> bool:
        return self.actor.country is not None and self.actor.country == self.recipient.country


def _each(name: str) -> Callable[[Any, Timeline], Iterable[Any]]:
    return lambda record, _: getattr(record, name)


def _roles(*names: str) -> Callable[[Any, Timeline], Iterable[_Role]]:
    return lambda record, _: [_Role(name, actor) for name in names for actor in getattr(record, name)]


def _event_roles(event: Event, timeline: Timeline) -> Iterator[_Role]:
    yield from _roles("actors", "recipients", "mediators")(event, timeline)
    yield from (_Role("contested_by", actor) for actor in event.standing[1])


def _update_sources(event: Event, _: Timeline) -> Iterator[_Below]:
    for number, update in enumerate(event.updates, 1):
        yield from (_Below(number, source) for source in update.sources)


def _violation_roles(truce: Truce, timeline: Timeline) -> Iterator[_Below]:
    for number, violation in enumerate(truce.violations, 1):
        yield from (_Below(number, role) for role in _roles("by", "against")(violation, timeline))


def _stages(ultimatum: Ultimatum, _: Timeline) -> Iterator[_Stage]:
    by_term = {id(each.term): each for each in limits(ultimatum)}
    limit: Limit | None = None
    for term in ultimatum.terms:
        if term.deadline is None:
            limit = None
        elif id(term) in by_term:  # another has the limit that it restates
            limit = by_term[id(term)]
        yield _Stage(term, limit is not None and limit.stands, None if limit is None else limit.ended_by)


def _answers(claim: Claim, timeline: Timeline) -> Iterator[_Answer]:
    held = (timeline.events, timeline.ultimatums, timeline.truces)
    for name in claim.records:
        yield _Answer(*(name if name in each else None for each in held))


def _dyads(event: Event, timeline: Timeline) -> Iterator[_Dyad]:
    actors, recipients = ([timeline.actor(each) for each in ids] for ids in (event.actors, event.recipients))
    if event.kind in SYMMETRIC:
        yield from (_Dyad(one, other, symmetric=True) for one, other in combinations(actors, 2))
    yield from (_Dyad(one, other, symmetric=False) for one, other in product(actors, recipients))


_PAGE = (
    text("url", "its address"),
    text("publisher", "who published it"),
    text("language", "of the page, a BCP 47 tag"),
    text("title", "the headline as the page showed it"),
    day("date", "day of publication as the page showed it"),
    text("form", "what it is to the official text: that itself, a reproduction, or an account"),
    text("origin", "the agency whose story it carries"),
    text("archived", "address of an archived copy"),
)
_ROLE = (
    text("role", "the part played, by the name of the field"),
    text("actor", "id of who plays it", to="actors"),
)


def _in_part(columns: Iterable[Column], inside: str = "part") -> tuple[Column, ...]:
    """Columns that are read from the part of a row."""
    return tuple(each._replace(path=f"{inside}.{each.path}" if each.path else inside) for each in columns)


def _tags(parent: str) -> Child:
    return Child("a subject of a record", parent, _each("tags"), _in_part([text("tag", "the subject", "")]))


CHILDREN: Mapping[str, Child] = {
    "aliases": Child(
        "another spelling of an actor's name",
        "actors",
        _each("aliases"),
        _in_part([text("alias", "the spelling", "")]),
    ),
    "offices": Child(
        "a capacity that a person held",
        "actors",
        _each("offices"),
        _in_part(
            [
                text("title", "the capacity"),
                *time("when", "when it was held", "when"),
                text("unbegun", "how its beginning is open; empty where it is told", "when.unbegun"),
            ]
        ),
    ),
    "event_roles": Child("somebody's part in an event", "events", _event_roles, _in_part(_ROLE)),
    "event_tags": _tags("events"),
    "links": Child(
        "a tie of an event to another",
        "events",
        _each("links"),
        _in_part(
            [
                text("relation", "what the event is to the other"),
                text("other", "id of the other event", "event", to="events"),
            ]
        ),
    ),
    "sources": Child("a page on which an event rests", "events", _each("sources"), _in_part(_PAGE)),
    "updates": Child(
        "what became known of an event later",
        "events",
        _each("updates"),
        _in_part(
            [
                *time("known", "when the public could know it", "known"),
                text("text", "what became known"),
                text("told_by", "id of the event that tells it", "event", to="events"),
                text("assertion", "how well the event stands from then on, if that changes"),
                joined("contested_by", "ids of who disputes or denies it from then on"),
            ]
        ),
    ),
    "update_sources": Child(
        "a page that tells an update", "events", _update_sources, _in_part(_PAGE, "part.part"), "updates"
    ),
    "dyads": Child(
        "two actors of an event: each who acts with each at whom, and of a symmetric kind each two sides",
        "events",
        _dyads,
        _in_part(
            [
                text("actor", "id of who acts, or of the one side", "actor.id", to="actors"),
                text("actor_country", "that one's country", "actor.country"),
                text("recipient", "id of at whom, or of the other side", "recipient.id", to="actors"),
                text("recipient_country", "that one's country", "recipient.country"),
                boolean("symmetric", "whether both act: the pair stands once, and counts either way round"),
                boolean("same_country", "whether they have one country: then they may be of one side"),
            ]
        ),
    ),
    "terms": Child(
        "an announcement of a limit",
        "ultimatums",
        _stages,
        _in_part(
            [
                text("event", "id of the event that made it", "term.event", to="events"),
                text("act", "what it does to the limit", "term.act"),
                text("wording", "the words of the limit", "term.wording"),
                *time("announced", "when it was announced", "term.at"),
                day("known", "civil day by whose close the public could know", "term.known_day"),
                text("deadline", "the limit, in words; empty for a withdrawal", "term.deadline.text"),
                whole("least", "of a counted limit, the smallest number of units", "term.deadline.least"),
                whole("most", "of a counted limit, the largest number of units", "term.deadline.most"),
                text("unit", "of a counted limit, what is counted", "term.deadline.unit"),
                text("rule", "of a counted limit, how it is counted", "term.deadline.rule"),
                *time("limit", "the window of the limit", "term.deadline.window"),
                boolean("stands", "whether nothing moved or withdrew that limit"),
                text("moved_by", "id of the event that moved or withdrew it", "moved_by.event", to="events"),
                text("moved_act", "what that one did", "moved_by.act"),
            ]
        ),
    ),
    "responses": Child(
        "an answer to a demand",
        "ultimatums",
        _each("responses"),
        _in_part(
            [
                text("event", "id of the event in which it was given", to="events"),
                text("actor", "id of who answers", "by", to="actors"),
                text("kind", "of what kind the answer is"),
            ]
        ),
    ),
    "ultimatum_roles": Child(
        "somebody's part in an ultimatum",
        "ultimatums",
        _roles("issuers", "targets", "third_parties"),
        _in_part(_ROLE),
    ),
    "ultimatum_tags": _tags("ultimatums"),
    "parties": Child(
        "a side of a truce",
        "truces",
        _each("parties"),
        _in_part(
            [
                text("actor", "id of the side", to="actors"),
                text("stance", "how it stands to the truce"),
                text("event", "id of the event in which it said so", to="events"),
                *time("bound", "the time for which it held itself bound", "effective"),
            ]
        ),
    ),
    "truce_roles": Child(
        "somebody's part in a truce, other than a side's", "truces", _roles("mediators"), _in_part(_ROLE)
    ),
    "truce_tags": _tags("truces"),
    "violations": Child(
        "an allegation that a truce was broken",
        "truces",
        _each("violations"),
        _in_part(
            [
                text("claim", "what is alleged, with whose figures"),
                text("event", "id of the event in which it was made", to="events"),
                *time("known", "when the public could know it, where that is later than the event", "known"),
                joined("by", "ids of who alleges it"),
                joined("against", "ids of who is said to have broken it"),
            ]
        ),
    ),
    "violation_roles": Child(
        "somebody's part in such an allegation",
        "truces",
        _violation_roles,
        _in_part(_ROLE, "part.part"),
        "violations",
    ),
    "claim_records": Child(
        "a record that answers a claim; where an event and a truce have one id, both are meant",
        "claims",
        _answers,
        _in_part(
            [
                text("event", "its id, if it is an event", to="events"),
                text("ultimatum", "its id, if it is an ultimatum", to="ultimatums"),
                text("truce", "its id, if it is a truce", to="truces"),
            ]
        ),
    ),
}
"""The child tables by name, in order."""
