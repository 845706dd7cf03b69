"""One self-contained page: pictures, ultimatums, truces, events with their sources, checked claims.

No script, no outside request: a strict Content-Security-Policy allows the page's own style sheet and
nothing else. Names stand in ``<bdi>``, links lead to http and https addresses only, and every text of
a record is escaped. The pictures are inline SVG, and the sections say in words what they show.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from us_russia_timeline._record import require
from us_russia_timeline.exports.common import Names, names
from us_russia_timeline.exports.html.drawings import overview
from us_russia_timeline.exports.html.markup import DOCTYPE, Markup, element
from us_russia_timeline.exports.html.parts import time_of
from us_russia_timeline.exports.html.records import (
    claim_article,
    event_item,
    truce_article,
    ultimatum_article,
)
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Coverage, Timeline

__all__ = ["render"]

_SHEET = os.path.join(os.path.dirname(__file__), "page.css")
_LEGEND = (
    "A truce is drawn for as long as a party held itself bound; pale where nobody says when that ended, "
    "dashed where none did."
)
_CAPTION = (
    "In the drawings each row is one limit: announced at the ring, due at the bar, hollow once it was "
    "moved or withdrawn. Blue dots are answers and acts."
)


class _Section(NamedTuple):
    """A part of the page: the id of its heading, the heading, and what stands below."""

    key: str
    title: str
    body: Sequence[Markup]


def render(timeline: Timeline) -> str:
    """The timeline as one page of HTML.

    Raises:
        InvalidQuestion: it is no timeline.
    """
    require(timeline, Timeline)
    sections = [section for section in _sections(timeline, names(timeline)) if section.body]
    picture = overview(timeline)
    figure = element("figure", picture, element("figcaption", _LEGEND)) if picture is not None else ""
    body = (
        element("a", "Skip to the contents", class_="skip", href="#content"),
        _header(timeline, sections),
        element("div", id="content"),
        element("main", figure, *map(_section, sections)),
        element("footer", element("p", f"Made by us_russia_timeline from data {timeline.data_version}.")),
    )
    return DOCTYPE + element("html", _head(timeline), element("body", *body), lang="en")


def _style_sheet() -> Markup:
    # Whatever brought this module brings the file beside it, out of a zip too. A browser reads a page with
    # line feeds, whatever ended the lines of the file, and the hash in the policy is of what it reads.
    loader: Any = __spec__.loader
    return Markup("\n".join(loader.get_data(_SHEET).decode().splitlines()))


def _head(timeline: Timeline) -> Markup:
    sheet = _style_sheet()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", timeline.title),
        element("style", sheet),
    )


def _header(timeline: Timeline, sections: Sequence[_Section]) -> Markup:
    counts = ", ".join(
        f"{len(records)} {name}"
        for name, records in (
            ("events", timeline.events),
            ("ultimatums", timeline.ultimatums),
            ("truces", timeline.truces),
        )
    )
    links = [element("li", element("a", each.title, href=f"#{each.key}")) for each in sections]
    return element(
        "header",
        element("h1", timeline.title),
        element("p", f"{counts}. Data {timeline.data_version}.", class_="lead"),
        element("nav", element("ul", *links), aria_label="Sections") if links else "",
    )


def _sections(timeline: Timeline, called: Names) -> Iterator[_Section]:
    ultimatums = [ultimatum_article(each, timeline, called) for each in timeline.ultimatums]
    if ultimatums:
        ultimatums.insert(0, element("p", _CAPTION, class_="meta"))
    yield _Section("ultimatums", "Ultimatums", ultimatums)
    truces = [truce_article(each, called) for each in timeline.truces]
    yield _Section("truces", "Truces", truces)
    yield _Section("events", "Events", list(_months(timeline, called)))
    claims = [claim_article(each, timeline) for each in timeline.claims]
    yield _Section("claims", "Claims checked", claims)
    yield _Section("coverage", "Coverage", [_coverage(each) for each in timeline.coverage])


def _section(section: _Section) -> Markup:
    heading = element("h2", section.title, id=section.key)
    return element("section", heading, *section.body, aria_labelledby=section.key)


def _months(timeline: Timeline, called: Names) -> Iterator[Markup]:
    for month, events in groupby(timeline.events, key=lambda event: event.when.first.isoformat()[:7]):
        yield element("h3", str(Interval(month, "UTC")), class_="month")
        yield element("ol", *(event_item(each, timeline, called) for each in events), class_="events")


def _coverage(period: Coverage) -> Markup:
    how = period.thoroughness
    said = f", {how.words}: {how.gloss}. {period.note}".rstrip()
    return element("p", element("strong", time_of(period.when)), said)
