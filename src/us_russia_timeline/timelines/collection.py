"""Records of one type as an ordered, indexed, immutable sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, cast, overload

from us_russia_timeline.errors import InvalidQuestion, InvalidRecord, OutsideCoverage, UnknownId
from us_russia_timeline.intervals import FARTHEST, Axis, Interval, midnight
from us_russia_timeline.timelines.index import IntervalIndex

__all__ = ["Dated", "Records"]


class Dated(Protocol):
    """Anything that has a ``when``: our records, and users' own."""

    @property
    def when(self) -> Interval:
        """When it happened or held."""
        ...


R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")
Edges = tuple[Sequence[int], Sequence[int]]


def order_key(record: object) -> tuple[int, int, str, str]:
    """The key of the one total order: start, stop (open ends last), type, id.

    A record without a ``when`` is ordered by its id, one without an id by its time alone.
    """
    when: Any = getattr(record, "when", None)
    name = str(getattr(record, "id", ""))
    if when is None:
        return 0, 0, type(record).__name__, name
    if not isinstance(when, Interval):
        when = when_of(record)
    return when.start_us, when.stop_us, type(record).__name__, name


def when_of(record: object) -> Interval:
    """The time of a record, ours or a user's own.

    Raises:
        InvalidRecord: it has none, or one that is no `Interval`.
    """
    when: object = getattr(record, "when", None)
    if not isinstance(when, Interval):
        held = "has none" if when is None else f"holds {type(when).__name__} there"
        raise InvalidRecord(
            f"a record is asked for its .when, an Interval, and {type(record).__name__} {held}"
        )
    return when


class Records(Sequence[R_co]):
    """An immutable sequence of records in the one order, with the index that questions use.

    Slicing gives ``Records`` again, in order whatever the step; two are equal when their records are. The
    index is built when a question first needs it; building it twice in two threads is harmless.

    Args:
        items: the records, in any order.

    Raises:
        InvalidQuestion: no iterable, such as a whole timeline.
        InvalidRecord: a ``when`` that is no interval.
    """

    __slots__ = ("_coverage", "_edges", "_ids", "_index", "_items", "_places")

    def __init__(self, items: Iterable[R_co] = ()) -> None:
        if not isinstance(items, Iterable) or isinstance(items, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
            hint = (
                ": give one of its collections, such as timeline.events" if hasattr(items, "events") else ""
            )
            raise InvalidQuestion(f"records are asked for, not {type(items).__name__}{hint}")
        _fill(self, tuple(sorted(items, key=order_key)), None, None, ())

    @property
    def coverage(self) -> tuple[Interval, ...]:
        """The times that the timeline it belongs to covers; empty for any other."""
        return cast("tuple[Interval, ...]", self._coverage)

    @property
    def items(self) -> tuple[R_co, ...]:
        """The records as a plain tuple."""
        if not isinstance(self._items, tuple):
            self._items = tuple(self._items)
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int | str) -> R_co: ...
    @overload
    def __getitem__(self, at: slice) -> Records[R_co]: ...
    def __getitem__(self, at: int | str | slice) -> R_co | Records[R_co]:
        if isinstance(at, str):
            return self._items[self._place(at)]
        if isinstance(at, slice):
            found = self._items[at]
            backwards = at.step is not None and at.step < 0
            return trusted_records(tuple(found)[::-1] if backwards else tuple(found), coverage=self.coverage)
        return self._items[at]

    def _place(self, record_id: str) -> int:
        at = self._place_of().get(record_id)
        if at is None:
            raise UnknownId(f"there is no record {record_id[:100]!r} among these {len(self)}")
        return at

    def __contains__(self, value: object) -> bool:
        """Whether a record is among them, or one with that id."""
        return value in self._place_of() if isinstance(value, str) else value in self.items

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        return (
            self.items == cast("Records[Any]", other).items if isinstance(other, Records) else NotImplemented
        )

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        kind = type(self._items[0]).__name__ if self._items else "nothing"
        return f"<Records: {len(self)} of {kind}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.items, self.coverage)

    def by_id(self) -> dict[str, R_co]:
        """A new dict from id to record."""
        items = self.items
        return {each: items[at] for each, at in self._place_of().items()}

    def get(self, record_id: str) -> R_co | None:
        """The record with that id, or ``None``."""
        at = self._place_of().get(record_id) if isinstance(record_id, str) else None  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        return None if at is None else self._items[at]

    def _place_of(self) -> dict[str, int]:
        places = cast("dict[str, int] | None", self._places)
        if places is None:
            ids: Iterable[str] | None = self._ids
            if ids is None:
                ids = [str(getattr(each, "id", at)) for at, each in enumerate(self._items)]
            places = self._places = {each: at for at, each in enumerate(ids)}
        return places


def _fill(
    records: Records[Any],
    items: Sequence[Any],
    ids: Sequence[str] | None,
    edges: Edges | None,
    coverage: tuple[Interval, ...],
) -> None:
    records._items = items
    records._ids = ids
    records._edges = edges
    records._coverage = coverage
    records._index = None
    records._places = None


def trusted_records(
    items: Sequence[R],
    *,
    ids: Sequence[str] | None = None,
    edges: Edges | None = None,
    coverage: tuple[Interval, ...] = (),
) -> Records[R]:
    """Records known to be in order already.

    Args:
        items: a tuple of them, or a sequence that builds each when it is first asked for.
        ids: their ids, where these can be told without building them.
        edges: their outer edges in microseconds, likewise.
        coverage: the times that their timeline covers.
    """
    self: Records[Any] = Records.__new__(Records)
    _fill(self, items, ids, edges, coverage)
    return self


def covered_by(records: Records[R], coverage: tuple[Interval, ...]) -> Records[R]:
    """The same records, as those of a timeline with that coverage: `require_covered` speaks up."""
    if coverage == records.coverage:
        return records
    twin: Records[R] = Records.__new__(Records)
    for name in Records.__slots__:
        setattr(twin, name, getattr(records, name))
    twin._coverage = coverage
    return twin


def _rebuild(items: tuple[Any, ...], coverage: tuple[Interval, ...]) -> Records[Any]:
    return trusted_records(items, coverage=coverage)


# --- what the questions ask of them ---


def require_covered(records: Records[Any], axis: Axis, low: int, high: int) -> None:
    """Refuse a question about a stretch, half-open, for which the timeline makes no statement.

    Raises:
        OutsideCoverage: no part of the coverage touches the time asked about.
    """
    if not records.coverage:
        return
    for each in records.coverage:
        start, stop = each.edges(axis)
        if start < max(high, low + 1) and low < stop:
            return
    covered = ", ".join(each.text for each in records.coverage)
    raise OutsideCoverage(f"the timeline says nothing about that time; it covers {covered}")


def beginning(records: Records[R], axis: Axis, low: int, high: int) -> tuple[R, ...]:
    """Those that begin in ``[low, high)``, in order."""
    index = _index(records)
    if axis is Axis.INSTANTS:
        first, last = index.beginning(low, high)
        return tuple(records._items[first:last])
    # A civil day of any zone lies within hours of that of UTC: the index of instants serves both axes.
    first, last = index.beginning(midnight(low) - FARTHEST, midnight(high) + FARTHEST)
    near = records._items[first:last]
    return tuple([each for each in near if low <= when_of(each).edges(axis)[0] < high])


def touching(records: Records[R], axis: Axis, low: int, high: int) -> tuple[R, ...]:
    """Those that may share a point with ``[low, high)``, in order."""
    index = _index(records)
    items = records._items
    if axis is Axis.INSTANTS:
        return tuple([items[at] for at in index.overlapping(low, high)])
    near = [items[at] for at in index.overlapping(midnight(low) - FARTHEST, midnight(high) + FARTHEST)]
    found: list[R] = []
    for each in near:
        start, stop = when_of(each).edges(axis)
        if start < high and low < stop:
            found.append(each)
    return tuple(found)


def _index(records: Records[Any]) -> IntervalIndex:
    index = cast("IntervalIndex | None", records._index)
    if index is None:
        edges = cast("Edges | None", records._edges)
        if edges is None:
            whens = [when_of(item) for item in records._items]
            edges = tuple([when.start_us for when in whens]), tuple([when.stop_us for when in whens])
        index = records._index = IntervalIndex(*edges)
    return index
