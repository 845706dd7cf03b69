"""What callers give to functions: a yes or no, a whole number, something of a class; else a refusal."""

from __future__ import annotations

from operator import index
from typing import SupportsIndex, cast

from us_russia_timeline.errors import InvalidQuestion


def flag(name: str, value: object) -> bool:
    """A yes or no that a caller gave, numpy's as well: no text counts as yes.

    Raises:
        InvalidQuestion: it is neither.
    """
    if type(value).__name__ not in ("bool", "bool_"):
        raise InvalidQuestion(f"{name}: True or False is asked for, not {value!r:.40}")
    return bool(value)


def whole_number(name: str, value: object) -> int:
    """A whole number that a caller gave, numpy's as well: no text, no fraction, no yes or no.

    Raises:
        InvalidQuestion: it is none.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise InvalidQuestion(f"{name}: a whole number is asked for, not {value!r:.40}")
    return index(cast("SupportsIndex", value))


def require(value: object, *kinds: type) -> None:
    """What a caller gave to a function is of one of those classes.

    Raises:
        InvalidQuestion: it is not.
    """
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise InvalidQuestion(f"this is asked of {wanted}, not of {type(value).__name__}")
