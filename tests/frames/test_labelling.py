"""Records as data frames, and labels for the rows of any data frame."""

from __future__ import annotations

import datetime as dt
import functools
import random
import subprocess
import sys
from types import SimpleNamespace
from zoneinfo import ZoneInfo, available_timezones

import pytest

from us_russia_timeline import errors, frames
from us_russia_timeline._record import is_zone_name
from us_russia_timeline.dataset import load
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.frames import clocks, labels as _steps
from us_russia_timeline.intervals import Axis, Interval, to_microseconds
from us_russia_timeline.models import (
    ConsequenceKind,
    DemandKind,
    Ending,
    Party,
    Purpose,
    Scope,
    Stance,
    Term,
    TermAct,
    Truce,
    TruceEnd,
    Ultimatum,
)
from us_russia_timeline.questions import Status, active_at, days_left, deadline_at, in_force, status_at
from us_russia_timeline.tables import columns, to_records
from us_russia_timeline.timelines import Records

HINT = "its extra is not installed: python -m pip install 'us_russia_timeline[frames,engines]'"
pd = pytest.importorskip("pandas", reason=HINT)
pl = pytest.importorskip("polars", reason=HINT)
pa = pytest.importorskip("pyarrow", reason=HINT)
np = pytest.importorskip("numpy", reason=HINT)
nw = pytest.importorskip("narwhals", reason=HINT)

MOSCOW, WASHINGTON, KYIV = "Europe/Moscow", "America/New_York", "Europe/Kyiv"
MICROSECOND, EPOCH = dt.timedelta(microseconds=1), dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)


def truce(name, *sides):
    """A truce with the time for which each side held itself bound."""
    return Truce(
        id=name,
        title="A pause",
        purposes=[Purpose.HOLIDAY],
        scope=[Scope.ALL],
        area="the whole front",
        declared="2025-04-19-declared",
        at=Interval("2025-04-19", MOSCOW),
        parties=[
            Party(actor=actor, stance=Stance.DECLARED, effective=text and Interval(text, zone))
            for actor, text, zone in sides
        ],
        ended=Ending(how=TruceEnd.UNCLEAR),
    )


TRUCES = (
    truce(
        "2025-04-19-easter",
        ("russia", "2025-04-19T18:00/2025-04-21T00:00", MOSCOW),
        ("ukraine", "2025-04-19T20:00/2025-04-21T00:00", KYIV),
    ),
    truce(
        "2025-04-20-local",
        ("ukraine", "2025-04-20T10:00/2025-04-20T12:30:00.5", KYIV),
        ("russia", None, MOSCOW),
    ),
    truce("2025-05-08-victory-day", ("russia", "2025-05-08/2025-05-10", MOSCOW)),
    truce("2025-10-25-autumn", ("ukraine", "2025-10-26T03:30+03:00/2025-10-26T03:30+02:00", KYIV)),
    truce("2025-12-01-lasting", ("usa", "2025-12-01T00:00/..", WASHINGTON)),
)


def ultimatum(name, *terms):
    """An ultimatum with terms: what each does, when it was announced, and its deadline."""
    return Ultimatum(
        id=name,
        title="A demand",
        issuers=["usa"],
        targets=["russia"],
        demand="a deal",
        demand_kind=DemandKind.NEGOTIATE,
        consequence="tariffs",
        consequence_kind=ConsequenceKind.TARIFFS,
        terms=[
            Term(
                event=f"{day[:10]}-{act}", act=act, wording="so", at=Interval(day, WASHINGTON), deadline=limit
            )
            for act, day, limit in terms
        ],
    )


def by(text, zone=WASHINGTON):
    """A deadline that was stated."""
    return Deadline(text="by then", zone=zone, by=Interval(text, zone))


SETS, REVISES, WITHDRAWS = TermAct.SETS, TermAct.REVISES, TermAct.WITHDRAWS
ULTIMATUMS = (
    ultimatum(
        "2025-02-14-fifty-days",
        (SETS, "2025-02-14T12:05", by("2025-04-05/2025-04-09")),
        (REVISES, "2025-03-20", by("2025-03-28")),
        (TermAct.RESTATES, "2025-04-12", by("2025-03-28")),  # which has passed: nothing runs
    ),
    ultimatum("2025-03-01-by-kyiv-clocks", (SETS, "2025-03-01T09:00", by("2025-04-02", KYIV))),
    ultimatum(
        "2025-09-01-withdrawn",
        (SETS, "2025-09-01", by("2025-11-27")),
        (WITHDRAWS, "2025-10-20T08:00", None),
        (SETS, "2025-10-24", by("2025-11")),
    ),
)


def running(record, moment):
    """Whether a deadline stands that has not passed."""
    return isinstance(deadline_at(record, moment), Deadline) and status_at(record, moment) is not Status.PASSED


def found_at(records, moment, party=None):
    """What is in force at a moment, found by asking the library about each record."""
    if records and isinstance(records[0], Truce):
        return in_force(records, moment, party=party)
    if records and isinstance(records[0], Ultimatum):
        return tuple(each for each in records if running(each, moment))
    return active_at(records, moment)


def label_at(records, moment, party=None, how="all"):
    """The label of a moment by the rule; of none, none."""
    if moment is None:
        return None
    found = [each.id for each in found_at(records, moment, party)]
    return "|".join({"all": found, "first": found[:1], "last": found[-1:]}[how])


def days_at(records, moment):
    """The days left to the earliest and to the latest day by the rule."""
    left = [days_left(each, moment) for each in found_at(records, moment)] if moment is not None else []
    return (min(each.least for each in left), max(each.most for each in left)) if left else (None, None)


def covered(records, moment):
    """Whether the timeline to which records belong speaks about an instant."""
    us = (moment - EPOCH) // MICROSECOND
    return any(each.start_us <= us < each.stop_us for each in records.coverage)


def left_at(moment):
    """The days left of our ultimatums."""
    return days_at(ULTIMATUMS, moment)


def instants(*, seed=1, whole=MICROSECOND):
    """Instants about every bound and between them, out of order, with some missing."""
    steps = [_steps.states_of(each, Axis.INSTANTS) for each in (TRUCES, ULTIMATUMS)]
    edges = [EPOCH + MICROSECOND * us for each in steps for us in each.bounds]
    day = dt.timedelta(days=1)
    moments = [edge + shift for edge in edges for shift in (-day, -whole, dt.timedelta(0), whole, day)]
    chance = random.Random(seed)
    moments += [edges[0] + chance.random() * (edges[-1] - edges[0]) for _ in range(60)]
    moments += [
        dt.datetime(1900, 1, 1, tzinfo=dt.timezone.utc),
        dt.datetime(2200, 1, 1, tzinfo=dt.timezone.utc),
    ]
    rows = [EPOCH + (each - EPOCH) // whole * whole for each in moments] + [None] * 5
    chance.shuffle(rows)
    return rows


def dask_frame(table):
    """The table in three partitions; Dask would turn pandas' own days, which are objects, into texts."""
    dask = pytest.importorskip("dask.dataframe", reason=HINT)
    days = pa.types.is_date(table.schema.field(0).type)
    frame = dask.from_pandas(
        table.to_pandas(types_mapper=pd.ArrowDtype if days else None), npartitions=3, sort=False
    )
    assert frame.npartitions == 3 or table.num_rows < 3
    return frame


@functools.cache
def connection():
    """A connection that is not the default one, kept open as long as its tables are used."""
    return pytest.importorskip("duckdb", reason=HINT).connect()


def duckdb_frame(table):
    """The table in a connection of its own."""
    return connection().from_arrow(table)


ENGINES = {
    "pandas": lambda table: table.to_pandas(),
    "pandas with Arrow's types": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.from_arrow(table).lazy(),
    "pyarrow": lambda table: table,
    "duckdb": duckdb_frame,
    "dask": dask_frame,
}
engines = pytest.mark.parametrize("engine", ENGINES)


def column_of(frame, name):
    """A column of any frame as a list, with ``None`` for what is missing."""
    if hasattr(frame, "compute"):
        frame = frame.compute()
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pd.DataFrame):
        return [None if pd.isna(each) else each for each in frame[name]]
    if hasattr(frame, "to_arrow_table"):
        frame = frame.to_arrow_table()
    return frame[name].to_list() if isinstance(frame, pl.DataFrame) else frame[name].to_pylist()


def table_of(rows, kind, name="time"):
    """An Arrow table of one column of times and one that says the order of the rows."""
    return pa.table({name: pa.array(rows, kind), "row": range(len(rows))})


def annotated(engine, rows, kind, records, **options):
    """Rows of one engine with their labels, in order."""
    found = frames.annotate(
        ENGINES[engine](table_of(rows, kind)), records, on="time", into="label", **options
    )
    order = column_of(found, "row")
    names = [
        "label",
        *(f"{options['days_left']}_{each}" for each in ("least", "most") if "days_left" in options),
    ]
    held = zip(*(column_of(found, name) for name in names), strict=True)
    return [row for _, row in sorted(zip(order, held, strict=True))]


@engines
@pytest.mark.parametrize("zone", ["UTC", KYIV, WASHINGTON])
def test_instants_have_the_labels_of_the_questions(engine, zone):
    """An aware column is labelled as `in_force` and `deadline_at` answer, in whatever zone it is shown."""
    rows = instants()
    for records in (TRUCES, ULTIMATUMS, ()):
        found = annotated(engine, rows, pa.timestamp("us", zone), records)
        assert found == [(label_at(records, row),) for row in rows]


@engines
def test_days_have_the_labels_of_the_questions(engine):
    """A column of days is labelled by the civil days of the records, any part of them."""
    rows = [row and row.date() for row in instants(whole=dt.timedelta(days=1))]
    for records in (TRUCES, ULTIMATUMS[:2], (SimpleNamespace(id="own", when=Interval("2025-02", KYIV)),)):
        kind = pa.date32()
        assert annotated(engine, rows, kind, records) == [(label_at(records, row),) for row in rows]


@engines
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_the_unit_of_a_column_changes_nothing(engine, unit):
    """Timestamps of seconds, milliseconds, microseconds and nanoseconds have the same labels."""
    whole = {"s": dt.timedelta(seconds=1), "ms": dt.timedelta(milliseconds=1)}.get(unit, MICROSECOND)
    rows = instants(whole=whole)
    naive = [row and row.replace(tzinfo=None) for row in rows]
    found = annotated(engine, naive, pa.timestamp(unit), TRUCES, zone="UTC")
    assert found == [(label_at(TRUCES, row),) for row in rows]


@engines
@pytest.mark.parametrize("zone", [KYIV, WASHINGTON, "Australia/Lord_Howe", "UTC"])
def test_readings_of_clocks_have_a_label_where_both_meanings_agree(engine, zone):
    """A naive column is read by the clocks of ``zone``: what they skip or show twice is never guessed."""
    rules = ZoneInfo(zone)
    rows = sorted({each.astimezone(rules).replace(tzinfo=None) for each in instants() if each is not None})
    quarter = dt.timedelta(minutes=15)
    for change in ("2025-03-09T01", "2025-03-30T02", "2025-04-06T00", "2025-10-26T01", "2025-11-02T00"):
        rows += [dt.datetime.fromisoformat(change) + quarter * step for step in range(16)]
    for records in (TRUCES, ULTIMATUMS):
        expected = []
        for row in rows:
            meant = [row.replace(tzinfo=rules, fold=fold).astimezone(dt.timezone.utc) for fold in (0, 1)]
            one, other = (label_at(records, each) for each in meant)
            both = [one if one == other else None]
            if records is ULTIMATUMS:
                both += [a if a == b else None for a, b in zip(*map(left_at, meant), strict=True)]
            expected.append(tuple(both))
        options = {"days_left": "left"} if records is ULTIMATUMS else {}
        assert annotated(engine, rows, pa.timestamp("us"), records, zone=zone, **options) == expected


@engines
def test_days_left_are_those_of_the_questions(engine):
    """The days left are the least and the most of `days_left`, in each deadline's own zone."""
    rows = instants(seed=2)
    found = annotated(engine, rows, pa.timestamp("us", "UTC"), ULTIMATUMS, days_left="left")
    assert found == [(label_at(ULTIMATUMS, row), *days_at(ULTIMATUMS, row)) for row in rows]
    days = [row and row.date() for row in instants(whole=dt.timedelta(days=1))]
    found = annotated(engine, days, pa.date32(), ULTIMATUMS, days_left="left")
    assert found == [(label_at(ULTIMATUMS, row), *days_at(ULTIMATUMS, row)) for row in days]


@engines
def test_one_party_and_one_of_several(engine):
    """``party`` counts that party's time only; ``how`` names the first or the last of several."""
    rows, kind = instants(seed=3), pa.timestamp("us", MOSCOW)
    for party in ("russia", "ukraine", "nobody"):
        found = annotated(engine, rows, kind, TRUCES, party=party)
        assert found == [(label_at(TRUCES, row, party),) for row in rows]
    for how in ("first", "last"):
        assert annotated(engine, rows, kind, TRUCES, how=how) == [
            (label_at(TRUCES, row, how=how),) for row in rows
        ]


@engines
def test_outside_the_coverage_the_label_is_null(engine):
    """A timeline's records label nothing where its coverage does not reach; within, absence is empty."""
    stretches = (Interval("2025-04-20/2025-04-22", KYIV), Interval("2025-12-24/..", KYIV))
    records, rows = Records(TRUCES).belonging(stretches, None), instants(seed=4)
    expected = [(label_at(TRUCES, row) if row and covered(records, row) else None,) for row in rows]
    assert annotated(engine, rows, pa.timestamp("us", "UTC"), records) == expected
    assert ("",) in expected


def test_the_shipped_records_have_the_labels_of_the_questions():
    """About every bound of the curated truces, ultimatums and events the label is what the questions say."""
    timeline = load()
    for records in (timeline.truces, timeline.ultimatums, timeline.events):
        plain, steps = tuple(records), _steps.states_of(records, Axis.INSTANTS, certain=False)
        among = records if records is timeline.events else plain
        rows = [EPOCH + MICROSECOND * (us + shift) for us in steps.bounds for shift in (-1, 0)]
        expected = [(label_at(among, row) if covered(records, row) else None,) for row in rows]
        assert annotated("pyarrow", rows, pa.timestamp("us", "UTC"), records, certain=False) == expected


@engines
def test_a_table_without_rows(engine):
    """Of no rows come no labels, and the new columns all the same."""
    assert annotated(engine, [], pa.timestamp("us", "UTC"), ULTIMATUMS, days_left="left") == []


@engines
def test_a_table_of_one_row(engine):
    """One row is not taken for a constant."""
    rows, kind = [EPOCH + dt.timedelta(days=20_200)], pa.timestamp("us", "UTC")
    for records in (TRUCES, ULTIMATUMS[:1], ()):
        assert annotated(engine, rows, kind, records) == [(label_at(records, rows[0]),)]


@pytest.mark.parametrize("way", ["in-memory", "streaming"])
def test_a_lazy_polars_frame_can_be_asked_for_less(way):
    """What the optimiser moves past the labels, a filter or a slice, does not change them."""
    rows = [row for row in instants() if row is not None]
    lazy = frames.annotate(pl.LazyFrame({"t": rows}), TRUCES, on="t", into="x")
    expected = [label_at(TRUCES, row) for row in rows]
    assert lazy.slice(7, 9).collect(engine=way)["x"].to_list() == expected[7:16]
    late = rows[0]
    assert lazy.filter(pl.col("t") > late).collect(engine=way)["x"].to_list() == [
        label for row, label in zip(rows, expected, strict=True) if row > late
    ]
    named = lazy.filter(pl.col("x") == "2025-05-08-victory-day").collect(engine=way)
    assert named["t"].to_list() == [
        row for row, label in zip(rows, expected, strict=True) if label == "2025-05-08-victory-day"
    ]


@engines
@pytest.mark.parametrize("row", [dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59, 999999)])
def test_the_ends_of_the_calendar(engine, row):
    """The first and the last moment that can be written have the labels of before and after everything."""
    expected = "2025-12-01-lasting" if row.year == 9999 else ""
    assert annotated(engine, [row] * 3, pa.timestamp("us"), TRUCES, zone="UTC") == [(expected,)] * 3


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_the_ends_of_sixty_four_bits(unit):
    """No time that a column can hold overflows: it lies before or after everything, or on its own step."""
    ends = np.array([-(2**63) + 1, 2**63 - 1], np.int64).view(f"datetime64[{unit}]")
    for record, expected in ((TRUCES[0], ["", ""]), (TRUCES[4], ["", TRUCES[4].id])):
        found = frames.annotate(
            pl.DataFrame({"t": pl.Series(ends.astype("int64"))}).with_columns(
                pl.col("t").cast(pl.Datetime("us" if unit == "s" else unit, "UTC"))
            ),
            [record],
            on="t",
            into="x",
        )
        assert found["x"].to_list() == expected
    far = (truce("1000-01-01-far", ("a", "1000-01-01/1500-01-01", "UTC"), ("b", "9000-01-01/..", "UTC")),)
    assert codes(ends, far) == ["", far[0].id if unit != "ns" else ""]
    old = (truce("1000-01-01-old", ("a", "1000-01-01/..", "UTC")),)
    assert codes(ends, old) == [old[0].id if unit == "ns" else "", old[0].id]


def codes(times, records):
    """Labels of numpy's own times."""
    from us_russia_timeline.frames.lookup import codes_of

    steps = _steps.states_of(records, Axis.INSTANTS).each(lambda state: _steps.label_of(state, "all"))
    found, values = codes_of(times, steps)
    return [values[code] for code in found]


def test_many_records_need_wider_codes():
    """Past the values that a byte can tell, the codes grow, and the labels stay right."""
    hours = [EPOCH + dt.timedelta(hours=at) for at in range(202)]
    many = [
        SimpleNamespace(id=f"r{at}", when=Interval.from_instants(hours[at], hours[at + 2]))
        for at in range(200)
    ]
    rows = [EPOCH + dt.timedelta(minutes=20 * at) for at in range(700)]
    for engine in ("pandas", "polars", "pyarrow"):
        found = annotated(engine, rows, pa.timestamp("us", "UTC"), many)
        assert found == [(label_at(many, row),) for row in rows]


def test_bounds_closer_than_a_column_can_tell():
    """In a column of seconds, what lasts less than a second between two of them is never in force."""
    short = (truce("2025-04-20-short", ("a", "2025-04-20T10:00:00.1/2025-04-20T10:00:00.9", "UTC")),)
    rows = [dt.datetime(2025, 4, 20, 10, 0, second) for second in (0, 1, 2)]
    assert annotated("pyarrow", rows, pa.timestamp("s"), short, zone="UTC") == [("",)] * 3


def test_labels_are_categories_in_the_order_of_time():
    """In memory the labels are the library's own kind of category, and the rows keep their index."""
    rows = pd.DataFrame({"t": pd.to_datetime(["2025-05-09", None, "2025-04-20"], utc=True)}, index=[7, 3, 5])
    found = frames.annotate(rows, TRUCES, on="t", into="truce")
    assert list(found.index) == [7, 3, 5]
    assert list(found["truce"].cat.categories)[:2] == ["", "2025-04-19-easter"]
    assert list(rows.columns) == ["t"]
    assert frames.annotate(pl.from_pandas(rows), TRUCES, on="t", into="truce").schema["truce"] == pl.Enum(
        list(found["truce"].cat.categories)
    )
    arrow = frames.annotate(pa.Table.from_pandas(rows), TRUCES, on="t", into="truce")
    assert pa.types.is_dictionary(arrow.schema.field("truce").type)


def test_a_narwhals_frame_stays_one():
    """Who brings a narwhals frame gets one back."""
    rows = nw.from_native(pl.DataFrame({"t": [dt.date(2025, 5, 9)]}))
    found = frames.annotate(rows, TRUCES, on="t", into="truce")
    assert isinstance(found, nw.DataFrame)
    assert found["truce"].to_list() == ["2025-05-08-victory-day"]
    assert isinstance(frames.annotate(rows.lazy(), TRUCES, on="t", into="truce"), nw.LazyFrame)


def test_a_column_that_is_no_time_is_refused():
    """Texts, numbers, and objects other than days are refused with what they are."""
    for held, said in ((["2025-05-09"], "String"), ([1], "Int64")):
        with pytest.raises(errors.InvalidFrame, match=f"holds {said}, not timestamps or days"):
            frames.annotate(pl.DataFrame({"t": held}), TRUCES, on="t", into="truce")
    for each in (dt.datetime(2025, 5, 9, 12), "a" * 100, 3):
        rows = pd.DataFrame({"t": pd.Series([None, each], dtype=object)})
        with pytest.raises(errors.InvalidFrame, match="not timestamps or days"):
            frames.annotate(rows, TRUCES, on="t", into="truce")


def test_names_that_are_missing_or_taken_are_refused():
    """No column is guessed, and none is written over."""
    rows = pl.DataFrame({"t": [dt.date(2025, 5, 9)], "x": [1], "left_most": [1]})
    with pytest.raises(errors.InvalidFrame, match="no column 'time'; there are 't', 'x', 'left_most'"):
        frames.annotate(rows, TRUCES, on="time", into="truce")
    with pytest.raises(errors.InvalidFrame, match="a column 'x' already"):
        frames.annotate(rows, TRUCES, on="t", into="x")
    with pytest.raises(errors.InvalidFrame, match="a column 'left_most' already"):
        frames.annotate(rows, ULTIMATUMS, on="t", into="y", days_left="left")


def test_a_zone_is_neither_assumed_nor_ignored():
    """Timestamps without a zone need one; for instants and days it would mean nothing, and is refused."""
    naive = pl.DataFrame({"t": [dt.datetime(2025, 5, 9)]})
    with pytest.raises(errors.InvalidMoment, match="have no zone, and none is assumed"):
        frames.annotate(naive, TRUCES, on="t", into="truce")
    with pytest.raises(errors.InvalidMoment, match="are instants already, shown in Europe/Kyiv"):
        frames.annotate(
            naive.select(pl.col("t").dt.replace_time_zone(KYIV)), TRUCES, on="t", into="truce", zone=KYIV
        )
    with pytest.raises(errors.InvalidMoment, match="are days, and those have no zone"):
        frames.annotate(naive.select(pl.col("t").dt.date()), TRUCES, on="t", into="truce", zone=KYIV)
    with pytest.raises(errors.UnknownZone):
        frames.annotate(naive, TRUCES, on="t", into="truce", zone="Europe/Atlantis")


@pytest.mark.parametrize("how", ["all", "long"])
@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_column_may_have_any_name(frame, how):
    """Also that of an argument of the library of tables; the frame that was given stays as it is."""
    rows = frame({"t": [dt.date(2025, 4, 20)]})
    found = nw.from_native(frames.annotate(rows, TRUCES[:1], on="t", into="self", how=how))
    assert found["self"].to_list() == [TRUCES[0].id]
    assert nw.from_native(rows).columns == ["t"]


def test_questions_that_mean_nothing_are_refused():
    """A party is a truce's, days left are an ultimatum's, and a label needs an id and a time."""
    rows = pl.DataFrame({"t": [dt.date(2025, 5, 9)]})
    with pytest.raises(errors.InvalidQuestion, match="party: only truces"):
        frames.annotate(rows, ULTIMATUMS, on="t", into="x", party="russia")
    with pytest.raises(errors.InvalidQuestion, match="days_left: only ultimatums"):
        frames.annotate(rows, TRUCES, on="t", into="x", days_left="left")
    with pytest.raises(errors.InvalidQuestion, match="an id and a time, not with int"):
        frames.annotate(rows, [1], on="t", into="x")
    with pytest.raises(errors.InvalidFrame, match="how='best' is not one of all, first, last"):
        frames.annotate(rows, TRUCES, on="t", into="x", how="best")
    for name in ("on", "into", "zone"):
        with pytest.raises(errors.InvalidFrame, match=f"{name}=5: must be a text"):
            frames.annotate(rows, TRUCES, **{"on": "t", "into": "x", name: 5})
    with pytest.raises(errors.InvalidFrame, match=r"days_left=\['left'\]: must be a text"):
        frames.annotate(rows, ULTIMATUMS, on="t", into="x", days_left=["left"])


def test_what_is_no_frame_is_refused():
    """Lists are no tables; nor is a lazy frame of an engine that was never tried."""
    with pytest.raises(errors.InvalidFrame, match="list is not a data frame"):
        frames.annotate([1], TRUCES, on="t", into="x")


def test_a_lazy_frame_of_another_engine_is_refused(monkeypatch):
    """Only engines on which the labels are tested are given an expression."""
    rows = nw.from_native(pl.LazyFrame({"t": [dt.date(2025, 5, 9)]}))
    other = SimpleNamespace(is_polars=bool, is_duckdb=bool, is_pyspark=bool)
    monkeypatch.setattr(nw.LazyFrame, "implementation", other)
    with pytest.raises(errors.InvalidFrame, match="Polars, DuckDB, Dask and PySpark are"):
        frames.annotate(rows, TRUCES, on="t", into="x")


@pytest.mark.parametrize("backend", frames.BACKENDS)
def test_a_table_holds_what_the_records_hold(backend):
    """`to_frame` is `to_records` with types: texts, days, instants in UTC; nothing is lost."""
    for records in (TRUCES, ULTIMATUMS):
        table = frames.to_frame(reversed(records), backend)
        wrapped = nw.from_native(table)
        plan = columns(type(records[0]))
        assert wrapped.columns == [column.name for column in plan]
        days = nw.Datetime("us") if backend == "pandas" else nw.Date
        types = {"date": days, "instant": nw.Datetime("us", "UTC")}
        assert all(wrapped.schema[each.name] == types[each.type] for each in plan if each.type in types)
        for column in plan:
            expected = [row[column.name] for row in to_records(records)]
            if backend == "pandas" and column.type == "date":
                expected = [each and pd.Timestamp(each) for each in expected]
            assert column_of(table, column.name) == expected


@pytest.mark.parametrize("backend", frames.BACKENDS)
def test_an_empty_table_has_its_columns(backend):
    """Without records the type must be said, and gives the same columns and types."""
    full, empty = frames.to_frame(TRUCES, backend), frames.to_frame((), backend, kind=Truce)
    assert nw.from_native(empty).schema == nw.from_native(full).schema
    assert len(empty) == 0
    with pytest.raises(errors.InvalidFrame, match="kind=Truce"):
        frames.to_frame((), backend)


def test_a_table_is_of_one_type():
    """Records of several types, or of another than was said, are no table."""
    with pytest.raises(errors.InvalidQuestion, match="not all of the records are of the type Ultimatum"):
        frames.to_frame(TRUCES, kind=Ultimatum)
    with pytest.raises(errors.InvalidQuestion, match="records of one type"):
        frames.to_frame([*TRUCES, *ULTIMATUMS])
    for wrong in ("Truce", "", 5):
        with pytest.raises(errors.InvalidQuestion, match=rf"such as urt\.Truce itself, not {wrong!r}"):
            frames.to_frame(TRUCES, kind=wrong)


def test_a_whole_timeline_is_no_table():
    """Who gives the whole, or nothing, is told what to give."""
    with pytest.raises(errors.InvalidQuestion, match=r"give one of its collections, such as timeline\.events"):
        frames.to_frame(load())
    with pytest.raises(errors.InvalidQuestion, match="records are asked for, not NoneType"):
        frames.to_frame(None)


def test_other_backends_are_refused():
    """A table is made for the libraries it was tested with."""
    with pytest.raises(
        errors.InvalidFrame, match="'excel' is not one of the backends pandas, polars, pyarrow"
    ):
        frames.to_frame(TRUCES, "excel")


def test_a_missing_extra_is_named(monkeypatch):
    """Without narwhals, numpy or the backend, the error says what to install."""
    for module in ("narwhals", "numpy"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, module, None)
            with pytest.raises(errors.MissingExtra, match=r"us_russia_timeline\[frames\]"):
                frames.annotate(None, TRUCES, on="t", into="x")
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "pandas", None)
        with pytest.raises(errors.MissingExtra, match="pandas is not installed"):
            frames.to_frame(TRUCES, "pandas")


def test_the_room_loads_no_engine():
    """Importing the room loads neither numpy nor any data frame library."""
    code = (
        "import sys, us_russia_timeline.frames; "
        "print(sorted({'numpy', 'narwhals', 'pandas', 'polars', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("zone", ["Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"])
def test_changes_of_the_clocks_are_found_in_few_steps(zone, monkeypatch):
    """Over nine thousand years the changes of a zone are those that are found day by day, in a tenth of the steps."""
    asked = 0

    def counted(*given, real=clocks.offset):
        nonlocal asked
        asked += 1
        return real(*given)

    def year(number):
        return to_microseconds(dt.datetime(number, 1, 2, tzinfo=dt.timezone.utc))

    with monkeypatch.context() as patched:
        patched.setattr(clocks, "offset", counted)
        found = clocks.transitions(zone, year(1000), year(9998))
    assert asked < 9_000 * 365 // 10
    for first, last in ((1880, 1925), (2095, 2104), (2495, 2505), (2899, 2901), (9990, 9998)):
        by_the_day = clocks._walked(zone, year(first), year(last))
        assert [each for each in found if year(first) < each[0] < year(last)] == by_the_day
    assert clocks.transitions(zone, year(2200), year(9000)) == [each for each in found if year(2200) < each[0] < year(9000)]


def test_no_clock_was_moved_before_1800():
    """Every place went by its own sun then, so that nothing has to be looked for."""
    for name in filter(is_zone_name, available_timezones()):
        offsets = {clocks.offset(name, to_microseconds(dt.datetime(year, 1, 2, tzinfo=dt.timezone.utc))) for year in (1000, 1300, 1600, 1800)}
        assert len(offsets) == 1, name
