"""The curated timeline, read from the one compiled file."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

from us_russia_timeline.dataset.lines import LazyRows
from us_russia_timeline.documents import reader_of
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
        found = _loaded.setdefault(COMPILED, _from_canonical(_compiled().splitlines(keepends=True)))
    return found


def _compiled() -> bytes:
    # Whatever brought this module brings the file beside it, out of a zip too.
    loader: Any = __spec__.loader
    found: bytes = loader.get_data(os.path.join(FOLDER, COMPILED))
    return found


def _from_canonical(lines: list[bytes]) -> Timeline:
    """A timeline over the lines of canonical JSON: its head first, then each collection."""
    parts: dict[str, Any] = {}
    for at, name in ((1, "title"), (2, "data_version")):
        parts[name] = lines[at].decode().split('"')[3]
    at, last = 3, [*COLLECTIONS][-1]
    for name in ("coverage", *COLLECTIONS):
        if not lines[at].startswith(f'"{name}":['.encode()):
            raise ValueError(f"the compiled data has no {name} where they belong")
        first = at + 1
        if not lines[at].endswith((b"[],\n", b"[]}\n")):
            at = lines.index(b"]}\n" if name == last else b"],\n", first)
        rows = LazyRows[Any](lines[first:at], partial(reader_of, name))
        parts[name] = Records.trusted(rows, ids=rows.ids(), edges=rows.edges())
        at += 1
    parts["coverage"] = parts["coverage"].items
    return Timeline.trusted(**parts)
