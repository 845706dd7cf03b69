"""Timelines as TOML, for people to read and to go on writing: the same keys and values as the canonical JSON.

The standard library reads TOML and does not write it. A timeline needs little of it: texts, numbers, truth,
lists and tables. A record is a table of its own, a line a field; what a field holds stands on that line, but
for a list of tables, which has a line each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from us_russia_timeline._given import require
from us_russia_timeline.documents.writing import head_of, to_plain
from us_russia_timeline.timelines import LISTS, Timeline

__all__ = ["to_toml"]

_text = json.JSONEncoder(ensure_ascii=False).encode  # a text of JSON is one of TOML, where all of it shows


def to_toml(timeline: Timeline) -> str:
    """Write a timeline as TOML: the same timeline always gives the same text.

    It says what the canonical JSON says, and `read` makes the same timeline of it. Times carry their
    instants; where you change the text of one, take out its ``start`` and ``stop``: they are worked out anew.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.documents import to_toml
    >>> crisis = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Ships"}]}')
    >>> 'gloss = "Ships"' in to_toml(crisis)
    True
    """
    require(timeline, Timeline)
    return "\n".join(_lines(timeline)) + "\n"


def _lines(timeline: Timeline) -> Iterator[str]:
    yield from (f"{name} = {_text(value)}" for name, value in head_of(timeline).items())
    for name in LISTS:
        for record in getattr(timeline, name):
            yield ""
            yield f"[[{name}]]"
            yield from (f"{key} = {_field(value)}" for key, value in to_plain(record).items())


def _field(value: Any) -> str:
    """What stands behind the key of a field: on one line, but for a list of tables."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = "".join(f"    {_value(each)},\n" for each in cast("list[Any]", value))
        return f"[\n{rows}]"
    return _value(value)


def _value(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value).items()
        return f"{{ {', '.join(f'{key} = {_value(each)}' for key, each in parts)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, cast('list[Any]', value)))}]"
    return _text(value)  # of numbers and truth too the two languages have one form
