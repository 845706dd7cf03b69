"""The exports: each format read back by somebody else's parser, and each way in which such writers fail."""

import csv as stdlib_csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, timezone

import attrs
import html5lib
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from us_russia_timeline.codec import COLLECTIONS, from_plain
from us_russia_timeline.documents import from_json, to_json
from us_russia_timeline.exports import FORMATS, _parts, _picture, csv, html, ics, markdown, render
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Timeline

NASTY = "\"A|B\" <script>alert('x')</script> & [l](http://x.example) *b* `c` \\ ; , ~~d~~ www.x.example $e$"
WIDE = "\N{ROCKET}"


def source(**more):
    """A source as plain data."""
    return {"url": "https://news.example/a?b=1&c=(2)", "publisher": "The Paper", "language": "en", **more}


def event(record_id, kind="statement", **more):
    """An event as plain data, dated by its id."""
    plain = {
        "id": record_id,
        "when": record_id[:10],
        "kind": kind,
        "title": f"Title of {record_id}",
        "summary": "It happens.",
        "actors": ["donald-trump"],
        "sources": [source()],
    }
    return plain | more


def deadline(text, day, least, most=None):
    """A counted deadline as plain data."""
    plain = {"text": text, "zone": "America/New_York", "trigger": day, "least": least, "unit": "days"}
    return plain | ({"most": most} if most else {})


def document():
    """A small timeline that holds every sort of record, time and status."""
    return {
        "title": "A crisis, told; in parts",
        "data_version": "2025.8.3",
        "coverage": [
            {"when": "2016-01-01/2025-12-31", "thoroughness": "partial", "note": "Thin before 2025."},
            {"when": "2026-01-01/2026-02-01", "thoroughness": "full"},
        ],
        "actors": [
            {
                "id": "donald-trump",
                "name": "Donald Trump",
                "kind": "person",
                "country": "USA",
                "zone": "America/New_York",
                "wikidata": "Q22686",
                "offices": [{"title": "President of the United States", "when": "2025-01-20/.."}],
            },
            {"id": "russia", "name": "Russia", "kind": "state", "country": "RUS", "zone": "Europe/Moscow"},
            {"id": "osce", "name": "OSCE", "kind": "organisation", "zone": "Europe/Vienna"},
        ],
        "places": [
            {
                "id": "washington",
                "name": "Washington",
                "country": "USA",
                "zone": "America/New_York",
                "latitude": 38.9,
                "longitude": -77.03,
            },
            {"id": "moscow", "name": "Moscow", "country": "RUS", "zone": "Europe/Moscow"},
        ],
        "events": [
            event("2025-07-14-fifty-days", "ultimatum", place="washington", recipients=["russia"], tags=["oil"]),
            event("2025-07-28-ten-or-twelve", "ultimatum"),
            event("2025-07-29-ten-days", "ultimatum"),
            event("2025-08-01-ten-days-again", "ultimatum"),
            event("2025-08-06-visit", "meeting", place="moscow", mediators=["osce"]),
            event(
                "2025-02-12-call",
                "call",
                when={"text": "2025-02-12T10:30", "zone": "America/New_York"},
                actors=["donald-trump", "russia"],
                sources=[
                    source(title="They talk", date="2025-02-12", primary=True),
                    source(url="http://other.example", publisher="Другая", language="ru"),
                ],
            ),
            event("2025-03-01-pause", "aid_suspended", when="2025-03", status="cancelled"),
            event("2025-03-02-plan", "meeting_announced", status="announced", assertion="reported"),
            event("2022-02-24-war", "attack", when="2022-02-24/..", actors=["russia"]),
            event("2025-04-18-easter", "truce_declared", when="2025-04-18/2025-04-19", actors=["russia"]),
            event(
                "2025-05-08-night",
                "attack",
                when={"text": "2025-05-08T23:30:15/2025-05-09T01:00:20.5", "zone": "Europe/Moscow"},
                assertion="denied",
                contested_by=["russia"],
            ),
            event(
                "2025-05-10-wire",
                when={"text": "2025-05-10T12:00:00.25+03:00", "zone": "Europe/Moscow"},
                title=NASTY,
                summary=NASTY,
            ),
            event("2025-06-01-election", "election", when="2025"),
            event(
                "2025-06-02-limit",
                "agreement",
                deadline={"text": "by the end of June", "zone": "Europe/Moscow", "by": "2025-06-30"},
            ),
        ],
        "ultimatums": [
            {
                "id": "2025-07-14-deal",
                "title": "A deal in fifty days",
                "issuers": ["donald-trump"],
                "targets": ["russia"],
                "demand": "Stop the war",
                "demand_kind": "cease_fire",
                "consequence": "Tariffs",
                "consequence_kind": "secondary_tariffs",
                "terms": [
                    {
                        "event": "2025-07-14-fifty-days",
                        "act": "sets",
                        "wording": "in 50 days",
                        "deadline": deadline("50 days", "2025-07-14", 50),
                    },
                    {
                        "event": "2025-07-28-ten-or-twelve",
                        "act": "revises",
                        "wording": "10 or 12 days",
                        "deadline": deadline("10 or 12 days", "2025-07-28", 10, 12),
                    },
                    {
                        "event": "2025-07-29-ten-days",
                        "act": "revises",
                        "wording": "ten days from today",
                        "deadline": deadline("10 days", "2025-07-29", 10),
                    },
                    {
                        "event": "2025-08-01-ten-days-again",
                        "act": "restates",
                        "wording": "August 8",
                        "deadline": deadline("10 days", "2025-07-29", 10),
                    },
                ],
                "responses": [{"event": "2025-08-06-visit", "by": "russia", "kind": "evade"}],
                "follow_through": {"value": "deferred", "event": "2025-08-06-visit"},
            },
            {
                "id": "2025-07-28-dropped",
                "title": "A limit taken back",
                "issuers": ["donald-trump"],
                "targets": ["russia"],
                "demand": "Talk",
                "demand_kind": "negotiate",
                "consequence": "None stated",
                "consequence_kind": "unstated",
                "terms": [
                    {
                        "event": "2025-07-28-ten-or-twelve",
                        "act": "sets",
                        "wording": "by August",
                        "deadline": deadline("3 days", "2025-07-28", 3),
                    },
                    {"event": "2025-07-29-ten-days", "act": "withdraws", "wording": "no limit"},
                ],
            },
        ],
        "truces": [
            {
                "id": "2025-04-19-easter",
                "title": "The Easter truce",
                "purposes": ["holiday"],
                "scope": ["all"],
                "area": "the whole front",
                "declared": "2025-04-18-easter",
                "parties": [
                    {
                        "actor": "russia",
                        "stance": "declared",
                        "effective": {"text": "2025-04-19T18:00/2025-04-21T00:00", "zone": "Europe/Moscow"},
                    },
                    {"actor": "osce", "stance": "silent"},
                ],
                "ended": {"how": "expired"},
                "mediators": ["osce"],
                "violations": [
                    {
                        "by": ["osce"],
                        "against": ["russia"],
                        "claim": "Shelling went on",
                        "event": "2025-05-08-night",
                    }
                ],
            },
            {
                "id": "2025-05-08-never",
                "title": "A truce that never held",
                "purposes": ["holiday"],
                "scope": ["long_range"],
                "area": "everywhere",
                "declared": "2025-04-18-easter",
                "parties": [{"actor": "russia", "stance": "rejected"}],
                "ended": {"how": "never_took_effect"},
                "scheduled": "2025-05-08/..",
            },
            {
                "id": "2025-06-01-lasting",
                "title": "A truce that goes on",
                "purposes": ["humanitarian"],
                "scope": ["sea"],
                "area": "the sea",
                "declared": "2025-04-18-easter",
                "parties": [
                    {"actor": "russia", "stance": "accepted", "effective": "2025-06-01/.."},
                ],
                "ended": {"how": "ongoing"},
            },
        ],
        "claims": [
            {
                "id": "c01",
                "account": "A news text",
                "said": "2025-08-07",
                "paraphrase": "There was a truce",
                "verdict": "confirmed",
                "records": ["2025-04-19-easter", "2025-07-14-deal", "2025-08-06-visit"],
                "checked": "2026-11-01",
                "note": "At Easter.",
            },
            {"id": "c02", "account": "A news text", "said": "2025-08-07", "paraphrase": "Nothing else"},
        ],
        "tombstones": [
            {
                "id": "2025-04-19-old-truce",
                "withdrawn": "2025-08-02",
                "reason": "Told twice",
                "replaced_by": "2025-04-19-easter",
            },
            {"id": "2025-04-20-wrong", "withdrawn": "2025-08-03", "reason": "It did not happen"},
            {"id": "nobody", "withdrawn": "2025-08-03", "reason": "No such person"},
        ],
    }


@pytest.fixture(name="timeline", scope="module")
def _timeline():
    return from_plain(document())


def with_event(**fields):
    """A timeline of one event whose fields are forced past the checks, as no reader would let them in."""
    made = from_plain({**document(), "ultimatums": [], "truces": [], "claims": [], "tombstones": []})
    single = attrs.evolve(made.events[-1])
    for name, value in fields.items():
        object.__setattr__(single, name, value)
    return Timeline.trusted(
        **{field.name: getattr(made, field.name) for field in attrs.fields(Timeline)} | {"events": type(made.events)([single])}
    )


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
    program = "import sys, us_russia_timeline.exports as e; print([m for m in sys.modules if m.startswith(e.__name__ + '.')])"
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
        "    print({n: hashlib.sha256(exports.render(n, timeline).encode()).hexdigest() for n in exports.FORMATS})\n"
    )
    lines = [line for seed, zone in (("0", "UTC"), ("4242", "Asia/Kathmandu")) for line in run(program, seed, TZ=zone).splitlines()]
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


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "'", "'="])
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


# iCalendar


def entries(text):
    """The entries of a calendar as an independent parser reads them, by UID."""
    calendar = icalendar.Calendar.from_ical(text)
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def test_calendar_lines_keep_the_limits_of_the_format(timeline):
    """CRLF everywhere, 75 octets at most, valid UTF-8 in each physical line, balanced components."""
    content = render("ics", timeline).encode()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"VERSION:2.0" in lines
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") > 0


def test_calendar_times(timeline):
    """Whole days end on the day after, clock times are UTC, what has no end has its first day."""
    found = entries(render("ics", timeline))

    def times(uid):
        entry = found[f"{uid}@us-russia-timeline"]
        return entry.decoded("DTSTART"), entry.decoded("DTEND") if "DTEND" in entry else None

    utc = timezone.utc
    assert times("2025-07-14-fifty-days") == (date(2025, 7, 14), date(2025, 7, 15))
    assert times("2025-04-18-easter") == (date(2025, 4, 18), date(2025, 4, 20))
    assert times("2025-03-01-pause") == (date(2025, 3, 1), date(2025, 4, 1))
    assert times("2025-06-01-election") == (date(2025, 1, 1), date(2026, 1, 1))
    assert times("2022-02-24-war") == (date(2022, 2, 24), date(2022, 2, 25))
    assert times("2025-02-12-call") == (datetime(2025, 2, 12, 15, 30, tzinfo=utc), None)
    assert times("2025-05-08-night") == (
        datetime(2025, 5, 8, 20, 30, 15, tzinfo=utc),
        datetime(2025, 5, 8, 22, 0, 21, tzinfo=utc),
    )
    assert times("2025-04-19-easter.truce") == (
        datetime(2025, 4, 19, 15, tzinfo=utc),
        datetime(2025, 4, 20, 21, tzinfo=utc),
    )
    assert times("2025-06-01-lasting.truce") == (date(2025, 6, 1), date(2025, 6, 2))


def test_calendar_deadlines_move(timeline):
    """Each limit has an entry; those that were moved or withdrawn are cancelled, a restated one is not doubled."""
    found = {
        uid.removesuffix("@us-russia-timeline"): (entry.decoded("DTSTART"), entry.decoded("DTEND"), str(entry["STATUS"]))
        for uid, entry in entries(render("ics", timeline)).items()
        if ".deadline" in uid
    }
    assert found == {
        "2025-06-02-limit.deadline": (date(2025, 6, 30), date(2025, 7, 1), "CONFIRMED"),
        "2025-07-14-deal.deadline.2025-07-14-fifty-days": (date(2025, 9, 2), date(2025, 9, 3), "CANCELLED"),
        "2025-07-14-deal.deadline.2025-07-28-ten-or-twelve": (date(2025, 8, 7), date(2025, 8, 10), "CANCELLED"),
        "2025-07-14-deal.deadline.2025-07-29-ten-days": (date(2025, 8, 8), date(2025, 8, 9), "CONFIRMED"),
        "2025-07-28-dropped.deadline.2025-07-28-ten-or-twelve": (date(2025, 7, 31), date(2025, 8, 1), "CANCELLED"),
    }


def test_calendar_status_and_identity(timeline):
    """Cancelled, announced, never held and withdrawn say so; every UID is there once; no entry blocks time."""
    text = render("ics", timeline)
    found = entries(text)
    assert len(found) == text.count("BEGIN:VEVENT")
    status = {uid.partition("@")[0]: str(entry["STATUS"]) for uid, entry in found.items()}
    assert status["2025-03-01-pause"] == status["2025-05-08-never.truce"] == "CANCELLED"
    assert status["2025-03-02-plan"] == "TENTATIVE"
    assert status["2025-04-19-old-truce.truce"] == status["2025-04-20-wrong"] == "CANCELLED"
    assert not any("nobody" in uid for uid in found)
    assert {str(entry["TRANSP"]) for entry in found.values()} == {"TRANSPARENT"}


def test_calendar_words(timeline):
    """Title, summary, place, position, subjects and the first address come back as they went in."""
    found = entries(render("ics", timeline))
    wire = found["2025-05-10-wire@us-russia-timeline"]
    assert str(wire["SUMMARY"]) == NASTY
    assert str(wire["DESCRIPTION"]).startswith(f"{NASTY}\nWhen: 10 May 2025, 12:00:00.25 (Europe/Moscow)\n")
    first = found["2025-07-14-fifty-days@us-russia-timeline"]
    assert str(first["LOCATION"]) == "Washington"
    assert first["GEO"].to_ical() == "38.9;-77.03"
    assert first["CATEGORIES"].cats == ["ultimatum", "oil"]
    assert str(first["URL"]) == "https://news.example/a?b=1&c=(2)"
    assert "GEO" not in found["2025-08-06-visit@us-russia-timeline"]


def test_the_time_stamp_comes_from_the_data(timeline):
    """A release number gives the stamp, a later release a later one; without one, the last thing known does."""
    stamps = {entry.decoded("DTSTAMP") for entry in entries(render("ics", timeline)).values()}
    assert stamps == {datetime(2025, 8, 1, 0, 0, 3, tzinfo=timezone.utc)}
    assert ics.stamp(attrs.evolve(timeline, data_version="2025.8.10")) > ics.stamp(timeline)
    assert ics.stamp(attrs.evolve(timeline, data_version="2025.9")) == "20250901T000000Z"
    for version in ("1.0", "2025.13.1", "0999.1.1", "2025.8.3b"):
        assert ics.stamp(attrs.evolve(timeline, data_version=version)) == "20260101T050000Z"
    assert ics.stamp(Timeline()) == "19700101T000000Z"


@pytest.mark.parametrize("length", range(27))
@pytest.mark.parametrize("tail", [WIDE * 40, "\\,\\;\\n\\\\" * 20, "é" * 80, "a\\," * 40])
def test_folding_splits_neither_characters_nor_escapes(length, tail):
    """Whatever stands at the boundary, pieces fit, are valid alone, and unfold to the line."""
    line = f"SUMMARY:{'x' * (length + 50)}{tail}"
    folded = ics.fold(line)
    pieces = folded.encode().split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert folded.replace("\r\n ", "") == line
    for piece in pieces:
        text = piece.decode()
        assert (len(text) - len(text.rstrip("\\"))) % 2 == 0


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_cannot_break_out_of_its_line(text):
    """No text gives a bare line break or a second property; printable text comes back as it was."""
    escaped = ics.escape(text)
    assert "\r" not in escaped
    assert "\n" not in escaped
    if text.isprintable():
        back = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], escaped)
        assert back == text


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\r\r", "\u2028", "\x85", "\x0b", "\x00"])
def test_a_title_cannot_add_a_property(breaks):
    """A title with line ends of any kind gives the same properties as a harmless one."""
    attack = f"a{breaks}ATTACH:https://evil.example{breaks}END:VEVENT"
    harmless, attacked = (render("ics", with_event(title=title)) for title in ("a", attack))

    def properties(text):
        found = icalendar.Calendar.from_ical(text)
        return [(part.name, sorted(part)) for part in found.walk()]

    assert properties(attacked) == properties(harmless)


# TimelineJS


def test_timelinejs_keeps_precision_and_limits(timeline):
    """Every slide has a year, an identity of its own and a group; coarse dates stay coarse; truces are eras."""
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
    """Its HTML holds paragraphs and http links only, and the file holds nothing that ends a script element."""
    text = render("timelinejs", timeline)
    assert "<" not in text
    for slide in json.loads(text)["events"]:
        for part in slide["text"].values():
            found = html5lib.HTMLParser(strict=True).parseFragment(part)
            assert {each.tag.rpartition("}")[2] for each in found.iter()} <= {"DOCUMENT_FRAGMENT", "p", "a"}
            assert all(list(each.attrib) in ([], ["href"]) for each in found.iter())


# PLOVER


def test_plover_records(timeline):
    """One object a line with the required fields; uncoded kinds are left out; the parts are as the manual has them."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    assert "2025-05-10-wire" not in rows
    assert "2025-06-01-election" not in rows
    for row in rows.values():
        assert {"id", "date", "actor", "event"} <= set(row)
        assert row["cite_info"]["codebook"] == "plover-2024-02-04"
    call = rows["2025-02-12-call"]
    assert (call["date"], call["time"], call["event"], call["mode"]) == ("2025-02-12", "10:30:00-05:00", ["CONSULT"], ["phone"])
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
    assert first["event_loc"] == {"resolved_place": "Washington", "country_code": "USA", "lat": 38.9, "lon": -77.03}
    assert rows["2025-08-06-visit"]["event_loc"] == {"resolved_place": "Moscow", "country_code": "RUS"}
    assert rows["2025-08-06-visit"]["mediator"] == [{"entity_text": "OSCE"}]


def test_plover_times_make_iso_moments(timeline):
    """Date and time, joined by T, are the instant of the record; days that end elsewhere have an end."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    night = rows["2025-05-08-night"]
    start = datetime.fromisoformat(f"{night['date']}T{night['time']}")
    assert start == timeline.event("2025-05-08-night").when.start
    assert datetime.fromisoformat(f"{night['enddate']}T{night['endtime']}") == timeline.event("2025-05-08-night").when.stop
    assert rows["2025-04-18-easter"]["enddate"] == "2025-04-19"
    assert "enddate" not in rows["2022-02-24-war"]
    assert "enddate" not in rows["2025-07-14-fifty-days"]


def test_plover_says_what_did_not_happen(timeline):
    """Announced and cancelled events carry the auxiliary contexts future and negation."""
    rows = {row["id"]: row for row in map(json.loads, render("plover", timeline).splitlines())}
    assert rows["2025-03-02-plan"]["context"] == ["diplomatic", "future"]
    assert rows["2025-03-01-pause"]["context"] == ["negation"]


# HTML


def tree(text):
    """The page as a strict parser reads it; any parse error raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def test_the_page_is_valid_and_self_contained(timeline):
    """No parse error, no script, no inline style, no embedded resource; a policy that fits the style sheet."""
    page = tree(render("html", timeline))
    tags = {each.tag.rpartition("}")[2] for each in page.iter() if isinstance(each.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "use", "image"}
    for each in page.iter():
        assert not [name for name in each.attrib if name.lower().startswith("on") or name in ("style", "src", "srcdoc")]
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").attrib["content"]
    style = page.find(".//style").text
    digest = __import__("base64").b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_is_accessible(timeline):
    """Language, title, one h1, unique ids, labels and links inside the page that lead somewhere."""
    page = tree(render("html", timeline))
    assert page.attrib["lang"] == "en"
    assert page.find(".//title").text == timeline.title
    assert len(page.findall(".//h1")) == 1
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    for each in page.iter():
        for label in each.attrib.get("aria-labelledby", "").split():
            assert label in ids
        href = each.attrib.get("href", "")
        if href.startswith("#"):
            assert href[1:] in ids
    drawings = [each for each in page.iter() if str(each.tag).endswith("svg")]
    assert len(drawings) == 1 + len(timeline.ultimatums)
    assert all(drawing.attrib["role"] == "img" and "aria-labelledby" in drawing.attrib for drawing in drawings)


def test_the_page_says_what_the_records_say(timeline):
    """Every event, limit, party, allegation, claim and source stands on the page in words."""
    words = " ".join(" ".join(tree(render("html", timeline)).itertext()).split())
    for each in timeline.events:
        assert each.title in words
    for expected in (
        "2 September 2025", "7 to 9 August 2025", "8 August 2025", "withdrawn", "Shelling went on", "Другая",
        "Thin before 2025.", "“by the end of June”", "At Easter.", "confirmed", "official text",
        "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)",
    ):  # fmt: skip
        assert expected.lower() in words.lower(), expected


def test_markup_in_a_record_stays_text():
    """A title full of markup gives the same elements and attributes as a harmless one."""
    def skeleton(text):
        page = tree(text)
        return [(each.tag, sorted(each.attrib)) for each in page.iter() if isinstance(each.tag, str)]

    attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='a' --> ]]> &lt; \x00\u202e"
    for name in ("title", "summary"):
        assert skeleton(render("html", with_event(**{name: attack}))) == skeleton(render("html", with_event(**{name: "a"})))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "HTTPS://x.example",
        "https://",
        "https://user@x.example/",
        "https:///x",
        "//x.example",
        "https://x.example/\na",
        "https://x.example/ a",
        "vbscript:x",
        "http://x.example/\u202e",
    ],
)
def test_only_web_addresses_become_links(url):
    """An address that is not http or https with a host is linked to in no format; the publisher still stands there."""
    good = with_event().events[0].sources[0]
    bad = attrs.evolve(good)
    object.__setattr__(bad, "url", url)
    made = with_event(sources=(bad,))
    assert _parts.web_address(url) is None
    for name in ("html", "markdown", "timelinejs", "ics", "plover"):
        assert url not in render(name, made)
    page = tree(render("html", made))
    assert [each.attrib["href"] for each in page.iter("a") if not each.attrib["href"].startswith("#")] == []
    assert "The Paper" in "".join(page.itertext())


def test_links_leave_the_page_quietly(timeline):
    """Each link outwards is http or https and hands over neither the opener nor the referrer."""
    outward = [each for each in tree(render("html", timeline)).iter("a") if not each.attrib["href"].startswith("#")]
    assert len(outward) >= len(timeline.events)
    for each in outward:
        assert re.match(r"https?://[a-z]", each.attrib["href"])
        assert {"noopener", "noreferrer"} <= set(each.attrib["rel"].split())


def test_names_are_isolated(timeline):
    """Names of people, places and publishers stand in bdi, so that their direction stays theirs."""
    names = {"".join(each.itertext()) for each in tree(render("html", timeline)).iter("bdi")}
    assert {"Donald Trump", "Russia", "OSCE", "Washington", "Moscow", "The Paper", "Другая"} <= names


def test_machine_times_are_valid(timeline):
    """Each time element has a date, month, year or clock time that HTML knows."""
    valid = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?")
    for each in tree(render("html", timeline)).iter("time"):
        assert valid.fullmatch(each.attrib["datetime"])


def test_the_staircase_shows_how_a_deadline_moved(timeline):
    """A row a limit: the replaced ones hollow, the standing one filled, later ones further left as it came nearer."""
    drawn = _picture.staircase(timeline.ultimatum("2025-07-14-deal"), [(timeline.events[0].when, "an answer")])
    bars = re.findall(r'<rect class="limit( past)?" x="([0-9.]+)%"', drawn)
    assert [past for past, _ in bars] == [" past", " past", ""]
    places = [float(x) for _, x in bars]
    assert places[0] > places[2] > places[1]
    assert drawn.count('class="dot"') == 3
    assert "withdrawn" in _picture.staircase(timeline.ultimatum("2025-07-28-dropped"), [])


def test_bars_of_the_overview(timeline):
    """A truce that never held is dashed, one that goes on reaches the edge, and bars that touch get lanes of their own."""
    drawn = _picture.overview(timeline)
    bars = re.findall(r'<rect class="(truce[^"]*)" x="([0-9.]+)%" width="([0-9.]+)%" y="([0-9]+)"', drawn)
    looks = [look for look, *_ in bars]
    assert looks == ["truce", "truce off fades", "truce"]
    x, width = map(float, bars[2][1:3])
    assert x + width == pytest.approx(100, abs=0.01)
    assert len({y for *_, y in bars}) > 1


# Markdown


def cells_of(text):
    """The table of a Markdown text as a GFM parser renders it: rows of texts, and the links of each row."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough"])
    rows = []
    for token in parser.parse(text):
        if token.type == "tr_open":
            rows.append(([], []))
        if token.type == "inline" and rows:
            assert {child.type for child in token.children} <= {"text", "text_special", "link_open", "link_close"}
            rows[-1][0].append("".join(child.content for child in token.children))
            rows[-1][1].extend(child.attrs["href"] for child in token.children if child.type == "link_open")
    return rows


def test_markdown_cells_read_as_they_stand(timeline):
    """Each row has five cells; titles come out whole, without markup; only the sources are links."""
    header, *rows = cells_of(render("markdown", timeline))
    assert header[0] == ["When", "What", "Kind", "Who", "Sources"]
    assert [cells[1] for cells, _ in rows] == [event.title for event in timeline.events]
    assert all(len(cells) == 5 for cells, _ in rows)
    assert [len(links) for _, links in rows] == [len(event.sources) for event in timeline.events]


def test_markdown_links_survive_awkward_addresses():
    """Brackets, bars, backslashes, backticks and entities in an address stay one link to that address."""
    good = with_event().events[0].sources[0]
    bad = attrs.evolve(good, url="https://x.example/a)b<c>d|e\\f`g[h]i&copy;j*k_")
    _, (cells, links) = cells_of(render("markdown", with_event(sources=(bad,))))
    assert len(cells) == 5
    assert links == ["https://x.example/a)b%3Cc%3Ed%7Ce%5Cf%60g%5Bh%5Di&copy;j*k_"]


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40))
def test_markdown_cells_are_faithful(text):
    """For any printable text without outer spaces, the rendered cell is the text."""
    text = " ".join(f"a{text}z".split())
    table = f"| H |\n| --- |\n| {markdown.cell(text)} |\n"
    assert cells_of(table)[1][0] == [text]


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


def test_the_page_of_a_bare_timeline_has_no_empty_sections():
    """A timeline of events alone has no section, link or claim for what it does not hold."""
    made = with_event()
    page = tree(html.render(made))
    assert [each.attrib["id"] for each in page.iter("h2")] == ["events"]
