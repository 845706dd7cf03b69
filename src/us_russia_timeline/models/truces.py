"""Truces, ceasefires and limited pauses: who declared, who held itself bound, from when to when."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NewType

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models.actors import ActorId
from us_russia_timeline.models.events import EventId

__all__ = [
    "Ending",
    "Party",
    "Purpose",
    "Scope",
    "Stance",
    "Truce",
    "TruceEnd",
    "TruceId",
    "Violation",
]

TruceId = NewType("TruceId", str)
"""The id of a truce: ``YYYY-MM-DD-short-slug``, forever."""


class Purpose(enum.StrEnum):
    """What a truce is for, in the terms of the ETH/PRIO civil conflict ceasefire data."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace_process"
    HOLIDAY = "holiday"
    ELECTION = "election"
    OTHER = "other"


class Scope(enum.StrEnum):
    """What it covers: everything, or one domain."""

    ALL = "all"
    ENERGY = "energy"
    SEA = "sea"
    AIR = "air"
    INFRASTRUCTURE = "infrastructure"
    CORRIDOR = "corridor"
    EXCHANGE = "exchange"
    LOCAL = "local"
    LONG_RANGE = "long_range"


class Stance(enum.StrEnum):
    """How a party stands to a truce."""

    DECLARED = "declared"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    SILENT = "silent"


class TruceEnd(enum.StrEnum):
    """How a truce ended, if it did."""

    EXPIRED = "expired"
    TERMINATED = "terminated"
    COLLAPSED = "collapsed"
    SUPERSEDED = "superseded"
    CONVERTED = "converted"
    NEVER_TOOK_EFFECT = "never_took_effect"
    ONGOING = "ongoing"
    UNCLEAR = "unclear"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Party(_values.Value):
    """One side of a truce.

    Args:
        actor: who.
        stance: how it stands to the truce.
        event: where it said so.
        effective: the time for which it held itself bound; none where it never did.
    """

    actor: ActorId
    stance: Stance
    event: EventId | None = None
    effective: Interval | None = None

    def __attrs_post_init__(self) -> None:
        _checks.slug("actor", self.actor)
        _checks.instance("stance", self.stance, Stance)
        if self.event is not None:
            _checks.dated_id("event", self.event)
        _checks.optional("effective", self.effective, Interval)
        if self.effective is not None and not self.effective.fills:
            raise InvalidRecord(
                f"effective: state what it fills, from when to when, not {self.effective.text}"
            )
        if self.effective is not None and self.stance in (Stance.REJECTED, Stance.SILENT):
            raise InvalidRecord("effective: who rejects a truce or says nothing is not bound by it")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Violation(_values.Value):
    """An allegation that a truce was broken: by whom, against whom, and in which event it was made.

    ``by`` are those who allege; ``against`` those who are said to have broken the truce.
    """

    by: tuple[ActorId, ...] = attrs.field(converter=_values.actor_ids)
    against: tuple[ActorId, ...] = attrs.field(converter=_values.actor_ids)
    claim: str
    event: EventId

    def __attrs_post_init__(self) -> None:
        _checks.slugs("by", self.by)
        _checks.slugs("against", self.against)
        if not self.by or not self.against:
            raise InvalidRecord("by and against: an allegation has somebody on each side")
        _checks.text("claim", self.claim)
        _checks.dated_id("event", self.event)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ending(_values.Value):
    """How a truce ended, and the event that shows it."""

    how: TruceEnd
    event: EventId | None = None

    def __attrs_post_init__(self) -> None:
        _checks.instance("how", self.how, TruceEnd)
        if self.event is not None:
            _checks.dated_id("event", self.event)


def _purposes(values: Iterable[Purpose]) -> tuple[Purpose, ...]:
    return _values.several(values)


def _scopes(values: Iterable[Scope]) -> tuple[Scope, ...]:
    return _values.several(values)


def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return _values.several(values)


def _violations(values: Iterable[Violation]) -> tuple[Violation, ...]:
    return _values.several(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Truce(_values.Value):
    """A truce, read over the events that declared, answered, broke and ended it.

    Args:
        id: ``YYYY-MM-DD-short-slug``, never reused.
        title: one neutral phrase.
        purposes: what it is for, the first one foremost.
        scope: what it covers.
        area: where, in words.
        declared: the event that declared or agreed it.
        at: when that was, a copy of the event's ``when``.
        parties: each side with its stance and the time it held itself bound.
        ended: how it ended.
        scheduled: the time announced for it; ``None`` where no point was given from which it holds.
        mediators: who brokered it.
        violations: who says that whom broke it.
        follow_up_of: the truce that it prolongs or replaces.
        tags: subjects, as plain slugs.
    """

    id: TruceId
    title: str
    purposes: tuple[Purpose, ...] = attrs.field(converter=_purposes)
    scope: tuple[Scope, ...] = attrs.field(converter=_scopes)
    area: str
    declared: EventId
    at: Interval
    parties: tuple[Party, ...] = attrs.field(converter=_parties)
    ended: Ending
    scheduled: Interval | None = None
    mediators: tuple[ActorId, ...] = attrs.field(default=(), converter=_values.actor_ids)
    violations: tuple[Violation, ...] = attrs.field(default=(), converter=_violations)
    follow_up_of: TruceId | None = None
    tags: tuple[str, ...] = attrs.field(default=(), converter=_values.texts)

    def __attrs_post_init__(self) -> None:
        _checks.dated_id("id", self.id)
        _checks.text("title", self.title, _checks.MAX_TITLE)
        _checks.instances("purposes", self.purposes, Purpose)
        _checks.instances("scope", self.scope, Scope)
        if not self.purposes or not self.scope or not self.parties:
            raise InvalidRecord("purposes, scope and parties: a truce needs one of each at least")
        _checks.text("area", self.area)
        _checks.dated_id("declared", self.declared)
        _checks.instance("at", self.at, Interval)
        _checks.instances("parties", self.parties, Party)
        if len({party.actor for party in self.parties}) < len(self.parties):
            raise InvalidRecord("parties: an actor stands twice")
        _checks.instance("ended", self.ended, Ending)
        _checks.optional("scheduled", self.scheduled, Interval)
        if self.scheduled is not None and not self.scheduled.fills:
            raise InvalidRecord(
                f"scheduled: state what it fills, from when to when, not {self.scheduled.text}"
            )
        for name in ("mediators", "tags"):
            _checks.slugs(name, getattr(self, name))
        _checks.instances("violations", self.violations, Violation)
        if self.follow_up_of is not None:
            _checks.dated_id("follow_up_of", self.follow_up_of)
        bound = any(party.effective is not None for party in self.parties)
        if bound and self.ended.how is TruceEnd.NEVER_TOOK_EFFECT:
            raise InvalidRecord("ended: it took effect for a party, so it cannot be never_took_effect")

    @property
    def effective(self) -> tuple[Interval, ...]:
        """The times for which some party held itself bound, in the order of the parties."""
        return tuple(party.effective for party in self.parties if party.effective is not None)

    @property
    def when(self) -> Interval:
        """From the first to the last moment that any party was bound; else as scheduled; else as declared."""
        bound = self.effective
        if not bound:
            return self.scheduled or self.at
        first = min(bound, key=lambda interval: interval.start_us)
        return first.until(max(bound, key=lambda interval: interval.stop_us))
