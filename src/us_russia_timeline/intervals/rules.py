"""What a time in a record has to be: begun, one day or minute, or filled."""

from __future__ import annotations

from us_russia_timeline._record import Rule, check_instance
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals.interval import Interval
from us_russia_timeline.intervals.statements import Precision

__all__ = ["BEGUN", "FILLING", "POINT", "check_known"]


def _check_begun(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and value.unbegun is not None:
        raise InvalidRecord(f"{name}: {value.text} has no beginning, and one is needed here")


BEGUN = Rule(_check_begun, {})
"""A time that has a beginning."""


def _check_point(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and (
        value.fills or value.ranged or value.precision in (Precision.YEAR, Precision.MONTH)
    ):
        raise InvalidRecord(f"{name}: is one day or minute, not {value.text}")


POINT = Rule(_check_point, {})
"""One day, or one minute."""


def _check_filling(name: str, value: object) -> None:
    check_instance(name, value, Interval)
    if isinstance(value, Interval) and (not value.fills or value.unbegun is not None):
        raise InvalidRecord(f"{name}: state what it fills, from when to when, not {value.text}")


FILLING = Rule(_check_filling, {})
"""A time that is filled, from when to when."""


def check_known(record: object) -> None:
    """A day of knowledge is told beside the event that is known sooner; without one it would say nothing."""
    if getattr(record, "known", None) is not None and getattr(record, "event", None) is None:
        raise InvalidRecord("known: it is later than an event, and there is none")
