"""Ultimatums: what is refused, and from when to when one runs."""

from __future__ import annotations

from datetime import date

import pytest

from us_russia_timeline.deadlines import Deadline, Unit
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import (
    Compliance,
    ComplianceValue,
    ConsequenceKind,
    DemandKind,
    FollowThrough,
    FollowThroughValue,
    Response,
    ResponseKind,
    Term,
    TermAct,
    Ultimatum,
)

ZONE = "America/New_York"


def counted(day, least, most=None):
    """A limit counted in days from a day."""
    return Deadline(text="so many days", zone=ZONE, trigger=Interval(day, ZONE), least=least, most=most, unit=Unit.DAYS)


def term(day="2025-07-14", act=TermAct.SETS, **changes):
    """An announcement."""
    fields = {"event": f"{day[:10]}-x", "act": act, "wording": "50 days", "at": Interval(day, ZONE)}
    fields["deadline"] = None if act is TermAct.WITHDRAWS else counted(day[:10], 50)
    return Term(**{**fields, **changes})


def ultimatum(**changes):
    """A demand with one limit."""
    fields = {
        "id": "2025-07-14-fifty-days",
        "title": "Fifty days",
        "issuers": ("ann",),
        "targets": ("bob",),
        "demand": "Stop",
        "demand_kind": DemandKind.CEASE_FIRE,
        "consequence": "Duties",
        "consequence_kind": ConsequenceKind.TARIFFS,
        "terms": (term(),),
    }
    return Ultimatum(**{**fields, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "fifty-days"},
        {"title": ""},
        {"issuers": ("Ann",)},
        {"targets": ("bob", "bob")},
        {"demand": ""},
        {"demand_kind": "cease_fire"},
        {"consequence": 5},
        {"consequence_kind": "tariffs"},
        {"terms": ()},
        {"terms": ("50 days",)},
        {"terms": (term(act=TermAct.REVISES),)},
        {"terms": (term(), term("2025-07-01", TermAct.REVISES))},
        {"third_parties": ("",)},
        {"responses": ("no",)},
        {"compliance": "pending"},
        {"follow_through": "pending"},
        {"tags": ("a b",)},
    ],
)
def test_an_ultimatum_with_a_wrong_value_is_refused(wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        ultimatum(**wrong)


@pytest.mark.parametrize("wrong", [{"issuers": ()}, {"targets": ()}])
def test_an_ultimatum_has_an_issuer_and_a_target(wrong):
    """Somebody demands, of somebody."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}: at least one"):
        ultimatum(**wrong)


def test_a_demand_without_a_limit_is_called_a_threat():
    """Without a limit it is a threat, and the error says so."""
    with pytest.raises(InvalidRecord, match="a demand without a limit is a threat"):
        ultimatum(terms=())


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "x"},
        {"act": "sets"},
        {"wording": ""},
        {"at": "2025-07-14"},
        {"known": "2025-07-14"},
        {"known": Interval("2025-07", "UTC")},
        {"known": Interval("2025-07-15/2025-07-16", "UTC")},
        {"deadline": "50 days"},
        {"deadline": None},
    ],
)
def test_a_term_with_a_wrong_value_is_refused(wrong):
    """A term names its event, what it does, its words and its limit."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        term(**wrong)


def test_a_withdrawal_has_no_deadline():
    """What withdraws a limit does not set one."""
    with pytest.raises(InvalidRecord, match="^deadline:"):
        term(act=TermAct.WITHDRAWS, deadline=counted("2025-07-14", 1))


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Response, {"event": "2025-07-14-x", "by": "bob", "kind": ResponseKind.EVADE}, {"event": "x"}),
        (Response, {"event": "2025-07-14-x", "by": "bob", "kind": ResponseKind.EVADE}, {"by": "Bob"}),
        (Response, {"event": "2025-07-14-x", "by": "bob", "kind": ResponseKind.EVADE}, {"kind": "evade"}),
        (Compliance, {"value": ComplianceValue.FULL, "event": "2025-07-14-x"}, {"event": "x"}),
        (Compliance, {"value": ComplianceValue.FULL}, {"value": "full"}),
        (FollowThrough, {"value": FollowThroughValue.MOOT, "event": "2025-07-14-x"}, {"event": "x"}),
        (FollowThrough, {"value": FollowThroughValue.MOOT}, {"value": "moot"}),
    ],
)
def test_a_part_with_a_wrong_value_is_refused(kind, right, wrong):
    """The answers and the two halves of the outcome have rules of their own."""
    assert kind(**right).event == right.get("event")
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        kind(**{**right, **wrong})


@pytest.mark.parametrize(
    ("at", "known", "day"),
    [
        ("2025-07-14", None, date(2025, 7, 14)),
        ("2025-07", None, date(2025, 7, 31)),
        ("2025-07-14/2025-07-20", None, date(2025, 7, 14)),
        ("2025-07-14", "2025-07-16", date(2025, 7, 16)),
    ],
)
def test_the_day_by_whose_close_a_term_could_be_known(at, known, day):
    """As for events: the end of ``known``, else the latest edge of the beginning."""
    held = term(at=Interval(at, ZONE), known=None if known is None else Interval(known, ZONE))
    assert held.known_day == day
    assert held.known_us == (held.known.stop_us if known else held.at.latest_start_us)


def test_it_runs_from_the_first_announcement_to_the_deadline_that_stood_last():
    """A limit that was moved is none any more, also where the one before it was later."""
    shorter = term("2025-07-28", TermAct.REVISES, deadline=counted("2025-07-28", 10, 12))
    assert ultimatum().when.text == "2025-07-14/2025-09-02"
    assert ultimatum(terms=(term(), shorter)).when.text == "2025-07-14/2025-08-09"


def test_days_of_two_zones_are_those_of_the_limit():
    """Announced by one clock, due by another: the days are told as they were said, not in UTC."""
    abroad = term(at=Interval("2025-07-14", "Europe/Kyiv"), deadline=counted("2025-07-14", 50))
    when = ultimatum(terms=(abroad,)).when
    assert (when.text, when.zone) == ("2025-07-14/2025-09-02", ZONE)
    assert (when.start_us, when.stop_us) == (abroad.at.start_us, abroad.deadline.window.stop_us)
    utc = Deadline(text="by then", zone="UTC", by=Interval("2025-09-02", "UTC"))
    when = ultimatum(terms=(term(deadline=utc),)).when
    assert (when.text, when.zone, when.stop_us) == ("2025-07-14/2025-09-02", ZONE, utc.window.stop_us)
    early = Deadline(text="by then", zone="Pacific/Honolulu", by=Interval("2025-07-13", "Pacific/Honolulu"))
    ahead = term(at=Interval("2025-07-14", "Pacific/Auckland"), deadline=early)
    assert str(ultimatum(terms=(ahead,)).when) == "all of 14 July 2025"


@pytest.mark.parametrize(
    ("said", "limit", "words", "days"),
    [
        (("2025-07-01", "Europe/Moscow"), ("2025-07-03T12:00", ZONE), "1 July 2025 to 3 July 2025, 12:00 (America/New_York)", "2025-07-01/2025-07-03"),
        (("2025-07-31T20:30", ZONE), ("2025-09-02", "Europe/Moscow"), "31 July 2025, 20:30-04:00 to 2 September 2025 (Europe/Moscow)", "2025-07-31/2025-09-02"),
        (("2025-07-14T20:30", "UTC"), ("2025-07-20", ZONE), "14 July 2025, 20:30+00:00 to 20 July 2025 (America/New_York)", "2025-07-14/2025-07-20"),
        (("2025-07-14", ZONE), ("2025-07-20T09:00", "UTC"), "14 July 2025 to 20 July 2025, 09:00+00:00 (America/New_York)", "2025-07-14/2025-07-20"),
        # before zones were agreed the clocks of a place stood at seconds beside all others: no offset can be written
        (("1850-07-14T12:00", ZONE), ("1850-07-20", "Europe/Moscow"), "14 July 1850, 16:56:02 to 20 July 1850, 21:29:43 (UTC)", "1850-07-14/1850-07-20"),
    ],
)
def test_days_are_those_that_were_said_beside_a_clock_of_another_zone(said, limit, words, days):
    """An announcement of 1 July in Moscow is no matter of June, whatever hour another side's limit has."""
    at, by = Interval(*said), Deadline(text="by then", zone=limit[1], by=Interval(*limit))
    when = ultimatum(id=f"{at.first}-x", terms=(term(at.first.isoformat(), at=at, deadline=by),)).when
    assert str(when) == words
    assert f"{when.first}/{when.last}" == days
    told = at.until(by.window)
    assert (when.start_us, when.stop_us) == (told.start_us, told.stop_us)


@pytest.mark.parametrize("at", ["2025-07-14/2025-07-30", "2025-07-14/..", "2025-07-14/"])
def test_an_announcement_that_goes_on_does_not_prolong_its_limit(at):
    """Talks that set a limit may last longer than it; named again after it had passed, it reaches to that."""
    sooner = Deadline(text="by then", zone=ZONE, by=Interval("2025-07-20", ZONE))
    assert ultimatum(terms=(term(at=Interval(at, ZONE), deadline=sooner),)).when.text == "2025-07-14/2025-07-20"
    again = term("2025-07-28", TermAct.RESTATES, at=Interval("2025-07-28/2025-07-29", ZONE), deadline=sooner)
    assert ultimatum(terms=(term(deadline=sooner), again)).when.text == "2025-07-14/2025-07-29"


def test_it_runs_until_its_withdrawal():
    """What is withdrawn stops then, whatever was set before."""
    withdrawn = ultimatum(terms=(term(), term("2025-08-01", TermAct.WITHDRAWS)))
    assert withdrawn.when.text == "2025-07-14/2025-08-01"


def test_a_deadline_before_its_last_announcement_does_not_end_it():
    """A limit named again after it passed reaches to that announcement."""
    again = term("2025-09-10", TermAct.RESTATES, deadline=counted("2025-07-14", 50))
    assert ultimatum(terms=(term(), again)).when.text == "2025-07-14/2025-09-10"
