"""The clocks of a zone: how far they are ahead, when they change, and what their readings can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from typing import Any, NamedTuple

from us_russia_timeline.frames.steps import Steps, merged
from us_russia_timeline.intervals import DAY_US, from_microseconds, to_microseconds, zone_rules

__all__ = ["ANCHORS", "LABELS", "STATES", "Active", "Meaning", "in_civil_time", "offset", "transitions"]


class Active(NamedTuple):
    """One record in force: its id, and the microseconds from which its deadline's days are counted."""

    id: str
    least: int | None
    most: int | None


class _Reading(NamedTuple):
    """A reading of clocks in microseconds, and the two instants that it can mean; mostly they are one."""

    at: int
    early: int
    late: int


class Meaning(NamedTuple):
    """How a function of instants is read by clocks.

    ``anchors`` are the microseconds of a value at whose time of day its days left change; ``both`` is what
    a reading comes to that can mean two instants, from their two values.
    """

    anchors: Callable[[Any], Iterable[int]]
    both: Callable[[Any, Any, _Reading], Any]


# Before it every place went by its own sun: the first transition of any zone is of the nineteenth century.
_CLOCKED = to_microseconds(datetime(1800, 1, 1, tzinfo=timezone.utc))
# After it no zone has a table (that of Morocco ends in 2087): its rules follow the calendar, which repeats
# itself, weekdays and all, every 400 years.
_SETTLED = to_microseconds(datetime(2100, 1, 1, tzinfo=timezone.utc))
_CYCLE = 146_097 * DAY_US


def offset(zone: str, us: int) -> int:
    """What the clocks of a zone are ahead of UTC at an instant, in microseconds."""
    local = from_microseconds(us).astimezone(zone_rules(zone)).replace(tzinfo=timezone.utc)
    return to_microseconds(local) - us


def transitions(zone: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    """The instants after ``start`` and before ``stop`` at which a zone's offset changes: when, from, to."""
    settled = max(start, _SETTLED)
    if stop <= settled + _CYCLE:
        return _walked(zone, start, stop)
    cycle = _walked(zone, settled, settled + _CYCLE + 1)
    repeated = ((us + more, old, new) for more in range(0, stop - settled, _CYCLE) for us, old, new in cycle)
    return [*_walked(zone, start, settled + 1), *(each for each in repeated if each[0] < stop)]


def _walked(zone: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    low, before = start, offset(zone, start)
    while low < stop - 1:
        high = min(low + DAY_US if low >= _CLOCKED else _CLOCKED, stop - 1)
        after = offset(zone, high)
        if after != before:
            found.append((_first_with(zone, low, high, after), before, after))
        low, before = high, after
    return found


def _first_with(zone: str, low: int, high: int, wanted: int) -> int:
    moments = range(low + 1, high)
    return moments.start + bisect_left(moments, x=True, key=lambda us: offset(zone, us) == wanted)


def in_civil_time(steps: Steps[Any], zone: str, meaning: Meaning) -> Steps[Any]:
    """A function of instants as one of the readings of a zone's clocks.

    A reading that the clocks skip or show twice can be meant in two ways. Where both come to the same
    value, that is the value; where they do not, it is ``None``.

    Args:
        steps: a function of instants.
        zone: an IANA name.
        meaning: what its values are: `LABELS`, `ANCHORS` or `STATES`. Anchors move with the clocks, and two
            are the same when the days counted from them are.

    Raises:
        UnknownZone: a zone this machine has no rules for.
    """
    if not steps.bounds:
        return steps
    low = steps.bounds[0] - 2 * DAY_US
    changes = transitions(zone, low, steps.bounds[-1] + 2 * DAY_US)
    offsets = {offset(zone, low), *(to for _, _, to in changes)}
    cuts = {us + each for us in steps.bounds for each in offsets}
    anchors = {us for value in steps.values if value is not None for us in meaning.anchors(value)}
    for when, *both in changes:
        start, stop = when + min(both), when + max(both)  # the readings skipped or shown twice
        cuts.update((start, stop))
        # And the midnights among them, at which days left are one fewer.
        near = {start + (us + to - start) % DAY_US for us in anchors for to in both}
        cuts.update(us for us in near if us < stop)
    every = sorted(cuts)
    values = [_meant(steps, reading, zone, meaning) for reading in every]
    return merged(every, [steps.values[0], *values])


def _meant(steps: Steps[Any], reading: int, zone: str, meaning: Meaning) -> Any:
    """The value at a reading of a zone's clocks, if each instant that it can mean has the same."""
    civil = from_microseconds(reading).replace(tzinfo=zone_rules(zone))
    # PEP 495: the two folds have different offsets in a fold, and in a gap too.
    early, late = (to_microseconds(civil.replace(fold=fold)) for fold in (0, 1))
    one, other = steps.at(early), steps.at(late)
    return None if one is None or other is None else meaning.both(one, other, _Reading(reading, early, late))


def _same(one: Any, other: Any, _: _Reading) -> Any:
    return one if one == other else None


def _anchored(one: int, other: int, reading: _Reading) -> int | None:
    same = (reading.early - one) // DAY_US == (reading.late - other) // DAY_US
    return one + reading.at - reading.early if same else None


def _in_force(
    one: tuple[Active, ...], other: tuple[Active, ...], reading: _Reading
) -> tuple[Active, ...] | None:
    """The same records, each with its days where both instants have the same."""
    if [each.id for each in one] != [each.id for each in other]:
        return None
    return tuple(
        Active(
            a.id,
            *(
                None if early is None or late is None else _anchored(early, late, reading)
                for early, late in zip(a[1:], b[1:], strict=True)
            ),
        )
        for a, b in zip(one, other, strict=True)
    )


def _anchors_of(state: tuple[Active, ...]) -> list[int]:
    return [us for each in state for us in (each.least, each.most) if us is not None]


def _none(_: object) -> tuple[int, ...]:
    return ()


def _itself(us: int) -> tuple[int, ...]:
    return (us,)


LABELS = Meaning(_none, _same)
"""The values mean nothing but themselves."""

ANCHORS = Meaning(_itself, _anchored)
"""The values are anchors, from which days left are counted."""

STATES = Meaning(_anchors_of, _in_force)
"""The values are what is in force, each with its anchors."""
