"""The document for TimelineJS: dates at their precision, texts that are inert HTML."""

import json

import html5lib
import pytest

from us_russia_timeline.exports import render


@pytest.fixture(name="found", scope="module")
def _found(timeline):
    return json.loads(render("timelinejs", timeline))


@pytest.fixture(name="slides")
def _slides(found):
    return {slide["unique_id"]: slide for slide in found["events"]}


def test_slides_have_what_the_program_needs(found, slides):
    """Every slide has a year, an identity of its own and a group."""
    assert len(slides) == len(found["events"])
    assert all(slide["start_date"]["year"] >= 1000 for slide in slides.values())
    assert {slide["group"] for slide in slides.values()} == {"Events", "Deadlines", "Truces"}


def test_dates_keep_their_precision(slides):
    """Coarse dates stay coarse, what fills has an end, what goes on has none."""
    assert slides["event-2025-06-01-election"]["start_date"] == {"year": 2025}
    assert slides["event-2025-03-01-pause"]["start_date"] == {"year": 2025, "month": 3}
    assert slides["event-2025-04-18-easter"]["end_date"] == {"year": 2025, "month": 4, "day": 19}
    assert slides["event-2025-02-12-call"]["start_date"] == {
        "year": 2025, "month": 2, "day": 12, "hour": 10, "minute": 30,
    }  # fmt: skip
    assert slides["event-2025-05-08-night"]["end_date"]["second"] == 20
    assert "end_date" not in slides["event-2022-02-24-war"]


def test_deadlines_and_truces(found, slides):
    """A limit spans its window and says that it was moved; a truce in force that has an end is an era."""
    window = slides["deadline-2025-07-14-deal-2025-07-28-ten-or-twelve"]
    assert (window["start_date"]["day"], window["end_date"]["day"]) == (7, 9)
    assert (
        window["text"]["text"]
        == "<p>“10 or 12 days”, announced 28 July 2025.</p>\n<p>Moved or withdrawn later.</p>"
    )
    standing = slides["deadline-2025-07-14-deal-2025-07-29-ten-days"]
    assert standing["text"]["text"] == "<p>“ten days from today”, announced 29 July 2025.</p>"
    assert [era["text"]["headline"] for era in found["eras"]] == ["The Easter truce"]
    assert slides["truce-2025-04-19-easter"]["text"]["text"].split("\n") == [
        "<p>Covers: all; the whole front.</p>",
        "<p>Announced for: 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow).</p>",
        "<p>Ended: expired.</p>",
        "<p>No page seen says who counted.</p>",
    ]
    assert "Announced for" not in slides["truce-2025-06-01-lasting"]["text"]["text"]


def test_what_became_known_later(slides):
    """Under the sources of an event stand its updates, each with its own; the standing is the one of now."""
    assert slides["event-2025-05-08-night"]["text"]["text"].split("\n") == [
        "<p>It happens.</p>",
        "<p>Denied by Russia.</p>",
        '<p>Sources: <a href="https://news.example/a?b=1&amp;c=(2)">The Paper</a></p>',
        "<p>Later, 11 May 2025: Moscow says that nothing was hit. (denied by Russia)</p>",
        '<p>Sources: <a href="https://news.example/denial">The Paper</a></p>',
        "<p>Later, 12 May 2025, 09:30 (Europe/Moscow): The final toll is four.</p>",
        "<p>See: Title of 2025-06-02-limit</p>",
    ]
    cancelled = slides["event-2025-03-01-pause"]["text"]["text"].split("\n")
    assert cancelled[:2] == ["<p>It happens.</p>", "<p>Cancelled.</p>"]


def test_texts_are_inert(timeline, found):
    """Its HTML holds paragraphs and links only, and nothing in the file ends a script element."""
    assert "<" not in render("timelinejs", timeline)
    for slide in found["events"]:
        for part in slide["text"].values():
            tree = html5lib.HTMLParser(strict=True).parseFragment(part)
            assert {each.tag.rpartition("}")[2] for each in tree.iter()} <= {"DOCUMENT_FRAGMENT", "p", "a"}
            assert all(list(each.attrib) in ([], ["href"]) for each in tree.iter())
