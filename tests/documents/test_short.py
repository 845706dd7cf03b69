"""The short way from plain data to records gives what the strict way gives, or gives up."""

from __future__ import annotations

import copy
import json
import os

import pytest

from examples import canonical, leaves, renamed, replaced
from us_russia_timeline.dataset.shipped import COMPILED, FOLDER
from us_russia_timeline.documents import strict
from us_russia_timeline.documents.short import reader_of
from us_russia_timeline.timelines import COLLECTIONS, Coverage, kind_of

KINDS = {"coverage": Coverage, **{name: kind_of(name) for name in COLLECTIONS}}

ODD = [
    None, 5, 0, -1, 1.5, True, False, "", "x", "x\n", "٥", "é", [], {}, [None], ["x"], {"a": 1}, 10**400, float("nan"),
    "2025-07-14", "20250714", "2025-W29-1", "0000-01-01", "0999-12-31", "9999-01-01", "2025-07-14T04:00:00Z", "2025-07-14 04:00:00Z",
    "2025-07-14T04:00:00x", "2025-W29-1T04:00:00Z", "20250714T040000.123Z", "2025-07-14T24:00:00Z",
    "2025-07-14T04:00:00.5Z", "2025-07-14T04:00+00:00", "٢٠٢٥-07-14T04:00:00Z", "0001-01-01T00:00:00Z", "y" * 3_000,
]  # fmt: skip


def strictly(name, row):
    """What the strict way makes of a row; nothing where it finds a fault."""
    found = strict.strictly(row, "here", KINDS[name])
    return None if isinstance(found, list) else found


def quickly(name, row):
    """What the short way makes of a row; nothing where it gives up."""
    try:
        return reader_of(name)(row)
    except Exception:  # noqa: BLE001 - any error means that it gives up
        return None


def corrupted(row):
    """The row with each value replaced by odd ones, each key misspelt, left out, and one too many."""
    for path, _ in leaves(row):
        for odd in ODD:
            yield replaced(row, path, odd)
        if isinstance(path[-1], str):
            yield renamed(row, path, path[-1] + "x")
            table = row
            for step in path[:-1]:
                table = table[step]
            yield replaced(row, path[:-1], {key: held for key, held in table.items() if key != path[-1]})
            yield replaced(row, path[:-1], {**table, "odd": 1})


@pytest.mark.parametrize("name", KINDS)
def test_a_corrupted_row_never_passes_the_short_way_alone(name):
    """Whatever the short way makes of a spoilt row is what the strict way makes of it."""
    passed = given_up = 0
    for row in canonical()[name]:
        assert quickly(name, row) == strictly(name, row) is not None
        for spoilt in corrupted(row):
            found = quickly(name, spoilt)
            if found is None:
                given_up += 1
            else:
                passed += 1
                assert repr(found) == repr(strictly(name, spoilt)), spoilt
    assert given_up > passed


@pytest.mark.parametrize("name", KINDS)
def test_both_ways_give_the_shipped_records(name):
    """Each record of the shipped data is the same by both ways, to the representation."""
    with open(os.path.join(FOLDER, COMPILED), "rb") as file:
        rows = json.load(file)[name]
    for row in rows:
        untouched = copy.deepcopy(row)
        found = reader_of(name)(row)
        assert found == strictly(name, row)
        assert row == untouched
