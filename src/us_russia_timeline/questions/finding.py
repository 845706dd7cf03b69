"""To find records of any type by a name or by words, and to count what records bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.errors import InvalidQuestion, UnknownId
from us_russia_timeline.intervals import Interval, ends_of
from us_russia_timeline.questions.ranges import as_records
from us_russia_timeline.timelines import (
    ROLES,
    Timeline,
    did_you_mean,
    pages_of,
    references_of,
    spellings_of,
    taking_part,
    without_accents,
)

__all__ = ["find", "tally"]

_SEARCHED = ("actors", "places", "tags", "publishers", "ultimatums", "truces", "claims", "events")
_HEADLINES = ("title", "short", "paraphrase")
_WORDS = ("summary", "gloss", "demand", "consequence", "area", "note")
_SPANS = {"year": len("2025"), "month": len("2025-07")}
COUNTED = ("kind", "tags", "actors", "place", "publisher", "compliance", "follow_through", *_SPANS)
"""What `tally` counts by."""

_BORNE_BY = {
    "actors": ROLES,
    "publisher": ("sources",),
    **dict.fromkeys(_SPANS, ("when",)),
}
"""The fields of records that hold what is counted, where they are not called as it is."""

_NO_PLURALS = frozenset({"has", "news", "this", "was"})

_SHOWN = 3
"""How many of what was found its repr names."""

_LONGEST = 1000
"""How many characters may be looked for; they become one pattern."""


class _Found(tuple[Any, ...]):
    """What was found, best first; it shows itself short."""

    __slots__ = ()

    def __repr__(self) -> str:
        more = ", ..." if len(self) > _SHOWN else ""
        return f"<Found: {len(self)}: {', '.join(each.id for each in self[:_SHOWN])}{more}>"


def find(timeline: Timeline, text: str) -> tuple[Any, ...]:
    """Records of any type that a text may mean, best first.

    First what is called so: by id, name, alias or title, in any case, accents and script. Then what has every
    word at the beginning of a word of its names or title; then of all that it tells; then of that and of
    the names, in every spelling, of who takes part and of the place: ``find(timeline, "Зеленский")`` gives
    the man, then the events in which he takes part. In each group what has the words side by side comes
    before the rest, and in each half actors come first, then places, tags, publishers, ultimatums, truces,
    claims and events, in their order. An English plural finds the singular too.

    Args:
        timeline: the whole.
        text: a name, an id, or some words.

    Raises:
        InvalidQuestion: the text holds no word, or more than 1,000 characters, or it is no timeline.
        UnknownId: nothing there answers to it; the message has the nearest names.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.find(timeline, "Зеленський")[0].name
    'Volodymyr Zelensky'
    """
    require(timeline, Timeline)
    if type(text) is not str:
        raise InvalidQuestion(f"what to look for is a text, not {type(text).__name__}")
    told = without_accents(text)
    if len(told) > _LONGEST:
        raise InvalidQuestion(f"what to look for has {len(told)} characters, and {_LONGEST} are allowed")
    words = re.findall(r"\w+", re.sub(r"(?<=\w)'s\b", "", told))  # whose it is says no more
    if not words:
        raise InvalidQuestion("nothing to look for")
    patterns = [re.compile(rf"(?<!\w){_either(word)}") for word in dict.fromkeys(words)]
    phrase = re.compile(r"(?<!\w)" + r"(?:'s)?\W+".join(map(_either, words)))
    called: list[Any] = []
    groups: tuple[tuple[list[Any], list[Any]], ...] = (([], []), ([], []), ([], []))
    for record in (each for name in _SEARCHED for each in getattr(timeline, name)):
        spelt = [without_accents(each) for each in _headlines(record)]
        if told.strip() in spelt:
            called.append(record)
            continue
        for group, more in zip(groups, (_names, _told, _around), strict=True):
            spelt += [without_accents(each) for each in more(timeline, record)]
            everything = "\n".join(spelt)
            if all(pattern.search(everything) for pattern in patterns):
                group[phrase.search(everything) is None].append(record)
                break
    found = (*called, *(each for group in groups for half in group for each in half))
    if not found:
        raise UnknownId(
            f"nothing here is called {text[:60]!r}, or tells of it{did_you_mean(_near(timeline, text))}"
        )
    return _Found(found)


def _either(word: str) -> str:
    """What finds a word and, if it may be an English plural, its singular as a whole word."""
    if not re.fullmatch(r"[a-z]{3,}s", word) or word in _NO_PLURALS:
        return word
    if word.endswith("ies"):
        single = f"{word[:-3]}y"
    else:
        single = word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]
    return rf"(?:{word}|{single}(?!\w))"


def _headlines(record: Any) -> list[str]:
    return [*spellings_of(record), *filter(None, (getattr(record, name, None) for name in _HEADLINES))]


def _names(_timeline: Timeline, _record: Any) -> Iterable[str]:
    """Nothing more than its names and titles."""
    return ()


def _told(_timeline: Timeline, record: Any) -> Iterator[str]:
    """All that it tells itself."""
    yield from filter(None, (getattr(record, name, None) for name in _WORDS))
    yield from getattr(record, "tags", ())
    yield from (update.text for update in getattr(record, "updates", ()))


def _around(timeline: Timeline, record: Any) -> Iterator[str]:
    """How those who take part, and the place, are spelt."""
    for _, collection, ids in references_of(record):
        if collection in ("actors", "places"):
            for each in ids:
                if each is not None:
                    yield from spellings_of(getattr(timeline, collection)[each])


def _near(timeline: Timeline, text: str) -> list[str]:
    names = timeline.events.names
    assert names is not None  # noqa: S101 - narrows the type: those of a timeline know its names
    return names.near(text)


def tally(records: Iterable[Any], by: str) -> dict[str, int]:
    """How many records have each kind, tag, actor, place, publisher or outcome, or began in a year or month.

    The commonest stand first, years and months in their order.

    Args:
        records: events, ultimatums, truces.
        by: ``kind``, ``tags``, ``actors`` (in any part, as `involving` counts), ``place``, ``publisher``
            (of sources and updates), or the halves of the outcome of an ultimatum, ``compliance`` and
            ``follow_through``; or ``year`` or ``month``, in which it began: one of which that is not told is
            left out. A record counts once for each.

    Raises:
        InvalidQuestion: there is no such thing to count by, none of the records has it, or these are none.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> list(urt.tally(timeline.truces, "actors"))[:2]
    ['russia', 'ukraine']
    >>> list(urt.tally(timeline.ultimatums, "compliance"))[0]
    'none'
    >>> urt.tally(timeline.events.of_kind("summit"), "year")["2025"]
    1
    """
    if by not in COUNTED:
        raise InvalidQuestion(f"{by!r:.60} cannot be counted by; use one of {', '.join(COUNTED)}")
    among = as_records(records)
    if among and not any(hasattr(record, name) for name in _BORNE_BY.get(by, (by,)) for record in among):
        raise InvalidQuestion(f"none of these records has a {by.replace('_', ' ')} to be counted by")
    counts = Counter(word for record in among for word in set(_borne(record, by)))
    return dict(sorted(counts.items(), key=lambda each: (-each[1] * (by not in _SPANS), each[0])))


def _begun(when: object, size: int) -> Iterator[str]:
    """The year or the month in which it began, where that is told."""
    if isinstance(when, Interval):
        first, last = (end[:size] for end in ends_of(when.text))
        some_time = when.text[:1] == "["
        if len(first) == size and (first == last or not some_time):
            yield first


def _borne(record: Any, by: str) -> Iterator[str]:
    if by == "tags":
        yield from getattr(record, "tags", ())
    elif by == "actors":
        yield from taking_part(record)
    elif by == "publisher":
        yield from (page.publisher for page in pages_of(record))
    elif by in _SPANS:
        yield from _begun(getattr(record, "when", None), _SPANS[by])
    elif by in ("compliance", "follow_through"):
        yield from (str(half.value) for half in (getattr(record, by, None),) if half is not None)
    elif getattr(record, by, None) is not None:
        yield str(getattr(record, by))
