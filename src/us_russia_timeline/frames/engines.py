"""Step functions put beside the rows of a table, in the way of each data frame library.

Frames in memory are filled by the numpy kernel; lazy ones get an expression of their own engine, and
nothing of them is computed here.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np

from us_russia_timeline.errors import InvalidFrame
from us_russia_timeline.frames.labels import Steps
from us_russia_timeline.frames.lookup import codes_of, to_microseconds
from us_russia_timeline.intervals import DAY_US

__all__ = ["NewColumns", "expressed", "filled"]


class NewColumns(NamedTuple):
    """What to add to a table: from which column, the labels, and the days left by name."""

    on: str
    into: str
    labels: Steps[str]
    days: tuple[tuple[str, Steps[int]], ...]


def filled(native: Any, plan: NewColumns) -> Any:
    """A frame in memory with its new columns."""
    frame = nw.from_native(native, eager_only=True)
    column = frame[plan.on]
    times = _times(column)
    codes, labels = codes_of(times, plan.labels)
    new = [_labelled(column, codes, labels)]
    for _, steps in plan.days:
        codes, anchors = codes_of(times, steps)
        rows = np.flatnonzero(codes >= 0)
        left = np.zeros(len(times), np.int64)
        left[rows] = -((to_microseconds(times[rows]) - np.array(anchors, np.int64)[codes[rows]]) // DAY_US)
        new.append(_whole(column, left, codes < 0))
    names = (plan.into, *(name for name, _ in plan.days))
    return frame.with_columns(
        *(nw.from_native(each, series_only=True).alias(name) for name, each in zip(names, new, strict=True))
    ).to_native()


def _times(column: nw.Series[Any]) -> np.ndarray[Any, Any]:
    """The times of a column as ``datetime64``, instants in UTC."""
    native: Any = column.to_native()
    # A pandas zone that narwhals cannot tell would come as a column of objects.
    zoned = getattr(getattr(native, "dtype", None), "tz", None) is not None
    times: np.ndarray[Any, Any] = native.dt.tz_convert(None).to_numpy() if zoned else column.to_numpy()
    if times.dtype.kind == "M":
        return times
    missing = column.is_null().to_numpy()
    held: list[Any] = [None if none else each for none, each in zip(missing, times, strict=True)]
    wrong = next((each for each in held if each is not None and type(each) is not date), None)
    if wrong is not None:
        raise InvalidFrame(f"the column {column.name!r} holds {wrong!r:.80}, not timestamps or days")
    return np.array(held, "datetime64[D]")


def _labelled(like: nw.Series[Any], codes: np.ndarray[Any, Any], labels: list[str]) -> Any:
    """Labels by their codes, in the way of a column's own library."""
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
    held = library.Categorical.from_codes(codes, library.Index(labels, dtype="str"))
    return library.Series(held, index=like.to_native().index)


def _whole(like: nw.Series[Any], values: np.ndarray[Any, Any], missing: np.ndarray[Any, Any]) -> Any:
    """Whole numbers, some of them missing, in the way of a column's own library."""
    library: Any = like.__native_namespace__()
    if like.implementation.is_polars():
        return library.Series(values).set(library.Series(missing), None)
    if like.implementation.is_pyarrow():
        return library.chunked_array([library.array(values, mask=missing)])
    return library.Series(library.arrays.IntegerArray(values, missing), index=like.to_native().index)


def expressed(frame: nw.LazyFrame[Any], plan: NewColumns, *, days: bool) -> Any:
    """A lazy frame with its new columns, as expressions of its own engine."""
    if frame.implementation.is_polars():
        return _on_polars(frame.to_native(), plan)
    ticks = nw.generate_temporary_column_name(8, frame.collect_schema().names())
    counted = nw.from_native(_with_ticks(frame, plan.on, ticks, days=days))
    in_duckdb = frame.implementation.is_duckdb()
    names = list(dict.fromkeys(plan.labels.values))
    us = nw.col(ticks)
    if in_duckdb:
        codes = Steps(plan.labels.bounds, tuple(names.index(value) + 1 for value in plan.labels.values))
        new = [_tree(us, codes, nw.Int32()).alias(plan.into)]
    else:
        new = [_tree(us, plan.labels, nw.String()).alias(plan.into)]
    for name, steps in plan.days:
        new.append(_days_left(us, steps).alias(name))
    found = counted.with_columns(*new).drop(ticks).to_native()
    return _named_in_duckdb(found, plan.into, names) if in_duckdb else found


def _days_left(us: nw.Expr, steps: Steps[int]) -> nw.Expr:
    """The days from their anchors, without dividing what is negative: there the engines differ."""
    # Each anchor with the bound up to which it is used: how far past the deadline's first day that is.
    used = zip(steps.values, steps.bounds, strict=False)
    past = max((0, *((bound - value) // DAY_US + 1 for value, bound in used if value is not None)))
    counted = _tree(us, steps, nw.Int64()) - us + (past * DAY_US + DAY_US - 1)
    return ((counted - counted % DAY_US) / DAY_US).cast(nw.Int64()) - past


def _on_polars(frame: Any, plan: NewColumns) -> Any:
    """Polars computes every branch of a tree; searching the bounds costs it less, and so do categories."""
    polars = import_module("polars")
    us = polars.col(plan.on).dt.timestamp("us")

    def looked_up(steps: Steps[Any], kind: Any) -> Any:
        values = polars.lit(polars.Series(steps.values, dtype=kind))
        at = polars.lit(polars.Series(steps.bounds, dtype=polars.Int64)).search_sorted(us, side="right")
        return polars.when(us.is_not_null()).then(values.gather(at))

    labels = polars.Enum(list(dict.fromkeys(value for value in plan.labels.values if value is not None)))
    return frame.with_columns(
        looked_up(plan.labels, labels).alias(plan.into),
        *((-((us - looked_up(steps, polars.Int64)) // DAY_US)).alias(name) for name, steps in plan.days),
    )


def _named_in_duckdb(frame: Any, into: str, names: list[Any]) -> Any:
    """Numbers made labels: DuckDB is quicker to pass numbers through a tree than texts."""
    duckdb = import_module("duckdb")
    labels = duckdb.ConstantExpression(names).cast("VARCHAR[]")
    label = duckdb.FunctionExpression("list_extract", labels, duckdb.ColumnExpression(into)).alias(into)
    return frame.select(*(label if name == into else duckdb.ColumnExpression(name) for name in frame.columns))


def _with_ticks(frame: nw.LazyFrame[Any], on: str, ticks: str, *, days: bool) -> Any:
    """A lazy frame with its times in microseconds: the one thing that each engine calls otherwise."""
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        duckdb = import_module("duckdb")
        found = duckdb.FunctionExpression("epoch_us", duckdb.ColumnExpression(on))
        return native.select(duckdb.StarExpression(), found.alias(ticks))
    functions = import_module("pyspark.sql.functions")
    column = functions.col("`" + on.replace("`", "``") + "`")
    if days:
        return native.withColumn(ticks, functions.unix_date(column).cast("bigint") * DAY_US)
    if frame.collect_schema()[on].time_zone is not None:  # type: ignore[attr-defined]  # a dtype with a zone
        return native.withColumn(ticks, functions.unix_micros(column))
    # A cast of clock readings to instants would go by the zone of the session; their parts do not.
    seconds = functions.hour(column) * 3_600 + functions.minute(column) * 60
    parts = (
        functions.unix_date(column.cast("date")).cast("bigint") * DAY_US + seconds.cast("bigint") * 1_000_000
    )
    return native.withColumn(
        ticks, parts + (functions.extract(functions.lit("SECOND"), column) * 1_000_000).cast("bigint")
    )


def _tree(us: nw.Expr, steps: Steps[Any], kind: Any) -> nw.Expr:
    """A balanced tree of comparisons: for sixty bounds each row is compared six times."""

    def branch(low: int, high: int) -> Any:
        if low == high:
            return nw.lit(steps.values[low], dtype=kind)
        middle = (low + high) // 2
        before = nw.when(us < steps.bounds[middle])
        return before.then(branch(low, middle)).otherwise(branch(middle + 1, high))

    return nw.when(~us.is_null()).then(branch(0, len(steps.bounds)))
