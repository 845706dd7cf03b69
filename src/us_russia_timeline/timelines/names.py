"""Actors by their names: in any case, with or without accents, in every script that their aliases have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from us_russia_timeline._record import has_shape
from us_russia_timeline.errors import InvalidQuestion, UnknownId

_CODE = 3  # letters of an ISO 3166-1 alpha-3 code


def without_accents(text: str) -> str:
    """A text without case and accents."""
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text without case, accents and punctuation, its words parted by single spaces."""
    plain = without_accents(text)
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())


class Names:
    """The actors of a timeline, found by id, name, alias or country.

    Args:
        actors: records with an ``id``, a ``name``, ``aliases`` and a ``country``.
    """

    __slots__ = ("_actors", "_ids", "_spelt")

    def __init__(self, actors: Iterable[Any]) -> None:
        self._actors = actors
        self._ids: frozenset[str] | None = None
        self._spelt: dict[str, dict[str, None]] = {}

    def __reduce__(self) -> tuple[type[Names], tuple[tuple[Any, ...]]]:
        return Names, (tuple(self._actors),)

    def _read(self) -> frozenset[str]:
        """The ids; the spellings are read with them."""
        if self._ids is None:
            spelt: dict[str, dict[str, None]] = {}
            for actor in self._actors:
                for name in (actor.id, actor.name, *actor.aliases):
                    spelt.setdefault(folded(name), {})[actor.id] = None
            self._spelt = spelt
            self._ids = frozenset(actor.id for actor in self._actors)
        return self._ids

    def ids(self, name: object) -> frozenset[str]:
        """The ids that a name means: one actor's, or those of all the actors of a country.

        An id; a name or an alias, whatever its case and accents; a country's code in capitals (``RUS``), for
        all of its actors; or some words of a name (``Putin``), if those fit one actor only.

        Raises:
            InvalidQuestion: it is no text, or fits several actors; the message names them.
            UnknownId: nobody is called so; the message has the nearest names.
        """
        if not isinstance(name, str):
            raise InvalidQuestion(f"an actor is named by a text, not by {type(name).__name__}")
        if name in self._read():
            return frozenset([name])
        if len(name) == _CODE and name.isupper():
            citizens = [actor.id for actor in self._actors if actor.country == name]
            if citizens:
                return frozenset(citizens)
        told = folded(name)
        found = list(self._spelt.get(told, ()))
        if not found and told:
            words = set(told.split())
            fits = [ids for spelling, ids in self._spelt.items() if words <= set(spelling.split())]
            found = list(dict.fromkeys(each for ids in fits for each in ids))
        if len(found) > 1:
            raise InvalidQuestion(
                f"{name[:60]!r} may be {', '.join(sorted(found)[:12])}: give one of these ids"
            )
        if not found:
            raise UnknownId(f"no actor is called {name[:60]!r} here{self._nearest(told)}")
        return frozenset(found)

    def _nearest(self, told: str) -> str:
        """What to say of those who may be meant: spellings much like it, whole or by one of their words."""
        from difflib import get_close_matches

        words: dict[str, dict[str, None]] = {}
        for spelling, ids in self._spelt.items():
            for word in (spelling, *spelling.split()):
                words.setdefault(word, {}).update(ids)
        near = get_close_matches(told, list(words), n=3, cutoff=0.7)
        meant = list(dict.fromkeys(each for word in near for each in words[word]))[:3]
        return did_you_mean(meant)


def ids_named(names: Names | None, name: object) -> frozenset[str]:
    """The ids of whom a name means, among the actors of the timeline that records come from.

    Other records know nobody's names: there only an id can be asked for.

    Raises:
        InvalidQuestion: it is no text, fits several actors, or is no id where only ids are known.
        UnknownId: nobody is called so; the message has the nearest names.
    """
    if names is not None:
        return names.ids(name)
    if not has_shape(name, "slug"):
        shown = repr(name)[:60] if isinstance(name, str) else type(name).__name__
        raise InvalidQuestion(f"only the records of a timeline know names; give an actor's id, not {shown}")
    return frozenset([str(name)])


def did_you_mean(near: Iterable[str]) -> str:
    """The end of a message that names what may have been meant; empty where nothing is near."""
    names = " or ".join(near)
    return f"; did you mean {names}?" if names else ""


def nearest(given: str, names: Iterable[str]) -> list[str]:
    """Up to three names that somebody may have meant: those that hold the text, else those most like it."""
    from difflib import get_close_matches

    every = list(names)
    given = given[:100].casefold().replace(" ", "-")
    near = [each for each in every if len(given) > 2 and given in each][:3]  # a surname, or the day alone
    return near or get_close_matches(given, every, n=3, cutoff=0.5)
