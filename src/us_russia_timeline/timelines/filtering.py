"""Which of some records somebody takes part in, are of a kind, or hold some words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.timelines.names import Names, did_you_mean, ids_named, nearest, without_accents

R = TypeVar("R")

ROLES = ("actors", "recipients", "mediators", "issuers", "targets", "third_parties", "parties")
"""The fields of records that name who takes part; a party of a truce is named by its ``actor``."""


def those_involving(
    records: Sequence[R], actors: Sequence[object], role: str | None, names: Names | None
) -> Iterator[R]:
    """The records in which all of these actors take part; see `Records.involving`."""
    if role is not None and role not in ROLES:
        raise InvalidQuestion(f"{role!r:.60} is not a role; use one of {', '.join(ROLES)}")
    if not actors:
        raise InvalidQuestion("name at least one actor")
    wanted = [ids_named(names, actor) for actor in actors]
    if role is not None and records and not any(hasattr(each, role) for each in records):
        raise InvalidQuestion(f"none of these records has {role.replace('_', ' ')}")
    return (each for each in records if _take_part(wanted, taking_part(each, role)))


def _take_part(wanted: list[frozenset[str]], those: set[str]) -> bool:
    return all(not ids.isdisjoint(those) for ids in wanted)


def taking_part(record: object, role: str | None = None) -> set[str]:
    """The ids of the actors who take part in a record, in one role or in any."""
    found: set[str] = set()
    for name in ROLES if role is None else (role,):
        found.update(getattr(record, name, ()) if name != "parties" else ())
    if role in (None, "parties"):
        found.update(party.actor for party in getattr(record, "parties", ()))
    return found


def those_of_kind(records: Sequence[R], kinds: Sequence[object]) -> Iterator[R]:
    """The records of any of these kinds; see `Records.of_kind`."""
    if not kinds:
        raise InvalidQuestion("name at least one kind")
    wanted = set[str]().union(*[_kinds_meant(kind, records) for kind in kinds])
    return (each for each in records if getattr(each, "kind", None) in wanted)


def _kinds_meant(kind: object, among: Iterable[Any]) -> set[str]:
    if not isinstance(kind, str):
        raise InvalidQuestion(
            f"kinds are named one by one, each a text of its own, not by {type(kind).__name__}"
        )
    from us_russia_timeline.models import ActorKind, EventKind

    word = _as_word(kind)
    known = {str(each) for each in (*EventKind, *ActorKind)}
    if word in known:
        return {word}
    from us_russia_timeline.models import PublisherKind  # its module is of no use to a question about events

    known |= {str(each) for each in PublisherKind}
    own = {str(each) for each in (getattr(record, "kind", None) for record in among) if each is not None}
    meant = {kind} & own or {each for each in known | own if _as_word(each) == word}
    if not meant:
        near = nearest(word, sorted(known | own))
        raise InvalidQuestion(f"{kind[:60]!r} is not a kind{did_you_mean(near)}")
    return meant


def _as_word(kind: str) -> str:
    """A kind as vocabularies write it: in small letters, its words joined by underscores."""
    return "_".join(kind.casefold().replace("-", " ").split())


def those_tagged(records: Iterable[R], tags: Sequence[object], names: Names | None) -> Iterator[R]:
    """The records that bear all of these tags; see `Records.tagged`."""
    if not tags:
        raise InvalidQuestion("name at least one tag")
    wanted = set[str]().union(*[ids_named(names, tag, "tags") for tag in tags])
    return (each for each in records if wanted <= set(getattr(each, "tags", ())))


def those_at(records: Iterable[R], places: Sequence[object], names: Names | None) -> Iterator[R]:
    """The records that happened at any of these places; see `Records.at_place`."""
    if not places:
        raise InvalidQuestion("name at least one place")
    wanted = set[str]().union(*[ids_named(names, place, "places") for place in places])
    return (each for each in records if getattr(each, "place", None) in wanted)


def those_matching(records: Iterable[R], text: object) -> Iterator[R]:
    """The records whose words hold every word of a text; see `Records.matching`."""
    if type(text) is not str:
        raise InvalidQuestion(f"what to look for is a text, not {type(text).__name__}")
    wanted = dict.fromkeys(without_accents(text).split())
    if not wanted:
        raise InvalidQuestion("nothing to look for")
    told = ((each, _words_of(each)) for each in records)
    return (each for each, words in told if all(word in words for word in wanted))


def _words_of(record: object) -> str:
    names = ("id", "title", "summary", "name", "demand", "consequence", "area", "paraphrase", "note")
    parts = [str(getattr(record, name, "")) for name in names]
    parts += [*getattr(record, "aliases", ()), *getattr(record, "tags", ())]
    parts += [update.text for update in getattr(record, "updates", ())]
    return without_accents("\n".join(parts))
