"""What the classes of records share: ids of others, taking several things, showing themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NewType, TypeVar, cast

import attrs

ActorId = NewType("ActorId", str)
"""The id of an actor: a plain slug such as ``sergei-lavrov``."""

PlaceId = NewType("PlaceId", str)
"""The id of a place: a plain slug such as ``geneva``."""

T = TypeVar("T")


class Value:
    """The base of the records: how they are compared, hashed and shown, once for all of them.

    A class of this base says ``eq=False, repr=False``. attrs would generate and compile such methods for
    each class at every start; these are a little slower to call.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(_all_of(self) == _all_of(other))

    def __hash__(self) -> int:
        return hash(_all_of(self))

    def __repr__(self) -> str:
        """The class and what differs from its defaults."""
        values = [(field, getattr(self, field.name)) for field in self.__attrs_attrs__]
        said = [f"{field.name}={value!r}" for field, value in values if value != field.default]
        return f"{type(self).__name__}({', '.join(said)})"


_getters: dict[type[Any], Callable[[Any], object]] = {}


def _all_of(record: Any) -> object:
    """The values of a record's fields, in their order."""
    kind = record.__class__
    getter = _getters.get(kind)
    if getter is None:
        getter = _getters[kind] = attrgetter(*[field.name for field in kind.__attrs_attrs__])
    return getter(record)


def several(values: Iterable[T]) -> tuple[T, ...]:
    """The values as a tuple; what is not several values is left as it is, for a check to name the field."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        return cast("tuple[T, ...]", values)
    return tuple(values)


# The converter of a field, one for each type of element: from it a type checker reads what a constructor
# takes, and mypy reads nothing from a generic one. Over the signature of `tuple` itself attrs takes long.


def texts(values: Iterable[str]) -> tuple[str, ...]:
    """Texts as a tuple."""
    return several(values)


def actor_ids(values: Iterable[ActorId]) -> tuple[ActorId, ...]:
    """Ids of actors as a tuple."""
    return several(values)
