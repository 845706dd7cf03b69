"""The commands that read and write files: validate, export, schema."""

from __future__ import annotations

import copy
import json
import os

import pytest
from cli_sample import SMALL, SMALL_FILE, said

from us_russia_timeline import exports
from us_russia_timeline.cli import main
from us_russia_timeline.documents import schema
from us_russia_timeline.timelines import COLLECTIONS


def test_validate_a_good_file(run, tmp_path):
    """A file without faults is summed up, collection by collection."""
    code, out, err = run("validate", SMALL_FILE, data=False)
    assert (code, err) == (0, "")
    held = "4 actors, 2 places, 14 events, 2 ultimatums, 7 truces, 2 claims, 2 tombstones"
    assert f"no faults; {held}" in said(out)
    records = json.loads(run("validate", SMALL_FILE, "--json")[1])["records"]
    assert records == {name: len(SMALL.get(name, ())) for name in COLLECTIONS}
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    assert said(run("validate", str(empty))[1]).endswith("no faults; no records ")


def test_validate_a_bad_file(run, tmp_path):
    """A bad one has every fault listed, or as many as asked for, and exits with 1."""
    bad = tmp_path / "bad.toml"
    bad.write_text('[[actors]]\nid = "X"\n[[actors]]\nname = 3\n', encoding="utf-8")
    code, out, err = run("validate", str(bad))
    assert (code, err) == (1, "")
    assert out.count("is required and missing") == 4
    assert "5 faults" in said(out)
    assert "5 faults, 2 shown" in said(run("validate", str(bad), "--max-faults", "2")[1])
    data = json.loads(run("validate", str(bad), "--json")[1])
    assert (data["valid"], data["found"], len(data["faults"])) == (False, 5, 5)


def test_diff(run, tmp_path):
    """What differs between two files is listed field by field, with 1; where nothing does, that is said, with 0."""
    spoilt = copy.deepcopy(SMALL)
    spoilt["title"] = "Mine"
    spoilt["places"][0]["name"] = "Elsewhere"
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(spoilt), encoding="utf-8")
    code, out, err = run("diff", SMALL_FILE, str(file), data=False)
    assert (code, err) == (1, "")
    old = SMALL["places"][0]
    assert out.splitlines() == [f"~ title: {SMALL['title']} -> Mine", f"~ places {old['id']}", f"    name: {old['name']} -> Elsewhere"]
    data = json.loads(run("diff", SMALL_FILE, str(file), "--json", data=False)[1])
    assert data[1] == {
        "collection": "places", "id": old["id"], "change": "changed",
        "fields": [{"path": "name", "before": old["name"], "after": "Elsewhere"}],
    }  # fmt: skip
    assert run("diff", str(file), str(file), data=False)[:2] == (0, "no differences\n")
    assert run("diff", "shipped", "shipped", data=False)[:2] == (0, "no differences\n")


def test_diff_with_nothing(run, tmp_path):
    """Against an empty timeline everything was added or removed; a file with faults has them listed."""
    empty, bad = tmp_path / "empty.json", tmp_path / "bad.json"
    empty.write_text("{}", encoding="utf-8")
    bad.write_text("[]", encoding="utf-8")
    there = json.loads(run("diff", str(empty), SMALL_FILE, "--json", data=False)[1])
    back = json.loads(run("diff", SMALL_FILE, str(empty), "--json", data=False)[1])
    assert {each["change"] for each in there} == {"added", "changed"}
    assert {each["change"] for each in back} == {"removed", "changed"}
    code, out, _ = run("diff", SMALL_FILE, str(bad), data=False)
    assert code == 1
    assert "must be a table, not a list" in out


@pytest.mark.parametrize("name", exports.FORMATS)
def test_export(run, tmp_path, name):
    """Every format goes to standard output and, byte for byte the same, into a file."""
    target = tmp_path / "out"
    assert main(["--data", SMALL_FILE, "export", name, "-o", str(target)]) == 0
    whole = target.read_bytes().decode("utf-8")
    code, out, _ = run("export", name)
    assert code == 0
    assert out == whole
    assert sorted(os.listdir(tmp_path)) == ["out"]


def test_export_of_what_was_known(run):
    """``--as-of`` exports the timeline as the public could know it; ``-o -`` is standard output."""
    assert len(json.loads(run("export", "json", "--as-of", "2025-07-20", "-o", "-")[1])["events"]) == 11


def test_export_lists_its_formats(run):
    """Without a format the formats are listed, each with what it gives."""
    assert run("export")[1].startswith("json: ")
    assert set(json.loads(run("export", "--json")[1])) == set(exports.FORMATS)


def test_schema(run):
    """``schema`` prints the JSON Schema that the library gives."""
    assert json.loads(run("schema")[1]) == schema()
