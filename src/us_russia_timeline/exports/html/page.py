"""One self-contained page: a story that can be replayed as it could be known, the whole record, the claims.

No outside request: a strict Content-Security-Policy allows the page's own script and style sheet, by their
hashes, and nothing else. Links lead to http and https addresses only, and every text of a record is escaped.
Without scripts the page is the complete list with its drawings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from us_russia_timeline._given import flag, require
from us_russia_timeline.exports.common import Names, names
from us_russia_timeline.exports.html.assets import filled, script
from us_russia_timeline.exports.html.drawings import overview
from us_russia_timeline.exports.html.head import counted, head, numbered, titled
from us_russia_timeline.exports.html.island import island
from us_russia_timeline.exports.html.listing import year_links, years
from us_russia_timeline.exports.html.markup import DOCTYPE, Markup, element, joined, opening, terse
from us_russia_timeline.exports.html.parts import NOTHING
from us_russia_timeline.exports.html.records import (
    claim_article,
    story_still,
    truce_article,
    ultimatum_article,
)
from us_russia_timeline.exports.html.stories import drawn_of, first_story, of_story
from us_russia_timeline.exports.terms import citation, terms
from us_russia_timeline.models import Ultimatum
from us_russia_timeline.timelines import Coverage, Timeline

__all__ = ["render"]

_LEGEND = (
    "A truce is drawn for as long as a party held itself bound; pale where nobody says when that ended, "
    "dashed where none did."
)
_CAPTION = (
    "In the drawings each row is one limit: announced at the ring, due at the bar, hollow once it was "
    "moved or withdrawn. Dots are answers and acts."
)
_KEY = ("contact", "threat, answer", "truce", "force", "sanction, penalty", "words, votes, law")


class _Section(NamedTuple):
    """A part of the page: the id of its heading, the heading, and what stands below."""

    key: str
    title: str
    body: Sequence[Markup]


def render(timeline: Timeline, *, ultimatum: str | None = None, embed: bool = False) -> str:
    """The timeline as one page of HTML.

    Args:
        timeline: what the page holds.
        ultimatum: the id of the one whose story it opens with; left out, that of summer 2025 if it is there,
            else the one whose limit was moved most often.
        embed: only that story, to be put into another page.

    Raises:
        InvalidQuestion: it is no timeline, there is no ultimatum whose story could be embedded, or ``embed``
            is neither true nor false.
        UnknownId: there is no such ultimatum.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import html
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, timeline.truce("2025-04-19-easter-truce"))
    >>> "truce-2025-04-19-easter-truce" in html.render(easter)
    True
    """
    require(timeline, Timeline)
    embed = flag("embed", embed)
    first = first_story(timeline) if ultimatum is None else timeline.ultimatum(ultimatum)
    if embed:
        timeline = of_story(timeline, first)
    called = names(timeline)
    code, data = script(embed=embed), island(timeline, called, first, embed=embed)
    sections = [] if embed else [section for section in _sections(timeline, called) if section.body]
    slots = {
        "head": joined(
            (DOCTYPE, opening("html", lang="en"), head(timeline, called, first, (code, data), embed=embed))
        ),
        "kind": joined(["embed" if embed else "whole"]),
        "bar": NOTHING if embed else _bar(timeline, sections),
        "headline": _headline(timeline, called, first),
        "key": joined(element("li", words, class_=f"lane{at}") for at, words in enumerate(_KEY)),
        "still": terse(story_still(first, timeline, called, embed=embed)) if first is not None else NOTHING,
        "data": data,
        "script": code,
        "record": terse(_record(timeline, called, embed=embed)),
        "sections": terse(joined(map(_section, sections))),
        "footer": _footer(timeline, first, embed=embed),
    }
    return filled(slots)


def _bar(timeline: Timeline, sections: Sequence[_Section]) -> Markup:
    """The line at the top: the title, the parts of the page, the way to the search."""
    parts = [("record", "Record"), *((each.key, each.title) for each in sections)]
    if timeline.ultimatums:
        parts.insert(0, ("story", "Story"))
    links = [element("li", element("a", title, href=f"#{key}")) for key, title in parts]
    search = element("a", "Search ", element("kbd", "/"), href="#search", class_="find js", id="find")
    title = element("p", titled(timeline), class_="title")
    nav = element("nav", element("ul", *links), aria_label="Parts of the page")
    return element("header", title, nav, search, class_="bar")


def _headline(timeline: Timeline, called: Names, first: Ultimatum | None) -> Markup:
    if first is None:
        return element("h1", titled(timeline), id="title")
    sides = (", ".join(called[each] for each in ids) for ids in (first.issuers, first.targets))
    issuers, targets = sides
    said = (
        element("span", f"{issuers} to {targets}.", id="sides"),
        " ",
        element("strong", "Demand:"),
        " ",
        element("span", f"{first.demand}.", id="demand"),
        " ",
        element("strong", "Threat:"),
        " ",
        element("span", f"{first.consequence}.", id="threat"),
    )
    return joined((element("h1", first.title, id="title"), element("p", *said, class_="lead")))


def _record(timeline: Timeline, called: Names, *, embed: bool) -> Markup:
    """The whole: lanes that the script draws, a drawing for where none runs, the list."""
    listed = element("div", *years(timeline, called), id="years")
    if embed:
        heading = element("h2", "The record of this story")
        truces = [truce_article(each, called) for each in timeline.truces]
        return element("section", heading, listed, *truces, id="record", class_="part off")
    picture = overview(timeline)
    still = element("figure", picture, element("figcaption", _LEGEND)) if picture is not None else NOTHING
    return element(
        "section",
        element("h2", f"A selection: {timeline.selection}" if timeline.selection else "The whole record"),
        element("div", id="controls", class_="js"),
        element("div", id="lanes", class_="figure js"),
        element("p", id="pointed", class_="js", aria_hidden="true"),
        element("p", id="found", class_="js", role="status"),
        element("div", still, element("nav", year_links(timeline), aria_label="Years"), class_="off"),
        listed,
        id="record",
        class_="part",
    )


def _sections(timeline: Timeline, called: Names) -> Iterator[_Section]:
    ultimatums = [ultimatum_article(each, timeline, called) for each in timeline.ultimatums]
    if ultimatums:
        ultimatums.insert(0, element("p", _CAPTION, class_="meta"))
    yield _Section("ultimatums", "Ultimatums", ultimatums)
    truces = [truce_article(each, called) for each in timeline.truces]
    yield _Section("truces", "Truces", truces)
    claims = [claim_article(each, timeline) for each in timeline.claims]
    yield _Section("claims", "Claims", claims)
    yield _Section("about", "About", [_coverage(each) for each in timeline.coverage])


def _section(section: _Section) -> Markup:
    heading = element("h2", section.title, id=f"{section.key}-title")
    return element(
        "section",
        heading,
        *section.body,
        id=section.key,
        class_="part",
        aria_labelledby=f"{section.key}-title",
    )


def _coverage(period: Coverage) -> Markup:
    how = period.thoroughness
    said = f", {how.words}: {how.gloss}. {period.note}".rstrip()
    return element("p", element("strong", str(period.when)), said)


def _footer(timeline: Timeline, first: Ultimatum | None, *, embed: bool) -> Markup:
    made = f"{timeline.title}, data {timeline.data_version}. " if embed else f"Data {timeline.data_version}. "
    counts = f"{', '.join(counted(timeline))}. "
    if embed and first is not None:
        drawn = drawn_of(timeline, first)
        told = f"{numbered(len(drawn.events), 'event')}, {numbered(len(drawn.truces), 'truce')}"
        counts = f"Drawn: {told}; with what these rest on, {counts}"
    found = terms(timeline)
    if found is None:
        return element("footer", element("p", made, counts, citation(timeline), id="credit"))
    cited, _, _ = citation(timeline).partition(found.words)
    licence = element("a", found.words, href=found.address)
    return element("footer", element("p", made, counts, "To cite: ", cited, licence, ".", id="credit"))
