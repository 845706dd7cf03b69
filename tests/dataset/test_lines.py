"""Records that are still lines of JSON: each is built once, when it is first asked for."""

from __future__ import annotations

import sys
import threading
from functools import partial

import pytest

from examples import canonical, timeline
from us_russia_timeline.dataset import lines as room, load
from us_russia_timeline.dataset.lines import LazyRows
from us_russia_timeline.documents.short import reader_of
from us_russia_timeline.documents.writing import json_text
from us_russia_timeline.intervals import FOREVER, read_instant
from us_russia_timeline.questions import active_at, between
from us_russia_timeline.timelines import IntervalIndex, Records


def text_of(name, rows=None):
    """A collection as the lines of a text, parted by commas, and where each begins and the last one ends."""
    made = [json_text(record).encode() for record in getattr(timeline(), name)] if rows is None else rows
    text, starts = b"", [0]
    for at, row in enumerate(made):
        text += row + (b",\n" if at + 1 < len(made) else b"\n")
        starts.append(len(text))
    return text, starts


def lazy(name):
    """A collection that is still lines."""
    return LazyRows(*text_of(name), partial(reader_of, name))


def whole(name):
    """A collection over lines, as the dataset makes it."""
    rows = lazy(name)
    return Records.trusted(rows, ids=rows.ids, edges=rows.edges, known=rows.known)


def test_a_row_is_built_when_it_is_asked_for_and_once():
    """Nothing is built beforehand, and a row asked for twice, from either end, is one object."""
    built = []

    def build(row):
        built.append(row["id"])
        return reader_of("events")(row)

    rows = LazyRows(*text_of("events"), lambda: build)
    assert (len(rows), built) == (3, [])
    assert rows[1].id == "2025-07-28-sooner"
    assert rows[1] is rows[-2] is rows[1:][0]
    assert built.count("2025-07-28-sooner") == 1
    assert rows[::-1] == tuple(reversed(rows))
    assert list(rows) == list(timeline().events)
    for at in (3, -4):
        with pytest.raises(IndexError):
            rows[at]


@pytest.mark.parametrize("name", ["actors", "places", "events", "ultimatums", "truces", "claims", "tombstones"])
def test_ids_are_read_without_building(name):
    """The ids stand where the canonical form puts them."""
    rows = lazy(name)
    assert list(rows.ids()) == [row["id"] for row in canonical()[name]]
    assert rows._made == {}


def test_the_times_of_events_are_read_without_building():
    """The outer edges of the events' times are those of the records."""
    rows = lazy("events")
    starts, stops = rows.edges()
    assert (list(starts), list(stops)) == ([event.when.start_us for event in timeline().events], [event.when.stop_us for event in timeline().events])
    assert (starts[:], stops[1:]) == (tuple(starts), tuple(stops)[1:])
    assert rows._made == {}
    line = b'{"id":"a","when":{"text":"2025/..","zone":"UTC","start":"2025-01-01T00:00:00Z"},"x":{"stop":"2026-01-01T00:00:00Z"}}'
    starts, stops = LazyRows(*text_of("", [line]), lambda: dict).edges()
    assert (starts[:], stops[:]) == ((1_735_689_600_000_000,), (FOREVER,))


def test_a_bisection_reads_few_times(monkeypatch):
    """What begins in a stretch is found without reading every line, and none is read twice."""
    read = []
    monkeypatch.setattr(room, "read_instant", lambda text: read.append(text) or read_instant(text))
    first = json_text(timeline().events[0]).encode()
    many = [first.replace(b"2025-07-14-fifty-days", b"2025-07-14-fifty-days-%d" % at) for at in range(200)]
    index = IntervalIndex(*LazyRows(*text_of("", many), partial(reader_of, "events")).edges())
    assert index.beginning(0, 1) == (0, 0)
    few = len(read)
    assert few < 20
    assert index.beginning(0, 1) == (0, 0)
    assert len(read) == few


def test_when_events_could_be_known_is_read_without_building():
    """By the very line: of a day, of a minute, of what fills days, with a day of its own, and with updates that have theirs."""
    rows = lazy("events")
    assert rows.known() == Records(timeline().events.items).known()
    assert rows._made == {}
    shipped = load()
    assert list(shipped.events.known()) == [(each.known_us, each.known_day.toordinal()) for each in shipped.events]
    assert lazy("truces").known() is None


@pytest.mark.parametrize("name", ["ultimatums", "truces", "actors", "claims"])
def test_where_a_time_follows_from_parts_it_is_not_guessed(name):
    """The first instant in the line of a truce or an ultimatum is not its own."""
    assert lazy(name).edges() is None


@pytest.mark.parametrize("name", ["events", "ultimatums", "truces"])
@pytest.mark.parametrize(
    "moment", ["2025-07-14T12:00Z", "2025-07-28T16:00Z", "2025-08-01T00:00Z", "2025-08-03T00:00Z", "2025-08-09T12:00Z"]
)
def test_questions_of_instants_have_one_answer(name, moment):
    """The index over lines answers as the index over records does."""
    plain = Records(getattr(timeline(), name).items)
    assert active_at(whole(name), moment) == active_at(plain, moment)
    found = between(whole(name), moment, "2026-01-01T00:00Z")
    assert found == between(plain, moment, "2026-01-01T00:00Z")


def test_threads_that_ask_at_once_get_one_record():
    """However many threads build a row at the same time, all of them get the same object."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(15):
            rows = lazy("events")
            barrier = threading.Barrier(16)
            found = []

            def ask(rows=rows, barrier=barrier, found=found):
                barrier.wait()
                found.append(rows[-1])

            threads = [threading.Thread(target=ask) for _ in range(16)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len({id(each) for each in found}) == 1
            assert len(found) == 16
    finally:
        sys.setswitchinterval(before)
