"""The coded events: one JSON object a line, in the field names of the manual."""

import json
from datetime import datetime

import pytest

from us_russia_timeline.dataset import load
from us_russia_timeline.exports import render
from us_russia_timeline.exports.terms import citation


@pytest.fixture(name="rows", scope="module")
def _rows(timeline):
    return {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}


def test_only_coded_kinds_have_a_record(rows):
    """Each record has the required fields and its codebook; kinds without a type are left out."""
    assert "2025-05-10-wire" not in rows
    assert "2025-06-01-election" not in rows
    for row in rows.values():
        assert {"id", "date", "actor", "event"} <= set(row)
        assert row["cite_info"]["codebook"] == "plover-2024-02-04"


def test_a_call_in_full(rows):
    """Codes, civil time with its offset, and who the actors were at the time."""
    call = rows["2025-02-12-call"]
    assert (call["date"], call["time"], call["event"], call["mode"]) == (
        "2025-02-12",
        "10:30:00-05:00",
        ["CONSULT"],
        ["phone"],
    )
    assert call["quad_code"] == "1"
    assert call["cite_info"]["title"] == "They talk"
    assert call["actor"][0] == {
        "code": "USA",
        "entity_text": "Donald Trump",
        "identifier_id": "Q22686",
        "identifier_text": "Donald Trump",
        "office": "President of the United States",
    }
    assert call["actor"][1] == {"code": "RUS", "sector": "GOV", "entity_text": "Russia"}


def test_recipients_places_and_mediators(rows):
    """At whom, where and through whom stand beside it, each only where the record says so."""
    first = rows["2025-07-14-fifty-days"]
    assert first["recipient"] == [{"code": "RUS", "sector": "GOV", "entity_text": "Russia"}]
    assert first["event_loc"] == {
        "resolved_place": "Washington",
        "country_code": "USA",
        "lat": 38.9,
        "lon": -77.03,
    }
    assert "mediator" not in first
    assert rows["2025-08-06-visit"]["event_loc"] == {"resolved_place": "Moscow", "country_code": "RUS"}
    assert rows["2025-08-06-visit"]["mediator"] == [{"entity_text": "OSCE"}]


def test_times_make_iso_moments(timeline, rows):
    """Date and time, joined by T, are the instant of the record; days that end elsewhere have an end."""
    night = rows["2025-05-08-night"]
    start = datetime.fromisoformat(f"{night['date']}T{night['time']}")
    assert start == timeline.event("2025-05-08-night").when.start
    stop = datetime.fromisoformat(f"{night['enddate']}T{night['endtime']}")
    assert stop == timeline.event("2025-05-08-night").when.stop
    assert rows["2025-04-18-easter"]["enddate"] == "2025-04-19"
    assert "enddate" not in rows["2022-02-24-war"]
    assert "enddate" not in rows["2025-07-14-fifty-days"]


def test_what_did_not_happen_says_so(rows):
    """Announced and cancelled events carry the auxiliary contexts future and negation."""
    assert rows["2025-03-02-plan"]["context"] == ["diplomatic", "future"]
    assert rows["2025-03-01-pause"]["context"] == ["negation"]


def test_what_became_known_later(rows):
    """The comment goes on with the updates, the assertion is the one of now, all pages are listed."""
    night = rows["2025-05-08-night"]
    assert night["comment"] == (
        "Title of 2025-05-08-night"
        "; later, 11 May 2025: Moscow says that nothing was hit. (denied by Russia)"
        "; later, 12 May 2025, 09:30 (Europe/Moscow): The final toll is four."
        "; Alleged by OSCE of Russia: Shelling went on"
    )
    assert night["assertion"] == "denied"
    assert night["sources"] == ["https://news.example/a?b=1&c=(2)", "https://news.example/denial"]
    assert rows["2025-03-02-plan"]["assertion"] == "reported"
    assert rows["2025-05-20-parade"]["assertion"] == "confirmed"
    assert rows["2025-02-12-call"]["comment"] == "Title of 2025-02-12-call"


def test_limits_figures_and_terms(timeline, rows):
    """The comment says which limit was set and that it was moved; the shipped data says its licence in each line."""
    assert rows["2025-07-14-fifty-days"]["comment"].endswith("Limit: 2 September 2025; moved 28 July 2025, to 7 to 9 August 2025")
    assert "license" not in rows["2025-07-14-fifty-days"]["cite_info"]
    for line in render("plover", load()).splitlines():
        cited = json.loads(line)["cite_info"]
        assert (cited["license"], cited["version"], cited["credit"]) == ("CC-BY-4.0", load().data_version, citation(load()))
