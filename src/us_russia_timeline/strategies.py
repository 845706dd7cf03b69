"""Hypothesis strategies for our models, for the tests of whoever builds on them (extra ``strategies``).

Every strategy gives valid values only, in all the forms that sources use: intervals within and
filling, of every precision, in zones east and west whose clocks change, with open ends; deadlines
counted and stated; whole timelines whose records fit together. Values shrink towards the plain.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from us_russia_timeline._moments import Moment, zone_rules
from us_russia_timeline.actors import Actor, ActorKind, Office
from us_russia_timeline.claims import Claim, Verdict
from us_russia_timeline.deadlines import Deadline, Rule, Unit
from us_russia_timeline.errors import InvalidInterval, MissingExtra
from us_russia_timeline.events import (
    Assertion,
    Event,
    EventKind,
    EventStatus,
    Link,
    LinkRelation,
    Place,
    Source,
)
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Stretch, Thoroughness, Timeline, Tombstone
from us_russia_timeline.truces import Ending, Party, Purpose, Scope, Stance, Truce, TruceEnd, Violation
from us_russia_timeline.ultimatums import (
    Compliance,
    ComplianceValue,
    ConsequenceKind,
    DemandKind,
    FollowThrough,
    FollowThroughValue,
    Response,
    ResponseKind,
    Term,
    TermAct,
    Ultimatum,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

    # What it draws is checked by the constructors it goes to, each time.
    Draw = Callable[..., Any]

__all__ = [
    "actors",
    "claims",
    "days",
    "deadlines",
    "events",
    "instants",
    "intervals",
    "moments",
    "places",
    "sources",
    "timelines",
    "truces",
    "ultimatums",
    "zones",
]

T = TypeVar("T")

_FIRST, _LAST = date(2013, 1, 1), date(2027, 12, 31)
# Days on which something is awkward: clocks change, months and years end, a leap day. Being few, they
# also make records of one day, and ends that meet, as common as they are in life.
_AWKWARD = (
    date(2025, 4, 20), date(2025, 4, 19), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1),
    date(2025, 3, 9), date(2025, 3, 30), date(2025, 4, 5), date(2025, 4, 25), date(2025, 10, 26),
    date(2025, 10, 31), date(2025, 11, 2),
)  # fmt: skip
_CLOCKS = (0, 60, 90, 120, 180, 1080, 1410)
# East and west of UTC, with and without clock changes: of half an hour (Lord Howe), at midnight
# (Cairo, Havana), in half hours (Kolkata, St John's), and a day ahead of the rest (Apia).
_ZONES = (
    "UTC", "Europe/Moscow", "Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Africa/Cairo",
    "America/Havana", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia",
)  # fmt: skip
_COUNTRIES = ("USA", "RUS", "UKR", "ITA")
# What trips writers of tables, pages and calendars: quotes, markup, separators, other scripts.
_WORDS = (
    "talks", "truce", "deadline", "Київ", "Путин", "déjà", '"quoted"', "<b>&", "a|b;c,d", "=1+1", "\\n",
    "50%", "🕊",
)  # fmt: skip
_URLS = ("https://example.org/", "http://example.org:8080/a?b=c&d='e'#f", "https://xn--e1aybc.ua")


def _require_hypothesis() -> None:
    try:
        import_module("hypothesis")
    except ImportError:
        raise MissingExtra(
            "the strategies need Hypothesis: pip install us_russia_timeline[strategies]"
        ) from None


# Building a strategy costs more than drawing from it, so those that recur are kept.
def _fresh(draw_one: Callable[..., T], *given: object) -> SearchStrategy[T]:
    _require_hypothesis()
    from hypothesis.strategies import composite

    return composite(draw_one)(*given)


_drawn = lru_cache(maxsize=256)(_fresh)


@lru_cache(maxsize=256)
def _one_of(options: Any) -> SearchStrategy[Any]:
    _require_hypothesis()
    from hypothesis.strategies import sampled_from

    return sampled_from(options)


@lru_cache(maxsize=256)
def _some(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    return st.none() | strategy


@lru_cache(maxsize=256)
def _few(strategy: SearchStrategy[Any], least: int = 0, most: int = 2) -> SearchStrategy[list[Any]]:
    from hypothesis import strategies as st

    return st.lists(strategy, min_size=least, max_size=most, unique=True)


@lru_cache(maxsize=256)
def _each_once(strategy: SearchStrategy[Any], least: int = 0, most: int = 2) -> SearchStrategy[list[Any]]:
    from hypothesis import strategies as st

    return st.lists(strategy, min_size=least, max_size=most, unique_by=lambda each: each.id)


@lru_cache(maxsize=256)
def _number(least: int, most: int) -> SearchStrategy[int]:
    from hypothesis import strategies as st

    return st.integers(least, most)


@cache
def _degrees(most: int) -> SearchStrategy[float]:
    from hypothesis import strategies as st

    return st.floats(-most, most)


@cache
def _text() -> SearchStrategy[str]:
    from hypothesis import strategies as st

    return st.lists(_one_of(_WORDS), min_size=1, max_size=3).map(" ".join)


@cache
def _slugs() -> SearchStrategy[str]:
    from hypothesis import strategies as st

    return st.text("abcxyz", min_size=1, max_size=6)


def zones() -> SearchStrategy[str]:
    """Names of IANA zones: UTC first, then some whose clocks are awkward.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _one_of(_ZONES)


def days(first: date = _FIRST, last: date = _LAST) -> SearchStrategy[date]:
    """Civil days from ``first`` to ``last``, both inclusive.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _days(first, last)


@lru_cache(maxsize=256)
def _days(first: date, last: date) -> SearchStrategy[date]:
    _require_hypothesis()
    from hypothesis import strategies as st

    awkward = [day for day in _AWKWARD if first <= day <= last]
    return st.sampled_from(awkward) | st.dates(first, last) if awkward else st.dates(first, last)


def instants(first: date = _FIRST, last: date = _LAST) -> SearchStrategy[datetime]:
    """Aware datetimes that begin between two days of UTC, in one of `zones`.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_instant, first, last)


@cache
def _clocks() -> SearchStrategy[int]:
    return _one_of(_CLOCKS) | _number(0, 1439)


def _draw_instant(draw: Draw, first: date, last: date) -> datetime:
    day = datetime.combine(draw(days(first, last)), time(), timezone.utc)
    clock = timedelta(minutes=draw(_clocks()))
    fine = timedelta(microseconds=draw(_one_of((0, 30_000_000, 1, 59_999_999))))
    return (day + clock + fine).astimezone(zone_rules(draw(zones())))


def moments(first: date = _FIRST, last: date = _LAST, *, kind: str | None = None) -> SearchStrategy[Moment]:
    """What the questions take for "when": civil days and instants, as values and as texts.

    Args:
        first: the first civil day, or day of UTC.
        last: the last one, inclusive.
        kind: ``day`` or ``instant`` for one kind only.

    Raises:
        MissingExtra: Hypothesis is not installed.
        ValueError: there is no such kind.
    """
    if kind not in (None, "day", "instant"):
        raise ValueError(f"{kind!r} is neither 'day' nor 'instant'")
    _require_hypothesis()
    from hypothesis import strategies as st

    civil, clock = days(first, last), instants(first, last)
    as_days: tuple[SearchStrategy[Moment], ...] = (civil, civil.map(date.isoformat))
    as_instants: tuple[SearchStrategy[Moment], ...] = (clock, clock.map(_with_offset))
    return st.one_of(*(() if kind == "instant" else as_days), *(() if kind == "day" else as_instants))


def _with_offset(instant: datetime) -> str:
    return instant.astimezone(timezone.utc).isoformat()


def intervals(
    first: date = _FIRST,
    last: date = _LAST,
    *,
    zone: str | None = None,
    fills: bool | None = None,
    opens: bool = True,
) -> SearchStrategy[Interval]:
    """Intervals in every form: of each precision, within and filling, with closed and open ends.

    Args:
        first: the earliest day that the statement names, in UTC; its year or month may begin earlier.
        last: the latest one, inclusive.
        zone: the zone of all of them; left out, any of `zones`.
        fills: only those that fill the time they name, or only those that lie within it.
        opens: whether an end may be ongoing or unknown.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_interval, (first, last), zone, fills, opens)


def _draw_interval(
    draw: Draw, days_named: tuple[date, date], zone: str | None, fills: bool | None, opens: bool
) -> Interval:
    from hypothesis import reject

    forms = [""] if fills is not True else []
    forms += ["/-"] if fills is not False else []
    forms += ["/..", "/"] if opens and fills is not False else []
    name, form = draw(zones()) if zone is None else zone, draw(_one_of(tuple(forms)))
    point = _draw_point(draw, *days_named, name)
    text = point + form if form != "/-" else "/".join(sorted((point, _draw_point(draw, *days_named, name))))
    try:
        return Interval(text, name)
    except InvalidInterval:  # two points of one minute, or out of order across precisions
        reject()


def _draw_point(draw: Draw, first: date, last: date, zone: str) -> str:
    instant = _draw_instant(draw, first, last).astimezone(zone_rules(zone))
    length = draw(_one_of((10, 16, 7, 4, 19, 26)))
    text: str = instant.replace(tzinfo=None).isoformat(timespec="microseconds")[:length]
    offset: str = instant.isoformat()[-6:]
    # The clocks show some times twice; then only the offset says which. Elsewhere it may be added.
    twice = instant.utcoffset() != instant.replace(fold=1 - instant.fold).utcoffset()
    return text + offset if length > 10 and (twice or not draw(_number(0, 4))) else text


def deadlines(zone: str | None = None, *, counted: bool | None = None) -> SearchStrategy[Deadline]:
    """Deadlines: counted in each unit and by each rule, and stated as days, stretches and minutes.

    Args:
        zone: the zone of whoever set it; left out, any of `zones`.
        counted: only counted ones, or only stated ones.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_deadline, zone, counted)


def _draw_deadline(draw: Draw, zone: str | None, counted: bool | None) -> Deadline:
    text, name = draw(_text()), draw(zones()) if zone is None else zone
    if not (draw(_one_of((False, True))) if counted is None else counted):
        return Deadline(text=text, zone=name, by=draw(intervals(zone=name, opens=False)))
    unit, least = draw(_one_of(Unit)), draw(_number(1, 100))
    begin = draw(instants()).astimezone(timezone.utc)
    if unit is Unit.HOURS and draw(_one_of((True, False))):
        trigger = Interval(begin.isoformat(timespec="minutes")[:16], "UTC")
    else:
        trigger = Interval(begin.date().isoformat(), name)
    most = least + draw(_one_of((0, 1, 2, 10)))
    rule = draw(_one_of(Rule))
    return Deadline(text=text, zone=name, trigger=trigger, least=least, most=most, unit=unit, rule=rule)


def actors() -> SearchStrategy[Actor]:
    """Actors of every kind; persons with offices held, some of them still.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_actor)


def _draw_actor(draw: Draw) -> Actor:
    kind = draw(_one_of(ActorKind))
    offices: list[Any] = [
        Office(title=draw(_text()), when=draw(intervals())) for _ in range(draw(_number(0, 2)))
    ]
    return Actor(
        id=draw(_slugs()),
        name=draw(_text()),
        kind=kind,
        country=draw(_some(_one_of(_COUNTRIES))),
        zone=draw(_some(zones())),
        wikidata=draw(_some(_one_of(("Q1", "Q22686")))),
        aliases=draw(_few(_text())),
        offices=offices if kind is ActorKind.PERSON else (),
    )


def places() -> SearchStrategy[Place]:
    """Places in any of `zones`, with and without coordinates.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_place)


def _draw_place(draw: Draw) -> Place:
    sited = draw(_one_of((False, True)))
    return Place(
        id=draw(_slugs()),
        name=draw(_text()),
        country=draw(_one_of(_COUNTRIES)),
        zone=draw(zones()),
        latitude=draw(_degrees(90)) if sited else None,
        longitude=draw(_degrees(180)) if sited else None,
        wikidata=draw(_some(_one_of(("Q1", "Q1899")))),
    )


def sources() -> SearchStrategy[Source]:
    """Sources with the addresses and titles that writers of pages must take care with.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_source)


def _draw_source(draw: Draw) -> Source:
    return Source(
        url=draw(_one_of(_URLS)),
        publisher=draw(_text()),
        language=draw(_one_of(("en", "uk", "ru", "it-IT"))),
        title=draw(_some(_text())),
        date=draw(_some(days())),
        primary=draw(_one_of((False, True))),
        origin=draw(_some(_text())),
        archived=draw(_some(_one_of(_URLS))),
    )


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
    """
    return _drawn(_draw_event, tuple(actors), tuple(places), number)


def _draw_event(draw: Draw, actors: tuple[str, ...], places: tuple[str, ...], number: int) -> Event:
    who = _one_of(actors)
    when, status = draw(intervals()), draw(_one_of(EventStatus))
    assertion = draw(_one_of(Assertion))
    contested = assertion in (Assertion.DISPUTED, Assertion.DENIED)
    pages: list[Any] = [_draw_source(draw)]
    known = None
    if draw(_one_of((False, True))):
        early = when.first - timedelta(days=0 if status is EventStatus.OCCURRED else 40)
        known = draw(intervals(max(early, _FIRST), max(early, _FIRST) + timedelta(days=40), fills=False))
        if len(known.text) < 10 or (status is EventStatus.OCCURRED and known.stop_us <= when.start_us):
            known = None
    return Event(
        id=_dated(when, draw(_slugs()), number),
        when=when,
        kind=draw(_one_of(EventKind)),
        title=draw(_text()),
        summary=draw(_text()),
        actors=draw(_few(who, 1)),
        sources=pages,
        recipients=draw(_few(who)),
        mediators=draw(_few(who, most=1)),
        place=draw(_one_of((None, *places))),
        known=known,
        status=status,
        assertion=assertion,
        contested_by=draw(_few(who, 1, 1)) if contested else (),
        deadline=None if draw(_number(0, 2)) else draw(deadlines()),
        tags=draw(_few(_slugs(), most=1)),
    )


def _dated(when: Interval, slug: str, number: object) -> Any:
    return f"{when.first}-{slug}-{number}"


def _chosen(draw: Draw, among: Sequence[Event], least: int = 0, most: int = 2) -> list[Event]:
    return [among[at] for at in draw(_few(_number(0, len(among) - 1), least, most))]


def _linked(draw: Draw, event: Event, among: Sequence[Event]) -> Event:
    from attrs import evolve

    found: list[Any] = []
    for other in _chosen(draw, among):
        relation = draw(_one_of(LinkRelation))
        announces = relation is LinkRelation.ANNOUNCES
        earlier, later = (event, other) if announces else (other, event)
        if other is not event and later.when.stop_us > earlier.when.start_us:
            found.append(Link(relation=relation, event=other.id))
    return evolve(event, links=tuple(found)) if found else event


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
    """
    return _fresh(_draw_ultimatum, tuple(among), tuple(actors), number)


def _draw_ultimatum(draw: Draw, among: tuple[Event, ...], actors: tuple[str, ...], number: int) -> Ultimatum:
    who, ids, text = _one_of(actors), tuple(each.id for each in among), draw(_text())
    told = _some(_one_of(ids))
    announced = sorted(_chosen(draw, among, 1, 3), key=lambda each: each.when.start_us)
    terms: list[Any] = []
    for each in announced:
        act = draw(_one_of(TermAct)) if terms else TermAct.SETS
        limit = draw(deadlines()) if act is not TermAct.WITHDRAWS else None
        dates: dict[str, Any] = {"at": each.when, "known": each.known}
        terms.append(Term(event=each.id, act=act, wording=text, deadline=limit, **dates))
    answers: list[Any] = [
        Response(event=each.id, by=draw(who), kind=draw(_one_of(ResponseKind)))
        for each in _chosen(draw, among)
    ]
    return Ultimatum(
        id=_dated(announced[0].when, draw(_slugs()), f"u{number}"),
        title=text,
        issuers=draw(_few(who, 1)),
        targets=draw(_few(who, 1)),
        demand=text,
        demand_kind=draw(_one_of(DemandKind)),
        consequence=text,
        consequence_kind=draw(_one_of(ConsequenceKind)),
        terms=terms,
        third_parties=draw(_few(who, most=1)),
        responses=answers,
        compliance=Compliance(value=draw(_one_of(ComplianceValue)), event=draw(told)),
        follow_through=FollowThrough(value=draw(_one_of(FollowThroughValue)), event=draw(told)),
    )


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
    """
    return _fresh(_draw_truce, tuple(among), tuple(actors), number)


def _draw_truce(draw: Draw, among: tuple[Event, ...], actors: tuple[str, ...], number: int) -> Truce:
    who, ids, declared = _one_of(actors), tuple(each.id for each in among), _chosen(draw, among, 1, 1)[0]
    parties: list[Any] = []
    for actor in draw(_few(who, 1)):
        stance = draw(_one_of(Stance))
        bound = stance not in (Stance.REJECTED, Stance.SILENT) and draw(_one_of((False, True)))
        held = draw(intervals(fills=True)) if bound else None
        parties.append(Party(actor=actor, stance=stance, event=draw(_some(_one_of(ids))), effective=held))
    never = not any(party.effective for party in parties)
    how = draw(_one_of(tuple(how for how in TruceEnd if never or how is not TruceEnd.NEVER_TOOK_EFFECT)))
    sides = {"by": draw(_few(who, 1)), "against": draw(_few(who, 1))}
    alleged: list[Any] = [Violation(claim=draw(_text()), event=draw(_one_of(ids)), **sides)]
    return Truce(
        id=_dated(declared.when, draw(_slugs()), f"t{number}"),
        title=draw(_text()),
        purposes=draw(_few(_one_of(Purpose), 1)),
        scope=draw(_few(_one_of(Scope), 1)),
        area=draw(_text()),
        declared=declared.id,
        at=declared.when,
        parties=parties,
        ended=Ending(how=how, event=draw(_some(_one_of(ids)))),
        scheduled=draw(_some(intervals(fills=True))),
        mediators=draw(_few(who, most=1)),
        violations=alleged if draw(_one_of((False, True))) else (),
    )


def claims(records: Sequence[str] = (), *, number: int = 1) -> SearchStrategy[Claim]:
    """Claims, checked and unchecked.

    Args:
        records: the ids of the records that may answer them.
        number: ends the id.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_claim, tuple(records), number)


def _draw_claim(draw: Draw, records: tuple[str, ...], number: int) -> Claim:
    verdict = draw(_one_of(Verdict))
    checked = None if verdict is Verdict.UNCHECKED else draw(intervals(zone="UTC", fills=False))
    name: Any = f"{draw(_slugs())}-{number}"
    return Claim(
        id=name,
        account=draw(_text()),
        said=draw(intervals(zone="UTC", fills=False)),
        paraphrase=draw(_text()),
        verdict=verdict,
        records=draw(_few(_one_of(records))) if records else (),
        checked=checked,
        note="" if checked is None else draw(_text()),
    )


def timelines(*, most_events: int = 4, coverage: bool = True) -> SearchStrategy[Timeline]:
    """Whole timelines, of which every record fits the others.

    Args:
        most_events: how many events they have at most; they may have none.
        coverage: whether they may state their coverage, and so refuse questions outside it.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    return _drawn(_draw_timeline, most_events, coverage)


def _draw_timeline(draw: Draw, most_events: int, coverage: bool) -> Timeline:
    from attrs import evolve

    who, where = draw(_each_once(actors(), 1)), draw(_each_once(places()))
    names, sites = tuple(each.id for each in who), tuple(each.id for each in where)
    count = draw(_number(0, most_events))
    happened: list[Any] = [_draw_event(draw, names, sites, number) for number in range(count)]
    happened = [_linked(draw, event, happened) for event in happened]
    among = tuple(happened)
    demands: list[Any] = [
        _draw_ultimatum(draw, among, names, number) for number in range(draw(_number(0, min(1, count))))
    ]
    pauses: list[Any] = [
        _draw_truce(draw, among, names, number) for number in range(draw(_number(0, min(2, count))))
    ]
    if len(pauses) == 2 and draw(_one_of((False, True))):
        pauses[1] = evolve(pauses[1], follow_up_of=pauses[0].id)
    answers = tuple(each.id for each in chain(happened, demands, pauses))
    sayings: list[Any] = [_draw_claim(draw, answers, number) for number in range(draw(_number(0, 2)))]
    stretches: list[Any] = draw(_few(_drawn(_draw_stretch))) if coverage else []
    return Timeline(
        title=draw(_text()),
        data_version=draw(_one_of(("0", "2026.11.1"))),
        coverage=stretches,
        actors=who,
        places=where,
        events=happened,
        ultimatums=demands,
        truces=pauses,
        claims=sayings,
        tombstones=draw(_each_once(_drawn(_draw_tombstone))),
    )


def _draw_stretch(draw: Draw) -> Stretch:
    note = draw(_text()) if draw(_one_of((False, True))) else ""
    return Stretch(when=draw(intervals(fills=True)), thoroughness=draw(_one_of(Thoroughness)), note=note)


def _draw_tombstone(draw: Draw) -> Tombstone:
    day = draw(days())
    return Tombstone(id=f"{day}-gone", withdrawn=day, reason=draw(_text()), replaced_by=draw(_some(_text())))
