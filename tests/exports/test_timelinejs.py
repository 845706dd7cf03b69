"""The document for TimelineJS: dates at their precision, texts that are inert HTML."""

import html
import json

import html5lib
import pytest

from exports_sample import NASTY, document
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports import render
from us_russia_timeline.exports.terms import citation


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
    # TimelineJS takes a day for its beginning: two whole days end where the third begins.
    assert slides["event-2025-04-18-easter"]["start_date"] == {"year": 2025, "month": 4, "day": 18}
    assert slides["event-2025-04-18-easter"]["end_date"] == {"year": 2025, "month": 4, "day": 20}
    assert slides["event-2025-02-12-call"]["start_date"] == {
        "year": 2025, "month": 2, "day": 12, "hour": 10, "minute": 30,
    }  # fmt: skip
    assert slides["event-2025-05-08-night"]["end_date"]["second"] == 20
    assert "end_date" not in slides["event-2022-02-24-war"]


def test_deadlines_and_truces(found, slides):
    """A limit spans its window and says that it was moved; a truce in force that has an end is an era."""
    window = slides["deadline-2025-07-14-deal-2025-07-28-ten-or-twelve"]
    assert (window["start_date"]["day"], window["end_date"]["day"], window["display_date"]) == (7, 10, "7 to 9 August 2025")
    assert (
        window["text"]["text"]
        == "<p>“10 or 12 days”, announced 28 July 2025.</p>\n<p>Moved 29 July 2025, to 8 August 2025.</p>"
    )
    assert window["text"]["headline"] == "Deadline (moved): A deal in fifty days"
    standing = slides["deadline-2025-07-14-deal-2025-07-29-ten-days"]
    assert standing["text"]["text"] == "<p>“ten days from today”, announced 29 July 2025.</p>"
    assert [era["text"]["headline"] for era in found["eras"]] == ["The Easter truce"]
    assert slides["truce-2025-04-19-easter"]["text"]["text"].split("\n") == [
        "<p>Covers: all; the whole front.</p>",
        "<p>Announced for: 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow).</p>",
        "<p>Russia: declared, bound 19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow).</p>",
        "<p>OSCE: silent.</p>",
        "<p>Alleged by OSCE of Russia: Shelling went on</p>",
        f"<p>Alleged by Russia of OSCE, Donald Trump: {as_html(NASTY)}</p>",
        "<p>Ended: expired.</p>",
        "<p>No page seen says who counted.</p>",
    ]
    assert "Announced for" not in slides["truce-2025-06-01-lasting"]["text"]["text"]


def test_slides_of_one_event_that_moves_a_limit_twice():
    """Each has an identity of its own, numbered as the entries of a calendar are."""
    data = document()
    terms = next(each for each in data["ultimatums"] if each["id"] == "2025-07-14-deal")["terms"]
    terms.insert(3, {**terms[2], "wording": "or by the 20th", "deadline": {"text": "or by the 20th", "zone": "UTC", "by": "2025-08-20"}})
    told = [slide["unique_id"] for slide in json.loads(render("timelinejs", from_plain(data)))["events"]]
    assert told.count("deadline-2025-07-14-deal-2025-07-29-ten-days") == 1
    assert told.count("deadline-2025-07-14-deal-2025-07-29-ten-days.2") == 1
    assert len(set(told)) == len(told)


def test_what_became_known_later(slides):
    """Under the sources of an event stand its updates, each with its own; the standing is the one of now."""
    assert slides["event-2025-05-08-night"]["text"]["text"].split("\n") == [
        "<p>It happens.</p>",
        "<p>Denied by Russia.</p>",
        "<p>Alleged by OSCE of Russia: Shelling went on.</p>",
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


def as_html(text):
    """A text as HTML has it between tags."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def era(text, zone="Europe/Moscow"):
    """The era of a truce that bound somebody for a time."""
    plain = document()
    plain["truces"] = [{**plain["truces"][0], "parties": [{"actor": "russia", "stance": "declared", "effective": {"text": text, "zone": zone}}]}]
    return json.loads(render("timelinejs", from_plain(plain)))["eras"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # All of one day: the end is the day after, for an end like the beginning is dropped, and then all is refused.
        ("2025-05-08/2025-05-08", (2025, 5, 8), (2025, 5, 9)),
        ("2025-05-08/2025-05-10", (2025, 5, 8), (2025, 5, 11)),
        # An end without an hour means the end of that day, not its beginning.
        ("2020-10-10T12:00/2020-10-10", (2020, 10, 10, 12, 0), (2020, 10, 11)),
        # An end that agrees with every part of the beginning: the beginning says more.
        ("2025-05-08/2025-05-08T12:00", (2025, 5, 8, 0), (2025, 5, 8, 12, 0)),
        ("2025-05-08/2025-05-08T00:30", (2025, 5, 8, 0, 0), (2025, 5, 8, 0, 30)),
        ("2025-05-08/2025-05-08T00:00:20", (2025, 5, 8, 0, 0, 0), (2025, 5, 8, 0, 0, 20)),
        ("2025-05/2025-06", (2025, 5), (2025, 7)),
        ("2025/2025-12", (2025,), (2026, 1)),
        ("2025-12/2025-12", (2025, 12), (2026, 1)),
        ("2025-04-19T18:00/2025-04-21T00:00", (2025, 4, 19, 18, 0), (2025, 4, 21, 0, 0)),
    ],
)
def test_an_era_ends_where_it_is_over(text, start, end):
    """Whatever the precision of its ends, an era runs from where it begins to where it is over."""
    [found] = era(text)
    assert (tuple(found["start_date"].values()), tuple(found["end_date"].values())) == (start, end)


@pytest.mark.parametrize("text", ["2025-04-20T10:00:00.1/2025-04-20T10:00:00.9", "2025-10-26T03:30+03:00/2025-10-26T03:30+02:00", "2025-05-08/.."])
def test_what_has_no_length_there_is_no_era(text):
    """What is over within a second, or in the hour that clocks show twice, or goes on, has no era; its slide stays."""
    assert era(text, "Europe/Kyiv") == []


def test_titles_say_how_sure_and_whose_it_is(timeline, slides):
    """A headline says what is denied; the first slide has credit, version and licence."""
    assert slides["event-2025-05-08-night"]["text"]["headline"] == "Title of 2025-05-08-night (denied by Russia)"
    assert slides["truce-2025-05-08-never"]["text"]["headline"] == "Truce: A truce that never held (bound nobody)"
    title = json.loads(render("timelinejs", load()))["title"]["text"]["text"]
    assert html.escape(citation(load()), quote=False) in title
    assert "CC BY" not in render("timelinejs", timeline)
