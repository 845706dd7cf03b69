"""The data of the page: versions by day that are `as_of`, places in time, the words of limits, parts of a timeline."""

import json
import math
import random
from datetime import date, timedelta

import attrs
import pytest

from us_russia_timeline import as_of, in_force, load, part
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports.common import names
from us_russia_timeline.exports.html import lanes, replay, shown, spans, stories
from us_russia_timeline.exports.html.island import island
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import ComplianceValue, EventKind, FollowThroughValue, ResponseKind
from us_russia_timeline.questions import DaysLeft
from us_russia_timeline.timelines import events_under


def seen_on(versions, day):
    """The view of a record that holds on a day."""
    return next((view.record for view in reversed(versions) if view.day <= day), None)


def compared(timeline, days):
    """How many views were compared with what `as_of` says on some days."""
    found = replay.views(timeline)
    count = 0
    for day in days:
        then = as_of(timeline, day)
        for kind, records in found.items():
            for name, versions in records.items():
                assert seen_on(versions, day.toordinal()) == getattr(then, kind).get(name), (name, day)
                count += 1
    return count


def test_the_versions_are_as_of_on_every_day_of_a_small_timeline(timeline):
    """Each record of the sample, on each day of three years."""
    days = [date.fromordinal(at) for at in range(date(2024, 12, 1).toordinal(), date(2026, 3, 1).toordinal())]
    assert compared(timeline, days) > 5000


def test_the_versions_are_as_of_on_days_of_the_shipped_timeline():
    """Days of all years, drawn with a fixed seed, and each of the summer of 2025."""
    draw = random.Random(11)
    first, last = date(2016, 11, 1).toordinal(), date(2026, 12, 1).toordinal()
    days = sorted({draw.randint(first, last) for _ in range(60)} | set(range(date(2025, 7, 12).toordinal(), date(2025, 8, 20).toordinal())))
    assert compared(load(), map(date.fromordinal, days)) > 100_000


def test_the_versions_are_as_of_without_a_coverage_and_of_a_part(timeline):
    """Where no coverage is stated an ending that nothing shows is there once the last was known; of a part, after its days."""
    bare = attrs.evolve(timeline, coverage=())
    days = [date.fromordinal(at) for at in range(date(2025, 3, 1).toordinal(), date(2026, 3, 1).toordinal())]
    assert compared(bare, days) > 3000
    last = date(2018, 12, 31)
    some = part(load(), last=last)
    assert compared(some, [date(2017, 8, 3), date(2018, 6, 1), *(last + timedelta(at) for at in range(-2, 3)), date(2026, 7, 4)]) > 1000


@pytest.mark.parametrize("when", ["1914-07-23", "1962-10-28", "1969-12-31T12:00", "1970-01-01", "2062-10-28"])
def test_the_day_on_which_it_was_known_is_that_day_in_every_century(when):
    """Before 1970 days have numbers below nought, and those of noon a fraction below that."""
    day = date.fromisoformat(when[:10])
    actor = {"id": "ann", "name": "Ann", "kind": "person", "zone": "Europe/Moscow"}
    source = {"url": "https://example.org/x", "publisher": "A Paper", "language": "en"}
    event = {"id": f"{day}-x", "when": when, "kind": "statement", "title": "Ann speaks", "summary": "She says so.", "actors": ["ann"], "sources": [source]}
    whole = from_plain({"title": "One", "actors": [actor], "events": [event]})
    found = json.loads(island(whole, names(whole), None))
    [x], [later] = found["events"]["x"], found["events"]["known"]
    assert math.floor(x) + later == day.toordinal() - spans.EPOCH


def test_an_end_that_nobody_knows_stays_unknown_in_a_view():
    """A truce that may have ended is possibly in force on the page of a view, as on that of the whole."""
    whole = load()
    then = as_of(whole, "2025-08-01")
    truce = then.truce("2025-03-25-black-sea-deal")
    assert in_force([truce], "2025-07-29", certain=True) == ()
    assert shown.shown_truce(truce, truce, {})["look"] == 2


def test_each_side_has_its_allegation_also_in_the_same_words():
    """What two sides lay on each other in one event and the same words is told of both."""
    truce = load().truce("2026-05-08-russian-victory-day-truce")
    first, second = truce.violations
    assert (first.event, first.claim) == (second.event, second.claim)
    assert shown.shown_truce(truce, truce, {})["breaches"] == [0, 1]
    assert shown.shown_truce(attrs.evolve(truce, violations=[second]), truce, {})["breaches"] == [1]


def test_updates_of_one_day_in_the_same_words_are_two(timeline):
    """They are told apart by their order, and each has its own pages."""
    event = next(each for each in timeline.events if each.updates)
    update = event.updates[0]
    page = attrs.evolve(event.sources[0], url="https://www.example.org/another")
    twice = attrs.evolve(event, updates=[update, attrs.evolve(update, sources=[page])])
    assert shown.shown_event(twice, twice, {})["updates"] is None
    assert shown.shown_event(attrs.evolve(twice, updates=[update]), twice, {})["updates"] == [[0, None, 1]]


def test_what_is_in_force_is_asked_of_the_library():
    """The stretches of days of each truce are those on which it was known to bind somebody."""
    timeline = load()
    found = replay.views(timeline)["truces"]
    stretches = {name: shown.in_force_days(versions) for name, versions in found.items()}
    draw = random.Random(5)
    days = [date.fromordinal(draw.randint(date(2016, 12, 1).toordinal(), date(2026, 7, 1).toordinal())) for _ in range(150)]
    for day in days:
        number = spans.day_number(day)
        said = {name for name, each in stretches.items() if any(a <= number and (b is None or number <= b) for a, b in each)}
        assert said == {each.id for each in in_force(as_of(timeline, day).truces, day)}, day


def test_differences_are_laid_over_what_holds_in_the_end():
    """Each version says only what was otherwise, and equal neighbours are one."""
    final, found = replay.differences([(1, {"a": 1, "b": 1}), (2, {"a": 1, "b": 1}), (3, {"a": 2, "b": 1})])
    assert final == {"a": 2, "b": 1}
    assert found == [[1, {"a": 1}], [3, {}]]


@pytest.mark.parametrize(
    ("text", "mark", "band", "days"),
    [
        ("2025-07-29", 20298.5, [20298, 20299], [20298, 20298]),
        ("2025-07", 20285.5, [20270, 20301], [20270, 20300]),
        ("2025-07-29T18:00", 20298.75, [20298.75, 20298.751], [20298, 20298]),
        ("2025-05-08/2025-05-10", 20216.5, [20216, 20219], [20216, 20218]),
        ("2025-04-19T18:00/2025-04-21T00:00", 20197.75, [20197.75, 20199], [20197, 20198]),
        ("2025-03-25/", 20172.5, [20172, None], [20172, None]),
    ],
)
def test_places_in_time(text, mark, band, days):
    """A day has its mark at noon, a minute at its minute; bands are half-open, days inclusive."""
    when = Interval(text, "Europe/Moscow")
    assert spans.mark(when) == pytest.approx(mark, abs=0.002)
    assert spans.band(when) == [pytest.approx(each, abs=0.002) if each is not None else None for each in band]
    assert spans.days_of(when) == days


@pytest.mark.parametrize(
    ("days", "words"),
    [((-26, -24), "24 to 26 days sooner"), ((-1, -1), "1 day sooner"), ((7, 7), "7 days later"), ((0, 2), "up to 2 days later"), ((-1, 1), "moved"), ((0, 0), "moved")],
)
def test_how_far_a_limit_was_moved(days, words):
    """In days, at least and at most, sooner or later."""
    assert shown._moved(DaysLeft(*days)) == words


def test_every_word_has_its_place():
    """Each kind has a lane, each answer a short word, each half of an outcome words that follow a name."""
    assert {lanes.lane_of(kind) for kind in EventKind} == set(range(len(lanes.LANES)))
    known = {kind for kinds in lanes._KINDS.values() for kind in kinds}
    assert known <= {kind.value for kind in EventKind}
    assert set(shown._ANSWERS) == set(ResponseKind)
    for value in [*ComplianceValue, *FollowThroughValue]:
        assert not shown._did(value).startswith("the ")
    assert [shown.surname(each) for each in ("Dmitry Peskov", "Russian Ministry of Defence", "Russia")] == ["Peskov", "Russian Ministry of Defence", "Russia"]


def test_a_limit_that_was_taken_back(timeline):
    """Its row ends on the day of the withdrawal, and no limit stands."""
    dropped = timeline.ultimatum("2025-07-28-dropped")
    places = {event.id: at for at, event in enumerate(timeline.events)}
    found = shown.shown_ultimatum(dropped, places, names(timeline))
    assert found["limit"] is None
    assert [row[-1] for row in found["rows"]] == [20298.5]
    assert [ring[:2] for ring in found["rings"]] == [[places["2025-07-29-ten-days"], 20298.5]]


def test_the_story_of_summer_2025():
    """All its events have a label of their own, the contacts of both sides are there, it opens as the limit moves last."""
    timeline = load()
    story = stories.drawn_of(timeline, stories.first_story(timeline))
    assert date.fromordinal(story.opens) == date(2025, 7, 29)
    assert {"2025-08-06-putin-receives-witkoff", "2025-08-15-anchorage-summit"} <= {event.id for event in story.acts}
    drawn = [*story.acts, *(timeline.event(each) for each in events_under(story.ultimatum))]
    assert [event.id for event in drawn if event.short is None] == []
    assert "2025-07-23-day-long-pauses-offer" in {truce.id for truce in story.truces}


def test_every_story_is_a_sound_timeline():
    """Whichever ultimatum is embedded, the part that it needs passes every check of a timeline."""
    timeline = load()
    for ultimatum in timeline.ultimatums:
        made = stories.of_story(timeline, ultimatum)
        assert [each.id for each in made.ultimatums] == [ultimatum.id]
        assert len(made.events) < 120
