"""The drawings of the page, as SVG whose horizontal places are percentages: it fits any width unscaled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timezone
from typing import NamedTuple

from us_russia_timeline.exports.html.markup import Markup, element
from us_russia_timeline.exports.html.spans import fades
from us_russia_timeline.intervals import DAY_US, FOREVER, Interval, from_microseconds, to_microseconds
from us_russia_timeline.models import Event, TermAct, Truce, Ultimatum
from us_russia_timeline.questions import Limit, limits
from us_russia_timeline.timelines import Timeline

__all__ = ["answers_of", "bars", "overview", "staircase"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_LANES = 24
_TALL = 56  # of the histogram
_LONG_MONTH = re.compile(r"\b([A-Z][a-z]{2})[a-z]+")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 36000)
# The last month whose successor can still be written as a date.
_EARLIEST, _LATEST = -62_135_596_800_000_000, 253_370_764_800_000_000


def _percent(share: float) -> str:
    """To a tenth: half a pixel of a thousand."""
    return f"{share:.1f}".removesuffix(".0") + "%"


class _Bar(NamedTuple):
    """A stretch to be drawn: its edges in microseconds, how it looks, and its words."""

    start: int
    stop: int
    look: str
    words: str


class _Scale(NamedTuple):
    """From microseconds to a percentage of the width."""

    low: int
    high: int

    def at(self, moment: int) -> float:
        return min(100.0, max(0.0, (moment - self.low) / (self.high - self.low) * 100))

    def bar(self, when: Interval, look: str, words: str) -> _Bar:
        """What goes on reaches the edge; what ended nobody says when fades soon."""
        stop = min(self.high, when.stop_us)
        if look.endswith("fades"):
            stop = min(self.high, when.start_us + (self.high - self.low) // 50)
        return _Bar(when.start_us, stop, look, words)

    def x(self, moment: int) -> str:
        return _percent(self.at(moment))

    def width(self, start: int, stop: int) -> str:
        return _percent(self.at(stop) - self.at(start))


def _scale(moments: Iterable[int]) -> _Scale:
    every = [moment for moment in moments if moment != FOREVER]
    low, high = min(every), max(every)
    margin = max((high - low) // 25, DAY_US)
    return _Scale(max(low - margin, _EARLIEST), min(high + margin, _LATEST))


def _month(index: int) -> int:
    """The microsecond at which a month begins, counted in months from the year 0."""
    return to_microseconds(datetime(index // 12, index % 12 + 1, 1, tzinfo=timezone.utc))


def _index(moment: int) -> int:
    day = from_microseconds(moment)
    return day.year * 12 + day.month - 1


def _ticks(scale: _Scale, most: int) -> Iterator[tuple[int, str]]:
    """Beginnings of days, months or years on the scale, at most so many, each with its words."""
    days = (scale.high - scale.low) // DAY_US
    if days < 60:
        step = next(step for step in (1, 2, 4, 7, 14, 21) if days // step < most)
        stride = DAY_US * step
        for moment in range(scale.low - scale.low % stride + stride, scale.high, stride):
            day = from_microseconds(moment)
            yield moment, f"{day.day} {_MONTHS[day.month - 1]}"
        return
    low, high = _index(scale.low) + 1, _index(scale.high)
    step = next(step for step in _STEPS if (high - low) // step < most)
    for index in range(low + -low % step, high + 1, step):
        year, month = divmod(index, 12)
        yield _month(index), str(year) if step >= 12 else f"{_MONTHS[month]} {year}"


def _axis(scale: _Scale, height: int, most: int) -> Iterator[Markup]:
    for moment, words in _ticks(scale, most):
        x = scale.x(moment)
        yield element("line", class_="grid", x1=x, x2=x, y2=height)
        anchor = "end" if scale.at(moment) > 88 else None
        yield element("text", words, x=x, y=height + 14, text_anchor=anchor)
    yield element("line", class_="base", x2="100%", y1=height, y2=height)


def _svg(description: str, height: int, body: Iterable[Markup]) -> Markup:
    return element("svg", *body, role="img", height=height, aria_label=description)


def _name(words: str, y: int) -> Markup:
    return element("text", words, class_="name", y=y)


def _draw(scale: _Scale, bar: _Bar, y: int) -> Markup:
    x, width = scale.x(bar.start), scale.width(bar.start, bar.stop)
    said = [element("title", bar.words)] if bar.words else []
    return element("rect", *said, class_=bar.look, x=x, width=width, y=y, height=8)


def _lanes(scale: _Scale, bars: Sequence[_Bar]) -> list[int]:
    """For each bar the first lane in which it touches none before it; they come in order.

    Where more than a page can show run at once, the latest lie over those that stop first.
    """
    free: list[float] = []
    found: list[int] = []
    for bar in bars:
        lane = next((at for at, until in enumerate(free) if until < scale.at(bar.start)), len(free))
        if lane == _MOST_LANES:
            lane = free.index(min(free))
        elif lane == len(free):
            free.append(0.0)
        free[lane] = scale.at(bar.stop) + 0.6
        found.append(lane)
    return found


def overview(timeline: Timeline) -> Markup | None:
    """All of a timeline at once: events a month, ultimatums, truces; ``None`` if nothing is dated."""
    dated: list[Event | Ultimatum | Truce] = [*timeline.events, *timeline.ultimatums, *timeline.truces]
    if not dated:
        return None
    scale = _scale(edge for record in dated for edge in (record.when.start_us, record.when.stop_us))
    body = [*_histogram(scale, timeline)]
    y = 78
    runs = [scale.bar(each.when, "run", each.title) for each in timeline.ultimatums]
    truces = [scale.bar(each.when, _look(each), each.title) for each in timeline.truces]
    for name, bars in (("Ultimatums, from first word to last deadline", runs), ("Truces", truces)):
        body.append(_name(name, y + 22))
        lanes = _lanes(scale, bars)
        body += [_draw(scale, bar, y + 30 + 13 * lane) for bar, lane in zip(bars, lanes, strict=True)]
        y += 30 + 13 * (max(lanes, default=0) + 1)
    counts = f"{len(timeline.events)} events, {len(runs)} ultimatums and {len(truces)} truces"
    first = _day(min(record.when.first for record in dated))
    description = f"{counts} from {first} on. The sections below hold every one of them."
    return _svg(f"The whole timeline at once: {description}", y + 20, [*_axis(scale, y + 4, 7), *body])


def _look(truce: Truce) -> str:
    look = "truce" if truce.effective else "truce off"
    return f"{look} fades" if fades(truce) else look


def _histogram(scale: _Scale, timeline: Timeline) -> Iterator[Markup]:
    """A column a month, all in one path, which is drawn out to the width of the picture."""
    counted: dict[int, int] = {}
    for event in timeline.events:
        index = _index(event.when.start_us)
        counted[index] = counted.get(index, 0) + 1
    most = max(counted.values(), default=0)
    yield _name(f"Events a month, {most} at most", 14)
    columns: list[str] = []
    for index, count in sorted(counted.items()):
        x, stop = (round(scale.at(_month(each)) * 10) for each in (index, index + 1))
        tall = round(_TALL * count / most)
        columns.append(f"M{x} {_TALL}v-{tall}h{stop - x}v{tall}z")
    path = element("path", class_="months", d="".join(columns))
    size = {"viewBox": f"0 0 1000 {_TALL}", "preserveAspectRatio": "none"}
    yield element("svg", path, y=78 - _TALL, width="100%", height=_TALL, **size)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def bars(records: Sequence[Ultimatum | Truce]) -> Markup:
    """Ultimatums or truces, a row each with its name: an ultimatum from its first word to its last limit.

    Args:
        records: at least one.
    """
    scale = _scale(edge for each in records for edge in (each.when.start_us, each.when.stop_us))
    body: list[Markup] = []
    for at, each in enumerate(records):
        look = _look(each) if isinstance(each, Truce) else "run"
        bar = scale.bar(each.when, look, f"{each.title}: {each.when}")
        body += [_name(each.title, 36 * at + 14), _draw(scale, bar, 36 * at + 20)]
    height = 36 * len(records)
    said = "; ".join(f"{each.title}: {each.when}" for each in records)
    return _svg(said, height + 20, [*_axis(scale, height, 5), *body])


def answers_of(ultimatum: Ultimatum, timeline: Timeline) -> list[tuple[Interval, str]]:
    """What was answered or done about an ultimatum: when, and the title of the event."""
    ids = [answer.event for answer in ultimatum.responses]
    ids += [half.event for half in (ultimatum.compliance, ultimatum.follow_through) if half.event is not None]
    events = [timeline.event(each) for each in dict.fromkeys(ids)]
    return [(event.when, event.title) for event in events]


def staircase(
    ultimatum: Ultimatum, answers: Sequence[tuple[Interval, str]] = (), *, named: bool = False
) -> Markup:
    """How the deadline of an ultimatum moved: a row a limit, from its announcement to its window.

    Args:
        ultimatum: whose limits are drawn.
        answers: when something was answered or done about it, each with its words.
        named: with words for what is pointed at, where no table beside it has them.
    """
    steps = limits(ultimatum)
    moments = [edge for step in steps for edge in (step.term.at.start_us, step.deadline.window.stop_us)]
    moments += [when.start_us for when, _ in answers]
    scale = _scale([*moments, ultimatum.terms[-1].at.start_us])
    body: list[Markup] = []
    y = 0
    for step in steps:
        body += _step(scale, step, y, named=named)
        y += 40
    if answers:
        body.append(_name("Answers and acts", y + 14))
        for when, words in answers:
            said = [element("title", words)] if named else []
            body.append(_dot(scale, when.start_us, y, "dot answer", 5, *said))
        y += 40
    description = "; ".join(_told(step) for step in steps)
    if ultimatum.terms[-1].act is TermAct.WITHDRAWS:
        description += f"; withdrawn {ultimatum.terms[-1].at}"
    return _svg(f"How the deadline moved: {description}", y + 20, [*_axis(scale, y, 4), *body])


def _dot(scale: _Scale, moment: int, y: int, look: str, radius: int, *content: Markup) -> Markup:
    return element("circle", *content, class_=look, cx=scale.x(moment), cy=y + 26, r=radius)


def _brief(step: Limit) -> str:
    """The two dates in few words, for a narrow page; the description and the table have them in full."""
    window, said = step.deadline.window, step.term.at
    due = _short(window)
    if window.first == window.last:
        due = due.partition(" to ")[0]  # one minute of one day: its beginning will do
    day = _day(said.first) if said.first == said.last else _short(said).removeprefix("some time from ")
    return f"{day.removesuffix(f' {window.first.year}')} → {due}"


def _short(when: Interval) -> str:
    return _LONG_MONTH.sub(r"\1", str(when).partition(" (")[0])


def _told(step: Limit) -> str:
    return f"announced {step.term.at}: {step.deadline}{'' if step.stands else ', later replaced'}"


def _step(scale: _Scale, step: Limit, y: int, *, named: bool) -> Iterator[Markup]:
    window, said, past = step.deadline.window, step.term.at.start_us, "" if step.stands else " past"
    x1, x2 = scale.x(said), scale.x(window.start_us)
    yield _name(_brief(step), y + 14)
    yield element("line", class_=f"wait{past}", x1=x1, x2=x2, y1=y + 26, y2=y + 26)
    yield _dot(scale, said, y, "dot", 4)
    yield _draw(scale, scale.bar(window, f"limit{past}", _told(step) if named else ""), y + 22)
