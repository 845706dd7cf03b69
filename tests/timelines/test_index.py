"""The index over half-open integer intervals."""

from __future__ import annotations

import gc
from random import Random

import pytest

from us_russia_timeline.timelines import IntervalIndex, Lazy


def index_of(pairs):
    """An index over pairs of start and stop."""
    return IntervalIndex([start for start, _ in pairs], [stop for _, stop in pairs])


def test_an_empty_index_holds_nothing():
    """Over no intervals, every question has an empty answer."""
    empty = index_of([])
    assert empty.covering(0) == empty.overlapping(0, 5) == []
    assert empty.beginning(0, 5) == (0, 0)


def test_ends_are_half_open():
    """An interval covers its start and not its stop."""
    index = index_of([(0, 10), (5, 6), (10, 20)])
    assert [index.covering(point) for point in (-1, 0, 5, 6, 9, 10, 19, 20)] == [
        [], [0], [0, 1], [0], [0], [2], [2], [],
    ]  # fmt: skip
    assert index.overlapping(6, 10) == [0]
    assert index.overlapping(6, 11) == [0, 2]
    assert index.beginning(5, 10) == (1, 2)


def test_answers_may_be_changed():
    """Changing an answer does not change the next one."""
    index = index_of([(0, 10)] * 40)
    index.covering(5).clear()
    assert len(index.covering(5)) == 40


@pytest.mark.parametrize("seed", range(4))
def test_crowds_and_long_ones_are_found(seed):
    """Many short intervals among some very long ones, with bursts of equal ends, are all found in order."""
    random = Random(seed)
    pairs = sorted(
        [(at, at + random.choice((1, 2, 50))) for at in random.choices(range(300), k=400)]
        + [(random.randrange(100), 2**62) for _ in range(30)]
        + [(100, 200)] * 60
    )
    index = index_of(pairs)
    for point in range(-2, 360, 3):
        assert index.covering(point) == [at for at, (a, b) in enumerate(pairs) if a <= point < b]
        assert index.overlapping(point, point + 7) == [
            at for at, (a, b) in enumerate(pairs) if a < point + 7 and point < b
        ]


@pytest.mark.parametrize("wanted", [True, False])
def test_going_through_lazy_items_leaves_the_collector_alone(wanted):
    """Whether garbage is collected is the caller's choice, also while items are made and when they change it."""
    seen = []

    def make(at):
        seen.append(gc.isenabled())
        if at == 1:
            (gc.disable if wanted else gc.enable)()
        return at

    was = gc.isenabled()
    (gc.enable if wanted else gc.disable)()
    try:
        assert list(Lazy(4, make)) == [0, 1, 2, 3]
        after = gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()
    assert seen == [wanted, wanted, not wanted, not wanted]
    assert after is not wanted
