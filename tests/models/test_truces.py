"""Truces: what is refused, and from when to when one holds."""

from __future__ import annotations

import pytest

from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import (
    Compliance,
    ComplianceValue,
    Ending,
    FollowThrough,
    FollowThroughValue,
    Party,
    Purpose,
    Scope,
    Stance,
    Truce,
    TruceEnd,
    Violation,
)

ZONE = "Europe/Moscow"
EVENT = "2025-04-19-declared"
THIRTY_HOURS = Interval("2025-04-19T18:00/2025-04-21T00:00", ZONE)


def truce(**changes):
    """A truce that one side declared."""
    fields = {
        "id": "2025-04-19-easter",
        "title": "Easter",
        "purposes": (Purpose.HOLIDAY,),
        "scope": (Scope.ALL,),
        "area": "Everywhere",
        "declared": EVENT,
        "at": Interval("2025-04-19", ZONE),
        "parties": (Party(actor="bob", stance=Stance.DECLARED, effective=THIRTY_HOURS),),
        "ended": Ending(how=TruceEnd.EXPIRED),
    }
    return Truce(**{**fields, **changes})


SILENT = Party(actor="ann", stance=Stance.SILENT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "easter"},
        {"title": ""},
        {"purposes": ("holiday",)},
        {"scope": ("all",)},
        {"area": ""},
        {"declared": "easter"},
        {"at": "2025-04-19"},
        {"parties": ("bob",)},
        {"parties": (SILENT, SILENT)},
        {"ended": "expired"},
        {"ended": Ending(how=TruceEnd.NEVER_TOOK_EFFECT)},
        {"scheduled": "2025-04-19"},
        {"scheduled": Interval("2025-04-19", ZONE)},
        {"mediators": ("Ann",)},
        {"violations": ("a shot",)},
        {"follow_up_of": "easter"},
        {"tags": ("a b",)},
    ],
)
def test_a_truce_with_a_wrong_value_is_refused(wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        truce(**wrong)


@pytest.mark.parametrize("name", ["purposes", "scope", "parties"])
def test_a_truce_has_a_purpose_a_scope_and_a_party(name):
    """None of the three may be empty."""
    with pytest.raises(InvalidRecord, match=f"^{name}: at least one"):
        truce(**{name: ()})


@pytest.mark.parametrize(
    "wrong",
    [
        {"actor": "Bob"},
        {"stance": "declared"},
        {"event": "declared"},
        {"effective": "2025-04-19"},
        {"effective": Interval("2025-04-19", ZONE)},
        {"effective": THIRTY_HOURS, "stance": Stance.REJECTED},
        {"effective": THIRTY_HOURS, "stance": Stance.SILENT},
    ],
)
def test_a_party_with_a_wrong_value_is_refused(wrong):
    """Who rejects a truce or says nothing is not bound by it; a time of being bound fills."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        Party(**{"actor": "bob", "stance": Stance.DECLARED, "event": EVENT, **wrong})


@pytest.mark.parametrize(
    "wrong",
    [{"by": ("Ann",)}, {"against": ("bob", "bob")}, {"claim": ""}, {"event": "x"}, {"by": ()}, {"against": ()}],
)
def test_a_violation_with_a_wrong_value_is_refused(wrong):
    """An allegation has somebody on each side, words and an event."""
    with pytest.raises(InvalidRecord, match=f"^({next(iter(wrong))}:|by and against:)"):
        Violation(**{"by": ("ann",), "against": ("bob",), "claim": "A shot", "event": EVENT, **wrong})


@pytest.mark.parametrize("wrong", [{"how": "expired"}, {"event": "x"}])
def test_an_ending_with_a_wrong_value_is_refused(wrong):
    """An ending is one of the ways to end, and may name its event."""
    assert Ending(how=TruceEnd.EXPIRED, event=EVENT).event == EVENT
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        Ending(**{"how": TruceEnd.EXPIRED, **wrong})


def test_it_holds_from_the_first_to_the_last_moment_that_anybody_was_bound():
    """The time of a truce is the hull of what its parties held themselves bound for."""
    later = Party(actor="ann", stance=Stance.ACCEPTED, effective=Interval("2025-04-20T00:00/2025-04-22T00:00", ZONE))
    both = truce(parties=(later, Party(actor="bob", stance=Stance.DECLARED, effective=THIRTY_HOURS), SILENT_TOO))
    assert both.effective == (later.effective, THIRTY_HOURS)
    assert both.when == Interval("2025-04-19T18:00/2025-04-22T00:00", ZONE)


SILENT_TOO = Party(actor="cat", stance=Stance.SILENT)


def test_one_that_bound_nobody_has_the_time_scheduled_or_declared():
    """Where nobody was bound, its time is the one announced, else that of its declaration."""
    never = {"parties": (SILENT,), "ended": Ending(how=TruceEnd.NEVER_TOOK_EFFECT)}
    assert truce(scheduled=THIRTY_HOURS, **never).when == THIRTY_HOURS
    assert truce(**never).when == Interval("2025-04-19", ZONE)
    assert truce(**never).effective == ()


@pytest.mark.parametrize("kind", [Ending, Compliance, FollowThrough])
def test_a_day_of_knowledge_stands_beside_an_event(kind):
    """What no event shows has no day on which it was known later than one."""
    said = {"how": TruceEnd.EXPIRED} if kind is Ending else {"value": {Compliance: ComplianceValue, FollowThrough: FollowThroughValue}[kind].PENDING}
    day = Interval("2025-05-11", "UTC")
    assert kind(**said, event="2025-05-08-pause", known=day).known == day
    with pytest.raises(InvalidRecord, match="known: it is later than an event, and there is none"):
        kind(**said, known=day)
    with pytest.raises(InvalidRecord, match="known: is one day or minute, not 2025-05"):
        kind(**said, event="2025-05-08-pause", known=Interval("2025-05", "UTC"))


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        (["2025-03-18/2025-04-17", "2025-03-25/2025-04-24"], "18 March to 24 April 2025"),
        (["2025-03-18/2025-04-17", "2025-03-25/.."], "from 18 March 2025 on"),
        (["2025-03-18/", "2025-03-25/2025-04-24"], "from 18 March 2025, end unknown"),
        (["2025-04-19T18:00/2025-04-21T00:00"], "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)"),
        (["2025-03-18/2025-04-17", "2025-03-25/2025-04-24T12:00"], "18 March 2025 to 24 April 2025, 12:00 (Europe/Kyiv)"),
        (["2025-03-18T06:00/2025-04-17", "2025-03-25/2025-04-24"], "18 March 2025, 06:00+03:00 to 24 April 2025 (Europe/Kyiv)"),
        ([], "17 March 2025"),
    ],
)
def test_a_truce_tells_the_days_that_its_sides_said(spans, words):
    """By days where sides reckon in several zones, an open end too; by the hours of one zone; else as declared."""
    sides = tuple(
        Party(actor=actor, stance=Stance.DECLARED, effective=Interval(text, zone))
        for actor, text, zone in zip(("bob", "ann"), spans, (ZONE, "Europe/Kyiv"), strict=False)
    )
    held = truce(at=Interval("2025-03-17", "UTC"), parties=sides or (SILENT,))
    assert str(held.when) == words
    if sides:
        assert held.when.first == min(side.effective.first for side in sides)
        assert held.when.start_us == min(side.effective.start_us for side in sides)
        assert held.when.stop_us == max(side.effective.stop_us for side in sides)


@pytest.mark.parametrize(
    ("moscow", "new_york", "words"),
    [
        # the same five days by the clock
        ("2025-07-20T00:00/2025-07-25T00:00", "2025-07-19T17:00/2025-07-24T17:00", "19 July 2025, 17:00-04:00 to 25 July 2025, 00:00 (Europe/Moscow)"),
        # bound an hour later than the other side, yet a day earlier by its own clocks, which then tell the start
        ("2025-07-20T00:00/2025-07-25T00:00", "2025-07-19T18:00/2025-07-24T17:00", "19 July 2025, 17:00-04:00 to 25 July 2025, 00:00 (Europe/Moscow)"),
        # bound an hour longer, yet a day less by its own clocks
        ("2025-07-20T00:00/2025-07-25T03:00", "2025-07-19T18:00/2025-07-24T21:00", "19 July 2025, 17:00-04:00 to 25 July 2025, 04:00 (Europe/Moscow)"),
    ],
)
def test_a_truce_lasts_over_the_days_of_every_side(moscow, new_york, words):
    """Whoever was bound on a civil day, the truce went on that day."""
    sides = [Interval(moscow, ZONE), Interval(new_york, "America/New_York")]
    parties = tuple(Party(actor=actor, stance=Stance.DECLARED, effective=each) for actor, each in zip(("bob", "ann"), sides, strict=True))
    when = truce(parties=parties).when
    assert str(when) == words
    assert (when.start_us, when.stop_us) == (min(each.start_us for each in sides), max(each.stop_us for each in sides))
    assert (when.first, when.last) == (min(each.first for each in sides), max(each.last for each in sides))
