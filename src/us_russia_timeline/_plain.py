"""Records as plain data: dicts, lists, texts, numbers. What is at its default is left out."""

from __future__ import annotations

import datetime
import enum
from functools import cache
from typing import Any, cast

import attrs

from us_russia_timeline._moments import FOREVER, from_microseconds
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Interval

__all__ = ["to_plain", "utc_text"]


def utc_text(microseconds: int) -> str:
    """An instant as RFC 3339 text in UTC, to the second, with a fraction where there is one."""
    text = from_microseconds(microseconds).replace(tzinfo=None).isoformat()
    return text.rstrip("0") + "Z" if "." in text else text + "Z"


def to_plain(value: Any) -> Any:
    """The plain form of a record, or of any value that a record holds."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(each) for each in cast("tuple[Any, ...]", value)]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Interval):
        plain = {"text": value.text, "zone": value.zone, "start": utc_text(value.start_us)}
        if value.stop_us != FOREVER:
            plain["stop"] = utc_text(value.stop_us)
        return plain
    plain = {
        name: to_plain(held)
        for name, default in _fields(cast("Any", type(value)))
        if (held := getattr(value, name)) != default
    }
    if isinstance(value, Deadline) and value.most == value.least:
        plain.pop("most", None)
    return plain


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.name, _NO_DEFAULT if field.default is attrs.NOTHING else field.default)
        for field in attrs.fields(kind)
    )


_NO_DEFAULT = object()
