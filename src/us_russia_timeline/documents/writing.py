"""Records as canonical JSON text, and as the plain data that this text says. Defaults are left out.

Text is written straight from the records, without dicts in between: that is the greater part of the cost.
"""

from __future__ import annotations

import datetime
import enum
import json
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any

import attrs

from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import FOREVER, Interval, from_microseconds

__all__ = ["json_text", "to_plain"]

Write = Callable[[Any], str]


def json_text(value: Any) -> str:
    """The canonical JSON of a record, or of any value that a record holds, on one line."""
    return _WRITERS[type(value)](value)


def to_plain(value: Any) -> Any:
    """The plain form of a record: dicts, lists, texts, numbers."""
    return json.loads(json_text(value))


def utc_text(microseconds: int) -> str:
    """An instant as RFC 3339 text in UTC, to the second, with a fraction where there is one."""
    text = from_microseconds(microseconds).isoformat()[:-6]  # without its +00:00
    return text.rstrip("0") + "Z" if "." in text else text + "Z"


def _interval(value: Interval) -> str:
    # Neither a statement nor the name of a zone holds a character that JSON would escape.
    head = f'{{"text":"{value.text}","zone":"{value.zone}","start":"{utc_text(value.start_us)}"'
    return head + "}" if value.stop_us == FOREVER else f'{head},"stop":"{utc_text(value.stop_us)}"}}'


def _sequence(value: tuple[Any, ...]) -> str:
    return "[" + ",".join([_WRITERS[type(each)](each) for each in value]) + "]"


# A text is written by the encoder itself; the annotations of such fields, as they stand in the classes.
_TEXTS = ("str", "ActorId", "PlaceId", "EventId", "UltimatumId", "TruceId", "ClaimId")


def _record_writer(kind: Any) -> Write:
    """A function for one class, made of its fields in straight lines: half the cost of a loop over them."""
    names: dict[str, Any] = {"text": encode_basestring, "writers": _WRITERS}
    lines = ["def write(record):", "    out = '{'"]
    for at, field in enumerate(attrs.fields(kind)):
        held = f"v{at}"
        lines.append(f"    {held} = record.{field.name}")
        # attrs has what is required first, so that only the very first has no comma before it.
        line = f"out += '{',' if at else ''}\"{field.name}\":' + {_expression(str(field.type), held)}"
        if field.default is attrs.NOTHING:
            lines.append(f"    {line}")
        else:
            names[f"d{at}"] = field.default
            lines.append(f"    if {held} is not d{at} and {held} != d{at}: {line}")
    lines.append("    return out + '}'")
    exec("\n".join(lines), names)  # noqa: S102 - of the names of our own fields and of nothing else
    write: Write = names["write"]
    return write


def _expression(annotation: str, held: str) -> str:
    if annotation.removesuffix(" | None") in _TEXTS:
        return f"text({held})"
    if annotation.removeprefix("tuple[").removesuffix(", ...]") in _TEXTS:
        return f"'[' + ','.join([text(each) for each in {held}]) + ']'"
    return f"writers[type({held})]({held})"


def _deadline(value: Deadline) -> str:
    # A single quantity is written once.
    text = _DEADLINE(value)
    return text.replace(f'"most":{value.most},', "", 1) if value.most == value.least and value.most else text


class _Writers(dict[Any, Write]):
    """How each type is written; that of a record or a vocabulary is made when first met."""

    def __missing__(self, kind: Any) -> Write:
        if issubclass(kind, enum.Enum):
            write: Write = {member: f'"{member.value}"' for member in kind}.__getitem__
        else:
            write = _record_writer(kind)
        self[kind] = write
        return write


_BASIC: dict[Any, Write] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: repr,
    float: repr,
    tuple: _sequence,
    datetime.date: lambda value: f'"{value}"',
    Interval: _interval,
    Deadline: _deadline,
}
_WRITERS = _Writers(_BASIC)
_DEADLINE = _record_writer(Deadline)
