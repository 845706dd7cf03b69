"""Tables for spreadsheets: one CSV text a collection, formulas made harmless, reversibly.

A cell whose text a spreadsheet could take for a formula, or that begins with an apostrophe, gets an
apostrophe in front; `unguard` takes it off again. Lines end with CRLF, as RFC 4180 says.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from us_russia_timeline._record import require
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import instant_text, to_microseconds
from us_russia_timeline.tables import Cell, columns
from us_russia_timeline.timelines import COLLECTIONS, Timeline, kind_of

__all__ = ["guard", "render", "unguard"]

# The last four are the full-width forms, which some programs treat alike.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet could run it or if it has one already."""
    risky = text.startswith(("'", *_STARTS)) or text.lstrip().startswith(_STARTS)
    return f"'{text}" if risky else text


def unguard(cell: str) -> str:
    """The text that `guard` was given: ``unguard(guard(text)) == text`` for every text."""
    return cell.removeprefix("'")


def render(timeline: Timeline, *, table: str = "events", guarded: bool = True) -> str:
    """One of a timeline's collections as CSV with a header line; `us_russia_timeline.tables` has its columns.

    Days are ISO dates, instants UTC with a ``Z``, what is not there is an empty cell.

    Args:
        timeline: what to write.
        table: the collection: ``events``, ``actors``, ``places``, ``ultimatums``, ``truces``,
            ``claims`` or ``tombstones``.
        guarded: whether texts that look like formulas get an apostrophe in front; see `unguard`.

    Raises:
        InvalidQuestion: it is no timeline, or there is no such collection.
    """
    require(timeline, Timeline)
    require(table, str)
    if table not in COLLECTIONS:
        raise InvalidQuestion(f"there is no table {table!r:.60}; there are {', '.join(COLLECTIONS)}")
    described = columns(kind_of(table))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in described])
    for record in getattr(timeline, table):
        writer.writerow([_cell(column.read(record), guarded=guarded) for column in described])
    return out.getvalue()


def _cell(value: Cell, *, guarded: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value) if guarded else value
    if isinstance(value, datetime):
        return instant_text(to_microseconds(value))
    return value.isoformat() if isinstance(value, date) else repr(value)
