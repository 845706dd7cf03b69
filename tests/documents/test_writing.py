"""Records as canonical text and as plain data."""

from __future__ import annotations

import json
import os
import tomllib

import pytest

from examples import canonical, timeline
from us_russia_timeline import from_json, read, to_json, write
from us_russia_timeline.deadlines import Deadline, Unit
from us_russia_timeline.documents import from_plain, to_toml
from us_russia_timeline.documents.writing import instant_text, json_text, to_plain
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Place
from us_russia_timeline.timelines import Timeline


def test_plain_data_are_of_the_types_of_plain_data():
    """Words of vocabularies are texts; so what is changed in plain data, and read the strict way, is read."""

    def types_of(value):
        yield type(value)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from types_of(each)

    plain = to_plain(timeline())
    assert set(types_of(plain)) <= {dict, list, str, int, float, bool}
    for event in plain["events"]:
        for end in ("start", "stop"):
            event["when"].pop(end, None)
    assert from_plain(plain) == timeline()


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


def test_a_whole_timeline_as_plain_data():
    """It is the document that is written, and is read again; its collections are lists."""
    whole = timeline()
    assert to_plain(whole) == json.loads(to_json(whole))
    assert from_plain(to_plain(whole)) == whole
    assert to_plain(Timeline()) == json.loads(to_json(Timeline()))
    assert to_plain(whole.truces) == [to_plain(each) for each in whole.truces]


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


def test_one_record_is_written():
    """A record, or a part of one, is a table on one line, as it stands in the document."""
    whole = canonical()
    event = timeline().events[0]
    text = to_json(event)
    assert json.loads(text) == whole["events"][0]
    assert text in to_json(timeline()).splitlines()[-1] or f"{text}," in to_json(timeline()).splitlines()
    assert "\n" not in text
    assert json.loads(to_json(event.sources[0])) == whole["events"][0]["sources"][0]
    assert to_json(event.when) == json_text(event.when)
    for odd in (None, "x", timeline().events, [event]):
        with pytest.raises(InvalidQuestion, match="asked of Timeline or Record"):
            to_json(odd)


@pytest.mark.parametrize("name", ["mine.json", "mine.TOML"])
def test_what_is_written_is_read_again(tmp_path, name):
    """A file of either format gives the timeline that was written, and a second one replaces it whole."""
    path = tmp_path / name
    for each in (timeline(), Timeline(), timeline()):
        write(each, path)
        assert read(path) == each
        write(each, str(path))
        assert read(path) == each
    assert os.listdir(tmp_path) == [name]
    content = path.read_text(encoding="utf-8")
    assert content == (to_json(timeline()) if name.endswith("json") else to_toml(timeline()))


@pytest.mark.parametrize(
    ("path", "message"), [("a.yaml", r"must end in \.json or \.toml"), ("a\0.json", "no null character"), (5, "not by int")]
)
def test_a_file_of_another_name_is_not_written(tmp_path, path, message):
    """The ending says the format, and only two are known."""
    with pytest.raises(InvalidQuestion, match=message):
        write(timeline(), path)
    with pytest.raises(InvalidQuestion, match="asked of Timeline"):
        write(timeline().events, tmp_path / "a.json")
    with pytest.raises(InvalidQuestion, match="asked of Timeline"):
        to_toml(timeline().events)
    assert os.listdir(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    """Where the new file cannot be put in its place, the old one is untouched, and nothing is left behind."""
    path = tmp_path / "mine.toml"
    write(timeline(), path)

    def refused(source, destination):
        raise PermissionError(13, "Permission denied", destination)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(PermissionError):
        write(Timeline(), path)
    assert read(path) == timeline()
    assert os.listdir(tmp_path) == ["mine.toml"]


def test_toml_says_what_json_says():
    """The two have the same keys and values; where TOML needs care, it is taken."""
    assert {name: rows for name, rows in canonical().items() if rows} == tomllib.loads(to_toml(timeline()))
    odd = '"quoted" \\ back # no comment = [x] {y} \U0001f54a \'\'\' Путин'
    hard = from_json(to_json(Timeline(title=odd, selection="a part")))
    assert tomllib.loads(to_toml(hard))["title"] == odd
    assert tomllib.loads(to_toml(hard))["selection"] == "a part"
    lines = to_toml(timeline()).splitlines()
    assert max(line.count("= {") for line in lines if line.startswith("    ")) >= 1
    assert "[[events]]" in lines
