"""The whole: a `Timeline` of records that fit together, and `Records`, the sequences that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.timelines.collection import (
        Dated as Dated,
        Records as Records,
        first_ordinal as first_ordinal,
        order_key as order_key,
        over as over,
        stop_ordinal as stop_ordinal,
        when_of as when_of,
    )
    from us_russia_timeline.timelines.index import IntervalIndex as IntervalIndex
    from us_russia_timeline.timelines.integrity import faults_of as faults_of
    from us_russia_timeline.timelines.timeline import (
        Stretch as Stretch,
        Thoroughness as Thoroughness,
        Timeline as Timeline,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "timeline": ("Stretch", "Thoroughness", "Timeline"),
            "collection": ("Dated", "Records"),
        },
        inside={
            "collection": ("first_ordinal", "order_key", "over", "stop_ordinal", "when_of"),
            "index": ("IntervalIndex",),
            "integrity": ("faults_of",),
        },
    )
