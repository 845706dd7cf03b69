"""The page: read by a strict parser, and each way in which pages let a record out of its place."""

import hashlib
import re

import attrs
import pytest

from exports_sample import document, tree, with_event
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports import _parts, _picture, html, render


@pytest.fixture(name="timeline", scope="module")
def _timeline():
    return from_plain(document())


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
    digest = __import__("base64").b64encode(hashlib.sha256(style.encode()).digest()).decode()
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
    """Every event, limit, party, allegation, claim and source stands on the page in words."""
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
    made = with_event(sources=(bad,))
    assert _parts.web_address(url) is None
    for name in ("html", "markdown", "timelinejs", "ics", "plover"):
        assert url not in render(name, made)
    page = tree(render("html", made))
    assert [each.attrib["href"] for each in page.iter("a") if not each.attrib["href"].startswith("#")] == []
    assert "The Paper" in "".join(page.itertext())


def test_links_leave_the_page_quietly(timeline):
    """Each link outwards is http or https and hands over neither the opener nor the referrer."""
    outward = [
        each for each in tree(render("html", timeline)).iter("a") if not each.attrib["href"].startswith("#")
    ]
    assert len(outward) >= len(timeline.events)
    for each in outward:
        assert re.match(r"https?://[a-z]", each.attrib["href"])
        assert {"noopener", "noreferrer"} <= set(each.attrib["rel"].split())


def test_names_are_isolated(timeline):
    """Names of people, places and publishers stand in bdi, so that their direction stays theirs."""
    names = {"".join(each.itertext()) for each in tree(render("html", timeline)).iter("bdi")}
    assert {"Donald Trump", "Russia", "OSCE", "Washington", "Moscow", "The Paper", "Другая"} <= names


def test_machine_times_are_valid(timeline):
    """Each time element has a date, month, year or clock time that HTML knows."""
    valid = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?")
    for each in tree(render("html", timeline)).iter("time"):
        assert valid.fullmatch(each.attrib["datetime"])


def test_the_staircase_shows_how_a_deadline_moved(timeline):
    """A row a limit: replaced ones hollow, the standing one filled, each where its window lies."""
    drawn = _picture.staircase(
        timeline.ultimatum("2025-07-14-deal"), [(timeline.events[0].when, "an answer")]
    )
    bars = re.findall(r'<rect class="limit( past)?" x="([0-9.]+)%"', drawn)
    assert [past for past, _ in bars] == [" past", " past", ""]
    places = [float(x) for _, x in bars]
    assert places[0] > places[2] > places[1]
    assert drawn.count('class="dot"') == 3
    assert "withdrawn" in _picture.staircase(timeline.ultimatum("2025-07-28-dropped"), [])


def test_bars_of_the_overview(timeline):
    """A truce that never held is dashed, one that goes on reaches the edge; what touches has its own lane."""
    drawn = _picture.overview(timeline)
    bars = re.findall(r'<rect class="(truce[^"]*)" x="([0-9.]+)%" width="([0-9.]+)%" y="([0-9]+)"', drawn)
    looks = [look for look, *_ in bars]
    assert looks == ["truce", "truce off fades", "truce"]
    x, width = map(float, bars[2][1:3])
    assert x + width == pytest.approx(100, abs=0.01)
    assert len({y for *_, y in bars}) > 1


def test_a_crowd_of_truces_keeps_to_the_page():
    """However many run at once, the picture has a bar for each and a bounded height."""
    plain = document()
    crowd = [{**plain["truces"][2], "id": f"2025-06-01-lasting-{at}"} for at in range(60)]
    drawn = _picture.overview(from_plain({**plain, "truces": crowd, "claims": [], "tombstones": []}))
    bars = re.findall(r'<rect class="truce" [^>]* y="([0-9]+)"', drawn)
    assert len(bars) == 60
    assert len(set(bars)) == 24


def test_the_page_of_a_bare_timeline_has_no_empty_sections():
    """A timeline of events has no section for ultimatums, truces or claims that it does not hold."""
    made = with_event()
    page = tree(html.render(made))
    assert [each.attrib["id"] for each in page.iter("h2")] == ["events", "coverage"]
