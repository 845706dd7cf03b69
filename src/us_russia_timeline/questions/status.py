"""The state of things at a moment: how an ultimatum or a truce stood, and what a day held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline._record import Vocabulary
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Axis, Moment, Position, read_day, read_moment
from us_russia_timeline.models import Event, Truce, TruceEnd, Ultimatum
from us_russia_timeline.questions.deadlines import NoDeadline, standing
from us_russia_timeline.questions.force import in_force, in_force_spans
from us_russia_timeline.questions.ranges import active_at
from us_russia_timeline.timelines import Timeline

__all__ = ["Day", "Status", "on_day", "status_at"]


class Status(Vocabulary):
    """The state of an ultimatum or a truce at a moment.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> urt.status_at(limit, "2025-08-08") is urt.Status.DUE
    True
    >>> urt.Status.DUE.gloss
    'its day, or the first that may be, was there and not over (of a clock time: asked by day)'
    """

    NOT_YET = "not_yet", "nothing was announced yet"
    RUNNING = "running", "a deadline stood that had not come"
    DUE = "due", "its day, or the first that may be, was there and not over (of a clock time: asked by day)"
    AMBIGUOUS = "ambiguous", "the deadline may have passed or not, for its words allow both"
    PASSED = "passed", "the deadline had passed"
    WITHDRAWN = "withdrawn", "the deadline was withdrawn"
    DECLARED = "declared", "the truce was declared, and nobody held himself bound then"
    IN_FORCE = "in_force", "somebody held himself bound"
    ENDED = "ended", "nobody held himself bound any longer"
    NEVER_TOOK_EFFECT = "never_took_effect", "nobody ever held himself bound"


class Day(NamedTuple):
    """What one civil day held.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> day = urt.on_day(timeline, "2025-04-20")
    >>> "2025-04-19-easter-truce" in [truce.id for truce in day.in_force]
    True
    """

    happened: tuple[Event, ...]
    going_on: tuple[Event, ...]
    in_force: tuple[Truce, ...]
    deadlines: tuple[tuple[Ultimatum, Deadline], ...]

    def __repr__(self) -> str:
        counts = [f"{len(value)} {name.replace('_', ' ')}" for name, value in self._asdict().items()]
        return f"<Day: {', '.join(counts)}>"


def status_at(record: Ultimatum | Truce, moment: Moment) -> Status:
    """The state of an ultimatum or a truce at a moment; of a day, at its close.

    A deadline's own day is ``due``, and not passed before it is over. ``ambiguous`` is a deadline that
    may have passed or not: inside the window of "10 or 12 days". A truce is in force while any party
    holds itself bound; also for ever, if it ended nobody knows when: `in_force` with ``certain`` leaves
    that out. The deadline is that which the public knew; of a truce it is told how it stood, also where
    that became known later (`as_of` tells what was known).

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is neither an ultimatum nor a truce.
        UnknownZone: it is an instant, the deadline is a stretch of days, and this machine has no rules
            for its zone.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> [urt.status_at(limit, day).value for day in ("2025-08-07", "2025-08-08", "2025-08-09")]
    ['running', 'due', 'passed']
    >>> urt.status_at(timeline.truce("2025-04-19-easter-truce"), "2025-04-20").value
    'ended'
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
    if any(start <= position.at and position.close < stop for start, stop in _bound(truce, position.axis)):
        return Status.IN_FORCE
    spans = in_force_spans(truce, position.axis)
    # Who was bound had said so, at whatever hour of a day it was that is told as the declaration's.
    announced = truce.at.surely_begun(position.axis) <= position.at
    if not announced and not (spans and spans[0].start <= position.at):
        return Status.NOT_YET
    if spans:
        return Status.ENDED if spans[-1].stop <= position.close else Status.DECLARED
    never = truce.ended.how is TruceEnd.NEVER_TOOK_EFFECT
    return Status.NEVER_TOOK_EFFECT if never else Status.DECLARED


def _bound(truce: Truce, axis: Axis) -> Iterator[tuple[int, int]]:
    """The stretches for which somebody was bound without a break, on an axis.

    Days that follow each other do not say so: one side may be bound until noon, another from the next noon.
    """
    for start, stop, _ in in_force_spans(truce, Axis.INSTANTS):
        edges = [each.edges(axis) for each in truce.effective if start <= each.start_us < stop]
        yield min(low for low, _ in edges), max(high for _, high in edges)


def on_day(timeline: Timeline, day: Moment, *, certain: bool = False) -> Day:
    """What a civil day held: what happened, what went on, which truces held, which deadlines ran.

    What began that day happened; what began before and lasted, or lay somewhere within a longer time, went
    on or may have. A deadline ran that stood at the close of the day and had not passed before the day began.

    Args:
        timeline: the whole.
        day: a civil day.
        certain: only what surely went on and surely held: not what is told to the month, nor a truce that
            ended nobody knows when.

    Raises:
        InvalidMoment: not a day.
        InvalidQuestion: it is no timeline, or ``certain`` is neither true nor false.
        OutsideCoverage: the timeline says nothing about that day.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> day = urt.on_day(timeline, "2025-08-06")
    >>> limits = {limit.id: str(deadline) for limit, deadline in day.deadlines}
    >>> limits["2025-07-14-ukraine-deal-deadline"]
    '8 August 2025'
    """
    require(timeline, Timeline)
    civil = read_day(day, "ask on_day() about a day; for an instant there are active_at() and in_force()")
    position = read_moment(civil)
    found = active_at(timeline.events, civil)
    happened = tuple(
        each
        for each in found
        if each.when.edges(Axis.DAYS)[0] == position.at == each.when.surely_begun(Axis.DAYS)
    )
    lasted = active_at(timeline.events, civil, certain=True) if certain else found
    running: list[tuple[Ultimatum, Deadline]] = []
    for ultimatum in timeline.ultimatums:
        stands = standing(ultimatum, position)
        if isinstance(stands, Deadline) and position.at < stands.window.edges(position.axis)[1]:
            running.append((ultimatum, stands))
    begun = {each.id for each in happened}
    return Day(
        happened,
        tuple(each for each in lasted if each.id not in begun),
        in_force(timeline.truces, civil, certain=certain).items,
        tuple(running),
    )
