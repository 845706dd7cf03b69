"""What happened, where, and who says so: everything that is dated and sourced is an `Event`."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from typing import NewType

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline._values import ActorId, PlaceId
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval, Precision

__all__ = [
    "Assertion",
    "Event",
    "EventId",
    "EventKind",
    "EventStatus",
    "Link",
    "LinkRelation",
    "Source",
]

EventId = NewType("EventId", str)
"""The id of an event: ``YYYY-MM-DD-short-slug``, forever."""


class EventKind(enum.StrEnum):
    """What sort of thing happened; `us_russia_timeline.vocabularies` glosses and codes each."""

    CALL = "call"
    MEETING = "meeting"
    SUMMIT = "summit"
    TALKS = "talks"
    MEETING_ANNOUNCED = "meeting_announced"
    MEETING_CANCELLED = "meeting_cancelled"
    PROPOSAL = "proposal"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    AGREEMENT = "agreement"
    DEMAND = "demand"
    THREAT = "threat"
    ULTIMATUM = "ultimatum"
    DEADLINE_PASSED = "deadline_passed"
    TRUCE_DECLARED = "truce_declared"
    TRUCE_STARTED = "truce_started"
    TRUCE_ENDED = "truce_ended"
    TRUCE_VIOLATION = "truce_violation"
    SANCTION_IMPOSED = "sanction_imposed"
    SANCTION_EASED = "sanction_eased"
    AID_SUSPENDED = "aid_suspended"
    AID_RESUMED = "aid_resumed"
    AID_PROVIDED = "aid_provided"
    ATTACK = "attack"
    FORCE_POSTURE = "force_posture"
    TREATY_WITHDRAWAL = "treaty_withdrawal"
    TREATY_STEP = "treaty_step"
    EXPULSION = "expulsion"
    DETENTION = "detention"
    PRISONER_EXCHANGE = "prisoner_exchange"
    PROTEST = "protest"
    ACCUSATION = "accusation"
    LEGAL_ACT = "legal_act"
    VOTE = "vote"
    CYBER_OPERATION = "cyber_operation"
    TERRITORIAL_ACT = "territorial_act"
    ELECTION = "election"
    APPOINTMENT = "appointment"
    STATEMENT = "statement"
    OTHER = "other"


class EventStatus(enum.StrEnum):
    """Whether it took place."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class Assertion(enum.StrEnum):
    """How well it stands: two origins, one origin, disputed by somebody, denied by somebody."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"


class LinkRelation(enum.StrEnum):
    """What one event is to another. Only ``announces`` may point to a later one."""

    RESPONDS_TO = "responds_to"
    PART_OF = "part_of"
    SUPERSEDES = "supersedes"
    ANNOUNCES = "announces"
    RESTATES = "restates"
    REVISES = "revises"
    CARRIES_OUT = "carries_out"
    VIOLATES = "violates"
    CANCELS = "cancels"
    FOLLOWS_UP = "follows_up"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Link(_values.Value):
    """A tie from the event that holds it to another."""

    relation: LinkRelation
    event: EventId

    def __attrs_post_init__(self) -> None:
        _checks.instance("relation", self.relation, LinkRelation)
        _checks.dated_id("event", self.event)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(_values.Value):
    """A page that was read.

    Args:
        url: its address, http or https.
        publisher: who published it; the mirror's name where a mirror was read.
        language: the language of the page, a BCP 47 tag.
        title: the headline as the page showed it, if it did.
        date: the day of publication as the page showed it, if it did.
        primary: whether it is the official text or a page that reproduces it.
        origin: the agency whose story the page carries, if it carries one.
        archived: the address of an archived copy, if there is one.
    """

    url: str
    publisher: str
    language: str
    title: str | None = None
    date: datetime.date | None = None
    primary: bool = False
    origin: str | None = None
    archived: str | None = None

    def __attrs_post_init__(self) -> None:
        _checks.pattern("url", self.url, "url")
        _checks.text("publisher", self.publisher, _checks.MAX_TITLE)
        _checks.pattern("language", self.language, "language")
        if self.title is not None:
            _checks.text("title", self.title)
        _checks.optional("date", self.date, datetime.date)
        _checks.instance("primary", self.primary, bool)
        if self.origin is not None:
            _checks.text("origin", self.origin, _checks.MAX_TITLE)
        if self.archived is not None:
            _checks.pattern("archived", self.archived, "url")


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return _values.several(values)


def _links(values: Iterable[Link]) -> tuple[Link, ...]:
    return _values.several(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(_values.Value):
    """One happening, dated and sourced.

    Args:
        id: ``YYYY-MM-DD-short-slug``, never reused, renamed or parsed for meaning.
        when: when it happened, in the civil zone of the place; without a place, in that of the
            first actor's seat, which is a convention.
        kind: what sort of thing it is.
        title: one neutral sentence.
        summary: two to four sentences, claims attributed.
        actors: who acts, the leading one first; all sides of a call or a meeting.
        sources: the pages it rests on, at least one.
        recipients: at whom it is directed.
        mediators: third parties who host or mediate.
        place: where, by id.
        known: the day or minute at which the public could first know, where that is later than the
            beginning; see `known_us` for the rule.
        status: whether it took place.
        assertion: how well it stands.
        contested_by: who disputes or denies it; required for those two assertions.
        deadline: a limit that it sets itself, or the expiry of what was agreed.
        tags: subjects, as plain slugs.
        links: ties to other events.
    """

    id: EventId
    when: Interval
    kind: EventKind
    title: str
    summary: str
    actors: tuple[ActorId, ...] = attrs.field(converter=_values.actor_ids)
    sources: tuple[Source, ...] = attrs.field(converter=_sources)
    recipients: tuple[ActorId, ...] = attrs.field(default=(), converter=_values.actor_ids)
    mediators: tuple[ActorId, ...] = attrs.field(default=(), converter=_values.actor_ids)
    place: PlaceId | None = None
    known: Interval | None = None
    status: EventStatus = EventStatus.OCCURRED
    assertion: Assertion = Assertion.CONFIRMED
    contested_by: tuple[ActorId, ...] = attrs.field(default=(), converter=_values.actor_ids)
    deadline: Deadline | None = None
    tags: tuple[str, ...] = attrs.field(default=(), converter=_values.texts)
    links: tuple[Link, ...] = attrs.field(default=(), converter=_links)

    def __attrs_post_init__(self) -> None:
        _checks.dated_id("id", self.id)
        _checks.instance("when", self.when, Interval)
        _checks.instance("kind", self.kind, EventKind)
        _checks.text("title", self.title, _checks.MAX_TITLE)
        _checks.text("summary", self.summary)
        for name in ("actors", "recipients", "mediators", "contested_by", "tags"):
            _checks.slugs(name, getattr(self, name))
        if not self.actors:
            raise InvalidRecord("actors: an event needs at least one")
        if not self.sources:
            raise InvalidRecord("sources: an event needs at least one")
        _checks.instances("sources", self.sources, Source)
        if self.place is not None:
            _checks.slug("place", self.place)
        _checks.instance("status", self.status, EventStatus)
        _checks.instance("assertion", self.assertion, Assertion)
        if bool(self.contested_by) != (self.assertion in (Assertion.DISPUTED, Assertion.DENIED)):
            raise InvalidRecord("contested_by: names who disputes or denies, and only then")
        _checks.optional("deadline", self.deadline, Deadline)
        _checks.instances("links", self.links, Link)
        if len(self.links) > 1 and len(set(self.links)) < len(self.links):
            raise InvalidRecord("links: one stands twice")
        self._check_known()

    def _check_known(self) -> None:
        if self.known is None:
            return
        _checks.instance("known", self.known, Interval)
        if self.known.fills or self.known.precision in (Precision.YEAR, Precision.MONTH):
            raise InvalidRecord(f"known: is one day or minute, not {self.known.text}")
        if self.status is EventStatus.OCCURRED and self.known.stop_us <= self.when.start_us:
            raise InvalidRecord("known: what occurred cannot be known before it began")

    @property
    def known_us(self) -> int:
        """The microsecond by which the public could know, from ``known`` or from its beginning."""
        return (self.known or self.when).latest_start_us

    @property
    def known_day(self) -> datetime.date:
        """The civil day, in its own zone, by whose close the public could know."""
        return (self.known or self.when).latest_start_day
