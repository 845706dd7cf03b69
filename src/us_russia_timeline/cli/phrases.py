"""Days, lengths and the words of vocabularies as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Interval, Open, duration
from us_russia_timeline.models import SourceForm
from us_russia_timeline.questions import DaysLeft, NoDeadline, Revision, Status, days_to

__all__ = [
    "FORMS",
    "WEEKDAYS",
    "count",
    "date_words",
    "day_words",
    "left_when_said",
    "left_words",
    "length_words",
    "moment_words",
    "moved_words",
    "range_words",
    "schedule_words",
    "status_words",
    "verified_words",
]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WEEK, _MONTHS = timedelta(days=7), timedelta(days=61)

FORMS: Mapping[SourceForm, str] = {
    SourceForm.OFFICIAL: "official text",
    SourceForm.REPRODUCTION: "reproduces the official text",
    SourceForm.ACCOUNT: "",
}
"""What is said of a page of each form; an account in its own words goes without saying."""


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def date_words(day: date) -> str:
    """A day as people write it."""
    return str(Interval(day.isoformat(), "UTC"))


def day_words(day: date) -> str:
    """A day as people write it, with its weekday."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day)}"


def moment_words(moment: date | datetime) -> str:
    """A day or an instant as it can be given to a command: ``2025-07-14T18:00+03:00``."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    whole_minute = not moment.second and not moment.microsecond
    text = moment.isoformat(timespec="minutes" if whole_minute else "auto")
    return f"{text.removesuffix('+00:00')}Z" if text.endswith("+00:00") else text


def verified_words(day: date | None) -> str:
    """Whether a reader who did not write a record has checked it against its pages, and when."""
    return "not verified yet" if day is None else f"verified on {date_words(day)}"


def length_words(interval: Interval) -> str:
    """How long an interval that fills its time lasts, or why that cannot be said.

    What is told by days and longer than a week is counted by days, first and last included; else exactly.
    """
    if interval.open is not None:
        return "end not known" if interval.open is Open.UNKNOWN else "no end given"
    exact = duration(interval)
    if "T" not in interval.text and isinstance(interval.last, date) and exact > _WEEK:
        return count((interval.last - interval.first).days + 1, "day")
    # A truce is told in hours, as it was announced; what lasts for months is not.
    days, rest = divmod(exact, timedelta(days=1)) if exact >= _MONTHS else (0, exact)
    hours, rest = divmod(rest, timedelta(hours=1))
    minutes, rest = divmod(rest, timedelta(minutes=1))
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute"), (rest.seconds, "second")]
    text = " ".join(count(number, unit) for number, unit in parts if number)
    return (
        f"{text} ({hours // 24} days)"
        if timedelta(days=2) <= exact < _MONTHS and not exact % timedelta(days=1)
        else text
    )


def schedule_words(scheduled: Interval) -> str:
    """From when to when a truce was announced to last, and how long that is."""
    return f"{scheduled}: {length_words(scheduled)}"


def left_words(left: DaysLeft | NoDeadline) -> str:
    """The days left as a phrase: none, some, a range, or how long ago the deadline passed."""
    if isinstance(left, NoDeadline):
        return "no deadline stands"
    least, most = left
    if most < 0:
        return f"passed {range_words(-most, -least)} ago"
    if least < 0:
        return f"{count(most, 'day')} left at most, or passed"
    return f"{range_words(least, most)} left"


def left_when_said(limit: Deadline, at: Interval) -> DaysLeft:
    """The days that a limit left when it was announced: a range, where the day of the words is not known."""
    last = at.first if isinstance(at.last, Open) else at.last
    return DaysLeft(days_to(limit.window, last).least, days_to(limit.window, at.first).most)


def status_words(status: Status) -> str:
    """What is to be said of a deadline beside the days left; of one that is still to come, nothing."""
    said = {Status.RUNNING: "", Status.DUE: "due that day"}
    return said.get(status, status.words)


def range_words(least: int, most: int) -> str:
    """A number of days, or a range of numbers."""
    return count(most, "day") if least == most else f"{least} to {count(most, 'day')}"


def moved_words(revision: Revision) -> str:
    """How far a revision moved its deadline."""
    least, most = sorted(revision.days)
    if least >= 0:
        return f"{range_words(least, most)} later"
    if most <= 0:
        return f"{range_words(-most, -least)} earlier"
    before, after = revision.days
    return f"its first day {_shift(before)}, its last day {_shift(after)}"


def _shift(days: int) -> str:
    return f"{count(abs(days), 'day')} {'earlier' if days < 0 else 'later'}"
