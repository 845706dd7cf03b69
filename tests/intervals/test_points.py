"""Points in time as text, as clock readings and as microseconds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from us_russia_timeline._record import is_zone_name
from us_russia_timeline.errors import InvalidInterval, UnknownZone
from us_russia_timeline.intervals import (
    EPOCH,
    clock_instant,
    day_start,
    from_microseconds,
    instant_text,
    parse_point,
    read_instant,
    to_microseconds,
    zone_rules,
)


@pytest.mark.parametrize(
    ("text", "low", "high", "precision"),
    [
        ("2025", datetime(2025, 1, 1), datetime(2026, 1, 1), "year"),
        ("2024-02", datetime(2024, 2, 1), datetime(2024, 3, 1), "month"),
        ("2025-12", datetime(2025, 12, 1), datetime(2026, 1, 1), "month"),
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1), "day"),
        ("2025-07-14T18:00", datetime(2025, 7, 14, 18), datetime(2025, 7, 14, 18, 1), "minute"),
        ("2025-07-14T18:00:30", datetime(2025, 7, 14, 18, 0, 30), datetime(2025, 7, 14, 18, 0, 31), "second"),
        (
            "2025-07-14T18:00:30.5",
            datetime(2025, 7, 14, 18, 0, 30, 500_000),
            datetime(2025, 7, 14, 18, 0, 30, 500_001),
            "microsecond",
        ),
    ],
)
def test_each_precision_names_its_stretch(text, low, high, precision):
    """A point names the civil stretch of its last figure, half-open."""
    assert parse_point(text) == (low, high, precision, None)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2025-07-14T18:00Z", timedelta(0)),
        ("2025-07-14T18:00+03:00", timedelta(hours=3)),
        ("2025-07-14T18:00:00-09:30", -timedelta(hours=9, minutes=30)),
    ],
)
def test_offsets_are_read(text, offset):
    """An offset may follow a clock time: Z, or hours and minutes with a sign."""
    assert parse_point(text).offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2025",
        "2025 ",
        "2025-07-14\n",
        "20250714",
        "2025-W01",
        "2025-W01-1",
        "2025-195",
        "2025-7-14",
        "25-07-14",
        "+2025-07-14",
        "-0044-03-15",
        "02025-07-14",
        "２０２５-07-14",
        "2025-0٧-14",
        "2025-07-14 18:00",
        "2025-07-14T18",
        "2025-07-14T1800",
        "2025-07-14t18:00",
        "2025-07-14T18:00z",
        "2025-07-14T18:00:30,5",
        "2025-07-14T18:00:30.1234567",
        "2025-07-14T18:00+3",
        "2025-07-14T18:00+0300",
        "2025-07-14T18:00+03:",
        "2025-07-14Z",
        "2025-07-14~",
        "2025-07-1X",
        "now",
    ],
)
def test_other_texts_are_refused(text):
    """Nothing is guessed: other shapes, other digits and stray characters are no times."""
    with pytest.raises(InvalidInterval, match="is not a time: write 2025"):
        parse_point(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-29", "day"),
        ("2025-13", "month"),
        ("2025-00-01", "month"),
        ("2025-04-31", "day"),
        ("2025-07-14T24:00", "24:00 only ends an interval"),
        ("2025-07-14T25:00", "hour"),
        ("2025-07-14T18:60", "minute"),
        ("2025-07-14T18:00:60", "second"),
        ("2025-07-14T18:00+16:00", "no zone has the offset"),
        ("2025-07-14T18:00+03:60", "no zone has the offset"),
        ("0999", "between 1000 and 9998"),
        ("9999-12-31", "between 1000 and 9998"),
        ("0000", "between 1000 and 9998"),
    ],
)
def test_impossible_times_are_refused(text, message):
    """A day, an hour or an offset that does not exist is refused, and so is a year out of reach."""
    with pytest.raises(InvalidInterval, match=message):
        parse_point(text)


def test_the_first_and_the_last_year_can_be_written():
    """Years from 1000 to 9998 can be written, in every zone."""
    assert parse_point("1000").low == datetime(1000, 1, 1)
    assert parse_point("9998").high == datetime(9999, 1, 1)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        assert day_start(parse_point("1000").low, zone) < day_start(parse_point("9998").high, zone)


def test_zone_rules_come_from_zoneinfo():
    """UTC needs no zone data; other names give the rules of the system or of tzdata."""
    assert zone_rules("UTC") is timezone.utc
    assert zone_rules("Europe/Kyiv").utcoffset(datetime(2025, 7, 14)) == timedelta(hours=3)


@pytest.mark.parametrize(
    "name",
    ["Europe/Atlantis", "", "../../etc/localtime", "/etc/localtime", "Europe//Kyiv", "Europe/..", "Europe",
     "a\0b",
     "Европа/Киев", "Europe/Kyiv\n", "x" * 65, "a/b/c/d/e"],
)  # fmt: skip
def test_bad_zones_are_refused(name):
    """A name that no machine knows, or that is a path, is refused with a hint."""
    with pytest.raises(UnknownZone, match="use an IANA name such as Europe/Kyiv"):
        zone_rules(name)


@pytest.mark.parametrize(
    "name", ["UTC", "Etc/GMT+3", "America/Argentina/Buenos_Aires", "America/Port-au-Prince"]
)
def test_zone_names_have_a_shape(name):
    """The shape of a zone name is known without zone data."""
    assert is_zone_name(name)
    assert not is_zone_name(f"{name}/")
    assert not is_zone_name(f"/{name}")


def test_microseconds_count_from_1970():
    """Microseconds are exact, before and after 1970."""
    assert to_microseconds(EPOCH) == 0
    assert to_microseconds(datetime(1970, 1, 1, 3, tzinfo=ZoneInfo("Europe/Moscow"))) == 0
    assert to_microseconds(datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=timezone.utc)) == -1
    assert from_microseconds(-1) == datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        ("Europe/Moscow", datetime(2025, 7, 14), datetime(2025, 7, 13, 21)),
        ("Africa/Cairo", datetime(2025, 4, 25), datetime(2025, 4, 24, 22)),  # midnight is skipped
        ("America/Havana", datetime(2025, 11, 2), datetime(2025, 11, 2, 4)),  # midnight comes twice
        ("America/Toronto", datetime(1919, 3, 31), datetime(1919, 3, 31, 4, 30)),  # 23:30 is followed by 00:30
        ("Pacific/Apia", datetime(2011, 12, 30), datetime(2011, 12, 30, 10)),  # the whole day is skipped
        ("Pacific/Apia", datetime(2011, 12, 31), datetime(2011, 12, 30, 10)),
    ],
)
def test_days_begin_even_where_midnight_is_odd(zone, day, start):
    """A civil day begins at its first instant, also where the clocks skip or repeat midnight."""
    assert from_microseconds(day_start(day, zone)) == start.replace(tzinfo=timezone.utc)


def test_a_skipped_clock_time_is_refused():
    """In the night to summer time an hour is not shown, whatever offset is claimed."""
    skipped = datetime(2025, 3, 30, 3, 30)
    for offset in (None, timedelta(hours=2), timedelta(hours=3)):
        with pytest.raises(InvalidInterval, match=r"skip that time|does not have that offset"):
            clock_instant(skipped, "Europe/Kyiv", offset, "2025-03-30T03:30")


def test_a_repeated_clock_time_needs_its_offset():
    """In the night from summer time an hour is shown twice, and the offset says which is meant."""
    twice, text = datetime(2025, 10, 26, 3, 30), "2025-10-26T03:30"
    with pytest.raises(InvalidInterval, match="twice; add the offset"):
        clock_instant(twice, "Europe/Kyiv", None, text)
    first = clock_instant(twice, "Europe/Kyiv", timedelta(hours=3), text)
    second = clock_instant(twice, "Europe/Kyiv", timedelta(hours=2), text)
    assert second - first == 3_600_000_000
    with pytest.raises(InvalidInterval, match="does not have that offset"):
        clock_instant(twice, "Europe/Kyiv", timedelta(hours=4), text)


def test_an_offset_must_be_the_zones():
    """Beside a zone, an offset is accepted just where the zone has it."""
    noon = datetime(2025, 7, 14, 12)
    assert clock_instant(noon, "Europe/Kyiv", timedelta(hours=3), "") == clock_instant(
        noon, "Europe/Kyiv", None, ""
    )
    with pytest.raises(InvalidInterval, match="Europe/Kyiv does not have that offset"):
        clock_instant(noon, "Europe/Kyiv", timedelta(hours=2), "2025-07-14T12:00+02:00")


@pytest.mark.parametrize(
    "text",
    [
        "", "2025-07-14", "2025-07-14T04:00:00", "2025-07-14 04:00:00Z", "2025-07-14T04:00:00z", "2025-07-14T04:00:00+",
        "2025-W29-1T04:00:00Z", "20250714T040000.123Z", "2025-07-14T24:00:00Z", "2025-02-30T00:00:00Z", "2025-07-14T04:00:60Z",
        "٢٠٢٥-07-14T04:00:00Z", "2025-07-14T04:00:00.5Z", "2025-07-14T04:00:00Z\n", "-025-07-14T04:00:00Z",
    ],
)  # fmt: skip
def test_an_instant_has_one_form(text):
    """Only the form that canonical JSON writes is read."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, the strict way explains
        read_instant(text)


def test_instants():
    """An instant is counted in microseconds from 1970."""
    assert read_instant("1970-01-01T00:00:01Z") == 1_000_000
    assert read_instant("1969-12-31T23:59:59Z") == -1_000_000


@pytest.mark.parametrize(("us", "text"), [(0, "1970-01-01T00:00:00Z"), (1_500_000, "1970-01-01T00:00:01.5Z")])
def test_an_instant_is_written_as_it_is_read(us, text):
    """To the second, with a fraction where there is one."""
    assert instant_text(us) == text
