"""What was in force when: the one definition, behind questions, states and the labels of tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from us_russia_timeline._given import flag
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Axis, Interval, Moment, Open, Position
from us_russia_timeline.models import Truce
from us_russia_timeline.questions.ranges import as_records
from us_russia_timeline.timelines import Records, ids_named, is_ultimatum, when_of

__all__ = ["in_force"]


class Span(NamedTuple):
    """A stretch of an axis, half-open, for which a record is in force, and the deadline that stands in it."""

    start: int
    stop: int
    deadline: Deadline | None = None


def in_force_spans(
    record: Any, axis: Axis, *, parties: frozenset[str] | None = None, certain: bool | None = False
) -> list[Span]:
    """When a record is in force: the one definition, behind `in_force`, `status_at` and the labels of tables.

    A truce is while a party holds itself bound; an ultimatum from when its standing deadline was known to
    the end of that deadline's window; anything else during its ``when``. In order, and disjoint.

    Args:
        record: anything with a ``when``.
        axis: microseconds, or civil days.
        parties: of a truce, count only the time for which one of these held itself bound; ids.
        certain: only what is surely so: no end that nobody states, nothing that lies somewhere within;
            false, all that may be so; ``None``, what may be, but of what began or ended nobody knows when
            only the day or the microsecond that is known.
    """
    if isinstance(record, Truce):
        held = [side.effective for side in record.parties if parties is None or side.actor in parties]
        whens = [each for each in held if each is not None]
    elif is_ultimatum(record):
        from us_russia_timeline.questions.deadlines import standing_spans

        return [Span(*each) for each in standing_spans(record, axis, certain=bool(certain))]
    else:
        whens = [when_of(record)]
    edges = [_edges(each, axis, certain=certain) for each in whens]
    return joined(sorted(each for each in edges if each is not None))


def _edges(when: Interval, axis: Axis, *, certain: bool | None) -> tuple[int, int] | None:
    if certain:
        return when.certain_edges(axis)
    start, stop = when.edges(axis)
    if certain is None and when.open is Open.UNKNOWN:
        return start, start + 1
    if certain is None and when.unbegun is Open.UNKNOWN:
        return stop - 1, stop
    return start, stop


def joined(edges: list[tuple[int, int]]) -> list[Span]:
    """Stretches, sorted by their start, with those that touch or overlap made one."""
    found: list[Span] = []
    for start, stop in edges:
        if found and start <= found[-1].stop:
            found[-1] = Span(found[-1].start, max(stop, found[-1].stop))
        else:
            found.append(Span(start, stop))
    return found


def in_force(
    records: Iterable[Truce], moment: Moment, *, party: str | None = None, certain: bool = False
) -> Records[Truce]:
    """The truces that bound somebody at a moment, in order; of a day, at any part of it.

    Args:
        records: truces.
        moment: a day or an instant.
        party: count only the time for which this actor held itself bound, by its id, or by any name of it if
            the records are a timeline's; left out, any party's.
        certain: only those of which it is sure: a truce that ended nobody knows when may have been in
            force ever since it began, and surely was at no moment.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: records that are no truces, a party that is no text or fits several actors.
        UnknownId: the records are a timeline's, and nobody there is called so.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> night = "2025-04-20T23:30[Europe/Moscow]"
    >>> urt.in_force(timeline.truces, night, party="russia", certain=True).ids()
    ['2025-04-19-easter-truce']
    """
    among, certain = as_records(records), flag("certain", certain)
    parties = None if party is None else ids_named(among.names, party)
    position = among.require_covered(moment)
    return among.keeping(tuple(each for each in among if _binds(each, position, parties, certain=certain)))


def without_end(truce: Truce) -> bool:
    """Whether it bound somebody until a time that nobody knows: it may have been in force ever since."""
    return any(each.open is Open.UNKNOWN for each in truce.effective)


def _binds(truce: Truce, position: Position, parties: frozenset[str] | None, *, certain: bool) -> bool:
    if not isinstance(truce, Truce):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        name = type(truce).__name__
        raise InvalidQuestion(f"truces are in force, not {name}; active_at() tells what else went on")
    spans = in_force_spans(truce, position.axis, parties=parties, certain=certain)
    return any(each.start <= position.at < each.stop for each in spans)
