"""US–Russia crisis diplomacy of the Trump–Putin years as typed, sourced, computable history.

What people use every day::

    import us_russia_timeline as urt

    timeline = urt.load()                                   # the curated timeline
    timeline.events, timeline.ultimatums, timeline.truces   # its records, in order
    urt.between(timeline.events, "2025-07-01", "2025-07-31") # what began in a stretch of time
    urt.on_day(timeline, "2025-08-06")                      # what a day held
    urt.deadline_at(ultimatum, "2025-07-28")                # the deadline that stood then
    urt.in_force(timeline.truces, "2025-04-20")             # the truces that bound somebody
    urt.as_of(timeline, "2025-08-07")                       # the whole as the public could know it then

The algebra on intervals and the counting of days live in packages of their own, ``intervals`` and
``deadlines``; formats, tables and strategies in ``exports``, ``frames``, ``tables`` and ``strategies``.
"""

from __future__ import annotations

from us_russia_timeline._faces import face

TYPE_CHECKING = False  # what type checkers take for true; ``typing`` would double the cost of this import
if TYPE_CHECKING:
    from us_russia_timeline import deadlines as deadlines, errors as errors, intervals as intervals
    from us_russia_timeline.dataset import (
        load as load,
    )
    from us_russia_timeline.deadlines import (
        Deadline as Deadline,
    )
    from us_russia_timeline.documents import (
        from_json as from_json,
        read as read,
        to_json as to_json,
        write as write,
    )
    from us_russia_timeline.intervals import (
        Interval as Interval,
        Moment as Moment,
        Open as Open,
    )
    from us_russia_timeline.models import (
        Actor as Actor,
        Claim as Claim,
        Event as Event,
        EventKind as EventKind,
        Place as Place,
        Source as Source,
        Truce as Truce,
        Ultimatum as Ultimatum,
    )
    from us_russia_timeline.questions import (
        NoDeadline as NoDeadline,
        Status as Status,
        active_at as active_at,
        apply_changes as apply_changes,
        as_of as as_of,
        at_place as at_place,
        between as between,
        chronological as chronological,
        days_left as days_left,
        deadline_at as deadline_at,
        diff as diff,
        find as find,
        followed_by as followed_by,
        in_force as in_force,
        involving as involving,
        lags as lags,
        latest_before as latest_before,
        matching as matching,
        merge_timelines as merge_timelines,
        next_after as next_after,
        of_kind as of_kind,
        office_at as office_at,
        on_day as on_day,
        origins as origins,
        overlapping as overlapping,
        part as part,
        preceded_by as preceded_by,
        revisions as revisions,
        status_at as status_at,
        tagged as tagged,
        tally as tally,
    )
    from us_russia_timeline.tables import (
        to_records as to_records,
    )
    from us_russia_timeline.timelines import (
        Records as Records,
        Timeline as Timeline,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "dataset": ("load",),
            "deadlines": ("Deadline",),
            "documents": (
                "from_json",
                "read",
                "to_json",
                "write",
            ),
            "intervals": (
                "Interval",
                "Moment",
                "Open",
            ),
            "models": (
                "Actor",
                "Claim",
                "Event",
                "EventKind",
                "Place",
                "Source",
                "Truce",
                "Ultimatum",
            ),
            "questions": (
                "NoDeadline",
                "Status",
                "active_at",
                "apply_changes",
                "as_of",
                "at_place",
                "between",
                "chronological",
                "days_left",
                "deadline_at",
                "diff",
                "find",
                "followed_by",
                "in_force",
                "involving",
                "lags",
                "latest_before",
                "matching",
                "merge_timelines",
                "next_after",
                "of_kind",
                "office_at",
                "on_day",
                "origins",
                "overlapping",
                "part",
                "preceded_by",
                "revisions",
                "status_at",
                "tagged",
                "tally",
            ),
            "tables": ("to_records",),
            "timelines": (
                "Records",
                "Timeline",
            ),
        },
        modules=("deadlines", "errors", "intervals"),
        more=(
            "exports",
            "frames",
            "models",
            "plots",
            "questions",
            "strategies",
            "tables",
            "timelines",
            "vocabularies",
            "documents",
            "dataset",
        ),
        renamed={"apply": "apply_changes", "on": "on_day"},
    )

__version__ = "0.9.1"
