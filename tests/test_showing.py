"""How records, collections of them and whole timelines show themselves."""

from __future__ import annotations

import attrs
import pytest

from examples import timeline
from us_russia_timeline import as_of, diff, find, load, on_day
from us_russia_timeline._record import Record
from us_russia_timeline.models import Link, LinkRelation, Source
from us_russia_timeline.timelines import Timeline

WHOLE = timeline()


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (WHOLE.events[0], "14 July 2025: Ann gives Bob fifty days"),
        (WHOLE.ultimatums[0].title, "Fifty days"),
        (WHOLE.truces["2025-08-01-pause"], "2 August 2025, 18:00 to 4 August 2025, 00:00 (Europe/Moscow): The pause"),
        (WHOLE.actors["ann"], "Ann"),
        (WHOLE.actors["ann"].offices[0], "from 20 January 2025 on: Envoy"),
        (WHOLE.tags[0], "The war and the diplomacy about it."),
        (WHOLE.claims[0], "There were fifty days."),
        (WHOLE.events[0].updates[0], "16 July 2025: Bob says that nobody told him."),
        (WHOLE.events[0].sources[0], "A Paper: Fifty days"),
        (WHOLE.events[1].sources[0], "B: http://example.org"),
    ],
)
def test_a_line_as_a_person_would_write_it(record, line):
    """When it was and what it is called."""
    assert str(record) == line


def test_what_has_no_words_shows_its_parts():
    """As its repr, from which it can be made again."""
    link = Link(relation=LinkRelation.PART_OF, event="2025-07-14-a")
    assert str(link) == repr(link)


def test_a_timeline_in_a_line():
    """What it is about and how much it holds."""
    assert str(WHOLE) == repr(WHOLE) == "<Timeline 'Two neighbours', data 7: 3 events, 1 ultimatum, 2 truces>".replace("1 ultimatum,", "1 ultimatums,")


def test_notebooks_get_something_short():
    """No record of the shipped data, and no list of them, fills more than a screen or two; an ultimatum has a drawing too."""
    whole = load()
    shown = [each for name in ("events", "ultimatums", "truces", "actors", "claims") for each in getattr(whole, name)]
    tables = [each._repr_html_().rpartition("</svg>")[2] for each in (*shown, whole.events, whole)]
    assert max(map(len, tables)) < 5_000
    assert max(len(each._repr_html_()) for each in (*shown, whole.events, whole)) < 15_000
    assert "and 1114 more" in whole.events._repr_html_().replace(str(len(whole.events) - 10), "1114")
    assert "more" not in whole.events[:10]._repr_html_()
    assert "more" not in Timeline()._repr_html_()


def test_what_is_shown_is_never_markup():
    """Hostile text stands there as text."""
    evil = "<script>alert(1)</script>&amp;"
    event = attrs.evolve(WHOLE.events[0], title=evil, summary=evil)
    for shown in (event._repr_html_(), Timeline(title=evil)._repr_html_(), WHOLE.events.keeping((event,))._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in shown


def test_long_fields_are_cut():
    """Texts at three hundred characters, lists at five items."""
    pages = [Source(url=f"https://example.org/{at}", publisher="P", language="en") for at in range(7)]
    shown = attrs.evolve(WHOLE.events[0], summary="x" * 1_000, sources=pages)._repr_html_()
    assert "x" * 299 + "…" in shown
    assert "x" * 300 not in shown
    assert "and 2 more" in shown


def test_every_record_has_the_same_way():
    """It stands in their base."""
    assert all("_repr_html_" not in vars(kind) for kind in Record.__subclasses__() if kind.__module__.startswith("us_russia_timeline.models"))


def test_answers_of_many_records_are_short():
    """A day, what was found and what differs show how much it is, and not two megabytes; their parts are there as before."""
    whole = load()
    day = on_day(whole, "2025-08-08")
    counts = (len(day.happened), len(day.going_on), len(day.in_force), len(day.deadlines))
    assert repr(day) == "<Day: {} happened, {} going on, {} in force, {} deadlines>".format(*counts)
    assert counts[0] > 0
    assert counts[3] > 0
    found = find(whole, "Putin")
    assert repr(found).startswith(f"<Found: {len(found)}: vladimir-putin, ")
    assert repr(found).endswith(", ...>")
    assert found[0] == whole.actor("vladimir-putin")
    assert repr(find(WHOLE, "The pause")) == "<Found: 2: 2025-08-01-pause, 2025-08-01-second-pause>"
    changes = diff(whole, as_of(whole, "2026-06-01"))
    assert repr(changes) == f"<Changes: {len(changes)}>"
    assert str(changes).count("\n") > 100
