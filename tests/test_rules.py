"""The rules that records of several rooms share."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counted import counted_words
from us_russia_timeline import _record as rules
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import CALENDAR_DAY
from us_russia_timeline.models import Place


@pytest.mark.parametrize("value", ["a", "Київ", "déjà vu", "a  b", "x" * 20, "🕊"])
def test_texts_that_show_are_accepted(value):
    """Printable text in any script is a text."""
    rules.check_text("title", value, 20)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "must not be empty"),
        (None, "must be a text, not NoneType"),
        (5, "must be a text, not int"),
        ("x" * 21, "has 21 characters, and 20 are allowed"),
        ("a\nb", r"U\+000A"),
        ("a\x1b[31mb", r"U\+001B"),
        ("a\u202eb", r"U\+202E"),
        ("a\u200bb", r"U\+200B"),
        ("a\u00a0b", r"U\+00A0"),
        ("a\ud800b", r"U\+D800"),
        (" a", "begins or ends with a space"),
        ("a ", "begins or ends with a space"),
        ("e\u0301", "form NFC"),
    ],
)
def test_texts_that_do_not_show_are_refused(value, message):
    """What is empty, too long, invisible, directional, padded or not composed is refused, by name."""
    with pytest.raises(InvalidRecord, match=f"title: .*{message}"):
        rules.check_text("title", value, 20)


def test_an_empty_text_may_be_allowed():
    """A note may be empty where the rule says so."""
    rules.check_text("note", "", empty=True)


def test_a_subclass_of_text_is_refused():
    """Only a plain text is a text: an enum member that is one too does not slip in."""
    from us_russia_timeline import EventKind

    with pytest.raises(InvalidRecord, match="must be a text, not EventKind"):
        rules.check_text("title", EventKind.CALL)


@pytest.mark.parametrize("value", ["a", "sergei-lavrov", "g7", "a" * 80])
def test_slugs_are_accepted(value):
    """Lower-case words joined by hyphens are a slug."""
    rules.SLUG.check("id", value)


@pytest.mark.parametrize(
    "value", ["", "A", "a_b", "-a", "a-", "a--b", "7g", "a b", "é", "a\n", "a/../b", None, 5, "a" * 81]
)
def test_other_slugs_are_refused(value):
    """Anything else is not."""
    with pytest.raises(InvalidRecord, match=r"id: .* is not a slug such as 'sergei-lavrov'"):
        rules.SLUG.check("id", value)


@pytest.mark.parametrize("value", ["2025-07-14-fifty-days", "2024-02-29-x", "2025-07-14-2"])
def test_dated_ids_are_accepted(value):
    """A day that exists and a slug are a dated id."""
    rules.DATED_ID.check("id", value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2025-07-14", "is not a dated id"),
        ("fifty-days", "is not a dated id"),
        ("2025-07-14-Fifty", "is not a dated id"),
        ("2025-07-14-fifty\n", "is not a dated id"),
        ("٢٠٢٥-07-14-fifty", "is not a dated id"),
        ("2025-07-14-" + "x" * 90, "is not a dated id"),
        (None, "is not a dated id"),
        ("2025-02-29-leap", "a day that does not exist"),
    ],
)
def test_other_dated_ids_are_refused(value, message):
    """Anything else is not, and a day that does not exist is named as the reason."""
    with pytest.raises(InvalidRecord, match=message):
        rules.DATED_ID.check("id", value)


@pytest.mark.parametrize("day", [date(1000, 1, 1), date(9998, 12, 31)])
def test_days_that_can_be_written_are_accepted(day):
    """What may be held can be written, and read again."""
    CALENDAR_DAY.check("date", day)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (date(999, 12, 31), "date: 0999-12-31: the year must lie between 1000 and 9998"),
        (date(9999, 1, 1), "date: 9999-01-01: the year must lie between 1000 and 9998"),
        (datetime(2025, 7, 14), "date: must be date, not datetime"),
        ("2025-07-14", "date: must be date, not str"),
        (None, "date: must be date, not NoneType"),
    ],
)
def test_other_days_are_refused(value, message):
    """A year that the reader would refuse, an instant, a text: none is held."""
    with pytest.raises(InvalidRecord, match=message):
        CALENDAR_DAY.check("date", value)


def test_ids_stand_once():
    """In a list of ids each is checked, and stands once."""
    rules.several(rules.SLUG, once=True).check("actors", ("a", "b"))
    rules.several(rules.DATED_ID, once=True).check("records", ("2025-07-14-a", "2025-07-15-a"))
    with pytest.raises(InvalidRecord, match="actors: 'a' stands twice"):
        rules.several(rules.SLUG, once=True).check("actors", ("a", "b", "a"))
    with pytest.raises(InvalidRecord, match="records: '2025-07-14-a' stands twice"):
        rules.several(rules.DATED_ID, once=True).check("records", ("2025-07-14-a", "2025-07-14-a"))
    with pytest.raises(InvalidRecord, match="not a slug"):
        rules.several(rules.SLUG, once=True).check("actors", ("a", "B"))


def test_what_stands_twice_is_found_in_one_pass():
    """A long list that says one thing at its end once more is not compared with itself, place by place."""
    word, compared = counted_words()
    words = tuple(word(at) for at in [*range(1_000), 999])
    with pytest.raises(InvalidRecord, match="tags: '999' stands twice"):
        rules.several(rules.of(word), once=True).check("tags", words)
    assert compared() < 10


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("qid", "Q22686"),
        ("country", "UKR"),
        ("language", "en"),
        ("language", "zh-Hant-TW"),
        ("url", "https://www.example.org/a?b=c#d"),
        ("url", "http://example.org:8080"),
        ("url", "https://xn--e1aybc.ua/%D0%B0"),
    ],
)
def test_codes_are_accepted(kind, value):
    """Codes of the known shapes are accepted."""
    rules.check_shape("code", value, kind)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("qid", "Q0"),
        ("qid", "q1"),
        ("qid", "Q1\n"),
        ("country", "UA"),
        ("country", "ukr"),
        ("language", "EN"),
        ("language", "english"),
        ("language", None),
        ("url", "javascript:alert(1)"),
        ("url", "data:text/html,x"),
        ("url", "ftp://example.org/"),
        ("url", "https://"),
        ("url", "https:///path"),
        ("url", "//example.org"),
        ("url", "https://user@example.org/"),
        ("url", "https://example.org/a b"),
        ("url", "https://example.org/\n"),
        ("url", "https://київ.ua/"),
        ("url", "https://example.org/" + "x" * 2_000),
        ("url", 5),
    ],
)
def test_other_codes_are_refused(kind, value):
    """Other shapes are refused; an address needs http or https and a host, and no user."""
    with pytest.raises(InvalidRecord, match=r"code: .* is not an? "):
        rules.check_shape("code", value, kind)


def test_instances_are_exact():
    """A value is of exactly the class asked for: truth is no number, a subclass no member."""
    rules.of(int).check("n", 5)
    rules.several(rules.of(int)).check("n", (5, 6))
    rules.optional(rules.of(int)).check("n", None)
    rules.optional(rules.of(int)).check("n", 5)
    for call in (
        lambda: rules.of(int).check("n", True),  # noqa: FBT003 - the point of the test
        lambda: rules.several(rules.of(int)).check("n", (5, "6")),
        lambda: rules.optional(rules.of(int)).check("n", 5.0),
    ):
        with pytest.raises(InvalidRecord, match="n: must be int, not"):
            call()


@pytest.mark.parametrize("url", ["https://a_b.example.org/x", "http://_dmarc.example.org", "https://xn--e1afmkfd.example.org/%D0%9F?a=b#c"])
def test_addresses_that_are_taken(url):
    """Low lines stand in the names of hosts that there are; other letters are in their ASCII form."""
    rules.URL.check("url", url)


@pytest.mark.parametrize("url", ["https://example.org/Привет", "https://пример.org/", "https://-a.org/", "https://u@a.org/", "ftp://a.org/", "https:///x"])
def test_an_address_that_is_refused_is_told_how_it_is_written(url):
    """The message names what is wrong of it: other letters too."""
    with pytest.raises(InvalidRecord, match=r"url: .* is not an http or https address with a host, in ASCII: other letters percent-encoded"):
        rules.URL.check("url", url)


@pytest.mark.parametrize("value", [91, 91.0, "50.0", True, float("nan")])
def test_degrees_that_are_refused_are_told_how_they_are_written(value):
    """What is beyond the globe, no number or none at all is refused, and the message shows how one is written."""
    with pytest.raises(InvalidRecord, match=r"latitude: .* is not a number of degrees from -90 to 90, such as 45.0"):
        Place(id="rome", name="Rome", country="ITA", zone="Europe/Rome", latitude=value, longitude=12.5)
