"""Filters of any records: by who takes part, by kind, tag, place and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from us_russia_timeline.questions.ranges import as_records
from us_russia_timeline.timelines import Records

__all__ = ["at_place", "involving", "matching", "of_kind", "tagged"]

R = TypeVar("R")


def involving(records: Iterable[R], *actors: str, role: str | None = None) -> Records[R]:
    """The records in which all of these actors take part, in order.

    Args:
        records: events, ultimatums, truces.
        actors: ids of actors; of a timeline's records also names and aliases, whatever the case, the accents
            and the script, some words of the name of one person only (``Putin``), and a country's code
            (``RUS``), which any of its actors answers.
        role: count only this part: ``actors``, ``recipients``, ``mediators``, ``issuers``,
            ``targets``, ``third_parties`` or ``parties``; left out, any of them counts.

    Raises:
        InvalidQuestion: there is no such role, no actor was named, one by something other than a text, or by
            a name that fits several; or a name was given where only ids are known.
        UnknownId: the records are a timeline's, and nobody there is called so.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> calls = urt.involving(timeline.events, "Putin", "Donald Trump").of_kind("call")
    >>> calls.between("2025-08-01", "2025-08-31").ids()
    ['2025-08-18-trump-putin-call']
    """
    return as_records(records).involving(*actors, role=role)


def of_kind(records: Iterable[R], *kinds: str) -> Records[R]:
    """The records of any of these kinds, in order.

    Args:
        records: events, or anything else that has a kind.
        kinds: words of a vocabulary of kinds, as its values or as people write them: ``truce_declared``,
            ``truce declared``; whatever the case.

    Raises:
        InvalidQuestion: no kind was named, one by something other than a text, or one that neither the
            vocabularies nor these records know; the message has the nearest.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.of_kind(timeline.events.between("2025-08-01", "2025-08-31"), "summit").ids()
    ['2025-08-15-anchorage-summit']
    """
    return as_records(records).of_kind(*kinds)


def tagged(records: Iterable[R], *tags: str) -> Records[R]:
    """The records that bear all of these tags, in order.

    Args:
        records: events, ultimatums, truces.
        tags: tags as they stand in records; of a timeline's records also in any case, with spaces for
            hyphens, or some words that fit one tag only (``grain``).

    Raises:
        InvalidQuestion: no tag was named, one by something other than a text, or by words that fit several.
        UnknownId: the records are a timeline's, and no record there bears such a tag.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.tagged(timeline.truces.between("2025-01-01", "2025-12-31"), "easter").ids()
    ['2025-04-19-easter-truce']
    """
    return as_records(records).tagged(*tags)


def at_place(records: Iterable[R], *places: str) -> Records[R]:
    """The records that happened at any of these places, in order.

    Args:
        records: events; what has no place is at none.
        places: ids of places; of a timeline's records also their names, in any case and without accents, or a
            country's code (``TUR``) for all the places in it.

    Raises:
        InvalidQuestion: no place was named, one by something other than a text, or by words that fit several.
        UnknownId: the records are a timeline's, and no place there is called so.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> summer = timeline.events.between("2025-08-15", "2025-08-15")
    >>> "2025-08-15-anchorage-summit" in urt.at_place(summer, "Anchorage")
    True
    """
    return as_records(records).at_place(*places)


def matching(records: Iterable[R], text: str) -> Records[R]:
    """The records whose words hold every word of a text, in order, whatever the case and accents.

    Looked at are ids, titles, summaries, names, aliases, demands, consequences, areas, paraphrases,
    notes, tags and the texts of updates. A word matches inside a longer one.

    Raises:
        InvalidQuestion: the text holds no word; an empty search would match everything.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> urt.matching(timeline.events.between("2025-07-01", "2025-07-31"), "fifty days rutte").ids()
    ['2025-07-14-trump-sets-fifty-days']
    """
    return as_records(records).matching(text)
