"""The JSON Schema of a document, made from the models: what the reader accepts, as far as one can say."""

from __future__ import annotations

import datetime
import enum
import json
from collections.abc import Iterable
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints

import attrs

from us_russia_timeline._record import MAX_LABEL, MAX_TEXT, MAX_TITLE, SHAPES, Rule, rule_of
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.documents.writing import FORMAT, PASSED_OVER
from us_russia_timeline.intervals import FIRST_YEAR, LAST_YEAR, Interval
from us_russia_timeline.models import Place, Source
from us_russia_timeline.timelines import COLLECTIONS, Coverage, kind_of

__all__ = ["schema"]

_YEAR, _MONTH, _DAY = "(?!9999)[1-9][0-9]{3}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?"
_OFFSET = "(Z|[+-](0[0-9]|1[0-5])(:[0-5][0-9])?)?"
_POINT = f"{_YEAR}(-{_MONTH}(-{_DAY}({_CLOCK}{_OFFSET})?)?)?"
# Only what ends an interval may be 24 o'clock.
_END = rf"({_POINT}|{_YEAR}-{_MONTH}-{_DAY}T24:00(:00(\.0{{1,6}})?)?{_OFFSET})"
_SEVERAL = "|".join(
    rf"\[{each}\.\.{each}\]" for each in (_YEAR, f"{_YEAR}-{_MONTH}", f"{_YEAR}-{_MONTH}-{_DAY}")
)
_STATEMENT = rf"^({_POINT}(/({_END}|\.\.)?)?|(\.\.)?/{_END}|\.\./\.\.|{_SEVERAL})$"
_INSTANT = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}Z$"

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
                # A stop comes with a start, but where there is no beginning.
                "if": {"required": ["stop"], "properties": {"text": {"pattern": "^[^/.]"}}},
                "then": {"required": ["start"]},
                "additionalProperties": False,
            },
        ],
    },
    "statement": {"type": "string", "pattern": _STATEMENT, "maxLength": 80},
    "day": {"type": "string", "pattern": f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$", "format": "date"},
    "text": {"type": "string", "minLength": 1, "maxLength": MAX_TEXT, "not": _UNSEEN},
    "note": {"type": "string", "maxLength": MAX_TEXT, "not": _UNSEEN},
    "title": {"type": "string", "minLength": 1, "maxLength": MAX_TITLE, "not": _UNSEEN},
    "label": {"type": "string", "minLength": 1, "maxLength": MAX_LABEL, "not": _UNSEEN},
    **{
        shape: {"type": "string", "pattern": f"^(?:{pattern})$", "maxLength": limit}
        for shape, (pattern, limit, _) in SHAPES.items()
    },
}

# Copies of an event's dates, which the reader fills in, and what it works out.
_FILLED_IN = {"Term": ("at",), "Truce": ("at",), "Deadline": ("window",)}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document that `from_json` reads; a new dict at each call.

    What it cannot say is left to the reader: that references resolve, that days exist and follow each
    other, that a text is printable, that a deadline's window follows from its words.

    >>> from us_russia_timeline.documents import schema
    >>> schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    definitions = dict(_DEFINITIONS)
    kinds: dict[str, type[Any]] = {"coverage": Coverage, **{name: kind_of(name) for name in COLLECTIONS}}
    lists = {name: {"type": "array", "items": _record(kind, definitions)} for name, kind in kinds.items()}
    passed_over: dict[str, Any] = {
        name: {"type": "string", "description": f"{what}; passed over."} for name, what in PASSED_OVER.items()
    }
    found: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "us_russia_timeline document",
        "type": "object",
        "properties": {
            "$schema": passed_over.pop("$schema"),
            "format": {"const": FORMAT},
            "title": {"$ref": "#/$defs/title"},
            "data_version": {"$ref": "#/$defs/title"},
            "selection": {"$ref": "#/$defs/note"},
            **passed_over,
            **lists,
        },
        "additionalProperties": False,
        "$defs": definitions,
    }
    copied: dict[str, Any] = json.loads(json.dumps(found))  # its parts are shared, with our own rules too
    return copied


def _record(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # a place held against a type that holds itself
        hints = get_type_hints(kind)
        fields = attrs.fields(kind)
        found: dict[str, Any] = {
            "type": "object",
            "properties": {
                each.name: _field(hints[each.name], rule_of(each), definitions) for each in fields
            },
            "required": [
                each.name
                for each in fields
                if each.default is attrs.NOTHING and each.name not in _FILLED_IN.get(name, ())
            ],
            "additionalProperties": False,
        }
        if kind is Source:
            found["properties"]["primary"] = {"type": "boolean", "deprecated": True}
            found["not"] = {"required": ["primary", "form"]}
        if kind is Place:
            found["dependentRequired"] = {"latitude": ["longitude"], "longitude": ["latitude"]}
        if kind is Deadline:
            found["oneOf"] = [
                {"required": ["trigger", "least", "unit"], "not": {"required": ["by"]}},
                {
                    "required": ["by"],
                    "not": {"anyOf": [{"required": [each]} for each in ("trigger", "least", "unit")]},
                },
            ]
        definitions[name] = found
    return {"$ref": f"#/$defs/{name}"}


def _field(hint: Any, rule: Rule | None, definitions: dict[str, Any]) -> dict[str, Any]:
    """What a field may hold: the type says what it is, and its rule what of that is allowed."""
    if get_origin(hint) is tuple:
        inner = rule.inner if rule is not None else None
        items = _field(get_args(hint)[0], inner, definitions)
        return {"type": "array", "items": items, **(rule.schema if rule is not None else {})}
    parts = [part for part in get_args(hint) if part is not NoneType]
    if parts:
        return _field(parts[0], rule, definitions)
    return {**_type(hint, definitions), **(rule.schema if rule is not None else {})}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint is Interval:
        return {"$ref": "#/$defs/time"}
    if attrs.has(hint):
        return _record(hint, definitions)
    if isinstance(hint, enum.EnumType):
        members = cast("Iterable[Any]", hint.__members__.values())
        return {"enum": [member.value for member in members]}
    if hint is datetime.date:
        return {"$ref": "#/$defs/day"}
    names = {bool: "boolean", int: "integer", float: "number"}
    return {"type": names[hint]} if hint in names else {}
