"""Events, sources, places and links: what is refused, and when the public could know."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval, to_microseconds
from us_russia_timeline.models import (
    Assertion,
    Event,
    EventKind,
    EventStatus,
    Link,
    LinkRelation,
    Source,
    SourceForm,
    Update,
)

MOSCOW = "Europe/Moscow"
LINK = Link(relation=LinkRelation.REVISES, event="2025-07-01-other")
PAGE = Source(url="https://example.org/a", publisher="A Paper", language="en")


def event(**changes):
    """A plain event of one day."""
    fields = {
        "id": "2025-07-14-fifty-days",
        "when": Interval("2025-07-14", MOSCOW),
        "kind": EventKind.STATEMENT,
        "title": "A title",
        "summary": "A summary.",
        "actors": ("ann",),
        "sources": (PAGE,),
    }
    return Event(**{**fields, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "fifty-days"},
        {"id": "2025-13-14-x"},
        {"id": "2025-07-14"},
        {"id": "2025-07-14-x\n"},
        {"id": "٢٠٢٥-07-14-x"},
        {"id": "2025-07-14-" + "x" * 90},
        {"when": "2025-07-14"},
        {"kind": "statement"},
        {"title": "x" * 121},
        {"short": "x" * 33},
        {"short": ""},
        {"summary": "x" * 2001},
        {"summary": "a\ufeffb"},
        {"summary": "a\u00adb"},
        {"summary": "a\u2066b"},
        {"summary": "a\ud800b"},
        {"actors": ()},
        {"actors": ("ann", "ann")},
        {"actors": (5,)},
        {"sources": ()},
        {"sources": ("https://example.org",)},
        {"recipients": ("Ann",)},
        {"mediators": (None,)},
        {"place": "Geneva"},
        {"known": "2025-07-14"},
        {"status": "occurred"},
        {"assertion": "confirmed"},
        {"contested_by": ("bob",)},
        {"contested_by": ("bob",), "assertion": Assertion.REPORTED},
        {"deadline": "50 days"},
        {"tags": ("two words",)},
        {"links": ("2025-07-01-other",)},
        {"links": (LINK, LINK)},
    ],
)
def test_an_event_with_a_wrong_value_is_refused(wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        event(**wrong)


@pytest.mark.parametrize("assertion", [Assertion.DISPUTED, Assertion.DENIED])
def test_what_is_disputed_names_who_disputes_it(assertion):
    """A disputed or denied event names by whom, and then only."""
    with pytest.raises(InvalidRecord, match="^contested_by:"):
        event(assertion=assertion)
    assert event(assertion=assertion, contested_by=["bob"]).contested_by == ("bob",)


@pytest.mark.parametrize("text", ["2025", "2025-07", "2025-07-14/2025-07-15", "2025-07-14/.."])
def test_known_is_one_day_or_minute(text):
    """The public learns of a thing at one day or minute, not over a stretch."""
    with pytest.raises(InvalidRecord, match="^known: is one day or minute"):
        event(known=Interval(text, MOSCOW))


def test_what_occurred_is_not_known_before_it_began():
    """What occurred cannot have been known before; what was announced for a later day can."""
    early = Interval("2025-07-13", MOSCOW)
    with pytest.raises(InvalidRecord, match="^known: what occurred"):
        event(known=early)
    assert event(known=early, status=EventStatus.ANNOUNCED).known_day == date(2025, 7, 13)
    assert event(known=Interval("2025-07-14", MOSCOW)).known_day == date(2025, 7, 14)


@pytest.mark.parametrize(
    ("when", "known", "day", "instant"),
    [
        ("2025-07-14", None, date(2025, 7, 14), "2025-07-14T21:00"),
        ("2025-07", None, date(2025, 7, 31), "2025-07-31T21:00"),
        ("2025-07-14T10:00", None, date(2025, 7, 14), "2025-07-14T07:01"),
        ("2025-07-14/2025-07-20", None, date(2025, 7, 14), "2025-07-13T21:00"),
        ("2025-07-14/..", None, date(2025, 7, 14), "2025-07-13T21:00"),
        ("2025-07-14", "2025-07-16", date(2025, 7, 16), "2025-07-16T21:00"),
        ("2025-07-14", "2025-07-16T10:00", date(2025, 7, 16), "2025-07-16T07:01"),
    ],
)
def test_the_moment_by_which_the_public_could_know(when, known, day, instant):
    """It is the end of ``known``; without one, the latest edge of the beginning; in days and in instants."""
    held = event(when=Interval(when, MOSCOW), known=None if known is None else Interval(known, MOSCOW))
    assert held.known_day == day
    assert held.known_us == to_microseconds(datetime.fromisoformat(instant + "+00:00"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "javascript:alert(1)"},
        {"url": "JaVaScRiPt:alert(1)"},
        {"url": "data:text/html,x"},
        {"url": "//example.org"},
        {"url": "ftp://example.org"},
        {"url": "https://"},
        {"url": "https://user@example.org"},
        {"url": "https://example.org/ x"},
        {"url": "https://example.org/\n"},
        {"url": "https://example.org/é"},
        {"url": "https://exämple.org/"},
        {"url": "http://example.org/" + "x" * 2000},
        {"url": 5},
        {"publisher": ""},
        {"language": "English"},
        {"language": "en\n"},
        {"title": ""},
        {"date": "2025-07-14"},
        {"date": datetime(2025, 7, 14)},
        {"form": "official"},
        {"origin": "a\tb"},
        {"archived": "javascript:alert(1)"},
    ],
)
def test_a_source_with_a_wrong_value_is_refused(wrong):
    """Addresses are http or https with a host and nothing that runs; a day is a day and no datetime."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        Source(**{"url": "https://example.org/a", "publisher": "A Paper", "language": "en", **wrong})


@pytest.mark.parametrize("wrong", [{"relation": "revises"}, {"event": "other"}])
def test_a_link_with_a_wrong_value_is_refused(wrong):
    """A link has a relation and the id of an event."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        Link(**{"relation": LinkRelation.REVISES, "event": "2025-07-01-other", **wrong})


def update(**changes):
    """An update, changed here and there."""
    page = Source(url="https://example.org/later", publisher="A Paper", language="en")
    return Update(**{"known": Interval("2025-07-20", "UTC"), "text": "It is denied.", "sources": [page], **changes})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"known": Interval("2025-07", "UTC")}, "known: is one day or minute, not 2025-07"),
        ({"known": Interval("2025-07-20/2025-07-21", "UTC")}, "known: is one day or minute"),
        ({"text": ""}, "text: must not be empty"),
        ({"sources": ()}, "sources: an update rests on a page or on an event"),
        ({"assertion": Assertion.DENIED}, "contested_by: names who disputes or denies"),
        ({"contested_by": ["bob"]}, "contested_by: names who disputes or denies"),
        ({"event": "other"}, "event: 'other' is not a dated id"),
    ],
)
def test_an_update_with_a_wrong_value_is_refused(wrong, message):
    """An update is known on a day, rests on something, and says who contests what it calls contested."""
    with pytest.raises(InvalidRecord, match=message):
        update(**wrong)


def test_updates_come_after_the_event_and_in_order():
    """What was known with the event is no update of it, and updates stand oldest first."""
    first, second = update(), update(known=Interval("2025-07-21", "UTC"), text="It is denied again.")
    changed = {"when": Interval("2025-07-14", "UTC"), "known": None}
    assert event(**changed, updates=[first, second]).updates == (first, second)
    with pytest.raises(InvalidRecord, match=r"updates\[1\]: it was known at 20 July 2025, no later than the one before it"):
        event(**changed, updates=[second, first])
    with pytest.raises(InvalidRecord, match=r"updates\[0\]: it was known at 14 July 2025, no later than the event itself"):
        event(**changed, updates=[update(known=Interval("2025-07-14", "UTC"))])
    twins = [first, update(text="Twice.")]
    assert event(**changed, updates=twins).updates[1].text == "Twice."


def test_how_sure_an_event_stands_is_what_its_newest_update_says():
    """An update without a word on it leaves the assertion as it is; the newest that has one decides."""
    told = update(text="A sequel.", known=Interval("2025-07-22", "UTC"))
    denied = update(assertion=Assertion.DENIED, contested_by=["bob"])
    changed = {"when": Interval("2025-07-14", "UTC"), "known": None, "assertion": Assertion.REPORTED, "contested_by": ()}
    assert event(**changed).standing == (Assertion.REPORTED, ())
    assert event(**changed, updates=[denied, told]).standing == (Assertion.DENIED, ("bob",))


@pytest.mark.parametrize(("form", "primary"), [("official", True), ("reproduction", True), ("account", False)])
def test_a_page_is_the_official_text_reproduces_it_or_neither(form, primary):
    """The first two are primary."""
    page = Source(url="https://example.org/", publisher="A", language="en", form=SourceForm(form))
    assert page.primary is primary
