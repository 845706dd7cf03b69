"""The curated dataset: `load` reads it, `compile_data` makes the file that is shipped from the sources."""

from __future__ import annotations

import os
from typing import Any

from us_russia_timeline.timelines import Records, Timeline

__all__ = ["compile_data", "load"]

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_COMPILED = "timeline.json"


_loaded: dict[str, Timeline] = {}


def load() -> Timeline:
    """The curated timeline of US–Russia crisis diplomacy; read once, the same object ever after.

    It is read from the one compiled file beside this module, without a network and without zone
    data: the instants are in the file. Records are built when they are first asked for. That the
    file is what the strict reader accepts, and gives the same timeline, is a matter of the tests.
    """
    found = _loaded.get(_COMPILED)
    if found is None:
        # In pieces of 64 KiB: most lines lie across two of the usual small ones, and are put together slowly.
        with open(os.path.join(_FOLDER, _COMPILED), "rb", 1 << 16) as file:
            # Two threads may both read it; the first to finish is kept, so that all see one timeline.
            found = _loaded.setdefault(_COMPILED, _from_canonical(file.readlines()))
    return found


def _from_canonical(lines: list[bytes]) -> Timeline:
    """A timeline over the lines of canonical JSON: its head first, then each collection."""
    from us_russia_timeline.dataset.lines import LazyRows
    from us_russia_timeline.documents import BUILDERS

    parts: dict[str, Any] = {}
    for at, name in ((1, "title"), (2, "data_version")):
        parts[name] = lines[at].decode().split('"')[3]
    at, last = 3, [*BUILDERS][-1]
    for name, build in BUILDERS.items():
        if not lines[at].startswith(f'"{name}":['.encode()):
            raise ValueError(f"the compiled data has no {name} where they belong")
        first = at + 1
        if not lines[at].endswith((b"[],\n", b"[]}\n")):
            at = lines.index(b"]}\n" if name == last else b"],\n", first)
        parts[name] = Records[Any].trusted(LazyRows[Any](lines[first:at], build))
        at += 1
    parts["coverage"] = parts["coverage"].items
    return Timeline.trusted(**parts)


def compile_data(folder: str | None = None) -> str:
    """The canonical JSON of the authored TOML files: what ``timeline.json`` must hold, byte for byte.

    ``python -m us_russia_timeline.dataset`` writes it.

    Args:
        folder: where the TOML files are; left out, those of the package.

    Raises:
        InvalidTimeline: the authored data has faults.
        OSError: a file cannot be read.
    """
    import tomllib

    from us_russia_timeline.documents import from_plain, to_json

    document: dict[str, Any] = {}
    root = folder or _FOLDER
    for place, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".toml"):
                with open(os.path.join(place, name), "rb") as file:
                    for key, value in tomllib.load(file).items():
                        if isinstance(value, list):
                            document.setdefault(key, []).extend(value)
                        else:
                            document[key] = value
    return to_json(from_plain(document))


def _write() -> None:
    target = os.path.join(_FOLDER, _COMPILED)
    text = compile_data()
    with open(target + ".new", "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(target + ".new", target)


if __name__ == "__main__":
    _write()
