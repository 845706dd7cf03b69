"""What belongs to the story of an ultimatum: all around it, and the core that a drawing has room for."""

import pytest

import us_russia_timeline as urt
from us_russia_timeline.exports.html import stories
from us_russia_timeline.models import EventKind
from us_russia_timeline.questions import CONTACTS, meets, story_of
from us_russia_timeline.timelines import events_under

WHOLE = urt.load()


def ids_of(records):
    """Their ids, as a set."""
    return set(records.ids())


@pytest.mark.parametrize("ultimatum", WHOLE.ultimatums, ids=lambda each: each.id)
def test_what_is_drawn_belongs_to_the_story(ultimatum):
    """The core is a part of the events, holds all that the ultimatum rests on, and is what the page draws."""
    story = story_of(WHOLE, ultimatum)
    assert set(events_under(ultimatum)) <= ids_of(story.core) <= ids_of(story.events)
    drawn = stories.drawn_of(WHOLE, ultimatum)
    named = {each.event for each in (*ultimatum.terms, *ultimatum.responses)}
    assert {each.id for each in drawn.acts} | named == ids_of(story.core)
    assert {each.id for each in drawn.truces} <= ids_of(story.truces)
    first, last = story.stretch
    assert first <= story.first <= last
    assert (drawn.first, drawn.last) == (first.toordinal(), last.toordinal())
    own = events_under(ultimatum)
    for event in story.core:
        tied = {link.event for link in event.links} | {each for name in own for link in WHOLE.event(name).links for each in [link.event]}
        assert event.id in own or first <= event.known_day <= last
        assert event.id in {*own, *tied} or tied & set(own) or event.kind.value in CONTACTS


def test_the_story_of_summer_2025():
    """The truces of the half-year before belong to it and are not drawn; the visit to Moscow and the summit are its core."""
    ultimatum = WHOLE.ultimatum("2025-07-14-ukraine-deal-deadline")
    story = story_of(WHOLE, ultimatum)
    assert (str(story.first), str(story.last)) == ("2025-07-14", "2025-08-08")
    assert tuple(map(str, story.stretch)) == ("2025-07-11", "2025-09-05")
    assert {"2025-08-06-putin-receives-witkoff", "2025-08-15-anchorage-summit"} <= ids_of(story.core)
    assert {"2025-04-19-easter-truce", "2025-07-23-day-long-pauses-offer"} <= ids_of(story.truces)
    drawn = [truce.id for truce in story.truces if meets(truce, story.stretch)]
    assert "2025-07-23-day-long-pauses-offer" in drawn
    assert "2025-04-19-easter-truce" not in drawn
    assert "2025-04-19-putin-declares-easter-truce" not in ids_of(story.core)
    assert ids_of(story.core) < ids_of(story.events)


def test_a_wider_margin_takes_in_more():
    """Of the events on its subject; as far as there are days."""
    ultimatum = WHOLE.ultimatum("2025-11-21-thanksgiving-deadline")
    narrow, usual, all_of_it = (story_of(WHOLE, ultimatum, margin) for margin in (0, 3, 10**9))
    assert ids_of(narrow.events) < ids_of(usual.events) < ids_of(all_of_it.events)
    subject = {event.id for event in WHOLE.events if not set(ultimatum.tags).isdisjoint(event.tags)}
    assert subject <= ids_of(all_of_it.events)
    # A stretch without bounds is long: contacts belong to its core only where they are tied to it.
    assert len(all_of_it.core) < len(subject)


def test_truces_of_a_stretch_of_days():
    """Declared in it or holding in it, its first and its last day included; one without a known end goes on."""
    truce = WHOLE.truce("2025-04-19-easter-truce")
    first, last = truce.when.first, truce.when.last
    assert meets(truce, (first, first))
    assert meets(truce, (last, last))
    assert not meets(truce, (last.replace(day=last.day + 1), last.replace(month=6)))
    endless = WHOLE.truce("2025-03-25-black-sea-deal")
    assert meets(endless, (last, last))
    never = next(each for each in WHOLE.truces if not each.effective)
    assert not meets(never, (never.at.first.replace(year=2030), never.at.first.replace(year=2031)))


def test_every_contact_is_a_kind():
    """The kinds of contact are words of the vocabulary."""
    assert {kind.value for kind in EventKind} >= CONTACTS
