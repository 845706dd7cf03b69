"""Filters of any records: by who takes part, by kind, by words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.questions.ranges import as_records, named
from us_russia_timeline.timelines import Records, nearest

__all__ = ["involving", "matching", "of_kind"]

R = TypeVar("R")

_ROLES = ("actors", "recipients", "mediators", "issuers", "targets", "third_parties")


def involving(records: Iterable[R], *actors: str, role: str | None = None) -> Records[R]:
    """The records in which all of these actors take part, in order.

    Args:
        records: events, ultimatums, truces.
        actors: ids of actors; of a timeline's records also names and aliases, whatever the case, the accents
            and the script, some words of a name that fit one actor only (``Putin``), and a country's code
            (``RUS``), which any of its actors answers.
        role: count only this part: ``actors``, ``recipients``, ``mediators``, ``issuers``,
            ``targets``, ``third_parties`` or ``parties``; left out, any of them counts.

    Raises:
        InvalidQuestion: there is no such role, no actor was named, one by something other than a text, or by
            a name that fits several; or a name was given where only ids are known.
        UnknownId: the records are a timeline's, and nobody there is called so.
    """
    if role is not None and role not in (*_ROLES, "parties"):
        raise InvalidQuestion(f"{role!r:.60} is not a role; use one of {', '.join((*_ROLES, 'parties'))}")
    if not actors:
        raise InvalidQuestion("name at least one actor")
    among = as_records(records)
    wanted = [named(among, actor) for actor in actors]
    return among.keeping(tuple(record for record in among if _take_part(wanted, _taking_part(record, role))))


def _take_part(wanted: list[frozenset[str]], those: set[str]) -> bool:
    return all(not ids.isdisjoint(those) for ids in wanted)


def _taking_part(record: object, role: str | None) -> set[str]:
    found: set[str] = set()
    for name in _ROLES if role is None else (role,):
        found.update(getattr(record, name, ()) if name != "parties" else ())
    if role in (None, "parties"):
        found.update(party.actor for party in getattr(record, "parties", ()))
    return found


def of_kind(records: Iterable[R], *kinds: str) -> Records[R]:
    """The records of any of these kinds, in order.

    Args:
        records: events, or anything else that has a kind.
        kinds: words of a vocabulary of kinds, as its values or as people write them: ``truce_declared``,
            ``truce declared``; whatever the case.

    Raises:
        InvalidQuestion: no kind was named, one by something other than a text, or one that neither the
            vocabularies nor these records know; the message has the nearest.
    """
    if not kinds:
        raise InvalidQuestion("name at least one kind")
    among = as_records(records)
    wanted = {_kind(kind, among) for kind in kinds}
    return among.keeping(tuple(record for record in among if getattr(record, "kind", None) in wanted))


def _kind(kind: object, among: Records[Any]) -> str:
    if not isinstance(kind, str):
        raise InvalidQuestion(
            f"kinds are named one by one, each a text of its own, not by {type(kind).__name__}"
        )
    from us_russia_timeline.models import ActorKind, EventKind

    word = kind.casefold().strip().replace(" ", "_").replace("-", "_")
    known = {str(each) for each in (*EventKind, *ActorKind)}
    if word not in known:
        own = {str(each) for each in (getattr(record, "kind", None) for record in among) if each is not None}
        if kind in own:
            return kind
        near = nearest(word, sorted(known | own))
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise InvalidQuestion(f"{kind[:60]!r} is not a kind{hint}")
    return word


def matching(records: Iterable[R], text: str) -> Records[R]:
    """The records whose words hold every word of a text, in order, whatever the case and accents.

    Looked at are ids, titles, summaries, names, aliases, demands, consequences, areas, paraphrases,
    notes, tags and the texts of updates. A word matches inside a longer one.

    Raises:
        InvalidQuestion: the text holds no word; an empty search would match everything.
    """
    if type(text) is not str:
        raise InvalidQuestion(f"what to look for is a text, not {type(text).__name__}")
    wanted = dict.fromkeys(_folded(text).split())
    if not wanted:
        raise InvalidQuestion("nothing to look for")
    among = as_records(records)
    return among.keeping(
        tuple(
            record
            for record in among
            if (words := _words_of(record)) and all(word in words for word in wanted)
        )
    )


def _folded(text: str) -> str:
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))


def _words_of(record: object) -> str:
    names = ("id", "title", "summary", "name", "demand", "consequence", "area", "paraphrase", "note")
    parts = [str(getattr(record, name, "")) for name in names]
    parts += [*getattr(record, "aliases", ()), *getattr(record, "tags", ())]
    parts += [update.text for update in getattr(record, "updates", ())]
    return _folded("\n".join(parts))
