"""The commands about a moment: what a day held, what was known by then."""

from __future__ import annotations

import json

from cli_sample import said


def test_a_day(run):
    """``on`` tells what happened, what went on, which truces held and which deadlines ran."""
    words = said(run("on", "2025-07-17")[1])
    assert words.startswith("Thursday, 17 July 2025 Happened: 0 Went on: 1 16 to 20 July 2025: Days of talks")
    assert "Truces in force: 1 from 2 May 2025 on: The truce lasting" in words
    assert "Begun by then, and ended at a time that is not known: 1 2025-05-02-lost" in words
    running = 'Deadlines running: 1 2 September 2025: The deadline for a deal "words of sets"; 47 days left'
    assert running in words
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
    assert [each["id"] for each in data["in_force"]] == ["2025-05-02-lasting", "2025-05-02-lost"]


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
