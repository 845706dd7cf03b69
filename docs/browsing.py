"""The record on the site: the page that the library makes, lists of what is in it, and links from every id to its place there.

All of it is made when the site is built, from the installed data; nothing of it is committed.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import us_russia_timeline as urt
from us_russia_timeline.exports import html

PAGE = "record/page.html"
COLLECTIONS = {"ultimatums": "ultimatum", "truces": "truce"}


def places() -> dict[str, str]:
    """Where each record stands in the page, by its id; of two with one id, that of the ultimatum or the truce."""
    timeline = urt.load()
    found = {record.id: f"{PAGE}#event-{record.id}" for record in timeline.events}
    for collection, kind in COLLECTIONS.items():
        found |= {record.id: f"{PAGE}#{kind}-{record.id}" for record in getattr(timeline, collection)}
    return found


def from_page(docname: str, target: str) -> str:
    """An address within the site, as a page of it writes it."""
    return "../" * docname.count("/") + target


def who(ids: Iterable[str]) -> str:
    """Names of actors, parted by commas."""
    timeline = urt.load()
    return ", ".join(timeline.actor(each).name for each in ids)


def told(record: Any) -> str:
    """Who takes part in a record, in a line."""
    if isinstance(record, urt.Event):
        sides = who(record.actors), who(record.recipients)
    elif isinstance(record, urt.Ultimatum):
        sides = who(record.issuers), who(record.targets)
    else:
        sides = who(party.actor for party in record.parties), ""
    return " to ".join(filter(None, sides))


class Listed(SphinxDirective):
    """``{listed} 2025``: the events of a year; ``{listed} ultimatums``, ``{listed} truces``: all of these.

    Each has its day, its title as a link to its place in the page, and who takes part, so that the search of the site finds it.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The list; of a year, one a month."""
        timeline, what = urt.load(), self.arguments[0]
        if what in COLLECTIONS:
            return [self.listed(COLLECTIONS[what], getattr(timeline, what))]
        events = [event for event in timeline.events if str(event.when.first.year) == what]
        if not events:
            raise self.error(f"nothing of {what} is in the record")
        months = itertools.groupby(events, key=lambda event: event.when.first.month)
        return [self.month(what, number, list(held)) for number, held in months]

    def month(self, year: str, number: int, events: list[urt.Event]) -> nodes.section:
        """The events that began in a month."""
        name = f"{calendar.month_name[number]} {year}"
        found = nodes.section(ids=[f"month-{year}-{number:02}"], names=[name.lower()])
        found += nodes.title("", name)
        found += self.listed("event", events)
        return found

    def listed(self, kind: str, records: Iterable[Any]) -> nodes.bullet_list:
        """Some records."""
        found = nodes.bullet_list(classes=["records"])
        found += [self.item(kind, record) for record in records]
        return found

    def item(self, kind: str, record: Any) -> nodes.list_item:
        """One record."""
        address = from_page(self.env.docname, f"{PAGE}#{kind}-{record.id}")
        held = not isinstance(record, urt.Truce) or record.effective
        line = nodes.paragraph("", f"{record.when}{'' if held else ', never in force'}: ")
        line += nodes.reference("", record.title, refuri=address, internal=True)
        line += nodes.Text(f" ({told(record)})")
        return nodes.list_item("", line)


def link_ids(app: Any, doctree: nodes.document, docname: str) -> None:
    """Every id that stands as code in the text leads to its record."""
    if app.builder.format != "html":
        return
    for each in list(ids_in(doctree)):
        link = nodes.reference("", "", refuri=from_page(docname, app.env.record_places[each.astext()]), internal=True)
        each.replace_self(link)
        link += each


def ids_in(doctree: nodes.document) -> Iterator[nodes.literal]:
    """What is written as code, is the id of a record, and is not a link yet."""
    for each in doctree.findall(nodes.literal):
        inside = each.parent
        while inside is not None and not isinstance(inside, nodes.reference | nodes.title):
            inside = inside.parent
        if inside is None and each.astext() in each.document.settings.env.record_places:
            yield each


def remember_places(app: Any, env: Any, docnames: list[str]) -> None:
    """Where each record stands, looked up once a build."""
    env.record_places = places()


def make_page(app: Any, fault: Exception | None) -> None:
    """The page itself, beside the pages that lead to it."""
    if fault is None and app.builder.format == "html":
        path = Path(app.outdir, PAGE)
        path.parent.mkdir(exist_ok=True)
        path.write_text(html.render(urt.load()), encoding="utf-8")


def setup(app: Any) -> dict[str, bool]:
    """Known to Sphinx."""
    app.add_directive("listed", Listed)
    app.connect("env-before-read-docs", remember_places)
    app.connect("doctree-resolved", link_ids)
    app.connect("build-finished", make_page)
    return {"parallel_read_safe": False}
