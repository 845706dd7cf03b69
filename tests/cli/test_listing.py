"""The lists of records, and how they are filtered."""

from __future__ import annotations

import json

import pytest
from cli_sample import said


@pytest.fixture
def ids(run):
    """The ids of the events that a list of them has."""
    return lambda *argv: [event["id"] for event in json.loads(run("events", "--json", *argv)[1])]


def test_events_are_filtered_by_time(ids):
    """Days are inclusive, months and years stand for all their days, instants are exclusive at the end."""
    assert len(ids()) == 14
    assert ids("--from", "2025-07-28", "--to", "2025-07-29") == ["2025-07-28-ten-or-twelve", "2025-07-29-ten"]
    assert ids("--from", "2025-08") == ["2025-08-08-passes"]
    assert ids("--to", "2025-02") == ["2025-02-01-warning", "2025-02-03-warning-gone"]
    assert len(ids("--from", "2025", "--to", "2025")) == 14
    assert ids("--from", "2025-08-01T00:00Z") == ["2025-08-08-passes"]
    assert ids("--from", "2025-08-01T00:00+03:00") == ["2025-08-08-passes"]
    assert ids("--to", "2025-02-02T12:00Z") == ["2025-02-01-warning"]


def test_events_are_filtered_by_what_they_are(ids):
    """Each filter narrows the list; several of one filter are joined as the help says."""
    assert ids("--actor", "donald-trump", "--actor", "russia") == ["2025-07-14-fifty", "2025-07-16-long"]
    kinds = ["2025-05-03-alleged", "2025-07-15-answer"]
    assert ids("--kind", "rejection", "--kind", "truce-violation") == kinds
    assert ids("--tag", "war", "--tag", "tariffs") == ["2025-07-14-fifty"]
    assert ids("--text", "TWELVE days") == ["2025-07-28-ten-or-twelve"]
    assert ids("--latest", "--limit", "2") == ["2025-08-08-passes", "2025-07-29-ten"]
    assert ids("--kind", "cyber_operation") == []


def test_events_are_told_with_their_standing(run):
    """What is reported, disputed or cancelled says so, as things stand now; the number stands at the end."""
    code, out, _ = run("events", "--limit", "11")
    assert code == 0
    assert "Breaches are alleged [disputed by Russia]\n" in out
    assert "Moscow answers [reported]" in said(out)
    assert "Something else [cancelled]" in out
    assert "Days of talks [disputed by Russia]" in out
    assert out.endswith("\n14 events, 11 shown\n")
    assert "https://" not in out
    assert (
        "https://example.org/2025-08-08-passes" in run("events", "--sources", "--latest", "--limit", "1")[1]
    )
    assert run("events", "--text", "nothing of the kind")[1] == "0 events\n"


def test_lists_of_ultimatums_truces_and_claims(run):
    """The plain lists say the essential of each record and end with their number; as data they are lists."""
    words = said(run("ultimatums")[1])
    assert "Deadline: 2 September 2025, then 7 to 9 August 2025, then 8 August 2025" in words
    assert "Deadline: 1 March 2025, then withdrawn" in words
    assert words.endswith("2 ultimatums ")
    assert run("truces")[1].endswith("\n7 truces\n")
    assert run("claims")[1].endswith("\n2 claims\n")
    assert "https://" not in run("claims")[1]
    assert run("claims", "--verdict", "confirmed")[1].endswith("\n1 claim\n")
    for name, number in (("ultimatums", 2), ("truces", 7), ("claims", 2)):
        assert len(json.loads(run(name, "--json")[1])) == number
    assert json.loads(run("truces", "--json")[1])[0]["hours"] == 30


def test_every_scheduled_truce_has_its_schedule_in_the_list(run):
    """What was announced is told beside what held, of each truce that had a schedule and of no other."""
    out = run("truces")[1]
    easter = "  Scheduled: 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow): 30\n"
    assert easter in out
    assert "  Scheduled: 5 to 6 May 2025: 48 hours (2 days)\n" in out
    assert out.count("Scheduled: ") == 2


def test_a_hint_is_left_out_where_no_id_is_near(run):
    """An id like nothing in the timeline gets no suggestions."""
    assert run("show", "qqqqqqqq")[2] == "us-russia-timeline: there is no record 'qqqqqqqq'\n"


def test_show_every_record_of_one_id(run):
    """An id that an event and a truce share shows both, and both as data under their types."""
    words = said(run("show", "2025-04-19-easter")[1])
    assert "An Easter truce id: 2025-04-19-easter" in words
    assert "The same id as truce The truce easter" in words
    assert set(json.loads(run("show", "2025-04-19-easter", "--json")[1])) == {"event", "truce"}


@pytest.mark.parametrize("command", ["events", "truces", "ultimatums"])
def test_an_empty_list_as_data_tells_whose_name_was_meant(run, command):
    """Scripts get an empty list, and on standard error what people are told; a search that finds says nothing there."""
    code, out, err = run(command, "--text", "Дональд", "--json")
    assert (code, json.loads(out), err) == (0, [], "Did you mean --actor donald-trump?\n")
    assert run(command, "--text", "nowhere to be found", "--json")[1:] == ("[]\n", "")
    assert run(command, "--json")[2] == ""
