"""When the records of a timeline could be known, and from when on nothing about them changes any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from us_russia_timeline.intervals import DAY_US, EVER, FOREVER, Axis, Interval, midnight
from us_russia_timeline.models import Event, Source
from us_russia_timeline.timelines import Timeline, order_key

Times = tuple[int, int]
"""One time on both axes: as an instant in microseconds, and as the ordinal of a civil day."""

# An event, an ultimatum and a truce may share an id; no id holds a colon.
TRUCE, ANY = "truce:", "any:"


class Timetable(NamedTuple):
    """When what is referred to could be known, worked out once for a timeline."""

    events: list[Times]  # in their order
    known: dict[str, Times]  # of events by id, of truces by `TRUCE` and id, of all answers by `ANY` and id
    settled: dict[int, Times]  # of each ultimatum, truce and claim, by its identity
    settled_events: dict[int, Times]  # of each event by its place, as far as it has been asked for
    keys: dict[int, Any]  # of each ultimatum and truce, whose time is derived, its place in the order
    close: Times  # when nothing more is told


def timetable(timeline: Timeline) -> Timetable:
    """The timetable of a timeline; `remembered` keeps it with it."""
    events = list(timeline.events.known())
    known = dict(zip(timeline.events.ids(), events, strict=True))
    answers = list(known.items())
    answers += [(each.id, known[each.terms[0].event]) for each in timeline.ultimatums]
    answers += [(each.id, known[each.declared]) for each in timeline.truces]
    known |= {TRUCE + each.id: known[each.declared] for each in timeline.truces}
    for name, (us, day) in answers:
        other_us, other_day = known.get(ANY + name, (us, day))
        known[ANY + name] = min(us, other_us), min(day, other_day)
    close = _close_of(timeline, events)
    settled = {id(each): _latest(_ultimatum_times(each, known)) for each in timeline.ultimatums}
    settled |= {id(each): _latest(_truce_times(each, known, close)) for each in timeline.truces}
    settled |= {id(each): _latest(_claim_times(each, known)) for each in timeline.claims}
    keys = {
        id(each): order_key(each) for name in ("ultimatums", "truces") for each in getattr(timeline, name)
    }
    return Timetable(events, known, settled, {}, keys, close)


def _close_of(timeline: Timeline, events: list[Times]) -> Times:
    """When nothing more is told: at the close of the coverage; without one, when the last was known.

    What was cut off at a day by `part` holds records that look back from later: there it is the day after.
    """
    whens = [each.when for each in timeline.coverage]
    if whens:
        us, day = max(each.stop_us for each in whens), max(each.edges(Axis.DAYS)[1] for each in whens) - 1
        return (us + DAY_US, day + 1) if _cut_off(timeline.selection, day) else (us, day)
    told = [_begin(update.known) for event in timeline.events for update in event.updates]
    return _latest([*events, *told, (EVER, EVER)])


def _cut_off(selection: str, day: int) -> bool:
    """Whether it is by its own words a selection up to that day."""
    return day <= date.max.toordinal() and f"to {date.fromordinal(day)}" in selection.split("; ")


def stated_times(truce: Any) -> list[Interval]:
    """For how long each side held itself bound, and for how long it was announced."""
    return [*truce.effective, *([truce.scheduled] if truce.scheduled is not None else [])]


def told_by_nothing(truce: Any) -> bool:
    """Whether no event shows how it ended, nor any end of it that was stated."""
    limits = stated_times(truce)
    return truce.ended.event is None and (not limits or any(each.open is not None for each in limits))


def event_settled(table: Timetable, place: int, event: Event) -> Times:
    """From when on nothing about an event changes any more; found out when it is first asked for."""
    found = table.settled_events.get(place)
    if found is None:
        found = table.settled_events[place] = _latest(_event_times(event, table.known))
    return found


def _latest(times: Iterable[Times]) -> Times:
    every = list(times)
    return max(us for us, _ in every), max(day for _, day in every)


def _begin(interval: Interval) -> Times:
    """By when it has surely begun."""
    return interval.surely_begun(Axis.INSTANTS), interval.surely_begun(Axis.DAYS)


def _ends(*intervals: Interval) -> Iterator[Times]:
    """By when each is surely over; of what goes on nothing will change."""
    for interval in intervals:
        if interval.stop_us != FOREVER:
            yield interval.stop_us, interval.edges(Axis.DAYS)[1] - 1


def _published(sources: Iterable[Source]) -> Iterator[Times]:
    for source in sources:
        if source.date is not None:
            ordinal = source.date.toordinal()
            yield midnight(ordinal + 1), ordinal
        elif source.title is not None:
            yield FOREVER, FOREVER


def _event_times(event: Event, known: dict[str, Times]) -> Iterator[Times]:
    yield known[event.id]
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
    yield from (_begin(each.known) for each in halves if each.known is not None)
    yield from _ends(ultimatum.when, *(term.at for term in ultimatum.terms))


def _truce_times(truce: Any, known: dict[str, Times], close: Times) -> Iterator[Times]:
    yield known[truce.declared]
    for each in (*truce.parties, *truce.violations, truce.ended):
        if each.event is not None:
            yield known[each.event]
    yield from (_begin(each.known) for each in (*truce.violations, truce.ended) if each.known is not None)
    if told_by_nothing(truce):
        yield close
    if truce.follow_up_of is not None:
        yield known[TRUCE + truce.follow_up_of]
    for interval in truce.effective:
        yield _begin(interval)
    yield from _ends(truce.at, *stated_times(truce))


def _claim_times(claim: Any, known: dict[str, Times]) -> Iterator[Times]:
    yield _begin(claim.said)
    yield from (known[ANY + each] for each in claim.records)
    if claim.checked is not None:
        yield _begin(claim.checked)
