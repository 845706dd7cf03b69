"""No dead link in what is read without the site: the README and the pages as they stand in a checkout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
TOGETHER = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
PAGES = [*(ROOT / name for name in TOGETHER if (ROOT / name).exists()), *sorted((ROOT / "docs").rglob("*.md"))]
ABSENT = {"CONTRIBUTING.md", "LICENSE"}  # not copied where the installed wheel is tested alone


def tokens(page):
    """A page in its parts, those inside lines too."""
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def links(page):
    """Where the links and pictures of a page lead, addresses of the web apart."""
    for token in tokens(page):
        target = token.attrs.get("href") or token.attrs.get("src")
        if target and not re.match(r"[a-z][a-z+.-]*:", str(target)):
            yield str(target)


def anchors(page):
    """The headings of a page, as a link names them."""
    parts = list(tokens(page))
    for at, token in enumerate(parts):
        if token.type == "heading_open":
            words = re.sub(r"[^\w\- ]", "", parts[at + 1].content.lower())
            yield words.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    """To a file that is there, and to a heading that it has."""
    dead = []
    for target in links(page):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists():
            if there.name not in ABSENT:
                dead.append(target)
        elif anchor and anchor not in set(anchors(there)):
            dead.append(target)
    assert not dead


def test_the_links_are_seen():
    """The README leads to the pages on the data; so the test above has something to look at."""
    assert "docs/data/policy.md" in set(links(ROOT / "README.md"))
    assert "how-to-read-it" in set(anchors(ROOT / "docs" / "data" / "policy.md"))


def test_every_page_can_be_reached():
    """From the first page, by links and tables of contents."""
    start = ROOT / "docs" / "index.md"
    seen, left = set(), [start]
    while left:
        page = left.pop()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        left += [(page.parent / target.partition("#")[0]).resolve() for target in links(page) if target.partition("#")[0].endswith(".md")]
        for tree in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            left += [(page.parent / f"{line}.md").resolve() for line in tree.split() if not line.startswith(":")]
    assert set((ROOT / "docs").rglob("*.md")) - seen == set()
