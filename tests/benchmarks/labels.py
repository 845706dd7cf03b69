"""Labelling ten million rows with thirty windows, beside what each engine offers for it.

Needs the extras ``frames`` and ``engines``; an engine that is not installed, or Spark without Java, is
left out and said so. Figures are ratios of wall time, medians over rounds in which both sides take
turns. Every pair is first checked to give the same labels.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import os
import shutil
import statistics
import sys
import tempfile
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from _rounds import Table, arguments, interleaved, ratio
from pyarrow import parquet

from us_russia_timeline import frames
from us_russia_timeline.intervals import Interval

if TYPE_CHECKING:
    import argparse

UTC = dt.timezone.utc
FIRST, YEARS, WINDOWS = dt.datetime(2014, 1, 1, tzinfo=UTC), 12, 30


def windows() -> list[SimpleNamespace]:
    """Thirty windows over twelve years, the same in every run, none overlapping (the peers' limit)."""
    chance = np.random.default_rng(20250807)
    edges = sorted({int(each) for each in chance.integers(0, YEARS * 365 * 86_400, 2 * WINDOWS)})
    moments = [FIRST + dt.timedelta(seconds=each) for each in edges]
    return [
        SimpleNamespace(id=f"window-{at:02}", when=Interval.from_instants(*moments[2 * at : 2 * at + 2]))
        for at in range(WINDOWS)
    ]


RECORDS = windows()
LABELS = [each.id for each in RECORDS]
STARTS = [each.when.start for each in RECORDS]
STOPS = [each.when.stop for each in RECORDS]


def rows(count: int, *, ordered: bool) -> pa.Table:
    """Random moments of those years; or in order of time, each within an hour of its place."""
    chance = np.random.default_rng(1)
    span = YEARS * 365 * 86_400 * 1_000_000
    ticks = chance.integers(0, span, count)
    if ordered:
        ticks = np.sort(ticks) + chance.integers(-3_600_000_000, 3_600_000_000, count)
    ticks += int(FIRST.timestamp()) * 1_000_000
    return pa.table({"t": pa.array(ticks, pa.timestamp("us", "UTC")), "row": np.arange(count)})


def bounds() -> pa.Table:
    """The windows as a table to join with."""
    kind = pa.timestamp("us", "UTC")
    return pa.table({"start": pa.array(STARTS, kind), "stop": pa.array(STOPS, kind), "label": LABELS})


def wall(run):
    """Seconds of one call."""

    def measure() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return measure


def texts(column) -> list[str]:
    """Labels of any column as texts, with an empty one where there is none."""
    return [str(each) if isinstance(each, str) else "" for each in column]


def of_pandas(table: pa.Table):
    """Our labels and ``IntervalIndex.get_indexer``, both to a Categorical column."""
    import pandas as pd

    frame = table.to_pandas()
    index = pd.IntervalIndex.from_arrays(
        pd.DatetimeIndex(STARTS).as_unit("us"), pd.DatetimeIndex(STOPS).as_unit("us"), closed="left"
    )

    def peer():
        return frame.assign(label=pd.Categorical.from_codes(index.get_indexer(frame["t"]), LABELS))

    return lambda: frames.annotate(frame, RECORDS, on="t", into="label"), peer, lambda found: found["label"]


def of_polars(table: pa.Table):
    """Our labels and a sort with ``join_asof``, whose rows after the end of their window lose the label."""
    import polars as pl

    frame, other = pl.from_arrow(table), pl.from_arrow(bounds()).sort("start")

    def peer():
        joined = frame.sort("t").join_asof(other, left_on="t", right_on="start")
        return joined.with_columns(pl.when(pl.col("t") < pl.col("stop")).then(pl.col("label")))

    def ours():
        return frames.annotate(frame, RECORDS, on="t", into="label")

    return ours, peer, lambda found: found.sort("row")["label"].to_list()


def of_lazy_polars(table: pa.Table):
    """Our labels and ``join_where`` with a left join for the rows in no window, both collected."""
    import polars as pl

    frame, other = pl.from_arrow(table).lazy(), pl.from_arrow(bounds()).lazy()

    def peer():
        inside = frame.join_where(other, pl.col("t") >= pl.col("start"), pl.col("t") < pl.col("stop"))
        return frame.join(inside.select("row", "label"), on="row", how="left").collect()

    def ours():
        return frames.annotate(frame, RECORDS, on="t", into="label").collect()

    return ours, peer, lambda found: found.sort("row")["label"].to_list()


def of_duckdb(table: pa.Table):
    """Our labels and a left join on the range, both to an Arrow table."""
    import duckdb

    connection = duckdb.connect()
    connection.register("given", table)
    connection.execute("create table rows as select * from given")
    connection.register("bounds", bounds())
    frame = connection.table("rows")

    def peer():
        return connection.sql(
            "select rows.*, label from rows left join bounds on t >= start and t < stop"
        ).to_arrow_table()

    def ours():
        return frames.annotate(frame, RECORDS, on="t", into="label").to_arrow_table()

    return ours, peer, lambda found: found.sort_by("row")["label"].to_pylist()


def spark_session():
    """A session of as many threads as there are processors."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    return (
        SparkSession.builder.master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )


def spark_sides(table: pa.Table, folder: str):
    """annotate, a broadcast range join and one comparison over Parquet, all into Spark's empty sink."""
    from pyspark.sql import functions

    session = spark_session()
    session.sparkContext.setLogLevel("ERROR")
    place = tempfile.mkdtemp(dir=folder)
    count = table.num_rows // 8
    for part in range(8):
        parquet.write_table(table.slice(part * count, count), os.path.join(place, f"{part}.parquet"))
    parquet.write_table(bounds(), place + "-bounds.parquet")
    frame = session.read.parquet(place)
    other = functions.broadcast(session.read.parquet(place + "-bounds.parquet"))
    inside = (frame["t"] >= other["start"]) & (frame["t"] < other["stop"])
    found = {
        "ours": frames.annotate(frame, RECORDS, on="t", into="label"),
        "range join": frame.join(other, inside, "left").select("t", "row", "label"),
        "comparison": frame.withColumn("label", frame["t"] >= functions.lit(STARTS[15])),
    }
    return found, session


def same(ours, peer, labels) -> None:
    """Refuse to time two things that differ."""
    if texts(labels(ours())) != texts(labels(peer())):
        raise SystemExit("the two sides give different labels")


def compare(options: argparse.Namespace, table: Table) -> None:
    """Every engine in one process, both sides in turn."""
    size, rounds = (10**6, 3) if options.quick else (10**7, 5)
    plan = [
        ("pandas", of_pandas, "IntervalIndex.get_indexer", 0.25),
        ("polars", of_polars, "sort and join_asof", 0.2),
        ("polars", of_lazy_polars, "lazy: join_where and a left join", 0.5),
        ("duckdb", of_duckdb, "left join on the range", 0.5),
    ]
    for engine, sides, peer_name, goal in plan:
        try:
            importlib.import_module(engine)
        except ImportError:
            print(f"{engine} is not installed and left out")
            continue
        same(*sides(rows(100_000, ordered=False)))
        for ordered in (False, True):
            ours, peer, _ = sides(rows(size, ordered=ordered))
            found = interleaved({"ours": wall(ours), "peer": wall(peer)}, rounds)
            each = statistics.median(found["ours"]) / size * 1e9
            order = "nearly ordered" if ordered else "random"
            table.row(
                f"{engine} / {peer_name}, {order} ({each:.1f} ns a row)", ratio(found, "ours", "peer"), goal
            )
    for engine, sides in (
        ("pandas", of_pandas),
        ("polars", of_polars),
        ("polars lazy", of_lazy_polars),
        ("duckdb", of_duckdb),
    ):
        once, twice = (sides(rows(count, ordered=False))[0] for count in (size // 4, size // 2))
        found = interleaved({"once": wall(once), "twice": wall(twice)}, rounds)
        table.row(f"{engine}: twice the rows / once", ratio(found, "twice", "once"), 2.5)


def spark_rounds(sides, rounds: int) -> dict[str, list[float]]:
    """Every side in turn, once the virtual machine has compiled what it runs."""
    runs = {
        name: wall(lambda frame=frame: frame.write.format("noop").mode("overwrite").save())
        for name, frame in sides.items()
    }
    interleaved(runs, 2)
    return interleaved(runs, rounds)


def compare_on_spark(options: argparse.Namespace, table: Table) -> None:
    """Spark on its own, over Parquet files as on a cluster."""
    size, rounds = (10**6, 3) if options.quick else (10**7, 7)
    with tempfile.TemporaryDirectory() as folder:
        small, session = spark_sides(rows(80_000, ordered=False), folder)
        answers = [
            texts(row["label"] for row in small[name].orderBy("row").select("label").collect())
            for name in ("ours", "range join")
        ]
        if answers[0] != answers[1]:
            raise SystemExit("the two sides give different labels")
        half = spark_sides(rows(size // 2, ordered=False), folder)[0]["ours"]
        for ordered in (False, True):
            sides = spark_sides(rows(size, ordered=ordered), folder)[0] | {"half": half}
            found = spark_rounds(sides, rounds)
            each = statistics.median(found["ours"]) / size * 1e9
            order = f"{'nearly ordered' if ordered else 'random'} ({each:.1f} ns a row)"
            table.row(f"pyspark / broadcast range join, {order}", ratio(found, "ours", "range join"), 0.5)
            table.row(
                f"pyspark / one comparison over the scan, {order}", ratio(found, "ours", "comparison"), 2.5
            )
            if not ordered:
                table.row("pyspark: twice the rows / once", ratio(found, "ours", "half"), 2.5)
        session.stop()


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    table = Table("labels: ratios of wall time")
    compare(options, table)
    if shutil.which("java") is None or importlib.util.find_spec("pyspark") is None:
        print("pyspark, or the Java that it needs, is not installed and left out")
    else:
        compare_on_spark(options, table)
    raise SystemExit(table.failed > 0)


if __name__ == "__main__":
    main()
