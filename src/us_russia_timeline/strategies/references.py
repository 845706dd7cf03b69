"""Strategies for what records refer to: actors, places, tags, publishers, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from us_russia_timeline.models import (
    Actor,
    ActorKind,
    Office,
    Place,
    Publisher,
    PublisherKind,
    Source,
    SourceForm,
    Tag,
)
from us_russia_timeline.strategies.building import (
    degrees,
    drawn,
    few,
    one_of,
    slugs,
    some,
    whole_number,
    words,
)
from us_russia_timeline.strategies.times import days, intervals, zones

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    # What it draws is checked by the constructors it goes to, each time.
    Draw = Callable[..., Any]

_COUNTRIES = ("USA", "RUS", "UKR", "ITA")
_URLS = ("https://example.org/", "http://example.org:8080/a?b=c&d='e'#f", "https://xn--e1aybc.ua")


def actors() -> SearchStrategy[Actor]:
    """Actors of every kind; persons with offices held, some of them still.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.actors(), lambda actor: actor.kind == "person").kind.value
    'person'
    """
    return drawn(_draw_actor)


def _draw_actor(draw: Draw) -> Actor:
    kind = draw(one_of(ActorKind))
    offices: list[Any] = [
        Office(title=draw(words()), when=draw(intervals(unbegun=True)))
        for _ in range(draw(whole_number(0, 2)))
    ]
    return Actor(
        id=draw(slugs()),
        name=draw(words()),
        kind=kind,
        country=draw(some(one_of(_COUNTRIES))),
        zone=draw(some(zones())),
        wikidata=draw(some(one_of(("Q1", "Q22686")))),
        aliases=draw(few(words())),
        offices=offices if kind is ActorKind.PERSON else (),
    )


def places() -> SearchStrategy[Place]:
    """Places in any of `zones`, with and without coordinates.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.places(), lambda place: place.latitude is None).latitude is None
    True
    """
    return drawn(_draw_place)


def _draw_place(draw: Draw) -> Place:
    sited = draw(one_of((False, True)))
    return Place(
        id=draw(slugs()),
        name=draw(words()),
        country=draw(one_of(_COUNTRIES)),
        zone=draw(zones()),
        latitude=draw(degrees(90)) if sited else None,
        longitude=draw(degrees(180)) if sited else None,
        wikidata=draw(some(one_of(("Q1", "Q1899")))),
    )


def tags() -> SearchStrategy[Tag]:
    """Tags with a gloss.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> type(find(strategies.tags(), lambda tag: True)).__name__
    'Tag'
    """
    return drawn(_draw_tag)


def _draw_tag(draw: Draw) -> Tag:
    return Tag(id=draw(slugs()), gloss=draw(words()))


def publishers() -> SearchStrategy[Publisher]:
    """Publishers of every kind.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.publishers(), lambda publisher: publisher.kind == "agency").desk_grade
    True
    """
    return drawn(_draw_publisher)


def _draw_publisher(draw: Draw) -> Publisher:
    return Publisher(
        id=draw(words()),
        kind=draw(one_of(PublisherKind)),
        house=draw(some(words())),
        country=draw(some(one_of(_COUNTRIES))),
        state_controlled=draw(one_of((False, True))),
    )


def sources() -> SearchStrategy[Source]:
    """Sources with the addresses and titles that writers of pages must take care with.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.sources(), lambda source: source.form == "official").primary
    True
    """
    return drawn(draw_source)


def draw_source(draw: Draw) -> Source:
    """One source."""
    return Source(
        url=draw(one_of(_URLS)),
        publisher=draw(words()),
        language=draw(one_of(("en", "uk", "ru", "it-IT"))),
        title=draw(some(words())),
        date=draw(some(days())),
        form=draw(one_of(SourceForm)),
        origin=draw(some(words())),
        archived=draw(some(one_of(_URLS))),
    )
