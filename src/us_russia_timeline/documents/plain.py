"""A whole document of plain data to a timeline: every fault in one round, the nearest cause first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, cast

from us_russia_timeline._given import require, whole_number
from us_russia_timeline._record import rule_of
from us_russia_timeline.documents.context import Context
from us_russia_timeline.documents.faults import Found, printable, unknown_keys
from us_russia_timeline.documents.loose import Loose
from us_russia_timeline.documents.short import reader_of
from us_russia_timeline.documents.strict import NO_ZONE, kind_of_value, strictly
from us_russia_timeline.documents.writing import FORMAT, PASSED_OVER, to_plain
from us_russia_timeline.errors import Fault, InvalidRecord, InvalidTimeline
from us_russia_timeline.timelines import (
    COLLECTIONS,
    ENOUGH_FAULTS,
    HEAD,
    LISTS,
    Coverage,
    Records,
    Timeline,
    faults_among,
    kind_of,
    references_of,
)

__all__ = ["MAX_FAULTS", "from_plain"]

MAX_FAULTS = ENOUGH_FAULTS
"""How many faults one error lists unless told otherwise."""

_STEP = 512  # so many rows are read between two words about the progress


class _Reader:
    """The reading of one document: its records, and the faults found on the way."""

    def __init__(self, document: dict[str, Any], max_faults: int, tell: Callable[[float], None]) -> None:
        self._document = document
        self._context = Context(document)
        self._tell = tell
        self._ids: dict[str, set[str]] = {}
        self.faults: Found = Found(max_faults)

    def read(self) -> Timeline | None:
        """The timeline, or nothing where there are faults."""
        self.faults.extend(_head_faults(self._document))
        found = [(name, self._document.get(name, [])) for name in LISTS]
        lists = {name: cast("list[Any]", rows) for name, rows in found if type(rows) is list}
        total = sum(map(len, lists.values())) or 1
        parts: dict[str, list[Any]] = {}
        done = 0
        for name, rows in lists.items():
            parts[name] = self._records(name, rows, done, total)
            done += len(rows)
        if not self.faults.number:
            head = {name: self._document[name] for name in HEAD if name in self._document}
            with suppress(InvalidTimeline):  # it keeps as many faults as it likes: found anew below
                return Timeline(**head, **cast("dict[str, Any]", parts))
        if not self.faults.enough:  # how the sound ones fit together can still be told
            held = {name: Records(parts.get(name, ())) for name in COLLECTIONS}
            self.faults.extend(iter(faults_among(held, kind_of, self._known())))
        return None

    def _records(self, name: str, rows: list[Any], done: int, total: int) -> list[Any]:
        """The records of a list: of a canonical row the short way, else strictly and in its context."""
        short = reader_of(name)
        found: list[Any] = []
        for at, row in enumerate(rows):
            if self.faults.enough:
                break
            if not at % _STEP:
                self._tell((done + at) / total)
            try:
                found.append(short(row))
            except Exception:  # noqa: BLE001 - whatever it was, the strict way decides and explains
                kind = Coverage if name == "coverage" else kind_of(name)
                read = strictly(self._context.complete(name, row), f"{name}[{at}]", kind)
                if isinstance(read, list):
                    self.faults.extend(self._explained(name, row, cast("list[Fault]", read)))
                else:
                    found.append(read)
        return found

    def _known(self) -> dict[str, set[str]]:
        """The ids that stand in the document, also of rows that have faults of their own."""
        if not self._ids:
            for name in COLLECTIONS:
                rows = self._document.get(name)
                each = [Loose(row).id for row in cast("list[Any]", rows)] if isinstance(rows, list) else []
                self._ids[name] = {str(one) for one in each if isinstance(one, str)}
        return self._ids

    def _explained(self, name: str, row: Any, faults: list[Fault]) -> Iterator[Fault]:
        """The faults of a row: first what it refers to and is not there, then its own, not what follows."""
        record = faults[0].record
        kind, lost = COLLECTIONS.get(name, ""), set[str]()
        for path, collection, ids in references_of(Loose(row), kind):
            for each in ids:
                if isinstance(each, str) and each and each not in self._known()[collection]:
                    lost.add(path)
                    yield Fault(record, path, f"{each!r:.80} is not among the {collection}")
        copies = _copies(row)  # once a row: one of many terms may have a fault in each
        timeless = any(fault.path in ("when", "at") for fault in faults)
        for fault in sorted(faults, key=lambda each: each.message.startswith(NO_ZONE)):
            if fault.path in copies:
                continue  # the date of an event, which has a fault of its own or is not there
            without_zone = fault.message.startswith(NO_ZONE)
            if without_zone and ("place" in lost or (timeless and fault.path not in ("when", "at"))):
                continue  # its zone is that of the place, or of the time before it
            yield fault._replace(message=_NO_ZONE[name]) if without_zone and name in _NO_ZONE else fault


_NO_ZONE = {
    "events": f"{NO_ZONE}; give a place, or the first actor a zone, or write a table with text and zone",
    "actors": f"{NO_ZONE}; give the actor a zone, or write a table with text and zone",
}


def _copies(row: Any) -> set[str]:
    """The paths of the dates that a row leaves out, and its context fills in from events."""
    whole = Loose(row)
    found = {
        f"terms[{at}].{name}"
        for at, term in enumerate(whole.terms)
        for name in ("at", "known")
        if isinstance(term, Loose) and not term.has(name)
    }
    return found | {"at"} if whole.has("declared") and not whole.has("at") else found


def _head_faults(document: dict[str, Any]) -> Iterator[Fault]:
    extra = [key for key in document if key not in (*PASSED_OVER, "format", *HEAD, *LISTS)]
    if extra:
        yield Fault("", "", printable(unknown_keys(extra)))
    if document.get("format", FORMAT) != FORMAT:
        yield Fault("", "format", f"must be {FORMAT!r}")
    rules = {field.name: rule_of(field) for field in Timeline.__attrs_attrs__}
    for name in (*PASSED_OVER, *HEAD):
        rule = rules.get(name)
        if type(document.get(name, "")) is not str:
            yield Fault("", name, f"must be a text, not {kind_of_value(document[name])}")
        elif rule is not None and name in document:
            try:
                rule.check(name, document[name])
            except InvalidRecord as fault:
                yield Fault("", name, str(fault).removeprefix(f"{name}: "))
    for name in LISTS:
        if type(document.get(name, [])) is not list:
            yield Fault("", name, f"must be a list, not {kind_of_value(document[name])}")


def from_plain(data: Any, *, max_faults: int = MAX_FAULTS, beside: Timeline | None = None) -> Timeline:
    """A timeline from plain data, such as a JSON parser gives.

    A text stands for a time wherever its zone is plain from the context: an event's place or its
    first actor's seat, a truce's declaration, a deadline's own zone, an office-holder's seat; days of
    coverage and of claims are in UTC. The dates that an ultimatum's terms and a truce copy from their
    events may be left out.

    Args:
        data: a ``dict`` with the collections; it is not changed.
        max_faults: how many faults the error lists; the rest are counted, up to about 100,000.
        beside: a timeline, such as the shipped one, whose actors and places the document may refer to without
            writing them out; those that it refers to are taken over as they are.

    Raises:
        InvalidTimeline: with every fault, each with its record and path: of each record what it refers to and
            is not there, then what is wrong in its fields; last how the sound records fit together.
        InvalidQuestion: what it stands beside is no timeline, or a limit is no whole number.

    >>> from us_russia_timeline.documents import from_plain
    >>> from_plain({"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}).tags.ids()
    ['grain']
    """
    return timeline_of(data, max_faults, _quietly, beside)


def _with_others(document: dict[str, Any], beside: Timeline) -> dict[str, Any]:
    """The document with the actors and places of another timeline that it refers to and does not hold."""
    whole = Loose(document)
    found = dict(document)
    wanted: dict[str, dict[str, None]] = {"actors": {}, "places": {}}
    for name in COLLECTIONS:
        for row in getattr(whole, name):
            for _, collection, ids in references_of(row, COLLECTIONS[name]):
                if collection in wanted:
                    wanted[collection] |= dict.fromkeys(str(each) for each in ids if isinstance(each, str))
    for name, ids in wanted.items():
        own = document.get(name, [])
        held = {str(row.id) for row in getattr(whole, name)}
        there = [getattr(beside, name).get(each) for each in ids if each not in held]
        others = [record for record in there if record is not None]
        if others and isinstance(own, list):
            found[name] = [*cast("list[Any]", own), *map(to_plain, others)]
    return found


def _quietly(share: float) -> None:
    """Tell nobody how much is done."""


def timeline_of(
    data: Any, max_faults: int, tell: Callable[[float], None], beside: Timeline | None
) -> Timeline:
    """As `from_plain`, which tells on the way what share of the rows has been read."""
    if not isinstance(data, dict):
        raise InvalidTimeline((Fault("", "", f"the document must be a table, not {kind_of_value(data)}"),))
    document = cast("dict[str, Any]", data)
    if beside is not None:
        require(beside, Timeline)
        document = _with_others(document, beside)
    reader = _Reader(document, whole_number("max_faults", max_faults), tell)
    timeline = reader.read()
    if timeline is None:
        raise InvalidTimeline(tuple(reader.faults.kept), reader.faults.number)
    return timeline
