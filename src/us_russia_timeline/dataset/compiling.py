"""The way from the authored TOML files to the one file that is shipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, cast

from us_russia_timeline.dataset.columns import columns_of
from us_russia_timeline.dataset.shipped import COLUMNS, COMPILED, FOLDER
from us_russia_timeline.documents import from_plain, replace_file, to_json
from us_russia_timeline.errors import Fault, InvalidTimeline
from us_russia_timeline.timelines import Timeline

__all__ = ["compile_data"]


def compile_data(folder: str | None = None) -> str:
    """The canonical JSON of the authored TOML files: what ``timeline.json`` must hold, byte for byte.

    ``python -m us_russia_timeline.dataset`` writes it.

    Args:
        folder: where the TOML files are; left out, those of the package.

    Raises:
        InvalidTimeline: the authored data has faults: a file is no TOML, a key that is no list of tables
            stands in two of them, or what `documents.from_plain` refuses.
        OSError: the folder is not there, or a file cannot be read.
    """
    return to_json(_authored(folder))


def _authored(folder: str | None = None) -> Timeline:
    document: dict[str, Any] = {}
    faults: list[Fault] = []
    places: dict[str, str] = {}
    for name, tables in _files(FOLDER if folder is None else folder, faults):
        for key, value in tables.items():
            held = document.get(key)
            if key not in document:
                document[key], places[key] = value, name
            elif isinstance(held, list) and isinstance(value, list):
                cast("list[Any]", held).extend(cast("list[Any]", value))
            else:
                faults.append(Fault("", key, f"stands in {places[key]} and again in {name}"))
    if faults:
        raise InvalidTimeline(tuple(faults))
    return from_plain(document)


def _files(root: str, faults: list[Fault]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of each TOML file below a folder, by its path there; what is no TOML is a fault."""
    import tomllib

    for place, _, names in sorted(os.walk(root, onerror=_raised)):
        for name in sorted(names):
            if name.endswith(".toml"):
                path = os.path.join(place, name)
                inner = os.path.relpath(path, root)
                try:
                    with open(path, "rb") as file:
                        tables = tomllib.load(file)
                except ValueError as fault:
                    faults.append(Fault("", inner, f"it is not TOML in UTF-8: {fault}"))
                else:
                    yield inner, tables


def _raised(fault: OSError) -> None:
    """A folder that is not there, or cannot be listed, holds data that would be lost in silence."""
    raise fault


def write_data() -> None:
    """Compile the authored data of this package into the file that is shipped, and its columns."""
    timeline = _authored()
    text = to_json(timeline)
    columns = columns_of(timeline, text.encode())
    for name, written in ((COMPILED, text), (COLUMNS, columns.decode())):
        replace_file(os.path.join(FOLDER, name), written)
