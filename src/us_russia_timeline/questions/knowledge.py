"""The timeline as the public could know it at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline.intervals import (
    FARTHEST,
    FOREVER,
    Axis,
    Interval,
    Moment,
    Position,
    midnight,
    read_moment,
)
from us_russia_timeline.models import Event, EventStatus, Source
from us_russia_timeline.questions.covering import covered_until
from us_russia_timeline.questions.timetables import (
    ANY,
    TRUCE,
    Times,
    Timetable,
    event_settled,
    stated_times,
    timetable,
    told_by_nothing,
)
from us_russia_timeline.timelines import Lazy, Records, Timeline, order_key, remembered

__all__ = ["as_of"]

AXES = (Axis.INSTANTS, Axis.DAYS)
"""In the order of a pair of times."""


class _View(NamedTuple):
    """What a moment is asked about: where it lies, and which records are known by then."""

    position: Position
    seen: Callable[[str], bool]
    whole: bool  # nothing that the data hold came later
    known: Mapping[str, Times]  # by when each record was known, whatever the moment

    def passed(self, interval: Interval) -> bool:
        """Whether it has surely ended, by the close of a day."""
        return interval.edges(self.position.axis)[1] <= self.position.close

    def begun(self, interval: Interval) -> bool:
        """Whether it has surely begun, by the close of a day."""
        return interval.surely_begun(self.position.axis) <= self.position.at

    def shown(self, part: Any) -> bool:
        """Whether what an event shows was known: once that event was, or later where it says so."""
        return self.seen(part.event) and (part.known is None or self.begun(part.known))

    def published(self, day: date) -> bool:
        """Whether a page of that day was there: on the axis of instants once the day is over in UTC."""
        if self.position.axis is Axis.DAYS:
            return day.toordinal() <= self.position.at
        return midnight(day.toordinal() + 1) <= self.position.at

    def trimmed(self, interval: Interval) -> Interval:
        """An end that has not come is no end yet."""
        if not interval.fills or interval.stop_us == FOREVER or self.passed(interval):
            return interval
        return interval.going_on()


def as_of(timeline: Timeline, moment: Moment) -> Timeline:
    """The whole timeline as the public could know it at a moment; of a day, at its close.

    Dropped are events known later, and with them the stages of ultimatums and truces that they carry, the
    links and answers that lead to them, updates and pages that came later, and offices not yet held. An
    end that had not come is ongoing again, an outcome that was not known is pending. Of a claim the
    account made later nothing is left; of one checked later, the sentence without the verdict. An outcome
    or an ending that names no event counts as known once the last limit or schedule that was known has
    passed; an ending of which no end is stated either, at the close of the coverage. A page without a day
    stays, without its headline; where all pages of an event came later, the first of them stays as an
    address. The note of a truce looks back on it, and stays only where the moment lies at the close of
    the coverage or after, of one that goes on never; of a part that was cut off at a day, that is the day
    after. Where no coverage is stated, its close is taken to be when the last event or update was known, and
    a view, having none to end, answers questions about later times with nothing. Actors, places, tags,
    publishers and tombstones stay.

    The coverage ends with the day of the moment (of an instant, its day in UTC), so that a question about a
    later time is refused, not answered with nothing. Any moment may be asked. After the coverage the answer
    is all that the data hold, and nothing is in it of what came since; before, it is empty, and the first
    day is all it covers.

    A pure function: ``as_of(as_of(t, a), b) == as_of(t, min(a, b))``, among days and among instants.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> then = urt.as_of(timeline, "2025-07-20")
    >>> [term.wording for term in then.ultimatum("2025-07-14-ukraine-deal-deadline").terms]
    ['50 days']
    """
    require(timeline, Timeline)
    position = read_moment(moment)
    axis, at = AXES.index(position.axis), position.at
    table = remembered(timeline, timetable)

    def seen(record_id: str) -> bool:
        return table.known[record_id][axis] <= at

    view = _View(position, seen, table.close[axis] <= at, table.known)

    def done(record: object) -> bool:
        return table.settled[id(record)][axis] <= at

    def ordered(rows: list[Any]) -> Records[Any]:
        found = sorted(rows, key=lambda row: table.keys.get(id(row)) or order_key(row))
        return Records.trusted(tuple([_noted(each, view) for each in found]))

    places = [place for place, known in enumerate(table.events) if known[axis] <= at]
    demands = [each for each in timeline.ultimatums if seen(each.terms[0].event)]
    pauses = [each for each in timeline.truces if seen(each.declared)]
    sayings = [each for each in timeline.claims if view.begun(each.said)]
    actors = timeline.actors
    return Timeline.trusted(
        title=timeline.title,
        data_version=timeline.data_version,
        selection=timeline.selection,
        coverage=tuple(covered_until(timeline.coverage, position.day_in("UTC"))),
        actors=Records.trusted(Lazy(len(actors), lambda place: _actor(actors[place], view)), ids=actors.ids),
        places=timeline.places,
        tags=timeline.tags,
        publishers=timeline.publishers,
        events=_events(timeline.events, places, table, view),
        ultimatums=ordered([each if done(each) else _ultimatum(each, view, timeline) for each in demands]),
        truces=ordered([each if done(each) else _truce(each, view, timeline) for each in pauses]),
        claims=Records.trusted(tuple([each if done(each) else _claim(each, view) for each in sayings])),
        tombstones=timeline.tombstones,
    )


def _events(events: Records[Event], places: list[int], table: Timetable, view: _View) -> Records[Event]:
    """The events at some places as they could be known: each is looked at when it is asked for.

    Only what may still have gone on is looked at beforehand: its end is open again, and that is another place
    in the order.
    """
    ids, (starts, stops) = events.ids(), events.edges()
    position = view.position
    near = position.at if position.axis is Axis.INSTANTS else midnight(position.close) - FARTHEST
    axis = AXES.index(position.axis)

    def look(place: int) -> Event:
        event = events[place]
        done = event_settled(table, place, event)[axis] <= position.at
        return event if done else _event(event, view)

    shown = {place: look(place) for place in places if near < stops[place] < FOREVER}
    ends = {place: event.when.stop_us for place, event in shown.items()}
    order = places
    if any(stop != stops[place] for place, stop in ends.items()):
        order = sorted(places, key=lambda place: (starts[place], ends.get(place, stops[place]), ids[place]))

    def make(at: int) -> Event:
        place = order[at]
        return shown[place] if place in shown else look(place)

    return Records.trusted(
        Lazy(len(order), make),
        ids=lambda: [ids[place] for place in order],
        edges=lambda: (
            [starts[place] for place in order],
            [ends.get(place, stops[place]) for place in order],
        ),
        known=lambda: [table.events[place] for place in order],
    )


def _evolved(record: Any, **changes: Any) -> Any:
    """The record with some parts replaced; the parts of a valid record need no second check."""
    kind: Any = record.__class__
    twin = kind.__new__(kind)
    twin.__setstate__({**record.__getstate__(), **changes})
    return twin


def _with(record: Any, name: str, interval: Interval | None) -> Any:
    """The record with another interval; itself where that is the one it has."""
    return record if getattr(record, name) is interval else _evolved(record, **{name: interval})


def _pages(sources: tuple[Source, ...], view: _View) -> tuple[Source, ...]:
    """The pages that were there; one that shows no day stays, without what may be a later headline."""
    there = [each for each in sources if each.date is None or view.published(each.date)]
    return tuple(
        [
            _evolved(each, title=None) if each.date is None and each.title is not None else each
            for each in there
        ]
    )


def _updates(event: Any, view: _View) -> Iterator[Any]:
    for update in event.updates:
        told = update.event is not None and view.seen(update.event)
        pages = _pages(update.sources, view)
        if view.begun(update.known) and (told or pages):
            whole = pages == update.sources and (told or update.event is None)
            yield update if whole else _evolved(update, sources=pages, event=update.event if told else None)


def _event(event: Event, view: _View) -> Event:
    pages = _pages(event.sources, view)
    if not pages:
        first = min(event.sources, key=lambda each: each.date or date.max)
        pages = (_evolved(first, title=None, date=None),)
    when = view.trimmed(event.when) if event.status is EventStatus.OCCURRED else event.when
    links = tuple([link for link in event.links if view.seen(link.event)])
    updates = tuple(_updates(event, view))
    if when is event.when and (pages, links, updates) == (event.sources, event.links, event.updates):
        return event
    shown: Event = _evolved(event, when=when, sources=pages, links=links, updates=updates)
    return shown


def _actor(actor: Any, view: _View) -> Any:
    held = tuple(
        _with(office, "when", view.trimmed(office.when))
        for office in actor.offices
        if view.begun(office.when)
    )
    return actor if held == actor.offices else _evolved(actor, offices=held)


def _half(half: Any, view: _View, *, passed: bool) -> Any:
    known = passed if half.event is None else view.shown(half)
    return half if known else type(half)(value=type(half.value)("pending"))


def _copied(at: Interval, event_id: str, view: _View, timeline: Timeline) -> Interval:
    """The copy of an event's date as that event shows it: only what occurred can still be going on."""
    occurred = at.fills and timeline.event(event_id).status is EventStatus.OCCURRED
    return view.trimmed(at) if occurred else at


def _ultimatum(ultimatum: Any, view: _View, timeline: Timeline) -> Any:
    # A withdrawal that nobody knows of yet has ended nothing; and only so do views compose.
    passed = view.passed(ultimatum.when) and all(view.seen(term.event) for term in ultimatum.terms)
    return _evolved(
        ultimatum,
        terms=tuple(
            _with(term, "at", _copied(term.at, term.event, view, timeline))
            for term in ultimatum.terms
            if view.seen(term.event)
        ),
        responses=tuple(each for each in ultimatum.responses if view.seen(each.event)),
        compliance=_half(ultimatum.compliance, view, passed=passed),
        follow_through=_half(ultimatum.follow_through, view, passed=passed),
    )


def _parties(truce: Any, view: _View) -> Iterator[Any]:
    for party in truce.parties:
        if party.event is None or view.seen(party.event):
            held = party.effective
            begun = held is not None and view.begun(held)
            yield _with(party, "effective", view.trimmed(held) if held is not None and begun else None)


def _first(truce: Any, view: _View) -> Any:
    """The party that was known to have joined before the others; every view of the truce agrees on it."""
    return min(truce.parties, key=lambda party: view.known[party.event]).actor


def _ending_known(truce: Any, view: _View) -> bool:
    """Whether an ending that no event shows was known: its time was over, or nothing more is told at all."""
    if told_by_nothing(truce):
        return view.whole
    limits = [truce.at, *stated_times(truce)]
    told = all(party.event is None or view.seen(party.event) for party in truce.parties)
    return told and all(view.passed(limit) for limit in limits)


def _truce(truce: Any, view: _View, timeline: Timeline) -> Any:
    from us_russia_timeline.models import Ending, Party, Stance, TruceEnd

    known = _ending_known(truce, view) if truce.ended.event is None else view.shown(truce.ended)
    parent = truce.follow_up_of
    return _evolved(
        truce,
        at=_copied(truce.at, truce.declared, view, timeline),
        # A truce has a party: of one that nobody is yet known to have joined, the first to do so is silent.
        parties=tuple(_parties(truce, view)) or (Party(actor=_first(truce, view), stance=Stance.SILENT),),
        violations=tuple(each for each in truce.violations if view.shown(each)),
        ended=truce.ended if known else Ending(how=TruceEnd.ONGOING),
        follow_up_of=parent if parent is None or view.seen(TRUCE + parent) else None,
    )


def _noted(record: Any, view: _View) -> Any:
    """The record; of a truce without a note, which looks back on it, while more is told."""
    return record if view.whole or not getattr(record, "note", "") else _evolved(record, note="")


def _claim(claim: Any, view: _View) -> Any:
    from us_russia_timeline.models import Verdict

    records = tuple(each for each in claim.records if view.seen(ANY + each))
    if claim.checked is not None and not view.begun(claim.checked):
        return _evolved(claim, verdict=Verdict.UNCHECKED, checked=None, note="", records=records)
    return _evolved(claim, records=records)
