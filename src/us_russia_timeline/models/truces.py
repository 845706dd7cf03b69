"""Truces, ceasefires and limited pauses: who declared, who held itself bound, from when to when."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, NewType

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import ActorId, Check, EventId, Record, Vocabulary
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import (
    BEGUN,
    CALENDAR_DAY,
    FILLING,
    POINT,
    Interval,
    check_known,
    hull_of,
)

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


class Purpose(Vocabulary):
    """What a truce is for, in the terms of the ETH/PRIO civil conflict ceasefire data."""

    HUMANITARIAN = "humanitarian", "to spare or help people"
    PEACE_PROCESS = "peace_process", "to make talks possible or to carry out their results"
    HOLIDAY = "holiday", "for a feast or a day of remembrance"
    ELECTION = "election", "to let people vote"
    OTHER = "other", "none of the others"


class Scope(Vocabulary):
    """What it covers: everything, or one domain."""

    ALL = "all", "all fighting between the parties"
    ENERGY = "energy", "strikes on energy sites"
    SEA = "sea", "fighting at sea and strikes on ports or ships"
    AIR = "air", "strikes from the air"
    INFRASTRUCTURE = "infrastructure", "strikes on civilian infrastructure other than energy alone"
    CORRIDOR = "corridor", "fighting along a way out or in"
    EXCHANGE = "exchange", "fighting where captives or the dead are handed over"
    LOCAL = "local", "all fighting, in one place"
    LONG_RANGE = "long_range", "strikes far behind the front"


class Stance(Vocabulary):
    """How a party stands to a truce."""

    DECLARED = "declared", "it announced the truce itself"
    ACCEPTED = "accepted", "it agreed to it"
    CONDITIONAL = "conditional", "it agreed if something else were done"
    REJECTED = "rejected", "it refused"
    SILENT = "silent", "it did not say"


class TruceEnd(Vocabulary):
    """How a truce ended, if it did."""

    EXPIRED = "expired", "its time ran out, or its purpose was done"
    TERMINATED = "terminated", "a party ended it"
    COLLAPSED = "collapsed", "fighting went on until nobody held to it"
    SUPERSEDED = "superseded", "another truce took its place"
    CONVERTED = "converted", "an agreement took its place"
    NEVER_TOOK_EFFECT = "never_took_effect", "no party ever held itself bound"
    ONGOING = "ongoing", "it has not ended"
    UNCLEAR = "unclear", "the sources do not settle how it ended"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Party(Record):
    """One side of a truce.

    Args:
        actor: who.
        stance: how it stands to the truce.
        event: where it said so.
        effective: the time for which it held itself bound; none where it never did.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> russia, ukraine = timeline.truce("2025-04-19-easter-truce").parties
    >>> print(russia.stance.value, "|", russia.effective)
    declared | 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)
    >>> print(ukraine.stance.value, "|", ukraine.effective)
    conditional | None
    """

    actor: ActorId = attrs.field(metadata=rules.held_to(rules.SLUG))
    stance: Stance = attrs.field(metadata=rules.held_to(rules.of(Stance)))
    event: EventId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID)))
    effective: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(FILLING)))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        if self.effective is not None and self.stance in (Stance.REJECTED, Stance.SILENT):
            raise InvalidRecord("effective: who rejects a truce or says nothing is not bound by it")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Violation(Record):
    """An allegation that a truce was broken.

    Args:
        by: who alleges it.
        against: who is said to have broken the truce.
        claim: what is alleged, with whose figures.
        event: the event in which it was made.
        known: the day or minute at which the public could know it, where that is later than the event, in the
            event's zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> breach = timeline.truce("2025-04-19-easter-truce").violations[0]
    >>> breach.by, breach.against
    (('ukraine',), ('russia',))
    """

    by: tuple[ActorId, ...] = attrs.field(
        converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, least=1, once=True))
    )
    against: tuple[ActorId, ...] = attrs.field(
        converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, least=1, once=True))
    )
    claim: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    event: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ending(Record):
    """How a truce ended.

    Args:
        how: in which way.
        event: the event that shows it, if there is one.
        known: the day or minute at which the public could know it, where that is later than the event, in the
            event's zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.truce("2025-04-19-easter-truce").ended.how.value
    'expired'
    """

    how: TruceEnd = attrs.field(metadata=rules.held_to(rules.of(TruceEnd)))
    event: EventId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID)))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        check_known(self)


def as_purposes(values: Iterable[Purpose]) -> tuple[Purpose, ...]:
    """Purposes as a tuple."""
    return rules.as_tuple(values)


def as_scopes(values: Iterable[Scope]) -> tuple[Scope, ...]:
    """Scopes as a tuple."""
    return rules.as_tuple(values)


def as_parties(values: Iterable[Party]) -> tuple[Party, ...]:
    """Parties as a tuple."""
    return rules.as_tuple(values)


def as_violations(values: Iterable[Violation]) -> tuple[Violation, ...]:
    """Violations as a tuple."""
    return rules.as_tuple(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Truce(Record):
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
        note: what limits the record, such as that no page seen alleges a breach.
        verified: the day on which a reader who did not write it last checked it against its pages.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> truce = timeline.truce("2025-04-19-easter-truce")
    >>> {side.actor: side.stance.value for side in truce.parties}
    {'russia': 'declared', 'ukraine': 'conditional'}
    """

    id: TruceId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    title: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    purposes: tuple[Purpose, ...] = attrs.field(
        converter=as_purposes, metadata=rules.held_to(rules.several(rules.of(Purpose), least=1))
    )
    scope: tuple[Scope, ...] = attrs.field(
        converter=as_scopes, metadata=rules.held_to(rules.several(rules.of(Scope), least=1))
    )
    area: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    declared: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    at: Interval = attrs.field(metadata=rules.held_to(BEGUN))
    parties: tuple[Party, ...] = attrs.field(
        converter=as_parties, metadata=rules.held_to(rules.several(rules.of(Party), least=1))
    )
    ended: Ending = attrs.field(metadata=rules.held_to(rules.of(Ending)))
    scheduled: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(FILLING)))
    mediators: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    violations: tuple[Violation, ...] = attrs.field(
        default=(), converter=as_violations, metadata=rules.held_to(rules.several(rules.of(Violation)))
    )
    follow_up_of: TruceId | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID))
    )
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=rules.as_texts, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    note: str = attrs.field(default="", metadata=rules.held_to(rules.NOTE))
    verified: date | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(CALENDAR_DAY)))

    def _check_actors(self) -> None:
        if len({party.actor for party in self.parties}) < len(self.parties):
            raise InvalidRecord("parties: an actor stands twice")

    def _check_ended(self) -> None:
        bound = any(party.effective is not None for party in self.parties)
        if bound and self.ended.how is TruceEnd.NEVER_TOOK_EFFECT:
            raise InvalidRecord("ended: it took effect for a party, so it cannot be never_took_effect")

    checks_of_whole: ClassVar[tuple[Check, ...]] = (_check_actors, _check_ended)

    @property
    def effective(self) -> tuple[Interval, ...]:
        """The times for which some party held itself bound, in the order of the parties.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.truce("2025-04-19-easter-truce").effective[0])
        19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)
        """
        return tuple(party.effective for party in self.parties if party.effective is not None)

    @property
    def when(self) -> Interval:
        """From the first to the last moment that any party was bound; else as scheduled; else as declared.

        Where sides reckon by the days of two zones, it tells those days, with the instants of each.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.truce("2025-04-19-easter-truce").when)
        19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)
        """
        bound = self.effective
        return hull_of(bound) if bound else self.scheduled or self.at
