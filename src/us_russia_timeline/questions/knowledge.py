"""The timeline as the public could know it at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from us_russia_timeline import _checks
from us_russia_timeline.intervals import FOREVER, Interval, Moment, When, read_moment
from us_russia_timeline.models import Event, EventStatus
from us_russia_timeline.timelines import Records, Timeline, order_key, over, stop_ordinal

__all__ = ["as_of"]

Times = tuple[int, int]
"""One time on both axes: as an instant in microseconds, and as the number of a civil day."""

_ALWAYS: Times = (-FOREVER, -FOREVER)

# An event, an ultimatum and a truce may share an id; no id holds a colon.
_TRUCE, _ANY = "truce:", "any:"


class _Plan(NamedTuple):
    """When each record of a collection is known, and from when on nothing about it changes any more."""

    known: tuple[list[int], list[int]]
    settled: tuple[list[int], list[int]]


class _Plans(NamedTuple):
    """The plans of a timeline, and the collections that they were made for."""

    made_for: tuple[Any, ...]
    keys: dict[int, Any]  # of each ultimatum and truce, whose time is derived, its place in the order
    by_name: dict[str, _Plan]
    known: dict[str, Times]  # of events by id, of truces by `_TRUCE` and id, of all answers by `_ANY` and id


def as_of(timeline: Timeline, moment: Moment) -> Timeline:
    """The whole timeline as the public could know it at a moment; of a day, at its close.

    Dropped are events known later, and with them the stages of ultimatums and truces that they
    carry, the links and answers that lead to them, and offices not yet held. An end that had not
    come is ongoing again, an outcome that was not known is pending. Of a claim the account made
    later nothing is left; of one checked later, the sentence without the verdict. An outcome or an
    ending that names no event counts as known once the last limit or schedule of its record has
    passed. Actors, places, coverage and tombstones stay.

    A pure function: ``as_of(as_of(t, a), b) == as_of(t, min(a, b))``, among days and among instants.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidRecord: it is no timeline.
    """
    _checks.expect(timeline, Timeline)
    when = read_moment(moment)
    axis, at = (0, when.us) if when.day is None else (1, when.day.toordinal())
    plans = _plans(timeline)

    def seen(record_id: str) -> bool:
        return plans.known[record_id][axis] <= at

    def kept(name: str, change: Callable[[Any], Any]) -> list[Any]:
        plan = plans.by_name[name]
        rows = zip(getattr(timeline, name), plan.known[axis], plan.settled[axis], strict=True)
        return [row if settled <= at else change(row) for row, known, settled in rows if known <= at]

    def ordered(rows: list[Any]) -> Records[Any]:
        return _trusted(sorted(rows, key=lambda row: plans.keys.get(id(row)) or order_key(row)))

    return Timeline.trusted(
        title=timeline.title,
        data_version=timeline.data_version,
        coverage=timeline.coverage,
        actors=_trusted(kept("actors", lambda each: _actor(each, when))),
        places=timeline.places,
        events=_trusted(_in_order(kept("events", lambda each: _event(each, when, seen)))),
        ultimatums=ordered(kept("ultimatums", lambda each: _ultimatum(each, when, seen, timeline))),
        truces=ordered(kept("truces", lambda each: _truce(each, when, seen, timeline))),
        claims=_trusted(kept("claims", lambda each: _claim(each, when, seen))),
        tombstones=timeline.tombstones,
    )


def _trusted(rows: list[Any]) -> Records[Any]:
    return Records[Any].trusted(tuple(rows))


def _in_order(events: list[Event]) -> list[Event]:
    """Put right what moved: an event that goes on again comes after the others of its beginning."""
    for at in range(len(events) - 1):
        first, second = events[at].when, events[at + 1].when
        if first.start_us == second.start_us and first.stop_us > second.stop_us:
            events.sort(key=order_key)
            break
    return events


def _plans(timeline: Timeline) -> _Plans:
    """The plans of a timeline, made once for the same collections and kept with its events."""
    made_for = (timeline.actors, timeline.ultimatums, timeline.truces, timeline.claims)
    plans: _Plans | None = timeline.events.plans
    if plans is None or any(
        ours is not theirs for ours, theirs in zip(made_for, plans.made_for, strict=True)
    ):
        plans = timeline.events.plans = _make_plans(timeline, made_for)
    return plans


def _make_plans(timeline: Timeline, made_for: tuple[Any, ...]) -> _Plans:
    known: dict[str, Times] = {event.id: _known(event) for event in timeline.events}
    answers: list[tuple[str, Times]] = [(event.id, known[event.id]) for event in timeline.events]
    answers += [(each.id, known[each.terms[0].event]) for each in timeline.ultimatums]
    answers += [(each.id, known[each.declared]) for each in timeline.truces]
    known |= {_TRUCE + each.id: known[each.declared] for each in timeline.truces}
    for name, (us, day) in answers:
        other_us, other_day = known.get(_ANY + name, (us, day))
        known[_ANY + name] = min(us, other_us), min(day, other_day)

    def plan(name: str, begin: Callable[[Any], Times], times: Callable[[Any], Iterator[Times]]) -> _Plan:
        begins = [begin(each) for each in getattr(timeline, name)]
        settled = [
            _latest(first, times(each)) for first, each in zip(begins, getattr(timeline, name), strict=True)
        ]
        return _Plan(_axes(begins), _axes(settled))

    by_name = {
        "actors": plan("actors", lambda _: _ALWAYS, _actor_times),
        "events": plan("events", _known, lambda each: _event_times(each, known)),
        "ultimatums": plan(
            "ultimatums", lambda each: known[each.terms[0].event], lambda each: _ultimatum_times(each, known)
        ),
        "truces": plan("truces", lambda each: known[each.declared], lambda each: _truce_times(each, known)),
        "claims": plan("claims", lambda each: _begin(each.said), lambda each: _claim_times(each, known)),
    }
    keys = {
        id(each): order_key(each) for name in ("ultimatums", "truces") for each in getattr(timeline, name)
    }
    return _Plans(made_for, keys, by_name, known)


def _axes(times: list[Times]) -> tuple[list[int], list[int]]:
    return [us for us, _ in times], [day for _, day in times]


def _latest(first: Times, times: Iterable[Times]) -> Times:
    us, day = first
    for other_us, other_day in times:
        us, day = max(us, other_us), max(day, other_day)
    return us, day


def _known(event: Event) -> Times:
    return event.known_us, event.known_day.toordinal()


def _begin(interval: Interval) -> Times:
    """By when it has surely begun."""
    return interval.latest_start_us, interval.latest_start_day.toordinal()


def _ends(*intervals: Interval | None) -> Iterator[Times]:
    """By when each is surely over; of what goes on nothing will change."""
    for interval in intervals:
        if interval is not None and interval.stop_us != FOREVER:
            yield interval.stop_us, stop_ordinal(interval) - 1


def _actor_times(actor: Any) -> Iterator[Times]:
    for office in actor.offices:
        yield _begin(office.when)
        yield from _ends(office.when)


def _event_times(event: Event, known: dict[str, Times]) -> Iterator[Times]:
    yield from _ends(event.when)
    yield from (known[link.event] for link in event.links)


def _ultimatum_times(ultimatum: Any, known: dict[str, Times]) -> Iterator[Times]:
    halves = (ultimatum.compliance, ultimatum.follow_through)
    for each in (*ultimatum.terms, *ultimatum.responses, *halves):
        if each.event is not None:
            yield known[each.event]
    yield from _ends(ultimatum.when, *(term.at for term in ultimatum.terms))


def _truce_times(truce: Any, known: dict[str, Times]) -> Iterator[Times]:
    for each in (*truce.parties, *truce.violations, truce.ended):
        if each.event is not None:
            yield known[each.event]
    if truce.follow_up_of is not None:
        yield known[_TRUCE + truce.follow_up_of]
    for interval in truce.effective:
        yield _begin(interval)
    yield from _ends(truce.at, truce.scheduled, *truce.effective)


def _claim_times(claim: Any, known: dict[str, Times]) -> Iterator[Times]:
    yield from (known[_ANY + each] for each in claim.records)
    if claim.checked is not None:
        yield _begin(claim.checked)


def _begun(interval: Interval, when: When) -> bool:
    us, day = _begin(interval)
    return us <= when.us if when.day is None else day <= when.day.toordinal()


def _trimmed(interval: Interval, when: When) -> Interval:
    """An end that has not come is no end yet."""
    if not interval.fills or interval.stop_us == FOREVER or over(interval, when):
        return interval
    return interval.going_on()


def _evolved(record: Any, **changes: Any) -> Any:
    """The record with some parts replaced; the parts of a valid record need no second check."""
    kind: Any = record.__class__
    twin = kind.__new__(kind)
    twin.__setstate__({**record.__getstate__(), **changes})
    return twin


def _with(record: Any, name: str, interval: Interval | None) -> Any:
    """The record with another interval; itself where that is the one it has."""
    return record if getattr(record, name) is interval else _evolved(record, **{name: interval})


def _event(event: Any, when: When, seen: Callable[[str], bool]) -> Any:
    links = tuple(link for link in event.links if seen(link.event))
    trimmed = _trimmed(event.when, when) if event.status is EventStatus.OCCURRED else event.when
    if links == event.links and trimmed is event.when:
        return event
    return _evolved(event, links=links, when=trimmed)


def _actor(actor: Any, when: When) -> Any:
    held = tuple(
        _with(office, "when", _trimmed(office.when, when))
        for office in actor.offices
        if _begun(office.when, when)
    )
    return actor if held == actor.offices else _evolved(actor, offices=held)


def _half(half: Any, seen: Callable[[str], bool], *, passed: bool) -> Any:
    known = passed if half.event is None else seen(half.event)
    return half if known else type(half)(value=type(half.value)("pending"))


def _copied(at: Interval, event_id: str, when: When, timeline: Timeline) -> Interval:
    """The copy of an event's date as that event shows it: only what occurred can still be going on."""
    occurred = at.fills and timeline.event(event_id).status is EventStatus.OCCURRED
    return _trimmed(at, when) if occurred else at


def _ultimatum(ultimatum: Any, when: When, seen: Callable[[str], bool], timeline: Timeline) -> Any:
    passed = over(ultimatum.when, when)
    return _evolved(
        ultimatum,
        terms=tuple(
            _with(term, "at", _copied(term.at, term.event, when, timeline))
            for term in ultimatum.terms
            if seen(term.event)
        ),
        responses=tuple(each for each in ultimatum.responses if seen(each.event)),
        compliance=_half(ultimatum.compliance, seen, passed=passed),
        follow_through=_half(ultimatum.follow_through, seen, passed=passed),
    )


def _parties(truce: Any, when: When, seen: Callable[[str], bool]) -> Iterator[Any]:
    for party in truce.parties:
        if party.event is None or seen(party.event):
            held = party.effective
            begun = held is not None and _begun(held, when)
            yield _with(party, "effective", _trimmed(held, when) if held is not None and begun else None)


def _truce(truce: Any, when: When, seen: Callable[[str], bool], timeline: Timeline) -> Any:
    from us_russia_timeline.models import Ending, Party, Stance, TruceEnd

    limits = [*truce.effective, *([truce.scheduled] if truce.scheduled is not None else [])]
    passed = over(truce.at, when) and all(over(limit, when) for limit in limits)
    known = passed if truce.ended.event is None else seen(truce.ended.event)
    parent = truce.follow_up_of
    return _evolved(
        truce,
        at=_copied(truce.at, truce.declared, when, timeline),
        # A truce has a party: of one that nobody is yet known to have joined, the first is silent.
        parties=tuple(_parties(truce, when, seen))
        or (Party(actor=truce.parties[0].actor, stance=Stance.SILENT),),
        violations=tuple(each for each in truce.violations if seen(each.event)),
        ended=truce.ended if known else Ending(how=TruceEnd.ONGOING),
        follow_up_of=parent if parent is None or seen(_TRUCE + parent) else None,
    )


def _claim(claim: Any, when: When, seen: Callable[[str], bool]) -> Any:
    from us_russia_timeline.models import Verdict

    records = tuple(each for each in claim.records if seen(_ANY + each))
    if claim.checked is not None and not _begun(claim.checked, when):
        return _evolved(claim, verdict=Verdict.UNCHECKED, checked=None, note="", records=records)
    return _evolved(claim, records=records)
