"""Demands with a time limit: who sets it for whom, in which words, how it moved, what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, NewType

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import ActorId, Check, EventId, Record, Vocabulary
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import BEGUN, CALENDAR_DAY, POINT, Axis, Interval, check_known, span

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


class DemandKind(Vocabulary):
    """What is demanded."""

    CEASE_FIRE = "cease_fire", "stop fighting"
    WITHDRAW = "withdraw", "pull forces back or out"
    NEGOTIATE = "negotiate", "come to the table, or stay at it"
    SIGN = "sign", "sign or ratify a text"
    RELEASE = "release", "set persons free"
    POLICY_CHANGE = "policy_change", "do or stop something in policy, treaty compliance included"
    REDUCE_PRESENCE = "reduce_presence", "cut staff or close premises"
    PAY = "pay", "pay or supply something"
    OTHER = "other", "none of the others"


class ConsequenceKind(Vocabulary):
    """What is threatened; many real ultimatums leave it to be understood, and then it is unstated."""

    SANCTIONS = "sanctions", "measures against the target's trade, money or persons"
    SECONDARY_SANCTIONS = "secondary_sanctions", "measures against those who deal with the target"
    TARIFFS = "tariffs", "duties on the target's goods"
    SECONDARY_TARIFFS = "secondary_tariffs", "duties on the goods of those who trade with the target"
    AID_CUT = "aid_cut", "an end to help"
    ARMS_SUPPLY = "arms_supply", "weapons for the target's opponent"
    WALK_AWAY = "walk_away", "an end to mediation or talks"
    FORCE = "force", "armed action"
    EXPULSION = "expulsion", "diplomats sent away"
    CLOSURE = "closure", "missions or premises closed"
    TREATY_WITHDRAWAL = "treaty_withdrawal", "leaving a treaty"
    COUNTERMEASURES = "countermeasures", "steps in kind, military or technical, short of force"
    UNSTATED = "unstated", "left to be understood"
    OTHER = "other", "none of the others"


class TermAct(Vocabulary):
    """What an announcement does to the deadline."""

    SETS = "sets", "sets the first limit"
    REVISES = "revises", "moves the limit"
    RESTATES = "restates", "names the standing limit again"
    WITHDRAWS = "withdraws", "takes the limit back"


class ResponseKind(Vocabulary):
    """How the target answers."""

    ACCEPT = "accept", "yes to all of it"
    PARTIAL_ACCEPT = "partial_accept", "yes to part of it, or with conditions"
    COUNTER_OFFER = "counter_offer", "other terms instead"
    EVADE = "evade", "an answer that settles nothing"
    REJECT = "reject", "no"
    SILENCE = "silence", "no answer by the limit"


class ComplianceValue(Vocabulary):
    """What the target did."""

    NONE = "none", "the target did nothing of what was demanded"
    PARTIAL = "partial", "the target did some of it"
    FULL = "full", "the target did all or nearly all of it"
    MOOT = "moot", "events overtook the demand"
    PENDING = "pending", "the limit has not passed, or it is too early to say"
    UNCLEAR = "unclear", "the sources do not settle what the target did"


class FollowThroughValue(Vocabulary):
    """What the issuer did about it."""

    CARRIED_OUT = "carried_out", "the issuer did what was threatened"
    PARTLY = "partly", "the issuer did some of it"
    OTHER_MEASURE = "other_measure", "the issuer did something else against the target or third parties"
    DEFERRED = "deferred", "the issuer put it off without dropping it"
    NOT_CARRIED_OUT = "not_carried_out", "the issuer did not do it"
    MOOT = "moot", "there was no longer a reason to do it"
    PENDING = "pending", "the limit has not passed, or it is too early to say"
    UNCLEAR = "unclear", "the sources do not settle what the issuer did"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Term(Record):
    """One announcement of the limit.

    Args:
        event: the event that carries the date and the sources.
        act: whether it sets, revises, restates or withdraws the deadline.
        wording: the words of the limit, briefly.
        at: when it was announced, a copy of the event's ``when``.
        known: when the public could know, a copy of the event's ``known``.
        deadline: the limit; none where it is withdrawn.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> term = limit.terms[1]
    >>> print(term.at, term.act.value, term.wording)
    28 July 2025 revises 10 or 12 days from today
    """

    event: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    act: TermAct = attrs.field(metadata=rules.held_to(rules.of(TermAct)))
    wording: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    at: Interval = attrs.field(metadata=rules.held_to(BEGUN))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))
    deadline: Deadline | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(rules.of(Deadline)))
    )

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        if (self.act is TermAct.WITHDRAWS) != (self.deadline is None):
            raise InvalidRecord("deadline: every term has one but a withdrawal, which has none")

    def known_by(self, axis: Axis) -> int:
        """By when the public could know: a microsecond, or the ordinal of the civil day in its own zone.

        >>> import us_russia_timeline as urt
        >>> from datetime import date
        >>> from us_russia_timeline.intervals import Axis
        >>> timeline = urt.load()
        >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
        >>> date.fromordinal(limit.terms[0].known_by(Axis.DAYS))
        datetime.date(2025, 7, 14)
        """
        return (self.known or self.at).surely_begun(axis)

    @property
    def known_us(self) -> int:
        """The microsecond by which the public could know of it."""
        return self.known_by(Axis.INSTANTS)

    @property
    def known_day(self) -> date:
        """The civil day, in its own zone, by whose close the public could know of it.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
        >>> limit.terms[0].known_day
        datetime.date(2025, 7, 14)
        """
        return (self.known or self.at).latest_start_day


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Response(Record):
    """An answer to the demand.

    Args:
        event: the event in which it was given.
        by: who answers.
        kind: of what kind the answer is.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> answers = {answer.event: answer for answer in limit.responses}
    >>> answers["2025-07-15-lavrov-on-fifty-days"].kind.value
    'evade'
    """

    event: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    by: ActorId = attrs.field(metadata=rules.held_to(rules.SLUG))
    kind: ResponseKind = attrs.field(metadata=rules.held_to(rules.of(ResponseKind)))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Compliance(Record):
    """What the target did.

    Args:
        value: what.
        event: the event that shows it, if there is one.
        known: the day or minute at which the public could know it, where that is later than the event, in the
            event's zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> limit.compliance.value.value
    'none'
    """

    value: ComplianceValue = attrs.field(metadata=rules.held_to(rules.of(ComplianceValue)))
    event: EventId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID)))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        check_known(self)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FollowThrough(Record):
    """What the issuer did.

    Args:
        value: what.
        event: the event that shows it, if there is one.
        known: the day or minute at which the public could know it, where that is later than the event, in the
            event's zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> limit.follow_through.value.gloss
    'the issuer did some of it'
    """

    value: FollowThroughValue = attrs.field(metadata=rules.held_to(rules.of(FollowThroughValue)))
    event: EventId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID)))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        check_known(self)


_SETS = "the first must set a deadline; a demand without a limit is a threat, kept as an event"


def as_terms(values: Iterable[Term]) -> tuple[Term, ...]:
    """Terms as a tuple."""
    return rules.as_tuple(values)


def as_responses(values: Iterable[Response]) -> tuple[Response, ...]:
    """Responses as a tuple."""
    return rules.as_tuple(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ultimatum(Record):
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
        verified: the day on which a reader who did not write it last checked it against its pages.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> print(limit.demand, "|", limit.demand_kind.value, limit.consequence_kind.value)
    Reach a deal to end the war in Ukraine | cease_fire secondary_tariffs
    >>> [term.wording for term in limit.terms]
    ['50 days', '10 or 12 days from today', 'ten days from today', 'by August 8']
    """

    id: UltimatumId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    title: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    issuers: tuple[ActorId, ...] = attrs.field(
        converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, least=1, once=True))
    )
    targets: tuple[ActorId, ...] = attrs.field(
        converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, least=1, once=True))
    )
    demand: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    demand_kind: DemandKind = attrs.field(metadata=rules.held_to(rules.of(DemandKind)))
    consequence: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    consequence_kind: ConsequenceKind = attrs.field(metadata=rules.held_to(rules.of(ConsequenceKind)))
    terms: tuple[Term, ...] = attrs.field(
        converter=as_terms, metadata=rules.held_to(rules.several(rules.of(Term), least=1, why=_SETS))
    )
    third_parties: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    responses: tuple[Response, ...] = attrs.field(
        default=(), converter=as_responses, metadata=rules.held_to(rules.several(rules.of(Response)))
    )
    compliance: Compliance = attrs.field(
        default=Compliance(value=ComplianceValue.PENDING), metadata=rules.held_to(rules.of(Compliance))
    )
    follow_through: FollowThrough = attrs.field(
        default=FollowThrough(value=FollowThroughValue.PENDING),
        metadata=rules.held_to(rules.of(FollowThrough)),
    )
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=rules.as_texts, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    verified: date | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(CALENDAR_DAY)))

    def _check_first(self) -> None:
        if self.terms[0].act is not TermAct.SETS:
            raise InvalidRecord(f"terms: {_SETS}")

    def _check_order(self) -> None:
        newest = self.terms[0]
        for term in self.terms:
            if term.at.stop_us <= newest.at.start_us:
                raise InvalidRecord(
                    f"terms: {term.event} stands after {newest.event} but was announced before it"
                )
            newest = max(newest, term, key=lambda each: each.at.start_us)

    checks_of_whole: ClassVar[tuple[Check, ...]] = (_check_first, _check_order)

    @property
    def when(self) -> Interval:
        """From the first announcement to the end of the deadline that stood last, or to its withdrawal.

        A limit that was moved is none any more, also where it was a later one. Where two zones meet its days
        are told as they were said, and its instants are those of each; a limit named again after it had
        passed reaches to that announcement. An event of several days that announces a limit does not
        prolong it.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
        >>> print(limit.when)
        14 July to 8 August 2025
        """
        first, last, final = self.terms[0].at, self.terms[-1].at, self.terms[-1].deadline
        goes_on = last.fills and last.first != last.last
        if final is not None and final.window.stop_us > (last.start_us if goes_on else last.stop_us):
            last = final.window
        return span(first, last)
