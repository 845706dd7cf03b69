"""The laws of intervals, of Allen's relations and of the algebra, under our own strategies."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, strategies as st

from us_russia_timeline import strategies as urt
from us_russia_timeline.errors import InvalidInterval, Undetermined
from us_russia_timeline.intervals import (
    EVER,
    FOREVER,
    Axis,
    Interval,
    Open,
    Relation,
    compose,
    duration,
    gaps,
    hull,
    intersection,
    merge,
    possible_relations,
    relation,
    to_microseconds,
)

SPRING, AUTUMN = date(2025, 3, 1), date(2025, 11, 30)
exact = urt.intervals(SPRING, AUTUMN, fills=True).filter(lambda each: each.open is not Open.UNKNOWN)
some_exact = st.lists(exact, max_size=5) | st.lists(
    urt.intervals(SPRING, AUTUMN, fills=True, zone="Africa/Cairo").filter(
        lambda each: each.open is not Open.UNKNOWN
    ),
    max_size=5,
)

# A small world of a few microseconds, in which every concrete sub-interval can be listed. An instant
# given beside a statement need only be near it, so a "day" may be as short as the test wants.
LAST, BEYOND, BEFORE = 4, (6, 7, 8), (-8, -7, -6)


@st.composite
def small(draw: st.DrawFn) -> tuple[Interval, frozenset[tuple[int, int]]]:
    """An interval of the small world, with every concrete one that its statement allows."""
    start = draw(st.integers(0, LAST - 1))
    stop = draw(st.integers(start + 1, LAST))
    base = to_microseconds(datetime(2025, 7, 14, 12, tzinfo=timezone.utc))
    form = draw(
        st.sampled_from(
            (
                "2025-07-14", "[2025-07-14..2025-07-15]", "2025-07-14/2025-07-14", "2025-07-14/..", "2025-07-14/",
                "../2025-07-14", "/2025-07-14", "../..",
            )
        )
    )  # fmt: skip
    begin = base + start if form.startswith("2025-07-14") or form[0] == "[" else EVER
    end = FOREVER if form.endswith(("/..", "/")) else base + stop
    interval = object.__new__(Interval)  # not checked: a day is as short here as the test wants
    for name, value in (("text", form), ("zone", "UTC"), ("start_us", begin), ("stop_us", end)):
        object.__setattr__(interval, name, value)
    places = range(LAST + 1)
    if "/" not in form:
        return interval, frozenset((a, b) for a, b in combinations(places, 2) if start <= a and b <= stop)
    head, _, tail = form.partition("/")
    begins = {"..": BEFORE, "": (*BEFORE, *range(-1, LAST + 2))}.get(head, (start,))
    ends = {"..": BEYOND, "": (*range(start + 1, LAST + 2), *BEYOND, 9)}.get(tail, (stop,))
    allowed = {(a, b) for a in begins for b in ends if a < b}
    return interval, frozenset(allowed)


def allen(a: tuple[int, int], b: tuple[int, int]) -> Relation:
    """Allen's relation of two pairs of numbers, by the textbook's table of comparisons."""
    if a[1] < b[0]:
        return Relation.PRECEDES
    if a[1] == b[0]:
        return Relation.MEETS
    if b[1] < a[0]:
        return Relation.PRECEDED_BY
    if b[1] == a[0]:
        return Relation.MET_BY
    return {
        (-1, -1): Relation.OVERLAPS,
        (-1, 0): Relation.FINISHED_BY,
        (-1, 1): Relation.CONTAINS,
        (0, -1): Relation.STARTS,
        (0, 0): Relation.EQUALS,
        (0, 1): Relation.STARTED_BY,
        (1, -1): Relation.DURING,
        (1, 0): Relation.FINISHES,
        (1, 1): Relation.OVERLAPPED_BY,
    }[(a[0] > b[0]) - (a[0] < b[0]), (a[1] > b[1]) - (a[1] < b[1])]


@given(urt.intervals())
def test_a_statement_is_enough(interval):
    """An interval made again from its text and zone is equal, and has the same hash."""
    again = Interval(interval.text, interval.zone)
    assert again == interval
    assert hash(again) == hash(interval)


@given(urt.intervals())
def test_edges_are_in_order(interval):
    """What is sure lies inside what is possible, and the civil days agree with the instants."""
    assert interval.start_us <= interval.latest_start_us <= interval.stop_us
    for axis in Axis:
        start, stop = interval.edges(axis)
        assert start <= interval.surely_begun(axis) <= stop
        certain = interval.certain_edges(axis)
        assert certain is None or start <= certain[0] < certain[1] <= stop
    rules = ZoneInfo(interval.zone)
    assert interval.start.astimezone(rules).date() == interval.first
    if isinstance(interval.stop, Open):
        assert interval.last is interval.stop is interval.open
    else:
        shown = (interval.stop - timedelta(microseconds=1)).astimezone(rules).date()
        assert interval.last == shown


@given(urt.intervals())
def test_a_day_statement_tiles_the_civil_day(interval):
    """The instants of a zone just outside a statement of whole days show another civil day."""
    assume("T" not in interval.text and interval.open is None)
    rules = ZoneInfo(interval.zone)
    before = (interval.start - timedelta(microseconds=1)).astimezone(rules)
    assert before.date() == interval.first - timedelta(days=1)
    assert interval.stop.astimezone(rules).date() == interval.last + timedelta(days=1)


@given(urt.instants(), urt.instants())
def test_instants_come_back(a, b):
    """``from_instants`` starts and stops at the very instants it is given, to the microsecond."""
    # In UTC, since Python compares two times of one zone by their clocks, in the repeated hour wrongly.
    low, high = sorted((a, b), key=lambda each: each.astimezone(timezone.utc))
    start, stop = low.astimezone(timezone.utc), high.astimezone(timezone.utc)
    assume(start < stop)
    made = Interval.from_instants(low, high)
    assert (made.start, made.stop) == (start, stop)
    assert duration(made) == stop - start
    assert Interval(made.text, made.zone) == made


@given(urt.instants(), st.timedeltas(timedelta(minutes=1), timedelta(days=60)), urt.zones())
def test_durations_are_exact_across_clock_changes(start, length, zone):
    """A filled stretch of clock times lasts as long as really passes, whatever the clocks do."""
    rules = ZoneInfo(zone)
    ends = [start.astimezone(timezone.utc), start.astimezone(timezone.utc) + length]
    text = "/".join(end.astimezone(rules).isoformat(timespec="microseconds") for end in ends)
    assert duration(Interval(text.replace("Z", "+00:00"), zone)) == length


@given(urt.intervals(opens=False), urt.intervals())
def test_until_reaches_from_one_beginning_to_the_other_end(first, last):
    """``until`` begins where the first begins and is refused only where the other ends before that."""
    try:
        joined = first.until(last)
    except InvalidInterval:
        assert last.stop_us <= first.start_us
    else:
        assert joined.start_us == first.start_us
        assert joined.fills
        assert joined.open is last.open
        assert last.stop_us - 60_000_000 <= joined.stop_us <= last.stop_us
        assert Interval(joined.text, joined.zone) == joined


@given(urt.intervals(fills=True))
def test_going_on_keeps_the_beginning(interval):
    """What goes on begins as before, has no end, and going on twice is going on."""
    on = interval.going_on()
    assert (on.start_us, on.first, on.open) == (interval.start_us, interval.first, Open.ONGOING)
    assert on.going_on() == on
    assert Interval(on.text, on.zone) == on


@given(exact, exact)
def test_exactly_one_relation_holds_between_exact_intervals(a, b):
    """Exactly one of Allen's relations holds, and it is the one that the numbers give."""
    assume(a.open is None or b.open is None)
    assert possible_relations(a, b) == {relation(a, b)}
    assert relation(a, b) is allen((a.start_us, a.stop_us), (b.start_us, b.stop_us))


@given(urt.intervals(SPRING, AUTUMN), urt.intervals(SPRING, AUTUMN))
def test_relations_have_inverses(a, b):
    """What is possible from a to b is, inverted, what is possible from b to a."""
    assert {each.inverse for each in possible_relations(a, b)} == possible_relations(b, a)
    assert all(each.inverse.inverse is each for each in Relation)


@given(urt.intervals(SPRING, AUTUMN), urt.intervals(SPRING, AUTUMN))
def test_relation_is_refused_just_where_it_is_undetermined(a, b):
    """``relation`` answers exactly where one relation is possible."""
    possible = possible_relations(a, b)
    assert possible
    if len(possible) == 1:
        assert {relation(a, b)} == possible
    else:
        with pytest.raises(Undetermined, match="could be"):
            relation(a, b)


@given(small(), small())
def test_possible_relations_are_those_of_every_concretisation(a, b):
    """What is possible is what some pair of concrete sub-intervals shows, and nothing else."""
    assert possible_relations(a[0], b[0]) == {allen(x, y) for x in a[1] for y in b[1]}


def test_composition_agrees_with_enumeration():
    """The composition of two relations is what all triples of intervals on a line show."""
    spans = list(combinations(range(7), 2))
    shown: dict[tuple[Relation, Relation], set[Relation]] = {}
    for a in spans:
        for b in spans:
            for c in spans:
                shown.setdefault((allen(a, b), allen(b, c)), set()).add(allen(a, c))
    assert len(shown) == 13 * 13
    assert all(compose(*pair) == relations for pair, relations in shown.items())


@given(exact, exact, exact)
def test_composition_holds_of_any_three(a, b, c):
    """The relation of the first to the third is among the composition of the two on the way."""
    assume(sum(each.open is not None for each in (a, b, c)) < 2)
    assert relation(a, c) in compose(relation(a, b), relation(b, c))


@given(exact, exact)
def test_intersection_commutes_and_lies_inside_both(a, b):
    """The common time is the same from both sides, inside both, and there just where they share some."""
    common = intersection(a, b)
    assert common == intersection(b, a)
    low, high = max(a.start_us, b.start_us), min(a.stop_us, b.stop_us)
    if common is None:
        assert low >= high
    else:
        assert (common.start_us, common.stop_us) == (low, high)
        assert Interval(common.text, common.zone) == common


@given(some_exact.filter(lambda each: len(each) > 2))
def test_intersection_is_associative(each):
    """The common time of three does not depend on which two are taken first."""
    a, b, c = each[:3]

    def common(x, y):
        return None if x is None or y is None else intersection(x, y)

    assert common(common(a, b), c) == common(a, common(b, c))


@given(exact)
def test_an_interval_meets_itself(a):
    """The time an interval shares with itself is its own, and its hull is that too."""
    assert intersection(a, a) == hull([a]) == hull([a, a])
    assert merge([a, a]) == (hull([a]),)
    assert gaps([a, a]) == ()


@given(some_exact)
def test_merging_is_idempotent(each):
    """What is merged is disjoint and in order, and merging it again changes nothing."""
    merged = merge(each)
    assert merge(merged) == merged
    assert all(a.stop_us < b.start_us for a, b in pairwise(merged))
    assert merge(reversed(each)) == merged


@given(some_exact)
def test_merged_and_gaps_tile_the_hull(each):
    """Between them, what is filled and what is not cover the hull once, without overlap."""
    tiles = sorted((*merge(each), *gaps(each)), key=lambda tile: tile.start_us)
    assert len(tiles) == max(0, 2 * len(merge(each)) - 1)
    if each:
        whole = hull(each)
        assert [tile.stop_us for tile in tiles[:-1]] == [tile.start_us for tile in tiles[1:]]
        assert (tiles[0].start_us, tiles[-1].stop_us) == (whole.start_us, whole.stop_us)
    assert all(Interval(tile.text, tile.zone) == tile for tile in tiles)


@given(some_exact, urt.instants(SPRING, AUTUMN))
def test_merging_keeps_every_instant(each, instant):
    """An instant is inside the merged time just where it is inside some interval."""
    us = to_microseconds(instant)

    def inside(those):
        return sum(one.start_us <= us < one.stop_us for one in those)

    assert inside(merge(each)) == bool(inside(each))
    if each:
        assert inside((*merge(each), *gaps(each))) == inside([hull(each)])


@given(urt.intervals())
def test_words_say_the_year_and_never_iso(interval):
    """``str`` reads as people write: the year of the beginning, no slash, no T between day and hour."""
    words = str(interval)
    assert str(interval.first.year) in words
    assert "/" not in words.partition("(")[0]
    assert eval(repr(interval), {"Interval": Interval}) == interval  # noqa: S307 - our own repr
