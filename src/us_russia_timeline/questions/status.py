"""Questions of state: which deadline stood, how it moved, what was in force, what a day held."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date, datetime, timezone
from typing import NamedTuple

from us_russia_timeline import _checks
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidMoment, InvalidRecord
from us_russia_timeline.intervals import Interval, Moment, Open, When, read_moment, zone_rules
from us_russia_timeline.models import Event, Term, TermAct, Truce, TruceEnd, Ultimatum
from us_russia_timeline.questions.ranges import active_at, chronological
from us_russia_timeline.timelines import Records, Timeline, first_ordinal, over, stop_ordinal

__all__ = [
    "Day",
    "DaysLeft",
    "Lag",
    "NoDeadline",
    "Revision",
    "Status",
    "days_left",
    "deadline_at",
    "in_force",
    "lags",
    "on",
    "revisions",
    "status_at",
]


class NoDeadline(enum.StrEnum):
    """Why no deadline stands: it is not set yet, or it was withdrawn."""

    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


class Status(enum.StrEnum):
    """The state of an ultimatum or a truce at a moment."""

    NOT_YET = "not_yet"
    RUNNING = "running"
    AMBIGUOUS = "ambiguous"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"
    DECLARED = "declared"
    IN_FORCE = "in_force"
    ENDED = "ended"
    NEVER_TOOK_EFFECT = "never_took_effect"


class DaysLeft(NamedTuple):
    """Civil days to the earliest and to the latest day of a deadline; negative once passed."""

    least: int
    most: int


class Revision(NamedTuple):
    """One move of a deadline: the term that made it, the window before and after, the days moved."""

    term: Term
    before: Interval
    after: Interval
    days: DaysLeft


class Lag(NamedTuple):
    """The time between two steps of an ultimatum, in civil days: at least and at most."""

    step: str
    earlier: str
    later: str
    least: int
    most: int


class Day(NamedTuple):
    """What one civil day held."""

    happened: tuple[Event, ...]
    going_on: tuple[Event, ...]
    in_force: tuple[Truce, ...]
    deadlines: tuple[tuple[Ultimatum, Deadline], ...]


def _known(term: Term, when: When) -> bool:
    return term.known_us <= when.us if when.day is None else term.known_day <= when.day


def _standing(ultimatum: Ultimatum, when: When) -> Deadline | NoDeadline:
    standing: Deadline | NoDeadline = NoDeadline.NOT_YET
    for term in ultimatum.terms:
        if _known(term, when):
            standing = term.deadline or NoDeadline.WITHDRAWN
    return standing


def deadline_at(ultimatum: Ultimatum, moment: Moment) -> Deadline | NoDeadline:
    """The deadline that stood at a moment, as far as the public could know; of a day, at its close.

    A passed deadline is still the deadline; `status_at` says that it passed. Where none stands, the
    answer says why. ``str()`` of it reads as people write: ``7 to 9 August 2025``.

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    _checks.expect(ultimatum, Ultimatum)
    return _standing(ultimatum, read_moment(moment))


def _days_to(window: Interval, today: date) -> DaysLeft:
    first, last = window.first, window.last
    assert isinstance(last, date)  # noqa: S101 - narrows the type: a deadline has a last day
    return DaysLeft((first - today).days, (last - today).days)


def days_left(limit: Ultimatum | Deadline, moment: Moment) -> DaysLeft | NoDeadline:
    """Civil days from a moment to the earliest and the latest day of a deadline.

    On the day itself zero, afterwards negative. An instant counts as the civil day that it is in the
    zone of the deadline.

    Args:
        limit: a deadline; or an ultimatum, whose deadline standing at the moment is meant.
        moment: a day or an instant.

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    _checks.expect(limit, Ultimatum, Deadline)
    when = read_moment(moment)
    standing = _standing(limit, when) if isinstance(limit, Ultimatum) else limit
    if isinstance(standing, NoDeadline):
        return standing
    window = standing.window
    today = (
        when.day
        or datetime.fromtimestamp(when.us // 1_000_000, timezone.utc)
        .astimezone(zone_rules(window.zone))
        .date()
    )
    return _days_to(window, today)


def status_at(record: Ultimatum | Truce, moment: Moment) -> Status:
    """The state of an ultimatum or a truce at a moment; of a day, at its close.

    An ultimatum is ``ambiguous`` while its deadline may have passed or not: inside the window of "10
    or 12 days". A truce is in force while any party holds itself bound.

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    _checks.expect(record, Ultimatum, Truce)
    when = read_moment(moment)
    return _ultimatum_status(record, when) if isinstance(record, Ultimatum) else _truce_status(record, when)


def _ultimatum_status(ultimatum: Ultimatum, when: When) -> Status:
    standing = _standing(ultimatum, when)
    if isinstance(standing, NoDeadline):
        return Status(standing.value)
    window = standing.window
    if over(window, when):
        return Status.PASSED
    # A single day is a deadline at its end; only a stretch of days leaves the day itself open.
    reached = window.fills and (
        window.first <= when.day if when.day is not None else _first_day_end(window) <= when.us
    )
    return Status.AMBIGUOUS if reached else Status.RUNNING


def _first_day_end(window: Interval) -> int:
    return window.start_us + 86_400_000_000


def _begun(interval: Interval, when: When) -> bool:
    if when.day is None:
        return interval.latest_start_us <= when.us
    return first_ordinal(interval) <= when.day.toordinal()


def _truce_status(truce: Truce, when: When) -> Status:
    if not _begun(truce.at, when):
        return Status.NOT_YET
    bound = truce.effective
    if any(_begun(each, when) and not over(each, when) for each in bound):
        return Status.IN_FORCE
    if bound:
        return Status.ENDED if all(over(each, when) for each in bound) else Status.DECLARED
    never = truce.ended.how is TruceEnd.NEVER_TOOK_EFFECT
    return Status.NEVER_TOOK_EFFECT if never else Status.DECLARED


def in_force(records: Iterable[Truce], moment: Moment, *, party: str | None = None) -> tuple[Truce, ...]:
    """The truces that bound somebody at a moment, in order; of a day, at any part of it.

    Args:
        records: truces.
        moment: a day or an instant.
        party: count only the time for which this actor held itself bound; left out, any party's.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
    """
    when = read_moment(moment)
    if isinstance(records, Records):
        records.require_covered(when, when)
    return tuple(truce for truce in chronological(records) if _binds(truce, when, party))


def _binds(truce: Truce, when: When, party: str | None) -> bool:
    if not hasattr(truce, "parties"):
        name = type(truce).__name__
        raise InvalidRecord(f"truces are in force, not {name}; active_at() tells what else went on")
    for side in truce.parties:
        held = side.effective
        if held is None or (party is not None and side.actor != party):
            continue
        if when.day is None:
            if held.start_us <= when.us < held.stop_us:
                return True
        elif first_ordinal(held) <= when.day.toordinal() < stop_ordinal(held):
            return True
    return False


def revisions(ultimatum: Ultimatum) -> tuple[Revision, ...]:
    """Each move of the deadline, oldest first: the window before and after, and the days between them.

    A restatement that changes nothing is not a move; nor is a withdrawal.
    """
    _checks.expect(ultimatum, Ultimatum)
    found: list[Revision] = []
    before: Interval | None = None
    for term in ultimatum.terms:
        if term.deadline is None:
            continue
        after = term.deadline.window
        if before is not None and before != after and term.act in (TermAct.REVISES, TermAct.SETS):
            found.append(Revision(term, before, after, _moved(before, after)))
        before = after
    return tuple(found)


def _moved(before: Interval, after: Interval) -> DaysLeft:
    last = before.last
    assert isinstance(last, date)  # noqa: S101 - narrows the type: a deadline has a last day
    return DaysLeft(_days_to(after, before.first).least, _days_to(after, last).most)


def lags(timeline: Timeline, ultimatum: Ultimatum) -> tuple[Lag, ...]:
    """The steps of an ultimatum and the civil days between each and the announcement before it.

    Each later term, each response, and the event of each half of the outcome, measured from the last
    term that was announced before it. Least and most differ where a step is dated to more than a day.
    """
    _checks.expect(timeline, Timeline)
    _checks.expect(ultimatum, Ultimatum)
    steps: list[tuple[str, str]] = [(term.act.value, term.event) for term in ultimatum.terms[1:]]
    steps += [(f"response: {each.kind.value}", each.event) for each in ultimatum.responses]
    for name in ("compliance", "follow_through"):
        half = getattr(ultimatum, name)
        if half.event is not None:
            steps.append((f"{name}: {half.value.value}", half.event))
    events = {term.event: timeline.event(term.event) for term in ultimatum.terms}
    found: list[Lag] = []
    for step, name in steps:
        later = timeline.event(name)
        before = [event for event in events.values() if event.when.start_us < later.when.start_us]
        earlier = before[-1] if before else events[ultimatum.terms[0].event]
        if earlier is not later:
            found.append(Lag(step, earlier.id, later.id, *_days_apart(earlier.when, later.when)))
    return tuple(sorted(found, key=lambda lag: (timeline.event(lag.later).when.start_us, lag)))


def _days_apart(earlier: Interval, later: Interval) -> tuple[int, int]:
    """Civil days from one beginning to another: at least and at most."""

    def latest_beginning(interval: Interval) -> date:
        last = interval.first if interval.fills else interval.last
        return interval.first if isinstance(last, Open) else last

    return (
        (later.first - latest_beginning(earlier)).days,
        (latest_beginning(later) - earlier.first).days,
    )


def on(timeline: Timeline, day: Moment) -> Day:
    """What a civil day held: what happened, what went on, which truces held, which deadlines ran.

    A deadline ran that stood at the close of the day and had not passed before the day began.

    Raises:
        InvalidMoment: not a day.
        OutsideCoverage: the timeline says nothing about that day.
    """
    _checks.expect(timeline, Timeline)
    when = read_moment(day)
    if when.day is None:
        raise InvalidMoment("ask on() about a day; for an instant there are active_at() and in_force()")
    found = active_at(timeline.events, when.day)
    ordinal = when.day.toordinal()
    running: list[tuple[Ultimatum, Deadline]] = []
    for ultimatum in timeline.ultimatums:
        standing = _standing(ultimatum, when)
        if isinstance(standing, Deadline) and ordinal < stop_ordinal(standing.window):
            running.append((ultimatum, standing))
    return Day(
        tuple(event for event in found if first_ordinal(event.when) == ordinal),
        tuple(event for event in found if first_ordinal(event.when) < ordinal),
        in_force(timeline.truces, when.day),
        tuple(running),
    )
