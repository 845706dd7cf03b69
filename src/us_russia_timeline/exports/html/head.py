"""The head of the page: its policy, its style sheet, what other programs read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from us_russia_timeline.exports.common import Names, plain, safe_sources
from us_russia_timeline.exports.html.assets import hash_of, style_sheet
from us_russia_timeline.exports.html.markup import Markup, data_block, element
from us_russia_timeline.models import Claim, Event, Ultimatum, Verdict
from us_russia_timeline.timelines import Timeline, events_under

__all__ = ["counted", "head", "numbered", "sentence", "titled"]

# From 1, not supported, to 5, so: what schema.org asks of a rating.
_RATINGS = {
    Verdict.CONFIRMED: 5,
    Verdict.IMPRECISE: 4,
    Verdict.CONFLATED: 3,
    Verdict.CONTESTED: 2,
    Verdict.UNVERIFIABLE: 1,
}


def head(
    timeline: Timeline, called: Names, first: Ultimatum | None, texts: Sequence[Markup], *, embed: bool
) -> Markup:
    """The head of a page.

    Args:
        timeline: what the page holds.
        called: the names of its actors and places.
        first: the ultimatum whose story it opens with.
        texts: those of its script and its data, for the policy.
        embed: without the single events and claims, which the page around it may tell.
    """
    sheet = style_sheet(embed=embed)
    told = _linked_data(timeline, called, first, embed=embed)
    title = titled(timeline, embed=embed)
    title = title if first is None else f"{first.title} · {title}"
    about = sentence(timeline, called, first)
    # Browsers ask for no hash of what is only data; checkers of pages do.
    hashes = " ".join(map(hash_of, (*texts, told)))
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {hashes}",
            f"style-src {hash_of(sheet)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("meta", name="description", content=about),
        element("meta", property="og:type", content="article"),
        element("meta", property="og:title", content=title),
        element("meta", property="og:description", content=about),
        element("link", rel="icon", href="data:,"),
        element("script", told, type="application/ld+json"),
        element("style", sheet),
    )


def titled(timeline: Timeline, *, embed: bool = False) -> str:
    """The title, and of a part what was chosen; a story to be embedded has a name of its own."""
    chosen = "" if embed or not timeline.selection else f", a selection ({timeline.selection})"
    return f"{timeline.title}{chosen}"


def counted(timeline: Timeline) -> list[str]:
    """How many events, ultimatums and truces there are, in words."""
    sizes = {
        "event": len(timeline.events),
        "ultimatum": len(timeline.ultimatums),
        "truce": len(timeline.truces),
    }
    return [numbered(size, noun) for noun, size in sizes.items()]


def numbered(size: int, noun: str) -> str:
    """How many of something, in words."""
    return f"{size} {noun}{'s' * (size != 1)}"


def sentence(timeline: Timeline, called: Names, first: Ultimatum | None) -> str:
    """What the page is about, for those who link to it."""
    events, ultimatums, truces = counted(timeline)
    held = f"{events} with sources, {ultimatums} and {truces}, replayed day by day as they could be known."
    if first is None:
        return held
    issuers, targets = (", ".join(called[each] for each in ids) for ids in (first.issuers, first.targets))
    limits = "; ".join(f"{term.at}: {term.wording}" for term in first.terms)
    return f"{issuers} to {targets}: {first.demand}. Limits announced: {limits}. {held}"


def _linked_data(timeline: Timeline, called: Names, first: Ultimatum | None, *, embed: bool) -> Markup:
    """What schema.org has words for: the data set, the checked claims, the events of the first story."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": plain(titled(timeline)),
        "description": plain(sentence(timeline, called, first)),
        "version": plain(timeline.data_version),
        "isAccessibleForFree": True,
        "inLanguage": "en",
    }
    if timeline.coverage:
        whens = [each.when for each in timeline.coverage]
        first_day = min(whens, key=lambda when: when.start_us).text.partition("/")[0]
        last_day = max(whens, key=lambda when: when.stop_us).text.rpartition("/")[2]
        found["temporalCoverage"] = f"{first_day}/{last_day}"
    if embed:
        return data_block(found)
    named = [] if first is None else events_under(first)
    about_events = [_event(timeline.event(each), called) for each in named]
    found["hasPart"] = [*about_events, *(_review(each) for each in timeline.claims)]
    return data_block(found)


def _event(event: Event, called: Names) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"#event-{event.id}",
        "name": plain(event.title),
        "startDate": event.when.first.isoformat(),
        "subjectOf": [address for _, address in safe_sources(event.sources)],
    }
    place = event.place
    return found if place is None else found | {"location": {"@type": "Place", "name": plain(called[place])}}


def _review(claim: Claim) -> dict[str, Any]:
    """A claim as fact-checkers exchange them; of one that nobody has checked, the claim without a rating."""
    found: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"#claim-{claim.id}",
        "claimReviewed": plain(claim.paraphrase),
        "itemReviewed": {
            "@type": "Claim",
            "name": plain(claim.account),
            "datePublished": claim.said.first.isoformat(),
        },
    }
    return found | dict(_rating(claim))


def _rating(claim: Claim) -> Iterator[tuple[str, Any]]:
    value = _RATINGS.get(claim.verdict)
    if value is not None:
        yield (
            "reviewRating",
            {
                "@type": "Rating",
                "ratingValue": value,
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": claim.verdict.words,
            },
        )
