"""Records as step functions of time: what a table's rows are labelled with, worked out once.

Whatever the rule (several records at once, one party's truces, a deadline that moved), its answer
changes only at a few dozen moments. So it is reduced to bounds and the value between each two of
them, in plain Python and by the library's own meaning; an engine only looks rows up in it.

Every axis counts microseconds from 1970-01-01T00:00: of UTC for instants, of the civil clock for
readings without a zone, and midnights of it for civil days.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timezone
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import (
    DAY_US,
    FOREVER,
    Axis,
    Interval,
    from_microseconds,
    midnight,
    to_microseconds,
    zone_rules,
)
from us_russia_timeline.models import Truce, Ultimatum
from us_russia_timeline.questions import Span, chronological, in_force_spans, joined
from us_russia_timeline.timelines import Records, ids_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


__all__ = ["How", "Steps", "in_civil_time", "labels_and_days"]

How = Literal["all", "first", "last"]
"""Which of several records in force at once a label names."""

V = TypeVar("V")


class Steps(NamedTuple, Generic[V]):
    """A function of time that changes at bounds only.

    Attributes:
        bounds: the microseconds at which the value changes, ascending.
        values: one more than bounds; ``values[i]`` holds from ``bounds[i - 1]``, inclusive, to
            ``bounds[i]``, exclusive. ``None`` is for a time about which nothing can be said.
    """

    bounds: tuple[int, ...]
    values: tuple[V | None, ...]

    def at(self, us: int) -> V | None:
        """The value at a microsecond."""
        return self.values[bisect_right(self.bounds, us)]


class _Active(NamedTuple):
    """One record in force: its id, and the microseconds from which its deadline's days are counted."""

    id: str
    least: int | None
    most: int | None


def labels_and_days(  # noqa: PLR0913 - one question: each option is named
    records: Iterable[Any],
    axis: Axis,
    *,
    party: str | None = None,
    how: str = "all",
    counted: bool = False,
    certain: bool = False,
) -> tuple[Steps[str], Steps[int], Steps[int]]:
    """The labels, and the anchors of the days left to the earliest and to the latest day of the deadlines.

    With an anchor ``a`` the days left at ``x`` are ``-((x - a) // DAY_US)``: the civil days until the
    deadline's day begins, whatever the clocks do in between. Of several deadlines the least anchor
    gives the least days, and the greatest the most.

    Args:
        records: what to label with; if a timeline's, the value outside its coverage is ``None``.
        axis: instants, or civil days.
        party: count only the time for which this actor held itself bound; truces only.
        how: one of `How`.
        counted: whether the anchors are wanted; ultimatums only. If not, they are all ``None``.
        certain: name only what was surely in force.

    Raises:
        InvalidQuestion: a record without id or time, or one to which ``party`` or ``counted`` means nothing.
        UnknownZone: days are to be counted in a zone this machine has no rules for.
    """
    # Where each record's span begins and stops, with the record's place in the order.
    changes: list[tuple[int, int, _Active | None]] = []
    ordered = chronological(records)
    parties = None if party is None else ids_named(ordered.names, party)
    for place, record in enumerate(ordered):
        _require_meaning(record, party=party, counted=counted)
        for span in in_force_spans(record, axis, parties=parties, certain=certain):
            for start, stop, active in _counted(str(record.id), span, axis, counted=counted):
                changes.append((start, place, active))
                if stop < FOREVER:
                    changes.append((stop, place, None))
    # A span that follows on another of the same record begins after that one has stopped.
    changes.sort(key=lambda change: (change[0], change[2] is not None))
    bounds, states = _sweep(changes, how)
    covered = _covered(records, axis)
    if covered:
        bounds, states = _within(bounds, states, covered)
    return (
        _merged(bounds, [state and state[0] for state in states]),
        _merged(bounds, [state and state[1] for state in states]),
        _merged(bounds, [state and state[2] for state in states]),
    )


def _require_meaning(record: Any, *, party: str | None, counted: bool) -> None:
    name = type(record).__name__
    if not hasattr(record, "id") or not isinstance(getattr(record, "when", None), Interval):
        raise InvalidQuestion(f"a table is labelled with records that have an id and a time, not with {name}")
    if party is not None and not isinstance(record, Truce):
        raise InvalidQuestion(f"party: only truces have parties, and {record.id} is of type {name}")
    if counted and not isinstance(record, Ultimatum):
        raise InvalidQuestion(
            f"days_left: only ultimatums have a deadline, and {record.id} is of type {name}"
        )


def _in_microseconds(edges: tuple[int, int], axis: Axis) -> tuple[int, int]:
    """Edges on an axis as microseconds of it: of civil days, their midnights."""
    start, stop = edges
    if axis is Axis.INSTANTS:
        return start, stop
    return midnight(start), FOREVER if stop == FOREVER else midnight(stop)


def _counted(name: str, span: Span, axis: Axis, *, counted: bool) -> list[tuple[int, int, _Active]]:
    """A span with its anchors; on the clock, one part for each offset its deadline's zone has in it."""
    begin, end = _in_microseconds((span.start, span.stop), axis)
    if not counted or span.deadline is None:
        return [(begin, end, _Active(name, None, None))]
    window = span.deadline.window
    first, last = window.edges(Axis.DAYS)
    least, most = midnight(first), midnight(last - 1)
    if axis is Axis.DAYS:
        return [(begin, end, _Active(name, least, most))]
    changes = _transitions(window.zone, begin, end)
    found: list[tuple[int, int, _Active]] = []
    for start, stop in pairwise([begin, *(when for when, _, _ in changes), end]):
        shift = _offset(window.zone, start)
        found.append((start, stop, _Active(name, least - shift, most - shift)))
    return found


State = tuple[str, int | None, int | None]


def _sweep(changes: list[tuple[int, int, _Active | None]], how: str) -> tuple[list[int], list[State | None]]:
    """Walk through the changes; between each two, what is in force makes the value."""
    active: dict[int, _Active] = {}
    bounds: list[int] = []
    states: list[State | None] = [("", None, None)]
    for place, (time, order, entry) in enumerate(changes):
        if entry is None:
            active.pop(order)
        else:
            active[order] = entry
        if place + 1 == len(changes) or changes[place + 1][0] != time:
            bounds.append(time)
            states.append(_state(active, how))
    return bounds, states


def _state(active: dict[int, _Active], how: str) -> State:
    chosen = [active[order] for order in sorted(active)]
    chosen = chosen[:1] if how == "first" else chosen[-1:] if how == "last" else chosen
    least = [each.least for each in chosen if each.least is not None]
    most = [each.most for each in chosen if each.most is not None]
    return (
        "|".join(each.id for each in chosen),
        min(least, default=None),
        max(most, default=None),
    )


def _covered(records: Iterable[Any], axis: Axis) -> list[Span]:
    coverage = records.coverage if isinstance(records, Records) else ()
    return joined(sorted(_in_microseconds(each.edges(axis), axis) for each in coverage))


def _within(
    bounds: list[int], states: list[State | None], covered: list[Span]
) -> tuple[list[int], list[State | None]]:
    """The same function where something is covered, and ``None`` elsewhere."""
    edges = [edge for piece in covered for edge in piece[:2] if edge < FOREVER]
    inside = Steps(tuple(edges), (None, *((True, None)[place % 2] for place in range(len(edges)))))
    whole = Steps(tuple(bounds), tuple(states))
    every = sorted({*bounds, *inside.bounds})
    return every, [whole.at(us) if inside.at(us) else None for us in (-FOREVER, *every)]


def _merged(bounds: Sequence[int], values: Sequence[V | None]) -> Steps[V]:
    """Steps without the bounds at which nothing changes."""
    kept = [place for place in range(len(bounds)) if values[place] != values[place + 1]]
    return Steps(tuple(bounds[place] for place in kept), (values[0], *(values[place + 1] for place in kept)))


def _offset(zone: str, us: int) -> int:
    """What the clocks of a zone are ahead of UTC at an instant, in microseconds."""
    local = from_microseconds(us).astimezone(zone_rules(zone)).replace(tzinfo=timezone.utc)
    return to_microseconds(local) - us


def _transitions(zone: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    """The instants after ``start`` and before ``stop`` at which a zone's offset changes: when, from, to."""
    found: list[tuple[int, int, int]] = []
    low, before = start, _offset(zone, start)
    while low < stop - 1:
        high = min(low + DAY_US, stop - 1)
        after = _offset(zone, high)
        if after != before:
            found.append((_first_with(zone, low, high, after), before, after))
        low, before = high, after
    return found


def _first_with(zone: str, low: int, high: int, offset: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, middle) == offset:
            high = middle
        else:
            low = middle
    return high


def in_civil_time(steps: Steps[Any], zone: str, *, anchors: bool = False) -> Steps[Any]:
    """A function of instants as one of the readings of a zone's clocks.

    A reading that the clocks skip or show twice can be meant in two ways. Where both come to the same
    value, that is the value; where they do not, it is ``None``.

    Args:
        steps: a function of instants.
        zone: an IANA name.
        anchors: the values are anchors of days left: they move with the clocks, and two are the same
            when the days counted from them are.

    Raises:
        UnknownZone: a zone this machine has no rules for.
    """
    if not steps.bounds:
        return steps
    low = steps.bounds[0] - 2 * DAY_US
    changes = _transitions(zone, low, steps.bounds[-1] + 2 * DAY_US)
    offsets = {_offset(zone, low), *(to for _, _, to in changes)}
    cuts = {us + offset for us in steps.bounds for offset in offsets}
    for when, *both in changes:
        start, stop = when + min(both), when + max(both)  # the readings skipped or shown twice
        cuts.update((start, stop))
        if anchors:  # and the midnights among them, at which days left are one fewer
            near = {
                start + (us + to - start) % DAY_US for us in steps.values if us is not None for to in both
            }
            cuts.update(us for us in near if us < stop)
    every = sorted(cuts)
    values = [_meant(steps, reading, zone, anchors=anchors) for reading in every]
    return _merged(every, [steps.values[0], *values])


def _meant(steps: Steps[Any], reading: int, zone: str, *, anchors: bool) -> Any:
    """The value at a reading of a zone's clocks, if each instant that it can mean has the same."""
    civil = from_microseconds(reading).replace(tzinfo=zone_rules(zone))
    # PEP 495: the two folds have different offsets in a fold, and in a gap too.
    early, late = (to_microseconds(civil.replace(fold=fold)) for fold in (0, 1))
    one, other = steps.at(early), steps.at(late)
    if anchors and one is not None and other is not None:
        return one + reading - early if (early - one) // DAY_US == (late - other) // DAY_US else None
    return one if one == other else None
