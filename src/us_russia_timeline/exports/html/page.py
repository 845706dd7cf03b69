"""One self-contained page: pictures, ultimatums, truces, events with their sources, checked claims.

No script, no outside request: a strict Content-Security-Policy allows the page's own style sheet and
nothing else. Names stand in ``<bdi>``, links lead to http and https addresses only, and every text of
a record is escaped. The pictures are inline SVG, and the sections say in words what they show.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from us_russia_timeline.exports.html.drawings import overview, staircase
from us_russia_timeline.exports.html.style import STYLE
from us_russia_timeline.exports.common import ends, names, plain, web_address
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Assertion, Claim, Event, EventStatus, Source, Truce, Ultimatum
from us_russia_timeline.timelines import Timeline
from us_russia_timeline.vocabularies import gloss

__all__ = ["render"]

_LEGEND = (
    "A truce is drawn for as long as a party held itself bound; pale where nobody says when that ended, "
    "dashed where none did."
)
_CAPTION = (
    "In the drawings each row is one limit: announced at the ring, due at the bar, hollow once it was "
    "moved or withdrawn. Blue dots are answers and acts."
)


def render(timeline: Timeline) -> str:
    """The timeline as one page of HTML."""
    return "".join(f"{line}\n" for line in _page(timeline, names(timeline)))


def _text(text: str) -> str:
    return escape(plain(text))


def _name(called: Mapping[str, str], *ids: str) -> str:
    return ", ".join(f"<bdi>{_text(called.get(each, each))}</bdi>" for each in ids)


def _time(when: Interval) -> str:
    head = when.text.partition("/")[0]
    machine = head if "." not in head and ends(when)[0].offset is None else when.first.isoformat()
    return f'<time datetime="{machine}">{_text(str(when))}</time>'


def _page(timeline: Timeline, called: Mapping[str, str]) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    yield f"<title>{_text(timeline.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    parts = [
        ("ultimatums", "Ultimatums", _each(_ultimatum, timeline.ultimatums, timeline, called)),
        ("truces", "Truces", _each(_truce, timeline.truces, timeline, called)),
        ("events", "Events", list(_events(timeline, called))),
        ("claims", "Claims checked", _each(_claim, timeline.claims, timeline, called)),
        ("coverage", "Coverage", list(_coverage(timeline))),
    ]
    shown = [part for part in parts if part[2]]
    yield from _head(timeline, shown)
    yield "<main>"
    drawn = overview(timeline)
    if drawn is not None:
        yield f"<figure>{drawn}<figcaption>{_LEGEND}</figcaption></figure>"
    for key, title, body in shown:
        yield f'<section aria-labelledby="{key}">\n<h2 id="{key}">{title}</h2>'
        if key == "ultimatums":
            yield f'<p class="meta">{_CAPTION}</p>'
        yield from body
        yield "</section>"
    yield "</main>"
    yield f"<footer><p>Made by us_russia_timeline from data {_text(timeline.data_version)}.</p></footer>"
    yield "</body>\n</html>"


def _each(
    draw: Callable[[Any, Timeline, Mapping[str, str]], Iterator[str]],
    records: Iterable[Any],
    timeline: Timeline,
    called: Mapping[str, str],
) -> list[str]:
    return [part for record in records for part in draw(record, timeline, called)]


def _head(timeline: Timeline, shown: Iterable[tuple[str, str, object]]) -> Iterator[str]:
    sizes = ((name, len(getattr(timeline, name))) for name in ("events", "ultimatums", "truces"))
    counts = ", ".join(f"{size} {name}" for name, size in sizes)
    yield '<a class="skip" href="#content">Skip to the contents</a>'
    yield f"<header>\n<h1>{_text(timeline.title)}</h1>"
    yield f'<p class="lead">{counts}. Data {_text(timeline.data_version)}.</p>'
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title, _ in shown)
    if links:
        yield f'<nav aria-label="Sections"><ul>{links}</ul></nav>'
    yield '</header>\n<div id="content"></div>'


def _coverage(timeline: Timeline) -> Iterator[str]:
    for stretch in timeline.coverage:
        yield f"<p><strong>{_time(stretch.when)}</strong>, {stretch.thoroughness.words}: "
        yield f"{stretch.thoroughness.gloss}. {_text(stretch.note)}</p>"


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" rel="noopener noreferrer external">{words}</a>'


def _answers(ultimatum: Ultimatum, timeline: Timeline) -> list[tuple[Interval, str]]:
    ids = [answer.event for answer in ultimatum.responses]
    ids += [half.event for half in (ultimatum.compliance, ultimatum.follow_through) if half.event is not None]
    events = [timeline.event(each) for each in dict.fromkeys(ids)]
    return [(event.when, f"{event.when}: {event.title}") for event in events]


def _event_link(timeline: Timeline, record_id: str) -> str:
    event = timeline.event(record_id)
    return f'<a href="#event-{event.id}">{_text(event.title)}</a>'


def _ultimatum(ultimatum: Ultimatum, timeline: Timeline, called: Mapping[str, str]) -> Iterator[str]:
    yield f'<article id="ultimatum-{ultimatum.id}">\n<h3>{_text(ultimatum.title)}</h3>'
    sides = f"{_name(called, *ultimatum.issuers)} to {_name(called, *ultimatum.targets)}"
    yield f'<p class="meta">{sides}</p>'
    drawn = staircase(ultimatum, _answers(ultimatum, timeline))
    yield f"<figure>{drawn}</figure>"
    region = f'role="region" aria-label="Announcements: {_text(ultimatum.title)}"'
    yield f'<div class="scroll" tabindex="0" {region}><table>'
    yield "<thead><tr><th>Announced</th><th>In words</th><th>Limit</th><th>Event</th></tr></thead><tbody>"
    for term in ultimatum.terms:
        limit = _time(term.deadline.window) if term.deadline is not None else "withdrawn"
        words = f'{_text(term.wording)} <span class="meta">({gloss(term.act)})</span>'
        cells = (_time(term.at), words, limit, _event_link(timeline, term.event))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody></table></div>\n<dl>"
    yield f"<dt>Demand</dt><dd>{_text(ultimatum.demand)}</dd>"
    yield f"<dt>Consequence</dt><dd>{_text(ultimatum.consequence)}</dd>"
    if ultimatum.responses:
        yield "<dt>Answers</dt>"
    for answer in ultimatum.responses:
        said = f"{_name(called, answer.by)}: {gloss(answer.kind)}"
        yield f"<dd>{said} ({_event_link(timeline, answer.event)})</dd>"
    for who, half in (("Target", ultimatum.compliance), ("Issuer", ultimatum.follow_through)):
        shown = f" ({_event_link(timeline, half.event)})" if half.event is not None else ""
        yield f"<dt>{who}</dt><dd>{gloss(half.value).capitalize()}{shown}</dd>"
    yield "</dl>\n</article>"


def _truce(truce: Truce, _timeline: Timeline, called: Mapping[str, str]) -> Iterator[str]:
    yield f'<article id="truce-{truce.id}">\n<h3>{_text(truce.title)}</h3>'
    scope = "; ".join(gloss(each) for each in truce.scope)
    yield f'<p class="meta">{_time(truce.when)} · covers {scope} · {_text(truce.area)}</p>\n<dl>'
    for party in truce.parties:
        bound = f", held itself bound {_time(party.effective)}" if party.effective is not None else ""
        yield f"<dt>{_name(called, party.actor)}</dt><dd>{party.stance.words}{bound}</dd>"
    if truce.mediators:
        yield f"<dt>Mediated by</dt><dd>{_name(called, *truce.mediators)}</dd>"
    if truce.violations:
        yield "<dt>Breaches alleged</dt>"
    for violation in truce.violations:
        sides = f"{_name(called, *violation.by)} against {_name(called, *violation.against)}"
        yield f"<dd>{sides}: {_text(violation.claim)}</dd>"
    declared = f'<a href="#event-{truce.declared}">declaration</a>'
    yield f"<dt>Ended</dt><dd>{gloss(truce.ended.how)} (see the {declared})</dd></dl>\n</article>"


def _events(timeline: Timeline, called: Mapping[str, str]) -> Iterator[str]:
    for month, events in groupby(timeline.events, key=lambda event: event.when.first.replace(day=1)):
        words = Interval(f"{month:%Y-%m}", "UTC")
        yield f'<h3 class="month">{words}</h3>\n<ol class="events">'
        for event in events:
            yield from _event(event, called)
        yield "</ol>"


def _event(event: Event, called: Mapping[str, str]) -> Iterator[str]:
    kind = f'<span class="kind">{event.kind.words}</span>'
    yield f'<li id="event-{event.id}"><div>{_time(event.when)}{kind}</div>'
    flags = [gloss(event.status)] if event.status is not EventStatus.OCCURRED else []
    if event.assertion is not Assertion.CONFIRMED:
        flags.append(gloss(event.assertion))
    flag = f' <span class="flag">[{"; ".join(flags)}]</span>' if flags else ""
    yield f'<div><p class="what">{_text(event.title)}{flag}</p>'
    who = _name(called, *event.actors)
    if event.recipients:
        who += f" to {_name(called, *event.recipients)}"
    if event.mediators:
        who += f", through {_name(called, *event.mediators)}"
    where = f" · {_name(called, event.place)}" if event.place is not None else ""
    yield f'<p class="meta">{who}{where}</p><p>{_text(event.summary)}</p>'
    if event.deadline is not None:
        yield f"<p>Limit: “{_text(event.deadline.text)}”, {_time(event.deadline.window)}</p>"
    yield f'<ul class="sources">{"".join(_source(source) for source in event.sources)}</ul></div></li>'


def _source(source: Source) -> str:
    publisher = f"<bdi>{_text(source.publisher)}</bdi>"
    address = web_address(source.url)
    shown = _link(address, publisher) if address is not None else publisher
    day = f', <time datetime="{source.date}">{source.date}</time>' if source.date is not None else ""
    return f"<li>{shown}{day}{', official text' if source.primary else ''}</li>"


def _claim(claim: Claim, timeline: Timeline, _called: Mapping[str, str]) -> Iterator[str]:
    yield f'<article id="claim-{claim.id}">\n<h3>{_text(claim.paraphrase)}</h3>'
    yield f"<p><strong>{claim.verdict.words.capitalize()}</strong>: {gloss(claim.verdict)}.</p>"
    if claim.note:
        yield f"<p>{_text(claim.note)}</p>"
    links = [link for each in claim.records for link in _record_links(timeline, each)]
    if links:
        yield f'<p class="meta">See {"; ".join(links)}.</p>'
    yield f'<p class="meta">In {_text(claim.account)}, {_time(claim.said)}.</p>\n</article>'


def _record_links(timeline: Timeline, record_id: str) -> Iterator[str]:
    for kind in ("event", "ultimatum", "truce"):
        record = getattr(timeline, f"{kind}s").get(record_id)
        if record is not None:
            yield f'<a href="#{kind}-{record_id}">{_text(record.title)}</a>'
