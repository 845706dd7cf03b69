"""What is given in place of records: each wrong thing is named by an error of our family."""

from __future__ import annotations

import datetime
from datetime import timedelta

import attrs
import numpy
import pandas
import pytest

import us_russia_timeline as urt
from examples import timeline
from us_russia_timeline.deadlines import days_between
from us_russia_timeline.documents import to_json
from us_russia_timeline.errors import InvalidQuestion, InvalidRecord
from us_russia_timeline.exports import csv, html, json, render
from us_russia_timeline.questions import (
    active_at,
    apply_changes,
    as_of,
    chronological,
    diff,
    merge_timelines,
    on_day,
    preceded_by,
)
from us_russia_timeline.timelines import Records, Timeline


@attrs.frozen
class Odd:
    """A record whose time is no interval."""

    when: object


@pytest.mark.parametrize(("record", "held"), [(Odd("2025"), "holds str there"), (Odd(None), "has none")])
def test_a_record_without_an_interval_is_refused(record, held):
    """A time that is no interval is named, wherever it is first needed."""
    with pytest.raises(InvalidRecord, match=held):
        preceded_by([], record, within=timedelta(1))
    with pytest.raises(InvalidRecord, match=held):
        active_at(Records.trusted((record,)), "2025-07-20")


def test_a_time_of_another_kind_cannot_be_ordered():
    """A record with a time that is no interval has no place in the order."""
    with pytest.raises(InvalidRecord, match="holds str there"):
        chronological([Odd("2025")])


@pytest.mark.parametrize("wrong", [None, [], {}, "timeline", timeline().events])
@pytest.mark.parametrize(
    "ask",
    [
        lambda given: diff(given, timeline()),
        lambda given: diff(timeline(), given),
        lambda given: apply_changes(given, diff(timeline(), timeline())),
        merge_timelines,
        lambda given: merge_timelines(timeline(), given),
        to_json,
        lambda given: render("csv", given),
        lambda given: as_of(given, "2025-07-20"),
        lambda given: on_day(given, "2025-07-20"),
    ],
)
def test_what_is_asked_of_a_timeline_names_what_it_was_given(ask, wrong):
    """Anything else in its place is refused by its type."""
    with pytest.raises(InvalidQuestion, match=rf"^this is asked of Timeline(?: or Record)?, not of {type(wrong).__name__}$"):
        ask(wrong)


def test_changes_are_those_of_a_diff():
    """A list of them is none."""
    with pytest.raises(InvalidQuestion, match="^this is asked of Changes, not of list$"):
        apply_changes(timeline(), [])


@pytest.mark.parametrize("wrong", [None, 3])
def test_records_are_several(wrong):
    """What cannot be gone through is refused."""
    with pytest.raises(InvalidQuestion, match=f"^records are asked for, not {type(wrong).__name__}$"):
        Records(wrong)
    with pytest.raises(InvalidRecord, match="^events: must be several"):
        Timeline(events=wrong)


FLAGS = {
    "in_force": lambda wrong: urt.in_force(urt.load().truces, "2025-04-20", certain=wrong),
    "active_at": lambda wrong: urt.active_at(urt.load().truces, "2025-04-20", certain=wrong),
    "overlapping": lambda wrong: urt.overlapping(urt.load().truces, "2025-04-19", "2025-04-20", certain=wrong),
    "days_between": lambda wrong: days_between(datetime.date(2025, 7, 14), datetime.date(2025, 8, 8), business=wrong),
    "annotate": lambda wrong: urt.frames.annotate(pandas.DataFrame({"d": [datetime.date(2025, 4, 20)]}), urt.load().truces, on="d", into="t", certain=wrong),
    "csv, guarded": lambda wrong: csv.render(timeline(), guarded=wrong),
    "csv, cited": lambda wrong: csv.render(timeline(), cited=wrong),
    "csv, bom": lambda wrong: csv.render(timeline(), bom=wrong),
    "json, cited": lambda wrong: json.render(timeline(), cited=wrong),
    "html, embed": lambda wrong: html.render(timeline(), embed=wrong),
}


@pytest.mark.parametrize("ask", FLAGS.values(), ids=FLAGS)
@pytest.mark.parametrize("wrong", ["no", "", 0, 1, "None", [False], numpy.array([True, False])])
def test_a_yes_or_no_is_one(ask, wrong):
    """No text counts as yes: ``certain="no"`` was taken for ``True``. Those of numpy are what they say."""
    with pytest.raises(InvalidQuestion, match="True or False is asked for, not "):
        ask(wrong)
    for right in (True, False, numpy.True_, numpy.False_):
        ask(right)


def test_days_is_a_yes_or_no():
    """Whether timestamps are days is not told by a text."""
    frame = pandas.DataFrame({"d": pandas.to_datetime(["2025-04-20"])})
    with pytest.raises(InvalidQuestion, match="days: True or False is asked for, not 'no'"):
        urt.frames.annotate(frame, urt.load().truces, on="d", into="t", days="no")
