"""Items that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Lazy(Sequence[T_co]):
    """A sequence whose items are made by a function when they are first asked for, and once.

    Args:
        many: how many there are.
        make: from the place of an item to the item.
    """

    __slots__ = ("_made", "_make", "_many")

    def __init__(self, many: int, make: Callable[[int], T_co]) -> None:
        self._many = many
        self._make = make
        self._made: dict[int, T_co] = {}

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, at: int | slice) -> T_co | tuple[T_co, ...]:
        if isinstance(at, slice):
            return tuple([self[each] for each in range(*at.indices(self._many))])
        made = self._made
        if at not in made:
            at = range(self._many)[at]  # counted from the end, perhaps
            if at not in made:
                # Two threads may both make it; the first to finish is kept, so that all see one item.
                return made.setdefault(at, self._make(at))
        return made[at]

    def __iter__(self) -> Iterator[T_co]:
        return iter([self[at] for at in range(self._many)])
