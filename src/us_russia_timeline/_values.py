"""What the classes of records share as values: how they take several things, and how they show themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

if TYPE_CHECKING:
    from us_russia_timeline.actors import ActorId

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
