"""Filters of any records: by who takes part, by kind, by words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.questions.ranges import chronological

__all__ = ["involving", "matching", "of_kind"]

R = TypeVar("R")

_ROLES = ("actors", "recipients", "mediators", "issuers", "targets", "third_parties")


def involving(records: Iterable[R], *actors: str, role: str | None = None) -> tuple[R, ...]:
    """The records in which all of these actors take part, in order.

    Args:
        records: events, ultimatums, truces.
        actors: ids of actors.
        role: count only this part: ``actors``, ``recipients``, ``mediators``, ``issuers``,
            ``targets``, ``third_parties`` or ``parties``; left out, any of them counts.

    Raises:
        InvalidQuestion: there is no such role, no actor was named, or one by something other than its id.
    """
    if role is not None and role not in (*_ROLES, "parties"):
        raise InvalidQuestion(f"{role!r} is not a role; use one of {', '.join((*_ROLES, 'parties'))}")
    if not actors:
        raise InvalidQuestion("name at least one actor")
    wanted = _texts(actors, "actors are named by their ids")
    return tuple(record for record in chronological(records) if wanted <= _taking_part(record, role))


def _texts(values: tuple[object, ...], rule: str) -> set[str]:
    found = {str(value) for value in values if isinstance(value, str)}
    for value in values:
        if not isinstance(value, str):
            what = type(value).__name__
            raise InvalidQuestion(f"{rule}, each a text of its own, not by {what}")
    return found


def _taking_part(record: object, role: str | None) -> set[str]:
    found: set[str] = set()
    for name in _ROLES if role is None else (role,):
        found.update(getattr(record, name, ()) if name != "parties" else ())
    if role in (None, "parties"):
        found.update(party.actor for party in getattr(record, "parties", ()))
    return found


def of_kind(records: Iterable[R], *kinds: str) -> tuple[R, ...]:
    """The records of any of these kinds, in order.

    Raises:
        InvalidQuestion: no kind was named, or one by something other than a text.
    """
    if not kinds:
        raise InvalidQuestion("name at least one kind")
    wanted = _texts(kinds, "kinds are named one by one")
    return tuple(record for record in chronological(records) if getattr(record, "kind", None) in wanted)


def matching(records: Iterable[R], text: str) -> tuple[R, ...]:
    """The records whose words hold every word of a text, in order, whatever the case and accents.

    Looked at are ids, titles, summaries, names, aliases, demands, consequences, areas, paraphrases,
    notes and tags. A word matches inside a longer one.

    Raises:
        InvalidQuestion: the text holds no word; an empty search would match everything.
    """
    if type(text) is not str:
        raise InvalidQuestion(f"what to look for is a text, not {type(text).__name__}")
    wanted = dict.fromkeys(_folded(text).split())
    if not wanted:
        raise InvalidQuestion("nothing to look for")
    return tuple(
        record
        for record in chronological(records)
        if (words := _words_of(record)) and all(word in words for word in wanted)
    )


def _folded(text: str) -> str:
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))


def _words_of(record: object) -> str:
    names = ("id", "title", "summary", "name", "demand", "consequence", "area", "paraphrase", "note")
    parts = [str(getattr(record, name, "")) for name in names]
    parts += [*getattr(record, "aliases", ()), *getattr(record, "tags", ())]
    return _folded("\n".join(parts))
