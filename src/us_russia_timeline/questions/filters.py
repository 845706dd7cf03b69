"""Filters of any records: by who takes part, by kind, by words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from us_russia_timeline.questions.ranges import as_records
from us_russia_timeline.timelines import Records

__all__ = ["involving", "matching", "of_kind"]

R = TypeVar("R")


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
    """
    return as_records(records).of_kind(*kinds)


def matching(records: Iterable[R], text: str) -> Records[R]:
    """The records whose words hold every word of a text, in order, whatever the case and accents.

    Looked at are ids, titles, summaries, names, aliases, demands, consequences, areas, paraphrases,
    notes, tags and the texts of updates. A word matches inside a longer one.

    Raises:
        InvalidQuestion: the text holds no word; an empty search would match everything.
    """
    return as_records(records).matching(text)
