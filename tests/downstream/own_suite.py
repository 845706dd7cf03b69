"""Property tests of somebody's own function, over the strategies of the library."""

from __future__ import annotations

from hypothesis import given, settings

import us_russia_timeline as urt
from us_russia_timeline import strategies


def busiest_day(timeline: urt.Timeline) -> str | None:
    """A function of one's own: the day on which most events began, the first of several."""
    counts: dict[str, int] = {}
    for event in timeline.events:
        day = event.when.first.isoformat()
        counts[day] = counts.get(day, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default=None)


@given(strategies.timelines())
@settings(max_examples=30, deadline=None)
def test_the_busiest_day_has_most_events(timeline: urt.Timeline) -> None:
    """No day has more."""
    day = busiest_day(timeline)
    if day is None:
        assert len(timeline.events) == 0
        return
    every = [event.when.first.isoformat() for event in timeline.events]
    assert all(every.count(each) <= every.count(day) for each in every)


@given(strategies.timelines())
@settings(max_examples=30, deadline=None)
def test_a_part_has_no_busier_day(timeline: urt.Timeline) -> None:
    """Of the first events of a timeline."""
    if len(timeline.events) > 0:
        first = urt.part(timeline, timeline.events[:1])
        assert busiest_day(first) is not None
