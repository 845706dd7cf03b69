"""Actors, places and tags by their names: in any case, with or without accents, in every script they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from us_russia_timeline._record import has_shape
from us_russia_timeline.errors import InvalidQuestion, UnknownId

_CODE = 3  # letters of an ISO 3166-1 alpha-3 code
_PERSON = "person"  # places and tags have no kind, and are found like persons


def without_accents(text: str) -> str:
    """A text without case and accents, its apostrophes and hyphens as keyboards have them."""
    from unicodedata import combining, normalize

    # What a sign stands for may have capitals of its own, as № and ™ have.
    plain = normalize("NFKD", text.casefold()).casefold()
    if _DOTTED.search(plain) is not None:
        plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    return "".join(each for each in plain if combining(each) not in _ACCENTS).translate(_TYPED)


# The points of Hebrew, Arabic and Syriac, which may be left out, and the marks above and below a letter. The
# others tell letters apart: vowels of Indian scripts, tones of Thai, what makes ba and pa of the kana ha.
_ACCENTS = frozenset([*range(10, 37), *range(200, 256)])


# "U.S." is one word, not two letters with which others begin; found in two steps, for most texts have none.
_DOTTED = re.compile(r"[^\s.]\.[^\s.]\.")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}")
_TYPED = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text without case, accents and punctuation, its words parted by single spaces."""
    from unicodedata import category

    plain = without_accents(text)
    letters = [each if each.isalnum() or category(each)[0] == "M" else " " for each in plain]
    return " ".join("".join(letters).split())


class Spellings:
    """Records of one type, found by id, by the ways they are spelt, or by their country.

    Args:
        noun: what one of them is called in messages: ``actor``.
        records: records with an ``id``; some with a ``name``, ``aliases`` and a ``country``.
    """

    __slots__ = ("_ids", "_noun", "_records", "_spelt", "_whole")

    def __init__(self, noun: str, records: Iterable[Any]) -> None:
        self._noun = noun
        self._records = records
        self._ids: frozenset[str] | None = None
        self._spelt: dict[str, dict[str, None]] = {}
        self._whole: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[type[Spellings], tuple[str, tuple[Any, ...]]]:
        return Spellings, (self._noun, tuple(self._records))

    def _read(self) -> frozenset[str]:
        """The ids; the spellings are read with them."""
        if self._ids is None:
            spelt: dict[str, dict[str, None]] = {}
            ids: list[str] = []
            whole: list[str] = []  # those that some words of their names do not mean
            for record in self._records:
                ids.append(record.id)
                if getattr(record, "kind", _PERSON) != _PERSON:
                    whole.append(record.id)
                for name in spellings_of(record):
                    spelt.setdefault(folded(name), {})[record.id] = None
            self._spelt, self._whole = spelt, frozenset(whole)
            self._ids = frozenset(ids)
        return self._ids

    def ids(self, name: object) -> frozenset[str]:
        """The ids that a name means: one record's, or those of all the records of a country.

        An id; a name or an alias, whatever its case and accents; a country's code in capitals (``RUS``), for
        all of its records; or some words of a name (``Putin``), if those fit one record only. A state or a
        body is not meant by a part of its name: Ireland is no United Kingdom, a parliament not the only one.

        Raises:
            InvalidQuestion: it is no text, or fits several records; the message names them.
            UnknownId: nothing is called so; the message has the nearest names.
        """
        noun = f"{'an' if self._noun[0] in 'aeiou' else 'a'} {self._noun}"
        if not isinstance(name, str):
            raise InvalidQuestion(f"{noun} is named by a text, not by {type(name).__name__}")
        if name in self._read():
            return frozenset([name])
        if len(name) == _CODE and name.isupper():
            there = [each.id for each in self._records if getattr(each, "country", None) == name]
            if there:
                return frozenset(there)
        told = folded(name)
        found = list(self._spelt.get(told, ())) if told else []
        if len(found) > 1 or not told:  # a name of signs alone folds to nothing, and is called by itself
            found = self._called(name) or found
        if not found and told:
            words = set(told.split())
            fits = [ids for spelling, ids in self._spelt.items() if words <= set(spelling.split())]
            found = list(dict.fromkeys(each for ids in fits for each in ids if each not in self._whole))
        if len(found) > 1:
            raise InvalidQuestion(
                f"{name[:60]!r} may be {', '.join(sorted(found)[:12])}: give one of these ids"
            )
        if not found:
            raise UnknownId(f"no {self._noun} is called {name[:60]!r} here{did_you_mean(self.near(name))}")
        return frozenset(found)

    def _called(self, name: str) -> list[str]:
        """The ids of those who are spelt so with accents and signs, if not in capitals."""
        told = _as_spelt(name)
        return [each.id for each in self._records if told in map(_as_spelt, spellings_of(each))]

    def near(self, name: str) -> list[str]:
        """The ids of those who may be meant: spelt much like it, whole or by one of their words."""
        from difflib import get_close_matches

        self._read()
        words: dict[str, dict[str, None]] = {}
        for spelling, ids in self._spelt.items():
            for word in (spelling, *spelling.split()):
                words.setdefault(word, {}).update(ids)
        told = folded(name[:100])
        if not told:
            return []
        near = get_close_matches(told, _likely(told, list(words)), n=3, cutoff=0.7)
        return list(dict.fromkeys(each for word in near for each in words[word]))[:3]


def _as_spelt(text: str) -> str:
    """A text without case alone, its accents written in one way."""
    from unicodedata import normalize

    return normalize("NFC", text).casefold().strip()


def spellings_of(record: Any) -> tuple[str, ...]:
    """All the ways in which a record may be called: its id, its name, its aliases."""
    return (record.id, *filter(None, (getattr(record, "name", None),)), *getattr(record, "aliases", ()))


class Subjects:
    """The tags of a timeline: those that it registers, and those that its records bear without it.

    Args:
        registered: the tags that it registers.
        bearers: its collections whose records bear tags; looked at only when tags are asked for.
    """

    def __init__(self, registered: Iterable[Any], *bearers: Iterable[Any]) -> None:
        self._registered = registered
        self._bearers = bearers

    def __iter__(self) -> Iterator[Any]:
        known = {each.id for each in self._registered}
        yield from self._registered
        borne = {tag for records in self._bearers for record in records for tag in record.tags}
        yield from (SimpleNamespace(id=tag) for tag in sorted(borne - known))


class Names:
    """What is called how in a timeline: its actors, its places and its tags.

    Args:
        actors: the actors.
        places: the places.
        tags: the tags.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.events.names.actors.ids("Зеленський")
    frozenset({'volodymyr-zelensky'})
    """

    __slots__ = ("actors", "places", "tags")

    def __init__(
        self, actors: Iterable[Any] = (), places: Iterable[Any] = (), tags: Iterable[Any] = ()
    ) -> None:
        self.actors: Spellings = Spellings("actor", actors)
        self.places: Spellings = Spellings("place", places)
        self.tags: Spellings = Spellings("tag", tags)

    def near(self, name: str) -> list[str]:
        """Up to three ids that are called about so: of actors first, then of places, then of tags.

        >>> import us_russia_timeline as urt
        >>> urt.load().events.names.near("Zelenskij")[0]
        'volodymyr-zelensky'
        """
        return [*self.actors.near(name), *self.places.near(name), *self.tags.near(name)][:3]


def ids_named(names: Names | None, name: object, sort: str = "actors") -> frozenset[str]:
    """The ids of what a name means, among those of the timeline that records come from.

    Other records know no names: there only an id can be asked for.

    Args:
        names: the names of that timeline, if there is one.
        name: what a caller gave.
        sort: whose name it is: ``actors``, ``places`` or ``tags``.

    Raises:
        InvalidQuestion: it is no text, fits several, or is no id where only ids are known.
        UnknownId: nothing is called so; the message has the nearest names.
    """
    if names is not None:
        spellings: Spellings = getattr(names, sort)
        return spellings.ids(name)
    if not has_shape(name, "slug"):
        shown = repr(name)[:60] if isinstance(name, str) else type(name).__name__
        raise InvalidQuestion(f"only the records of a timeline know names; give the id, not {shown}")
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
    return near or get_close_matches(given, _likely(given, every), n=3, cutoff=0.5)


_COMPARED = 2_000
"""With how many names a text is compared letter by letter, which is slow; of the shipped ones with all."""


def _likely(given: str, names: list[str]) -> list[str]:
    """Of very many names those that hold most of the beginnings of its words; of fewer all of them."""
    if len(names) <= _COMPARED:
        return names
    from heapq import nlargest

    beginnings = {word[:3] for word in given.replace("-", " ").split()}
    return nlargest(_COMPARED, names, key=lambda name: sum([each in name for each in beginnings]))
