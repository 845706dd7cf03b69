"""The stretches of a coverage, cut at civil days, and those of several timelines joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from us_russia_timeline.intervals import LAST_YEAR, Axis, Interval, Open, ends_of
from us_russia_timeline.timelines import COLLECTIONS, Coverage, Thoroughness, Timeline

__all__ = ["covered_until", "cut_at", "joined", "needed"]


def cut_at(when: Interval, first: date | None, last: date | None) -> Interval | None:
    """What of a stretch lies within days, both inclusive: itself if all of it does, ``None`` if nothing.

    It is cut, never grown: an end that is not cut off stays as it is told, by the clock if it is.
    """
    low = when.first if first is None else max(when.first, first)
    high = when.last
    if last is not None:
        high = last if isinstance(high, Open) else min(high, last)
    if (low, high) == (when.first, when.last):
        return when
    head, tail = ends_of(when.text)
    if low > when.first or "T" not in head:
        head = low.isoformat()
    if isinstance(high, Open):
        return Interval(f"{head}/{tail}", when.zone)
    if high != when.last or "T" not in tail:
        tail = high.isoformat()
    return Interval(f"{head}/{tail}", when.zone) if low <= high else None


def covered_until(coverage: Iterable[Coverage], last: date) -> Iterator[Coverage]:
    """A coverage that ends with a day.

    Of one that begins later its first day stays: without a coverage no question would be refused.
    """
    from attrs import evolve

    stretches = list(coverage)
    last = min(last, date(LAST_YEAR, 12, 31))  # the last hours of that day lie in the year after by UTC
    cut = [(each, cut_at(each.when, None, last)) for each in stretches]
    if stretches and not any(when for _, when in cut):
        begin = min(stretches, key=lambda each: each.when.edges(Axis.DAYS)[0])
        cut = [(begin, cut_at(begin.when, None, begin.when.first))]
    for each, when in cut:
        if when is not None:
            yield each if when is each.when else evolve(each, when=when)


def needed(timelines: Sequence[Timeline]) -> list[Timeline]:
    """Those of several timelines that are no selections of what another of them holds as well."""

    def spare(at: int, each: Timeline) -> bool:
        return each.selection != "" and any(
            _holds(other, each) and (not other.selection or place < at or not _holds(each, other))
            for place, other in enumerate(timelines)
            if place != at
        )

    return [each for at, each in enumerate(timelines) if not spare(at, each)]


def _holds(whole: Timeline, other: Timeline) -> bool:
    """Whether a timeline has a record of each id of another, and covers all that the other covers."""
    return all(
        set(getattr(whole, name).ids()).issuperset(getattr(other, name).ids()) for name in COLLECTIONS
    ) and all(_told(each, whole.coverage) for each in other.coverage)


def joined(timelines: Iterable[Timeline]) -> Iterator[Coverage]:
    """The coverage of several timelines together, in their order.

    A stretch that another of them covers as thoroughly is left out. One that is partial because it was chosen
    gives way only to what is full: else its note, which says what was chosen, would be lost.
    """
    held: list[tuple[Coverage, bool]] = []
    for other in timelines:
        chosen = other.selection != ""
        known = [each for each, _ in held]
        new = [each for each in other.coverage if each not in known and not _told(each, known, full=chosen)]
        held = [(each, was) for each, was in held if not _told(each, new, full=was)]
        held += [(each, chosen) for each in new]
    yield from (each for each, _ in held)


def _told(stretch: Coverage, among: Iterable[Coverage], *, full: bool = False) -> bool:
    """Whether others cover all of a stretch as thoroughly as it does, or fully."""
    full = full or stretch.thoroughness is Thoroughness.FULL
    whens = [each.when for each in among if each.thoroughness is Thoroughness.FULL or not full]
    return all(_filled(stretch.when, whens, axis) for axis in Axis)


def _filled(when: Interval, others: list[Interval], axis: Axis) -> bool:
    at, stop = when.edges(axis)
    for start, end in sorted(each.edges(axis) for each in others):
        if start <= at:
            at = max(at, end)
    return at >= stop
