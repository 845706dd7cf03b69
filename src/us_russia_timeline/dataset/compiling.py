"""The way from the authored TOML files to the one file that is shipped."""

from __future__ import annotations

import os
from typing import Any

from us_russia_timeline.dataset.columns import columns_of
from us_russia_timeline.dataset.shipped import COLUMNS, COMPILED, FOLDER
from us_russia_timeline.documents import from_plain, replace_file, to_json
from us_russia_timeline.timelines import Timeline

__all__ = ["compile_data"]


def compile_data(folder: str | None = None) -> str:
    """The canonical JSON of the authored TOML files: what ``timeline.json`` must hold, byte for byte.

    ``python -m us_russia_timeline.dataset`` writes it.

    Args:
        folder: where the TOML files are; left out, those of the package.

    Raises:
        InvalidTimeline: the authored data has faults.
        OSError: a file cannot be read.
    """
    return to_json(_authored(folder))


def _authored(folder: str | None = None) -> Timeline:
    import tomllib

    document: dict[str, Any] = {}
    root = folder or FOLDER
    for place, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith(".toml"):
                with open(os.path.join(place, name), "rb") as file:
                    for key, value in tomllib.load(file).items():
                        if isinstance(value, list):
                            document.setdefault(key, []).extend(value)
                        else:
                            document[key] = value
    return from_plain(document)


def write_data() -> None:
    """Compile the authored data of this package into the file that is shipped, and its columns."""
    timeline = _authored()
    text = to_json(timeline)
    columns = columns_of(timeline, text.encode())
    for name, written in ((COMPILED, text), (COLUMNS, columns.decode())):
        replace_file(os.path.join(FOLDER, name), written)
