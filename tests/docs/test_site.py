"""The site as it is built: no warning, no dead link, the whole record in it, and nothing in the way of those who hear or touch it."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browser import PROGRAM, Browser
from needed import need
from us_russia_timeline import load
from us_russia_timeline.exports import html

ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("URT_CONSUMERS", ""), "axe-core", "axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AUDIT = f"""axe.run(document, {{ runOnly: {RULES}, resultTypes: ["violations"], iframes: false }}).then(found =>
  found.violations.flatMap(each => each.nodes.map(node => each.id + ": " + node.target.join(" "))))"""
# What reaches beyond the window, but for what scrolls inside its own box.
BEYOND = """[...document.querySelectorAll("body, .content *")].filter(each => each.getBoundingClientRect().right > innerWidth + 1
  && !each.closest("pre, .table-wrapper, .sidebar-drawer, .toc-drawer")).map(each => each.outerHTML.slice(0, 80))"""
LOOKED_AT = (
    "index.html", "tutorial.html", "tutorial-command-line.html", "reference/questions.html", "record/index.html", "record/2025.html",
    "data/audit-table.html", "data/codebook-records.html", "search.html", "genindex.html",
)  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site, built as for its readers; a warning is an error."""
    there = all(importlib.util.find_spec(name) for name in ("sphinx", "furo", "myst_parser"))
    need(there, "the site cannot be built: pip install -r docs/requirements.txt")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "html", "-d", folder / "trees", ROOT / "docs", folder / "html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return folder / "html"


class Read(HTMLParser):
    """The links of a page, and what they may lead to."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """A link, an id, or neither."""
        held = dict(attrs)
        self.ids |= {held[name] for name in ("id", "name") if held.get(name)}
        if tag not in ("link", "script"):
            self.links += [held[name] for name in ("href", "src") if held.get(name)]


@pytest.fixture(scope="session")
def pages(site):
    """Every page of the site, read."""
    return {path: Read(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html")) if "_static" not in path.parts}


def test_no_link_is_dead(site, pages):
    """Each leads to a file of the site, and to a place that is there."""
    dead = set()
    ours = {path: page for path, page in pages.items() if path != site / "record" / "page.html"}  # it has tests of its own
    for path, page in ours.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = pages[there].ids if there in pages else set()
            if not there.is_file() or (parts.fragment and there in pages and unquote(parts.fragment) not in known):
                dead.add((path.relative_to(site).as_posix(), link))
    assert not dead
    assert sum(len(page.links) for page in ours.values()) > 1000


def test_the_whole_record_is_there(site):
    """The page is the library's own, byte by byte, with its policy."""
    page = (site / "record" / "page.html").read_bytes()
    assert page == html.render(load()).encode()
    assert b"Content-Security-Policy" in page


def test_each_record_is_listed_with_its_place(site, pages):
    """The lists lead to every event, ultimatum and truce."""
    timeline = load()
    led = {link for path, page in pages.items() if path.parent.name == "record" and path.name != "page.html" for link in page.links}
    for kind, records in (("event", timeline.events), ("ultimatum", timeline.ultimatums), ("truce", timeline.truces)):
        assert {f"../record/page.html#{kind}-{record.id}" for record in records} <= led


def test_truces_that_bound_nobody_say_so_in_the_list(site):
    """Each that no party held, and no other."""
    lines = re.findall(r"<p>([^<]*): <a[^>]*#truce-([^\"]+)\"", (site / "record" / "truces.html").read_text(encoding="utf-8"))
    told = {name for when, name in lines if when.endswith(", never in force")}
    assert told == {truce.id for truce in load().truces if not truce.effective}
    assert len(lines) == len(load().truces)


def test_an_id_in_the_text_leads_to_its_record(site, pages):
    """The table of the reading, the claims, the tutorial."""
    for name in ("data/reading-of-events-table.html", "data/claims.html"):
        assert any("record/page.html#event-" in link for link in pages[site / name].links), name


def test_the_search_of_the_site_finds_the_record(site):
    """Its index has the words of the lists."""
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert '"record/2025"' in index
    assert re.search(r'"?witkoff"?:', index)


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium."""
    need(PROGRAM, "no chromium is installed: apt-get install chromium")
    with Browser() as found:
        yield found


@pytest.mark.browser
@pytest.mark.parametrize("name", [*LOOKED_AT, "data/reading-of-events-table.html", "data/codebook-tables.html", "how-to/label-a-table.html"])
def test_nothing_is_wider_than_a_telephone(site, browser, name):
    """At 390 pixels nothing reaches beyond the window; long lines of code and wide tables scroll in their own box."""
    page = browser.page(width=390, height=844).open(site / name)
    assert page.ask("document.documentElement.scrollWidth <= innerWidth")
    assert page.ask(BEYOND) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False), (1280, True)])
def test_axe_finds_nothing(site, browser, name, width, dark):
    """In light and dark, on a telephone and a desk."""
    need(AXE.is_file(), "axe-core is not installed: npm install --prefix FOLDER, with tests/exports/consumers/package.json in it")
    page = browser.page(width=width, height=844, dark=dark).open(site / name)
    page.ask(f"{AXE.read_text(encoding='utf-8')}; 0")
    assert page.ask(AUDIT) == []


@pytest.mark.browser
def test_the_record_works_in_its_frame(site, browser):
    """It is drawn there, under its own policy, without a complaint."""
    page = browser.page().open(site / "record" / "index.html")
    page.ask("document.querySelector('iframe').scrollIntoView()")
    page.ask("new Promise(done => setTimeout(done, 1500))")
    assert not [said for said in page.complaints() if "Content Security" in said or "TypeError" in said]
    assert page.ask("document.querySelector('iframe').getBoundingClientRect().width") > 400


@pytest.mark.browser
def test_the_search_leads_to_the_record(site, browser):
    """Who follows a result lands at the first record that has the words, not at the head of its year."""
    page = browser.page().open(f"{(site / 'search.html').as_uri()}?q=Esper")
    result = "document.querySelector('.search li a[href^=\"record/20\"]')"
    page.until(result)
    page.open(page.ask(f"{result}.href"))
    top = "document.querySelector('.records .highlighted')?.getBoundingClientRect().top"
    page.until(f"scrollY > 0 && {top} > 0 && {top} < innerHeight")
