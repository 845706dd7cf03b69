"""The drawings of the page: what is drawn where, and in which look."""

import re
from collections import Counter
from datetime import datetime, timezone

import pytest

from exports_sample import document
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports.html import drawings
from us_russia_timeline.intervals import DAY_US, to_microseconds
from us_russia_timeline.timelines import Timeline


def test_the_staircase_shows_how_a_deadline_moved(timeline):
    """A row a limit: replaced ones hollow, the standing one filled, each where its window lies."""
    drawn = drawings.staircase(
        timeline.ultimatum("2025-07-14-deal"), [(timeline.event("2025-08-06-visit").when, "an answer")]
    )
    bars = re.findall(r'<rect class="limit( past)?" x="([0-9.]+)%"', drawn)
    assert [past for past, _ in bars] == [" past", " past", ""]
    places = [float(x) for _, x in bars]
    assert places[0] > places[2] > places[1]
    assert drawn.count('class="dot"') == 3
    assert "withdrawn" in drawings.staircase(timeline.ultimatum("2025-07-28-dropped"), [])


def test_bars_of_the_overview(timeline):
    """A truce that never held is dashed, one that goes on reaches the edge; what touches has its own lane."""
    drawn = drawings.overview(timeline)
    bars = re.findall(r'<rect class="(truce[^"]*)" x="([0-9.]+)%" width="([0-9.]+)%" y="([0-9]+)"', drawn)
    looks = [look for look, *_ in bars]
    assert looks == ["truce", "truce off fades", "truce"]
    x, width = map(float, bars[2][1:3])
    assert x + width == pytest.approx(100, abs=0.01)
    assert len({y for *_, y in bars}) > 1


def test_a_crowd_of_truces_keeps_to_the_page():
    """However many run at once, the picture has a bar for each and a bounded height."""
    plain = document()
    crowd = [{**plain["truces"][2], "id": f"2025-06-01-lasting-{at}"} for at in range(60)]
    drawn = drawings.overview(from_plain({**plain, "truces": crowd, "claims": [], "tombstones": []}))
    bars = re.findall(r'<rect class="truce" [^>]* y="([0-9]+)"', drawn)
    assert len(bars) == 60
    assert len(set(bars)) == 24


def test_nothing_dated_is_nothing_to_draw():
    """A timeline without dated records has no overview."""
    assert drawings.overview(Timeline()) is None


def test_the_overview_counts_the_events_of_a_month(timeline):
    """A column a month, as high as many events began in it, the tallest as high as the histogram."""
    drawn = drawings.overview(timeline)
    columns = re.findall(r"M([0-9]+) 56v-([0-9]+)h([0-9]+)v([0-9]+)z", re.search(r'<path class="months" d="([^"]+)"', drawn)[1])
    months = Counter(event.when.first.isoformat()[:7] for event in timeline.events)
    assert [int(up) for _, up, _, _ in columns] == [round(56 * months[month] / 3) for month in sorted(months)]
    assert all(up == down and int(wide) > 0 for _, up, wide, down in columns)
    assert 0 <= int(columns[0][0]) < int(columns[-1][0]) + int(columns[-1][2]) <= 1000
    assert "Events a month, 3 at most" in drawn


def test_the_drawings_say_what_they_show(timeline):
    """Each has a label that holds its figures in words."""
    overview = drawings.overview(timeline)
    assert 'aria-label="The whole timeline at once: 15 events, ' in overview
    assert "2 ultimatums and 3 truces from 24 Feb 2022 on." in overview
    stairs = drawings.staircase(timeline.ultimatum("2025-07-28-dropped"))
    told = "announced 28 July 2025: 31 July 2025, later replaced; withdrawn 29 July 2025"
    assert f'aria-label="How the deadline moved: {told}"' in stairs


@pytest.mark.parametrize(
    ("days", "most", "words"),
    [
        (1, 7, []),
        (6, 7, ["2 Jan", "3 Jan", "4 Jan", "5 Jan", "6 Jan"]),
        (8, 4, ["4 Jan", "8 Jan"]),
        (59, 4, ["9 Jan", "30 Jan", "20 Feb"]),
        (60, 4, ["Feb 2025", "Mar 2025"]),
        (500, 4, ["Jul 2025", "Jan 2026"]),
        (3650, 4, ["2030"]),
    ],
)
def test_the_axis_is_told_in_round_steps(days, most, words):
    """Days, weeks, months or years, whichever leave no more words than there is space for."""
    low = to_microseconds(datetime(2025, 1, 1, tzinfo=timezone.utc))
    scale = drawings._Scale(low, low + days * DAY_US)
    told = [word for _, word in drawings._ticks(scale, most)]
    assert told == words
    assert len(told) <= most
