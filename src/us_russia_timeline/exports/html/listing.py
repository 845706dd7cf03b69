"""The complete list of events: the page's one copy of the long words, by year and month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from us_russia_timeline.exports.common import Names
from us_russia_timeline.exports.html.markup import Markup, element
from us_russia_timeline.exports.html.parts import CHECKED, day_words, usual_check
from us_russia_timeline.exports.html.records import event_item
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Event
from us_russia_timeline.timelines import Timeline

__all__ = ["year_links", "years"]

_SIGN = f"{CHECKED} last checked by a second reader on "


def _year(event: Event) -> str:
    return event.when.first.isoformat()[:4]


def _month(event: Event) -> str:
    return event.when.first.isoformat()[:7]


def years(timeline: Timeline, called: Names) -> Iterator[Markup]:
    """A part to be opened for each year, with a section for each month that has events."""
    usual = usual_check(timeline.events)
    if usual is not None:
        yield element("p", f"{_SIGN}{day_words(usual)}", class_="meta")
    for year, found in groupby(timeline.events, key=_year):
        events = list(found)
        months = [_section(month, list(each), called, usual) for month, each in groupby(events, key=_month)]
        summary = element("summary", year, " ", element("span", _count(len(events)), class_="count"))
        yield element("details", summary, *months, class_="year", id=f"year-{year}")


def _section(month: str, events: list[Event], called: Names, usual: date | None) -> Markup:
    rows = (event_item(each, called, usual) for each in events)
    heading = element("h3", str(Interval(month, "UTC")))
    return element("section", heading, element("ol", *rows), class_="month", id=f"month-{month}")


def _count(number: int) -> str:
    return f"{number} event{'s' * (number != 1)}"


def year_links(timeline: Timeline) -> Markup:
    """The index of years, as links to where each begins."""
    found = dict.fromkeys(map(_year, timeline.events))
    return element("ul", *(element("li", element("a", year, href=f"#year-{year}")) for year in found))
