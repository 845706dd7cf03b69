"""The Markdown table: rendered by another parser, no cell lost and no markup gained."""

import json

import attrs
import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from exports_sample import NASTY, cells_of, with_event
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_json
from us_russia_timeline.exports import markdown
from us_russia_timeline.exports.common import names, remarks
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.timelines import Timeline


def test_cells_read_as_they_stand(timeline):
    """Each row has seven cells; titles come out whole, without markup; only the sources are links."""
    header, *rows = cells_of(markdown.render(timeline))
    assert header[0] == ["When", "What", "Kind", "Who", "Sources", "Later", "Checked"]
    said = remarks(timeline, names(timeline))
    assert [cells[1] for cells, _ in rows] == [" · ".join([event.title, *said.get(event.id, ())]) for event in timeline.events]
    assert all(len(cells) == 7 for cells, _ in rows)
    for (_, links), event in zip(rows, timeline.events, strict=True):
        pages = [*event.sources, *(page for update in event.updates for page in update.sources)]
        assert links == [page.url for page in pages]


@pytest.mark.parametrize("title", ["1. A crisis", "2) A crisis", "- A crisis", "+ A crisis", "-", "1.", ". A crisis", "1.5 crises", "-A"])
def test_a_title_starts_no_list(title):
    """The citation begins with the title; a number or a dash there is no list."""
    text = markdown.render(from_json(json.dumps({"title": title})))
    assert f"<p>{title}, data" in MarkdownIt().render(text)


def test_what_became_known_later_and_who_checked(timeline):
    """The kind says how sure the event is now; updates have their pages or the event that tells them."""
    rows = {cells[1].partition(" · ")[0]: cells for cells, _ in cells_of(markdown.render(timeline))}
    denied = "11 May 2025: Moscow says that nothing was hit. (denied by Russia)"
    toll = "12 May 2025, 09:30 (Europe/Moscow): The final toll is four."
    assert rows["Title of 2025-05-08-night"][2:] == [
        "attack (denied by Russia)",
        "Donald Trump",
        "The Paper",
        f"{denied} The Paper (reproduces the official text) · {toll} See: Title of 2025-06-02-limit",
        "2025-08-20",
    ]
    assert rows["Title of 2025-05-20-parade"][5] == f"21 May 2025: {NASTY} (confirmed) The Paper, The Paper"
    call = rows["Title of 2025-02-12-call"]
    assert call[2:] == [
        "call", "Donald Trump, Russia", "The Paper (official text), Другая (reproduces the official text)", "", "",
    ]  # fmt: skip
    assert rows["Title of 2025-03-01-pause"][2] == "aid suspended (cancelled)"
    assert rows["Title of 2025-03-02-plan"][2] == "meeting announced (announced; one origin only)"


@pytest.mark.parametrize("title", ["Part #", "#", "C# ##", "# a", "Part #1", "1. a", "- a #", "=", "a\\"])
def test_headings_read_as_they_stand(title):
    """A title that begins or ends with a number sign, or looks like other markup, is the heading in full."""
    made = markdown.render(Timeline(title=title))
    first, heading, *_ = MarkdownIt("commonmark").parse(made)
    assert first.tag == "h1"
    assert "".join(child.content for child in heading.children) == title


def test_links_survive_awkward_addresses():
    """Brackets, bars, backslashes, backticks and entities in an address stay one link to that address."""
    good = with_event().events[0].sources[0]
    bad = attrs.evolve(good, url="https://x.example/a)b<c>d|e\\f`g[h]i&copy;j*k_")
    _, (cells, links) = cells_of(markdown.render(with_event(sources=(bad,))))
    assert len(cells) == 7
    assert links == ["https://x.example/a)b%3Cc%3Ed%7Ce%5Cf%60g%5Bh%5Di&copy;j*k_"]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40))
def test_cells_are_faithful(text):
    """For any printable text without outer spaces, the rendered cell is the text."""
    text = " ".join(f"a{text}z".split())
    table = f"| H |\n| --- |\n| {markdown.cell(text)} |\n"
    assert cells_of(table)[1][0] == [text]


def test_limits_and_figures_stand_beside_their_events(timeline):
    """An announcement says which limit it set and whether that was moved, an allegation whose figure it is."""
    told = {cells[1].partition(" · ")[0]: cells[1] for cells, _ in cells_of(markdown.render(timeline))}
    assert told["Title of 2025-07-14-fifty-days"].endswith(" · Limit: 2 September 2025; moved 28 July 2025, to 7 to 9 August 2025")
    assert told["Title of 2025-07-29-ten-days"].endswith(" · Limit: 8 August 2025")
    assert told["Title of 2025-05-08-night"].endswith(" · Alleged by OSCE of Russia: Shelling went on")


def test_the_page_says_whose_it_is(timeline):
    """Credit, version, licence and its address stand above the table."""
    paragraphs = [token for token in MarkdownIt("commonmark").parse(markdown.render(load())) if token.type == "inline"]
    assert citation(load()) in ["".join(child.content for child in each.children) for each in paragraphs]
    assert "creativecommons" not in markdown.render(timeline)
