"""The replay: on every day the page shows what `as_of` says, read off the page in a real browser."""

from datetime import date, timedelta

import pytest

from us_russia_timeline import as_of, days_left, deadline_at, in_force, load
from us_russia_timeline.exports.common import names, standing_text
from us_russia_timeline.exports.html.head import numbered
from us_russia_timeline.exports.html.shown import party_words
from us_russia_timeline.exports.html.stories import drawn_of, first_story
from us_russia_timeline.models import Assertion
from us_russia_timeline.questions import NoDeadline
from us_russia_timeline.timelines import events_under

pytestmark = pytest.mark.browser

# Walks the slider of the story that is shown through all its days, and reads what stands on the page.
WALK = """
(() => {
  const slider = document.getElementById("slider"), of = id => document.getElementById(id).textContent;
  const found = [];
  document.getElementById("more").click();
  for (let day = Number(slider.min); day <= Number(slider.max); day += 1) {
    slider.value = day;
    slider.dispatchEvent(new Event("input"));
    document.getElementById("more").click();
    found.push({
      day: of("known"), limit: of("limit"), left: of("left"), count: of("count"), said: slider.getAttribute("aria-valuetext"),
      list: [...document.querySelectorAll("#list a")].map(a => [a.getAttribute("href").slice(1), a.textContent]),
      fresh: [...document.querySelectorAll("#list .fresh a")].map(a => a.getAttribute("href").slice(1)),
      state: [...document.querySelectorAll("#state dd")].map(dd => dd.textContent),
      marks: [...document.querySelectorAll("#figure a:not(.future)")].map(a => a.getAttribute("href").slice(1)),
      stands: [...document.querySelectorAll("#figure .row.stands .says")].map(text => text.textContent),
      future: document.querySelectorAll("#figure a.future[tabindex='0'], #figure a.future:not([aria-hidden])").length,
      strip: [...document.querySelectorAll("#strip a:not(.future)")].map(a => a.getAttribute("href").slice(1)),
    });
  }
  return found;
})()
"""

# Opens each record that is known on each day, and reads the pane.
DETAILS = """
(() => {
  const slider = document.getElementById("slider"), pane = document.getElementById("detail-body");
  const texts = (selector) => [...pane.querySelectorAll(selector)].map(each => each.textContent);
  const found = [];
  for (let day = Number(slider.min); day <= Number(slider.max); day += 1) {
    slider.value = day;
    slider.dispatchEvent(new Event("input"));
    document.getElementById("more").click();
    const seen = {};
    for (const link of document.querySelectorAll("#list a")) {
      link.click();
      seen[link.getAttribute("href").slice(1)] = {
        title: pane.querySelector("h2").textContent, meta: pane.querySelector(".meta").textContent, then: pane.querySelector(".then").textContent,
        summary: pane.querySelector(".summary")?.textContent, flags: texts(".meta .flag"),
        updates: texts(".updates > li > p"), links: [...pane.querySelectorAll(".links a")].map(a => a.getAttribute("href").slice(7)),
        pages: [...pane.querySelectorAll(":scope > .sources > li")].map(li => [li.querySelector("a").getAttribute("href"), li.querySelector("a").textContent, li.textContent]),
        pairs: [...pane.querySelectorAll("dl dt")].map(dt => [dt.textContent, dt.nextSibling.textContent]),
      };
    }
    found.push(seen);
  }
  document.getElementById("close").click();
  return found;
})()
"""


def words_left(window, left):
    """What is left of a limit, said here once more, and otherwise than on the page."""
    least, most = left
    one = least == most
    if most < 0:
        return f"{-most} to {-least} days past" if not one else f"{-most} day{'s' * (most != -1)} past"
    if most == 0:
        return "today" if one else "today at the latest"
    if one or least < 0:
        return f"{'' if one else 'up to '}{most} day{'s' * (most != 1)} {'left'}"
    return f"{least} to {most} days left"


def days_of(story):
    """The days of a story in order."""
    return [date.fromordinal(each) for each in range(story.first, story.last + 1)]


def expected(timeline, story, day):
    """What the page has to show of a story on a day, by the questions of the library."""
    then = as_of(timeline, day)
    ultimatum = then.ultimatums.get(story.ultimatum.id)
    limit = NoDeadline.NOT_YET if ultimatum is None else deadline_at(ultimatum, day)
    told = {*events_under(story.ultimatum), *(each.id for each in story.acts)}
    known = {f"event-{each}" for each in told if each in then.events}
    pauses = {each.id for each in story.truces}
    known |= {f"truce-{each}" for each in pauses if each in then.truces}
    held = [each.id for each in in_force([each for each in then.truces if each.id in pauses], day)]
    return then, ultimatum, limit, known, held


def check_day(timeline, story, day, shown):
    """One day of a story, all that stands beside and in the drawing."""
    then, ultimatum, limit, known, held = expected(timeline, story, day)
    assert shown["day"] == f"{day.day} {day:%B} {day.year}"
    if isinstance(limit, NoDeadline):
        words = {NoDeadline.NOT_YET: "none yet", NoDeadline.WITHDRAWN: "taken back"}[limit]
        assert (shown["limit"], shown["left"], shown["stands"]) == (words, "", [])
    else:
        assert shown["limit"] == str(limit)
        assert shown["left"] == words_left(limit.window, days_left(ultimatum, day))
        assert shown["said"].endswith(f"Limit {limit}, {shown['left']}.")
        assert len(shown["stands"]) == 1
    assert {each for each, _ in shown["list"]} == known
    drawn = f"{numbered(len(story.events), 'event')}, {numbered(len(story.truces), 'truce')}"
    assert shown["count"] == f"Known by then: {len(known)} of {len(story.events) + len(story.truces)} ({drawn})"
    for name, title in shown["list"]:
        kind, _, record = name.partition("-")
        assert title == getattr(then, f"{kind}s")[record].title
    yesterday = expected(timeline, story, day - timedelta(days=1))[3]
    assert set(shown["fresh"]) == known - yesterday
    assert set(shown["marks"]) <= known
    assert shown["future"] == 0
    said = shown["state"][2]
    assert said == "none in force on these subjects" if not held else all(timeline.truce(each).title in said for each in held)
    assert said.count("; ") == max(0, len(held) - 1)
    if ultimatum is None:
        assert shown["state"][:2] == ["–", "–"]
    else:
        values = ultimatum.compliance.value, ultimatum.follow_through.value
        for value, words in zip(values, shown["state"], strict=False):
            pending = {"pending": "too early to say", "unclear": "not settled by the sources"}.get(value.value, words)
            assert words == pending
            assert value.gloss.endswith(words) or words == pending
    assert {each.removeprefix("truce-") for each in shown["strip"]} <= {each.id for each in then.truces}


def test_every_day_of_the_story_is_what_as_of_says(browser, shipped):
    """The opening story: limit, days left, records, titles, states, truces in force, on each of its days."""
    timeline = load()
    story = drawn_of(timeline, first_story(timeline))
    page = browser.page().open(shipped)
    found = page.ask(WALK)
    every = days_of(story)
    assert len(found) == len(every) > 50
    for day, shown in zip(every, found, strict=True):
        check_day(timeline, story, day, shown)
    limits = [shown["limit"] for shown in found]
    assert list(dict.fromkeys(limits)) == ["none yet", "2 September 2025", "7 to 9 August 2025", "8 August 2025"]


def test_every_day_of_every_other_story(browser, shipped):
    """The same of all ultimatums, each chosen from the list below the story."""
    timeline = load()
    page = browser.page(width=390, height=844).open(shipped)
    for number, ultimatum in enumerate(timeline.ultimatums):
        page.ask(f"{{const pick = document.getElementById('pick'); pick.value = {number}; pick.dispatchEvent(new Event('change')); 0}}")
        assert page.ask("document.querySelector('h1').textContent") == ultimatum.title
        story = drawn_of(timeline, ultimatum)
        found = page.ask(WALK)
        every = days_of(story)
        assert len(found) == len(every), ultimatum.id
        for day, shown in list(zip(every, found, strict=True))[:: max(1, len(every) // 15)]:
            check_day(timeline, story, day, shown)


def page_words(source, timeline):
    """What a page is listed with beside its link, and the text of the link."""
    return source.title or source.publisher


def check_event(event, then, timeline, called, shown):
    """The pane of an event against the event as it was known."""
    assert shown["title"] == event.title
    assert shown["summary"] == event.summary
    assert shown["meta"].startswith(f"{event.when} · ")
    flags = standing_text(event, called)
    assert "".join(shown["flags"]) == (f"[{flags}]" if event.standing[0] is not Assertion.CONFIRMED else "")
    assert len(shown["updates"]) == len(event.updates)
    for update, words in zip(event.updates, shown["updates"], strict=True):
        assert f"Later, {update.known}: {update.text}" in words
        assert (update.event is not None) == (update.event is not None and timeline.event(update.event).title in words)
    assert shown["links"] == [link.event for link in event.links]
    assert set(shown["links"]) <= {each.id for each in then.events}
    assert [(url, words) for url, words, _ in shown["pages"]] == [(each.url, each.title or each.publisher) for each in event.sources]
    for source, (_, _, line) in zip(event.sources, shown["pages"], strict=True):
        assert source.publisher in line
        assert (source.date is None) == (line.count(" 20") == 0 or f", {source.date or ''}" in line)


def check_truce(truce, called, shown):
    """The pane of a truce against the truce as it was known."""
    assert shown["title"] == truce.title
    assert shown["meta"].startswith(str(truce.when))
    sides = [[called[each.actor], party_words(each)] for each in truce.parties]
    assert shown["pairs"][: len(sides)] == sides
    assert shown["pairs"][-1] == ["Ended", truce.ended.how.gloss]
    assert len(shown["pairs"]) == len(sides) + len(truce.violations) + 1


def test_the_pane_shows_each_record_as_it_was_known(browser, shipped):
    """Titles, summaries, how sure, updates, ties, pages with their headlines, ends: each record, each day."""
    timeline = load()
    called = names(timeline)
    story = drawn_of(timeline, first_story(timeline))
    found = browser.page().open(shipped).ask(DETAILS)
    compared = 0
    for day, panes in zip(days_of(story), found, strict=True):
        then = as_of(timeline, day)
        for name, shown in panes.items():
            kind, _, record = name.partition("-")
            assert shown["then"] == f"Shown as it was known on {day.day} {day:%B} {day.year}."
            if kind == "event":
                check_event(then.event(record), then, timeline, called, shown)
            else:
                check_truce(then.truce(record), called, shown)
            compared += 1
    assert compared > 1000
