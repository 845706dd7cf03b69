"""The stretches of a coverage, cut at civil days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from us_russia_timeline.intervals import Axis, Interval, Open, ends_of
from us_russia_timeline.timelines import Coverage

__all__ = ["covered_until", "cut_at"]


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
    cut = [(each, cut_at(each.when, None, last)) for each in stretches]
    if stretches and not any(when for _, when in cut):
        begin = min(stretches, key=lambda each: each.when.edges(Axis.DAYS)[0])
        cut = [(begin, cut_at(begin.when, None, begin.when.first))]
    for each, when in cut:
        if when is not None:
            yield each if when is each.when else evolve(each, when=when)
