"""What several formats share: safe text and links, names, civil readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from us_russia_timeline._record import has_shape
from us_russia_timeline.intervals import Interval, Point, parse_point
from us_russia_timeline.models import Source
from us_russia_timeline.timelines import Timeline

__all__ = ["ends", "names", "plain", "safe_sources", "web_address"]

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def plain(text: str) -> str:
    """The text on one line, without characters that do not show.

    Records cannot hold such characters, but a page or a calendar must not depend on who made the record.
    """
    if text.isprintable():
        return text
    return "".join(each for each in _BREAKS.sub(" ", text) if each.isprintable())


def web_address(url: str) -> str | None:
    """The address if it is an http or https one with a host, else ``None``: checked again at the way out."""
    return url if has_shape(url, "url") else None


def safe_sources(sources: Iterable[Source]) -> Iterator[tuple[Source, str]]:
    """The sources that can be linked to, each with its address."""
    for source in sources:
        address = web_address(source.url)
        if address is not None:
            yield source, address


def names(timeline: Timeline) -> dict[str, str]:
    """From the ids of actors and places to their names."""
    places = {str(place.id): plain(place.name) for place in timeline.places}
    return places | {str(actor.id): plain(actor.name) for actor in timeline.actors}


def ends(interval: Interval) -> tuple[Point, Point | None]:
    """The civil points that a statement is made of; the second is ``None`` where no end is stated."""
    head, _, tail = interval.text.partition("/")
    return parse_point(head), parse_point(tail) if tail not in ("", "..") else None
