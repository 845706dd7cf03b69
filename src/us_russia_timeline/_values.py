"""What the classes of records share: ids of others, taking several things, showing themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType, TypeVar, cast

import attrs

ActorId = NewType("ActorId", str)
"""The id of an actor: a plain slug such as ``sergei-lavrov``."""

PlaceId = NewType("PlaceId", str)
"""The id of a place: a plain slug such as ``geneva``."""

T = TypeVar("T")


def shown(self: attrs.AttrsInstance) -> str:
    """A ``__repr__``: the class and what differs from its defaults.

    Shorter to read than every field; and one function costs a start less than one generated for each class.
    """
    kind = type(self)
    values = [(field, getattr(self, field.name)) for field in attrs.fields(kind)]
    said = [f"{field.name}={value!r}" for field, value in values if value != field.default]
    return f"{kind.__name__}({', '.join(said)})"


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
