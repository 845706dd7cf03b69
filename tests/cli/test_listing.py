"""The lists of records, and how they are filtered."""

from __future__ import annotations

import json

import pytest
from cli_sample import SMALL_FILE, said


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


@pytest.fixture
def told(run):
    """What a command on the shipped data tells, or complains of, on one line."""

    def ask(*argv):
        _, out, err = run(*argv, data=False)
        return said(out + err)

    return ask


def test_show_takes_a_name(told):
    """One actor, place or tag that is called so; several, or nobody, are told as before."""
    assert "id: vladimir-putin" in told("show", "Путин")
    assert "id: geneva" in told("show", "Geneva")
    assert "there is no record 'Ivanov'" in told("show", "Ivanov")


def test_what_a_number_alone_would_hide(told):
    """That only the state was meant, that a side is no person, that the data do not reach so far."""
    alone = "United States as a state alone; with all who act for it: --actor USA"
    assert alone in told("events", "--actor", "US", "--from", "2025-08-01", "--to", "2025-08-10")
    assert alone not in told("events", "--actor", "USA", "--from", "2025-08-01", "--to", "2025-08-10")
    assert "Vladimir Putin in person; sides are mostly states and forces: --actor RUS" in told("truces", "--actor", "Putin")
    assert "in person" not in told("events", "--actor", "Putin", "--from", "2025-08-01", "--to", "2025-08-10")
    assert "The data reach to 4 July 2026" in told("events", "--from", "2026-06-20", "--to", "2027-02")
    assert "The data begin on 8 November 2016" in told("ultimatums", "--from", "2016-01", "--to", "2017-08")


def test_a_country_that_no_actor_has_is_refused(told):
    """It would find nothing without a word; the code that may be meant is named."""
    for code in ("RU", "russia", "rus"):
        assert f"no actor is of a country with the code '{code}'; did you mean RUS" in told("actors", "--country", code)
    assert told("actors", "--country", "zzzzz").strip().endswith("with the code 'zzzzz'")


def test_a_country_that_no_actor_has_is_a_no(run):
    """As any name that nobody has."""
    assert run("actors", "--country", "ZZZ")[:2] == run("events", "--actor", "ZZZ")[:2] == (1, "")


def test_lengths_of_each_side(told):
    """Where sides were bound at other times each is told; a truce of one side's time is in force for it alone."""
    pause = told("truces", "--from", "2025-03-18", "--to", "2025-03-18", "--text", "energy")
    assert "18 March to 24 April 2025: The thirty-day pause" in pause
    assert "In force for Russia 18 March to 17 April 2025: 31 days; for Ukraine 25 March to 24 April 2025: 31 days" in pause
    assert "Then in force for Ukraine only" in told("on", "2025-04-21")
    assert "Then in force" not in told("on", "2025-04-01")
    assert "In force for Ukraine only: The thirty-day pause" in told("--ultimatum", "2025-04-04-walk-away-warnings", "--on", "2025-04-21")
    assert "Begun by then, and when they ended is not known: The Black Sea understanding" in told("--on", "2025-08-05")
    [easter] = json.loads(told("truces", "--from", "2025-04-19", "--to", "2025-04-19", "--text", "thirty-hour", "--json"))
    assert (easter["hours"], easter["hours_by_side"]) == (30, {"russia": 30})


def test_a_truce_without_a_known_end_is_listed_apart(told):
    """It may have been in force: no list of that time passes over it, and a script is told on standard error."""
    lost = "Begun by then, and when they ended is not known: 3 The Libyan ceasefire asked for by Putin and Erdogan (2020-01-12-libya-truce)"
    assert f"0 truces {lost}" in told("truces", "--from", "2025-08-06", "--to", "2025-08-06")
    assert "not known: 2020-01-12-libya-truce, 2023-09-20-karabakh-ceasefire" in told("truces", "--from", "2025-08-06", "--to", "2025-08-06", "--json")
    assert "not known" not in told("truces", "--from", "2025-08-06", "--to", "2025-08-06", "--actor", "IND")
    assert "not known" not in told("truces", "--to", "2019-12-31")
    for command in ("on", "as-of"):
        assert lost in told(command, "2025-08-10")
        energy = told(command, "2025-04-20")
        assert "Then in force for Ukraine only" in energy
        assert "In force for Russia only: 30 hours" in energy


def test_a_limit_that_came_back_stands_last(told):
    """A list of windows drops what is only said again, not what is named again after another."""
    words = told("ultimatums", "--from", "2023", "--to", "2023", "--text", "within a day")
    assert "Deadline: 21 January 2025, 12:00 (America/New_York), then 20 January 2025, then 21 January 2025, 12:00" in words


def test_ultimatums_by_their_outcome(told):
    """Each half of the outcome can be asked for; a word that is none is refused with those that are."""
    assert told("ultimatums", "--compliance", "full").endswith("7 ultimatums ")
    assert told("ultimatums", "--compliance", "full", "--follow-through", "moot").endswith("7 ultimatums ")
    assert told("ultimatums", "--compliance", "full", "--follow-through", "carried-out").endswith("0 ultimatums ")
    assert "is not a compliance; use one of none, partial, full" in told("ultimatums", "--compliance", "kept")


def test_deadlines_stand_in_the_order_in_which_they_fall(told):
    """The next one first, in both commands."""
    for command in ("on", "as-of"):
        words = told(command, "2025-08-10")
        assert words.index("27 August 2025: Extra US duty") < words.index("31 August 2025: Ukraine's dated calls")


def test_show_tells_all_that_are_called_so(told):
    """The state before the place of its name, an actor before its publisher, and by its code a state."""
    russia = told("show", "Russia")
    assert russia.startswith("Russia id: russia Kind: state")
    assert "Called so too: place Russia id: russia" in russia
    assert told("show", "RUS") in russia
    ministry = told("show", "Russian Foreign Ministry")
    assert ministry.startswith("Russian Foreign Ministry id: russian-foreign-ministry Kind: government body")
    assert "publisher Russian Foreign Ministry Kind: official" in ministry
    assert "there is no record 'Sullivan'; did you mean jake-sullivan or john-sullivan" in told("show", "Sullivan")


def test_options_of_the_program_alone_are_not_dropped(run):
    """Before a command that has no use for them they are refused, as after it."""
    for given in (["--on", "2025-07-14", "events"], ["--full", "truces"], ["--around", "0", "claims"], ["--ultimatum", "", "tags"]):
        code, out, err = run(*given)
        assert (code, out) == (2, "")
        assert f"{given[0]} belongs to the program without a command" in said(err)
    assert run("--json", "events")[0] == 0


def test_options_without_a_use_are_refused(run):
    """A file that would not be read, and JSON of what has a form of its own, are refused rather than ignored."""
    for given in (
        ["validate", SMALL_FILE, "--data", "no.json"],
        ["diff", SMALL_FILE, "shipped", "--data", "no.json"],
        ["deadline", "due", "2025-07-14", "5", "--beside", "no.json"],
        ["deadline", "between", "2025-07-14", "2025-07-15", "--data", "no.json"],
        ["schema", "--data", "no.json"],
        ["page", "--json"],
    ):
        code, out, err = run(*given, data=False)
        assert (code, out) == (2, "")
        assert "has no use here, and would be dropped without a word" in said(err)
    code, out, err = run("export", "csv", "--json")
    assert (code, out) == (2, "")
    assert "--json: what export writes is csv, as its name says" in said(err)


def test_an_option_with_nothing_in_it_is_an_option(run):
    """An id, a table or a name that is empty is looked for, not passed over: a script's variable was not set."""
    assert run("export", "json", "--ultimatum", "")[:2] == (1, "")
    assert run("export", "csv", "--table", "")[:2] == (2, "")
    assert run("export", "--table", "")[:2] == (2, "")
    assert run("page", "--actor", "")[:2] == (1, "")


def test_remarks_on_a_number_stand_beside_json_too(run):
    """What a list of records alone would hide is told on standard error."""
    code, out, err = run("events", "--from", "2025-08", "--to", "2030", "--json")
    assert (code, len(json.loads(out))) == (0, 1)
    assert "31 December 2025" in said(err)


def test_what_was_asked_for_is_not_dropped(run):
    """An export without a format, and a holiday where none counts, are refused."""
    for option in (["-o", "out.json"], ["--as-of", "2025-07-20"], ["--actor", "RUS"]):
        code, _, err = run("export", *option)
        assert code == 2
        assert "name a format first: one of json, csv" in said(err)
    assert run("export")[0] == 0
    code, _, err = run("deadline", "due", "2025-07-03", "1", "--holiday", "2025-07-04")
    assert code == 2
    assert "--holiday counts only in business days" in said(err)
    assert "7 July 2025" in run("deadline", "due", "2025-07-03", "1", "--holiday", "2025-07-04", "--rule", "frcp_6a")[1]
    assert "7 July 2025" in run("deadline", "due", "2025-07-03", "1", "business-days", "--holiday", "2025-07-04")[1]
