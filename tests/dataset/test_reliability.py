"""The page on reliability says what the codes come to."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from us_russia_timeline.models import Assertion, EventKind, EventStatus

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "data" / "reliability.md"


@pytest.fixture(scope="module")
def reliability():
    """The script beside this file, where the package that computes alpha is there."""
    pytest.importorskip("krippendorff")
    spec = importlib.util.spec_from_file_location("reliability", HERE / "reliability.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_page_shows_what_the_codes_come_to(reliability):
    """Each row of the table stands on the page, and each alpha reaches the goal of 0.80."""
    rows = reliability.table()
    assert len(rows) == 7
    assert [row for row in rows if row not in PAGE.read_text(encoding="utf-8")] == []
    assert min(reliability.alpha(variable)[0] for variable in (*reliability.SINGLE, *reliability.SETS)) >= 0.80


def test_both_readers_coded_each_event_once_and_from_the_vocabularies(reliability):
    """Two rows an event, by reader 1 and 2, of events on record, in words of the codebook."""
    events = {event.id: event for event in reliability.urt.load().events}
    for name, both in reliability.rows().items():
        assert [row["reader"] for row in both] == ["1", "2"]
        assert name in events
        for row in both:
            EventKind(row["kind"])
            EventStatus(row["status"])
            Assertion(row["assertion"])


def test_alpha_of_a_known_case(reliability):
    """Sets: alike are at no distance, a part is nearer than an overlap, strangers are as far as can be."""
    one, both, other = frozenset({"a"}), frozenset({"a", "b"}), frozenset({"b", "c"})
    assert reliability.masi(one, one) == 0
    assert reliability.masi(one, both) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert reliability.masi(both, other) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert reliability.masi(one, frozenset({"c"})) == 1
