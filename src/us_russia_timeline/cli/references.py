"""What a screen refers to: other records by their titles, and the pages that it all rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from us_russia_timeline.cli.phrases import FORMS
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.models import Event, Source, Truce, Ultimatum
from us_russia_timeline.timelines import Records, Timeline, events_under

__all__ = ["heading", "named", "pages_shown", "pages_under", "references", "referring_to", "sources_of"]


def heading(text: str) -> Iterator[Line]:
    """A headline between two empty lines."""
    yield from (Line(), Line(text))


def referring_to(timeline: Timeline, event: Event) -> list[Any]:
    """What rests on an event, is tied to it, or is told more of by it."""

    def refers(other: Event) -> bool:
        tied = any(link.event == event.id for link in other.links)
        return tied or any(update.event == event.id for update in other.updates)

    return [
        *(each for each in timeline.events if refers(each)),
        *(each for each in timeline.ultimatums if event.id in events_under(each)),
        *(each for each in timeline.truces if event.id in events_under(each)),
    ]


def named(timeline: Timeline, ids: Iterable[str]) -> list[Any]:
    """The events, ultimatums and truces of these ids; an event and a truce may share one."""
    dated: tuple[Records[Any], ...] = (timeline.events, timeline.ultimatums, timeline.truces)
    found = [records.get(each) for each in dict.fromkeys(ids) for records in dated]
    return [record for record in found if record is not None]


def references(title: str, records: Sequence[Any]) -> Iterator[Line]:
    """Records with a time and a title under a headline, a line each; without any, nothing."""
    if records:
        yield from heading(title)
    for record in records:
        yield Line(f"{record.when}: {record.title} ({record.id})")


def sources_of(timeline: Timeline, records: Iterable[Event | Ultimatum | Truce]) -> Iterator[Line]:
    """The pages of the events that these readings rest on, event by event, each event once."""
    under = dict.fromkeys(
        event
        for record in records
        for event in ([record.id] if isinstance(record, Event) else events_under(record))
    )
    if under:
        yield from heading("Sources")
    for event in map(timeline.event, under):
        yield Line(f"{event.when}: {event.title} ({event.id})", 2)
        yield from pages_under(event, indent=4)


def pages_under(event: Event, indent: int = 2) -> Iterator[Line]:
    """The pages of an event, then what became known later, each with its pages or the event that tells it."""
    yield from pages_shown(event.sources, indent)
    for update in event.updates:
        told_by = f" ({update.event})" if update.event is not None else ""
        yield Line(f"{update.known}: {update.text}{told_by}", indent)
        yield from pages_shown(update.sources, indent + 2)


def pages_shown(pages: Iterable[Source], indent: int = 2) -> Iterator[Line]:
    """Pages, each with its publisher, headline, day, language and origin, and its address below."""
    for source in pages:
        parts = [
            source.publisher,
            f'"{source.title}"' if source.title else "",
            source.date.isoformat() if source.date else "",
            source.language,
            FORMS[source.form],
            f"carrying {source.origin}" if source.origin else "",
        ]
        yield Line(", ".join(part for part in parts if part), indent)
        for address in (source.url, source.archived):
            if address is not None:
                yield Line(address, indent + 2, whole=True)
