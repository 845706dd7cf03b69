"""Drawings for notebooks: those of the page, with their looks in them instead of in a style sheet.

Words and lines have the colour of the text around them and the marks one between dark and light, so that they
can be read on both.
"""

from __future__ import annotations

import re
from typing import Any, cast

from us_russia_timeline.exports.html.drawings import answers_of, bars, staircase
from us_russia_timeline.exports.html.markup import Markup
from us_russia_timeline.models import Truce, Ultimatum
from us_russia_timeline.timelines import Records, Timeline

__all__ = ["MOST", "inline"]

MOST = 10
"""How many ultimatums or truces are drawn; of more, none."""

_LIMIT, _PAST, _TRUCE, _RUN = "#d9483b", "#8a8580", "#1a8f75", "#c4622d"
# In a drawing of the page a class says how a mark looks; here the same is said by attributes.
_LOOKS = {
    "grid": 'stroke="currentColor" stroke-opacity="0.2"',
    "base": 'stroke="currentColor" stroke-opacity="0.5"',
    "name": 'font-weight="600"',
    "wait": f'stroke="{_LIMIT}" stroke-width="1.5" stroke-dasharray="2 3"',
    "wait past": f'stroke="{_PAST}" stroke-width="1.5" stroke-dasharray="2 3"',
    "dot": f'fill="none" stroke="{_LIMIT}" stroke-width="2"',
    "dot answer": f'fill="{_RUN}"',
    "limit": f'fill="{_LIMIT}" stroke="{_LIMIT}" stroke-width="3"',
    "limit past": f'fill="none" stroke="{_PAST}" stroke-width="2"',
    "run": f'fill="{_RUN}"',
    "truce": f'fill="{_TRUCE}"',
    "truce fades": f'fill="{_TRUCE}" fill-opacity="0.5"',
    "truce off": f'fill="none" stroke="{_TRUCE}" stroke-dasharray="2 2"',
    "truce off fades": f'fill="none" stroke="{_TRUCE}" stroke-dasharray="2 2"',
}
_CLASS = re.compile(r'class="([^"]*)"')
_ROOT = 'svg width="100%" fill="currentColor" font-family="sans-serif" font-size="12" overflow="visible"'


def inline(thing: Any) -> str:
    """The drawing of an ultimatum, of a few ultimatums or truces, or of a timeline of few ultimatums.

    Args:
        thing: any; of what has no drawing, and of more than `MOST`, it is empty.
    """
    drawn = _drawn(thing)
    if drawn is None:
        return ""
    dressed = _CLASS.sub(lambda found: _LOOKS[found[1]], drawn)
    return dressed.replace("svg", _ROOT, 1)


def _drawn(thing: Any) -> Markup | None:
    if isinstance(thing, Ultimatum):
        return staircase(thing, named=True)
    if isinstance(thing, Timeline):
        if len(thing.ultimatums) == 1:
            only = thing.ultimatums[0]
            return staircase(only, answers_of(only, thing), named=True)
        return _drawn(thing.ultimatums)
    records = list(cast("Records[Any]", thing)) if isinstance(thing, Records) else []
    few = 0 < len(records) <= MOST
    return bars(records) if few and isinstance(records[0], Ultimatum | Truce) else None
