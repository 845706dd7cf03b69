"""The commands that count: days that are due, days between, the readings of a limit."""

from __future__ import annotations

import json

import pytest
from cli_sample import said

from us_russia_timeline.cli.counting import unit
from us_russia_timeline.deadlines import Unit


def test_the_day_that_is_due(run):
    """The last day of a period needs no timeline, and is told with its weekday and its rule."""
    told = "2025-09-02: Tuesday, 2 September 2025\n  50 days after Monday, 14 July 2025; rule calendar\n"
    assert run("deadline", "due", "2025-07-14", "50", "days", data=False)[1] == told
    assert run("deadline", "due", "2025-07-14", "50", data=False)[1] == told
    assert "2025-08-14" in run("deadline", "due", "2025-07-14", "1", "month")[1]
    assert run("deadline", "due", "2025-08-08", "-25", data=False)[1].splitlines() == [
        "2025-07-14: Monday, 14 July 2025", "  25 days before Friday, 8 August 2025; rule calendar",
    ]  # fmt: skip
    assert run("deadline", "due", "2025-08-08", "-0", data=False)[0] == 2
    assert run("deadline", "due", "2025-08-08", "-x", data=False)[0] == 2
    assert "1 business day after" in run("deadline", "due", "2025-07-14", "1", "business-days")[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("day", Unit.DAYS),
        ("Days", Unit.DAYS),
        ("business-day", Unit.BUSINESS_DAYS),
        ("business days", Unit.BUSINESS_DAYS),
        ("working days", Unit.BUSINESS_DAYS),
        ("WORKDAY", Unit.BUSINESS_DAYS),
    ],
)
def test_units(text, found):
    """Units are taken in the singular and the plural, as people type them."""
    assert unit(text) is found


def test_business_days_by_their_other_names(run):
    """Working days are meant by two words as by one; and where no holiday is given, the answer says so."""
    weekends = "weekends alone are passed over, for no holiday was given"
    told = run("deadline", "due", "2025-07-14", "10", "working", "days")
    assert told == run("deadline", "due", "2025-07-14", "10", "business-days")
    assert said(told[1]).startswith("2025-07-28: Monday, 28 July 2025 10 business days after")
    assert weekends in said(told[1])
    assert weekends in said(run("deadline", "due", "2025-06-24", "10", "--rule", "frcp_6a")[1])
    assert weekends in said(run("deadline", "between", "2025-07-03", "2025-07-07", "--business")[1])
    assert weekends not in said(run("deadline", "due", "2025-06-24", "10", "--rule", "frcp_6a", "--holiday", "2025-07-04")[1])
    assert weekends not in said(run("deadline", "due", "2025-06-24", "10", "--rule", "including_trigger")[1])
    assert "'working weeks' is not a unit; use one of days," in said(run("deadline", "due", "2025-07-14", "10", "working", "weeks")[2])


def test_a_holiday_may_stand_before_the_days(run):
    """It takes one day, and leaves the rest to the command."""
    after = run("deadline", "due", "2025-07-14", "1", "business-days", "--holiday", "2025-07-15")
    before = run("deadline", "due", "--holiday", "2025-07-15", "2025-07-14", "1", "business-days")
    assert before == after
    assert before[1].startswith("2025-07-16")


def test_the_day_that_is_due_by_a_courts_rule(run):
    """A rule and holidays move it; as data every part of the question stands beside the answer."""
    holidays = ["--holiday", "2025-08-11", "--holiday", "12 August 2025"]
    rolled = run("deadline", "due", "2025-07-28", "12", "--rule", "frcp_6a", *holidays, "--json")
    assert json.loads(rolled[1]) == {
        "due": "2025-08-13",
        "trigger": "2025-07-28",
        "amount": 12,
        "unit": "days",
        "rule": "frcp_6a",
        "holidays": ["2025-08-11", "2025-08-12"],
    }


def test_holidays_do_not_pile_up(run):
    """The holidays of one run are not those of the next."""
    argv = ["deadline", "between", "2025-07-14", "2025-07-21", "--business", "--json"]
    assert json.loads(run(*argv, "--holiday", "2025-07-15")[1])["days"] == 4
    assert json.loads(run(*argv, "--holiday", "2025-07-16")[1])["holidays"] == ["2025-07-16"]


def test_the_days_between(run):
    """Days are counted from one day to another, or the business days alone."""
    assert run("deadline", "between", "2025-07-14", "2025-09-02")[1].startswith("50 days\n")
    business = run("deadline", "between", "2025-07-14", "2025-07-21", "--business", "--holiday", "2025-07-26")[1]
    assert business == "5 business days\n  from Monday, 14 July 2025 to Monday, 21 July 2025\n"


def test_readings_of_a_deadline(run):
    """Every instant that can be defended, in the zone of who set it and in those of the targets."""
    _, out, _ = run("deadline", "readings", "2025-07-14-ukraine-deal-deadline", "--on", "2025-07-29")
    assert '"words of revises": 8 August 2025; 4 readings\n' in out
    first = "passed at 2025-08-09 04:00 UTC: 10 days; trigger day not counted; the day ends in America"
    assert first in said(out)
    assert "America/New_York" in out
    assert "Europe/Moscow" in out
    everything = run("deadline", "readings", "2025-07-14-ukraine-deal-deadline")[1]
    assert everything.count("readings\n") == 3


def test_readings_as_data(run):
    """As data each deadline stands with its instants in UTC."""
    argv = ["deadline", "readings", "2025-02-01-withdrawn", "--zone", "America/New_York", "--json"]
    data = json.loads(run(*argv)[1])
    assert [each["instant"] for each in data[0]["readings"]] == ["2025-03-02T05:00:00Z"]
    assert data[0]["deadline"]["text"] == "words of sets"


@pytest.mark.parametrize(
    ("options", "told"), [([], "No deadline stood on 2025-02-05: withdrawn.\n"), (["--json"], "[]\n")]
)
def test_readings_where_no_deadline_stood(run, options, told):
    """A day on which no deadline stood is a no."""
    argv = ["deadline", "readings", "2025-02-01-withdrawn", "--on", "2025-02-05"]
    assert run(*argv, *options)[:2] == (1, told)
