"""Hypothesis strategies for our models, for the tests of whoever builds on them (extra ``strategies``).

Every strategy gives valid values only, in all the forms that sources use: intervals within and
filling, of every precision, in zones east and west whose clocks change, with open ends; deadlines
counted and stated; whole timelines whose records fit together. Values shrink towards the plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.strategies.records import (
        claims as claims,
        events as events,
        truces as truces,
        ultimatums as ultimatums,
    )
    from us_russia_timeline.strategies.references import (
        actors as actors,
        places as places,
        publishers as publishers,
        sources as sources,
        tags as tags,
    )
    from us_russia_timeline.strategies.times import (
        days as days,
        deadlines as deadlines,
        instants as instants,
        intervals as intervals,
        moments as moments,
        zones as zones,
    )
    from us_russia_timeline.strategies.wholes import timelines as timelines
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "records": ("claims", "events", "truces", "ultimatums"),
            "references": ("actors", "places", "publishers", "sources", "tags"),
            "wholes": ("timelines",),
            "times": ("days", "deadlines", "instants", "intervals", "moments", "zones"),
        },
    )
