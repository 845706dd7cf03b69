"""What the page shows of a record, or of a view of it: spans for drawing, words for reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from us_russia_timeline.exports.common import Names, called_text, plain, standing_text
from us_russia_timeline.exports.html.spans import EPOCH, band, days_of, fades, mark
from us_russia_timeline.intervals import Axis
from us_russia_timeline.models import (
    Assertion,
    ComplianceValue,
    Event,
    FollowThroughValue,
    ResponseKind,
    Source,
    Truce,
    Ultimatum,
    Update,
)
from us_russia_timeline.questions import DaysLeft, Limit, in_force_spans, limits, revisions

__all__ = ["in_force_days", "party_words", "shown_event", "shown_truce", "shown_ultimatum"]

P = TypeVar("P")

_SURE = list(Assertion)
# In as few words as a label has room for.
_ANSWERS = {
    ResponseKind.ACCEPT: "yes",
    ResponseKind.PARTIAL_ACCEPT: "yes, in part",
    ResponseKind.COUNTER_OFFER: "other terms",
    ResponseKind.EVADE: "settles nothing",
    ResponseKind.REJECT: "no",
    ResponseKind.SILENCE: "no answer",
}


def _pages(seen: Sequence[Source], of: Sequence[Source]) -> list[int] | None:
    """The pages of a view, by their place; of one that is no more than an address, ``-1`` less its place.

    ``None`` where all are there, each with its headline if it has a day: so they stand in the end.
    """
    places = {id(page): at for at, page in enumerate(of)}
    urls = {page.url: at for at, page in enumerate(of)}
    found: list[int] = []
    for page in seen:
        at = places.get(id(page), urls[page.url])
        bare = page.date is None and of[at].date is not None
        found.append(-1 - at if bare else at)
    return None if found == list(range(len(of))) else found


def _places(seen: Iterable[P], of: Sequence[P], told: Callable[[P], object]) -> Iterator[int]:
    """The places of what a view has among what the whole has: some of it, in its order, told by the same."""
    at = -1
    for each in seen:
        at = next(place for place in range(at + 1, len(of)) if told(of[place]) == told(each))
        yield at


def _updates(seen: Sequence[Update], of: Sequence[Update]) -> list[list[Any]] | None:
    """The updates of a view, by their place, each with its pages and whether its event is known."""
    places = _places(seen, of, lambda each: (each.known, each.text))
    found = [
        [at, _pages(update.sources, of[at].sources), int(update.event is not None or of[at].event is None)]
        for update, at in zip(seen, places, strict=True)
    ]
    return None if found == [[at, None, 1] for at in range(len(of))] else found


def shown_event(event: Event, whole: Event, called: Names) -> dict[str, Any]:
    """An event, or a view of the whole one: only what may differ from what stands in the list."""
    assertion, _ = event.standing
    return {
        "title": event.title,
        "summary": event.summary,
        "when": str(event.when),
        "sure": _SURE.index(assertion),
        "stands": standing_text(event, called),
        "pages": _pages(event.sources, whole.sources),
        "updates": _updates(event.updates, whole.updates),
        "links": _links(event, whole),
    }


def _links(event: Event, whole: Event) -> list[int] | None:
    """The ties of a view, by their place; ``None`` where all are there."""
    found = list(_places(event.links, whole.links, lambda each: each))
    return None if len(found) == len(whole.links) else found


def shown_ultimatum(ultimatum: Ultimatum, places: Mapping[str, int], called: Names) -> dict[str, Any]:
    """An ultimatum: a row a limit, the rings of those who named it again, its time and limit, the answers."""
    steps = limits(ultimatum)
    standing = ultimatum.terms[-1].deadline
    return {
        "rows": list(_rows(ultimatum, steps, places)),
        "rings": list(_rings(ultimatum, steps, places)),
        "bands": [band(ultimatum.when)],
        "limit": [*days_of(standing.window), str(standing)] if standing is not None else None,
        "answers": [
            [places[each.event], surname(called.get(each.by, each.by)), _ANSWERS[each.kind]]
            for each in ultimatum.responses
        ],
        "target": _did(ultimatum.compliance.value),
        "issuer": _did(ultimatum.follow_through.value),
    }


def surname(name: str) -> str:
    """The last word of a name of two or three; longer ones are of bodies, and stay."""
    words = name.split(" ")
    return words[-1] if len(words) == 2 else name


def _did(value: ComplianceValue | FollowThroughValue) -> str:
    """What a side did, in words that follow its name."""
    if value.value == "pending":
        return "too early to say"
    if value.value == "unclear":
        return "not settled by the sources"
    return plain(value.gloss).removeprefix("the target ").removeprefix("the issuer ")


def _rows(ultimatum: Ultimatum, steps: list[Limit], places: Mapping[str, int]) -> Iterator[list[Any]]:
    """Of each limit: its event, when announced, from, to, the words, the window, how moved, when replaced."""
    moved = {move.term: _moved(move.days) for move in revisions(ultimatum)}
    for step in steps:
        yield [
            places[step.term.event],
            mark(step.term.at),
            *band(step.deadline.window),
            step.term.wording,
            str(step.deadline),
            moved.get(step.term, ""),
            None if step.ended_by is None else mark(step.ended_by.at),
        ]


def _moved(days: DaysLeft) -> str:
    """How far a limit was moved, in words."""
    least, most = sorted((abs(days.least), abs(days.most)))
    if days.least * days.most < 0 or most == 0:
        return "narrowed" if days.least > days.most else "moved"
    count = f"{most} day{'s' * (most != 1)}" if least == most else f"{least} to {most} days"
    if least == 0:
        count = f"up to {most} day{'s' * (most != 1)}"
    return f"{count} {'later' if days.most > 0 else 'sooner'}"


def _rings(ultimatum: Ultimatum, steps: list[Limit], places: Mapping[str, int]) -> Iterator[list[Any]]:
    """Where a standing limit was named again: the event, when, and the row."""
    opened = {step.term.event: row for row, step in enumerate(steps)}
    row = 0
    for term in ultimatum.terms:
        row = opened.get(term.event, row)
        if term.event not in opened:
            yield [places[term.event], mark(term.at), row]


def shown_truce(truce: Truce, whole: Truce, called: Names) -> dict[str, Any]:
    """A truce: bands of its exact hours, and those words of its article that may differ from the whole."""
    said = _places(
        truce.violations, whole.violations, lambda each: (each.event, each.claim, each.by, each.against)
    )
    return {
        "bands": [band(each) for each in truce.effective] or [band(truce.scheduled or truce.at)],
        "look": _look(truce),
        "when": str(truce.when),
        "lines": [[called_text([each.actor], called), party_words(each)] for each in truce.parties],
        "breaches": list(said),
        "ended": truce.ended.how.gloss,
        "note": truce.note,
    }


def party_words(party: Any) -> str:
    """How a side stands to a truce, and for how long it held itself bound."""
    held = party.effective
    return party.stance.words if held is None else f"{party.stance.words}, held itself bound {held}"


def _look(truce: Truce) -> int:
    """0 where somebody held it, 1 where nobody did, 2 where nobody says when it ended."""
    if not truce.effective:
        return 1
    return 2 if fades(truce) else 0


def in_force_days(versions: Iterable[tuple[int, Truce]]) -> list[list[int | None]]:
    """The stretches of days on which it was known to bind somebody: first and last, inclusive."""
    every = list(versions)
    found: list[list[int | None]] = []
    for at, (day, truce) in enumerate(every):
        close = every[at + 1][0] if at + 1 < len(every) else None
        for start, stop, _ in in_force_spans(truce, Axis.DAYS):
            first = max(start, day)
            last = stop if close is None else min(stop, close)
            if first < last:
                _join(found, first - EPOCH, None if last > 10_000_000 else last - 1 - EPOCH)
    return found


def _join(found: list[list[int | None]], first: int, last: int | None) -> None:
    if found and found[-1][1] == first - 1:
        found[-1][1] = last
    else:
        found.append([first, last])
