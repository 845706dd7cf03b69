"""The Markdown table: rendered by another parser, no cell lost and no markup gained."""

import attrs
import pytest
from hypothesis import given, strategies as st

from exports_sample import cells_of, document, with_event
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports import markdown, render


@pytest.fixture(name="timeline", scope="module")
def _timeline():
    return from_plain(document())


def test_markdown_cells_read_as_they_stand(timeline):
    """Each row has five cells; titles come out whole, without markup; only the sources are links."""
    header, *rows = cells_of(render("markdown", timeline))
    assert header[0] == ["When", "What", "Kind", "Who", "Sources"]
    assert [cells[1] for cells, _ in rows] == [event.title for event in timeline.events]
    assert all(len(cells) == 5 for cells, _ in rows)
    assert [len(links) for _, links in rows] == [len(event.sources) for event in timeline.events]


def test_markdown_links_survive_awkward_addresses():
    """Brackets, bars, backslashes, backticks and entities in an address stay one link to that address."""
    good = with_event().events[0].sources[0]
    bad = attrs.evolve(good, url="https://x.example/a)b<c>d|e\\f`g[h]i&copy;j*k_")
    _, (cells, links) = cells_of(render("markdown", with_event(sources=(bad,))))
    assert len(cells) == 5
    assert links == ["https://x.example/a)b%3Cc%3Ed%7Ce%5Cf%60g%5Bh%5Di&copy;j*k_"]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40))
def test_markdown_cells_are_faithful(text):
    """For any printable text without outer spaces, the rendered cell is the text."""
    text = " ".join(f"a{text}z".split())
    table = f"| H |\n| --- |\n| {markdown.cell(text)} |\n"
    assert cells_of(table)[1][0] == [text]
