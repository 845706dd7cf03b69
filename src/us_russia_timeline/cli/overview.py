"""The main job: one ultimatum, how its deadline moved, the truces of its story, the events around."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from us_russia_timeline.cli import screens
from us_russia_timeline.cli.answers import Answer, opened
from us_russia_timeline.cli.phrases import count, words
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.documents import to_plain
from us_russia_timeline.errors import Undetermined
from us_russia_timeline.intervals import Interval, Open, duration
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.questions import (
    DaysLeft,
    NoDeadline,
    between,
    days_left,
    deadline_at,
    in_force,
    revisions,
    status_at,
)
from us_russia_timeline.timelines import Timeline

__all__ = ["hours_of", "left_plain", "overview", "state_plain"]

HEADLINE = "2025-07-14-ukraine-deal-deadline"
"""The ultimatum that is shown when none is named; a timeline without it shows its last one."""

_STORY = timedelta(days=180)  # a truce belongs to the story if it was declared in the half-year before


def overview(args: Namespace) -> Answer:
    """An ultimatum with its moving deadline, the truces of its story and the events around it.

    Raises:
        UnknownId: there is no such ultimatum.
        InvalidMoment: ``--on`` is neither a day nor an instant.
    """
    timeline = opened(args)
    main: Ultimatum | None = timeline.ultimatums.get(HEADLINE)
    if args.ultimatum is not None:
        main = timeline.ultimatum(args.ultimatum)
    elif main is None and timeline.ultimatums:
        main = timeline.ultimatums[-1]
    if main is None:
        return Answer(lambda: _head(timeline), lambda: {"title": timeline.title, "ultimatum": None})
    if args.on is not None:
        deadline_at(main, args.on)  # refuses a bad moment before anything is printed
    truces = _truces_of(timeline, main)
    events = _events_around(timeline, main, truces, args.around)
    return Answer(
        lambda: _lines(timeline, main, truces, events, args.on),
        lambda: _plain(main, truces, events, args.on),
    )


def _head(timeline: Timeline) -> Iterator[Line]:
    held = ", ".join(
        count(len(getattr(timeline, name)), name[:-1]) for name in ("events", "ultimatums", "truces")
    )
    yield Line(f"{timeline.title} (data {timeline.data_version}): {held}")


def _span(ultimatum: Ultimatum) -> tuple[date, date]:
    """The day of the first announcement, and the last day of the deadline that was named last."""
    final = ultimatum.terms[-1]
    last = final.deadline.window.last if final.deadline is not None else Open.UNKNOWN
    return ultimatum.terms[0].at.first, final.at.first if isinstance(last, Open) else last


def _shares_subject(ultimatum: Ultimatum, record: Truce | Event) -> bool:
    return not ultimatum.tags or not set(ultimatum.tags).isdisjoint(record.tags)


def _truces_of(timeline: Timeline, ultimatum: Ultimatum) -> list[Truce]:
    """Truces of the same subject, declared between half a year before it and its last deadline."""
    first, last = _span(ultimatum)
    return [
        truce
        for truce in timeline.truces
        if first - _STORY <= truce.at.first <= last and _shares_subject(ultimatum, truce)
    ]


def _events_around(timeline: Timeline, ultimatum: Ultimatum, truces: list[Truce], margin: int) -> list[Event]:
    """The events it rests on, those that made and ended its truces, and those of its subject near it."""
    first, last = _span(ultimatum)
    reach = timedelta(days=margin)
    near = between(tuple(timeline.events), first - reach, last + reach)
    wanted: set[str] = {event.id for event in near if _shares_subject(ultimatum, event)}
    wanted.update(screens.events_of(ultimatum))
    for truce in truces:
        wanted.update(each for each in (truce.declared, truce.ended.event) if each is not None)
    return [event for event in timeline.events if event.id in wanted]


def _lines(
    timeline: Timeline, ultimatum: Ultimatum, truces: list[Truce], events: list[Event], moment: str | None
) -> Iterator[Line]:
    yield from _head(timeline)
    yield Line()
    yield from screens.ultimatum_screen(timeline, ultimatum, sources=False)
    if moment is not None:
        yield from screens.heading(f"On {moment}")
        limit = deadline_at(ultimatum, moment)
        if isinstance(limit, NoDeadline):
            yield Line(f"No deadline stood: {words(limit)}.")
        else:
            yield from screens.standing_item(ultimatum, limit, moment)
        held = in_force(truces, moment)
        yield from (Line(f"In force: {each.title} ({each.id})") for each in held)
        if not held:
            yield Line("None of the truces of that story was in force.")
    yield from screens.heading(f"Truces of that story: {len(truces)}")
    for truce in truces:
        yield from screens.truce_item(timeline, truce)
    yield from screens.heading(f"Events around them: {len(events)}")
    for event in events:
        yield from screens.event_item(timeline, event, sources=True)
    yield from screens.heading("More: us-russia-timeline show ID; us-russia-timeline --help")


def left_plain(left: DaysLeft | NoDeadline) -> Any:
    """Days left as plain data: least and most, or the reason why none are."""
    return left.value if isinstance(left, NoDeadline) else left._asdict()


def state_plain(ultimatum: Ultimatum, moment: str) -> dict[str, Any]:
    """The deadline of an ultimatum at a moment as plain data."""
    limit = deadline_at(ultimatum, moment)
    return {
        "ultimatum": ultimatum.id,
        "moment": moment,
        "status": status_at(ultimatum, moment).value,
        "deadline": to_plain(limit) if isinstance(limit, Deadline) else None,
        "days_left": left_plain(days_left(ultimatum, moment)),
    }


def hours_of(interval: Interval | None) -> float | None:
    """The exact length in hours, where there is one."""
    try:
        return None if interval is None else duration(interval) / timedelta(hours=1)
    except Undetermined:
        return None


def _plain(
    ultimatum: Ultimatum, truces: list[Truce], events: list[Event], moment: str | None
) -> dict[str, Any]:
    moves = {move.term: move.days._asdict() for move in revisions(ultimatum)}
    return {
        "ultimatum": to_plain(ultimatum),
        "deadlines": [
            {
                "announced": term.at.first.isoformat(),
                "event": term.event,
                "act": term.act.value,
                "deadline": str(term.deadline) if term.deadline is not None else None,
                "days_left": None
                if term.deadline is None
                else left_plain(days_left(term.deadline, term.at.first)),
                "moved": moves.get(term),
            }
            for term in ultimatum.terms
        ],
        "on": None if moment is None else state_plain(ultimatum, moment),
        "truces": [
            {**to_plain(each), "hours": hours_of(each.when) if each.effective else None} for each in truces
        ],
        "events": [to_plain(each) for each in events],
    }
