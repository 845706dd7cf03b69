"""To what records refer: one list for the integrity of a timeline, for its parts and for screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Reference = tuple[str, str, Iterable[str | None]]
"""The path in the record, the collection that it refers to, and the ids."""


def references_of(record: Any, kind: str | None = None) -> Iterator[Reference]:
    """Every reference of a record to others, in the order of its fields; of other records there are none.

    A claim refers to events, ultimatums and truces alike, and is not among them.

    Args:
        record: the record.
        kind: the name of the class whose fields it has, where it is not of that class itself.
    """
    give = _OF.get(type(record).__name__ if kind is None else kind)
    return give(record) if give is not None else iter(())


def events_under(record: Any) -> list[str]:
    """The ids of the events that an ultimatum or a truce rests on, in its own order, each once."""
    ids = [each for _, collection, ids in references_of(record) if collection == "events" for each in ids]
    return list(dict.fromkeys(each for each in ids if each is not None))


def pages_of(record: Any) -> Iterator[Any]:
    """The pages that an event rests on, and those of its updates; other records have none of their own."""
    yield from getattr(record, "sources", ())
    for update in getattr(record, "updates", ()):
        yield from update.sources


def _event(event: Any) -> Iterator[Reference]:
    for name in ("actors", "recipients", "mediators", "contested_by"):
        yield name, "actors", getattr(event, name)
    yield "place", "places", (event.place,)
    yield "links", "events", (link.event for link in event.links)
    for at, update in enumerate(event.updates):
        yield f"updates[{at}].contested_by", "actors", update.contested_by
        yield f"updates[{at}].event", "events", (update.event,)


def _ultimatum(ultimatum: Any) -> Iterator[Reference]:
    for name in ("issuers", "targets", "third_parties"):
        yield name, "actors", getattr(ultimatum, name)
    yield "terms", "events", (term.event for term in ultimatum.terms)
    yield "responses.by", "actors", (each.by for each in ultimatum.responses)
    yield "responses.event", "events", (each.event for each in ultimatum.responses)
    yield "compliance", "events", (ultimatum.compliance.event,)
    yield "follow_through", "events", (ultimatum.follow_through.event,)


def _truce(truce: Any) -> Iterator[Reference]:
    yield "declared", "events", (truce.declared,)
    yield "mediators", "actors", truce.mediators
    yield "parties.actor", "actors", (party.actor for party in truce.parties)
    yield "parties.event", "events", (party.event for party in truce.parties)
    for violation in truce.violations:
        yield "violations", "actors", (*violation.by, *violation.against)
        yield "violations", "events", (violation.event,)
    yield "ended", "events", (truce.ended.event,)
    yield "follow_up_of", "truces", (truce.follow_up_of,)


_OF = {"Event": _event, "Ultimatum": _ultimatum, "Truce": _truce}
