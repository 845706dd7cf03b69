"""The commands about a moment: the story of an ultimatum, what a day held, what was known by then."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from shlex import quote
from typing import Any

from us_russia_timeline.cli.answers import Answer, opened, ultimatum_called
from us_russia_timeline.cli.arguments import Commands, day_or_instant, was_given, whole
from us_russia_timeline.cli.items import event_item, in_force_list, running_item
from us_russia_timeline.cli.phrases import count, day_words, moment_words
from us_russia_timeline.cli.plain import held_plain, record_plain, state_plain
from us_russia_timeline.cli.reach import begun, required
from us_russia_timeline.cli.references import heading
from us_russia_timeline.cli.story import head, story_lines, story_plain, summary_lines
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import read_moment
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.questions import (
    HEADLINE,
    Status,
    as_of,
    deadline_at,
    in_force,
    on_day,
    status_at,
    story_of,
)
from us_russia_timeline.timelines import Coverage, Thoroughness, Timeline, touches

__all__ = ["misplaced", "register"]

_COUNTED = ("events", "ultimatums", "truces", "claims")

_STORY = ("on", "ultimatum", "full", "around")

_AROUND = 3
"""How many days around an ultimatum and its truces events are listed."""


def register(commands: Commands) -> None:
    """The answer without a command, and the commands that are asked of a day or a moment."""
    program = commands.parser
    program.set_defaults(run=_overview)
    program.add_argument(
        "--on",
        metavar="DATE",
        dest="story_on",
        type=day_or_instant,
        help="what stood on that day, and the days left",
    )
    program.add_argument(
        "--ultimatum", metavar="ID", dest="story_ultimatum", help="another ultimatum than that of 2025"
    )
    program.add_argument(
        "--full",
        dest="story_full",
        action="store_true",
        help="with its truces, its events and their sources",
    )
    program.add_argument(
        "--around",
        metavar="DAYS",
        dest="story_around",
        type=whole(0),
        help="list events so far around it (3)",
    )
    about = "show a day or an instant: what happened, what was in force, which deadlines ran"
    on = commands.add("on", about, _on)
    on.add_argument("moment", metavar="DATE", type=day_or_instant)
    known = commands.add("as-of", "show the timeline as the public could know it at a moment", _as_of)
    known.add_argument("moment", metavar="DATE", type=day_or_instant)
    known.add_argument(
        "--limit", metavar="N", type=whole(1), default=5, help="how many of the latest events (5)"
    )


def misplaced(args: Namespace) -> str | None:
    """The option of the program alone that was given before a command, which has no use for it."""
    if args.run is _overview:
        return None
    return _of_the_story(args)


def _of_the_story(args: Namespace) -> str | None:
    """The first option that was given of those about a story."""
    return next((name for name in _STORY if was_given(args, f"story_{name}")), None)


def _overview(args: Namespace) -> Answer:
    timeline = opened(args)
    main = _told(timeline, args.story_ultimatum)
    if main is None:
        needless = _of_the_story(args)
        if needless is not None:
            raise InvalidQuestion(f"--{needless}: this timeline has no ultimatum whose story could be told")
        return Answer(lambda: head(timeline), lambda: {"title": timeline.title, "ultimatum": None})
    moment = args.story_on
    if moment is not None:
        begun(timeline, moment)
    story = story_of(timeline, main, _AROUND if args.story_around is None else args.story_around)

    def lines() -> Iterator[Line]:
        if args.story_full:
            return story_lines(timeline, story, moment)
        return summary_lines(timeline, story, moment, *_again(args))

    return Answer(lines, lambda: story_plain(timeline, story, moment))


def _again(args: Namespace) -> tuple[str, str]:
    """What a further command has to repeat to be of the same timeline, and of the same story of it."""
    given = [(name, getattr(args, name)) for name in ("data", "beside")]
    whose = "".join(f" --{name} {quote(value)}" for name, value in given if value is not None)
    named = args.story_ultimatum
    return whose, "" if named is None else f" --ultimatum {quote(named)}"


def _told(timeline: Timeline, named: str | None) -> Ultimatum | None:
    """The ultimatum that is named, else that of 2025, else the last one there is."""
    if named is not None:
        return ultimatum_called(timeline, named)
    last = timeline.ultimatums[-1] if timeline.ultimatums else None
    return timeline.ultimatums.get(HEADLINE) or last


def _on(args: Namespace) -> Answer:
    timeline = opened(args)
    asked: date | datetime = args.moment
    if isinstance(asked, datetime):
        found = timeline.events.active_at(asked)
        events: dict[str, Sequence[Event]] = {"May have been going on": found}
        held: Sequence[Truce] = in_force(timeline.truces, asked)
        running = _standing(timeline, asked)
        plain: dict[str, Any] = {"moment": moment_words(asked)}
        plain |= {"going_on": [record_plain(each) for each in found]}
    else:
        told = on_day(timeline, asked)
        events = {"Happened": told.happened, "Went on": told.going_on}
        held, running = told.in_force, _by_deadline(told.deadlines)
        plain = {"day": asked.isoformat()}
        plain |= {"happened": [record_plain(each) for each in told.happened]}
        plain |= {"going_on": [record_plain(each) for each in told.going_on]}

    def lines() -> Iterator[Line]:
        yield Line(moment_words(asked) if isinstance(asked, datetime) else day_words(asked))
        for title, some in events.items():
            yield from heading(f"{title}: {len(some)}")
            for event in some:
                yield from event_item(timeline, event)
        yield from in_force_list(timeline, held, asked)
        yield from heading(f"Deadlines running: {len(running)}")
        for ultimatum, limit in running:
            yield from running_item(timeline, ultimatum, limit, asked)
        yield from _thinly(timeline, asked)

    return Answer(
        lines,
        lambda: {
            **plain,
            **held_plain(held, asked),
            "deadlines": [state_plain(ultimatum, asked) for ultimatum, _ in running],
            "partial": [record_plain(each) for each in _thin(timeline, asked)],
        },
    )


def _thin(timeline: Timeline, asked: date | datetime) -> list[Coverage]:
    """The stretches of the coverage at that time in which the record is known to be incomplete."""
    position = read_moment(asked)
    thin = (each for each in timeline.coverage if each.thoroughness is Thoroughness.PARTIAL)
    return [each for each in thin if touches(each.when, position.axis, position.at, position.after)]


def _thinly(timeline: Timeline, asked: date | datetime) -> Iterator[Line]:
    for each in _thin(timeline, asked):
        yield from heading(f"The record of {each.when} is partial: {each.thoroughness.gloss}")
        if each.note:
            yield Line(each.note, 2)


def _standing(timeline: Timeline, asked: date | datetime) -> list[tuple[Ultimatum, Deadline]]:
    """The deadlines that stand at a moment and have not surely passed, the next first."""
    return _by_deadline(
        (ultimatum, limit)
        for ultimatum in timeline.ultimatums
        if isinstance(limit := deadline_at(ultimatum, asked), Deadline)
        and status_at(ultimatum, asked) is not Status.PASSED
    )


def _by_deadline(standing: Iterable[tuple[Ultimatum, Deadline]]) -> list[tuple[Ultimatum, Deadline]]:
    return sorted(standing, key=lambda each: each[1].window.stop_us)


def _as_of(args: Namespace) -> Answer:
    whole_timeline = opened(args)
    asked: date | datetime = args.moment
    known = as_of(whole_timeline, asked)
    standing = _standing(known, asked)
    held = in_force(tuple(known.truces), asked)
    latest = list(known.events)[::-1][: args.limit]
    outside = required(known, asked)

    def lines() -> Iterator[Line]:
        yield Line(f"{known.title}, as the public could know it on {moment_words(asked)}")
        if outside:
            yield Line(outside)
        for name in _COUNTED:
            all_of_them = count(len(getattr(whole_timeline, name)), name[:-1])
            yield Line(f"{len(getattr(known, name))} of {all_of_them}", 2)
        yield from heading(f"Deadlines standing: {len(standing)}")
        for ultimatum, limit in standing:
            yield from running_item(known, ultimatum, limit, asked)
        yield from in_force_list(known, held, asked)
        yield from heading(f"The latest events: {len(latest)}")
        for event in latest:
            yield from event_item(known, event)

    return Answer(
        lines,
        lambda: {
            "moment": moment_words(asked),
            "covered": not outside,
            "known": {name: len(getattr(known, name)) for name in _COUNTED},
            "deadlines": [state_plain(ultimatum, asked) for ultimatum, _ in standing],
            **held_plain(held, asked),
            "latest": [record_plain(each) for each in latest],
        },
    )
