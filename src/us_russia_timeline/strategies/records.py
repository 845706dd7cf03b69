"""Strategies for events, ultimatums, truces and claims."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import (
    Assertion,
    Claim,
    Compliance,
    ComplianceValue,
    ConsequenceKind,
    DemandKind,
    Ending,
    Event,
    EventKind,
    EventStatus,
    FollowThrough,
    FollowThroughValue,
    Party,
    Purpose,
    Response,
    ResponseKind,
    Scope,
    Stance,
    Term,
    TermAct,
    Truce,
    TruceEnd,
    Ultimatum,
    Update,
    Verdict,
    Violation,
)
from us_russia_timeline.strategies.building import (
    FIRST,
    drawn,
    few,
    fresh,
    one_of,
    slugs,
    some,
    whole_number,
    words,
)
from us_russia_timeline.strategies.references import draw_source
from us_russia_timeline.strategies.times import days, deadlines, intervals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

    # What it draws is checked by the constructors it goes to, each time.
    Draw = Callable[..., Any]


def events(
    *, actors: Sequence[str] = ("alice", "bob"), places: Sequence[str] = (), number: int = 1
) -> SearchStrategy[Event]:
    """Events without links, as `timelines` adds them: links need other events.

    Args:
        actors: the ids of who may take part.
        places: the ids of where it may happen.
        number: ends the id, so that events of different numbers have different ids.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import given
    >>> from us_russia_timeline import strategies
    >>> @given(strategies.events(actors=["alice"]))
    ... def somebody_acts(event):
    ...     assert event.actors == ("alice",)
    >>> somebody_acts()
    """
    return drawn(draw_event, tuple(actors), tuple(places), number)


def draw_event(draw: Draw, actors: tuple[str, ...], places: tuple[str, ...], number: int) -> Event:
    """An event, drawn."""
    who = one_of(actors)
    when, status = draw(intervals()), draw(one_of(EventStatus))
    assertion = draw(one_of(Assertion))
    contested = assertion in (Assertion.DISPUTED, Assertion.DENIED)
    pages: list[Any] = [draw_source(draw)]
    known = None
    if draw(one_of((False, True))):
        early = when.first - timedelta(days=0 if status is EventStatus.OCCURRED else 40)
        known = draw(intervals(max(early, FIRST), max(early, FIRST) + timedelta(days=40), fills=False))
        if (
            known.ranged
            or len(known.text) < 10
            or (status is EventStatus.OCCURRED and known.stop_us <= when.start_us)
        ):
            known = None
    told = when if known is None else known
    return Event(
        id=_dated(when, draw(slugs()), number),
        when=when,
        kind=draw(one_of(EventKind)),
        title=draw(words()),
        summary=draw(words()),
        short=draw(some(slugs())),
        actors=draw(few(who, 1)),
        sources=pages,
        recipients=draw(few(who)),
        mediators=draw(few(who, most=1)),
        place=draw(one_of((None, *places))),
        known=known,
        status=status,
        assertion=assertion,
        contested_by=draw(few(who, 1, 1)) if contested else (),
        deadline=None if draw(whole_number(0, 2)) else _draw_limit(draw, when),
        tags=draw(few(slugs(), most=1)),
        updates=_draw_updates(draw, told.latest_start_day, when.zone, actors),
        verified=draw(some(days())),
    )


def _draw_limit(draw: Draw, when: Interval) -> Deadline:
    """A deadline that had not passed when it was set, drawn; one that had is put off for ages."""
    limit: Deadline = draw(deadlines())
    if limit.window.stop_us > when.start_us:
        return limit
    return Deadline(text=limit.text, zone=limit.zone, by=Interval("9000", limit.zone))


def _draw_updates(draw: Draw, known: date, zone: str, actors: tuple[str, ...]) -> list[Update]:
    """Two updates at most, each some days after what was known before it."""
    found: list[Update] = []
    day = known
    for _ in range(draw(one_of((0, 0, 1, 2)))):
        day += timedelta(days=draw(whole_number(2, 30)))
        assertion = draw(some(one_of(Assertion)))
        contested = assertion in (Assertion.DISPUTED, Assertion.DENIED)
        pages: list[Any] = [draw_source(draw)]
        found.append(
            Update(
                known=Interval(day.isoformat(), zone),
                text=draw(words()),
                sources=pages,
                assertion=assertion,
                contested_by=draw(few(one_of(actors), 1, 1)) if contested else (),
            )
        )
    return found


def _dated(when: Interval, slug: str, number: object) -> Any:
    return f"{when.first}-{slug}-{number}"


def chosen(draw: Draw, among: Sequence[Event], least: int = 0, most: int = 2) -> list[Event]:
    """Some of the given events."""
    return [among[at] for at in draw(few(whole_number(0, len(among) - 1), least, most))]


def ultimatums(
    among: Sequence[Event], *, actors: Sequence[str] = ("alice", "bob"), number: int = 1
) -> SearchStrategy[Ultimatum]:
    """Ultimatums whose terms, answers and outcome rest on given events.

    Args:
        among: the events, at least one.
        actors: the ids of who may take part.
        number: ends the id.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import given
    >>> from us_russia_timeline import strategies
    >>> @given(strategies.events().flatmap(lambda event: strategies.ultimatums([event])))
    ... def some_limit_is_set(ultimatum):
    ...     assert ultimatum.terms
    >>> some_limit_is_set()
    """
    return fresh(draw_ultimatum, tuple(among), tuple(actors), number)


def draw_ultimatum(draw: Draw, among: tuple[Event, ...], actors: tuple[str, ...], number: int) -> Ultimatum:
    """An ultimatum over given events, drawn."""
    who, text = one_of(actors), draw(words())
    announced = sorted(chosen(draw, among, 1, 3), key=lambda each: each.when.start_us)
    terms: list[Any] = []
    for each in announced:
        act = draw(one_of(TermAct)) if terms else TermAct.SETS
        limit = _draw_limit(draw, each.when) if act is not TermAct.WITHDRAWS else None
        dates: dict[str, Any] = {"at": each.when, "known": each.known}
        terms.append(Term(event=each.id, act=act, wording=text, deadline=limit, **dates))
    answers: list[Any] = [
        Response(event=each.id, by=draw(who), kind=draw(one_of(ResponseKind))) for each in chosen(draw, among)
    ]
    return Ultimatum(
        id=_dated(announced[0].when, draw(slugs()), f"u{number}"),
        title=text,
        issuers=draw(few(who, 1)),
        targets=draw(few(who, 1)),
        demand=text,
        demand_kind=draw(one_of(DemandKind)),
        consequence=text,
        consequence_kind=draw(one_of(ConsequenceKind)),
        terms=terms,
        third_parties=draw(few(who, most=1)),
        responses=answers,
        compliance=Compliance(value=draw(one_of(ComplianceValue)), **_shown(draw, among)),
        follow_through=FollowThrough(value=draw(one_of(FollowThroughValue)), **_shown(draw, among)),
        tags=draw(few(slugs(), most=1)),
        verified=draw(some(days())),
    )


def _shown(draw: Draw, among: tuple[Event, ...], *, least: int = 0) -> dict[str, Any]:
    """The event that shows something, if one does, and the day on which it was known, where that is later."""
    found = chosen(draw, among, least, 1)
    if not found:
        return {}
    day = min(found[0].known_day, date.max - timedelta(days=9)) + timedelta(days=draw(whole_number(0, 9)))
    later = Interval(day.isoformat(), (found[0].known or found[0].when).zone)
    return {"event": found[0].id, "known": later if draw(one_of((False, True))) else None}


def truces(
    among: Sequence[Event], *, actors: Sequence[str] = ("alice", "bob"), number: int = 1
) -> SearchStrategy[Truce]:
    """Truces declared, answered, broken and ended by given events; some never took effect.

    Args:
        among: the events, at least one.
        actors: the ids of who may take part.
        number: ends the id.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import given
    >>> from us_russia_timeline import strategies
    >>> @given(strategies.events().flatmap(lambda event: strategies.truces([event])))
    ... def somebody_declares(truce):
    ...     assert truce.declared
    >>> somebody_declares()
    """
    return fresh(draw_truce, tuple(among), tuple(actors), number)


def draw_truce(draw: Draw, among: tuple[Event, ...], actors: tuple[str, ...], number: int) -> Truce:
    """A truce over given events, drawn."""
    who, ids, declared = one_of(actors), tuple(each.id for each in among), chosen(draw, among, 1, 1)[0]
    parties: list[Any] = []
    for actor in draw(few(who, 1)):
        stance = draw(one_of(Stance))
        bound = stance not in (Stance.REJECTED, Stance.SILENT) and draw(one_of((False, True)))
        held = draw(intervals(fills=True)) if bound else None
        parties.append(Party(actor=actor, stance=stance, event=draw(some(one_of(ids))), effective=held))
    never = not any(party.effective for party in parties)
    how = draw(one_of(tuple(how for how in TruceEnd if never or how is not TruceEnd.NEVER_TOOK_EFFECT)))
    sides = {"by": draw(few(who, 1)), "against": draw(few(who, 1))}
    alleged: list[Any] = [Violation(claim=draw(words()), **_shown(draw, among, least=1), **sides)]
    return Truce(
        id=_dated(declared.when, draw(slugs()), f"t{number}"),
        title=draw(words()),
        purposes=draw(few(one_of(Purpose), 1)),
        scope=draw(few(one_of(Scope), 1)),
        area=draw(words()),
        declared=declared.id,
        at=declared.when,
        parties=parties,
        ended=Ending(how=how, **_shown(draw, among)),
        scheduled=draw(some(intervals(fills=True))),
        mediators=draw(few(who, most=1)),
        violations=alleged if draw(one_of((False, True))) else (),
        note=draw(words()) if draw(one_of((False, True))) else "",
        tags=draw(few(slugs(), most=1)),
        verified=draw(some(days())),
    )


def claims(records: Sequence[str] = (), *, number: int = 1) -> SearchStrategy[Claim]:
    """Claims, checked and unchecked.

    Args:
        records: the ids of the records that may answer them.
        number: ends the id.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.claims(), lambda claim: claim.verdict == "unchecked").verdict.value
    'unchecked'
    """
    return drawn(draw_claim, tuple(records), number)


def draw_claim(draw: Draw, records: tuple[str, ...], number: int) -> Claim:
    """A claim, drawn."""
    verdict = draw(one_of(Verdict))
    checked = None if verdict is Verdict.UNCHECKED else draw(intervals(zone="UTC", fills=False))
    name: Any = f"{draw(slugs())}-{number}"
    return Claim(
        id=name,
        account=draw(words()),
        said=draw(intervals(zone="UTC", fills=False)),
        paraphrase=draw(words()),
        verdict=verdict,
        records=draw(few(one_of(records))) if records else (),
        checked=checked,
        note="" if checked is None else draw(words()),
    )
