"""The canonical JSON document: what `us_russia_timeline.to_json` writes and ``from_json`` reads."""

from __future__ import annotations

from us_russia_timeline._record import require
from us_russia_timeline.documents import to_json
from us_russia_timeline.timelines import Timeline

__all__ = ["render"]


def render(timeline: Timeline) -> str:
    """The timeline as its canonical JSON document.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import json
    >>> print(json.render(urt.from_json('{"title": "A crisis"}')), end="")
    {"format":"us-russia-timeline/1",
    "title":"A crisis",
    "data_version":"0",
    "coverage":[],
    "actors":[],
    "places":[],
    "tags":[],
    "publishers":[],
    "events":[],
    "ultimatums":[],
    "truces":[],
    "claims":[],
    "tombstones":[]}
    """
    require(timeline, Timeline)  # `to_json` writes single records too
    return to_json(timeline)
