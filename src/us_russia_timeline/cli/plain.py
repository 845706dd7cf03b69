"""What scripts are given: records as plain data, and what stands in none: lengths, days left, states."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from us_russia_timeline.cli.phrases import moment_words
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import Undetermined
from us_russia_timeline.intervals import Interval, duration
from us_russia_timeline.models import Truce, Ultimatum
from us_russia_timeline.questions import DaysLeft, NoDeadline, days_left, deadline_at, status_at

__all__ = ["left_plain", "record_plain", "state_plain", "truce_plain"]


def record_plain(record: Any) -> Any:
    """A record, or any value that a record holds, as the documents write it."""
    from us_russia_timeline.documents import to_plain  # text for people need not pay for cattrs

    return to_plain(record)


def truce_plain(truce: Truce) -> dict[str, Any]:
    """A truce with the hours for which it bound anybody; none where it bound nobody or they are not known."""
    return {**record_plain(truce), "hours": _hours_of(truce.when) if truce.effective else None}


def _hours_of(interval: Interval) -> float | None:
    try:
        return duration(interval) / timedelta(hours=1)
    except Undetermined:
        return None


def left_plain(left: DaysLeft | NoDeadline) -> Any:
    """Days left as plain data: least and most, or the reason why none are."""
    return left.value if isinstance(left, NoDeadline) else left._asdict()


def state_plain(ultimatum: Ultimatum, moment: date | datetime) -> dict[str, Any]:
    """The deadline of an ultimatum at a moment as plain data."""
    limit = deadline_at(ultimatum, moment)
    return {
        "ultimatum": ultimatum.id,
        "moment": moment_words(moment),
        "status": status_at(ultimatum, moment).value,
        "deadline": record_plain(limit) if isinstance(limit, Deadline) else None,
        "days_left": left_plain(days_left(ultimatum, moment)),
    }
