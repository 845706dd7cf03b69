"""The laws of what was known when: `as_of` hides what came later, and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import attrs
from hypothesis import assume, given, strategies as st

from us_russia_timeline import Timeline, as_of, deadline_at, status_at, strategies as urt, to_json
from us_russia_timeline.intervals import FOREVER, Axis, Open, to_microseconds
from us_russia_timeline.questions import NoDeadline

COLLECTIONS = ("events", "ultimatums", "truces", "claims")
FAR_DAY, FAR_INSTANT = date(9998, 12, 31), datetime(9998, 12, 31, tzinfo=timezone.utc)

timelines = urt.timelines()


def _dates(timeline):
    """Every interval on which it turns what is known."""
    for event in timeline.events:
        yield from (each for each in (event.when, event.known) if each)
    for truce in timeline.truces:
        yield from (truce.when, *truce.effective)
    for ultimatum in timeline.ultimatums:
        yield ultimatum.when
    for claim in timeline.claims:
        yield from (each for each in (claim.said, claim.checked) if each)
    for actor in timeline.actors:
        yield from (office.when for office in actor.offices)


@st.composite
def with_moments(draw, number=1):
    """A timeline with moments of one kind, most of them where something turns or just beside it."""
    timeline = draw(timelines)
    turns = [each for each in _dates(timeline) if each.unbegun is None]
    by_day = draw(st.booleans())
    found = []
    for _ in range(number):
        if turns and draw(st.integers(0, 4)):
            turn = draw(st.sampled_from(turns))
            edges = [turn.first, turn.last] if by_day else [turn.start, turn.stop]
            edge = draw(st.sampled_from([each for each in edges if not isinstance(each, Open)]))
            step = timedelta(days=1) if by_day else timedelta(microseconds=1)
            found.append(edge + draw(st.integers(-1, 1)) * step)
        else:
            # In UTC, since Python compares two times of one zone by their clocks, not as instants.
            found.append(draw(urt.days()) if by_day else draw(urt.instants()).astimezone(timezone.utc))
    return timeline, *found


def known(record, moment) -> bool:
    """Whether a record that carries ``known_us`` and ``known_day`` was known by a moment."""
    if isinstance(moment, datetime):
        return record.known_us <= to_microseconds(moment)
    return record.known_day <= moment


def over(interval, moment) -> bool:
    """Whether an interval had ended by an instant, or by the close of a day."""
    if isinstance(moment, datetime):
        return interval.stop_us <= to_microseconds(moment)
    return not isinstance(interval.last, Open) and interval.last <= moment


def begun(interval, moment) -> bool:
    """Whether an interval had surely begun by an instant, or by the close of a day."""
    if isinstance(moment, datetime):
        return interval.surely_begun(Axis.INSTANTS) <= to_microseconds(moment)
    return interval.surely_begun(Axis.DAYS) <= moment.toordinal()


def ids(timeline, name):
    """The ids of one collection."""
    return {each.id for each in getattr(timeline, name)}


def pages(timeline):
    """Every page on which an event or an update of one rests."""
    for event in timeline.events:
        yield from event.sources
        for update in event.updates:
            yield from update.sources


@given(with_moments())
def test_as_of_is_idempotent(case):
    """What was known at a moment, seen from that moment again, is the same."""
    timeline, moment = case
    then = as_of(timeline, moment)
    assert as_of(then, moment) == then


@given(with_moments(2))
def test_as_of_composes_as_the_minimum(case):
    """Looking back from a look back shows what was known at the earlier of the two."""
    timeline, *moments = case
    a, b = moments
    assert as_of(as_of(timeline, a), b) == as_of(timeline, min(a, b))


@given(with_moments(2))
def test_as_of_is_monotone(case):
    """Nothing that was known is unknown later."""
    timeline, *moments = case
    early, late = (as_of(timeline, moment) for moment in sorted(moments))
    assert all(ids(early, name) <= ids(late, name) for name in COLLECTIONS)
    for event in early.events:
        assert set(event.links) <= set(late.event(event.id).links)
    for ultimatum in early.ultimatums:
        assert set(ultimatum.responses) <= set(late.ultimatum(ultimatum.id).responses)
        shown = [term.event for term in late.ultimatum(ultimatum.id).terms]
        assert {term.event for term in ultimatum.terms} <= set(shown)


@given(with_moments())
def test_as_of_fits_together(case):
    """What was known passes every check of the constructor."""
    timeline, moment = case
    then = as_of(timeline, moment)
    for record in (*then.actors, *then.events, *then.ultimatums, *then.truces, *then.claims):
        assert attrs.evolve(record) == record
    assert Timeline(**{field.name: getattr(then, field.name) for field in attrs.fields(Timeline)}) == then


@given(with_moments())
def test_as_of_shows_just_the_events_known(case):
    """The events shown are those known by then, no more and no fewer."""
    timeline, moment = case
    then = as_of(timeline, moment)
    assert ids(then, "events") == {each.id for each in timeline.events if known(each, moment)}
    for ultimatum in then.ultimatums:
        original = timeline.ultimatum(ultimatum.id)
        assert [each.event for each in ultimatum.terms] == [
            each.event for each in original.terms if known(each, moment)
        ]


@given(with_moments())
def test_as_of_never_names_what_came_later(case):
    """No id of a record that was not known stands anywhere in what is shown."""
    timeline, moment = case
    then = as_of(timeline, moment)
    text = to_json(then).rpartition('"tombstones"')[0]
    for name in COLLECTIONS:
        for hidden in ids(timeline, name) - ids(then, name):
            assert f'"{hidden}"' not in text


@given(with_moments())
def test_as_of_shows_no_end_that_had_not_come(case):
    """What was going on is shown as going on: no end of a thing that occurred lies after the moment."""
    timeline, moment = case
    then = as_of(timeline, moment)
    held = [each.when for each in then.events if each.status == "occurred"]
    held += [office.when for actor in then.actors for office in actor.offices]
    held += [side.effective for truce in then.truces for side in truce.parties if side.effective]
    for interval in held:
        assert not interval.fills or interval.stop_us == FOREVER or over(interval, moment)


@given(timelines)
def test_as_of_the_far_future_changes_nothing(timeline):
    """Once everything is known, what was known is everything."""
    # An outcome that names no event is known when its last limit has passed, and some never pass.
    for each in timeline.ultimatums:
        undated = [half for half in (each.compliance, each.follow_through) if half.event is None]
        assume(each.when.open is None or all(half.value == "pending" for half in undated))
    # A note is there at the close of the coverage; what goes on has none.
    assume(all(stretch.when.open is None for stretch in timeline.coverage) or not any(each.note for each in timeline.truces))
    for each in timeline.truces:
        limits = [*each.effective, each.at, *([each.scheduled] if each.scheduled else [])]
        stated = [limit for limit in limits if limit is not each.at]
        endless = not stated or any(limit.open for limit in limits)
        closed = bool(timeline.coverage) and all(stretch.when.open is None for stretch in timeline.coverage)
        assume(each.ended.event is not None or not endless or closed or each.ended.how == "ongoing")
    assume(all(page.date is not None or page.title is None for page in pages(timeline)))
    for moment in (FAR_DAY, FAR_INSTANT):
        then = as_of(timeline, moment)
        for was, each in zip(timeline.coverage, then.coverage, strict=True):
            assert each.when == was.when if was.when.open is None else each.when.last == FAR_DAY
        assert attrs.evolve(then, coverage=timeline.coverage) == timeline


@given(timelines)
def test_as_of_the_far_past_is_empty(timeline):
    """Before anything happened, nothing dated is shown; actors and places stay."""
    for moment in ("1000-01-01", "1000-01-02T00:00Z"):
        then = as_of(timeline, moment)
        assert not any(getattr(then, name) for name in COLLECTIONS)
        assert ids(then, "actors") == ids(timeline, "actors")
        assert then.places == timeline.places
        firsts = [each.when.first for each in timeline.coverage]
        assert [(each.when.first, each.when.last) for each in then.coverage] == ([(min(firsts), min(firsts))] if firsts else [])


@given(with_moments())
def test_deadlines_stand_as_they_were_known(case):
    """The deadline standing at a moment is that of the timeline as it was known then."""
    timeline, moment = case
    then = as_of(timeline, moment)
    for ultimatum in timeline.ultimatums:
        standing = deadline_at(ultimatum, moment)
        shown = then.ultimatums.get(ultimatum.id)
        if shown is None:
            assert standing is NoDeadline.NOT_YET
        else:
            assert deadline_at(shown, moment) == standing
            assert status_at(shown, moment) is status_at(ultimatum, moment)


@given(with_moments())
def test_as_of_does_not_touch_its_argument(case):
    """Asking what was known leaves the timeline as it is."""
    timeline, moment = case
    before = to_json(timeline)
    as_of(timeline, moment)
    assert to_json(timeline) == before


@given(with_moments())
def test_as_of_shows_no_update_and_no_page_that_came_later(case):
    """Updates and pages of later days are gone, a headline of no known day with them; how sure an event was is as it stood then."""
    timeline, moment = case
    day = moment if not isinstance(moment, datetime) else None
    then = as_of(timeline, moment)
    for event in then.events:
        whole = timeline.event(event.id)
        told = [update for update in whole.updates if begun(update.known, moment)]
        assert {update.text for update in event.updates} <= {update.text for update in told}
        newest = [update for update in event.updates if update.assertion is not None]
        assert event.standing[0] == (newest[-1].assertion if newest else whole.assertion)
    for page in pages(then):
        assert page.date is None or day is None or page.date <= day
        assert page.date is not None or page.title is None
