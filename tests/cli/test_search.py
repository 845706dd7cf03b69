"""Search, and the lists of words by which records are asked for."""

from __future__ import annotations

import json

import pytest
from cli_sample import said


def test_search_by_a_name_in_any_spelling(run):
    """The best comes first, with its type; nothing found is no answer."""
    code, out, _ = run("search", "Зеленский", "--limit", "1", data=False)
    assert code == 0
    assert out.startswith("Volodymyr Zelensky\n  actor volodymyr-zelensky\n")
    assert ", 1 shown; more with --limit\n" in out
    code, _, err = run("search", "Wytkoff", data=False)
    assert code == 1
    assert "nothing here is called 'Wytkoff', or tells of it; did you mean steve-witkoff?" in said(err)
    found = json.loads(run("search", "ten", "or", "twelve", "--json")[1])
    assert (found[0]["type"], found[0]["record"]["id"]) == ("event", "2025-07-28-ten-or-twelve")


def test_a_script_is_told_that_there_are_more(run):
    """The number alone would hide it, so it stands on standard error; what was all that there is, is told by nobody."""
    code, out, err = run("search", "Putin", "--json", data=False)
    assert (code, len(json.loads(out))) == (0, 20)
    assert said(err).endswith(" records, 20 shown; more with --limit ")
    assert run("search", "Putin", "--json", "--limit", "9999", data=False)[2] == ""


def test_claims_are_found_by_their_words(run):
    """A claim is shown by its sentence."""
    out = run("search", "thirty-hour", data=False)[1]
    assert "easter" in out.lower()
    assert "claim c" in run("search", "five times", data=False)[1]


def test_actors_tags_and_kinds(run):
    """Each with a number and, where it is known, what it means; the commonest first."""
    out = run("actors", "--country", "UKR", data=False)[1]
    assert out.startswith("Ukraine: state, UKR, ")
    assert "Vladimir Putin" not in out
    tags = json.loads(run("tags", "--json", data=False)[1])
    assert tags[0]["tag"] == "ukraine-war"
    assert all(each["gloss"] for each in tags)
    assert [each["records"] for each in tags] == sorted((each["records"] for each in tags), reverse=True)
    assert "call: " in run("kinds", data=False)[1]
    kinds = json.loads(run("kinds", "--json")[1])
    assert kinds[0] == {"kind": "ultimatum", "events": 4, "gloss": "a demand is made with a time limit, or such a limit is moved"}
    assert json.loads(run("actors", "--json")[1])[0]["events"] > 0
    assert run("tags")[1].endswith(" tags\n")


def test_an_unregistered_tag_has_no_gloss(run):
    """A timeline of one's own need not register its tags."""
    assert json.loads(run("tags", "--json")[1])[0]["gloss"] is None


@pytest.mark.parametrize(
    ("argv", "lines"),
    [
        (("events", "--text", "Зеленский"), "0 events Did you mean --actor volodymyr-zelensky?"),
        (("truces", "--text", "Zelenskij"), "0 truces Did you mean --actor volodymyr-zelensky?"),
        (("ultimatums", "--text", "genewa"), "0 ultimatums Did you mean --place geneva?"),
    ],
)
def test_no_words_are_answered_with_the_names_they_may_mean(run, argv, lines):
    """Not with a bare nought."""
    assert said(run(*argv, data=False)[1]).startswith(lines)


def test_a_list_without_words_has_nothing_to_guess(run):
    """An empty list of a kind says its number, and no more."""
    assert run("events", "--kind", "cyber_operation")[1] == "0 events\n"


def test_truces_and_ultimatums_are_filtered_as_events_are(run):
    """By who takes part, tag, words and the time in which they were going on."""
    found = json.loads(run("truces", "--from", "2025-04-19", "--to", "2025-04-21", "--tag", "easter", "--json", data=False)[1])
    assert [each["id"] for each in found] == ["2025-04-19-easter-truce"]
    found = json.loads(run("ultimatums", "--actor", "Donald Trump", "--from", "July 2025", "--to", "August 2025", "--json", data=False)[1])
    assert "2025-07-14-ukraine-deal-deadline" in [each["id"] for each in found]
    assert run("events", "--tag", "new-starts", data=False)[0] == 1
    assert run("events", "--from", "2031", data=False)[0] == 1
    assert json.loads(run("events", "--place", "Geneva", "--json", data=False)[1])


def test_a_part_is_exported(run):
    """With the filters of lists, or the story of an ultimatum."""
    data = json.loads(run("export", "json", "--ultimatum", "2025-07-14-ukraine-deal-deadline", data=False)[1])
    assert data["selection"] == "the story of 2025-07-14-ukraine-deal-deadline"
    data = json.loads(run("export", "json", "--from", "April 2025", "--to", "2025-04-30", "--tag", "easter", data=False)[1])
    assert data["selection"] == "from 2025-04-01; to 2025-04-30; tagged easter"
    assert run("export", "json", "--from", "2031", data=False)[0] == 1
    assert run("export", "json", "--from", "2025-04-01T00:00Z", data=False)[0] == 2
