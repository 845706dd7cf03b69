"""The descriptor of the tables: held against the tables that it describes."""

import csv as stdlib_csv
import hashlib
import io
import json
import os

import pytest

from us_russia_timeline.dataset import load
from us_russia_timeline.exports import csv, datapackage, render
from us_russia_timeline.tables import TABLES


def rows_of(content):
    """The rows of a table as a plain reader finds them."""
    return list(stdlib_csv.DictReader(io.StringIO(content, newline="")))


def test_the_descriptor_fits_the_tables(timeline):
    """Every table has its header, its size, its hash, and a key that is its own in each row."""
    package = json.loads(render("datapackage", timeline))
    assert [each["name"] for each in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = csv.render(timeline, table=resource["name"], cited=False)
        assert resource["path"] == f"{resource['name']}.csv"
        assert resource["bytes"] == len(content.encode())
        assert resource["hash"] == f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
        header = content.split("\r\n", 1)[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        rows = rows_of(content)
        key = resource["schema"]["primaryKey"]
        assert key in (["id"], [header[0], "number"])
        assert len({tuple(row[part] for part in key) for row in rows}) == len(rows)


def test_references_between_the_tables_resolve(timeline):
    """Each foreign key leads to a row of the table that it names, and every table that has parents has one."""
    package = json.loads(render("datapackage", timeline))
    made = datapackage.files(timeline)
    tables = {name: rows_of(made[f"{name}.csv"]) for name in TABLES}
    found = set()
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            fields, other = key["fields"], key["reference"]
            held = {tuple(row[field] for field in fields) for row in tables[resource["name"]]}
            there = {tuple(row[field] for field in other["fields"]) for row in tables[other["resource"]]}
            assert {cells for cells in held if "" not in cells} <= there
            found.add(resource["name"])
    assert set(TABLES) - found == {"actors", "places", "tags", "publishers", "claims", "tombstones"}


def test_the_whole_package_is_written_or_nothing(timeline, tmp_path, monkeypatch):
    """Every table and the descriptor stand in the folder; where a disk fills up, what was there stays."""
    folder = tmp_path / "made" / "here"
    made = datapackage.files(timeline)
    assert datapackage.write(timeline, folder) == list(made)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {name: text.encode() for name, text in made.items()}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        datapackage.write(load(), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {name: text.encode() for name, text in made.items()}


def contents(folder):
    """Every file in a folder, and folders by their names alone."""
    return {path.name: None if path.is_dir() else path.read_bytes() for path in folder.iterdir()}


def test_a_folder_in_the_place_of_a_file_leaves_the_package_as_it_was(timeline, tmp_path):
    """It is refused before anything is replaced, by its name; a link to a folder is replaced as any other."""
    datapackage.write(timeline, tmp_path)
    (tmp_path / "truces.csv").unlink()
    (tmp_path / "truces.csv").mkdir()
    before = contents(tmp_path)
    with pytest.raises(IsADirectoryError, match=r"truces\.csv"):
        datapackage.write(load(), tmp_path)
    assert contents(tmp_path) == before
    (tmp_path / "truces.csv").rmdir()
    (tmp_path / "truces.csv").symlink_to(tmp_path.parent, target_is_directory=True)
    datapackage.write(load(), str(tmp_path))
    assert contents(tmp_path) == {name: text.encode() for name, text in datapackage.files(load()).items()}


@pytest.mark.parametrize("last", range(1, 8))
def test_where_one_file_cannot_take_its_place_the_others_come_back(timeline, tmp_path, monkeypatch, last):
    """Whichever move fails: what was replaced is restored, what was new is gone, and nothing is left behind."""
    datapackage.write(timeline, tmp_path)
    for name in ("actors.csv", "tags.csv"):
        (tmp_path / name).unlink()
    before, replace, moves = contents(tmp_path), os.replace, []

    def failing(source, target):
        moves.append(target)
        if len(moves) == last:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(PermissionError):
        datapackage.write(load(), tmp_path)
    assert contents(tmp_path) == before


def test_the_terms_stand_in_the_descriptor(timeline):
    """The shipped data says its licence, whom to credit and how to cite it; of another nothing is claimed."""
    package = json.loads(render("datapackage", load()))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert package["contributors"][0]["title"] == "The us_russia_timeline developers"
    assert load().data_version in package["citation"]
    assert (package["name"], package["version"]) == ("us-russia-timeline", load().data_version)
    own = json.loads(render("datapackage", timeline))
    assert "licenses" not in own
    assert own["name"] == "timeline"
    assert "CC BY" not in own["citation"]
