"""The short way from plain data to records, for what is in canonical form, made from the types of the fields.

Takes only what `to_json` writes: times as tables with their instants, no context left out. Anything
else raises some error, and the strict way then decides and explains. The constructors check each value
here as everywhere; a test holds that both ways give equal records.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs

from us_russia_timeline.intervals import FOREVER, Interval, read_instant
from us_russia_timeline.timelines import Coverage, kind_of

__all__ = ["reader_of"]

Read = Callable[[Any], Any]


def _interval(row: Any) -> Interval:
    start = read_instant(row["start"])
    stop = read_instant(row["stop"]) if "stop" in row else FOREVER
    if len(row) != (3 if stop == FOREVER else 4):
        raise ValueError(row)
    return Interval(row["text"], row["zone"], start, stop)


def _day(text: str) -> datetime.date:
    if len(text) != 10 or text[4::3] != "--":  # `fromisoformat` takes weeks too
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _sequence(inner: Read | None) -> Read:
    def read(values: Any) -> tuple[Any, ...]:
        if type(values) is not list:
            raise TypeError(values)
        each_value = cast("list[Any]", values)
        return tuple(each_value) if inner is None else tuple([inner(each) for each in each_value])

    return read


def _reader(kind: Any) -> Read | None:
    """What reads a value of a field's type; ``None`` where it goes to the constructor as it is."""
    if kind is Interval:
        return _interval
    if kind is datetime.date:
        return _day
    if get_origin(kind) is tuple:
        return _sequence(_reader(get_args(kind)[0]))
    if get_args(kind):  # optional
        return _reader(get_args(kind)[0])
    if isinstance(kind, enum.EnumType):
        return kind
    return _record_reader(kind) if attrs.has(kind) else None


def _record_reader(kind: Any) -> Read:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    parts = {name: convert for name, convert in readers.items() if convert is not None}

    def read(row: Any) -> Any:
        if None in row.values():
            raise ValueError(row)
        held = {**row}
        for name, convert in parts.items():
            if name in held:
                held[name] = convert(held[name])
        return kind(**held)

    return read


@lru_cache(maxsize=16)
def reader_of(collection: str) -> Read:
    """The way from a canonical row of a collection, or of the coverage, to a record."""
    return _record_reader(Coverage if collection == "coverage" else kind_of(collection))
