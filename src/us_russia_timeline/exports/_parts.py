"""What several formats share: safe text and links, names, civil readings, the lives of deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Interval, Point, parse_point
from us_russia_timeline.models import Source, Term, Ultimatum
from us_russia_timeline.timelines import Timeline

__all__ = ["Limit", "ends", "label", "limits", "names", "plain", "safe_sources", "web_address"]

_WEB = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
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
    return url if _WEB.fullmatch(url) else None


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


def label(word: str) -> str:
    """A member of a vocabulary as people write it: ``truce declared``."""
    return word.replace("_", " ")


def ends(interval: Interval) -> tuple[Point, Point | None]:
    """The civil points that a statement is made of; the second is ``None`` where no end is stated."""
    head, _, tail = interval.text.partition("/")
    return parse_point(head), parse_point(tail) if tail not in ("", "..") else None


class Limit(NamedTuple):
    """A deadline of an ultimatum from the announcement that made it until another took its place."""

    term: Term
    deadline: Deadline
    stands: bool


def limits(ultimatum: Ultimatum) -> list[Limit]:
    """Each different limit an ultimatum had, oldest first; at most the last one still stands."""
    found: list[Limit] = []
    for term in ultimatum.terms:
        standing = found[-1] if found and found[-1].stands else None
        deadline = term.deadline
        if standing is not None:
            if deadline is not None and deadline.window == standing.deadline.window:
                continue
            found[-1] = standing._replace(stands=False)
        if deadline is not None:
            found.append(Limit(term, deadline, stands=True))
    return found
