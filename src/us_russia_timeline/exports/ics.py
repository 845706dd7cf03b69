"""A calendar for subscribers (RFC 5545): events, the limits of ultimatums, truces.

The identity of an entry comes from the id of its record and its time stamp from the data, so that a
calendar that is read again updates its entries instead of doubling them. Days are whole-day entries,
clock times are in UTC; of what has no end, only the beginning has an entry.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone

from us_russia_timeline._given import require
from us_russia_timeline._record import has_shape
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.exports.common import (
    Names,
    allegations,
    deadline_title,
    ends,
    fate_text,
    headline,
    limits_by_name,
    names,
    plain,
    remarks,
    safe_sources,
    standing_text,
    update_text,
)
from us_russia_timeline.exports.terms import citation, is_shipped
from us_russia_timeline.intervals import (
    CIVIL,
    FOREVER,
    Axis,
    Interval,
    Open,
    from_microseconds,
)
from us_russia_timeline.models import (
    Assertion,
    Event,
    EventStatus,
    Source,
    Tombstone,
    Truce,
    TruceEnd,
    Ultimatum,
    Update,
)
from us_russia_timeline.questions import Limit
from us_russia_timeline.timelines import Timeline

__all__ = ["escape", "fold", "render", "stamp"]

_DOMAIN = "us-russia-timeline"
_UNIT = re.compile(r"\\.|.", re.DOTALL)
_RELEASE = re.compile(r"([0-9]{4})\.([0-9]{1,2})(?:\.([0-9]{1,4}))?")
_STATUS = {
    EventStatus.OCCURRED: "CONFIRMED",
    EventStatus.ANNOUNCED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
_SECOND = 1_000_000


def escape(text: str) -> str:
    r"""A text as a TEXT value; line breaks become ``\n``, and nothing can end the line early.

    >>> from us_russia_timeline.exports import ics
    >>> print(ics.escape("calls, meetings; talks"))
    calls\, meetings\; talks
    """
    lines = re.split(r"\r\n|[\r\n]", text)
    escaped = (re.sub(r"([\\;,])", r"\\\1", plain(line)) for line in lines)
    return "\\n".join(escaped)


def fold(line: str) -> str:
    """The line in pieces of at most 75 octets of UTF-8, joined by CRLF and a space.

    Neither a character nor an escape is split.

    >>> from us_russia_timeline.exports import ics
    >>> [len(line) for line in ics.fold("SUMMARY:" + "a" * 80).splitlines()]
    [75, 14]
    """
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for unit in _UNIT.findall(line):
        octets = len(unit.encode())
        if size + octets > 75:
            pieces.append("".join(current))
            current, size = [" "], 1
        current.append(unit)
        size += octets
    return "\r\n".join([*pieces, "".join(current)])


def stamp(timeline: Timeline) -> str:
    """The DTSTAMP of every entry: the release of the data, else the last that it could know.

    A ``data_version`` such as ``2026.11.3`` is the first day of that month, and as many seconds as the
    number of the release, so that a later release has a later stamp.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import ics
    >>> timeline = urt.load()
    >>> ics.stamp(timeline).endswith("Z")
    True
    """
    match = _RELEASE.fullmatch(timeline.data_version)
    if match is not None and 1 <= int(match[2]) <= 12 and int(match[1]) >= 1000:
        moment = datetime(int(match[1]), int(match[2]), 1, tzinfo=timezone.utc)
        return _clock(moment + timedelta(seconds=int(match[3] or 0)))
    known = [event.known_us for event in timeline.events]
    known += [each.known.surely_begun(Axis.INSTANTS) for event in timeline.events for each in event.updates]
    return _clock(from_microseconds(max(known, default=0)))


def render(timeline: Timeline) -> str:
    """The timeline as one VCALENDAR; write it as bytes, for its lines end with CRLF.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.exports import ics
    >>> timeline = urt.load()
    >>> easter = urt.part(timeline, timeline.truce("2025-04-19-easter-truce"))
    >>> ics.render(easter).splitlines()[0]
    'BEGIN:VCALENDAR'
    """
    require(timeline, Timeline)
    mark = stamp(timeline)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//us_russia_timeline//us_russia_timeline//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escape(timeline.title)}",
        f"X-WR-CALNAME:{escape(timeline.title)}",
        f"DESCRIPTION:{escape(citation(timeline))}",
        f"X-WR-CALDESC:{escape(citation(timeline))}",
    ]
    domain = _domain(timeline)
    for entry in _entries(timeline, names(timeline)):
        uid, *rest = entry
        lines += ["BEGIN:VEVENT", f"UID:{uid}@{domain}", f"DTSTAMP:{mark}", *rest]
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _domain(timeline: Timeline) -> str:
    """Whose the identities are: those of a timeline of one's own are not the shipped one's, nor another's."""
    if is_shipped(timeline):
        return _DOMAIN
    return f"{hashlib.sha256(timeline.title.encode()).hexdigest()[:16]}.{_DOMAIN}"


def _entries(timeline: Timeline, called: Names) -> Iterator[Iterator[str]]:
    """The entries, each as the first part of its UID and then its own properties."""
    said = remarks(timeline, called)
    announced = _announced(timeline)
    for event in timeline.events:
        yield _event(event, timeline, called, said.get(event.id, ()))
        # A limit that an ultimatum sets has its entry there, with what became of it.
        own = event.deadline
        if own is not None and not any(_same_day(own, each) for each in announced.get(event.id, ())):
            yield _expiry(event, own, called)
    for ultimatum in timeline.ultimatums:
        for name, limit in limits_by_name(ultimatum):
            yield _limit(ultimatum, limit, name)
    for truce in timeline.truces:
        yield _truce(truce, called)
    for tombstone in timeline.tombstones:
        # Actors and places never had an entry; the ids of what had one begin with a date.
        if has_shape(tombstone.id, "datedId"):
            yield _withdrawn(tombstone, timeline)


def _announced(timeline: Timeline) -> Mapping[str, list[Deadline]]:
    """The limits that the terms of ultimatums announce, by their events."""
    found: defaultdict[str, list[Deadline]] = defaultdict(list)
    for ultimatum in timeline.ultimatums:
        for term in ultimatum.terms:
            if term.deadline is not None:
                found[term.event].append(term.deadline)
    return found


def _same_day(one: Deadline, other: Deadline) -> bool:
    """Whether two windows share a civil day: one limit, told more or less finely."""
    (start, stop), (low, high) = (each.window.edges(Axis.DAYS) for each in (one, other))
    return start < high and low < stop


def _clock(moment: datetime) -> str:
    # Not `strftime`: what it makes of a year before 1000 is the platform's choice.
    civil = moment.replace(tzinfo=None).isoformat(timespec="seconds")
    return f"{civil.replace('-', '').replace(':', '')}Z"


def _time(when: Interval) -> Iterator[str]:
    low, high = ends(when)
    if low.precision in CIVIL and (high is None or high.precision in CIVIL):
        last = when.first if isinstance(when.last, Open) else when.last
        yield f"DTSTART;VALUE=DATE:{_day(when.first)}"
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
        return
    start = when.start_us // _SECOND * _SECOND
    yield f"DTSTART:{_clock(from_microseconds(start))}"
    stop = -(-when.stop_us // _SECOND) * _SECOND
    if when.fills and when.stop_us != FOREVER:
        yield f"DTEND:{_clock(from_microseconds(stop))}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _words(summary: str, description: Iterable[str], categories: Iterable[str], status: str) -> Iterator[str]:
    yield f"SUMMARY:{escape(summary)}"
    yield f"DESCRIPTION:{escape(chr(10).join(description))}"
    yield f"CATEGORIES:{','.join(escape(each) for each in categories)}"
    yield f"STATUS:{status}"


def _event(event: Event, timeline: Timeline, called: Names, said: Iterable[str]) -> Iterator[str]:
    yield event.id
    yield from _time(event.when)
    about = _about(event, timeline, called, said)
    title = headline(event, called)
    if not event.when.fills and event.when.first != event.when.last:  # its bar is as long as the month
        within = str(event.when)
        title = f"{title} ({within if within.startswith('some time') else f'some time in {within}'})"
    yield from _words(title, about, (event.kind.words, *event.tags), _status(event))
    place = timeline.places.get(event.place) if event.place is not None else None
    if place is not None:
        yield f"LOCATION:{escape(called[place.id])}"
        if place.latitude is not None:
            yield f"GEO:{place.latitude:.6f};{place.longitude:.6f}"
    for _, address in safe_sources(event.sources):
        yield f"URL:{address}"
        break


def _status(event: Event) -> str:
    """What is told by one origin only, disputed or denied, is not confirmed in a calendar either."""
    sure = event.standing[0] is Assertion.CONFIRMED
    return _STATUS[event.status] if sure or event.status is EventStatus.CANCELLED else "TENTATIVE"


def _about(event: Event, timeline: Timeline, called: Names, said: Iterable[str]) -> Iterator[str]:
    yield from (event.summary, f"When: {event.when}")
    stands = standing_text(event, called)
    if stands:
        yield f"How sure: {stands}"
    yield from said
    yield from _pages(event.sources)
    for update in event.updates:
        yield from _later(update, timeline, called)


def _later(update: Update, timeline: Timeline, called: Names) -> Iterator[str]:
    yield f"Later, {update_text(update, called)}"
    if update.event is not None:
        yield f"See: {timeline.event(update.event).title}"
    yield from _pages(update.sources)


def _pages(sources: Iterable[Source]) -> Iterator[str]:
    return (f"Source: {source.publisher}, {address}" for source, address in safe_sources(sources))


def _expiry(event: Event, deadline: Deadline, called: Names) -> Iterator[str]:
    yield f"{event.id}.deadline"
    yield from _time(deadline.window)
    about = (f"“{deadline.text}”: {deadline}", event.summary)
    yield from _words(f"Limit: {headline(event, called)}", about, ("deadline",), _status(event))


def _limit(ultimatum: Ultimatum, limit: Limit, name: str) -> Iterator[str]:
    yield f"{ultimatum.id}.deadline.{name}"
    yield from _time(limit.deadline.window)
    about = [
        f"“{limit.term.wording}”, announced {limit.term.at}: {limit.deadline}",
        f"Demand: {ultimatum.demand}",
        f"Consequence: {ultimatum.consequence}",
    ]
    fate = fate_text(limit)
    if fate:
        about.append(f"This limit was {fate}.")
    status = "CONFIRMED" if limit.stands else "CANCELLED"
    yield from _words(deadline_title(ultimatum, limit), about, ("deadline", *ultimatum.tags), status)


def _truce(truce: Truce, called: Names) -> Iterator[str]:
    yield f"{truce.id}.truce"
    yield from _time(truce.when)
    about = [f"Covers: {', '.join(each.words for each in truce.scope)}; {truce.area}"]
    if truce.scheduled is not None:
        about.append(f"Announced for: {truce.scheduled}")
    for party in truce.parties:
        bound = f", bound {party.effective}" if party.effective is not None else ""
        about.append(f"{called.get(party.actor, party.actor)}: {party.stance.words}{bound}")
    about += [f"Alleged by {each}" for each in allegations(truce, called)]
    about += [f"Ended: {truce.ended.how.words}", *([truce.note] if truce.note else [])]
    status = "CANCELLED" if truce.ended.how is TruceEnd.NEVER_TOOK_EFFECT else "CONFIRMED"
    title = truce.title if truce.effective else f"{truce.title} (bound nobody)"
    yield from _words(f"Truce: {title}", about, ("truce", *truce.tags), status)


def _withdrawn(tombstone: Tombstone, timeline: Timeline) -> Iterator[str]:
    # A tombstone does not say what it was; the record that replaces it is the best witness.
    truce = timeline.truces.get(tombstone.replaced_by or "") is not None
    yield f"{tombstone.id}{'.truce' if truce else ''}"
    yield f"DTSTART;VALUE=DATE:{_day(tombstone.withdrawn)}"
    about = [tombstone.reason]
    if tombstone.replaced_by is not None:
        about.append(f"Replaced by {tombstone.replaced_by}")
    yield from _words(f"Withdrawn: {tombstone.id}", about, ("withdrawn",), "CANCELLED")
