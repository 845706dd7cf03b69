"""Days and instants: both axes agree with brute force, and one record never contradicts itself across them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from us_russia_timeline import (
    Records,
    Truce,
    Ultimatum,
    active_at,
    deadline_at,
    in_force,
    load,
    overlapping,
    status_at,
    strategies as urt,
)
from us_russia_timeline.deadlines import readings
from us_russia_timeline.frames import annotate
from us_russia_timeline.intervals import FARTHEST, Axis, civil_microseconds, from_microseconds, midnight
from us_russia_timeline.questions import Status, in_force_spans

HOUR = timedelta(hours=1)
IN_ORDER = (Status.NOT_YET, Status.RUNNING, Status.DUE, Status.AMBIGUOUS, Status.PASSED)


@st.composite
def readings_of(draw, records):
    """An ultimatum or a truce, and a day near it."""
    among = [draw(urt.events(number=number)) for number in range(1, 1 + draw(st.integers(1, 3)))]
    record = draw(records(among))
    near = draw(st.integers(-3, 90))
    return record, record.when.first + timedelta(days=near)


def close_of(day, zone):
    """The instant at which a civil day of a zone is over."""
    following = datetime.combine(day + timedelta(days=1), datetime.min.time())
    return following.replace(tzinfo=ZoneInfo(zone))


@given(urt.intervals())
def test_an_instant_of_a_day_lies_near_that_day_of_utc(interval):
    """What one index of instants serves both axes by: an edge in any zone is within hours of its civil reading."""
    first, stop = interval.edges(Axis.DAYS)
    assert midnight(first) - FARTHEST <= interval.start_us < midnight(first + 1) + FARTHEST
    if interval.open is None:
        assert midnight(stop - 1) - FARTHEST < interval.stop_us <= midnight(stop) + FARTHEST
        assert civil_microseconds(datetime.combine(interval.first, datetime.min.time())) == midnight(first)


@given(st.lists(urt.intervals(), min_size=1, max_size=6), urt.days(), st.integers(0, 40), st.booleans())
def test_ranges_of_days_are_those_of_a_walk(intervals, day, reach, certain):
    """What touches a stretch of days, possibly and certainly, by looking at each record's civil days."""

    class Mine:
        def __init__(self, when):
            self.when = when

    held = Records([Mine(each) for each in intervals])
    low, high = day.toordinal(), day.toordinal() + reach + 1
    expected = []
    for each in held:
        start, stop = each.when.edges(Axis.DAYS)
        possible = start < high and low < stop
        sure = each.when.certain_edges(Axis.DAYS)
        surely = low <= start and stop <= high if not each.when.fills else sure is not None and possible
        if surely if certain else possible:
            expected.append(each)
    assert list(overlapping(held, day, day + timedelta(days=reach), certain=certain)) == expected
    assert set(active_at(held, day, certain=True)) <= set(active_at(held, day))


@given(readings_of(urt.ultimatums))
def test_a_day_and_the_instants_in_it_agree_about_a_deadline(case):
    """What stood at the close of a day stood at the instant that closes it; and no instant of a day is further on than its close."""
    ultimatum, day = case
    assert isinstance(ultimatum, Ultimatum)
    zones = {each.at.zone for each in ultimatum.terms} | {each.known.zone for each in ultimatum.terms if each.known}
    zones |= {each.deadline.window.zone for each in ultimatum.terms if each.deadline}
    if len(zones) == 1:
        (zone,) = zones
        close = close_of(day, zone)
        assert deadline_at(ultimatum, day) == deadline_at(ultimatum, close)
        at_close, on_day = status_at(ultimatum, close), status_at(ultimatum, day)
        if on_day in IN_ORDER:
            assert IN_ORDER.index(on_day) <= IN_ORDER.index(at_close)
        if on_day is Status.DUE:
            assert at_close in (Status.PASSED, Status.AMBIGUOUS)


@given(readings_of(urt.truces))
def test_a_day_and_the_instants_in_it_agree_about_a_truce(case):
    """Of a truce in one zone the state of a day is that of the instant that closes it."""
    truce, day = case
    assert isinstance(truce, Truce)
    if len({truce.at.zone, *(each.zone for each in truce.effective)}) == 1:
        close = close_of(day, truce.at.zone)
        assert status_at(truce, day) is status_at(truce, close)
        hours = int((close - close_of(day - timedelta(days=1), truce.at.zone)) / HOUR)
        some = any(in_force([truce], (close - (hours - at) * HOUR).astimezone(ZoneInfo("UTC"))) for at in range(hours))
        assert bool(in_force([truce], day)) or not some


@given(readings_of(urt.ultimatums), st.sampled_from(Axis))
def test_a_limit_is_in_force_just_while_it_has_not_passed(case, axis):
    """At every edge of a term, its limit and the readings of that, a span says what the state says."""
    in_agreement(case[0], axis)


@pytest.mark.parametrize("ultimatum", load().ultimatums, ids=load().ultimatums.ids())
def test_the_labels_of_a_table_agree_with_the_state_of_a_limit(ultimatum):
    """Of each shipped ultimatum, at each instant at which something changes and around it."""
    pandas = pytest.importorskip("pandas")
    for axis in Axis:
        in_agreement(ultimatum, axis)
    rows = [from_microseconds(each) for each in edges_of(ultimatum, Axis.INSTANTS)]
    for certain in (None, True):
        found = annotate(pandas.DataFrame({"at": pandas.Series(rows).dt.as_unit("us")}), [ultimatum], on="at", into="limit", certain=certain)
        standing = [status_at(ultimatum, at) in IN_ORDER[1 : 3 if certain else 4] for at in rows]
        assert [each == ultimatum.id for each in found["limit"]] == standing


def edges_of(ultimatum, axis):
    """Where the state of a limit may change, with the places before and after."""
    limits = [each.deadline for each in ultimatum.terms if each.deadline is not None]
    edges = {each.known_by(axis) for each in ultimatum.terms}
    edges |= {edge for each in limits for edge in (*each.window.edges(axis), *each.passing(axis))}
    return sorted({edge + step for edge in edges for step in (-1, 0, 1)})


def in_agreement(ultimatum, axis):
    """Its spans are the places at which its limit stands and has not passed; certain, at which no reading of it has."""
    possible, certain = (in_force_spans(ultimatum, axis, certain=sure) for sure in (False, True))
    for at in edges_of(ultimatum, axis):
        moment = from_microseconds(at) if axis is Axis.INSTANTS else date.fromordinal(at)
        state = status_at(ultimatum, moment)
        assert any(span.start <= at < span.stop for span in possible) == (state in IN_ORDER[1:4])
        assert any(span.start <= at < span.stop for span in certain) == (state in IN_ORDER[1:3])


@given(urt.deadlines())
def test_a_deadline_passes_when_its_readings_in_its_own_zone_do(deadline):
    """No reading with the trigger day left out is before the earliest or after the latest by which its state is told."""
    earliest, latest = deadline.passing(Axis.INSTANTS)
    assert earliest <= latest
    found = [each for each in readings(deadline) if "trigger day counted" not in each.assumes]
    instants = [(each.instant - datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC"))) // timedelta(microseconds=1) for each in found]
    if instants:
        assert (min(instants), max(instants)) == (earliest, latest)


@given(readings_of(urt.truces), st.booleans())
def test_what_is_in_force_goes_on(case, certain):
    """On whatever day a truce binds somebody, by whoever's days, it is among what went on that day."""
    truce, day = case
    held = [each.first for each in truce.effective] + [each.last for each in truce.effective if isinstance(each.last, date)]
    for at in (day, *held):
        if in_force([truce], at, certain=certain):
            assert active_at([truce], at)
            assert overlapping([truce], at, at)


@given(readings_of(urt.ultimatums))
def test_an_ultimatum_begins_on_the_day_of_its_announcement(case):
    """By the days of its own zone, whatever zone its limit has."""
    ultimatum, _ = case
    assert isinstance(ultimatum, Ultimatum)
    assert ultimatum.when.first == ultimatum.terms[0].at.first
    assert ultimatum.when.start_us == ultimatum.terms[0].at.start_us


@given(readings_of(urt.truces), st.sampled_from(Axis))
def test_what_is_certainly_in_force_is_in_force(case, axis):
    """Certain spans lie inside the possible ones, and an end that nobody states makes nothing certain."""
    truce, _ = case
    possible, certain = in_force_spans(truce, axis), in_force_spans(truce, axis, certain=True)
    for span in certain:
        assert any(each.start <= span.start and span.stop <= each.stop for each in possible)
    assert all(one.stop < other.start for one, other in pairwise(possible))
    if all(each.open == "unknown" for each in truce.effective):
        assert certain == []
