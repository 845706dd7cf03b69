"""The short ways from canonical plain data to records, made from the types of the fields.

They take only what `to_json` writes: times as tables with their instants, no context left out. The one
for documents goes through the constructors, which check each value here as everywhere; another form raises
some error, and the strict way then decides and explains. The one for the shipped file trusts it, and checks
nothing: tests hold that it gives the records that the strict way gives.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs

from us_russia_timeline.intervals import (
    EVER,
    FIRST_YEAR,
    FOREVER,
    LAST_YEAR,
    Interval,
    held_to_rules,
    read_instant,
)
from us_russia_timeline.timelines import Coverage, kind_of

__all__ = ["reader_of", "trusting_reader_of"]

Read = Callable[..., Any]

_FIRST, _LAST = f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"


def _interval(row: Any) -> Interval:
    start = read_instant(row["start"]) if "start" in row else EVER
    stop = read_instant(row["stop"]) if "stop" in row else FOREVER
    if len(row) != 4 - (start == EVER) - (stop == FOREVER):
        raise ValueError(row)
    return held_to_rules(Interval(row["text"], row["zone"], start, stop))


def _day(text: str) -> datetime.date:
    # `fromisoformat` takes weeks too, and years that cannot be stated.
    if len(text) != 10 or text[4::3] != "--" or not _FIRST <= text <= _LAST or not text.isascii():
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _sequence(inner: Read | None) -> Read:
    def read(values: Any) -> tuple[Any, ...]:
        if type(values) is not list:
            raise TypeError(values)
        each_value = cast("list[Any]", values)
        return tuple(each_value) if inner is None else tuple([inner(each) for each in each_value])

    return read


def _reader(kind: Any, interval: Read, record: Callable[[Any], Read]) -> Read | None:
    """What reads a value of a field's type; ``None`` where it is taken as it is.

    Args:
        kind: the type of the field.
        interval: reads an interval.
        record: from the class of a record to what reads one.
    """
    if kind is Interval:
        return interval
    if kind is datetime.date:
        return _day
    if get_origin(kind) is tuple:
        return _sequence(_reader(get_args(kind)[0], interval, record))
    if get_args(kind):  # optional
        return _reader(get_args(kind)[0], interval, record)
    if isinstance(kind, enum.EnumType):
        members: Read = kind._value2member_map_.__getitem__
        return members
    return record(kind) if attrs.has(kind) else None


def _late(make: Callable[[Any], Read], kind: Any) -> Read:
    """What reads a record of a class, made when the first one is read."""
    made: list[Read] = []

    def read(row: Any) -> Any:
        if not made:
            made.append(make(kind))
        return made[0](row)

    return read


@lru_cache(maxsize=32)
def _checking(kind: Any) -> Read:
    """From a canonical row to a record, by its constructor."""
    readers = {name: _reader(hint, _interval, _checking) for name, hint in get_type_hints(kind).items()}
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


_SET_INTERVAL = [Interval.__dict__[name].__set__ for name in ("text", "zone", "start_us", "stop_us")]


def trusted_interval(row: Any) -> Interval:
    """The interval of a table with its text, zone and instants, which are not checked."""
    interval = object.__new__(Interval)
    text, zone, start, stop = _SET_INTERVAL
    text(interval, row["text"])
    zone(interval, row["zone"])
    start(interval, read_instant(row["start"]) if "start" in row else EVER)
    stop(interval, read_instant(row["stop"]) if "stop" in row else FOREVER)
    return interval


def _trusting(kind: Any) -> Read:
    """From a canonical row to a record, straight into its fields."""
    hints = get_type_hints(kind)
    always: list[tuple[str, Read, Read | None]] = []
    sometimes: list[tuple[str, Read, Read | None, Any, str | None]] = []
    for field in attrs.fields(kind):
        place = kind.__dict__[field.name].__set__
        convert = _reader(hints[field.name], trusted_interval, lambda inner: _late(_trusting, inner))
        if field.default is attrs.NOTHING:
            always.append((field.name, place, convert))
        else:
            sometimes.append((field.name, place, convert, field.default, field.metadata.get("left_out")))

    def read(row: Any) -> Any:
        record = object.__new__(kind)
        for name, place, convert in always:
            place(record, row[name] if convert is None else convert(row[name]))
        for name, place, convert, default, same in sometimes:
            if name in row:
                place(record, row[name] if convert is None else convert(row[name]))
            else:
                place(record, default if same is None else row.get(same))
        return record

    return read


def _kind(collection: str) -> Any:
    return Coverage if collection == "coverage" else kind_of(collection)


@lru_cache(maxsize=16)
def reader_of(collection: str) -> Read:
    """The way from a canonical row of a collection, or of the coverage, to a record that is checked."""
    return _checking(_kind(collection))


@lru_cache(maxsize=16)
def trusting_reader_of(collection: str) -> Read:
    """The way from a row that is known to be canonical and sound to its record."""
    return _trusting(_kind(collection))
