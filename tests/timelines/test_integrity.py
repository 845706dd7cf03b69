"""Whether the records of a timeline fit together: each way not to is found and named."""

from __future__ import annotations

import pytest

from examples import authored, replaced, timeline
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Timeline, faults_of

FIRST = "2025-07-14-fifty-days"
PAUSE = "2025-08-01-pause"


def refused(data):
    """The faults of a document whose records are right one by one."""
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data)
    return caught.value.faults


def test_a_timeline_that_fits_has_no_faults():
    """The small timeline and the empty one fit."""
    assert faults_of(timeline()) == faults_of(Timeline()) == []


@pytest.mark.parametrize("name", ["actors", "places", "events", "ultimatums", "truces", "claims", "tombstones"])
def test_an_id_stands_once(name):
    """Two records of one type have two ids."""
    data = authored()
    data[name].append(dict(data[name][0]))
    assert (data[name][0]["id"], name, "the id stands twice; an id belongs to one record for ever") in refused(data)


@pytest.mark.parametrize("name", ["actors", "places", "events", "ultimatums", "truces", "claims"])
def test_a_withdrawn_id_is_never_used_again(name):
    """What a tombstone names is not the id of a record."""
    data = authored()
    data["tombstones"].append({"id": data[name][0]["id"], "withdrawn": "2025-09-02", "reason": "A double"})
    assert (data[name][0]["id"], name, "the id was withdrawn and cannot be used again") in refused(data)


NOBODY, NOTHING = "nobody", "2025-01-01-nothing"


@pytest.mark.parametrize(
    ("path", "value", "record", "where"),
    [
        (("events", 0, "actors"), ["ann", NOBODY], FIRST, "actors"),
        (("events", 0, "recipients"), [NOBODY], FIRST, "recipients"),
        (("events", 0, "mediators"), [NOBODY], FIRST, "mediators"),
        (("events", 0, "contested_by"), [NOBODY], FIRST, "contested_by"),
        (("events", 2, "place"), NOBODY, PAUSE, "place"),
        (("events", 1, "links", 0, "event"), NOTHING, "2025-07-28-sooner", "links"),
        (("ultimatums", 0, "issuers"), [NOBODY], FIRST, "issuers"),
        (("ultimatums", 0, "targets"), [NOBODY], FIRST, "targets"),
        (("ultimatums", 0, "third_parties"), [NOBODY], FIRST, "third_parties"),
        (("ultimatums", 0, "responses", 0, "by"), NOBODY, FIRST, "responses.by"),
        (("ultimatums", 0, "responses", 0, "event"), NOTHING, FIRST, "responses.event"),
        (("ultimatums", 0, "compliance", "event"), NOTHING, FIRST, "compliance"),
        (("ultimatums", 0, "follow_through", "event"), NOTHING, FIRST, "follow_through"),
        (("truces", 0, "mediators"), [NOBODY], PAUSE, "mediators"),
        (("truces", 0, "parties", 0, "actor"), NOBODY, PAUSE, "parties.actor"),
        (("truces", 0, "parties", 0, "event"), NOTHING, PAUSE, "parties.event"),
        (("truces", 0, "violations", 0, "by"), [NOBODY], PAUSE, "violations"),
        (("truces", 0, "violations", 0, "against"), [NOBODY], PAUSE, "violations"),
        (("truces", 0, "violations", 0, "event"), NOTHING, PAUSE, "violations"),
        (("truces", 0, "ended", "event"), NOTHING, PAUSE, "ended"),
        (("truces", 1, "follow_up_of"), NOTHING, "2025-08-01-second-pause", "follow_up_of"),
        (("claims", 0, "records"), [NOTHING], "c-one", "records"),
    ],
)
def test_each_reference_resolves(path, value, record, where):
    """Wherever an id of another record stands, that record is there."""
    data = authored()
    if path == ("events", 2, "place"):
        data["events"][2]["place"] = "geneva"
    lost = value if isinstance(value, str) else value[-1]
    assert any(
        (fault.record, fault.path) == (record, where) and repr(lost) in fault.message
        for fault in refused(replaced(data, path, value))
    )


@pytest.mark.parametrize("at", [{"event": NOTHING}, {"event": NOTHING, "at": {"text": "2025-07-14", "zone": "UTC"}}])
def test_a_term_names_an_event_that_is_there(at):
    """A term of an event that is not there is found, whether its dates are copied or not."""
    data = authored()
    data["ultimatums"][0]["terms"][0] |= at
    assert any(fault.record == FIRST and fault.path.startswith("terms") for fault in refused(data))


def test_no_limit_has_passed_before_it_is_set():
    """Neither that of an event nor that of a term; but one that has may be named again."""
    data = authored()
    passed = {"text": "10 days", "trigger": "2025-07-01", "least": 10, "unit": "days", "zone": "UTC"}
    data["events"][0]["deadline"] = passed
    data["ultimatums"][0]["terms"][0]["deadline"] = passed
    faults = {(fault.record, fault.path): fault.message for fault in refused(data)}
    assert set(faults) == {(data["events"][0]["id"], "deadline"), (FIRST, "terms[0].deadline")}
    assert all(message.startswith("11 July 2025 had passed before it was set on ") for message in faults.values())
    data = authored()
    data["ultimatums"][0]["terms"][1] |= {"deadline": passed, "act": "restates"}
    from_plain(data)


def test_a_truce_names_a_declaration_that_is_there():
    """The event that declared a truce is there, whether its date is copied or not."""
    data = authored()
    data["truces"][1] |= {"declared": NOTHING, "at": {"text": "2025-08-01", "zone": "UTC"}}
    (fault,) = refused(data)
    assert (fault.record, fault.path) == ("2025-08-01-second-pause", "declared")


def test_copies_of_dates_agree_with_their_events():
    """A term or a truce with other dates than its event is found."""
    other = {"text": "2025-07-13", "zone": "Europe/Moscow"}
    data = authored()
    data["ultimatums"][0]["terms"][0]["at"] = other
    data["ultimatums"][0]["terms"][1]["known"] = other
    data["truces"][0] |= {"at": other, "scheduled": {"text": "2025-08-02/..", "zone": "UTC"}}
    assert {(fault.record, fault.path) for fault in refused(data)} == {(FIRST, "terms[0]"), (FIRST, "terms[1]"), (PAUSE, "at")}


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (("ultimatums", 0, "compliance"), "compliance"),
        (("ultimatums", 0, "follow_through"), "follow_through"),
        (("truces", 0, "ended"), "ended"),
        (("truces", 0, "violations", 0), "violations[0]"),
    ],
)
def test_nothing_is_known_before_the_event_that_shows_it(path, where):
    """A day of knowledge is no earlier than that of its event; its zone is that of the event."""
    data = authored()
    held = data
    for step in path:
        held = held[step]
    held |= {"event": PAUSE, "known": "2025-07-31"}
    (fault,) = refused(data)
    assert (fault.path, fault.message) == (where, f"it was known at 31 July 2025, before {PAUSE} was")
    held["known"] = "2025-08-01"
    part = getattr(from_plain(data), path[0])[data[path[0]][path[1]]["id"]]
    for step in path[2:]:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    assert part.known == Interval("2025-08-01", from_plain(data).event(PAUSE).when.zone)


@pytest.mark.parametrize(
    ("at", "relation", "to", "message"),
    [
        (0, "responds_to", PAUSE, "points forward in time"),
        (0, "part_of", "2025-07-28-sooner", "points forward in time"),
        (2, "announces", FIRST, "which was over before"),
        (0, "announces", FIRST, "no link to itself"),
        (0, "responds_to", FIRST, "no link to itself"),
        (0, "announces", PAUSE, None),
        (2, "responds_to", FIRST, None),
    ],
)
def test_links_point_the_right_way_in_time(at, relation, to, message):
    """Only ``announces`` points to what is later, and never to what is over; nothing points to itself."""
    data = authored()
    data["events"][at]["links"] = [{"relation": relation, "event": to}]
    if message is None:
        from_plain(data)
    else:
        (fault,) = refused(data)
        assert fault.path == "links"
        assert message in fault.message


@pytest.mark.parametrize("relation", ["responds_to", "announces"])
def test_links_within_a_day_are_not_judged(relation):
    """Of two events of one day whose hours nobody published, either may link to the other."""
    data = authored()
    data["events"][0] |= {"when": {"text": "2025-08-01", "zone": "Europe/Moscow"}, "links": [{"relation": relation, "event": PAUSE}]}
    del data["events"][0]["known"], data["events"][0]["updates"], data["ultimatums"], data["events"][1]["links"], data["claims"]
    from_plain(data)


def test_no_record_follows_up_or_replaces_itself():
    """A truce that prolongs itself, a withdrawn record with itself in its place."""
    data = authored()
    data["truces"][0]["follow_up_of"] = data["truces"][0]["id"]
    data["tombstones"] = [{"id": "2025-01-01-gone", "withdrawn": "2025-02-02", "reason": "Told twice", "replaced_by": "2025-01-01-gone"}]
    assert {(fault.path, fault.message) for fault in refused(data)} == {
        ("follow_up_of", "a truce does not follow up itself"),
        ("replaced_by", "a record does not replace itself"),
    }


def test_none_follows_up_or_replaces_itself_by_way_of_others():
    """Truces that follow each other in a circle, withdrawn records that name each other: one fault a circle, which is named."""
    data = authored()
    first, second = data["truces"][0], {**data["truces"][0], "id": "2025-08-01-second"}
    third = {**first, "id": "2025-08-01-third", "follow_up_of": "2025-08-01-pause"}  # leads into a circle, and is in none
    first["follow_up_of"], second["follow_up_of"] = "2025-08-01-second", "2025-08-01-pause"
    data["truces"] = [third, second, first]
    names = [f"2025-01-0{at}-gone" for at in range(1, 7)]
    data["tombstones"] = [
        {"id": name, "withdrawn": "2025-02-02", "reason": "Told twice", "replaced_by": following} for name, following in zip(names, [*names[1:], names[0]], strict=True)
    ]
    data["tombstones"].append({"id": "2025-01-07-gone", "withdrawn": "2025-02-02", "reason": "Told twice", "replaced_by": PAUSE})
    assert refused(data) == (
        (PAUSE, "follow_up_of", "a truce does not follow up itself, by way of 2025-08-01-second"),
        (names[0], "replaced_by", f"a record does not replace itself, by way of {names[1]}, {names[2]}, {names[3]} and 2 more"),
    )
