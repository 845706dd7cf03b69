"""What could be known when, worked out by `as_of` alone: each record's views, as differences by day.

The page holds the record as it stands now and, for each day on which that changes, what was otherwise.
So a day is reached without the days before it, and no rule of `as_of` is written a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from us_russia_timeline.intervals import FOREVER, LAST_YEAR, Axis, Interval
from us_russia_timeline.models import Event, Source, Truce, Ultimatum
from us_russia_timeline.questions import as_of, timetable
from us_russia_timeline.timelines import Timeline, pages_of, remembered

__all__ = ["View", "differences", "views"]

_KINDS = ("events", "ultimatums", "truces")


class View(NamedTuple):
    """A record as it could be known from a day on: the ordinal of that day, and the record."""

    day: int
    record: Any


def views(timeline: Timeline) -> dict[str, dict[str, list[View]]]:
    """Of each event, ultimatum and truce, by its id: how it could be known, from each day of change on."""
    known: dict[str, int] = {event.id: event.known_by(Axis.DAYS) for event in timeline.events}
    asked: dict[int, list[tuple[str, str]]] = {}
    for kind in _KINDS:
        for record in getattr(timeline, kind):
            for day in set(_days_of(record, timeline, known)):
                asked.setdefault(day, []).append((kind, record.id))
    found: dict[str, dict[str, list[View]]] = {kind: {} for kind in _KINDS}
    for day in sorted(asked):
        then = as_of(timeline, date.fromordinal(day))
        for kind, name in asked[day]:
            record = getattr(then, kind).get(name)
            seen = found[kind].setdefault(name, [])
            if record is not None and not (seen and seen[-1].record == record):
                seen.append(View(day, record))
    return found


def _days_of(record: Any, timeline: Timeline, known: dict[str, int]) -> Iterator[int]:
    """The days on which something about a record may become known; more than needed do no harm."""
    if isinstance(record, Event):
        times, events, pages = _event_days(record)
        yield from (page.date.toordinal() for page in pages if page.date is not None)
        yield known[record.id]
    elif isinstance(record, Ultimatum):
        times, events = _ultimatum_days(record)
    else:
        times, events = _truce_days(record)
        if record.follow_up_of is not None:
            events.append(timeline.truce(record.follow_up_of).declared)
        # What looks back, a note or an ending that nothing shows, is there at the close of what is told.
        times += [each.when for each in timeline.coverage]
        yield from () if timeline.coverage else (remembered(timeline, timetable).close[1],)
    yield from (known[name] for name in events if name is not None)
    last = date(LAST_YEAR, 12, 31).toordinal()
    for time in times:
        first, stop = time.edges(Axis.DAYS)
        yield first
        yield from (day for day in (stop - 1, stop) if stop != FOREVER and day <= last)


Found = tuple[list[Interval], list[str | None]]


def _event_days(event: Event) -> tuple[list[Interval], list[str | None], list[Source]]:
    times = [event.when, *(update.known for update in event.updates)]
    events: list[str | None] = [link.event for link in event.links]
    events += [update.event for update in event.updates]
    return times, events, [*pages_of(event)]


def _ultimatum_days(ultimatum: Ultimatum) -> Found:
    times = [ultimatum.when, *(term.at for term in ultimatum.terms)]
    halves = (ultimatum.compliance.known, ultimatum.follow_through.known)
    times += [known for known in halves if known is not None]
    events: list[str | None] = [term.event for term in ultimatum.terms]
    events += [answer.event for answer in ultimatum.responses]
    return times, [*events, ultimatum.compliance.event, ultimatum.follow_through.event]


def _truce_days(truce: Truce) -> Found:
    scheduled = [truce.scheduled] if truce.scheduled is not None else []
    events: list[str | None] = [truce.declared, truce.ended.event, *(each.event for each in truce.violations)]
    known = (truce.ended.known, *(each.known for each in truce.violations))
    told = [each for each in known if each is not None]
    times = [truce.at, *truce.effective, *scheduled, *told]
    return times, [*events, *(party.event for party in truce.parties)]


def differences(versions: Iterable[tuple[int, dict[str, Any]]]) -> tuple[dict[str, Any], list[list[Any]]]:
    """What holds in the end, and by day what was otherwise: ``at(record, day)`` of the page reads it.

    A version that differs in nothing from the end is an empty one; the first is the day of knowledge.
    """
    every = list(versions)
    final = every[-1][1]
    found: list[list[Any]] = []
    for day, shown in every:
        otherwise = {name: value for name, value in shown.items() if value != final[name]}
        if not found or found[-1][1] != otherwise:
            found.append([day, otherwise])
    return final, found
