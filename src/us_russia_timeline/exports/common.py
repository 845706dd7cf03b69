"""What several formats share: safe text and links, names, civil readings, how an event stands in words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from us_russia_timeline._record import has_shape
from us_russia_timeline.intervals import Interval, Point, parse_statement
from us_russia_timeline.models import (
    Assertion,
    Event,
    EventStatus,
    Source,
    SourceForm,
    Truce,
    Ultimatum,
    Update,
    Violation,
)
from us_russia_timeline.questions import Limit, limits
from us_russia_timeline.timelines import Timeline

__all__ = [
    "Names",
    "allegations",
    "called_text",
    "deadline_title",
    "ends",
    "fate_text",
    "form_words",
    "headline",
    "limits_by_name",
    "names",
    "plain",
    "remarks",
    "safe_sources",
    "standing_text",
    "standing_words",
    "update_text",
    "web_address",
]

Names = Mapping[str, str]
"""From the ids of actors and places to what they are called."""

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_FORMS = {
    SourceForm.OFFICIAL: "official text",
    SourceForm.REPRODUCTION: "reproduces the official text",
    SourceForm.ACCOUNT: "",
}
_STANDINGS = {
    Assertion.CONFIRMED: "confirmed",
    Assertion.REPORTED: Assertion.REPORTED.gloss,
    Assertion.DISPUTED: "disputed by",
    Assertion.DENIED: "denied by",
}


def plain(text: str) -> str:
    """The text on one line, without characters that do not show.

    Records cannot hold such characters, but a page or a calendar must not depend on who made the record.
    """
    if text.isprintable():
        return text
    return "".join(each for each in _BREAKS.sub(" ", text) if each.isprintable())


def web_address(url: str) -> str | None:
    """The address if it is an http or https one with a host, else ``None``: checked again at the way out."""
    return url if has_shape(url, "url") else None


def safe_sources(sources: Iterable[Source]) -> Iterator[tuple[Source, str]]:
    """The sources that can be linked to, each with its address."""
    for source in sources:
        address = web_address(source.url)
        if address is not None:
            yield source, address


def form_words(source: Source) -> str:
    """What a page is to the official text, in words; empty for an account of its own."""
    return _FORMS[source.form]


def names(timeline: Timeline) -> dict[str, str]:
    """From the ids of actors and places to their names."""
    places = {str(place.id): plain(place.name) for place in timeline.places}
    return places | {str(actor.id): plain(actor.name) for actor in timeline.actors}


def ends(interval: Interval) -> tuple[Point, Point | None]:
    """The civil points that a statement is made of; the second is ``None`` where no end is stated."""
    statement = parse_statement(interval.text)
    assert statement.low is not None  # noqa: S101 - narrows the type: what is exported has a beginning
    return statement.low, statement.high


def called_text(ids: Iterable[str], called: Names) -> str:
    """Names after one another; an id that nobody named stands for itself."""
    return ", ".join(called.get(each, each) for each in ids)


def standing_words(assertion: Assertion) -> str:
    """How well something stands; the two contested ways end in ``by``, for the names of who contests it."""
    return _STANDINGS[assertion]


def standing_text(event: Event, called: Names) -> str:
    """How well an event stands after all its updates, with names; empty where it is confirmed."""
    assertion, by = event.standing
    return "" if assertion is Assertion.CONFIRMED else _stands(assertion, by, called)


def update_text(update: Update, called: Names) -> str:
    """An update in a line: its day, what became known, and how the event stands from then on."""
    said = f"{update.known}: {update.text}"
    if update.assertion is None:
        return said
    return f"{said} ({_stands(update.assertion, update.contested_by, called)})"


def _stands(assertion: Assertion, by: Iterable[str], called: Names) -> str:
    return f"{standing_words(assertion)} {called_text(by, called)}".rstrip()


def headline(event: Event, called: Names) -> str:
    """The title of an event, with what must not be missed where only the title is seen.

    Whether it took place, and how well it stands: what is denied is no fact in a calendar either.
    """
    status = event.status.words if event.status is not EventStatus.OCCURRED else ""
    remarks = "; ".join(filter(None, (status, standing_text(event, called))))
    return f"{event.title} ({remarks})" if remarks else event.title


def deadline_title(ultimatum: Ultimatum, limit: Limit) -> str:
    """The title of an entry for a limit; it says where the limit was moved or withdrawn."""
    fate = fate_text(limit).partition(" ")[0]
    return f"Deadline ({fate}): {ultimatum.title}" if fate else f"Deadline: {ultimatum.title}"


def fate_text(limit: Limit) -> str:
    """What became of a limit: moved or withdrawn, when, and where it was moved to; empty where it stands."""
    ender = limit.ended_by
    if ender is None:
        return ""
    return f"withdrawn {ender.at}" if ender.deadline is None else f"moved {ender.at}, to {ender.deadline}"


def _alleged(violation: Violation, called: Names) -> str:
    by, against = (called_text(ids, called) for ids in (violation.by, violation.against))
    return f"{by} of {against}: {violation.claim}"


def allegations(truce: Truce, called: Names) -> list[str]:
    """What breaches of a truce are alleged: by whom, of whom, with whose figure."""
    return [_alleged(each, called) for each in truce.violations]


def limits_by_name(ultimatum: Ultimatum) -> Iterator[tuple[str, Limit]]:
    """Each different limit with a name of its own: that of its event, numbered where one moves it twice."""
    told: Counter[str] = Counter()
    for limit in limits(ultimatum):
        event = limit.term.event
        told[event] += 1
        yield event if told[event] == 1 else f"{event}.{told[event]}", limit


def remarks(timeline: Timeline, called: Names) -> Mapping[str, list[str]]:
    """What ultimatums and truces say of their events, by the ids of these.

    Which limit an announcement set and whether it was moved; what breach was alleged, with whose figure.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for ultimatum in timeline.ultimatums:
        for limit in limits(ultimatum):
            fate = fate_text(limit)
            found[limit.term.event].append(f"Limit: {limit.deadline}{f'; {fate}' if fate else ''}")
    for truce in timeline.truces:
        for violation in truce.violations:
            found[violation.event].append(f"Alleged by {_alleged(violation, called)}")
    return found
