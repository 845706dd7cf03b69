"""Licence, credit, version and citation: of the shipped data in every format, of another only what it says."""

import re
from pathlib import Path

from us_russia_timeline.dataset import load
from us_russia_timeline.exports import terms
from us_russia_timeline.models import Actor, ActorKind
from us_russia_timeline.questions import merge_timelines, part
from us_russia_timeline.timelines import Timeline

ROOT = Path(__file__).parents[2]


def test_the_terms_are_those_of_the_project():
    """The licence and whom to credit are what the citation file says, and the shipped data is known by its title."""
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    found = terms.terms(load())
    assert terms.is_shipped(load())
    assert f"- {found.licence}\n" in cff
    assert f"name: {found.credit}\n" in cff


def test_the_citation_says_whose_what_which_and_under_which_licence(timeline):
    """Credit, title, version, licence and its address; a timeline of one's own gets no licence of ours."""
    text = terms.citation(load())
    for words in ("The us_russia_timeline developers", load().title, load().data_version, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"):
        assert words in text
    assert terms.terms(timeline) is None
    assert terms.citation(timeline) == f"{timeline.title}, data {timeline.data_version}. Made with us_russia_timeline."
    assert not re.search("CC|developers", terms.citation(timeline))


def test_a_part_says_that_it_is_one():
    """What was chosen stands in the citation of a part, under the licence of the whole."""
    july = part(load(), first="2025-07-01", last="2025-07-31")
    assert f", a selection ({july.selection})." in terms.citation(july)
    assert terms.terms(july) == terms.terms(load())


def test_what_was_merged_is_not_ours_alone():
    """Records of somebody else merged into the shipped data get no licence of ours, and no identity of ours."""
    own = Timeline(title="Mine", data_version="7", actors=[Actor(id="my-neighbour", name="My neighbour", kind=ActorKind.PERSON)])
    merged = merge_timelines(load(), own)
    assert merged.title == load().title
    assert not terms.is_shipped(merged)
    assert terms.terms(merged) is None
