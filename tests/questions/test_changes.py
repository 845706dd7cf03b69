"""What differs between two timelines, carried over and joined."""

from __future__ import annotations

import pytest

from examples import authored, timeline
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.questions import Change, Changes, apply_changes, diff, merge_timelines
from us_russia_timeline.timelines import Timeline


def other():
    """The small timeline with a changed title, a changed actor, a new place and a truce fewer."""
    data = authored()
    data["title"] = "Another"
    data["actors"][0]["name"] = "Anne"
    data["places"].append({"id": "basel", "name": "Basel", "country": "CHE", "zone": "Europe/Zurich"})
    del data["truces"][1]
    return from_plain(data)


def test_equal_timelines_do_not_differ():
    """Between a timeline and itself there is nothing, and nothing is false."""
    changes = diff(timeline(), timeline())
    assert changes == ()
    assert not changes
    assert apply_changes(timeline(), changes) == timeline()


def test_what_differs_is_named():
    """Each difference has its collection, its id and both sides, in the order of a document."""
    changes = diff(timeline(), other())
    assert isinstance(changes, Changes)
    assert [(each.collection, each.id) for each in changes] == [
        ("", "title"), ("actors", "ann"), ("places", "basel"), ("truces", "2025-08-01-second-pause"),
    ]  # fmt: skip
    assert (changes.changed("actors"), changes.added("places"), changes.removed("truces")) == (
        ("ann",), ("basel",), ("2025-08-01-second-pause",),
    )  # fmt: skip
    assert changes.added("actors") == changes.removed("actors") == changes.changed("places") == ()
    assert (changes[0].before, changes[0].after) == ("Two neighbours", "Another")


@pytest.mark.parametrize(("a", "b"), [(timeline, other), (other, timeline), (Timeline, timeline), (timeline, Timeline)])
def test_changes_carry_one_timeline_over_to_the_other(a, b):
    """Applied to the first, the differences give the second, whichever way."""
    assert apply_changes(a(), diff(a(), b())) == b()


def test_changes_that_do_not_apply_are_refused_whole():
    """Where something else stands than a change replaces, it is named and nothing is done."""
    changes = diff(timeline(), other())
    with pytest.raises(InvalidTimeline) as caught:
        apply_changes(other(), changes)
    assert [fault.record for fault in caught.value.faults] == [each.id for each in changes]
    with pytest.raises(InvalidTimeline) as caught:
        apply_changes(Timeline(), Changes([Change("actors", f"a{at}", object(), None) for at in range(150)]))
    assert (len(caught.value.faults), caught.value.found) == (100, 150)


def test_an_outcome_that_does_not_fit_is_refused():
    """Taking away an actor who is still referred to is refused by the rules of every timeline."""
    with pytest.raises(InvalidTimeline, match="is not among the actors"):
        apply_changes(timeline(), Changes([Change("actors", "ann", timeline().actor("ann"), None)]))


def test_merging_joins_what_is_apart_and_keeps_what_is_equal():
    """The first timeline gives title and version; equal records and stretches are one."""
    bare = Timeline(title="Places", coverage=timeline().coverage, places=other().places)
    merged = merge_timelines(timeline(), bare, timeline())
    assert (merged.title, merged.data_version) == ("Two neighbours", "7")
    assert [place.id for place in merged.places] == ["basel", "geneva"]
    assert merged.coverage == timeline().coverage
    assert merge_timelines(timeline()) == timeline()
    assert merge_timelines(bare, timeline(), title="Both").title == "Both"
    later = from_plain({"coverage": [{"when": "2026", "thoroughness": "full"}]})
    assert merge_timelines(timeline(), later).coverage == timeline().coverage + later.coverage


def test_merging_refuses_two_records_of_one_id():
    """Each id with two different records is named."""
    with pytest.raises(InvalidTimeline) as caught:
        merge_timelines(timeline(), other())
    assert [(fault.record, fault.path) for fault in caught.value.faults] == [("ann", "actors")]


def test_merging_refuses_what_one_side_withdrew():
    """An id that is withdrawn in one and alive in another does not come back."""
    grave = from_plain({"tombstones": [{"id": "geneva", "withdrawn": "2025-01-01", "reason": "A double"}]})
    with pytest.raises(InvalidTimeline, match="was withdrawn"):
        merge_timelines(timeline(), grave)
