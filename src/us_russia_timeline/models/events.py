"""What happened, where, and who says so: everything that is dated and sourced is an `Event`."""

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import ActorId, Check, EventId, PlaceId, Record, Vocabulary
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import BEGUN, CALENDAR_DAY, POINT, Axis, Interval

__all__ = [
    "Assertion",
    "Event",
    "EventId",
    "EventKind",
    "EventStatus",
    "Link",
    "LinkRelation",
    "Source",
    "SourceForm",
    "Update",
]


class EventKind(Vocabulary):
    """What sort of thing happened; `us_russia_timeline.vocabularies` has the codes of each."""

    CALL = "call", "a conversation by telephone or video"
    MEETING = "meeting", "principals or envoys meet in person; the leaders of an alliance or a group, too"
    SUMMIT = "summit", "leaders meet in person with a programme of their own, outside such a group"
    TALKS = "talks", "delegations negotiate, in one or several rounds"
    MEETING_ANNOUNCED = "meeting_announced", "a meeting to come is agreed or made public"
    MEETING_CANCELLED = "meeting_cancelled", "an announced meeting is called off or put off"
    PROPOSAL = "proposal", "somebody puts terms on the table"
    ACCEPTANCE = "acceptance", "somebody says yes to what was proposed or demanded"
    REJECTION = "rejection", "somebody says no to what was proposed or demanded"
    AGREEMENT = "agreement", "sides sign or otherwise conclude something"
    DEMAND = "demand", "something is demanded, without a limit and without a stated consequence"
    THREAT = "threat", "a consequence is held out, without a time limit"
    ULTIMATUM = "ultimatum", "a demand is made with a time limit, or such a limit is moved"
    DEADLINE_PASSED = "deadline_passed", "a time limit runs out"
    TRUCE_DECLARED = "truce_declared", "a pause in fighting is declared or agreed"
    TRUCE_STARTED = "truce_started", "a pause in fighting takes effect"
    TRUCE_ENDED = "truce_ended", "a pause in fighting runs out or is ended"
    TRUCE_VIOLATION = "truce_violation", "a pause in fighting is broken, or somebody says so"
    SANCTION_IMPOSED = "sanction_imposed", "a measure against trade, money, persons or travel is put in place"
    SANCTION_EASED = "sanction_eased", "such a measure is lifted, waived or loosened"
    AID_SUSPENDED = "aid_suspended", "help in arms, money or knowledge is stopped"
    AID_RESUMED = "aid_resumed", "help that had been stopped flows again"
    AID_PROVIDED = "aid_provided", "help in arms, money or knowledge is promised in a decision or delivered"
    ATTACK = "attack", "an armed strike that changed the diplomacy"
    FORCE_POSTURE = "force_posture", "troops, ships or weapons are moved, readied, tested or shown"
    TREATY_WITHDRAWAL = "treaty_withdrawal", "a state leaves or suspends a treaty"
    TREATY_STEP = "treaty_step", "a treaty is ratified, extended, enters into force or runs out"
    EXPULSION = "expulsion", "diplomats or missions are sent away or closed"
    DETENTION = "detention", "a person is arrested, charged or sentenced"
    PRISONER_EXCHANGE = "prisoner_exchange", "captives are released by both sides"
    PROTEST = "protest", "a formal complaint: a note, an ambassador called in or called home"
    ACCUSATION = "accusation", "somebody is publicly charged with a wrong"
    LEGAL_ACT = "legal_act", "a law, decree, order, warrant or judgment"
    VOTE = "vote", "a body votes"
    CYBER_OPERATION = "cyber_operation", "an intrusion or disruption of computers"
    TERRITORIAL_ACT = "territorial_act", "land is annexed, recognised, ceded or claimed"
    ELECTION = "election", "people vote for an office or a parliament"
    APPOINTMENT = "appointment", "a person enters or leaves an office or a mission"
    STATEMENT = "statement", "something is said in public that is none of the other kinds"
    OTHER = "other", "none of the others"


class EventStatus(Vocabulary):
    """Whether it took place."""

    OCCURRED = "occurred", "it took place"
    ANNOUNCED = "announced", "it was announced, and whether it took place is not recorded"
    CANCELLED = "cancelled", "it was announced and did not take place"


class Assertion(Vocabulary):
    """How well it stands: two origins, one origin, disputed by somebody, denied by somebody."""

    CONFIRMED = "confirmed", "two sources of independent origin, or the official text of whoever acted"
    REPORTED = "reported", "one origin only"
    DISPUTED = "disputed", "somebody concerned gives another account"
    DENIED = "denied", "somebody concerned says that it did not happen"


class LinkRelation(Vocabulary):
    """What one event is to another. Only ``announces`` may point to a later one."""

    RESPONDS_TO = "responds_to", "answers it"
    PART_OF = "part_of", "is a piece of it"
    SUPERSEDES = "supersedes", "takes its place"
    ANNOUNCES = "announces", "says that it will come"
    RESTATES = "restates", "says it again, unchanged"
    REVISES = "revises", "changes its terms"
    CARRIES_OUT = "carries_out", "does what it promised, threatened or agreed"
    VIOLATES = "violates", "breaks what it promised or agreed"
    CANCELS = "cancels", "calls it off"
    FOLLOWS_UP = "follows_up", "carries on from it"


class SourceForm(Vocabulary):
    """What a page is to the official text of whoever acted."""

    OFFICIAL = "official", "the official text itself, where its author published it"
    REPRODUCTION = "reproduction", "a page that reproduces the official text"
    ACCOUNT = "account", "an account in the page's own words"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Link(Record):
    """A tie from the event that holds it to another.

    Args:
        relation: what the holder is to the other event.
        event: the other event.

    >>> from us_russia_timeline.models import Link, LinkRelation
    >>> link = Link(relation=LinkRelation.FOLLOWS_UP, event="2025-07-03-trump-putin-call")
    >>> link.relation.gloss
    'carries on from it'
    """

    relation: LinkRelation = attrs.field(metadata=rules.held_to(rules.of(LinkRelation)))
    event: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """A page that was read.

    Args:
        url: its address, http or https.
        publisher: who published it; the mirror's name where a mirror was read.
        language: the language of the page, a BCP 47 tag.
        title: the headline as the page showed it, if it did.
        date: the day of publication as the page showed it, if it did.
        form: whether it is the official text, reproduces it, or neither.
        origin: the agency whose story the page carries, if it carries one.
        archived: the address of an archived copy, if there is one.

    >>> import us_russia_timeline as urt
    >>> source = urt.Source(url="https://www.example.org/speech", publisher="An archive", language="en")
    >>> source.form.gloss
    "an account in the page's own words"
    """

    url: str = attrs.field(metadata=rules.held_to(rules.URL))
    publisher: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    language: str = attrs.field(metadata=rules.held_to(rules.LANGUAGE))
    title: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.TEXT)))
    date: datetime.date | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(CALENDAR_DAY))
    )
    form: SourceForm = attrs.field(default=SourceForm.ACCOUNT, metadata=rules.held_to(rules.of(SourceForm)))
    origin: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.TITLE)))
    archived: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.URL)))

    @property
    def primary(self) -> bool:
        """Whether it is the official text or a page that reproduces it.

        >>> import us_russia_timeline as urt
        >>> source = urt.Source(url="https://www.example.org/speech", publisher="An archive", language="en")
        >>> source.primary
        False
        """
        return self.form is not SourceForm.ACCOUNT


def as_sources(values: Iterable[Source]) -> tuple[Source, ...]:
    """Sources as a tuple."""
    return rules.as_tuple(values)


def as_links(values: Iterable[Link]) -> tuple[Link, ...]:
    """Links as a tuple."""
    return rules.as_tuple(values)


def _check_contested(record: Any) -> None:
    if bool(record.contested_by) != (record.assertion in (Assertion.DISPUTED, Assertion.DENIED)):
        raise InvalidRecord("contested_by: names who disputes or denies, and only then")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Update(Record):
    """What became known of an event after it was known: a denial, a correction, a final toll, a sequel.

    Args:
        known: the day or minute at which the public could know it, in the event's zone.
        text: what became known, in a sentence or two.
        sources: the pages that tell it.
        event: the event that tells it, instead of pages or beside them.
        assertion: how well the event stands from then on, if that changes.
        contested_by: who disputes or denies it from then on; required for those two assertions.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> update = timeline.event("2022-07-23-odesa-port-strike").updates[0]
    >>> print(update.known, update.assertion.value)
    24 July 2022 confirmed
    """

    known: Interval = attrs.field(metadata=rules.held_to(POINT))
    text: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=as_sources, metadata=rules.held_to(rules.several(rules.of(Source)))
    )
    event: EventId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.DATED_ID)))
    assertion: Assertion | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(rules.of(Assertion)))
    )
    contested_by: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )

    def _check_rest(self) -> None:
        if not self.sources and self.event is None:
            raise InvalidRecord("sources: an update rests on a page or on an event that tells it")

    checks_of_whole: ClassVar[tuple[Check, ...]] = (_check_rest, _check_contested)


def as_updates(values: Iterable[Update]) -> tuple[Update, ...]:
    """Updates as a tuple."""
    return rules.as_tuple(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """One happening, dated and sourced.

    Title and summary say what could be known when it was; what became known later stands in ``updates``.

    Args:
        id: ``YYYY-MM-DD-short-slug``, never reused, renamed or parsed for meaning.
        when: when it happened, in the civil zone of the place; without a place, in that of the
            first actor's seat, which is a convention.
        kind: what sort of thing it is.
        title: one neutral sentence.
        summary: two to four sentences, claims attributed.
        actors: who acts, the leading one first; all sides of a call or a meeting.
        sources: the pages it rests on, at least one.
        short: the same for a label, at most 32 characters.
        recipients: at whom it is directed.
        mediators: third parties who host or mediate.
        place: where, by id.
        known: the day or minute at which the public could first know, where that is later than the
            beginning; see `known_by` for the rule.
        status: whether it took place.
        assertion: how well it stood when it was known; see `standing` for now.
        contested_by: who disputes or denies it; required for those two assertions.
        deadline: a limit that it sets itself, or the expiry of what was agreed.
        tags: subjects, as plain slugs.
        links: ties to other events.
        updates: what became known later, oldest first.
        verified: the day on which a reader who did not write it last checked it against its pages.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> event = timeline.event("2025-07-14-trump-sets-fifty-days")
    >>> print(event.when, event.kind.value, event.actors)
    14 July 2025 ultimatum ('donald-trump',)
    """

    id: EventId = attrs.field(metadata=rules.held_to(rules.DATED_ID))
    when: Interval = attrs.field(metadata=rules.held_to(BEGUN))
    kind: EventKind = attrs.field(metadata=rules.held_to(rules.of(EventKind)))
    title: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    summary: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    actors: tuple[ActorId, ...] = attrs.field(
        converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, least=1, once=True))
    )
    sources: tuple[Source, ...] = attrs.field(
        converter=as_sources, metadata=rules.held_to(rules.several(rules.of(Source), least=1))
    )
    short: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.LABEL)))
    recipients: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    mediators: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    place: PlaceId | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.SLUG)))
    known: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(POINT)))
    status: EventStatus = attrs.field(
        default=EventStatus.OCCURRED, metadata=rules.held_to(rules.of(EventStatus))
    )
    assertion: Assertion = attrs.field(
        default=Assertion.CONFIRMED, metadata=rules.held_to(rules.of(Assertion))
    )
    contested_by: tuple[ActorId, ...] = attrs.field(
        default=(), converter=rules.as_actor_ids, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    deadline: Deadline | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(rules.of(Deadline)))
    )
    tags: tuple[str, ...] = attrs.field(
        default=(), converter=rules.as_texts, metadata=rules.held_to(rules.several(rules.SLUG, once=True))
    )
    links: tuple[Link, ...] = attrs.field(
        default=(), converter=as_links, metadata=rules.held_to(rules.several(rules.of(Link), once=True))
    )
    updates: tuple[Update, ...] = attrs.field(
        default=(), converter=as_updates, metadata=rules.held_to(rules.several(rules.of(Update), once=True))
    )
    verified: datetime.date | None = attrs.field(
        default=None, metadata=rules.held_to(rules.optional(CALENDAR_DAY))
    )

    def _check_known(self) -> None:
        if (
            self.known is not None
            and self.status is EventStatus.OCCURRED
            and self.known.stop_us <= self.when.start_us
        ):
            raise InvalidRecord("known: what occurred cannot be known before it began")

    def _check_updates(self) -> None:
        if not self.updates:
            return
        before = self.known_by(Axis.INSTANTS)
        for at, update in enumerate(self.updates):
            known = update.known.surely_begun(Axis.INSTANTS)
            if known < before or (at == 0 and known == before):
                what = "the one before it" if at else "the event itself"
                raise InvalidRecord(f"updates[{at}]: it was known at {update.known}, no later than {what}")
            before = known

    checks_of_whole: ClassVar[tuple[Check, ...]] = (_check_contested, _check_known, _check_updates)

    def known_by(self, axis: Axis) -> int:
        """When the public could know, from ``known`` or from its beginning.

        On the axis of instants the microsecond by which, on that of days the ordinal of the civil day, in
        its own zone, by whose close it could.

        >>> import us_russia_timeline as urt
        >>> from datetime import date
        >>> from us_russia_timeline.intervals import Axis
        >>> timeline = urt.load()
        >>> event = timeline.event("2025-07-14-trump-sets-fifty-days")
        >>> date.fromordinal(event.known_by(Axis.DAYS))
        datetime.date(2025, 7, 14)
        """
        return (self.known or self.when).surely_begun(axis)

    @property
    def known_us(self) -> int:
        """The microsecond by which the public could know."""
        return self.known_by(Axis.INSTANTS)

    @property
    def known_day(self) -> datetime.date:
        """The civil day, in its own zone, by whose close the public could know.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.event("2025-07-14-trump-sets-fifty-days").known_day
        datetime.date(2025, 7, 14)
        """
        return (self.known or self.when).latest_start_day

    @property
    def standing(self) -> tuple[Assertion, tuple[ActorId, ...]]:
        """How well it stands after all its updates, and who contests it.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> strike = timeline.event("2022-07-23-odesa-port-strike")
        >>> strike.assertion.value, strike.contested_by
        ('denied', ('russia',))
        >>> strike.standing
        (<Assertion.CONFIRMED: 'confirmed'>, ())
        """
        for update in reversed(self.updates):
            if update.assertion is not None:
                return update.assertion, update.contested_by
        return self.assertion, self.contested_by
