"""The shipped data in the programs that read it: TimelineJS in a browser, ical.js and ajv in Node, frictionless, icalendar.

The programs of npm are looked for in the folder that ``URT_CONSUMERS`` names; ``tests/exports/consumers/package.json``
says which. Where something is not installed its tests are skipped with what to do, and with ``URT_CONSUMERS_REQUIRED=1``,
as in ``.ci/run``, they fail instead.
"""

import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from exports_sample import document
from needed import need
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain, schema, to_json
from us_russia_timeline.exports import datapackage, render
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.intervals import parse_statement
from us_russia_timeline.questions import as_of, part
from us_russia_timeline.tables import TABLES

HERE = Path(__file__).parent / "consumers"
MODULES = os.environ.get("URT_CONSUMERS", "")
NODE = shutil.which("node")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
HINT = "npm install --prefix FOLDER, with tests/exports/consumers/package.json in it, then URT_CONSUMERS=FOLDER/node_modules"

WHOLES = {
    "shipped": load,
    "as of a day": lambda: as_of(load(), "2025-08-07"),
    "a part": lambda: part(load(), first="2025-07-01", last="2025-08-31"),
    "one's own": lambda: from_plain(document()),
}
wholes = pytest.mark.parametrize("whole", WHOLES)


def package(name):
    """The folder of a program of npm."""
    need(MODULES and Path(MODULES, name).is_dir(), f"{name} is not installed: {HINT}")
    return Path(MODULES, name).resolve()


def node(script, *arguments):
    """What a script of ours prints in Node."""
    need(NODE, "there is no node: apt-get install nodejs npm")
    command = [NODE, HERE / script, Path(MODULES).resolve(), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return json.loads(done.stdout)


# --- TimelineJS, its own bundle in Chromium ---


def shown(tmp_path, text):
    """What TimelineJS reads and draws of a document, in a browser without a network."""
    dist = package("@knight-lab/timelinejs") / "dist"
    need(BROWSER, "there is no chromium: apt-get install chromium")
    page = (HERE / "timeline.html").read_text(encoding="utf-8")
    for mark, held in (("STYLE", (dist / "css" / "timeline.css").as_uri()), ("SCRIPT", (dist / "js" / "timeline.js").as_uri()), ("DATA", text)):
        page = page.replace(mark, held, 1)
    file = tmp_path / "page.html"
    file.write_bytes(page.encode())
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--window-size=1280,900", f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=60000", "--dump-dom", file.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stdout[-2000:]
    return json.loads(html.unescape(found[1]))


def by_its_clocks(told, moment):
    """A civil reading in the browser's microseconds, by the one that it told of."""
    return told["offset"] + (moment - datetime(2025, 5, 8)) / timedelta(milliseconds=1)


@pytest.mark.browser
@wholes
def test_timelinejs_draws_every_slide_and_era(tmp_path, whole):
    """It opens without a complaint, draws each slide and each era, and reads each end after its beginning."""
    timeline = WHOLES[whole]()
    text = render("timelinejs", timeline)
    told = shown(tmp_path, text)
    made = json.loads(text)
    assert (told["errors"], told["message"]) == ([], "")
    assert {each[0] for each in told["slides"]} == {each["unique_id"] for each in made["events"]}
    assert len(told["slides"]) == told["markers"] == len(made["events"])
    assert len(told["eras"]) == len(told["drawn"]) == len(made["eras"])
    assert all(start < stop for _, start, stop in told["eras"])
    assert all(width > 0 for width in told["drawn"])
    assert all(stop is None or start < stop for _, start, stop in told["slides"])
    ends = {each["unique_id"] for each in made["events"] if "end_date" in each}
    assert {name for name, _, stop in told["slides"] if stop is not None} == ends
    # The first words shown, of the slides that are in the page, are ours.
    words = {html.unescape(each["display_date"]) for each in made["events"]}
    assert told["dates"]
    assert set(told["dates"]) - {""} <= words


@pytest.mark.browser
def test_timelinejs_reads_whole_days_to_their_end(tmp_path):
    """Each era and each slide ends, as TimelineJS reads it, where the last day is over, and not a day before."""
    timeline = load()
    told = shown(tmp_path, render("timelinejs", timeline))
    read = {name: stop for name, _, stop in told["slides"]}
    checked = 0
    for group, records in (("event", timeline.events), ("truce", timeline.truces)):
        for record in records:
            statement = parse_statement(record.when.text)
            if statement.high is not None and statement.stop is not None and read[f"{group}-{record.id}"] is not None:
                stop = by_its_clocks(told, statement.stop.replace(microsecond=0))
                # Clocks of the browser's own zone may change between; a day's error is what counts.
                assert abs(read[f"{group}-{record.id}"] - stop) <= 3_600_000
                checked += 1
    assert checked > 50
    [one_day] = [each for each in told["eras"] if each[0] == "Russia's Victory Day truce of 8-9 May 2026"]
    assert one_day[2] - one_day[1] >= 24 * 3_600_000


@pytest.mark.browser
def test_the_check_by_timelinejs_can_fail(tmp_path):
    """An era whose end is its beginning is refused by TimelineJS, and the test sees it."""
    made = json.loads(render("timelinejs", from_plain(document())))
    made["eras"][0]["end_date"] = made["eras"][0]["start_date"]
    told = shown(tmp_path, json.dumps(made).replace("<", "\\u003c"))
    assert "All eras must have start and end dates" in told["errors"][0]


# --- calendars ---


@wholes
def test_ical_js_reads_every_entry(tmp_path, whole):
    """In strict mode it reads every entry as icalendar does: identity, words, times; each ends after it begins."""
    package("ical.js")
    timeline = WHOLES[whole]()
    file = tmp_path / "timeline.ics"
    file.write_bytes(render("ics", timeline).encode())
    told = node("calendar.mjs", file)
    assert told["about"] == citation(timeline)
    entries = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    assert len(told["events"]) == len(entries) > 0
    for found in told["events"]:
        entry = entries[found["uid"]]
        assert found["after"]
        assert (found["summary"], found["description"], found["status"]) == (str(entry["SUMMARY"]), str(entry["DESCRIPTION"]), str(entry["STATUS"]))
        start = entry.decoded("DTSTART")
        assert found["day"] == (not isinstance(start, datetime))
        assert datetime.fromisoformat(found["start"]) == datetime.fromisoformat(start.isoformat())
        if "DTEND" in entry:
            assert datetime.fromisoformat(found["end"]) == datetime.fromisoformat(entry.decoded("DTEND").isoformat())


@wholes
def test_icalendar_reads_every_entry_back(whole):
    """A whole day ends on the day after, no entry ends before it begins, and none is broken."""
    calendar = icalendar.Calendar.from_ical(render("ics", WHOLES[whole]()))
    entries = calendar.walk("VEVENT")
    assert not [each.errors for each in entries if each.errors]
    for entry in entries:
        if "DTEND" in entry:
            start, stop = entry.decoded("DTSTART"), entry.decoded("DTEND")
            assert type(start) is type(stop)
            assert start < stop


# --- the Data Package ---


def validated(folder):
    """What frictionless says of the package in a folder: the kinds of errors, each with its table."""
    need(importlib.util.find_spec("frictionless"), "frictionless is not installed: python -m pip install frictionless")
    from frictionless import Package

    report = Package(str(folder / "datapackage.json")).validate()
    found = [(task.name, error.type) for task in report.tasks for error in task.errors]
    assert report.valid == (not found)
    return found


@wholes
def test_frictionless_finds_no_fault(tmp_path, whole):
    """Types, keys, foreign keys, sizes and hashes of all tables hold as an independent reader checks them."""
    assert len(datapackage.write(WHOLES[whole](), tmp_path)) == len(TABLES) + 1
    assert validated(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("parties", "2025-04-19-easter-truce,1", "2025-04-19-no-such-truce,1", "foreign-key"),
        ("violation_roles", ",1,1,by", ",1,99,by", "foreign-key"),
        ("events", ",true,", ",perhaps,", "type-error"),
        ("places", "washington", "geneva", "primary-key"),
    ],
)
def test_the_check_by_frictionless_can_fail(tmp_path, table, old, new, kind):
    """A broken key, a wrong type or a doubled id is found, so that finding nothing means something."""
    datapackage.write(load(), tmp_path)
    file = tmp_path / f"{table}.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    descriptor = json.loads((tmp_path / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        del resource["bytes"], resource["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert (table, kind) in validated(tmp_path)


# --- the JSON Schema ---


def test_ajv_accepts_what_we_write(tmp_path):
    """The schema compiles in strict mode, every timeline we write is valid by it, and a wrong one is not."""
    package("ajv")
    texts = [to_json(make()) for make in WHOLES.values()]
    wrong = json.loads(texts[0])
    wrong["events"][0]["kind"] = "no such kind"
    files = []
    for at, text in enumerate([json.dumps(schema()), *texts, json.dumps(wrong)]):
        files.append(tmp_path / f"{at}.json")
        files[-1].write_text(text, encoding="utf-8")
    *right, faults = node("schema.mjs", *files)
    assert right == [[]] * len(WHOLES)
    assert faults == ["/events/0/kind must be equal to one of the allowed values"]
