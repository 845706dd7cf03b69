"""Each export of the small timeline, whole: whatever changes shows in the diff of a file.

``URT_RENEW_GOLDEN=1 python -m pytest tests/exports/test_export_golden.py`` writes the files anew.
"""

import os
from itertools import zip_longest
from pathlib import Path

import pytest

from us_russia_timeline.exports import csv, render
from us_russia_timeline.timelines import COLLECTIONS

GOLDEN = Path(__file__).parent / "golden"
RENEWED = os.environ.get("URT_RENEW_GOLDEN") == "1"
FORMATS = {
    "sample.html": "html",
    "sample.ics": "ics",
    "sample.md": "markdown",
    "timelinejs.json": "timelinejs",
    "plover.jsonl": "plover",
    "datapackage.json": "datapackage",
}
TABLES = {f"{name}.csv": name for name in COLLECTIONS}


def made_of(timeline, file):
    """What an export of the timeline gives for a file, as bytes."""
    text = csv.render(timeline, table=TABLES[file]) if file in TABLES else render(FORMATS[file], timeline)
    return text.encode()


def difference(file, kept, made):
    """The first line that differs, and what to do if it is meant to."""
    pairs = enumerate(zip_longest(kept.split(b"\n"), made.split(b"\n")), 1)
    line, (old, new) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
    return (
        f"{file} differs in line {line}\n- {old}\n+ {new}\n"
        "If that is meant, write the files anew and read their diff:\n"
        "URT_RENEW_GOLDEN=1 python -m pytest tests/exports/test_export_golden.py"
    )


@pytest.mark.parametrize("file", [*FORMATS, *TABLES])
def test_the_export_is_the_file(timeline, file):
    """Every byte of the export of the small timeline is that of the file kept for it."""
    path, made = GOLDEN / file, made_of(timeline, file)
    if RENEWED:
        path.write_bytes(made)
    kept = path.read_bytes() if path.exists() else b""
    if kept != made:
        pytest.fail(difference(file, kept, made), pytrace=False)


def test_no_file_is_left_over():
    """The folder holds a file for each export and nothing else."""
    assert {path.name for path in GOLDEN.iterdir()} == {*FORMATS, *TABLES, ".gitattributes"}


def test_a_difference_says_what_to_do():
    """The message names the file, the first line that differs on both sides, and the command that renews."""
    said = difference("sample.md", b"a\nb\n", b"a\nc\n")
    assert said.startswith("sample.md differs in line 2\n- b'b'\n+ b'c'\n")
    assert "URT_RENEW_GOLDEN=1" in said
