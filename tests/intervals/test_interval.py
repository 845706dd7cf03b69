"""Intervals as sources state them, Allen's relations, and the algebra."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest
from dateutil.easter import EASTER_ORTHODOX, easter

from us_russia_timeline.errors import InvalidInterval, InvalidMoment, Undetermined, UnknownZone
from us_russia_timeline.intervals import (
    EVER,
    FOREVER,
    Axis,
    Interval,
    Open,
    Precision,
    Relation,
    compose,
    duration,
    gaps,
    held_to_rules,
    hull,
    intersection,
    merge,
    possible_relations,
    relation,
)

MOSCOW, KYIV = "Europe/Moscow", "Europe/Kyiv"
EASTER_TRUCE = Interval("2025-04-19T18:00/2025-04-21T00:00", MOSCOW)
VICTORY_DAY = Interval("2025-05-08/2025-05-10", MOSCOW)


def utc(*parts):
    """An instant in UTC."""
    return datetime(*parts, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "first", "last", "start", "stop"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), utc(2024, 12, 31, 21), utc(2025, 12, 31, 21)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), utc(2024, 1, 31, 21), utc(2024, 2, 29, 21)),
        ("2025-07-14", date(2025, 7, 14), date(2025, 7, 14), utc(2025, 7, 13, 21), utc(2025, 7, 14, 21)),
        (
            "2025-07-14T18:00",
            date(2025, 7, 14),
            date(2025, 7, 14),
            utc(2025, 7, 14, 15),
            utc(2025, 7, 14, 15, 1),
        ),
        (
            "2025-05-08/2025-05-10",
            date(2025, 5, 8),
            date(2025, 5, 10),
            utc(2025, 5, 7, 21),
            utc(2025, 5, 10, 21),
        ),
        ("2025-01/2025-02", date(2025, 1, 1), date(2025, 2, 28), utc(2024, 12, 31, 21), utc(2025, 2, 28, 21)),
        (
            "2025-04-19T18:00/2025-04-21T00:00",
            date(2025, 4, 19),
            date(2025, 4, 20),
            utc(2025, 4, 19, 15),
            utc(2025, 4, 20, 21),
        ),
        ("2022-02-24/..", date(2022, 2, 24), Open.ONGOING, utc(2022, 2, 23, 21), Open.ONGOING),
        ("2025-03-05/", date(2025, 3, 5), Open.UNKNOWN, utc(2025, 3, 4, 21), Open.UNKNOWN),
    ],
)
def test_each_form_has_its_edges(text, first, last, start, stop):
    """Day ends are inclusive and clock ends exclusive; days are civil, instants in UTC."""
    interval = Interval(text, MOSCOW)
    assert (interval.first, interval.last, interval.start, interval.stop) == (first, last, start, stop)
    assert interval.start.tzinfo is timezone.utc


@pytest.mark.parametrize(
    ("text", "fills", "open_", "precision"),
    [
        ("2025", False, None, Precision.YEAR),
        ("2025-07", False, None, Precision.MONTH),
        ("2025-07-14", False, None, Precision.DAY),
        ("2025-07-14T18:00", False, None, Precision.MINUTE),
        ("2025-07-14T18:00:01", False, None, Precision.SECOND),
        ("2025-07-14T18:00:01.25", False, None, Precision.MICROSECOND),
        ("2025-07-14T18:00/2025-08", True, None, Precision.MONTH),
        ("2025/2025-07-14T18:00", True, None, Precision.YEAR),
        ("2022-02-24/..", True, Open.ONGOING, Precision.DAY),
        ("2025-03/", True, Open.UNKNOWN, Precision.MONTH),
    ],
)
def test_a_statement_says_what_it_is(text, fills, open_, precision):
    """A slash fills, dots go on, nothing after it is unknown; the coarser end is the precision."""
    interval = Interval(text, "UTC")
    assert (interval.fills, interval.open, interval.precision) == (fills, open_, precision)


DAYS, INSTANTS = Axis.DAYS, Axis.INSTANTS


@pytest.mark.parametrize(
    ("text", "unbegun", "last", "stop"),
    [
        ("../2025-05-08", Open.ONGOING, date(2025, 5, 8), utc(2025, 5, 8, 21)),
        ("/2025-05-08", Open.UNKNOWN, date(2025, 5, 8), utc(2025, 5, 8, 21)),
        ("../2025-05-08T12:00", Open.ONGOING, date(2025, 5, 8), utc(2025, 5, 8, 9)),
        ("/2025-05", Open.UNKNOWN, date(2025, 5, 31), utc(2025, 5, 31, 21)),
        ("../2025-05-08T24:00", Open.ONGOING, date(2025, 5, 8), utc(2025, 5, 8, 21)),
        ("../..", Open.ONGOING, Open.ONGOING, Open.ONGOING),
    ],
)
def test_a_beginning_may_be_open_or_unknown(text, unbegun, last, stop):
    """What has no beginning says why; it fills its time, and no day is made up for it."""
    interval = Interval(text, KYIV)
    assert (interval.unbegun, interval.last, interval.stop, interval.fills) == (unbegun, last, stop, True)
    for axis in Axis:
        assert interval.edges(axis)[0] == EVER
    for ask in (lambda: interval.first, lambda: interval.start):
        with pytest.raises(Undetermined, match="no beginning is told; ask .unbegun"):
            ask()
    with pytest.raises(Undetermined, match="has no length"):
        duration(interval) if unbegun is Open.ONGOING else duration(Interval("../2025", "UTC"))


def test_what_is_sure_of_an_open_beginning():
    """What went on before all that is told is sure until its end; of an unknown beginning nothing is but that it came."""
    ever, unknown, always = (Interval(text, "UTC") for text in ("../2025-05-08", "/2025-05-08", "../.."))
    day = date(2025, 5, 8).toordinal()
    assert [each.certain_edges(DAYS) for each in (ever, unknown, always)] == [(EVER, day + 1), None, (EVER, FOREVER)]
    assert [each.surely_begun(DAYS) for each in (ever, unknown)] == [EVER, day]
    assert (ever.surely_begun(INSTANTS), unknown.surely_begun(INSTANTS)) == (EVER, unknown.stop_us)
    assert unknown.latest_start_day == date(2025, 5, 8)
    with pytest.raises(Undetermined, match="tells no day by which it has begun"):
        _ = ever.latest_start_day
    assert ever.precision is unknown.precision is Precision.DAY
    with pytest.raises(Undetermined, match="tells no time at all"):
        _ = always.precision
    assert ever.going_on() == always == always.going_on()
    with pytest.raises(InvalidInterval, match="tells neither"):
        unknown.going_on()


def test_some_time_within_several_days():
    """Two days in brackets are one of a set, as event tables date: it lies somewhere within, and fills nothing."""
    several = Interval("[2025-05-08..2025-05-10]", MOSCOW)
    assert (several.first, several.last, several.fills, several.ranged) == (date(2025, 5, 8), date(2025, 5, 10), False, True)
    assert several.edges(INSTANTS) == VICTORY_DAY.edges(INSTANTS)
    assert (several.open, several.unbegun, several.precision) == (None, None, Precision.DAY)
    assert several.latest_start_day == date(2025, 5, 10)
    assert [several.certain_edges(axis) for axis in Axis] == [None, None]
    assert possible_relations(several, several) == frozenset(Relation)
    assert relation(Interval("2025-05-06/2025-05-06", MOSCOW), several) is Relation.PRECEDES
    with pytest.raises(Undetermined, match="not exact"):
        duration(several)
    assert several.going_on() == Interval("2025-05-08/..", MOSCOW)
    assert several.until(Interval("2025-05-20", MOSCOW)) == Interval("2025-05-08/2025-05-20", MOSCOW)
    assert Interval("2025-05-01", MOSCOW).until(several) == Interval("2025-05-01/2025-05-10", MOSCOW)
    assert Interval("[2025-05..2025-07]", "UTC").last == date(2025, 7, 31)
    assert Interval("[2024..2025]", "UTC").precision is Precision.YEAR


def test_twenty_four_o_clock_ends_a_day():
    """24:00 is the midnight at which its day is over; the next day is not touched."""
    evening = Interval("2025-04-19T18:00/2025-04-20T24:00", MOSCOW)
    assert (evening.start_us, evening.stop_us) == (EASTER_TRUCE.start_us, EASTER_TRUCE.stop_us)
    assert (evening.last, duration(evening)) == (date(2025, 4, 20), timedelta(hours=30))
    assert evening != EASTER_TRUCE  # the words are another statement's
    assert Interval("2025-04-19T18:00/2025-04-20T24:00:00.0", MOSCOW).stop == evening.stop
    assert Interval("2025-04-19T18:00/2025-04-20T24:00+03", MOSCOW).stop == evening.stop
    assert Interval("2024-12-31/2024-12-31T24:00", "UTC").stop == utc(2025, 1, 1)
    assert hull([evening, Interval("2025-04-21/2025-04-21", MOSCOW)]).text == "2025-04-19T18:00/2025-04-21"
    with pytest.raises(InvalidInterval, match="skip that time"):  # Cairo's clocks skip that midnight
        Interval("2025-04-24T12:00/2025-04-24T24:00", "Africa/Cairo")


@pytest.mark.parametrize(("text", "zone", "start"), [
    ("1985-04-12T23:20:30-04", "Atlantic/Bermuda", utc(1985, 4, 13, 3, 20, 30)) , ("2025-07-14T18:00+03", MOSCOW, utc(2025, 7, 14, 15)),
    ("2025-10-26T03:30+02", KYIV, utc(2025, 10, 26, 1, 30)),
])  # fmt: skip
def test_offsets_of_whole_hours(text, zone, start):
    """An offset may be told in hours alone."""
    assert Interval(text, zone).start == start


def test_the_algebra_of_open_beginnings():
    """What went on before all that is told has a hull, a common time and gaps like what goes on after."""
    before, after = Interval("../2025-05-08", MOSCOW), Interval("2025-05-06/..", MOSCOW)
    assert intersection(before, after) == Interval("2025-05-06/2025-05-08", MOSCOW)
    assert hull([before, after]) == Interval("../..", MOSCOW)
    assert merge([before, Interval("../2025-05-01", MOSCOW)]) == (before,)
    assert gaps([before, Interval("2025-05-10/..", MOSCOW)]) == (Interval("2025-05-09/2025-05-09", MOSCOW),)
    assert intersection(before, Interval("../2025-05-01", "UTC")).text == "../2025-05-01"
    assert hull([before, Interval("2025-05-09", "UTC").until(Interval("2025-05-09", "UTC"))]).text == "../2025-05-09"
    assert hull([before]).text == "../2025-05-08"
    assert intersection(before, Interval("../2025-05-01T12:30", "UTC")).text == "../2025-05-01T12:30"
    for odd in (Interval("/2025-05-08", MOSCOW), Interval("[2025-05-08..2025-05-09]", MOSCOW)):
        with pytest.raises(Undetermined, match="not exact"):
            merge([odd])
    assert relation(Interval("2025-05-20/2025-05-21", MOSCOW), before) is Relation.PRECEDED_BY


@pytest.mark.parametrize(("first", "last", "text"), [
    ("../2025-05-08", "2025-05-20", "../2025-05-20"), ("/2025-05-08", "2025-05-20", "/2025-05-20"), ("../2025-05-08", "2025-05-20/..", "../.."),
])  # fmt: skip
def test_until_keeps_an_open_beginning(first, last, text):
    """In words and in UTC alike, what has no beginning gets none."""
    assert Interval(first, MOSCOW).until(Interval(last, MOSCOW)) == Interval(text, MOSCOW)
    elsewhere = Interval(first, MOSCOW).until(Interval(last, "UTC"))
    assert (elsewhere.unbegun, elsewhere.open) == (Interval(text, "UTC").unbegun, Interval(text, "UTC").open)
    with pytest.raises(InvalidInterval, match="tells neither"):
        Interval("/2025-05-08", MOSCOW).until(Interval("2025-05-20/", MOSCOW))
    made = Interval.from_instants(Open.UNKNOWN, utc(2025, 5, 8))
    assert (made.text, made.unbegun) == ("/2025-05-08T00:00", Open.UNKNOWN)


def test_what_is_sure():
    """Within a day nothing is sure but its edges; what fills is sure throughout, an unknown end is not."""
    within, filling, unknown = (
        Interval(text, "UTC") for text in ("2025-07-14", "2025-07-14/2025-07-14", "2025-07-14/")
    )
    assert (within.surely_begun(INSTANTS), filling.surely_begun(INSTANTS)) == (within.stop_us, filling.start_us)
    day = (within.first.toordinal(), within.first.toordinal() + 1)
    assert [each.certain_edges(DAYS) for each in (within, filling, unknown)] == [day, day, None]
    assert [each.certain_edges(INSTANTS) for each in (within, filling, unknown)] == [None, filling.edges(INSTANTS), None]
    assert Interval("2025-07", "UTC").certain_edges(DAYS) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a time"),
        ("/", "tells neither when it began"),
        ("../", "tells neither when it began nor when it ended"),
        ("/..", "tells neither when it began nor when it ended"),
        ("../2025/..", "is not a time"),
        ("[2025-05-08..2025-05-10", "write .2025-05-08..2025-05-10."),
        ("[2025-05-08]", "write .2025-05-08..2025-05-10."),
        ("[2025-05-08, 2025-05-10]", "is not a time"),
        ("[..2025-05-10]", "is not a time"),
        ("[2025-05-08..]", "is not a time"),
        ("[2025-05..2025-06-01]", "two days, two months or two years"),
        ("[2025-05-08T10:00..2025-05-08T12:00]", "two days, two months or two years"),
        ("[2025-05-10..2025-05-08]", "must come before the last"),
        ("[2025-05-08..2025-05-08]", "must come before the last"),
        ("[2025-05-08..2025-05-10]/..", "is not a time"),
        ("2025-07-14T24:00", "24:00 only ends an interval"),
        ("2025-07-14T24:00/..", "24:00 only ends an interval"),
        ("2025-07-14/2025-07-14T24:01", "24:00 only ends an interval"),
        ("2025-07-15T00:00/2025-07-14T24:00", "must end after it begins"),
        ("2025/2026/2027", "is not a time"),
        ("2025-07-14\n", "is not a time"),
        ("20250714", "is not a time"),
        ("2025-W01", "is not a time"),
        ("２０２５", "is not a time"),
        ("2025-07-14/..\n", "is not a time"),
        ("2025-02-29", "day"),
        ("2025-07-15/2025-07-14", "must end after it begins"),
        ("2025-07-14T18:00/2025-07-14T18:00", "must end after it begins"),
        ("2025-07-14/2025-07-14T00:00", "must end after it begins"),
        ("2025-03-30T03:30", "skip that time"),
        ("2025-10-26T03:30", "twice; add the offset"),
        ("2025-10-26T03:30+05:00", "does not have that offset"),
        ("9" * 81, "stated as a text such as"),
        (None, "stated as a text such as"),
        (2025, "stated as a text such as"),
    ],
)
def test_what_is_no_statement_is_refused(text, message):
    """Other shapes, days that do not exist, wrong orders and clock times never shown are refused."""
    with pytest.raises(InvalidInterval, match=message):
        Interval(text, KYIV)


@pytest.mark.parametrize(
    "zone", ["", "Europe/Atlantis", "../../etc/localtime", "/etc/localtime", "Europe/Kyiv\n", None, 3]
)
def test_what_is_no_zone_is_refused(zone):
    """A zone must be the name of one that this machine knows, and no path."""
    with pytest.raises(UnknownZone):
        Interval("2025-07-14", zone)


def test_a_day_that_a_zone_skipped_is_refused():
    """Samoa had no 30 December 2011, so nothing happened there on that day."""
    with pytest.raises(InvalidInterval, match="the clocks of Pacific/Apia skip it"):
        Interval("2011-12-30", "Pacific/Apia")


def test_the_repeated_hour():
    """Where clocks go back, the offset tells the two hours apart, and a day lasts 25 hours."""
    first, second = (Interval(f"2025-10-26T03:30{offset}", KYIV) for offset in ("+03:00", "+02:00"))
    assert second.start - first.start == timedelta(hours=1)
    assert duration(Interval("2025-10-26/2025-10-26", KYIV)) == timedelta(hours=25)
    assert duration(Interval("2025-03-30/2025-03-30", KYIV)) == timedelta(hours=23)


def test_leap_days():
    """A leap day is a day, and the February around it ends with it."""
    assert Interval("2024-02-29", "UTC").last == Interval("2024-02", "UTC").last == date(2024, 2, 29)
    assert Interval("2025-02", "UTC").last == date(2025, 2, 28)
    assert duration(Interval("2024/2024", "UTC")) == timedelta(days=366)


def test_the_easter_truce_lasted_thirty_hours():
    """The Easter truce lasted 30 hours and held Orthodox Easter, which dateutil puts on 20 April 2025."""
    assert duration(EASTER_TRUCE) == timedelta(hours=30)
    assert easter(2025, EASTER_ORTHODOX) == date(2025, 4, 20) == EASTER_TRUCE.last
    sunday = Interval("2025-04-20/2025-04-20", MOSCOW)
    assert relation(sunday, EASTER_TRUCE) is Relation.FINISHES


def test_the_easter_truce_held_until_midnight():
    """It covered half past eleven on Sunday evening in Moscow, and not the midnight that ended it."""
    for text, inside in (("2025-04-20T23:30", True), ("2025-04-21T00:00", False)):
        at = Interval(text, MOSCOW).start_us
        assert (EASTER_TRUCE.start_us <= at < EASTER_TRUCE.stop_us) is inside


def test_the_victory_day_truce_lasted_seventy_two_hours():
    """Three whole days, the last inclusive, are 72 hours."""
    assert duration(VICTORY_DAY) == timedelta(hours=72)


@pytest.mark.parametrize("text", ["2025-07-14", "2025-07-14T18:00", "2025-03-05/"])
def test_what_is_not_exact_has_no_length(text):
    """Within a day, a minute or up to an unknown end, nothing has a length, nor enters the algebra."""
    interval = Interval(text, "UTC")
    for ask in (duration, lambda each: hull([each]), lambda each: merge([each]), lambda each: gaps([each])):
        with pytest.raises(Undetermined, match="not exact"):
            ask(interval)
    with pytest.raises(Undetermined, match="not exact"):
        intersection(VICTORY_DAY, interval)


def test_what_goes_on_has_no_length():
    """What has not ended has no length yet."""
    with pytest.raises(Undetermined, match="the end is ongoing"):
        duration(Interval("2022-02-24/..", KYIV))


def test_instants_make_an_interval():
    """Two aware datetimes make what fills the time between them, stated in UTC."""
    made = Interval.from_instants(datetime(2025, 4, 19, 18, tzinfo=ZoneInfo(MOSCOW)), utc(2025, 4, 20, 21))
    assert (made.text, made.zone) == ("2025-04-19T15:00/2025-04-20T21:00", "UTC")
    assert duration(made) == timedelta(hours=30)
    fine = Interval.from_instants(utc(2025, 1, 1, 0, 0, 5), utc(2025, 1, 1, 0, 0, 5, 250_000))
    assert fine.text == "2025-01-01T00:00:05/2025-01-01T00:00:05.25"
    assert Interval.from_instants(utc(2025, 1, 1), Open.ONGOING).text == "2025-01-01T00:00/.."
    assert Interval.from_instants(utc(2025, 1, 1), Open.UNKNOWN).text == "2025-01-01T00:00/"


def test_naive_instants_are_refused():
    """A datetime without a zone makes no interval, at either end; nor do two in the wrong order."""
    for start, stop in ((datetime(2025, 1, 1), utc(2025, 1, 2)), (utc(2025, 1, 1), datetime(2025, 1, 2))):
        with pytest.raises(InvalidMoment, match="needs a zone"):
            Interval.from_instants(start, stop)
    with pytest.raises(InvalidInterval, match="must end after it begins"):
        Interval.from_instants(utc(2025, 1, 2), utc(2025, 1, 2))


def test_carried_instants_need_no_zone_rules():
    """With its instants beside it, an interval is made without the rules of its zone."""
    known = Interval("2025-07-14", KYIV)
    assert Interval("2025-07-14", KYIV, known.start_us, known.stop_us) == known
    elsewhere = Interval("2025-07-14", "Mars/Olympus_Mons", known.start_us, known.stop_us)
    assert elsewhere.first == date(2025, 7, 14)


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("2025-07-14", 0, 86_400_000_000),
        ("2025-07-14", 1_752_451_200_000_000, FOREVER),
        ("2025-07-14", 1_752_451_200_000_000, 1_752_451_200_000_000 + 10 * 86_400_000_000),
        ("2025-07-14/..", 1_752_451_200_000_000, 1_752_537_600_000_000),
        ("2025-07-14/..", FOREVER, FOREVER),
        ("2025-07-14T10:00/2025-07-14T11:00", 1_752_487_200_000_000, 1_752_487_200_000_000),
    ],
)
def test_carried_instants_must_belong(text, start, stop):
    """Instants that no zone could give the text are refused, and so are those that end before they begin."""
    with pytest.raises(InvalidInterval):
        Interval(text, "UTC", start, stop)


DAY = 86_400_000_000
NOON = 1_752_494_400_000_000  # of 14 July 2025, in UTC


@pytest.mark.parametrize(
    ("text", "zone", "start", "stop", "message"),
    [
        ("2025-07-14T18:00+03:00", MOSCOW, NOON, NOON + 60_000_000, "not the one that it tells"),
        ("2025-07-14T18:00+03", "Mars/Base", NOON, NOON + 60_000_000, "not the one that it tells"),
        ("2025-07-14T18:00", "UTC", NOON, NOON + 60_000_000, "not the one that it tells"),
        ("2025-07-14", "UTC", NOON, NOON + DAY, "not the one that it tells"),
        ("2025-07-14T18:00", "Mars/Base", NOON, NOON + DAY // 3, "not as far apart"),
        ("2025-07-14T18:00", "Mars/Base", NOON, NOON + 120_000_000, "not as far apart"),
        ("2025-07-14", "Mars/Base", NOON - 27 * 3_600_000_000, NOON + 27 * 3_600_000_000, "not as far apart"),
        ("2025-07-14", "Mars/Base", NOON + 1, NOON + DAY, "not a reading of it in any zone"),
        ("../2025-07-14", "Mars/Base", NOON, NOON + DAY, "disagree about an open end"),
        ("2025-07-14/..", "Mars/Base", EVER, FOREVER, "disagree about an open end"),
    ],
)
def test_instants_that_their_statement_refutes_are_refused(text, zone, start, stop, message):
    """By its offset, by its length or as one of UTC, no zone data needed, an instant beside a time can be refuted."""
    with pytest.raises(InvalidInterval, match=message):
        Interval(text, zone, start, stop)


def test_instants_are_held_to_the_rules_of_a_zone_that_are_there():
    """Where this machine knows the zone it is asked; of another one, instants are believed."""
    noon = Interval("2025-07-14T12:00", KYIV)
    assert held_to_rules(noon) is noon
    later = Interval("2025-07-14T12:00", KYIV, noon.start_us + 3_600_000_000, noon.stop_us + 3_600_000_000)
    with pytest.raises(InvalidInterval, match="not those of Europe/Kyiv, which are 2025-07-14T09:00:00Z and 2025-07-14T09:01:00Z; leave"):
        held_to_rules(later)
    on = Interval("2025-07-14/..", KYIV, later.start_us, FOREVER)
    with pytest.raises(InvalidInterval, match="which are 2025-07-13T21:00:00Z and open"):
        held_to_rules(on)
    mars = Interval("2025-07-14T12:00", "Mars/Base", later.start_us, later.stop_us)
    assert held_to_rules(mars) is mars


def test_replacing_a_part_works_the_instants_out_again():
    """With another text or zone an interval has the instants of these; carried ones are not kept for others."""
    noon = Interval("2025-08-08T00:00/2025-08-08T12:00", "America/New_York")
    moved = attrs.evolve(noon, zone=MOSCOW)
    assert moved == Interval(noon.text, MOSCOW)
    assert moved.start == utc(2025, 8, 7, 21)
    assert attrs.evolve(noon, text="2025-08-09").start == utc(2025, 8, 9, 4)
    assert attrs.evolve(noon) == noon
    carried = Interval("2025-07-14", "Mars/Olympus_Mons", noon.start_us - 25 * 86_400_000_000, noon.start_us - 24 * 86_400_000_000)
    with pytest.raises(UnknownZone, match="no rules for the zone"):
        attrs.evolve(carried, text="2025-07-15")
    assert attrs.evolve(carried, zone="UTC") == Interval("2025-07-14", "UTC")


def test_going_on():
    """What was known of something while it lasted: the same beginning, no end."""
    assert EASTER_TRUCE.going_on() == Interval("2025-04-19T18:00/..", MOSCOW)


@pytest.mark.parametrize(
    ("first", "last", "text", "zone"),
    [
        (("2025-07-14", MOSCOW), ("2025-08-08", MOSCOW), "2025-07-14/2025-08-08", MOSCOW),
        (("2025-07-14", MOSCOW), ("2025-08-08T12:00", MOSCOW), "2025-07-14/2025-08-08T12:00", MOSCOW),
        (("2025-07-14", MOSCOW), ("2025-08-07/2025-08-09", MOSCOW), "2025-07-14/2025-08-09", MOSCOW),
        (("2025-07-14", MOSCOW), ("2025-08-08/..", MOSCOW), "2025-07-14/..", MOSCOW),
        (("2025-07-14", MOSCOW), ("2025-08-08/", MOSCOW), "2025-07-14/", MOSCOW),
        (("2025-07-14", MOSCOW), ("2025-08-08", "UTC"), "2025-07-13T21:00/2025-08-09T00:00", "UTC"),
        (("2025-07-14", MOSCOW), ("2025-08-08/..", "UTC"), "2025-07-14/..", MOSCOW),
        (("../2025-07-14", MOSCOW), ("2025-08-08", KYIV), "../2025-08-08", KYIV),
        (("../2025-07-14", MOSCOW), ("2025-08-08/..", KYIV), "../..", MOSCOW),
        (
            ("2025-07-14T18:00", "UTC"),
            ("2025-07-14T18:00", "UTC"),
            "2025-07-14T18:00/2025-07-14T18:01",
            "UTC",
        ),
    ],
)
def test_until(first, last, text, zone):
    """From one beginning to the other end, in the words of both if the ends that are told are of one zone."""
    assert Interval(*first).until(Interval(*last)) == Interval(text, zone)


def test_until_needs_a_later_end():
    """An interval cannot reach to an end before it."""
    for zone in (MOSCOW, "UTC"):
        with pytest.raises(InvalidInterval):
            Interval("2025-07-14", MOSCOW).until(Interval("2025-07-13T12:00", zone))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025", "2025"),
        ("2025-07", "July 2025"),
        ("2025-07-14", "14 July 2025"),
        ("2025-07-14T18:00", "14 July 2025, 18:00 (Europe/Kyiv)"),
        ("2025-08-07/2025-08-09", "7 to 9 August 2025"),
        ("2025-07-28/2025-08-09", "28 July to 9 August 2025"),
        ("2024-12-28/2025-01-09", "28 December 2024 to 9 January 2025"),
        ("2025-08-07/2025-08-07", "all of 7 August 2025"),
        ("2025-08-15T11:26/2025-08-15T14:11", "15 August 2025, 11:26 to 14:11 (Europe/Kyiv)"),
        ("2025-08-15T18:00/2025-08-15T24:00", "15 August 2025, 18:00 to 24:00 (Europe/Kyiv)"),
        ("2025-08-15/2025-08-15T10:00", "15 August 2025 to 15 August 2025, 10:00 (Europe/Kyiv)"),
        ("2025-01/2025-03", "January 2025 to March 2025"),
        ("2025-04-19T18:00/2025-04-21T00:00", "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Kyiv)"),
        ("2022-02-24/..", "from 24 February 2022 on"),
        ("2025-03-05/", "from 5 March 2025, end unknown"),
        ("2025-03-05T18:00/..", "from 5 March 2025, 18:00 on (Europe/Kyiv)"),
        ("../2025-05-08", "until 8 May 2025"),
        ("/2025-05-08T12:00", "until 8 May 2025, 12:00, beginning unknown (Europe/Kyiv)"),
        ("../2025-05-08T24:00", "until 8 May 2025, 24:00 (Europe/Kyiv)"),
        ("../..", "at all times"),
        ("[2025-05-08..2025-05-10]", "some time from 8 to 10 May 2025"),
        ("[2024..2025]", "some time from 2024 to 2025"),
        ("2025-04-19T18:00/2025-04-20T24:00", "19 April 2025, 18:00 to 20 April 2025, 24:00 (Europe/Kyiv)"),
    ],
)
def test_words(text, words):
    """``str`` reads as people write, and names the zone where there is a clock time."""
    assert str(Interval(text, KYIV)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-11-02T01:30-04:00/2025-11-02T01:30-05:00", "2 November 2025, 01:30-04:00 to 01:30-05:00 (America/New_York)"),
        ("2025-11-02T01:45-04/2025-11-02T01:15-05", "2 November 2025, 01:45-04:00 to 01:15-05:00 (America/New_York)"),
        ("2025-11-02T01:30-05:00", "2 November 2025, 01:30-05:00 (America/New_York)"),
        ("2025-11-02T01:30-05:00/..", "from 2 November 2025, 01:30-05:00 on (America/New_York)"),
        ("2025-11-02T00:30-04:00/2025-11-02T02:30-05:00", "2 November 2025, 00:30 to 02:30 (America/New_York)"),
    ],
)
def test_a_time_that_comes_twice_is_told_with_its_offset(text, words):
    """Where the clocks show a time once, they tell it alone."""
    assert str(Interval(text, "America/New_York")) == words


def test_without_the_rules_of_a_zone_a_stated_offset_is_told():
    """A document from elsewhere can be shown, and nothing of what it states is lost."""
    hour = Interval("2025-11-02T01:30-04:00", "America/New_York")
    assert str(Interval(hour.text, "Europe/Atlantis", hour.start_us, hour.stop_us)) == "2 November 2025, 01:30-04:00 (Europe/Atlantis)"


def test_repr_makes_it_again():
    """``repr`` is the call that makes it."""
    assert repr(VICTORY_DAY) == "Interval('2025-05-08/2025-05-10', 'Europe/Moscow')"


def test_two_happenings_of_one_day_are_not_ordered():
    """Of two things that happened on one day, any relation is possible, and none is certain."""
    day = Interval("2025-07-14", "UTC")
    assert possible_relations(day, day) == frozenset(Relation)
    with pytest.raises(Undetermined, match="could be precedes, meets"):
        relation(day, day)


def test_open_ends_leave_room():
    """Of two things that go on, either may stop first; one that ended long ago precedes both."""
    war, pause = Interval("2022-02-24/..", KYIV), Interval("2022-02-24/..", KYIV)
    assert possible_relations(war, pause) == {Relation.STARTS, Relation.EQUALS, Relation.STARTED_BY}
    assert relation(Interval("2021", KYIV), war) is Relation.PRECEDES
    assert relation(VICTORY_DAY, war) is Relation.DURING
    assert possible_relations(VICTORY_DAY, Interval("2025-05-09/", MOSCOW)) == {
        Relation.OVERLAPS,
        Relation.FINISHED_BY,
        Relation.CONTAINS,
    }


def test_inverses_and_compositions():
    """Seen from the other side a relation is its inverse; before what comes before is before."""
    assert Relation.PRECEDES.inverse is Relation.PRECEDED_BY
    assert Relation.EQUALS.inverse is Relation.EQUALS
    assert compose(Relation.PRECEDES, Relation.PRECEDES) == {Relation.PRECEDES}
    assert compose(Relation.DURING, Relation.CONTAINS) == frozenset(Relation)
    assert compose(Relation.MEETS, Relation.DURING) == {Relation.OVERLAPS, Relation.DURING, Relation.STARTS}


@pytest.mark.parametrize(
    ("a", "b", "common"),
    [
        ("2025-05-08/2025-05-10", "2025-05-10/2025-05-12", "2025-05-10/2025-05-10"),
        ("2025-05-08/2025-05-10", "2025-05-11/2025-05-12", None),
        ("2025-05-08/2025-05-10", "2025-05-09T12:00/..", "2025-05-09T12:00/2025-05-10"),
        ("2025-05/2025-06", "2025-06/..", "2025-06-01/2025-06-30"),
        ("2025-05-08/..", "2025-06-01/..", "2025-06-01/.."),
        ("2025-05-08/2025-05-09", "2025-05-09T00:00/2025-05-10T00:00", "2025-05-09T00:00/2025-05-10T00:00"),
    ],
)
def test_intersections_keep_the_words(a, b, common):
    """What two of one zone share is stated in that zone, days as days and clock times as clock times."""
    found = intersection(Interval(a, MOSCOW), Interval(b, MOSCOW))
    assert found == (None if common is None else Interval(common, MOSCOW))


def test_intersections_across_zones_are_in_utc():
    """What two of different zones share is stated in UTC: whole days where it is whole days."""
    assert intersection(VICTORY_DAY, Interval("2025-05-08/..", "UTC")) == Interval(
        "2025-05-08T00:00/2025-05-10T21:00", "UTC"
    )
    days = Interval("2025-05-08/2025-05-09", "UTC")
    assert intersection(Interval("2025-05/2025-05", MOSCOW), days) == days
    ongoing = intersection(Interval("2025-05-01/..", MOSCOW), Interval("2025-05-08/..", "UTC"))
    assert ongoing == Interval("2025-05-08/..", "UTC")


def test_repeated_hours_are_stated_in_utc():
    """A span whose ends carry offsets is stated in UTC, where no hour comes twice."""
    night = Interval("2025-10-26T03:30+03:00/2025-10-26T03:30+02:00", KYIV)
    assert merge([night]) == (Interval("2025-10-26T00:30/2025-10-26T01:30", "UTC"),)


def test_days_without_a_midnight_stay_days():
    """Where the clocks skip midnight, a merged day is still stated as a day, so that it can be read again."""
    parts = [
        Interval("2025-04-25/2025-04-25", "Africa/Cairo"),
        Interval("2025-04-26T00:00/2025-04-26T05:00", "Africa/Cairo"),
    ]
    assert merge(parts) == (Interval("2025-04-25/2025-04-26T05:00", "Africa/Cairo"),)


def test_merging_and_gaps():
    """Intervals that meet or overlap are joined; the gaps are what lies between."""
    parts = [
        Interval(text, MOSCOW)
        for text in ("2025-05-05/2025-05-06", "2025-05-01/2025-05-02", "2025-05-03/2025-05-03")
    ]
    assert [each.text for each in merge(parts)] == ["2025-05-01/2025-05-03", "2025-05-05/2025-05-06"]
    assert [each.text for each in gaps(parts)] == ["2025-05-04/2025-05-04"]
    assert hull(parts).text == "2025-05-01/2025-05-06"
    assert merge([]) == gaps([]) == ()


def test_the_hull_of_nothing_is_refused():
    """There is no shortest interval that holds nothing."""
    with pytest.raises(InvalidInterval, match="no interval at all"):
        hull([])


def test_the_algebra_is_found_at_its_door():
    """What the room offers is listed, can be had from it, and nothing else can."""
    from us_russia_timeline import intervals

    assert dir(intervals) == sorted(intervals.__all__)
    assert all(getattr(intervals, name) is not None for name in intervals.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'union'"):
        _ = intervals.union


@pytest.mark.parametrize("carried", [{"start_us": 1_752_451_200_000_000}, {"stop_us": 1_752_537_600_000_000}, {"start_us": 5}])
@pytest.mark.parametrize("zone", ["UTC", "Mars/Olympus_Mons"])
def test_one_instant_alone_is_refused(carried, zone):
    """An instant without the other was dropped in silence, right or wrong."""
    with pytest.raises(InvalidInterval, match="'2025-07-14': start_us and stop_us come together"):
        Interval("2025-07-14", zone, **carried)
