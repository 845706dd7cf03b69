"""What a user's type checker sees: mypy and pyright read this file in strict mode, pytest runs it.

Each comment that silences a checker is a mistake it must find; both complain about one that silences nothing.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import assert_type

import pandas as pd  # pyright: ignore[reportMissingTypeStubs] - who installs pandas-stubs sees its types
import polars as pl
import pytest

import us_russia_timeline as urt
from us_russia_timeline import frames as urt_frames
from us_russia_timeline.deadlines import Unit
from us_russia_timeline.models import (
    ActorId,
    ActorKind,
    ClaimId,
    ConsequenceKind,
    DemandKind,
    Ending,
    EventId,
    Link,
    LinkRelation,
    Office,
    Party,
    PlaceId,
    Purpose,
    Response,
    ResponseKind,
    Scope,
    Stance,
    Term,
    TermAct,
    Tombstone,
    TruceEnd,
    TruceId,
    UltimatumId,
    Verdict,
    Violation,
)
from us_russia_timeline.questions import DaysLeft
from us_russia_timeline.timelines import Coverage, Records, Thoroughness

SPEECH = EventId("1962-10-22-quarantine-speech")
ANSWER = EventId("1962-10-28-withdrawal-announced")
KENNEDY, MOSCOW = ActorId("john-kennedy"), ActorId("soviet-union")


def page() -> urt.Source:
    """A page."""
    return urt.Source(url="https://www.example.org/speech", publisher="Your archive", language="en", date=date(1962, 10, 22))


def speech() -> urt.Event:
    """An event made of lists, tuples and a generator."""
    return urt.Event(
        id=SPEECH,
        when=urt.Interval("1962-10-22T19:00", "America/New_York"),
        kind=urt.EventKind.DEMAND,
        title="A quarantine is announced",
        summary="A demand is made on television.",
        actors=[KENNEDY],
        recipients=(ActorId(name) for name in ("soviet-union",)),
        sources=(page(),),
        place=PlaceId("washington"),
        tags={"cuba"},
        links=[Link(relation=LinkRelation.RESPONDS_TO, event=EventId("1962-10-14-photographs"))],
    )


def whole() -> urt.Timeline:
    """A timeline with a record of every type, each collection given as a list."""
    new_york, moscow = "America/New_York", "Europe/Moscow"
    told = urt.Interval("1962-10-22T19:00", new_york)
    answered = urt.Interval("1962-10-28", moscow)
    answer = urt.Event(
        id=ANSWER,
        when=answered,
        kind=urt.EventKind.ACCEPTANCE,
        title="The missiles are to go",
        summary="A broadcast says so.",
        actors=[MOSCOW],
        sources=[page()],
    )
    demand = urt.Ultimatum(
        id=UltimatumId("1962-10-22-missiles"),
        title="The missiles of Cuba",
        issuers=[KENNEDY],
        targets=[MOSCOW],
        demand="Withdraw the missiles.",
        demand_kind=DemandKind.WITHDRAW,
        consequence="Force.",
        consequence_kind=ConsequenceKind.FORCE,
        terms=[Term(event=SPEECH, act=TermAct.SETS, wording="a week", at=told, deadline=week())],
        responses=[Response(event=ANSWER, by=MOSCOW, kind=ResponseKind.ACCEPT)],
    )
    pause = urt.Truce(
        id=TruceId("1962-10-28-standstill"),
        title="A standstill",
        purposes=[Purpose.HUMANITARIAN],
        scope=[Scope.ALL],
        area="at sea",
        declared=ANSWER,
        at=answered,
        parties=[Party(actor=MOSCOW, stance=Stance.DECLARED, effective=urt.Interval("1962-10-28/1962-10-30", moscow))],
        ended=Ending(how=TruceEnd.EXPIRED),
        violations=[Violation(by=[KENNEDY], against=(MOSCOW,), claim="A ship moved.", event=ANSWER)],
    )
    said = urt.Claim(
        id=ClaimId("a-claim"),
        account="An account",
        said=urt.Interval("1963-01-01", "UTC"),
        paraphrase="There was a speech.",
        verdict=Verdict.CONFIRMED,
        records=[SPEECH],
        checked=urt.Interval("1963-01-02", "UTC"),
    )
    return urt.Timeline(
        coverage=[Coverage(when=urt.Interval("1962-10-14/1962-11-21", "UTC"), thoroughness=Thoroughness.PARTIAL)],
        actors=[
            urt.Actor(id=KENNEDY, name="John F. Kennedy", kind=ActorKind.PERSON, aliases=["JFK"], offices=[office()]),
            urt.Actor(id=MOSCOW, name="Soviet Union", kind=ActorKind.STATE),
        ],
        places=[urt.Place(id=PlaceId("washington"), name="Washington", country="USA", zone=new_york)],
        events=[alone(speech()), answer],
        ultimatums=[demand],
        truces=[pause],
        claims=[said],
        tombstones=[Tombstone(id="1962-10-01-nothing", withdrawn=date(1963, 1, 1), reason="It was none.")],
    )


def week() -> urt.Deadline:
    """A counted limit."""
    told = urt.Interval("1962-10-22", "America/New_York")
    return urt.Deadline(text="a week", zone="America/New_York", trigger=told, least=1, unit=Unit.WEEKS)


def office() -> Office:
    """A capacity."""
    return Office(title="President", when=urt.Interval("1961-01-20/1963-11-22", "America/New_York"))


def alone(event: urt.Event) -> urt.Event:
    """The event without its tie to one that the timeline does not hold."""
    import attrs

    return attrs.evolve(event, links=())


def test_constructors_take_any_iterable_of_the_right_elements() -> None:
    """What is given as a list, a set or a generator is held as a tuple of known type."""
    event = speech()
    assert_type(event.actors, tuple[ActorId, ...])
    assert_type(event.links, tuple[Link, ...])
    assert (event.actors, event.recipients, event.tags) == (("john-kennedy",), ("soviet-union",), ("cuba",))
    timeline = whole()
    assert_type(timeline.events, urt.Records[urt.Event])
    assert_type(timeline.events[0], urt.Event)
    assert_type(timeline.truces[:1], urt.Records[urt.Truce])
    assert [len(timeline.events), len(timeline.ultimatums), len(timeline.truces), len(timeline.claims)] == [2, 1, 1, 1]


def test_answers_have_types() -> None:
    """A question about events is answered with events."""
    timeline = whole()
    assert_type(urt.between(timeline.events, "1962-10-22", "1962-10-28"), Records[urt.Event])
    assert_type(urt.active_at(timeline.truces, date(1962, 10, 29)), Records[urt.Truce])
    assert_type(urt.next_after(timeline.events, "1962-10-22"), urt.Event | None)
    assert_type(urt.deadline_at(timeline.ultimatums[0], "1962-10-23"), urt.Deadline | urt.NoDeadline)
    assert_type(urt.days_left(timeline.ultimatums[0], "1962-10-23"), DaysLeft | urt.NoDeadline)
    assert_type(urt.as_of(timeline, "1962-10-23"), urt.Timeline)
    assert urt.days_left(timeline.ultimatums[0], "1962-10-23") == (6, 6)


def test_frames_keep_their_type() -> None:
    """Labelled, a table is still of its own class to a type checker: pandas in is pandas out; `to_frame` gives what was asked for."""
    timeline = whole()
    table = urt_frames.to_frame(timeline.events)
    assert_type(table, pd.DataFrame)
    labelled = urt_frames.annotate(table, timeline.truces, on="first", into="truce", days=True)
    assert_type(labelled, pd.DataFrame)
    in_polars = urt_frames.to_frame(timeline.events, "polars")
    assert_type(in_polars, pl.DataFrame)
    assert_type(urt_frames.annotate(in_polars, timeline.truces, on="first", into="truce", how="long"), pl.DataFrame)
    assert_type(urt_frames.to_frames(timeline), dict[str, pd.DataFrame])
    assert_type(urt_frames.to_frames(timeline, "polars")["parties"], pl.DataFrame)
    assert len(labelled) == len(in_polars)


def test_wrong_elements_are_found_by_checkers_and_by_the_constructor() -> None:
    """A checker points at the argument, and the constructor names it."""
    place = {"id": PlaceId("washington"), "name": "Washington"}
    assert place["name"] == "Washington"
    with pytest.raises(urt.errors.InvalidRecord, match=r"^by: 1 is not a slug"):
        Violation(by=[1], against=[MOSCOW], claim="A ship moved.", event=ANSWER)  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    with pytest.raises(urt.errors.InvalidRecord, match=r"^by: must be several, such as a list of them, not None$"):
        Violation(by=None, against=[MOSCOW], claim="A ship moved.", event=ANSWER)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(urt.errors.InvalidRecord, match=r"^offices: must be Office, not str$"):
        urt.Actor(id=KENNEDY, name="JFK", kind=ActorKind.PERSON, offices=["President"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    with pytest.raises(urt.errors.InvalidRecord, match=r"^at: must be Interval, not str$"):
        Term(event=SPEECH, act=TermAct.SETS, wording="a week", at="1962-10-22", deadline=week())  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_a_text_is_not_several_things() -> None:
    """One text given for several is refused by its field's name; it is not taken apart into letters."""
    text: list[ActorId] | str = "abc"
    for given in (text, 7):
        with pytest.raises(urt.errors.InvalidRecord, match=rf"^against: must be several, such as a list of them, not {given!r}$"):
            Violation(by=[KENNEDY], against=given, claim="A ship moved.", event=ANSWER)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        with pytest.raises(urt.errors.InvalidRecord, match="^aliases: must be several"):
            urt.Actor(id=KENNEDY, name="JFK", kind=ActorKind.PERSON, aliases=given)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        with pytest.raises(urt.errors.InvalidRecord, match="^coverage: must be several"):
            urt.Timeline(coverage=given)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        with pytest.raises(urt.errors.InvalidRecord, match="^records: must be several"):
            urt.Claim(id=ClaimId("a"), account="A", said=urt.Interval("1963", "UTC"), paraphrase="B", records=given)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("collection", ["actors", "places", "events", "ultimatums", "truces", "claims", "tombstones"])
def test_other_libraries_can_resolve_the_types(collection: str) -> None:
    """A fresh process, in which nothing else of ours was loaded: plain cattrs takes a record apart and puts it together."""
    code = (
        "import cattrs, typing, test_typing as sample; "
        f"record = sample.whole().{collection}[0]; "
        "assert all(not isinstance(each, str) for each in typing.get_type_hints(type(record)).values()); "
        "assert cattrs.Converter().unstructure(record)['id'] == record.id"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent)
