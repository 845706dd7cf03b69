"""Days, lengths and states as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from cli_sample import SMALL, said, written

from us_russia_timeline.cli import phrases
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import SourceForm
from us_russia_timeline.questions import DaysLeft, NoDeadline, Status


@pytest.mark.parametrize(
    ("least", "most", "phrase"),
    [
        (2, 2, "2 days left"),
        (1, 1, "1 day left"),
        (0, 0, "0 days left"),
        (0, 2, "0 to 2 days left"),
        (-1, 1, "1 day left at most, or passed"),
        (-1, 0, "0 days left at most, or passed"),
        (-1, -1, "passed 1 day ago"),
        (-3, -1, "passed 1 to 3 days ago"),
    ],
)
def test_days_left_in_words(least, most, phrase):
    """Days left are told as a number, as a range, as doubtful inside the window, and as past after it."""
    assert phrases.left_words(DaysLeft(least, most)) == phrase


def test_no_deadline_in_words():
    """Where no deadline stands, no number is made up."""
    assert phrases.left_words(NoDeadline.WITHDRAWN) == "no deadline stands"


@pytest.mark.parametrize(
    ("by", "phrase"),
    [
        ("2025-07-22", "2 days later"),
        ("2025-07-18", "2 days earlier"),
        ("2025-07-22/2025-07-24", "2 to 4 days later"),
        ("2025-07-17/2025-07-19", "1 to 3 days earlier"),
        ("2025-07-19/2025-07-24", "its first day 1 day earlier, its last day 4 days later"),
    ],
)
def test_moves_in_words(run, tmp_path, by, phrase):
    """A move of a deadline is told as earlier or later, or for both of its ends where they part."""

    def term(event, act, by):
        limit = {"text": f"words of {act}", "zone": "America/New_York", "by": by}
        return {"event": event, "act": act, "wording": f"words of {act}", "deadline": limit}

    terms = [term("2025-02-01-warning", "sets", "2025-07-20"), term("2025-02-03-warning-gone", "revises", by)]
    ultimatum = {**SMALL["ultimatums"][0], "terms": terms}
    mine = written(tmp_path / "mine.json", ultimatums=[ultimatum], claims=[])
    assert f"that day; {phrase} 2025-02-03" in said(run("--data", mine, "--full", data=False)[1])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("2025-04-19T18:00/2025-04-21T00:00", "30 hours"),
        ("2025-05-08/2025-05-10", "72 hours (3 days)"),
        ("2025-05-01/2025-05-07", "168 hours (7 days)"),
        ("2025-05-01/2025-05-08", "8 days"),
        ("2025-03-25/2025-04-24", "31 days"),
        ("2025-05-01T00:00/2025-06-30T00:00", "1440 hours (60 days)"),
        ("2025-05-01/2025-06-30", "61 days"),
        ("2020-03-06T00:01/2024-11-27", "1727 days 23 hours 59 minutes"),
        ("2025-05-08/2025-05-08", "24 hours"),
        ("2025-05-01T06:00/2025-05-01T07:00:01.5", "1 hour 1 second"),
        ("2025-05-02/..", "no end given"),
        ("2025-05-02/", "end not known"),
    ],
)
def test_lengths_in_words(text, phrase):
    """A length is told to the second, in days too where it has two or more; days longer than a week are counted; no end is told as that."""
    when = Interval(text, "Europe/Moscow")
    assert phrases.length_words(when) == phrase
    assert phrases.schedule_words(when) == f"{when}: {phrase}"


def test_what_goes_without_saying():
    """A deadline that runs, and a page that tells in its own words, are told without a remark."""
    assert phrases.status_words(Status.RUNNING) == ""
    assert phrases.status_words(Status.DUE) == "due that day"
    assert phrases.status_words(Status.AMBIGUOUS) == "ambiguous"
    assert [phrases.FORMS[form] for form in SourceForm] == [
        "official text",
        "reproduces the official text",
        "",
    ]


def test_days_in_words():
    """A day is told with its weekday where it stands alone; whether a record was verified says when."""
    assert phrases.day_words(date(2025, 7, 14)) == "Monday, 14 July 2025"
    assert phrases.verified_words(date(2025, 9, 1)) == "verified on 1 September 2025"
    assert phrases.verified_words(None) == "not verified yet"
