"""Which deadline stands, and how many days are left."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline._record import Vocabulary
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import CIVIL, FOREVER, Axis, Interval, Moment, Position, read_moment
from us_russia_timeline.models import Ultimatum

__all__ = ["DaysLeft", "NoDeadline", "days_left", "deadline_at"]


class NoDeadline(Vocabulary):
    """Why no deadline stands.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> urt.deadline_at(limit, "2025-07-01") is urt.NoDeadline.NOT_YET
    True
    """

    NOT_YET = "not_yet", "none is set yet, as far as the public can know"
    WITHDRAWN = "withdrawn", "it was withdrawn"


class DaysLeft(NamedTuple):
    """Civil days to the earliest and to the latest day of a deadline; negative once passed.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> urt.days_left(limit, "2025-07-28").most
    12
    """

    least: int
    most: int


def _known(ultimatum: Ultimatum, axis: Axis) -> list[int]:
    """By when each announcement was known: none before the first, without which there is no ultimatum."""
    first, *more = (term.known_by(axis) for term in ultimatum.terms)
    return [first, *(max(first, each) for each in more)]


def standing(ultimatum: Ultimatum, position: Position) -> Deadline | NoDeadline:
    """The deadline that stood at a position; of a day, at its close."""
    found: Deadline | NoDeadline = NoDeadline.NOT_YET
    for term, known in zip(ultimatum.terms, _known(ultimatum, position.axis), strict=True):
        if known <= position.at:
            found = term.deadline or NoDeadline.WITHDRAWN
    return found


def standing_spans(ultimatum: Ultimatum, axis: Axis, *, certain: bool) -> list[tuple[int, int, Deadline]]:
    """The stretches of an axis, half-open, in which a deadline stood that had not passed."""
    require(ultimatum, Ultimatum)
    known = _known(ultimatum, axis)
    starts = sorted(set(known))
    found: list[tuple[int, int, Deadline]] = []
    for start, following in zip(starts, [*starts[1:], FOREVER], strict=True):
        deadline = [term for term, at in zip(ultimatum.terms, known, strict=True) if at <= start][-1].deadline
        if deadline is not None:
            end = _passed(deadline, axis, certain=certain)
            if start < min(following, end):
                found.append((start, min(following, end), deadline))
    return found


def _passed(deadline: Deadline, axis: Axis, *, certain: bool) -> int:
    """Where a deadline no longer stands, as `status_at` says: the last reading, or the first that may end."""
    if not certain and deadline.window.precision in CIVIL:  # told by days: no rules of its zone are needed
        return deadline.window.edges(axis)[1]
    earliest, latest = deadline.passing(axis)
    return earliest if certain else latest


def deadline_at(ultimatum: Ultimatum, moment: Moment) -> Deadline | NoDeadline:
    """The deadline that stood at a moment, as far as the public could know; of a day, at its close.

    A passed deadline is still the deadline; `status_at` says that it passed. Where none stands, the
    answer says why. ``str()`` of it reads as people write: ``7 to 9 August 2025``.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is no ultimatum.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> print(urt.deadline_at(limit, "2025-07-20"))
    2 September 2025
    >>> print(urt.deadline_at(limit, "2025-07-28"))
    7 to 9 August 2025
    """
    require(ultimatum, Ultimatum)
    return standing(ultimatum, read_moment(moment))


def days_to(window: Interval, today: date) -> DaysLeft:
    """Civil days from a day to the first and to the last day of a window."""
    first, last = window.first, window.last
    assert isinstance(last, date)  # noqa: S101 - narrows the type: a deadline has a last day
    return DaysLeft((first - today).days, (last - today).days)


def days_left(limit: Ultimatum | Deadline, moment: Moment) -> DaysLeft | NoDeadline:
    """Civil days from a moment to the earliest and the latest day of a deadline.

    On the day itself zero, afterwards negative. An instant counts as the civil day that it is in the
    zone of the deadline.

    Args:
        limit: a deadline; or an ultimatum, whose deadline standing at the moment is meant.
        moment: a day or an instant.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is neither an ultimatum nor a deadline.
        UnknownZone: it is an instant, and this machine has no rules for the deadline's zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> urt.days_left(limit, "2025-08-01")
    DaysLeft(least=7, most=7)
    >>> urt.days_left(limit, "2025-07-28")
    DaysLeft(least=10, most=12)
    """
    require(limit, Ultimatum, Deadline)
    position = read_moment(moment)
    stands = standing(limit, position) if isinstance(limit, Ultimatum) else limit
    if isinstance(stands, NoDeadline):
        return stands
    return days_to(stands.window, position.day_in(stands.window.zone))
