"""The timeline as the public could know it: examples beside the laws."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import attrs
import pytest
from attrs import evolve

from examples import authored, timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_json, from_plain, to_json
from us_russia_timeline.errors import InvalidMoment, OutsideCoverage
from us_russia_timeline.intervals import Interval, Open
from us_russia_timeline.models import Stance, TruceEnd, Verdict
from us_russia_timeline.questions import as_of, deadline_at, part
from us_russia_timeline.timelines import Coverage, Records, Thoroughness, Timeline, faults_of


def ids(records):
    """The ids of some records."""
    return [record.id for record in records]


@pytest.mark.parametrize("last", ["2017-08-03", "2018-12-31", "2020-04-30", "2024-06-01"])
def test_a_part_that_ends_with_a_day_tells_that_day_what_its_whole_does(last):
    """Its records look back from later; once its days are over it tells all that it holds."""
    whole, some = load(), part(load(), last=last)
    view, told = as_of(some, last), as_of(whole, last)
    assert view.truces
    for truce in view.truces:
        assert truce == told.truce(truce.id)
    after = date.fromisoformat(last) + timedelta(1)
    assert as_of(some, date(2027, 1, 1)).truces == some.truces
    assert [each.note for each in as_of(some, after).truces if each.note] or not [each.note for each in some.truces if each.note]
    assert as_of(view, after) == as_of(view, last) == view
    assert as_of(some, f"{last}T23:59Z").truces.ids() == view.truces.ids()
    assert all(each.note == "" for each in as_of(some, f"{last}T23:59Z").truces)


def test_a_part_by_topic_looks_back_when_its_whole_does():
    """It covers what the whole covers, and closes with it; so does a selection whose words only seem to end with a day."""
    whole = load()
    some = part(whole, tags=["easter"])
    close = whole.coverage[-1].when.last
    assert as_of(some, close).truces == some.truces
    odd = attrs.evolve(some, selection="easter; to 2020-01-01")
    assert as_of(odd, close).truces == some.truces


@pytest.mark.parametrize("moment", ["9998-12-31", "9998-12-31T23:00Z", "9998-12-31T23:00-10:00"])
def test_the_last_moment_of_all_may_be_asked(moment):
    """By UTC the last hours of the last day lie in a year that no interval has; what goes on is cut before it."""
    on = Coverage(when=Interval("2025-01-01/..", "UTC"), thoroughness=Thoroughness.FULL)
    [cut] = as_of(Timeline(coverage=[on]), moment).coverage
    assert cut.when.text == "2025-01-01/9998-12-31"


def test_before_anything_was_known_there_is_nothing():
    """Actors, places and tombstones stay; what happened later is gone, and offices not yet held."""
    early = as_of(timeline(), "2025-01-19")
    assert ids(early.events) == ids(early.ultimatums) == ids(early.truces) == ids(early.claims) == []
    assert ids(early.actors) == ids(timeline().actors)
    assert early.actor("ann").offices == ()
    assert as_of(timeline(), "2025-01-20").actor("ann").offices == timeline().actor("ann").offices
    assert (early.places, early.tombstones) == (timeline().places, timeline().tombstones)


@pytest.mark.parametrize(
    ("moment", "covered"),
    [
        ("2024-05-05", "2025-01-01/2025-01-01"),
        ("2025-01-01", "2025-01-01/2025-01-01"),
        ("2025-07-20", "2025-01-01/2025-07-20"),
        ("2025-07-20T23:59Z", "2025-01-01/2025-07-20"),
        ("2025-12-31", "2025-01-01/2025-12-31"),
        ("2026-05-05", "2025-01-01/2025-12-31"),
    ],
)
def test_the_coverage_ends_with_the_moment(moment, covered):
    """What came later is refused, not answered with nothing; a first day stays, lest nothing be refused."""
    known = as_of(timeline(), moment)
    assert [each.when.text for each in known.coverage] == [covered]
    with pytest.raises(OutsideCoverage):
        known.events.between("2026-06-01", "2026-06-30")


@pytest.mark.parametrize(("moment", "covered"), [("2025-07-16", "2025-07-14T18:00/2025-07-16"), ("2025-07-01", "2025-07-14T18:00/2025-07-14")])
def test_no_view_covers_more_than_the_timeline(moment, covered):
    """A coverage that is told by the clock begins in a view at the same hour."""
    told = Coverage(when=Interval("2025-07-14T18:00/2025-07-20T12:00", "UTC"), thoroughness=Thoroughness.FULL)
    known = as_of(evolve(timeline(), coverage=[told]), moment)
    assert [each.when.text for each in known.coverage] == [covered]
    with pytest.raises(OutsideCoverage):
        known.events.between("2025-07-14T17:00Z", "2025-07-14T17:59Z")


def test_of_several_stretches_those_stay_that_had_begun():
    """One that goes on ends with the day too; one that begins later is gone."""
    coverage = [
        Coverage(when=Interval(text, "UTC"), thoroughness=Thoroughness.FULL) for text in ("2025-01-01/2025-03-31", "2025-06-01/..", "2025-04-01/")
    ]
    whole = evolve(timeline(), coverage=coverage)
    assert [each.when.text for each in as_of(whole, "2025-07-20").coverage] == ["2025-01-01/2025-03-31", "2025-06-01/2025-07-20", "2025-04-01/2025-07-20"]
    assert [each.when.text for each in as_of(whole, "2025-05-01").coverage] == ["2025-01-01/2025-03-31", "2025-04-01/2025-05-01"]
    assert [each.when.text for each in as_of(whole, "2024-05-01").coverage] == ["2025-01-01/2025-01-01"]


def test_a_figure_of_breaches_is_known_when_it_was_told():
    """An allegation with a day of its own is there from that day on; one without, with its event."""
    [truce] = [each for each in timeline().truces if each.violations]
    [alleged] = truce.violations
    later = evolve(alleged, claim="Twice as many", known=Interval("2025-08-05", "UTC"))
    whole = evolve(timeline(), truces=[evolve(truce, violations=(alleged, later))])

    def told(moment):
        return [each.claim for truce in as_of(whole, moment).truces for each in truce.violations]

    day = whole.event(alleged.event).known_day.isoformat()
    assert day < "2025-08-05"
    assert told(day) == told("2025-08-04") == [alleged.claim]
    assert told("2025-08-05") == [alleged.claim, "Twice as many"]


def test_a_note_on_a_truce_looks_back():
    """It may tell of any later day, so it is there only where nothing came later."""
    truce = timeline().truces[0]
    whole = evolve(timeline(), truces=[evolve(truce, note="It was the last one.", follow_up_of=None)])
    assert [as_of(whole, day).truces[0].note for day in ("2025-12-30", "2025-12-31", "2026-02-02")] == ["", "It was the last one.", "It was the last one."]
    without = evolve(whole, coverage=())  # then nothing came later than what was known last
    last = max(day for event in whole.events for day in (event.known_day, *(update.known.first for update in event.updates)))
    assert as_of(without, last).truces[0].note == "It was the last one."
    later = attrs.evolve(whole.events[-1], id="2026-01-05-later", when=Interval("2026-01-05", "UTC"), known=None, links=(), updates=())
    more = evolve(without, events=[*whole.events, later])
    assert [as_of(more, day).truces[0].note for day in ("2026-01-04", "2026-01-05")] == ["", "It was the last one."]


def test_an_outcome_is_not_told_before_a_limit_that_lasting_talks_have_set():
    """The event that announces a limit may go on after it, or be without an end: the limit alone is waited for."""
    data = authored()
    data["ultimatums"] = [
        data["ultimatums"][0] | {"terms": data["ultimatums"][0]["terms"][:1], "responses": [], "compliance": {"value": "none"}, "follow_through": {"value": "moot"}}
    ]
    data["claims"] = []
    data["ultimatums"][0]["terms"][0] = data["ultimatums"][0]["terms"][0] | {"deadline": {"text": "by then", "zone": "UTC", "by": "2025-07-25"}}
    [event] = [each for each in data["events"] if each["id"] == data["ultimatums"][0]["terms"][0]["event"]]
    for when in ("2025-07-14/..", "2025-07-14/2025-07-31"):
        event["when"] = when
        whole = from_plain(data)
        told = [as_of(whole, day).ultimatums[0].compliance.value for day in ("2025-07-24", "2025-07-25", "2025-07-26")]
        assert told == ["pending", "none", "none"], when


def test_whoever_joined_first_stands_for_a_truce_that_nobody_is_known_to_have_joined():
    """A truce has a party; whichever view is asked, the same."""
    data = authored()
    truce, (first, second) = data["truces"][0], [each["actor"] for each in data["truces"][0]["parties"]]
    truce |= {"declared": "2025-07-14-fifty-days", "ended": {"how": "ongoing"}, "violations": []}
    truce["parties"] = [
        {"actor": first, "stance": "accepted", "event": "2025-08-01-pause"},
        {"actor": second, "stance": "accepted", "event": "2025-07-28-sooner"},
    ]
    whole = from_plain(data)
    known = sorted({event.known_day for event in whole.events})
    assert [as_of(whole, day).truces[0].parties[0].actor for day in known] == [second, second, first]
    for earlier in known:
        for later in known:
            assert as_of(as_of(whole, later), earlier) == as_of(whole, min(earlier, later))


def test_an_event_is_known_when_it_is_told_and_not_before():
    """The event of the 14th was told on the 15th; of a day, at its close; of an instant, exactly."""
    assert ids(as_of(timeline(), "2025-07-14").events) == []
    assert ids(as_of(timeline(), "2025-07-15").events) == ["2025-07-14-fifty-days"]
    assert ids(as_of(timeline(), "2025-07-16T03:59Z").events) == []
    assert ids(as_of(timeline(), "2025-07-16T04:00Z").events) == ["2025-07-14-fifty-days"]


def test_the_stages_of_an_ultimatum_come_one_by_one():
    """Terms and answers are there once their events are; the outcome is pending until it is known."""
    held = as_of(timeline(), "2025-07-20").ultimatums[0]
    assert [term.event for term in held.terms] == ["2025-07-14-fifty-days"]
    assert (held.responses, held.compliance.value, held.compliance.event) == ((), "pending", None)
    assert [term.event for term in as_of(timeline(), "2025-07-28").ultimatums[0].terms][1:] == ["2025-07-28-sooner"]
    assert as_of(timeline(), "2025-08-01").ultimatums[0] == timeline().ultimatums[0]


def test_an_outcome_without_an_event_is_known_once_the_last_limit_passed():
    """What names no event is not known before the limit runs out that stands, be it sooner than one before it."""
    data = authored()
    data["ultimatums"][0] |= {"compliance": {"value": "none"}, "follow_through": {"value": "moot"}}
    whole = from_plain(data)
    assert as_of(whole, "2025-08-07").ultimatums[0].compliance.value == "pending"
    assert as_of(whole, "2025-08-08").ultimatums[0].compliance.value == "none"
    assert as_of(whole, "2025-08-08").ultimatums[0].follow_through.value == "moot"


def test_the_stages_of_a_truce_come_one_by_one():
    """An end that has not come is ongoing again, and nobody is bound yet."""
    held = as_of(timeline(), "2025-08-01").truce("2025-08-01-pause")
    assert (held.ended.how, held.parties[0].effective) == (TruceEnd.EXPIRED, None)  # its end names an event of that day
    held = as_of(timeline(), "2025-08-02").truce("2025-08-01-pause")
    assert (held.parties[0].effective.open, held.parties[0].effective.text) == (Open.ONGOING, "2025-08-02T18:00/..")
    assert as_of(timeline(), "2025-08-03").truce("2025-08-01-pause").parties == timeline().truce("2025-08-01-pause").parties


def test_an_ending_without_an_event_is_known_once_the_schedule_passed():
    """What ended without an event of its own goes on until its schedule is over."""
    data = authored()
    data["truces"][0]["ended"] = {"how": "expired"}
    whole = from_plain(data)
    assert as_of(whole, "2025-08-02").truce("2025-08-01-pause").ended.how is TruceEnd.ONGOING
    assert as_of(whole, "2025-08-03").truce("2025-08-01-pause").ended.how is TruceEnd.EXPIRED


def test_a_truce_that_nobody_is_known_to_have_joined_has_a_silent_party():
    """Parties whose event is not known are left out; a truce always has one."""
    data = authored()
    later = {**data["events"][2], "id": "2025-08-20-joins", "when": {"text": "2025-08-20", "zone": "Europe/Moscow"}}
    data["events"].append(later)
    data["truces"][1]["parties"] = [{"actor": "bob", "stance": "accepted", "event": "2025-08-20-joins"}]
    whole = from_plain(data)
    (party,) = as_of(whole, "2025-08-10").truce("2025-08-01-second-pause").parties
    assert (party.actor, party.stance, party.event) == ("bob", Stance.SILENT, None)
    assert as_of(whole, "2025-08-20").truce("2025-08-01-second-pause").parties[0].stance is Stance.ACCEPTED


def test_a_truce_loses_a_parent_that_is_not_known():
    """A truce that prolongs one not yet known stands alone."""
    data = authored()
    data["events"].append({**data["events"][2], "id": "2025-07-30-first", "when": {"text": "2025-07-30", "zone": "Europe/Moscow"}})
    data["truces"][1]["declared"] = "2025-07-30-first"
    whole = from_plain(data)
    held = as_of(whole, "2025-07-30")
    assert ids(held.truces) == ["2025-08-01-second-pause"]
    assert held.truces[0].follow_up_of is None
    assert as_of(whole, "2025-08-01").truce("2025-08-01-second-pause").follow_up_of == "2025-08-01-pause"


def test_links_lead_to_nothing_unknown():
    """A link to an event not yet known is left out, and comes back with it."""
    data = authored()
    data["events"][0]["links"] = [{"relation": "announces", "event": "2025-08-01-pause"}]
    whole = from_plain(data)
    assert as_of(whole, "2025-07-20").events[0].links == ()
    assert as_of(whole, "2025-08-01").events[0].links == whole.events[0].links


def test_what_goes_on_has_no_end_yet():
    """Of an event that lasts, the end is not known before it comes; of one only announced, the plan is."""
    data = authored()
    data["events"][2]["when"] = {"text": "2025-08-01/2025-08-10", "zone": "Europe/Moscow"}
    whole = from_plain(data)
    held = as_of(whole, "2025-08-05")
    assert held.event("2025-08-01-pause").when.text == "2025-08-01/.."
    assert held.truce("2025-08-01-pause").at.text == "2025-08-01/.."
    assert as_of(whole, "2025-08-10").event("2025-08-01-pause").when.text == "2025-08-01/2025-08-10"
    data["events"][2] |= {"status": "announced", "known": "2025-08-01"}
    assert as_of(from_plain(data), "2025-08-05").event("2025-08-01-pause").when.text == "2025-08-01/2025-08-10"


@pytest.mark.parametrize("text", ["2025-08", "[2025-08-01..2025-08-09]"])
def test_what_lies_within_a_time_has_no_end_to_come(text):
    """Known on the 2nd to have happened some time in August: as of the 5th it is still told so, and does not go on."""
    data = authored()
    data["events"][2] |= {"when": {"text": text, "zone": "Europe/Moscow"}, "known": {"text": "2025-08-02", "zone": "Europe/Moscow"}}
    del data["truces"][:]
    for claim in data["claims"]:
        claim["records"] = []
    whole = from_plain(data)
    for moment in ("2025-08-05", "2025-08-05T00:00Z"):
        assert as_of(whole, moment).event("2025-08-01-pause").when.text == text


def test_records_of_several_types_may_share_an_id():
    """A truce of August that has the id of an event of July hides nothing of July."""
    data = authored()
    data["truces"][0]["id"] = data["truces"][1]["follow_up_of"] = "2025-07-14-fifty-days"
    whole = from_plain(data)
    held = as_of(whole, "2025-07-28")
    assert ids(held.events) == ["2025-07-14-fifty-days", "2025-07-28-sooner"]
    assert held.events[1].links == whole.events[1].links
    assert (len(held.ultimatums), ids(held.truces)) == (1, [])
    held = as_of(whole, "2025-08-07")
    assert held.truce("2025-08-01-second-pause").follow_up_of == "2025-07-14-fifty-days"
    assert held.claims[0].records == ("2025-07-14-fifty-days",)


def test_what_goes_on_again_comes_after_what_ends():
    """An event whose end is not known yet moves behind those of its beginning that end: the order is kept."""
    data = authored()
    zone = "Europe/Moscow"
    data["events"][2]["when"] = {"text": "2025-08-01/2025-08-02", "zone": zone}
    plan = {**data["events"][2], "id": "2025-08-01-plan", "when": {"text": "2025-08-01/2025-08-05", "zone": zone}}
    data["events"].append({**plan, "status": "announced", "known": "2025-08-01"})
    whole = from_plain(data)
    assert ids(whole.events)[2:] == ["2025-08-01-pause", "2025-08-01-plan"]
    held = as_of(whole, "2025-08-01")
    assert ids(held.events)[2:] == ["2025-08-01-plan", "2025-08-01-pause"]
    assert held.events == Records(held.events.items)


def test_a_claim_is_there_once_made_and_checked_once_checked():
    """Before its account there is no claim, before its check no verdict, and its answers come with their events."""
    assert ids(as_of(timeline(), "2025-08-06").claims) == []
    (held,) = as_of(timeline(), "2025-08-07").claims
    assert (held.verdict, held.checked, held.note, held.records) == (Verdict.UNCHECKED, None, "", ("2025-07-14-fifty-days",))
    assert as_of(timeline(), "2025-09-01").claims == timeline().claims
    data = authored()
    data["claims"][0]["records"] = ["2025-07-14-fifty-days", "2025-08-20-later"]
    data["events"].append({**data["events"][2], "id": "2025-08-20-later", "when": {"text": "2025-08-20", "zone": "Europe/Moscow"}})
    data["claims"][0]["checked"] = "2025-08-07"
    (held,) = as_of(from_plain(data), "2025-08-10").claims
    assert (held.verdict, held.records) == (Verdict.CONFIRMED, ("2025-07-14-fifty-days",))


def test_at_the_end_everything_is_known():
    """Late enough, the timeline is itself, and asking changed nothing in it."""
    whole = timeline()
    before = to_json(whole)
    assert as_of(whole, "2030-01-01") == as_of(whole, "2030-01-01T00:00Z") == whole
    as_of(whole, "2025-07-20")
    assert to_json(whole) == before


@pytest.mark.parametrize("moment", [datetime(2025, 7, 14), "2025", None, 5, "x"])
def test_a_moment_that_is_none_is_refused(moment):
    """A naive, vague or malformed moment is an error of our family."""
    with pytest.raises(InvalidMoment):
        as_of(timeline(), moment)


@pytest.mark.parametrize("moment", ["2017-01-01", "2020-06-01", "2022-02-24", "2025-05-09", "2025-07-20", "2025-08-07", "2025-08-07T09:00+02:00"])
def test_the_shipped_timeline_fits_at_every_time(moment):
    """What could be known at a moment is itself a timeline that fits together, and can be written and read."""
    held = as_of(load(), moment)
    assert faults_of(held) == []
    assert from_json(to_json(held)) == held
    assert as_of(held, moment) == held


def test_on_20_july_2025_nobody_knows_of_28_july():
    """As of 20 July the deadline is 2 September, and nothing of 28 July is to be found anywhere."""
    held = as_of(load(), "2025-07-20")
    ultimatum = held.ultimatum("2025-07-14-ukraine-deal-deadline")
    assert str(deadline_at(ultimatum, "2025-07-28")) == "2 September 2025"
    assert len(ultimatum.terms) == 1
    text = to_json(held)
    assert '"id":"2025-07-28' not in text
    assert '"event":"2025-07-28' not in text
    assert all(event.known_day.isoformat() <= "2025-07-20" for event in held.events)


def test_a_withdrawal_that_nobody_knows_of_yet_has_ended_nothing():
    """Withdrawn on the 10th, known on the 20th: on the 15th the limit runs and its outcome is not known."""
    data = authored()
    data["events"][1] |= {"when": "2025-07-28T18:00", "known": "2025-08-20"}
    data["ultimatums"][0]["terms"][1] = {"event": "2025-07-28-sooner", "act": "withdraws", "wording": "never mind"}
    data["ultimatums"][0] |= {"compliance": {"value": "none"}, "follow_through": {"value": "moot"}}
    whole = from_plain(data)
    then = as_of(whole, "2025-08-15")
    assert [term.act for term in then.ultimatums[0].terms] == ["sets"]
    assert then.ultimatums[0].compliance.value == "pending"
    assert as_of(then, "2025-08-15") == then
    assert as_of(whole, "2025-08-20").ultimatums[0].compliance.value == "none"


def test_what_goes_on_again_is_in_order_among_its_like():
    """Two events of one beginning whose ends had not come are ordered by their ids, as any two that go on."""
    data = authored()
    data["events"] = [
        {**data["events"][2], "id": "2025-01-01-z", "when": {"text": "2025-01-01/2025-01-10", "zone": "UTC"}},
        {**data["events"][2], "id": "2025-01-01-a", "when": {"text": "2025-01-01/2025-01-20", "zone": "UTC"}},
    ]
    for name in ("ultimatums", "truces", "claims"):
        del data[name]
    then = as_of(from_plain(data), "2025-01-05")
    assert ids(then.events) == ["2025-01-01-a", "2025-01-01-z"]
    assert from_json(to_json(then)) == then


def test_a_twin_that_shares_its_events_has_a_timetable_of_its_own():
    """What was worked out for one timeline is not used for another that has the same events."""
    whole = timeline()
    as_of(whole, "2025-08-02")
    twin = attrs.evolve(whole, truces=(), claims=())
    assert len(as_of(twin, "2025-08-02").truces) == 0
    assert as_of(twin, "2025-08-02").ultimatums == as_of(whole, "2025-08-02").ultimatums


def test_updates_and_pages_come_one_by_one():
    """A denial of the 16th is not known on the 15th, nor is a page of that day; how sure the event is follows."""
    whole = timeline()
    early, late = (as_of(whole, day).event("2025-07-14-fifty-days") for day in ("2025-07-15", "2025-07-16"))
    assert (early.updates, early.standing[0]) == ((), "disputed")
    assert [update.text for update in late.updates] == ["Bob says that nobody told him."]
    assert late.standing == ("denied", ("bob",))
    assert as_of(whole, "2025-07-27").event("2025-07-14-fifty-days").updates == late.updates
    assert len(as_of(whole, "2025-07-28").event("2025-07-14-fifty-days").updates) == 2


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ([("a", "T", "2025-07-15")], [("a", "T", "2025-07-15")]),
        ([("a", "T", "2025-07-16"), ("b", "U", "2025-07-14")], [("b", "U", "2025-07-14")]),
        ([("a", "T", None), ("b", "U", "2025-07-14")], [("a", None, None), ("b", "U", "2025-07-14")]),
        ([("a", "T", "2025-07-18"), ("b", "U", "2025-07-17")], [("b", None, None)]),
    ],
)
def test_of_pages_only_what_was_there_is_shown(pages, shown):
    """Later pages go, a headline of no known day goes, and where all came later the first of them stays as an address."""
    data = authored()
    data["events"][0]["sources"] = [
        {"url": f"https://example.org/{name}", "publisher": "A", "language": "en", "title": title, **({"date": day} if day else {})}
        for name, title, day in pages
    ]
    found = as_of(from_plain(data), "2025-07-15").events[0].sources
    assert [(page.url[-1], page.title, page.date and page.date.isoformat()) for page in found] == shown


def test_an_undated_record_that_changes_nothing_is_the_record_itself():
    """What is settled is not made anew."""
    whole = timeline()
    assert as_of(whole, "2025-12-31").events[0] is whole.events[0]
