"""Records that are still lines of canonical JSON, each built when it is first asked for.

A script that asks one question of the shipped data then builds the few records of the answer and
not the other thousand. The lines are not even taken out of the text beforehand: to copy them takes as long as
to read it. What a line begins with is fixed by the canonical form: its id and, of an event, its time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

from us_russia_timeline.documents import trusted_interval
from us_russia_timeline.intervals import FOREVER, Axis, read_instant
from us_russia_timeline.timelines import Lazy

__all__ = ["LazyRows", "Text"]

R_co = TypeVar("R_co", covariant=True)

_ID_AT = len('{"id":"')
_WHEN = b'","when":{'
_START = b'"start":"'
_STOP = b'","stop":"'
_LENGTH = len("2025-07-14T04:00:00Z")
_TIME = len(b'"when":')
_TEXT = b'{"text":"'
_decode = json.JSONDecoder().raw_decode
_DAY = len("2025-07-14")
_KNOWN = b',"known":{'
_UPDATES = b',"updates":[{'


class Text(Protocol):
    """A text in bytes, in memory or mapped into it."""

    def __getitem__(self, at: slice, /) -> bytes:
        """A piece of it."""
        ...

    def find(self, sub: bytes, start: int = ..., end: int = ..., /) -> int:
        """Where something stands in it, or -1."""
        ...


class LazyRows(Lazy[R_co]):
    """A sequence of records over lines of canonical JSON.

    Args:
        data: a text in UTF-8.
        starts: where its lines begin, and where the last one ends: one record each, with or without what
            parts it from the next, a comma and a line feed.
        reader: gives the way from a parsed line to its record; asked for when the first record is.
    """

    __slots__ = ("_data", "_starts")

    def __init__(
        self, data: Text, starts: Sequence[int], reader: Callable[[], Callable[[Any], R_co]]
    ) -> None:
        def parsed(at: int) -> R_co:
            # What parts a record from the next is not read.
            return reader()(_decode(data[starts[at] : starts[at + 1]].decode())[0])

        super().__init__(len(starts) - 1, parsed)
        self._data = data
        self._starts = starts

    def ids(self) -> list[str]:
        """The ids, without building a record."""
        data = self._data
        begins = [start + _ID_AT for start in self._starts[:-1]]
        return [data[begin : data.find(b'"', begin)].decode() for begin in begins]

    def _tells_time(self) -> bool:
        """Whether a time stands beside the id, as an event's does: that of a truce follows from its parts.

        The lines are of one type, and the first one tells.
        """
        data, at = self._data, self._starts[0] + _ID_AT
        at = data.find(b'"', at)
        return len(self) > 0 and data[at : at + len(_WHEN)] == _WHEN

    def edges(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """The outer edges of the times in microseconds, without building a record, if they show."""
        if not self._tells_time():
            return None
        return Lazy(len(self), partial(self._edge, stop=False)), Lazy(
            len(self), partial(self._edge, stop=True)
        )

    def _edge(self, at: int, *, stop: bool) -> int:
        data = self._data
        at = data.find(_START, self._starts[at]) + len(_START)
        if stop:
            at += _LENGTH
            if data[at : at + len(_STOP)] != _STOP:
                return FOREVER
            at += len(_STOP)
        return read_instant(data[at : at + _LENGTH].decode())

    def known(self) -> list[tuple[int, int]] | None:
        """When each event could be known, without building it, where that can be told."""
        return [self._known(at) for at in range(len(self))] if self._tells_time() else None

    def _known(self, at: int) -> tuple[int, int]:
        data, start, end = self._data, self._starts[at], self._starts[at + 1]
        # No quotation mark stands bare inside a text, so that these are keys. Updates have their own.
        updates = data.find(_UPDATES, start, end)
        told = data.find(_KNOWN, start, end if updates < 0 else updates)
        begin = data.find(_WHEN, start) + 2 + _TIME if told < 0 else told + len(_KNOWN) - 1
        stated = begin + len(_TEXT)
        if data[stated + _DAY : stated + _DAY + 1] == b'"':  # one day, as most are: known when it is over
            day = date.fromisoformat(data[stated : stated + _DAY].decode())
            stop = data.find(_STOP, stated) + len(_STOP)
            return read_instant(data[stop : stop + _LENGTH].decode()), day.toordinal()
        time = trusted_interval(_decode(data[begin:end].decode())[0])
        return time.surely_begun(Axis.INSTANTS), time.surely_begun(Axis.DAYS)
