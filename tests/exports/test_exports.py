"""What holds of every export: the list of formats, what is refused, and that nothing else decides the bytes."""

import csv as stdlib_csv
import importlib
import io
import json
import os
import subprocess
import sys

import pytest

from exports_sample import cells_of, document, entries, event, tree
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports import FORMATS, render
from us_russia_timeline.timelines import COLLECTIONS, Timeline


def test_every_format_is_listed_described_and_rendered(timeline):
    """Each name in the list gives a text of its own, by the module of that name."""
    made = {name: render(name, timeline) for name in FORMATS}
    assert len(set(made.values())) == len(FORMATS)
    assert all(text.endswith("\n") for text in made.values())
    assert all(gloss and "\n" not in gloss for gloss in FORMATS.values())


@pytest.mark.parametrize("name", ["", "pdf", "common", "__init__", "..html", "x" * 1000])
def test_an_unknown_format_is_refused(timeline, name):
    """Any other name is an error that lists the formats and stays short; no other module is touched."""
    with pytest.raises(InvalidQuestion, match="html") as caught:
        render(name, timeline)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("name", [None, 5, ["html"]])
def test_a_name_is_a_text(timeline, name):
    """What is no name of anything is refused in the same way."""
    with pytest.raises(InvalidQuestion, match="this is asked of str, not of"):
        render(name, timeline)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("given", [None, "timeline", [], {}])
def test_only_a_timeline_can_be_exported(name, given):
    """By its name and by its module, each format says that it is asked of a timeline."""
    module = importlib.import_module(f"us_russia_timeline.exports.{name}")
    for ask in (lambda: render(name, given), lambda: module.render(given)):
        with pytest.raises(InvalidQuestion, match="this is asked of Timeline, not of"):
            ask()


def test_the_list_loads_no_format():
    """Asking for the list of formats imports none of their modules."""
    program = (
        "import sys, us_russia_timeline.exports as exports\n"
        "print([name for name in sys.modules if name.startswith(exports.__name__ + '.')])"
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


def test_a_timeline_of_nine_thousand_years_can_be_drawn():
    """The picture's scale stays inside the calendar at both of its ends."""
    rows = [event("1000-01-01-first"), event("9998-12-31-last")]
    made = from_plain({**{name: document()[name] for name in ("actors", "places")}, "events": rows})
    assert "<svg" in render("html", made)
    assert "DTEND;VALUE=DATE:99990101" in render("ics", made)


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
