"""Drawings in notebooks: small, escaped, with their looks in them, legible on dark and on light."""

from xml.etree import ElementTree as ET

import attrs
import pytest

import us_russia_timeline as urt
from exports_sample import NASTY
from us_russia_timeline.exports.html import notebooks
from us_russia_timeline.exports.html.notebooks import MOST, inline
from us_russia_timeline.questions import limits
from us_russia_timeline.timelines import Timeline

WHOLE = urt.load()
STORY = urt.part(WHOLE, ultimatum="2025-07-14-ukraine-deal-deadline")


def drawn(thing):
    """The drawing that a notebook shows of something, read as XML."""
    shown = thing._repr_html_()
    assert shown.startswith("<svg ")
    assert shown.count("<svg") == 1
    return ET.fromstring(shown[: shown.index("</svg>") + 6])  # noqa: S314 - it is our own


def luminance(colour):
    """How light a colour is, as WCAG reckons."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """The contrast of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ultimatum", WHOLE.ultimatums, ids=lambda each: each.id)
def test_an_ultimatum_shows_how_its_deadline_moved(ultimatum):
    """A bar a limit, each with its words; under 15 kB with all its fields; nothing that runs, styles or asks."""
    picture = drawn(ultimatum)
    bars = [each for each in picture if each.tag == "rect"]
    assert len(bars) == len(limits(ultimatum))
    assert all(bar.find("title").text.startswith("announced ") for bar in bars)
    assert len(ultimatum._repr_html_().encode()) < 15_000
    assert {each.tag for each in picture.iter()} <= {"svg", "title", "line", "text", "circle", "rect"}
    names = {name for each in picture.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name in ("class", "style", "href", "id")}


def test_a_few_are_drawn_beside_each_other():
    """Ultimatums and truces as bars with their names; of more than ten, of none, and of events, no drawing."""
    for records in (WHOLE.truces[:MOST], WHOLE.ultimatums[-4:]):
        picture = drawn(records)
        assert [each.text for each in picture if each.attrib.get("font-weight") == "600"] == [each.title for each in records]
        assert len([each for each in picture if each.tag == "rect"]) == len(records)
    for held in (True, False):
        some = WHOLE.truces.keeping([each for each in WHOLE.truces if bool(each.effective) is held][:MOST])
        assert {"stroke-dasharray" in each.attrib for each in drawn(some) if each.tag == "rect"} == {not held}
    for other in (WHOLE.truces, WHOLE.truces[:0], WHOLE.events[:3], WHOLE, Timeline(), WHOLE.truces[0], "x"):
        assert inline(other) == ""
    assert not WHOLE.events[:3]._repr_html_().startswith("<svg")


def test_a_timeline_of_one_ultimatum_draws_it_with_its_answers():
    """Each answer is a dot with the title of its event; of several ultimatums there are bars."""
    titles = [each.find("title").text for each in drawn(STORY) if each.tag == "circle" and len(each)]
    ultimatum = STORY.ultimatums[0]
    assert set(titles) >= {WHOLE.event(answer.event).title for answer in ultimatum.responses}
    assert [each for each in drawn(ultimatum) if each.tag == "circle" and len(each)] == []
    several = urt.part(WHOLE, first="2025-07-01", last="2025-12-01")
    assert len([each for each in drawn(several) if each.tag == "rect"]) == len(several.ultimatums) > 1


def test_hostile_words_stay_words_in_a_notebook():
    """Titles of ultimatums and truces are escaped in the drawing too."""
    for records in (WHOLE.ultimatums[:2], WHOLE.truces[:2]):
        evil = records.keeping([attrs.evolve(each, title=NASTY[:110]) for each in records])
        assert [each.text for each in drawn(evil) if each.attrib.get("font-weight") == "600"] == [NASTY[:110]] * 2
        assert "<script" not in evil._repr_html_()


@pytest.mark.parametrize("paper", ["#ffffff", "#111111", "#1e1e1e"])
def test_it_can_be_read_on_dark_and_on_light(paper):
    """Each colour stands out from white and from the dark of notebooks; words have the colour of those around them."""
    for colour in (notebooks._LIMIT, notebooks._PAST, notebooks._TRUCE, notebooks._RUN):
        assert contrast(colour, paper) >= 3
    assert drawn(STORY).attrib["fill"] == "currentColor"
    assert not [each for each in drawn(STORY).iter("text") if "fill" in each.attrib]
