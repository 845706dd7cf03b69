"""When the records of a timeline could be known."""

from __future__ import annotations

from typing import Any, NamedTuple

from us_russia_timeline.timelines import Timeline, order_key

Times = tuple[int, int]
"""One time on both axes: as an instant in microseconds, and as the ordinal of a civil day."""

# An event, an ultimatum and a truce may share an id; no id holds a colon.
TRUCE, ANY = "truce:", "any:"


class Timetable(NamedTuple):
    """When what is referred to could be known, worked out once for a timeline."""

    events: list[Times]  # in their order
    known: dict[str, Times]  # of events by id, of truces by `TRUCE` and id, of all answers by `ANY` and id
    keys: dict[int, Any]  # of each ultimatum and truce, whose time is derived, its place in the order


def timetable(timeline: Timeline) -> Timetable:
    """The timetable of a timeline; `remembered` keeps it with it."""
    events = list(timeline.events.known())
    known = dict(zip(timeline.events.ids(), events, strict=True))
    answers = list(known.items())
    answers += [(each.id, known[each.terms[0].event]) for each in timeline.ultimatums]
    answers += [(each.id, known[each.declared]) for each in timeline.truces]
    known |= {TRUCE + each.id: known[each.declared] for each in timeline.truces}
    for name, (us, day) in answers:
        other_us, other_day = known.get(ANY + name, (us, day))
        known[ANY + name] = min(us, other_us), min(day, other_day)
    keys = {
        id(each): order_key(each) for name in ("ultimatums", "truces") for each in getattr(timeline, name)
    }
    return Timetable(events, known, keys)
