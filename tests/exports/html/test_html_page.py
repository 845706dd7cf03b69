"""The page: read by a strict parser, and each way in which pages let a record out of its place."""

import base64
import gzip
import hashlib
import json
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
from us_russia_timeline.errors import InvalidQuestion, UnknownId
from us_russia_timeline.exports import common, html, render
from us_russia_timeline.exports.html import assets
from us_russia_timeline.exports.terms import SHIPPED
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Update

POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FORBIDDEN = {"img", "iframe", "object", "embed", "base", "form", "video", "audio", "use", "image"}


def named_by_hash(text):
    """How a policy names a text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("embed", [False, True])
def test_the_page_is_valid_and_self_contained(timeline, embed):
    """No parse error, inline style or outside resource; a policy with the hashes of its one script and style sheet."""
    page = tree(html.render(timeline, embed=embed))
    tags = {each.tag.rpartition("}")[2] for each in page.iter() if isinstance(each.tag, str)}
    assert not tags & FORBIDDEN
    assert [each.attrib for each in page.iter("link")] == [{"rel": "icon", "href": "data:,"}]
    for each in page.iter():
        assert not [
            name
            for name in each.attrib
            if name.lower().startswith("on") or name in ("style", "src", "srcdoc")
        ]
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").attrib["content"]
    style = page.find(".//style").text
    scripts = {each.attrib.get("type", ""): named_by_hash(each.text) for each in page.iter("script")}
    assert len(scripts) == len(list(page.iter("script"))) == 3
    hashes = [scripts[each] for each in ("", "application/json", "application/ld+json")]
    assert policy == POLICY.format(script=" ".join(hashes), style=named_by_hash(style))
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_stands_before_all_that_it_governs(timeline):
    """It is the second thing in the head, behind the character set."""
    head = list(tree(html.render(timeline)).find("head"))
    assert head[0].attrib == {"charset": "utf-8"}
    assert head[1].attrib["http-equiv"] == "Content-Security-Policy"


@pytest.mark.parametrize("embed", [False, True])
def test_the_page_is_accessible(timeline, embed):
    """Language, title, one h1, unique ids, labels and links inside the page that lead somewhere."""
    page = tree(html.render(timeline, embed=embed))
    assert page.attrib["lang"] == "en"
    assert page.find(".//title").text == f"A deal in fifty days · {timeline.title}"
    assert len(page.findall(".//h1")) == 1
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    made = {"search", "detail-title"}  # by the script
    for each in page.iter():
        for label in each.attrib.get("aria-labelledby", "").split():
            assert label in [*ids, *made]
        href = each.attrib.get("href", "")
        if href.startswith("#"):
            assert href[1:] in [*ids, *made], href
    drawings = [each for each in page.iter() if str(each.tag).endswith("svg") and "viewBox" not in each.attrib]
    assert len(drawings) == (1 if embed else 2 + len(timeline.ultimatums))
    assert all(
        drawing.attrib["role"] == "img" and drawing.attrib["aria-label"] for drawing in drawings
    )


def test_what_others_read_of_the_page(timeline):
    """Open Graph and description say what it is about; JSON-LD has the data set, the first story, the claims."""
    page = tree(html.render(timeline))
    tags = {each.attrib.get("property") or each.attrib.get("name"): each.attrib["content"] for each in page.iter("meta") if "content" in each.attrib}
    assert tags["og:title"] == page.find(".//title").text
    assert tags["og:description"] == tags["description"]
    assert tags["description"].startswith("Donald Trump to Russia: Stop the war. Limits announced: 14 July 2025: in 50 days; ")
    found = json.loads(next(each.text for each in page.iter("script") if each.attrib.get("type") == "application/ld+json"))
    assert (found["@type"], found["name"], found["version"]) == ("Dataset", timeline.title, "2025.8.3")
    assert found["temporalCoverage"] == "2016-01-01/2026-02-01"
    kinds = [each["@type"] for each in found["hasPart"]]
    assert kinds.count("Event") == 5
    assert kinds.count("ClaimReview") == len(timeline.claims)
    ratings = {each["claimReviewed"]: each.get("reviewRating", {}).get("alternateName") for each in found["hasPart"] if each["@type"] == "ClaimReview"}
    assert ratings == {"There was a truce": "confirmed", "Nothing else": None}
    assert {each["location"]["name"] for each in found["hasPart"] if "location" in each} == {"Washington", "Moscow"}


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
        assert url not in render(name, made).replace("https://schema.org", "").replace(SHIPPED.address, "")
    page = tree(render("html", made))
    outward = [each.attrib["href"] for each in page.iter("a") if not each.attrib["href"].startswith("#")]
    assert outward == []
    assert "".join(page.itertext()).count("The Paper") == 2


def test_links_leave_the_page_quietly(timeline):
    """Each link outwards is http or https; the page tells nobody where its reader came from, and opens no window."""
    page = tree(render("html", timeline))
    outward = [each for each in page.iter("a") if not each.attrib["href"].startswith("#")]
    assert len(outward) >= len(timeline.events)
    assert page.find(".//meta[@name='referrer']").attrib["content"] == "no-referrer"
    for each in outward:
        assert re.match(r"https?://[a-z]", each.attrib["href"])
        assert "target" not in each.attrib


def test_the_page_of_a_bare_timeline_has_no_empty_sections():
    """A timeline of events has no section for ultimatums, truces or claims that it does not hold."""
    page = tree(html.render(with_event()))
    assert [each.attrib["id"] for each in page.iter("section") if "part" in each.attrib["class"]] == ["story", "record", "about"]
    assert page.find(".//h1").text == with_event().title


def test_the_bar_leads_to_the_parts_and_the_foot_counts(timeline):
    """The first line links to the sections, the last says how many records there are and how to cite them: the shipped ones under their licence."""
    page = tree(html.render(timeline))
    found = [each.attrib["href"] for each in page.find(".//header").iter("a")]
    assert found == ["#story", "#record", "#ultimatums", "#truces", "#claims", "#about", "#search"]
    credit = "".join(page.find(".//footer").itertext())
    assert f"Data 2025.8.3. {len(timeline.events)} events, 2 ultimatums, 3 truces." in credit
    assert credit.strip().endswith(f"{timeline.title}, data 2025.8.3. Made with us_russia_timeline.")
    shipped = us_russia_timeline.load()
    foot = tree(html.render(us_russia_timeline.part(shipped, first="2025-08-01", last="2025-08-09"))).find(".//footer")
    said = "".join(foot.itertext()).strip()
    assert f"To cite: The us_russia_timeline developers: {shipped.title}, data {shipped.data_version}, a selection (from 2025-08-01; to 2025-08-09)." in said
    assert foot.find(".//a").attrib["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said.endswith("CC BY 4.0.")


def test_a_page_of_a_part_says_what_was_chosen():
    """In the title, in the first line and over the list; without an ultimatum nothing leads to a story, and the choice is the heading."""
    shipped = us_russia_timeline.load()
    chosen = us_russia_timeline.part(shipped, first="2025-04-19", last="2025-04-20", kinds=["truce_violation"])
    assert not chosen.ultimatums
    for part in (chosen, us_russia_timeline.part(shipped, shipped.ultimatum("2025-07-14-ukraine-deal-deadline"))):
        page, told = tree(html.render(part)), f"{shipped.title}, a selection ({part.selection})"
        assert page.find(".//title").text.endswith(told)
        assert page.find(".//header/p").text == told
        assert page.find(".//section[@id='record']/h2").text == f"A selection: {part.selection}"
        assert (page.find(".//h1").text == told) is (part is chosen)
        assert ("#story" in [each.attrib["href"] for each in page.find(".//header").iter("a")]) is (part is not chosen)
    whole = tree(html.render(shipped))
    assert whole.find(".//section[@id='record']/h2").text == "The whole record"
    assert "selection" not in whole.find(".//title").text


def test_events_stand_under_their_years_and_months(timeline):
    """Each year can be opened and linked to, each month has one heading, the events that begin in it below."""
    page = tree(html.render(timeline))
    years = page.find(".//div[@id='years']")
    assert [each.attrib["id"] for each in years.findall("details")] == ["year-2022", "year-2025"]
    months = [each.text for each in years.iter("h3")]
    assert months[:3] == ["February 2022", "January 2025", "February 2025"]
    assert len(months) == len(set(months)) == len(years.findall(".//section/ol"))
    held = [each.attrib["id"] for each in years.iter("li") if "id" in each.attrib]
    assert held == [f"event-{event.id}" for event in timeline.events]
    assert [each.attrib["href"] for each in page.find(".//nav[@aria-label='Years']").iter("a")] == ["#year-2022", "#year-2025"]


def test_a_story_to_be_embedded_is_small_and_alone():
    """Only its events, no bar, no other sections, a line of credit; under 180 kB for the shipped story of 2025."""
    timeline = us_russia_timeline.load()
    text = html.render(timeline, embed=True)
    assert len(text.encode()) < 180_000
    page = tree(text)
    assert page.find(".//header") is None
    assert page.find(".//body").attrib["class"] == "embed"
    assert [each.attrib["id"] for each in page.iter("section") if "part" in each.attrib.get("class", "")] == ["story", "record"]
    ids = {each.attrib["id"] for each in page.iter("li") if "id" in each.attrib}
    assert "event-2025-07-14-trump-sets-fifty-days" in ids
    assert 25 < len(ids) < 60
    foot = "".join(page.find(".//footer").itertext())
    assert "CC BY 4.0" in foot
    story = timeline.ultimatum("2025-07-14-ukraine-deal-deadline").id
    assert f"a selection (the story of {story})" in foot
    drawn = json.loads(next(each.text for each in page.iter("script") if each.attrib.get("type") == "application/json"))["ultimatums"][0]
    events = {row[0] for name in ("rows", "rings", "answers") for row in drawn[name]} | set(drawn["acts"])
    assert f"Drawn: {len(events)} events, {len(drawn['truces'])} truces; with what these rest on, {len(ids)} events, 1 ultimatum, " in foot


def test_the_page_weighs_less_than_the_document_that_it_shows():
    """The list, which holds every word, and all that is drawn and searched: nine tenths of the canonical JSON, gzipped about as much."""
    timeline = us_russia_timeline.load()
    made, document = html.render(timeline).encode(), us_russia_timeline.to_json(timeline).encode()
    assert len(made) < 0.92 * len(document)
    assert len(gzip.compress(made)) < 1.03 * len(gzip.compress(document))



def test_fewer_characters_are_the_same_page(timeline, monkeypatch):
    """Without the ends and the quotes that HTML can do without, a strict parser reads the same elements and words."""

    def read(text):
        page = tree(text)
        return [(each.tag, each.attrib, " ".join((each.text or "").split()), " ".join((each.tail or "").split())) for each in page.iter() if each.tag not in ("meta", "script")]

    short = html.render(timeline)
    monkeypatch.setattr(page_module(), "terse", lambda markup: markup)
    whole = html.render(timeline)
    assert len(short) < len(whole) - 2_000
    assert read(short) == read(whole)


def page_module():
    """The module that puts the page together; the package has a function for its face."""
    return sys.modules[html.render.__module__]


def test_which_story_stands_first(timeline):
    """The one that is asked for; else that of summer 2025; else the one whose limit was moved most often."""
    assert tree(html.render(timeline)).find(".//h1").text == "A deal in fifty days"
    dropped = timeline.ultimatum("2025-07-28-dropped")
    assert tree(html.render(timeline, ultimatum=dropped.id)).find(".//h1").text == dropped.title
    with pytest.raises(UnknownId, match="nothing-of-the-kind"):
        html.render(timeline, ultimatum="nothing-of-the-kind")
    with pytest.raises(InvalidQuestion, match="no ultimatum in this timeline"):
        html.render(with_event(), embed=True)


def test_every_look_of_the_page_has_a_rule(timeline):
    """The style sheet has a rule for each class of the page, uses what it defines, and ends nothing early."""
    page = tree(html.render(timeline))
    sheet = page.find(".//style").text
    classes = {name for each in page.iter() for name in each.attrib.get("class", "").split()}
    ruled = set(re.findall(r"\.([a-z][a-z0-9]*)", re.sub(r"\{[^{}]*\}", "{}", sheet)))
    code = next(each.text for each in page.iter("script") if "type" not in each.attrib)
    hooks = {name for name in classes if re.search(rf"\.{name}\b|\b{name}\b", code)}  # by which the script finds its way
    assert classes - ruled <= hooks
    assert set(re.findall(r"var\((--[a-z0-9]+)\)", sheet)) == set(re.findall(r"(--[a-z0-9]+):", sheet))
    assert "</" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_style_sheet_has_line_feeds(monkeypatch, timeline):
    """Whatever ends the lines of the file, the page has line feeds: a browser takes the hash of those."""
    whole = assets.style_sheet(), assets.script(), html.render(timeline)
    theirs = assets.__spec__.loader
    loader = SimpleNamespace(get_data=lambda name: theirs.get_data(name).replace(b"\n", b"\r\n"))
    monkeypatch.setattr(assets, "__spec__", SimpleNamespace(loader=loader))
    assert (assets.style_sheet(), assets.script(), html.render(timeline)) == whole


def test_the_page_is_made_out_of_a_zip(tmp_path):
    """The style sheet is found beside its module wherever that is: the same page comes out of a zip."""
    package = os.path.dirname(us_russia_timeline.__file__)
    archive = str(tmp_path / "library.zip")
    with ZipFile(archive, "w") as packed:
        for folder, _, files in os.walk(package):
            for name in files:
                if name.endswith((".py", ".css", ".js", ".html")):
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
