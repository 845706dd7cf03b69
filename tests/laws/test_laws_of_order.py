"""The laws of the one order and of the questions about time: each answers as a plain search would."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given, strategies as st

from us_russia_timeline import (
    Interval,
    Records,
    active_at,
    between,
    chronological,
    followed_by,
    in_force,
    latest_before,
    next_after,
    overlapping,
    preceded_by,
    strategies as urt,
)
from us_russia_timeline.intervals import Open, to_microseconds
from us_russia_timeline.timelines import IntervalIndex, order_key

SPRING, AUTUMN = date(2025, 3, 1), date(2025, 11, 30)


@attrs.frozen
class Own:
    """A user's own record, which has a ``when`` and an id and nothing else of ours."""

    when: Interval
    id: str


records = st.lists(urt.intervals(SPRING, AUTUMN), max_size=6).map(
    lambda whens: [Own(when, str(number)) for number, when in enumerate(whens)]
)
days = urt.days(SPRING, AUTUMN)
# In UTC, since Python compares two times of one zone by their clocks, in the repeated hour wrongly.
instants = urt.instants(SPRING, AUTUMN).map(lambda instant: instant.astimezone(timezone.utc))


def last_day(when: Interval) -> date:
    """The last civil day, with an open end far away."""
    return date.max if isinstance(when.last, Open) else when.last


def touches_days(when: Interval, first: date, last: date) -> bool:
    """Whether an interval has a civil day in common with a stretch of days."""
    return when.first <= last and first <= last_day(when)


@given(records, st.randoms(use_true_random=False))
def test_the_order_is_total(those: list[Own], random: Random):
    """The order is one and the same from whatever order the records come in, and sorted by its key."""
    shuffled = random.sample(those, len(those))
    ordered = chronological(those)
    assert chronological(shuffled) == chronological(Records(shuffled)) == ordered
    keys = [order_key(each) for each in ordered]
    assert keys == sorted(keys)


@given(records)
def test_the_order_agrees_with_equality(those: list[Own]):
    """Of two records with ids of their own, the keys are equal just when the records are."""
    for a in those:
        for b in those:
            assert (order_key(a) == order_key(b)) == (a == b)


@given(urt.timelines())
def test_timelines_are_ordered(timeline):
    """The collections of a timeline stand in the one order, and open ends come last."""
    for those in (timeline.events, timeline.ultimatums, timeline.truces):
        assert list(those) == sorted(those, key=order_key)
        assert len({order_key(each) for each in those}) == len(those)
        for a, b in pairwise(those):
            assert a.when.start <= b.when.start
            if a.when.start == b.when.start and a.when.open is not None:
                assert b.when.open is not None


@given(records, days, days)
def test_between_days_is_a_plain_search(those, a, b):
    """Between two days begins what has its first civil day there, both inclusive."""
    first, last = sorted((a, b))
    found = [each for each in chronological(those) if first <= each.when.first <= last]
    assert list(between(those, first, last)) == found
    assert list(between(Records(those), first.isoformat(), last.isoformat())) == found


@given(records, instants, instants)
def test_between_instants_is_a_plain_search(those, a, b):
    """Between two instants begins what can start there, the last exclusive."""
    first, last = sorted((a, b))
    found = [each for each in chronological(those) if first <= each.when.start < last]
    assert list(between(those, first, last)) == found


@given(records, st.lists(instants, min_size=4, max_size=4) | st.lists(days, min_size=4, max_size=4))
def test_between_and_overlapping_are_monotone(those, moments):
    """A wider stretch of time finds no less."""
    a, b, c, d = sorted(moments)
    assert set(between(those, b, c)) <= set(between(those, a, d))
    assert set(overlapping(those, b, c)) <= set(overlapping(those, a, d))


@given(records, st.lists(instants, min_size=3, max_size=3))
def test_between_adds_up(those, moments):
    """What begins in two adjacent stretches is what begins in both together, once each."""
    a, b, c = sorted(moments)
    assert (*between(those, a, b), *between(those, b, c)) == between(those, a, c)


@given(records, days, days)
def test_overlapping_days_is_a_plain_search(those, a, b):
    """A stretch of days overlaps whatever has a civil day in it."""
    first, last = sorted((a, b))
    found = [each for each in chronological(those) if touches_days(each.when, first, last)]
    assert list(overlapping(those, first, last)) == found


@given(records, instants, instants)
def test_overlapping_instants_is_a_plain_search(those, a, b):
    """A stretch of instants overlaps whatever may hold at one of them."""
    first, last = sorted((a, b))
    low, high = to_microseconds(first), to_microseconds(last)
    found = [
        each
        for each in chronological(those)
        if low < high and each.when.start_us < high and low < each.when.stop_us
    ]
    assert list(overlapping(those, first, last)) == found


@given(records, days, instants)
def test_active_at_is_a_plain_search(those, day, instant):
    """Active is what touches the day, or what may hold at the instant."""
    us = to_microseconds(instant)
    ordered = chronological(those)
    assert list(active_at(those, day)) == [each for each in ordered if touches_days(each.when, day, day)]
    assert list(active_at(those, instant)) == [
        each for each in ordered if each.when.start_us <= us < each.when.stop_us
    ]


@given(records, days, instants)
def test_nearest_records_are_a_plain_search(those, day, instant):
    """The latest before was surely over; the next after surely begins later."""
    us, ordered = to_microseconds(instant), chronological(those)
    over = [each for each in ordered if each.when.stop_us <= us]
    assert latest_before(those, instant) == (over[-1] if over else None)
    over = [each for each in ordered if last_day(each.when) < day]
    assert latest_before(those, day) == (over[-1] if over else None)
    later = [each for each in ordered if each.when.start_us > us]
    assert next_after(those, instant) == (later[0] if later else None)
    later = [each for each in ordered if each.when.first > day]
    assert next_after(those, day) == (later[0] if later else None)


@given(records.filter(bool), st.timedeltas(timedelta(0), timedelta(days=300)))
def test_what_precedes_is_followed(those, within):
    """What precedes was over before; what follows begins after; nothing does both, nor itself."""
    one = those[0]
    before, after = preceded_by(those, one, within=within), followed_by(those, one, within=within)
    assert one not in (*before, *after)
    assert not set(before) & set(after)
    assert all(
        each.when.stop <= one.when.start and one.when.start - each.when.start <= within for each in before
    )
    us = within // timedelta(microseconds=1)
    for each in those:  # of what lies somewhere within a time, all of that lies in the reach
        begun = each.when.start_us if each.when.fills else each.when.stop_us
        follows = one.when.stop_us <= each.when.start_us and begun <= one.when.stop_us + us
        assert (each in after) == (each is not one and follows)


@given(urt.timelines(coverage=False), urt.moments(SPRING, AUTUMN))
def test_in_force_is_in_force_for_some_party(timeline, moment):
    """A truce is in force just when it is in force for one of its parties."""
    truces = timeline.truces
    assert list(in_force(truces, moment)) == [
        truce
        for truce in truces
        if any(in_force([truce], moment, party=party.actor) for party in truce.parties)
    ]


@given(
    st.lists(st.tuples(st.integers(-30, 30), st.integers(1, 40) | st.just(10**9)), max_size=40),
    st.integers(-35, 80),
    st.integers(1, 30),
)
def test_the_index_is_a_plain_search(spans, low, width):
    """Stabs, overlaps and beginnings of the index are those of a walk over all intervals, in order."""
    pairs = sorted((start, start + length) for start, length in spans)
    index = IntervalIndex([start for start, _ in pairs], [stop for _, stop in pairs])
    numbered = list(enumerate(pairs))
    assert index.covering(low) == [at for at, (start, stop) in numbered if start <= low < stop]
    high = low + width
    assert index.overlapping(low, high) == [
        at for at, (start, stop) in numbered if start < high and low < stop
    ]
    first, last = index.beginning(low, high)
    assert [at for at, (start, _) in numbered if low <= start < high] == list(range(first, last))


@given(urt.instants(SPRING, AUTUMN), urt.zones())
def test_an_instant_is_the_same_in_every_zone(instant, zone):
    """A question about an instant is answered alike whatever zone and form it is given in."""
    those = [Own(Interval("2025-04-19T18:00/2025-04-21T00:00", "Europe/Moscow"), "easter")]
    in_utc = instant.astimezone(timezone.utc)
    answers = {
        active_at(those, given) for given in (instant, in_utc.astimezone(ZoneInfo(zone)), in_utc.isoformat())
    }
    assert len(answers) == 1


@given(records, st.sampled_from((0, 1)), st.integers(0, 59))
def test_the_fold_is_another_instant(those, fold, minute):
    """Where a clock shows a time twice, the two folds are an hour apart and get their own answers."""
    kyiv = ZoneInfo("Europe/Kyiv")
    first, second = (datetime(2025, 10, 26, 3, minute, tzinfo=kyiv, fold=fold) for fold in (0, 1))
    assert to_microseconds(second) - to_microseconds(first) == 3_600_000_000
    night = Own(Interval("2025-10-26T03:00+02:00/2025-10-26T04:00", "Europe/Kyiv"), "second hour")
    assert active_at([night], first) == ()
    assert active_at([night], second) == (night,)
    asked = (first, second)[fold]
    assert set(active_at(those, asked)) == set(active_at(those, asked.astimezone(timezone.utc)))
