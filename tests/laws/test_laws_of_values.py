"""The laws of values: round trips, differences, copies, pickles, hashes."""

from __future__ import annotations

import copy
import inspect
import os
import pickle
import subprocess
import sys
from datetime import date

import attrs
import pytest
from hypothesis import example, given, strategies as st

from us_russia_timeline import (
    Interval,
    Timeline,
    apply_changes,
    diff,
    errors,
    from_json,
    merge_timelines,
    strategies as urt,
    to_json,
)
from us_russia_timeline.deadlines import Holidays, readings
from us_russia_timeline.documents import from_plain, to_toml
from us_russia_timeline.documents.reading import _toml
from us_russia_timeline.intervals import Axis, read_moment

timelines = urt.timelines()


def from_toml(text):
    """The timeline of a TOML text, through the guards and the parser of files."""
    return from_plain(_toml(text.encode(), 10**9))


@given(timelines)
def test_json_round_trip_is_the_identity(timeline):
    """A timeline written and read is equal, and writes the same bytes again."""
    text = to_json(timeline)
    again = from_json(text)
    assert again == timeline
    assert hash(again) == hash(timeline)
    assert to_json(again) == text == to_json(from_json(text.encode()))


@given(timelines)
def test_toml_round_trip_is_the_identity(timeline):
    """A timeline written as TOML and read is equal, and writes the same bytes again."""
    text = to_toml(timeline)
    again = from_toml(text)
    assert again == timeline
    assert to_toml(again) == text


@given(timelines)
def test_one_record_is_written_as_it_stands_in_its_document(timeline):
    """The text of each record begins a line of the canonical document."""
    document = to_json(timeline)
    for record in (*timeline.coverage, *timeline.actors, *timeline.events, *timeline.truces, *timeline.claims):
        assert f"\n{to_json(record)}" in document


@given(urt.intervals(date(1000, 1, 1), date(9998, 12, 31)))
@example(Interval("1000", "Europe/Moscow"))
@example(Interval("9998", "America/New_York"))
@example(Interval("[1949-12-31..2025-04-20]", "Pacific/Apia"))
@example(Interval("1949-12-31/2025-04-20", "Pacific/Apia"))
@example(Interval("2011", "Pacific/Apia"))
def test_every_year_that_can_be_written_is_read(interval):
    """The round trip holds from the first year to the last, in every zone."""
    from us_russia_timeline.timelines import Coverage, Thoroughness

    timeline = Timeline(coverage=(Coverage(when=interval, thoroughness=Thoroughness.FULL),))
    assert from_json(to_json(timeline)) == timeline


@given(timelines)
def test_a_timeline_differs_from_itself_in_nothing(timeline):
    """The difference of a timeline from itself is empty, and applying it changes nothing."""
    nothing = diff(timeline, timeline)
    assert not nothing
    assert apply_changes(timeline, nothing) == timeline


@given(timelines, timelines)
def test_a_difference_carries_one_timeline_to_another(a, b):
    """Applying the difference of two timelines to the first gives the second."""
    assert apply_changes(a, diff(a, b)) == b
    assert bool(diff(a, b)) == (a != b)


@given(timelines, timelines)
def test_a_difference_backwards_is_the_difference_mirrored(a, b):
    """What one direction adds, the other removes; what one changes, the other changes back."""
    there, back = diff(a, b), diff(b, a)
    assert {(each.collection, each.id, each.after, each.before) for each in there} == set(back)
    for name in ("actors", "events", "truces"):
        assert there.added(name) == back.removed(name)
        assert there.changed(name) == back.changed(name)


@given(timelines, timelines)
def test_differences_can_be_read(a, b):
    """Each change has a line of its own, and each field of a changed record is named; of equal timelines nothing is told."""
    changes = diff(a, b)
    text = str(changes)
    heads = [line for line in text.splitlines() if line[:2] in ("+ ", "- ", "~ ")]
    assert len(heads) == len(changes)
    assert (text == "no differences") == (a == b)
    for each in changes:
        assert each.fields
        assert all(field.before != field.after for field in each.fields)


@given(timelines, timelines)
def test_a_merge_with_a_preference_has_the_records_of_both(a, b):
    """Each id of either is there, with the record of the preferred one; or the two do not fit together, which is told."""
    for prefer, (weak, strong) in (("first", (b, a)), ("last", (a, b))):
        try:
            merged = merge_timelines(a, b, prefer=prefer)
        except errors.InvalidTimeline:
            continue
        for name in ("actors", "places", "events", "truces", "claims"):
            wanted = getattr(weak, name).by_id() | getattr(strong, name).by_id()
            assert getattr(merged, name).by_id() == wanted


@given(timelines)
def test_merging_a_timeline_with_itself_is_the_identity(timeline):
    """A timeline joined with itself, or with nothing, is the same timeline."""
    assert merge_timelines(timeline, timeline) == timeline
    assert merge_timelines(timeline) == timeline


def _parts(value):
    """A value of ours and every value of ours inside it."""
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple) or type(value).__name__ == "Records":
        for each in value:
            yield from _parts(each)


@given(timelines, st.integers(2, pickle.HIGHEST_PROTOCOL))
def test_every_part_pickles_and_copies(timeline, protocol):
    """Every value in a timeline comes back equal, with the same hash and type, from pickle and copy."""
    for part in _parts(timeline):
        for twin in (
            pickle.loads(pickle.dumps(part, protocol)),  # noqa: S301 - our own pickle
            copy.copy(part),
            copy.deepcopy(part),
        ):
            assert type(twin) is type(part)
            assert twin == part
            assert hash(twin) == hash(part)


@given(timelines)
def test_no_value_can_be_changed(timeline):
    """Setting or deleting an attribute of any value is refused."""
    for part in _parts(timeline):
        if attrs.has(type(part)):
            name = attrs.fields(type(part))[0].name
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(part, name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(part, name)
            assert not hasattr(part, "__dict__")


@given(timelines)
def test_evolving_into_the_same_is_equal(timeline):
    """A record made again from its own fields is equal: the constructors check and do not alter."""
    for part in _parts(timeline):
        if attrs.has(type(part)):
            assert attrs.evolve(part) == part


@given(urt.deadlines(), st.integers(2, pickle.HIGHEST_PROTOCOL))
def test_readings_pickle(deadline, protocol):
    """The answers of the questions are values too."""
    for reading in readings(deadline):
        assert pickle.loads(pickle.dumps(reading, protocol)) == reading  # noqa: S301 - our own pickle


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_pickles(name, protocol):
    """Every error comes back with its message, its faults and its type."""
    kind = getattr(errors, name)
    faults = (errors.Fault("an-id", "title", "is empty"), errors.Fault("", "", "is no table"))
    parts = {"Fault": faults[0], "InvalidTimeline": (faults, 5)}.get(name, ("why",))
    made = kind(*parts)
    for twin in (
        pickle.loads(pickle.dumps(made, protocol)),  # noqa: S301 - our own pickle
        copy.copy(made),
        copy.deepcopy(made),
    ):
        assert type(twin) is kind
        assert str(twin) == str(made)
        assert vars(twin) == vars(made) if hasattr(made, "__dict__") else twin == made


def test_every_error_is_of_the_family_and_a_builtin():
    """Each error can be caught as ours, and as the builtin that its name suggests."""
    for name in errors.__all__:
        kind = getattr(errors, name)
        if inspect.isclass(kind) and issubclass(kind, Exception) and kind is not errors.TimelineError:
            assert issubclass(kind, errors.TimelineError)
            assert issubclass(kind, (ValueError, LookupError, ImportError))


def test_holidays_pickle_and_copy():
    """Prepared holidays hold the same days after a pickle or a copy."""
    held = Holidays([date(2025, 7, 4), date(2025, 12, 25), date(2025, 7, 5)])
    for twin in (pickle.loads(pickle.dumps(held)), copy.copy(held), copy.deepcopy(held)):  # noqa: S301 - ours
        assert date(2025, 7, 4) in twin
        assert twin.until(date(2025, 12, 31).toordinal()) == 2


_CHILD = """
import base64, pickle, sys
from us_russia_timeline import from_json, to_json
timeline = from_json(sys.stdin.buffer.read())
{event: timeline for event in timeline.events}
hash(timeline)
sys.stdout.write(base64.b64encode(pickle.dumps((timeline, to_json(timeline)))).decode())
"""


def test_values_are_equal_across_hash_seeds():
    """What a process with another hash seed pickled is equal here, hashes alike and writes the same bytes."""
    from base64 import b64decode

    from us_russia_timeline import Actor, Event, EventKind, Place, Source
    from us_russia_timeline.models import ActorKind

    timeline = Timeline(
        actors=[
            Actor(id="alice", name="Alice", kind=ActorKind.PERSON, zone="Europe/Kyiv", aliases=("Аліса",))
        ],
        places=[Place(id="kyiv", name="Kyiv", country="UKR", zone="Europe/Kyiv")],
        events=[
            Event(
                id="2025-07-14-call",
                when=Interval("2025-07-14", "Europe/Kyiv"),
                kind=EventKind.CALL,
                title="A call",
                summary="They talk.",
                actors=["alice"],
                place="kyiv",
                sources=[Source(url="https://example.org/", publisher="Example", language="en")],
            )
        ],
    )
    for seed in ("0", "1", "4242"):
        child = subprocess.run(
            [sys.executable, "-c", _CHILD],
            input=to_json(timeline).encode(),
            stdout=subprocess.PIPE,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        twin, text = pickle.loads(b64decode(child.stdout))  # noqa: S301 - our own pickle
        assert twin == timeline
        assert hash(twin) == hash(timeline)
        assert len({twin, timeline}) == 1
        assert dict.fromkeys(twin.events, 1)[timeline.events[0]] == 1
        assert text == to_json(timeline)


@given(urt.moments())
def test_moments_are_read_in_every_form(moment):
    """A day is a day and an instant an instant, whether given as a value or as a text."""
    position = read_moment(moment)
    assert (position.axis is Axis.INSTANTS) == ("T" in str(moment) or " " in str(moment))
    if position.axis is Axis.DAYS:
        day = position.day_in("UTC")
        assert read_moment(day) == read_moment(day.isoformat()) == position
