"""The curated timeline, read from the one compiled file."""

from __future__ import annotations

import json
import mmap
import os
from functools import partial
from typing import Any, Protocol

from us_russia_timeline.dataset.columns import Columns, read_columns
from us_russia_timeline.documents import trusting_reader_of
from us_russia_timeline.timelines import Lazy, Records, Timeline

__all__ = ["load"]

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
COMPILED, COLUMNS = "timeline.json", "timeline.columns"
_decode = json.JSONDecoder().raw_decode

_loaded: dict[str, Timeline] = {}


class Text(Protocol):
    """A text in bytes, in memory or mapped into it."""

    def __getitem__(self, at: slice, /) -> bytes:
        """A piece of it."""
        ...

    def __len__(self) -> int:
        """How many bytes it has."""
        ...


def load() -> Timeline:
    """The curated timeline of US–Russia crisis diplomacy; read once, the same object ever after.

    It is read from the one compiled file of the package, be that in a folder or in a zip, without a network
    and without zone data: the instants are in the file. Records are built when they are first asked for.
    That the file is what the strict reader accepts, and gives the same timeline, is a matter of the tests.

    >>> import us_russia_timeline as urt
    >>> urt.load().title
    'US–Russia crisis diplomacy, 2016 to 2026'
    >>> urt.load() is urt.load()
    True
    """
    found = _loaded.get(COMPILED)
    if found is None:
        # Two threads may both read it; the first to finish is kept, so that all see one timeline.
        found = _loaded.setdefault(COMPILED, from_canonical(_bytes_of(COMPILED), _bytes_of(COLUMNS)[:]))
    return found


def _bytes_of(name: str) -> Text:
    path = os.path.join(FOLDER, name)
    try:
        with open(path, "rb") as file:  # mapped rather than read: most of it is never looked at
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # whatever brought this module brings the file beside it, out of a zip too
        loader: Any = __spec__.loader
        found: bytes = loader.get_data(path)
        return found


def from_canonical(data: Text, written: bytes) -> Timeline:
    """A timeline over the lines of canonical JSON.

    Args:
        data: the document.
        written: its columns, as `columns_of` gives them.

    Raises:
        ValueError: the columns are of another document.
    """
    head, columns = read_columns(written, len(data))
    parts: dict[str, Any] = json.loads(data[:head].decode().rstrip(",") + "}")
    del parts["format"]
    for name, told in columns.items():
        rows = Lazy[Any](told.many, partial(_built, data, told, name))
        parts[name] = Records.trusted(rows, ids=told.ids, edges=told.edges, known=told.known)
    parts["coverage"] = parts["coverage"].items
    return Timeline.trusted(**parts)


def _built(data: Text, told: Columns, name: str, at: int) -> Any:
    """The record in a line; what parts it from the next, a comma and a line feed, is not read."""
    line = data[told.lines[at] : told.lines[at + 1]].decode()
    return trusting_reader_of(name)(_decode(line)[0])
