"""The JSON Schema of a document, made from the models: what the reader accepts, as far as one can say."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs

from us_russia_timeline import _checks
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.documents.strict import COLLECTIONS, FORMAT
from us_russia_timeline.intervals import FIRST_YEAR, LAST_YEAR, Interval
from us_russia_timeline.models import ActorId
from us_russia_timeline.timelines import Stretch

__all__ = ["schema"]

_CLOCK = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_POINT = rf"[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?)?)?"
_INSTANT = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}Z$"
_ZONE = r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}$"
_SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_DATED = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)+$"

# What a text may not hold: some of what does not show, and a space at either end. The reader knows more.
_UNSEEN = {
    "pattern": r"[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|^ | $"
}

_DEFINITIONS: dict[str, Any] = {
    "time": {
        "description": (
            "A time as stated; a text alone where the context gives its zone. "
            f"Years run from {FIRST_YEAR} to {LAST_YEAR}."
        ),
        "oneOf": [
            {"$ref": "#/$defs/statement"},
            {
                "type": "object",
                "properties": {
                    "text": {"$ref": "#/$defs/statement"},
                    "zone": {"$ref": "#/$defs/zone"},
                    "start": {"type": "string", "pattern": _INSTANT},
                    "stop": {"type": "string", "pattern": _INSTANT},
                },
                "required": ["text", "zone"],
                "dependentRequired": {"stop": ["start"]},
                "additionalProperties": False,
            },
        ],
    },
    "statement": {"type": "string", "pattern": rf"^{_POINT}(/({_POINT}|\.\.)?)?$", "maxLength": 80},
    "zone": {"type": "string", "pattern": _ZONE, "maxLength": 64},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
    "slug": {"type": "string", "pattern": _SLUG, "maxLength": 80},
    "datedId": {"type": "string", "pattern": _DATED, "maxLength": 100},
    "text": {"type": "string", "minLength": 1, "maxLength": _checks.MAX_TEXT, "not": _UNSEEN},
    "title": {"type": "string", "minLength": 1, "maxLength": _checks.MAX_TITLE, "not": _UNSEEN},
    "url": {"type": "string", "pattern": "^https?://[A-Za-z0-9][A-Za-z0-9.-]*", "maxLength": _checks.MAX_URL},
}

# Texts with a shape of their own, by the name of their field; ids by the name of their type.
_BY_NAME: dict[str, Any] = {
    "zone": {"$ref": "#/$defs/zone"},
    "url": {"$ref": "#/$defs/url"},
    "archived": {"$ref": "#/$defs/url"},
    "country": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "wikidata": {"type": "string", "pattern": "^Q[1-9][0-9]{0,11}$"},
    "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "maxLength": 35},
    "note": {"type": "string", "maxLength": _checks.MAX_TEXT, "not": _UNSEEN},
    "tags": {"$ref": "#/$defs/slug"},
    "records": {"$ref": "#/$defs/datedId"},
    **{
        name: {"$ref": "#/$defs/title"}
        for name in ("name", "publisher", "origin", "aliases", "replaced_by", "data_version")
    },
}
_BY_TYPE: dict[str, Any] = {
    **{name: {"$ref": "#/$defs/slug"} for name in ("ActorId", "PlaceId", "ClaimId")},
    **{name: {"$ref": "#/$defs/datedId"} for name in ("EventId", "UltimatumId", "TruceId")},
}
_QUANTITY = {"minimum": 1, "maximum": 100_000}
_BOUNDS: dict[str, Any] = {
    "least": _QUANTITY,
    "most": _QUANTITY,
    "latitude": {"minimum": -90, "maximum": 90},
    "longitude": {"minimum": -180, "maximum": 180},
}
# Sequences that are never empty, by their type and field; and those that hold nothing twice.
_FILLED = {
    "Event": ("actors", "sources"),
    "Ultimatum": ("issuers", "targets", "terms"),
    "Truce": ("purposes", "scope", "parties"),
    "Violation": ("by", "against"),
}
_UNIQUE = frozenset(
    [
        "actors",
        "recipients",
        "mediators",
        "contested_by",
        "tags",
        "links",
        "issuers",
        "targets",
        "third_parties",
        "by",
        "against",
        "records",
        "aliases",
    ]
)
# Copies of an event's dates, which the reader fills in.
_FILLED_IN = {"Term": ("at",), "Truce": ("at",), "Deadline": ("window",)}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document that `from_json` reads; a new dict at each call.

    What it cannot say is left to the reader: that references resolve, that days exist and follow each
    other, that a text is printable, that a deadline's window follows from its words.
    """
    definitions = dict(_DEFINITIONS)
    kinds: dict[str, type[Any]] = {"coverage": Stretch, **COLLECTIONS}
    lists = {name: {"type": "array", "items": _record(kind, definitions)} for name, kind in kinds.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "us_russia_timeline document",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "title": {"$ref": "#/$defs/title"},
            "data_version": {"$ref": "#/$defs/title"},
            **lists,
        },
        "additionalProperties": False,
        "$defs": definitions,
    }


def _record(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # a place held against a type that holds itself
        hints = get_type_hints(kind, localns={"ActorId": ActorId, "Deadline": Deadline})
        fields = attrs.fields(kind)
        definitions[name] = {
            "type": "object",
            "properties": {
                each.name: _value(hints[each.name], each.name, definitions, name) for each in fields
            },
            "required": [
                each.name
                for each in fields
                if each.default is attrs.NOTHING and each.name not in _FILLED_IN.get(name, ())
            ],
            "additionalProperties": False,
        }
        if name == "Place":
            definitions[name]["dependentRequired"] = {"latitude": ["longitude"], "longitude": ["latitude"]}
        if kind is Deadline:
            definitions[name]["oneOf"] = [
                {"required": ["trigger", "least", "unit"], "not": {"required": ["by"]}},
                {
                    "required": ["by"],
                    "not": {"anyOf": [{"required": [each]} for each in ("trigger", "least", "unit")]},
                },
            ]
    return {"$ref": f"#/$defs/{name}"}


def _value(hint: Any, name: str, definitions: dict[str, Any], owner: str) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        found: dict[str, Any] = {
            "type": "array",
            "items": _value(get_args(hint)[0], name, definitions, owner),
        }
        if name in _FILLED.get(owner, ()):
            found["minItems"] = 1
        if name in _UNIQUE:
            found["uniqueItems"] = True
        return found
    parts = [part for part in get_args(hint) if part is not NoneType]
    if parts:
        return _value(parts[0], name, definitions, owner)
    if hint is Interval:
        return {"$ref": "#/$defs/time"}
    if attrs.has(hint):
        return _record(hint, definitions)
    if isinstance(hint, enum.EnumType):
        members = cast("Iterable[Any]", hint.__members__.values())
        return {"enum": [member.value for member in members]}
    if hint is datetime.date:
        return {"$ref": "#/$defs/day"}
    if hint in (bool, int, float):
        names = {bool: "boolean", int: "integer", float: "number"}
        return {"type": names[hint], **_BOUNDS.get(name, {})}
    return _text(hint, name, owner)


def _text(hint: Any, name: str, owner: str) -> dict[str, Any]:
    if hint.__name__ in _BY_TYPE:
        return dict(_BY_TYPE[hint.__name__])
    if name in ("title", "id") and owner != "Source":
        return {"$ref": "#/$defs/title"}
    return dict(_BY_NAME.get(name, {"$ref": "#/$defs/text"}))
