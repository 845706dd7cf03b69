"""What scripts are given: records as plain data, and what stands in none: lengths, days left, states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from us_russia_timeline.cli.items import apart
from us_russia_timeline.cli.phrases import moment_words
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import Undetermined
from us_russia_timeline.intervals import Interval, duration, merge
from us_russia_timeline.models import Truce, Ultimatum
from us_russia_timeline.questions import DaysLeft, NoDeadline, days_left, deadline_at, status_at

__all__ = ["held_plain", "left_plain", "record_plain", "state_plain", "truce_plain"]


def record_plain(record: Any) -> Any:
    """A record, or any value that a record holds, as the documents write it."""
    from us_russia_timeline.documents import to_plain  # text for people need not pay for cattrs

    return to_plain(record)


def truce_plain(truce: Truce) -> dict[str, Any]:
    """A truce with the hours for which it bound anybody, and each side; none where they are not known."""
    sides = {each.actor: _hours_of([each.effective]) for each in truce.parties if each.effective is not None}
    return {**record_plain(truce), "hours": _hours_of(truce.effective), "hours_by_side": sides}


def _hours_of(intervals: Iterable[Interval]) -> float | None:
    """The hours of some times together, counted once where they overlap; none of none."""
    try:
        lengths = [duration(each) for each in merge(intervals)]
    except Undetermined:
        return None
    return sum(lengths, timedelta()) / timedelta(hours=1) if lengths else None


def left_plain(left: DaysLeft | NoDeadline) -> Any:
    """Days left as plain data: least and most, or the reason why none are."""
    return left.value if isinstance(left, NoDeadline) else left._asdict()


def state_plain(ultimatum: Ultimatum, moment: date | datetime) -> dict[str, Any]:
    """The deadline of an ultimatum at a moment as plain data, with who demands what and threatens what."""
    limit = deadline_at(ultimatum, moment)
    return {
        "ultimatum": ultimatum.id,
        "moment": moment_words(moment),
        "status": status_at(ultimatum, moment).value,
        "deadline": record_plain(limit) if isinstance(limit, Deadline) else None,
        "days_left": left_plain(days_left(ultimatum, moment)),
        "issuers": list(ultimatum.issuers),
        "targets": list(ultimatum.targets),
        "demand": ultimatum.demand,
        "consequence": ultimatum.consequence,
    }


def held_plain(held: Sequence[Truce], asked: date | datetime) -> dict[str, Any]:
    """The truces in force, and apart from them those of which nobody can say whether they still were."""
    known, unknown = apart(held, asked)
    return {
        "in_force": [truce_plain(each) for each in known],
        "end_not_known": [truce_plain(each) for each in unknown],
    }
