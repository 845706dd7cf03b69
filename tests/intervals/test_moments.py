"""Moments as callers give them, as civil days and as instants."""

from __future__ import annotations

from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from us_russia_timeline.errors import InvalidMoment
from us_russia_timeline.intervals import Axis, Position, read_day, read_moment

KYIV = ZoneInfo("Europe/Kyiv")
DAY = Position(Axis.DAYS, date(2025, 7, 14).toordinal())
INSTANT = Position(Axis.INSTANTS, 1_752_505_200_000_000)


@pytest.mark.parametrize("moment", ["2025-07-14", date(2025, 7, 14)])
def test_a_day_is_a_civil_day(moment):
    """A date, or its text, is the civil day."""
    assert read_moment(moment) == DAY


@pytest.mark.parametrize(
    "moment",
    [
        "2025-07-14T18:00+03:00",
        "2025-07-14T15:00Z",
        "2025-07-14T15:00:00.000000+00:00",
        "2025-07-14T18:00[Europe/Kyiv]",
        "2025-07-14T18:00+03:00[Europe/Kyiv]",
        datetime(2025, 7, 14, 15, tzinfo=timezone.utc),
        datetime(2025, 7, 14, 18, tzinfo=KYIV),
    ],
)
def test_an_instant_is_the_same_in_every_form(moment):
    """An aware datetime, and each text with an offset or a zone, is the instant."""
    assert read_moment(moment) == INSTANT


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        (datetime(2025, 7, 14, 18), "no zone, and none is assumed"),
        ("2025-07-14T18:00", "no zone, and none is assumed: write 2025-07-14T18:00"),
        ("2025-07", "longer than a day"),
        ("2025", "longer than a day"),
        ("2025-07-14[Europe/Kyiv]", "a civil day takes no zone"),
        ("2025-07-14T18:00[Europe/Kyiv", "is not a moment"),
        ("2025-07-14T18:00[Europe/Atlantis]", "no rules for the zone"),
        ("2025-07-14T18:00[]", "no rules for the zone"),
        ("2025-03-30T03:30[Europe/Kyiv]", "skip that time"),
        ("2025-07-14T18:00[../../etc/localtime]", "no rules for the zone"),
        ("yesterday", "is not a moment: write 2025-07-14 or"),
        ("", "is not a moment: write 2025-07-14 or"),
        ("2025-07-14\n", "is not a moment: write 2025-07-14 or"),
        ("2025-07-14/2025-07-15", "is not a moment: write 2025-07-14 or"),
        ("9" * 101, "is not a moment"),
        (date(999, 12, 31), "between 1000 and 9998"),
        (date(9999, 1, 1), "between 1000 and 9998"),
        (datetime(9999, 12, 31, tzinfo=timezone.utc), "between 1000 and 9998"),
        (1_752_505_200, "not int"),
        (None, "not NoneType"),
    ],
)
def test_other_moments_are_refused(moment, message):
    """A moment that is naive, too long, malformed or of another type is refused, and the error says why."""
    with pytest.raises(InvalidMoment, match=message):
        read_moment(moment)


def test_a_day_closes_when_the_next_begins_and_an_instant_at_once():
    """What is over by a day's close is over when the next day begins; both are followed by the next position."""
    assert (DAY.close, DAY.after) == (DAY.at + 1, DAY.at + 1)
    assert (INSTANT.close, INSTANT.after) == (INSTANT.at, INSTANT.at + 1)


def test_an_instant_is_a_civil_day_in_each_zone():
    """A day is itself in every zone; an instant is the day that the clocks of the zone show."""
    assert DAY.day_in("Pacific/Kiritimati") == date(2025, 7, 14)
    assert INSTANT.day_in("Europe/Kyiv") == date(2025, 7, 14)
    assert INSTANT.day_in("Pacific/Kiritimati") == date(2025, 7, 15)


def test_where_a_day_is_asked_for_an_instant_is_refused():
    """The words of whoever asks say what to ask instead."""
    assert read_day("2025-07-14", "never said") == date(2025, 7, 14)
    with pytest.raises(InvalidMoment, match="^ask another$"):
        read_day("2025-07-14T18:00Z", "ask another")
