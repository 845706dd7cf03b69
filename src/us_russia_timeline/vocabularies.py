"""What the words of the closed vocabularies mean, and the codes that the field's codebooks give them.

The glosses are ours; of the codebooks only the codes are here, each as a text (``010`` and ``10``
are two codes of CAMEO). The public files of PLOVER contradict each other in places; where they do,
the manual holds: sanctions are material conflict and their imposition is ``discontinue``, declaring
a truce concedes and carrying it out retreats, an ultimatum has the mode of what is threatened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline._record import Vocabulary
from us_russia_timeline.deadlines import Rule, Unit
from us_russia_timeline.errors import InvalidQuestion
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
    PublisherKind,
    Purpose,
    ResponseKind,
    Scope,
    SourceForm,
    Stance,
    TermAct,
    TruceEnd,
    Ultimatum,
    Verdict,
)
from us_russia_timeline.timelines import Thoroughness, did_you_mean, nearest

__all__ = [
    "CAMEO_VERSION",
    "PLOVER_VERSION",
    "QUADS",
    "SYMMETRIC",
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

    >>> from us_russia_timeline.models import EventKind
    >>> from us_russia_timeline.vocabularies import codes
    >>> codes(EventKind.CALL).plover
    'CONSULT'
    """

    plover: str | None
    mode: str | None
    cameo: str | None
    quad: str | None
    contexts: tuple[str, ...] = ()

    @property
    def cameo_root(self) -> str | None:
        """The two figures of the CAMEO code's root category.

        >>> from us_russia_timeline.models import EventKind
        >>> from us_russia_timeline.vocabularies import codes
        >>> codes(EventKind.CALL).cameo, codes(EventKind.CALL).cameo_root
        ('041', '04')
        """
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


SYMMETRIC: frozenset[EventKind] = frozenset(
    {
        EventKind.CALL,
        EventKind.MEETING,
        EventKind.SUMMIT,
        EventKind.TALKS,
        EventKind.AGREEMENT,
        EventKind.PRISONER_EXCHANGE,
    }
)
"""The kinds of events that sides have with each other: all of them stand among the actors."""


def codes(kind: EventKind) -> Codes | None:
    """The codes of a kind of event, or ``None`` where no codebook has a category that it always fits.

    They follow from the kind alone. A code that depends on the content (the mode of a threat, the
    direction of a vote, a demand's subject) is left at its root or left out, never guessed.

    Raises:
        InvalidQuestion: it is no kind of event.

    >>> from us_russia_timeline.models import EventKind
    >>> from us_russia_timeline.vocabularies import codes
    >>> codes(EventKind.CALL).cameo
    '041'
    """
    if not isinstance(kind, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidQuestion(f"a kind of event is a word, not {type(kind).__name__}")
    try:
        return _CODES.get(EventKind(kind))
    except ValueError:
        near = did_you_mean(nearest(kind, map(str, EventKind)))
        raise InvalidQuestion(f"{str(kind)[:60]!r} is not a kind of event{near}") from None


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

    Raises:
        InvalidQuestion: it is no ultimatum.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.vocabularies import ties_outcome
    >>> timeline = urt.load()
    >>> ties_outcome(timeline.ultimatum("2025-07-14-ukraine-deal-deadline"))
    '9'
    """
    require(ultimatum, Ultimatum)
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

    Raises:
        InvalidQuestion: it is no ultimatum.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.vocabularies import signal_outcome
    >>> timeline = urt.load()
    >>> signal_outcome(timeline.ultimatum("2025-07-14-ukraine-deal-deadline"))
    'SF'
    """
    return _SIGNALS.get(ties_outcome(ultimatum) or "")


def gloss(member: Vocabulary) -> str:
    """What a word of one of the closed vocabularies means, in a phrase; the same as its ``gloss``.

    Raises:
        InvalidQuestion: it is not a word of a vocabulary of the records.

    >>> from us_russia_timeline.models import Stance
    >>> from us_russia_timeline.vocabularies import gloss
    >>> gloss(Stance.CONDITIONAL)
    'it agreed if something else were done'
    """
    if not isinstance(member, Vocabulary):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidQuestion(f"{member!r:.80} belongs to no vocabulary; vocabularies() lists them")
    return member.gloss


def vocabularies() -> tuple[type[Vocabulary], ...]:
    """The closed vocabularies of the records.

    >>> from us_russia_timeline.models import Stance
    >>> from us_russia_timeline.vocabularies import vocabularies
    >>> Stance in vocabularies()
    True
    """
    return (
        ActorKind,
        EventKind,
        EventStatus,
        Assertion,
        SourceForm,
        PublisherKind,
        LinkRelation,
        DemandKind,
        ConsequenceKind,
        TermAct,
        ResponseKind,
        ComplianceValue,
        FollowThroughValue,
        Purpose,
        Scope,
        Stance,
        TruceEnd,
        Verdict,
        Thoroughness,
        Precision,
        Open,
        Relation,
        Unit,
        Rule,
    )
