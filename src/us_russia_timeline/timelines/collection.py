"""Records of one type as an ordered, indexed, immutable sequence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast, overload

from us_russia_timeline._given import flag
from us_russia_timeline.errors import (
    InvalidMoment,
    InvalidQuestion,
    OutsideCoverage,
    UnknownId,
)
from us_russia_timeline.intervals import FARTHEST, Axis, Interval, Moment, Position, midnight, read_moment
from us_russia_timeline.timelines.index import IntervalIndex
from us_russia_timeline.timelines.names import Names
from us_russia_timeline.timelines.ordering import order_key, stretches, surely_touches, touches, when_of

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")
Edges = tuple[Sequence[int], Sequence[int]]


class Records(Sequence[R_co]):
    """An immutable sequence of records in the one order, with the index that questions use.

    Slices and the answers of questions are ``Records`` again, in order, and know what these know: the
    coverage and the names of the timeline they come from. Two are equal when their records are, and equal to
    a tuple of them. The index is built when a question first needs it; building it twice in two threads is
    harmless.

    Args:
        items: the records, in any order.

    Raises:
        InvalidQuestion: no iterable, such as a whole timeline.
        InvalidRecord: a ``when`` that is no interval.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> [truce] = timeline.truces.between("2025-04-15", "2025-04-22").involving("Russia")
    >>> truce.id
    '2025-04-19-easter-truce'
    >>> timeline.truces["2025-04-19-easter-truce"] == truce
    True
    """

    __slots__ = ("_coverage", "_edges", "_ids", "_index", "_items", "_known", "_names", "_places")

    _coverage: tuple[Interval, ...]
    _edges: Callable[[], Edges | None] | None
    _ids: Callable[[], Sequence[str]] | None
    _known: Callable[[], Sequence[tuple[int, int]] | None] | None
    _index: IntervalIndex | None
    _items: Sequence[R_co]
    _names: Names | None
    _places: dict[str, int] | None

    def __init__(self, items: Iterable[R_co] = ()) -> None:
        if not isinstance(items, Iterable) or isinstance(items, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
            hint = (
                ": give one of its collections, such as timeline.events" if hasattr(items, "events") else ""
            )
            raise InvalidQuestion(f"records are asked for, not {type(items).__name__}{hint}")
        self._fill(tuple(sorted(items, key=order_key)))

    def _fill(
        self, items: Sequence[R_co], coverage: tuple[Interval, ...] = (), names: Names | None = None
    ) -> None:
        self._items = items
        self._coverage = coverage
        self._names = names
        self._index = self._places = self._ids = self._edges = self._known = None

    @classmethod
    def trusted(
        cls,
        items: Sequence[R],
        *,
        ids: Callable[[], Sequence[str]] | None = None,
        edges: Callable[[], Edges | None] | None = None,
        known: Callable[[], Sequence[tuple[int, int]] | None] | None = None,
        coverage: tuple[Interval, ...] = (),
    ) -> Records[R]:
        """Records known to be in order already.

        Args:
            items: a tuple of them, or a sequence that builds each when it is first asked for.
            ids: gives their ids, where these can be told without building them.
            edges: gives their outer edges in microseconds, likewise.
            known: gives when each could be known, likewise.
            coverage: the times that their timeline covers.
        """
        self = cast("Records[R]", Records.__new__(Records))
        self._fill(items, coverage)
        self._ids, self._edges, self._known = ids, edges, known
        return self

    def belonging(self, coverage: tuple[Interval, ...], names: Names | None) -> Records[R_co]:
        """The same records, as those of a timeline: it refuses what it does not cover, and knows names.

        Args:
            coverage: the times that the timeline covers.
            names: the names of its actors.
        """
        if coverage == self._coverage and names is self._names:
            return self
        twin = self.keeping(self._items)
        twin._coverage, twin._names = coverage, names  # noqa: SLF001 - its own class
        twin._ids, twin._edges, twin._known = self._ids, self._edges, self._known  # noqa: SLF001 - as above
        twin._index, twin._places = self._index, self._places  # noqa: SLF001 - as above
        return twin

    def keeping(self, items: Sequence[R]) -> Records[R]:
        """Some of the records, in order, which know what these know: the coverage, the names."""
        some = cast("Records[R]", Records.__new__(Records))
        some._fill(items, self._coverage, self._names)  # noqa: SLF001 - its own class
        return some

    @property
    def names(self) -> Names | None:
        """The names of the actors of the timeline it belongs to; none for any other."""
        return self._names

    @property
    def coverage(self) -> tuple[Interval, ...]:
        """The times that the timeline it belongs to covers; empty for any other.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.events.coverage[0].first
        datetime.date(2016, 11, 8)
        """
        return self._coverage

    @property
    def items(self) -> tuple[R_co, ...]:
        """The records as a plain tuple.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> isinstance(timeline.truces.items, tuple)
        True
        """
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
            found = tuple(self._items[at])
            backwards = at.step is not None and at.step < 0
            return self.keeping(found[::-1] if backwards else found)
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
        """Whether it has the same records as other ``Records``, or as a tuple."""
        if isinstance(other, Records):
            return self.items == cast("Records[Any]", other).items
        return self.items == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        kind = type(self._items[0]).__name__ if self._items else "nothing"
        return f"<Records: {len(self)} of {kind}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the first of them and how many; a few ultimatums or truces drawn."""
        from us_russia_timeline._showing import ROWS, drawing, table

        rows = [(str(each), getattr(each, "id", "")) for each in self._items[:ROWS]]
        more = [(f"and {len(self) - ROWS} more", "")] if len(self) > ROWS else []
        return drawing(self) + table(repr(self)[1:-1], [*rows, *more], ("record", "id"))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.items, self._coverage, self._names)

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_") or name.startswith("__")]

    def by_id(self) -> dict[str, R_co]:
        """A new dict from id to record."""
        items = self.items
        return {each: items[at] for each, at in self._place_of().items()}

    def get(self, record_id: str) -> R_co | None:
        """The record with that id, or ``None``.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.truces.get("2025-04-19-easter-truce").title
        "Russia's thirty-hour Easter truce, 2025"
        >>> timeline.truces.get("2025-04-19-easter-peace") is None
        True
        """
        at = self._place_of().get(record_id) if isinstance(record_id, str) else None  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        return None if at is None else self._items[at]

    def ids(self) -> Sequence[str]:
        """The ids in order, a new list at each call; of what has none, its place.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.truces.between("2025-04-15", "2025-04-22").ids()
        ['2025-04-19-easter-truce']
        """
        if self._ids is None:
            return [str(getattr(each, "id", at)) for at, each in enumerate(self._items)]
        ids = tuple(self._ids())
        self._ids = lambda: ids
        return list(ids)

    def edges(self) -> Edges:
        """The outer edges of their times, half-open, in microseconds: all starts, and all stops."""
        told = self._edges() if self._edges else None
        if told is None:
            whens = [when_of(item) for item in self._items]
            told = [when.start_us for when in whens], [when.stop_us for when in whens]
        edges = tuple(told[0]), tuple(told[1])  # kept, and handed out: nobody may change them
        self._edges = lambda: edges
        return edges

    def known(self) -> Sequence[tuple[int, int]]:
        """When each event could be known: by which microsecond, and by the close of which day."""
        known = self._known() if self._known else None
        if known is None:
            items = cast("Sequence[Any]", self._items)
            known = [(each.known_by(Axis.INSTANTS), each.known_by(Axis.DAYS)) for each in items]
        return known

    def _place_of(self) -> dict[str, int]:
        places = self._places
        if places is None:
            places = self._places = {each: at for at, each in enumerate(self.ids())}
        return places

    # --- ranges ---

    def between(self, first: Moment, last: Moment) -> Records[R_co]:
        """What began in a stretch of time, in order; see `us_russia_timeline.between`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.truces.between("2025-04-15", "2025-05-10").ids()
        ['2025-04-19-easter-truce', '2025-05-08-victory-day-truce']
        """
        return self.keeping(self._beginning(*self._stretch(first, last)))

    def overlapping(self, first: Moment, last: Moment, *, certain: bool = False) -> Records[R_co]:
        """What may have shared a moment with a stretch of time; see `us_russia_timeline.overlapping`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> days = ("2025-04-20", "2025-04-22")
        >>> "2025-04-19-easter-truce" in timeline.truces.overlapping(*days, certain=True)
        True
        """
        certain = flag("certain", certain)
        axis, low, high = self._stretch(first, last)
        return self.keeping(self._touching(axis, low, high, certain=certain) if low < high else ())

    def active_at(self, moment: Moment, *, certain: bool = False) -> Records[R_co]:
        """What may have been going on at a moment; see `us_russia_timeline.active_at`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> night = "2025-04-20T23:30[Europe/Moscow]"
        >>> "2025-04-19-easter-truce" in timeline.truces.active_at(night, certain=True)
        True
        """
        certain = flag("certain", certain)
        axis, at = self.require_covered(moment)
        return self.keeping(self._touching(axis, at, at + 1, certain=certain))

    # --- filters ---

    def involving(self, *actors: str, role: str | None = None) -> Records[R_co]:
        """In which all of these actors take part, in order; see `us_russia_timeline.involving`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> meetings = timeline.events.involving("Witkoff", "Путин").between("2025-08-01", "2025-08-10")
        >>> meetings.of_kind("meeting").ids()
        ['2025-08-06-putin-receives-witkoff']
        """
        from us_russia_timeline.timelines.filtering import those_involving

        return self.keeping(tuple(those_involving(self, actors, role, self._names)))

    def of_kind(self, *kinds: str) -> Records[R_co]:
        """Of any of these kinds, in order; see `us_russia_timeline.of_kind`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.events.between("2025-08-01", "2025-08-31").of_kind("summit").ids()
        ['2025-08-15-anchorage-summit']
        """
        from us_russia_timeline.timelines.filtering import those_of_kind

        return self.keeping(tuple(those_of_kind(self, kinds)))

    def tagged(self, *tags: str) -> Records[R_co]:
        """With all of these tags, in order; see `us_russia_timeline.tagged`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.truces.between("2025-01-01", "2025-12-31").tagged("easter").ids()
        ['2025-04-19-easter-truce']
        """
        from us_russia_timeline.timelines.filtering import those_tagged

        return self.keeping(tuple(those_tagged(self, tags, self._names)))

    def at_place(self, *places: str) -> Records[R_co]:
        """At any of these places, in order; see `us_russia_timeline.at_place`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> "2025-08-15-anchorage-summit" in timeline.events.at_place("Anchorage")
        True
        """
        from us_russia_timeline.timelines.filtering import those_at

        return self.keeping(tuple(those_at(self, places, self._names)))

    def matching(self, text: str) -> Records[R_co]:
        """Whose words hold every word of a text, in order; see `us_russia_timeline.matching`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.events.between("2025-07-01", "2025-07-31").matching("fifty days rutte").ids()
        ['2025-07-14-trump-sets-fifty-days']
        """
        from us_russia_timeline.timelines.filtering import those_matching

        return self.keeping(tuple(those_matching(self, text)))

    # --- coverage ---

    def require_covered(self, moment: Moment) -> Position:
        """Refuse a question about a moment for which the timeline makes no statement; else where it lies.

        Raises:
            InvalidMoment: the moment is naive or malformed.
            OutsideCoverage: no part of the coverage touches it.
        """
        position = read_moment(moment)
        self._require_covered(position.axis, position.at, position.after)
        return position

    def _require_covered(self, axis: Axis, low: int, high: int) -> None:
        if not self._coverage:
            return
        for each in self._coverage:
            start, stop = each.edges(axis)
            if start < high and low < stop:
                return
        covered = ", ".join(stretches(self._coverage))
        raise OutsideCoverage(f"the timeline says nothing about that time; it covers {covered}")

    def _stretch(self, first: Moment, last: Moment) -> tuple[Axis, int, int]:
        axis, low = read_moment(first)
        other, high = read_moment(last)
        if axis is not other:
            raise InvalidMoment(
                "give two days or two instants: civil days do not follow instants across zones"
            )
        if low > high:
            raise InvalidMoment(f"{first} is after {last}")
        close = high + 1 if axis is Axis.DAYS else high
        if self._coverage:
            self._require_covered(axis, low, max(close, low + 1))
        return axis, low, close

    def _beginning(self, axis: Axis, low: int, high: int) -> tuple[R_co, ...]:
        """Those that begin in ``[low, high)``."""
        index = self._indexed()
        if axis is Axis.INSTANTS:
            first, last = index.beginning(low, high)
            return tuple(self._items[first:last])
        # A civil day of any zone lies within hours of that of UTC: the index of instants serves both axes.
        first, last = index.beginning(midnight(low) - FARTHEST, midnight(high) + FARTHEST)
        near = self._items[first:last]
        return tuple([each for each in near if low <= when_of(each).edges(axis)[0] < high])

    def _touching(self, axis: Axis, low: int, high: int, *, certain: bool) -> tuple[R_co, ...]:
        """Those that may, or surely do, share a point with ``[low, high)``."""
        index, items = self._indexed(), self._items
        if axis is Axis.INSTANTS:
            found = [items[at] for at in index.overlapping(low, high)]
        else:
            near = index.overlapping(midnight(low) - FARTHEST, midnight(high) + FARTHEST)
            found = [each for each in [items[at] for at in near] if touches(when_of(each), axis, low, high)]
        if certain:
            found = [each for each in found if surely_touches(each, axis, low, high)]
        return tuple(found)

    def _indexed(self) -> IntervalIndex:
        index = self._index
        if index is None:
            index = self._index = IntervalIndex(*self.edges())
        return index


def _rebuild(items: tuple[Any, ...], coverage: tuple[Interval, ...], names: Names | None) -> Records[Any]:
    return Records.trusted(items).belonging(coverage, names)
