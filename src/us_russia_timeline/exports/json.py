"""The canonical JSON document, which ``from_json`` reads, with its licence and how to cite it at its head."""

from __future__ import annotations

from us_russia_timeline._given import flag, require
from us_russia_timeline.documents import document_text
from us_russia_timeline.exports.terms import citation, terms
from us_russia_timeline.timelines import Timeline

__all__ = ["render"]


def render(timeline: Timeline, *, cited: bool = True) -> str:
    """The timeline as its canonical JSON document: ``from_json(render(timeline)) == timeline``.

    Args:
        timeline: what to write.
        cited: whether its head says under which licence it stands, whom to credit and how to cite it. The
            reader passes these keys over; without them it is what `us_russia_timeline.to_json` writes.

    Raises:
        InvalidQuestion: it is no timeline, or ``cited`` is neither true nor false.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import json
    >>> print(json.render(urt.from_json('{"title": "A crisis"}'), cited=False), end="")
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
    require(timeline, Timeline)
    if not flag("cited", cited):
        return document_text(timeline)
    found = terms(timeline)
    licence = {"licence": f"{found.words}, {found.address}", "credit": found.credit} if found else {}
    return document_text(timeline, licence | {"cite": citation(timeline)})
