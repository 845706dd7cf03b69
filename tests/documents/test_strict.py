"""The strict way from plain data to records: what it refuses, and how it names the place."""

from __future__ import annotations

import copy
import datetime
import json
import sys

import attrs
import pytest

from counted import calls_of
from examples import AUTHORED, authored, canonical, leaves, renamed, replaced, spelled, timeline
from us_russia_timeline.documents import MAX_FAULTS, from_plain, to_json
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.models import (
    Actor,
    Claim,
    Event,
    Link,
    Office,
    Place,
    Source,
    Term,
    Tombstone,
    Truce,
    Ultimatum,
    Violation,
)
from us_russia_timeline.timelines import Coverage

# One value of each JSON type. A whole number will do where a number of degrees is wanted.
TYPES = {"nothing": None, "text": "no such thing \n", "number": 7, "fraction": 7.5, "truth": True, "list": [7], "table": {"a": 7}}
OWN = {str: {"text"}, int: {"number", "fraction"}, float: {"number", "fraction"}, bool: {"truth"}, list: {"list"}, dict: {"table"}}


def faults_of(data, **options):
    """The faults of a document that is refused."""
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data, **options)
    return caught.value.faults


def record_of(data, path):
    """How faults name the record at a path: by its id, else by its place."""
    row = data[path[0]][path[1]] if len(path) > 1 else None
    return row.get("id", spelled(path)[0]) if isinstance(row, dict) else ""


def places(data):
    """Every place whose type can be spoilt. Of a time's own parts the fault names the time."""
    for path, value in leaves(data):
        yield path, value, {"text", "zone", "start", "stop"} & {path[-1]} and isinstance(value, str) and _in_a_time(data, path)


def _in_a_time(data, path):
    for step in path[:-1]:
        data = data[step]
    return set(data) <= {"text", "zone", "start", "stop"}


@pytest.mark.parametrize("form", [authored, canonical])
def test_each_field_refuses_each_json_type_that_is_not_its_own(form):
    """Each value of each record, changed to each other JSON type, is refused with its record and path."""
    data = form()
    tried = 0
    for path, value, inside_time in places(data):
        where, below = spelled(path[:-1] if inside_time else path)
        for name, other in TYPES.items():
            # A time may be a text, and a text that is a time may be a table, so those two are left to other tests.
            if name in OWN[type(value)] or (name in ("text", "table") and type(value) in (str, dict)):
                continue
            tried += 1
            faults = faults_of(replaced(data, path, other))
            named = {(fault.record, fault.path) for fault in faults}
            if len(path) == 1:
                wanted = {("", path[0])}
            elif path[-1] == "id" and len(path) == 3:
                wanted = {(where, below)}  # a record without a readable id is named by its place
            else:
                wanted = {(record_of(data, path) if len(path) > 2 else where, below)}
            assert wanted <= named, (path, name, faults)
    assert tried > 900


@pytest.mark.parametrize("form", [authored, canonical])
def test_each_text_refuses_a_text_that_does_not_show(form):
    """Each text with a line feed or a direction mark in it is refused, whatever the field."""
    data = form()
    for path, value in leaves(data):
        if isinstance(value, str):
            for odd in (value + "\n", value + "\u202e", "\u200b" + value, value + "\ud800", ""):
                if (path[-1], odd) != ("note", ""):  # a note may be empty
                    assert faults_of(replaced(data, path, odd)), path


@pytest.mark.parametrize("form", [authored, canonical])
def test_each_key_misspelt_by_one_letter_is_named(form):
    """A key with a letter too many is named in a fault, never dropped."""
    data = form()
    tried = 0
    for path, _ in leaves(data):
        if isinstance(path[-1], str):
            tried += 1
            odd = path[-1] + "x"
            faults = faults_of(renamed(data, path, odd))
            assert any(f"unknown key {odd!r}" in fault.message for fault in faults), path
    assert tried > 100


def test_each_required_key_left_out_is_named():
    """A key that is needed and missing is named by its path; what has a default may be left out."""
    data = canonical()
    required = {"at": 0, "window": 0}  # these are filled in
    for path, _ in leaves(data):
        if not isinstance(path[-1], str) or len(path) < 3 or path[-2] in TIMES:
            continue
        table = data
        for step in path[:-1]:
            table = table[step]
        without = replaced(data, path[:-1], {key: held for key, held in table.items() if key != path[-1]})
        try:
            from_plain(without)
        except InvalidTimeline as error:
            where, below = spelled(path)
            record = where if path[-1] == "id" and len(path) == 3 else record_of(data, path)
            required[path[-1]] = required.get(path[-1], 0) + ((record, below, "is required and missing") in error.faults)
    assert set(required) >= {"id", "when", "kind", "title", "actors", "sources", "url", "publisher", "language", "text", "zone"}
    kinds = (Actor, Claim, Event, Link, Office, Place, Source, Coverage, Term, Tombstone, Truce, Ultimatum, Violation)
    needed = {each.name for kind in kinds for each in attrs.fields(kind) if each.default is attrs.NOTHING}
    assert {name for name in needed if not required[name]} == {"at"}


TIMES = {"when", "known", "trigger", "by", "window", "at", "scheduled", "effective", "said", "checked"}


@pytest.mark.parametrize("data", [None, 5, "x", [], True, 1.5])
def test_the_whole_must_be_a_table(data):
    """A document that is no table is one fault of our family, also where it is nothing at all."""
    (fault,) = faults_of(data)
    assert fault.message.startswith("the document must be a table, not ")


def test_an_empty_table_is_an_empty_timeline():
    """Everything in a document can be left out."""
    empty = from_plain({})
    assert (empty.title, empty.data_version, len(empty.events)) == ("A timeline", "0", 0)


def test_another_format_is_refused():
    """A document says which format it has, or nothing; it says no other."""
    (fault,) = faults_of({"format": "us-russia-timeline/2"})
    assert (fault.path, fault.message) == ("format", "must be 'us-russia-timeline/1'")


def test_a_title_that_does_not_show_is_refused():
    """The head's rules are the constructor's, and its error is made one fault."""
    (fault,) = faults_of({"title": "a\u202eb"})
    assert "U+202E" in fault.message


def test_keys_that_are_no_texts_are_named():
    """Keys of several types, which JSON cannot have and a dict can, are named like others."""
    assert faults_of({1: 2, "x": 3})[0].message == "unknown keys '1', 'x'"
    data = authored()
    data["actors"][0] = {**data["actors"][0], 1: 2, "x": 3}
    assert faults_of(data)[0].message == "unknown keys '1', 'x'"


def test_an_unprintable_id_is_made_printable():
    """What the error shows of a document cannot steer a terminal."""
    data = authored()
    data["places"][0]["id"] = "\x1b[31m" + "g" * 200
    record = faults_of(data)[0].record
    assert record.isprintable()
    assert len(record) <= 100


def test_many_faults_are_reported_at_once_and_cut():
    """All records are looked at; the error lists the first ones and says how many there were."""
    rows = [{"id": f"a{at}", "name": at, "kind": "person"} for at in range(250)]
    with pytest.raises(InvalidTimeline) as caught:
        from_plain({"actors": rows})
    assert (len(caught.value.faults), caught.value.found) == (MAX_FAULTS, 250)
    assert str(caught.value).endswith("and 150 more")
    with pytest.raises(InvalidTimeline) as caught:
        from_plain({"actors": rows}, max_faults=3)
    assert [fault.record for fault in caught.value.faults] == ["a0", "a1", "a2"]
    assert caught.value.found == 250


def test_faults_of_fit_are_cut_too():
    """Faults that only show between the records are cut at the same number."""
    data = authored()
    data["events"][0]["recipients"] = [f"nobody-{at}" for at in range(20)]
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data, max_faults=2)
    assert len(caught.value.faults) == 2
    assert caught.value.found == 20


@pytest.mark.parametrize(("most", "kept"), [(2, 2), (100, 100), (150, 150), (1_000, 200)])
def test_faults_between_sound_records_are_cut_where_it_is_said(most, kept):
    """However many are to be listed, they are, also where each record is sound by itself."""
    data = authored()
    data["claims"][0]["records"] = [f"2025-01-01-x{at}" for at in range(200)]
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data, max_faults=most)
    assert (len(caught.value.faults), caught.value.found) == (kept, 200)


def test_two_wrong_fields_of_one_record_are_two_faults():
    """Not only the first fault of a record is told."""
    data = authored()
    data["events"][0] |= {"kind": "no", "status": 5, "when": 5}
    data["events"][0]["sources"][0] |= {"language": 5, "form": "yes"}
    assert {fault.path for fault in faults_of(data)} >= {"kind", "status", "when", "sources[0].language", "sources[0].form"}


def test_a_list_with_too_many_faults_is_not_read_to_its_end():
    """A list of a thousand wrong items is enough to say so: the rest would cost memory for nothing."""
    data = authored()
    data["events"][0]["tags"] = [5] * 5_000
    with pytest.raises(InvalidTimeline) as caught:
        from_plain(data)
    assert caught.value.found == 1_000
    assert caught.value.faults[-1].path == "tags[99]"


def test_messages_are_bounded():
    """However long the wrong value, its fault is short."""
    data = authored()
    data["events"][0] |= {"kind": "x" * 10**6, "id": "y" * 10**6, "x" * 10**6: 1}
    for fault in faults_of(data):
        assert len(str(fault)) < 1_200


def test_the_callers_data_is_never_changed():
    """Reading leaves the data as it was, in success and in failure, and shares nothing with the result."""
    data = authored()
    from_plain(data)
    assert data == AUTHORED
    data["events"][0]["kind"] = "no"
    spoilt = copy.deepcopy(data)
    faults_of(data)
    assert data == spoilt
    data = authored()
    kept = from_plain(data)
    data["events"][0]["actors"].append("bob")
    data["events"][0]["sources"][0]["publisher"] = "Another"
    assert kept == timeline()


# What cattrs takes by default, one by one; each must be refused here.
LENIENCIES = [
    (("ultimatums", 0, "terms", 0, "deadline", "least"), value, "must be a whole number")
    for value in ("5", 5.9, True, "٥", "1_0")
] + [
    (("events", 0, "sources", 0, "form"), "false", "'false' is not one of: official, reproduction, account"),
    (("events", 0, "sources", 0, "form"), True, "must be a text, not true or false"),
    (("events", 0, "title"), 5, "must be a text, not a number"),
    (("events", 0, "title"), None, "must be a text, not nothing"),
    (("events", 0, "title"), {"x": 1}, "must be a text, not a table"),
    (("events", 0, "tags"), "abc", "must be a list, not a text"),
    (("events", 0, "tags"), {"a": 1}, "must be a list, not a table"),
    (("places", 0, "latitude"), "nan", "must be a number, not a text"),
    (("places", 0, "latitude"), True, "must be a number, not true or false"),
    (("places", 0, "latitude"), float("nan"), "must be a finite number"),
    (("places", 0, "latitude"), float("-inf"), "must be a finite number"),
    (("places", 0, "latitude"), 10**400, "must be a finite number"),
    (("events", 0, "kind"), 5, "must be a text, not a number"),
    (("events", 0, "kind"), "CALL", "'CALL' is not one of: call, meeting"),
    (("tombstones", 0, "withdrawn"), "2024-W01-1", "is not a time"),
    (("tombstones", 0, "withdrawn"), "2025-02-30", "day is out of range"),
    (("tombstones", 0, "withdrawn"), "2024-01-01T10:00", "must be a day such as"),
    (("tombstones", 0, "withdrawn"), datetime.datetime(2024, 1, 1), "must be a day such as"),
    (("tombstones", 0, "withdrawn"), datetime.date(999, 12, 31), "the year must lie between 1000 and 9998"),
    (("events", 1, "place"), None, "leave the key out where there is nothing to say"),
    (("events", 0), [], "must be a table, not a list"),
    (("events", 0), None, "must be a table, not nothing"),
    (("events", 0, "sources", 0), "https://example.org", "must be a table, not a text"),
    (("events", 0, "when"), "x", "'x' is not a time"),
    (("events", 0, "when"), 20250714, "must be a time, a table with text and zone, not a number"),
    (("events", 0, "when"), {"text": "2025-07-14"}, "a time has a text and a zone, both texts"),
    (("events", 0, "when"), {"text": "2025-07-14", "zone": "UTC", "stop": "2025-07-15T00:00:00Z"}, "stop: it comes with start"),
    (("events", 0, "when"), {"text": "2025-07-14", "zone": "UTC", "start": "2025-07-14"}, "start: must be an instant in UTC"),
    (("events", 0, "when"), {"text": "2025-07-14", "zone": "UTC", "start": "2025-W29-1T00:00:00Z"}, "is not a time"),
    (("events", 0, "when"), {"text": "2025-07-14", "zone": "UTC", "start": "2025-07-14T00:00:00Z"}, "disagree about an open end"),
]


@pytest.mark.parametrize(("path", "value", "message"), LENIENCIES)
def test_each_leniency_of_cattrs_is_off(path, value, message):
    """Nothing is guessed: no number from a text, no text from a number, no list from a text."""
    assert any(message in fault.message for fault in faults_of(replaced(authored(), path, value)))


def test_a_missing_key_is_no_bare_key_error():
    """A key that is missing is a fault like others."""
    data = authored()
    del data["events"][0]["title"]
    (fault,) = faults_of(data)
    assert fault == ("2025-07-14-fifty-days", "title", "is required and missing")


def test_a_time_without_its_end_goes_on():
    """A carried start without a stop is an open end, as canonical JSON writes it."""
    data = authored()
    data["coverage"][0]["when"] = {"text": "2025-01-01/..", "zone": "UTC", "start": "2025-01-01T00:00:00Z"}
    assert from_plain(data).coverage[0].when.open == "ongoing"


def test_days_of_toml_are_days():
    """TOML has days of its own, and they are taken as they are."""
    data = authored()
    data["tombstones"][0]["withdrawn"] = datetime.date(2025, 9, 2)
    data["events"][0]["sources"][0]["date"] = datetime.date(2025, 7, 14)
    assert from_plain(data) == timeline()


def test_a_huge_whole_number_is_no_crash():
    """A number of five thousand digits, which Python would not print, is refused like another."""
    data = authored()
    for path in ((("events", 0, "kind")), ("events", 0, "title"), ("ultimatums", 0, "terms", 0, "deadline", "least")):
        assert faults_of(replaced(data, path, 10**5_000))


def test_a_deep_value_is_no_crash():
    """A value nested deeper than Python recurses is refused wherever it stands."""
    deep = []
    for _ in range(sys.getrecursionlimit() * 2):
        deep = [deep]
    data = authored()
    for path, value in leaves(data):
        if len(path) > 1 and not isinstance(value, list):
            assert faults_of(replaced(data, path, deep))


def test_work_grows_with_the_document():
    """Twice the records cost at most twice the work, counted in calls, in the quick way and in the strict."""

    def calls(number, form):
        data = form()
        data["actors"] += [{"id": f"a{at}", "name": "A", "kind": "person", "aliases": ["B"]} for at in range(number)]
        if form is authored:
            data["actors"] = [{**row, "offices": [{"title": "x", "when": {"text": "2025", "zone": "UTC"}}]} if row["kind"] == "person" else row for row in data["actors"]]
        return calls_of(lambda: from_plain(data))

    for form in (authored, canonical):
        calls(1, form)  # what is made once is made here
        assert calls(800, form) < 2.1 * calls(400, form)


def test_work_grows_with_the_terms_of_one_ultimatum():
    """Each fault of a long ultimatum is explained without going through all of its terms again."""

    def calls(number):
        data = authored()
        term = {**data["ultimatums"][0]["terms"][0], "at": "never"}
        data["ultimatums"][0]["terms"] = [dict(term) for _ in range(number)]

        def read():
            assert len(faults_of(data, max_faults=10_000)) >= number

        return calls_of(read)

    calls(1)
    assert calls(400) < 2.1 * calls(200)


def test_the_canonical_form_is_a_fixed_point():
    """Read, written and read again, a timeline is itself, and so is its text."""
    text = to_json(timeline())
    assert from_plain(json.loads(text)) == timeline()
    assert to_json(from_plain(json.loads(text))) == text


def test_the_rules_hold_while_validators_are_switched_off():
    """All validators of attrs can be switched off; ours are rules of the records and hold all the same."""
    spoilt = replaced(authored(), ("events", 0, "title"), "")
    with attrs.validators.disabled(), pytest.raises(InvalidTimeline, match="title: must not be empty"):
        from_plain(spoilt)


@pytest.mark.parametrize(
    ("time", "message"),
    [
        ({"text": "2024-01-05T18:00+03:00", "zone": "Europe/Moscow", "start": "2024-01-05T04:00:00Z", "stop": "2024-01-06T04:01:00Z"}, "not the one that it tells"),
        ({"text": "2024-01-05T18:00", "zone": "Europe/Moscow", "start": "2024-01-05T04:00:00Z", "stop": "2024-01-05T04:01:00Z"}, "which are 2024-01-05T15:00:00Z and 2024-01-05T15:01:00Z; leave start and stop out"),
        ({"text": "2024-01-06", "zone": "Europe/Moscow", "start": "2024-01-04T21:00:00Z", "stop": "2024-01-05T21:00:00Z"}, "not a reading of it in any zone"),
    ],
)
def test_a_text_that_was_edited_and_its_instants_forgotten(time, message):
    """Instants that contradict their text are refused, by its offset or by the rules of its zone; without them it is read."""
    data = authored()
    data["events"][2]["when"] = time
    faults = faults_of(data)
    assert any(message in fault.message for fault in faults), faults
    data["events"][2]["when"] = {"text": time["text"], "zone": time["zone"]}
    assert from_plain(data).event("2025-08-01-pause").when.text == time["text"]


OWN_CRISIS = {
    "title": " A crisis ",
    "actors": [
        {"id": "john-kennedy", "name": "John F. Kennedy", "kind": "person", "zone": "America/New_York"},
        {"id": "Soviet", "name": "Soviet Union", "kind": "country", "zone": "Moscow time"},
    ],
    "events": [
        {
            "id": "1962-10-22-speech", "when": "1962-10-22T19:00", "kind": "speech", "title": "Kennedy speaks", "summary": "He does.",
            "actors": ["jfk"], "tags": ["Cuba", "blockade", "Two words"], "severity": 5, "deadline": "1962-10-28",
            "sources": [{"url": "example.org", "publisher": "A", "lang": "en"}], "updates": [{"known": "1962-10-23", "text": ""}],
        },
        {
            "id": "1962-10-28-answer", "when": "1962-10-28", "kind": "statement", "title": "An answer", "summary": "It comes.",
            "actors": ["john-kennedy"], "recipients": ["khrushchev"], "place": "moscow",
            "sources": [{"url": "https://example.org/", "publisher": "A", "language": "en"}],
        },
    ],
    "ultimatums": [
        {
            "id": "1962-10-22-demand", "title": "The demand", "issuers": ["john-kennedy"], "targets": ["Soviet"], "demand": "Remove them",
            "demand_kind": "other", "consequence": "War", "consequence_kind": "unstated", "compliance": {"value": "full"},
            "follow_through": {"value": "none"},
            "terms": [{"event": "1962-10-22-speech", "act": "sets", "wording": "now"}, {"event": "1962-10-24-nothing", "act": "sets", "wording": "now"}],
        }
    ],
}  # fmt: skip

TOLD = [
    ("", "title", "begins or ends with a space"),
    ("Soviet", "id", "is not a slug"),
    ("Soviet", "kind", "'country' is not one of: person"),
    ("Soviet", "zone", "is not an IANA zone name"),
    ("1962-10-22-speech", "actors", "'jfk' is not among the actors"),
    ("1962-10-22-speech", "when", "a text alone has no zone here; give a place, or the first actor a zone"),
    ("1962-10-22-speech", "kind", "'speech' is not one of: call"),
    ("1962-10-22-speech", "sources[0].url", "is not an http or https address"),
    ("1962-10-22-speech", "sources[0].language", "is required and missing"),
    ("1962-10-22-speech", "sources[0]", "unknown key 'lang'"),
    ("1962-10-22-speech", "deadline", "must be a table, not a text; its keys are text, zone, trigger, least, most, unit, rule, by, window"),
    ("1962-10-22-speech", "tags[0]", "'Cuba' is not a slug"),
    ("1962-10-22-speech", "tags[2]", "'Two words' is not a slug"),
    ("1962-10-22-speech", "updates[0].text", "must not be empty"),
    ("1962-10-22-speech", "updates[0]", "an update rests on a page or on an event that tells it"),
    ("1962-10-22-speech", "", "unknown key 'severity'"),
    ("1962-10-22-demand", "terms[0]", "every term has one but a withdrawal"),
    ("1962-10-22-demand", "terms[1]", "every term has one but a withdrawal"),
    ("1962-10-22-demand", "terms", "'1962-10-24-nothing' is not among the events"),
    ("1962-10-22-demand", "targets[0]", "'Soviet' is not a slug"),
    ("1962-10-22-demand", "follow_through.value", "'none' is not one of: carried_out"),
    ("1962-10-28-answer", "recipients", "'khrushchev' is not among the actors"),
    ("1962-10-28-answer", "place", "'moscow' is not among the places"),
]


def test_every_fault_of_a_file_is_told_in_one_round():
    """Shapes, ids, words, unknown actors and places: all at once, what a record refers to and is not there before what follows."""
    faults = faults_of(OWN_CRISIS)
    for record, path, message in TOLD:
        assert any(fault.record == record and fault.path == path and message in fault.message for fault in faults), (record, path, faults)
    spoken = [fault.path for fault in faults if fault.record == "1962-10-22-speech"]
    assert spoken.index("actors") < spoken.index("when")
    assert not [fault for fault in faults if fault.path in ("updates[0].known", "terms[0].at", "terms[1].at")]  # these only follow
    assert len(faults) == len(TOLD), [str(fault) for fault in faults]


def mended():
    """The same file with all that was told mended."""
    data = json.loads(json.dumps(OWN_CRISIS))
    data["title"] = "A crisis"
    data["actors"][1] |= {"id": "soviet-union", "kind": "state", "zone": "Europe/Moscow"}
    data["actors"].append({"id": "khrushchev", "name": "K", "kind": "person"})
    data["places"] = [{"id": "moscow", "name": "Moscow", "country": "RUS", "zone": "Europe/Moscow"}]
    speech = data["events"][0]
    del speech["severity"]
    limit = {"text": "by the 28th", "zone": "America/New_York", "by": "1962-10-28"}
    speech |= {"actors": ["john-kennedy"], "kind": "demand", "tags": ["blockade"], "deadline": limit}
    speech["sources"] = data["events"][1]["sources"]
    speech["updates"] = [{"known": "1962-10-23", "text": "An answer.", "sources": speech["sources"]}]
    data["ultimatums"][0] |= {"targets": ["soviet-union"], "follow_through": {"value": "moot"}}
    data["ultimatums"][0]["terms"] = [{"event": "1962-10-22-speech", "act": "sets", "wording": "now", "deadline": limit}]
    return data


def test_what_was_told_was_all_there_was():
    """Once each fault of the one round is mended, the file is read: no other round follows."""
    assert from_plain(mended()).ultimatums[0].terms[0].at.text == "1962-10-22T19:00"


def test_how_sound_records_fit_together_is_told_beside_the_faults_of_others():
    """A link forward in time is told although another record has a fault; a record with faults is not called missing."""
    data = mended()
    data["events"][0]["links"] = [{"relation": "responds_to", "event": "1962-10-28-answer"}]
    data["actors"][2]["kind"] = "leader"
    faults = faults_of(data)
    assert [(fault.record, fault.path) for fault in faults] == [("khrushchev", "kind"), ("1962-10-22-speech", "links")]


@pytest.mark.parametrize(("change", "wanted"), [
    ({"actors": "john-kennedy"}, [("actors", "must be a list, not a text"), ("when", "a text alone has no zone here; give a place")]),
    ({"links": "abc", "kind": "x"}, [("kind", "is not one of"), ("links", "must be a list, not a text")]),
    ({"links": [{"relation": "responds_to"}]}, [("links[0].event", "is required and missing")]),
    ({"updates": [{"known": "1962-10-23", "text": "x", "event": "1962-none", "contested_by": ["nobody"]}]}, [("updates[0].contested_by", "'nobody' is not among"), ("updates[0].event", "'1962-none' is not among the events"), ("updates[0].event", "is not a dated id"), ("updates[0]", "contested_by: names who disputes or denies")]),
    ({"place": 5}, [("place", "must be a text, not a number"), ("when", "a text alone has no zone here")]),
])  # fmt: skip
def test_what_refers_to_nothing_is_told_whatever_its_shape(change, wanted):
    """References of a row with faults are looked up, whatever stands where they should."""
    data = mended()
    data["events"][0] |= change
    faults = [(fault.path, fault.message) for fault in faults_of(data) if fault.record == "1962-10-22-speech"]
    assert len(faults) == len(wanted), faults
    for (path, message), (wanted_path, words) in zip(faults, wanted, strict=True):
        assert path == wanted_path
        assert words in message


def test_a_truce_whose_declaration_has_a_fault_is_not_blamed_for_its_date():
    """The dates that a truce takes from its event are told of at the event."""
    data = authored()
    data["events"][2]["when"] = "2025-08-01"
    data["events"][2]["actors"] = ["nobody"]
    found = {(fault.record, fault.path) for fault in faults_of(data)}
    assert found == {("2025-08-01-pause", "actors"), ("2025-08-01-pause", "when")}


def test_dates_copied_by_hand_take_the_zone_of_their_event():
    """A term or a truce may repeat the date of its event as a text."""
    data = authored()
    data["ultimatums"][0]["terms"][0] |= {"at": "2025-07-14", "known": "2025-07-15"}
    data["truces"][0]["at"] = "2025-08-01"
    assert from_plain(data) == timeline()


@pytest.mark.parametrize("name", ["EventKind", "ActorKind", "TruceScope"])
def test_lists_of_words_are_never_cut(name):
    """A message that lists a vocabulary lists all of it."""
    from us_russia_timeline import models

    kind = getattr(models, name, None) or models.EventKind
    data = authored()
    path = {"EventKind": ("events", 0, "kind"), "ActorKind": ("actors", 0, "kind"), "TruceScope": ("truces", 0, "scope")}[name]
    (fault, *_) = faults_of(replaced(data, path, ["nonsense"] if name == "TruceScope" else "nonsense"))
    listed = fault.message.partition("is not one of: ")[2].split(", ")
    words = [str(each) for each in (kind if name != "TruceScope" else type(timeline().truces[0].scope[0]))]
    assert listed == words
    assert len(listed) > 5


def test_a_word_where_a_table_stands_refers_to_nothing():
    """Of an ultimatum whose outcome is a bare word that is told, and its other references are looked up all the same."""
    data = mended()
    data["ultimatums"][0] |= {"compliance": "full", "targets": ["nobody"]}
    faults = [(fault.path, fault.message) for fault in faults_of(data)]
    assert faults[0] == ("targets", "'nobody' is not among the actors")
    assert faults[1][0] == "compliance"
    assert faults[1][1].startswith("must be a table, not a text; its keys are value, event")
    assert len(faults) == 2


def told_together(row, *, collection="events"):
    """What is told of one row as a whole, by its path, beside what is wrong in its fields."""
    data = mended()
    at = {"events": 0, "actors": 0, "ultimatums": 0, "places": 0}[collection]
    data[collection][at] |= row
    return [(fault.path, fault.message) for fault in faults_of(data)]


CONTESTED = ("", "contested_by: names who disputes or denies, and only then")
EARLY = ("", "known: what occurred cannot be known before it began")


@pytest.mark.parametrize(("row", "wanted"), [
    ({"title": "", "contested_by": ["soviet-union"]}, [("title", "must not be empty"), CONTESTED]),
    ({"contested_by": ["soviet-union"], "known": "1962-10-20"}, [CONTESTED, EARLY]),  # both of one record, which has no other fault
    ({"title": "", "contested_by": ["soviet-union"], "known": "1962-10-20"}, [("title", "must not be empty"), CONTESTED, EARLY]),
    ({"title": "", "known": "1962-10-20", "assertion": "sure"}, [("title", "must not be empty"), ("assertion", "'sure' is not one of: confirmed, reported, disputed, denied"), EARLY]),
    ({"title": "", "assertion": "denied", "contested-by": ["soviet-union"]}, [("title", "must not be empty"), ("", "unknown key 'contested-by'")]),  # which may be the one that it lacks
    ({"summary": "", "assertion": "denied"}, [("summary", "must not be empty"), CONTESTED]),
    ({"title": "", "updates": [{"known": "1962-10-21", "text": "x", "event": "1962-10-28-answer"}]}, [("title", "must not be empty"), ("", "updates[0]: it was known at 21 October 1962, no later than the event itself")]),
])  # fmt: skip
def test_what_concerns_several_fields_is_told_in_the_same_round(row, wanted):
    """Rules of several fields are told beside the faults of others, each where all that it concerns is sound."""
    assert told_together(row) == wanted


def test_what_concerns_several_fields_of_every_type_is_told_in_the_same_round():
    """Deadlines, terms, ultimatums, truces, parties, actors, places and claims as well as events."""
    both = {"text": "x", "zone": "UTC", "by": "1962-10-28", "trigger": "1962-10-22", "least": 1, "unit": "day"}
    assert told_together({"deadline": {**both, "unit": "days", "rule": "ours"}})[0][0] == "deadline.rule"
    assert ("deadline", "'x': a deadline is either counted (trigger, least, unit) or stated (by)") in told_together({"deadline": {**both, "rule": "ours"}})
    told = told_together({"title": "", "terms": [{"event": "1962-10-28-answer", "act": "restates", "wording": "x", "deadline": {"text": "x", "zone": "UTC", "by": "1962-11-01"}}, {"event": "1962-10-22-speech", "act": "sets", "wording": "x", "deadline": {"text": "x", "zone": "UTC", "by": "1962-11-01"}}]}, collection="ultimatums")
    assert [path for path, _ in told] == ["title", "", ""]
    assert "terms: the first must set a deadline" in told[1][1]
    assert "terms: 1962-10-22-speech stands after 1962-10-28-answer but was announced before it" in told[2][1]
    assert told_together({"name": "", "kind": "state", "offices": [{"title": "x", "when": "1961"}]}, collection="actors") == [("name", "must not be empty"), ("", "offices: only a person holds an office")]
    assert told_together({"name": "", "latitude": 1.0}, collection="places") == [("name", "must not be empty"), ("", "latitude and longitude come together")]
    assert told_together({"latitude": 91.0}, collection="places") == [("latitude", "91.0 is not a number of degrees from -90 to 90, such as 45.0")]  # it may have been meant with the other


def test_a_truce_and_a_claim_are_told_of_as_wholes_too():
    """Two sides of one name, one of them bound though it rejects; a verdict without its day."""
    data = authored()
    truce = data["truces"][0]
    truce |= {"title": "", "parties": [{**truce["parties"][0], "effective": "2025-08-02/2025-08-03"}] * 2, "ended": {"how": "never_took_effect"}}
    data["claims"][0] |= {"account": "", "verdict": "unchecked"}
    found = {(fault.record, fault.message) for fault in faults_of(data) if not fault.path}
    assert {message for record, message in found if record == truce["id"]} == {"parties: an actor stands twice", "ended: it took effect for a party, so it cannot be never_took_effect"}
    assert {message for record, message in found if record == data["claims"][0]["id"]} == {"checked: a verdict has the day of its check, and unchecked has none"}
    truce["parties"] = [{"actor": truce["parties"][0]["actor"], "stance": "rejected", "event": "no id", "effective": "2025-08-02/2025-08-03"}]
    assert ("parties[0]", "effective: who rejects a truce or says nothing is not bound by it") in {(fault.path, fault.message) for fault in faults_of(data)}
