"""Actors by their names: who is meant, who is not, and which records know names."""

from __future__ import annotations

import copy
import difflib
import pickle
from types import SimpleNamespace

import attrs
import pytest

from examples import timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.errors import InvalidQuestion, UnknownId
from us_russia_timeline.models import Actor, ActorKind
from us_russia_timeline.questions import (
    as_of,
    at_place,
    between,
    chronological,
    in_force,
    involving,
    matching,
    of_kind,
    tagged,
)
from us_russia_timeline.timelines import Names, Records, Timeline
from us_russia_timeline.timelines.names import Spellings, nearest


@attrs.frozen
class Somebody:
    """As much of an actor as names ask for."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str = "person"


NAMES = Names(
    [
        Somebody("ann", "Ann Émile-Blanc", ("Энн", "АВС"), "USA"),
        Somebody("ann-other", "Ann Other", (), "USA"),
        Somebody("bob", "Bob", ("Боб", "Ann's brother"), "RUS"),
        Somebody("rus", "House of Rus"),
        Somebody("realm", "United Realm", ("United Realm of Blue and Northern Green",), kind="state"),
    ]
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("ann", ["ann"]),
        ("ANN EMILE BLANC", ["ann"]),
        ("  ann émile-blanc ", ["ann"]),
        ("энн", ["ann"]),
        ("авс", ["ann"]),
        ("blanc", ["ann"]),
        ("blanc emile", ["ann"]),
        ("other", ["ann-other"]),
        ("brother", ["bob"]),
        ("USA", ["ann", "ann-other"]),
        ("RUS", ["bob"]),
        ("rus", ["rus"]),
        ("Rus", ["rus"]),
        ("house", ["rus"]),
        ("united realm", ["realm"]),
        ("United Realm of Blue and Northern Green", ["realm"]),
    ],
)
def test_a_name_means_an_actor_or_a_country(name, ids):
    """An id, a name in any case and script, some words of one person's only; a code in capitals is a country."""
    assert NAMES.actors.ids(name) == set(ids)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("emil", "no actor is called 'emil' here"),
        ("Bobb", "no actor is called 'Bobb' here; did you mean bob"),
        ("Emlie", "no actor is called 'Emlie' here; did you mean ann"),
        ("usa", "no actor is called 'usa' here"),
        ("United", "no actor is called 'United' here; did you mean realm"),
        ("Northern Green", "no actor is called 'Northern Green' here"),
        ("XYZ", "no actor is called 'XYZ' here$"),
        ("", "no actor is called '' here$"),
        ("—", "no actor is called '—' here$"),
        ("x" * 1000, f"no actor is called '{'x' * 60}' here$"),
    ],
)
def test_nobody_is_called_so(name, told):
    """The nearest are named; half a word is no word of a name, and a part of a name no state."""
    with pytest.raises(UnknownId, match=told):
        NAMES.actors.ids(name)


def test_a_name_that_fits_several_is_refused():
    """Which of them was meant is not guessed: their ids are named."""
    namesakes = Names([Somebody("a-blue", "Ann Blue"), Somebody("a-red", "Ann Red")])
    with pytest.raises(InvalidQuestion, match=r"'Ann' may be a-blue, a-red: give one of these ids"):
        namesakes.actors.ids("Ann")
    twice = Names([Somebody("a", "Same"), Somebody("b", "Else", ("same",))])
    with pytest.raises(InvalidQuestion, match=r"'Same' may be a, b"):
        twice.actors.ids("Same")
    assert twice.actors.ids("else") == {"b"}


def test_who_is_spelt_so_with_accents_and_signs_is_meant_before_who_is_not():
    """Accents and signs may be left out; where they alone tell two apart, they do."""
    alike = Names([Somebody("a", "Müller"), Somebody("b", "Muller"), Somebody("x", "C#"), Somebody("y", "C++")])
    assert [alike.actors.ids(name) for name in ("Müller", "MU\u0308LLER", "muller", "c#", "C++")] == [{"a"}, {"a"}, {"b"}, {"x"}, {"y"}]
    with pytest.raises(InvalidQuestion, match=r"'C' may be x, y"):
        alike.actors.ids("C")


def test_vowels_and_tones_are_no_accents():
    """Marks that tell letters apart in Indian, Thai and Japanese writing stay; points that may be left out do not."""
    far = Names([
        Somebody("modi", "मोदी"), Somebody("mada", "मादा"), Somebody("harris", "ハリス"), Somebody("paris", "パリス"),
        Somebody("near", "ใกล้"), Somebody("far", "ไกล"), Somebody("peace", "سَلام"), Somebody("war", "הַמִּלְחָמָה"),
    ])
    for name, one in (("मोदी", "modi"), ("मादा", "mada"), ("ハリス", "harris"), ("パリス", "paris"), ("ใกล้", "near"), ("سلام", "peace"), ("המלחמה", "war")):
        assert far.actors.ids(name) == {one}
    for name in ("म द", "मद", "ใกล"):
        with pytest.raises(UnknownId):
            far.actors.ids(name)


def test_a_name_of_signs_alone_is_called_by_itself():
    """It folds to nothing, which names nobody."""
    signs = Names([Somebody("dove", "🕊"), Somebody("bob", "Bob")])
    assert signs.actors.ids("🕊") == {"dove"}
    for name in ("", "!!", "💣"):
        with pytest.raises(UnknownId, match=r"is called '.*' here$"):
            signs.actors.ids(name)


@pytest.mark.parametrize("name", [None, 5, ["ann"], b"ann"])
def test_a_name_is_a_text(name):
    """Anything else is refused by its type."""
    with pytest.raises(InvalidQuestion, match="an actor is named by a text, not by"):
        NAMES.actors.ids(name)


@pytest.mark.parametrize("name", ["Putin", "Владимир Путин", "putin", "VLADIMIR PUTIN"])
def test_the_shipped_actors_answer_to_their_names(name):
    """What people type finds the same events as the id; a surname that two have is refused."""
    events = load().events
    assert involving(events, name) == involving(events, "vladimir-putin") != ()
    with pytest.raises(InvalidQuestion, match="'Sullivan' may be jake-sullivan, john-sullivan"):
        involving(events, "Sullivan")


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Trump", "donald-trump"), ("Трамп", "donald-trump"), ("U.S.", "united-states"), ("America", "united-states"), ("Senate", "us-senate"), ("Rada", "verkhovna-rada")],
)
def test_the_shipped_actors_answer_to_what_they_are_called_for_short(name, actor):
    """In this record Trump is the president; his wife is called by her whole name."""
    events = load().events
    assert involving(events, name) == involving(events, actor) != ()


@pytest.mark.parametrize("name", ["Ireland", "Korea", "Europe", "Army", "Parliament", "Council", "World", "Foreign Ministry"])
def test_a_part_of_its_name_is_no_state_and_no_body(name):
    """What is not on record is not answered by what has the word in its name."""
    with pytest.raises(UnknownId, match=f"no actor is called '{name}' here"):
        involving(load().events, name)


def test_a_country_is_any_of_its_actors():
    """``RUS`` is answered by the state, its president, its ministries."""
    events = load().events
    russians = {each.id for each in load().actors if each.country == "RUS"}
    found = involving(events, "RUS", "Donald Trump")
    assert set(involving(events, "vladimir-putin", "donald-trump")) < set(found)
    assert all(russians & {*each.actors, *each.recipients, *each.mediators} for each in found)


def test_every_name_of_every_shipped_actor_is_answered():
    """Each id and each name means its actor; an alias that two share is refused with both."""
    events = load().events
    for actor in load().actors:
        assert events.names.actors.ids(actor.id) == {actor.id}
        assert actor.id in events.names.actors.ids(actor.name)
        for alias in actor.aliases:
            if len(alias) == 3 and alias.isupper():
                continue  # may be a country's code
            try:
                assert actor.id in events.names.actors.ids(alias)
            except InvalidQuestion as error:
                assert actor.id in str(error)  # noqa: PT017 - either is right


WHOLE = timeline()


@pytest.mark.parametrize(
    "kept",
    [
        WHOLE.events[:2],
        WHOLE.events[::-1],
        chronological(WHOLE.events),
        between(WHOLE.events, "2025-07-01", "2025-12-31"),
        involving(WHOLE.events, "ann"),
        of_kind(WHOLE.events, "ultimatum"),
        matching(WHOLE.events, "ann"),
        in_force(WHOLE.truces, "2025-08-02"),
        as_of(WHOLE, "2025-12-31").events,
        copy.deepcopy(WHOLE.events),
        pickle.loads(pickle.dumps(WHOLE.events)),  # noqa: S301 - our own bytes
        pickle.loads(pickle.dumps(WHOLE)).truces,  # noqa: S301 - as above
    ],
    ids=range(12),
)
def test_parts_and_answers_know_what_the_whole_knows(kept):
    """Whatever came out of a timeline still knows its names, and what it covers."""
    assert kept.names.actors.ids("энн") == {"ann"}
    assert kept.coverage == WHOLE.events.coverage != ()


def test_questions_can_be_chained():
    """The methods of records are the questions, and each answers with records that can be asked on."""
    found = WHOLE.events.involving("энн").of_kind("ultimatum").matching("fifty").between("2025-07-01", "2025-07-31")
    assert found.ids() == ["2025-07-14-fifty-days"]
    assert found == between(matching(of_kind(involving(WHOLE.events, "ann"), "ultimatum"), "fifty"), "2025-07-01", "2025-07-31")
    assert found.involving("BOB", role="recipients") == found
    assert found.involving("bob", role="actors") == ()


def test_other_records_know_only_ids():
    """Nobody told them names: an id is taken as it is, anything else refused, not answered with nothing."""
    plain = list(WHOLE.events)
    assert Records(plain).names is None
    assert involving(plain, "ann") == involving(WHOLE.events, "ann") != ()
    assert involving(plain, "nobody") == ()
    with pytest.raises(
        InvalidQuestion, match="only the records of a timeline know names; give the id, not 'Энн'"
    ):
        involving(plain, "Энн")
    with pytest.raises(InvalidQuestion, match="give the id, not list"):
        involving(plain, ["ann"])


def test_tags_and_places_are_named_as_actors_are():
    """In any case and with spaces for hyphens, by a country's code; what nothing is called is an error."""
    events = WHOLE.events
    assert events.tagged("Ukraine War").ids() == ["2025-07-14-fifty-days"] == events.tagged("ukraine").ids()
    assert events.at_place("GENEVA") == events.at_place("CHE") == events.at_place("geneva") != ()
    assert tagged(list(events), "ukraine-war").ids() == ["2025-07-14-fifty-days"]
    assert at_place(list(events), "geneva").ids() == ["2025-07-28-sooner"]
    assert WHOLE.truces.tagged("holiday").ids() == ["2025-08-01-pause"]  # borne, though not registered
    for wrong, match in ((lambda: events.tagged("ukrainian-war"), "no tag is called 'ukrainian-war' here; did you mean ukraine-war?"), (lambda: events.at_place("Genewa"), "no place is called 'Genewa' here; did you mean geneva?")):
        with pytest.raises(UnknownId, match=match):
            wrong()
    for wrong in (events.tagged, events.at_place):
        with pytest.raises(InvalidQuestion, match="name at least one"):
            wrong()
        with pytest.raises(InvalidQuestion, match="is named by a text"):
            wrong(5)


def test_names_survive_a_pickle_with_their_tags():
    """Tags that no record of a part bears are known there as in the whole."""
    kept = pickle.loads(pickle.dumps(WHOLE.events[:1]))  # noqa: S301 - our own bytes
    assert kept.tagged("tariffs") == ()


def test_a_timeline_reads_its_names_when_they_are_first_asked_for():
    """Names of a timeline made by hand are its own actors'."""
    actors = [Actor(id="eve", name="Eve", kind=ActorKind.PERSON)]
    own = Timeline(actors=actors)
    assert own.events.names.actors.ids("EVE") == {"eve"}
    with pytest.raises(UnknownId):
        own.events.names.actors.ids("ann")


def test_of_very_many_names_only_the_likely_are_compared(monkeypatch):
    """A missed id in a large timeline is answered after few comparisons, and still with what was meant."""
    compared = []
    real = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda given, names, **more: (compared.append(len(names)), real(given, names, **more))[1])
    ids = [f"2025-{1 + at % 12:02}-01-meeting-number-{at}" for at in range(20_000)] + ["2025-07-14-trump-sets-fifty-days"]
    assert nearest("2025-07-14-trump-stes-fifty-dyas", ids)[0] == "2025-07-14-trump-sets-fifty-days"
    actors = [SimpleNamespace(id=f"person-{at}", name=f"Person {at}") for at in range(20_000)]
    spellings = Spellings("actor", [*actors, SimpleNamespace(id="vladimir-putin", name="Vladimir Putin")])
    assert "vladimir-putin" in spellings.near("Vladimir Putni")
    assert max(compared) <= 2_000
