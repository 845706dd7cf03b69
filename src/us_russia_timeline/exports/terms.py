"""Under which terms a timeline is handed on: its licence, whom to credit, and how to cite it.

Every format says it in its own way, so that a copy that travels alone still does.
"""

from __future__ import annotations

from typing import NamedTuple

from us_russia_timeline.timelines import Timeline

__all__ = ["SHIPPED", "Terms", "citation", "is_shipped", "terms"]

_TITLE = "US–Russia crisis diplomacy, 2016 to 2026"


class Terms(NamedTuple):
    """A licence, by its SPDX name, in words and by its address, and who is to be credited.

    >>> from us_russia_timeline.exports.terms import SHIPPED
    >>> SHIPPED.words
    'CC BY 4.0'
    """

    licence: str
    words: str
    address: str
    credit: str


SHIPPED = Terms(
    "CC-BY-4.0",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    "The us_russia_timeline developers",
)
"""The terms of the shipped timeline."""


def is_shipped(timeline: Timeline) -> bool:
    """Whether it is the timeline that this library brings: whole, in part or as of a day.

    By its title, and by the version of its data, which says where others' records were merged into it.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import terms
    >>> timeline = urt.load()
    >>> terms.is_shipped(timeline), terms.is_shipped(urt.from_json('{"title": "A crisis"}'))
    (True, False)
    """
    return timeline.title == _TITLE and " " not in timeline.data_version


def terms(timeline: Timeline) -> Terms | None:
    """The terms of the shipped timeline; ``None`` of any other, which says itself under which it stands.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import terms
    >>> timeline = urt.load()
    >>> terms.terms(timeline).licence
    'CC-BY-4.0'
    """
    return SHIPPED if is_shipped(timeline) else None


def citation(timeline: Timeline) -> str:
    """How to cite a timeline: whose it is, its title, the version of its data, and the licence.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import terms
    >>> timeline = urt.load()
    >>> terms.citation(urt.from_json('{"title": "A crisis"}')).endswith("Made with us_russia_timeline.")
    True
    """
    found = terms(timeline)
    chosen = f", a selection ({timeline.selection})" if timeline.selection else ""
    what = f"{timeline.title}, data {timeline.data_version}{chosen}."
    if found is None:
        return f"{what} Made with us_russia_timeline."
    return f"{found.credit}: {what} us_russia_timeline. Licence: {found.words}, {found.address}"
