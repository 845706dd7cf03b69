"""Records found by names and words, and counted."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from examples import authored, timeline
from us_russia_timeline import find, load, tally
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidQuestion, UnknownId
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Timeline

WHOLE = timeline()


def ids(text, whole=WHOLE):
    """The types and ids of what is found."""
    return [(type(each).__name__, each.id) for each in find(whole, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ann", ("Actor", "ann")),
        ("ЭНН", ("Actor", "ann")),
        ("Genéva", ("Place", "geneva")),
        ("afp", ("Publisher", "AFP")),
        ("ukraine-war", ("Tag", "ukraine-war")),
        ("the pause", ("Truce", "2025-08-01-pause")),
        ("Fifty days", ("Ultimatum", "2025-07-14-fifty-days")),
        ("There were fifty days.", ("Claim", "c-one")),
        ("2025-07-28-sooner", ("Event", "2025-07-28-sooner")),
    ],
)
def test_what_is_called_so_comes_first(text, first):
    """By id, name, alias or title, whatever the case, the accents and the script."""
    assert ids(text)[0] == first


def test_the_groups_come_in_their_order():
    """What is called so; what has the words in its name; in what it tells; in whom it concerns."""
    found = ids("ann")
    assert found[:2] == [("Actor", "ann"), ("Event", "2025-07-14-fifty-days")]
    assert found[2] == ("Event", "2025-07-28-sooner")
    assert ("Truce", "2025-08-01-pause") in found[3:]  # a party, though its words do not say so
    assert ids("nobody told")[0] == ("Event", "2025-07-14-fifty-days")  # in an update
    assert ids("office")[0] == ("Event", "2025-07-14-fifty-days")
    assert ids("diplomacy") == [("Tag", "ukraine-war")]
    assert ("Event", "2025-07-28-sooner") in ids("geneva")  # by its place


def test_a_word_begins_a_word():
    """Every word must begin a word of the record; the order is free."""
    assert ids("days fif") == ids("fif days")
    assert ids("days fif")[0] == ("Ultimatum", "2025-07-14-fifty-days")
    with pytest.raises(UnknownId):
        find(WHOLE, "ifty")
    with pytest.raises(UnknownId):
        find(WHOLE, "fifty nights")


@pytest.mark.parametrize(("plural", "single"), [("prisoner exchanges", "prisoner exchange"), ("embassies", "embassy"), ("truces", "truce")])
def test_an_english_plural_finds_the_singular(plural, single):
    """As words of their own: every event whose title has the singular is found by the plural."""
    words = re.compile(r"\b" + r"\W+".join(single.split()) + r"\b", re.IGNORECASE)
    named = {event.id for event in load().events if words.search(event.title)}
    assert named
    assert named <= {each.id for each in find(load(), plural)}


@pytest.mark.parametrize(("dotted", "plain"), [("U.S.A.", "USA"), ("N.A.T.O.", "NATO"), ("n.a.t.o. enlargement", "NATO enlargement"), ("Trump's deadline", "Trump deadline")])
def test_initials_are_one_word_and_whose_it_is_none(dotted, plain):
    """Not letters with which other words begin."""
    assert {each.id for each in find(load(), dotted)} == {each.id for each in find(load(), plain)}


def test_what_is_no_plural_finds_no_singular():
    """A short word, and the singular at the beginning of a longer word."""
    with pytest.raises(UnknownId):
        find(WHOLE, "offs")  # though there is an office
    assert find(WHOLE, "bobs")[0].id == "bob"
    assert find(load(), "speeches")
    assert find(load(), "losses")


def test_words_side_by_side_come_before_words_apart():
    """New START before a New Year truce that starts."""
    found = [each.id for each in find(load(), "New START")]
    assert found.index("2018-02-05-new-start-limits") < found.index("2016-12-24-donbas-new-year-truce-starts")


def test_what_is_not_found_is_answered_with_the_nearest():
    """Never with nothing: actors, places and tags much like it are named."""
    with pytest.raises(UnknownId, match="nothing here is called 'Genewa', or tells of it; did you mean geneva?"):
        find(WHOLE, "Genewa")
    with pytest.raises(UnknownId, match="tells of it$"):
        find(Timeline(), "Witkoff")
    for wrong in ("", "  ", "?!"):
        with pytest.raises(InvalidQuestion, match="nothing to look for"):
            find(WHOLE, wrong)


@pytest.mark.parametrize("name", ["Зеленський", "Zelenskyy", "Zelensky", "Володимир Зеленський"])
def test_the_man_behind_every_spelling(name):
    """A spelling gives the actor, and then the events in which he takes part."""
    found = find(load(), name)
    assert found[0].id == "volodymyr-zelensky"
    assert len(found) > 100


def test_records_are_counted():
    """By kind, tag, actor, place and publisher; each record once for each; the commonest first."""
    assert tally(WHOLE.events, "kind") == {"ultimatum": 2, "truce_declared": 1}
    assert tally([*WHOLE.events, *WHOLE.ultimatums, *WHOLE.truces], "tags") == {"holiday": 1, "tariffs": 1, "ukraine-war": 1}
    assert tally(WHOLE.events, "actors") == {"ann": 2, "bob": 2, "red-cross": 1}
    assert tally(WHOLE.truces, "actors") == {"bob": 2, "ann": 1, "red-cross": 1}
    assert tally(WHOLE.events, "place") == {"geneva": 1}
    assert tally(WHOLE.events, "publisher") == {"B": 3, "A Paper": 1}
    assert tally(WHOLE.actors, "kind") == {"person": 2, "organisation": 1}
    assert tally(WHOLE.ultimatums, "compliance") == {"partial": 1}
    assert tally([*WHOLE.ultimatums, *WHOLE.events], "follow_through") == {"deferred": 1}
    assert tally([], "kind") == {}
    for records, by in ((WHOLE.truces, "kind"), (WHOLE.events, "compliance"), (WHOLE.truces, "publisher"), (WHOLE.actors, "year")):
        with pytest.raises(InvalidQuestion, match=f"none of these records has a {by} to be counted by"):
            tally(records, by)
    assert tally(WHOLE.events, "year") == {"2025": 3}
    assert list(tally([*WHOLE.truces, *WHOLE.events, *WHOLE.actors], "month").items()) == [("2025-07", 2), ("2025-08", 3)]
    told = {"2025-05-08": 1, "[2025-05-08..2025-05-10]": 1, "[2024-12-30..2025-01-02]": 0, "2024-12-30/2025-01-02": 1, "2025": 0}
    for text, number in told.items():
        assert sum(tally([evolve(WHOLE.events[0], when=Interval(text, "UTC"), deadline=None)], "month").values()) == number
    years = tally(load().events, "year")
    assert list(years) == sorted(years)
    assert sum(years.values()) == len(load().events)
    with pytest.raises(InvalidQuestion, match="'colour' cannot be counted by; use one of kind, tags"):
        tally(WHOLE.events, "colour")


def test_a_record_without_registered_words_is_found_all_the_same():
    """Tags and publishers need not be registered."""
    bare = authored()
    del bare["tags"], bare["publishers"]
    assert ids("ukraine-war", from_plain(bare)) == [("Event", "2025-07-14-fifty-days")]


def test_what_is_too_long_to_look_for_is_refused_not_cut():
    """What stands after the thousandth character is looked for too, or nothing is."""
    with pytest.raises(InvalidQuestion, match="has 1007 characters, and 1000 are allowed"):
        find(timeline(), "ann" + " " * 1_000 + "zyxw")
    assert find(timeline(), "ann" + " " * 900)[0].id == "ann"
