"""When, as stated: intervals of time, Allen's relations between them, and the algebra on them.

An interval keeps the words of the statement (ISO 8601, EDTF level 0, open ends) and its civil zone,
and derives the rest. Without a slash it lies *within* the time it names; with a slash it *fills* it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.intervals.algebra import (
        Relation as Relation,
        compose as compose,
        duration as duration,
        gaps as gaps,
        hull as hull,
        intersection as intersection,
        merge as merge,
        possible_relations as possible_relations,
        relation as relation,
    )
    from us_russia_timeline.intervals.interval import (
        Interval as Interval,
        Open as Open,
        Precision as Precision,
        clock_text as clock_text,
        in_utc as in_utc,
        parse_statement as parse_statement,
    )
    from us_russia_timeline.intervals.moments import (
        CIVIL as CIVIL,
        DAY as DAY,
        EPOCH as EPOCH,
        FIRST_YEAR as FIRST_YEAR,
        FOREVER as FOREVER,
        LAST_YEAR as LAST_YEAR,
        MICROSECOND as MICROSECOND,
        Moment as Moment,
        Point as Point,
        When as When,
        clock_instant as clock_instant,
        day_start as day_start,
        from_microseconds as from_microseconds,
        is_zone_name as is_zone_name,
        parse_point as parse_point,
        read_moment as read_moment,
        to_microseconds as to_microseconds,
        zone_rules as zone_rules,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "interval": ("Interval", "Open", "Precision"),
            "algebra": (
                "Relation",
                "compose",
                "duration",
                "gaps",
                "hull",
                "intersection",
                "merge",
                "possible_relations",
                "relation",
            ),
            "moments": ("Moment",),
        },
        inside={
            "moments": (
                "CIVIL",
                "DAY",
                "EPOCH",
                "FIRST_YEAR",
                "FOREVER",
                "LAST_YEAR",
                "MICROSECOND",
                "Point",
                "When",
                "clock_instant",
                "day_start",
                "from_microseconds",
                "is_zone_name",
                "parse_point",
                "read_moment",
                "to_microseconds",
                "zone_rules",
            ),
            "interval": ("clock_text", "in_utc", "parse_statement"),
        },
    )
