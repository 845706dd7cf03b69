"""What careless and hostile callers give: each is answered rightly or refused with an error of ours."""

from __future__ import annotations

import json
import time
from datetime import date, datetime, timedelta, timezone

import pytest

import us_russia_timeline as urt
from us_russia_timeline import errors, intervals
from us_russia_timeline.deadlines import Deadline, Holidays, Unit, days_between, due, readings
from us_russia_timeline.documents import faults
from us_russia_timeline.documents.strict import strictly
from us_russia_timeline.intervals import Interval, Open
from us_russia_timeline.questions import Change, Changes
from us_russia_timeline.tables import columns
from us_russia_timeline.timelines import Coverage, Thoroughness

DAY = date(2025, 1, 31)
WORKDAYS = Unit.BUSINESS_DAYS


class Never:
    """A container that holds every day: no day is a business day."""

    def __init__(self, until: int = 10_000) -> None:
        self.until = until
        self.asked = 0

    def __contains__(self, day: object) -> bool:
        self.asked += 1
        assert isinstance(day, date)
        return day.year < self.until


def test_a_container_of_every_day_is_asked_about_each_day_once():
    """Business days among holidays without end are refused after one pass through the calendar, not many."""
    holidays = Never()
    with pytest.raises(errors.InvalidRecord, match="1 business day after 9990-01-31 is beyond the calendar"):
        due(date(9990, 1, 31), 1, WORKDAYS, holidays=holidays)
    assert holidays.asked <= 10 * 366
    late = Never(until=2030)
    assert due(DAY, 5, WORKDAYS, holidays=late) == date(2030, 1, 7)
    assert late.asked <= 6 * 366


def test_a_listed_century_of_holidays_is_passed_over():
    """The search over listed holidays reaches the first business day after all of them."""
    listed = [DAY + timedelta(days=each) for each in range(40_000)]
    assert due(DAY, 1, WORKDAYS, holidays=listed) == due(listed[-1], 1, WORKDAYS)


@pytest.mark.parametrize(
    "trigger", [None, "2025-01", "2025-01-31T10:00Z", "2025-02-30", "50 days", 5, datetime(2025, 1, 31), datetime(2025, 1, 31, tzinfo=timezone.utc)]
)
@pytest.mark.parametrize("unit", list(Unit)[1:])
def test_days_are_counted_from_a_day(trigger, unit):
    """A datetime is a date to Python, but not a civil day; nor is a text that names none, or an instant or a month."""
    with pytest.raises(errors.InvalidMoment, match="the trigger must be a date"):
        due(trigger, 1, unit)
    with pytest.raises(errors.InvalidMoment, match="the first day must be a date"):
        days_between(trigger, DAY)
    with pytest.raises(errors.InvalidMoment, match="the last day must be a date"):
        days_between(DAY, trigger)


@pytest.mark.parametrize("holidays", [None, 5, "2025-02-03", (day for day in [DAY]), iter([DAY])])
@pytest.mark.parametrize("options", [{"unit": WORKDAYS}, {"rule": "frcp_6a"}])
def test_holidays_are_a_container(holidays, options):
    """An iterator would answer once and then forget, and a text is no set of days."""
    with pytest.raises(errors.InvalidMoment, match="holidays must be a container of dates"):
        due(DAY, 1, holidays=holidays, **options)
    with pytest.raises(errors.InvalidMoment, match="holidays must be a container of dates"):
        days_between(DAY, DAY, business=True, holidays=holidays)


@pytest.mark.parametrize("day", [None, "3 February 2025", "2025-02", datetime(2025, 2, 3, 12)])
def test_each_holiday_is_a_date(day):
    """A moment among the holidays would be counted and yet never be found: it is refused."""
    for holidays in ([day], {day}, (day,)):
        with pytest.raises(errors.InvalidMoment, match="a holiday must be a date"):
            due(DAY, 1, WORKDAYS, holidays=holidays)
    with pytest.raises(errors.InvalidMoment, match="a holiday must be a date"):
        Holidays([day])


def test_unknown_units_and_rules_name_the_known_ones():
    """The error is ours and lists the vocabulary."""
    with pytest.raises(errors.InvalidRecord, match="use one of hours, days"):
        due(DAY, 1, "fortnights")
    with pytest.raises(errors.InvalidRecord, match="use one of calendar, including_trigger"):
        due(DAY, 1, rule="maritime")


def test_a_number_too_long_to_write_is_refused_as_any_other():
    """Python refuses to print it; the error does not try."""
    with pytest.raises(errors.InvalidRecord, match=r"from 1 to 100000, or from -1 to -100000 to count back$"):
        due(DAY, 10**5000)


def test_hours_beyond_the_calendar_are_refused():
    """So is a limit whose last hour nobody could write."""
    trigger = Interval("9998-12-31", "UTC")
    with pytest.raises(errors.InvalidRecord, match="100000 hours after 9998-12-31 is beyond the calendar"):
        Deadline(text="hours", zone="UTC", trigger=trigger, least=1, most=100_000, unit=Unit.HOURS)


def test_one_zone_in_place_of_several_is_refused():
    """A text is a sequence of letters, and none of them is a zone."""
    limit = Deadline(text="by then", zone="UTC", by=Interval("2025-02-03", "UTC"))
    with pytest.raises(errors.UnknownZone, match=r"write zones=\['Europe/Moscow'\]"):
        readings(limit, zones="Europe/Moscow")


def test_one_of_something_is_singular():
    """A reading says one day, not one days."""
    limit = Deadline(text="a day", zone="UTC", trigger=Interval("2025-02-03", "UTC"), least=1, unit=Unit.DAYS)
    assert readings(limit)[0].assumes[0] == "1 day"


@pytest.mark.parametrize("name", ["localtime", "posixrules", "posix/Europe/Kyiv", "right/Europe/Kyiv"])
def test_a_name_that_stands_for_the_systems_own_zone_is_none(name):
    """The same question has the same answer on every machine, so no answer follows /etc/localtime."""
    with pytest.raises(errors.UnknownZone):
        Interval("2025-07-14", name)
    with pytest.raises(errors.UnknownZone):
        Interval("2025-07-14", name, 0, 86_400_000_000)


@pytest.mark.parametrize(
    "carried", [("a", "b"), (None, None), (1752451200000000.0, 1752537600000000.0), (True, True)]
)
def test_carried_instants_are_whole_numbers(carried):
    """Floats lose microseconds, and truth values are no instants."""
    with pytest.raises(errors.InvalidInterval, match="a whole number of microseconds"):
        Interval("2025-07-14", "UTC", *carried)


@pytest.mark.parametrize(
    "other", [None, "2025-07-14", date(2025, 7, 14), datetime(2025, 7, 14)]
)
def test_instants_are_aware_datetimes(other):
    """An interval between two instants takes nothing else for its beginning."""
    with pytest.raises(errors.InvalidMoment):
        Interval.from_instants(other, Open.ONGOING)


@pytest.mark.parametrize(
    "moment",
    [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=5))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))),
        datetime(1000, 1, 1, tzinfo=timezone(timedelta(hours=5))),
        datetime(9998, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_instants_that_cannot_be_stated_in_utc_are_refused(moment):
    """The years that can be written are those of UTC here, whatever the offset makes of them."""
    with pytest.raises(errors.InvalidMoment, match="between 1000 and 9998"):
        Interval.from_instants(moment, Open.ONGOING)


class Dated:
    """A user's own record."""

    when = Interval("2025-07-14/2025-07-15", "UTC")


@pytest.mark.parametrize("ask", [intervals.relation, intervals.possible_relations, intervals.intersection])
def test_the_algebra_takes_intervals(ask):
    """Who gives a record is told to give its time."""
    with pytest.raises(errors.InvalidInterval, match=r"not Dated; give its \.when"):
        ask(Dated.when, Dated())
    with pytest.raises(errors.InvalidInterval, match=r"not str$"):
        ask("2025-07-14", Dated.when)


@pytest.mark.parametrize("ask", [intervals.hull, intervals.merge, intervals.gaps])
def test_the_algebra_takes_generators(ask):
    """Several intervals may come from a generator, and are looked at once."""
    assert ask(each for each in [Dated.when, Dated.when]) == ask([Dated.when, Dated.when])
    with pytest.raises(errors.InvalidInterval, match=r"give its \.when"):
        ask(each for each in [Dated()])


def test_relations_that_do_not_exist_are_refused():
    """The error lists those that do."""
    assert intervals.compose("precedes", "precedes") == {intervals.Relation.PRECEDES}
    with pytest.raises(errors.InvalidInterval, match="there are precedes, meets"):
        intervals.compose("before", "precedes")


def test_a_hostile_count_is_quick():
    """A month of holidays a million times over costs what its list costs, once."""
    begun = time.perf_counter()
    holidays = [DAY + timedelta(days=each % 28) for each in range(200_000)]
    assert due(DAY, 100_000, WORKDAYS, holidays=holidays) > DAY
    assert time.perf_counter() - begun < 10


TIMELINE = urt.load()
ULTIMATUM = TIMELINE.ultimatum("2025-07-14-ukraine-deal-deadline")
OF_TIME = (
    lambda records: urt.between(records, "2025-07-14", "2025-07-15"),
    lambda records: urt.overlapping(records, "2025-07-14T00:00Z", "2025-07-15T00:00Z"),
    lambda records: urt.active_at(records, "2025-07-14"),
    lambda records: urt.latest_before(records, "2025-07-20"),
    lambda records: urt.latest_before(records, "2025-07-20T00:00Z"),
    lambda records: urt.next_after(records, "2025-07-10"),
    lambda records: urt.next_after(records, "2025-07-10T00:00Z"),
    lambda records: urt.preceded_by(records, Dated(), within=timedelta(days=5)),
    lambda records: urt.followed_by(records, Dated(), within=timedelta(days=5)),
)


class Odd:
    """A record whose time is something else."""

    def __init__(self, when: object) -> None:
        self.when = when


@pytest.mark.parametrize("ask", OF_TIME)
def test_questions_of_time_ask_for_records_with_a_time(ask):
    """What has no time, or a day in the place of an interval, is named in the error."""
    for record, told in (
        (TIMELINE.actors[0], "Actor has none"),
        (Odd(None), "Odd has none"),
        (Odd("2025-07-14"), "Odd holds str"),
        (Odd(date(2025, 7, 14)), "Odd holds date"),
        (None, "NoneType has none"),
    ):
        with pytest.raises(errors.InvalidRecord, match=f"asked for its .when, an Interval, and {told}"):
            ask([record])
    assert ask(record for record in [Dated(), Dated()]) is not NotImplemented


@pytest.mark.parametrize("ask", [*OF_TIME, urt.chronological, urt.to_records])
def test_a_timeline_is_not_its_records(ask):
    """Who gives the whole is told to give a part; what is no iterable is refused."""
    with pytest.raises(
        errors.InvalidQuestion, match=r"not Timeline: give one of its collections, such as timeline\.events"
    ):
        ask(TIMELINE)
    for wrong in (None, 5):
        with pytest.raises(errors.InvalidQuestion, match=f"records are asked for, not {type(wrong).__name__}$"):
            ask(wrong)


def test_filters_take_texts():
    """A list of actors, an actor, a list of kinds would match nothing in silence: they are refused."""
    for wrong in (["russia"], TIMELINE.actor("russia"), None):
        with pytest.raises(ValueError, match="an actor is named by a text, not by"):
            urt.involving(TIMELINE.events, wrong)
        with pytest.raises(ValueError, match="named one by one"):
            urt.of_kind(TIMELINE.events, wrong)
        with pytest.raises(ValueError, match="is a text"):
            urt.matching(TIMELINE.events, wrong)


def test_a_search_for_one_word_many_times_is_a_search_for_one_word():
    """A hundred thousand times the same word is looked for once."""
    begun = time.perf_counter()
    assert urt.matching(TIMELINE.truces, "truce " * 100_000) == urt.matching(TIMELINE.truces, "truce")
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("ask", [urt.preceded_by, urt.followed_by])
def test_within_is_a_timedelta(ask):
    """A bare number of days is refused with the way to write it."""
    with pytest.raises(errors.InvalidMoment, match=r"timedelta\(days=3\), not int"):
        ask(TIMELINE.events, TIMELINE.events[0], within=3)


def test_questions_of_state_name_what_they_are_about():
    """A deadline in the place of an ultimatum, an event in the place of a truce."""
    event, deadline = TIMELINE.events[0], ULTIMATUM.terms[0].deadline
    for ask, told in (
        (lambda: urt.deadline_at(deadline, "2025-07-20"), "of Ultimatum, not of Deadline"),
        (lambda: urt.days_left("50 days", "2025-07-20"), "of Ultimatum or Deadline, not of str"),
        (lambda: urt.status_at(event, "2025-07-20"), "of Ultimatum or Truce, not of Event"),
        (lambda: urt.revisions(deadline), "of Ultimatum, not of Deadline"),
        (lambda: urt.lags(ULTIMATUM, TIMELINE), "of Timeline, not of Ultimatum"),
        (lambda: urt.lags(TIMELINE, event), "of Ultimatum, not of Event"),
        (lambda: urt.on_day(TIMELINE.events, "2025-07-20"), "of Timeline, not of Records"),
        (
            lambda: urt.in_force(TIMELINE.events, "2025-07-20"),
            r"truces are in force, not Event; active_at\(\)",
        ),
    ):
        with pytest.raises(errors.InvalidQuestion, match=told):
            ask()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change("nothing", "x", None, "y"), "is in no part of a timeline"),
        (Change("", "colour", None, "y"), "is in no part of a timeline"),
        (Change("", "title", TIMELINE.title, None), "changes into nothing"),
        (Change("events", "x", None, None), "changes into nothing"),
        (Change("claims", "c99", None, TIMELINE.claims[0]), "is not the id of the record that it gives"),
        (Change("events", "c01", None, TIMELINE.claim("c01")), "must be Event, not Claim"),
    ],
)
def test_changes_made_by_hand_are_checked(change, told):
    """A change that no `diff` would give is a fault, and nothing is done."""
    with pytest.raises(errors.InvalidTimeline, match=told):
        urt.apply_changes(TIMELINE, Changes([change]))


def test_each_collection_holds_its_own_type():
    """Events among the actors were once taken in silence."""
    for wrong, told in (
        ({"actors": TIMELINE.events[:3]}, r"actors\[0\]: must be Actor, not Event"),
        ({"events": TIMELINE.actors[:3]}, r"events\[2\]: must be Event, not Actor"),
        ({"claims": [None]}, "must be"),
    ):
        with pytest.raises(errors.InvalidTimeline, match=told):
            urt.Timeline(**wrong)


def test_a_users_class_may_have_the_name_of_one_of_ours():
    """The table of events is for our events only."""
    own = type("Event", (), {"when": Dated.when, "id": "x"})
    with pytest.raises(errors.InvalidQuestion, match="Event has no table"):
        urt.to_records([own()])
    for wrong in (None, TIMELINE.actors[0], int):
        with pytest.raises(errors.InvalidQuestion, match="has no table|a type of records"):
            columns(wrong)


def test_documents_are_texts():
    """Plain data, nothing, or a file with a byte order mark: each error says what to do."""
    for wrong in ({}, None, 5):
        with pytest.raises(errors.InvalidTimeline, match=rf"a text or bytes, not {type(wrong).__name__}; documents\.from_plain\(\) takes plain data"):
            urt.from_json(wrong)
    with pytest.raises(errors.InvalidTimeline, match="save it as UTF-8 without one"):
        urt.from_json("\ufeff{}")
    with pytest.raises(errors.InvalidTimeline, match="no null character"):
        urt.read("a\0.json")


def test_a_path_may_be_bytes(tmp_path):
    """As for `open`."""
    path = tmp_path / "empty.json"
    path.write_text("{}")
    assert urt.read(str(path).encode()) == urt.Timeline()


def test_junk_is_not_counted_to_its_end(monkeypatch):
    """Where there are faults enough, the rest of the document is left alone."""
    monkeypatch.setattr(faults, "_ENOUGH", 10)
    document = '{"events":[' + ",".join(["1"] * 1000) + "]}"
    with pytest.raises(errors.InvalidTimeline) as refused:
        urt.from_json(document, max_faults=3)
    assert (len(refused.value.faults), refused.value.found) == (3, 10)
    with pytest.raises(errors.InvalidTimeline) as refused:
        urt.from_json(document, max_faults=500)
    assert (len(refused.value.faults), refused.value.found) == (500, 500)


def test_an_id_of_another_type_is_told_apart():
    """An ultimatum asked for as an event, and a surname in place of an id, lead to what was meant."""
    with pytest.raises(errors.UnknownId, match=r"is of another type: ask for it with \.ultimatum\(\)"):
        TIMELINE.event(ULTIMATUM.id)
    for given in ("Putin", "Vladimir Putin", "vladimir-putni"):
        with pytest.raises(errors.UnknownId, match="did you mean vladimir-putin"):
            TIMELINE.actor(given)


def test_a_container_of_ones_own_counts_between_days_too():
    """What cannot be listed is asked day by day: none of the days up to 2030 counts."""
    assert days_between(date(2029, 12, 1), date(2030, 1, 8), business=True, holidays=Never(until=2030)) == 6


@pytest.mark.parametrize(
    "when",
    [
        Interval("9998-12-31T23:59:59.999999", "America/Los_Angeles"),
        Interval("9998-12-31", "America/Los_Angeles"),
        Interval("1000-01-01T00:00:00.5", "Asia/Tokyo"),
        Interval("1000/9998", "Asia/Tokyo"),
        Interval("1000-01-01T00:00:00.5/..", "Asia/Tokyo"),
    ],
)
def test_a_round_trip_at_the_edges_of_the_calendar(when):
    """In UTC the first year begins in 999 and the last ends in 9999; both ways of reading take that."""
    coverage = (Coverage(when=when, thoroughness=Thoroughness.PARTIAL),)
    held = urt.Timeline(coverage=coverage)
    document = json.loads(urt.to_json(held))
    assert urt.from_json(urt.to_json(held)) == held
    document["actors"] = [{"id": "a", "name": "A", "kind": "person", "aliases": ["B", "B"]}]  # no quick way
    with pytest.raises(errors.InvalidTimeline, match="1 fault in the document\n  a aliases: 'B' stands twice"):
        urt.from_json(json.dumps(document))
    assert strictly(document["coverage"][0], "", Coverage) == coverage[0]


@pytest.mark.parametrize("stop", ["9999-12-31T23:59Z", "9999-12-31T23:59:59.999999Z"])
def test_an_instant_at_the_very_end_of_the_calendar_is_refused(stop):
    """It is no reading of any statement, and nothing overflows."""
    when = {"text": "9998-12-31", "zone": "UTC", "start": "9998-12-31T00:00:00Z", "stop": stop}
    document = {"coverage": [{"when": when, "thoroughness": "full"}]}
    with pytest.raises(errors.InvalidTimeline, match="is beyond the calendar"):
        urt.from_json(json.dumps(document))
