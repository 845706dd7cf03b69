"""Records that are still lines of canonical JSON, each built when it is first asked for.

A script that asks one question of the shipped data then builds the few records of the answer and
not the other nine hundred. What a line begins with is fixed by the canonical form: its id and, of an
event, its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

from us_russia_timeline.intervals import FOREVER, read_instant

__all__ = ["LazyLines", "LazyRows"]

R_co = TypeVar("R_co", covariant=True)

_ID_AT = len('{"id":"')
_WHEN = b'","when":{'
_START = b'"start":"'
_STOP = b'","stop":"'
_LENGTH = len("2025-07-14T04:00:00Z")


def _id(line: bytes) -> str:
    return line[_ID_AT : line.index(b'"', _ID_AT)].decode()


def _start(line: bytes) -> int:
    at = line.index(_START) + len(_START)
    return read_instant(line[at : at + _LENGTH].decode())


def _stop(line: bytes) -> int:
    at = line.index(_START) + len(_START) + _LENGTH
    if not line.startswith(_STOP, at):
        return FOREVER
    at += len(_STOP)
    return read_instant(line[at : at + _LENGTH].decode())


class LazyLines(Sequence[R_co]):
    """A sequence over lines, each read by a function when it is first asked for, and once.

    Args:
        lines: one item each.
        build: from a line to its item.
    """

    __slots__ = ("_build", "_built", "_lines")

    def __init__(self, lines: list[bytes], build: Callable[[bytes], R_co]) -> None:
        self._lines = lines
        self._build = build
        self._built: dict[int, R_co] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> R_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[R_co, ...]: ...
    def __getitem__(self, at: int | slice) -> R_co | tuple[R_co, ...]:
        if isinstance(at, slice):
            return tuple([self[each] for each in range(*at.indices(len(self)))])
        at = range(len(self._lines))[at]
        found = self._built.get(at)
        if found is None:
            # Two threads may both build it; the first to finish is kept, so that all see one item.
            found = self._built.setdefault(at, self._build(self._lines[at]))
        return found

    def __iter__(self) -> Iterator[R_co]:
        return (self[at] for at in range(len(self)))


class LazyRows(LazyLines[R_co]):
    """A sequence of records over lines of canonical JSON.

    Args:
        lines: one record each in UTF-8, with or without what parts it from the next, a comma and a line feed.
        reader: gives the way from a parsed line to its record; asked for when the first record is.
    """

    __slots__ = ()

    def __init__(self, lines: list[bytes], reader: Callable[[], Callable[[Any], R_co]]) -> None:
        def parsed(line: bytes) -> R_co:
            import json

            return reader()(json.loads(line.rstrip(b",\n")))

        super().__init__(lines, parsed)

    def ids(self) -> Sequence[str]:
        """The ids, without building a record."""
        return LazyLines(self._lines, _id)

    def edges(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """The outer edges of the records' times in microseconds, without building a record.

        ``None`` where a time does not stand beside the id, as an event's does: those of an ultimatum
        and a truce follow from their parts. The lines are of one type, and the first one tells.
        """
        for line in self._lines[:1]:
            if not line.startswith(_WHEN, line.index(b'"', _ID_AT)):
                return None
        return LazyLines(self._lines, _start), LazyLines(self._lines, _stop)
