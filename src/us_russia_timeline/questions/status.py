"""The state of things at a moment: what was in force, what stood how, what a day held, who held office."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from us_russia_timeline._record import Vocabulary, require
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import FOREVER, Axis, Interval, Moment, Position, read_day, read_moment
from us_russia_timeline.models import Actor, Event, Office, Truce, TruceEnd, Ultimatum
from us_russia_timeline.questions.deadlines import NoDeadline, standing
from us_russia_timeline.questions.ranges import active_at, as_records
from us_russia_timeline.timelines import Timeline, when_of

__all__ = ["Day", "Status", "in_force", "office_at", "on_day", "status_at"]


class Status(Vocabulary):
    """The state of an ultimatum or a truce at a moment."""

    NOT_YET = "not_yet", "nothing was announced yet"
    RUNNING = "running", "a deadline stood that had not come"
    DUE = "due", "the deadline's own day, or the first day that it may be, was there and not over"
    AMBIGUOUS = "ambiguous", "the deadline may have passed or not, for its words allow both"
    PASSED = "passed", "the deadline had passed"
    WITHDRAWN = "withdrawn", "the deadline was withdrawn"
    DECLARED = "declared", "the truce was declared, and nobody held himself bound yet"
    IN_FORCE = "in_force", "somebody held himself bound"
    ENDED = "ended", "nobody held himself bound any longer"
    NEVER_TOOK_EFFECT = "never_took_effect", "nobody ever held himself bound"


class Day(NamedTuple):
    """What one civil day held."""

    happened: tuple[Event, ...]
    going_on: tuple[Event, ...]
    in_force: tuple[Truce, ...]
    deadlines: tuple[tuple[Ultimatum, Deadline], ...]


class Span(NamedTuple):
    """A stretch of an axis, half-open, for which a record is in force, and the deadline that stands in it."""

    start: int
    stop: int
    deadline: Deadline | None = None


def in_force_spans(record: Any, axis: Axis, *, party: str | None = None, certain: bool = False) -> list[Span]:
    """When a record is in force: the one definition, behind `in_force`, `status_at` and the labels of tables.

    A truce is while a party holds itself bound; an ultimatum from when its standing deadline was known to
    the end of that deadline's window; anything else during its ``when``. In order, and disjoint.

    Args:
        record: anything with a ``when``.
        axis: microseconds, or civil days.
        party: of a truce, count only the time for which this actor held itself bound.
        certain: only what is surely so: no end that nobody states, nothing that lies somewhere within.
    """
    if isinstance(record, Ultimatum):
        return _standing_spans(record, axis, certain=certain)
    if isinstance(record, Truce):
        held = [side.effective for side in record.parties if party is None or side.actor == party]
        whens = [each for each in held if each is not None]
    else:
        whens = [when_of(record)]
    edges = [each.certain_edges(axis) if certain else each.edges(axis) for each in whens]
    return joined(sorted(each for each in edges if each is not None))


def joined(edges: list[tuple[int, int]]) -> list[Span]:
    """Stretches, sorted by their start, with those that touch or overlap made one."""
    found: list[Span] = []
    for start, stop in edges:
        if found and start <= found[-1].stop:
            found[-1] = Span(found[-1].start, max(stop, found[-1].stop))
        else:
            found.append(Span(start, stop))
    return found


def _standing_spans(ultimatum: Ultimatum, axis: Axis, *, certain: bool) -> list[Span]:
    known = [term.known_by(axis) for term in ultimatum.terms]
    starts = sorted(set(known))
    found: list[Span] = []
    for start, following in zip(starts, [*starts[1:], FOREVER], strict=True):
        deadline = [term for term, at in zip(ultimatum.terms, known, strict=True) if at <= start][-1].deadline
        if deadline is not None:
            # Certain is what no reading has ended: to the close of the first day that the words allow.
            end = deadline.passing(axis)[0] if certain else deadline.window.edges(axis)[1]
            if start < min(following, end):
                found.append(Span(start, min(following, end), deadline))
    return found


def in_force(
    records: Iterable[Truce], moment: Moment, *, party: str | None = None, certain: bool = False
) -> tuple[Truce, ...]:
    """The truces that bound somebody at a moment, in order; of a day, at any part of it.

    Args:
        records: truces.
        moment: a day or an instant.
        party: count only the time for which this actor held itself bound; left out, any party's.
        certain: only those of which it is sure: a truce that ended nobody knows when may have been in
            force ever since it began, and surely was at no moment.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: records that are no truces, a party that is no text.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
    """
    if party is not None and not isinstance(party, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidQuestion(f"party: one actor is named by its id, a text, not by {type(party).__name__}")
    among = as_records(records)
    position = Position(*among.require_covered(moment))
    return tuple(each for each in among if _binds(each, position, party, certain=certain))


def _binds(truce: Truce, position: Position, party: str | None, *, certain: bool) -> bool:
    if not isinstance(truce, Truce):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        name = type(truce).__name__
        raise InvalidQuestion(f"truces are in force, not {name}; active_at() tells what else went on")
    spans = in_force_spans(truce, position.axis, party=party, certain=certain)
    return any(each.start <= position.at < each.stop for each in spans)


def status_at(record: Ultimatum | Truce, moment: Moment) -> Status:
    """The state of an ultimatum or a truce at a moment; of a day, at its close.

    A deadline's own day is ``due``, and not passed before it is over. ``ambiguous`` is a deadline that
    may have passed or not: inside the window of "10 or 12 days". A truce is in force while any party
    holds itself bound.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is neither an ultimatum nor a truce.
        UnknownZone: it is an instant, the deadline is a stretch of days, and this machine has no rules
            for its zone.
    """
    require(record, Ultimatum, Truce)
    position = read_moment(moment)
    if isinstance(record, Ultimatum):
        return _ultimatum_status(record, position)
    return _truce_status(record, position)


def _ultimatum_status(ultimatum: Ultimatum, position: Position) -> Status:
    stands = standing(ultimatum, position)
    if isinstance(stands, NoDeadline):
        return Status(stands.value)
    earliest, latest = stands.passing(position.axis)
    if latest <= position.at:
        return Status.PASSED
    if earliest <= position.at:
        return Status.AMBIGUOUS
    return Status.DUE if stands.window.edges(position.axis)[0] <= position.at else Status.RUNNING


def _truce_status(truce: Truce, position: Position) -> Status:
    if truce.at.surely_begun(position.axis) > position.at:
        return Status.NOT_YET
    spans = in_force_spans(truce, position.axis)
    if any(each.start <= position.at and position.close < each.stop for each in spans):
        return Status.IN_FORCE
    if spans:
        return Status.ENDED if spans[-1].stop <= position.close else Status.DECLARED
    never = truce.ended.how is TruceEnd.NEVER_TOOK_EFFECT
    return Status.NEVER_TOOK_EFFECT if never else Status.DECLARED


def on_day(timeline: Timeline, day: Moment) -> Day:
    """What a civil day held: what happened, what went on, which truces held, which deadlines ran.

    A deadline ran that stood at the close of the day and had not passed before the day began.

    Raises:
        InvalidMoment: not a day.
        InvalidQuestion: it is no timeline.
        OutsideCoverage: the timeline says nothing about that day.
    """
    require(timeline, Timeline)
    civil = read_day(day, "ask on_day() about a day; for an instant there are active_at() and in_force()")
    position = read_moment(civil)
    found = active_at(timeline.events, civil)
    running: list[tuple[Ultimatum, Deadline]] = []
    for ultimatum in timeline.ultimatums:
        stands = standing(ultimatum, position)
        if isinstance(stands, Deadline) and position.at < stands.window.edges(position.axis)[1]:
            running.append((ultimatum, stands))
    return Day(
        tuple(event for event in found if event.when.first == civil),
        tuple(event for event in found if event.when.first < civil),
        in_force(timeline.truces, civil),
        tuple(running),
    )


def office_at(actor: Actor, moment: Moment) -> tuple[Office, ...]:
    """The capacities an actor held at a moment, in the order of the record; often one, at times none.

    A date means any part of that civil day, so that on the day of an inauguration there are two.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is no actor.
    """
    require(actor, Actor)
    position = read_moment(moment)
    return tuple(each for each in actor.offices if _holds(each.when, position))


def _holds(when: Interval, position: Position) -> bool:
    start, stop = when.edges(position.axis)
    return start <= position.at < stop
