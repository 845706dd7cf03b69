"""Records as canonical text and as plain data."""

from __future__ import annotations

import json

import pytest

from examples import canonical, timeline
from us_russia_timeline.deadlines import Deadline, Unit
from us_russia_timeline.documents.writing import instant_text, json_text, to_plain
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Place


@pytest.mark.parametrize(
    ("microseconds", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1_000_000, "1970-01-01T00:00:01Z"),
        (1, "1970-01-01T00:00:00.000001Z"),
        (500_000, "1970-01-01T00:00:00.5Z"),
        (-1_000_000, "1969-12-31T23:59:59Z"),
    ],
)
def test_instants_are_written_in_utc(microseconds, text):
    """An instant is RFC 3339 text in UTC, with a fraction only where there is one."""
    assert instant_text(microseconds) == text


def test_what_is_at_its_default_is_left_out():
    """A field at its default is not written; one that only equals no default is."""
    plain = to_plain(Place(id="geneva", name="Geneva", country="CHE", zone="Europe/Zurich", latitude=0.0, longitude=-0.0))
    assert plain == {"id": "geneva", "name": "Geneva", "country": "CHE", "zone": "Europe/Zurich", "latitude": 0.0, "longitude": 0.0}


@pytest.mark.parametrize(("most", "written"), [(None, False), (50, False), (60, True)])
def test_a_single_quantity_is_written_once(most, written):
    """The largest number of units is written where it is not the least."""
    limit = Deadline(
        text='a "most":50, trap', zone="UTC", trigger=Interval("2025-07-14", "UTC"), least=50, most=most, unit=Unit.DAYS
    )
    plain = to_plain(limit)
    assert ("most" in plain) is written
    assert plain["text"] == limit.text
    assert plain["window"]["text"] == limit.window.text


def test_a_stated_deadline_has_no_quantities():
    """A stated limit is written with its day and its window, and with nothing counted."""
    plain = to_plain(Deadline(text="by then", zone="UTC", by=Interval("2025-07-14", "UTC")))
    assert set(plain) == {"text", "zone", "by", "window"}


def test_an_open_end_has_no_stop():
    """Of a time that goes on, no last instant is written."""
    assert to_plain(Interval("2025-07-14/..", "UTC")) == {"text": "2025-07-14/..", "zone": "UTC", "start": "2025-07-14T00:00:00Z"}


def test_the_plain_form_is_what_the_text_says():
    """The plain form of each record is its canonical text, parsed, and each text is one line."""
    for name, rows in canonical().items():
        if isinstance(rows, list):
            for record, row in zip(getattr(timeline(), name), rows, strict=True):
                assert to_plain(record) == row == json.loads(json_text(record))
                assert "\n" not in json_text(record)
