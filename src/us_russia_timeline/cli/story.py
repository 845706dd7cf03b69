"""The main job: one ultimatum, how its deadline moved, the truces of its story, the events around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from us_russia_timeline.cli.items import event_item, standing_item, truce_item
from us_russia_timeline.cli.phrases import count, moment_words
from us_russia_timeline.cli.plain import left_plain, record_plain, state_plain, truce_plain
from us_russia_timeline.cli.references import heading
from us_russia_timeline.cli.screens import ultimatum_screen
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.questions import NoDeadline, Story, days_left, deadline_at, in_force, revisions
from us_russia_timeline.timelines import Timeline

__all__ = ["head", "story_lines", "story_plain"]


def head(timeline: Timeline) -> Iterator[Line]:
    """The title of a timeline, and how much it holds."""
    sizes = [count(len(getattr(timeline, name)), name[:-1]) for name in ("events", "ultimatums", "truces")]
    yield Line(f"{timeline.title} (data {timeline.data_version}): {', '.join(sizes)}")


def story_lines(timeline: Timeline, story: Story, moment: date | datetime | None) -> Iterator[Line]:
    """The story for people; if a moment is asked about, with what stood and held then."""
    yield from head(timeline)
    yield Line()
    yield from ultimatum_screen(timeline, story.ultimatum, sources=False)
    if moment is not None:
        yield from _at_that_moment(story, moment)
    yield from heading(f"Truces of that story: {len(story.truces)}")
    for truce in story.truces:
        yield from truce_item(timeline, truce)
    yield from heading(f"Events around them: {len(story.events)}")
    for event in story.events:
        yield from event_item(timeline, event, sources=True)
    yield from heading("More: us-russia-timeline show ID; us-russia-timeline --help")


def _at_that_moment(story: Story, moment: date | datetime) -> Iterator[Line]:
    yield from heading(f"On {moment_words(moment)}")
    limit = deadline_at(story.ultimatum, moment)
    if isinstance(limit, NoDeadline):
        yield Line(f"No deadline stood: {limit.words}.")
    else:
        yield from standing_item(story.ultimatum, limit, moment)
    held = in_force(story.truces, moment)
    yield from (Line(f"In force: {each.title} ({each.id})") for each in held)
    if not held:
        yield Line("None of the truces of that story was in force.")


def story_plain(story: Story, moment: date | datetime | None) -> dict[str, Any]:
    """The same for scripts."""
    moves = {move.term: move.days._asdict() for move in revisions(story.ultimatum)}
    return {
        "ultimatum": record_plain(story.ultimatum),
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
            for term in story.ultimatum.terms
        ],
        "on": None if moment is None else state_plain(story.ultimatum, moment),
        "truces": [truce_plain(each) for each in story.truces],
        "events": [record_plain(each) for each in story.events],
    }
