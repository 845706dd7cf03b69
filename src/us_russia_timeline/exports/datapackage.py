"""A Data Package 2.0: a descriptor and the CSV tables that it describes, with their keys, sizes and hashes.

`write` puts the whole package into a folder; `render` gives the descriptor alone, `files` all of it as texts.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from typing import Any

from us_russia_timeline._record import require
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

    All files are written before the first takes its place: a disk that fills up leaves what was there.

    Returns:
        The names of the files.

    Raises:
        InvalidQuestion: it is no timeline.
        OSError: the folder cannot be made or written to.

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
    with tempfile.TemporaryDirectory(dir=folder, prefix=".datapackage-") as passing:
        for name, text in made.items():
            with open(os.path.join(passing, name), "wb") as file:
                file.write(text.encode())
        for name in made:
            os.replace(os.path.join(passing, name), os.path.join(folder, name))
    return list(made)


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
