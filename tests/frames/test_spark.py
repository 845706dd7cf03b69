"""Labels on PySpark, for real: a session on this machine, with Java, over files as a cluster reads them."""

from __future__ import annotations

import datetime as dt
import shutil
from zoneinfo import ZoneInfo

import pytest

HINT = "its extra is not installed: python -m pip install 'us_russia_timeline[frames,engines]'"
pa = pytest.importorskip("pyarrow", reason=HINT)
sql = pytest.importorskip("pyspark.sql", reason=HINT)
pytestmark = pytest.mark.skipif(
    shutil.which("java") is None, reason="PySpark needs Java, and there is no java"
)

from pyarrow import parquet  # noqa: E402 - only where PyArrow is
from test_forms import long_rows  # noqa: E402 - as above
from test_labelling import (  # noqa: E402 - as above
    KYIV,
    TRUCES,
    ULTIMATUMS,
    days_at,
    found_at,
    instants,
    label_at,
    table_of,
)

from us_russia_timeline import errors, frames  # noqa: E402 - as above


@pytest.fixture(name="spark", scope="module")
def _spark():
    """A session of two threads whose own zone changes its clocks, so that a reading by it would show."""
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "America/New_York")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(name="read")
def _read(spark, tmp_path):
    """A table of times as Spark reads it from several Parquet files."""

    def read(rows, kind, name="time"):
        table = table_of(rows, kind, name)
        for part in range(3):
            cut = table.slice(part * len(rows) // 3, (part + 1) * len(rows) // 3 - part * len(rows) // 3)
            parquet.write_table(cut, tmp_path / f"{part}.parquet")
        return spark.read.parquet(str(tmp_path))

    return read


def labels(frame, *names):
    """The new columns in the order of the rows."""
    return [tuple(row[name] for name in names) for row in sorted(frame.collect(), key=lambda row: row["row"])]


@pytest.mark.parametrize("records", [TRUCES, ULTIMATUMS, ()], ids=["truces", "ultimatums", "nothing"])
def test_instants_have_the_labels_of_the_questions(read, records):
    """A column of timestamps is labelled as `in_force` and `deadline_at` answer."""
    rows = instants()
    found = frames.annotate(read(rows, pa.timestamp("us", "UTC")), records, on="time", into="label")
    assert labels(found, "label") == [(label_at(records, row),) for row in rows]


def test_days_left_are_those_of_the_questions(read):
    """The days left are the least and the most of `days_left`, in each deadline's own zone."""
    rows = instants(seed=2)
    table = read(rows, pa.timestamp("us", "UTC"))
    found = frames.annotate(table, ULTIMATUMS, on="time", into="label", days_left="left")
    expected = [(label_at(ULTIMATUMS, row), *days_at(ULTIMATUMS, row)) for row in rows]
    assert labels(found, "label", "left_least", "left_most") == expected


def test_days_have_the_labels_of_the_questions(read):
    """A column of days is labelled by the civil days of the records; its name may be an awkward one."""
    rows = [row and row.date() for row in instants(whole=dt.timedelta(days=1))]
    table = read(rows, pa.date32(), "the day `it` was")
    found = frames.annotate(table, ULTIMATUMS, on="the day `it` was", into="label", days_left="left")
    expected = [(label_at(ULTIMATUMS, row), *days_at(ULTIMATUMS, row)) for row in rows]
    assert labels(found, "label", "left_least", "left_most") == expected


@pytest.mark.parametrize("zone", [KYIV, "America/New_York", "UTC"])
def test_readings_of_clocks_are_not_read_by_the_session(read, zone):
    """Timestamps without a zone go by ``zone``, whatever the session's; what is ambiguous is null."""
    rules = ZoneInfo(zone)
    rows = sorted({each.astimezone(rules).replace(tzinfo=None) for each in instants() if each is not None})
    for change in (dt.datetime(2025, 3, 9, 1), dt.datetime(2025, 10, 26, 2), dt.datetime(2025, 11, 2, 0)):
        rows += [change + dt.timedelta(minutes=15) * step for step in range(12)]
    expected = []
    for row in rows:
        meant = [row.replace(tzinfo=rules, fold=fold).astimezone(dt.timezone.utc) for fold in (0, 1)]
        one, other = (label_at(TRUCES, each) for each in meant)
        expected.append((one if one == other else None,))
    table = read(rows, pa.timestamp("us"))
    assert labels(frames.annotate(table, TRUCES, on="time", into="label", zone=zone), "label") == expected
    with pytest.raises(errors.InvalidMoment, match="have no zone"):
        frames.annotate(table, TRUCES, on="time", into="label")


def test_nothing_is_joined_shuffled_or_sent_to_python(read):
    """The plan is one projection over the scan: the labels are an expression of the engine."""
    found = frames.annotate(read(instants(), pa.timestamp("us", "UTC")), TRUCES, on="time", into="label")
    plan = found._jdf.queryExecution().executedPlan().toString()
    assert "Scan parquet" in plan
    assert not [word for word in ("Join", "Exchange", "Python", "ArrowEval") if word in plan]


def test_a_row_a_record_has_its_own_days_left(read):
    """With ``how="long"`` a row stands once for each ultimatum that runs; without a time it stands once."""
    rows = instants(seed=7)
    found = frames.annotate(read(rows, pa.timestamp("us", "UTC")), ULTIMATUMS, on="time", into="label", days_left="left", how="long")
    made = sorted((row["row"], row["label"] or "", row["label"], row["left_least"], row["left_most"]) for row in found.collect())
    expected = sorted((row[0], row[1] or "", *row[1:]) for row in long_rows(rows, ULTIMATUMS, counted=True))
    assert [row[2:] for row in made] == [row[2:] for row in expected]


def test_whether_any_and_how_many(read):
    """``any`` and ``count`` are a truth and a number in Spark too."""
    rows = instants(seed=8)
    table = read(rows, pa.timestamp("us", "UTC"))
    numbers = [None if row is None else len(found_at(TRUCES, row)) for row in rows]
    assert labels(frames.annotate(table, TRUCES, on="time", into="x", how="count"), "x") == [(each,) for each in numbers]
    expected = [(None if each is None else each > 0,) for each in numbers]
    assert labels(frames.annotate(table, TRUCES, on="time", into="x", how="any"), "x") == expected


def test_days_at_midnight_on_request(read):
    """A column of midnights without a zone is read as days, and what is no midnight has no label."""
    days = [dt.datetime(2025, 4, day) for day in range(17, 25)]
    table = read([*days, dt.datetime(2025, 4, 20, 12)], pa.timestamp("us"))
    found = frames.annotate(table, TRUCES, on="time", into="x", days=True)
    assert labels(found, "x") == [*((label_at(TRUCES, day.date()),) for day in days), (None,)]


def test_an_end_that_nobody_dated_labels_nothing_beyond_what_is_certain(read):
    """As in every engine: by default the record is named where it surely began, on request wherever it may have been."""
    from test_forms import MINUTES, UNTOLD

    table = read(MINUTES, pa.timestamp("us", "UTC"))
    noon = dt.datetime(2025, 4, 20, 12, tzinfo=dt.timezone.utc)
    for certain, wanted in ((None, [noon]), (True, []), (False, [each for each in MINUTES if each >= noon])):
        found = frames.annotate(table, UNTOLD, on="time", into="label", certain=certain)
        named = [row.row for row in found.collect() if "lost" in row.label.split("|")]
        assert sorted(MINUTES[at] for at in named) == wanted
