"""The whole: a `Timeline` of records that fit together, and `Records`, the sequences that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.timelines.collection import Records as Records
    from us_russia_timeline.timelines.filtering import ROLES as ROLES, taking_part as taking_part
    from us_russia_timeline.timelines.index import IntervalIndex as IntervalIndex
    from us_russia_timeline.timelines.integrity import faults_among as faults_among
    from us_russia_timeline.timelines.lazy import Lazy as Lazy
    from us_russia_timeline.timelines.names import (
        Names as Names,
        did_you_mean as did_you_mean,
        ids_named as ids_named,
        nearest as nearest,
        spellings_of as spellings_of,
        without_accents as without_accents,
    )
    from us_russia_timeline.timelines.ordering import (
        Dated as Dated,
        is_ultimatum as is_ultimatum,
        order_key as order_key,
        touches as touches,
        when_of as when_of,
    )
    from us_russia_timeline.timelines.references import (
        events_under as events_under,
        pages_of as pages_of,
        references_of as references_of,
    )
    from us_russia_timeline.timelines.timeline import (
        COLLECTIONS as COLLECTIONS,
        ENOUGH_FAULTS as ENOUGH_FAULTS,
        HEAD as HEAD,
        LISTS as LISTS,
        Coverage as Coverage,
        Thoroughness as Thoroughness,
        Timeline as Timeline,
        faults_of as faults_of,
        kind_of as kind_of,
        remembered as remembered,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "timeline": ("Coverage", "Thoroughness", "Timeline"),
            "collection": ("Records",),
            "ordering": ("Dated",),
            "names": ("Names",),
        },
        inside={
            "timeline": (
                "COLLECTIONS",
                "HEAD",
                "LISTS",
                "faults_of",
                "ENOUGH_FAULTS",
                "kind_of",
                "remembered",
            ),
            "ordering": ("is_ultimatum", "order_key", "touches", "when_of"),
            "filtering": ("ROLES", "taking_part"),
            "index": ("IntervalIndex",),
            "integrity": ("faults_among",),
            "lazy": ("Lazy",),
            "names": ("did_you_mean", "ids_named", "nearest", "spellings_of", "without_accents"),
            "references": ("events_under", "pages_of", "references_of"),
        },
    )
