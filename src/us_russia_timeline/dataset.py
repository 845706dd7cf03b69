"""The curated dataset: `load` reads it, `compile_data` makes the file that is shipped from the sources."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from us_russia_timeline.timelines import Timeline

__all__ = ["compile_data", "load"]

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_COMPILED = "timeline.json"


@lru_cache(maxsize=1)
def load() -> Timeline:
    """The curated timeline of US–Russia crisis diplomacy; read once, the same object ever after.

    It is read from the one compiled file beside this module, without a network and without zone
    data: the instants are in the file.
    """
    from us_russia_timeline.documents import from_json

    with open(os.path.join(_FOLDER, _COMPILED), "rb") as file:
        return from_json(file.read())


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

    from us_russia_timeline.codec import from_plain
    from us_russia_timeline.documents import to_json

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
