"""US–Russia crisis diplomacy of the Trump–Putin years as typed, sourced, computable history.

``load()`` gives the curated timeline; the questions are functions of it. What is used every day is
here; the algebra and the counting live in their rooms, ``intervals`` and ``deadlines``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take for true; ``typing`` would double the cost of this import
if TYPE_CHECKING:
    from us_russia_timeline import deadlines as deadlines
    from us_russia_timeline import errors as errors
    from us_russia_timeline import intervals as intervals
    from us_russia_timeline._moments import Moment
    from us_russia_timeline.actors import Actor, office_at
    from us_russia_timeline.changes import apply, diff, merge_timelines
    from us_russia_timeline.claims import Claim
    from us_russia_timeline.dataset import load
    from us_russia_timeline.deadlines import Deadline
    from us_russia_timeline.documents import from_json, read, to_json
    from us_russia_timeline.events import Event, EventKind, Source
    from us_russia_timeline.intervals import Interval, Open
    from us_russia_timeline.knowledge import as_of
    from us_russia_timeline.places import Place
    from us_russia_timeline.queries import (
        active_at,
        between,
        chronological,
        followed_by,
        involving,
        latest_before,
        matching,
        next_after,
        of_kind,
        overlapping,
        preceded_by,
    )
    from us_russia_timeline.records import Records
    from us_russia_timeline.states import (
        NoDeadline,
        Status,
        days_left,
        deadline_at,
        in_force,
        lags,
        on,
        revisions,
        status_at,
    )
    from us_russia_timeline.tables import to_records
    from us_russia_timeline.timelines import Timeline
    from us_russia_timeline.truces import Truce
    from us_russia_timeline.ultimatums import Ultimatum

__version__ = "0.2.0"

__all__ = [
    "Actor",
    "Claim",
    "Deadline",
    "Event",
    "EventKind",
    "Interval",
    "Moment",
    "NoDeadline",
    "Open",
    "Place",
    "Records",
    "Source",
    "Status",
    "Timeline",
    "Truce",
    "Ultimatum",
    "active_at",
    "apply",
    "as_of",
    "between",
    "chronological",
    "days_left",
    "deadline_at",
    "deadlines",
    "diff",
    "errors",
    "followed_by",
    "from_json",
    "in_force",
    "intervals",
    "involving",
    "lags",
    "latest_before",
    "load",
    "matching",
    "merge_timelines",
    "next_after",
    "of_kind",
    "office_at",
    "on",
    "overlapping",
    "preceded_by",
    "read",
    "revisions",
    "status_at",
    "to_json",
    "to_records",
]

# Where each name lives. A script pays for the rooms it enters; ``import`` itself enters none.
_HOMES = {
    "_moments": ("Moment",),
    "actors": ("Actor", "office_at"),
    "changes": ("apply", "diff", "merge_timelines"),
    "claims": ("Claim",),
    "dataset": ("load",),
    "deadlines": ("Deadline",),
    "documents": ("from_json", "read", "to_json"),
    "events": ("Event", "EventKind", "Source"),
    "intervals": ("Interval", "Open"),
    "knowledge": ("as_of",),
    "places": ("Place",),
    "queries": (
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
    "states": (
        "NoDeadline",
        "Status",
        "days_left",
        "deadline_at",
        "in_force",
        "lags",
        "on",
        "revisions",
        "status_at",
    ),
    "tables": ("to_records",),
    "records": ("Records",),
    "timelines": ("Timeline",),
    "truces": ("Truce",),
    "ultimatums": ("Ultimatum",),
}
_ROOMS = ("deadlines", "errors", "exports", "frames", "intervals", "strategies", "tables", "vocabularies")


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    for room, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"{__name__}.{room}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
