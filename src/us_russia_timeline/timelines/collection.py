"""Records of one type as an ordered, indexed, immutable sequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, cast, overload

from us_russia_timeline.dataset import LazyRows
from us_russia_timeline.errors import InvalidRecord, OutsideCoverage
from us_russia_timeline.intervals import FOREVER, Interval, Open, When
from us_russia_timeline.timelines.index import IntervalIndex

__all__ = ["Dated", "Records", "order_key"]


class Dated(Protocol):
    """Anything that has a ``when``: our records, and users' own."""

    @property
    def when(self) -> Interval:
        """When it happened or held."""
        ...


R_co = TypeVar("R_co", covariant=True)


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


def first_ordinal(when: Interval) -> int:
    """The day number of the first civil day."""
    return when.first.toordinal()


def over(interval: Interval, when: When) -> bool:
    """Whether it has surely ended by an instant, or by the close of a day."""
    if when.day is None:
        return interval.stop_us <= when.us
    return stop_ordinal(interval) <= when.day.toordinal() + 1


def stop_ordinal(when: Interval) -> int:
    """The day number after the last civil day; `FOREVER` where the end is open."""
    last = when.last
    return FOREVER if isinstance(last, Open) else last.toordinal() + 1


class _Days:
    """The records of a collection in the order of their civil days, with the index over those."""

    def __init__(self, items: Sequence[Any]) -> None:
        # Both days of one record together, while its parsed statement is still at hand.
        spans = [(first_ordinal(when), stop_ordinal(when)) for when in map(when_of, items)]
        self.order = sorted(range(len(spans)), key=[first for first, _ in spans].__getitem__)
        self.index = IntervalIndex(
            tuple([spans[at][0] for at in self.order]), tuple([spans[at][1] for at in self.order])
        )


class Records(Sequence[R_co]):
    """An immutable sequence of records in the one order, with the indexes that questions use.

    ``stretches`` are the times that the timeline it belongs to covers; empty for any other. ``plans``
    is where `as_of` keeps what it has worked out once.

    Slicing gives ``Records`` again, in order whatever the step, and of no stated coverage; two are
    equal when their records are. Indexes are built when a question first needs them; building one
    twice in two threads is harmless.

    Args:
        items: the records, in any order.

    Raises:
        InvalidRecord: no iterable, such as a whole timeline; a ``when`` that is no interval.
    """

    __slots__ = ("_clock", "_days", "_items", "_places", "plans", "stretches")

    def __init__(self, items: Iterable[R_co] = ()) -> None:
        if not isinstance(items, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
            hint = (
                ": give one of its collections, such as timeline.events" if hasattr(items, "events") else ""
            )
            raise InvalidRecord(f"records are asked for, not {type(items).__name__}{hint}")
        self._items: Sequence[R_co] = tuple(sorted(items, key=order_key))
        self._clear()

    def _clear(self) -> None:
        self._places: dict[str, int] | None = None
        self._clock: IntervalIndex | None = None
        self._days: _Days | None = None
        self.stretches: tuple[Interval, ...] = ()
        self.plans: Any = None

    @classmethod
    def trusted(cls, items: Sequence[R_co]) -> Records[R_co]:
        """Records known to be in order already: a tuple of them, or lazy rows."""
        self = cls.__new__(cls)
        self._clear()
        self._items = items
        return self

    def covered_by(self, stretches: tuple[Interval, ...]) -> Records[R_co]:
        """The same records, as those of a timeline with that coverage: `require_covered` speaks up."""
        if stretches == self.stretches:
            return self
        twin = type(self).__new__(type(self))
        for name in self.__slots__:
            setattr(twin, name, getattr(self, name))
        twin.stretches = stretches
        return twin

    @property
    def items(self) -> tuple[R_co, ...]:
        """The records as a plain tuple."""
        if not isinstance(self._items, tuple):
            self._items = tuple(self._items)
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> R_co: ...
    @overload
    def __getitem__(self, at: slice) -> Records[R_co]: ...
    def __getitem__(self, at: int | slice) -> R_co | Records[R_co]:
        if isinstance(at, slice):
            return Records(self._items[at])
        return self._items[at]

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
        return _rebuild, (self.items, self.stretches)

    def by_id(self) -> dict[str, R_co]:
        """A new dict from id to record."""
        items = self.items
        return {each: items[at] for each, at in self._place_of().items()}

    def get(self, record_id: str) -> R_co | None:
        """The record with that id, or ``None``."""
        at = self._place_of().get(record_id)
        return None if at is None else self._items[at]

    def _place_of(self) -> dict[str, int]:
        places = self._places
        if places is None:
            items = self._items
            ids = (
                items.ids()
                if isinstance(items, LazyRows)
                else [str(getattr(each, "id", at)) for at, each in enumerate(items)]
            )
            places = self._places = {each: at for at, each in enumerate(ids)}
        return places

    def require_covered(self, first: When, last: When) -> None:
        """Refuse a question about a time for which the timeline makes no statement.

        Raises:
            OutsideCoverage: no stretch of the coverage touches the time asked about.
        """
        if self.stretches and not any(_touches(each, first, last) for each in self.stretches):
            covered = ", ".join(each.text for each in self.stretches)
            raise OutsideCoverage(f"the timeline says nothing about that time; it covers {covered}")

    def beginning(self, first: When, last: When) -> tuple[R_co, ...]:
        """Those that begin in a stretch: of whole days, both inclusive, or of instants, half-open."""
        items = self._items
        if first.day is None or last.day is None:
            low, high = (self._clock or self._clock_index()).beginning(first.us, last.us)
            return cast("tuple[R_co, ...]", items[low:high])
        days = self._day_index()
        low, high = days.index.beginning(first.day.toordinal(), last.day.toordinal() + 1)
        return tuple([items[at] for at in sorted(days.order[low:high])])

    def overlapping(self, first: When, last: When) -> tuple[R_co, ...]:
        """Those that may share a moment with a stretch: of whole days, both inclusive, or of instants."""
        items = self._items
        if first.day is None or last.day is None:
            return tuple([items[at] for at in self._clock_index().overlapping(first.us, last.us)])
        days = self._day_index()
        found = days.index.overlapping(first.day.toordinal(), last.day.toordinal() + 1)
        return tuple([items[at] for at in sorted([days.order[at] for at in found])])

    def covering(self, instant: int) -> tuple[R_co, ...]:
        """Those that may hold at an instant, in microseconds."""
        items = self._items
        return tuple([items[at] for at in self._clock_index().covering(instant)])

    def _clock_index(self) -> IntervalIndex:
        index = self._clock
        if index is None:
            items = self._items
            spans = cast("LazyRows[Any]", items).spans() if isinstance(items, LazyRows) else None
            if spans is None:
                whens = [when_of(item) for item in items]
                spans = tuple([when.start_us for when in whens]), tuple([when.stop_us for when in whens])
            index = IntervalIndex(*spans)
            self._clock = index
        return index

    def _day_index(self) -> _Days:
        days = self._days
        if days is None:
            days = self._days = _Days(self.items)
        return days


def _rebuild(items: tuple[Any, ...], stretches: tuple[Interval, ...]) -> Records[Any]:
    return Records[Any].trusted(items).covered_by(stretches)


def _touches(stretch: Interval, first: When, last: When) -> bool:
    if first.day is None or last.day is None:
        return stretch.start_us < max(last.us, first.us + 1) and first.us < stretch.stop_us
    return first_ordinal(stretch) <= last.day.toordinal() and first.day.toordinal() < stop_ordinal(stretch)
