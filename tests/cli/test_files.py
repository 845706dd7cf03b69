"""The commands that read and write files: validate, export, schema."""

from __future__ import annotations

import copy
import json
import os

import pytest
from cli_sample import SMALL, SMALL_FILE, said

from us_russia_timeline import exports
from us_russia_timeline.cli import main
from us_russia_timeline.documents import read, schema
from us_russia_timeline.exports import csv, datapackage
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
    assert "X id: 'X' is not a slug" in out
    assert "6 faults" in said(out)
    assert "6 faults, 2 shown" in said(run("validate", str(bad), "--max-faults", "2")[1])
    data = json.loads(run("validate", str(bad), "--json")[1])
    assert (data["valid"], data["found"], len(data["faults"])) == (False, 6, 6)


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


def test_all_tables_by_one_command(run, tmp_path):
    """``export datapackage --folder`` writes every table and the descriptor; ``--json`` names the files."""
    folder = tmp_path / "package"
    code, out, err = run("export", "datapackage", "--folder", str(folder))
    assert (code, err) == (0, "")
    assert said(out).rstrip().endswith("29 files, datapackage.json among them")
    made = datapackage.files(read(SMALL_FILE))
    assert {path.name: path.read_bytes().decode() for path in folder.iterdir()} == made
    assert json.loads(run("export", "datapackage", "--folder", str(folder), "--json")[1]) == {"folder": str(folder), "files": list(made)}


def test_one_table_by_its_name(run):
    """``export csv --table`` writes any table; options of other formats, and unknown tables, are errors of usage."""
    assert run("export", "csv", "--table", "parties")[1] == csv.render(read(SMALL_FILE), table="parties")
    for wrong, why in (
        (("csv", "--table", "party"), "there is no table 'party'"),
        (("ics", "--table", "parties"), "--table is for export csv, not for ics"),
        (("csv", "--folder", "x"), "--folder is for export datapackage, not for csv"),
        (("datapackage", "--folder", "x", "-o", "y"), "not both"),
    ):
        code, out, err = run("export", *wrong)
        assert (code, out) == (2, "")
        assert why in said(err)
    assert not os.path.exists("x")
