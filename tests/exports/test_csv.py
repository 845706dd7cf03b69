"""The tables for spreadsheets: read back by a plain reader, formulas made harmless and given back."""

import csv as stdlib_csv
import io

import pytest
from hypothesis import given, strategies as st

from exports_sample import NASTY, with_event
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports import csv, render
from us_russia_timeline.tables import TABLES, rows_of as rows_of_table
from us_russia_timeline.timelines import COLLECTIONS


def rows_of(text):
    """The rows of a table by their ids, as a plain reader finds them."""
    return {row["id"]: row for row in stdlib_csv.DictReader(io.StringIO(text, newline=""))}


def test_the_table_of_events_holds_what_the_records_say(timeline):
    """One row a record, with the days, the instants and the texts; an open end is an empty cell."""
    rows = rows_of(render("csv", timeline))
    assert list(rows) == [event.id for event in timeline.events]
    call = rows["2025-02-12-call"]
    assert (call["first"], call["start"], call["source_count"]) == ("2025-02-12", "2025-02-12T15:30:00Z", "2")
    war = rows["2022-02-24-war"]
    assert (war["last"], war["stop"]) == ("", "")
    assert rows["2025-05-10-wire"]["title"] == NASTY
    assert rows["2025-05-08-night"]["stop"] == "2025-05-08T22:00:20.5Z"


def test_cells_of_several_things(timeline):
    """Where a record holds several things, the cell holds them all, joined by a semicolon."""
    parade = rows_of(csv.render(timeline))["2025-05-20-parade"]
    assert parade["actors"] == "russia;osce"
    assert parade["recipients"] == "donald-trump;osce"
    assert parade["mediators"] == "osce;donald-trump"
    assert parade["tags"] == "army;parade"
    assert parade["links"] == "responds_to:2025-05-08-night;part_of:2022-02-24-war"
    actor = rows_of(csv.render(timeline, table="actors"))["donald-trump"]
    assert actor["aliases"] == "Trump;Дональд Трамп"
    assert actor["offices"].count(";") == 1
    dropped = rows_of(csv.render(timeline, table="ultimatums"))["2025-07-28-dropped"]
    assert (dropped["issuers"], dropped["targets"]) == ("donald-trump;osce", "russia;osce")
    lasting = rows_of(csv.render(timeline, table="truces"))["2025-06-01-lasting"]
    assert (lasting["purposes"], lasting["scope"]) == ("humanitarian;other", "sea;infrastructure")
    claim = rows_of(csv.render(timeline, table="claims"))["c01"]
    assert claim["records"] == "2025-04-19-easter;2025-07-14-deal;2025-08-06-visit"


@pytest.mark.parametrize("table", COLLECTIONS)
def test_every_table_has_a_row_a_record(timeline, table):
    """Each collection gives its records in order, in lines that end as the format says."""
    text = csv.render(timeline, table=table)
    assert list(rows_of(text)) == [record.id for record in getattr(timeline, table)]
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_numbers_keep_their_figures(timeline):
    """A position is written with the figures that it was stated with."""
    assert rows_of(csv.render(timeline, table="places"))["washington"]["longitude"] == "-77.03"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_what_the_rows_say(timeline, table):
    """Each table, the child tables too, has the columns and the rows of `tables.rows_of`; truths are words."""
    plain = list(stdlib_csv.DictReader(io.StringIO(csv.render(timeline, table=table, cited=False, guarded=False), newline="")))
    expected = rows_of_table(timeline, table)
    assert [list(row) for row in plain] == [list(row) for row in expected]
    for row, held in zip(plain, expected, strict=True):
        for name, cell in row.items():
            if isinstance(held[name], bool):
                assert cell == str(held[name]).lower()
            elif held[name] is None or isinstance(held[name], str | int):
                assert cell == ("" if held[name] is None else str(held[name]))


@pytest.mark.parametrize("table", ["source", "", "x" * 1000, None, []])
def test_an_unknown_table_is_refused(timeline, table):
    """There are only the tables of a timeline, and the error stays short."""
    with pytest.raises(InvalidQuestion, match=r"events|not of (NoneType|list)") as caught:
        csv.render(timeline, table=table)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "'", "'="]
)
def test_a_formula_is_made_harmless(first):
    """A text that a spreadsheet could run gets an apostrophe in front."""
    assert csv.guard(f"{first}1+1") == f"'{first}1+1"


@given(st.text() | st.text(alphabet="='+- a", max_size=5))
def test_the_guard_can_be_undone(text):
    """``unguard(guard(text)) == text``, and what is guarded never begins like a formula."""
    guarded = csv.guard(text)
    assert csv.unguard(guarded) == text
    assert guarded[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


def test_the_guard_is_on_unless_it_is_turned_off():
    """A formula for a title is guarded by default, and comes as it is on request."""
    made = with_event(title="=HYPERLINK(1)")
    cells = [cell for row in stdlib_csv.reader(io.StringIO(csv.render(made))) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    raw = [cell for row in stdlib_csv.reader(io.StringIO(csv.render(made, guarded=False))) for cell in row]
    assert "=HYPERLINK(1)" in raw


def test_a_byte_order_mark_on_request(timeline):
    """Only where it is asked for, once, in front of the first name."""
    assert csv.render(timeline, bom=True) == "\ufeff" + csv.render(timeline)
    assert not csv.render(timeline).startswith("\ufeff")
