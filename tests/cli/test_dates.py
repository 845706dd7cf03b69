"""Dates as people write them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

import pytest
from hypothesis import given, strategies as st

from us_russia_timeline import load
from us_russia_timeline.cli.arguments import begins, day, day_or_instant, ends
from us_russia_timeline.cli.dates import iso
from us_russia_timeline.cli.phrases import date_words, day_words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7 August 2025", "2025-08-07"),
        ("7 aug 2025", "2025-08-07"),
        ("7th of August, 2025", "2025-08-07"),
        ("Aug 7, 2025", "2025-08-07"),
        ("August 7 2025", "2025-08-07"),
        ("Sept. 2, 2025", "2025-09-02"),
        ("Thursday, 7 August 2025", "2025-08-07"),
        ("Thu Aug 7, 2025", "2025-08-07"),
        ("2025-8-7", "2025-08-07"),
        ("2025/08/07", "2025-08-07"),
        ("7.8.2025", "2025-08-07"),
        ("07. 08. 2025", "2025-08-07"),
        ("13/08/2025", "2025-08-13"),
        ("08/13/2025", "2025-08-13"),
        ("08/08/2025", "2025-08-08"),
        ("August 2025", "2025-08"),
        ("2025-08-07", "2025-08-07"),
        ("2025-08-07T18:00+03:00", "2025-08-07T18:00+03:00"),
        ("yesterday", "yesterday"),
        ("31/13/2025", "31/13/2025"),
        ("7 August", "7 August"),
    ],
)
def test_written_out_dates(text, wanted):
    """What is a date in plain words is one; anything else is left for the grammar of the library."""
    assert iso(text) == wanted


def test_an_ambiguous_date_is_refused_with_both_readings():
    """Nobody guesses whether the day or the month comes first."""
    with pytest.raises(ArgumentTypeError, match="'07/08/2025' is ambiguous: write 2025-07-08 or 2025-08-07"):
        iso("07/08/2025")


@pytest.mark.parametrize("ask", [iso, day, begins, ends])
def test_what_is_too_long_for_a_date_is_refused_not_cut(ask):
    """What stands after the hundredth character is not passed over, whatever stands before."""
    with pytest.raises(ArgumentTypeError, match="has 114 characters; a date has 100 at most"):
        ask("2025-08-07" + " " * 96 + "and more")


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_our_own_words_are_read_back(given_day):
    """The days that the screens print can be typed."""
    for words in (date_words(given_day), day_words(given_day), f"{given_day.year}-{given_day.month}-{given_day.day}"):
        assert day(words) == given_day


def test_the_days_of_the_shipped_events_are_read_back():
    """As they stand in lists: a day, a month."""
    for event in load().events:
        words = str(event.when)
        if event.when.text == event.when.first.isoformat():
            assert day_or_instant(words) == event.when.first
        elif len(event.when.text) == len("2025-08"):
            assert (begins(words), ends(words)) == (event.when.first, event.when.last)


@pytest.mark.parametrize("read", [day, day_or_instant, begins, ends])
def test_every_option_that_takes_a_day_takes_words(read):
    """One way to read them, at the edge of the command line."""
    assert read("7 August 2025") == date(2025, 8, 7)
    with pytest.raises(ArgumentTypeError, match="ambiguous"):
        read("7/8/2025")


@pytest.mark.parametrize("text", ["Monday, 8 August 2025", "Mon 8 Aug 2025", "sunday August 8, 2025"])
def test_a_day_of_another_weekday_is_refused(text):
    """It is one of two days, and which nobody can know."""
    with pytest.raises(ArgumentTypeError, match="2025-08-08 is a Friday"):
        day(text)
    assert day("Friday, 8 August 2025").isoformat() == "2025-08-08"
    with pytest.raises(ArgumentTypeError, match="'2025-06-31': day is out of range for month"):
        day("Friday, 31 June 2025")
