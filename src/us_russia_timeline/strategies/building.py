"""What the strategies are made of: Hypothesis when it is needed, and small strategies that are kept.

Building a strategy costs more than drawing from it, so those that recur are built once.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from us_russia_timeline.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
# What trips writers of tables, pages and calendars: quotes, markup, separators, other scripts.
_WORDS = (
    "talks", "truce", "deadline", "Київ", "Путин", "déjà", '"quoted"', "<b>&", "a|b;c,d", "=1+1", "\\n",
    "50%", "🕊",
)  # fmt: skip


def require_hypothesis() -> None:
    """What everything here needs.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    try:
        import_module("hypothesis")
    except ImportError:
        raise MissingExtra(
            "the strategies need Hypothesis: pip install us_russia_timeline[strategies]"
        ) from None


def fresh(draw_one: Callable[..., T], *given: object) -> SearchStrategy[T]:
    """What a drawing function draws, as a strategy made anew."""
    require_hypothesis()
    from hypothesis.strategies import composite

    return composite(draw_one)(*given)


drawn: Callable[..., SearchStrategy[Any]] = lru_cache(maxsize=256)(fresh)
"""What a drawing function draws, as a strategy made once."""


@lru_cache(maxsize=256)
def one_of(options: Any) -> SearchStrategy[Any]:
    """One of some options."""
    require_hypothesis()
    from hypothesis.strategies import sampled_from

    return sampled_from(options)


@lru_cache(maxsize=256)
def some(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """What a strategy gives, or nothing."""
    from hypothesis import strategies as st

    return st.none() | strategy


@lru_cache(maxsize=256)
def few(strategy: SearchStrategy[Any], least: int = 0, most: int = 2) -> SearchStrategy[list[Any]]:
    """A few different things."""
    from hypothesis import strategies as st

    return st.lists(strategy, min_size=least, max_size=most, unique=True)


@lru_cache(maxsize=256)
def each_once(strategy: SearchStrategy[Any], least: int = 0, most: int = 2) -> SearchStrategy[list[Any]]:
    """A few records, each with an id of its own."""
    from hypothesis import strategies as st

    return st.lists(strategy, min_size=least, max_size=most, unique_by=lambda each: each.id)


@lru_cache(maxsize=256)
def whole_number(least: int, most: int) -> SearchStrategy[int]:
    """A whole number, both ends among them."""
    from hypothesis import strategies as st

    return st.integers(least, most)


@cache
def degrees(most: int) -> SearchStrategy[float]:
    """Degrees on either side of nought."""
    from hypothesis import strategies as st

    return st.floats(-most, most)


@cache
def words() -> SearchStrategy[str]:
    """A few words, some of which trip writers of pages and tables."""
    from hypothesis import strategies as st

    return st.lists(one_of(_WORDS), min_size=1, max_size=3).map(" ".join)


@cache
def slugs() -> SearchStrategy[str]:
    """Short plain words."""
    from hypothesis import strategies as st

    return st.text("abcxyz", min_size=1, max_size=6)
