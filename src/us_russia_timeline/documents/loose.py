"""Plain data of any shape, asked for the attributes of a record: what is not there is nothing, no error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

__all__ = ["Loose"]


class Loose:
    """A value of a document: of a table its values are attributes, of a list its items; else nothing."""

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:
        self._value = value

    def __getattr__(self, name: str) -> Any:
        value = self._value
        return _loose(cast("dict[str, Any]", value).get(name)) if isinstance(value, dict) else Loose(None)

    def __iter__(self) -> Iterator[Any]:
        value = self._value
        return map(_loose, cast("list[Any]", value)) if isinstance(value, list) else iter(())

    def has(self, name: str) -> bool:
        """Whether it is a table with that key."""
        value = self._value
        return isinstance(value, dict) and name in cast("dict[str, Any]", value)


class _Word(str):
    """A text: one thing, neither several nor a table."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Loose:
        return Loose(None)

    def __iter__(self) -> Iterator[str]:
        return iter(())


def _loose(value: Any) -> Any:
    return _Word(value) if type(value) is str else Loose(value)
