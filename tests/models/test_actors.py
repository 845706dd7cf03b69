"""Actors: what is refused, and who held which office when."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from us_russia_timeline.errors import InvalidMoment, InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Actor, ActorKind, Office
from us_russia_timeline.questions import office_at

EASTERN = "America/New_York"


def actor(**changes):
    """A person with two offices, one after the other."""
    fields = {
        "id": "ann-lee",
        "name": "Ann Lee",
        "kind": ActorKind.PERSON,
        "offices": (
            Office(title="Envoy", when=Interval("2017-01-20T12:00/2021-01-20T12:00", EASTERN)),
            Office(title="President", when=Interval("2021-01-20T12:00/..", EASTERN)),
        ),
    }
    return Actor(**{**fields, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Ann"},
        {"id": "ann--lee"},
        {"id": "ann\n"},
        {"id": "a" * 81},
        {"id": None},
        {"name": ""},
        {"name": 5},
        {"name": "Ann\u202e"},
        {"name": "Ann\u200b"},
        {"name": "Ann\x1b[31m"},
        {"name": "e\u0301"},
        {"name": "x" * 121},
        {"kind": "person"},
        {"country": "US"},
        {"country": "USA\n"},
        {"country": 5},
        {"zone": "../../etc/localtime"},
        {"zone": "/etc/localtime"},
        {"zone": "Europe/Kyiv\x00"},
        {"zone": ""},
        {"zone": 5},
        {"wikidata": "Q0"},
        {"wikidata": "Q1\n"},
        {"wikidata": "Q\u0661"},
        {"aliases": ("",)},
        {"aliases": ("Ann", "Ann")},
        {"aliases": (5,)},
        {"offices": ("Envoy",)},
        {"kind": ActorKind.STATE},
    ],
)
def test_an_actor_with_a_wrong_value_is_refused(wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    with pytest.raises(InvalidRecord, match=rf"^({next(iter(wrong))}|offices)\b"):
        actor(**wrong)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 121}, {"when": "2021"}, {"when": None}])
def test_an_office_with_a_wrong_value_is_refused(wrong):
    """An office has a title and a time."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}"):
        Office(**{"title": "Envoy", "when": Interval("2021", "UTC"), **wrong})


def test_optional_fields_may_be_left_out():
    """An id, a name and a kind are enough; what is left out is None or empty."""
    plain = Actor(id="osce", name="OSCE", kind=ActorKind.ORGANISATION)
    assert (plain.country, plain.zone, plain.wikidata, plain.aliases, plain.offices) == (None, None, None, (), ())


def test_lists_are_kept_as_tuples():
    """What the caller does to his list afterwards does not reach the record."""
    names = ["Anna"]
    kept = actor(aliases=names)
    names.append("Annie")
    assert kept.aliases == ("Anna",)
    assert hash(kept) == hash(actor(aliases=["Anna"]))


@pytest.mark.parametrize(
    ("moment", "titles"),
    [
        ("2017-01-19", []),
        ("2017-01-20", ["Envoy"]),
        (date(2021, 1, 19), ["Envoy"]),
        ("2021-01-20", ["Envoy", "President"]),
        ("2021-01-21", ["President"]),
        ("2021-01-20T16:59Z", ["Envoy"]),
        ("2021-01-20T17:00Z", ["President"]),
        (datetime(2017, 1, 20, 16, 59, tzinfo=timezone.utc), []),
        ("2090-01-01", ["President"]),
        ("2090-01-01T00:00Z", ["President"]),
    ],
)
def test_offices_at_a_moment(moment, titles):
    """A day means any part of it, an instant is exact, and an office without an end goes on."""
    assert [office.title for office in office_at(actor(), moment)] == titles


@pytest.mark.parametrize("moment", [datetime(2021, 1, 20), "2021", "20 January", 5, None])
def test_a_moment_that_is_none_is_refused(moment):
    """A naive, vague or malformed moment is an error of our family, never a guess."""
    with pytest.raises(InvalidMoment):
        office_at(actor(), moment)
