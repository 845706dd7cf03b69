"""A bot that says what runs on a day, and since when it is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import us_russia_timeline as urt


def since(ultimatum: urt.Ultimatum, limit: urt.Deadline) -> date:
    """The day since which the limit that stands is known: who restates it does not set it."""
    first = ultimatum.terms[-1].at.first
    for term in reversed(ultimatum.terms):
        if term.deadline is None or term.deadline.window != limit.window:
            break
        first = term.at.first
    return first


def lines(timeline: urt.Timeline, day: date) -> Iterator[str]:
    """One line for each deadline that runs, and for each truce that surely binds somebody."""
    known = urt.as_of(timeline, day)
    told = urt.on_day(known, day)
    for ultimatum, limit in told.deadlines:
        left = urt.days_left(ultimatum, day)
        if isinstance(left, urt.NoDeadline):
            continue
        days = f"{left.least}" if left.least == left.most else f"{left.least} to {left.most}"
        status = urt.status_at(ultimatum, day).value
        yield f"{ultimatum.title}: {limit}, {days} days left, {status}; known since {since(ultimatum, limit)}"
    for truce in urt.in_force(known.truces, day, certain=True):
        yield f"{truce.title}: in force; known since {truce.at.first}"


def message(day: date) -> str:
    """The message of a day."""
    found = list(lines(urt.load(), day))
    return "\n".join(found) if found else f"{day}: no deadline runs, and no truce surely binds anybody."
