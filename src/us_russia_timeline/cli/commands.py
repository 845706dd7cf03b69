"""The commands over a whole timeline: lists, one record, a day, what was known, checks, exports."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from us_russia_timeline.cli import counting, screens
from us_russia_timeline.cli.answers import Answer, Document, UsageError, checked, opened
from us_russia_timeline.cli.overview import hours_of, overview, state_plain
from us_russia_timeline.cli.phrases import count, day_words
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.documents import to_plain
from us_russia_timeline.errors import InvalidInterval, InvalidTimeline, UnknownId
from us_russia_timeline.intervals import Axis, Interval, Precision, read_moment
from us_russia_timeline.models import Claim, Event, EventKind, Truce, Ultimatum, Verdict
from us_russia_timeline.questions import (
    Status,
    as_of,
    between,
    deadline_at,
    in_force,
    involving,
    matching,
    of_kind,
    on_day,
    status_at,
)
from us_russia_timeline.timelines import Timeline

__all__ = ["COMMANDS"]

_COLLECTIONS = ("events", "ultimatums", "truces", "actors", "places", "claims")
_SCREENS: Mapping[str, Callable[[Timeline, Any], Iterator[Line]]] = {
    "events": screens.event_screen,
    "ultimatums": screens.ultimatum_screen,
    "truces": screens.truce_screen,
    "actors": screens.actor_screen,
    "places": screens.place_screen,
    "claims": screens.claim_screen,
}


def _edge(text: str, *, last: bool) -> str:
    """A bound of a search: a year or a month stands for its first or its last day."""
    try:
        period = Interval(text, "UTC")
    except InvalidInterval:
        return text  # an instant, or what the question itself refuses
    if period.fills or period.precision not in (Precision.YEAR, Precision.MONTH):
        return text
    return str(period.last if last else period.first)


def _began_between(timeline: Timeline, first: str | None, last: str | None) -> tuple[Event, ...]:
    if first is None and last is None:
        return timeline.events.items
    low = None if first is None else _edge(first, last=False)
    high = None if last is None else _edge(last, last=True)
    clock = "" if read_moment(low or high or "").axis is Axis.DAYS else "T00:00Z"
    return between(timeline.events, low or f"1000-01-02{clock}", high or f"9998-12-30{clock}")


def _events(args: Namespace) -> Answer:
    timeline = opened(args)
    found: Iterable[Event] = _began_between(timeline, getattr(args, "from"), args.to)
    for name in args.actor:
        found = involving(found, timeline.actor(name).id)
    if args.kind:
        found = of_kind(found, *(_kind(each) for each in args.kind))
    if args.text is not None:
        found = _matching(found, args.text)
    events = [event for event in found if set(args.tag) <= set(event.tags)]
    if args.latest:
        events.reverse()
    cut = events if args.limit is None else events[: args.limit]

    def lines() -> Iterator[Line]:
        for event in cut:
            yield from screens.event_item(timeline, event, sources=args.sources)
        yield Line(count(len(events), "event") + (f", {len(cut)} shown" if len(cut) < len(events) else ""))

    return Answer(lines, lambda: [to_plain(event) for event in cut])


def _matching(events: Iterable[Event], text: str) -> tuple[Event, ...]:
    try:
        return matching(events, text)
    except ValueError as fault:
        raise UsageError(f"--text: {fault}") from None


def _kind(text: str) -> EventKind:
    try:
        return EventKind(text.replace("-", "_"))
    except ValueError:
        raise UsageError(f"{text!r} is not a kind; use one of {', '.join(EventKind)}") from None


def _show(args: Namespace) -> Answer:
    timeline = opened(args)
    found = {
        name: record for name in _COLLECTIONS if (record := getattr(timeline, name).get(args.id)) is not None
    }
    if not found:
        raise UnknownId(_unknown(timeline, args.id))

    def lines() -> Iterator[Line]:
        for at, (name, record) in enumerate(found.items()):
            if at:
                yield from screens.heading(f"The same id as {name[:-1]}")
                yield Line()
            yield from _SCREENS[name](timeline, record)

    return Answer(lines, lambda: {name[:-1]: to_plain(record) for name, record in found.items()})


def _unknown(timeline: Timeline, wanted: str) -> str:
    tombstone = timeline.tombstones.get(wanted)
    if tombstone is not None:
        instead = f"; see {tombstone.replaced_by}" if tombstone.replaced_by else ""
        return f"{wanted!r} was withdrawn on {tombstone.withdrawn}: {tombstone.reason}{instead}"
    from difflib import get_close_matches

    ids = dict.fromkeys(record.id for name in _COLLECTIONS for record in getattr(timeline, name))
    asked = wanted.lower()[:100]
    near = [each for each in ids if asked and asked in each][:5] or get_close_matches(
        asked, ids, n=5, cutoff=0.5
    )
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"there is no record {wanted[:100]!r}{hint}"


def _ultimatums(args: Namespace) -> Answer:
    timeline = opened(args)
    found = timeline.ultimatums

    def lines() -> Iterator[Line]:
        for each in found:
            yield from screens.ultimatum_item(timeline, each)
        yield Line(count(len(found), "ultimatum"))

    return Answer(lines, lambda: [to_plain(each) for each in found])


def _truce_plain(truce: Truce) -> dict[str, Any]:
    return {**to_plain(truce), "hours": hours_of(truce.when) if truce.effective else None}


def _truces(args: Namespace) -> Answer:
    timeline = opened(args)
    found = timeline.truces

    def lines() -> Iterator[Line]:
        for each in found:
            yield from screens.truce_item(timeline, each)
        yield Line(count(len(found), "truce"))

    return Answer(lines, lambda: [_truce_plain(each) for each in found])


def _claims(args: Namespace) -> Answer:
    timeline = opened(args)
    found = [
        each for each in timeline.claims if args.verdict is None or each.verdict is Verdict(args.verdict)
    ]

    def item(claim: Claim) -> Iterator[Line]:
        yield from screens.claim_screen(timeline, claim, sources=False)
        yield Line()

    def lines() -> Iterator[Line]:
        for each in found:
            yield from item(each)
        yield Line(count(len(found), "claim"))

    return Answer(lines, lambda: [to_plain(each) for each in found])


def _on(args: Namespace) -> Answer:
    timeline = opened(args)
    day = counting.day_of(args.day)
    held = on_day(timeline, day)

    def lines() -> Iterator[Line]:
        yield Line(day_words(day))
        for title, events in (("Happened", held.happened), ("Went on", held.going_on)):
            yield from screens.heading(f"{title}: {len(events)}")
            for event in events:
                yield from screens.event_item(timeline, event)
        yield from screens.in_force_list(timeline, held.in_force)
        yield from screens.heading(f"Deadlines running: {len(held.deadlines)}")
        for ultimatum, limit in held.deadlines:
            yield from screens.standing_item(ultimatum, limit, args.day)

    return Answer(
        lines,
        lambda: {
            "day": day.isoformat(),
            "happened": [to_plain(each) for each in held.happened],
            "going_on": [to_plain(each) for each in held.going_on],
            "in_force": [_truce_plain(each) for each in held.in_force],
            "deadlines": [state_plain(ultimatum, args.day) for ultimatum, _ in held.deadlines],
        },
    )


def _standing(timeline: Timeline, moment: str) -> list[tuple[Ultimatum, Deadline]]:
    """The deadlines that stand at a moment and have not surely passed."""
    return [
        (ultimatum, limit)
        for ultimatum in timeline.ultimatums
        if isinstance(limit := deadline_at(ultimatum, moment), Deadline)
        and status_at(ultimatum, moment) is not Status.PASSED
    ]


def _as_of(args: Namespace) -> Answer:
    whole = opened(args)
    known = as_of(whole, args.moment)
    standing = _standing(known, args.moment)
    held = in_force(tuple(known.truces), args.moment)
    counted = ("events", "ultimatums", "truces", "claims")
    latest = list(islice(reversed(known.events.items), args.limit))

    def lines() -> Iterator[Line]:
        yield Line(f"{whole.title}, as the public could know it on {args.moment}")
        for name in counted:
            yield Line(f"{len(getattr(known, name))} of {count(len(getattr(whole, name)), name[:-1])}", 2)
        yield from screens.heading(f"Deadlines standing: {len(standing)}")
        for ultimatum, limit in standing:
            yield from screens.standing_item(ultimatum, limit, args.moment)
        yield from screens.in_force_list(known, held)
        yield from screens.heading(f"The latest events: {len(latest)}")
        for event in latest:
            yield from screens.event_item(known, event)

    return Answer(
        lines,
        lambda: {
            "moment": args.moment,
            "known": {name: len(getattr(known, name)) for name in counted},
            "deadlines": [state_plain(ultimatum, args.moment) for ultimatum, _ in standing],
            "in_force": [_truce_plain(each) for each in held],
            "latest": [to_plain(each) for each in latest],
        },
    )


def _validate(args: Namespace) -> Answer:
    try:
        timeline = checked(args.file, args)
    except InvalidTimeline as fault:
        faults, found = fault.faults, fault.found
        verdict: dict[str, Any] = {"file": args.file, "valid": False}
        cut = "" if found == len(faults) else f", {len(faults)} shown"
        return Answer(
            lambda: [
                *(Line(str(each)) for each in faults),
                Line(f"{args.file}: {count(found, 'fault')}{cut}"),
            ],
            lambda: {**verdict, "found": found, "faults": [each._asdict() for each in faults]},
            1,
        )
    sizes = {name: len(getattr(timeline, name)) for name in _COLLECTIONS}
    held = ", ".join(count(size, name[:-1]) for name, size in sizes.items() if size)
    return Answer(
        lambda: [Line(f"{args.file}: no faults; {held or 'no records'}")],
        lambda: {"file": args.file, "valid": True, "found": 0, "faults": list[object](), "records": sizes},
    )


def _export(args: Namespace) -> Answer | Document:
    from us_russia_timeline import exports

    formats = exports.FORMATS
    if args.format is None:
        return Answer(
            lambda: [Line(f"{name}: {gloss}") for name, gloss in formats.items()], lambda: dict(formats)
        )
    if args.format not in formats:
        raise UsageError(f"{args.format!r} is not a format; use one of {', '.join(formats)}")
    timeline = opened(args)
    if args.as_of is not None:
        timeline = as_of(timeline, args.as_of)
    return Document(exports.render(args.format, timeline), args.output)


def _schema(args: Namespace) -> Document:
    import json

    from us_russia_timeline.documents import schema

    return Document(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", args.output)


COMMANDS: Mapping[str, Callable[[Namespace], Answer | Document]] = {
    "overview": overview,
    "events": _events,
    "show": _show,
    "ultimatums": _ultimatums,
    "truces": _truces,
    "claims": _claims,
    "on": _on,
    "as-of": _as_of,
    "deadline due": counting.due_day,
    "deadline between": counting.between_days,
    "deadline readings": counting.readings_of,
    "validate": _validate,
    "export": _export,
    "schema": _schema,
}
"""What runs for each command; `us_russia_timeline.__main__` parses the arguments they read."""
