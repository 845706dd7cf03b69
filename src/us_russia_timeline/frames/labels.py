"""Records as step functions of time: what a table's rows are labelled with, worked out once.

Whatever the rule (several records at once, one party's truces, a deadline that moved), its answer
changes only at a few dozen moments. So it is reduced to bounds and the value between each two of
them, in plain Python and by the library's own meaning; an engine only looks rows up in it.

Every axis counts microseconds from 1970-01-01T00:00: of UTC for instants, of the civil clock for
readings without a zone, and midnights of it for civil days.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.frames.clocks import Active, offset, transitions
from us_russia_timeline.frames.steps import Steps, merged
from us_russia_timeline.intervals import EVER, FOREVER, Axis, Interval, midnight
from us_russia_timeline.models import Truce, Ultimatum
from us_russia_timeline.questions import Span, chronological, in_force_spans, joined
from us_russia_timeline.timelines import Records, ids_named

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = ["How", "State", "anchors_of", "chosen", "label_of", "states_of"]

How = Literal["all", "first", "last", "any", "count", "long"]
"""What of several records in force at once a table is told."""

State = tuple[Active, ...]
"""What is in force at a time, in chronological order."""


def states_of(
    records: Iterable[Any],
    axis: Axis,
    *,
    party: str | None = None,
    counted: bool = False,
    certain: bool | None = None,
) -> Steps[State]:
    """What is in force when, each record with the anchors of the days left to its deadline.

    With an anchor ``a`` the days left at ``x`` are ``-((x - a) // DAY_US)``: the civil days until the
    deadline's day begins, whatever the clocks do in between.

    Args:
        records: what to label with; if a timeline's, the value outside its coverage is ``None``.
        axis: instants, or civil days.
        party: count only the time for which this actor held itself bound; truces only.
        counted: whether the anchors are wanted; ultimatums only. If not, they are all ``None``.
        certain: name only what was surely in force (true), all that may have been (false), or all but the
            stretches of which nobody knows the end or the beginning (``None``); see `in_force_spans`.

    Raises:
        InvalidQuestion: a record without id or time, or one to which ``party`` or ``counted`` means nothing.
        UnknownZone: days are to be counted in a zone this machine has no rules for.
    """
    # Where each record's span begins and stops, with the record's place in the order.
    changes: list[tuple[int, int, Active | None]] = []
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
    found = _sweep(changes)
    covered = _covered(records, axis)
    return _within(found, covered) if covered else found


def chosen(state: State, how: How) -> State:
    """All of what is in force, or of several the first or the last."""
    return state[:1] if how == "first" else state[-1:] if how == "last" else state


def label_of(state: State, how: How) -> str | bool | int:
    """What a table is told of what is in force: names, whether anything, or of how many records."""
    if how == "any":
        return bool(state)
    return len(state) if how == "count" else "|".join(each.id for each in chosen(state, how))


def anchors_of(state: State, how: How) -> tuple[int | None, int | None]:
    """The anchors of the days left to the earliest and to the latest day of the deadlines that are told of.

    Of several deadlines the least anchor gives the least days, and the greatest the most.
    """
    least = [each.least for each in chosen(state, how) if each.least is not None]
    most = [each.most for each in chosen(state, how) if each.most is not None]
    return min(least, default=None), max(most, default=None)


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
    if axis is Axis.INSTANTS:
        return edges
    start, stop = [each if abs(each) == FOREVER else midnight(each) for each in edges]
    return start, stop


def _counted(name: str, span: Span, axis: Axis, *, counted: bool) -> list[tuple[int, int, Active]]:
    """A span with its anchors; on the clock, one part for each offset its deadline's zone has in it."""
    begin, end = _in_microseconds((span.start, span.stop), axis)
    if not counted or span.deadline is None:
        return [(begin, end, Active(name, None, None))]
    window = span.deadline.window
    first, last = window.edges(Axis.DAYS)
    least, most = midnight(first), midnight(last - 1)
    if axis is Axis.DAYS:
        return [(begin, end, Active(name, least, most))]
    changes = transitions(window.zone, begin, end)
    found: list[tuple[int, int, Active]] = []
    for start, stop in pairwise([begin, *(when for when, _, _ in changes), end]):
        shift = offset(window.zone, start)
        found.append((start, stop, Active(name, least - shift, most - shift)))
    return found


def _sweep(changes: list[tuple[int, int, Active | None]]) -> Steps[State]:
    """Walk through the changes; between each two, the value is what is in force."""
    active: dict[int, Active] = {}
    bounds: list[int] = []
    states: list[State | None] = [()]
    for place, (time, order, entry) in enumerate(changes):
        if entry is None:
            active.pop(order)
        else:
            active[order] = entry
        if place + 1 == len(changes) or changes[place + 1][0] != time:
            now = tuple(active[each] for each in sorted(active))
            if time == EVER:  # it went on before all that is told, and no engine has such a time
                states = [now]
            else:
                bounds.append(time)
                states.append(now)
    return merged(bounds, states)


def _covered(records: Iterable[Any], axis: Axis) -> list[Span]:
    coverage = records.coverage if isinstance(records, Records) else ()
    return joined(sorted(_in_microseconds(each.edges(axis), axis) for each in coverage))


def _within(whole: Steps[State], covered: list[Span]) -> Steps[State]:
    """The same function where something is covered, and ``None`` elsewhere."""
    edges = [edge for piece in covered for edge in piece[:2] if edge < FOREVER]
    inside = Steps(tuple(edges), (None, *((True, None)[place % 2] for place in range(len(edges)))))
    every = sorted({*whole.bounds, *inside.bounds})
    return merged(every, [whole.at(us) if inside.at(us) else None for us in (-FOREVER, *every)])
