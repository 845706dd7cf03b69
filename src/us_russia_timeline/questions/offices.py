"""Who held which office."""

from __future__ import annotations

from us_russia_timeline._given import require
from us_russia_timeline.intervals import Interval, Moment, Position, read_moment
from us_russia_timeline.models import Actor, Office

__all__ = ["office_at"]


def office_at(actor: Actor, moment: Moment) -> tuple[Office, ...]:
    """The capacities an actor held at a moment, in the order of the record; often one, at times none.

    A date means any part of that civil day, so that on the day of an inauguration there are two.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        InvalidQuestion: it is no actor.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> trump = timeline.actor("donald-trump")
    >>> [office.title for office in urt.office_at(trump, "2025-08-06")]
    ['US President']
    """
    require(actor, Actor)
    position = read_moment(moment)
    return tuple(each for each in actor.offices if _holds(each.when, position))


def _holds(when: Interval, position: Position) -> bool:
    start, stop = when.edges(position.axis)
    return start <= position.at < stop
