"""The lanes of the page: which kinds of event are drawn beside each other."""

from __future__ import annotations

from us_russia_timeline.models import EventKind
from us_russia_timeline.questions import CONTACTS

__all__ = ["LANES", "lane_of"]

LANES = (
    "Contacts",
    "Threats and ultimatums",
    "Truces",
    "Force",
    "Sanctions and penalties",
    "Words, votes and law",
)
"""What the lanes are called, in order."""

_KINDS = {
    0: CONTACTS,
    1: ("demand", "threat", "ultimatum", "deadline_passed", "acceptance", "rejection"),
    2: ("truce_declared", "truce_started", "truce_ended", "truce_violation"),
    3: ("attack", "force_posture", "cyber_operation", "territorial_act", "aid_provided"),
    4: ("sanction_imposed", "sanction_eased", "aid_suspended", "aid_resumed", "expulsion", "detention"),
}
_LANE = {kind: lane for lane, kinds in _KINDS.items() for kind in kinds}


def lane_of(kind: EventKind) -> int:
    """The place of a kind's lane in `LANES`; what no other takes stands in the last."""
    return _LANE.get(kind, len(LANES) - 1)
