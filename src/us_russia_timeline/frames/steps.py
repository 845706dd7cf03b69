"""Step functions: what changes at bounds only, such as what is in force."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Steps", "merged"]

V = TypeVar("V")
W = TypeVar("W")


class Steps(NamedTuple, Generic[V]):
    """A function of time that changes at bounds only.

    Attributes:
        bounds: the microseconds at which the value changes, ascending.
        values: one more than bounds; ``values[i]`` holds from ``bounds[i - 1]``, inclusive, to
            ``bounds[i]``, exclusive. ``None`` is for a time about which nothing can be said.
    """

    bounds: tuple[int, ...]
    values: tuple[V | None, ...]

    def at(self, us: int) -> V | None:
        """The value at a microsecond."""
        return self.values[bisect_right(self.bounds, us)]

    def each(self, make: Callable[[V], W | None]) -> Steps[W]:
        """What a function makes of its values; of what nothing can be said, nothing."""
        return merged(self.bounds, [None if value is None else make(value) for value in self.values])


def merged(bounds: Sequence[int], values: Sequence[V | None]) -> Steps[V]:
    """Steps without the bounds at which nothing changes."""
    kept = [place for place in range(len(bounds)) if values[place] != values[place + 1]]
    return Steps(tuple(bounds[place] for place in kept), (values[0], *(values[place + 1] for place in kept)))
