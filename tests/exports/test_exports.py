"""The exports that are data, and what holds of all: each read back by somebody else's parser."""

import csv as stdlib_csv
import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import datetime

import html5lib
import pytest
from hypothesis import given, strategies as st

from exports_sample import NASTY, cells_of, document, entries, event, tree, with_event
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import COLLECTIONS, from_json, from_plain, to_json
from us_russia_timeline.exports import FORMATS, _parts, _picture, csv, render
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Timeline


@pytest.fixture(name="timeline", scope="module")
def _timeline():
    return from_plain(document())


# The door


def test_every_format_is_listed_described_and_rendered(timeline):
    """Each name in the list gives a text of its own, by the module of that name."""
    made = {name: render(name, timeline) for name in FORMATS}
    assert len(set(made.values())) == len(FORMATS)
    assert all(text.endswith("\n") for text in made.values())
    assert all(gloss and "\n" not in gloss for gloss in FORMATS.values())


@pytest.mark.parametrize("name", ["", "pdf", "_parts", "__init__", "..html", "x" * 1000])
def test_an_unknown_format_is_refused(timeline, name):
    """Any other name is a ValueError that lists the formats and stays short; no other module is touched."""
    with pytest.raises(ValueError, match="html") as caught:
        render(name, timeline)
    assert len(str(caught.value)) < 300


def test_the_door_loads_no_format():
    """Asking for the list of formats imports none of their modules."""
    program = (
        "import sys, us_russia_timeline.exports as door\n"
        "print([name for name in sys.modules if name.startswith(door.__name__ + '.')])"
    )
    assert run(program, "0").strip() == b"[]"


def run(program, seed, **more):
    """What a fresh interpreter prints, under a hash seed."""
    path = os.pathsep.join(sys.path)
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run([sys.executable, "-c", program], env=env, check=True, capture_output=True).stdout


def test_the_bytes_depend_on_nothing_but_the_timeline(tmp_path):
    """Hash seeds, zones and the order in which collections come in leave every byte as it is."""
    plain = document()
    backwards = {name: rows[::-1] if name in COLLECTIONS else rows for name, rows in plain.items()}
    for name, content in (("a", plain), ("b", backwards)):
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    program = (
        "import sys, hashlib\n"
        "from us_russia_timeline import exports, read\n"
        "for file in ('a', 'b'):\n"
        f"    timeline = read({str(tmp_path)!r} + '/' + file + '.json')\n"
        "    made = {name: exports.render(name, timeline).encode() for name in exports.FORMATS}\n"
        "    print({name: hashlib.sha256(text).hexdigest() for name, text in made.items()})\n"
    )
    lines = [
        line
        for seed, zone in (("0", "UTC"), ("4242", "Asia/Kathmandu"))
        for line in run(program, seed, TZ=zone).splitlines()
    ]
    assert len(lines) == 4
    assert len(set(lines)) == 1


def test_an_empty_timeline_can_be_exported():
    """A timeline without records gives a document without records in every format."""
    for name in FORMATS:
        assert bool(render(name, Timeline())) == (name != "plover")
    assert "<svg" not in render("html", Timeline())
    assert _picture.overview(Timeline()) is None


def test_a_timeline_of_nine_thousand_years_can_be_drawn():
    """The picture's scale stays inside the calendar at both of its ends."""
    rows = [event("1000-01-01-first"), event("9998-12-31-last")]
    made = from_plain({**{name: document()[name] for name in ("actors", "places")}, "events": rows})
    assert "<svg" in render("html", made)
    assert "DTEND;VALUE=DATE:99990101" in render("ics", made)


# JSON


def test_json_is_the_canonical_document(timeline):
    """It is what to_json writes, and it reads back to an equal timeline."""
    assert render("json", timeline) == to_json(timeline)
    assert from_json(render("json", timeline)) == timeline


# CSV


def test_csv_tables_hold_what_the_records_say(timeline):
    """A plain CSV reader finds one row a record, the days, the instants and the texts."""
    rows = list(stdlib_csv.DictReader(io.StringIO(render("csv", timeline), newline="")))
    assert [row["id"] for row in rows] == [event.id for event in timeline.events]
    call = next(row for row in rows if row["id"] == "2025-02-12-call")
    assert (call["first"], call["start"], call["source_count"]) == ("2025-02-12", "2025-02-12T15:30:00Z", "2")
    war = next(row for row in rows if row["id"] == "2022-02-24-war")
    assert (war["last"], war["stop"]) == ("", "")
    assert next(row for row in rows if row["id"] == "2025-05-10-wire")["title"] == NASTY
    places = list(stdlib_csv.DictReader(io.StringIO(csv.render(timeline, table="places"), newline="")))
    assert places[1]["longitude"] == "-77.03"


def test_an_unknown_table_is_refused(timeline):
    """There are only the collections of a timeline."""
    with pytest.raises(ValueError, match="events"):
        csv.render(timeline, table="sources")


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "'", "'="]
)
def test_a_formula_is_made_harmless(first):
    """A text that a spreadsheet could run gets an apostrophe in front."""
    assert csv.guard(f"{first}1+1") == f"'{first}1+1"


@given(st.text() | st.text(alphabet="='+- a", max_size=5))
def test_the_guard_can_be_undone(text):
    """``unguard(guard(text)) == text``, and what is guarded never begins like a formula."""
    guarded = csv.guard(text)
    assert csv.unguard(guarded) == text
    assert guarded[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


def test_the_guard_is_on_unless_it_is_turned_off():
    """A formula for a title is guarded by default, and comes as it is on request."""
    made = with_event(title="=HYPERLINK(1)")
    cells = [cell for row in stdlib_csv.reader(io.StringIO(csv.render(made))) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    raw = [cell for row in stdlib_csv.reader(io.StringIO(csv.render(made, guarded=False))) for cell in row]
    assert "=HYPERLINK(1)" in raw


# Data Package


def test_the_descriptor_fits_the_tables(timeline):
    """Every table has its header, its size, its hash, its key, and references that resolve."""
    package = json.loads(render("datapackage", timeline))
    assert [each["name"] for each in package["resources"]] == list(COLLECTIONS)
    ids = {}
    tables = {}
    for resource in package["resources"]:
        content = csv.render(timeline, table=resource["name"])
        assert resource["bytes"] == len(content.encode())
        assert resource["hash"] == f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
        rows = tables[resource["name"]] = list(stdlib_csv.DictReader(io.StringIO(content, newline="")))
        header = content.split("\r\n", 1)[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        ids[resource["name"]] = {row["id"] for row in rows}
        assert len(ids[resource["name"]]) == len(rows)
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            held = {row[key["fields"][0]] for row in tables[resource["name"]]} - {""}
            assert held <= ids[key["reference"]["resource"]]


# TimelineJS


def test_timelinejs_keeps_precision_and_limits(timeline):
    """Every slide has a year, an identity and a group; coarse dates stay coarse; truces are eras."""
    found = json.loads(render("timelinejs", timeline))
    slides = {slide["unique_id"]: slide for slide in found["events"]}
    assert len(slides) == len(found["events"])
    assert all(slide["start_date"]["year"] >= 1000 for slide in slides.values())
    assert {slide["group"] for slide in slides.values()} == {"Events", "Deadlines", "Truces"}
    assert slides["event-2025-06-01-election"]["start_date"] == {"year": 2025}
    assert slides["event-2025-03-01-pause"]["start_date"] == {"year": 2025, "month": 3}
    assert slides["event-2025-04-18-easter"]["end_date"] == {"year": 2025, "month": 4, "day": 19}
    assert slides["event-2025-02-12-call"]["start_date"] == {
        "year": 2025, "month": 2, "day": 12, "hour": 10, "minute": 30,
    }  # fmt: skip
    assert slides["event-2025-05-08-night"]["end_date"]["second"] == 20
    assert "end_date" not in slides["event-2022-02-24-war"]
    window = slides["deadline-2025-07-14-deal-2025-07-28-ten-or-twelve"]
    assert (window["start_date"]["day"], window["end_date"]["day"]) == (7, 9)
    assert "later" in window["text"]["text"]
    assert [era["text"]["headline"] for era in found["eras"]] == ["The Easter truce"]


def test_timelinejs_texts_are_inert(timeline):
    """Its HTML holds paragraphs and links only, and nothing in the file ends a script element."""
    text = render("timelinejs", timeline)
    assert "<" not in text
    for slide in json.loads(text)["events"]:
        for part in slide["text"].values():
            found = html5lib.HTMLParser(strict=True).parseFragment(part)
            assert {each.tag.rpartition("}")[2] for each in found.iter()} <= {"DOCUMENT_FRAGMENT", "p", "a"}
            assert all(list(each.attrib) in ([], ["href"]) for each in found.iter())


# PLOVER


def test_plover_records(timeline):
    """One object a line with the required fields, named as in the manual; uncoded kinds are left out."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    assert "2025-05-10-wire" not in rows
    assert "2025-06-01-election" not in rows
    for row in rows.values():
        assert {"id", "date", "actor", "event"} <= set(row)
        assert row["cite_info"]["codebook"] == "plover-2024-02-04"
    call = rows["2025-02-12-call"]
    assert (call["date"], call["time"], call["event"], call["mode"]) == (
        "2025-02-12",
        "10:30:00-05:00",
        ["CONSULT"],
        ["phone"],
    )
    assert call["quad_code"] == "1"
    assert call["cite_info"]["title"] == "They talk"
    assert call["actor"][0] == {
        "code": "USA",
        "entity_text": "Donald Trump",
        "identifier_id": "Q22686",
        "identifier_text": "Donald Trump",
        "office": "President of the United States",
    }
    assert call["actor"][1] == {"code": "RUS", "sector": "GOV", "entity_text": "Russia"}
    first = rows["2025-07-14-fifty-days"]
    assert first["recipient"] == [{"code": "RUS", "sector": "GOV", "entity_text": "Russia"}]
    assert first["event_loc"] == {
        "resolved_place": "Washington",
        "country_code": "USA",
        "lat": 38.9,
        "lon": -77.03,
    }
    assert rows["2025-08-06-visit"]["event_loc"] == {"resolved_place": "Moscow", "country_code": "RUS"}
    assert rows["2025-08-06-visit"]["mediator"] == [{"entity_text": "OSCE"}]


def test_plover_times_make_iso_moments(timeline):
    """Date and time, joined by T, are the instant of the record; days that end elsewhere have an end."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    night = rows["2025-05-08-night"]
    start = datetime.fromisoformat(f"{night['date']}T{night['time']}")
    assert start == timeline.event("2025-05-08-night").when.start
    assert (
        datetime.fromisoformat(f"{night['enddate']}T{night['endtime']}")
        == timeline.event("2025-05-08-night").when.stop
    )
    assert rows["2025-04-18-easter"]["enddate"] == "2025-04-19"
    assert "enddate" not in rows["2022-02-24-war"]
    assert "enddate" not in rows["2025-07-14-fifty-days"]


def test_plover_says_what_did_not_happen(timeline):
    """Announced and cancelled events carry the auxiliary contexts future and negation."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    assert rows["2025-03-02-plan"]["context"] == ["diplomatic", "future"]
    assert rows["2025-03-01-pause"]["context"] == ["negation"]


# Shared parts


def test_invisible_characters_do_not_pass():
    """Line ends become spaces; what does not show is dropped; what shows is kept."""
    assert _parts.plain("a\r\nb\nc\u2028d\x00\u202ee\u200bf") == "a b c def"
    assert _parts.plain("Ёлка é 🚀") == "Ёлка é 🚀"


def test_civil_ends_of_a_statement():
    """A statement is read back into its points; an open end or none has no second one."""
    assert _parts.ends(Interval("2025-07", "UTC"))[1] is None
    assert _parts.ends(Interval("2025-07-01/..", "UTC"))[1] is None
    assert _parts.ends(Interval("2025-07-01/", "UTC"))[1] is None
    assert _parts.ends(Interval("2025-07-01/2025-07-02", "UTC"))[1].precision == "day"


# The shipped data


def test_the_shipped_timeline_in_every_format():
    """The curated records pass the strict parsers of all formats, none of them lost on the way."""
    timeline = load()
    size = len(timeline.events)
    assert len(list(stdlib_csv.DictReader(io.StringIO(render("csv", timeline), newline="")))) == size
    text = render("ics", timeline)
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    assert len(entries(text)) == text.count("BEGIN:VEVENT") >= size
    assert len(json.loads(render("timelinejs", timeline))["events"]) >= size
    assert len(render("plover", timeline).splitlines()) > size / 2
    assert len(cells_of(render("markdown", timeline))) == size + 1
    page = tree(render("html", timeline))
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    assert sum(name.startswith("event-") for name in ids) == size
