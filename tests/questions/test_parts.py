"""Parts of a timeline that stand by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, reject, settings, strategies as st

from examples import authored, timeline
from us_russia_timeline import (
    as_of,
    between,
    exports,
    from_json,
    in_force,
    load,
    on_day,
    part,
    strategies,
    to_json,
)
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidMoment, InvalidQuestion, OutsideCoverage, UnknownId
from us_russia_timeline.intervals import Interval
from us_russia_timeline.questions import story_of
from us_russia_timeline.questions.covering import cut_at
from us_russia_timeline.timelines import Thoroughness

WHOLE = timeline()
EVENT = WHOLE.events[0]


def test_a_part_holds_what_its_records_rest_on():
    """The event that an update tells of, the actors, places, tags and publishers named; no more."""
    some = part(WHOLE, EVENT)
    assert some.events.ids() == ["2025-07-14-fifty-days", "2025-07-28-sooner"]
    assert some.actors.ids() == ["ann", "bob", "red-cross"]
    assert some.places.ids() == ["geneva"]
    assert some.tags.ids() == ["ukraine-war"]
    assert some.publishers.ids() == ["A Paper", "AFP"]
    assert (some.ultimatums, some.truces) == ((), ())
    assert some.tombstones == WHOLE.tombstones
    assert some.selection == "1 record"
    assert "a selection (1 record)" in repr(some)
    assert some.event(EVENT.id) == EVENT


def test_ties_to_what_is_outside_are_cut():
    """A link is no ground to rest on: it goes, and the rest of the record stays."""
    some = part(WHOLE, WHOLE.events["2025-07-28-sooner"])
    assert some.events.ids() == ["2025-07-28-sooner"]
    assert some.events[0].links == ()
    assert WHOLE.events["2025-07-28-sooner"].links != ()
    both = part(WHOLE, WHOLE.events[:2])
    assert both.events["2025-07-28-sooner"].links == WHOLE.events["2025-07-28-sooner"].links


def test_readings_bring_their_events_and_what_they_follow_up():
    """A truce brings its declaration, and the truce that it follows up; a claim comes where all of its answer does."""
    some = part(WHOLE, WHOLE.truces["2025-08-01-second-pause"])
    assert some.truces.ids() == WHOLE.truces.ids()
    assert some.claims == ()
    told = part(WHOLE, WHOLE.ultimatums)
    assert told.claims == WHOLE.claims
    assert told.ultimatums == WHOLE.ultimatums


@pytest.mark.parametrize(
    ("chosen", "events", "words"),
    [
        ({"first": "2025-07-28", "kinds": ["truce declared"]}, ["2025-08-01-pause"], "from 2025-07-28; of kind truce declared"),
        ({"last": "2025-07-27", "kinds": ["ultimatum"]}, ["2025-07-14-fifty-days", "2025-07-28-sooner"], "to 2025-07-27; of kind ultimatum"),
        ({"actors": ["Энн"], "kinds": ["Ultimatum"]}, ["2025-07-14-fifty-days", "2025-07-28-sooner"], "with Энн; of kind Ultimatum"),
        ({"tags": ["ukraine war"]}, ["2025-07-14-fifty-days", "2025-07-28-sooner"], "tagged ukraine war"),
    ],
)
def test_parts_by_days_actors_kinds_and_tags(chosen, events, words):
    """Each way narrows the others; the choice is told in the part, and in its coverage."""
    some = part(WHOLE, **chosen)
    assert some.events.ids() == events
    assert some.selection == words
    for each in some.coverage:
        assert each.thoroughness is Thoroughness.PARTIAL
        assert each.note.startswith(f"A selection: {words}.")


@pytest.mark.parametrize("nothing", [[], (), WHOLE.events.between("2025-02-01", "2025-02-02")])
def test_nothing_chosen_is_no_part(nothing):
    """No records at all make no timeline without records: whatever chose them found none."""
    with pytest.raises(InvalidQuestion, match="nothing is chosen: give at least one event"):
        part(WHOLE, nothing)


@pytest.mark.parametrize(
    ("name", "written"),
    [("A\u0301nn", "\u00c1nn"), ("Ann\t", "Ann"), ("Red\u00a0Cross", "Red Cross"), ("red\n cross", "red cross"), ("Bob\u200e", "Bob")],
)
def test_names_are_taken_as_involving_takes_them(name, written):
    """A name in another Unicode form, or with spaces and marks that do not show, is told as a text may hold it."""
    some = part(WHOLE, actors=[name])
    assert set(WHOLE.events.involving(name).ids()) <= set(some.events.ids())
    assert some.selection == f"with {written}"


def test_the_story_of_an_ultimatum():
    """Told as `story_of` tells it."""
    some = part(WHOLE, ultimatum="2025-07-14-fifty-days")
    story = story_of(WHOLE, WHOLE.ultimatums[0])
    assert set(story.events.ids()) <= set(some.events.ids())
    assert some.ultimatums == (story.ultimatum,)
    assert some.selection == "the story of 2025-07-14-fifty-days"
    assert (str(story.first), str(story.last)) == ("2025-07-14", "2025-08-08")
    with pytest.raises(InvalidQuestion, match="margin: a number of days from 0 up, not -1"):
        story_of(WHOLE, WHOLE.ultimatums[0], -1)


def test_the_coverage_is_cut_to_the_days():
    """A question beyond the days chosen is refused, not answered with nothing."""
    some = part(WHOLE, first="2025-07-01", last="2025-07-31")
    assert [each.when.text for each in some.coverage] == ["2025-07-01/2025-07-31"]
    with pytest.raises(OutsideCoverage):
        between(some.events, "2025-08-01", "2025-08-02")
    open_ended = authored()
    open_ended["coverage"] = [{"when": "2025-01-01/2025-06-30", "thoroughness": "full"}, {"when": "2025-07-01/..", "thoroughness": "full"}]
    some = from_plain(open_ended)
    assert [each.when.text for each in part(some, first="2025-07-14").coverage] == ["2025-07-14/.."]
    assert [each.when.text for each in part(some, last="2025-07-14").coverage] == ["2025-01-01/2025-06-30", "2025-07-01/2025-07-14"]
    open_ended["coverage"][1]["when"] = "2025-07-01/"
    assert [each.when.text for each in part(from_plain(open_ended), first="2025-07-14").coverage] == ["2025-07-14/"]


@pytest.mark.parametrize(
    ("told", "first", "last", "cut"),
    [
        ("2025-07-14T18:00/2025-07-20T12:00", None, "2025-07-16", "2025-07-14T18:00/2025-07-16"),
        ("2025-07-14T18:00/2025-07-20T12:00", "2025-07-16", None, "2025-07-16/2025-07-20T12:00"),
        ("2025-07-14T18:00/2025-07-20T12:00", "2025-07-14", "2025-07-19", "2025-07-14T18:00/2025-07-19"),
        ("2025-07-14T18:00/2025-07-20T12:00", "2025-07-14", "2025-07-20", "2025-07-14T18:00/2025-07-20T12:00"),
        ("2025-07-14T18:00/2025-07-20T12:00", "2025-07-16", "2025-07-16", "2025-07-16/2025-07-16"),
        ("2025-07-14T18:00/..", None, "2025-07-14", "2025-07-14T18:00/2025-07-14"),
        ("2025-07/2025-08", None, "2025-07-16", "2025-07-01/2025-07-16"),
        ("2025-07-14/2025-07-20T12:00", None, "2025-07-16", "2025-07-14/2025-07-16"),
    ],
)
def test_a_coverage_is_cut_and_never_grown(told, first, last, cut):
    """An end that is told by the clock and is not cut off stays at its hour."""
    whole = Interval(told, "Europe/Kyiv")
    days = [None if each is None else date.fromisoformat(each) for each in (first, last)]
    found = cut_at(whole, *days)
    assert found == Interval(cut, "Europe/Kyiv")
    assert whole.start_us <= found.start_us < found.stop_us <= whole.stop_us


def test_a_truce_that_ended_nobody_knows_when_is_in_every_part_after_it_began():
    """It may have been in force then, and a part that left it out would say that it was not."""
    whole = load()
    some = part(whole, first="2024-01-01", last="2024-12-31")
    lost = ["2020-01-12-libya-truce", "2023-09-20-karabakh-ceasefire"]
    assert [each.id for each in some.truces if each.when.open is not None and each.when.first.year < 2024] == lost
    assert "2023-09-20-karabakh-ceasefire" not in part(whole, first="2020-01-01", last="2020-12-31").truces


@given(st.dates(date(2016, 11, 8), date(2026, 7, 4)), st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_days_answers_on_each_of_them_as_the_whole_does(first, length, at):
    """Which truces may have been in force, which surely were, and which deadlines ran."""
    whole = load()
    last = min(first + timedelta(length), date(2026, 7, 4))
    day = min(first + timedelta(at), last)
    try:
        some = part(whole, first=first, last=last)
    except InvalidQuestion:
        reject()  # nothing happened on those days
    for certain in (False, True):
        assert in_force(some.truces, day, certain=certain) == in_force(whole.truces, day, certain=certain)
    assert on_day(some, day).deadlines == on_day(whole, day).deadlines


def test_a_part_of_a_part_is_one():
    """And says both choices; so does one as it was known."""
    some = part(part(WHOLE, first="2025-07-01"), tags=["ukraine-war"])
    assert some.selection == "from 2025-07-01; tagged ukraine-war"
    assert as_of(some, "2025-07-20").selection == some.selection


def test_every_export_takes_a_part():
    """No format trips over what was cut."""
    some = part(load(), first="2025-04-01", last="2025-04-30")
    for name in exports.FORMATS:
        assert exports.render(name, some)


@pytest.mark.parametrize(
    ("records", "chosen", "error", "match"),
    [
        ((), {}, InvalidQuestion, "give either records of the timeline, or what to choose by"),
        ((EVENT,), {"first": "2025"}, InvalidMoment, "longer than a day: ask about a day of it"),
        ((EVENT,), {"tags": ["tariffs"]}, InvalidQuestion, "give either"),
        ((), {"first": "2025-07-14T00:00Z"}, InvalidMoment, "a part is cut at civil days"),
        ((), {"first": "2025-07-14", "last": "2025-07-13"}, InvalidMoment, "2025-07-14 is after 2025-07-13"),
        ((), {"first": "2031-01-01"}, OutsideCoverage, "says nothing about that time"),
        ((), {"tags": "tariffs"}, InvalidQuestion, "tags: several are asked for"),
        ((), {"actors": ["Nobody"]}, UnknownId, "no actor is called 'Nobody'"),
        ((), {"ultimatum": "2025-01-01-none"}, UnknownId, "there is no record"),
        ((), {"actors": ["ann"], "tags": ["holiday"], "kinds": ["call"]}, InvalidQuestion, "is with ann; of kind call; tagged holiday"),
        (("2025-07-14-fifty-days",), {}, InvalidQuestion, "is no event, ultimatum or truce of this timeline"),
        ((WHOLE.actors,), {}, InvalidQuestion, "ann is no event, ultimatum or truce"),
        ((load().events[0],), {}, InvalidQuestion, "is no event, ultimatum or truce of this timeline"),
    ],
)  # fmt: skip
def test_what_makes_no_part(records, chosen, error, match):
    """It is said what is wrong; an empty part is refused too."""
    with pytest.raises(error, match=match):
        part(WHOLE, *records, **chosen)


@given(data=st.data(), whole=strategies.timelines())
@settings(max_examples=60)
def test_any_part_is_sound(data, whole):
    """It round-trips, holds what was asked for, invents nothing, and is its own part."""
    dated = [*whole.events, *whole.ultimatums, *whole.truces]
    if not dated:
        return
    chosen = data.draw(st.lists(st.sampled_from(dated), min_size=1, unique_by=id))
    some = part(whole, chosen)
    assert from_json(to_json(some)) == some
    for name in ("events", "ultimatums", "truces", "actors", "places", "claims"):
        assert set(getattr(some, name).ids()) <= set(getattr(whole, name).ids())
    for each in chosen:
        name = f"{type(each).__name__.lower()}s"
        assert each.id in getattr(some, name)
    again = part(some, some.events, some.ultimatums, some.truces)
    assert again.events == some.events
    assert again.actors == some.actors
