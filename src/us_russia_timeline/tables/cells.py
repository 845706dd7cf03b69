"""What a column is: its name, its type, what it holds, and where in a record that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from us_russia_timeline.errors import Undetermined
from us_russia_timeline.intervals import Open

__all__ = ["Cell", "Column", "boolean", "day", "joined", "text", "time", "whole"]

Cell = str | int | float | bool | date | datetime | None
"""What a cell can hold; ``None`` is what is not there."""

View = Callable[[Any], Any]


class Column(NamedTuple):
    """One column: its name, its type (text, date, instant, integer, number, boolean), and what it holds.

    ``path`` is the attribute that it shows, with dots into the parts of a record; ``each`` is the
    form of the parts of a sequence, which a cell joins by ``;``; ``view`` makes of a record what the path
    starts from; ``reference`` is the table whose ids the column holds.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.tables import columns
    >>> columns(urt.Truce)[0].name
    'id'
    """

    name: str
    type: str
    gloss: str
    path: str
    each: str = ""
    view: View | None = None
    reference: str = ""

    def read(self, record: object) -> Cell:
        """The cell of a record; ``None`` where there is nothing.

        >>> import us_russia_timeline as urt
        >>> from us_russia_timeline.tables import columns
        >>> timeline = urt.load()
        >>> by_name = {column.name: column for column in columns(urt.Truce)}
        >>> by_name["bound_first"].read(timeline.truce("2025-04-19-easter-truce"))
        datetime.date(2025, 4, 19)
        """
        value: Any = record if self.view is None else self.view(record)
        for name in self.path.split(".") if self.path else ():
            if value is None:
                return None
            try:
                value = value[int(name)] if name.isdigit() else getattr(value, name)
            except Undetermined:  # a beginning that nobody tells
                return None
        if value is None:
            return None
        if self.each:
            return ";".join(self.each.format(part) for part in value)
        if self.type == "text":
            return str(value)
        if isinstance(value, Open):
            return None
        return len(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else cast("Cell", value)


def text(name: str, gloss: str, path: str | None = None, *, to: str = "", view: View | None = None) -> Column:
    """A column of texts; of ids, if it says of which table."""
    return Column(name, "text", gloss, name if path is None else path, view=view, reference=to)


def joined(name: str, gloss: str, each: str = "{}") -> Column:
    """A column of texts, each of which joins several."""
    return Column(name, "text", f"{gloss}; several are joined by ';'", name, each)


def day(name: str, gloss: str, path: str | None = None, *, view: View | None = None) -> Column:
    """A column of civil days."""
    return Column(name, "date", gloss, name if path is None else path, view=view)


def whole(name: str, gloss: str, path: str | None = None, *, view: View | None = None) -> Column:
    """A column of whole numbers; of a sequence, its length."""
    return Column(name, "integer", gloss, name if path is None else path, view=view)


def boolean(name: str, gloss: str, path: str | None = None, *, view: View | None = None) -> Column:
    """A column of truths."""
    return Column(name, "boolean", gloss, name if path is None else path, view=view)


def time(name: str, gloss: str, path: str, *, view: View | None = None) -> tuple[Column, ...]:
    """The columns of a time: as stated, its civil days, its instants, and how its end is open.

    The columns of a record's own time have plain names, those of any other begin with its name.

    Args:
        name: what the time is; ``when`` is the record's own.
        gloss: what the time is, in words.
        path: where it stands.
        view: what the path starts from.
    """
    before = "" if name == "when" else f"{name}_"
    empty = "" if name == "when" else "; empty where there is no such time"
    there = f"{path}." if path else ""

    def column(part: str, kind: str, gloss: str, own: str = "") -> Column:
        return Column(own or f"{before}{part}", kind, gloss, f"{there}{part}", view=view)

    return (
        column("text", "text", f"{gloss}, as stated, ISO 8601{empty}", name),
        column("zone", "text", "the civil zone of that statement"),
        column("fills", "boolean", "whether it fills that time; if not, it lies somewhere within it"),
        column("first", "date", "its first civil day, inclusive"),
        column("last", "date", "its last civil day, inclusive; empty where the end is open"),
        column("start", "instant", "its earliest instant, UTC"),
        column("stop", "instant", "the first instant surely after it, UTC; empty where the end is open"),
        column("open", "text", "how its end is open: ongoing, or unknown; empty where it has an end"),
    )
