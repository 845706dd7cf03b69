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
from typing import Any, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import ClassValidationError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from us_russia_timeline.documents.context import Context, stated
from us_russia_timeline.documents.faults import Found, leaves, printable, unknown_keys
from us_russia_timeline.documents.short import reader_of
from us_russia_timeline.documents.writing import FORMAT
from us_russia_timeline.errors import Fault, InvalidInterval, InvalidRecord, InvalidTimeline, TimelineError
from us_russia_timeline.intervals import FOREVER, Interval, clock_instant, parse_point
from us_russia_timeline.timelines import COLLECTIONS, ENOUGH_FAULTS, Coverage, Timeline, kind_of

__all__ = ["MAX_FAULTS", "from_plain"]

MAX_FAULTS = ENOUGH_FAULTS
"""How many faults one error lists unless told otherwise."""

HEAD = ("title", "data_version", "selection")
"""The texts at the head of a document."""

IGNORED = ("$schema",)
"""What a document may say at its head for others: where editors find the schema."""

_MANY = 1_000
# After so many faulty items the rest of a list is not looked at: each costs more memory than its text.

Hook = Callable[[Any, Any], Any]


def _strict(kind: type, name: str) -> Hook:
    def structure(value: Any, wanted: Any) -> Any:
        if isinstance(wanted, enum.EnumType):  # cattrs finds the hook of texts for our StrEnums too
            return _member(value, wanted)
        if type(value) is not kind:
            raise InvalidRecord(f"must be {name}, not {_kind_of(value)}")
        return value

    return structure


def _kind_of(value: Any) -> str:
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
    raise InvalidRecord(f"must be a number, not {_kind_of(value)}")


def _day(value: Any, _: Any) -> datetime.date:
    if type(value) is datetime.date:  # TOML has days of its own
        return value
    if type(value) is str and len(value) == 10:
        try:
            return parse_point(value).low.date()
        except InvalidInterval as fault:
            raise InvalidRecord(str(fault)) from None
    raise InvalidRecord("must be a day such as 2025-07-14")


def _member(value: Any, kind: Any) -> Any:
    if type(value) is not str:
        raise InvalidRecord(f"must be a text, not {_kind_of(value)}")
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
        raise InvalidRecord("a text alone has no zone here; write a table with text and zone")
    if not isinstance(value, dict):
        raise InvalidRecord(f"must be a time, a table with text and zone, not {_kind_of(value)}")
    given = cast("dict[str, Any]", value)
    _known_keys(given, ("text", "zone", "start", "stop"))
    text, zone = stated(given.get("text")), given.get("zone")
    if type(text) is not str or type(zone) is not str:
        raise InvalidRecord("a time has a text and a zone, both texts")
    if "start" not in given:
        if "stop" in given:
            raise InvalidRecord("stop: it comes with start or not at all")
        return Interval(text, zone)
    start = _microseconds(given["start"], "start")
    return Interval(text, zone, start, _microseconds(given["stop"], "stop") if "stop" in given else FOREVER)


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
            raise InvalidRecord(f"must be a list, not {_kind_of(value)}")
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
    generated = cast("Hook", make_dict_structure_fn(kind, _converter(), _cattrs_forbid_extra_keys=True))

    def structure(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise InvalidRecord(f"must be a table, not {_kind_of(value)}")
        return generated(cast("dict[str, Any]", value), wanted)

    return structure


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


def _strictly(row: Any, where: str, kind: type[Any], faults: Found) -> Any:
    try:
        return _converter().structure(row, kind)
    except (ClassValidationError, TimelineError) as fault:
        own = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        faults.extend(leaves(fault, printable(own[:100]) if isinstance(own, str) and own else where, ""))
        return None


def _records(document: dict[str, Any], name: str, context: Context, faults: Found) -> list[Any]:
    """The records of a collection: of a canonical row the short way, else strictly and in its context."""
    kind = Coverage if name == "coverage" else kind_of(name)
    short = reader_of(name)
    found: list[Any] = []
    for at, row in enumerate(document.get(name, ())):
        if faults.enough:
            break
        try:
            found.append(short(row))
        except Exception:  # noqa: BLE001 - whatever it was, the strict way decides and explains
            found.append(_strictly(context.complete(name, row), f"{name}[{at}]", kind, faults))
    return found


def _head_faults(document: dict[str, Any]) -> Iterator[Fault]:
    extra = [key for key in document if key not in (*IGNORED, "format", *HEAD, "coverage", *COLLECTIONS)]
    if extra:
        yield Fault("", "", printable(unknown_keys(extra)))
    if document.get("format", FORMAT) != FORMAT:
        yield Fault("", "format", f"must be {FORMAT!r}")
    for name in (*IGNORED, *HEAD):
        if type(document.get(name, "")) is not str:
            yield Fault("", name, f"must be a text, not {_kind_of(document[name])}")
    for name in ("coverage", *COLLECTIONS):
        if type(document.get(name, [])) is not list:
            yield Fault("", name, f"must be a list, not {_kind_of(document[name])}")


def from_plain(data: Any, *, max_faults: int = MAX_FAULTS) -> Timeline:
    """A timeline from plain data, such as a JSON parser gives.

    A text stands for a time wherever its zone is plain from the context: an event's place or its
    first actor's seat, a truce's declaration, a deadline's own zone, an office-holder's seat; days of
    coverage and of claims are in UTC. The dates that an ultimatum's terms and a truce copy from their
    events may be left out.

    Args:
        data: a mapping with the collections; it is not changed.
        max_faults: how many faults the error lists; the rest are counted, up to about 100,000.

    Raises:
        InvalidTimeline: with every fault, each with its record and path.
    """
    if not isinstance(data, dict):
        raise InvalidTimeline((Fault("", "", f"the document must be a table, not {_kind_of(data)}"),))
    document = cast("dict[str, Any]", data)
    faults = Found(max_faults)
    faults.extend(_head_faults(document))
    context = Context(document)
    parts: dict[str, Any] = {}
    for name in ("coverage", *COLLECTIONS):
        if type(document.get(name, [])) is list:
            parts[name] = _records(document, name, context, faults)
    if faults.number:
        raise InvalidTimeline(tuple(faults.kept), faults.number)
    head = {name: document[name] for name in HEAD if name in document}
    try:
        return Timeline(**head, **parts)
    except InvalidTimeline as fault:
        raise InvalidTimeline(fault.faults[:max_faults], fault.found) from None
    except InvalidRecord as fault:
        raise InvalidTimeline((Fault("", "", str(fault)),)) from None
