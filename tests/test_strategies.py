"""The strategies shipped for users' tests: valid values only, and every form among them."""

from __future__ import annotations

import sys
from datetime import date, datetime

import pytest
from hypothesis import Phase, find, given, settings, strategies as st

from us_russia_timeline import (
    Actor,
    Claim,
    Deadline,
    Event,
    Interval,
    Place,
    Source,
    Timeline,
    Truce,
    Ultimatum,
    strategies as urt,
)
from us_russia_timeline.deadlines import Rule, Unit
from us_russia_timeline.errors import MissingExtra
from us_russia_timeline.intervals import Open, Precision
from us_russia_timeline.models import Publisher, Tag
from us_russia_timeline.strategies import building, times

QUICKLY = settings(max_examples=3_000, derandomize=True, database=None, deadline=None)
UNSHRUNK = settings(QUICKLY, phases=[Phase.generate])
EVENTS = [
    find(urt.events(number=number), lambda event: event.when.precision is Precision.DAY, settings=QUICKLY)
    for number in (1, 2)
]

EVERY = {
    "actors": (urt.actors, Actor),
    "claims": (urt.claims, Claim),
    "days": (urt.days, date),
    "deadlines": (urt.deadlines, Deadline),
    "events": (urt.events, Event),
    "instants": (urt.instants, datetime),
    "intervals": (urt.intervals, Interval),
    "places": (urt.places, Place),
    "publishers": (urt.publishers, Publisher),
    "sources": (urt.sources, Source),
    "tags": (urt.tags, Tag),
    "timelines": (urt.timelines, Timeline),
    "truces": (lambda: urt.truces(EVENTS), Truce),
    "ultimatums": (lambda: urt.ultimatums(EVENTS), Ultimatum),
    "zones": (urt.zones, str),
}


@pytest.mark.parametrize("name", sorted(EVERY))
@given(data=st.data())
@settings(max_examples=20)
def test_each_gives_its_type(name, data):
    """Each strategy gives values of its type."""
    strategy, kind = EVERY[name]
    assert isinstance(data.draw(strategy()), kind)


@pytest.mark.parametrize(
    "rare",
    [
        lambda each: any(update.event for event in each.events for update in event.updates),
        lambda each: any(record.tags and record.verified for record in each.truces),
        lambda each: any(record.tags and record.verified for record in each.ultimatums),
        lambda each: any(truce.note for truce in each.truces),
        lambda each: each.selection != "",
        lambda each: any(gone.replaced_by in each.events for gone in each.tombstones),
    ],
)
def test_timelines_have_what_is_rare(rare):
    """Whoever tests with them meets what hand-made examples leave out."""
    assert find(urt.timelines(), rare, settings=UNSHRUNK)


def test_all_names_are_tested():
    """Every public strategy is among those tested here."""
    assert {*EVERY, "moments"} == set(urt.__all__)


@pytest.mark.parametrize(
    "wanted",
    [
        *(lambda each, one=one: not each.fills and each.precision is one for one in Precision),
        *(lambda each, one=one: each.fills and each.open is one for one in (None, *Open)),
        lambda each: each.ranged and not each.fills,
        lambda each: "T24" in each.text,
        lambda each: each.text[-3:-2] in ("+", "-") and "T" in each.text,
        lambda each: "T" in each.text and each.text[16:17] == "+",
        lambda each: each.zone == "Africa/Cairo",
    ],
)
def test_intervals_of_every_form_are_found(wanted):
    """Among the intervals are all precisions, within and filling, open ends, offsets and odd zones."""
    assert wanted(find(urt.intervals(), wanted, settings=QUICKLY))


@given(
    urt.intervals(date(2025, 4, 1), date(2025, 4, 30), zone="Europe/Kyiv", fills=True, opens=False),
    urt.intervals(date(2025, 4, 1), date(2025, 4, 30), fills=False),
)
def test_intervals_keep_to_what_is_asked(filling, within):
    """The zone, the days, whether it fills and whether it may be open can be chosen."""
    assert (filling.zone, filling.fills, filling.open) == ("Europe/Kyiv", True, None)
    assert not within.fills
    assert filling.first.year == within.first.year == 2025
    assert filling.first <= date(2025, 5, 1)


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("rule", [Rule.CALENDAR, Rule.EU_1182_71])
def test_deadlines_of_every_unit_are_found(unit, rule):
    """Among the counted deadlines are all units and rules, from days and from minutes."""
    found = find(
        urt.deadlines(counted=True), lambda each: (each.unit, each.rule) == (unit, rule), settings=QUICKLY
    )
    assert found.by is None
    assert find(
        urt.deadlines("Europe/Kyiv", counted=False), lambda each: each.window.fills, settings=QUICKLY
    ).by


@pytest.mark.parametrize(
    "wanted",
    [
        lambda each: not each.events,
        lambda each: len(each.events) > 1 and any(event.links for event in each.events),
        lambda each: any(len(ultimatum.terms) > 1 for ultimatum in each.ultimatums),
        lambda each: any(truce.follow_up_of for truce in each.truces),
        lambda each: any(truce.effective and truce.violations for truce in each.truces),
        lambda each: any(event.known for event in each.events),
        lambda each: any(event.deadline for event in each.events),
        lambda each: any(claim.records and claim.checked for claim in each.claims),
        lambda each: bool(each.coverage and each.tombstones and each.places),
    ],
)
def test_timelines_of_every_sort_are_found(wanted):
    """Among the timelines are empty ones and ones with links, revisions, truces, claims and coverage."""
    assert wanted(find(urt.timelines(), wanted, settings=UNSHRUNK))


@given(urt.timelines(most_events=1, coverage=False))
def test_timelines_can_be_kept_small(timeline):
    """The number of events and the coverage can be limited."""
    assert len(timeline.events) <= 1
    assert timeline.coverage == ()


@given(urt.moments(kind="day"), urt.moments(kind="instant"))
def test_moments_can_be_of_one_kind(day, instant):
    """Moments are days or instants, as values and as texts, or of one kind only."""
    assert not isinstance(day, datetime)
    assert isinstance(day, date) or len(day) == 10
    assert isinstance(instant, datetime) or "T" in instant
    with pytest.raises(ValueError, match="neither 'day' nor 'instant'"):
        urt.moments(kind="week")


@given(urt.days(date(1999, 1, 1), date(1999, 1, 31)), urt.instants(date(1999, 1, 1), date(1999, 1, 31)))
def test_days_and_instants_stay_in_range(day, instant):
    """Days and instants can be confined to a stretch that holds no awkward day."""
    assert date(1999, 1, 1) <= day <= date(1999, 1, 31)
    assert instant.utcoffset() is not None
    assert abs((instant.date() - date(1999, 1, 15)).days) <= 18


@pytest.mark.parametrize("name", [*sorted(EVERY), "moments"])
def test_without_hypothesis_the_error_says_what_to_install(name, monkeypatch):
    """Without Hypothesis each strategy raises one error, which names the command to install it."""
    for kept in (building.drawn, building.one_of, times._days):
        kept.cache_clear()
    for module in [each for each in sys.modules if each.partition(".")[0] == "hypothesis"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    strategy = EVERY[name][0] if name in EVERY else urt.moments
    with pytest.raises(MissingExtra, match=r"pip install us_russia_timeline\[strategies\]"):
        strategy()


@pytest.mark.parametrize("text", ["../", "/2", "../.."])
def test_open_beginnings_are_found_on_request(text):
    """Each way to have no beginning is there where it is asked for; without that every interval has one."""
    assert find(urt.intervals(unbegun=True), lambda each: each.text.startswith(text), settings=QUICKLY).unbegun
    assert all(each.unbegun is None for each in (find(urt.intervals(opens=opens), lambda each: each.fills, settings=QUICKLY) for opens in (True, False)))
