"""Records and timelines: order, look-ups, what is refused, and what survives a pickle."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from datetime import date

import attrs
import pytest

from examples import authored, timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidRecord, InvalidTimeline, OutsideCoverage, UnknownId
from us_russia_timeline.intervals import FOREVER, Axis, Interval
from us_russia_timeline.models import Tombstone
from us_russia_timeline.questions import knowledge
from us_russia_timeline.timelines import (
    Coverage,
    Records,
    Thoroughness,
    Timeline,
    order_key,
)


@attrs.frozen
class Mine:
    """A user's own record: all it needs is a time."""

    when: Interval


@attrs.frozen
class Named:
    """One with an id as well."""

    id: str
    when: Interval


def mine(*texts):
    """Records of the user's own kind."""
    return [Mine(Interval(text, "UTC")) for text in texts]


# --- order ---


def test_the_order_is_start_stop_type_and_id():
    """What starts first comes first, then what stops first with open ends last, then type and id."""
    a, b, c, d = (Named("a", Interval(text, "UTC")) for text in ("2025", "2025-01-01", "2025-01-01/..", "2024"))
    e, f = Named("b", Interval("2025", "UTC")), Mine(Interval("2025", "UTC"))
    assert list(Records([a, b, c, d, e, f])) == [d, b, f, a, e, c]
    assert order_key(c)[1] == FOREVER


def test_what_has_no_time_is_ordered_by_its_id():
    """Actors and places, which have no time, stand in the order of their ids; nothing at all has a key too."""
    assert [actor.id for actor in timeline().actors] == ["ann", "bob", "red-cross"]
    assert order_key(object()) == (0, 0, "object", "")


def test_the_days_of_an_open_end():
    """A day number is the day's ordinal, and an open end has none."""
    first, stop = Interval("2025-07-14", "UTC").edges(Axis.DAYS)
    assert stop - first == 1
    assert Interval("2025-07-14/..", "UTC").edges(Axis.DAYS) == (first, FOREVER)


# --- records ---


def test_records_are_an_immutable_sequence():
    """They count, index, slice, compare and hash as a tuple in order does, and show what they are."""
    first, second, third = mine("2023", "2024", "2025")
    held = Records([third, first, second])
    assert len(held) == 3
    assert (held[0], held[-1]) == (first, third)
    assert held[1:] == Records([second, third])
    assert held[::-1] == held
    assert held.items == (first, second, third)
    assert held == Records((first, second, third))
    assert hash(held) == hash(Records((first, second, third)))
    assert held != [first, second, third]
    assert second in held
    assert repr(held) == "<Records: 3 of Mine>"
    assert repr(Records()) == "<Records: 0 of nothing>"
    with pytest.raises(IndexError):
        held[3]
    with pytest.raises(TypeError):
        held[0] = first


def test_look_ups_by_id():
    """By id there is a record or nothing; without ids the places serve, and of doubles the last one stands."""
    held = timeline().events
    assert held.get("2025-07-28-sooner").title == "Ann shortens it"
    assert held.get("no-such") is None
    assert list(held.by_id()) == [event.id for event in held]
    assert Records(mine("2023", "2024")).get("1") == mine("2024")[0]
    double = Named("a", Interval("2023", "UTC")), Named("a", Interval("2024", "UTC"))
    assert Records(double).by_id() == {"a": double[1]}
    held.by_id().clear()
    assert len(held.by_id()) == 3


def test_the_questions_of_the_index():
    """What begins in, overlaps and covers: of days and of instants."""
    held = Records(mine("2025-01-01", "2025-01-01/2025-01-31", "2025-02-10T10:00/2025-02-12T00:00", "2025-02-12"))

    def texts(found):
        return [each.when.text for each in found]

    def ask(name, first, last):
        return texts(getattr(held, name)(first, last))

    assert ask("between", "2025-01-01", "2025-01-01") == ["2025-01-01", "2025-01-01/2025-01-31"]
    assert ask("between", "2025-01-01T00:00Z", "2025-01-01T00:01Z") == ["2025-01-01", "2025-01-01/2025-01-31"]
    assert ask("between", "2025-01-02", "2025-02-09") == []
    assert ask("overlapping", "2025-01-31", "2025-02-10") == ["2025-01-01/2025-01-31", "2025-02-10T10:00/2025-02-12T00:00"]
    assert ask("overlapping", "2025-02-11T23:59Z", "2025-02-12T00:01Z") == ["2025-02-10T10:00/2025-02-12T00:00", "2025-02-12"]
    assert ask("overlapping", "2025-02-12T00:00Z", "2025-02-12T00:00:00.000001Z") == ["2025-02-12"]
    assert ask("overlapping", "2025-02-09T00:00Z", "2025-02-09T00:01Z") == []


def test_coverage_is_the_collections_own():
    """A collection with a stated coverage refuses questions beyond it; without one it refuses nothing."""
    stretches = (Interval("2025-01-01/2025-01-31", "UTC"), Interval("2025-03-01/..", "UTC"))
    held = Records(mine("2025"))
    covered = held.belonging(stretches, None)
    assert (held.coverage, covered.coverage) == ((), stretches)
    assert covered.belonging(stretches, None) is covered
    assert covered == held

    def asks(first, last, among=covered):
        among.overlapping(first, last)

    asks("2025-02-15", "2025-02-15", held)
    for first, last in (
        ("2025-01-31", "2025-02-15"),
        ("2025-02-15", "2025-03-01"),
        ("2090-01-01", "2090-01-01"),
        ("2025-01-31T23:59Z", "2025-01-31T23:59Z"),
        ("2024-12-31T00:00Z", "2025-01-01T00:01Z"),
    ):
        asks(first, last)
    for first, last in (
        ("2024-12-31", "2024-12-31"),
        ("2025-02-01", "2025-02-28"),
        ("2025-02-01T00:00Z", "2025-02-01T00:00Z"),
        ("2024-12-31T00:00Z", "2025-01-01T00:00Z"),
    ):
        with pytest.raises(OutsideCoverage, match=r"it covers 2025-01-01/2025-01-31, 2025-03-01/\.\.$"):
            asks(first, last)


# --- pickles and copies ---

TWINS = [copy.copy, copy.deepcopy, *(lambda each, at=at: pickle.loads(pickle.dumps(each, at)) for at in range(2, 6))]  # noqa: S301 - our own bytes


@pytest.mark.parametrize("twin", TWINS)
def test_everything_survives_copies_and_pickles(twin):
    """Each record, each collection and the whole are equal to their copies, in value, hash and text."""
    whole = timeline()
    for each in (*whole.events, *whole.truces, *whole.ultimatums, *whole.actors, *whole.places, *whole.claims, *whole.tombstones, *whole.coverage):
        same = twin(each)
        assert (same, hash(same), repr(same)) == (each, hash(each), repr(each))
    again = twin(whole)
    assert again == whole
    assert hash(again) == hash(whole)
    assert again.events.coverage == whole.events.coverage
    assert again.event("2025-07-28-sooner") == whole.event("2025-07-28-sooner")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hashes_survive_another_process(seed, tmp_path):
    """Pickled to a process with another hash seed, records are found in a set that was built there."""
    path = tmp_path / "held"
    path.write_bytes(pickle.dumps((timeline(), load().truces[0])))
    code = (
        "import pickle, sys; sys.path.insert(0, sys.argv[2]); import examples; "
        "held, truce = pickle.load(open(sys.argv[1], 'rb')); own = examples.timeline(); "
        "assert held in {own} and held.events in {own.events} and held.events[0] in set(own.events); "
        "import us_russia_timeline as urt; assert truce in {urt.load().truces[0]}"
    )
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(path), os.path.dirname(os.path.dirname(__file__))],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_what_a_caller_does_to_a_result_changes_nothing():
    """Lists given in are copied, tuples given out cannot be changed, dicts given out are new."""
    events = list(timeline().events)
    held = Records(events)
    events.clear()
    assert len(held) == 3
    timeline().events.by_id().clear()
    assert len(timeline().events) == 3


# --- the whole ---


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("event", "2025-07-28-sooner"),
        ("ultimatum", "2025-07-14-fifty-days"),
        ("truce", "2025-08-01-pause"),
        ("actor", "ann"),
        ("place", "geneva"),
        ("claim", "c-one"),
    ],
)
def test_look_ups_of_the_whole(name, found):
    """Each type has its look-up; what is not there is refused with the nearest ids, however odd the question."""
    look = getattr(timeline(), name)
    assert look(found).id == found
    with pytest.raises(UnknownId, match=f"did you mean .*{found}"):
        look(found + "x")
    for odd in ("zzzzzzzzzz", "", "x" * 10**6, 5, None):
        with pytest.raises(UnknownId) as caught:
            look(odd)
        assert len(str(caught.value)) < 500


def test_a_withdrawn_id_is_refused_with_its_reason():
    """The tombstone's day, reason and successor are told."""
    with pytest.raises(UnknownId, match="withdrawn on 2025-09-02: A double; see 2025-07-14-fifty-days"):
        timeline().event("2025-07-01-gone")
    bare = Timeline(tombstones=[Tombstone(id="x", withdrawn=date(2025, 1, 1), reason="A double")])
    with pytest.raises(UnknownId, match="A double$"):
        bare.truce("x")


def test_a_timeline_shows_what_it_is():
    """It prints short."""
    assert repr(timeline()) == "<Timeline 'Two neighbours', data 7: 3 events, 1 ultimatums, 2 truces>"


@pytest.mark.parametrize("wrong", [{"title": ""}, {"data_version": 5}, {"coverage": ("2025",)}])
def test_the_head_has_rules(wrong):
    """A title, a version and stretches of coverage."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        Timeline(**wrong)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Coverage, {"when": Interval("2025", "UTC"), "thoroughness": Thoroughness.FULL}, {"when": "2025"}),
        (Coverage, {"when": Interval("2025", "UTC"), "thoroughness": Thoroughness.FULL}, {"thoroughness": "full"}),
        (Coverage, {"when": Interval("2025", "UTC"), "thoroughness": Thoroughness.FULL}, {"note": None}),
        (Tombstone, {"id": "x", "withdrawn": date(2025, 1, 1), "reason": "A double"}, {"id": ""}),
        (Tombstone, {"id": "x", "withdrawn": date(2025, 1, 1), "reason": "A double"}, {"withdrawn": "2025-01-01"}),
        (Tombstone, {"id": "x", "withdrawn": date(2025, 1, 1), "reason": "A double"}, {"reason": ""}),
        (Tombstone, {"id": "x", "withdrawn": date(2025, 1, 1), "reason": "A double"}, {"replaced_by": ""}),
    ],
)
def test_stretches_and_tombstones_have_rules(kind, right, wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    kind(**right)
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        kind(**{**right, **wrong})


def test_a_timeline_keeps_collections_that_are_ordered_already():
    """Records are taken as they are, other iterables are ordered."""
    whole = timeline()
    again = Timeline(actors=whole.actors, places=list(whole.places), events=reversed(list(whole.events)))
    assert again.actors is whole.actors
    assert again.events == whole.events


def test_faults_beyond_a_hundred_are_counted():
    """The constructor lists a hundred faults and counts the rest."""
    data = authored()
    data["events"][0]["recipients"] = [f"nobody-{at}" for at in range(150)]
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data, max_faults=1_000)
    assert caught.value.found == 150


def test_a_trusted_timeline_knows_its_coverage():
    """What is made of parts known to fit refuses questions beyond the coverage as any other."""
    known = knowledge.as_of(timeline(), "2025-07-20")
    assert known.events.coverage == tuple(each.when for each in known.coverage) != ()


def test_records_are_found_by_their_ids():
    """By its id a record is taken and is known to be there; another is refused by name."""
    held = timeline().events
    assert held["2025-07-28-sooner"] is held[1]
    assert "2025-07-28-sooner" in held
    assert "no-such" not in held
    with pytest.raises(UnknownId, match="there is no record 'no-such' among these 3"):
        held["no-such"]


@pytest.mark.parametrize("shown", [load, timeline], ids=["shipped", "own"])
def test_what_records_hand_out_is_the_callers(shown):
    """Who turns or empties the list of ids, or that of edges, changes nothing in the timeline that all share."""
    held = shown().events
    one, edges = held[1], held.edges()
    ids = held.ids()
    assert isinstance(ids, list)
    ids.reverse()
    held.by_id().clear()
    assert held[one.id] is one
    assert held.ids() == ids[::-1]
    assert all(isinstance(each, tuple) for each in (*edges, *held.edges()))


def test_slices_keep_the_coverage():
    """A part of a timeline's records refuses what the whole refuses."""
    held = timeline().events
    assert held[1:].coverage == held[::-1].coverage == held.coverage != ()


def test_private_names_are_out_of_tab_completion():
    """What dir() shows of a collection is for people."""
    assert not [name for name in dir(timeline().events) if name.startswith("_") and not name.startswith("__")]
    with pytest.raises(AttributeError):
        timeline().events.coverage = ()


@pytest.mark.parametrize(
    ("text", "day", "certain"),
    [
        ("2025-07-14", "2025-07-14", True),
        ("2025-07", "2025-07-14", False),
        ("2025-07-14/2025-07-20", "2025-07-15", True),
        ("2025-07-14/", "2025-07-15", False),
        ("2025-07-14/..", "2025-07-15", True),
    ],
)
def test_what_certainly_went_on(text, day, certain):
    """What lies within a longer time, or ended nobody knows when, may have gone on and is not sure to have."""
    held = Records(mine(text))
    assert len(held.active_at(day)) == 1
    assert bool(held.active_at(day, certain=True)) is certain
    assert bool(held.overlapping(day, day, certain=True)) is certain


def test_the_first_instant_of_the_coverage_is_covered():
    """A question at the very microsecond at which the coverage begins is answered, and one before it refused."""
    covered = Records(mine("2025")).belonging((Interval("2025-01-01/2025-01-31", "UTC"),), None)
    assert len(covered.active_at("2025-01-01T00:00Z")) == 1
    with pytest.raises(OutsideCoverage):
        covered.active_at("2024-12-31T23:59:59.999999Z")


def test_what_is_covered_is_told_in_as_few_words_as_it_has():
    """Stretches that follow on each other are told as one, from the first day to the last, in any order; gaps are not closed."""
    def told(*texts):
        with pytest.raises(OutsideCoverage) as caught:
            Records([]).belonging(tuple(Interval(text, "UTC") for text in texts), None).active_at("1990-01-01")
        return str(caught.value).partition("it covers ")[2]

    assert told("2017-01-01/2017-06-30", "2016-11-08/2016-12-31", "2017-07-01/2018-03-02") == "2016-11-08/2018-03-02"
    assert told("2016-01-01/2018-12-31", "2017-01-01/2017-06-30", "2018-06-01/2018-06-30") == "2016-01-01/2018-12-31"
    assert told("2016", "2018-02-01/2018-02-28", "2018-03-01/..") == "2016, 2018-02-01/.."
