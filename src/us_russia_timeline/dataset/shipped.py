"""The curated timeline, read from the one compiled file."""

from __future__ import annotations

import mmap
import os
from functools import partial
from typing import Any

from us_russia_timeline.dataset.lines import LazyRows, Text
from us_russia_timeline.documents import trusting_reader_of
from us_russia_timeline.timelines import COLLECTIONS, Records, Timeline

__all__ = ["load"]

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
COMPILED = "timeline.json"

_loaded: dict[str, Timeline] = {}


def load() -> Timeline:
    """The curated timeline of US–Russia crisis diplomacy; read once, the same object ever after.

    It is read from the one compiled file of the package, be that in a folder or in a zip, without a network
    and without zone data: the instants are in the file. Records are built when they are first asked for.
    That the file is what the strict reader accepts, and gives the same timeline, is a matter of the tests.
    """
    found = _loaded.get(COMPILED)
    if found is None:
        # Two threads may both read it; the first to finish is kept, so that all see one timeline.
        found = _loaded.setdefault(COMPILED, from_canonical(_compiled()))
    return found


def _compiled() -> Text:
    path = os.path.join(FOLDER, COMPILED)
    try:
        with open(path, "rb") as file:  # mapped rather than read: most of it is never looked at
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # whatever brought this module brings the file beside it, out of a zip too
        loader: Any = __spec__.loader
        found: bytes = loader.get_data(path)
        return found


def _line_starts(data: Text) -> list[int]:
    starts, at = [0], data.find(b"\n")
    while at >= 0:
        starts.append(at + 1)
        at = data.find(b"\n", at + 1)
    return starts


def from_canonical(data: Text) -> Timeline:
    """A timeline over the lines of canonical JSON: its head first, then each collection.

    Raises:
        ValueError: a collection does not stand where it belongs.
    """
    starts = _line_starts(data)
    closings = iter([at for at, start in enumerate(starts[:-1]) if data[start : start + 1] == b"]"])
    parts: dict[str, Any] = {}
    for at, name in ((1, "title"), (2, "data_version")):
        parts[name] = data[starts[at] : starts[at + 1]].decode().split('"')[3]
    at = 3
    for name in ("coverage", *COLLECTIONS):
        key = f'"{name}":['.encode()
        if data[starts[at] : starts[at] + len(key)] != key:
            raise ValueError(f"the compiled data has no {name} where they belong")
        first = at + 1
        empty = data[starts[at] + len(key) : starts[at] + len(key) + 1] == b"]"  # it ends in its first line
        end = first if empty else next(closings)
        rows = LazyRows[Any](data, starts[first : end + 1], partial(trusting_reader_of, name))
        parts[name] = Records.trusted(rows, ids=rows.ids, edges=rows.edges, known=rows.known)
        at = end if empty else end + 1
    parts["coverage"] = parts["coverage"].items
    return Timeline.trusted(**parts)
