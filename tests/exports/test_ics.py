"""The calendar: read back by another parser, and each way in which calendar writers fail."""

import re
from datetime import date, datetime, timezone

import attrs
import icalendar
import pytest
from hypothesis import given, strategies as st

from exports_sample import NASTY, document, entries as by_uid, event, with_event
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports import ics, render
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Timeline

WIDE = "\N{ROCKET}"


def entries(text):
    """The entries of a calendar by the part of their UID that comes from the record."""
    return {uid.partition("@")[0]: entry for uid, entry in by_uid(text).items()}


def test_calendar_lines_keep_the_limits_of_the_format(timeline):
    """CRLF everywhere, 75 octets at most, valid UTF-8 in each physical line, balanced components."""
    content = render("ics", timeline).encode()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"VERSION:2.0" in lines
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") > 0


def test_calendar_times(timeline):
    """Whole days end on the day after, clock times are UTC, what has no end has its first day."""
    found = entries(render("ics", timeline))

    def times(uid):
        entry = found[uid]
        return entry.decoded("DTSTART"), entry.decoded("DTEND") if "DTEND" in entry else None

    utc = timezone.utc
    assert times("2025-07-14-fifty-days") == (date(2025, 7, 14), date(2025, 7, 15))
    assert times("2025-04-18-easter") == (date(2025, 4, 18), date(2025, 4, 20))
    assert times("2025-03-01-pause") == (date(2025, 3, 1), date(2025, 4, 1))
    assert times("2025-06-01-election") == (date(2025, 1, 1), date(2026, 1, 1))
    assert times("2022-02-24-war") == (date(2022, 2, 24), date(2022, 2, 25))
    assert times("2025-02-12-call") == (datetime(2025, 2, 12, 15, 30, tzinfo=utc), None)
    assert times("2025-05-08-night") == (
        datetime(2025, 5, 8, 20, 30, 15, tzinfo=utc),
        datetime(2025, 5, 8, 22, 0, 21, tzinfo=utc),
    )
    assert times("2025-04-19-easter.truce") == (
        datetime(2025, 4, 19, 15, tzinfo=utc),
        datetime(2025, 4, 20, 21, tzinfo=utc),
    )
    assert times("2025-06-01-lasting.truce") == (date(2025, 6, 1), date(2025, 6, 2))


def test_calendar_deadlines_move(timeline):
    """Each limit has an entry; the moved or withdrawn are cancelled, a restated one is not doubled."""
    found = {
        uid: (
            entry.decoded("DTSTART"),
            entry.decoded("DTEND"),
            str(entry["STATUS"]),
        )
        for uid, entry in entries(render("ics", timeline)).items()
        if ".deadline" in uid
    }
    assert found == {
        "2025-06-02-limit.deadline": (date(2025, 6, 30), date(2025, 7, 1), "CONFIRMED"),
        "2025-07-14-deal.deadline.2025-07-14-fifty-days": (date(2025, 9, 2), date(2025, 9, 3), "CANCELLED"),
        "2025-07-14-deal.deadline.2025-07-28-ten-or-twelve": (
            date(2025, 8, 7),
            date(2025, 8, 10),
            "CANCELLED",
        ),
        "2025-07-14-deal.deadline.2025-07-29-ten-days": (date(2025, 8, 8), date(2025, 8, 9), "CONFIRMED"),
        "2025-07-28-dropped.deadline.2025-07-28-ten-or-twelve": (
            date(2025, 7, 31),
            date(2025, 8, 1),
            "CANCELLED",
        ),
    }


def test_calendar_status_and_identity(timeline):
    """Cancelled, announced, never held, withdrawn say so; each UID is there once; nothing blocks time."""
    text = render("ics", timeline)
    found = entries(text)
    assert len(found) == text.count("BEGIN:VEVENT")
    status = {uid: str(entry["STATUS"]) for uid, entry in found.items()}
    assert status["2025-03-01-pause"] == status["2025-05-08-never.truce"] == "CANCELLED"
    assert status["2025-03-02-plan"] == "TENTATIVE"
    assert status["2025-04-19-old-truce.truce"] == status["2025-04-20-wrong"] == "CANCELLED"
    assert not any("nobody" in uid for uid in found)
    assert {str(entry["TRANSP"]) for entry in found.values()} == {"TRANSPARENT"}


def test_calendar_words(timeline):
    """Title, summary, place, position, subjects and the first address come back as they went in."""
    found = entries(render("ics", timeline))
    wire = found["2025-05-10-wire"]
    assert str(wire["SUMMARY"]) == NASTY
    assert str(wire["DESCRIPTION"]).startswith(f"{NASTY}\nWhen: 10 May 2025, 12:00:00.25 (Europe/Moscow)\nAlleged by Russia of OSCE, Donald Trump: {NASTY}\n")
    first = found["2025-07-14-fifty-days"]
    assert str(first["LOCATION"]) == "Washington"
    assert first["GEO"].to_ical() == "38.9;-77.03"
    assert first["CATEGORIES"].cats == ["ultimatum", "oil"]
    assert str(first["URL"]) == "https://news.example/a?b=1&c=(2)"
    assert "GEO" not in found["2025-08-06-visit"]


def test_what_became_known_later_is_in_the_description(timeline):
    """How sure an event is now, then its pages, then each update with its own or with the event that tells it."""
    found = entries(render("ics", timeline))
    assert str(found["2025-05-08-night"]["DESCRIPTION"]).split("\n") == [
        "It happens.",
        "When: 8 May 2025, 23:30:15 to 9 May 2025, 01:00:20.5 (Europe/Moscow)",
        "How sure: denied by Russia",
        "Alleged by OSCE of Russia: Shelling went on",
        "Source: The Paper, https://news.example/a?b=1&c=(2)",
        "Later, 11 May 2025: Moscow says that nothing was hit. (denied by Russia)",
        "Source: The Paper, https://news.example/denial",
        "Later, 12 May 2025, 09:30 (Europe/Moscow): The final toll is four.",
        "See: Title of 2025-06-02-limit",
    ]
    assert str(found["2025-05-08-night"]["URL"]) == "https://news.example/a?b=1&c=(2)"


def test_a_later_update_gives_a_later_stamp(timeline):
    """Without a release number, what became known last gives the stamp, be it an update."""
    night = timeline.event("2025-05-08-night")
    late = attrs.evolve(night.updates[-1], known=Interval("2031-02-03T04:05", "UTC"))
    events = [attrs.evolve(night, updates=[*night.updates, late]), *timeline.events]
    made = attrs.evolve(
        timeline, data_version="1", events={each.id: each for each in reversed(events)}.values()
    )
    assert ics.stamp(made) == "20310203T040600Z"


def test_calendar_of_truces(timeline):
    """What a truce covers, when it was to hold, how each party stood, how it ended, what limits the record."""
    found = entries(render("ics", timeline))
    easter = found["2025-04-19-easter.truce"]
    hours = "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)"
    assert str(easter["SUMMARY"]) == "Truce: The Easter truce"
    assert easter["CATEGORIES"].cats == ["truce", "easter"]
    assert str(easter["DESCRIPTION"]).split("\n") == [
        "Covers: all; the whole front",
        f"Announced for: {hours}",
        f"Russia: declared, bound {hours}",
        "OSCE: silent",
        "Alleged by OSCE of Russia: Shelling went on",
        f"Alleged by Russia of OSCE, Donald Trump: {NASTY}",
        "Ended: expired",
        "No page seen says who counted.",
    ]
    assert str(found["2025-06-01-lasting.truce"]["DESCRIPTION"]).split("\n") == [
        "Covers: sea, infrastructure; the sea",
        "Russia: accepted, bound from 1 June 2025 on",
        "Ended: ongoing",
    ]


def test_calendar_of_limits(timeline):
    """A limit says its words, the demand and the consequence, and whether it was moved."""
    found = entries(render("ics", timeline))
    moved = found["2025-07-14-deal.deadline.2025-07-28-ten-or-twelve"]
    assert str(moved["SUMMARY"]) == "Deadline (moved): A deal in fifty days"
    assert str(moved["DESCRIPTION"]).split("\n") == [
        "“10 or 12 days”, announced 28 July 2025: 7 to 9 August 2025",
        "Demand: Stop the war",
        "Consequence: Tariffs",
        "This limit was moved 29 July 2025, to 8 August 2025.",
    ]
    standing = found["2025-07-14-deal.deadline.2025-07-29-ten-days"]
    assert str(standing["SUMMARY"]) == "Deadline: A deal in fifty days"
    assert str(standing["DESCRIPTION"]).endswith("Consequence: Tariffs")
    dropped = found["2025-07-28-dropped.deadline.2025-07-28-ten-or-twelve"]
    assert dropped["CATEGORIES"].cats == ["deadline", "talks", "limits"]
    assert str(dropped["SUMMARY"]) == "Deadline (withdrawn): A limit taken back"
    assert str(dropped["DESCRIPTION"]).endswith("This limit was withdrawn 29 July 2025.")
    expiry = found["2025-06-02-limit.deadline"]
    assert str(expiry["SUMMARY"]) == "Limit: Title of 2025-06-02-limit"
    assert str(expiry["DESCRIPTION"]) == "“by the end of June”: 30 June 2025\nIt happens."


def test_calendar_of_what_was_withdrawn(timeline):
    """A tombstone says why and what takes its place, on the day of the withdrawal."""
    found = entries(render("ics", timeline))
    gone = found["2025-04-19-old-truce.truce"]
    assert gone.decoded("DTSTART") == date(2025, 8, 2)
    assert str(gone["DESCRIPTION"]) == "Told twice\nReplaced by 2025-04-19-easter"
    wrong = found["2025-04-20-wrong"]
    assert str(wrong["DESCRIPTION"]) == "It did not happen"


def test_only_what_had_an_entry_is_withdrawn_from_a_calendar():
    """A publisher, whose id is its name, never had one, though it may begin with a number."""
    gone = {"id": "24 Kanal; Kyiv, UA", "withdrawn": "2026-01-01", "reason": "told twice"}
    assert "VEVENT" not in render("ics", from_plain({"title": "x", "tombstones": [gone]}))


def test_years_have_four_digits():
    """A time that lies before the year 1000 by the clocks of UTC is written with four digits of year."""
    rows = [event("1000-01-01-early", when={"text": "1000-01-01T05:00", "zone": "Asia/Tokyo"})]
    made = from_plain({"actors": document()["actors"], "events": rows})
    lines = render("ics", made).split("\r\n")
    assert "DTSTART:09991231T194101Z" in lines
    assert "DTSTAMP:09991231T194201Z" in lines


def test_the_time_stamp_comes_from_the_data(timeline):
    """A release number gives the stamp, a later one a later stamp; else the last thing known does."""
    stamps = {entry.decoded("DTSTAMP") for entry in entries(render("ics", timeline)).values()}
    assert stamps == {datetime(2025, 8, 1, 0, 0, 3, tzinfo=timezone.utc)}
    assert ics.stamp(attrs.evolve(timeline, data_version="2025.8.10")) > ics.stamp(timeline)
    assert ics.stamp(attrs.evolve(timeline, data_version="2025.9")) == "20250901T000000Z"
    assert ics.stamp(attrs.evolve(timeline, data_version="2025.12.1")) == "20251201T000001Z"
    assert ics.stamp(attrs.evolve(timeline, data_version="1000.1.0")) == "10000101T000000Z"
    for version in ("1.0", "2025.0.1", "2025.13.1", "0999.1.1", "2025.8.3b"):
        assert ics.stamp(attrs.evolve(timeline, data_version=version)) == "20260101T050000Z"
    assert ics.stamp(Timeline()) == "19700101T000000Z"


@pytest.mark.parametrize("length", range(27))
@pytest.mark.parametrize("tail", [WIDE * 40, "\\,\\;\\n\\\\" * 20, "é" * 80, "a\\," * 40])
def test_folding_splits_neither_characters_nor_escapes(length, tail):
    """Whatever stands at the boundary, pieces fit, are valid alone, and unfold to the line."""
    line = f"SUMMARY:{'x' * (length + 50)}{tail}"
    folded = ics.fold(line)
    pieces = folded.encode().split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert folded.replace("\r\n ", "") == line
    for piece in pieces:
        text = piece.decode()
        assert (len(text) - len(text.rstrip("\\"))) % 2 == 0


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_cannot_break_out_of_its_line(text):
    """No text gives a bare line break or a second property; printable text comes back as it was."""
    escaped = ics.escape(text)
    assert "\r" not in escaped
    assert "\n" not in escaped
    if text.isprintable():
        back = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], escaped)
        assert back == text


def test_escapes_of_the_format():
    """Backslash, semicolon and comma get a backslash; each kind of line end becomes one escape."""
    assert ics.escape("a\\b;c,d:e") == "a\\\\b\\;c\\,d:e"
    assert ics.escape("a\r\nb\rc\nd\n\ne") == r"a\nb\nc\nd\n\ne"


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\r\r", "\u2028", "\x85", "\x0b", "\x00"])
def test_a_title_cannot_add_a_property(breaks):
    """A title with line ends of any kind gives the same properties as a harmless one."""
    attack = f"a{breaks}ATTACH:https://evil.example{breaks}END:VEVENT"
    harmless, attacked = (render("ics", with_event(title=title)) for title in ("a", attack))

    def properties(text):
        found = icalendar.Calendar.from_ical(text)
        return [(part.name, sorted(part)) for part in found.walk()]

    assert properties(attacked) == properties(harmless)


# --- what a calendar must not say ---


def test_what_is_not_confirmed_is_tentative_and_says_so(timeline):
    """What one origin tells, what is disputed or denied, is no confirmed entry; its title says how it stands."""
    found = entries(render("ics", timeline))
    night = found["2025-05-08-night"]
    assert (str(night["STATUS"]), str(night["SUMMARY"])) == ("TENTATIVE", "Title of 2025-05-08-night (denied by Russia)")
    shipped = load()
    found = entries(render("ics", shipped))
    call = found["2024-11-07-reported-trump-putin-call"]
    assert str(call["STATUS"]) == "TENTATIVE"
    assert "denied by" in str(call["SUMMARY"])
    unsure = [each for each in shipped.events if each.standing[0] != "confirmed"]
    assert len(unsure) > 50
    for each in unsure:
        assert str(found[each.id]["STATUS"]) in ("TENTATIVE", "CANCELLED")
        assert str(found[each.id]["SUMMARY"]).startswith(f"{each.title} (")


def test_one_entry_a_limit(timeline):
    """A limit that an ultimatum sets stands once, at the ultimatum; the fifty days are nowhere confirmed."""
    shipped = load()
    found = entries(render("ics", shipped))
    terms = {term.event: term for ultimatum in shipped.ultimatums for term in ultimatum.terms if term.deadline is not None}
    doubled = [event.id for event in shipped.events if f"{event.id}.deadline" in found and event.id in terms]
    # It sets the limit of the demand, 5 February 2026, and offers to hold to the treaty's for a year after: two limits.
    assert doubled == ["2025-09-22-putin-new-start-offer"]
    moved = {"2025-09-02": "CANCELLED", "2025-08-07": "CANCELLED", "2025-08-08": "CONFIRMED"}
    deal = {uid: entry for uid, entry in found.items() if uid.startswith("2025-07-14-ukraine-deal-deadline.deadline.")}
    assert {str(each.decoded("DTSTART")): str(each["STATUS"]) for each in deal.values()} == moved
    of_events = [uid for uid in found if uid.endswith(".deadline")]
    assert len(of_events) == sum(event.deadline is not None and event.id not in terms for event in shipped.events) + 1


def test_a_month_is_not_filled(timeline):
    """What happened some time in a month has a bar of a month, and its title says that it does not fill it."""
    found = entries(render("ics", timeline))
    assert str(found["2025-03-01-pause"]["SUMMARY"]) == "Title of 2025-03-01-pause (cancelled) (some time in March 2025)"
    assert str(found["2025-06-01-election"]["SUMMARY"]).endswith("(some time in 2025)")
    rows = [event("2025-05-08-strike", when={"text": "[2025-05-08..2025-05-10]", "zone": "UTC"})]
    [strike] = entries(render("ics", from_plain({"actors": document()["actors"], "events": rows}))).values()
    assert str(strike["SUMMARY"]).endswith(" (some time from 8 to 10 May 2025)")
    assert (strike.decoded("DTSTART"), strike.decoded("DTEND")) == (date(2025, 5, 8), date(2025, 5, 11))


def test_a_truce_that_bound_nobody_says_so(timeline):
    """Its title says it, for a calendar may not show what is cancelled."""
    assert str(entries(render("ics", timeline))["2025-05-08-never.truce"]["SUMMARY"]) == "Truce: A truce that never held (bound nobody)"


def test_identities_are_of_the_timeline(timeline):
    """Entries of one's own timeline are nobody else's: not the shipped one's, nor those of another title."""
    ours, theirs = (set(by_uid(render("ics", each))) for each in (load(), timeline))
    other = set(by_uid(render("ics", attrs.evolve(timeline, title="Another"))))
    assert {uid.partition("@")[2] for uid in ours} == {"us-russia-timeline"}
    assert len({uid.partition("@")[2] for uid in theirs}) == 1
    assert not (ours & theirs) | (theirs & other) | (ours & other)
    assert theirs == set(by_uid(render("ics", attrs.evolve(timeline, data_version="2031.1.1"))))


def test_the_calendar_says_whose_it_is(timeline):
    """The calendar itself has the credit, the version and the licence; one's own has none of ours."""
    made = icalendar.Calendar.from_ical(render("ics", load()))
    assert {str(made[name]).replace("\\,", ",") for name in ("DESCRIPTION", "X-WR-CALDESC")} == {citation(load())}
    assert "CC BY" not in str(icalendar.Calendar.from_ical(render("ics", timeline))["DESCRIPTION"])
