"""What users and public reports of related tools found answered wrongly, on the shipped data: each is one case of a kind.

Most kinds have their test beside the module; here stand those whose right answer is a fact about the shipped timeline or a command.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import attrs
import pytest

import us_russia_timeline as urt
from us_russia_timeline import exports, tables
from us_russia_timeline.cli import main
from us_russia_timeline.errors import InvalidQuestion, OutsideCoverage, UnknownId
from us_russia_timeline.intervals import duration

WHOLE = urt.load()
EASTER = "2025-04-19-easter-truce"
DEAL = "2025-07-14-ukraine-deal-deadline"


def said(capsys, *argv):
    """The exit code of a command, and what it says on either stream, without line breaks."""
    code = main(list(argv))
    out, err = capsys.readouterr()
    return code, " ".join(out.split()), " ".join(err.split())


# --- names ---


@pytest.mark.parametrize("name", ["Zelenskyy", "ZELENSKY", "Зеленський", "Зеленский", "Zelenskij", "Selenskyj", "volodymyr-zelensky"])
def test_one_man_by_any_spelling(name, capsys):
    """Every spelling asks for the same man, in Python and on the command line; none is answered with nothing."""
    wanted = WHOLE.events.involving("volodymyr-zelensky")
    assert len(wanted) > 100
    assert urt.involving(WHOLE.events, name) == wanted
    main(["events", "--actor", name, "--json"])
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == [each.id for each in wanted]
    assert urt.find(WHOLE, name)[0].id == "volodymyr-zelensky"


@pytest.mark.parametrize("ask", [
    lambda: urt.involving(WHOLE.events, "puttin"), lambda: urt.tagged(WHOLE.events, "new-start"), lambda: urt.at_place(WHOLE.events, "Atlantis"),
    lambda: urt.in_force(WHOLE.truces, "2025-04-20", party="Rusia"), lambda: WHOLE.events.involving("russia").involving("zzz"),
    lambda: urt.find(WHOLE, "qwertz"), lambda: urt.part(WHOLE, actors=["nobody-at-all"]),
])  # fmt: skip
def test_a_name_that_nobody_has_is_never_answered_with_nothing(ask):
    """It is an error."""
    with pytest.raises(UnknownId):
        ask()


def test_a_capital_letter_is_no_reason_for_no_truce():
    """A party by its name is the party; where records know no names, what is no id is refused."""
    night = "2025-04-20T23:00[Europe/Kyiv]"
    assert EASTER in [each.id for each in urt.in_force(WHOLE.truces, night, party="Russia")]
    with pytest.raises(InvalidQuestion, match="only the records of a timeline know names"):
        urt.in_force(list(WHOLE.truces), night, party="Russia")


def test_a_country_is_all_its_actors():
    """The state alone is in fewer events than the state, its ministers and its envoys."""
    assert len(WHOLE.events.involving("RUS")) > 2 * len(WHOLE.events.involving("russia"))


@pytest.mark.parametrize(("argv", "code", "words"), [
    (("events", "--tag", "foo"), 1, "no tag is called 'foo' here"),
    (("events", "--kind", "sanction"), 2, "'sanction' is not a kind; use one of call, meeting"),
    (("show", "C19"), 1, "did you mean c19?"),
    (("show", "witkof"), 1, "did you mean steve-witkoff"),
    (("show", "vladimir putim"), 1, "did you mean vladimir-putin"),
    (("evnts",), 2, "invalid choice: 'evnts' (choose from 'events'"),
])  # fmt: skip
def test_a_command_names_what_may_be_meant(argv, code, words, capsys):
    """A misspelt name is told what is near it, and nothing goes to standard output."""
    found, out, err = said(capsys, *argv)
    assert (found, out) == (code, "")
    assert words in err


# --- coverage ---


@pytest.mark.parametrize("records", [
    WHOLE.events, WHOLE.events.matching("easter"), WHOLE.events.involving("russia"), WHOLE.events.of_kind("call"), WHOLE.events.tagged("sanctions"),
    WHOLE.events.at_place("kyiv"), WHOLE.events[-30:], WHOLE.truces.between("2025-01-01", "2025-12-31"), urt.as_of(WHOLE, "2025-07-20").events,
    urt.part(WHOLE, tags=["sanctions"]).events, urt.chronological(WHOLE.events), urt.in_force(WHOLE.truces, "2025-04-20"),
])  # fmt: skip
def test_a_selection_says_nothing_about_a_time_of_which_the_whole_says_nothing(records):
    """Whatever was selected, and however: a question about 2031 is refused, and no empty answer."""
    for ask in (lambda: records.between("2031-01-01", "2031-02-01"), lambda: urt.active_at(records, "2031-01-01"), lambda: records.overlapping("2014-01-01", "2014-02-01")):
        with pytest.raises(OutsideCoverage, match="it covers 20"):
            ask()


@pytest.mark.parametrize("select", [
    lambda truces: truces, lambda truces: urt.involving(truces, "ukraine"), lambda truces: truces[-30:],
    lambda truces: urt.between(truces, "2025-01-01", "2025-12-31"), lambda truces: truces.tagged("ukraine-war"),
])  # fmt: skip
def test_a_selection_labels_nothing_of_which_the_whole_says_nothing(select):
    """Outside the coverage a label is null, whatever was selected; inside, it is a text."""
    pd = pytest.importorskip("pandas")
    rows = pd.DataFrame({"ts": pd.to_datetime(["2015-01-01", "2025-04-20", "2030-01-01"], utc=True)})
    found = urt.frames.annotate(rows, select(WHOLE.truces), on="ts", into="label")["label"]
    assert found.isna().to_list() == [True, False, True]
    assert EASTER in found[1]


# --- truces and deadlines ---


def test_a_truce_that_bound_nobody_is_in_no_table_a_time_that_bound():
    """The scheduled time stands apart, so that a join by the bound time finds what `in_force` finds."""
    rows = {row["id"]: row for row in tables.to_tables(WHOLE)["truces"]}
    never = rows["2025-05-10-coalition-thirty-day-ceasefire"]
    assert (never["bound_start"], never["bound_stop"], never["bound_open"]) == (None, None, None)
    assert never["scheduled"] == "2025-05-12/.."
    assert "start" not in never
    assert "stop" not in never
    assert {key for key, row in rows.items() if row["bound_start"] is None} == {each.id for each in WHOLE.truces if not each.effective}
    assert never["id"] in [each.id for each in urt.active_at(WHOLE.truces, "2025-06-01")]
    assert never["id"] not in [each.id for each in urt.in_force(WHOLE.truces, "2025-06-01")]


def test_the_day_of_a_deadline_is_not_yet_past():
    """On 8 August 2025 it was due, on the 9th passed; the days left agree, and so does what ran that day."""
    deal = WHOLE.ultimatum(DEAL)
    assert [str(urt.status_at(deal, f"2025-08-{day:02}")) for day in (7, 8, 9)] == ["running", "due", "passed"]
    assert [urt.days_left(deal, f"2025-08-{day:02}") for day in (7, 8, 9)] == [(1, 1), (0, 0), (-1, -1)]
    assert DEAL in [each.id for each, _ in urt.on_day(WHOLE, "2025-08-08").deadlines]
    assert DEAL not in [each.id for each, _ in urt.on_day(WHOLE, "2025-08-09").deadlines]


@pytest.mark.parametrize(("moment", "truce", "end"), [
    ("2025-04-20T23:00[Europe/Kyiv]", EASTER, "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow): 30 hours"),
    ("2025-05-09", "2025-05-08-victory-day-truce", "8 May 2025, 00:00 to 11 May 2025, 00:00 (Europe/Moscow): 72 hours"),
])  # fmt: skip
def test_an_end_that_was_announced_is_told_while_the_truce_lasts(moment, truce, end, capsys):
    """As of that moment nobody knew how it would end, and everybody when it was to."""
    _, out, _ = said(capsys, "as-of", moment)
    told = out[: out.index(truce)].rpartition("In force for Russia only: ")[2]
    assert told.startswith("its end has not come; ongoing Scheduled: " + end)
    assert urt.as_of(WHOLE, moment).truce(truce).scheduled == WHOLE.truce(truce).scheduled


def test_the_hours_of_the_easter_truce():
    """Thirty, by the zone in which it was declared."""
    [held] = {party.effective for party in WHOLE.truce(EASTER).parties if party.effective is not None}
    assert duration(held) == timedelta(hours=30)


# --- what came later ---


@pytest.mark.parametrize(("day", "event", "never"), [
    ("2024-03-07", "2024-03-07-us-warns-moscow-concerts", ("Crocus", "19 March", "Three days later")),
    ("2018-06-20", "2018-06-18-pompeo-lavrov-call", ("Nine days later", "Bolton settles")),
    ("2022-03-05", "2022-03-05-mariupol-volnovakha-ceasefire", ("the next day also fails", "second attempt the next day")),
])  # fmt: skip
def test_a_view_tells_nothing_of_what_came_later(day, event, never):
    """Neither the title nor the summary of that day knows the sequel; the whole does, where it is told."""
    seen = urt.as_of(WHOLE, day).event(event)
    assert not [each for each in never if each in f"{seen.title} {seen.summary}"]
    assert all(page.date is None or page.date <= date.fromisoformat(day) for page in seen.sources)
    assert all(update.known.first <= date.fromisoformat(day) for update in seen.updates)


def test_what_fills_several_days_is_not_told_of_on_the_first():
    """The Senate's vote of 27 July 2017 is not in the view of the 25th."""
    assert "2017-07-25-congress-passes-caatsa" not in urt.as_of(WHOLE, "2017-07-25").events
    assert "2017-07-25-congress-passes-caatsa" in urt.as_of(WHOLE, "2017-07-28").events


# --- exports ---


def test_no_era_begins_and_ends_at_once():
    """What TimelineJS would take for an era without an end is none, and it ends after it begins."""
    eras = json.loads(exports.render("timelinejs", WHOLE))["eras"]
    assert len(eras) > 30
    assert not [each for each in eras if all(each["end_date"].get(key) == value for key, value in each["start_date"].items())]


@pytest.mark.parametrize("name", ["ics", "timelinejs", "markdown", "csv", "plover", "html"])
def test_what_is_denied_is_no_fact_in_any_export(name):
    """A call that the Kremlin denies is marked as denied wherever its title stands."""
    event = "2024-11-07-reported-trump-putin-call"
    assert WHOLE.event(event).standing[0] == "denied"
    text = exports.render(name, urt.part(WHOLE, WHOLE.event(event))).replace("\r\n ", "")
    assert "denied" in text.casefold()
    if name == "ics":
        [entry] = [each for each in text.split("BEGIN:VEVENT")[1:] if f"UID:{event}" in each or WHOLE.event(event).title[:40] in each]
        assert "STATUS:TENTATIVE" in entry
        assert "STATUS:CONFIRMED" not in entry


def test_a_limit_that_was_moved_is_one_cancelled_entry():
    """2 September 2025 and 7 to 9 August 2025 stand once each, cancelled; the limit of 8 August stands."""
    text = exports.render("ics", WHOLE).replace("\r\n ", "")
    entries = [each for each in text.split("BEGIN:VEVENT")[1:] if "deadline for a Ukraine deal" in each.partition("SUMMARY:")[2].partition("\r\n")[0]]
    moved = [each for each in entries if "SUMMARY:Deadline (moved)" in each]
    assert sorted(each.partition("DTSTART;VALUE=DATE:")[2][:8] for each in moved) == ["20250807", "20250902"]
    assert all("STATUS:CANCELLED" in each for each in moved)
    for day in ("20250902", "20250807"):
        assert len([each for each in text.split("BEGIN:VEVENT")[1:] if f"DTSTART;VALUE=DATE:{day}" in each and "SUMMARY:Limit" in each]) == 0


@pytest.mark.parametrize("name", exports.FORMATS)
def test_every_format_says_licence_and_version(name):
    """What travels alone still says whose it is, and which version."""
    text = exports.render(name, WHOLE).replace("\r\n ", "").replace("\\_", "_")
    assert "CC BY 4.0" in text or "CC-BY-4.0" in text
    assert ("us_russia_timeline developers" if name != "html" else "us_russia_timeline") in text
    assert WHOLE.data_version in text


def test_a_season_can_be_handed_on(capsys):
    """A part is a timeline, sound by itself, in every format; on the command line too."""
    summer = urt.part(WHOLE, first="2025-06-01", last="2025-08-31")
    assert 30 < len(summer.events) < 300
    assert urt.from_json(urt.to_json(summer)) == summer
    code = main(["export", "json", "--from", "2025-06", "--to", "2025-08"])
    assert code == 0
    assert urt.from_json(capsys.readouterr().out) == summer


# --- values ---


def test_a_zone_that_is_replaced_moves_the_instants():
    """A part of an interval that is replaced works the others out again."""
    moved = attrs.evolve(urt.Interval("2025-08-08T00:00/2025-08-08T12:00", "America/New_York"), zone="Europe/Moscow")
    assert moved == urt.Interval("2025-08-08T00:00/2025-08-08T12:00", "Europe/Moscow")
    assert moved.start.isoformat() == "2025-08-07T21:00:00+00:00"


def test_holidays_of_pandas_are_holidays():
    """An index of midnights is a calendar as any other: 4 July 2025 is no business day."""
    holiday = pytest.importorskip("pandas.tseries.holiday")
    days = holiday.USFederalHolidayCalendar().holidays("2025-01-01", "2025-12-31")
    for given in (days, list(days), days.to_series(), days.to_numpy(), dict.fromkeys(days), set(days.date)):
        assert urt.deadlines.due(date(2025, 7, 3), 1, "business_days", holidays=given) == date(2025, 7, 7)
        assert urt.deadlines.due(date(2025, 6, 24), 10, rule="frcp_6a", holidays=given) == date(2025, 7, 7)


# --- the command line ---


@pytest.mark.parametrize("day", ["7 August 2025", "Aug 7, 2025", "7.8.2025", "2025/08/07", "2025-8-7", "2025-08-07", "Thursday, 7 August 2025"])
def test_a_day_as_people_write_it(day, capsys):
    """Each is the same day."""
    code, out, _ = said(capsys, "on", day)
    assert code == 0
    assert out.startswith("Thursday, 7 August 2025")


@pytest.mark.parametrize(("day", "words"), [("07/08/2025", "is ambiguous: write 2025-07-08 or 2025-08-07"), ("2025-07", "events --from 2025-07 --to 2025-07"), ("today", "2025-07-14"), ("20250807", "2025-07-14")])
def test_a_day_that_is_none_is_told_how_to_write_it(day, words, capsys):
    """What may be two days is refused as that, and a month with the command for it."""
    code, out, err = said(capsys, "on", day)
    assert (code, out) == (2, "")
    assert words in err


def test_the_first_screen_is_a_screen(capsys):
    """At most forty-five lines without a command, and the whole by ``--full``."""
    assert main([]) == 0
    short = capsys.readouterr().out
    assert len(short.splitlines()) <= 45
    assert "8 August 2025" in short
    assert main(["--full"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 300


@pytest.mark.parametrize("argv", [("--around", "999999"), ("as-of", "2025-07-20", "--limit", "9223372036854775808"), ("--max-bytes", "9223372036854775807", "truces")])
def test_a_huge_number_means_all(argv, capsys):
    """It is no traceback, and no error."""
    assert said(capsys, *argv)[0] == 0


def test_a_headline_stands_once(capsys):
    """What an event follows up is one list under one headline, however many there are."""
    assert main(["show", "2018-07-16-helsinki-summit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines.count("Follows up") == 1
    assert sum("2017-11-10-trump-putin-da-nang" in each or "2018-06-28-helsinki-summit-announced" in each for each in lines[lines.index("Follows up"):]) >= 2
