"""A GitHub-flavoured Markdown table of the events with their sources and with what became known later.

No character of a record can end a cell, start markup or become a link; only the sources link, and
only to http and https addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from us_russia_timeline._given import require
from us_russia_timeline.exports.common import (
    Names,
    called_text,
    form_words,
    names,
    plain,
    remarks,
    safe_sources,
    standing_text,
    update_text,
)
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.models import Event, EventStatus, Source, Update
from us_russia_timeline.timelines import Timeline

__all__ = ["cell", "render"]

# A number sign ends a heading that it closes, and before a number some sites link it.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&:@$^#]")
# At the beginning of a line these start a list.
_LIST = re.compile(r"^([0-9]*)([-+.)])(?= |$)")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
# Inside <...> an address ends at > and a cell at |; the rest would be read as escapes or code.
_UNSAFE = {ord(each): f"%{ord(each):02X}" for each in "<>|\\`"} | {ord("&"): "&amp;"}


def cell(text: str) -> str:
    r"""The text for a table cell or a heading: it reads as it stands and means nothing.

    >>> from us_russia_timeline.exports import markdown
    >>> print(markdown.cell("either | or"))
    either \| or
    """
    escaped = _MARKUP.sub(r"\\\g<0>", plain(text))
    return _LIST.sub(r"\1\\\2", _WWW.sub(r"\1\\.", escaped))


def render(timeline: Timeline) -> str:
    """The events as a heading and one table.

    When, what (with the limit that it set and what became of that, and whose figures a breach was alleged
    with), of which kind and how sure as it stands now, who, the sources with their form, the updates
    with theirs, and the day on which a second reader last checked it.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import markdown
    >>> markdown.render(urt.from_json('{"title": "A crisis"}')).splitlines()[0]
    '# A crisis'
    """
    require(timeline, Timeline)
    called = names(timeline)
    said = remarks(timeline, called)
    lines = [
        f"# {cell(timeline.title)}",
        "",
        f"Data {cell(timeline.data_version)}; {len(timeline.events)} events.",
        "",
        cell(citation(timeline)),
        "",
        "| When | What | Kind | Who | Sources | Later | Checked |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_row(event, timeline, called, said.get(event.id, ())) for event in timeline.events),
    ]
    return "\n".join(lines) + "\n"


def _row(event: Event, timeline: Timeline, called: Names, said: Iterable[str]) -> str:
    columns = (
        cell(str(event.when)),
        " · ".join(cell(each) for each in (event.title, *said)),
        _kind(event, called),
        cell(called_text(event.actors, called)),
        _sources(event.sources),
        " · ".join(_update(update, timeline, called) for update in event.updates),
        event.verified.isoformat() if event.verified is not None else "",
    )
    return f"| {' | '.join(columns)} |"


def _kind(event: Event, called: Names) -> str:
    status = event.status.words if event.status is not EventStatus.OCCURRED else ""
    remarks = "; ".join(filter(None, (status, standing_text(event, called))))
    return cell(f"{event.kind.words} ({remarks})" if remarks else event.kind.words)


def _update(update: Update, timeline: Timeline, called: Names) -> str:
    told = [cell(update_text(update, called))]
    if update.event is not None:
        told.append(cell(f"See: {timeline.event(update.event).title}"))
    told.append(_sources(update.sources))
    return " ".join(filter(None, told))


def _sources(sources: Iterable[Source]) -> str:
    return ", ".join(
        f"[{cell(source.publisher)}](<{address.translate(_UNSAFE)}>){_form(source)}"
        for source, address in safe_sources(sources)
    )


def _form(source: Source) -> str:
    words = form_words(source)
    return f" ({words})" if words else ""
