"""What is asked of the shipped records before any is built, in columns beside the compiled file.

Where each record's line begins, its id, and of an event the edges of its time and when it could be known: a
question then builds the few records of its answer and not the other thousand. The columns are worked out of
the records when the data is compiled, a JSON array a line, and each is read when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from us_russia_timeline.timelines import LISTS, Timeline

__all__ = ["Columns", "columns_of", "read_columns"]

TIMED = "events"
"""Whose times show before they are built: that of a truce or an ultimatum follows from its parts."""


class Columns:
    """The columns of one collection.

    Args:
        many: how many records it holds.
        rows: the columns as they are written: ids, beginnings of lines and the end of the last one; of events
            the starts, the stops, the microseconds and the days by which each could be known.
    """

    def __init__(self, many: int, rows: list[bytes]) -> None:
        self.many = many
        self._rows = rows

    def _read(self, at: int) -> list[Any]:
        column: list[Any] = json.loads(self._rows[at])
        return column

    def ids(self) -> list[str]:
        """The ids, in order."""
        return self._read(0)

    @cached_property
    def lines(self) -> list[int]:
        """The byte at which each record's line begins, and that after the end of the last line."""
        return self._read(1)

    def edges(self) -> tuple[list[int], list[int]] | None:
        """The outer edges of the times in microseconds, where they show."""
        return (self._read(2), self._read(3)) if len(self._rows) > 2 else None

    def known(self) -> list[tuple[int, int]] | None:
        """When each could be known, as `Records.known` says it, where that shows."""
        return list(zip(self._read(4), self._read(5), strict=True)) if len(self._rows) > 2 else None


def columns_of(timeline: Timeline, text: bytes) -> bytes:
    """The columns of a timeline whose canonical JSON that is: what `read_columns` reads."""
    rows: list[Any] = []
    counts: list[int] = []
    head, end = 0, 0
    for name in LISTS:
        records = getattr(timeline, name)
        begin = text.index(f'\n"{name}":['.encode(), end)
        lines = [text.index(b"\n", begin + 1) + 1]
        for _ in records:
            lines.append(text.index(b"\n", lines[-1]) + 1)
        head, end = head or begin, lines[-1] - 2
        counts.append(len(records))
        rows += [[] if name == "coverage" else list(records.ids()), lines]
        if name == TIMED:
            known = records.known()
            rows += [*records.edges(), [us for us, _ in known], [day for _, day in known]]
    every = [[len(text), head, *counts], *rows]
    return b"".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in every
    )


def read_columns(written: bytes, size: int) -> tuple[int, dict[str, Columns]]:
    """The byte at which the head of the document ends, and the columns of each collection by its name.

    Args:
        written: what `columns_of` gave.
        size: how many bytes the document has.

    Raises:
        ValueError: they are of another document.
    """
    rows = iter(written.splitlines())
    stated, head, *counts = json.loads(next(rows))
    if stated != size:
        raise ValueError("the columns are those of another compiled file: compile the data again")
    return head, {
        name: Columns(many, list(_rows_of(name, rows))) for name, many in zip(LISTS, counts, strict=True)
    }


def _rows_of(name: str, rows: Iterator[bytes]) -> Iterator[bytes]:
    for _ in range(6 if name == TIMED else 2):
        yield next(rows)
