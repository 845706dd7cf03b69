"""Records as plain data, and timelines as canonical JSON: one timeline, one text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from us_russia_timeline._given import require
from us_russia_timeline._record import Record, Vocabulary
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import EVER, FOREVER, Interval, instant_text
from us_russia_timeline.timelines import HEAD, LISTS, Records, Timeline

__all__ = ["FORMAT", "PASSED_OVER", "document_text", "to_json", "to_plain"]

FORMAT = "us-russia-timeline/1"
"""The name and version of the document format."""

PASSED_OVER: Mapping[str, str] = {
    "$schema": "Where an editor finds this schema",
    "licence": "Under which licence the document is handed on",
    "credit": "Whom to credit where it is handed on",
    "cite": "How to cite it",
}
"""What a document may say at its head, each a text, for those who get it; the reader makes nothing of it."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _interval(value: Interval) -> dict[str, str]:
    plain = {"text": value.text, "zone": value.zone}
    if value.start_us != EVER:
        plain["start"] = instant_text(value.start_us)
    if value.stop_us != FOREVER:
        plain["stop"] = instant_text(value.stop_us)
    return plain


@lru_cache(maxsize=1)
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(omit_if_default=True)
    converter.register_unstructure_hook(Interval, _interval)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(Vocabulary, lambda member: member.value)
    deadline = make_dict_unstructure_fn(Deadline, converter, _cattrs_omit_if_default=True)

    def one_quantity(value: Deadline) -> dict[str, Any]:
        plain = deadline(value)
        for field in attrs.fields(Deadline):  # a single quantity is written once
            same = field.metadata.get("left_out")
            if same and getattr(value, field.name) == getattr(value, same):
                plain.pop(field.name, None)
        return plain

    converter.register_unstructure_hook(Deadline, one_quantity)
    return converter


def to_plain(value: Any) -> Any:
    """The plain form of a record: dicts, lists, texts, numbers; what is at its default is left out.

    Of a timeline it is the document that `from_plain` reads, and of records a list.

    Args:
        value: a timeline, records of it, a record, or any value that a record holds.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.documents import to_plain
    >>> to_plain(urt.Place(id="rome", name="Rome", country="ITA", zone="Europe/Rome"))
    {'id': 'rome', 'name': 'Rome', 'country': 'ITA', 'zone': 'Europe/Rome'}
    """
    if isinstance(value, Timeline):
        return head_of(value) | {name: list(map(to_plain, getattr(value, name))) for name in LISTS}
    if isinstance(value, Records):
        return list(map(to_plain, cast("Records[Any]", value)))
    return _converter().unstructure(value)


def head_of(timeline: Timeline) -> dict[str, str]:
    """What a document of a timeline says before its records: its format, and the texts that are not empty."""
    texts = {name: getattr(timeline, name) for name in HEAD}
    return {"format": FORMAT} | {name: text for name, text in texts.items() if text}


def json_text(value: Any) -> str:
    """The canonical JSON of a record, or of any value that a record holds, on one line."""
    return _encode(to_plain(value))


def to_json(value: Timeline | Record) -> str:
    """Write a timeline, or one record, as canonical JSON: the same value always gives the same text.

    Keys in a fixed order, what is at its default left out. A timeline has one record a line and a final
    line feed, and ``from_json(to_json(timeline)) == timeline``; a record, or a part of one, is a table on one
    line without a line feed, as it would stand in the document of its timeline.

    Raises:
        InvalidQuestion: it is neither.

    >>> import us_russia_timeline as urt
    >>> print(urt.to_json(urt.Place(id="rome", name="Rome", country="ITA", zone="Europe/Rome")), end="")
    {"id":"rome","name":"Rome","country":"ITA","zone":"Europe/Rome"}
    """
    require(value, Timeline, Record)
    return document_text(value) if isinstance(value, Timeline) else json_text(value)


def document_text(timeline: Timeline, said: Mapping[str, str] | None = None) -> str:
    """The canonical document of a timeline, with what else its head says: some of what is `PASSED_OVER`."""
    # One list and one join: the text may be hundreds of megabytes, which no step should copy again.
    parts = ["{"]
    parts += [
        f'"{name}":{_encode(value)},\n' for name, value in (head_of(timeline) | dict(said or {})).items()
    ]
    for name in LISTS:
        parts.append(f'"{name}":[')
        before = "\n"
        for record in getattr(timeline, name):
            parts += (before, json_text(record))
            before = ",\n"
        parts.append("],\n" if before == "\n" else "\n],\n")
    parts[-1] = parts[-1].removesuffix(",\n")
    parts.append("}\n")
    return "".join(parts)
