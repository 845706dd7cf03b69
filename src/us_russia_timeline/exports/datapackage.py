"""A Data Package 2.0 descriptor of the CSV tables: their columns, types, keys, sizes and hashes.

Save it as ``datapackage.json`` beside the tables that `us_russia_timeline.exports.csv` renders, each
under the name of its collection.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from us_russia_timeline._record import require
from us_russia_timeline.exports import csv
from us_russia_timeline.tables import columns
from us_russia_timeline.timelines import COLLECTIONS, Timeline, kind_of

__all__ = ["render"]

_TYPES = {
    "text": "string",
    "date": "date",
    "instant": "datetime",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}
_REFERENCES = {
    "events": (("place", "places"),),
    "truces": (("declared", "events"),),
}
_NOTE = (
    "A text that a spreadsheet could take for a formula, or that begins with an apostrophe, "
    "has an apostrophe in front; take one off to get the text back."
)


def render(timeline: Timeline) -> str:
    """The descriptor as JSON; it fits the guarded tables byte for byte.

    Raises:
        InvalidQuestion: it is no timeline.
    """
    require(timeline, Timeline)
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "us-russia-timeline",
        "title": timeline.title,
        "version": timeline.data_version,
        "description": _NOTE,
        "resources": [_resource(timeline, name, kind_of(name)) for name in COLLECTIONS],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(timeline: Timeline, name: str, kind: type) -> dict[str, Any]:
    content = csv.render(timeline, table=name).encode()
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": _TYPES[column.type], "description": column.gloss}
            for column in columns(kind)
        ],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    keys = [
        {"fields": [field], "reference": {"resource": other, "fields": ["id"]}}
        for field, other in _REFERENCES.get(name, ())
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
