"""What differs between two timelines, carried over and joined."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, reject, strategies as st

from counted import counted_words
from examples import authored, replaced, timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidMoment, InvalidQuestion, InvalidTimeline
from us_russia_timeline.intervals import FOREVER, Interval
from us_russia_timeline.questions import (
    Change,
    Changes,
    FieldChange,
    apply_changes,
    diff,
    merge_timelines,
    part,
)
from us_russia_timeline.questions.differences import field_changes
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


@pytest.mark.parametrize(("change", "message"), [
    (Change("dragons", "smaug", None, object()), "is in no part of a timeline"),
    (Change("", "colour", None, "red"), "is in no part of a timeline"),
    (Change("actors", "ann", None, None), "changes into nothing"),
    (Change("", "title", "Two neighbours", None), "changes into nothing"),
    (Change("actors", "bob", None, timeline().actor("ann")), "is not the id of the record that it gives"),
    (Change("actors", "ann", None, timeline().actor("ann")), "is not what the change replaces"),
])  # fmt: skip
def test_a_change_that_does_not_apply_is_told_by_its_id_and_where(change, message):
    """The record of the fault is the id, and its path the collection."""
    with pytest.raises(InvalidTimeline) as caught:
        apply_changes(timeline(), Changes([change]))
    assert [tuple(fault) for fault in caught.value.faults] == [(change.id, change.collection, message)]


def test_an_outcome_that_does_not_fit_is_refused():
    """Taking away an actor who is still referred to is refused by the rules of every timeline."""
    with pytest.raises(InvalidTimeline, match="is not among the actors"):
        apply_changes(timeline(), Changes([Change("actors", "ann", timeline().actor("ann"), None)]))


def test_differences_are_told_field_by_field():
    """Of a changed record each field is named down to the part that differs; what came and went has its title."""
    assert str(diff(timeline(), other())).splitlines() == [
        "~ title: Two neighbours -> Another",
        "~ actors ann",
        "    name: Ann -> Anne",
        "+ places basel: Basel",
        "- truces 2025-08-01-second-pause: The second pause",
    ]
    assert str(diff(timeline(), timeline())) == "no differences"
    (actor,) = (each for each in diff(timeline(), other()) if each.id == "ann")
    assert actor.fields == (FieldChange("name", "Ann", "Anne"),)
    added = next(each for each in diff(timeline(), other()) if each.id == "basel")
    assert added.fields == (FieldChange("", None, other().place("basel")),)


SPOILT = [
    (("events", 0, "summary"), "She says so in her office, to two reporters, who write it down at once.", ["summary:", "  - She says so in her office.", "  + She says so in her office, to two reporters, who write it down at once."]),
    (("events", 0, "when"), "2025-07-13", ["when: 2025-07-14 (America/New_York) -> 2025-07-13 (America/New_York)"]),
    (("events", 0, "tags"), ["ukraine-war", "tariffs"], ["tags[1]: nothing -> tariffs"]),
    (("events", 0, "tags"), [], ["tags[0]: ukraine-war -> nothing"]),
    (("events", 0, "verified"), "2025-09-04", ["verified: 2025-09-01 -> 2025-09-04"]),
    (("events", 0, "assertion"), "denied", ["assertion: disputed -> denied"]),
    (("events", 0, "sources", 0, "publisher"), "B", ["sources[0].publisher: A Paper -> B"]),
    (("events", 0, "deadline", "most"), 11, ["deadline.most: 12 -> 11", "deadline.window: 2025-09-21/2025-10-05 (America/New_York) -> 2025-09-21/2025-09-28 (America/New_York)"]),
    (("actors", 0, "aliases"), ["Энн", "Annie"], ["aliases[1]: nothing -> Annie"]),
    (("truces", 0, "scope"), ["sea", "all"], ["scope: all, sea -> sea, all"]),
    (("ultimatums", 0, "compliance", "value"), "full", ["compliance.value: partial -> full"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "lines"), SPOILT, ids=[".".join(map(str, path)) for path, _, _ in SPOILT])
def test_a_difference_reads(path, value, lines):
    """Each kind of field, a nested one and a list of them reads as what stood before and what stands now."""
    data = replaced(authored(), path, value)
    told = [line for each in diff(timeline(), from_plain(data)) if each.id == authored()[path[0]][path[1]]["id"] for line in str(each).splitlines()]
    assert [line.removeprefix("    ") for line in told[1:]][: len(lines)] == lines


def test_a_difference_of_instants_alone_is_shown():
    """Where two times have one text and zone, their instants are told."""
    text, zone, noon = "2025-07-14", "Mars/Olympus_Mons", 1_752_494_400_000_000
    one, two = (Interval(text, zone, noon + more, noon + more + 86_400_000_000) for more in (0, 3_600_000_000))
    assert str(FieldChange("when", one, two)).splitlines()[1:] == [
        "  - 2025-07-14 (Mars/Olympus_Mons) from 2025-07-14T12:00:00Z to 2025-07-15T12:00:00Z",
        "  + 2025-07-14 (Mars/Olympus_Mons) from 2025-07-14T13:00:00Z to 2025-07-15T13:00:00Z",
    ]
    goes_on = [Interval("2025-07-14/..", zone, noon + more, FOREVER) for more in (0, 3_600_000_000)]
    assert "to ongoing" in str(FieldChange("when", *goes_on))


@pytest.mark.parametrize(("text", "told"), [("../2025-05-08", "from ongoing to 2025-05-08"), ("/2025-05-08", "from unknown to 2025-05-08")])
def test_a_difference_of_instants_of_an_open_beginning_is_shown(text, told):
    """What began before all that is told, or nobody knows when, has no first instant to show."""
    before, after = (Interval(text, "Europe/Kyiv", -FOREVER, 1_746_738_000_000_000 + hours * 3_600_000_000) for hours in (0, 1))
    assert told in str(FieldChange("when", before, after))


def test_lists_of_many_words_are_not_compared_word_by_word():
    """Of two long lists it is told what only one of them has, without going through one for each of the other."""
    word, compared = counted_words()
    before, after = (tuple(word(at) for at in range(start, start + 500)) for start in (0, 10))
    found = list(field_changes(before, after, "tags"))
    assert [each.path for each in found] == [f"tags[{at}]" for at in (*range(10), *range(490, 500))]
    assert compared() < 2_000


def test_coverage_that_differs_is_told_in_its_parts():
    """Of the head of a timeline each field is told, and of its coverage each part."""
    data = authored()
    data["coverage"][0]["thoroughness"] = "full"
    changes = diff(timeline(), from_plain(data))
    assert str(changes) == "~ coverage[0].thoroughness: partial -> full"
    both = replaced(data, ("coverage", 0, "note"), "")
    assert str(diff(timeline(), from_plain(both))).splitlines() == [
        "~ coverage[0].thoroughness: partial -> full", "    coverage[0].note: one quarrel only -> ",
    ]  # fmt: skip


def test_merging_joins_what_is_apart_and_keeps_what_is_equal():
    """The first timeline gives title and version; equal records and stretches are one."""
    bare = Timeline(title="Places", coverage=timeline().coverage, places=other().places)
    merged = merge_timelines(timeline(), bare, timeline())
    assert (merged.title, merged.data_version) == ("Two neighbours", "7 merged with 0, 7")
    assert [place.id for place in merged.places] == ["basel", "geneva"]
    assert merged.coverage == timeline().coverage
    assert merge_timelines(timeline()) == timeline()
    assert merge_timelines(bare, timeline(), title="Both").title == "Both"
    later = from_plain({"coverage": [{"when": "2026", "thoroughness": "full"}]})
    assert merge_timelines(timeline(), later).coverage == timeline().coverage + later.coverage


def covered(texts, thoroughness="full", note="", selection=""):
    """A timeline of nothing but its coverage."""
    rows = [{"when": text, "thoroughness": thoroughness, "note": note} for text in texts]
    return from_plain({"coverage": rows, "selection": selection})


def test_a_whole_merged_with_a_part_of_itself_is_the_whole():
    """It is no selection, covers no time twice and keeps its version; from the other end it is a merge, of all the same."""
    whole = timeline()
    some = part(whole, first="2025-07-01", last="2025-07-31")
    assert merge_timelines(whole, some, some, prefer="first") == whole
    turned = merge_timelines(some, whole, prefer="last")
    assert (turned.selection, turned.coverage, turned.events) == ("", whole.coverage, whole.events)
    assert turned.data_version == "7 merged with 7"
    assert merge_timelines(load(), part(load(), load().truces[0])) == load()


@given(st.dates(date(2017, 1, 1), date(2026, 6, 30)), st.integers(0, 90), st.integers(0, 90))
def test_parts_that_are_joined_get_their_ties_back(first, length, more):
    """What `part` cut is no difference: the whole with a part is the whole, and two parts join, but for ties across them."""
    whole = load()
    middle, last = first + timedelta(length), min(first + timedelta(length + more + 1), date(2026, 7, 4))
    try:
        early, late = part(whole, first=first, last=middle), part(whole, first=middle + timedelta(1), last=last)
    except (InvalidQuestion, InvalidMoment):
        reject()  # nothing happened on those days, or there are none
    assert merge_timelines(whole, late) == merge_timelines(whole, early, late) == whole
    joined, both = merge_timelines(early, late), part(whole, first=first, last=last)
    assert joined.truces == both.truces
    assert joined.events.ids() == both.events.ids()
    assert all(set(each.links) <= set(both.event(each.id).links) for each in joined.events)


def test_only_ties_that_were_cut_come_back():
    """A tie that a timeline might have, and has not, is a difference, and so is anything else."""
    whole = timeline()
    event = next(each for each in whole.events if each.links)
    other = attrs.evolve(whole, events=[attrs.evolve(event, links=()) if each is event else each for each in whole.events])
    for first, second in ((whole, other), (other, whole), (attrs.evolve(other, selection="all"), whole)):
        with pytest.raises(InvalidTimeline, match=r"differ in links\[0\]"):
            merge_timelines(first, second)
    early, late = part(load(), last="2024-12-31"), part(load(), first="2025-01-01")
    with pytest.raises(InvalidTimeline, match="if parts of one timeline were joined, merge them with it at once; else make them equal"):
        merge_timelines(load(), merge_timelines(early, late))
    assert merge_timelines(load(), early, late) == load()
    some = part(whole, event)
    renamed = attrs.evolve(some, events=[attrs.evolve(each, title="Another") for each in some.events])
    with pytest.raises(InvalidTimeline, match="differ in title"):
        merge_timelines(whole, renamed)


def test_parts_of_a_part_add_nothing_to_it():
    """Of two selections that hold the same the first is told; of two that differ both."""
    july = part(timeline(), first="2025-07-01", last="2025-07-31")
    late = part(july, first="2025-07-20")
    assert merge_timelines(july, late, july, prefer="first") == july
    assert merge_timelines(late, july, prefer="last").selection == july.selection
    twin = attrs.evolve(july, selection="the same")
    assert merge_timelines(twin, july).selection == "the same"
    august = part(timeline(), first="2025-08-01", last="2025-08-31")
    both = merge_timelines(july, august, prefer="first")
    assert both.selection == f"{july.selection}; {august.selection}"
    assert both.coverage == july.coverage + august.coverage


@pytest.mark.parametrize(
    ("first", "other", "joined"),
    [
        (covered(["2025-01-01/2025-12-31"]), covered(["2025-03-01/2025-04-30"]), ["2025-01-01/2025-12-31"]),
        (covered(["2025-03-01/2025-04-30"]), covered(["2025-01-01/2025-12-31"]), ["2025-01-01/2025-12-31"]),
        (covered(["2025-01-01/2025-06-30", "2025-07-01/.."]), covered(["2025-03-01/2025-09-30"]), ["2025-01-01/2025-06-30", "2025-07-01/.."]),
        (covered(["2025-01-01/2025-06-30"]), covered(["2025-03-01/2025-09-30"]), ["2025-01-01/2025-06-30", "2025-03-01/2025-09-30"]),
        (covered(["2025"], "partial"), covered(["2025-03"]), ["2025", "2025-03"]),
        (covered(["2025"], "partial"), covered(["2025-03"], "partial", "mine"), ["2025"]),
        (covered(["2025"], "partial"), covered(["2025-03"], "partial", "mine", "a few"), ["2025"]),
        (covered(["2025"]), covered(["2025", "2025-03"], "partial"), ["2025"]),
        (covered(["2025", "2025-03"]), covered(["2024"]), ["2025", "2025-03", "2024"]),
    ],
)
def test_a_time_is_covered_once(first, other, joined):
    """What another covers as thoroughly adds nothing, whichever of them comes first; what one timeline tells twice stays."""
    merged = merge_timelines(first, other)
    assert [each.when.text for each in merged.coverage] == joined
    assert (merged.data_version == first.data_version) == (merged.coverage == first.coverage)


def test_merging_refuses_two_records_of_one_id():
    """Each id with two different records is named."""
    with pytest.raises(InvalidTimeline) as caught:
        merge_timelines(timeline(), other())
    assert [(fault.record, fault.path) for fault in caught.value.faults] == [("ann", "actors")]
    assert caught.value.faults[0].message.startswith("the timelines differ in name; make them equal, or take one with prefer=")


def test_the_fields_in_which_two_records_of_one_id_differ_are_named():
    """The first fields are named, and of more how many."""
    data = authored()
    data["actors"][0] |= {"name": "Anne", "country": "GBR", "zone": "Europe/London", "wikidata": "Q2", "aliases": ["A", "B"], "offices": []}
    with pytest.raises(InvalidTimeline) as caught:
        merge_timelines(Timeline(actors=timeline().actors), Timeline(actors=from_plain({"actors": data["actors"]}).actors))
    assert "differ in name, country, zone, wikidata, aliases[0] and 2 more" in caught.value.faults[0].message


def test_a_preference_decides_between_two_records_of_one_id():
    """The first or the last timeline that has a record gives it; a merge says that it is one, and of what."""
    mine = Timeline(data_version="mine", actors=other().actors, places=other().places)
    first, last = (merge_timelines(timeline(), mine, prefer=which) for which in ("first", "last"))
    assert (first.actor("ann").name, last.actor("ann").name) == ("Ann", "Anne")
    assert first.events == last.events == timeline().events
    assert {place.id for place in first.places} == {"geneva", "basel"}
    assert first.data_version == last.data_version == "7 merged with mine"
    assert merge_timelines(mine, timeline(), prefer="last").actor("ann").name == "Ann"
    same = Timeline(actors=other().actors)
    assert merge_timelines(timeline(), same, prefer="first") == timeline()
    assert merge_timelines(timeline(), same, title="T", prefer="first").data_version == "7"


@pytest.mark.parametrize("odd", ["middle", "", 5, True, ["first"]])
def test_there_are_two_preferences(odd):
    """Any other is refused."""
    with pytest.raises(InvalidQuestion, match="prefer is 'first' or 'last'"):
        merge_timelines(timeline(), other(), prefer=odd)


def test_a_merge_of_many_is_counted():
    """Where the versions would be too long to list, the number of timelines is told; selections are carried on."""
    parts = [
        Timeline(data_version=f"{at}" * 40, selection="spring" if at % 2 else "", places=[attrs.evolve(other().place("basel"), id=f"p{at}")])
        for at in range(1, 6)
    ]
    merged = merge_timelines(*parts)
    assert (merged.data_version, merged.selection) == ("a merge of 5 timelines", "spring")
    assert merge_timelines(parts[0]).selection == "spring"


def test_merging_refuses_what_one_side_withdrew():
    """An id that is withdrawn in one and alive in another does not come back."""
    grave = from_plain({"tombstones": [{"id": "geneva", "withdrawn": "2025-01-01", "reason": "A double"}]})
    with pytest.raises(InvalidTimeline, match="was withdrawn"):
        merge_timelines(timeline(), grave)
