"""Pictures by matplotlib: what is drawn, that labels do not overlap, that the bytes are the same."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest

from examples import timeline
from us_russia_timeline import load, plots
from us_russia_timeline.errors import InvalidQuestion, MissingExtra
from us_russia_timeline.intervals import DAY_US
from us_russia_timeline.timelines import Timeline

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
pyplot = pytest.importorskip("matplotlib.pyplot")  # so that no test depends on another having drawn before
WHOLE = timeline()


@pytest.fixture(autouse=True)
def _closed():
    """No figure outlives its test."""
    yield
    pyplot.close("all")


def bars(ax):
    """The bars of a picture: where each starts, how long it is, and whether it is filled."""
    return [(each.get_x(), each.get_width(), each.get_fill()) for each in ax.patches]


def labels(ax):
    """The names of the rows, from the top."""
    return [each.get_text() for each in ax.get_yticklabels()]


def test_an_ultimatum_is_drawn_as_its_deadline_moved():
    """A row for each announcement: the point on its day, the bar on the days that it named."""
    ultimatum = WHOLE.ultimatums[0]
    ax = plots.plot(ultimatum)
    assert labels(ax) == ["14 Jul 2025: 50 days", "28 Jul 2025: by 8 August"]
    assert ax.get_title(loc="left") == "Fifty days"
    windows = [term.deadline.window for term in ultimatum.terms]
    assert bars(ax) == [(each.start_us / DAY_US, pytest.approx(1), True) for each in windows]
    points = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
    assert points == [term.at.start_us / DAY_US for term in ultimatum.terms]


def test_a_withdrawal_has_no_window():
    """It is an outline on its own day."""
    whole = load()
    withdrawn = next(each for each in whole.ultimatums if any(term.deadline is None for term in each.terms))
    ax = plots.plot(withdrawn)
    assert [fill for *_, fill in bars(ax)].count(False) == sum(term.deadline is None for term in withdrawn.terms)


def test_a_limit_by_a_minute_can_be_seen():
    """It is as wide as can be seen, and a title too long for the picture goes on below."""
    rusal = plots.plot(load().ultimatum("2018-04-06-rusal-wind-down"))
    left, right = rusal.get_xlim()
    widths = [width for _, width, filled in bars(rusal) if filled]
    assert len(widths) == 6
    assert min(widths) == pytest.approx(0.003 * (right - left))
    warnings = plots.plot(load().ultimatum("2025-04-04-walk-away-warnings"))
    warnings.get_figure().canvas.draw()
    title = next(each for each in warnings.get_children() if getattr(each, "get_text", str)() == warnings.get_title(loc="left"))
    assert title.get_window_extent().x1 <= warnings.get_figure().bbox.x1


def test_truces_are_of_their_exact_length():
    """Filled what bound anybody, outlined what was scheduled, else the declaration."""
    ax = plots.plot(load().truce("2025-04-19-easter-truce"))
    assert {round(width * 24, 6) for _, width, _ in bars(ax)} == {30}
    assert {fill for *_, fill in bars(ax)} == {False, True}
    ax = plots.plot(WHOLE.truces)
    assert labels(ax) == ["The second pause", "The pause"]  # in their order: the one without a time was declared first
    assert [fill for *_, fill in bars(ax)] == [False, False, True]


def test_an_end_that_is_not_known_is_pale_and_has_an_arrow():
    """No bar says how long it was."""
    ax = plots.plot(load().truces.between("2025-03-20", "2025-03-31"))
    assert [patch.get_alpha() for patch in ax.patches if patch.get_fill()] == [0.25]
    assert [line.get_marker() for line in ax.lines] == [">"]


def test_months_are_counted_without_a_gap():
    """Of events, and of a timeline's."""
    events = load().events.between("2017-12-01", "2018-03-31")
    ax = plots.plot(events)
    assert [bar.get_height() for bar in ax.patches] == [sum(event.when.first.month == month for event in events) for month in (12, 1, 2, 3)]
    assert len(plots.plot(load()).patches) > 100


@pytest.mark.parametrize("size", [(8, 6), (3.2, 4), (2.5, 2)])
@pytest.mark.parametrize("what", ["truces", "ultimatums", "events", "one"])
def test_labels_never_overlap(what, size):
    """At the size of a column of a paper too: measured as they are drawn."""
    whole = load()
    figure, ax = pyplot.subplots(figsize=size, layout="constrained")
    given = whole.ultimatum("2025-07-14-ukraine-deal-deadline") if what == "one" else getattr(whole, what).between("2025-01-01", "2025-12-31")
    assert plots.plot(given, ax=ax) is ax
    figure.canvas.draw()
    rows = [each.get_window_extent() for each in ax.get_yticklabels() if each.get_text()]
    days = [each.get_window_extent() for each in ax.get_xticklabels() if each.get_text() and ax.get_xlim()[0] <= each.get_position()[0] <= ax.get_xlim()[1]]
    assert len(days) >= 2
    for one, other in (*pairwise(rows), *pairwise(days)):
        assert not one.overlaps(other)


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_bytes_are_the_same(ending, tmp_path):
    """One picture, one file, whenever it is drawn; no day, no program is written into it."""
    for name in ("one", "other"):
        plots.save(plots.plot(WHOLE.truces), tmp_path / f"{name}{ending}")
    one, other = ((tmp_path / f"{name}{ending}").read_bytes() for name in ("one", "other"))
    assert one == other
    assert len(one) > 1_000


@pytest.mark.parametrize(
    ("what", "match"),
    [
        (None, "an ultimatum, truces or events are drawn, not NoneType"),
        ("events", "not str"),
        ([], "not nothing"),
        (Timeline(), "not nothing"),
        (WHOLE.actors, "not Actor"),
        ([WHOLE.events[0], WHOLE.truces[0]], "not Event, Truce"),
        (WHOLE.events[0], "not Event"),
    ],
)
def test_what_has_no_picture(what, match):
    """It is said what has."""
    with pytest.raises(InvalidQuestion, match=match):
        plots.plot(what)


def test_another_format(tmp_path):
    """Only those whose bytes can be held."""
    with pytest.raises(InvalidQuestion, match=r"a picture is written as \.svg or \.png"):
        plots.save(plots.plot(WHOLE.truces), tmp_path / "a.pdf")


def test_without_matplotlib(monkeypatch):
    """It is said what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingExtra, match=r"us_russia_timeline\[plot\]"):
        plots.plot(WHOLE.truces)
    monkeypatch.undo()
