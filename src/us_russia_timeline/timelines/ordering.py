"""What has a time, and the one order in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Axis, Interval


class Dated(Protocol):
    """Anything that has a ``when``: our records, and users' own.

    >>> import us_russia_timeline as urt
    >>> class Note:
    ...     def __init__(self, day):
    ...         self.when = urt.Interval(day, "UTC")
    >>> notes = [Note("2025-07-14"), Note("2025-08-08")]
    >>> [str(note.when) for note in urt.between(notes, "2025-08-01", "2025-08-31")]
    ['8 August 2025']
    """

    @property
    def when(self) -> Interval:
        """When it happened or held.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.event("2025-07-14-trump-sets-fifty-days").when)
        14 July 2025
        """
        ...


def order_key(record: object) -> tuple[int, int, str, str]:
    """The key of the one total order: start, stop (open ends last), type, id.

    A record without a ``when`` is ordered by its id, one without an id by its time alone.
    """
    when: Any = getattr(record, "when", None)
    name = str(getattr(record, "id", ""))
    if when is None:
        return 0, 0, type(record).__name__, name
    if not isinstance(when, Interval):
        when = when_of(record)
    return when.start_us, when.stop_us, type(record).__name__, name


def when_of(record: object) -> Interval:
    """The time of a record, ours or a user's own.

    Raises:
        InvalidRecord: it has none, or one that is no `Interval`.
    """
    when: object = getattr(record, "when", None)
    if not isinstance(when, Interval):
        held = "has none" if when is None else f"holds {type(when).__name__} there"
        raise InvalidRecord(
            f"a record is asked for its .when, an Interval, and {type(record).__name__} {held}"
        )
    return when


def stretches(coverage: Iterable[Interval]) -> Iterator[str]:
    """Stretches of time as texts, those that follow on each other as one."""
    groups: list[list[Interval]] = []
    for each in sorted(coverage, key=lambda when: when.start_us):
        if groups and each.start_us <= max(one.stop_us for one in groups[-1]):
            groups[-1].append(each)
        else:
            groups.append([each])
    for first, *others in groups:
        last = max((first, *others), key=lambda when: when.stop_us)
        yield f"{first.first}/{'..' if last.open else last.last}" if others else first.text


def touches(when: Interval, axis: Axis, low: int, high: int) -> bool:
    """Whether a time may share a point with ``[low, high)``."""
    start, stop = when.edges(axis)
    return start < high and low < stop


def _is_truce(record: object) -> bool:
    from us_russia_timeline.models import Truce  # needed only for what looks like one

    return isinstance(record, Truce)


def is_ultimatum(record: object) -> bool:
    """Whether a record is an ultimatum; of what does not look like one, without loading the class."""
    if not hasattr(record, "terms"):
        return False
    from us_russia_timeline.models import Ultimatum

    return isinstance(record, Ultimatum)


def surely_touches(record: Any, axis: Axis, low: int, high: int) -> bool:
    """Whether a record surely shares a point with ``[low, high)``.

    A truce does while one of its parties surely held itself bound: not between them, and not if it was only
    announced. An ultimatum does once it has surely been announced.
    """
    when = when_of(record)
    if hasattr(record, "effective") and _is_truce(record):
        return any(_surely(each, axis, low, high) for each in record.effective)
    begun = low
    if is_ultimatum(record):
        begun = max(low, record.terms[0].at.surely_begun(axis))
    return begun < high and _surely(when, axis, begun, high)


def _surely(when: Interval, axis: Axis, low: int, high: int) -> bool:
    if not when.fills:  # it lies somewhere within: only what holds all of that surely touches it
        start, stop = when.edges(axis)
        return low <= start and stop <= high
    edges = when.certain_edges(axis)
    return edges is not None and edges[0] < high and low < edges[1]
