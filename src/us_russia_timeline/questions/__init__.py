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
        apply as apply,
        diff as diff,
        merge_timelines as merge_timelines,
    )
    from us_russia_timeline.questions.knowledge import as_of as as_of
    from us_russia_timeline.questions.ranges import (
        active_at as active_at,
        between as between,
        chronological as chronological,
        followed_by as followed_by,
        involving as involving,
        latest_before as latest_before,
        matching as matching,
        next_after as next_after,
        of_kind as of_kind,
        overlapping as overlapping,
        preceded_by as preceded_by,
    )
    from us_russia_timeline.questions.status import (
        Day as Day,
        DaysLeft as DaysLeft,
        Lag as Lag,
        NoDeadline as NoDeadline,
        Revision as Revision,
        Status as Status,
        days_left as days_left,
        deadline_at as deadline_at,
        in_force as in_force,
        lags as lags,
        on as on,
        revisions as revisions,
        status_at as status_at,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "ranges": (
                "active_at",
                "between",
                "chronological",
                "followed_by",
                "involving",
                "latest_before",
                "matching",
                "next_after",
                "of_kind",
                "overlapping",
                "preceded_by",
            ),
            "status": (
                "Day",
                "DaysLeft",
                "Lag",
                "NoDeadline",
                "Revision",
                "Status",
                "days_left",
                "deadline_at",
                "in_force",
                "lags",
                "on",
                "revisions",
                "status_at",
            ),
            "knowledge": ("as_of",),
            "changes": ("Change", "Changes", "apply", "diff", "merge_timelines"),
        },
    )
