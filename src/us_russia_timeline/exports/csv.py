"""Tables for spreadsheets: one CSV text a table, formulas made harmless, reversibly.

A cell whose text a spreadsheet could take for a formula, or that begins with an apostrophe, gets an
apostrophe in front; `unguard` takes it off again. Lines end with CRLF, as RFC 4180 says.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from us_russia_timeline._given import flag
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.intervals import instant_text, to_microseconds
from us_russia_timeline.tables import TABLES, Cell, rows_of
from us_russia_timeline.timelines import Timeline

__all__ = ["guard", "render", "unguard"]

# The last four are the full-width forms, which some programs treat alike.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet could run it or if it has one already.

    >>> from us_russia_timeline.exports import csv
    >>> csv.guard("=1+1")
    "'=1+1"
    """
    risky = text.startswith(("'", *_STARTS)) or text.lstrip().startswith(_STARTS)
    return f"'{text}" if risky else text


def unguard(cell: str) -> str:
    """The text that `guard` was given: ``unguard(guard(text)) == text`` for every text.

    >>> from us_russia_timeline.exports import csv
    >>> csv.unguard(csv.guard("=1+1"))
    '=1+1'
    """
    return cell.removeprefix("'")


def render(
    timeline: Timeline, *, table: str = "events", guarded: bool = True, cited: bool = True, bom: bool = False
) -> str:
    """One of the tables of a timeline as CSV with a header line; `us_russia_timeline.tables` has its columns.

    Days are ISO dates, instants UTC with a ``Z``, truths ``true`` and ``false``; what is not there is an
    empty cell.

    Args:
        timeline: what to write.
        table: one of ``tables.TABLES``: a collection such as ``events`` or ``truces``, or a
            child table such as ``parties`` or ``sources``.
        guarded: whether texts that look like formulas get an apostrophe in front; see `unguard`.
        cited: whether a last column, ``cite``, says in each row whose it is and under which licence, so that
            rows that travel alone still do.
        bom: whether a byte-order mark stands in front, by which Excel knows UTF-8 when a file is opened by a
            double click; other programs take it for a part of the first name.

    Raises:
        InvalidQuestion: it is no timeline, there is no such table, or a yes or no is neither.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import csv
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, timeline.truce("2025-04-19-easter-truce"))
    >>> csv.render(easter, table="truces", cited=False).splitlines()[1].split(",")[0]
    '2025-04-19-easter-truce'
    """
    guarded, cited, bom = flag("guarded", guarded), flag("cited", cited), flag("bom", bom)
    rows = rows_of(timeline, table)
    names = [column.name for column in TABLES[table].columns]
    out = io.StringIO()
    out.write("\ufeff" if bom else "")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*names, "cite"] if cited else names)
    last = [_cell(citation(timeline), guarded=guarded)] if cited else []
    for row in rows:
        writer.writerow([*(_cell(row[name], guarded=guarded) for name in names), *last])
    return out.getvalue()


def _cell(value: Cell, *, guarded: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value) if guarded else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return instant_text(to_microseconds(value))
    return value.isoformat() if isinstance(value, date) else repr(value)
