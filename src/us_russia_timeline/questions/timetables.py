"""When each record of a timeline is known, and from when on nothing about it changes any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from us_russia_timeline.intervals import FOREVER, Axis, Interval, midnight
from us_russia_timeline.models import Event, Source
from us_russia_timeline.timelines import Timeline, order_key

Times = tuple[int, int]
"""One time on both axes: as an instant in microseconds, and as the ordinal of a civil day."""

_ALWAYS: Times = (-FOREVER, -FOREVER)

# An event, an ultimatum and a truce may share an id; no id holds a colon.
TRUCE, ANY = "truce:", "any:"


class Timetable(NamedTuple):
    """Of a collection: when each record is known, and from when on nothing about it changes any more."""

    known: tuple[list[int], list[int]]
    settled: tuple[list[int], list[int]]


class Timetables(NamedTuple):
    """The timetables of a timeline, worked out once."""

    by_name: dict[str, Timetable]
    known: dict[str, Times]  # of events by id, of truces by `TRUCE` and id, of all answers by `ANY` and id
    keys: dict[int, Any]  # of each ultimatum and truce, whose time is derived, its place in the order


def timetables(timeline: Timeline) -> Timetables:
    """The timetables of a timeline; `remembered` keeps them with it."""
    known: dict[str, Times] = {event.id: _known(event) for event in timeline.events}
    answers: list[tuple[str, Times]] = [(event.id, known[event.id]) for event in timeline.events]
    answers += [(each.id, known[each.terms[0].event]) for each in timeline.ultimatums]
    answers += [(each.id, known[each.declared]) for each in timeline.truces]
    known |= {TRUCE + each.id: known[each.declared] for each in timeline.truces}
    for name, (us, day) in answers:
        other_us, other_day = known.get(ANY + name, (us, day))
        known[ANY + name] = min(us, other_us), min(day, other_day)

    def table(name: str, begin: Callable[[Any], Times], times: Callable[[Any], Iterator[Times]]) -> Timetable:
        begins = [begin(each) for each in getattr(timeline, name)]
        settled = [
            _latest(first, times(each)) for first, each in zip(begins, getattr(timeline, name), strict=True)
        ]
        return Timetable(_by_axis(begins), _by_axis(settled))

    by_name = {
        "actors": table("actors", lambda _: _ALWAYS, _actor_times),
        "events": table("events", _known, lambda each: _event_times(each, known)),
        "ultimatums": table(
            "ultimatums", lambda each: known[each.terms[0].event], lambda each: _ultimatum_times(each, known)
        ),
        "truces": table("truces", lambda each: known[each.declared], lambda each: _truce_times(each, known)),
        "claims": table("claims", lambda each: _begin(each.said), lambda each: _claim_times(each, known)),
    }
    keys = {
        id(each): order_key(each) for name in ("ultimatums", "truces") for each in getattr(timeline, name)
    }
    return Timetables(by_name, known, keys)


def _by_axis(times: list[Times]) -> tuple[list[int], list[int]]:
    return [us for us, _ in times], [day for _, day in times]


def _latest(first: Times, times: Iterable[Times]) -> Times:
    us, day = first
    for other_us, other_day in times:
        us, day = max(us, other_us), max(day, other_day)
    return us, day


def _known(event: Event) -> Times:
    return event.known_by(Axis.INSTANTS), event.known_by(Axis.DAYS)


def _begin(interval: Interval) -> Times:
    """By when it has surely begun."""
    return interval.surely_begun(Axis.INSTANTS), interval.surely_begun(Axis.DAYS)


def _ends(*intervals: Interval | None) -> Iterator[Times]:
    """By when each is surely over; of what goes on nothing will change."""
    for interval in intervals:
        if interval is not None and interval.stop_us != FOREVER:
            yield interval.stop_us, interval.edges(Axis.DAYS)[1] - 1


def _published(sources: Iterable[Source]) -> Iterator[Times]:
    for source in sources:
        if source.date is not None:
            ordinal = source.date.toordinal()
            yield midnight(ordinal + 1), ordinal
        elif source.title is not None:
            yield FOREVER, FOREVER


def _actor_times(actor: Any) -> Iterator[Times]:
    for office in actor.offices:
        yield _begin(office.when)
        yield from _ends(office.when)


def _event_times(event: Event, known: dict[str, Times]) -> Iterator[Times]:
    yield from _ends(event.when)
    yield from (known[link.event] for link in event.links)
    yield from _published(event.sources)
    for update in event.updates:
        yield _begin(update.known)
        yield from _published(update.sources)
        if update.event is not None:
            yield known[update.event]


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
        yield known[TRUCE + truce.follow_up_of]
    for interval in truce.effective:
        yield _begin(interval)
    yield from _ends(truce.at, truce.scheduled, *truce.effective)


def _claim_times(claim: Any, known: dict[str, Times]) -> Iterator[Times]:
    yield from (known[ANY + each] for each in claim.records)
    if claim.checked is not None:
        yield _begin(claim.checked)
