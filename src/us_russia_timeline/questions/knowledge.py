"""The timeline as the public could know it at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from us_russia_timeline._record import require
from us_russia_timeline.intervals import FOREVER, Axis, Interval, Moment, Position, midnight, read_moment
from us_russia_timeline.models import Event, EventStatus, Source
from us_russia_timeline.timelines import Records, Timeline, order_key, remembered, trusted_records

__all__ = ["as_of"]

Times = tuple[int, int]
"""One time on both axes: as an instant in microseconds, and as the ordinal of a civil day."""

_AXES = (Axis.INSTANTS, Axis.DAYS)
_ALWAYS: Times = (-FOREVER, -FOREVER)

# An event, an ultimatum and a truce may share an id; no id holds a colon.
_TRUCE, _ANY = "truce:", "any:"


class _Timetable(NamedTuple):
    """Of a collection: when each record is known, and from when on nothing about it changes any more."""

    known: tuple[list[int], list[int]]
    settled: tuple[list[int], list[int]]


class _Timetables(NamedTuple):
    """The timetables of a timeline, worked out once."""

    by_name: dict[str, _Timetable]
    known: dict[str, Times]  # of events by id, of truces by `_TRUCE` and id, of all answers by `_ANY` and id
    keys: dict[int, Any]  # of each ultimatum and truce, whose time is derived, its place in the order


class _View(NamedTuple):
    """What a moment is asked about: where it lies, and which records are known by then."""

    position: Position
    seen: Callable[[str], bool]

    def passed(self, interval: Interval) -> bool:
        """Whether it has surely ended, by the close of a day."""
        return interval.edges(self.position.axis)[1] <= self.position.close

    def begun(self, interval: Interval) -> bool:
        """Whether it has surely begun, by the close of a day."""
        return interval.surely_begun(self.position.axis) <= self.position.at

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

    Dropped are events known later, and with them the stages of ultimatums and truces that they
    carry, the links and answers that lead to them, updates and pages that came later, and offices not
    yet held. An end that had not come is ongoing again, an outcome that was not known is pending. Of a
    claim the account made later nothing is left; of one checked later, the sentence without the verdict.
    An outcome or an ending that names no event counts as known once the last limit or schedule that was
    known has passed. A page without a day stays, without its headline; where all pages of an event came
    later, the first of them stays as an address. Actors, places, coverage and tombstones stay.

    A pure function: ``as_of(as_of(t, a), b) == as_of(t, min(a, b))``, among days and among instants.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is no timeline.
    """
    require(timeline, Timeline)
    position = read_moment(moment)
    axis, at = _AXES.index(position.axis), position.at
    tables = remembered(timeline, _timetables)
    view = _View(position, lambda record_id: tables.known[record_id][axis] <= at)

    def kept(name: str, change: Callable[[Any], Any]) -> list[Any]:
        table = tables.by_name[name]
        rows = zip(getattr(timeline, name), table.known[axis], table.settled[axis], strict=True)
        return [row if settled <= at else change(row) for row, known, settled in rows if known <= at]

    def ordered(rows: list[Any]) -> Records[Any]:
        return trusted_records(tuple(sorted(rows, key=lambda row: tables.keys.get(id(row)) or order_key(row))))

    return Timeline.trusted(
        title=timeline.title,
        data_version=timeline.data_version,
        coverage=timeline.coverage,
        actors=trusted_records(tuple(kept("actors", lambda each: _actor(each, view)))),
        places=timeline.places,
        events=trusted_records(tuple(_in_order(kept("events", lambda each: _event(each, view))))),
        ultimatums=ordered(kept("ultimatums", lambda each: _ultimatum(each, view, timeline))),
        truces=ordered(kept("truces", lambda each: _truce(each, view, timeline))),
        claims=trusted_records(tuple(kept("claims", lambda each: _claim(each, view)))),
        tombstones=timeline.tombstones,
    )


def _in_order(events: list[Event]) -> list[Event]:
    """Put right what moved: an event that goes on again comes after the others of its beginning."""
    for at in range(len(events) - 1):
        if events[at].when.start_us == events[at + 1].when.start_us and order_key(events[at]) > order_key(
            events[at + 1]
        ):
            events.sort(key=order_key)
            break
    return events


# --- when what is known, and when it is settled ---


def _timetables(timeline: Timeline) -> _Timetables:
    known: dict[str, Times] = {event.id: _known(event) for event in timeline.events}
    answers: list[tuple[str, Times]] = [(event.id, known[event.id]) for event in timeline.events]
    answers += [(each.id, known[each.terms[0].event]) for each in timeline.ultimatums]
    answers += [(each.id, known[each.declared]) for each in timeline.truces]
    known |= {_TRUCE + each.id: known[each.declared] for each in timeline.truces}
    for name, (us, day) in answers:
        other_us, other_day = known.get(_ANY + name, (us, day))
        known[_ANY + name] = min(us, other_us), min(day, other_day)

    def table(name: str, begin: Callable[[Any], Times], times: Callable[[Any], Iterator[Times]]) -> _Timetable:
        begins = [begin(each) for each in getattr(timeline, name)]
        settled = [
            _latest(first, times(each)) for first, each in zip(begins, getattr(timeline, name), strict=True)
        ]
        return _Timetable(_by_axis(begins), _by_axis(settled))

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
    return _Timetables(by_name, known, keys)


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
        yield known[_TRUCE + truce.follow_up_of]
    for interval in truce.effective:
        yield _begin(interval)
    yield from _ends(truce.at, truce.scheduled, *truce.effective)


def _claim_times(claim: Any, known: dict[str, Times]) -> Iterator[Times]:
    yield from (known[_ANY + each] for each in claim.records)
    if claim.checked is not None:
        yield _begin(claim.checked)


# --- how each record looks ---


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
    """The pages that were there; one that shows no day stays, without the headline that it may have got later."""
    there = (each for each in sources if each.date is None or view.published(each.date))
    return tuple(
        _evolved(each, title=None) if each.date is None and each.title is not None else each for each in there
    )


def _updates(event: Any, view: _View) -> Iterator[Any]:
    for update in event.updates:
        told = update.event is not None and view.seen(update.event)
        pages = _pages(update.sources, view)
        if view.begun(update.known) and (told or pages):
            yield _evolved(update, sources=pages, event=update.event if told else None)


def _event(event: Any, view: _View) -> Any:
    pages = _pages(event.sources, view)
    if not pages:
        first = min(event.sources, key=lambda each: each.date)
        pages = (_evolved(first, title=None, date=None),)
    return _evolved(
        event,
        when=view.trimmed(event.when) if event.status is EventStatus.OCCURRED else event.when,
        sources=pages,
        links=tuple(link for link in event.links if view.seen(link.event)),
        updates=tuple(_updates(event, view)),
    )


def _actor(actor: Any, view: _View) -> Any:
    held = tuple(
        _with(office, "when", view.trimmed(office.when)) for office in actor.offices if view.begun(office.when)
    )
    return actor if held == actor.offices else _evolved(actor, offices=held)


def _half(half: Any, view: _View, *, passed: bool) -> Any:
    known = passed if half.event is None else view.seen(half.event)
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


def _truce(truce: Any, view: _View, timeline: Timeline) -> Any:
    from us_russia_timeline.models import Ending, Party, Stance, TruceEnd

    limits = [truce.at, *truce.effective, *([truce.scheduled] if truce.scheduled is not None else [])]
    told = all(party.event is None or view.seen(party.event) for party in truce.parties)
    passed = told and all(view.passed(limit) for limit in limits)
    known = passed if truce.ended.event is None else view.seen(truce.ended.event)
    parent = truce.follow_up_of
    return _evolved(
        truce,
        at=_copied(truce.at, truce.declared, view, timeline),
        # A truce has a party: of one that nobody is yet known to have joined, the first is silent.
        parties=tuple(_parties(truce, view)) or (Party(actor=truce.parties[0].actor, stance=Stance.SILENT),),
        violations=tuple(each for each in truce.violations if view.seen(each.event)),
        ended=truce.ended if known else Ending(how=TruceEnd.ONGOING),
        follow_up_of=parent if parent is None or view.seen(_TRUCE + parent) else None,
    )


def _claim(claim: Any, view: _View) -> Any:
    from us_russia_timeline.models import Verdict

    records = tuple(each for each in claim.records if view.seen(_ANY + each))
    if claim.checked is not None and not view.begun(claim.checked):
        return _evolved(claim, verdict=Verdict.UNCHECKED, checked=None, note="", records=records)
    return _evolved(claim, records=records)
