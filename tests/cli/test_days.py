"""The commands about a moment: what a day held, what was known by then."""

from __future__ import annotations

import json
from datetime import date

from cli_sample import said

from us_russia_timeline.cli.reach import beyond
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Coverage, Thoroughness, Timeline


def test_a_day(run):
    """``on`` tells what happened, what went on, which truces held and which deadlines ran."""
    words = said(run("on", "2025-07-17")[1])
    assert words.startswith("Thursday, 17 July 2025 Happened: 0 Went on: 1 16 to 20 July 2025: Days of talks")
    assert "Truces in force: 1 from 2 May 2025 on: The truce lasting" in words
    assert "Begun by then, and when they ended is not known: 1 The truce lost (2025-05-02-lost)" in words
    demanded = "Donald Trump to Russia, The Contact Group: A deal Threatened: Tariffs"
    running = f'The deadline for a deal {demanded} "words of sets"; 47 days left'
    assert f"Deadlines running: 1 2 September 2025: {running}" in words
    early = said(run("on", "2025-04-20")[1])
    assert "Truces in force: 1 " in early
    assert "not known" not in early
    assert '"words of revises"; 0 days left; due that day' in said(run("on", "2025-08-08")[1])


def test_a_day_as_data(run):
    """``on --json`` gives the records of the day, and the state of each deadline."""
    data = json.loads(run("on", "2025-08-08", "--json")[1])
    assert data["day"] == "2025-08-08"
    assert data["happened"][0]["id"] == "2025-08-08-passes"
    assert data["deadlines"][0]["days_left"] == {"least": 0, "most": 0}
    assert data["deadlines"][0]["status"] == "due"
    assert data["deadlines"][0]["issuers"] == ["donald-trump"]
    assert (data["deadlines"][0]["demand"], data["deadlines"][0]["consequence"]) == ("A deal", "Tariffs")
    assert [each["id"] for each in data["in_force"]] == ["2025-05-02-lasting"]
    assert [each["id"] for each in data["end_not_known"]] == ["2025-05-02-lost"]
    assert [(each["when"]["text"], each["thoroughness"]) for each in data["partial"]] == [("2025-01-01/2025-12-31", "partial")]
    known = json.loads(run("as-of", "2025-08-08", "--json")[1])
    assert ([each["id"] for each in known["in_force"]], [each["id"] for each in known["end_not_known"]]) == (["2025-05-02-lasting"], ["2025-05-02-lost"])


def test_as_of_a_moment(run):
    """``as-of`` counts what was known, and gives the deadlines standing and the latest events known."""
    words = said(run("as-of", "2025-07-20", "--limit", "1")[1])
    assert "A small timeline, as the public could know it on 2025-07-20 11 of 14 events" in words
    assert "0 of 2 claims" in words
    assert "Deadlines standing: 1 2 September 2025: The deadline for a deal" in words
    assert "The latest events: 1 16 to 20 July 2025: Days of talks talks:" in words  # not disputed yet
    assert "Ten or twelve" not in words
    assert "Deadlines standing: 1" in run("as-of", "2025-08-08")[1]
    assert "Deadlines standing: 0" in run("as-of", "2025-08-09")[1]


def test_as_of_an_instant_as_data(run):
    """An instant is told back as it was given; without ``--limit`` there are five events."""
    data = json.loads(run("as-of", "2025-08-10T00:00Z", "--json")[1])
    assert data["moment"] == "2025-08-10T00:00Z"
    assert data["known"]["ultimatums"] == 2
    assert len(data["latest"]) == 5
    assert data["latest"][0]["id"] == "2025-08-08-passes"


REACH = "The data reach to 31 December 2025, and say nothing of what came after that day."
BEGIN = "The data begin on 1 January 2025, and say nothing of what came before that day."


def test_as_of_a_day_after_the_coverage(run):
    """It is answered by what the data hold, as everybody who asks about today wants, and says how far they reach."""
    for moment in ("2026-01-01", "2026-01-02T00:00Z", "2030-01-01"):
        code, out, _ = run("as-of", moment)
        assert code == 0
        assert f"as the public could know it on {moment} {REACH} 14 of 14 events" in said(out)
        assert json.loads(run("as-of", moment, "--json")[1])["covered"] is False
    assert "The data" not in run("as-of", "2025-12-31")[1]
    assert json.loads(run("as-of", "2025-12-31", "--json")[1])["covered"] is True


def test_as_of_a_day_before_the_coverage(run):
    """Nothing known there is no answer: it is refused, as every question about such a day."""
    code, out, err = run("as-of", "2024-12-31")
    assert (code, out) == (1, "")
    assert said(err) == "us-russia-timeline: " + BEGIN.replace("The", "the", 1)[:-1] + " "


def test_a_story_on_a_day_outside_the_coverage(run):
    """The days left are counted all the same, and how far the data reach is said with them."""
    for full in ([], ["--full"]):
        code, out, err = run("--on", "2030-01-01", *full)
        words = said(out)
        assert (code, err) == (0, "")
        assert f"On 2030-01-01 {REACH} " in words
        assert words.index("What came of it") < words.index("Go on with" if not full else "Events around them")
        code, out, err = run("--on", "2024-12-31", *full)
        assert (code, out) == (1, "")
        assert said(err).startswith("us-russia-timeline: the data begin on 1 January 2025")
    assert json.loads(run("--on", "2030-01-01", "--json")[1])["on"]["covered"] is False
    assert run("--on", "2024-12-31", "--json")[0] == 1
    assert "The data" not in run("--on", "2025-08-08")[1]
    held = json.loads(run("--on", "2025-04-20", "--json", data=False)[1])["on"]
    assert [each["id"] for each in held["in_force"]] == ["2025-03-18-energy-strike-pause", "2025-04-19-easter-truce"]
    assert [each["id"] for each in held["end_not_known"]] == ["2025-03-25-black-sea-deal"]
    assert json.loads(run("--on", "2025-08-08", "--json")[1])["on"]["covered"] is True


def test_how_far_the_data_reach():
    """Between two stretches, without any coverage, and with one that goes on."""
    def of(*texts):
        return Timeline(title="x", coverage=[Coverage(when=Interval(text, "UTC"), thoroughness=Thoroughness.FULL) for text in texts])

    gap = of("2020-01-01/2020-12-31", "2022-01-01/..")
    assert beyond(gap, date(2021, 5, 1)) == "The data say nothing of that time: it lies between two stretches that they cover."
    assert beyond(gap, date(2030, 1, 1)) == beyond(gap, date(2020, 12, 31)) == beyond(of(), date(2030, 1, 1)) == ""
    assert beyond(gap, date(2019, 12, 31)) == "The data begin on 1 January 2020, and say nothing of what came before that day."


def test_an_announced_end_is_no_missing_end(run):
    """What was announced to end is not told of as a truce without an end, while it goes on."""
    words = said(run("as-of", "2025-04-20T12:00Z", "--limit", "1")[1])
    assert "The truce easter In force for Russia only: its end has not come; ongoing Scheduled: 19 April 2025, 18:00 to 21 April 2025, 00:00" in words
    assert "no end given" not in words
    assert "The truce lasting In force for Russia only: no end given; ongoing" in said(run("as-of", "2025-07-20")[1])
