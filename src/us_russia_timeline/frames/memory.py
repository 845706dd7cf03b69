"""Step functions put beside the rows of a table in memory, by the numpy kernel.

The table keeps its own class, its index and whatever else it carries: columns are added to it, or rows of it
are taken, in the way of its own library.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import narwhals as nw
import numpy as np

from us_russia_timeline.errors import InvalidFrame
from us_russia_timeline.frames.lookup import codes_of, to_microseconds
from us_russia_timeline.frames.plans import Added, Lengthened, Plan, anchor_names, places_of, slots_of
from us_russia_timeline.intervals import DAY_US

__all__ = ["filled", "lengthened"]

Array = np.ndarray[Any, Any]


def filled(native: Any, plan: Plan) -> Any:
    """A frame in memory with its new columns."""
    frame = nw.from_native(native, eager_only=True)
    times = _times(_stands(frame, plan.on), days=plan.days)
    return _with(frame, {each.name: _column(frame, times, each) for each in plan.columns})


def _column(frame: nw.DataFrame[Any], times: Array, added: Added) -> Any:
    codes, values = codes_of(times, added.steps)
    if added.kind == "label":
        return _labelled(frame, codes, values)
    missing = codes < 0
    held = np.array(values, bool if added.kind == "truth" else np.int64)
    told = np.zeros(len(times), held.dtype)
    told[~missing] = held[codes[~missing]]
    if added.kind == "days":
        told[~missing] = _days(times[~missing], told[~missing])
    return _nullable(frame, told, missing)


def _days(times: Array, anchors: Array) -> Array:
    return -((to_microseconds(times) - anchors) // DAY_US)


def lengthened(native: Any, plan: Lengthened) -> Any:
    """A frame in memory with a row for each record in force at each of its rows."""
    frame = nw.from_native(native, eager_only=True)
    times = _times(_stands(frame, plan.on), days=plan.days)
    codes, states = codes_of(times, plan.states)
    # The last one, at which a code of -1 ends, is for a time about which nothing can be said.
    slots = [slots_of(state) for state in (*states, None)]
    sizes = np.array([len(each) for each in slots], np.int64)
    offsets = np.cumsum(sizes) - sizes
    repeats = sizes[codes]
    rows = np.repeat(np.arange(len(times)), repeats)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    places = offsets[codes][rows] + nth
    flat = [slot for each in slots for slot in each]
    labels = places_of(slot.id for slot in flat if slot is not None)
    label_codes = np.array([-1 if slot is None else labels[slot.id] for slot in flat], np.int32)
    new = {plan.into: _labelled(frame, label_codes[places], list(labels))}
    for name, which in anchor_names(plan):
        anchors = [None if slot is None else getattr(slot, which) for slot in flat]
        missing = np.array([each is None for each in anchors])[places]
        held = np.array([each or 0 for each in anchors], np.int64)[places]
        held[~missing] = _days(times[rows[~missing]], held[~missing])
        new[name] = _nullable(frame, np.where(missing, 0, held), missing)
    return _with(nw.from_native(_taken(frame, rows), eager_only=True), new)


def _taken(frame: nw.DataFrame[Any], rows: Array) -> Any:
    native: Any = frame.to_native()
    if frame.implementation.is_polars():
        return native[rows]
    return native.take(rows) if frame.implementation.is_pyarrow() else native.iloc[rows]


def _with(frame: nw.DataFrame[Any], new: dict[str, Any]) -> Any:
    native: Any = frame.to_native()
    if frame.implementation.is_polars():
        return native.with_columns([column.alias(name) for name, column in new.items()])
    if frame.implementation.is_pyarrow():
        for name, column in new.items():
            native = native.append_column(name, column)
        return native
    made = native.copy(deep=False)  # not `assign`, which has arguments of its own names
    for name, column in new.items():
        made[name] = column
    return made


# --- the times of a column ---


def _stands(frame: nw.DataFrame[Any], on: str) -> nw.Series[Any]:
    """The column of times, which in pandas may stand in the index."""
    if on in frame.columns:
        return frame[on]
    native: Any = frame.to_native()
    return nw.from_native(native.index.get_level_values(on).to_series(), series_only=True)


def _times(column: nw.Series[Any], *, days: bool) -> Array:
    """The times of a column as ``datetime64``, instants in UTC."""
    times = _read(column)
    unit = np.datetime_data(times.dtype)[0]
    if days and unit != "D":
        late = times.astype("datetime64[D]") != times
        late &= ~np.isnat(times)
        if late.any():
            raise InvalidFrame(
                f"the column {column.name!r} holds {times[late][0]}, which is no day: leave out days=True "
                "and say by whose clocks, zone='Europe/Kyiv' for example"
            )
    return times


def _read(column: nw.Series[Any]) -> Array:
    native: Any = column.to_native()
    kind = getattr(native, "dtype", None)
    if column.implementation.is_pyarrow():
        return _of_arrow(native)
    if hasattr(kind, "pyarrow_dtype"):  # of pandas: its own way to numpy makes an object of each
        return _of_arrow(import_module("pyarrow").chunked_array(native.array.__arrow_array__()))
    # A pandas zone that narwhals cannot tell would come as a column of objects.
    zoned = getattr(kind, "tz", None) is not None
    times: Array = native.dt.tz_convert(None).to_numpy() if zoned else column.to_numpy()
    return times if times.dtype.kind == "M" else _of_objects(column, times)


def _of_arrow(column: Any) -> Array:
    arrow = import_module("pyarrow")
    kind = column.type
    if arrow.types.is_null(kind):
        return np.full(len(column), "NaT", "datetime64[D]")
    unit = "D" if arrow.types.is_date32(kind) else "ms" if arrow.types.is_date64(kind) else kind.unit
    whole = arrow.int32() if unit == "D" else arrow.int64()
    ticks: Array = np.asarray(column.cast(whole).fill_null(0)).astype(np.int64)
    times = ticks.view(f"datetime64[{unit}]")
    if column.null_count:
        times[np.asarray(column.is_null())] = "NaT"
    return times


def _of_objects(column: nw.Series[Any], times: Array) -> Array:
    missing = column.is_null().to_numpy()
    held: list[Any] = [None if none else each for none, each in zip(missing, times, strict=True)]
    wrong = next((each for each in held if each is not None and type(each) is not date), None)
    if wrong is not None:
        raise InvalidFrame(f"the column {column.name!r} holds {wrong!r:.80}, not timestamps or days")
    return np.array(held, "datetime64[D]")


# --- new columns ---


def _labelled(like: nw.DataFrame[Any], codes: Array, labels: list[str]) -> Any:
    """Labels by their codes, in the way of a frame's own library."""
    library: Any = like.__native_namespace__()
    if like.implementation.is_polars():
        kind, places = library.Enum(labels), library.Series(codes)
        if codes.min(initial=0) >= 0:
            return library.Series(labels, dtype=kind).gather(places.cast(library.UInt32))
        # A negative code takes from the end, and there stands the null.
        return library.Series([*labels, None], dtype=kind).gather(places)
    if like.implementation.is_pyarrow():
        indices = library.array(codes, mask=codes < 0)
        held = library.DictionaryArray.from_arrays(indices, library.array(labels, library.string()))
        return library.chunked_array([held])
    return library.Categorical.from_codes(codes, library.Index(labels, dtype="str"))


def _nullable(like: nw.DataFrame[Any], values: Array, missing: Array) -> Any:
    """Whole numbers or truths, some of them missing, in the way of a frame's own library."""
    library: Any = like.__native_namespace__()
    if like.implementation.is_polars():
        return library.Series(values).set(library.Series(missing), None)
    if like.implementation.is_pyarrow():
        return library.chunked_array([library.array(values, mask=missing)])
    kind = library.arrays.BooleanArray if values.dtype == bool else library.arrays.IntegerArray
    return kind(values, missing)
