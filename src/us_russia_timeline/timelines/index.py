"""An index over half-open integer intervals, by filtering search (Chazelle, 1986).

The axis is cut into windows such that what begins or ends inside a window is at most a few more
than a quarter of what covers it whole. A stab is then one bisect, one list taken untested and a
short one tested: logarithmic plus the answers, in linear space, whatever the intervals look like. A
sorted list with a running maximum is simpler and as fast on even data, but a hundred very long
intervals (a war, a treaty in force) make each of its stabs walk thousands of records.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

_SLACK = 8  # what a window may hold in part before the quarter counts; measured, not critical


class IntervalIndex:
    """Positions of intervals that cover a point or begin in a stretch.

    Args:
        starts: where each interval starts, ascending.
        stops: where each stops, exclusive; in the same order.
    """

    __slots__ = ("_asked", "_bounds", "_starts", "_stops", "_windows")

    def __init__(self, starts: Sequence[int], stops: Sequence[int]) -> None:
        self._starts = starts
        self._stops = stops
        self._asked = False
        self._bounds: list[int] = []
        self._windows: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def beginning(self, low: int, high: int) -> tuple[int, int]:
        """The first and the past-the-last position of those that begin in ``[low, high)``."""
        starts = self._starts
        return bisect_left(starts, low), bisect_left(starts, high)

    def covering(self, point: int) -> list[int]:
        """The positions of those that cover a point, ascending."""
        bounds = self._bounds or self._build()
        whole, part = self._windows[bisect_right(bounds, point) - 1]
        starts, stops = self._starts, self._stops
        some = [at for at in part if starts[at] <= point < stops[at]]
        if not some:
            return list(whole)
        some.extend(whole)
        some.sort()
        return some

    def overlapping(self, low: int, high: int) -> list[int]:
        """The positions of those that share a point with ``[low, high)``, ascending.

        What covers ``low`` and what begins after it up to ``high`` are disjoint and in order.
        """
        begun = bisect_right(self._starts, low)
        if self._asked or self._bounds:
            found = self.covering(low)
        else:  # a single question does not pay for windows
            self._asked = True
            found = [at for at, stop in enumerate(self._stops[:begun]) if low < stop]
        found.extend(range(begun, bisect_left(self._starts, high)))
        return found

    def _build(self) -> list[int]:
        # Read out what is lazy; of a tuple, the slice is the tuple itself.
        starts, stops = self._starts, self._stops = self._starts[:], self._stops[:]
        by_stop = sorted(range(len(stops)), key=stops.__getitem__)
        ends = [stops[at] for at in by_stop]
        many = len(starts)
        bounds = [-(2**63)]
        windows: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        active: dict[int, None] = {}  # what covers the present window whole, so far
        part: list[int] = []  # what begins or ends inside it
        fresh = begin = end = 0  # of the part, what begins inside it are positions from `fresh` on
        for place, _ in groupby(sorted([*starts, *ends])):  # two runs in order, which the sort only merges
            first, first_end = begin, end
            while begin < many and starts[begin] == place:
                begin += 1
            while end < many and ends[end] == place:
                end += 1
            if len(part) + begin - first + end - first_end > _SLACK + len(active) // 4:
                # Close the window before the burst: what ends here has covered it to its bound.
                windows.append((tuple(active), tuple(part)))
                bounds.append(place)
                part = []
                for at in by_stop[first_end:end]:
                    active.pop(at, None)
                for at in range(fresh, begin):
                    if stops[at] > place:
                        active[at] = None
                fresh = begin
            else:
                part.extend(range(first, begin))
                for at in by_stop[first_end:end]:
                    if at in active:
                        del active[at]
                        part.append(at)
        windows.append((tuple(active), tuple(part)))
        self._windows, self._bounds = windows, bounds  # the bounds last: they say that it is built
        return bounds
