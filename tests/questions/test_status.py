"""Questions of state: which deadline stood, how it moved, what was in force, what a day held."""

from __future__ import annotations

from datetime import date, datetime, timezone

import attrs
import pytest
from attrs import evolve

from examples import authored, timeline
from us_russia_timeline._record import Record
from us_russia_timeline.dataset import load
from us_russia_timeline.deadlines import Deadline, Unit
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import (
    InvalidMoment,
    InvalidQuestion,
    InvalidRecord,
    OutsideCoverage,
    UnknownId,
)
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Ending, Party, Stance, TermAct, TruceEnd
from us_russia_timeline.questions import (
    DaysLeft,
    NoDeadline,
    Status,
    days_left,
    deadline_at,
    in_force,
    involving,
    lags,
    on_day,
    revisions,
    status_at,
    tally,
)

ZONE = "America/New_York"


def ultimatum(*terms):
    """The small ultimatum, with terms of ours: day, act, and how it is limited."""
    base = timeline().ultimatums[0]
    made = [
        attrs.evolve(
            base.terms[0],
            event=f"{day}-x",
            act=TermAct(act),
            at=Interval(day, ZONE),
            known=None,
            deadline=limit and Deadline(text="so long", zone=ZONE, **limit),
        )
        for day, act, limit in terms
    ]
    return attrs.evolve(base, terms=made)


def counted(day, least, most=None):
    """Days counted from a day."""
    return {"trigger": Interval(day, ZONE), "least": least, "most": most, "unit": Unit.DAYS}


def stated(text):
    """A limit stated as a day or a stretch."""
    return {"by": Interval(text, ZONE)}


MOVED = ultimatum(
    ("2025-07-14", "sets", counted("2025-07-14", 50)),
    ("2025-07-28", "revises", counted("2025-07-28", 10, 12)),
    ("2025-07-29", "restates", counted("2025-07-28", 10, 12)),
    ("2025-08-20", "withdraws", None),
)


@pytest.mark.parametrize(
    ("moment", "standing", "left", "status"),
    [
        ("2025-07-13", "not_yet", None, "not_yet"),
        ("2025-07-14", "2 September 2025", (50, 50), "running"),
        ("2025-07-15T03:59Z", "not_yet", None, "not_yet"),
        ("2025-07-15T04:00Z", "2 September 2025", (49, 49), "running"),
        (date(2025, 7, 27), "2 September 2025", (37, 37), "running"),
        ("2025-07-28", "7 to 9 August 2025", (10, 12), "running"),
        ("2025-08-06", "7 to 9 August 2025", (1, 3), "running"),
        ("2025-08-07", "7 to 9 August 2025", (0, 2), "due"),
        ("2025-08-07T03:59Z", "7 to 9 August 2025", (1, 3), "running"),
        ("2025-08-08T03:59Z", "7 to 9 August 2025", (0, 2), "due"),
        ("2025-08-08T04:00Z", "7 to 9 August 2025", (-1, 1), "ambiguous"),
        ("2025-08-08", "7 to 9 August 2025", (-1, 1), "ambiguous"),
        ("2025-08-09", "7 to 9 August 2025", (-2, 0), "ambiguous"),
        ("2025-08-10", "7 to 9 August 2025", (-3, -1), "passed"),
        ("2025-08-10T03:59Z", "7 to 9 August 2025", (-2, 0), "ambiguous"),
        ("2025-08-10T04:00Z", "7 to 9 August 2025", (-3, -1), "passed"),
        ("2025-08-20", "withdrawn", None, "withdrawn"),
        (datetime(2026, 1, 1, tzinfo=timezone.utc), "withdrawn", None, "withdrawn"),
    ],
)
def test_a_deadline_that_moves(moment, standing, left, status):
    """Which deadline stood, how many days were left at least and at most, and whether it had passed."""
    assert str(deadline_at(MOVED, moment)) == standing
    assert status_at(MOVED, moment) == Status(status)
    found = days_left(MOVED, moment)
    assert found == (NoDeadline(standing) if left is None else DaysLeft(*left))


def test_days_left_of_a_deadline_alone():
    """A deadline can be asked about without its ultimatum; an instant is the civil day in its zone."""
    limit = Deadline(text="by then", zone=ZONE, **stated("2025-08-08"))
    assert days_left(limit, "2025-08-01") == (7, 7)
    assert days_left(limit, "2025-08-01T03:59Z") == (8, 8)


def test_a_single_day_is_no_stretch():
    """A deadline of one day is due all that day and passed when it is over; at no time may it have passed or not."""
    limit = ultimatum(("2025-07-14", "sets", stated("2025-08-08")))
    assert status_at(limit, "2025-08-08T03:59Z") is status_at(limit, "2025-08-07") is Status.RUNNING
    assert status_at(limit, "2025-08-08T12:00Z") is status_at(limit, "2025-08-08") is Status.DUE
    assert status_at(limit, "2025-08-09T04:00Z") is status_at(limit, "2025-08-09") is Status.PASSED


@pytest.mark.parametrize("ask", [deadline_at, days_left, status_at])
@pytest.mark.parametrize("moment", [datetime(2025, 7, 14), "2025", "x", None, 5])
def test_a_moment_that_is_none_is_refused(ask, moment):
    """A naive, vague or malformed moment is an error of our family."""
    with pytest.raises(InvalidMoment):
        ask(MOVED, moment)


def test_revisions_are_the_moves():
    """A restatement is a move if it changes something; a withdrawal is none, nor is a limit set anew after it."""
    (only,) = revisions(MOVED)
    assert (only.before.text, only.after.text, only.days) == ("2025-09-02", "2025-08-07/2025-08-09", (-26, -24))
    assert only.term.act is TermAct.REVISES
    again = ultimatum(
        ("2025-07-14", "sets", stated("2025-08-08")),
        ("2025-07-20", "withdraws", None),
        ("2025-07-28", "sets", stated("2025-08-10")),
        ("2025-07-29", "revises", stated("2025-08-10")),
        ("2025-07-30", "restates", stated("2025-08-12")),
    )
    (only,) = revisions(again)
    assert (only.term.act, only.before.text, only.days) == (TermAct.RESTATES, "2025-08-10", (2, 2))
    assert revisions(ultimatum(("2025-07-14", "sets", stated("2025-08-08")))) == ()


def test_a_deadline_has_a_last_day():
    """A limit without a last day, to which no days could be counted, cannot even be stated."""
    for text in ("2025-08-08/..", "2025-08-08/"):
        with pytest.raises(InvalidRecord):
            Deadline(text="some day", zone=ZONE, **stated(text))


# --- truces ---


def test_who_is_bound_has_said_so():
    """A truce declared some time that day is in force from its hour; in a gap between its sides it is declared."""
    truce = load().truce("2025-04-19-easter-truce")
    hours = ("17:59", "18:00", "20:00")
    assert [status_at(truce, f"2025-04-19T{hour}[Europe/Moscow]").value for hour in hours] == ["not_yet", "in_force", "in_force"]
    russia, ukraine = truce.parties
    apart = evolve(truce, parties=(evolve(russia, effective=Interval("2025-04-20/2025-04-21", "Europe/Moscow")), evolve(ukraine, stance=Stance.ACCEPTED, effective=Interval("2025-04-24/2025-04-26", "Europe/Moscow"))))
    assert [status_at(apart, f"2025-04-{day}").value for day in (19, 20, 22, 24, 27)] == ["declared", "in_force", "declared", "in_force", "ended"]


def test_what_is_counted_is_what_is_found():
    """By actor as many are counted as take part, by any question."""
    timeline = load()
    for records in (timeline.events, timeline.ultimatums, timeline.truces):
        for name, number in tally(records, "actors").items():
            assert number == len(involving(records, name)), name


def test_an_answer_is_measured_from_what_it_answers():
    """By its link, also where an earlier announcement was the last before that day."""
    timeline = load()
    found = {lag.later: lag for lag in lags(timeline, timeline.ultimatum("2025-07-14-ukraine-deal-deadline"))}
    medvedev = found["2025-07-28-medvedev-step-to-war"]
    assert (medvedev.earlier, medvedev.least, medvedev.most) == ("2025-07-28-trump-cuts-to-ten-or-twelve", 0, 0)


def test_no_announcement_is_known_before_the_first():
    """Without the first there is no ultimatum, also where a later one was known sooner."""
    first, later = {"by": Interval("2025-08-01", ZONE)}, {"by": Interval("2025-08-10", ZONE)}
    plain = ultimatum(("2025-07-01", "sets", first), ("2025-07-10", "revises", later))
    held_back = evolve(plain, terms=[evolve(plain.terms[0], known=Interval("2025-07-20", ZONE)), plain.terms[1]])
    assert deadline_at(plain, "2025-07-15") == plain.terms[1].deadline
    assert deadline_at(held_back, "2025-07-15") is NoDeadline.NOT_YET
    assert status_at(held_back, "2025-07-15") is Status.NOT_YET
    assert deadline_at(held_back, "2025-07-20") == plain.terms[1].deadline


THIRTY_HOURS = Interval("2025-08-02T18:00/2025-08-04T00:00", "Europe/Moscow")


def truce(*effective, how=TruceEnd.EXPIRED):
    """The small truce, declared on 1 August, with parties bound as given."""
    parties = [Party(actor=f"side-{at}", stance=Stance.DECLARED, effective=held) for at, held in enumerate(effective)]
    return attrs.evolve(timeline().truce("2025-08-01-pause"), parties=parties, ended=Ending(how=how), scheduled=None)


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2025-07-31", Status.NOT_YET),
        ("2025-08-01", Status.DECLARED),
        ("2025-08-01T12:00+03:00", Status.NOT_YET),
        ("2025-08-02T00:00+03:00", Status.DECLARED),
        ("2025-08-02T17:59+03:00", Status.DECLARED),
        ("2025-08-02T18:00+03:00", Status.IN_FORCE),
        ("2025-08-02", Status.IN_FORCE),
        ("2025-08-03T23:59+03:00", Status.IN_FORCE),
        ("2025-08-04T00:00+03:00", Status.ENDED),
        ("2025-08-03", Status.ENDED),
        ("2026-08-03", Status.ENDED),
    ],
)
def test_the_state_of_a_truce(moment, status):
    """Of a day, at its close; of an instant, exactly: the start is in it and the end is not."""
    assert status_at(truce(THIRTY_HOURS), moment) is status


def test_the_state_between_two_times_and_without_any():
    """Between what one side held and what another will hold it is declared; one that bound nobody never was."""
    later = Interval("2025-08-10/2025-08-11", "Europe/Moscow")
    assert status_at(truce(THIRTY_HOURS, later), "2025-08-06") is Status.DECLARED
    assert status_at(truce(None, how=TruceEnd.NEVER_TOOK_EFFECT), "2025-08-06") is Status.NEVER_TOOK_EFFECT
    assert status_at(truce(None, how=TruceEnd.UNCLEAR), "2025-08-06") is Status.DECLARED


def test_at_the_close_of_a_day_somebody_is_bound_or_nobody():
    """Of two sides, bound one day until noon and the next day from noon, nobody is at midnight; without a break somebody."""
    noon = Interval("2025-08-02T06:00/2025-08-02T12:00", "Europe/Moscow")
    late = Interval("2025-08-03T12:00/2025-08-04T12:00", "Europe/Moscow")
    early = Interval("2025-08-02T12:00/2025-08-04T12:00", "Europe/Moscow")
    for sides, status in (((noon, late), Status.DECLARED), ((noon, early), Status.IN_FORCE)):
        assert status_at(truce(*sides), "2025-08-02") is status
        assert status_at(truce(*sides), "2025-08-03T00:00+03:00") is status
    days = [Interval(f"{day}/{day}", "Europe/Moscow") for day in ("2025-08-02", "2025-08-03")]
    assert status_at(truce(*days), "2025-08-02") is Status.IN_FORCE


def test_in_force():
    """A day at any part of it, an instant exactly; for any party or for the one asked about."""
    whole = timeline()

    def ids(*moment, **party):
        return [each.id for each in in_force(whole.truces, *moment, **party)]

    assert ids("2025-08-01") == ids("2025-08-04") == []
    assert ids("2025-08-02") == ids("2025-08-03") == ["2025-08-01-pause"]
    assert ids("2025-08-02T17:59+03:00") == ids("2025-08-04T00:00+03:00") == []
    assert ids("2025-08-02T18:00+03:00") == ids("2025-08-03T23:59+03:00") == ["2025-08-01-pause"]
    assert ids("2025-08-03", party="bob") == ["2025-08-01-pause"]
    assert ids("2025-08-03", party="ann") == []
    with pytest.raises(UnknownId, match="no actor is called 'nobody' here"):
        ids("2025-08-03", party="nobody")
    with pytest.raises(OutsideCoverage):
        ids("2026-08-03")
    assert in_force(list(whole.truces), "2026-08-03") == ()


# --- steps and days ---


def test_lags_measure_each_step_from_the_announcement_before_it():
    """Later terms, answers and both halves of the outcome, in the order of time."""
    whole = timeline()
    assert [tuple(lag) for lag in lags(whole, whole.ultimatums[0])] == [
        ("revises", "2025-07-14-fifty-days", "2025-07-28-sooner", 14, 14),
        ("compliance: partial", "2025-07-28-sooner", "2025-08-01-pause", 4, 4),
        ("follow_through: deferred", "2025-07-28-sooner", "2025-08-01-pause", 4, 4),
        ("response: evade", "2025-07-28-sooner", "2025-08-01-pause", 4, 4),
    ]


def test_lags_differ_where_a_step_is_vague():
    """A step dated to a month lies at least and at most so many days later; one that goes on began on its first day."""
    data = authored()
    data["events"][2]["when"] = {"text": "2025-08", "zone": "Europe/Moscow"}
    whole = from_plain(data)
    assert lags(whole, whole.ultimatums[0])[-1][-2:] == (4, 34)
    data["events"][2]["when"] = {"text": "2025-08-01/..", "zone": "Europe/Moscow"}
    whole = from_plain(data)
    assert lags(whole, whole.ultimatums[0])[-1][-2:] == (4, 4)


def test_lags_leave_out_what_is_no_step():
    """Halves without an event are none, and an answer in the announcement itself is no lag; an earlier one is negative."""
    data = authored()
    data["ultimatums"][0] |= {
        "compliance": {"value": "unclear"},
        "follow_through": {"value": "pending"},
        "responses": [{"event": "2025-07-14-fifty-days", "by": "bob", "kind": "reject"}],
    }
    whole = from_plain(data)
    assert [lag.step for lag in lags(whole, whole.ultimatums[0])] == ["revises"]
    data["events"].append({**data["events"][2], "id": "2025-07-01-early", "when": {"text": "2025-07-01", "zone": "UTC"}})
    data["ultimatums"][0]["responses"][0]["event"] = "2025-07-01-early"
    whole = from_plain(data)
    assert lags(whole, whole.ultimatums[0])[0][-2:] == (-13, -13)


def test_what_a_day_held():
    """What began that day, what went on, which truces held and which deadlines ran, passed ones not."""
    data = authored()
    data["events"][2]["when"] = {"text": "2025-08-01/2025-08-03", "zone": "Europe/Moscow"}
    del data["truces"][0]["scheduled"]
    data["truces"][0]["parties"][0]["effective"] = {"text": "2025-08-02T18:00/2025-08-04T00:00", "zone": "Europe/Moscow"}
    whole = from_plain(data)

    def held(day):
        found = on_day(whole, day)
        return (
            [event.id for event in found.happened],
            [event.id for event in found.going_on],
            [each.id for each in found.in_force],
            [(each.id, str(limit)) for each, limit in found.deadlines],
        )

    fifty, moved = ("2025-07-14-fifty-days", "2 September 2025"), ("2025-07-14-fifty-days", "8 August 2025")
    assert held("2025-07-13") == ([], [], [], [])
    assert held("2025-07-14") == (["2025-07-14-fifty-days"], [], [], [])  # it became known on the 15th
    assert held("2025-07-15") == ([], [], [], [fifty])
    assert held(date(2025, 8, 1)) == (["2025-08-01-pause"], [], [], [moved])
    assert held("2025-08-03") == ([], ["2025-08-01-pause"], ["2025-08-01-pause"], [moved])
    assert held("2025-08-08")[3] == [moved]
    assert held("2025-08-09")[3] == []
    with pytest.raises(InvalidMoment, match="ask on_day.. about a day"):
        on_day(whole, "2025-08-01T00:00Z")
    with pytest.raises(OutsideCoverage):
        on_day(whole, "2026-08-01")


# --- what the two axes once answered differently ---


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2018-07-02", "not_yet"),
        ("2018-07-02T23:59+03:00", "not_yet"),
        ("2018-07-31", "declared"),
        ("2018-08-01T00:00+03:00", "declared"),
    ],
)
def test_a_truce_dated_to_a_month_is_declared_when_that_month_is_over(moment, status):
    """A day and an instant in it say the same: before the month is over nobody can be sure."""
    base = timeline().truces[0]
    told = attrs.evolve(
        base, at=Interval("2018-07", "Europe/Moscow"), scheduled=None, ended=Ending(how=TruceEnd.ONGOING),
        parties=[Party(actor="bob", stance=Stance.DECLARED)], violations=(),
    )  # fmt: skip
    assert status_at(told, moment) is Status(status)


def test_a_limit_of_hours_may_have_passed_from_its_first_hour_on():
    """Of "24 or 48 hours" from noon the first reading passes at noon of the next day."""
    noon = {"trigger": Interval("2024-01-01T12:00", "UTC"), "least": 24, "most": 48, "unit": Unit.HOURS}
    limit = ultimatum(("2024-01-01", "sets", noon))
    found = [status_at(limit, f"2024-01-0{day}Z") for day in ("2T11:59", "2T12:00", "3T11:00", "3T12:01")]
    assert found == [Status.RUNNING, Status.AMBIGUOUS, Status.AMBIGUOUS, Status.PASSED]
    assert [status_at(limit, f"2024-01-0{day}") for day in (1, 2, 3, 4)] == ["running", "due", "ambiguous", "passed"]


@pytest.mark.parametrize(
    ("first", "zone", "before", "after"),
    [
        ("2025-03-09", "America/New_York", "2025-03-09T23:59-04:00", "2025-03-10T00:00-04:00"),  # of 23 hours
        ("2025-11-02", "America/New_York", "2025-11-02T23:59-05:00", "2025-11-03T00:00-05:00"),  # of 25 hours
        ("2025-10-26", "Europe/Kyiv", "2025-10-26T23:59+02:00", "2025-10-27T00:00+02:00"),
    ],
)
def test_the_first_day_of_a_window_ends_when_the_clocks_say_so(first, zone, before, after):
    """A civil day is not 24 hours where the clocks change."""
    last = date.fromisoformat(first).replace(day=date.fromisoformat(first).day + 2)
    limit = ultimatum((first, "sets", stated(f"{first}/{last}")))
    term = attrs.evolve(limit.terms[0], at=Interval("2025-01-01", zone), deadline=Deadline(text="then", zone=zone, by=Interval(f"{first}/{last}", zone)))
    limit = attrs.evolve(limit, terms=[term])
    assert (status_at(limit, before), status_at(limit, after)) == (Status.DUE, Status.AMBIGUOUS)


def test_truces_whose_end_nobody_states_are_possible_for_ever_and_certain_never():
    """Six years later it may still hold, and nobody can say that it does."""
    base = timeline().truces[0]
    lost = attrs.evolve(
        base, ended=Ending(how=TruceEnd.UNCLEAR),
        parties=[Party(actor="bob", stance=Stance.DECLARED, effective=Interval("2019-01-01/", "UTC"))],
    )  # fmt: skip
    assert in_force([lost], "2025-01-01") == (lost,)
    assert in_force([lost], "2025-01-01", certain=True) == in_force([lost], "2019-01-01", certain=True) == ()


def test_a_party_is_named_by_a_text():
    """Anything else would read as "no truce was in force"."""
    for wrong in (5, ["russia"], timeline().actors[0]):
        with pytest.raises(InvalidQuestion, match="an actor is named by a text, not by"):
            in_force(timeline().truces, "2025-08-02", party=wrong)


def test_what_surely_went_on_that_day():
    """What is told to the month may have been on any day of it, its first one too; an end that nobody states is not sure."""
    timeline = load()
    stand_down = timeline.event("2025-02-01-cyber-command-stand-down")
    for day in ("2025-02-01", "2025-02-14", "2025-02-28"):
        held = on_day(timeline, day)
        assert (stand_down in held.happened, stand_down in held.going_on) == (False, True)
        assert stand_down not in on_day(timeline, day, certain=True).going_on
    may, surely = on_day(timeline, "2025-08-05"), on_day(timeline, "2025-08-05", certain=True)
    assert len(may.in_force) == 3
    assert surely.in_force == ()
    assert (may.happened, may.deadlines) == (surely.happened, surely.deadlines)
    with pytest.raises(InvalidQuestion):
        on_day(timeline, "2025-08-05", certain="no")


def test_what_went_on_is_told_from_what_happened_without_comparing_records(monkeypatch):
    """A day of many events is answered by their ids: records are not compared with each other, field by field."""
    whole = load()
    whole.events.active_at("2025-02-24")  # what is made once is made here
    compared = []
    monkeypatch.setattr(Record, "__eq__", lambda self, other: compared.append(self) or self is other)
    day = on_day(whole, "2025-02-24")
    assert day.happened
    assert day.going_on
    assert compared == []
