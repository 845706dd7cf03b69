"""Demands with a time limit: who sets it for whom, in which words, how it moved, what came of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import NewType

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models.actors import ActorId
from us_russia_timeline.models.events import EventId

__all__ = [
    "Compliance",
    "ComplianceValue",
    "ConsequenceKind",
    "DemandKind",
    "FollowThrough",
    "FollowThroughValue",
    "Response",
    "ResponseKind",
    "Term",
    "TermAct",
    "Ultimatum",
    "UltimatumId",
]

UltimatumId = NewType("UltimatumId", str)
"""The id of an ultimatum: ``YYYY-MM-DD-short-slug``, forever."""


class DemandKind(enum.StrEnum):
    """What is demanded."""

    CEASE_FIRE = "cease_fire"
    WITHDRAW = "withdraw"
    NEGOTIATE = "negotiate"
    SIGN = "sign"
    RELEASE = "release"
    POLICY_CHANGE = "policy_change"
    REDUCE_PRESENCE = "reduce_presence"
    PAY = "pay"
    OTHER = "other"


class ConsequenceKind(enum.StrEnum):
    """What is threatened; many real ultimatums leave it to be understood, and then it is unstated."""

    SANCTIONS = "sanctions"
    SECONDARY_SANCTIONS = "secondary_sanctions"
    TARIFFS = "tariffs"
    SECONDARY_TARIFFS = "secondary_tariffs"
    AID_CUT = "aid_cut"
    ARMS_SUPPLY = "arms_supply"
    WALK_AWAY = "walk_away"
    FORCE = "force"
    EXPULSION = "expulsion"
    CLOSURE = "closure"
    TREATY_WITHDRAWAL = "treaty_withdrawal"
    COUNTERMEASURES = "countermeasures"
    UNSTATED = "unstated"
    OTHER = "other"


class TermAct(enum.StrEnum):
    """What an announcement does to the deadline."""

    SETS = "sets"
    REVISES = "revises"
    RESTATES = "restates"
    WITHDRAWS = "withdraws"


class ResponseKind(enum.StrEnum):
    """How the target answers."""

    ACCEPT = "accept"
    PARTIAL_ACCEPT = "partial_accept"
    COUNTER_OFFER = "counter_offer"
    EVADE = "evade"
    REJECT = "reject"
    SILENCE = "silence"


class ComplianceValue(enum.StrEnum):
    """What the target did."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"
    MOOT = "moot"
    PENDING = "pending"
    UNCLEAR = "unclear"


class FollowThroughValue(enum.StrEnum):
    """What the issuer did about it."""

    CARRIED_OUT = "carried_out"
    PARTLY = "partly"
    OTHER_MEASURE = "other_measure"
    DEFERRED = "deferred"
    NOT_CARRIED_OUT = "not_carried_out"
    MOOT = "moot"
    PENDING = "pending"
    UNCLEAR = "unclear"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Term(_values.Value):
    """One announcement of the limit.

    Args:
        event: the event that carries the date and the sources.
        act: whether it sets, revises, restates or withdraws the deadline.
        wording: the words of the limit, briefly.
        at: when it was announced, a copy of the event's ``when``.
        known: when the public could know, a copy of the event's ``known``.
        deadline: the limit; none where it is withdrawn.
    """

    event: EventId
    act: TermAct
    wording: str
    at: Interval
    known: Interval | None = None
    deadline: Deadline | None = None

    def __attrs_post_init__(self) -> None:
        _checks.dated_id("event", self.event)
        _checks.instance("act", self.act, TermAct)
        _checks.text("wording", self.wording)
        _checks.instance("at", self.at, Interval)
        _checks.optional("known", self.known, Interval)
        _checks.optional("deadline", self.deadline, Deadline)
        if (self.act is TermAct.WITHDRAWS) != (self.deadline is None):
            raise InvalidRecord("deadline: every term has one but a withdrawal, which has none")

    @property
    def known_us(self) -> int:
        """The microsecond by which the public could know of it."""
        return (self.known or self.at).latest_start_us

    @property
    def known_day(self) -> date:
        """The civil day, in its own zone, by whose close the public could know of it."""
        return (self.known or self.at).latest_start_day


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Response(_values.Value):
    """An answer to the demand: by whom, of what kind, in which event."""

    event: EventId
    by: ActorId
    kind: ResponseKind

    def __attrs_post_init__(self) -> None:
        _checks.dated_id("event", self.event)
        _checks.slug("by", self.by)
        _checks.instance("kind", self.kind, ResponseKind)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Compliance(_values.Value):
    """What the target did, and the event that shows it."""

    value: ComplianceValue
    event: EventId | None = None

    def __attrs_post_init__(self) -> None:
        _checks.instance("value", self.value, ComplianceValue)
        if self.event is not None:
            _checks.dated_id("event", self.event)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FollowThrough(_values.Value):
    """What the issuer did, and the event that shows it."""

    value: FollowThroughValue
    event: EventId | None = None

    def __attrs_post_init__(self) -> None:
        _checks.instance("value", self.value, FollowThroughValue)
        if self.event is not None:
            _checks.dated_id("event", self.event)


def _terms(values: Iterable[Term]) -> tuple[Term, ...]:
    return _values.several(values)


def _responses(values: Iterable[Response]) -> tuple[Response, ...]:
    return _values.several(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ultimatum(_values.Value):
    """A demand with a time limit, read over the events that announced, answered and ended it.

    Args:
        id: ``YYYY-MM-DD-short-slug``, never reused.
        title: one neutral phrase.
        issuers: who demands.
        targets: of whom.
        demand: what is demanded.
        demand_kind: of what kind that is.
        consequence: what is threatened.
        consequence_kind: of what kind that is; may be ``unstated``.
        terms: the announcements of the limit, oldest first; the first one sets it.
        third_parties: who would be hit without being addressed.
        responses: the answers, oldest first.
        compliance: the target's half of the outcome.
        follow_through: the issuer's half of the outcome.
        tags: subjects, as plain slugs.
    """

    id: UltimatumId
    title: str
    issuers: tuple[ActorId, ...] = attrs.field(converter=_values.actor_ids)
    targets: tuple[ActorId, ...] = attrs.field(converter=_values.actor_ids)
    demand: str
    demand_kind: DemandKind
    consequence: str
    consequence_kind: ConsequenceKind
    terms: tuple[Term, ...] = attrs.field(converter=_terms)
    third_parties: tuple[ActorId, ...] = attrs.field(default=(), converter=_values.actor_ids)
    responses: tuple[Response, ...] = attrs.field(default=(), converter=_responses)
    compliance: Compliance = Compliance(value=ComplianceValue.PENDING)
    follow_through: FollowThrough = FollowThrough(value=FollowThroughValue.PENDING)
    tags: tuple[str, ...] = attrs.field(default=(), converter=_values.texts)

    def __attrs_post_init__(self) -> None:
        _checks.dated_id("id", self.id)
        _checks.text("title", self.title, _checks.MAX_TITLE)
        _checks.text("demand", self.demand)
        _checks.instance("demand_kind", self.demand_kind, DemandKind)
        _checks.text("consequence", self.consequence)
        _checks.instance("consequence_kind", self.consequence_kind, ConsequenceKind)
        for name in ("issuers", "targets", "third_parties", "tags"):
            _checks.slugs(name, getattr(self, name))
        if not self.issuers or not self.targets:
            raise InvalidRecord("issuers and targets: an ultimatum needs one of each at least")
        _checks.instances("terms", self.terms, Term)
        _checks.instances("responses", self.responses, Response)
        _checks.instance("compliance", self.compliance, Compliance)
        _checks.instance("follow_through", self.follow_through, FollowThrough)
        if not self.terms or self.terms[0].act is not TermAct.SETS:
            raise InvalidRecord(
                "terms: the first must set a deadline; a demand without a limit is a threat, kept as an event"
            )
        newest = self.terms[0]
        for term in self.terms:
            if term.at.stop_us <= newest.at.start_us:
                raise InvalidRecord(
                    f"terms: {term.event} stands after {newest.event} but was announced before it"
                )
            newest = max(newest, term, key=lambda each: each.at.start_us)

    @property
    def when(self) -> Interval:
        """From the first announcement to the end of the last deadline set, or to its withdrawal."""
        first, last = self.terms[0].at, self.terms[-1].at
        for term in self.terms:
            if term.deadline is not None and term.deadline.window.stop_us > last.stop_us:
                last = term.deadline.window
        if self.terms[-1].act is TermAct.WITHDRAWS:
            last = self.terms[-1].at
        return first.until(last)
