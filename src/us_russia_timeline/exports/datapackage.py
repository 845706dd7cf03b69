"""A Data Package 2.0: a descriptor and the CSV tables that it describes, with their keys, sizes and hashes.

`write` puts the whole package into a folder; `render` gives the descriptor alone, `files` all of it as texts.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from typing import Any

from us_russia_timeline._given import require
from us_russia_timeline.exports import csv
from us_russia_timeline.exports.terms import citation, terms
from us_russia_timeline.tables import TABLES, Table
from us_russia_timeline.timelines import Timeline

__all__ = ["files", "render", "write"]

DESCRIPTOR = "datapackage.json"
_TYPES = {
    "text": "string",
    "date": "date",
    "instant": "datetime",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}
_NOTE = (
    "A text that a spreadsheet could take for a formula, or that begins with an apostrophe, "
    "has an apostrophe in front; take one off to get the text back."
)


def render(timeline: Timeline) -> str:
    """The descriptor as JSON; it fits the tables of `files` byte for byte.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> import json
    >>> from us_russia_timeline.exports import datapackage
    >>> json.loads(datapackage.render(urt.from_json('{"title": "A crisis"}')))["title"]
    'A crisis'
    """
    return files(timeline)[DESCRIPTOR]


def files(timeline: Timeline) -> dict[str, str]:
    """The files of the package by their names, the descriptor last; write them as bytes, for CSV has CRLF.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import datapackage
    >>> "truces.csv" in datapackage.files(urt.from_json('{"title": "A crisis"}'))
    True
    """
    require(timeline, Timeline)
    made = {f"{name}.csv": csv.render(timeline, table=name, cited=False) for name in TABLES}
    found = terms(timeline)
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "us-russia-timeline" if found is not None else "timeline",
        "title": timeline.title,
        "version": timeline.data_version,
        "description": _NOTE,
        "citation": citation(timeline),
    }
    if found is not None:
        package["licenses"] = [{"name": found.licence, "title": found.words, "path": found.address}]
        package["contributors"] = [{"title": found.credit, "roles": ["creator"]}]
    package["resources"] = [_resource(table, made[f"{table.name}.csv"]) for table in TABLES.values()]
    return {**made, DESCRIPTOR: json.dumps(package, ensure_ascii=False, indent=2) + "\n"}


def write(timeline: Timeline, folder: str | os.PathLike[str]) -> list[str]:
    """Write the whole package, every table and the descriptor, into a folder, which is made if need be.

    It is written whole or not at all: all files are written before the first takes its place, and where one
    cannot, those that were there come back.

    Returns:
        The names of the files.

    Raises:
        InvalidQuestion: it is no timeline.
        OSError: the folder cannot be made or written to, or a folder has the name of one of the files.

    >>> import us_russia_timeline as urt
    >>> import os
    >>> import tempfile
    >>> from us_russia_timeline.exports import datapackage
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = datapackage.write(urt.from_json('{"title": "A crisis"}'), folder)
    ...     "datapackage.json" in os.listdir(folder)
    True
    """
    made = files(timeline)
    os.makedirs(folder, exist_ok=True)
    for target in [os.path.join(folder, name) for name in made]:
        if os.path.isdir(target) and not os.path.islink(target):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".datapackage-") as passing:
        for name, text in made.items():
            with open(os.path.join(passing, name), "wb") as file:
                file.write(text.encode())
        _put(made, passing, os.fspath(folder))
    return list(made)


def _put(names: Iterable[str], passing: str, folder: str) -> None:
    """Put files from one folder in their places in another, all of them or none."""
    aside = tempfile.mkdtemp(dir=folder, prefix=".datapackage-old-")  # kept where not all can be put back
    moved: list[tuple[str, str, str]] = []
    try:
        for name in names:
            new, target, old = (os.path.join(each, name) for each in (passing, folder, aside))
            moved.append((new, target, old))
            if os.path.lexists(target):
                os.replace(target, old)
            os.replace(new, target)
    except BaseException:
        for new, target, old in reversed(moved):
            if os.path.lexists(old):
                os.replace(old, target)
            elif not os.path.lexists(new):
                os.unlink(target)
        os.rmdir(aside)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _resource(table: Table, content: str) -> dict[str, Any]:
    data = content.encode()
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": _TYPES[column.type], "description": column.gloss}
            for column in table.columns
        ],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        schema["foreignKeys"] = [
            {"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
            for own, other, theirs in table.references
        ]
    return {
        "name": table.name,
        "title": table.gloss,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }
