"""The commands that list records, and the one that shows a record of any type."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from us_russia_timeline.cli import terminal
from us_russia_timeline.cli.answers import Answer, opened
from us_russia_timeline.cli.arguments import Commands, one_of, whole
from us_russia_timeline.cli.filters import add_filters, filtered, meant, noted
from us_russia_timeline.cli.items import (
    LOST,
    event_item,
    lost_list,
    truce_item,
    ultimatum_item,
)
from us_russia_timeline.cli.phrases import count
from us_russia_timeline.cli.plain import record_plain, truce_plain
from us_russia_timeline.cli.references import heading
from us_russia_timeline.cli.screens import SCREENS, claim_screen
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import TimelineError, UnknownId
from us_russia_timeline.models import ActorKind, ComplianceValue, EventKind, FollowThroughValue, Verdict
from us_russia_timeline.questions import without_end
from us_russia_timeline.timelines import COLLECTIONS, Records, Timeline, did_you_mean, nearest

__all__ = ["register"]

R = TypeVar("R")


def register(commands: Commands) -> None:
    """The lists of records, and ``show``."""
    _register_events(commands)
    show = commands.add("show", "show one record of any type with its sources", _show)
    show.add_argument("id", metavar="ID", help="the id of a record; an actor, place or tag by name")
    about = "list the ultimatums with the deadlines they went through"
    outcomes = (*ComplianceValue, *FollowThroughValue)
    ultimatums = commands.add("ultimatums", about, _ultimatums, words=outcomes)
    add_filters(ultimatums, events=False)
    for name, words in (("compliance", ComplianceValue), ("follow-through", FollowThroughValue)):
        ultimatums.add_argument(
            f"--{name}", metavar="VALUE", type=one_of(name, words), help=f"only those of this {name}"
        )
    about = "list the truces with their exact lengths, of each side where they differ"
    add_filters(commands.add("truces", about, _truces), events=False)
    about = "list checked sentences of a popular account, with verdicts"
    claims = commands.add("claims", about, _claims, words=Verdict)
    claims.add_argument(
        "--verdict", metavar="VERDICT", type=one_of("verdict", Verdict), help="only those of this verdict"
    )


def _register_events(commands: Commands) -> None:
    about = "list events; --actor, --kind, --tag and --place can be repeated"
    events = commands.add("events", about, _events, words=EventKind)
    add_filters(events, events=True)
    events.add_argument("--latest", action="store_true", help="the latest first")
    events.add_argument("--limit", metavar="N", type=whole(1), help="the first N only")
    events.add_argument("--summary", action="store_true", help="with their summaries")
    events.add_argument("--sources", action="store_true", help="with their sources")


def _events(args: Namespace) -> Answer:
    timeline = opened(args)
    events = list(filtered(timeline.events, args, events=True))
    if args.latest:
        events.reverse()
    cut = events if args.limit is None else events[: args.limit]

    def lines() -> Iterator[Line]:
        for event in cut:
            yield from event_item(timeline, event, summary=args.summary, sources=args.sources)
        yield Line(count(len(events), "event") + (f", {len(cut)} shown" if len(cut) < len(events) else ""))
        yield from noted(timeline, args)
        if not events:
            yield from meant(timeline.events, args)

    return Answer(lines, lambda: _plain(timeline, cut, record_plain, timeline.events, args))


def _plain(
    timeline: Timeline, found: Iterable[R], plain: Callable[[R], Any], among: Records[R], args: Namespace
) -> list[Any]:
    """What is found as plain data; what the number alone would hide is told on standard error."""
    rows = [plain(each) for each in found]
    told = [*noted(timeline, args), *(() if rows else meant(among, args))]
    terminal.complain("\n".join(line.text for line in told))
    return rows


def _show(args: Namespace) -> Answer:
    timeline = opened(args)
    shown = [name for name in COLLECTIONS if name in SCREENS]
    called = _by_name(timeline, args.id)
    records = {name: called.get(name) or getattr(timeline, name).get(args.id) for name in shown}
    found = {name: record for name, record in records.items() if record is not None}
    if not found:
        raise UnknownId(_unknown(timeline, args.id, shown))

    def lines() -> Iterator[Line]:
        for at, (name, record) in enumerate(found.items()):
            if at:
                same = "The same id as" if record.id == args.id else "Called so too:"
                yield from heading(f"{same} {name[:-1]}")
                yield Line()
            yield from SCREENS[name](timeline, record)

    return Answer(lines, lambda: {name[:-1]: record_plain(record) for name, record in found.items()})


def _by_name(timeline: Timeline, wanted: str) -> dict[str, Any]:
    """The actor, the place and the tag that are called so: of each one at most; by its code, a state."""
    names = timeline.events.names
    assert names is not None  # noqa: S101 - narrows the type: those of a timeline know its names
    called: dict[str, Any] = {}
    for collection, spellings in (("actors", names.actors), ("places", names.places), ("tags", names.tags)):
        with suppress(TimelineError):
            those = [getattr(timeline, collection)[each] for each in spellings.ids(wanted)]
            states = [each for each in those if getattr(each, "kind", None) is ActorKind.STATE]
            one = those if len(those) == 1 else states
            called |= {collection: one[0]} if len(one) == 1 else {}
    return called


def _unknown(timeline: Timeline, wanted: str, shown: Iterable[str]) -> str:
    if wanted in timeline.tombstones:
        timeline.event(wanted)  # refuses it, and tells when and why it was withdrawn and what stands instead
    names = timeline.events.names
    assert names is not None  # noqa: S101 - narrows the type: those of a timeline know its names
    near = names.near(wanted) or nearest(
        wanted, dict.fromkeys(record.id for name in shown for record in getattr(timeline, name))
    )
    return f"there is no record {wanted[:100]!r}{did_you_mean(near)}"


def _ultimatums(args: Namespace) -> Answer:
    timeline = opened(args)
    asked = {"compliance": args.compliance, "follow_through": args.follow_through}
    wanted = {name: value for name, value in asked.items() if value is not None}
    kept = [
        each
        for each in timeline.ultimatums
        if all(getattr(each, name).value is value for name, value in wanted.items())
    ]
    records = timeline.ultimatums.keeping(tuple(kept))
    return _every(timeline, records, args, "ultimatum", ultimatum_item, record_plain)


def _truces(args: Namespace) -> Answer:
    timeline = opened(args)
    possible = filtered(timeline.truces, args, events=False, certain=False)
    sure = filtered(timeline.truces, args, events=False).ids()
    lost = [each for each in possible if each.id not in sure and without_end(each)]
    listed = _every(timeline, timeline.truces, args, "truce", truce_item, truce_plain)

    def lines() -> Iterator[Line]:
        yield from listed.lines()
        yield from lost_list(lost)

    def plain() -> Any:
        if lost:
            terminal.complain(f"{LOST}: {', '.join(each.id for each in lost)}")
        return listed.plain()

    return Answer(lines, plain)


def _every(  # noqa: PLR0913, PLR0917 - what a list of readings is made of
    timeline: Timeline,
    records: Records[R],
    args: Namespace,
    noun: str,
    item: Callable[[Timeline, R], Iterator[Line]],
    plain: Callable[[R], Any],
) -> Answer:
    """Each of the records that pass the filters as an item of a list, and their number."""
    found = filtered(records, args, events=False)

    def lines() -> Iterator[Line]:
        for each in found:
            yield from item(timeline, each)
        yield Line(count(len(found), noun))
        yield from noted(timeline, args)
        if not found:
            yield from meant(records, args)

    return Answer(lines, lambda: _plain(timeline, found, plain, records, args))


def _claims(args: Namespace) -> Answer:
    timeline = opened(args)
    found = [each for each in timeline.claims if args.verdict in (None, each.verdict)]

    def lines() -> Iterator[Line]:
        for each in found:
            yield from claim_screen(timeline, each, sources=False)
            yield Line()
        yield Line(count(len(found), "claim"))

    return Answer(lines, lambda: [record_plain(each) for each in found])
