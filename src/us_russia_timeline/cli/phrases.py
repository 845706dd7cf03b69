"""Days, lengths and vocabularies as people write them."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from us_russia_timeline.intervals import Interval, Open, duration
from us_russia_timeline.questions import DaysLeft, NoDeadline, Revision

__all__ = ["count", "day_words", "left_words", "length_words", "moved_words", "range_words", "words"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def words(value: enum.Enum) -> str:
    """A value of a vocabulary as it reads in a sentence."""
    return str(value.value).replace("_", " ")


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def day_words(day: date) -> str:
    """A day as people write it, with its weekday."""
    return f"{_WEEKDAYS[day.weekday()]}, {Interval(day.isoformat(), 'UTC')}"


def length_words(interval: Interval) -> str:
    """How long an interval that fills its time lasts, exactly, or why that cannot be said."""
    if interval.open is not None:
        return "end not known" if interval.open is Open.UNKNOWN else "no end given"
    exact = duration(interval)
    hours, rest = divmod(exact, timedelta(hours=1))
    minutes, rest = divmod(rest, timedelta(minutes=1))
    parts = [(hours, "hour"), (minutes, "minute"), (rest.seconds, "second")]
    text = " ".join(count(number, unit) for number, unit in parts if number)
    return (
        f"{text} ({hours // 24} days)"
        if exact >= timedelta(days=2) and not exact % timedelta(days=1)
        else text
    )


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
