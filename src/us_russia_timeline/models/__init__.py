"""What is recorded: actors and places, events with their sources, ultimatums, truces, checked claims.

Every type has a module of its own, so that a question about events does not pay for truces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.models.actors import (
        Actor as Actor,
        ActorId as ActorId,
        ActorKind as ActorKind,
        Office as Office,
    )
    from us_russia_timeline.models.claims import Claim as Claim, ClaimId as ClaimId, Verdict as Verdict
    from us_russia_timeline.models.events import (
        Assertion as Assertion,
        Event as Event,
        EventId as EventId,
        EventKind as EventKind,
        EventStatus as EventStatus,
        Link as Link,
        LinkRelation as LinkRelation,
        Source as Source,
        SourceForm as SourceForm,
        Update as Update,
    )
    from us_russia_timeline.models.places import Place as Place, PlaceId as PlaceId
    from us_russia_timeline.models.publishers import Publisher as Publisher, PublisherKind as PublisherKind
    from us_russia_timeline.models.tags import Tag as Tag
    from us_russia_timeline.models.tombstones import Tombstone as Tombstone
    from us_russia_timeline.models.truces import (
        Ending as Ending,
        Party as Party,
        Purpose as Purpose,
        Scope as Scope,
        Stance as Stance,
        Truce as Truce,
        TruceEnd as TruceEnd,
        TruceId as TruceId,
        Violation as Violation,
    )
    from us_russia_timeline.models.ultimatums import (
        Compliance as Compliance,
        ComplianceValue as ComplianceValue,
        ConsequenceKind as ConsequenceKind,
        DemandKind as DemandKind,
        FollowThrough as FollowThrough,
        FollowThroughValue as FollowThroughValue,
        Response as Response,
        ResponseKind as ResponseKind,
        Term as Term,
        TermAct as TermAct,
        Ultimatum as Ultimatum,
        UltimatumId as UltimatumId,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "actors": ("Actor", "ActorId", "ActorKind", "Office"),
            "places": ("Place", "PlaceId"),
            "events": (
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
            ),
            "ultimatums": (
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
            ),
            "truces": (
                "Ending",
                "Party",
                "Purpose",
                "Scope",
                "Stance",
                "Truce",
                "TruceEnd",
                "TruceId",
                "Violation",
            ),
            "claims": ("Claim", "ClaimId", "Verdict"),
            "publishers": ("Publisher", "PublisherKind"),
            "tags": ("Tag",),
            "tombstones": ("Tombstone",),
        },
    )
