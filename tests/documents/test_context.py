"""What a document may leave out because its context says it."""

from __future__ import annotations

import copy

import pytest

from examples import AUTHORED, authored, canonical, leaves, replaced, timeline
from us_russia_timeline.documents.context import Context


def with_context(data):
    """The document with each of its rows completed."""
    context = Context(data)
    return {
        name: [context.complete(name, row) for row in rows] if isinstance(rows, list) else rows for name, rows in data.items()
    }


def test_zones_come_from_the_context():
    """A text for a time takes the zone of its place, its first actor's seat, its declaration or its limit."""
    told = with_context(AUTHORED)
    events = {row["id"]: row for row in told["events"]}
    assert told["coverage"][0]["when"] == {"text": "2025-01-01/2025-12-31", "zone": "UTC"}
    assert told["claims"][0]["said"]["zone"] == told["claims"][0]["checked"]["zone"] == "UTC"
    assert told["actors"][0]["offices"][0]["when"] == {"text": "2025-01-20/..", "zone": "America/New_York"}
    assert events["2025-07-14-fifty-days"]["when"]["zone"] == "America/New_York"
    assert events["2025-07-14-fifty-days"]["known"] == {"text": "2025-07-15", "zone": "America/New_York"}
    assert events["2025-07-14-fifty-days"]["deadline"]["trigger"]["zone"] == "America/New_York"
    assert events["2025-07-28-sooner"]["when"] == {"text": "2025-07-28T18:00", "zone": "Europe/Zurich"}
    assert told["truces"][0]["scheduled"]["zone"] == "Europe/Moscow"
    assert told["truces"][0]["parties"][0]["effective"]["zone"] == "Europe/Moscow"


def test_copies_of_dates_come_from_the_events():
    """The dates that terms and truces copy are filled in where they are left out, and only there."""
    data = authored()
    told = with_context(data)
    first, second = told["ultimatums"][0]["terms"]
    assert first["at"] == told["events"][0]["when"]
    assert first["known"] == told["events"][0]["known"]
    assert "known" not in second
    assert told["truces"][0]["at"] == told["events"][2]["when"]
    data["truces"][0]["at"] = own = {"text": "2025-08-02", "zone": "UTC"}
    data["ultimatums"][0]["terms"][0] |= {"known": own}
    told = with_context(data)
    assert told["truces"][0]["at"] == told["ultimatums"][0]["terms"][0]["known"] == own
    assert told["ultimatums"][0]["terms"][0]["at"] == told["events"][0]["when"]


def test_nothing_is_added_to_what_is_complete():
    """A document in canonical form is left as it is."""
    assert with_context(canonical()) == canonical()


@pytest.mark.parametrize("form", [authored, canonical])
def test_nothing_is_judged_and_nothing_changed(form):
    """Data of any shape goes through without an error and is never changed."""
    data = form()
    before = copy.deepcopy(data)
    for path, _ in leaves(data):
        for odd in (None, "x", [], {}, [5]):
            spoilt = replaced(data, path, odd)
            kept = copy.deepcopy(spoilt)
            with_context(spoilt)
            assert spoilt == kept
    assert data == before


def test_where_the_context_does_not_say_a_text_stays():
    """Without a zone in reach a text stays a text, for the strict pass to name."""
    told = with_context({"events": [{"id": "x", "when": "2025"}, 5], "truces": [{"declared": "x", "scheduled": "2025/.."}]})
    assert told["events"][0]["when"] == "2025"
    assert told["truces"][0] == {"declared": "x", "scheduled": "2025/..", "at": "2025"}
    assert told["events"][1] == 5


def test_the_forms_are_one_timeline():
    """The short form and the full form are the same timeline."""
    from us_russia_timeline.documents import from_plain

    assert from_plain(canonical()) == timeline()


@pytest.mark.parametrize(("said", "form"), [(True, "reproduction"), (False, None)])
def test_what_older_documents_say_of_the_official_text_is_understood(said, form):
    """Documents of 0.2.0 had ``primary``: the official text or a page that reproduces it; the weaker of the two is taken."""
    page = {"url": "https://example.org/", "primary": said}
    row = {"id": "x", "sources": [page], "updates": [{"known": "2025-07-15", "sources": [page]}]}
    told = with_context({"events": [row]})["events"][0]
    for source in (*told["sources"], *told["updates"][0]["sources"]):
        assert "primary" not in source
        assert source.get("form") == form
    spoilt = {"primary": 5}
    assert with_context({"events": [{"sources": [spoilt]}]})["events"][0]["sources"] == [spoilt]
