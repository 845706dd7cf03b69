"""The public functions are asked wrongly in every way, one argument at a time: all that comes back is an error of our family.

What a caller may meet is a `TimelineError`, whatever the argument: nothing, bytes, numbers, lists, records of
another type, naive datetimes, what other libraries have for "no time" and for numbers.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import os
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from attrs import evolve

import us_russia_timeline as urt
from examples import timeline
from us_russia_timeline import (
    deadlines,
    documents,
    errors,
    exports,
    frames,
    intervals,
    questions,
    tables,
    vocabularies,
)
from us_russia_timeline.dataset.shipped import COMPILED, FOLDER
from us_russia_timeline.errors import TimelineError

WHOLE = timeline()
EVENT, ULTIMATUM, TRUCE, ACTOR, CLAIM = (
    WHOLE.events[0], WHOLE.ultimatums[0], WHOLE.truces[0], WHOLE.actors[0], WHOLE.claims[0],
)  # fmt: skip
FILLING = urt.Interval("2025-05-08/2025-05-10", "UTC")
DEADLINE = ULTIMATUM.terms[0].deadline

WRONG = {
    "nothing": None,
    "bytes": b"2025-07-14",
    "a number": 5,
    "a fraction": 1.5,
    "not a number": float("nan"),
    "truth": True,
    "a list": ["2025-07-14"],
    "a table": {"a": 1},
    "a word": "nonsense",
    "an empty text": "",
    "a naive datetime": dt.datetime(2025, 7, 14),
    "a time of day": dt.time(12),
    "a span": timedelta(days=1),
    "no time of pandas": pd.NaT,
    "an integer of numpy": np.int64(5),
    "a time of numpy": np.datetime64("2025-07-14"),
    "no time of numpy": np.datetime64("NaT", "ns"),
    "an event": EVENT,
    "an actor": ACTOR,
    "a claim": CLAIM,
    "an interval": FILLING,
    "a deadline": DEADLINE,
    "a timeline": WHOLE,
    "records": WHOLE.events,
    "a class": urt.Event,
    "an object": object(),
}

# Each public function with arguments that are right; each of them is put wrongly in turn.
RIGHT = {
    "questions.active_at": (WHOLE.events, "2025-07-14"),
    "questions.apply_changes": (WHOLE, urt.diff(WHOLE, WHOLE)),
    "questions.as_of": (WHOLE, "2025-07-14"),
    "questions.at_place": (WHOLE.events, "geneva"),
    "questions.between": (WHOLE.events, "2025-07-14", "2025-07-15"),
    "questions.chronological": (WHOLE.events,),
    "questions.days_left": (ULTIMATUM, "2025-07-14"),
    "questions.deadline_at": (ULTIMATUM, "2025-07-14"),
    "questions.diff": (WHOLE, WHOLE),
    "questions.find": (WHOLE, "ann"),
    "questions.followed_by": (WHOLE.events, EVENT, timedelta(days=1)),
    "questions.in_force": (WHOLE.truces, "2025-07-14", "bob"),
    "questions.involving": (WHOLE.events, "ann", "actors"),
    "questions.lags": (WHOLE, ULTIMATUM),
    "questions.latest_before": (WHOLE.events, "2025-07-14"),
    "questions.matching": (WHOLE.events, "pause"),
    "questions.merge_timelines": (WHOLE, WHOLE),
    "questions.next_after": (WHOLE.events, "2025-07-14"),
    "questions.of_kind": (WHOLE.events, "ultimatum"),
    "questions.office_at": (ACTOR, "2025-07-14"),
    "questions.on_day": (WHOLE, "2025-07-14"),
    "questions.origins": (WHOLE, EVENT),
    "questions.overlapping": (WHOLE.events, "2025-07-14", "2025-07-15"),
    "questions.part": (WHOLE, EVENT),
    "questions.part chosen": (WHOLE, "2025-07-01", "2025-07-31", ["ann"], ["ultimatum"], ["ukraine-war"], ULTIMATUM.id),
    "questions.preceded_by": (WHOLE.events, EVENT, timedelta(days=1)),
    "questions.revisions": (ULTIMATUM,),
    "questions.status_at": (TRUCE, "2025-07-14"),
    "questions.story_of": (WHOLE, ULTIMATUM, 3),
    "questions.tagged": (WHOLE.events, "ukraine-war"),
    "questions.tally": (WHOLE.events, "kind"),
    "intervals.compose": (intervals.Relation.MEETS, intervals.Relation.MEETS),
    "intervals.duration": (FILLING,),
    "intervals.gaps": ([FILLING],),
    "intervals.hull": ([FILLING],),
    "intervals.intersection": (FILLING, FILLING),
    "intervals.merge": ([FILLING],),
    "intervals.possible_relations": (FILLING, FILLING),
    "intervals.relation": (FILLING, FILLING),
    "deadlines.days_between": (date(2025, 7, 14), date(2025, 7, 15), True, [date(2025, 7, 14)]),
    "deadlines.due": (date(2025, 7, 14), 5, "days", "calendar", [date(2025, 7, 14)]),
    "deadlines.readings": (DEADLINE, ["UTC"]),
    "documents.from_json": ("{}",),
    "documents.from_plain": ({},),
    "documents.to_json": (WHOLE,),
    "documents.to_toml": (WHOLE,),
    "tables.columns": (urt.Event,),
    "tables.dyads": (WHOLE, WHOLE.events),
    "tables.rows_of": (WHOLE, "events"),
    "tables.to_records": (WHOLE.events,),
    "tables.to_tables": (WHOLE,),
    "vocabularies.codes": (urt.EventKind.CALL,),
    "vocabularies.gloss": (urt.EventKind.CALL,),
    "vocabularies.signal_outcome": (ULTIMATUM,),
    "vocabularies.ties_outcome": (ULTIMATUM,),
    "exports.render": ("markdown", WHOLE),
    "timeline.event": (EVENT.id,),
    "timeline.ultimatum": (ULTIMATUM.id,),
    "timeline.truce": (TRUCE.id,),
    "timeline.actor": (ACTOR.id,),
    "timeline.place": ("geneva",),
    "timeline.claim": (CLAIM.id,),
    "timeline.tag": ("ukraine-war",),
    "timeline.publisher": ("AFP",),
    "interval.until": (FILLING,),
    "interval.from_instants": (dt.datetime(2025, 7, 14, tzinfo=dt.timezone.utc), dt.datetime(2025, 7, 15, tzinfo=dt.timezone.utc)),
    "models.Actor": {field: getattr(ACTOR, field) for field in ("id", "name", "kind", "aliases", "offices", "zone", "country")},
    "models.Event": {
        field: getattr(EVENT, field)
        for field in ("id", "when", "kind", "title", "summary", "actors", "sources", "place", "known", "status", "tags", "links", "updates", "verified")
    },
    "models.Source": {"url": "https://example.org/", "publisher": "A", "language": "en"},
    "models.Place": {"id": "a", "name": "A", "country": "USA", "zone": "UTC", "latitude": 1.0, "longitude": 1.0},
    "deadlines.Deadline": {"text": "by then", "zone": "UTC", "by": FILLING},
    "intervals.Interval": {"text": "2025-07-14", "zone": "UTC"},
    "timelines.Timeline": {"title": "A", "actors": WHOLE.actors, "events": (), "coverage": ()},
}  # fmt: skip

NAMED = {
    "questions.in_force": {2: "party"},
    "questions.involving": {2: "role"},
    "questions.part chosen": {1: "first", 2: "last", 3: "actors", 4: "kinds", 5: "tags", 6: "ultimatum"},
    "questions.followed_by": {2: "within"},
    "questions.preceded_by": {2: "within"},
    "deadlines.days_between": {2: "business", 3: "holidays"},
    "deadlines.due": {3: "rule", 4: "holidays"},
    "deadlines.readings": {1: "zones"},
}


def function(name):
    """The public thing of that name."""
    place, what = name.partition(" ")[0].split(".")
    if place == "timeline":
        return getattr(WHOLE, what)
    if place == "interval":
        return getattr(FILLING, what)
    return getattr(importlib.import_module(f"us_russia_timeline.{place}"), what)


def called(name, values):
    """The function called with values by place, those that go by name by theirs."""
    named = NAMED.get(name, {})
    plain = [value for at, value in enumerate(values) if at not in named]
    return function(name)(*plain, **{named[at]: value for at, value in enumerate(values) if at in named})


def outcome(call):
    """What comes back: a value, or an error of our family; anything else is raised."""
    try:
        return call()
    except TimelineError as error:
        return error


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_only_errors_of_our_family_come_back(name):
    """Each argument is put wrongly in each way: it is answered or refused, and refused at least once.

    Put rightly it is answered. What it is refused with stands in the docstring; that a record breaks a rule of
    its own is said of all of them at once.
    """
    right = RIGHT[name]
    if isinstance(right, dict):
        whole = function(name)(**right)
        assert whole is not None
        calls = [lambda field=field, wrong=wrong: function(name)(**{**right, field: wrong}) for field in right for wrong in WRONG.values()]
    else:
        called(name, right)
        calls = [
            lambda at=at, wrong=wrong: called(name, [*right[:at], wrong, *right[at + 1 :]])
            for at in range(len(right))
            for wrong in WRONG.values()
        ]
    refused = [each for each in map(outcome, calls) if isinstance(each, TimelineError)]
    assert refused
    assert all(map(str, refused))
    told = f"{function(name).__doc__}{' InvalidRecord' if name.startswith('models.') else ''}"
    assert not {type(each).__name__ for each in refused if type(each).__name__ not in told}


FLAWED = evolve(ULTIMATUM, terms=[evolve(ULTIMATUM.terms[0], event="2025-07-14-elsewhere"), *ULTIMATUM.terms[1:]])


@pytest.mark.parametrize(
    ("ask", "call", "error"),
    [
        (questions.lags, lambda: questions.lags(WHOLE, FLAWED), errors.UnknownId),
        (questions.story_of, lambda: questions.story_of(WHOLE, FLAWED), errors.UnknownId),
        (questions.merge_timelines, lambda: questions.merge_timelines(WHOLE, WHOLE, title=""), errors.InvalidRecord),
        (questions.active_at, lambda: questions.active_at(WHOLE.events, "2025-07-14", certain="no"), errors.InvalidQuestion),
        (questions.overlapping, lambda: questions.overlapping(WHOLE.events, "2025-07-14", "2025-07-15", certain="no"), errors.InvalidQuestion),
        (documents.from_json, lambda: documents.from_json("{}", beside=5), errors.InvalidQuestion),
        (documents.from_plain, lambda: documents.from_plain({}, beside=5), errors.InvalidQuestion),
        (documents.read, lambda: documents.read(os.path.join(FOLDER, COMPILED), beside=5), errors.InvalidQuestion),
        (frames.annotate, lambda: frames.annotate(pd.DataFrame({"d": [date(2025, 7, 14)]}), WHOLE.truces, on="d", into="t", party="carl"), errors.UnknownId),
        (vocabularies.codes, lambda: vocabularies.codes("cal"), errors.InvalidQuestion),
        (deadlines.Deadline, lambda: deadlines.Deadline(text="by then", zone="Mars", trigger=FILLING, least=1, unit=deadlines.Unit.DAYS), errors.TimelineError),
    ],
)
def test_what_else_they_refuse_stands_in_their_docstrings_too(ask, call, error):
    """Errors of arguments that the walk leaves as they are: a reader finds them under Raises."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value).__name__ in ask.__doc__


def test_every_public_function_is_walked():
    """Nothing public is left out but what reads files, makes frames or loads the data, whose own tests put it wrongly."""
    walked = {name.split(".")[1] for name in RIGHT}
    elsewhere = {"read", "write", "load", "schema", "to_plain", "compile_data", "vocabularies", "annotate", "to_frame"}
    for module in (questions, intervals, deadlines, documents, tables, vocabularies, exports, urt):
        for name in module.__all__:
            if inspect.isfunction(getattr(module, name)):
                assert name in walked | elsewhere, name
