"""Step functions put beside the rows of a lazy table, as expressions of its own engine.

Nothing of such a table is computed here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import narwhals as nw

from us_russia_timeline.frames.clocks import Active
from us_russia_timeline.frames.plans import Lengthened, Plan, anchor_names, places_of, slots_of
from us_russia_timeline.frames.steps import Steps
from us_russia_timeline.intervals import DAY_US

__all__ = ["expressed", "lengthened_by"]

_NW_KINDS = {"label": nw.String, "truth": nw.Boolean, "number": nw.Int64}


def expressed(frame: nw.LazyFrame[Any], plan: Plan) -> Any:
    """A lazy frame with its new columns, as expressions of its own engine."""
    if frame.implementation.is_polars():
        return _on_polars(frame.to_native(), plan)
    counted, ticks = _counted(frame, plan.on, days=plan.days)
    in_duckdb = frame.implementation.is_duckdb()
    us = nw.col(ticks)
    new: list[nw.Expr] = []
    numbered: dict[str, list[Any]] = {}
    for name, kind, steps in plan.columns:
        if kind == "days":
            made = _days_left(us, steps)
        elif kind == "label" and in_duckdb:
            names = places_of(steps.values)
            numbered[name] = list(names)
            codes = tuple(names[value] + 1 for value in steps.values)
            made = _tree(us, Steps(steps.bounds, codes), nw.Int32())
        else:
            made = _tree(us, steps, _NW_KINDS[kind]())
        new.append(made.alias(name))
    found = counted.with_columns(*new).drop(ticks).to_native()
    return _named_in_duckdb(found, numbered) if numbered else found


def _counted(frame: nw.LazyFrame[Any], on: str, *, days: bool) -> tuple[nw.LazyFrame[Any], str]:
    """A lazy frame with its times in microseconds, and the name of that column; null where none is meant."""
    ticks = nw.generate_temporary_column_name(8, frame.collect_schema().names())
    counted: nw.LazyFrame[Any] = nw.from_native(_with_ticks(frame, on, ticks))
    if days:  # a timestamp that is not at midnight is no day
        at = nw.col(ticks)
        counted = counted.with_columns(nw.when(at % DAY_US == 0).then(at).alias(ticks))
    return counted, ticks


def _days_left(us: nw.Expr, steps: Steps[int]) -> nw.Expr:
    """The days from their anchors."""
    # Each anchor with the bound up to which it is used: how far past the deadline's first day that is.
    used = zip(steps.values, steps.bounds, strict=False)
    past = max((0, *((bound - value) // DAY_US + 1 for value, bound in used if value is not None)))
    return _whole_days(_tree(us, steps, nw.Int64()) - us, past)


def _whole_days(ahead: nw.Expr, past: int) -> nw.Expr:
    """Microseconds as whole days, rounded up, without dividing what is negative: there the engines differ."""
    counted = ahead + (past * DAY_US + DAY_US - 1)
    return ((counted - counted % DAY_US) / DAY_US).cast(nw.Int64()) - past


def _polars_ticks(on: str, *, days: bool) -> Any:
    polars = import_module("polars")
    us = polars.col(on).dt.timestamp("us")
    return polars.when(us % DAY_US == 0).then(us) if days else us


def _on_polars(frame: Any, plan: Plan) -> Any:
    """Polars computes every branch of a tree; searching the bounds costs it less, and so do categories."""
    polars = import_module("polars")
    us = _polars_ticks(plan.on, days=plan.days)

    def looked_up(steps: Steps[Any], kind: Any) -> Any:
        values = polars.lit(polars.Series(steps.values, dtype=kind))
        at = polars.lit(polars.Series(steps.bounds, dtype=polars.Int64)).search_sorted(us, side="right")
        return polars.when(us.is_not_null()).then(values.gather(at))

    def made(kind: str, steps: Steps[Any]) -> Any:
        if kind == "days":
            return -((us - looked_up(steps, polars.Int64)) // DAY_US)
        if kind == "label":
            names = dict.fromkeys(value for value in steps.values if value is not None)
            return looked_up(steps, polars.Enum(list(names)))
        return looked_up(steps, polars.Boolean if kind == "truth" else polars.Int64)

    return frame.with_columns(made(kind, steps).alias(name) for name, kind, steps in plan.columns)


def _named_in_duckdb(frame: Any, numbered: dict[str, list[Any]]) -> Any:
    """Numbers made labels: DuckDB is quicker to pass numbers through a tree than texts."""
    duckdb = import_module("duckdb")

    def label(name: str) -> Any:
        labels = duckdb.ConstantExpression(numbered[name]).cast("VARCHAR[]")
        return duckdb.FunctionExpression("list_extract", labels, duckdb.ColumnExpression(name)).alias(name)

    columns = (label(name) if name in numbered else duckdb.ColumnExpression(name) for name in frame.columns)
    return frame.select(*columns)


def _with_ticks(frame: nw.LazyFrame[Any], on: str, ticks: str) -> Any:
    """A lazy frame with its times in microseconds: the one thing that each engine calls otherwise."""
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        duckdb = import_module("duckdb")
        column = duckdb.ColumnExpression(on)
        found = duckdb.FunctionExpression("epoch_us", column)
        if frame.collect_schema()[on] == nw.Unknown:  # instants to the nanosecond
            ns = duckdb.FunctionExpression("epoch_ns", column)
            found = (ns - (ns % 1_000 + 1_000) % 1_000) // 1_000
        return native.select(duckdb.StarExpression(), found.alias(ticks))
    functions = import_module("pyspark.sql.functions")
    column = functions.col("`" + on.replace("`", "``") + "`")
    held: Any = frame.collect_schema()[on]
    if held == nw.Date:
        return native.withColumn(ticks, functions.unix_date(column).cast("bigint") * DAY_US)
    if held.time_zone is not None:
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


def lengthened_by(frame: nw.LazyFrame[Any], plan: Lengthened) -> Any:
    """A lazy frame with a row for each record in force at each of its rows."""
    place = places_of([slots_of(None), *(slots_of(state) for state in plan.states.values)])
    slots = list(place)
    places = Steps(plan.states.bounds, tuple(place[slots_of(state)] for state in plan.states.values))
    if frame.implementation.is_polars():
        return _lengthened_on_polars(frame.to_native(), plan, slots, places)
    counted, ticks = _counted(frame, plan.on, days=plan.days)
    taken = counted.collect_schema().names()
    part = nw.generate_temporary_column_name(8, taken)
    us, nothing = nw.col(ticks), nw.lit(0, dtype=nw.Int64())
    number = nw.when(us.is_null()).then(nothing).otherwise(_tree(us, places, nw.Int64()))
    numbered = counted.with_columns(number.alias(part))
    explode = _exploded_in_duckdb if frame.implementation.is_duckdb() else _exploded_in_spark
    found: nw.LazyFrame[Any] = nw.from_native(explode(numbered.to_native(), part, slots, plan.into))
    past = _furthest(plan)
    left = [
        _whole_days(nw.col(f"{part}_{which}") - us, past).alias(name) for name, which in anchor_names(plan)
    ]
    found = found.with_columns(*left) if left else found
    return found.drop(ticks, f"{part}_least", f"{part}_most").to_native()


def _furthest(plan: Lengthened) -> int:
    """How many days past its anchor a record can be named."""
    used = zip(plan.states.values, plan.states.bounds, strict=False)
    anchors = [(bound, us) for state, bound in used for each in state or () for us in each[1:]]
    return max((0, *((bound - us) // DAY_US + 1 for bound, us in anchors if isinstance(us, int))))


Slots = list[tuple[Active | None, ...]]


def _lengthened_on_polars(frame: Any, plan: Lengthened, slots: Slots, places: Steps[int]) -> Any:
    polars = import_module("polars")
    us = _polars_ticks(plan.on, days=plan.days)
    labels = list(dict.fromkeys(slot.id for each in slots for slot in each if slot is not None))
    kind = {plan.into: polars.Enum(labels), **dict.fromkeys(plan.left, polars.Int64)}
    names = [name for name, _ in anchor_names(plan)]
    whole = polars.Series(
        [[_cells(slot, plan.into, names) for slot in each] for each in slots],
        dtype=polars.List(polars.Struct(kind)),
    )
    at = polars.lit(polars.Series(places.bounds, dtype=polars.Int64)).search_sorted(us, side="right")
    place = polars.lit(polars.Series(places.values, dtype=polars.UInt32)).gather(at)
    found = polars.lit(whole).gather(polars.when(us.is_not_null()).then(place).otherwise(0))
    lengthened = frame.with_columns(found.alias(plan.into)).explode(plan.into).unnest(plan.into)
    return lengthened.with_columns((-((us - polars.col(name)) // DAY_US)).alias(name) for name in names)


def _cells(slot: Active | None, into: str, names: list[str]) -> dict[str, Any] | None:
    if slot is None:
        return {into: None, **dict.fromkeys(names)}
    return dict(zip((into, *names), slot, strict=False))


def _exploded_in_duckdb(native: Any, part: str, slots: Slots, into: str) -> Any:
    duckdb = import_module("duckdb")
    column, call = duckdb.ColumnExpression, duckdb.FunctionExpression
    held = [[_cells(slot, "label", ["least", "most"]) for slot in each] for each in slots]
    kind = "STRUCT(label VARCHAR, least BIGINT, most BIGINT)[][]"
    at = duckdb.FunctionExpression(
        "list_extract", duckdb.ConstantExpression(held).cast(kind), column(part) + 1
    )
    names = [name for name in native.columns if name != part]
    exploded = native.select(*(column(name) for name in names), call("unnest", at).alias(part))

    def field(name: str) -> Any:
        return call("struct_extract", column(part), duckdb.ConstantExpression(name))

    return exploded.select(
        *(column(name) for name in names),
        field("label").alias(into),
        field("least").alias(f"{part}_least"),
        field("most").alias(f"{part}_most"),
    )


def _exploded_in_spark(native: Any, part: str, slots: Slots, into: str) -> Any:
    functions = import_module("pyspark.sql.functions")

    kinds = {"label": "string", "least": "bigint", "most": "bigint"}

    def struct(slot: Active | None) -> Any:
        cells = zip(slot or (None, None, None), kinds.items(), strict=True)
        made = (functions.lit(value).cast(kind).alias(name) for value, (name, kind) in cells)
        return functions.struct(*made)

    held = functions.array(*(functions.array(*(struct(slot) for slot in each)) for each in slots))
    exploded = native.withColumn(part, functions.explode(held[functions.col(part).cast("int")]))
    for name in ("least", "most"):
        exploded = exploded.withColumn(f"{part}_{name}", functions.col(part)[name])
    return exploded.withColumn(into, functions.col(part)["label"]).drop(part)
