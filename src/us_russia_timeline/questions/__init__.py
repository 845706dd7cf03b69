"""What can be asked: pure functions over records, and over a whole timeline.

A moment is a text, a date or an aware datetime. A date is the civil day of each record in its own
zone, as people reported it; an aware datetime is an instant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.questions.changes import (
        Change as Change,
        Changes as Changes,
        apply_changes as apply_changes,
        diff as diff,
        merge_timelines as merge_timelines,
    )
    from us_russia_timeline.questions.deadlines import (
        DaysLeft as DaysLeft,
        NoDeadline as NoDeadline,
        days_left as days_left,
        days_to as days_to,
        deadline_at as deadline_at,
    )
    from us_russia_timeline.questions.differences import FieldChange as FieldChange
    from us_russia_timeline.questions.filters import (
        at_place as at_place,
        involving as involving,
        matching as matching,
        of_kind as of_kind,
        tagged as tagged,
    )
    from us_russia_timeline.questions.finding import find as find, tally as tally
    from us_russia_timeline.questions.force import (
        Span as Span,
        in_force as in_force,
        in_force_spans as in_force_spans,
        joined as joined,
        without_end as without_end,
    )
    from us_russia_timeline.questions.knowledge import as_of as as_of
    from us_russia_timeline.questions.moves import (
        Lag as Lag,
        Limit as Limit,
        Revision as Revision,
        lags as lags,
        limits as limits,
        revisions as revisions,
    )
    from us_russia_timeline.questions.offices import office_at as office_at
    from us_russia_timeline.questions.origins import houses_of as houses_of, origins as origins
    from us_russia_timeline.questions.parts import during as during, part as part
    from us_russia_timeline.questions.ranges import (
        active_at as active_at,
        as_records as as_records,
        between as between,
        chronological as chronological,
        followed_by as followed_by,
        latest_before as latest_before,
        next_after as next_after,
        overlapping as overlapping,
        preceded_by as preceded_by,
    )
    from us_russia_timeline.questions.status import (
        Day as Day,
        Status as Status,
        on_day as on_day,
        status_at as status_at,
    )
    from us_russia_timeline.questions.stories import (
        CONTACTS as CONTACTS,
        HEADLINE as HEADLINE,
        Story as Story,
        meets as meets,
        story_of as story_of,
    )
    from us_russia_timeline.questions.timetables import timetable as timetable
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "ranges": (
                "active_at",
                "between",
                "chronological",
                "followed_by",
                "latest_before",
                "next_after",
                "overlapping",
                "preceded_by",
            ),
            "filters": ("at_place", "involving", "matching", "of_kind", "tagged"),
            "deadlines": ("DaysLeft", "NoDeadline", "days_left", "deadline_at"),
            "moves": ("Lag", "Revision", "lags", "revisions"),
            "finding": ("find", "tally"),
            "origins": ("origins",),
            "parts": ("part",),
            "stories": ("Story", "story_of"),
            "offices": ("office_at",),
            "force": ("in_force",),
            "status": ("Day", "Status", "on_day", "status_at"),
            "knowledge": ("as_of",),
            "differences": ("FieldChange",),
            "changes": ("Change", "Changes", "apply_changes", "diff", "merge_timelines"),
        },
        inside={
            "deadlines": ("days_to",),
            "moves": ("Limit", "limits"),
            "force": ("Span", "in_force_spans", "joined", "without_end"),
            "origins": ("houses_of",),
            "parts": ("during",),
            "stories": ("CONTACTS", "HEADLINE", "meets"),
            "ranges": ("as_records",),
            "timetables": ("timetable",),
        },
    )
