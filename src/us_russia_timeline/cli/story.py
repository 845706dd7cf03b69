"""The main job: one ultimatum, how its deadline moved, the truces of its story, the events around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from us_russia_timeline.cli.items import (
    LOST,
    apart,
    bound_only,
    demanded,
    event_item,
    standing_item,
    truce_item,
)
from us_russia_timeline.cli.phrases import count, left_when_said, moment_words
from us_russia_timeline.cli.plain import held_plain, left_plain, record_plain, state_plain, truce_plain
from us_russia_timeline.cli.reach import beyond
from us_russia_timeline.cli.references import heading
from us_russia_timeline.cli.screens import halves, moves, ultimatum_screen
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.models import ActorKind, ResponseKind, Ultimatum
from us_russia_timeline.questions import NoDeadline, Story, deadline_at, in_force, revisions, tally
from us_russia_timeline.timelines import Timeline

__all__ = ["head", "story_lines", "story_plain", "summary_lines"]

_MOST_MOVES = 10
"""How many lines of moves stand on the first screen."""

_COMMAND = 37
"""How wide the column of commands is there."""


def head(timeline: Timeline) -> Iterator[Line]:
    """The title of a timeline, and how much it holds."""
    sizes = [count(len(getattr(timeline, name)), name[:-1]) for name in ("events", "ultimatums", "truces")]
    yield Line(f"{timeline.title} (data {timeline.data_version}): {', '.join(sizes)}")


def summary_lines(
    timeline: Timeline, story: Story, moment: date | datetime | None, whose: str, named: str
) -> Iterator[Line]:
    """The gist of the story, on one screen: the demand, how the deadline moved, what came of it.

    Args:
        timeline: what it is a story of.
        story: what is told.
        moment: a time of which it is also told what stood and held.
        whose: the options by which further commands are of this timeline.
        named: those by which they are of this story.
    """
    ultimatum = story.ultimatum
    yield from head(timeline)
    yield Line()
    yield Line(ultimatum.title)
    yield Line(demanded(timeline, ultimatum))
    yield Line(f"Threatened: {ultimatum.consequence}")
    yield from heading("How the deadline moved")
    yield from _shortened(list(moves(ultimatum, ids=False)))
    if moment is not None:
        yield from _at_that_moment(timeline, story, moment)
    yield from heading("What came of it")
    yield from _gist(timeline, ultimatum)
    yield from heading("Go on with")
    issuer = timeline.actor(ultimatum.issuers[0])
    who = issuer.name.split()[-1] if issuer.kind is ActorKind.PERSON else issuer.name
    for command, gives in (
        (f"--full{named}", f"with {count(len(story.truces) + len(story.events), 'record')}"),
        (f"show {ultimatum.id}", "with its sources"),
        (f"on {story.last}", "what a day held"),
        (f"search {who}", "find by name"),
        ("--help", "everything else"),
    ):
        asked = command if command == "--help" else f"{whose} {command}".strip()
        yield Line(f"us-russia-timeline {asked:{_COMMAND}} {gives}", 2, 4)


def _shortened(lines: list[Line]) -> list[Line]:
    """The first and the last moves of many."""
    if len(lines) <= _MOST_MOVES:
        return lines
    cut = Line("... with --full the moves between")
    return [*lines[:4], cut, *lines[-5:]]


def _gist(timeline: Timeline, ultimatum: Ultimatum) -> Iterator[Line]:
    """The answers counted, and what either side did in the end, with the event that shows it."""
    kinds = tally(ultimatum.responses, "kind")
    if kinds:
        told = ", ".join(f"{number} {ResponseKind(kind).words}" for kind, number in kinds.items())
        yield Line(f"{count(len(ultimatum.responses), 'answer')}: {told}")
    yield from halves(timeline, ultimatum, ids=False)


def story_lines(timeline: Timeline, story: Story, moment: date | datetime | None) -> Iterator[Line]:
    """The story for people; if a moment is asked about, with what stood and held then."""
    yield from head(timeline)
    yield Line()
    yield from ultimatum_screen(timeline, story.ultimatum, sources=False)
    if moment is not None:
        yield from _at_that_moment(timeline, story, moment)
    yield from heading(f"Truces of that story: {len(story.truces)}")
    for truce in story.truces:
        yield from truce_item(timeline, truce)
    yield from heading(f"Events around them: {len(story.events)}")
    for event in story.events:
        yield from event_item(timeline, event, sources=True)


def _at_that_moment(timeline: Timeline, story: Story, moment: date | datetime) -> Iterator[Line]:
    yield from heading(f"On {moment_words(moment)}")
    outside = beyond(timeline, moment)
    if outside:
        yield Line(outside)
    limit = deadline_at(story.ultimatum, moment)
    if isinstance(limit, NoDeadline):
        yield Line(f"No deadline stood: {limit.words}.")
    else:
        yield from standing_item(story.ultimatum, limit, moment)
    held, lost = apart(in_force(tuple(story.truces), moment), moment)
    for each in held:
        yield Line(f"In force{bound_only(timeline, each, moment)}: {each.title} ({each.id})")
    if not held:
        yield Line(f"None of the truces of that story was {'surely ' if lost else ''}in force.")
    yield from (Line(f"{LOST}: {each.title} ({each.id})") for each in lost)


def story_plain(timeline: Timeline, story: Story, moment: date | datetime | None) -> dict[str, Any]:
    """The same for scripts."""
    moves = {move.term: move.days._asdict() for move in revisions(story.ultimatum)}
    return {
        "ultimatum": record_plain(story.ultimatum),
        "deadlines": [
            {
                "announced": term.at.first.isoformat() if term.at.first == term.at.last else term.at.text,
                "event": term.event,
                "act": term.act.value,
                "deadline": str(term.deadline) if term.deadline is not None else None,
                "days_left": None
                if term.deadline is None
                else left_plain(left_when_said(term.deadline, term.at)),
                "moved": moves.get(term),
            }
            for term in story.ultimatum.terms
        ],
        "on": None
        if moment is None
        else {
            **state_plain(story.ultimatum, moment),
            **held_plain(in_force(tuple(story.truces), moment), moment),
            "covered": not beyond(timeline, moment),
        },
        "truces": [truce_plain(each) for each in story.truces],
        "events": [record_plain(each) for each in story.events],
    }
