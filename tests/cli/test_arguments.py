"""Texts become values once: days, instants, bounds, numbers, words of vocabularies."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date, datetime, timedelta, timezone

import pytest
from cli_sample import said

from us_russia_timeline.cli.arguments import begins, day, day_or_instant, ends, one_of, whole
from us_russia_timeline.cli.phrases import moment_words
from us_russia_timeline.deadlines import Rule
from us_russia_timeline.intervals import read_moment
from us_russia_timeline.models import EventKind, Verdict

MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("2025-07-14", date(2025, 7, 14), "2025-07-14"),
        ("2025-07-14T18:00+03:00", datetime(2025, 7, 14, 18, tzinfo=MOSCOW), "2025-07-14T18:00+03:00"),
        ("2025-07-14T18:00[Europe/Moscow]", datetime(2025, 7, 14, 18, tzinfo=MOSCOW), "2025-07-14T18:00+03:00"),
        ("2025-07-14T15:00Z", datetime(2025, 7, 14, 15, tzinfo=timezone.utc), "2025-07-14T15:00Z"),
        ("2025-07-14T18:00:01.5Z", datetime(2025, 7, 14, 18, 0, 1, 500_000, timezone.utc), "2025-07-14T18:00:01.500000Z"),
        ("1000-01-01T00:00+14:00", datetime(1000, 1, 1, tzinfo=timezone(timedelta(hours=14))), "1000-01-01T00:00+14:00"),
        ("9998-12-31T23:59-10:00", datetime(9998, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-10))), "9998-12-31T23:59-10:00"),
    ],
)  # fmt: skip
def test_moments(text, value, shown):
    """A moment is the day, or the instant with its own offset; it means what its text means, and is shown so."""
    found = day_or_instant(text)
    assert type(found) is type(value)
    assert found == value
    assert read_moment(found) == read_moment(text)
    assert moment_words(found) == shown
    if isinstance(found, datetime):
        assert found.utcoffset() == value.utcoffset()


@pytest.mark.parametrize(
    "text", ["2025-07-14T12:00", "2025-02-30", "", "now", "2025-07-14[Europe/Moscow]", "0999-01-01"]
)
def test_what_is_no_moment(text):
    """What the library refuses as a moment is refused here in its words."""
    with pytest.raises(ArgumentTypeError):
        day_or_instant(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-07-14", date(2025, 7, 14), date(2025, 7, 14)),
        ("2025-07-14T00:00Z", datetime(2025, 7, 14, tzinfo=timezone.utc), datetime(2025, 7, 14, tzinfo=timezone.utc)),
    ],
)  # fmt: skip
def test_bounds_of_a_search(text, first, last):
    """A year or a month stands for its first or its last day, a day or an instant for itself."""
    assert (begins(text), ends(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "why"), [("2025-13", "month must be"), ("0001", "the year must lie"), ("x", "is not a time")]
)
def test_what_bounds_no_search(text, why):
    """What is no year, month, day or instant is refused, and told why."""
    for bound in (begins, ends):
        with pytest.raises(ArgumentTypeError, match=why):
            bound(text)


def test_days():
    """A day is a day: a longer time and an instant are refused with what to write instead."""
    assert day("2025-07-14") == date(2025, 7, 14)
    for text, why in (
        ("2025", "longer than a day"),
        ("2025-07", "--to 2025-07"),
        ("2025-07-14T00:00Z", "is an instant"),
    ):
        with pytest.raises(ArgumentTypeError, match=why):
            day(text)


def test_words_of_a_vocabulary():
    """A word gives its member, with hyphens or underscores, in any case; another one lists those there are."""
    assert one_of("rule", Rule)("EU-1182-71") is Rule.EU_1182_71
    assert one_of("kind", EventKind)("deadline_passed") is EventKind.DEADLINE_PASSED
    with pytest.raises(ArgumentTypeError, match="'x' is not a verdict; use one of confirmed, imprecise"):
        one_of("verdict", Verdict)("x")


def test_whole_numbers():
    """A whole number has a least one, and no greatest."""
    assert whole(0)("0") == 0
    assert whole(1)("9" * 400) == int("9" * 400)
    for text in ("0", "-1", "1.5", "", "many"):
        with pytest.raises(ArgumentTypeError, match="is not a whole number from 1 up"):
            whole(1)(text)


def test_the_help_explains_the_words(run):
    """Where an option takes a word of a vocabulary, the help of the command has every one with its gloss."""
    for command, vocabulary in (("events", EventKind), ("claims", Verdict), ("deadline due", Rule)):
        out = said(run(*command.split(), "--help")[1])
        for word in vocabulary:
            assert f"{word}: {word.gloss}" in out
    assert "what the words mean" not in run("truces", "--help")[1]
