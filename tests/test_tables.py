"""Records as flat rows: the same columns for every record of a type."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given, settings

from counted import calls_of
from examples import timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.documents import from_plain
from us_russia_timeline.errors import InvalidQuestion, UnknownId
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Actor, Claim, Event, Place, Tombstone, Truce, Ultimatum
from us_russia_timeline.questions import in_force, limits
from us_russia_timeline.strategies import timelines
from us_russia_timeline.tables import TABLES, columns, dyads, parts, rows_of, to_records, to_tables
from us_russia_timeline.timelines import COLLECTIONS, Coverage
from us_russia_timeline.vocabularies import SYMMETRIC, codes

KINDS = {"actors": Actor, "places": Place, "events": Event, "ultimatums": Ultimatum, "truces": Truce, "claims": Claim, "tombstones": Tombstone}
TYPES = {"text": str, "date": date, "instant": datetime, "integer": int, "number": float, "boolean": bool}


@pytest.mark.parametrize("whole", [timeline, load])
@pytest.mark.parametrize("name", KINDS)
def test_each_row_has_the_columns_of_its_type(whole, name):
    """Every row has the same columns in the same order, and each cell is of its column's type or nothing."""
    table = columns(KINDS[name])
    rows = to_records(getattr(whole(), name))
    assert len(rows) == len(getattr(whole(), name))
    for row in rows:
        assert list(row) == [column.name for column in table]
        for column in table:
            assert row[column.name] is None or type(row[column.name]) is TYPES[column.type], (name, column.name)
    csv.DictWriter(io.StringIO(), [column.name for column in table]).writerows(rows)


def test_an_event_as_a_row():
    """Days are dates, instants are in UTC, sequences are joined, and what is not there is nothing."""
    row = to_records(timeline().events)[0]
    assert (row["when"], row["zone"], row["first"], row["last"]) == ("2025-07-14", "America/New_York", date(2025, 7, 14), date(2025, 7, 14))
    assert row["start"] == datetime(2025, 7, 14, 4, tzinfo=timezone.utc)
    assert (row["known"], row["place"], row["links"]) == (date(2025, 7, 15), None, "")
    assert (row["deadline"], row["source_count"], row["sources"]) == ("in 10 or 12 weeks", 1, "https://example.org/a?b=c#d")
    assert to_records(timeline().events)[1]["links"] == "revises:2025-07-14-fifty-days"
    assert (row["kind"], type(row["kind"])) == ("ultimatum", str)


def test_an_open_end_is_nothing():
    """Of what goes on there is no last day and no last instant; offices keep their words."""
    row = to_records([truce for truce in load().truces if truce.effective and truce.when.open])[0]
    assert (row["bound_last"], row["bound_stop"]) == (None, None)
    assert row["bound_open"] in ("ongoing", "unknown")
    assert to_records(timeline().actors)[0]["offices"] == "Envoy (2025-01-20/..)"
    assert to_records(timeline().truces)[1]["parties"] == "bob:declared;ann:silent"
    assert to_records(timeline().truces)[0]["scheduled"] is None


def test_a_table_holds_one_type_of_record():
    """Nothing gives no rows; several types and foreign ones are refused."""
    assert to_records([]) == []
    with pytest.raises(InvalidQuestion, match="not Event, Truce"):
        to_records([timeline().truces[0], timeline().events[0]])
    with pytest.raises(InvalidQuestion, match="Coverage has no table"):
        to_records(timeline().coverage)
    with pytest.raises(InvalidQuestion, match="there are Actor, Place"):
        columns(Coverage)


# --- a truce's row: what bound, and what was only scheduled ---


def bound_at(rows, moment):
    """The truces that a join by the times of binding finds at an instant, an open end read as open."""
    return {
        row.get("truce", row.get("id"))
        for row in rows
        if row["bound_start"] is not None
        and row["bound_start"] <= moment
        and (moment < row["bound_stop"] if row["bound_open"] is None else True)
    }


def test_what_never_bound_anybody_has_no_time_of_binding():
    """A truce that was declared for thirty days and never took effect was scheduled, and bound nobody."""
    rows = {row["id"]: row for row in to_records(load().truces)}
    offered = rows["2025-05-10-coalition-thirty-day-ceasefire"]
    assert (offered["bound"], offered["bound_start"], offered["bound_stop"], offered["bound_open"]) == (None, None, None, None)
    assert (offered["scheduled"], offered["ended"]) == ("2025-05-12/..", "never_took_effect")
    for truce in load().truces:
        row = rows[truce.id]
        assert (row["bound"], row["bound_open"]) == ((truce.when.text, truce.when.open) if truce.effective else (None, None))
    assert not {"when", "first", "last", "start", "stop"} & set(offered)


def test_a_join_by_the_times_of_binding_labels_as_in_force_does():
    """At every sixth hour of three years, and about each edge, a join with the sides finds what was in force."""
    timeline = load()
    parties = rows_of(timeline, "parties")
    truces = to_records(timeline.truces)
    hours = [datetime(2024, 1, 1, tzinfo=timezone.utc) + timedelta(hours=6 * step) for step in range(4 * 912)]
    edges = [row[name] for row in parties for name in ("bound_start", "bound_stop") if row[name] is not None]
    moments = [*hours, *edges, *(edge - timedelta(microseconds=1) for edge in edges)]
    labelled = 0
    for moment in (each for each in moments if each.year < 2026 or each.month < 7):
        found = bound_at(parties, moment)
        assert found == {truce.id for truce in in_force(timeline.truces, moment)}
        assert found <= bound_at(truces, moment)
        labelled += bool(found - {"2020-01-12-libya-truce"})
    assert labelled > 200


def test_one_side_of_a_truce_has_the_time_that_it_was_bound():
    """The table of the sides labels by party, as ``party=`` does."""
    timeline = load()
    parties = [row for row in rows_of(timeline, "parties") if row["actor"] == "ukraine"]
    for day in range(1, 29):
        moment = datetime(2025, 4, day, 12, tzinfo=timezone.utc)
        assert bound_at(parties, moment) == {each.id for each in in_force(timeline.truces, moment, party="ukraine")}


# --- codes and limits in the rows ---


def test_the_codes_of_the_codebooks_are_columns():
    """PLOVER, CAMEO and the quad class stand in each event's row, as texts, empty where the kind does not tell."""
    rows = to_records(load().events)
    for event, row in zip(load().events, rows, strict=True):
        coded = codes(event.kind)
        expected = (None,) * 4 if coded is None else (coded.plover, coded.mode, coded.cameo, coded.quad)
        assert (row["plover"], row["mode"], row["cameo"], row["quad"]) == expected
        assert row["symmetric"] is (event.kind in SYMMETRIC)
    assert {row["cameo"] for row in rows if row["kind"] == "call"} == {"041"}


def test_an_ultimatum_has_the_limit_that_stands_and_how_often_it_moved():
    """The fifty days ended as 8 August after three moves; a limit taken back stands no more."""
    rows = {row["id"]: row for row in to_records(load().ultimatums)}
    deal = rows["2025-07-14-ukraine-deal-deadline"]
    assert (deal["limit_first"], deal["limit_last"], deal["moves"]) == (date(2025, 8, 8), date(2025, 8, 8), 2)
    for ultimatum in load().ultimatums:
        stands = [each for each in limits(ultimatum) if each.stands]
        assert rows[ultimatum.id]["limit"] == (stands[0].deadline.window.text if stands else None)


def test_the_work_grows_with_the_announcements():
    """What became of each of many limits is told in one pass, and as `limits` tells it."""

    def of(number):
        days = [f"2025-08-{8 if at % 7 < 3 else 9 + at % 7:02}" for at in range(number)]
        first = timeline().ultimatums[0].terms[0]
        terms = [evolve(first, deadline=Deadline(text="by then", zone="UTC", by=Interval(day, "UTC"))) for day in days]
        return evolve(timeline().ultimatums[0], terms=terms)

    def calls(number):
        whole, found = of(number), []
        counted = calls_of(lambda: found.extend(parts._stages(whole, timeline())))
        moved = {id(each.term): each.ended_by for each in limits(whole)}
        assert len(found) == number
        assert [each.moved_by for each in found if id(each.term) in moved] == list(moved.values())
        assert all(each.stands is (each.moved_by is None) for each in found)
        return counted

    calls(1)
    assert calls(400) < 2.1 * calls(200)


def test_each_announcement_has_its_window_and_what_became_of_it():
    """The terms say which limit was moved, by which event, and which one stands."""
    rows = [row for row in rows_of(load(), "terms") if row["ultimatum"] == "2025-07-14-ukraine-deal-deadline"]
    assert [(row["limit_first"], row["limit_last"], row["stands"], row["moved_act"]) for row in rows] == [
        (date(2025, 9, 2), date(2025, 9, 2), False, "revises"),
        (date(2025, 8, 7), date(2025, 8, 9), False, "revises"),
        (date(2025, 8, 8), date(2025, 8, 8), True, None),
        (date(2025, 8, 8), date(2025, 8, 8), True, None),
    ]
    assert rows[0]["moved_by"] == rows[1]["event"]
    for ultimatum in load().ultimatums:
        own = [row for row in rows_of(load(), "terms") if row["ultimatum"] == ultimatum.id]
        for row in own:
            if row["limit"] is None:
                assert (row["act"], row["stands"], row["moved_by"]) == ("withdraws", False, None)
        standing = {row["limit"] for row in own if row["stands"]}
        assert standing == {each.deadline.window.text for each in limits(ultimatum) if each.stands}


# --- the star ---


def check_keys(tables):
    """Every key is its own, and every foreign key leads to a row; how many foreign cells there were."""
    checked = 0
    for name, rows in tables.items():
        table = TABLES[name]
        keys = [tuple(row[part] for part in table.key) for row in rows]
        assert len(set(keys)) == len(keys), name
        for own, other, theirs in table.references:
            there = {tuple(row[part] for part in theirs) for row in tables[other]}
            held = [cells for row in rows if None not in (cells := tuple(row[part] for part in own))]
            assert there.issuperset(held), (name, own, other)
            checked += len(held)
    return checked


@pytest.mark.parametrize("whole", [timeline, load])
def test_the_keys_of_the_star_hold(whole):
    """Each table has its columns, each key is its own, each foreign key leads somewhere; none of them is idle."""
    tables = to_tables(whole())
    assert list(tables) == list(TABLES)
    assert list(tables)[: len(COLLECTIONS)] == list(COLLECTIONS)
    assert check_keys(tables) > 40
    for name, rows in tables.items():
        assert all(list(row) == [column.name for column in TABLES[name].columns] for row in rows)
        for column in TABLES[name].columns:
            assert all(row[column.name] is None or type(row[column.name]) is TYPES[column.type] for row in rows)
    if whole is load:
        filled = {(name, own) for name, rows in tables.items() for own, *_ in TABLES[name].references if any(row[own[0]] for row in rows)}
        assert filled == {(name, own) for name in TABLES for own, *_ in TABLES[name].references}


@settings(max_examples=25, deadline=None)
@given(timelines())
def test_the_keys_of_any_star_hold(made):
    """Whatever the timeline, the keys of its tables hold, also as of a day and without its records."""
    check_keys(to_tables(made))
    check_keys(to_tables(from_plain({})))


def test_what_a_row_joins_a_child_table_tells_apart():
    """Nothing that a record has several of is only to be had joined: parts count as in the records."""
    whole = load()
    tables = to_tables(whole)
    events, ultimatums, truces = whole.events, whole.ultimatums, whole.truces
    sizes = {
        "aliases": sum(len(each.aliases) for each in whole.actors),
        "offices": sum(len(each.offices) for each in whole.actors),
        "event_roles": sum(len((*each.actors, *each.recipients, *each.mediators, *each.standing[1])) for each in events),
        "event_tags": sum(len(each.tags) for each in events),
        "links": sum(len(each.links) for each in events),
        "sources": sum(len(each.sources) for each in events),
        "updates": sum(len(each.updates) for each in events),
        "update_sources": sum(len(update.sources) for each in events for update in each.updates),
        "terms": sum(len(each.terms) for each in ultimatums),
        "responses": sum(len(each.responses) for each in ultimatums),
        "ultimatum_roles": sum(len((*each.issuers, *each.targets, *each.third_parties)) for each in ultimatums),
        "ultimatum_tags": sum(len(each.tags) for each in ultimatums),
        "parties": sum(len(each.parties) for each in truces),
        "truce_roles": sum(len(each.mediators) for each in truces),
        "truce_tags": sum(len(each.tags) for each in truces),
        "violations": sum(len(each.violations) for each in truces),
        "violation_roles": sum(len((*broken.by, *broken.against)) for each in truces for broken in each.violations),
        "claim_records": sum(len(each.records) for each in whole.claims),
    }
    assert {name: len(tables[name]) for name in sizes} == sizes
    assert set(sizes) | {"dyads", *COLLECTIONS} == set(TABLES)
    assert any(";" in str(row["title"]) for row in tables["sources"])


def test_whose_figure_an_allegation_has():
    """The allegations of the Easter truce: who counted, against whom, how many, in which event."""
    easter = [row for row in rows_of(load(), "violations") if row["truce"] == "2025-04-19-easter-truce"]
    assert {(row["by"], row["against"]) for row in easter} >= {("ukraine", "russia"), ("russia", "ukraine")}
    assert any("2,935" in row["claim"] for row in easter)
    sides = [row for row in rows_of(load(), "violation_roles") if row["truce"] == "2025-04-19-easter-truce"]
    assert {(row["violation"], row["role"], row["actor"]) for row in sides} >= {(easter[0]["number"], "by", easter[0]["by"])}


def test_unknown_tables_and_wholes_are_refused():
    """There are the tables that there are, and they are a timeline's."""
    with pytest.raises(InvalidQuestion, match="there is no table 'party'; there are actors"):
        rows_of(load(), "party")
    for ask in (to_tables, dyads, lambda given: rows_of(given, "events")):
        with pytest.raises(InvalidQuestion, match="this is asked of Timeline, not of"):
            ask(load().events)
    with pytest.raises(InvalidQuestion, match="this is asked of Event, not of Truce"):
        dyads(load(), load().truces)
    with pytest.raises(UnknownId):
        dyads(timeline(), load().events[:1])


# --- dyads ---


def test_symmetric_kinds_are_told_apart():
    """Each two sides of a call are a pair that is marked; a sanction runs from each to each; nobody stands for none."""
    whole = load()
    rows = dyads(whole)
    assert rows == rows_of(whole, "dyads")
    by_event = {}
    for row in rows:
        by_event.setdefault(row["event"], []).append(row)
    for event in whole.events:
        found = by_event.get(event.id, [])
        several = len(event.actors) * (len(event.actors) - 1) // 2 if event.kind in SYMMETRIC else 0
        assert sum(row["symmetric"] for row in found) == several
        assert sum(not row["symmetric"] for row in found) == len(event.actors) * len(event.recipients)
    # Most of what cooperates in words names no recipient: a panel by actor and recipient would lose it.
    lost = [each for each in whole.events if each.kind in SYMMETRIC and not each.recipients]
    assert len(lost) > 300
    assert all(each.id in by_event for each in lost if len(each.actors) > 1)


def test_a_pair_of_countries():
    """A panel of countries follows from the pairs: both countries stand there, and whether they are one."""
    whole = load()
    call = whole.events.of_kind("call").involving("donald-trump", "vladimir-putin")[0]
    [pair] = dyads(whole, [call])
    assert {pair["actor"], pair["recipient"]} == {"donald-trump", "vladimir-putin"}
    assert {pair["actor_country"], pair["recipient_country"]} == {"USA", "RUS"}
    assert (pair["symmetric"], pair["same_country"]) == (True, False)
    for row in dyads(whole):
        assert row["same_country"] is (row["actor_country"] is not None and row["actor_country"] == row["recipient_country"])


def test_an_office_whose_beginning_nobody_tells():
    """It has its last day, and no first one; a column says how the beginning is open."""
    plain = {"actors": [{"id": "ann", "name": "Ann", "kind": "person", "zone": "UTC", "offices": [{"title": "Envoy", "when": "../2025-05-08"}]}]}
    [row] = rows_of(from_plain(plain), "offices")
    assert (row["when"], row["first"], row["start"], row["unbegun"]) == ("../2025-05-08", None, None, "ongoing")
    assert (row["last"], row["open"]) == (date(2025, 5, 8), None)
