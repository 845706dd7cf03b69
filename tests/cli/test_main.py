"""The command line, run in-process on a small timeline and on the shipped one."""

from __future__ import annotations

import json
import os
import re
import sys

import pytest

from us_russia_timeline import (
    __main__ as program,
    __version__,
    days_left,
    deadline_at,
    deadlines,
    exports,
    load,
)
from us_russia_timeline.cli import commands, phrases
from us_russia_timeline.errors import MissingExtra
from us_russia_timeline.models import Verdict
from us_russia_timeline.questions import DaysLeft, NoDeadline

main = program.main


# A timeline with a record of every kind and of every turn that a command can take.
HERE = os.path.dirname(__file__)
MANUAL = os.path.join(HERE, "..", "docs", "reference", "command-line.md")
SMALL_FILE = os.path.join(HERE, "data", "small.json")
with open(SMALL_FILE, encoding="utf-8") as file:
    SMALL = json.load(file)


def _term(event, act, **limit):
    term = {"event": event, "act": act, "wording": f"words of {act}"}
    return term | {"deadline": {"text": f"words of {act}", "zone": "America/New_York", **limit}}


@pytest.fixture
def run(capsys):
    """Run a command on the small timeline; gives its exit code, output and error output."""

    def run_(*argv, data=True):
        code = main(["--data", SMALL_FILE, *argv] if data else list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return run_


def said(text):
    """The text with its line breaks and indents taken out."""
    return re.sub(r"\s+", " ", text)


def test_overview_shows_how_the_deadline_moved(run):
    """Without arguments: each announcement, the window it gave and the days left on its day."""
    code, out, err = run()
    words = said(out)
    assert (code, err) == (0, "")
    assert '14 July 2025: sets the deadline: 2 September 2025 "words of sets"; 50 days left that day' in words
    assert "revises the deadline: 7 to 9 August 2025" in words
    assert "10 to 12 days left that day; 24 to 26 days earlier" in words
    assert "revises the deadline: 8 August 2025" in words
    assert "its first day 1 day later, its last day 1 day earlier" in words
    assert "From the first announcement to the deadline named last: 25 days." in words


def test_overview_shows_the_truces_with_their_exact_lengths(run):
    """The truces of the story: thirty hours at Easter, seventy-two at Victory Day, from the data."""
    _, out, _ = run()
    words = said(out)
    assert "Truces of that story: 7" in words
    assert "The truce easter In force: 30 hours; expired" in words
    assert "The truce victory-day In force: 72 hours (3 days); expired" in words
    assert "In force: 1 hour 1 second; expired" in words
    assert "In force: end not known; unclear" in words
    assert "In force: no end given; ongoing" in words
    assert "Bound nobody; scheduled: 48 hours (2 days); never took effect" in words
    assert "Bound nobody; never took effect" in words


def test_overview_lists_the_events_around_with_actors_and_sources(run):
    """The events named by the ultimatum and its truces, and those of its subject near it; no others."""
    _, out, _ = run()
    assert "14 July 2025: Fifty days\n  ultimatum: Donald Trump to Russia\n  2025-07-14-fifty\n" in out
    assert "  The Gazette: https://example.org/2025-07-14-fifty\n" in out
    assert "2025-04-28-victory" in out
    assert "2025-07-15-elsewhere" not in out  # another subject
    assert "2025-02-01-warning" not in out  # another time


def test_overview_on_a_day(run):
    """``--on`` adds the deadline that stood, the days left and the truces in force."""
    before, after, easter = (
        run("--on", "2025-07-14")[1],
        run("--on", "2025-08-12")[1],
        run("--on", "2025-04-20")[1],
    )
    assert '2 September 2025: The deadline for a deal "words of sets"; 50 days left' in said(before)
    assert "passed 4 days ago; passed" in said(after)
    assert "No deadline stood: not yet." in easter
    assert "In force: The truce easter (2025-04-19-easter)" in easter
    assert "None of the truces of that story was in force." in run("--on", "2025-04-01")[1]
    assert run("--on", "yesterday")[0] == 2


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
    ultimatum = {
        **SMALL["ultimatums"][0],
        "terms": [
            _term("2025-02-01-warning", "sets", by="2025-07-20"),
            _term("2025-02-03-warning-gone", "revises", by=by),
        ],
    }
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps({**SMALL, "ultimatums": [ultimatum], "claims": []}), encoding="utf-8")
    assert f"that day; {phrase} 2025-02-03" in said(run("--data", str(mine), data=False)[1])


def test_overview_as_data(run):
    """``--json`` gives the same answer as plain data."""
    code, out, _ = run("--json", "--on", "2025-07-28")
    data = json.loads(out)
    assert code == 0
    assert [each["deadline"] for each in data["deadlines"]] == [
        "2 September 2025",
        "7 to 9 August 2025",
        "8 August 2025",
    ]
    assert data["deadlines"][1]["days_left"] == {"least": 10, "most": 12}
    assert data["deadlines"][1]["moved"] == {"least": -26, "most": -24}
    assert data["on"]["status"] == "running"
    assert {each["id"]: each["hours"] for each in data["truces"]}["2025-04-19-easter"] == 30
    assert {each["id"]: each["hours"] for each in data["truces"]}["2025-05-02-lost"] is None
    assert {each["id"]: each["hours"] for each in data["truces"]}["2025-05-02-vague"] is None
    assert json.loads(run("--json")[1])["on"] is None


def test_overview_of_another_ultimatum(run):
    """``--ultimatum`` chooses; a withdrawn deadline is told as such, and its text has no days left."""
    code, out, _ = run("--ultimatum", "2025-02-01-withdrawn", "--on", "2025-02-04")
    assert code == 0
    assert "3 February 2025: withdraws the deadline\n" in out
    assert "No deadline stood: withdrawn." in out
    data = json.loads(run("--ultimatum", "2025-02-01-withdrawn", "--on", "2025-02-04", "--json")[1])
    assert data["deadlines"][1]["deadline"] is None
    assert data["on"]["days_left"] == "withdrawn"
    assert data["on"]["deadline"] is None
    code, _, err = run("--ultimatum", "2025-07-14-ukraine")
    assert code == 1
    assert (
        "there is no record '2025-07-14-ukraine' here; did you mean 2025-07-14-ukraine-deal-deadline"
        in said(err)
    )


def test_overview_of_a_timeline_without_that_ultimatum(run, tmp_path):
    """A user's own timeline shows its last ultimatum, or its size where it has none."""
    mine = tmp_path / "mine.json"
    mine.write_text(
        json.dumps({**SMALL, "ultimatums": SMALL["ultimatums"][:1], "claims": []}), encoding="utf-8"
    )
    assert "A limit that was withdrawn" in run("--data", str(mine), data=False)[1]
    mine.write_text("{}", encoding="utf-8")
    assert (
        run("--data", str(mine), data=False)[1] == "A timeline (data 0): 0 events, 0 ultimatums, 0 truces\n"
    )
    assert json.loads(run("--data", str(mine), "--json", data=False)[1])["ultimatum"] is None


def test_overview_where_the_last_deadline_has_no_last_day(run, tmp_path):
    """An ultimatum with one term is told without a span from first to last."""
    one = {**SMALL["ultimatums"][0], "terms": SMALL["ultimatums"][0]["terms"][:1]}
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps({**SMALL, "ultimatums": [one], "claims": []}), encoding="utf-8")
    out = run("--data", str(mine), data=False)[1]
    assert "From the first announcement" not in out
    assert "28 days left that day" in out


def test_shipped_overview_is_the_main_job(run):
    """On the shipped data: the three windows, thirty and seventy-two hours, and sources for each event."""
    code, out, _ = run("--on", "2025-08-06", data=False)
    words = said(out)
    assert code == 0
    for wanted in (
        "2 September 2025",
        "7 to 9 August 2025",
        "8 August 2025",
        "2 days left",
        "25 days.",
        "In force: 30 hours",
        "In force: 72 hours (3 days)",
    ):
        assert wanted in words, wanted
    data = json.loads(run("--json", data=False)[1])
    assert len(data["events"]) > 20
    assert all(event["sources"] and event["actors"] for event in data["events"])


def test_shipped_overview_comes_from_the_library(run):
    """The windows and the days left that are printed are what the library's own functions give."""
    ultimatum = load().ultimatum("2025-07-14-ukraine-deal-deadline")
    words = said(run("--on", "2025-08-06", data=False)[1])
    for term in ultimatum.terms:
        left = days_left(ultimatum, term.at.first)
        assert f"the deadline: {deadline_at(ultimatum, term.at.first)} " in words
        assert f"{left.most} day{'s' if left.most != 1 else ''} left that day" in words


def test_events_are_filtered(run):
    """Each filter narrows the list; several of one filter are joined as the help says."""

    def ids(*argv):
        return [event["id"] for event in json.loads(run("events", "--json", *argv)[1])]

    assert len(ids()) == 14
    assert ids("--from", "2025-07-28", "--to", "2025-07-29") == ["2025-07-28-ten-or-twelve", "2025-07-29-ten"]
    assert ids("--from", "2025-08") == ["2025-08-08-passes"]
    assert ids("--to", "2025-02") == ["2025-02-01-warning", "2025-02-03-warning-gone"]
    assert len(ids("--from", "2025", "--to", "2025")) == 14
    assert ids("--from", "2025-08-01T00:00Z") == ["2025-08-08-passes"]
    assert ids("--from", "2025-08-01T00:00+03:00") == ["2025-08-08-passes"]
    assert ids("--to", "2025-02-02T12:00Z") == ["2025-02-01-warning"]
    assert ids("--actor", "donald-trump", "--actor", "russia") == ["2025-07-14-fifty", "2025-07-16-long"]
    assert ids("--kind", "rejection", "--kind", "truce-violation") == [
        "2025-05-03-alleged",
        "2025-07-15-answer",
    ]
    assert ids("--tag", "war", "--tag", "tariffs") == ["2025-07-14-fifty"]
    assert ids("--text", "TWELVE days") == ["2025-07-28-ten-or-twelve"]
    assert ids("--latest", "--limit", "2") == ["2025-08-08-passes", "2025-07-29-ten"]
    assert ids("--kind", "cyber_operation") == []


def test_events_are_told_with_their_standing(run):
    """What is reported, disputed or cancelled says so; the number listed stands at the end."""
    code, out, _ = run("events", "--limit", "10")
    assert code == 0
    assert "Breaches are alleged [disputed by Russia]\n" in out
    assert "Moscow answers [reported]" in said(out)
    assert "Something else [cancelled]" in out
    assert out.endswith("\n14 events, 10 shown\n")
    assert "https://" not in out
    assert (
        "https://example.org/2025-08-08-passes" in run("events", "--sources", "--latest", "--limit", "1")[1]
    )
    assert run("events", "--text", "nothing of the kind")[1] == "0 events\n"


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (["events", "--kind", "quarrel"], 2, "'quarrel' is not a kind; use one of call"),
        (["events", "--text", " "], 2, "--text: nothing to look for"),
        (["events", "--actor", "donald-trumb"], 1, "did you mean donald-trump?"),
        (["events", "--from", "2025-07-01", "--to", "2025-07-02T00:00Z"], 2, "two days or two instants"),
        (["events", "--from", "2025-07-02", "--to", "2025-07-01"], 2, "2025-07-02 is after 2025-07-01"),
        (["events", "--from", "2031"], 1, "the timeline says nothing about that time"),
        (["events", "--limit", "0"], 2, "invalid number value: '0'"),
        (["events", "--lim", "1"], 2, "unrecognized arguments: --lim 1"),
        (["on", "1999-01-01"], 1, "the timeline says nothing about that time"),
        (["on", "2025-07"], 2, "events --from 2025-07 --to 2025-07"),
        (["on", "2025-02-30"], 2, "day is out of range for month"),
        (["on", "2025-07-14T12:00Z"], 2, "is an instant; give a day"),
        (["as-of", "2025-07-14T12:00"], 2, "has no zone, and none is assumed"),
        (["show", "easter"], 1, "did you mean 2025-04-19-easter?"),
        (["show", "donald-trumb"], 1, "did you mean donald-trump?"),
        (["show", "qqqqqqqq"], 1, "there is no record 'qqqqqqqq'"),
        (["show", ""], 1, "there is no record ''"),
        (
            ["show", "2025-01-01-gone"],
            1,
            "withdrawn on 2025-10-01: It did not happen.; see 2025-02-01-warning",
        ),
        (["show", "2025-01-02-gone"], 1, "withdrawn on 2025-10-01: It did not happen."),
        (["deadline"], 2, "the following arguments are required: COMMAND"),
        (["deadline", "due", "2025-07-14", "50", "fortnights"], 2, "'fortnights' is not a unit"),
        (["deadline", "due", "2025-07-14", "50", "hours"], 2, "hours run by the clock"),
        (["deadline", "due", "2025-07-14", "-5"], 2, "a whole number from 1 to"),
        (["deadline", "due", "2025-07-14", "9", "--rule", "mine"], 2, "invalid choice: 'mine'"),
        (
            ["deadline", "between", "2025-07-14", "2025-07-15", "--holiday", "2025-07-15"],
            2,
            "only with --business",
        ),
        (["deadline", "readings", "2025-02-01-withdrawn", "--zone", "Mars/Base"], 2, "no rules for the zone"),
        (["deadline", "readings", "nothing"], 1, "there is no record 'nothing'"),
        (["export", "stone"], 2, "'stone' is not a format; use one of json"),
        (["nonsense"], 2, "invalid choice: 'nonsense'"),
    ],
)
def test_refusals(run, argv, code, message):
    """What cannot be answered gives one message on standard error, nothing else, and the documented code."""
    given, out, err = run(*argv)
    assert (given, out) == (code, "")
    assert message in said(err)


def test_a_hint_is_left_out_where_no_id_is_near(run):
    """An id like nothing in the timeline gets no suggestions."""
    assert run("show", "qqqqqqqq")[2] == "us-russia-timeline: there is no record 'qqqqqqqq'\n"


def test_show_an_event(run):
    """An event is shown with its place, roles, deadline, summary, ties both ways and full sources."""
    words = said(run("show", "2025-07-14-fifty")[1])
    for wanted in (
        "Fifty days id: 2025-07-14-fifty When: 14 July 2025 (America/New_York)",
        "Place: Washington, USA Actors: Donald Trump Recipients: Russia Mediators: The Contact Group",
        'Deadline: 2 September 2025, in the words "50 days" Tags: war, tariffs',
        "What happened, in two sentences.",
        "Referred to by 15 July 2025, 12:00 (Europe/Moscow): Moscow answers (2025-07-15-answer)",
        "The deadline for a deal (2025-07-14-ukraine-deal-deadline)",
        'The Gazette, "A headline", 2025-07-15, en, official text, carrying Reuters',
        "https://example.org/2025-07-14-fifty https://archive.example.org/2025-07-14-fifty",
    ):
        assert wanted in words, wanted
    answer = said(run("show", "2025-07-15-answer")[1])
    assert "When: 15 July 2025, 12:00 (Europe/Moscow) Kind" in answer
    assert "Responds to 14 July 2025: Fifty days (2025-07-14-fifty)" in answer
    assert "Place" not in run("show", "2025-07-28-ten-or-twelve")[1]


def test_show_every_record_of_one_id(run):
    """An id that an event and a truce share shows both, and both as data under their types."""
    words = said(run("show", "2025-04-19-easter")[1])
    assert "An Easter truce id: 2025-04-19-easter" in words
    assert "The same id as truce The truce easter" in words
    assert "Scheduled: 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow): 30 hours" in words
    assert "Russia: declared (2025-04-19-easter); bound 19 April 2025, 18:00" in words
    assert "Ukraine: silent" in words
    assert set(json.loads(run("show", "2025-04-19-easter", "--json")[1])) == {"event", "truce"}


def test_show_truces_ultimatums_actors_places_claims(run):
    """Every other type of record has its screen, with the sources of the events that it rests on."""
    truce = said(run("show", "2025-05-08-victory-day")[1])
    assert "Mediators: The Contact Group" in truce
    assert "Alleged violations Ukraine against Russia: Shelling (2025-05-03-alleged)" in truce
    assert "https://example.org/2025-05-03-alleged" in truce
    ultimatum = said(run("show", "2025-07-14-ukraine-deal-deadline")[1])
    assert "From: Donald Trump To: Russia, The Contact Group Also exposed: Ukraine" in ultimatum
    assert "Russia: reject, 1 day after the last announcement 2025-07-15-answer" in ultimatum
    assert "Compliance: none 2025-08-08-passes Follow-through: deferred" in ultimatum
    assert "https://example.org/2025-07-29-ten" in ultimatum
    actor = said(run("show", "donald-trump")[1])
    assert "Also written: Дональд Трамп Offices from 20 January 2025 on: President" in actor
    assert "Ultimatums: 1 14 July to 2 September 2025: The deadline for a deal" in actor
    assert "Events: 5" in actor
    assert "Offices" not in run("show", "russia")[1]
    place = said(run("show", "washington")[1])
    assert "Coordinates: 38.9, -77.0 Events: 1 14 July 2025: Fifty days" in place
    assert "Coordinates" not in run("show", "moscow")[1]
    claim = said(run("show", "c1")[1])
    assert "There were fifty days. id: c1 Account: A text of August (7 August 2025)" in claim
    assert "Verdict: confirmed, checked 1 September 2025 Note: It moved. Answered by" in claim
    assert "https://example.org/2025-07-29-ten" in claim  # through the ultimatum
    assert "Verdict: unchecked\n" in run("show", "c2")[1]


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


def test_a_day(run):
    """``on`` tells what happened, what went on, which truces held and which deadlines ran."""
    words = said(run("on", "2025-07-17")[1])
    assert words.startswith("Thursday, 17 July 2025 Happened: 0 Went on: 1 16 to 20 July 2025: Days of talks")
    assert "Truces in force: 1 from 2 May 2025 on: The truce lasting" in words
    assert "Begun by then, and ended at a time that is not known: 1 2025-05-02-lost" in words
    assert (
        'Deadlines running: 1 2 September 2025: The deadline for a deal "words of sets"; 47 days left'
        in words
    )
    early = said(run("on", "2025-04-20")[1])
    assert "Truces in force: 1 " in early
    assert "not known" not in early
    data = json.loads(run("on", "2025-08-08", "--json")[1])
    assert data["happened"][0]["id"] == "2025-08-08-passes"
    assert data["deadlines"][0]["days_left"] == {"least": 0, "most": 0}
    assert [each["id"] for each in data["in_force"]] == ["2025-05-02-lasting", "2025-05-02-lost"]


def test_as_of_a_moment(run):
    """``as-of`` counts what was known, and gives the deadlines standing and the latest events known."""
    words = said(run("as-of", "2025-07-20", "--limit", "1")[1])
    assert "A small timeline, as the public could know it on 2025-07-20 11 of 14 events" in words
    assert "0 of 2 claims" in words
    assert "Deadlines standing: 1 2 September 2025: The deadline for a deal" in words
    assert "The latest events: 1 16 to 20 July 2025: Days of talks" in words
    assert "Ten or twelve" not in words
    assert "Deadlines standing: 0" in run("as-of", "2025-08-08")[1]
    data = json.loads(run("as-of", "2025-08-09T00:00Z", "--json")[1])
    assert data["known"]["ultimatums"] == 2
    assert len(data["latest"]) == 5


def test_counting_days(run):
    """The arithmetic of deadlines needs no timeline, and is the library's own."""
    assert run("deadline", "due", "2025-07-14", "50", "days", data=False)[1] == (
        "2025-09-02: Tuesday, 2 September 2025\n  50 days after Monday, 14 July 2025; rule calendar\n"
    )
    rolled = run(
        "deadline",
        "due",
        "2025-07-28",
        "12",
        "--rule",
        "frcp_6a",
        "--holiday",
        "2025-08-11",
        "2025-08-12",
        "--json",
    )
    assert json.loads(rolled[1]) == {
        "due": "2025-08-13",
        "trigger": "2025-07-28",
        "amount": 12,
        "unit": "days",
        "rule": "frcp_6a",
        "holidays": ["2025-08-11", "2025-08-12"],
    }
    assert "2025-08-14" in run("deadline", "due", "2025-07-14", "1", "month")[1]
    assert "1 business day after" in run("deadline", "due", "2025-07-14", "1", "business-days")[1]
    assert run("deadline", "between", "2025-07-14", "2025-09-02")[1].startswith("50 days\n")
    assert run("deadline", "between", "2025-07-14", "2025-07-21", "--business")[1].startswith(
        "5 business days\n"
    )
    data = run(
        "deadline", "between", "2025-07-14", "2025-07-21", "--business", "--holiday", "2025-07-15", "--json"
    )
    assert json.loads(data[1])["days"] == 4


def test_readings_of_a_deadline(run):
    """Every instant that can be defended, in the zone of who set it and in those of the targets."""
    _, out, _ = run("deadline", "readings", "2025-07-14-ukraine-deal-deadline", "--on", "2025-07-29")
    assert '"words of revises": 8 August 2025; 4 readings\n' in out
    assert (
        "passed at 2025-08-09 04:00 UTC: 10 days; trigger day not counted; the day ends in America"
        in said(out)
    )
    assert "America/New_York" in out
    assert "Europe/Moscow" in out
    everything = run("deadline", "readings", "2025-07-14-ukraine-deal-deadline")[1]
    assert everything.count("readings\n") == 3
    data = json.loads(
        run("deadline", "readings", "2025-02-01-withdrawn", "--zone", "America/New_York", "--json")[1]
    )
    assert [each["instant"] for each in data[0]["readings"]] == ["2025-03-02T05:00:00Z"]
    code, out, _ = run("deadline", "readings", "2025-02-01-withdrawn", "--on", "2025-02-05")
    assert (code, out) == (1, "No deadline stood on 2025-02-05: withdrawn.\n")
    assert run("deadline", "readings", "2025-02-01-withdrawn", "--on", "2025-02-05", "--json")[:2] == (
        1,
        "[]\n",
    )


def test_validate(run, tmp_path):
    """A good file is summed up; a bad one has every fault listed, and exits with 1."""
    code, out, err = run("validate", SMALL_FILE, data=False)
    assert (code, err) == (0, "")
    assert "no faults; 14 events, 2 ultimatums, 7 truces, 4 actors, 2 places, 2 claims" in said(out)
    assert json.loads(run("validate", SMALL_FILE, "--json")[1])["records"]["events"] == 14
    bad = tmp_path / "bad.toml"
    bad.write_text('[[actors]]\nid = "X"\n[[actors]]\nname = 3\n', encoding="utf-8")
    code, out, err = run("validate", str(bad))
    assert (code, err) == (1, "")
    assert out.count("is required and missing") == 4
    assert "5 faults" in said(out)
    assert "5 faults, 2 shown" in said(run("validate", str(bad), "--max-faults", "2")[1])
    data = json.loads(run("validate", str(bad), "--json")[1])
    assert (data["valid"], data["found"], len(data["faults"])) == (False, 5, 5)
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    assert run("validate", str(empty))[1].endswith("no faults; no records\n")


def test_a_users_file_that_cannot_be_used(run, tmp_path):
    """Faults of ``--data`` give 1 and name the file, as does its size; one that is not there gives 3."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"evnts": []}', encoding="utf-8")
    code, _, err = run("--data", str(bad), "truces", data=False)
    assert code == 1
    assert "bad.json: 1 fault in the document" in said(err)
    assert "unknown key 'evnts'" in err
    code, _, err = run("--data", str(tmp_path / "none.json"), "truces", data=False)
    assert code == 3
    assert "none.json: No such file or directory" in said(err)
    assert "3 are allowed" in said(run("validate", str(bad), "--max-bytes", "3")[1])


def test_faulty_shipped_data_is_told_without_a_name(run, monkeypatch):
    """Faults that are not of a user's file are told as they are."""
    from us_russia_timeline.errors import Fault, InvalidTimeline

    def broken(args):
        raise InvalidTimeline((Fault("x", "", "is wrong"),))

    monkeypatch.setitem(commands.COMMANDS, "truces", broken)
    assert run("truces", data=False) == (
        1,
        "",
        "us-russia-timeline: 1 fault in the document\n  x: is wrong\n",
    )


@pytest.mark.parametrize("name", exports.FORMATS)
def test_export(run, tmp_path, name):
    """Every format goes to standard output and, byte for byte the same, into a file."""
    target = tmp_path / "out"
    assert main(["--data", SMALL_FILE, "export", name, "-o", str(target)]) == 0
    whole = target.read_bytes().decode("utf-8")
    code, out, _ = run("export", name)
    assert code == 0
    assert out == whole
    assert sorted(os.listdir(tmp_path)) == ["out"]


def test_export_of_what_was_known(run):
    """``--as-of`` exports the timeline as the public could know it; ``-o -`` is standard output."""
    assert len(json.loads(run("export", "json", "--as-of", "2025-07-20", "-o", "-")[1])["events"]) == 11


def test_export_lists_its_formats(run):
    """Without a format the formats are listed, each with what it gives."""
    assert run("export")[1].startswith("json: ")
    assert set(json.loads(run("export", "--json")[1])) == set(exports.FORMATS)


def test_a_missing_extra_is_the_machines_fault(run, monkeypatch):
    """A format that needs what is not installed says so and exits with 3."""

    def missing(name, timeline):
        raise MissingExtra("install something")

    monkeypatch.setattr(exports, "render", missing)
    assert run("export", "json") == (3, "", "us-russia-timeline: install something\n")


def test_schema(run):
    """``schema`` prints the JSON Schema that the library gives."""
    from us_russia_timeline.documents import schema

    assert json.loads(run("schema")[1]) == schema()


def test_help_names_every_command_and_exit_code(run):
    """The help lists the commands that there are, and what each exit code means."""
    code, out, _ = run("--help")
    assert code == 0
    for name in {each.partition(" ")[0] for each in commands.COMMANDS} - {"overview"}:
        assert re.search(rf"^    {name}\b", out, re.MULTILINE), name
    for number in ("0", "1", "2", "3", "130", "141"):
        assert re.search(rf"^  {number} +\S", out, re.MULTILINE), number
    assert max(len(line) for line in out.splitlines()) <= 80


def test_help_of_every_command(run):
    """Every command has a help of its own, within 80 columns in a pipe, that speaks of its arguments."""
    for name in set(commands.COMMANDS) - {"overview"}:
        code, out, _ = run(*name.split(), "--help")
        assert code == 0
        assert out.startswith(f"usage: us-russia-timeline {name} ")
        assert max(len(line) for line in out.splitlines()) <= 80


def test_examples_in_the_help_work(run):
    """Each example of the help runs on the shipped data and exits with 0."""
    _, out, _ = run("--help")
    examples = re.findall(r"^  us-russia-timeline (.*)$", out, re.MULTILINE)
    assert len(examples) == 6
    for example in examples:
        assert run(*example.split(), data=False)[0] == 0, example


def test_version(run):
    """``--version`` gives the version of the package."""
    assert run("--version", data=False) == (0, f"us-russia-timeline {__version__}\n", "")


def test_options_stand_before_or_after_the_command(capsys):
    """The options of every command are taken on either side of it, the later one holding."""
    assert main(["truces", "--data", SMALL_FILE, "--json"]) == 0
    after = capsys.readouterr().out
    assert main(["--json", "--data", "nothing.json", "truces", "--data", SMALL_FILE]) == 0
    assert capsys.readouterr().out == after


def test_the_parser_knows_the_vocabularies():
    """The rules and verdicts that the parser offers, without importing them, are those of the library."""
    assert set(program._RULES) == set(deadlines.Rule)
    assert set(program._VERDICTS) == set(Verdict)


def test_every_record_of_the_shipped_data_can_be_shown(run):
    """No record makes its screen fail, and every screen of an event ends with its sources."""
    timeline = load()
    for name in ("events", "ultimatums", "truces", "actors", "places", "claims"):
        for record in getattr(timeline, name):
            screen = list(commands._SCREENS[name](timeline, record))
            assert screen[0].text
            if name == "events":
                assert screen[-1].text.startswith("http")


def test_arguments_of_the_process(monkeypatch, capsys):
    """Called without arguments, the program reads those of the process."""
    monkeypatch.setattr(sys, "argv", ["us-russia-timeline", "--version"])
    assert main() == 0
    assert __version__ in capsys.readouterr().out


def examples_of_the_manual():
    """Each command of the reference page that runs the program, with the output printed under it."""
    with open(MANUAL, encoding="utf-8") as file:
        blocks = re.findall(r"^```console\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
    for each in re.split(r"^\$ ", "".join(blocks), flags=re.MULTILINE)[1:]:
        command, _, output = each.partition("\n")
        if command.startswith("us-russia-timeline"):
            yield command, output


@pytest.mark.parametrize(("command", "output"), list(examples_of_the_manual()))
def test_examples_of_the_manual(run, command, output):
    """Each example of the reference page gives the output printed under it; three dots stand for any rest."""
    code, out, err = run(*command.split()[1:], data=False)
    assert (code, err) == (0, "")
    if output and not output.endswith("...\n"):
        assert out == output
    assert out.startswith(output.removesuffix("...\n"))


def test_the_manual_names_every_command_and_exit_code():
    """The reference page has every command and option, and the exit codes that the help has."""
    with open(MANUAL, encoding="utf-8") as file:
        page = file.read()
    for name in set(commands.COMMANDS) - {"overview"}:
        assert f"| `{name}" in page, name
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == re.findall(
        r"^  (\d+) +\S", program._MORE, re.MULTILINE
    )
