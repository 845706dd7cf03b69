"""The records of the page: ultimatums, truces, events with what became known later, checked claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from us_russia_timeline.exports.common import Names
from us_russia_timeline.exports.html.drawings import answers_of, staircase
from us_russia_timeline.exports.html.markup import Markup, element, joined
from us_russia_timeline.exports.html.parts import (
    CHECKED,
    NOTHING,
    called_by,
    checked_on,
    event_link,
    flag,
    flags_of,
    source_list,
    stands,
    tie,
)
from us_russia_timeline.exports.html.shown import party_words
from us_russia_timeline.models import Assertion, Claim, Event, Term, Truce, Ultimatum, Update
from us_russia_timeline.timelines import Timeline

NEVER = ", never in force"
"""What follows the time of a truce that bound nobody: it was to hold so long, or was declared so."""

__all__ = ["claim_article", "event_item", "story_still", "truce_article", "ultimatum_article"]


def _item(key: str, title: str, beside: str, *content: Markup) -> Markup:
    """A record that can be opened: its title, and a few words beside it."""
    summary = element("summary", element("h3", title), element("span", beside, class_="meta"))
    return element("details", summary, *content, class_="item", id=key)


def ultimatum_article(ultimatum: Ultimatum, timeline: Timeline, called: Names) -> Markup:
    """An ultimatum: its drawing, its announcements as a table, the answers, both halves of the outcome."""
    sides = (called_by(ultimatum.issuers, called), " to ", called_by(ultimatum.targets, called))
    return _item(
        f"ultimatum-{ultimatum.id}",
        ultimatum.title,
        str(ultimatum.when),
        element("p", *sides, class_="meta"),
        _drawn(ultimatum, timeline),
        element("dl", *_outcome(ultimatum, called)),
        checked_on(ultimatum.verified),
    )


def _drawn(ultimatum: Ultimatum, timeline: Timeline) -> Markup:
    """The drawing of an ultimatum, and its announcements as a table."""
    heads = (element("th", words) for words in ("Announced", "In words", "Limit", "Event"))
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *(_term(term, timeline) for term in ultimatum.terms)),
    )
    drawing = element("figure", staircase(ultimatum, answers_of(ultimatum, timeline)))
    region = element("div", table, class_="scroll", tabindex=0, role="group", aria_label="Announcements")
    return joined((drawing, region))


def story_still(ultimatum: Ultimatum, timeline: Timeline, called: Names, *, embed: bool) -> Markup:
    """The story as it stands in the end, for readers whose browser runs no script; in short for a frame."""
    drawn = _drawn(ultimatum, timeline)
    return drawn if embed else joined((drawn, element("dl", *_outcome(ultimatum, called))))


def _term(term: Term, timeline: Timeline) -> Markup:
    cells = (
        str(term.at),
        joined((term.wording, " ", element("span", "(", term.act.gloss, ")", class_="meta"))),
        str(term.deadline.window) if term.deadline is not None else "withdrawn",
        event_link(timeline, term.event),
    )
    return element("tr", *(element("td", cell) for cell in cells))


def _outcome(ultimatum: Ultimatum, called: Names) -> Iterator[Markup]:
    yield from _row("Demand", ultimatum.demand)
    yield from _row("Consequence", ultimatum.consequence)
    if ultimatum.responses:
        yield element("dt", "Answers")
    for answer in ultimatum.responses:
        said = (called_by([answer.by], called), f": {answer.kind.gloss}")
        yield element("dd", *said, _shown(answer.event))
    for who, half in (("Target", ultimatum.compliance), ("Issuer", ultimatum.follow_through)):
        yield from _row(who, half.value.gloss.capitalize(), _shown(half.event))


def _shown(record_id: str | None) -> Markup:
    return joined((" (", tie(record_id), ")")) if record_id is not None else NOTHING


def _row(name: str, *content: str) -> Iterator[Markup]:
    yield element("dt", name)
    yield element("dd", *content)


def truce_article(truce: Truce, called: Names) -> Markup:
    """A truce: what it covers, when it was to hold and for whom it did, breaches alleged, how it ended."""
    scope = "; ".join(each.gloss for each in truce.scope)
    return _item(
        f"truce-{truce.id}",
        truce.title,
        f"{truce.when}{'' if truce.effective else NEVER}",
        element("p", f"covers {scope} · {truce.area}", class_="meta"),
        element("dl", *_terms(truce, called)),
        element("p", truce.note) if truce.note else NOTHING,
        checked_on(truce.verified),
    )


def _terms(truce: Truce, called: Names) -> Iterator[Markup]:
    if truce.scheduled is not None:
        yield from _row("Announced for", str(truce.scheduled))
    for party in truce.parties:
        yield from _row(called_by([party.actor], called), party_words(party), _shown(party.event))
    if truce.mediators:
        yield from _row("Mediated by", called_by(truce.mediators, called))
    if truce.violations:
        yield element("dt", "Breaches alleged")
    for violation in truce.violations:
        said = " accuses " if len(violation.by) == 1 else " accuse "
        sides = (called_by(violation.by, called), said, called_by(violation.against, called))
        known = ")" if violation.known is None else f", known {violation.known})"
        yield element("dd", *sides, f": {violation.claim} (", tie(violation.event), known, class_="breach")
    yield from _row("Declared", tie(truce.declared))
    yield from _row("Ended", truce.ended.how.gloss, _shown(truce.ended.event))


def event_item(event: Event, called: Names, usual: date | None) -> Markup:
    """An event: when, what and how sure it stands now, who, what became known later, its pages.

    The script knows its parts by their order: day and kind, title, who, summary, limit; pages, updates, ties.
    """
    limit = event.deadline
    sign = f"{CHECKED} " if usual is not None and event.verified == usual else ""
    own = () if limit is None else (element("p", f"Limit: “{limit.text}”, {limit.window}"),)
    return element(
        "li",
        element("p", f"{event.when} {sign}", element("i", event.kind.words)),
        element("p", event.title, flags_of(event, called)),
        element("p", *_who(event, called)),
        element("p", event.summary),
        *own,
        source_list(event.sources),
        _updates(event, called),
        _links(event),
        checked_on(event.verified, usual),
        id=f"event-{event.id}",
    )


def _links(event: Event) -> Markup:
    """The ties to other events, by their days."""
    items = [element("li", f"{link.relation.words} ", tie(link.event)) for link in event.links]
    return element("ul", *items, class_="t") if items else NOTHING


def _who(event: Event, called: Names) -> Iterator[str]:
    yield called_by(event.actors, called)
    if event.recipients:
        yield from (" to ", called_by(event.recipients, called))
    if event.mediators:
        yield from (", through ", called_by(event.mediators, called))
    if event.place is not None:
        yield from (" · ", called_by([event.place], called))


def _updates(event: Event, called: Names) -> Markup:
    items = [_update(update, called) for update in event.updates]
    return element("ol", *items) if items else NOTHING


def _update(update: Update, called: Names) -> Markup:
    told: list[str] = [element("b", f"Later, {update.known}"), f": {update.text}"]
    if update.assertion is not None:
        sure = update.assertion is Assertion.CONFIRMED
        told += [" ", flag(stands(update.assertion, update.contested_by, called), warns=not sure)]
    if update.event is not None:
        told.append(element("span", _shown(update.event)))
    return element("li", element("p", *told), source_list(update.sources))


def claim_article(claim: Claim, timeline: Timeline) -> Markup:
    """A claim: its verdict, where the account goes wrong, and the records that answer it."""
    links = [link for each in claim.records for link in _record_links(timeline, each)]
    return _item(
        f"claim-{claim.id}",
        claim.paraphrase,
        claim.verdict.words,
        element("p", element("strong", claim.verdict.words.capitalize()), f": {claim.verdict.gloss}."),
        element("p", claim.note) if claim.note else NOTHING,
        element("p", "See ", joined(links, "; "), ".", class_="meta") if links else NOTHING,
        element("p", _account(claim), class_="meta"),
    )


def _account(claim: Claim) -> str:
    """Where a claim stands, and when that was said, if its description does not say so."""
    told = claim.account if str(claim.said) in claim.account else f"{claim.account}, {claim.said}"
    return f"{told}."


def _record_links(timeline: Timeline, record_id: str) -> Iterator[Markup]:
    for kind in ("event", "ultimatum", "truce"):
        record = getattr(timeline, f"{kind}s").get(record_id)
        if record is not None:
            yield element("a", record.title, href=f"#{kind}-{record_id}")
