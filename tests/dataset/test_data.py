"""The guards of the curated data: what holds of every record, checked over the authored files.

Each guard gathers its offenders, so that a failure names all of them at once.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib.util
import os
import re
import tomllib
from calendar import monthrange
from collections import Counter, defaultdict
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from dateutil.relativedelta import relativedelta

from us_russia_timeline._record import DATED_ID, SLUG
from us_russia_timeline.dataset import compile_data
from us_russia_timeline.dataset.shipped import COMPILED, FOLDER
from us_russia_timeline.documents import from_json
from us_russia_timeline.questions import office_at, origins
from us_russia_timeline.timelines import faults_of, pages_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def text():
    """The canonical text of the authored files as they are now."""
    return compile_data()


@pytest.fixture(scope="module")
def whole(text):
    """The timeline of the authored files, read strictly."""
    return from_json(text)


def files():
    """Each authored file: its path below the folder, and its text as it lies on the disk."""
    for place, _, names in sorted(os.walk(FOLDER)):
        for name in sorted(names):
            if name.endswith(".toml"):
                path = os.path.join(place, name)
                with open(path, encoding="utf-8", newline="") as file:
                    yield os.path.relpath(path, FOLDER).replace(os.sep, "/"), file.read()


def edges(when):
    """The first and the last civil day of a time; what has no last day has its first alone."""
    return (when.first, when.last) if isinstance(when.last, datetime.date) else (when.first, when.first)


def cited(whole):
    """Every citation: the event, and each source of it and of its updates."""
    for event in whole.events:
        for told in (event, *event.updates):
            for source in told.sources:
                yield event, source


def people(event):
    """Everybody who takes part in an event."""
    return (*event.actors, *event.recipients, *event.mediators)


# --- files ---


def test_the_compiled_file_is_what_the_authored_files_say(text):
    """``python -m us_russia_timeline.dataset`` has been run after the last change."""
    with open(os.path.join(FOLDER, COMPILED), encoding="utf-8", newline="") as file:
        assert file.read() == text


def test_files_are_sorted_by_id():
    """In each file each collection is sorted by id, and events stand in the file of their year."""
    wrong = []
    for name, text in files():
        for collection, rows in tomllib.loads(text).items():
            if isinstance(rows, list) and collection != "coverage":
                ids = [row["id"] for row in rows]
                wrong += [(name, a, b) for a, b in pairwise(ids) if a >= b]
                if collection == "events":
                    wrong += [(name, each) for each in ids if name != f"events/{each[:4]}.toml"]
    assert not wrong


def test_files_hold_nothing_that_does_not_show():
    """Line feeds apart there is no control, direction or invisible character, comments included."""
    wrong = [
        (name, at + 1, f"U+{ord(each):04X}")
        for name, text in files()
        for at, line in enumerate(text.split("\n"))
        for each in line
        if not each.isprintable()
    ]
    assert not wrong


# --- ids and references ---


def test_ids_are_unique_and_references_resolve(whole):
    """Ids stand once, references lead somewhere, links never point certainly forward in time."""
    assert faults_of(whole) == []


# Ids are for ever; of these the day was corrected later.
DAY_CORRECTED = {"2018-01-21-tillerson-lavrov-call", "2026-03-20-us-licence-excludes-cuba"}


def test_ids_are_well_formed_and_begin_with_a_day_of_the_record(whole):
    """The id of an event, an ultimatum or a truce begins with a day of its record, or with that on which it was known."""
    wrong = []
    for record in (*whole.events, *whole.ultimatums, *whole.truces):
        DATED_ID.check("id", record.id)
        first, last = edges(record.when)
        declared = getattr(record, "at", record.when).first
        known = getattr(record, "known_day", declared)
        named = datetime.date.fromisoformat(record.id[:10])
        if named != known and not min(first, declared) - DAY <= named <= max(last, declared):
            wrong.append(record.id)
    for record in (*whole.actors, *whole.places, *whole.claims):
        SLUG.check("id", record.id)
    assert set(wrong) == DAY_CORRECTED


# --- time ---


def test_nothing_lies_outside_the_coverage(whole):
    """No event begins before the coverage begins or lies after it, and each touches a stretch of it."""
    stretches = [edges(stretch.when) for stretch in whole.coverage]
    wrong = []
    for event in whole.events:
        first, last = edges(event.when)
        if not any(begin <= first and last <= end for begin, end in stretches) and not (
            min(begin for begin, _ in stretches) <= first and last <= max(end for _, end in stretches)
        ):
            wrong.append((event.id, event.when.text))
    assert not wrong


def words_of(names):
    """Names as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def test_the_coverage_names_the_months_with_few_events(whole):
    """Of the whole months of a stretch before 2025 those with three events or fewer stand in its note, and no others."""
    counted = Counter(event.when.first.isoformat()[:7] for event in whole.events)
    for stretch in whole.coverage[:3]:
        first, last = edges(stretch.when)
        months = [f"{year}-{month:02}" for year in range(first.year, last.year + 1) for month in range(1, 13)]
        inside = [each for each in months if first.isoformat()[:7] < each < last.isoformat()[:7]]
        few = [each for each in inside if counted[each] <= 3]
        years = [words_of([MONTHS[int(each[5:]) - 1] for each in few if each[:4] == year]) + f" {year}" for year in sorted({each[:4] for each in few})]
        assert f"Three events a month or fewer stand in {'; '.join(years)}. " in stretch.note


UNITS = {"hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year", "business_days": "business day"}
NUMBERS = {word: number for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])}
NUMBERS |= {"a": 1, "an": 1, "fourteen": 14, "thirty": 30, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "half": 6}


def limits(whole):
    """Every deadline of the data with the id of its record."""
    for ultimatum in whole.ultimatums:
        yield from ((ultimatum.id, term.deadline) for term in ultimatum.terms if term.deadline is not None)
    yield from ((event.id, event.deadline) for event in whole.events if event.deadline is not None)


def test_counted_deadlines_follow_from_their_wording(whole):
    """The quantities counted are those in the words, and the window is what counting them gives."""
    wrong = []
    for name, limit in limits(whole):
        if limit.by is not None:
            continue
        words = limit.text.lower().replace("-", " ").replace("week or", "one week or")
        numbers = {int(each) for each in re.findall("[0-9]+", words)} | {NUMBERS[each] for each in words.split() if each in NUMBERS}
        if "week" in words and limit.unit == "days":
            numbers |= {7 * each for each in numbers} | ({10} if "week and a half" in words else set())
        unit = UNITS[limit.unit] in words or (limit.unit == "days" and "week" in words)
        if not unit or not {limit.least, limit.most} <= numbers:
            wrong.append((name, limit.text, limit.least, limit.most, str(limit.unit)))
        if limit.unit in ("days", "weeks", "months", "years"):
            steps = (relativedelta(**{str(limit.unit): amount}) for amount in (limit.least, limit.most))
            counted = tuple(limit.trigger.first + step for step in steps)
            if limit.rule == "calendar" and edges(limit.window) != counted:
                wrong.append((name, limit.text, limit.window.text))
    assert not wrong


def test_stated_deadlines_are_the_days_in_their_words(whole):
    """A day and a month named in the words are the day or an end of the stretch that is stated."""
    month = "|".join(MONTHS)
    wrong = []
    for name, limit in limits(whole):
        if limit.by is None or re.search(r"\bfrom\b", limit.text):
            continue
        words = re.sub(r"[0-9]+[-–]([0-9]+)", r"\1", limit.text)
        named = [(m, d) for m, d in re.findall(rf"\b({month}) ([0-9]{{1,2}})\b", words)]
        named += [(m, d) for d, m in re.findall(rf"\b([0-9]{{1,2}}) ({month})\b", words)]
        days = {(each.month, each.day) for each in edges(limit.by)}
        if any((MONTHS.index(m) + 1, int(d)) not in days for m, d in named):
            wrong.append((name, limit.text, limit.by.text))
    assert not wrong


def test_nobody_acts_without_an_office_held_that_day(whole):
    """Who has offices on record holds one on some day of each event in which he takes part."""
    wrong = []
    for event in whole.events:
        first, last = edges(event.when)
        days = [first + at * DAY for at in range(min((last - first).days, 366) + 1)]
        for name in people(event):
            actor = whole.actor(name)
            if actor.offices and not any(office_at(actor, day) for day in days):
                wrong.append((event.id, name))
    assert not wrong


def test_every_person_has_an_office_on_record(whole):
    """A person who acts does so in a capacity, also one of candidate or former; it is on record."""
    assert not [actor.id for actor in whole.actors if actor.kind == "person" and not actor.offices]


# Weekdays whose day stands nowhere in the records, with the day that they mean.
MEANT = {
    ("2018-04-12-russia-reports-ghouta-taken", "Saturday"): datetime.date(2018, 4, 14),
    ("2022-02-12-biden-putin-call", "Monday"): datetime.date(2022, 2, 14),
    ("2022-02-14-us-embassy-kyiv-to-lviv", "Saturday"): datetime.date(2022, 2, 12),
    ("2022-02-14-us-embassy-kyiv-to-lviv", "Wednesday"): datetime.date(2022, 2, 16),
    ("2022-02-20-biden-putin-summit-in-principle", "Friday"): datetime.date(2022, 2, 18),
    ("2022-02-22-blinken-cancels-lavrov-meeting", "Friday"): datetime.date(2022, 2, 25),
    ("2025-05-11-trump-accept-meeting-immediately", "Thursday"): datetime.date(2025, 5, 15),
    ("2026-01-19-putin-invited-to-board-of-peace", "Friday"): datetime.date(2026, 1, 16),
    ("2025-08-06-trump-great-progress", "Friday"): datetime.date(2025, 8, 8),
}


def days_of(when):
    """The ends of a time as days; of one that ends at midnight, the day that begins then as well."""
    first, last = edges(when)
    return {first, last, last + DAY * when.text.endswith("T00:00")}


def written_days(event, pattern):
    """The days written out in the words of an event, of the year nearest to it, with what stands before them."""
    first = event.when.first
    words = f"{event.title} {event.summary}"
    for before, number, month in re.findall(rf"{pattern}\b([0-9]{{1,2}}) ({'|'.join(MONTHS)})\b", words):
        place = MONTHS.index(month) + 1
        years = [year for year in range(first.year - 1, first.year + 2) if int(number) <= monthrange(year, place)[1]]
        if years:  # none of them need have a 29 February
            yield before, min((datetime.date(year, place, int(number)) for year in years), key=lambda day: abs(day - first))


def days_named(whole):
    """For each event the days within a fortnight that it names, or that a record tied to it names."""
    days = defaultdict(set)
    for event in whole.events:
        first, last = edges(event.when)
        days[event.id] |= {first - DAY, last + DAY, *(first + at * DAY for at in range(min((last - first).days, 14) + 1))}
        days[event.id].update(day for _, day in written_days(event, "()"))
        for when in filter(None, (event.known, event.deadline and event.deadline.window)):
            days[event.id] |= days_of(when)
        for link in event.links:
            days[event.id] |= days_of(whole.event(link.event).when)
            days[link.event] |= days_of(event.when)
    for name, window in ((term.event, term.deadline.window) for each in whole.ultimatums for term in each.terms if term.deadline):
        days[name] |= days_of(window)
    for truce in whole.truces:
        for name in {truce.declared, truce.ended.event, *(party.event for party in truce.parties)}:
            for when in filter(None, (truce.scheduled, *truce.effective)):
                days[name] |= days_of(when)
    for event in whole.events:
        first, last = edges(event.when)
        yield event, {day for day in days[event.id] if first - 14 * DAY <= day <= last + 14 * DAY}


def test_weekdays_agree_with_dates(whole):
    """A weekday in a title or summary is that of a day which the record, or one tied to it, names.

    That is a day of the event or the one beside it; an end of an event linked to it or from it, of its own
    deadline, of the window of the ultimatum's term or of the times of the truce that it carries; or a day that
    the words themselves name; all within a fortnight.
    """
    wrong = []
    for event, days in days_named(whole):
        for weekday in set(re.findall("|".join(WEEKDAYS), f"{event.title} {event.summary}")):
            meant = {MEANT.get((event.id, weekday))} - {None}
            if WEEKDAYS.index(weekday) not in {day.weekday() for day in days | meant}:
                wrong.append((event.id, weekday))
            if meant and WEEKDAYS.index(weekday) in {day.weekday() for day in days}:
                wrong.append((event.id, weekday, "needs no exception"))
    assert not wrong


def test_a_weekday_beside_a_date_is_that_of_the_date(whole):
    """Where the words say «Monday 13 November», the 13th is a Monday."""
    pattern = rf"({'|'.join(WEEKDAYS)}),? (?:the )?"
    wrong = [
        (event.id, weekday, day.isoformat())
        for event in whole.events
        for weekday, day in written_days(event, pattern)
        if day.weekday() != WEEKDAYS.index(weekday)
    ]
    assert not wrong


def test_a_truce_that_ended_does_not_go_on(whole):
    """Only a truce that is ongoing, or whose end is unclear, binds somebody without an end."""
    wrong = [
        (truce.id, str(truce.ended.how))
        for truce in whole.truces
        if truce.ended.how not in ("ongoing", "unclear") and any(held.open for held in truce.effective)
    ]
    assert not wrong


def test_a_truce_does_not_end_before_it_began(whole):
    """The event that shows how a truce ended was not over before anybody was bound."""
    wrong = [
        (truce.id, truce.ended.event)
        for truce in whole.truces
        if truce.effective and truce.ended.event and whole.event(truce.ended.event).when.stop_us <= truce.when.start_us
    ]
    assert not wrong


# --- sources ---


def test_addresses_are_well_formed(whole):
    """Each source has an http or https address with a host in a domain, and stands once in its event or update."""
    wrong = []
    for event, source in cited(whole):
        for address in filter(None, (source.url, source.archived)):
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or parts.username:
                wrong.append((event.id, address))
    for event in whole.events:
        lists = [[source.url for source in told.sources] for told in (event, *event.updates)]
        wrong += [(event.id, urls) for urls in lists if len(set(urls)) < len(urls)]
    assert not wrong


def test_a_page_is_cited_in_one_way(whole):
    """A page has one title, publisher, language and date wherever it is cited."""
    for name in ("title", "publisher", "language", "date"):
        ways = defaultdict(set)
        for _, source in cited(whole):
            ways[source.url].add(getattr(source, name))
        wrong = {url: found for url, found in ways.items() if len(found - {None}) > 1}
        assert not wrong, name


# Year, month, day in three numbers or in one (of the years to 2029: longer numbers are those of articles, such as 20370113); and day first, as rbc.ru has it.
ADDRESS_DAYS = (
    (re.compile(r"[/_-](20\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.\-?]|$)"), 1),
    (re.compile(r"[/-](20[12]\d)(\d\d)(\d\d)(?=[/_.\-?]|$)"), 1),
    (re.compile(r"/(\d\d)/(\d\d)/(20\d\d)/[0-9a-f]"), -1),
)
OTHER_DAYS = {"https://larouchepub.com/pr/2022/20220108_lavrov.html"}  # its address has the day of the words, not of the page


def day_in(address):
    """The whole day that stands in an address, if one does."""
    for found, order in ((match, order) for pattern, order in ADDRESS_DAYS for match in pattern.finditer(address)):
        with contextlib.suppress(ValueError):
            return datetime.date(*map(int, found.groups()[::order]))
    return None


def test_the_day_of_a_page_is_that_in_its_address(whole):
    """Where an address holds a whole day and the page showed one, they are a day apart at most: clocks differ."""
    both = [(page, day_in(page.url)) for event in whole.events for page in pages_of(event) if page.date]
    told = [(page, day) for page, day in both if day is not None and page.url not in OTHER_DAYS]
    assert len(told) > 1000
    assert not [page.url for page, day in told if abs(page.date - day) > DAY]


def test_every_publisher_and_agency_is_registered(whole):
    """Each has one spelling, that of its record; and every record is of one that is cited."""
    names = [publisher.id for publisher in whole.publishers]
    assert len({name.casefold() for name in names}) == len(names)
    assert {name for _, source in cited(whole) for name in (source.publisher, source.origin) if name} == set(names)


HOSTS_OF_SEVERAL = {
    "chinadailyasia.com": "China Daily and its Hong Kong edition",
    "en.radiofarda.com": "Radio Farda and its mother, Radio Free Europe",
    "pressreader.com": "copies of many papers",
    "reliefweb.int": "the United Nations and its ReliefWeb",
    "teraz.sk": "Teraz.sk and TASR, whose site it is",
    "trt.global": "the services of TRT",
    "un.org": "the United Nations and UN News",
    "washington.mid.ru": "the embassy and its ministry",
}


def test_a_site_has_one_publisher(whole):
    """The pages of one host are of one publisher, but where several share it; each has its reason."""
    names = defaultdict(set)
    for _, source in cited(whole):
        names[urlsplit(source.url).hostname.removeprefix("www.")].add(source.publisher)
    assert {host for host, found in names.items() if len(found) > 1} == set(HOSTS_OF_SEVERAL)


def test_a_house_is_controlled_by_a_state_or_is_not(whole):
    """What is of one house is controlled by a state altogether or not at all."""
    found = defaultdict(set)
    for publisher in whole.publishers:
        found[publisher.house or publisher.id].add(publisher.state_controlled)
    assert [house for house, kinds in found.items() if len(kinds) > 1] == []


def test_every_tag_is_registered(whole):
    """Each tag has a sentence; and every sentence is of one that is borne."""
    borne = {tag for name in ("events", "ultimatums", "truces") for record in getattr(whole, name) for tag in record.tags}
    assert {tag.id for tag in whole.tags} == borne
    assert all(tag.gloss.endswith(".") for tag in whole.tags)


def test_two_houses_or_marked_as_reported(whole):
    """What is not marked as reported rests on two independent houses, or on the official text."""
    wrong = [
        event.id
        for event in whole.events
        if event.assertion != "reported" and len(origins(whole, event)) < 2 and not any(source.primary for source in event.sources)
    ]
    assert not wrong


# What the page on the sources says, as far as it has come: these only rise.
LEAST = {
    "events with a page of desk grade": 0.97,
    "events with pages of desk grade of two houses": 0.94,
    "events with an official text or a reproduction of it": 0.31,
    "events without a weak page": 0.85,
    "events without a weak page, or for which nothing better was found": 0.99,
    "events without a weak page that copies neither a named agency nor an official text": 0.94,
    "confirmed events with two houses or the official text": 1,
    "pages with a day": 0.74,
    "pages with a headline": 0.52,
    "events verified": 1,
    "ultimatums verified": 1,
    "truces verified": 1,
    "truces in which somebody was bound, with alleged breaches or a note that no page seen alleges any": 1,
}


def test_the_figures_of_the_sources_do_not_fall(whole):
    """Each figure of the page is there, and none is lower than it was."""
    spec = importlib.util.spec_from_file_location("generate", os.path.join(ROOT, "..", "docs", "generate.py"))
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    found = {what: share for what, share, _ in generate.figures(whole)}
    assert found.keys() == LEAST.keys()
    assert not {what: share for what, share in found.items() if share < LEAST[what]}


# --- words ---


def test_titles_and_summaries_are_of_a_length(whole):
    """A title has at most 99 characters, a summary from 60 to 600."""
    wrong = [(record.id, len(record.title)) for record in (*whole.events, *whole.ultimatums, *whole.truces) if len(record.title) > 99]
    wrong += [(event.id, len(event.summary)) for event in whole.events if not 60 <= len(event.summary) <= 600]
    assert not wrong


def test_titles_are_told_apart(whole):
    """No two events of one day have the same title, and no two summaries are the same."""
    titles = [(event.when.first, event.title) for event in whole.events]
    assert len(set(titles)) == len(titles)
    summaries = [event.summary for event in whole.events]
    assert len(set(summaries)) == len(summaries)


def test_an_announcement_shows_no_outcome_on_its_own_day(whole):
    """Where the event that declared or set something also shows how it ended, it says when that was known."""
    wrong = []
    for truce in whole.truces:
        lasts = [when.last for when in truce.effective if isinstance(when.last, datetime.date)]
        day = whole.event(truce.declared).known_day
        if truce.ended.event == truce.declared and any(last > day for last in lasts) and truce.ended.known is None:
            wrong.append(truce.id)
    for ultimatum in whole.ultimatums:
        halves = (ultimatum.compliance, ultimatum.follow_through)
        wrong += [ultimatum.id for half in halves if half.event == ultimatum.terms[0].event and half.known is None]
    assert wrong == []


def test_no_allegation_tells_a_day_before_it_was_known(whole):
    """A claim that names a later day than its event was known says when the public could know it."""
    named = re.compile(rf"([0-3]?[0-9]) ({'|'.join(MONTHS)})(?: ([0-9]{{4}}))?")
    wrong = []
    for truce in whole.truces:
        for violation in truce.violations:
            event = whole.event(violation.event)
            known = event.known_day if violation.known is None else violation.known.first
            for day, month, year in named.findall(violation.claim):
                told = datetime.date(int(year or known.year), MONTHS.index(month) + 1, int(day))
                if told > known and (told - known).days < 300:
                    wrong.append((truce.id, violation.claim))
    assert wrong == []


def test_every_event_is_over(whole):
    """An event without a stated end would be going on ever since: what lasts is a truce, an ultimatum or an office."""
    assert [event.id for event in whole.events if event.when.open is not None or event.when.unbegun is not None] == []


def test_the_official_text_stands_first(whole):
    """Of the pages of an event or an update those nearest to whoever acted come first, as the policy says."""
    order = ["official", "reproduction", "account"]
    told = [(event.id, each) for event in whole.events for each in (event, *event.updates)]
    forms = [(name, [order.index(page.form) for page in each.sources]) for name, each in told]
    assert [name for name, found in forms if found != sorted(found)] == []


def test_addresses_are_those_of_the_public(whole):
    """A page on a host for trials is cited only where three other houses do not tell the same; no address tells a usual port."""
    kinds = {each.id: each for each in whole.publishers}
    trial = re.compile(r"(^|[.-])(staging|stage|test|dev|cms|preview|release)[.-]")
    wrong = []
    for event in whole.events:
        for page in pages_of(event):
            host = urlsplit(page.url).netloc
            if host.endswith((":443", ":80")):
                wrong.append((event.id, page.url))
            if trial.search(host) and page in event.sources and page.form == "account":
                others = [kinds[each.publisher] for each in event.sources if each is not page]
                if len({each.house or each.id for each in others if each.kind not in {"aggregator", "mirror", "blog"}}) >= 3:
                    wrong.append((event.id, page.url))
    assert wrong == []
