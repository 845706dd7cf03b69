"""The filters of lists and exports: the same options everywhere, each with the same meaning."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any, TypeVar

from us_russia_timeline.cli import terminal
from us_russia_timeline.cli.arguments import begins, ends, one_of, was_given
from us_russia_timeline.cli.phrases import count
from us_russia_timeline.cli.reach import beyond
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import InvalidQuestion, TimelineError
from us_russia_timeline.models import ActorKind, EventKind
from us_russia_timeline.questions import during, part
from us_russia_timeline.timelines import Records, Timeline, ids_named

__all__ = ["EACH", "add_filters", "add_range", "chooses", "filtered", "meant", "noted", "taken"]

R = TypeVar("R")

EACH: dict[str, Any] = {"action": "append", "default": []}
"""Of an option that can be repeated."""


def add_range(parser: ArgumentParser, what: str, bounds: str = "") -> None:
    """``--from`` and ``--to``, and what they mean: ``begun`` or ``going on``."""
    parser.add_argument(
        "--from",
        metavar="DATE",
        dest="first",
        type=begins,
        help=f"{what} on or after; a year or a month will do",
    )
    parser.add_argument(
        "--to",
        metavar="DATE",
        dest="last",
        type=ends,
        help=f"{what} on or before{bounds}",
    )
    parser.add_argument("--actor", metavar="NAME", **EACH, help="with all these actors, in any part")
    parser.add_argument("--tag", metavar="TAG", **EACH, help="with all these tags")


def add_filters(parser: ArgumentParser, *, events: bool) -> None:
    """The filters of a list: of events also by kind and place."""
    add_range(parser, "begun" if events else "going on", "; an instant is exclusive")
    if events:
        parser.add_argument(
            "--kind", metavar="KIND", type=one_of("kind", EventKind), **EACH, help="of any of these kinds"
        )
        parser.add_argument("--place", metavar="PLACE", **EACH, help="at any of these places")
    parser.add_argument("--text", metavar="WORDS", help="with all these words, also inside longer ones")
    parser.set_defaults(sides=not events)


def _of_these(records: Records[R], args: Namespace) -> Records[R]:
    found = records.involving(*args.actor) if args.actor else records
    return found.tagged(*args.tag) if args.tag else found


def chooses(args: Namespace) -> bool:
    """Whether a part is asked for by the options of `add_range`."""
    return any(was_given(args, name) for name in ("first", "last", "actor", "tag"))


def taken(timeline: Timeline, args: Namespace, *, ultimatum: str | None = None) -> Timeline:
    """The part that is asked for, else the whole; standard error says what it holds beside the choice."""
    if ultimatum is None and not chooses(args):
        return timeline
    some = part(
        timeline, first=args.first, last=args.last, actors=args.actor, tags=args.tag, ultimatum=ultimatum
    )
    if ultimatum is None:
        begun = _of_these(during(some.events, args.first, args.last, began=True), args)
        rest = len(some.events) - len(begun)
        if rest:
            terminal.complain(
                f"{count(len(begun), 'event')} of that choice, and {rest} on which these, or the ultimatums "
                "and truces of it, rest"
            )
        held = _of_these(during(some.truces, args.first, args.last, began=False, certain=False), args)
        before = len(some.truces) - len(held)
        if before:
            terminal.complain(f"{count(len(held), 'truce')} of that choice, and {before} that these follow")
    return some


def filtered(records: Records[R], args: Namespace, *, events: bool, certain: bool = True) -> Records[R]:
    """The records that pass the filters asked for; not what only may have been going on, if ``certain``.

    Raises:
        InvalidQuestion: a name that fits several, or an empty search.
        UnknownId: a name that nothing has.
        OutsideCoverage: the timeline says nothing about that time.
    """
    found = _of_these(during(records, args.first, args.last, began=events, certain=certain), args)
    if events:
        found = found.of_kind(*args.kind) if args.kind else found
        found = found.at_place(*args.place) if args.place else found
    try:
        return found if args.text is None else found.matching(args.text)
    except InvalidQuestion as fault:
        raise InvalidQuestion(f"--text: {fault}") from None


def noted(timeline: Timeline, args: Namespace) -> Iterator[Line]:
    """What a number alone would hide: that the data do not reach so far, or that only the state was meant."""
    reach = [beyond(timeline, each) for each in (args.first, args.last) if each is not None]
    yield from (Line(each) for each in dict.fromkeys(reach) if each)
    names = timeline.events.names
    for name in args.actor:
        ids = ids_named(names, name)
        actor = timeline.actor(min(ids))
        if len(ids) == 1 and actor.kind is ActorKind.STATE and actor.country not in (None, name):
            yield Line(f"{actor.name} as a state alone; with all who act for it: --actor {actor.country}")
        elif len(ids) == 1 and actor.kind is ActorKind.PERSON and actor.country and args.sides:
            yield Line(f"{actor.name} in person; sides are mostly states and forces: --actor {actor.country}")


def meant(records: Records[Any], args: Namespace) -> Iterator[Line]:
    """Where no record has the words asked for: whose name they are, or are much like."""
    names = records.names
    if args.text is None or names is None:
        return
    for option, spellings in (("actor", names.actors), ("place", names.places), ("tag", names.tags)):
        try:
            found = sorted(spellings.ids(args.text))
        except TimelineError:
            found = spellings.near(args.text)
        yield from (Line(f"Did you mean --{option} {each}?") for each in found[:3])
