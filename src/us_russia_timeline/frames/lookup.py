"""Looking ten million times up in a step function: the numpy kernel of `us_russia_timeline.frames`."""

from __future__ import annotations

from typing import Any

import numpy as np

from us_russia_timeline.frames.steps import Steps
from us_russia_timeline.intervals import DAY_US

__all__ = ["NO_CODE", "codes_of", "to_microseconds"]

NO_CODE = -1
"""The code of a time about which nothing can be said."""

_SEVERAL = -2  # a cell of the grid that holds a bound
_CELLS = 16  # the grid has two to this power of them: a table of codes that a processor keeps at hand
_BLOCK = 2**16  # rows at a time, for the same reason
_PER_MICROSECOND = {"D": (1, DAY_US), "s": (1, 1_000_000), "ms": (1, 1_000), "us": (1, 1), "ns": (1_000, 1)}
_LEAST, _GREATEST = -(2**63), 2**63 - 1


def codes_of(times: np.ndarray[Any, Any], steps: Steps[Any]) -> tuple[np.ndarray[Any, Any], list[Any]]:
    """The code of each time and the values that the codes stand for.

    Times fall into the cells of a regular grid; only those in a cell that holds a bound are searched
    for among the bounds. That is exact, and several times as fast as searching for each.

    Args:
        times: ``datetime64`` of any of the units D, s, ms, us, ns; NaT has `NO_CODE`.
        steps: a step function in microseconds.

    Returns:
        Signed codes, as narrow as the number of values allows, and the values, in order of time.
    """
    unit = np.datetime_data(times.dtype)[0]
    ticks = times.view(np.int64)
    values = list(dict.fromkeys(value for value in steps.values if value is not None))
    place: dict[Any, int] = {value: code for code, value in enumerate(values)}
    kind = next(kind for kind in (np.int8, np.int16, np.int32) if len(values) <= np.iinfo(kind).max)
    bounds, segments = _in_ticks(steps, unit)
    table = np.array([NO_CODE if value is None else place[value] for value in segments], kind)
    codes = _look_up(ticks, np.array(bounds, np.int64), table)
    missing = np.isnat(times)
    if missing.any():
        codes[missing] = NO_CODE
    return codes, values


def _in_ticks(steps: Steps[Any], unit: str) -> tuple[list[int], list[Any]]:
    """The steps in ticks of a column, without what lies beyond the times that 64 bits can hold."""
    times, by = _PER_MICROSECOND[unit]
    bounds: list[int] = []
    values: list[Any] = [steps.values[0]]
    for us, value in zip(steps.bounds, steps.values[1:], strict=True):
        tick = -(-us * times // by)  # the first tick that is not before the bound
        if tick <= _LEAST:
            values[0] = value
        elif bounds and bounds[-1] == tick:
            values[-1] = value
        elif tick <= _GREATEST:
            bounds.append(tick)
            values.append(value)
    return bounds, values


def _look_up(
    ticks: np.ndarray[Any, Any], bounds: np.ndarray[Any, Any], table: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    if not len(bounds):
        return np.full(len(ticks), table[0], table.dtype)
    # At least one, so that the difference of two shifted ticks cannot overflow.
    shift = max(1, (int(bounds[-1]) - int(bounds[0])).bit_length() - _CELLS)
    first = (int(bounds[0]) >> shift) - 1
    cells = (bounds >> shift) - first
    # One cell before the bounds and one after them: whatever lies further out is clipped to those.
    grid = table[np.searchsorted(cells, np.arange(int(cells[-1]) + 2), side="right")]
    grid[cells] = _SEVERAL
    codes = np.empty(len(ticks), table.dtype)
    for start in range(0, len(ticks), _BLOCK):
        block = ticks[start : start + _BLOCK]
        found = np.take(grid, (block >> shift) - first, mode="clip", out=codes[start : start + _BLOCK])
        unsure = np.flatnonzero(found == _SEVERAL)
        if len(unsure):
            found[unsure] = table[np.searchsorted(bounds, block[unsure], side="right")]
    return codes


def to_microseconds(times: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Times in whole microseconds, rounded down; those too far away to be told in them are not exact."""
    times_by, by = _PER_MICROSECOND[np.datetime_data(times.dtype)[0]]
    ticks: np.ndarray[Any, Any] = times.view(np.int64)
    return ticks * by if times_by == 1 else ticks // times_by
