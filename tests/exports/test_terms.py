"""Licence, credit, version and citation: of the shipped data in every format, of another only what it says."""

import re
from pathlib import Path

from us_russia_timeline.dataset import load
from us_russia_timeline.exports import terms

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
    for part in ("The us_russia_timeline developers", load().title, load().data_version, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"):
        assert part in text
    assert terms.terms(timeline) is None
    assert terms.citation(timeline) == f"{timeline.title}, data {timeline.data_version}. Made with us_russia_timeline."
    assert not re.search("CC|developers", terms.citation(timeline))
