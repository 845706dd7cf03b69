"""The shipped dataset: how it is loaded and compiled, and the facts of the account that it answers."""

from __future__ import annotations

import datetime
import json
import os
import re
import runpy
import subprocess
import sys
import zipfile
from datetime import date, timedelta

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter

import us_russia_timeline as urt
from examples import canonical, timeline
from us_russia_timeline.dataset import compile_data, compiling, load, shipped
from us_russia_timeline.dataset.columns import columns_of
from us_russia_timeline.dataset.shipped import COLUMNS, COMPILED, FOLDER
from us_russia_timeline.deadlines import days_between, due
from us_russia_timeline.documents import from_json, to_json
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.intervals import duration


@pytest.fixture(scope="module")
def ultimatum():
    """The deadline of 2025 for a deal on Ukraine."""
    return load().ultimatum("2025-07-14-ukraine-deal-deadline")


# --- loading ---


def test_the_light_way_reads_what_the_strict_way_reads():
    """The file is canonical, and both ways of reading it give one timeline."""
    with open(os.path.join(FOLDER, COMPILED), "rb") as file:
        document = file.read()
    assert load() == from_json(document)
    assert to_json(from_json(document)).encode() == document


def test_the_light_way_reads_any_canonical_document():
    """Empty collections and small ones are read as well, and a part of a whole stays one."""
    for whole in (timeline(), urt.Timeline(), urt.part(timeline(), first="2025-07-01", last="2025-07-20")):
        document = to_json(whole).encode()
        found = shipped.from_canonical(document, columns_of(whole, document))
        assert (found, found.selection) == (whole, whole.selection)


def test_compiling_joins_the_authored_files(tmp_path):
    """Tables of one name in several files are one collection; other files are no data."""
    data = canonical()
    (tmp_path / "sub").mkdir()
    (tmp_path / "head.toml").write_text(f"title = {json.dumps(data['title'])}\ndata_version = '7'\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("[[actors]]", encoding="utf-8")
    for at, actor in enumerate(("ann", "bob")):
        text = f'[[actors]]\nid = "{actor}"\nname = "A"\nkind = "person"\n'
        (tmp_path / ("sub" if at else ".") / f"{actor}.toml").write_text(text, encoding="utf-8")
    found = from_json(compile_data(str(tmp_path)))
    assert ([actor.id for actor in found.actors], found.title, found.data_version) == (["ann", "bob"], "Two neighbours", "7")


def test_compiling_refuses_faulty_data(tmp_path):
    """What the strict reader refuses is not compiled."""
    (tmp_path / "a.toml").write_text('odd = "x"', encoding="utf-8")
    with pytest.raises(InvalidTimeline, match="unknown key 'odd'"):
        compile_data(str(tmp_path))


def test_compiling_refuses_a_folder_that_is_not_there(tmp_path):
    """A slip in the name of the folder makes no timeline without records."""
    for name in ("nowhere", "a.toml"):
        with pytest.raises(OSError, match=name):
            compile_data(str(tmp_path / name))
        (tmp_path / "a.toml").write_text('title = "A"', encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        compile_data("")


def test_compiling_tells_each_file_that_is_no_toml_and_each_key_that_is_told_twice(tmp_path):
    """Neither the last file nor the first wins: all are named in one round."""
    (tmp_path / "a.toml").write_text('title = "A"\ntags = 5\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('title = "A"\n[[tags]]\nid = "x"\n', encoding="utf-8")
    (tmp_path / "c.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(InvalidTimeline) as caught:
        compile_data(str(tmp_path))
    assert [(each.path, each.message.split(":")[0]) for each in caught.value.faults] == [
        ("title", "stands in a.toml and again in b.toml"),
        ("tags", "stands in a.toml and again in b.toml"),
        ("c.toml", "it is not TOML in UTF-8"),
        ("d.toml", "it is not TOML in UTF-8"),
    ]


def test_writing_replaces_the_file_whole(tmp_path, monkeypatch):
    """The compiled file is written beside and put in place, with line feeds alone."""
    (tmp_path / "a.toml").write_text('title = "Київ"', encoding="utf-8")
    (tmp_path / "timeline.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(compiling, "FOLDER", str(tmp_path))
    compiling.write_data()
    text = (tmp_path / "timeline.json").read_bytes()
    assert text == compile_data(str(tmp_path)).encode()
    assert (tmp_path / "timeline.columns").read_bytes() == columns_of(from_json(text), text)
    assert sorted(os.listdir(tmp_path)) == ["a.toml", "timeline.columns", "timeline.json"]


def test_the_module_writes_the_file(monkeypatch):
    """``python -m us_russia_timeline.dataset`` is that."""
    written = []
    monkeypatch.setattr(compiling, "write_data", lambda: written.append(True))
    runpy.run_module("us_russia_timeline.dataset", run_name="__main__")
    assert written == [True]


ANSWERS = (
    "import sys; sys.path.insert(0, sys.argv[1]); import us_russia_timeline as urt; assert sys.argv[1] in urt.__file__; "
    "whole = urt.load(); assert urt.from_json(urt.to_json(whole)) == whole; "
    "from us_russia_timeline import exports; assert all(exports.render(name, whole) for name in exports.FORMATS)"
)


@pytest.fixture(name="zipped")
def _zipped(tmp_path):
    """The package in a zip, without the authored files."""
    package = os.path.dirname(FOLDER)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for folder, _, names in os.walk(package):
            for name in names:
                if not name.endswith((".pyc", ".toml")):
                    path = os.path.join(folder, name)
                    archive.write(path, os.path.join("us_russia_timeline", os.path.relpath(path, package)))
    return tmp_path / "all.zip"


def test_the_data_loads_from_a_zip(zipped):
    """Whatever brings the code brings the data."""
    subprocess.run([sys.executable, "-c", ANSWERS, str(zipped)], check=True)


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="to root every folder is one that can be written")
def test_the_data_loads_from_a_folder_that_cannot_be_written(zipped, tmp_path):
    """Nothing is written where the package stands."""
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "folder")
    for folder, _, _ in os.walk(tmp_path / "folder"):
        os.chmod(folder, 0o555)  # noqa: S103 - a folder that cannot be written
    subprocess.run([sys.executable, "-c", ANSWERS, str(tmp_path / "folder")], check=True)
    for folder, _, _ in os.walk(tmp_path / "folder"):
        os.chmod(folder, 0o755)  # noqa: S103 - and can be removed again


def test_where_no_file_can_be_mapped_the_loader_is_asked(monkeypatch):
    """A file system that cannot map files, or a zip: the bytes are those that brought the module."""

    def none(*_, **__):
        raise ValueError

    monkeypatch.setattr(shipped.mmap, "mmap", none)
    found = shipped._bytes_of(COMPILED)
    assert type(found) is bytes
    assert shipped.from_canonical(found, shipped._bytes_of(COLUMNS)) == load()


# --- the account's arithmetic ---


def test_fifty_days_from_14_july_are_2_september(ultimatum):
    """The first limit is counted from its day, not written down."""
    term = ultimatum.terms[0]
    assert (term.at.first, term.deadline.least, term.deadline.by) == (date(2025, 7, 14), 50, None)
    assert due(term.at.first, term.deadline.least) == date(2025, 9, 2)
    assert urt.deadline_at(ultimatum, "2025-07-20").window.first == due(date(2025, 7, 14), 50)
    assert str(urt.deadline_at(ultimatum, "2025-07-20")) == "2 September 2025"


def test_ten_or_twelve_days_from_28_july_are_7_to_9_august(ultimatum):
    """Ten or twelve days are a window, not a date."""
    limit = urt.deadline_at(ultimatum, "2025-07-28")
    assert (limit.least, limit.most, limit.by) == (10, 12, None)
    assert (limit.window.first, limit.window.last) == (due(date(2025, 7, 28), 10), due(date(2025, 7, 28), 12))
    assert str(limit) == "7 to 9 August 2025"


def test_ten_days_from_29_july_are_8_august(ultimatum):
    """The limit that held is counted from the day after."""
    limit = urt.deadline_at(ultimatum, "2025-08-06")
    assert str(limit) == "8 August 2025"
    counted = next(term.deadline for term in ultimatum.terms if term.at.first == date(2025, 7, 29))
    assert (counted.least, counted.window.first) == (10, due(date(2025, 7, 29), 10))
    assert urt.days_left(ultimatum, "2025-08-06") == (2, 2)


def test_twenty_five_days_from_the_first_announcement_to_the_deadline_that_held(ultimatum):
    """Twenty-five of the fifty days were left."""
    held = urt.deadline_at(ultimatum, "2025-08-08")
    assert days_between(ultimatum.terms[0].at.first, held.window.last) == 25


def test_the_moves_of_the_deadline(ultimatum):
    """It came nearer by 26 to 24 days, then the window closed to its middle."""
    assert [revision.days for revision in urt.revisions(ultimatum)] == [(-26, -24), (1, -1)]


def test_on_7_august_the_deadline_was_running():
    """The day of the account lies before the deadline."""
    running = {each.id: str(limit) for each, limit in urt.on_day(load(), "2025-08-07").deadlines}
    assert running["2025-07-14-ukraine-deal-deadline"] == "8 August 2025"


# --- the truces ---


@pytest.mark.parametrize(
    ("name", "hours"), [("2025-04-19-easter-truce", 30), ("2025-05-08-victory-day-truce", 72)]
)
def test_the_truces_of_2025_last_as_long_as_announced(name, hours):
    """Thirty hours at Easter, seventy-two at Victory Day, as scheduled and as held."""
    truce = load().truce(name)
    assert duration(truce.when) == timedelta(hours=hours)
    assert duration(truce.scheduled) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        ("2025-04-19T17:59[Europe/Moscow]", False),
        ("2025-04-19T18:00[Europe/Moscow]", True),
        ("2025-04-20T23:30[Europe/Moscow]", True),
        ("2025-04-20T23:30+03:00", True),
        ("2025-04-21T00:00[Europe/Moscow]", False),
        ("2025-04-21T00:00+03:00", False),
        ("2025-04-18", False),
        ("2025-04-19", True),
        ("2025-04-20", True),
    ],
)
def test_the_easter_truce_held_to_midnight(moment, held):
    """It was in force at 23:30 in Moscow and not at midnight."""
    truces = urt.in_force(load().truces, moment, party="russia")
    assert ("2025-04-19-easter-truce" in [truce.id for truce in truces]) is held


def test_orthodox_easter_falls_into_the_easter_truces():
    """Each truce that is called after Easter and that somebody was bound by to its end holds on Orthodox Easter of its year."""
    named = [truce for truce in load().truces if re.search(r"\beaster\b", truce.title, re.IGNORECASE) and truce.effective and truce.ended.how != "collapsed"]
    easter_2025 = easter(2025, EASTER_ORTHODOX)
    assert easter_2025 == date(2025, 4, 20)
    truce = load().truce("2025-04-19-easter-truce")
    assert truce in named
    assert truce.when.first <= easter_2025 <= truce.when.last
    for each in named:
        day = easter(each.when.first.year, EASTER_ORTHODOX)
        last = each.when.last
        assert each.when.first <= day, each.id
        assert not isinstance(last, datetime.date) or day <= last, each.id


# --- the claims ---


def test_every_claim_of_the_account_is_answered():
    """There are 28 claims, each with a verdict; each that is not unverifiable has records that answer it."""
    claims = load().claims
    assert len(claims) == 28
    for claim in claims:
        assert claim.verdict != "unchecked"
        assert claim.records or claim.verdict == "unverifiable", claim.id
        assert claim.note or claim.verdict == "confirmed", claim.id
