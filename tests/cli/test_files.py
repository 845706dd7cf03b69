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


def test_export_of_a_day_outside_the_coverage(run):
    """After it the document is what the data hold, and how far they reach is said beside it; before it there is none."""
    code, out, err = run("export", "json", "--as-of", "2030-01-01")
    assert (code, len(json.loads(out)["events"])) == (0, 14)
    assert said(err) == "The data reach to 31 December 2025, and say nothing of what came after that day. "
    assert run("export", "json", "--as-of", "2025-12-31")[2] == ""
    code, out, err = run("export", "json", "--as-of", "2010-01-01")
    assert (code, out) == (1, "")
    assert "the data begin on 1 January 2025, and say nothing of what came before that day" in said(err)


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
        (("markdown", "--bom"), "--bom is for export csv, not for markdown"),
        (("csv", "--folder", "x"), "--folder is for export datapackage, not for csv"),
        (("datapackage", "--folder", "x", "-o", "y"), "not both"),
    ):
        code, out, err = run("export", *wrong)
        assert (code, out) == (2, "")
        assert why in said(err)
    assert not os.path.exists("x")


def test_a_byte_order_mark_for_excel(run, tmp_path):
    """``--bom`` puts one in front of a table, whichever it is, and nothing else changes."""
    whole = read(SMALL_FILE)
    for table in ("events", "parties"):
        target = tmp_path / f"{table}.csv"
        assert run("export", "csv", "--table", table, "--bom", "-o", str(target))[0] == 0
        octets = target.read_bytes()
        assert octets[:3] == b"\xef\xbb\xbf"
        assert octets[3:].decode() == csv.render(whole, table=table)
    assert run("export", "csv", "--bom")[1] == "\ufeff" + csv.render(whole)


OWN = """
title = "Mine"
[[events]]
id = "2025-07-20-mine"
when = "2025-07-20"
kind = "statement"
title = "A neighbour speaks of Putin"
summary = "On a screen."
actors = ["vladimir-putin"]
sources = [{ url = "https://example.org/", publisher = "A", language = "en" }]
"""


def test_a_file_beside_another_timeline(run, tmp_path):
    """``--beside`` names the timeline whose actors and places a file may refer to: in every command that takes a file."""
    mine, theirs = tmp_path / "mine.toml", tmp_path / "theirs.json"
    mine.write_text(OWN, encoding="utf-8")
    theirs.write_text(json.dumps({"actors": [{"id": "vladimir-putin", "name": "Another", "kind": "person", "zone": "UTC"}]}), encoding="utf-8")
    code, out, _ = run("validate", str(mine), data=False)
    assert code == 1
    assert "'vladimir-putin' is not among the actors" in said(out)
    code, out, err = run("validate", str(mine), "--beside", "shipped", data=False)
    assert (code, said(out), err) == (0, f"{mine}: no faults; 1 actor, 1 event ", "")
    assert "statement: Vladimir Putin" in run("--data", str(mine), "--beside", "shipped", "events", data=False)[1]
    assert "statement: Another" in run("--data", str(mine), "--beside", str(theirs), "events", data=False)[1]
    assert "+ events 2025-07-20-mine" in run("diff", str(theirs), str(mine), "--beside", "shipped", data=False)[1]


def test_what_stands_beside_nothing_or_has_faults(run, tmp_path):
    """Without a file of one's own it is an error of usage; a timeline with faults is named, and how to list them."""
    mine, theirs = tmp_path / "mine.toml", tmp_path / "theirs.json"
    mine.write_text(OWN, encoding="utf-8")
    theirs.write_text('{"actors": [{}, {}]}', encoding="utf-8")
    code, out, err = run("--beside", "shipped", "events", data=False)
    assert (code, out) == (2, "")
    assert "--beside: it stands beside a file of your own; name that by --data" in said(err)
    for asked in (["--data", str(mine), "events"], ["validate", str(mine)], ["diff", str(mine), "shipped"]):
        code, out, err = run(*asked, "--beside", str(theirs), data=False)
        assert (code, out) == (2, "")  # of the file itself nothing is said: it was not looked at
        assert f"--beside: {theirs} has faults itself; validate lists them" in said(err).replace("- ", "-")


def test_the_shipped_timeline_by_its_name(run):
    """Where a file is read the shipped timeline can be named."""
    assert run("validate", "shipped", data=False)[1].startswith("shipped: no faults; ")
