"""The JSON Schema accepts what the reader accepts, and refuses what it says it refuses."""

from __future__ import annotations

import json
import os

import jsonschema
import pytest

from examples import authored, canonical, leaves, renamed, replaced
from us_russia_timeline.dataset.shipped import COMPILED, FOLDER
from us_russia_timeline.documents import from_plain, schema, to_json
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.timelines import Timeline


@pytest.fixture(scope="module")
def validator():
    """A validator that also looks at formats."""
    return jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker(["date"]))


@pytest.fixture(scope="module")
def valid():
    """Whether a document that was valid before something at a path was changed still is; only that record is looked at."""
    whole = schema()

    def validates(found):
        return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker(["date"])).is_valid

    lists = {name: held["items"] for name, held in whole["properties"].items() if "items" in held}
    rows = {name: validates({"$defs": whole["$defs"], **item}) for name, item in lists.items()}
    entire = validates(whole)
    return lambda data, path: entire(data) if len(path) < 2 else rows[path[0]](data[path[0]][path[1]])


def read(data):
    """Whether the reader accepts a document."""
    try:
        from_plain(data)
    except InvalidTimeline:
        return False
    return True


def tables(held):
    """Every table within a value, each once."""
    for each in list(held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()):
        yield from tables(each)
    if isinstance(held, dict):
        yield held


def test_it_is_a_schema_and_a_fresh_one_each_time():
    """It is valid 2020-12, plain JSON, and the caller may change his copy."""
    found = schema()
    jsonschema.Draft202012Validator.check_schema(found)
    assert json.loads(json.dumps(found)) == found
    whole = json.dumps(found)
    for table in tables(found):
        table["taken"] = "out"
    assert json.dumps(schema()) == whole


def test_it_refers_to_nothing_that_is_not_there():
    """Each reference leads to a definition, and each definition is used."""
    text = json.dumps(schema())
    for name in schema()["$defs"]:
        assert f'"#/$defs/{name}"' in text, name
    used = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert used == set(schema()["$defs"])


def test_it_knows_the_parts_of_a_document():
    """Its collections are those of a timeline."""
    assert list(schema()["properties"])[:4] == ["$schema", "format", "title", "data_version"]
    assert set(schema()["properties"]) - {"$schema", "format", "licence", "credit", "cite"} == {field.name for field in Timeline.__attrs_attrs__}


@pytest.mark.parametrize("form", [dict, authored, canonical])
def test_it_accepts_each_form(validator, form):
    """The empty, the authored and the canonical form are all accepted."""
    validator.validate(form())


def test_it_accepts_the_key_by_which_editors_find_it(validator):
    """A document that names this schema is valid by it."""
    data = {"$schema": "./schema.json", **authored()}
    validator.validate(data)
    assert read(data)
    data["$schema"] = 5
    assert not validator.is_valid(data)
    assert not read(data)


def test_it_accepts_the_shipped_document(validator):
    """The compiled data is valid by its own schema."""
    with open(os.path.join(FOLDER, COMPILED), "rb") as file:
        validator.validate(json.load(file))


ODD = [
    None, 5, 0, -1, 1.5, True, "", "x", " x", "x\n", "x\u202e", "x\u200b", "2025-07-14", "2025-07-14/..", "UTC", "X" * 3_000,
    [], [None], ["x"], ["x", "x"], {}, {"a": 1}, {"text": "2025-07-14", "zone": "UTC"}, 91, 200_000,
]  # fmt: skip


@pytest.mark.parametrize("form", [authored, canonical])
def test_it_never_refuses_what_the_reader_accepts(valid, form):
    """Whatever odd value stands wherever: what the reader accepts, the schema accepts."""
    data = form()
    both = 0
    for at, (path, _) in enumerate(leaves(data)):
        for odd in ODD[at % 4 :: 4]:  # a quarter of them at each place, others at the next
            spoilt = replaced(data, path, odd)
            if valid(spoilt, path):
                both += 1
            else:
                assert not read(spoilt), (path, odd)
    assert both > 30


@pytest.mark.parametrize("form", [authored, canonical])
def test_it_refuses_wrong_types_and_unknown_keys(valid, form):
    """Each value of a type that is not its own and each misspelt key is refused by the schema too."""
    data = form()
    for path, value in leaves(data):
        for odd in (None, 5, True, [5], {"a": 5}):
            number = isinstance(value, int | float) and type(odd) is int
            if not number and type(odd) is not type(value):
                assert not valid(replaced(data, path, odd), path), (path, odd)
        if isinstance(path[-1], str):
            spoilt = renamed(data, path, path[-1] + "x")
            assert not valid(spoilt, path[:-1]), path


@pytest.mark.parametrize(
    ("path", "odd"),
    [
        (("format",), "us-russia-timeline/2"),
        (("title",), ""),
        (("title",), "x" * 121),
        (("title",), " x"),
        (("actors", 0, "id"), "Ann"),
        (("actors", 0, "id"), "a" * 81),
        (("actors", 0, "name"), "A\u202e"),
        (("actors", 0, "country"), "US"),
        (("actors", 0, "zone"), "../../etc/localtime"),
        (("actors", 0, "wikidata"), "Q0"),
        (("actors", 0, "aliases"), ["A", "A"]),
        (("places", 0, "latitude"), 91),
        (("places", 0, "longitude"), -181),
        (("events", 0, "id"), "fifty-days"),
        (("events", 0, "when"), "14 July 2025"),
        (("events", 0, "kind"), "phone-call"),
        (("events", 0, "summary"), "x" * 2_001),
        (("events", 0, "actors"), []),
        (("events", 0, "recipients"), ["bob", "bob"]),
        (("events", 0, "sources"), []),
        (("events", 0, "sources", 0, "url"), "javascript:alert(1)"),
        (("events", 0, "sources", 0, "language"), "English"),
        (("events", 0, "sources", 0, "date"), "2025-02-30"),
        (("events", 0, "deadline", "least"), 0),
        (("ultimatums", 0, "terms"), []),
        (("ultimatums", 0, "terms", 0, "deadline"), {"text": "x", "zone": "UTC"}),
        (("ultimatums", 0, "terms", 1, "deadline"), {"text": "x", "zone": "UTC", "by": "2025-08-08", "least": 5}),
        (("truces", 0, "scope"), []),
        (("truces", 0, "violations", 0, "by"), []),
        (("claims", 0, "records"), ["x"]),
    ],
)
def test_it_refuses_what_the_reader_refuses(validator, path, odd):
    """Shapes, lengths, bounds and words of the vocabularies are said by the schema as by the reader."""
    spoilt = replaced(authored(), path, odd)
    assert not validator.is_valid(spoilt)
    assert not read(spoilt)


def test_one_coordinate_alone_is_refused(validator):
    """Latitude and longitude come together."""
    data = authored()
    del data["places"][0]["latitude"]
    assert not validator.is_valid(data)
    assert not read(data)


FORMS = {
    "2025": True, "2025-07": True, "2025-07-14": True, "2025-07-14T18:00": True, "2025-07-14T18:00:01.123456": True,
    "2025-07-14T18:00-04": True, "2025-07-14T18:00-04:00": True, "2025-07-14T18:00Z": False, "2025-07-14/2025-07-15": True,
    "2025-07-14/..": True, "2025-07-14/": True, "2025-07-14/2025-07-14T24:00": True, "2025-07-14/2025-07-14T24:00:00": True,
    "2025-07-14T24:00": False, "2025-07-14/2025-07-14T24:01": False, "2025-07-14/..T24:00": False, "../2025-07-14": True,
    "/2025-07-14": True, "../2025-07-14T24:00": True, "../..": True, "/..": False, "../": False, "/": False, "..": False,
    "[2025-07-14..2025-07-16]": True, "[2025-07..2025-09]": True, "[2025..2026]": True, "[2025-07-14..2025-09]": False,
    "[2025-07-14]": False, "[2025-07-14T10:00..2025-07-14T11:00]": False, "[2025-07-14..2025-07-16]/..": False, "9999": False,
    "0999": False, "2025-13": False, "2025-07-32": False, "2025-07-14T25:00": False, "2025-07-14T18:60": False,
    "2025-07-14T18:00:60": False, "2025-07-14T18:00+16": False, "2025-07-14T18:00+3": False, "2025-07-14T18:00 ": False, "": False,
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_every_form_of_a_statement_is_one_for_both(validator, text):
    """The pattern for editors takes the statements that the reader takes, and no others."""
    zone = "America/New_York"
    office = {"title": "x", "when": {"text": text, "zone": zone}}
    data = {"actors": [{"id": "a", "name": "A", "kind": "person", "zone": zone, "offices": [office]}]}
    takes = FORMS[text]
    assert validator.is_valid(data) is (takes or text == "2025-07-14T18:00Z")  # an offset that the zone does not have then
    assert read(data) is takes
    if takes:
        timeline = from_plain(data)
        assert from_plain(json.loads(to_json(timeline))) == timeline
        assert validator.is_valid(json.loads(to_json(timeline)))


def test_a_stop_comes_with_a_start_where_there_is_a_beginning(validator):
    """Only of a time without a beginning the stop stands alone."""
    for text, takes in (("2025-07-14", False), ("../2025-07-14", True), ("/2025-07-14", True)):
        when = {"text": text, "zone": "UTC", "stop": "2025-07-15T00:00:00Z"}
        data = {"actors": [{"id": "a", "name": "A", "kind": "person", "offices": [{"title": "x", "when": when}]}]}
        assert validator.is_valid(data) is takes
        assert read(data) is takes


@pytest.mark.parametrize(("path", "value"), [
    (("events", 0, "when"), "../2025-07-14"), (("events", 0, "known"), "[2025-07-14..2025-07-15]"), (("coverage", 0, "when"), "../2025"),
    (("claims", 0, "said"), "/2025-08-07"), (("truces", 0, "scheduled"), "../2025-08-04"), (("truces", 0, "parties", 0, "effective"), "/2025-08-04"),
])  # fmt: skip
def test_what_needs_a_beginning_says_so(path, value):
    """An event, a coverage, a claim and a truce have a beginning, and become known on one day."""
    with pytest.raises(InvalidTimeline, match="has no beginning, and one is needed|state what it fills|is one day or minute"):
        from_plain(replaced(authored(), path, value))


EDGES = [
    (("title",), "x" * 120, True), (("title",), "x" * 121, False),
    (("events", 0, "summary"), "x" * 2_000, True), (("events", 0, "summary"), "x" * 2_001, False),
    (("events", 0, "summary"), "", False), (("truces", 0, "note"), "", True), (("truces", 0, "note"), "x" * 2_001, False),
    (("events", 0, "id"), "2025-07-14-" + "x" * 89, True), (("events", 0, "id"), "2025-07-14-" + "x" * 90, False),
    (("actors", 0, "id"), "a" * 80, True), (("actors", 0, "id"), "a" * 81, False), (("actors", 0, "id"), "Ann", False),
    (("places", 0, "id"), "Ge neva", False), (("events", 1, "place"), "Ge neva", False),
    (("places", 0, "latitude"), 90.0, True), (("places", 0, "latitude"), 90.1, False), (("places", 0, "latitude"), -90.0, True),
    (("places", 0, "latitude"), -90.1, False), (("places", 0, "longitude"), 180.0, True), (("places", 0, "longitude"), 180.1, False),
    (("places", 0, "longitude"), -180.0, True), (("places", 0, "longitude"), -180.1, False),
    (("events", 0, "deadline", "least"), 1, True), (("events", 0, "deadline", "least"), 0, False),
    (("events", 0, "deadline", "most"), 100_000, True), (("events", 0, "deadline", "most"), 100_001, False),
    (("truces", 0, "violations", 0, "by"), ["ann", "ann"], False), (("truces", 0, "violations", 0, "by"), [], False),
    (("events", 0, "deadline"), {"text": "x", "zone": "UTC", "by": "2025-09-01"}, True),
    (("events", 0, "deadline"), {"text": "x", "zone": "UTC", "by": "2025-09-01", "trigger": "2025-08-01", "least": 1, "unit": "days"}, False),
    (("events", 0, "sources", 0, "url"), "https://e.org/ x", False), (("events", 0, "sources", 0, "url"), "https://user@e.org/", False),
    (("events", 0, "sources", 0, "url"), "https://e.org/\r\ny", False), (("events", 0, "sources", 0, "url"), "https://e.org/?a=b#c", True),
    (("events", 0, "sources"), [], False), (("events", 0, "actors"), [], False), (("events", 0, "updates", 0, "known"), "2025-07", True),
    (("events", 0, "sources", 0, "form"), "official", True), (("events", 0, "sources", 0, "form"), "text", False),
    (("events", 0, "sources", 0), {"url": "https://e.org/", "publisher": "A", "language": "en", "primary": True}, True),
    (("events", 0, "sources", 0), {"url": "https://e.org/", "publisher": "A", "language": "en", "primary": True, "form": "official"}, False),
    (("events", 0, "sources", 0, "url"), "https://a_b.org/", True), (("events", 0, "sources", 0, "url"), "https://-a.org/", False),
    (("events", 0, "sources", 0, "language"), "en-" + "x" * 8, True), (("events", 0, "sources", 0, "language"), "en-" + "x" * 9, False),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "fits"), EDGES)
def test_schema_and_reader_agree_at_the_edges(valid, path, value, fits):
    """At each edge the last value that fits fits both, and the first that does not fits neither; what the reader knows more is said."""
    spoilt = replaced(authored(), path, value)
    assert valid(spoilt, path) is fits
    if path[-1] not in ("id", "known"):  # an id is referred to from elsewhere; a month is no point, which only the reader knows
        assert read(spoilt) is fits or (path[-1] == "most" and fits)


@pytest.mark.parametrize(("key", "value", "fits"), [("licence", "CC0", True), ("credit", 5, False), ("cite", ["x"], False), ("license", "CC0", False), ("$schema", "x", True), ("$schema", 1, False)])
def test_schema_and_reader_agree_about_what_is_passed_over(validator, key, value, fits):
    """Texts of these keys stand at the head and are passed over; nothing else is."""
    data = authored() | {key: value}
    assert validator.is_valid(data) is fits
    assert read(data) is fits


@pytest.mark.parametrize(("day", "right"), [("1000-01-01", True), ("9998-12-31", True), ("0999-12-31", False), ("9999-01-01", False), ("2025-02-30", False)])
def test_days_have_years_that_can_be_stated(valid, day, right):
    """A day that no reader takes is refused by the schema too."""
    path = ("tombstones", 0, "withdrawn")
    data = replaced(authored(), path, day)
    assert valid(data, path) == read(data) == right
