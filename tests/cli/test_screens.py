"""One record as a screen: all that it holds, what refers to it, the pages that it rests on."""

from __future__ import annotations

from cli_sample import SMALL, said, written

from us_russia_timeline import load
from us_russia_timeline.cli.screens import SCREENS
from us_russia_timeline.timelines import COLLECTIONS


def test_an_event(run):
    """An event is shown with its place, roles, deadline, summary, ties both ways and full sources."""
    words = said(run("show", "2025-07-14-fifty")[1])
    for wanted in (
        "Fifty days id: 2025-07-14-fifty When: 14 July 2025 (America/New_York)",
        "Standing: confirmed (two sources of independent origin, or the official text of whoever acted) Place:",
        "Place: Washington, USA Actors: Donald Trump Recipients: Russia Mediators: The Contact Group",
        'Deadline: 2 September 2025, in the words "50 days" Tags: war, tariffs',
        "Checked: verified on 1 September 2025",
        "What happened, in two sentences.",
        "Referred to by 15 July 2025, 12:00 (Europe/Moscow): Moscow answers (2025-07-15-answer)",
        "The deadline for a deal (2025-07-14-ukraine-deal-deadline)",
        'The Gazette, "A headline", 2025-07-15, en, official text, carrying Reuters',
        "https://example.org/2025-07-14-fifty https://archive.example.org/2025-07-14-fifty",
    ):
        assert wanted in words, wanted
    answer = said(run("show", "2025-07-15-answer")[1])
    assert "When: 15 July 2025, 12:00 (Europe/Moscow) Kind" in answer
    assert "Standing: reported (one origin only)" in answer
    assert "Responds to 14 July 2025: Fifty days (2025-07-14-fifty)" in answer
    assert "Checked: not verified yet" in answer
    assert "Place" not in run("show", "2025-07-28-ten-or-twelve")[1]


def test_what_became_known_later(run):
    """An event is shown with its updates, how it stands after them and how it stood at first, and their pages."""
    words = said(run("show", "2025-07-16-long")[1])
    for wanted in (
        "Days of talks [disputed by Russia]",
        "Standing: disputed by Russia (somebody concerned gives another account); at first confirmed",
        "What became known later 21 July 2025: Moscow says that nothing was agreed. [disputed by Russia]",
        "29 July 2025: The next round is named. 2025-07-29-ten",
        "The Herald, ru, reproduces the official text https://example.org/later",
    ):
        assert wanted in words, wanted
    assert "Referred to by 16 to 20 July 2025: Days of talks" in said(run("show", "2025-07-29-ten")[1])


def test_a_page_in_its_own_words(run):
    """Of a page that neither is the official text nor reproduces it, nothing is said."""
    assert "2025-07-15, en, carrying Reuters" in said(run("show", "2025-07-15-elsewhere")[1])


def test_the_pages_of_an_event_are_its_own(run, tmp_path):
    """An event that shares its id with a truce has its own pages, and not those of what the truce rests on."""
    mine = written(tmp_path / "mine.json", truces=[], claims=[])
    alone = run("--data", mine, "show", "2025-05-01-hours", data=False)[1].partition("Sources")[2]
    shared = {**SMALL["truces"][0], "id": "2025-05-01-hours"}
    mine = written(tmp_path / "mine.json", truces=[shared], claims=[])
    both = run("--data", mine, "show", "2025-05-01-hours", data=False)[1].partition("Sources")[2]
    assert both.partition("\n\n")[0].strip() == alone.strip()


def test_truces(run):
    """A truce is shown with its schedule, sides, allegations, note, and the sources of what it rests on."""
    easter = said(run("show", "2025-04-19-easter")[1])
    assert "Scheduled: 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow): 30 hours" in easter
    assert "Note: Nobody seen says when the guns fell silent. Checked: verified on 3 September 2025" in easter
    assert "Russia: declared (2025-04-19-easter); bound 19 April 2025, 18:00" in easter
    assert "Ukraine: silent" in easter
    victory = said(run("show", "2025-05-08-victory-day")[1])
    assert "Mediators: The Contact Group" in victory
    assert "Follows: 2025-04-19-easter Checked: not verified yet" in victory
    assert "Alleged violations Ukraine accuses Russia: Shelling (2025-05-03-alleged)" in victory
    assert "https://example.org/2025-05-03-alleged" in victory


def test_ultimatums(run):
    """An ultimatum is shown with its sides, its answers and how long each took, and both halves of the outcome."""
    words = said(run("show", "2025-07-14-ukraine-deal-deadline")[1])
    assert "From: Donald Trump To: Russia, The Contact Group Also exposed: Ukraine" in words
    assert "Checked: verified on 2 September 2025" in words
    assert "Russia: reject, 1 day after the announcement of 14 July 2025 2025-07-15-answer" in words
    assert "Compliance: none (the target did nothing of what was demanded) 8 August 2025:" in words
    assert "https://example.org/2025-07-29-ten" in words


def test_actors(run):
    """An actor is shown with its names, offices, and the records that it has a part in, each type counted."""
    words = said(run("show", "donald-trump")[1])
    assert "Also written: Дональд Трамп Offices from 20 January 2025 on: President" in words
    assert "Ultimatums: 1 14 July to 8 August 2025: The deadline for a deal" in words
    assert "Events: 5" in words
    russia = said(run("show", "russia")[1])
    assert "Offices" not in russia
    truces = russia.partition("Truces: 7")[2].partition("Events: ")[0]
    assert truces.count("(2025-04-19-easter)") == 1  # not the event of the same id too


def test_places(run):
    """A place is shown with its coordinates, where they are known, and what happened there."""
    assert "Coordinates: 38.9, -77.0 Events: 1 14 July 2025: Fifty days" in said(run("show", "washington")[1])
    assert "Coordinates" not in run("show", "moscow")[1]


def test_claims(run):
    """A claim is shown with its verdict, its note, and the records that answer it with their sources."""
    words = said(run("show", "c1")[1])
    assert "There were fifty days. id: c1 Account: A text of August (7 August 2025)" in words
    assert "Verdict: confirmed, checked 1 September 2025 Note: It moved. Answered by" in words
    assert "https://example.org/2025-07-29-ten" in words  # through the ultimatum
    assert "Verdict: unchecked\n" in run("show", "c2")[1]


def test_there_is_a_screen_for_every_type_of_record():
    """Every collection that a timeline has can be shown, but for what was withdrawn."""
    assert set(COLLECTIONS) - set(SCREENS) <= {"tombstones", "publishers"}
    assert set(SCREENS) <= set(COLLECTIONS)


def test_every_record_of_the_shipped_data_can_be_shown():
    """No record makes its screen fail, and every screen of an event ends with its sources."""
    timeline = load()
    for name, screen_of in SCREENS.items():
        for record in getattr(timeline, name):
            screen = list(screen_of(timeline, record))
            assert screen[0].text
            if name == "events":
                assert screen[-1].text.startswith("http")
