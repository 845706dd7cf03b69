"""The commands that find records by name, and those that list the words by which others are asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from us_russia_timeline.cli import terminal
from us_russia_timeline.cli.answers import Answer, opened
from us_russia_timeline.cli.arguments import Commands, whole
from us_russia_timeline.cli.items import marks
from us_russia_timeline.cli.phrases import count
from us_russia_timeline.cli.plain import record_plain
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import UnknownId
from us_russia_timeline.models import ActorKind, Event, EventKind
from us_russia_timeline.questions import find, tally
from us_russia_timeline.timelines import Timeline, did_you_mean, nearest

__all__ = ["register"]


def register(commands: Commands) -> None:
    """``search``, ``actors``, ``tags`` and ``kinds``."""
    search = commands.add("search", "find records of any type by a name or by words, best first", _search)
    search.add_argument("text", metavar="WORDS", nargs="+", help="a name in any spelling, or words")
    search.add_argument("--limit", metavar="N", type=whole(1), default=20, help="the first N only (20)")
    actors = commands.add("actors", "list the actors with the number of their events", _actors)
    actors.add_argument("--country", metavar="CODE", help="only those of a country, such as RUS")
    commands.add("tags", "list the tags with what they mean and how many records bear them", _tags)
    commands.add("kinds", "list the kinds of events with what they mean and their number", _kinds)


def _search(args: Namespace) -> Answer:
    timeline = opened(args)
    found = find(timeline, " ".join(args.text))
    cut = found[: args.limit]
    more = f", {len(cut)} shown; more with --limit" if len(cut) < len(found) else ""
    number = count(len(found), "record") + more

    def lines() -> Iterator[Line]:
        for each in cut:
            yield from _item(timeline, each)
        yield Line(number)

    def plain() -> list[Any]:
        terminal.complain(number if more else "")
        return [{"type": _noun(each), "record": record_plain(each)} for each in cut]

    return Answer(lines, plain)


def _noun(record: Any) -> str:
    return type(record).__name__.lower()


def _item(timeline: Timeline, record: Any) -> Iterator[Line]:
    """A record of any type in a list: when, what it is called, its type and id."""
    title = next(
        filter(None, (getattr(record, each, None) for each in ("title", "paraphrase", "name"))), record.id
    )
    mark = marks(timeline, record) if isinstance(record, Event) else ""
    when = f"{record.when}: " if hasattr(record, "when") else ""
    yield Line(f"{when}{title}{mark}")
    yield Line(f"{_noun(record)} {record.id}", 2)


def _actors(args: Namespace) -> Answer:
    timeline = opened(args)
    counts = tally(timeline.events, "actors")
    if args.country is not None:
        _known_country(timeline, args.country)
    found = sorted(
        (each for each in timeline.actors if args.country in (None, each.country)),
        key=lambda actor: (-counts.get(actor.id, 0), actor.id),
    )

    def lines() -> Iterator[Line]:
        for actor in found:
            told = [actor.kind.words, actor.country or "", count(counts.get(actor.id, 0), "event")]
            yield Line(f"{actor.name}: {', '.join(part for part in told if part)}")
            yield Line(actor.id, 2)
        yield Line(count(len(found), "actor"))

    return Answer(lines, lambda: [{**record_plain(each), "events": counts.get(each.id, 0)} for each in found])


def _known_country(timeline: Timeline, code: str) -> None:
    """Refuse a code that no actor has: it would find nothing without a word."""
    states = {each.country: each.name for each in timeline.actors if each.kind is ActorKind.STATE}
    codes = sorted({each.country for each in timeline.actors if each.country is not None})
    if code not in codes:
        named = [each for each in codes if code.casefold() in states.get(each, "").casefold()]
        begun = [each for each in codes if each.startswith(code.upper())]
        near = begun or named or nearest(code.upper(), codes)
        raise UnknownId(f"no actor is of a country with the code {code[:20]!r}{did_you_mean(near[:3])}")


def _tags(args: Namespace) -> Answer:
    timeline = opened(args)
    counts = tally((*timeline.events, *timeline.ultimatums, *timeline.truces), "tags")
    glosses = {each.id: each.gloss for each in timeline.tags}
    return _words(counts | {each: 0 for each in glosses if each not in counts}, glosses, "tag", "record")


def _kinds(args: Namespace) -> Answer:
    counts = tally(opened(args).events, "kind")
    return _words(counts, {kind.value: kind.gloss for kind in EventKind}, "kind", "event")


def _words(counts: dict[str, int], glosses: dict[str, str], noun: str, borne: str) -> Answer:
    """Words by which records can be asked for, the commonest first, each with its number and meaning."""

    def lines() -> Iterator[Line]:
        for word, number in counts.items():
            yield Line(f"{word}: {count(number, borne)}")
            if word in glosses:
                yield Line(glosses[word], 2)
        yield Line(count(len(counts), noun))

    return Answer(
        lines,
        lambda: [
            {noun: each, f"{borne}s": many, "gloss": glosses.get(each)} for each, many in counts.items()
        ],
    )
