"""How things show themselves: a line as a person would write it, and a short piece of HTML for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import Any, cast

_HEADLINES = ("title", "name", "paraphrase", "text", "gloss", "claim", "wording")
_DRAWN = ("Ultimatum", "Records", "Timeline")
_LONGEST = 300  # characters of a text
_MANY = 5  # items of a field
ROWS = 10
"""How many records a table of them shows."""


def in_a_line(record: Any) -> str | None:
    """When it was and what it is called; nothing for what has no words of its own."""
    publisher = getattr(record, "publisher", None)
    if publisher is not None:  # a page
        return f"{publisher}: {record.title or record.url}"
    words = next((getattr(record, each) for each in _HEADLINES if getattr(record, each, None)), None)
    if words is None:
        return None
    when = getattr(record, "when", None) or getattr(record, "known", None)
    return f"{when}: {words}" if when is not None else str(words)


def table(caption: str, rows: Iterable[Sequence[object]], heads: Sequence[str] = ()) -> str:
    """A table of HTML in which nothing that is shown can be markup.

    Args:
        caption: what it is; escaped.
        rows: the cells of each row; each is escaped, and cut where it is long.
        heads: the heads of the columns; without them, the first cell of each row is its head.
    """
    parts = [f"<table><caption>{_cell(caption)}</caption>"]
    if heads:
        parts.append(f"<tr>{''.join(f'<th>{_cell(each)}</th>' for each in heads)}</tr>")
    for first, *others in rows:
        side = "td" if heads else "th"
        cells = "".join(f"<td>{_cell(each)}</td>" for each in others)
        parts.append(f"<tr><{side}>{_cell(first)}</{side}>{cells}</tr>")
    return "".join([*parts, "</table>"])


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        items = list(cast("Sequence[object]", value))
        more = [f"and {len(items) - _MANY} more"] if len(items) > _MANY else []
        return "<br>".join([_cell(each) for each in (*items[:_MANY], *more)])
    text = str(value)
    return escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def drawing(thing: object) -> str:
    """The drawing of a record, of a collection or of a timeline, as SVG; empty where there is none.

    Drawings stand in an upper layer of the library, so that they are asked for by name, and only for what
    may have one: most of what is shown costs no import.
    """
    if type(thing).__name__ not in _DRAWN:
        return ""
    exports: Any = import_module(f"{__package__}.exports.html")
    return str(exports.inline(thing))


def fields_table(caption: str, fields: Mapping[str, object]) -> str:
    """A table of the fields of one record, those left out that hold nothing."""
    told = [(name.replace("_", " "), value) for name, value in fields.items() if value not in (None, (), "")]
    return table(caption, told)
