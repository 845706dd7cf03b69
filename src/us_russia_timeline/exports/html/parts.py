"""The small parts of the page: times, names, links, sources, how an event stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from unicodedata import bidirectional

from us_russia_timeline.exports.common import Names, form_words, standing_words, web_address
from us_russia_timeline.exports.html.markup import Markup, element, joined
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Assertion, Event, EventStatus, Source
from us_russia_timeline.timelines import Timeline

__all__ = [
    "CHECKED",
    "NOTHING",
    "called_by",
    "checked_on",
    "day_words",
    "event_link",
    "flag",
    "flags_of",
    "name_of",
    "source_list",
    "stands",
    "tie",
    "usual_check",
]

CHECKED = "✓"
"""What an event bears that was last checked on the day on which most were; the list says which day."""

NOTHING = Markup()
"""What stands where a record has nothing to say."""

_LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
}
_FROM_THE_RIGHT = frozenset(("R", "AL", "RLE", "RLO", "RLI"))


def called_by(ids: Iterable[str], called: Names) -> Markup:
    """Names after one another, each keeping its own direction of writing."""
    return joined((name_of(called.get(each, each)) for each in ids), ", ")


def name_of(text: str) -> str:
    """A name; one that may be written from the right keeps its own direction."""
    if text.isascii() or not any(bidirectional(each) in _FROM_THE_RIGHT for each in text):
        return text
    return element("bdi", text)


def event_link(timeline: Timeline, record_id: str) -> Markup:
    """The title of an event, as a link to where it stands on the page."""
    event = timeline.event(record_id)
    return element("a", event.title, href=f"#event-{event.id}")


def tie(record_id: str) -> Markup:
    """A link to an event by its day; its title stands where it leads, and the script puts it in."""
    return element("a", record_id[:10], href=f"#event-{record_id}")


def stands(assertion: Assertion, by: Sequence[str], called: Names) -> Markup:
    """How well something stands, with the names of who disputes or denies it."""
    words = standing_words(assertion)
    return joined((words, called_by(by, called)) if by else (words,), " ")


def flags_of(event: Event, called: Names) -> Markup:
    """What keeps an event from being a plain fact as it stands now: not taken place, not confirmed."""
    flags: list[str] = [event.status.gloss] if event.status is not EventStatus.OCCURRED else []
    assertion, by = event.standing
    if assertion is not Assertion.CONFIRMED:
        flags.append(stands(assertion, by, called))
    return joined((" ", flag(joined(flags, "; ")))) if flags else NOTHING


def flag(words: Markup, *, warns: bool = True) -> Markup:
    """A remark in brackets that catches the eye; one that warns of nothing has no colour."""
    return element("span", "[", words, "]", class_="flag" if warns else "flag sure")


def source_list(sources: Iterable[Source]) -> Markup:
    """Pages as links by their headlines; nothing where there are none."""
    items = [_source(source) for source in sources]
    return element("ul", *items) if items else NOTHING


def _source(source: Source) -> Markup:
    """The headline, the publisher, whose story it carries, its day, its form, its language.

    A publisher stands in ``b`` behind a headline only: so the script tells the two apart.
    """
    headline = source.title
    language = source.language if source.language != "en" else None
    shown = name_of(headline if headline is not None else source.publisher)
    address = web_address(source.url)
    if address is not None:
        shown = element("a", shown, href=address, lang=language if headline is not None else None)
    said = [shown] if headline is None else [shown, element("b", name_of(source.publisher))]
    if source.origin:
        said.append(joined(("carrying ", name_of(source.origin))))
    if source.date is not None:
        said.append(day_words(source.date))
    form = form_words(source), language and f"in {_LANGUAGES.get(language, language)}"
    return element("li", joined((*said, *(words for words in form if words)), ", "))


def day_words(day: date) -> str:
    """A bare day as people write it."""
    return str(Interval(day.isoformat(), "UTC"))


def usual_check(records: Iterable[Event]) -> date | None:
    """The day on which most of these were last checked by a second reader, if any was."""
    days = Counter(each.verified for each in records if each.verified is not None)
    return max(days, key=lambda day: (days[day], day), default=None)


def checked_on(day: date | None, usual: date | None = None) -> Markup:
    """When a second reader last checked a record; nothing where none did, or where a sign says so.

    Args:
        day: when it was.
        usual: the day for which `CHECKED` stands.
    """
    if day is None or day == usual:
        return NOTHING
    return element("p", f"Checked by a second reader on {day_words(day)}.", class_="checked")
