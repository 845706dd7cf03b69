"""The page: read by a strict parser, and each way in which pages let a record out of its place."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from types import SimpleNamespace
from zipfile import ZipFile

import attrs
import pytest

import us_russia_timeline
from exports_sample import tree, with_event
from us_russia_timeline.exports import common, html, render
from us_russia_timeline.exports.html import page as page_module
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Update


def test_the_page_is_valid_and_self_contained(timeline):
    """No parse error, script, inline style or embedded resource; a policy that fits the style sheet."""
    page = tree(render("html", timeline))
    tags = {each.tag.rpartition("}")[2] for each in page.iter() if isinstance(each.tag, str)}
    assert not tags & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "video",
        "audio",
        "use",
        "image",
    }
    for each in page.iter():
        assert not [
            name
            for name in each.attrib
            if name.lower().startswith("on") or name in ("style", "src", "srcdoc")
        ]
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").attrib["content"]
    style = page.find(".//style").text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_is_accessible(timeline):
    """Language, title, one h1, unique ids, labels and links inside the page that lead somewhere."""
    page = tree(render("html", timeline))
    assert page.attrib["lang"] == "en"
    assert page.find(".//title").text == timeline.title
    assert len(page.findall(".//h1")) == 1
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    for each in page.iter():
        for label in each.attrib.get("aria-labelledby", "").split():
            assert label in ids
        href = each.attrib.get("href", "")
        if href.startswith("#"):
            assert href[1:] in ids
    drawings = [each for each in page.iter() if str(each.tag).endswith("svg")]
    assert len(drawings) == 1 + len(timeline.ultimatums)
    assert all(
        drawing.attrib["role"] == "img" and "aria-labelledby" in drawing.attrib for drawing in drawings
    )


def test_the_page_says_what_the_records_say(timeline):
    """Every event, each stretch of coverage and what the sections are called stands on the page in words."""
    words = " ".join(" ".join(tree(render("html", timeline)).itertext()).split())
    for each in timeline.events:
        assert each.title in words
    for expected in (
        "2 September 2025", "7 to 9 August 2025", "8 August 2025", "withdrawn", "Shelling went on", "Другая",
        "Thin before 2025.", "“by the end of June”", "At Easter.", "confirmed", "official text",
        "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)",
    ):  # fmt: skip
        assert expected.lower() in words.lower(), expected


def test_markup_in_a_record_stays_text():
    """A title full of markup gives the same elements and attributes as a harmless one."""

    def skeleton(text):
        page = tree(text)
        return [(each.tag, sorted(each.attrib)) for each in page.iter() if isinstance(each.tag, str)]

    attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"
    attack += "\" onclick='a' --> ]]> &lt; \x00\u202e"
    for name in ("title", "summary"):
        assert skeleton(render("html", with_event(**{name: attack}))) == skeleton(
            render("html", with_event(**{name: "a"}))
        )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "HTTPS://x.example",
        "https://",
        "https://user@x.example/",
        "https:///x",
        "//x.example",
        "https://x.example/\na",
        "https://x.example/ a",
        "vbscript:x",
        "http://x.example/\u202e",
    ],
)
def test_only_web_addresses_become_links(url):
    """No format links to what is not http or https with a host; the publisher still stands there."""
    good = with_event().events[0].sources[0]
    bad = attrs.evolve(good)
    object.__setattr__(bad, "url", url)
    update = Update(known=Interval("2025-08-08", "UTC"), text="More.", sources=(good,))
    object.__setattr__(update, "sources", (bad,))
    made = with_event(sources=(bad,), updates=(update,))
    assert common.web_address(url) is None
    for name in ("html", "markdown", "timelinejs", "ics", "plover"):
        assert url not in render(name, made)
    page = tree(render("html", made))
    assert [each.attrib["href"] for each in page.iter("a") if not each.attrib["href"].startswith("#")] == []
    assert "".join(page.itertext()).count("The Paper") == 2


def test_links_leave_the_page_quietly(timeline):
    """Each link outwards is http or https and hands over neither the opener nor the referrer."""
    outward = [
        each for each in tree(render("html", timeline)).iter("a") if not each.attrib["href"].startswith("#")
    ]
    assert len(outward) >= len(timeline.events)
    for each in outward:
        assert re.match(r"https?://[a-z]", each.attrib["href"])
        assert {"noopener", "noreferrer"} <= set(each.attrib["rel"].split())


def test_the_page_of_a_bare_timeline_has_no_empty_sections():
    """A timeline of events has no section for ultimatums, truces or claims that it does not hold."""
    made = with_event()
    page = tree(html.render(made))
    assert [each.attrib["id"] for each in page.iter("h2")] == ["events", "coverage"]


def test_the_head_counts_what_the_page_holds(timeline):
    """The first lines say how many records there are, and link to the sections that hold them."""
    page = tree(html.render(timeline))
    lead = page.find(".//p[@class='lead']").text
    assert lead == f"{len(timeline.events)} events, 2 ultimatums, 3 truces. Data 2025.8.3."
    found = [each.attrib["href"] for each in page.find(".//nav").iter("a")]
    assert found == ["#ultimatums", "#truces", "#events", "#claims", "#coverage"]


def test_events_stand_under_their_months(timeline):
    """Each month has one heading, in order, and the events that begin in it below."""
    page = tree(html.render(timeline))
    section = page.find(".//section[@aria-labelledby='events']")
    months = [each.text for each in section.iter("h3")]
    assert months[:3] == ["February 2022", "January 2025", "February 2025"]
    assert len(months) == len(set(months)) == len(section.findall("ol"))
    held = [each.attrib["id"] for each in section.iter("li") if "id" in each.attrib]
    assert held == [f"event-{event.id}" for event in timeline.events]


def test_every_look_of_the_page_has_a_rule(timeline):
    """The style sheet has a rule for each class of the page, uses what it defines, and ends nothing early."""
    page = tree(html.render(timeline))
    sheet = page.find(".//style").text
    classes = {name for each in page.iter() for name in each.attrib.get("class", "").split()}
    ruled = set(re.findall(r"\.([a-z]+)", re.sub(r"\{[^{}]*\}", "{}", sheet)))
    assert classes <= ruled
    assert set(re.findall(r"var\((--[a-z]+)\)", sheet)) == set(re.findall(r"(--[a-z]+):", sheet))
    assert "</" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_style_sheet_has_line_feeds(monkeypatch, timeline):
    """Whatever ends the lines of the file, the page has line feeds: a browser takes the hash of those."""
    loader = SimpleNamespace(get_data=lambda _: b"a {\r\n}\r\n")
    monkeypatch.setattr(page_module, "__spec__", SimpleNamespace(loader=loader))
    made = html.render(timeline)
    assert "<style>a {\n}</style>" in made
    assert base64.b64encode(hashlib.sha256(b"a {\n}").digest()).decode() in made


def test_the_page_is_made_out_of_a_zip(tmp_path):
    """The style sheet is found beside its module wherever that is: the same page comes out of a zip."""
    package = os.path.dirname(us_russia_timeline.__file__)
    archive = str(tmp_path / "library.zip")
    with ZipFile(archive, "w") as packed:
        for folder, _, files in os.walk(package):
            for name in files:
                if name.endswith((".py", ".css")):
                    path = os.path.join(folder, name)
                    packed.write(path, os.path.relpath(path, os.path.dirname(package)))
    program = (
        f"import sys; sys.path.insert(0, {archive!r})\n"
        "from us_russia_timeline import Timeline, exports\n"
        "assert '.zip' in exports.__file__\n"
        "sys.stdout.buffer.write(exports.render('html', Timeline()).encode())"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment)
    assert done.stdout.decode() == html.render(us_russia_timeline.Timeline())
