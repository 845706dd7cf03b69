"""When, as stated: intervals of time, Allen's relations between them, and the algebra on them.

An interval keeps the words of the statement (a part of ISO 8601 and EDTF) and its civil zone,
and derives the rest. Without a slash it lies *within* the time it names; with a slash it *fills* it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.intervals.algebra import (
        duration as duration,
        gaps as gaps,
        hull as hull,
        intersection as intersection,
        merge as merge,
    )
    from us_russia_timeline.intervals.interval import (
        FARTHEST as FARTHEST,
        Interval as Interval,
        held_to_rules as held_to_rules,
        in_utc as in_utc,
    )
    from us_russia_timeline.intervals.moments import (
        Axis as Axis,
        Moment as Moment,
        Position as Position,
        read_day as read_day,
        read_moment as read_moment,
    )
    from us_russia_timeline.intervals.points import (
        CIVIL as CIVIL,
        DAY as DAY,
        DAY_US as DAY_US,
        EPOCH as EPOCH,
        EPOCH_ORDINAL as EPOCH_ORDINAL,
        EVER as EVER,
        FIRST_YEAR as FIRST_YEAR,
        FOREVER as FOREVER,
        LAST_YEAR as LAST_YEAR,
        MICROSECOND as MICROSECOND,
        Point as Point,
        civil_microseconds as civil_microseconds,
        clock_instant as clock_instant,
        day_start as day_start,
        from_microseconds as from_microseconds,
        instant_text as instant_text,
        midnight as midnight,
        parse_point as parse_point,
        read_instant as read_instant,
        shown_twice as shown_twice,
        to_microseconds as to_microseconds,
        zone_rules as zone_rules,
    )
    from us_russia_timeline.intervals.relations import (
        Relation as Relation,
        compose as compose,
        possible_relations as possible_relations,
        relation as relation,
    )
    from us_russia_timeline.intervals.rules import (
        BEGUN as BEGUN,
        CALENDAR_DAY as CALENDAR_DAY,
        FILLING as FILLING,
        POINT as POINT,
        check_known as check_known,
        hull_of as hull_of,
        span as span,
    )
    from us_russia_timeline.intervals.statements import (
        Open as Open,
        Precision as Precision,
        ends_of as ends_of,
        parse_statement as parse_statement,
    )
    from us_russia_timeline.intervals.words import (
        MONTHS as MONTHS,
        clock_in as clock_in,
        clock_text as clock_text,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "interval": ("Interval",),
            "statements": ("Open", "Precision"),
            "relations": ("Relation", "compose", "possible_relations", "relation"),
            "algebra": ("duration", "gaps", "hull", "intersection", "merge"),
            "moments": ("Axis", "Moment", "Position"),
        },
        inside={
            "moments": ("read_day", "read_moment"),
            "interval": ("FARTHEST", "held_to_rules", "in_utc"),
            "rules": ("BEGUN", "CALENDAR_DAY", "FILLING", "POINT", "check_known", "hull_of", "span"),
            "statements": ("ends_of", "parse_statement"),
            "words": ("MONTHS", "clock_in", "clock_text"),
            "points": (
                "CIVIL",
                "DAY",
                "DAY_US",
                "EPOCH",
                "EPOCH_ORDINAL",
                "EVER",
                "FIRST_YEAR",
                "FOREVER",
                "LAST_YEAR",
                "MICROSECOND",
                "Point",
                "civil_microseconds",
                "clock_instant",
                "day_start",
                "from_microseconds",
                "instant_text",
                "midnight",
                "parse_point",
                "read_instant",
                "shown_twice",
                "to_microseconds",
                "zone_rules",
            ),
        },
    )
