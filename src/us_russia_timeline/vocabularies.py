"""What the words of the closed vocabularies mean, and the codes that the field's codebooks give them.

The glosses are ours; of the codebooks only the codes are here, each as a text (``010`` and ``10``
are two codes of CAMEO). The public files of PLOVER contradict each other in places; where they do,
the manual holds: sanctions are material conflict and their imposition is ``discontinue``, declaring
a truce concedes and carrying it out retreats, an ultimatum has the mode of what is threatened.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import NamedTuple

from us_russia_timeline.deadlines import Rule, Unit
from us_russia_timeline.intervals import Open, Precision, Relation
from us_russia_timeline.models import (
    ActorKind,
    Assertion,
    ComplianceValue,
    ConsequenceKind,
    DemandKind,
    EventKind,
    EventStatus,
    FollowThroughValue,
    LinkRelation,
    Purpose,
    ResponseKind,
    Scope,
    Stance,
    TermAct,
    TruceEnd,
    Ultimatum,
    Verdict,
)
from us_russia_timeline.timelines import Thoroughness

__all__ = [
    "CAMEO_VERSION",
    "PLOVER_VERSION",
    "QUADS",
    "TIES_VERSION",
    "Codes",
    "codes",
    "gloss",
    "signal_outcome",
    "ties_outcome",
    "vocabularies",
]

PLOVER_VERSION = "2024-02-04"
"""The day of the PLOVER manual whose types, modes, contexts and quad classes are used."""

CAMEO_VERSION = "1.1b3"
"""The version of the CAMEO codebook whose codes are used."""

TIES_VERSION = "4.0"
"""The version of the Threat and Imposition of Economic Sanctions data whose outcomes are used."""

QUADS: Mapping[str, str] = {
    "1": "words that cooperate",
    "2": "deeds that cooperate",
    "3": "words that conflict",
    "4": "deeds that conflict",
}
"""The four quad classes, which both families of codebooks share, in our words."""


class Codes(NamedTuple):
    """What the codebooks call a kind of event; a part is ``None`` where the kind alone does not tell.

    ``plover`` and ``mode`` are PLOVER's type and mode, ``contexts`` the contexts that always apply,
    ``cameo`` is the CAMEO code and ``quad`` the quad class of the PLOVER type.
    """

    plover: str | None
    mode: str | None
    cameo: str | None
    quad: str | None
    contexts: tuple[str, ...] = ()

    @property
    def cameo_root(self) -> str | None:
        """The two figures of the CAMEO code's root category."""
        return None if self.cameo is None else self.cameo[:2]


_DIPLOMATIC, _ECONOMIC, _LEGAL, _MILITARY = ("diplomatic",), ("economic",), ("legal",), ("military",)

_CODES: Mapping[EventKind, Codes] = {
    EventKind.CALL: Codes("CONSULT", "phone", "041", "1", _DIPLOMATIC),
    EventKind.MEETING: Codes("CONSULT", None, "040", "1", _DIPLOMATIC),
    EventKind.SUMMIT: Codes("CONSULT", None, "040", "1", _DIPLOMATIC),
    EventKind.TALKS: Codes("CONSULT", None, "046", "1", _DIPLOMATIC),
    EventKind.MEETING_ANNOUNCED: Codes("AGREE", None, "036", "1", _DIPLOMATIC),
    EventKind.MEETING_CANCELLED: Codes("REJECT", "meet", "125", "3", _DIPLOMATIC),
    EventKind.PROPOSAL: Codes(None, None, "020", None),
    EventKind.ACCEPTANCE: Codes("AGREE", None, "030", "1"),
    EventKind.REJECTION: Codes("REJECT", None, "120", "3"),
    EventKind.AGREEMENT: Codes("SUPPORT", None, "057", "1", _DIPLOMATIC),
    EventKind.DEMAND: Codes("REQUEST", None, "100", "3"),
    EventKind.THREAT: Codes("THREATEN", None, "130", "3"),
    EventKind.ULTIMATUM: Codes("THREATEN", None, "139", "3"),
    EventKind.TRUCE_DECLARED: Codes("CONCEDE", None, "0871", "1", _MILITARY),
    EventKind.TRUCE_STARTED: Codes("RETREAT", "ceasefire", "0871", "2", _MILITARY),
    EventKind.TRUCE_VIOLATION: Codes("ASSAULT", None, "196", "4", ("legal", "military")),
    EventKind.SANCTION_IMPOSED: Codes("SANCTION", "discontinue", "163", "4", _ECONOMIC),
    EventKind.SANCTION_EASED: Codes("RETREAT", None, "085", "2", _ECONOMIC),
    EventKind.AID_SUSPENDED: Codes("SANCTION", "discontinue", "162", "4"),
    EventKind.AID_RESUMED: Codes("AID", None, "070", "2"),
    EventKind.AID_PROVIDED: Codes("AID", None, "070", "2"),
    EventKind.ATTACK: Codes("ASSAULT", None, "190", "4", _MILITARY),
    EventKind.FORCE_POSTURE: Codes("MOBILIZE", None, "150", "4", _MILITARY),
    EventKind.TREATY_WITHDRAWAL: Codes("SANCTION", "withdraw", "160", "4", _DIPLOMATIC),
    EventKind.EXPULSION: Codes("SANCTION", "expel", "166", "4", _DIPLOMATIC),
    EventKind.DETENTION: Codes("COERCE", "arrest", "173", "4", _LEGAL),
    EventKind.PRISONER_EXCHANGE: Codes("RETREAT", "release", "0841", "2", _LEGAL),
    EventKind.PROTEST: Codes("ACCUSE", "disapprove", "114", "3", _DIPLOMATIC),
    EventKind.ACCUSATION: Codes("ACCUSE", "allege", "112", "3"),
    EventKind.CYBER_OPERATION: Codes("COERCE", "cyber", "176", "4", ("cyber",)),
    EventKind.STATEMENT: Codes(None, None, "010", None),
}


def codes(kind: EventKind) -> Codes | None:
    """The codes of a kind of event, or ``None`` where no codebook has a category that it always fits.

    They follow from the kind alone. A code that depends on the content (the mode of a threat, the
    direction of a vote, a demand's subject) is left at its root or left out, never guessed.
    """
    return _CODES.get(kind)


_IMPOSED = frozenset(
    {FollowThroughValue.CARRIED_OUT, FollowThroughValue.PARTLY, FollowThroughValue.OTHER_MEASURE}
)
_UNIMPOSED = frozenset(
    {FollowThroughValue.NOT_CARRIED_OUT, FollowThroughValue.DEFERRED, FollowThroughValue.MOOT}
)
_SIGNALS: Mapping[str, str] = {"1": "CD", "2": "CD", "3": "BD", "6": "SF", "7": "SF", "9": "SF"}


def ties_outcome(ultimatum: Ultimatum) -> str | None:
    """The final outcome of an ultimatum as a TIES code, ``"1"`` to ``"10"``, or ``None`` if there is none.

    The crosswalk from the two halves of the outcome is ours, not a published one. While nothing is
    imposed: ``1`` the target gives way in part, ``2`` in full, ``3`` it does not and the issuer drops
    the matter, ``4`` it does not and the issuer only puts it off. Once something is imposed, be it
    another measure than the one threatened: ``6`` in part, ``7`` in full, ``9`` not at all. What is
    pending, unclear or overtaken by events has no code. A negotiated settlement (``5``, ``10``) and a
    measure lifted again (``8``) do not show in the two halves and are never given.
    """
    did, answered = ultimatum.compliance.value, ultimatum.follow_through.value
    if answered in _IMPOSED:
        return {ComplianceValue.PARTIAL: "6", ComplianceValue.FULL: "7", ComplianceValue.NONE: "9"}.get(did)
    if answered not in _UNIMPOSED:
        return None
    if did is ComplianceValue.NONE:
        return {FollowThroughValue.NOT_CARRIED_OUT: "3", FollowThroughValue.DEFERRED: "4"}.get(answered)
    return {ComplianceValue.PARTIAL: "1", ComplianceValue.FULL: "2"}.get(did)


def signal_outcome(ultimatum: Ultimatum) -> str | None:
    """How the ultimatum ended as a game of signals, or ``None`` where it did not end so.

    ``CD``: challenged and conceded. ``SF``: resisted, and the issuer stood firm. ``BD``: resisted, and
    the issuer backed down. Derived from `ties_outcome` by a crosswalk that is ours; whatever came
    after an imposition counts as standing firm.
    """
    return _SIGNALS.get(ties_outcome(ultimatum) or "")


_GLOSSES: Mapping[type[enum.StrEnum], Mapping[str, str]] = {
    ActorKind: {
        "person": "a human being",
        "state": "a country as a whole",
        "government_body": "a ministry, agency, parliament, court or service of a state",
        "organisation": "a body of several states, or one that belongs to none",
        "armed_group": "fighters who answer to no recognised state",
        "company": "a business",
        "media": "a news outlet or agency",
        "other": "none of the others",
    },
    EventKind: {
        "call": "a conversation by telephone or video",
        "meeting": "principals or envoys meet in person",
        "summit": "leaders meet in person with a programme of their own",
        "talks": "delegations negotiate, in one or several rounds",
        "meeting_announced": "a meeting to come is agreed or made public",
        "meeting_cancelled": "an announced meeting is called off or put off",
        "proposal": "somebody puts terms on the table",
        "acceptance": "somebody says yes to what was proposed or demanded",
        "rejection": "somebody says no to what was proposed or demanded",
        "agreement": "sides sign or otherwise conclude something",
        "demand": "something is demanded, without a limit and without a stated consequence",
        "threat": "a consequence is held out, without a time limit",
        "ultimatum": "a demand is made with a time limit, or such a limit is moved",
        "deadline_passed": "a time limit runs out",
        "truce_declared": "a pause in fighting is declared or agreed",
        "truce_started": "a pause in fighting takes effect",
        "truce_ended": "a pause in fighting runs out or is ended",
        "truce_violation": "a pause in fighting is broken, or somebody says so",
        "sanction_imposed": "a measure against trade, money, persons or travel is put in place",
        "sanction_eased": "such a measure is lifted, waived or loosened",
        "aid_suspended": "help in arms, money or knowledge is stopped",
        "aid_resumed": "help that had been stopped flows again",
        "aid_provided": "help in arms, money or knowledge is promised in a decision or delivered",
        "attack": "an armed strike that changed the diplomacy",
        "force_posture": "troops, ships or weapons are moved, readied, tested or shown",
        "treaty_withdrawal": "a state leaves or suspends a treaty",
        "treaty_step": "a treaty is ratified, extended, enters into force or runs out",
        "expulsion": "diplomats or missions are sent away or closed",
        "detention": "a person is arrested, charged or sentenced",
        "prisoner_exchange": "captives are released by both sides",
        "protest": "a formal complaint: a note, an ambassador called in or called home",
        "accusation": "somebody is publicly charged with a wrong",
        "legal_act": "a law, decree, order, warrant or judgment",
        "vote": "a body votes",
        "cyber_operation": "an intrusion or disruption of computers",
        "territorial_act": "land is annexed, recognised, ceded or claimed",
        "election": "people vote for an office or a parliament",
        "appointment": "a person enters or leaves an office or a mission",
        "statement": "something is said in public that is none of the other kinds",
        "other": "none of the others",
    },
    EventStatus: {
        "occurred": "it took place",
        "announced": "it was announced, and whether it took place is not recorded",
        "cancelled": "it was announced and did not take place",
    },
    Assertion: {
        "confirmed": "two sources of independent origin, or the official text of whoever acted",
        "reported": "one origin only",
        "disputed": "somebody concerned gives another account",
        "denied": "somebody concerned says that it did not happen",
    },
    LinkRelation: {
        "responds_to": "answers it",
        "part_of": "is a piece of it",
        "supersedes": "takes its place",
        "announces": "says that it will come",
        "restates": "says it again, unchanged",
        "revises": "changes its terms",
        "carries_out": "does what it promised, threatened or agreed",
        "violates": "breaks what it promised or agreed",
        "cancels": "calls it off",
        "follows_up": "carries on from it",
    },
    DemandKind: {
        "cease_fire": "stop fighting",
        "withdraw": "pull forces back or out",
        "negotiate": "come to the table, or stay at it",
        "sign": "sign or ratify a text",
        "release": "set persons free",
        "policy_change": "do or stop something in policy, treaty compliance included",
        "reduce_presence": "cut staff or close premises",
        "pay": "pay or supply something",
        "other": "none of the others",
    },
    ConsequenceKind: {
        "sanctions": "measures against the target's trade, money or persons",
        "secondary_sanctions": "measures against those who deal with the target",
        "tariffs": "duties on the target's goods",
        "secondary_tariffs": "duties on the goods of those who trade with the target",
        "aid_cut": "an end to help",
        "arms_supply": "weapons for the target's opponent",
        "walk_away": "an end to mediation or talks",
        "force": "armed action",
        "expulsion": "diplomats sent away",
        "closure": "missions or premises closed",
        "treaty_withdrawal": "leaving a treaty",
        "countermeasures": "steps in kind, military or technical, short of force",
        "unstated": "left to be understood",
        "other": "none of the others",
    },
    TermAct: {
        "sets": "sets the first limit",
        "revises": "moves the limit",
        "restates": "names the standing limit again",
        "withdraws": "takes the limit back",
    },
    ResponseKind: {
        "accept": "yes to all of it",
        "partial_accept": "yes to part of it, or with conditions",
        "counter_offer": "other terms instead",
        "evade": "an answer that settles nothing",
        "reject": "no",
        "silence": "no answer by the limit",
    },
    ComplianceValue: {
        "none": "the target did nothing of what was demanded",
        "partial": "the target did some of it",
        "full": "the target did all or nearly all of it",
        "moot": "events overtook the demand",
        "pending": "the limit has not passed, or it is too early to say",
        "unclear": "the sources do not settle what the target did",
    },
    FollowThroughValue: {
        "carried_out": "the issuer did what was threatened",
        "partly": "the issuer did some of it",
        "other_measure": "the issuer did something else against the target or third parties",
        "deferred": "the issuer put it off without dropping it",
        "not_carried_out": "the issuer did not do it",
        "moot": "there was no longer a reason to do it",
        "pending": "the limit has not passed, or it is too early to say",
        "unclear": "the sources do not settle what the issuer did",
    },
    Purpose: {
        "humanitarian": "to spare or help people",
        "peace_process": "to make talks possible or to carry out their results",
        "holiday": "for a feast or a day of remembrance",
        "election": "to let people vote",
        "other": "none of the others",
    },
    Scope: {
        "all": "all fighting between the parties",
        "energy": "strikes on energy sites",
        "sea": "fighting at sea and strikes on ports or ships",
        "air": "strikes from the air",
        "infrastructure": "strikes on civilian infrastructure other than energy alone",
        "corridor": "fighting along a way out or in",
        "exchange": "fighting where captives or the dead are handed over",
        "local": "all fighting, in one place",
        "long_range": "strikes far behind the front",
    },
    Stance: {
        "declared": "it announced the truce itself",
        "accepted": "it agreed to it",
        "conditional": "it agreed if something else were done",
        "rejected": "it refused",
        "silent": "it did not say",
    },
    TruceEnd: {
        "expired": "the time announced ran out",
        "terminated": "a party ended it",
        "collapsed": "fighting went on until nobody held to it",
        "superseded": "another truce took its place",
        "converted": "an agreement took its place",
        "never_took_effect": "no party ever held itself bound",
        "ongoing": "it has not ended",
        "unclear": "the sources do not settle how it ended",
    },
    Verdict: {
        "confirmed": "the fact is as stated",
        "imprecise": "true at the core, with a wrong or missing number, date, order or scope",
        "conflated": "several events told as one",
        "contested": "serious sources disagree",
        "unverifiable": "nothing was found that supports it",
        "unchecked": "not looked at yet",
    },
    Thoroughness: {
        "full": "what qualifies is there, as far as it could be sourced",
        "partial": "some of what qualifies is known to be missing",
    },
    Precision: {
        "year": "told to the year",
        "month": "told to the month",
        "day": "told to the day",
        "minute": "told to the minute",
        "second": "told to the second",
        "microsecond": "told to a fraction of a second",
    },
    Open: {
        "ongoing": "the end has not come",
        "unknown": "the end has come, and nobody says when",
    },
    Relation: {
        "precedes": "ends before the other begins, with time between",
        "meets": "ends at the moment the other begins",
        "overlaps": "begins first and ends inside the other",
        "finished_by": "begins first and ends together with the other",
        "contains": "begins before the other and ends after it",
        "starts": "begins together with the other and ends first",
        "equals": "begins and ends together with the other",
        "started_by": "begins together with the other and ends after it",
        "during": "begins after the other and ends before it",
        "finishes": "begins after the other and ends together with it",
        "overlapped_by": "begins inside the other and ends after it",
        "met_by": "begins at the moment the other ends",
        "preceded_by": "begins after the other has ended, with time between",
    },
    Unit: {
        "hours": "hours by the clock",
        "days": "calendar days",
        "weeks": "weeks of seven calendar days",
        "months": "months, to the day of the same number",
        "years": "years, to the same day",
        "business_days": "Mondays to Fridays that are no holidays",
    },
    Rule: {
        "calendar": "everyday speech: the trigger day is not counted and nothing moves",
        "including_trigger": "the trigger day is counted as the first",
        "frcp_6a": "US Federal Rules of Civil Procedure, rule 6(a), since 2009",
        "eu_1182_71": "Regulation (EEC, Euratom) 1182/71, article 3",
        "ets_76": "European Convention on the Calculation of Time-Limits, articles 3 to 5",
    },
}


def gloss(member: enum.StrEnum) -> str:
    """What a member of one of the closed vocabularies means, in a phrase.

    Raises:
        TypeError: it is not a member of a vocabulary of the records.
    """
    known = _GLOSSES.get(type(member))
    if known is None:
        raise TypeError(f"{member!r} belongs to no vocabulary of the records; vocabularies() lists them")
    return known[member.value]


def vocabularies() -> tuple[type[enum.StrEnum], ...]:
    """The closed vocabularies of the records, in the order in which `gloss` keeps them."""
    return tuple(_GLOSSES)
