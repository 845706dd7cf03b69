"""What else a table can be told: a row a record, whether any, how many; days at midnight; what a table keeps."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from test_labelling import (
    ENGINES,
    HINT,
    KYIV,
    TRUCES,
    ULTIMATUMS,
    WASHINGTON,
    annotated,
    column_of,
    connection,
    covered,
    days_at,
    engines,
    found_at,
    instants,
    label_at,
    table_of,
)

from us_russia_timeline import errors, frames
from us_russia_timeline.dataset import load
from us_russia_timeline.intervals import Interval
from us_russia_timeline.questions import days_left
from us_russia_timeline.timelines import Records

pd = pytest.importorskip("pandas", reason=HINT)
pl = pytest.importorskip("polars", reason=HINT)
pa = pytest.importorskip("pyarrow", reason=HINT)
nw = pytest.importorskip("narwhals", reason=HINT)

SEVERAL = ("all", "first", "last")
DAY = dt.timedelta(days=1)


def long_rows(rows, records, *, party=None, counted=False):
    """The rows that each row becomes, by the rule: its number, then each record's id and own days left."""
    expected = []
    for number, row in enumerate(rows):
        if row is None:
            expected.append((number, None, None, None))
            continue
        found = found_at(records, row, party)
        left = [days_left(each, row) if counted else (None, None) for each in found]
        expected += [(number, each.id, *both) for each, both in zip(found, left, strict=True)] or [(number, "", None, None)]
    return expected


def lengthened(engine, rows, kind, records, **options):
    """The rows of one engine, a row a record, in the order of the table."""
    found = frames.annotate(ENGINES[engine](table_of(rows, kind)), records, on="time", into="label", how="long", **options)
    names = [f"{options['days_left']}_{each}" for each in ("least", "most")] if "days_left" in options else []
    columns = [column_of(found, name) for name in ("row", "label", *names)]
    made = [(*row, *(None,) * (4 - len(row))) for row in zip(*columns, strict=True)]
    if engine == "duckdb":  # it promises no order of rows
        place = {record.id: at for at, record in enumerate(sorted(records, key=lambda each: each.when.start))}
        made.sort(key=lambda row: (row[0], place.get(row[1], -1)))
    return made


# --- one row a record ---


@engines
def test_a_row_a_record_has_its_own_days_left(engine):
    """With ``how="long"`` a row stands once for each ultimatum that runs, each with that one's days."""
    rows = instants(seed=2)
    expected = long_rows(rows, ULTIMATUMS, counted=True)
    assert lengthened(engine, rows, pa.timestamp("us", "UTC"), ULTIMATUMS, days_left="left") == expected
    assert len(expected) > len(rows)
    days = [row and row.date() for row in rows]
    expected = long_rows(days, ULTIMATUMS, counted=True)
    assert lengthened(engine, days, pa.date32(), ULTIMATUMS, days_left="left") == expected


@engines
def test_a_row_a_record_of_truces(engine):
    """Several truces in force at once are several rows; of no truce comes one row with an empty label."""
    rows = instants(seed=5)
    for party in (None, "ukraine"):
        found = lengthened(engine, rows, pa.timestamp("us", KYIV), TRUCES, party=party)
        assert found == long_rows(rows, TRUCES, party=party)
    assert lengthened(engine, rows, pa.timestamp("us", KYIV), ()) == long_rows(rows, ())
    assert lengthened(engine, [], pa.timestamp("us", "UTC"), TRUCES) == []


@engines
def test_a_row_a_record_outside_the_coverage(engine):
    """Where nothing can be said there is one row with a null label."""
    stretches = (Interval("2025-04-20/2025-04-22", KYIV), Interval("2025-12-24/..", KYIV))
    records, rows = Records(TRUCES).belonging(stretches, None), instants(seed=4)
    inside = [row if row and covered(records, row) else None for row in rows]
    assert lengthened(engine, rows, pa.timestamp("us", "UTC"), records) == long_rows(inside, TRUCES)


@engines
@pytest.mark.parametrize("zone", [KYIV, WASHINGTON])
def test_a_row_a_record_by_the_readings_of_clocks(engine, zone):
    """A reading that can mean two instants has its rows where both name the same, and its days where they agree."""
    rules = ZoneInfo(zone)
    rows = sorted({each.astimezone(rules).replace(tzinfo=None) for each in instants() if each is not None})
    for change in ("2025-03-09T01", "2025-03-30T02", "2025-10-26T01", "2025-11-02T00"):
        rows += [dt.datetime.fromisoformat(change) + dt.timedelta(minutes=15) * step for step in range(16)]
    expected = []
    for number, row in enumerate(rows):
        one, other = (long_rows([row.replace(tzinfo=rules, fold=fold).astimezone(dt.timezone.utc)], ULTIMATUMS, counted=True) for fold in (0, 1))
        if [each[1] for each in one] != [each[1] for each in other]:
            expected.append((number, None, None, None))
            continue
        expected += [(number, a[1], *(x if x == y else None for x, y in zip(a[2:], b[2:], strict=True))) for a, b in zip(one, other, strict=True)]
    assert lengthened(engine, rows, pa.timestamp("us"), ULTIMATUMS, zone=zone, days_left="left") == expected
    assert lengthened(engine, rows, pa.timestamp("us"), (), zone=zone) == [(number, "", None, None) for number in range(len(rows))]
    expected = []
    for number, row in enumerate(rows):
        one, other = (long_rows([row.replace(tzinfo=rules, fold=fold).astimezone(dt.timezone.utc)], TRUCES) for fold in (0, 1))
        expected += [(number, *each[1:]) for each in one] if one == other else [(number, None, None, None)]
    assert lengthened(engine, rows, pa.timestamp("us"), TRUCES, zone=zone) == expected


def test_the_days_of_two_ultimatums_are_not_mixed():
    """On 11 April 2025 two ultimatums ran: joined, the days are of both; a row a record, each has its own."""
    timeline = load()
    day = pd.DataFrame({"day": [dt.date(2025, 4, 11)]})
    joined = frames.annotate(day, timeline.ultimatums, on="day", into="u", days_left="d")
    names = joined["u"][0].split("|")
    rows = frames.annotate(day, timeline.ultimatums, on="day", into="u", days_left="d", how="long")
    assert list(rows["u"]) == names
    assert len(names) > 1
    for name, least, most in zip(rows["u"], rows["d_least"], rows["d_most"], strict=True):
        assert (least, most) == days_left(timeline.ultimatum(name), dt.date(2025, 4, 11))
    assert (joined["d_least"][0], joined["d_most"][0]) == (min(rows["d_least"]), max(rows["d_most"]))


# --- whether any, and how many ---


@engines
def test_whether_any_and_how_many(engine):
    """``any`` is a truth and ``count`` a whole number, null where nothing can be said."""
    stretches = (Interval("2025-04-20/2025-12-22", KYIV),)
    records, rows = Records(TRUCES).belonging(stretches, None), instants(seed=6)
    said = [row is not None and covered(records, row) for row in rows]
    numbers = [len(found_at(TRUCES, row)) if known else None for row, known in zip(rows, said, strict=True)]
    kind = pa.timestamp("us", "UTC")
    assert annotated(engine, rows, kind, records, how="count") == [(number,) for number in numbers]
    assert annotated(engine, rows, kind, records, how="any") == [(number and number > 0,) if number != 0 else (False,) for number in numbers]
    assert {0, 1, 2, None} <= set(numbers)
    left = annotated(engine, rows, kind, ULTIMATUMS, how="any", days_left="left")
    assert left == [(None if row is None else bool(found_at(ULTIMATUMS, row)), *days_at(ULTIMATUMS, row)) for row in rows]


def test_the_types_of_any_and_count():
    """In pandas truths and numbers that may be missing, in Polars and Arrow theirs."""
    rows = table_of([dt.datetime(2025, 5, 9), None], pa.timestamp("us", "UTC"))
    for how, kinds in (("any", ("boolean", pl.Boolean, pa.bool_())), ("count", ("Int64", pl.Int64, pa.int64()))):
        held = [frames.annotate(make(rows), TRUCES, on="time", into="x", how=how) for make in (pa.Table.to_pandas, pl.from_arrow, pa.table)]
        assert str(held[0]["x"].dtype) == kinds[0]
        assert held[1].schema["x"] == kinds[1]
        assert held[2].schema.field("x").type == kinds[2]


# --- days ---


@engines
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_days_at_midnight_on_request(engine, unit):
    """``days=True`` reads timestamps without a zone at midnight as days: the daily column of pandas."""
    days = sorted({row.date() for row in instants(whole=DAY) if row and 1900 < row.year < 2200})
    rows = [*(dt.datetime(day.year, day.month, day.day) for day in days), None]
    expected = [(label_at(TRUCES, day),) for day in (*days, None)]
    assert annotated(engine, rows, pa.timestamp(unit), TRUCES, days=True) == expected
    assert annotated(engine, [*days, None], pa.date32(), TRUCES, days=True) == expected


def test_both_days_of_the_easter_truce():
    """It began at 18:00 on 19 April and ended at midnight after the 20th: as days, both are labelled."""
    easter = [load().truce("2025-04-19-easter-truce")]
    prices = pd.DataFrame({"day": pd.to_datetime(["2025-04-18", "2025-04-19", "2025-04-20", "2025-04-21"])})
    with pytest.raises(errors.InvalidMoment, match="if they are days, at midnight, days=True"):
        frames.annotate(prices, easter, on="day", into="truce")
    found = frames.annotate(prices, easter, on="day", into="truce", days=True)
    assert list(found["truce"]) == ["", "2025-04-19-easter-truce", "2025-04-19-easter-truce", ""]
    midnights = frames.annotate(prices, easter, on="day", into="truce", zone=KYIV)
    assert list(midnights["truce"]) == ["", "", "2025-04-19-easter-truce", ""]


def test_our_own_frame_can_be_labelled():
    """`to_frame` gives days in pandas as timestamps at midnight; fed back, they are read as days."""
    timeline = load()
    table = frames.to_frame(timeline.events)
    found = frames.annotate(table, timeline.truces, on="first", into="truce", days=True)
    days = [event.when.first for event in timeline.events]
    plain = pd.DataFrame({"day": pd.Series(days, dtype=object)})
    expected = list(frames.annotate(plain, timeline.truces, on="day", into="truce")["truce"])
    assert [each if isinstance(each, str) else None for each in found["truce"]] == [each if isinstance(each, str) else None for each in expected]


def test_what_is_no_day_is_refused_or_null():
    """A time of day in a column of days is refused, and where the table is lazy it has no label."""
    rows = table_of([dt.datetime(2025, 5, 9), dt.datetime(2025, 5, 9, 12), None], pa.timestamp("us"))
    for engine in ("pandas", "polars", "pyarrow", "pandas with Arrow's types"):
        with pytest.raises(errors.InvalidFrame, match="which is no day: leave out days=True"):
            frames.annotate(ENGINES[engine](rows), TRUCES, on="time", into="x", days=True)
    for engine in ("polars lazy", "duckdb"):
        for how in ("all", "long"):
            found = frames.annotate(ENGINES[engine](rows), TRUCES, on="time", into="x", days=True, how=how)
            order = column_of(found, "row")
            assert [label for _, label in sorted(zip(order, column_of(found, "x"), strict=True))] == ["2025-05-08-victory-day", None, None]


def test_instants_are_no_days():
    """``days=True`` for instants, or beside a zone, means nothing and is refused."""
    rows = pl.DataFrame({"t": [dt.datetime(2025, 5, 9)]})
    with pytest.raises(errors.InvalidMoment, match="they are instants, shown in UTC"):
        frames.annotate(rows.select(pl.col("t").dt.replace_time_zone("UTC")), TRUCES, on="t", into="x", days=True)
    with pytest.raises(errors.InvalidMoment, match="zone='UTC' reads them as instants"):
        frames.annotate(rows, TRUCES, on="t", into="x", days=True, zone="UTC")


def test_the_other_days_of_arrow():
    """Arrow's days in milliseconds are days, in PyArrow and in a pandas column of that type."""
    rows = pa.table({"t": pa.array([dt.date(2025, 5, 9), None, dt.date(2025, 5, 11)], pa.date64())})
    expected = ["2025-05-08-victory-day", None, ""]
    assert column_of(frames.annotate(rows, TRUCES, on="t", into="x"), "x") == expected
    assert column_of(frames.annotate(rows.to_pandas(types_mapper=pd.ArrowDtype), TRUCES, on="t", into="x"), "x") == expected


@pytest.mark.parametrize("how", [*SEVERAL, "any", "count", "long"])
def test_a_chunk_without_a_time_has_null_labels(how):
    """A chunk of a column that is all null is labelled as its neighbours are, whatever type its library gave it."""
    for rows in (
        pd.DataFrame({"t": pd.Series([None, None], dtype=object)}),
        pl.DataFrame({"t": [None, None]}),
        pa.table({"t": pa.nulls(2)}),
        pd.DataFrame({"t": pd.Series([None, None], dtype=pd.ArrowDtype(pa.null()))}),
    ):
        found = frames.annotate(rows, ULTIMATUMS, on="t", into="x", days_left="left", how=how)
        assert column_of(found, "x") == [None, None]
        assert column_of(found, "left_least") == [None, None]
    with pytest.raises(errors.InvalidFrame, match="holds String"):
        frames.annotate(pl.DataFrame({"t": []}, schema={"t": pl.String}), TRUCES, on="t", into="x")


def test_a_chunk_without_rows_and_without_a_type_has_no_labels():
    """What a filter that finds nothing leaves is no fault; a column of texts is one, also an empty one."""
    for rows in (pd.DataFrame(columns=["t"]), pl.DataFrame({"t": []}), pa.table({"t": pa.nulls(0)})):
        assert column_of(frames.annotate(rows, TRUCES, on="t", into="x"), "x") == []
    for texts in (pd.DataFrame({"t": pd.Series([], dtype="str")}), pl.LazyFrame({"t": []}, schema={"t": pl.String})):
        with pytest.raises(errors.InvalidFrame, match="not timestamps or days"):
            frames.annotate(texts, TRUCES, on="t", into="x")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("how", ["all", "any", "long"])
def test_a_name_stands_once_in_a_table(engine, how):
    """No added column takes the name of one that is there, of the times, or of another that is added."""
    rows = ENGINES[engine](table_of([dt.datetime(2025, 5, 9)], pa.timestamp("us", "UTC")))
    for into, left in (("row", None), ("time", None), ("left_least", "left"), ("left_most", "left")):
        with pytest.raises(errors.InvalidFrame, match="there is a column '[a-z_]*' already"):
            frames.annotate(rows, ULTIMATUMS, on="time", into=into, days_left=left, how=how)


def test_duckdb_knows_no_column_by_its_capitals():
    """It would give the column that was there, with whatever it holds, for the labels."""
    rows = ENGINES["duckdb"](table_of([dt.datetime(2025, 5, 9)], pa.timestamp("us", "UTC")))
    for into, left in (("Row", None), ("TIME", None), ("Left_Least", "left")):
        with pytest.raises(errors.InvalidFrame, match="already; choose another name"):
            frames.annotate(rows, ULTIMATUMS, on="time", into=into, days_left=left)
    both = frames.annotate(pl.DataFrame({"t": [dt.date(2025, 5, 9)], "label": [0]}), TRUCES, on="t", into="Label")
    assert both.columns == ["t", "label", "Label"]


# --- what a table keeps ---


class Prices(pd.DataFrame):
    """A table of somebody's own class, with something of its own."""

    _metadata = ("currency",)

    @property
    def _constructor(self):
        return Prices


@pytest.mark.parametrize("how", ["all", "any", "long"])
def test_a_frame_keeps_its_class_and_what_it_carries(how):
    """A class of one's own, its attributes, the index and its name come back; the table given is not changed."""
    rows = Prices({"t": pd.to_datetime(["2025-04-20T08:00Z", "2025-05-09T08:00Z"]), "price": [1.5, 2]}, index=pd.Index([7, 3], name="lot"))
    rows.currency, rows.attrs["from"] = "RUB", "an exchange"
    found = frames.annotate(rows, TRUCES, on="t", into="truce", how=how)
    assert type(found) is Prices
    assert (found.currency, found.attrs, found.index.name) == ("RUB", {"from": "an exchange"}, "lot")
    assert list(found.index) == ([7, 7, 3] if how == "long" else [7, 3])
    assert list(rows.columns) == ["t", "price"]


def test_a_geodataframe_stays_one():
    """Conflict events on a map: the geometry and its reference system are still there."""
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed: python -m pip install geopandas")
    points = geopandas.points_from_xy([30.5, 37.6], [50.4, 55.8])
    rows = geopandas.GeoDataFrame({"w": pd.to_datetime(["2025-04-20T12:00Z", "2025-06-01T12:00Z"]), "geometry": points}, crs=4326)
    for how in ("all", "long"):
        found = frames.annotate(rows, TRUCES, on="w", into="t", how=how)
        assert type(found) is geopandas.GeoDataFrame
        assert (found.crs, found.geometry.name) == (rows.crs, "geometry")


def test_what_arrow_carries_stays():
    """The metadata of a schema is still there."""
    rows = table_of([dt.datetime(2025, 5, 9)], pa.timestamp("us", "UTC")).replace_schema_metadata({"from": "an exchange"})
    for how in ("all", "long"):
        assert frames.annotate(rows, TRUCES, on="time", into="x", how=how).schema.metadata == {b"from": b"an exchange"}


def test_columns_that_no_name_tells_apart_are_refused():
    """Two columns of one name, and names of several levels, are errors of ours that say what to do."""
    times = pd.to_datetime(["2025-05-09T08:00Z"])
    with pytest.raises(errors.InvalidFrame, match="two columns have the name 't'; rename one first"):
        frames.annotate(pd.DataFrame(zip(times, times, strict=True), columns=["t", "t"]), TRUCES, on="t", into="x")
    with pytest.raises(errors.InvalidFrame, match="two columns have the name 't'"):
        frames.annotate(pa.Table.from_arrays([pa.array(times)] * 2, names=["t", "t"]), TRUCES, on="t", into="x")
    with pytest.raises(errors.InvalidFrame, match=r"columns of several levels, such as \('t', 'a'\); flatten them first"):
        frames.annotate(pd.DataFrame({("t", "a"): times}), TRUCES, on="t", into="x")
    numbered = frames.annotate(pd.DataFrame({0: [1], "t": times}), TRUCES, on="t", into="x")
    assert list(numbered.columns) == [0, "t", "x"]


def in_index(*names, times=("2025-04-19", "2025-04-20", "2025-04-21")):
    """Three rows whose days stand in the index, or in levels of it."""
    days = pd.DatetimeIndex(times)
    index = days.rename(names[0]) if len(names) == 1 else pd.MultiIndex.from_arrays([days] * len(names), names=names)
    return pd.DataFrame({"x": [1, 2, 3]}, index=index)


EASTER = ["2025-04-19-easter", "2025-04-19-easter|2025-04-20-local", ""]


def test_times_in_the_index_of_pandas_are_read_by_its_name():
    """As a column of that name would be: days, instants and clocks, a level of several, with the index kept."""
    rows = in_index("day")
    found = frames.annotate(rows, TRUCES, on="day", into="x2", days=True)
    assert found["x2"].to_list() == EASTER
    assert found.index.equals(rows.index)
    assert frames.annotate(in_index("day", "n"), TRUCES, on="day", into="x2", days=True)["x2"].to_list() == EASTER
    assert frames.annotate(rows.set_index(rows.index.date).rename_axis("d"), TRUCES, on="d", into="y")["y"].to_list() == EASTER
    at_noon = rows.set_index(rows.index.tz_localize(KYIV) + DAY / 2)
    assert frames.annotate(at_noon, TRUCES, on="day", into="y")["y"].to_list() == ["", EASTER[1], ""]
    read = frames.annotate(at_noon.tz_localize(None), TRUCES, on="day", into="y", zone=KYIV)
    assert read["y"].to_list() == ["", EASTER[1], ""]
    long = frames.annotate(rows, TRUCES, on="day", into="y", days=True, how="long")
    assert list(zip(long.index.day, long["y"], strict=True)) == [(19, EASTER[0]), (20, EASTER[0]), (20, "2025-04-20-local"), (21, "")]


def test_times_in_the_index_of_dask_are_read_by_its_name():
    """Each partition has its part of the index."""
    dask = pytest.importorskip("dask.dataframe", reason=HINT)
    found = frames.annotate(dask.from_pandas(in_index("day"), npartitions=2), TRUCES, on="day", into="y", days=True)
    assert found.compute()["y"].to_list() == EASTER


@pytest.mark.parametrize(("names", "into", "told"), [
    ((None,), "y", "no column 'day'; there are 'x'; the index has no name: if the times stand there, give it one by frame.rename_axis"),
    (("day", "day"), "y", "2 levels of the index have the name 'day'; rename one first"),
    (("n", "m"), "y", "no column 'day'; there are 'x'$"),
    (("day",), "day", "there is a column 'day' already"),
    (("day", "m"), "m", "there is a column 'm' already"),
])
def test_an_index_that_cannot_be_meant_is_refused(names, into, told):
    """No name, a name twice, and a new column called like the index are told apart."""
    with pytest.raises(errors.InvalidFrame, match=told):
        frames.annotate(in_index(*names), TRUCES, on="day", into=into, days=True)


def test_an_index_of_other_things_is_no_column_of_times():
    """What stands in the index is judged as a column is."""
    with pytest.raises(errors.InvalidFrame, match="the column 'n' holds Int64, not timestamps or days"):
        frames.annotate(pd.DataFrame({"x": [1]}, index=pd.Index([1], name="n")), TRUCES, on="n", into="y")
    with pytest.raises(errors.InvalidMoment, match="the timestamps of 'day' have no zone"):
        frames.annotate(in_index("day"), TRUCES, on="day", into="y")


def test_a_series_is_told_what_to_do():
    """A column alone is refused with the way out, and so is a name that nothing has."""
    rows = pd.DataFrame({"t": pd.to_datetime(["2025-05-09T08:00Z"])})
    with pytest.raises(errors.InvalidFrame, match="Series is not a data frame that narwhals knows: give the frame in which the column stands"):
        frames.annotate(rows["t"], TRUCES, on="t", into="y")
    with pytest.raises(errors.InvalidFrame, match="no column 'u'; there are 't'$"):
        frames.annotate(pa.Table.from_pandas(rows), TRUCES, on="u", into="y")


def test_an_unknown_form_is_refused():
    """The forms are listed."""
    with pytest.raises(errors.InvalidFrame, match="how='each' is not one of all, first, last, any, count, long"):
        frames.annotate(pl.DataFrame({"t": [dt.date(2025, 5, 9)]}), [SimpleNamespace()], on="t", into="x", how="each")


# --- ends that nobody states ---

UNTOLD = [
    SimpleNamespace(id="lost", when=Interval("2025-04-20T12:00/", "UTC")),
    SimpleNamespace(id="found", when=Interval("/2025-04-22T06:00", "UTC")),
    SimpleNamespace(id="going-on", when=Interval("2025-04-23/..", "UTC")),
]
MINUTES = [dt.datetime(2025, 4, 19, 9, tzinfo=dt.timezone.utc) + dt.timedelta(hours=3) * at for at in range(36)]


@engines
@pytest.mark.parametrize("kind", ["instants", "days"])
def test_an_end_that_nobody_dated_labels_nothing_beyond_what_is_certain(engine, kind):
    """By default a record with such an end is named where it surely began and nowhere later; on request wherever it may be, or nowhere."""
    rows, held = (MINUTES, pa.timestamp("us", "UTC")) if kind == "instants" else (sorted({each.date() for each in MINUTES}), pa.date32())

    def named(**options):
        table = ENGINES[engine](table_of(rows, held))
        found = frames.annotate(table, UNTOLD, on="time", into="label", **options)
        labels = dict(zip(column_of(found, "row"), column_of(found, "label"), strict=True))
        return {record.id: [rows[at] for at in sorted(labels) if record.id in labels[at].split("|")] for record in UNTOLD}

    def since(when):
        return [each for each in rows if each >= when]

    noon, morning, third = (dt.datetime(2025, 4, *at, tzinfo=dt.timezone.utc) for at in ((20, 12), (22, 6), (23, 0)))
    if kind == "days":
        noon, morning, third = noon.date(), morning.date(), third.date()
    last = [each for each in rows if (each <= morning if kind == "days" else each < morning)]
    shown = [morning] if kind == "days" else []  # the microsecond before six o'clock is no row of these
    assert named() == {"lost": [noon], "found": shown, "going-on": since(third)}
    assert named(certain=None) == named()
    assert named(certain=False) == {"lost": since(noon), "found": last, "going-on": since(third)}
    assert named(certain=True) == {"lost": [], "found": [], "going-on": since(third)}


@engines
@pytest.mark.parametrize("how", ["all", "long"])
def test_what_went_on_before_all_that_is_told(engine, how):
    """A record without a beginning is named at every row up to its end, by each way of reading a column, and one without either at all."""
    ever = [SimpleNamespace(id="always", when=Interval("../..", KYIV)), SimpleNamespace(id="until", when=Interval("../2025-04-20T12:00", KYIV))]
    days = [dt.date(1900, 1, 1), dt.date(2025, 4, 20), dt.date(2025, 4, 21)]
    noons = [dt.datetime.combine(day, dt.time(12)) for day in days]
    for rows, kind, options, until in (
        (days, pa.date32(), {}, [0, 1]),
        (noons, pa.timestamp("us"), {"zone": KYIV}, [0]),
        ([each.replace(tzinfo=ZoneInfo(KYIV)) for each in noons], pa.timestamp("us", KYIV), {}, [0]),
    ):
        for records, wanted in ((ever, [(at, name) for at in range(3) for name in ("always", "until") if name == "always" or at in until]), (ever[:1], [(at, "always") for at in range(3)])):
            found = frames.annotate(ENGINES[engine](table_of(rows, kind)), records, on="time", into="label", how=how, **options)
            told = zip(column_of(found, "row"), column_of(found, "label"), strict=True)
            assert sorted((row, each) for row, label in told for each in label.split("|")) == wanted


def test_the_very_last_moment_of_what_nobody_saw_begin():
    """It is named at its end, which is known: the last microsecond before it was over."""
    rows = pd.DataFrame({"t": pd.to_datetime(["2025-04-22T05:59:59.999998Z", "2025-04-22T05:59:59.999999Z", "2025-04-22T06:00Z"], format="ISO8601")})
    assert frames.annotate(rows, UNTOLD, on="t", into="x")["x"].to_list() == ["", "found", ""]


def test_six_years_are_no_truce_because_nobody_dated_an_end():
    """Of the shipped truces with such an end each is named on its first day, and on no other day of the coverage."""
    truces = load().truces
    days = pd.DataFrame({"day": pd.date_range("2016-11-08", "2026-07-04")})
    lost = {each.id: each.when.first for each in truces if any(held.open == "unknown" for held in each.effective)}
    assert lost == {
        "2020-01-12-libya-truce": dt.date(2020, 1, 12),
        "2023-09-20-karabakh-ceasefire": dt.date(2023, 9, 20),
        "2025-03-25-black-sea-deal": dt.date(2025, 3, 25),
    }
    found = frames.annotate(days, truces, on="day", into="truce", days=True, how="long")
    named = found[found["truce"].isin(lost)]
    assert {each.truce: each.day.date() for each in named.itertuples()} == lost
    assert len(named) == len(lost)
    every = frames.annotate(days, truces, on="day", into="truce", days=True, how="long", certain=False)
    assert (every["truce"] == "2020-01-12-libya-truce").sum() == (dt.date(2026, 7, 4) - dt.date(2020, 1, 12)).days + 1


# --- the star ---


@pytest.mark.parametrize("backend", frames.BACKENDS)
def test_all_tables_in_one_call(backend):
    """`to_frames` gives every table of the star, typed, and their keys join in the library itself."""
    from us_russia_timeline.tables import TABLES, to_tables

    made, rows = frames.to_frames(load(), backend), to_tables(load())
    assert list(made) == list(TABLES)
    for name, frame in made.items():
        wrapped = nw.from_native(frame)
        assert wrapped.columns == [column.name for column in TABLES[name].columns]
        for column in TABLES[name].columns:
            if column.type in ("text", "integer", "boolean"):
                assert column_of(frame, column.name) == [row[column.name] for row in rows[name]]
        for own, other, theirs in TABLES[name].references:
            held = wrapped.select(*own).drop_nulls().unique()
            there = nw.from_native(made[other]).select(*theirs).unique()
            assert len(held.join(there, left_on=list(own), right_on=list(theirs), how="anti")) == 0
    with pytest.raises(errors.InvalidFrame, match="'excel' is not one of the backends"):
        frames.to_frames(load(), "excel")
    with pytest.raises(errors.InvalidQuestion):
        frames.to_frames([], backend)


def test_instants_of_duckdb_to_the_nanosecond():
    """DuckDB's instants to the nanosecond, which narwhals does not tell, are instants as the others are."""
    rows = [dt.datetime(2025, 4, 20, 8, tzinfo=dt.timezone.utc), dt.datetime(2025, 4, 22, tzinfo=dt.timezone.utc), None]
    table = ENGINES["duckdb"](table_of(rows, pa.timestamp("us", "UTC")))
    try:
        fine = table.select('"time"::TIMESTAMPTZ_NS as time, row')
        kind = str(fine.types[0])
    except Exception as fault:  # noqa: BLE001 - older releases have no such type
        pytest.skip(f"this DuckDB has no TIMESTAMPTZ_NS: {type(fault).__name__}")
    assert kind == "TIMESTAMPTZ_NS"
    found = frames.annotate(fine, TRUCES, on="time", into="x")
    labels = [label for _, label in sorted(zip(column_of(found, "row"), column_of(found, "x"), strict=True))]
    assert labels == [label_at(TRUCES, row) for row in rows]
    # One nanosecond before an end is before it: nothing is rounded up, before 1970 either.
    ends = connection().sql("select unnest(['2025-04-20 20:59:59.999999999Z', '2025-04-20 21:00:00Z', '1960-01-01 00:00:00.000000001Z'])::TIMESTAMPTZ_NS as time, unnest([0, 1, 2]) as row")
    found = frames.annotate(ends, [TRUCES[0], SimpleNamespace(id="old", when=Interval("1960-01-01T00:00/1960-01-02T00:00", "UTC"))], on="time", into="x")
    assert [label for _, label in sorted(zip(column_of(found, "row"), column_of(found, "x"), strict=True))] == ["2025-04-19-easter", "", "old"]
