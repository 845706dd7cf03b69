"""Plain data to records, strictly: every fault at once, each with its record and path.

The one module that knows how cattrs reads. Its leniencies (numbers for texts, texts for numbers, unknown
keys dropped, any iterable for a sequence) are each turned off here.
"""

from __future__ import annotations

import datetime
import enum
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from us_russia_timeline._record import Rule, rule_of
from us_russia_timeline.documents.context import stated
from us_russia_timeline.documents.faults import leaves, printable, unknown_keys
from us_russia_timeline.errors import InvalidInterval, InvalidRecord, TimelineError
from us_russia_timeline.intervals import EVER, FOREVER, Interval, clock_instant, held_to_rules, parse_point

__all__ = ["NO_ZONE", "kind_of_value", "strictly"]

NO_ZONE = "a text alone has no zone here"
"""What is said of a time of which neither the document nor its context tells the zone."""

_MANY = 1_000
# After so many faulty items the rest of a list is not looked at: each costs more memory than its text.

Hook = Callable[[Any, Any], Any]


def _strict(kind: type, name: str) -> Hook:
    def structure(value: Any, wanted: Any) -> Any:
        if isinstance(wanted, enum.EnumType):  # cattrs finds the hook of texts for our StrEnums too
            return _member(value, wanted)
        if type(value) is not kind:
            raise InvalidRecord(f"must be {name}, not {kind_of_value(value)}")
        return value

    return structure


def kind_of_value(value: Any) -> str:
    """What a value of a document is, in a word."""
    names = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(
        cast("type[Any]", type(value)),
        "a table" if isinstance(value, dict) else "nothing" if value is None else type(value).__name__,
    )


def _number(value: Any, _: Any) -> float:
    if type(value) in (int, float):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return number
        raise InvalidRecord("must be a finite number")
    raise InvalidRecord(f"must be a number, not {kind_of_value(value)}")


def _day(value: Any, _: Any) -> datetime.date:
    if type(value) is datetime.date:  # TOML has days of its own
        value = value.isoformat()
    if type(value) is str and len(value) == 10:
        try:
            return parse_point(value).low.date()
        except InvalidInterval as fault:
            raise InvalidRecord(str(fault)) from None
    raise InvalidRecord("must be a day such as 2025-07-14")


def _member(value: Any, kind: Any) -> Any:
    if type(value) is not str:
        raise InvalidRecord(f"must be a text, not {kind_of_value(value)}")
    found = kind._value2member_map_.get(value)
    if found is None:
        allowed = ", ".join(member.value for member in kind)
        raise InvalidRecord(f"{value!r:.60} is not one of: {allowed}")
    return found


def _microseconds(value: Any, name: str) -> int:
    if isinstance(value, datetime.datetime) and not value.utcoffset():  # TOML has instants of its own
        value = value.replace(tzinfo=None).isoformat() + ("Z" if value.tzinfo else "")
    if type(value) is not str or not value.endswith("Z"):
        raise InvalidRecord(f"{name}: must be an instant in UTC such as 2025-07-14T04:00:00Z")
    try:
        point = parse_point(value, beyond=1)  # the last day of 9998 ends in 9999, by the clocks of UTC
    except OverflowError:
        raise InvalidRecord(f"{name}: {value} is beyond the calendar") from None
    return clock_instant(point.low, "UTC", None, value)


def _interval(value: Any, _: Any) -> Interval:
    if isinstance(value, str | datetime.date):
        raise InvalidRecord(f"{NO_ZONE}; write a table with text and zone")
    if not isinstance(value, dict):
        raise InvalidRecord(f"must be a time, a table with text and zone, not {kind_of_value(value)}")
    given = cast("dict[str, Any]", value)
    _known_keys(given, ("text", "zone", "start", "stop"))
    text, zone = stated(given.get("text")), given.get("zone")
    if type(text) is not str or type(zone) is not str:
        raise InvalidRecord("a time has a text and a zone, both texts")
    if "start" not in given and "stop" not in given:
        return Interval(text, zone)
    if "start" not in given and text[:1] not in ("/", "."):
        raise InvalidRecord("stop: it comes with start or not at all")
    start = _microseconds(given["start"], "start") if "start" in given else EVER
    stop = _microseconds(given["stop"], "stop") if "stop" in given else FOREVER
    return held_to_rules(Interval(text, zone, start, stop))


def _known_keys(given: dict[str, Any], known: tuple[str, ...]) -> None:
    extra = [key for key in given if key not in known]
    if extra:
        raise InvalidRecord(unknown_keys(extra))


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _optional_hook(kind: Any) -> Hook:
    inner = next(each for each in get_args(kind) if each is not NoneType)

    def structure(value: Any, _: Any) -> Any:
        if value is None:
            raise InvalidRecord("leave the key out where there is nothing to say")
        return _converter().structure(value, inner)

    return structure


def _tuple_hook(kind: Any) -> Hook:
    inner = get_args(kind)[0]

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise InvalidRecord(f"must be a list, not {kind_of_value(value)}")
        convert = _converter()
        held: list[Any] = []
        faults: list[Exception] = []
        for at, each in enumerate(cast("list[Any]", value)):
            try:
                held.append(convert.structure(each, inner))
            except Exception as fault:  # noqa: BLE001 - kept, and raised with its fellows
                fault.__notes__ = [
                    *getattr(fault, "__notes__", []),
                    IterableValidationNote(f"item {at}", at, inner),
                ]
                faults.append(fault)
                if len(faults) == _MANY:
                    break
        if faults:
            raise IterableValidationError("in a list", faults, kind)  # pyright: ignore[reportCallIssue] - typed as a plain group
        return tuple(held)

    return structure


def _record_hook(kind: type[Any]) -> Hook:
    """From a table to a record: each field is read and held to its rule, so that all faults are found."""
    hints, fields = get_type_hints(kind), attrs.fields(kind)
    names = [field.name for field in fields]
    defaults = {field.name: field.default for field in fields if field.default is not attrs.NOTHING}

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            known = ", ".join(names)
            raise InvalidRecord(f"must be a table, not {kind_of_value(value)}; its keys are {known}")
        given = cast("dict[str, Any]", value)
        held: dict[str, Any] = {}
        faults: list[Exception] = []
        for field in fields:
            name = field.name
            if name in given:
                faults += _read_field(given[name], name, hints[name], rule_of(field), held)
            elif name not in defaults:
                faults.append(_at(KeyError(name), name))
        extra = [key for key in given if key not in names]
        if extra:
            faults.append(ForbiddenExtraKeysError("", kind, set(extra)))
        else:  # an unknown key may be a field's, misspelt: then what is left out says nothing
            held = {name: default for name, default in defaults.items() if name not in given} | held
        return _made(kind, held, faults)

    return structure


def _made(kind: type[Any], held: dict[str, Any], faults: list[Exception]) -> Any:
    """The record of sound fields; else the faults of the others, and of the sound ones together."""
    if not faults:
        try:
            return kind(**held)
        except TimelineError:
            pass  # of what concerns several fields this is the first, and all of it is told below
    faults += _of_whole(kind, held)
    raise ClassValidationError("in a record", faults, kind)  # pyright: ignore[reportCallIssue] - as above


def _of_whole(kind: Any, held: dict[str, Any]) -> Iterator[Exception]:
    """What is wrong with several fields together, as far as the sound ones tell: others have no value."""
    twin = kind.__new__(kind)
    for name, value in held.items():
        object.__setattr__(twin, name, value)
    for check in kind.checks_of_whole or (kind.check_whole,):
        try:
            check(twin)
        except TimelineError as fault:
            yield fault
        except AttributeError:
            continue  # a field that it concerns has a fault of its own


def _read_field(value: Any, name: str, hint: Any, rule: Rule | None, held: dict[str, Any]) -> list[Exception]:
    """The faults of a field; without any, what is read is held."""
    try:
        read = _converter().structure(value, hint)
    except Exception as fault:  # noqa: BLE001 - kept, and raised with its fellows
        return [_at(fault, name)]
    assert rule is not None  # noqa: S101 - narrows the type: every field of a record has a rule
    faults: list[Exception] = []
    if rule.inner is not None and isinstance(read, tuple):
        for place, each in enumerate(cast("tuple[Any, ...]", read)):
            faults += _broken(rule.inner, f"{name}[{place}]", each)
    if not faults:  # only then is there more to say of them together
        faults += _broken(rule, name, read)
    if not faults:
        held[name] = read
    return faults


def _broken(rule: Rule, name: str, value: Any) -> Iterator[Exception]:
    try:
        rule.check(name, value)
    except TimelineError as fault:
        yield _at(InvalidRecord(str(fault).removeprefix(f"{name}: ")), name)


def _at(fault: Exception, name: str) -> Exception:
    note = AttributeValidationNote(f"field {name}", name, object)
    fault.__notes__ = [*getattr(fault, "__notes__", []), note]
    return fault


@lru_cache(maxsize=1)
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=True)
    for kind, hook in (
        (str, _strict(str, "a text")),
        (bool, _strict(bool, "true or false")),
        (int, _strict(int, "a whole number")),
        (float, _number),
        (datetime.date, _day),
    ):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_factory(attrs.has, _record_hook)
    converter.register_structure_hook(Interval, _interval)
    converter.register_structure_hook_factory(_is_optional, _optional_hook)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    return converter


def strictly(row: Any, where: str, kind: type[Any]) -> Any:
    """A record from a row, or the list of its faults.

    Args:
        row: the row, of any shape.
        where: what to call a row without an id.
        kind: the class of the record.
    """
    try:
        return _converter().structure(row, kind)
    except (ClassValidationError, TimelineError) as fault:
        own = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        named = printable(own[:100]) if isinstance(own, str) and own else where
        return list(leaves(fault, named, ""))
