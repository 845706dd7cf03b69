"""Records as flat rows: the same columns for every record of a type."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timezone

import pytest

from examples import timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.models import Actor, Claim, Event, Place, Tombstone, Truce, Ultimatum
from us_russia_timeline.tables import columns, to_records
from us_russia_timeline.timelines import Coverage

KINDS = {"actors": Actor, "places": Place, "events": Event, "ultimatums": Ultimatum, "truces": Truce, "claims": Claim, "tombstones": Tombstone}
TYPES = {"text": str, "date": date, "instant": datetime, "integer": int, "number": float}


@pytest.mark.parametrize("whole", [timeline, load])
@pytest.mark.parametrize("name", KINDS)
def test_each_row_has_the_columns_of_its_type(whole, name):
    """Every row has the same columns in the same order, and each cell is of its column's type or nothing."""
    table = columns(KINDS[name])
    rows = to_records(getattr(whole(), name))
    assert len(rows) == len(getattr(whole(), name))
    for row in rows:
        assert list(row) == [column.name for column in table]
        for column in table:
            assert row[column.name] is None or type(row[column.name]) is TYPES[column.type], (name, column.name)
    csv.DictWriter(io.StringIO(), [column.name for column in table]).writerows(rows)


def test_an_event_as_a_row():
    """Days are dates, instants are in UTC, sequences are joined, and what is not there is nothing."""
    row = to_records(timeline().events)[0]
    assert (row["when"], row["zone"], row["first"], row["last"]) == ("2025-07-14", "America/New_York", date(2025, 7, 14), date(2025, 7, 14))
    assert row["start"] == datetime(2025, 7, 14, 4, tzinfo=timezone.utc)
    assert (row["known"], row["place"], row["links"]) == (date(2025, 7, 15), None, "")
    assert (row["deadline"], row["source_count"], row["sources"]) == ("in 10 or 12 weeks", 1, "https://example.org/a?b=c#d")
    assert to_records(timeline().events)[1]["links"] == "revises:2025-07-14-fifty-days"
    assert (row["kind"], type(row["kind"])) == ("ultimatum", str)


def test_an_open_end_is_nothing():
    """Of what goes on there is no last day and no last instant; offices keep their words."""
    row = to_records([truce for truce in load().truces if truce.when.open])[0]
    assert (row["last"], row["stop"]) == (None, None)
    assert to_records(timeline().actors)[0]["offices"] == "Envoy (2025-01-20/..)"
    assert to_records(timeline().truces)[1]["parties"] == "bob:declared;ann:silent"
    assert to_records(timeline().truces)[0]["scheduled"] is None


def test_a_table_holds_one_type_of_record():
    """Nothing gives no rows; several types and foreign ones are refused."""
    assert to_records([]) == []
    with pytest.raises(InvalidQuestion, match="not Event, Truce"):
        to_records([timeline().truces[0], timeline().events[0]])
    with pytest.raises(InvalidQuestion, match="Coverage has no table"):
        to_records(timeline().coverage)
    with pytest.raises(InvalidQuestion, match="there are Actor, Place"):
        columns(Coverage)
