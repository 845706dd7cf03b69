"""A GitHub-flavoured Markdown table of the events with their sources.

No character of a record can end a cell, start markup or become a link; only the sources link, and
only to http and https addresses.
"""

from __future__ import annotations

import re

from us_russia_timeline.exports.common import names, plain, safe_sources
from us_russia_timeline.models import Event
from us_russia_timeline.timelines import Timeline

__all__ = ["cell", "render"]

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&:@$^]")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
# Inside <...> an address ends at > and a cell at |; the rest would be read as escapes or code.
_UNSAFE = {ord(each): f"%{ord(each):02X}" for each in "<>|\\`"} | {ord("&"): "&amp;"}


def cell(text: str) -> str:
    """The text for a table cell: it reads as it stands and means nothing."""
    return _WWW.sub(r"\1\\.", _MARKUP.sub(r"\\\g<0>", plain(text)))


def render(timeline: Timeline) -> str:
    """The events as a heading and one table: when, what, of which kind, who, and the sources."""
    called = names(timeline)
    lines = [
        f"# {cell(timeline.title)}",
        "",
        f"Data {cell(timeline.data_version)}; {len(timeline.events)} events.",
        "",
        "| When | What | Kind | Who | Sources |",
        "| --- | --- | --- | --- | --- |",
        *(_row(event, called) for event in timeline.events),
    ]
    return "\n".join(lines) + "\n"


def _row(event: Event, called: dict[str, str]) -> str:
    kind = event.kind.words if event.status == "occurred" else f"{event.kind.words} ({event.status})"
    sources = ", ".join(
        f"[{cell(source.publisher)}](<{address.translate(_UNSAFE)}>)"
        for source, address in safe_sources(event.sources)
    )
    who = ", ".join(cell(called.get(actor, actor)) for actor in event.actors)
    return f"| {cell(str(event.when))} | {cell(event.title)} | {kind} | {who} | {sources} |"
