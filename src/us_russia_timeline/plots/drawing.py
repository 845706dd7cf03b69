"""One call for a picture: what is drawn follows from what is given."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from typing import Any, cast

from us_russia_timeline.errors import InvalidQuestion, MissingExtra
from us_russia_timeline.intervals import EPOCH_ORDINAL
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.plots.rows import BLUE, GREY, dated, deadline_rows, drawn_rows, truce_rows
from us_russia_timeline.timelines import Records, Timeline

__all__ = ["plot", "save"]

_WIDTH, _ROW, _FRAME = 8.0, 0.34, 1.0  # inches: of a new figure, of one of its rows, of what is around them


def plot(what: Any, *, ax: Any = None) -> Any:
    """Draw an ultimatum, truces, ultimatums, events, or the events of a timeline.

    An ultimatum is drawn as its deadline moved: a row for each announcement, from its day to the days that
    it named. Truces are bars of their exact length: filled for as long as they bound anybody, outlined for
    what was scheduled. A pale bar with an arrow has an end that has not come or that nobody knows. Of several
    ultimatums each is a row with the windows that its deadline went through. Of events the months are
    counted.

    Labels stand in the margin, one a row, in letters that fit the row: they do not overlap.

    Args:
        what: an ultimatum or a truce, records of one of these types or events, or a timeline.
        ax: the axes of matplotlib to draw on; left out, those of a new figure of fitting height.

    Returns:
        The axes (``matplotlib.axes.Axes``), for titles and annotations of your own.

    Raises:
        InvalidQuestion: nothing to draw, records of several types, or of one that has no picture.
        MissingExtra: the extra ``plot`` is not installed.

    >>> import matplotlib
    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline import plots
    >>> matplotlib.use("Agg")
    >>> timeline = urt.load()
    >>> ax = plots.plot(timeline.ultimatum("2025-07-14-ukraine-deal-deadline"))
    >>> ax.get_yticklabels()[0].get_text()
    '14 Jul 2025: 50 days'
    """
    pyplot = _pyplot()
    kind, records = _given(what)
    if kind is Event:
        return _months(pyplot, cast("list[Event]", records), ax)
    draw: Callable[[list[Any]], Any] = truce_rows if kind is Truce else deadline_rows
    rows = draw(records)
    if ax is None:
        _, ax = pyplot.subplots(figsize=(_WIDTH, _FRAME + _ROW * len(rows)), layout="constrained")
    drawn_rows(ax, rows)
    if len(records) == 1:
        ax.set_title(records[0].title, loc="left", fontsize=10, wrap=True)
    return ax


def save(ax: Any, path: str | os.PathLike[str]) -> None:
    """Write the figure of some axes as SVG or PNG, byte for byte the same for the same picture.

    Args:
        ax: the axes, as `plot` gives them.
        path: where to; the ending says in which format.

    Raises:
        InvalidQuestion: another ending.
        MissingExtra: the extra ``plot`` is not installed.
        OSError: it cannot be written.

    >>> import os
    >>> import tempfile
    >>> import matplotlib
    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline import plots
    >>> matplotlib.use("Agg")
    >>> timeline = urt.load()
    >>> ax = plots.plot(timeline.ultimatum("2025-07-14-ukraine-deal-deadline"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     plots.save(ax, os.path.join(folder, "deadline.svg"))
    ...     os.listdir(folder)
    ['deadline.svg']
    """
    pyplot = _pyplot()
    name = os.fspath(path)
    ending = os.path.splitext(name)[1].lower()
    empty = {".svg": {"Date": None}, ".png": {"Software": None}}
    if ending not in empty:
        raise InvalidQuestion(f"{name!r:.100}: a picture is written as .svg or .png")
    with pyplot.rc_context({"svg.hashsalt": "us_russia_timeline", "svg.fonttype": "path"}):
        ax.get_figure().savefig(name, metadata=empty[ending], dpi=150)


def _pyplot() -> Any:
    try:
        return import_module("matplotlib.pyplot")
    except ImportError as fault:
        raise MissingExtra(
            "pictures need matplotlib: python -m pip install 'us_russia_timeline[plot]'"
        ) from fault


def _given(what: Any) -> tuple[type, list[Any]]:
    """The type of what is to be drawn, and the records."""
    if isinstance(what, Timeline):
        what = what.events
    records = [what] if isinstance(what, Ultimatum | Truce) else what
    if isinstance(records, str | bytes) or not isinstance(records, Iterable):
        raise InvalidQuestion(f"an ultimatum, truces or events are drawn, not {type(what).__name__}")
    every = list(Records(cast("Iterable[Any]", records)))
    kinds: set[type[Any]] = {type(each) for each in every}
    if len(kinds) != 1 or not kinds <= {Event, Ultimatum, Truce}:
        told = ", ".join(sorted(kind.__name__ for kind in kinds)) or "nothing"
        raise InvalidQuestion(f"records of one type are drawn, events, ultimatums or truces, not {told}")
    return kinds.pop(), every


def _months(pyplot: Any, events: list[Event], ax: Any) -> Any:
    """The number of events that began in each month, none left out between the first and the last."""
    counts = Counter((event.when.first.year, event.when.first.month) for event in events)
    year, month = min(counts)
    months = [(year, month)]
    while months[-1] < max(counts):
        year, month = months[-1]
        months.append((year + month // 12, month % 12 + 1))
    if ax is None:
        _, ax = pyplot.subplots(figsize=(_WIDTH, 2.6), layout="constrained")
    at = [date(year, month, 1).toordinal() - EPOCH_ORDINAL for year, month in months]
    ax.bar(at, [counts[each] for each in months], width=25, align="edge", color=BLUE)
    dated(ax)
    ax.set_ylabel("events a month", color=GREY)
    ax.spines[["top", "right"]].set_visible(False)
    return ax
