"""The descriptor of the tables: held against the tables that it describes."""

import csv as stdlib_csv
import hashlib
import io
import json

from us_russia_timeline.exports import csv, render
from us_russia_timeline.timelines import COLLECTIONS


def rows_of(content):
    """The rows of a table as a plain reader finds them."""
    return list(stdlib_csv.DictReader(io.StringIO(content, newline="")))


def test_the_descriptor_fits_the_tables(timeline):
    """Every table has its header, its size, its hash, and a key that is its own in each row."""
    package = json.loads(render("datapackage", timeline))
    assert [each["name"] for each in package["resources"]] == list(COLLECTIONS)
    for resource in package["resources"]:
        content = csv.render(timeline, table=resource["name"])
        assert resource["path"] == f"{resource['name']}.csv"
        assert resource["bytes"] == len(content.encode())
        assert resource["hash"] == f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
        header = content.split("\r\n", 1)[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        rows = rows_of(content)
        assert resource["schema"]["primaryKey"] == ["id"]
        assert len({row["id"] for row in rows}) == len(rows)


def test_references_between_the_tables_resolve(timeline):
    """Each foreign key leads to a row of the table that it names, and there are two of them."""
    package = json.loads(render("datapackage", timeline))
    tables = {name: rows_of(csv.render(timeline, table=name)) for name in COLLECTIONS}
    found = []
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            (field,), other = key["fields"], key["reference"]["resource"]
            held = {row[field] for row in tables[resource["name"]]} - {""}
            assert held
            assert held <= {row["id"] for row in tables[other]}
            found.append((resource["name"], field, other))
    assert found == [("events", "place", "places"), ("truces", "declared", "events")]
