"""Without a command: an ultimatum with its moving deadline, its truces, the events around it."""

from __future__ import annotations

import json

from cli_sample import SMALL, SMALL_FILE, said, written

from us_russia_timeline import days_left, deadline_at, load


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
    _, out, _ = run("--full")
    words = said(out)
    assert "Truces of that story: 7" in words
    assert "The truce easter In force for Russia only: 30 hours; expired" in words
    assert "The truce victory-day In force for Russia only: 72 hours (3 days); expired" in words
    assert "In force for Russia only: 1 hour 1 second; expired" in words
    assert "In force for Russia only: end not known; unclear" in words
    assert "In force for Russia only: no end given; ongoing" in words
    assert "Bound nobody; never took effect Scheduled: 5 to 6 May 2025: 48 hours (2 days)" in words
    assert "Bound nobody; never took effect Russia declared" in words


def test_overview_lists_the_events_around_with_actors_and_sources(run):
    """The events named by the ultimatum and its truces, and those of its subject near it; no others."""
    _, out, _ = run("--full")
    assert "14 July 2025: Fifty days\n  ultimatum: Donald Trump to Russia\n  2025-07-14-fifty\n" in out
    assert "    https://example.org/2025-07-14-fifty\n" in out
    assert "2025-04-28-victory" in out
    assert "2025-07-15-elsewhere" not in out  # another subject
    assert "2025-02-01-warning" not in out  # another time


def test_events_further_around(run):
    """``--around`` widens and narrows what is listed; as far as there are days, it takes in all of the subject."""

    def events(*argv):
        return {each["id"] for each in json.loads(run("--json", *argv)[1])["events"]}

    every = {each["id"] for each in SMALL["events"] if "war" in each.get("tags", ())}
    assert events("--around", "0") == events()
    assert "2025-05-03-alleged" not in events("--around", "70")
    assert "2025-05-03-alleged" in events("--around", "72")
    assert events("--around", "99999999999999999999") == every


def test_overview_on_a_day(run):
    """``--on`` adds the deadline that stood, the days left and the truces in force."""
    before, due, after, easter = (
        run("--on", day)[1] for day in ("2025-07-14", "2025-08-08", "2025-08-12", "2025-04-20")
    )
    assert '2 September 2025: The deadline for a deal "words of sets"; 50 days left' in said(before)
    assert "0 days left; due that day" in said(due)
    assert "passed 4 days ago 2025" in said(after)
    assert "No deadline stood: not yet." in easter
    assert "In force for Russia only: The truce easter (2025-04-19-easter)" in easter
    assert "None of the truces of that story was in force." in run("--on", "2025-04-01")[1]


def test_overview_at_an_instant(run):
    """An instant is asked about as it is given, and told back with its own offset."""
    out = run("--on", "2025-04-19T18:00[Europe/Moscow]")[1]
    assert "\nOn 2025-04-19T18:00+03:00\n" in out
    assert "In force for Russia only: The truce easter (2025-04-19-easter)" in out
    assert "None of the truces" in run("--on", "2025-04-19T14:59Z")[1]
    assert json.loads(run("--on", "2025-04-19T14:59Z", "--json")[1])["on"]["moment"] == "2025-04-19T14:59Z"


def test_overview_as_data(run):
    """``--json`` gives the same answer as plain data."""
    code, out, _ = run("--json", "--on", "2025-07-28")
    data = json.loads(out)
    assert code == 0
    windows = ["2 September 2025", "7 to 9 August 2025", "8 August 2025"]
    assert [each["deadline"] for each in data["deadlines"]] == windows
    assert data["deadlines"][1]["days_left"] == {"least": 10, "most": 12}
    assert data["deadlines"][1]["moved"] == {"least": -26, "most": -24}
    assert data["on"]["status"] == "running"
    hours = {each["id"]: each["hours"] for each in data["truces"]}
    assert hours["2025-04-19-easter"] == 30
    assert hours["2025-05-02-lost"] is None
    assert hours["2025-05-02-vague"] is None
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
    mine = written(tmp_path / "mine.json", ultimatums=SMALL["ultimatums"][:1], claims=[])
    assert "A limit that was withdrawn" in run("--data", mine, data=False)[1]
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    size = "A timeline (data 0): 0 events, 0 ultimatums, 0 truces\n"
    assert run("--data", str(empty), data=False)[1] == size
    assert json.loads(run("--data", str(empty), "--json", data=False)[1])["ultimatum"] is None


def test_what_is_asked_of_a_story_that_is_not_there_is_refused(run, tmp_path):
    """A timeline without an ultimatum has no story, of no day and of no length."""
    file = tmp_path / "none.json"
    file.write_text('{"title": "None"}', encoding="utf-8")
    assert run("--data", str(file), data=False)[:2] == (0, "None (data 0): 0 events, 0 ultimatums, 0 truces\n")
    for option in (["--on", "1900-01-01"], ["--full"], ["--around", "0"]):
        code, out, err = run("--data", str(file), *option, data=False)
        assert (code, out) == (2, "")
        assert f"{option[0]}: this timeline has no ultimatum whose story could be told" in said(err)


def test_what_is_no_ultimatum_is_told(run):
    """The id of another record leads to the command that shows it."""
    for asked in (["--ultimatum", "2025-05-08-victory-day"], ["deadline", "readings", "2025-05-08-victory-day"]):
        code, out, err = run(*asked)
        assert (code, out) == (1, "")
        assert "'2025-05-08-victory-day' is no ultimatum but one of the truces: show 2025-05-08-victory-day" in said(err)


def test_further_commands_are_of_the_same_story(run):
    """Each says again of which timeline it is; the longer form, of which ultimatum."""
    words = said(run("--ultimatum", "2025-02-01-withdrawn")[1])
    assert f"--data {SMALL_FILE} --full --ultimatum 2025-02-01-withdrawn with" in words
    assert f"--data {SMALL_FILE} show 2025-02-01-withdrawn with its sources" in words
    words = said(run("--ultimatum", "2017-07-28-us-mission-staff-cut", data=False)[1])
    assert "us-russia-timeline --full --ultimatum 2017-07-28-us-mission-staff-cut with" in words


def test_days_left_where_the_day_of_the_words_is_not_known(run):
    """Of what is told as December 2020 the days left are a range, and no day is made up."""
    asked = ["--ultimatum", "2021-07-28-24-russian-diplomats"]
    assert '"before September 3, 2021"; 246 to 276 days left when it was said' in said(run(*asked, data=False)[1])
    [first] = json.loads(run(*asked, "--json", data=False)[1])["deadlines"]
    assert (first["announced"], first["days_left"]) == ("2020-12", {"least": 246, "most": 276})
    words = said(run("--ultimatum", "2021-11-27-28-russian-diplomats", data=False)[1])
    assert "From the first announcement to the deadline named last: 273 to 302 days." in words


def test_overview_where_the_last_deadline_has_no_last_day(run, tmp_path):
    """An ultimatum with one term is told without a span from first to last."""
    one = {**SMALL["ultimatums"][0], "terms": SMALL["ultimatums"][0]["terms"][:1]}
    out = run("--data", written(tmp_path / "mine.json", ultimatums=[one], claims=[]), data=False)[1]
    assert "From the first announcement" not in out
    assert "28 days left that day" in out


def test_the_first_screen_is_one_screen(run):
    """At most 45 lines of 80 columns, of every ultimatum; of many moves the first and the last are shown."""
    for ultimatum in load().ultimatums:
        out = run("--ultimatum", ultimatum.id, "--on", ultimatum.terms[0].at.first.isoformat(), data=False)[1]
        assert len(out.splitlines()) <= 50
        out = run("--ultimatum", ultimatum.id, data=False)[1]
        assert len(out.splitlines()) <= 45
        assert ("with --full the moves between" in out) == (len(ultimatum.terms) > 4)
    assert len(run(data=False)[1].splitlines()) <= 45


def test_shipped_overview_is_the_main_job(run):
    """On the shipped data: the three windows, thirty and seventy-two hours, and sources for each event."""
    code, out, _ = run("--on", "2025-08-06", "--full", data=False)
    words = said(out)
    assert code == 0
    for wanted in (
        "2 September 2025",
        "7 to 9 August 2025",
        "8 August 2025",
        "2 days left",
        "25 days.",
        "In force for Russia only: 30 hours",
        "In force for Russia only: 72 hours (3 days)",
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
