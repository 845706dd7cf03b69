"""A timeline in other people's formats: one module a format, each with ``render(timeline) -> str``.

The same timeline always gives the same text: no clock, locale or hash seed is read. Where a format
wants CRLF line ends (``csv``, ``ics``) the text has them, so write it as bytes or with ``newline=""``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.timelines import Timeline

__all__ = ["FORMATS", "render"]

FORMATS: Mapping[str, str] = {
    "json": "the canonical document, read back by from_json()",
    "csv": "the table of events for spreadsheets, formulas made harmless",
    "ics": "a calendar of events, deadlines and truces (RFC 5545)",
    "timelinejs": "JSON for TimelineJS, with truces as eras",
    "plover": "coded events as JSON Lines in the fields of PLOVER",
    "datapackage": "the descriptor of all CSV tables (Data Package 2.0)",
    "html": "one self-contained page that replays what was known, and works without scripts",
    "markdown": "a table of the events with their sources",
}
"""The names of the formats, each with a line on what it gives."""


def render(name: str, timeline: Timeline) -> str:
    """A timeline in the format of that name.

    Args:
        name: one of `FORMATS`.
        timeline: what to write.

    Raises:
        InvalidQuestion: it is no timeline, or there is no such format; the message names those there are.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline import exports
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, first="2025-04-19", last="2025-04-21", tags=["easter"])
    >>> exports.render("ics", easter).splitlines()[0]
    'BEGIN:VCALENDAR'
    """
    require(timeline, Timeline)
    require(name, str)
    if name not in FORMATS:
        raise InvalidQuestion(f"there is no format {name!r:.60}; there are {', '.join(FORMATS)}")
    from importlib import import_module

    module: Any = import_module(f"{__name__}.{name}")
    text: str = module.render(timeline)
    return text
