"""The questions about any records with a time: what they answer at the edges, and what they refuse."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import attrs
import pytest

from examples import timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.errors import InvalidMoment, InvalidQuestion, OutsideCoverage
from us_russia_timeline.intervals import Axis, Interval
from us_russia_timeline.models import PublisherKind, Stance
from us_russia_timeline.questions import (
    active_at,
    between,
    chronological,
    followed_by,
    in_force,
    in_force_spans,
    involving,
    latest_before,
    matching,
    next_after,
    of_kind,
    overlapping,
    preceded_by,
)
from us_russia_timeline.timelines import Records


@attrs.frozen
class Mine:
    """A user's own record."""

    when: Interval
    kind: str = "note"


def mine(*texts, zone="UTC"):
    """Records of the user's own kind, as a plain list."""
    return [Mine(Interval(text, zone)) for text in texts]


def texts(found):
    """How the answers were stated."""
    return [each.when.text for each in found]


HELD = mine("2025-01-31", "2024-12-31/2025-01-01", "2025-02-10T10:00/2025-02-12T00:00", "2025-02-12", "2025-02-01/..")


def test_chronological():
    """Any iterable is put in the one order; records that are in it are given as they are."""
    assert texts(chronological(iter(HELD)))[:2] == ["2024-12-31/2025-01-01", "2025-01-31"]
    held = Records(HELD)
    assert chronological(held) is held


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2025-01-31", "2025-01-31", ["2025-01-31"]),
        ("2025-01-30", "2025-01-30", []),
        ("2025-01-30", "2025-02-01", ["2025-01-31", "2025-02-01/.."]),
        (date(2024, 12, 31), date(2024, 12, 31), ["2024-12-31/2025-01-01"]),
        ("2025-01-01", "2025-01-01", []),
        ("2025-01-31T00:00Z", "2025-01-31T00:01Z", ["2025-01-31"]),
        ("2025-01-30T00:00Z", "2025-01-31T00:00Z", []),
        ("2025-01-31T00:00Z", "2025-01-31T00:00Z", []),
        (datetime(2025, 2, 10, 10, tzinfo=timezone.utc), "2025-02-11T00:00+03:00", ["2025-02-10T10:00/2025-02-12T00:00"]),
    ],
)
def test_between(first, last, found):
    """What began: days are inclusive at both ends, instants exclusive at the last."""
    assert texts(between(HELD, first, last)) == found


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2025-01-01", "2025-01-31", ["2024-12-31/2025-01-01", "2025-01-31"]),
        ("2025-02-11", "2025-02-11", ["2025-02-01/..", "2025-02-10T10:00/2025-02-12T00:00"]),
        ("2025-02-12T00:00Z", "2025-02-12T00:01Z", ["2025-02-01/..", "2025-02-12"]),
        ("2025-02-12T00:00Z", "2025-02-12T00:00Z", []),
    ],
)
def test_overlapping(first, last, found):
    """What shared a moment: bounds as for ``between``; no time at all holds nothing."""
    assert texts(overlapping(HELD, first, last)) == found


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2024-12-30", []),
        ("2024-12-31", ["2024-12-31/2025-01-01"]),
        ("2025-01-01", ["2024-12-31/2025-01-01"]),
        ("2025-01-02", []),
        ("2025-02-11T23:59Z", ["2025-02-01/..", "2025-02-10T10:00/2025-02-12T00:00"]),
        ("2025-02-12T00:00Z", ["2025-02-01/..", "2025-02-12"]),
    ],
)
def test_active_at(moment, found):
    """What may have been going on: a day at any part of it, an instant exactly."""
    assert texts(active_at(HELD, moment)) == found


@pytest.mark.parametrize(
    ("moment", "before", "after"),
    [
        ("2025-01-31", "2024-12-31/2025-01-01", "2025-02-01/.."),
        ("2025-02-01", "2025-01-31", "2025-02-10T10:00/2025-02-12T00:00"),
        ("2025-02-12", "2025-02-10T10:00/2025-02-12T00:00", None),
        ("2024-12-31", None, "2025-01-31"),
        ("2025-01-31T00:00Z", "2024-12-31/2025-01-01", "2025-02-01/.."),
        ("2025-01-30T23:59Z", "2024-12-31/2025-01-01", "2025-01-31"),
        ("2025-02-01T00:00Z", "2025-01-31", "2025-02-10T10:00/2025-02-12T00:00"),
        ("2025-01-01T23:59Z", None, "2025-01-31"),
    ],
)
def test_latest_before_and_next_after(moment, before, after):
    """What was surely over, and what surely had not begun; of a day, before it began and after its end."""
    for ask, wanted in ((latest_before, before), (next_after, after)):
        found = ask(HELD, moment)
        assert (found and found.when.text) == wanted


@pytest.mark.parametrize("ask", [between, overlapping])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-01-01", "2025-01-01T00:00Z"),
        ("2025-01-01T00:00Z", "2025-01-01"),
        ("2025-01-02", "2025-01-01"),
        ("2025-01-02T00:00Z", "2025-01-01T00:00Z"),
        ("2025-01-01T00:00", "2025-01-01T00:00"),
        (datetime(2025, 1, 1), datetime(2025, 1, 2)),
        (None, None),
        ("2025", "2026"),
        (5, "2025-01-01"),
    ],
)
def test_a_stretch_is_of_two_days_or_two_instants_in_order(ask, first, last):
    """Anything else is an error of our family; never a TypeError, never a guess."""
    with pytest.raises(InvalidMoment):
        ask(HELD, first, last)


MOMENTS = [date(2025, 1, 1), datetime(2025, 1, 1), datetime(2025, 1, 1, tzinfo=timezone.utc), "2025-01-01", "x", None, 5.0, datetime.max, date.min]  # noqa: DTZ901 - naive on purpose


@pytest.mark.parametrize("first", MOMENTS)
@pytest.mark.parametrize("last", MOMENTS)
def test_every_pair_of_moments_is_answered_or_refused(first, last):
    """Of every two kinds of moment each question gives an answer or an error of our family."""
    for ask in (lambda: between(HELD, first, last), lambda: overlapping(HELD, first, last), lambda: active_at(HELD, first)):
        try:
            found = ask()
        except InvalidMoment:
            continue
        assert isinstance(found, Records)


@pytest.mark.parametrize("ask", [lambda events: between(events, "2024-01-01", "2024-12-31"), lambda events: active_at(events, "2026-01-01")])
def test_beyond_the_coverage_is_refused_and_no_empty_answer(ask):
    """A timeline that says nothing about a time says so; the same records as a tuple know no coverage."""
    with pytest.raises(OutsideCoverage):
        ask(timeline().events)
    assert ask(timeline().events.items) == ()


@pytest.mark.parametrize(
    ("actors", "role", "found"),
    [
        (["ann"], None, ["2025-07-14-fifty-days", "2025-07-28-sooner"]),
        (["bob"], None, ["2025-07-14-fifty-days", "2025-08-01-pause"]),
        (["ann", "bob"], None, ["2025-07-14-fifty-days"]),
        (["bob"], "actors", ["2025-08-01-pause"]),
        (["bob"], "recipients", ["2025-07-14-fifty-days"]),
        (["red-cross"], "mediators", ["2025-07-14-fifty-days"]),
    ],
)
def test_involving_events(actors, role, found):
    """All the actors named take part, in any role or in the one asked for."""
    assert [event.id for event in involving(timeline().events, *actors, role=role)] == found


def test_involving_readings():
    """Issuers, targets, third parties and parties of truces take part as well."""
    whole = timeline()
    assert involving(whole.ultimatums, "bob", role="targets") == involving(whole.ultimatums, "ann", "red-cross") == whole.ultimatums.items
    assert involving(whole.ultimatums, "bob", role="issuers") == ()
    assert [truce.id for truce in involving(whole.truces, "ann")] == ["2025-08-01-pause"]
    assert involving(whole.truces, "bob", role="parties") == whole.truces.items
    assert involving(whole.truces, "bob", role="mediators") == ()
    assert involving(HELD, "ann") == ()
    with pytest.raises(ValueError, match="'sides' is not a role"):
        involving(whole.events, "ann", role="sides")
    for records, role in ((whole.events, "parties"), (whole.events, "third_parties"), (whole.truces, "issuers")):
        with pytest.raises(InvalidQuestion, match=f"none of these records has {role.replace('_', ' ')}"):
            involving(records, "ann", role=role)
    assert involving(whole.events[:0], "ann", role="parties") == ()
    with pytest.raises(ValueError, match="at least one actor"):
        involving(whole.events)


def test_of_kind():
    """One kind or several, given as a text or as a member; records without a kind have none of them."""
    whole = timeline()
    assert [event.id for event in of_kind(whole.events, "truce_declared")] == ["2025-08-01-pause"]
    assert len(of_kind(whole.events, "truce_declared", "ultimatum")) == 3
    assert of_kind(HELD, "note") == chronological(HELD)
    assert of_kind(HELD, "truce declared", "note", "Truce-Declared") == chronological(HELD)
    assert of_kind(HELD, "\ttruce\u00a0 declared ", "Note") == chronological(HELD)
    with pytest.raises(ValueError, match="at least one kind"):
        of_kind(whole.events)


def test_kinds_of_publishers_are_taken_as_people_write_them():
    """As kinds of events are: in any case, with spaces or hyphens; also one that no publisher here has."""
    publishers = load().publishers
    for written in ("trade_press", "trade press", "Trade Press", "Trade-Press"):
        assert of_kind(publishers, written) == of_kind(publishers, PublisherKind.TRADE_PRESS) != ()
    assert of_kind(timeline().publishers, "Research institute") == ()
    with pytest.raises(InvalidQuestion, match="'trade pres' is not a kind; did you mean trade_press"):
        of_kind(publishers, "trade pres")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("truce", r"'truce' is not a kind; did you mean .*truce_"),
        ("truce_declered", r"'truce_declered' is not a kind; did you mean truce_declared"),
        ("xyzzy", r"'xyzzy' is not a kind$"),
        ("note", r"'note' is not a kind"),
    ],
)
def test_a_kind_that_nobody_knows_is_refused(kind, told):
    """An empty answer would read as "there was none"."""
    with pytest.raises(InvalidQuestion, match=told):
        of_kind(timeline().events, kind)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("events", "shortens GENEVA", ["2025-07-28-sooner"]),
        ("events", "SHORTENS", ["2025-07-14-fifty-days", "2025-07-28-sooner"]),
        ("events", "fifty she", ["2025-07-14-fifty-days"]),
        ("events", "fifty nowhere", []),
        ("actors", "энн", ["ann"]),
        ("claims", "fifty seen", ["c-one"]),
        ("truces", "village", ["2025-08-01-second-pause"]),
        ("ultimatums", "duties tariffs", ["2025-07-14-fifty-days"]),
        ("places", "GENÈVA", ["geneva"]),
    ],
)
def test_matching(name, text, found):
    """Every word must be there, anywhere in the words of the record, whatever case and accents."""
    assert [each.id for each in matching(getattr(timeline(), name), text)] == found


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u0301"])
def test_matching_nothing_is_refused(text):
    """An empty search would match everything, so it is an error."""
    with pytest.raises(ValueError, match="nothing to look for"):
        matching(timeline().events, text)


def test_preceded_and_followed_by():
    """What was over before, and what began after, within a reach that is inclusive; never the record itself."""
    a, b, c, d = mine("2025-01-01", "2025-01-02", "2025-01-02", "2025-01-04/..")
    day = timedelta(days=1)
    assert preceded_by([a, b, d], b, within=day) == (a,)
    assert preceded_by([a, b, d], b, within=day - timedelta(microseconds=1)) == ()
    assert preceded_by([b, c], b, within=30 * day) == ()
    assert preceded_by([a, b, d], d, within=3 * day) == (a, b)
    assert followed_by([a, b, d], a, within=day) == (b,)
    assert followed_by([a, b, d], a, within=day - timedelta(microseconds=1)) == ()
    assert followed_by([a, b, d], b, within=day) == (d,)
    assert followed_by([a, b, d], b, within=day - timedelta(microseconds=1)) == ()
    assert followed_by([a, b, d], d, within=timedelta.max) == ()


@attrs.frozen
class Sanction:
    """A user's own record, two fields of which are called as fields of truces and ultimatums are."""

    when: Interval
    id: str = "mine"
    effective: object = ()
    terms: tuple[str, ...] = ("no exports",)


def test_only_our_truces_and_ultimatums_are_read_as_such():
    """Fields of one's own records may be called as they like: a record is in force during its time."""
    held = [Sanction(Interval("2025-07-14/2025-07-16", "UTC"))]
    assert active_at(held, "2025-07-15", certain=True) == overlapping(held, "2025-07-15", "2025-07-15", certain=True) == tuple(held)
    spans = in_force_spans(held[0], Axis.DAYS, certain=True)
    assert [(each.start, each.stop, each.deadline) for each in spans] == [(*held[0].when.edges(Axis.DAYS), None)]


def test_what_is_told_to_a_month_counts_once_between():
    """It stands at the earliest at which it may have begun, so that stretches add up; it overlaps every day of the month."""
    (april,) = held = mine("2025-04")
    assert between(held, "2025-04-01", "2025-04-01") == between(held, "2025-03-01", "2025-04-30") == (april,)
    assert between(held, "2025-04-02", "2025-04-30") == ()
    assert overlapping(held, "2025-04-30", "2025-05-02") == (april,)
    assert overlapping(held, "2025-04-30", "2025-05-02", certain=True) == ()


def test_only_what_is_certain_precedes_and_follows():
    """What is told to a month may have begun on any day of it, what fills days began with the first of them."""
    march, april, half, may = mine("2025-03-31", "2025-04", "2025-04-01/2025-04-15", "2025-05-01")
    month = timedelta(days=30)
    assert followed_by([march, april, half], march, within=timedelta(days=1)) == (half,)
    assert followed_by([april], march, within=month - timedelta(microseconds=1)) == ()
    assert followed_by([april], march, within=month) == (april,)
    assert preceded_by([april, half], may, within=month - timedelta(microseconds=1)) == ()
    assert preceded_by([april], may, within=month) == (april,)


def test_the_shipped_days():
    """On the shipped data: what was announced on 14 July 2025, and that 2015 is not covered."""
    found = between(load().events, "2025-07-14", "2025-07-14")
    assert "2025-07-14-trump-sets-fifty-days" in [event.id for event in found]
    with pytest.raises(OutsideCoverage):
        active_at(load().events, "2015-01-01")


@pytest.mark.parametrize("ask", [latest_before, next_after])
def test_the_neighbours_of_a_moment_of_which_nothing_is_said(ask):
    """Of a timeline's records the neighbour of a moment outside the coverage is not known, and so refused; of others it is told."""
    whole = load()
    for moment in ("2001-01-01", "2031-01-01", "2031-01-01T00:00Z"):
        with pytest.raises(OutsideCoverage):
            ask(whole.events, moment)
        with pytest.raises(OutsideCoverage):
            ask(whole.events.involving("putin"), moment)
        ask(tuple(whole.events[-5:]), moment)
    assert latest_before(whole.events, "2025-08-07").when.first < date(2025, 8, 7) < next_after(whole.events, "2025-08-07").when.first


def test_a_truce_that_bound_nobody_surely_held_at_no_time():
    """It was announced for a time, and may have been going on then; sure is nothing."""
    timeline = load()
    never = "2025-05-10-coalition-thirty-day-ceasefire"
    assert never in active_at(timeline.truces, "2025-05-20")
    assert never not in active_at(timeline.truces, "2025-05-20", certain=True)
    assert never not in overlapping(timeline.truces, "2025-05-20", "2025-05-30", certain=True)


def test_an_ultimatum_surely_runs_once_it_was_surely_announced():
    """What is told as December 2020 may have begun on the 1st, and surely had by the 31st."""
    ultimatums = load().ultimatums
    name = "2021-07-28-24-russian-diplomats"
    asked = {day: [name in active_at(ultimatums, day, certain=sure).ids() for sure in (False, True)] for day in ("2020-11-30", "2020-12-01", "2020-12-31", "2021-09-03", "2021-09-04")}
    assert asked == {
        "2020-11-30": [False, False],
        "2020-12-01": [True, False],
        "2020-12-31": [True, True],
        "2021-09-03": [True, True],
        "2021-09-04": [False, False],
    }


@pytest.mark.parametrize(
    ("first", "second", "day", "sure"),
    [
        ("2025-04-19/2025-04-20", "2025-04-24/2025-04-25", "2025-04-22", False),  # between the two
        ("2025-04-19/2025-04-20", "2025-04-24/2025-04-25", "2025-04-24", True),
        ("2025-04-19/", "2025-04-20/2025-04-25", "2025-04-22", True),  # the other surely was bound
        ("2025-04-19/", "2025-04-20/2025-04-25", "2025-04-26", False),
        ("2025-04-19/", "2025-04-19/..", "2025-04-22", True),
    ],
)
def test_a_truce_surely_goes_on_while_a_party_surely_is_bound(first, second, day, sure):
    """As `in_force` has it, in whichever order its parties stand."""
    truce = timeline().truce("2025-08-01-pause")
    one, other = truce.parties
    sides = [attrs.evolve(one, stance=Stance.ACCEPTED, effective=Interval(first, "UTC")), attrs.evolve(other, stance=Stance.ACCEPTED, effective=Interval(second, "UTC"))]
    for parties in (sides, sides[::-1]):
        changed = attrs.evolve(truce, parties=parties)
        assert (active_at([changed], day, certain=True) == (changed,)) is sure
        assert (overlapping([changed], day, day, certain=True) == (changed,)) is sure
        assert (in_force([changed], day, certain=True) == (changed,)) is sure
