r"""JSON for TimelineJS: events, deadlines and truces as slides, truces in force also as eras.

A date keeps the precision it was stated with. TimelineJS shows its texts as HTML, so they are escaped
here; the angle brackets of what remains are written as ``\u003c`` and do not end a script element.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from us_russia_timeline.exports.common import ends, plain, safe_sources
from us_russia_timeline.questions import limits
from us_russia_timeline.intervals import Interval, Point
from us_russia_timeline.timelines import Timeline

__all__ = ["render"]

Slide = dict[str, Any]

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_DEPTHS = {"year": 1, "month": 2, "day": 3, "minute": 5, "second": 6, "microsecond": 6}


def render(timeline: Timeline) -> str:
    """The timeline as the JSON document that TimelineJS loads."""
    version = _html(timeline.data_version)
    document = {
        "title": {"text": {"headline": _html(timeline.title), "text": f"<p>Data {version}</p>"}},
        "events": [*_events(timeline), *_deadlines(timeline), *_truces(timeline)],
        "eras": [
            {**_dates(truce.when), "text": {"headline": _html(truce.title)}}
            for truce in timeline.truces
            if truce.effective and truce.when.open is None
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def _html(text: str) -> str:
    return escape(plain(text))


def _date(point: Point) -> dict[str, int]:
    return {part: getattr(point.low, part) for part in _PARTS[: _DEPTHS[point.precision]]}


def _dates(when: Interval) -> Slide:
    low, high = ends(when)
    found: Slide = {"start_date": _date(low)}
    if high is not None:
        found["end_date"] = _date(high)
    found["display_date"] = _html(str(when))
    return found


def _slide(key: str, group: str, when: Interval, headline: str, text: str) -> Slide:
    return {
        "unique_id": key,
        "group": group,
        **_dates(when),
        "text": {"headline": _html(headline), "text": text},
    }


def _events(timeline: Timeline) -> Iterator[Slide]:
    for event in timeline.events:
        links = "; ".join(
            f'<a href="{escape(address)}">{_html(source.publisher)}</a>'
            for source, address in safe_sources(event.sources)
        )
        note = "" if event.status == "occurred" else f"<p>{_html(event.status.words).capitalize()}.</p>"
        text = f"<p>{_html(event.summary)}</p>{note}<p>Sources: {links}</p>"
        yield _slide(f"event-{event.id}", "Events", event.when, event.title, text)


def _deadlines(timeline: Timeline) -> Iterator[Slide]:
    for ultimatum in timeline.ultimatums:
        for limit in limits(ultimatum):
            fate = "" if limit.stands else "<p>Moved or withdrawn later.</p>"
            text = f"<p>“{_html(limit.term.wording)}”, announced {_html(str(limit.term.at))}.</p>{fate}"
            key = f"deadline-{ultimatum.id}-{limit.term.event}"
            yield _slide(key, "Deadlines", limit.deadline.window, f"Deadline: {ultimatum.title}", text)


def _truces(timeline: Timeline) -> Iterator[Slide]:
    for truce in timeline.truces:
        scope = ", ".join(each.words for each in truce.scope)
        covers = f"<p>Covers: {_html(scope)}; {_html(truce.area)}.</p>"
        text = f"{covers}<p>Ended: {_html(truce.ended.how.words)}.</p>"
        yield _slide(f"truce-{truce.id}", "Truces", truce.when, f"Truce: {truce.title}", text)
