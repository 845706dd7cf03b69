"""Rows with bars on an axis of time, for deadlines and truces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from us_russia_timeline.intervals import DAY_US, EPOCH_ORDINAL, FOREVER, MONTHS, Interval
from us_russia_timeline.models import Truce, Ultimatum

# Of the palette of Okabe and Ito, which the colour-blind tell apart.
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#595959"

_SEEN = 0.003  # of the width of an axis: a limit by a minute is a bar of that width
_TICK = 46  # points, of a day on the axis and what parts it from the next
_SHARE, _LETTER = 0.42, 0.56  # of the width for labels; how wide a letter is, beside its height


class Span(NamedTuple):
    """A stretch of a row, in days since 1970; without a stop it goes on to the edge of the picture."""

    start: float
    stop: float | None
    look: str  # "line", "bar" or "outline"


class Row(NamedTuple):
    """A label, and what is drawn beside it."""

    label: str
    spans: tuple[Span, ...]


def _span(interval: Interval, look: str) -> Span:
    stop = None if interval.stop_us == FOREVER else interval.stop_us / DAY_US
    return Span(interval.start_us / DAY_US, stop, look)


def deadline_rows(ultimatums: list[Ultimatum]) -> list[Row]:
    """Of one ultimatum a row for each announcement; of several a row each."""
    if len(ultimatums) > 1:
        return [Row(each.title, tuple(_windows(each))) for each in ultimatums]
    return [Row(f"{_said(term.at)}: {term.wording}", tuple(_moved(term))) for term in ultimatums[0].terms]


def _said(at: Interval) -> str:
    return day_text(at.first) if at.first == at.last else str(at)


def _windows(ultimatum: Ultimatum) -> Iterator[Span]:
    first = ultimatum.terms[0].at
    limits = [term.deadline.window for term in ultimatum.terms if term.deadline is not None]
    yield Span(first.start_us / DAY_US, max(limit.start_us for limit in limits) / DAY_US, "line")
    yield from (_span(limit, "bar") for limit in limits)


def _moved(term: Any) -> Iterator[Span]:
    """From the announcement to the days that it named; of a withdrawal, the announcement alone."""
    if term.deadline is not None:
        window = term.deadline.window
        yield Span(term.at.start_us / DAY_US, window.start_us / DAY_US, "line")
        yield _span(window, "bar")
    else:
        yield _span(term.at, "outline")


def truce_rows(truces: list[Truce]) -> list[Row]:
    """A row for each truce: outlined what was scheduled, else the declaration; filled what bound anybody."""
    return [
        Row(
            truce.title,
            (
                _span(truce.scheduled or truce.at, "outline"),
                *(_span(each, "bar") for each in truce.effective),
            ),
        )
        for truce in truces
    ]


def drawn_rows(ax: Any, rows: list[Row]) -> None:
    """Draw rows on axes, the first at the top, with letters that fit."""
    edges = [
        edge for row in rows for span in row.spans for edge in (span.start, span.stop) if edge is not None
    ]
    low, high = min(edges), max(edges)
    margin = max((high - low) * 0.03, 0.5)
    ax.set_xlim(low - margin, high + margin)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    for at, row in enumerate(rows):
        for span in row.spans:
            _drawn(ax, at, span, high + margin)
    _labelled(ax, [row.label for row in rows])


def _drawn(ax: Any, at: int, span: Span, edge: float) -> None:
    stop = edge if span.stop is None else span.stop
    if span.look == "line":
        ax.plot([span.start, stop], [at, at], color=GREY, linewidth=1.2, zorder=1)
        ax.plot([span.start], [at], color=GREY, marker="o", markersize=4, zorder=3)
    elif span.look == "bar":
        # Of an end that nobody knows, or that has not come, no bar can say how long it was.
        paint = {"color": BLUE} if span.stop is not None else {"color": BLUE, "alpha": 0.25}
        left, right = ax.get_xlim()
        wide = max(stop - span.start, _SEEN * (right - left))
        ax.barh(at, wide, left=span.start, height=0.5, zorder=2, **paint)
    else:
        ax.barh(at, stop - span.start, left=span.start, height=0.7, fill=False, edgecolor=ORANGE, zorder=1)
    if span.stop is None:
        ax.plot([edge], [at], color=GREY, marker=">", markersize=6, zorder=3, clip_on=False)


def dated(ax: Any) -> None:
    """Name days, months or years on the axis of time, with their years, no more than fit side by side."""
    figure = ax.get_figure()
    # A layout may still make room for the labels of the rows.
    width = min(ax.get_window_extent().width * 72 / figure.dpi, (1 - _SHARE) * figure.get_figwidth() * 72)
    low, high = (date.fromordinal(int(edge) + EPOCH_ORDINAL) for edge in ax.get_xlim())
    days = _ticks(low, high, max(2, int(width // _TICK)))
    names = [f"{day.day} {MONTHS[day.month - 1][:3]}\n{day.year}" for day in days]
    ax.set_xticks([day.toordinal() - EPOCH_ORDINAL for day in days], names, fontsize=9)


def _ticks(low: date, high: date, most: int) -> list[date]:
    """At most so many days at even steps: of days, of whole months, of whole years."""
    length = (high - low).days
    every = [low + timedelta(days=at) for at in range(1, length + 1)]
    for step, dates in ((1, range(1, 32)), (2, range(1, 31, 2)), (7, (1, 8, 15, 22)), (14, (1, 15))):
        if length // step < most:
            return [day for day in every if day.day in dates]
    months = length // 30
    step = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120, 1200, 12_000) if months // each < most)
    first = -(-(low.year * 12 + low.month) // step) * step  # months since the year nought
    last = high.year * 12 + high.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(first, last + 1, step)]


def day_text(day: date) -> str:
    """A day in a label: ``14 Jul 2025``, in every locale."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _labelled(ax: Any, labels: Iterable[str]) -> None:
    names = list(labels)
    figure = ax.get_figure()
    points = 72 / figure.dpi
    box = ax.get_window_extent()
    letters = min(9.0, 0.7 * box.height * points / len(names))
    most = max(4, int(_SHARE * figure.get_figwidth() * 72 / (_LETTER * letters)))
    cut = [name if len(name) <= most else f"{name[: most - 1]}…" for name in names]
    ax.set_yticks(range(len(names)), cut, fontsize=letters)
    ax.tick_params(axis="y", length=0)
    dated(ax)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(axis="x", color="#dddddd", linewidth=0.6)
    ax.set_axisbelow(True)
