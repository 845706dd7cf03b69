"""The independent houses behind a record."""

from __future__ import annotations

import pytest

from examples import authored, timeline
from us_russia_timeline import load, origins
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidQuestion, UnknownId

WHOLE = timeline()


def test_a_page_comes_from_the_agency_whose_story_it_carries():
    """Not from the paper that prints it; pages of updates do not count."""
    assert origins(WHOLE, WHOLE.events["2025-07-14-fifty-days"]) == ("AFP",)
    assert origins(WHOLE, WHOLE.events["2025-08-01-pause"]) == ("B",)


def test_two_publishers_of_one_house_are_one():
    """By the register of the timeline; what is not registered is its own house."""
    data = authored()
    data["events"][2]["sources"] += [{"url": f"https://example.org/{at}", "publisher": name, "language": "en"} for at, name in enumerate(("A Paper", "An Outlet"))]
    data["publishers"].append({"id": "An Outlet", "kind": "broadcaster", "house": "A House"})
    whole = from_plain(data)
    assert origins(whole, whole.events["2025-08-01-pause"]) == ("A House", "B")


def test_a_reading_rests_on_the_pages_of_its_events():
    """All of them, each house once."""
    assert origins(WHOLE, WHOLE.ultimatums[0]) == ("AFP", "B")
    assert origins(WHOLE, WHOLE.truces[0]) == ("B",)


def test_what_has_no_origins():
    """An actor has no pages, and another timeline's reading has none here."""
    with pytest.raises(InvalidQuestion):
        origins(WHOLE, WHOLE.actors[0])
    with pytest.raises(UnknownId):
        origins(WHOLE, load().truces[0])


def test_publishers_are_graded():
    """A desk takes the own pages of bodies, agencies, broadcasters and papers; weak are those that hand on."""
    whole = load()
    assert whole.publisher("Reuters").desk_grade
    assert not whole.publisher("Reuters").weak
    assert whole.publisher("TASS").state_controlled
    assert not whole.publisher("News-Pravda").desk_grade
    assert whole.publisher("Yahoo").weak
