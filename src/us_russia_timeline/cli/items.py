"""Records as they stand in lists: a few lines each, with what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from us_russia_timeline.cli.phrases import left_words, length_words, schedule_words, status_words
from us_russia_timeline.cli.references import heading, pages_under
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Axis, Interval, Open
from us_russia_timeline.models import Assertion, Event, EventStatus, Truce, Ultimatum
from us_russia_timeline.questions import days_left, in_force, status_at, without_end
from us_russia_timeline.timelines import Timeline

__all__ = [
    "LOST",
    "apart",
    "asserted",
    "bound_only",
    "demanded",
    "event_item",
    "in_force_list",
    "lost_list",
    "marks",
    "names",
    "running_item",
    "standing_item",
    "truce_item",
    "ultimatum_item",
]


def names(timeline: Timeline, ids: Iterable[str]) -> str:
    """The names of actors, in a row."""
    return ", ".join(timeline.actor(each).name for each in ids)


def asserted(timeline: Timeline, assertion: Assertion, by: Iterable[str]) -> str:
    """How well something stands, and who contests it: ``disputed by Russia``."""
    who = names(timeline, by)
    return f"{assertion.words} by {who}" if who else assertion.words


def marks(timeline: Timeline, event: Event) -> str:
    """What a title alone would hide: that it did not take place, or is not confirmed as things stand now."""
    parts = [] if event.status is EventStatus.OCCURRED else [event.status.words]
    assertion, by = event.standing
    parts += [] if assertion is Assertion.CONFIRMED else [asserted(timeline, assertion, by)]
    return f" [{'; '.join(parts)}]" if parts else ""


def event_item(
    timeline: Timeline, event: Event, *, summary: bool = False, sources: bool = False
) -> Iterator[Line]:
    """An event in a list: its date and title, who acts towards whom, its id; summary and sources if asked."""
    who = names(timeline, event.actors)
    if event.recipients:
        who += f" to {names(timeline, event.recipients)}"
    yield Line(f"{event.when}: {event.title}{marks(timeline, event)}")
    yield Line(f"{event.kind.words}: {who}", 2)
    yield Line(event.id, 2)
    if summary:
        yield Line(event.summary, 2)
    if sources:
        yield from pages_under(event)


def ultimatum_item(timeline: Timeline, ultimatum: Ultimatum) -> Iterator[Line]:
    """An ultimatum in a list: parties, the windows its deadline went through, both halves of the outcome."""
    windows = [limit for limit, _ in groupby(str(term.deadline or "withdrawn") for term in ultimatum.terms)]
    outcome = f"Compliance: {ultimatum.compliance.value.words}"
    yield Line(f"{ultimatum.terms[0].at}: {ultimatum.title}")
    yield Line(demanded(timeline, ultimatum), 2)
    yield Line(f"Deadline: {', then '.join(windows)}", 2)
    yield Line(f"{outcome}; follow-through: {ultimatum.follow_through.value.words}", 2)
    yield Line(ultimatum.id, 2)


def demanded(timeline: Timeline, ultimatum: Ultimatum) -> str:
    """Who demands of whom, and what."""
    sides = f"{names(timeline, ultimatum.issuers)} to {names(timeline, ultimatum.targets)}"
    return f"{sides}: {ultimatum.demand}"


def running_item(
    timeline: Timeline, ultimatum: Ultimatum, limit: Deadline, moment: date | datetime
) -> Iterator[Line]:
    """An ultimatum whose deadline stands at a moment, in a list: what is demanded, what threatened."""
    title, *rest = standing_item(ultimatum, limit, moment)
    yield title
    yield Line(demanded(timeline, ultimatum), 2)
    yield Line(f"Threatened: {ultimatum.consequence}", 2)
    yield from rest


def standing_item(ultimatum: Ultimatum, limit: Deadline, moment: date | datetime) -> Iterator[Line]:
    """The deadline of an ultimatum that stands at a moment, with the days left."""
    said = [f'"{limit.text}"', left_words(days_left(limit, moment))]
    status = status_words(status_at(ultimatum, moment))
    said += [] if said[1].startswith(status) else [status]
    yield Line(f"{limit}: {ultimatum.title}")
    yield Line("; ".join(said), 2)
    yield Line(ultimatum.id, 2)


def truce_item(timeline: Timeline, truce: Truce) -> Iterator[Line]:
    """A truce in a list: when, how long exactly, what was announced, and how each side stood to it."""
    stances = [f"{names(timeline, [each.actor])} {each.stance.words}" for each in truce.parties]
    yield Line(f"{truce.when}: {truce.title}")
    yield Line(f"{_held(timeline, truce)}; {truce.ended.how.words}", 2)
    if truce.scheduled is not None:
        yield Line(f"Scheduled: {schedule_words(truce.scheduled)}", 2)
    yield Line("; ".join(stances), 2)
    yield Line(truce.id, 2)


def _held(timeline: Timeline, truce: Truce) -> str:
    """For how long it bound anybody, of each side where they differ; of an end that has not come, that."""
    if not truce.effective:
        return "Bound nobody"
    ending = truce.scheduled is not None and truce.scheduled.open is None

    def length(when: Interval) -> str:
        return "its end has not come" if when.open is Open.ONGOING and ending else length_words(when)

    first = truce.effective[0]
    sides = [(each.actor, each.effective) for each in truce.parties if each.effective is not None]
    if all(each.edges(Axis.INSTANTS) == first.edges(Axis.INSTANTS) for each in truce.effective):
        only = len(sides) < len(truce.parties)
        who = f" for {names(timeline, [actor for actor, _ in sides])} only" if only else ""
        return f"In force{who}: {length(first)}"
    told = [f"{names(timeline, [actor])} {when}: {length(when)}" for actor, when in sides]
    return f"In force for {'; for '.join(told)}"


def in_force_list(timeline: Timeline, truces: Sequence[Truce], asked: date | datetime) -> Iterator[Line]:
    """Truces in force: those of a known end one by one, then a line for each that ended at no known time."""
    known, unknown = apart(truces, asked)
    yield from heading(f"Truces in force: {len(known)}")
    for truce in known:
        yield from truce_item(timeline, truce)
        if len(_bound(truce, asked)) < len(truce.effective):
            yield Line(f"Then in force{bound_only(timeline, truce, asked)}", 2)
    yield from lost_list(unknown)


def lost_list(truces: Sequence[Truce]) -> Iterator[Line]:
    """Truces whose end nobody knows, a line each under a headline; without any, nothing."""
    if truces:
        yield from heading(f"{LOST}: {len(truces)}")
    yield from (Line(f"{each.title} ({each.id})", 2) for each in truces)


def _bound(truce: Truce, asked: date | datetime) -> list[str]:
    return [each.actor for each in truce.parties if in_force((truce,), asked, party=each.actor)]


def bound_only(timeline: Timeline, truce: Truce, asked: date | datetime) -> str:
    """For whom alone of its parties it was in force at a moment; of all, nothing."""
    then = _bound(truce, asked)
    return f" for {names(timeline, then)} only" if len(then) < len(truce.parties) else ""


LOST = "Begun by then, and when they ended is not known"
"""Of truces that may have been in force, for nobody says when they ended."""


def apart(truces: Sequence[Truce], asked: date | datetime) -> tuple[list[Truce], list[Truce]]:
    """Those in force at a moment, and those of which it is not known whether they still were."""
    sure = {each.id for each in in_force(truces, asked, certain=True)}
    found: tuple[list[Truce], list[Truce]] = ([], [])
    for truce in truces:
        found[truce.id not in sure and without_end(truce)].append(truce)
    return found
