"""The columns beside the compiled file: ids, lines and times without building a record; each is built once, when it is first asked for."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from examples import timeline
from us_russia_timeline import Timeline
from us_russia_timeline.dataset import load, shipped
from us_russia_timeline.dataset.columns import columns_of, read_columns
from us_russia_timeline.dataset.shipped import COLUMNS, COMPILED, FOLDER
from us_russia_timeline.documents import to_json
from us_russia_timeline.questions import active_at, between
from us_russia_timeline.timelines import LISTS, Lazy, Records


def over_lines(whole=None):
    """A timeline over the lines of its document, as the dataset makes it."""
    whole = whole or timeline()
    text = to_json(whole).encode()
    return shipped.from_canonical(text, columns_of(whole, text))


def lazy(records):
    """What builds the records of a collection."""
    assert isinstance(records._items, Lazy)
    return records._items


def test_the_shipped_columns_are_those_of_the_shipped_file():
    """Whoever compiles writes both; worked out anew from every record, they are the same, byte for byte."""
    with open(os.path.join(FOLDER, COMPILED), "rb") as file:
        text = file.read()
    with open(os.path.join(FOLDER, COLUMNS), "rb") as file:
        assert file.read() == columns_of(Timeline(**{name: tuple(getattr(load(), name)) for name in LISTS}, title=load().title, data_version=load().data_version), text)


def test_columns_of_another_file_are_refused():
    """A file that was changed by hand, or compiled in half, is no ground for an answer."""
    text = to_json(timeline()).encode()
    with pytest.raises(ValueError, match="compile the data again"):
        shipped.from_canonical(text + b" ", columns_of(timeline(), text))


def test_a_record_is_built_when_it_is_asked_for_and_once():
    """Nothing is built beforehand, and a record asked for twice, from either end, is one object."""
    events = over_lines().events
    rows = lazy(events)
    assert (len(rows), rows._made) == (3, {})
    assert rows[1].id == "2025-07-28-sooner"
    assert rows[1] is rows[-2] is rows[1:][0]
    assert rows[::-1] == tuple(reversed(rows))
    assert list(rows) == list(timeline().events)
    for at in (3, -4):
        with pytest.raises(IndexError):
            rows[at]


@pytest.mark.parametrize("name", LISTS[1:])
def test_ids_are_told_without_building(name):
    """They stand in a column of their own."""
    records = getattr(over_lines(), name)
    assert list(records.ids()) == list(getattr(timeline(), name).ids())
    assert len(records) == 0 or lazy(records)._made == {}


def test_the_times_of_events_are_told_without_building():
    """The outer edges, and when each could be known: of a day, of a minute, of what fills days, with a day of its own."""
    events, plain = over_lines().events, Records(timeline().events.items)
    assert events.edges() == plain.edges()
    assert events.known() == plain.known()
    assert lazy(events)._made == {}
    shown = load().events
    assert list(shown.known()) == [(each.known_us, each.known_day.toordinal()) for each in shown]


@pytest.mark.parametrize("name", ["ultimatums", "truces", "actors", "claims"])
def test_where_a_time_follows_from_parts_it_is_not_told(name):
    """That of a truce or an ultimatum is worked out of the record."""
    text = to_json(timeline()).encode()
    told = read_columns(columns_of(timeline(), text), len(text))[1][name]
    assert (told.edges(), told.known()) == (None, None)


@pytest.mark.parametrize("name", ["events", "ultimatums", "truces"])
@pytest.mark.parametrize(
    "moment", ["2025-07-14T12:00Z", "2025-07-28T16:00Z", "2025-08-01T00:00Z", "2025-08-03T00:00Z", "2025-08-09T12:00Z"]
)
def test_questions_of_instants_have_one_answer(name, moment):
    """The index over columns answers as the index over records does."""
    plain = Records(getattr(timeline(), name).items)
    assert active_at(getattr(over_lines(), name), moment) == active_at(plain, moment)
    found = between(getattr(over_lines(), name), moment, "2026-01-01T00:00Z")
    assert found == between(plain, moment, "2026-01-01T00:00Z")


def test_threads_that_ask_at_once_get_one_record():
    """However many threads build a row at the same time, all of them get the same object."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(15):
            rows = lazy(over_lines().events)
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
