"""A part of a timeline that stands by itself: a year, a topic, an actor, the story of an ultimatum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timezone
from typing import Any, NamedTuple, TypeVar, cast

from us_russia_timeline._given import require
from us_russia_timeline._record import MAX_TEXT
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Axis, Moment, read_day, read_moment
from us_russia_timeline.models import Event, Truce
from us_russia_timeline.questions.covering import cut_at
from us_russia_timeline.questions.force import without_end
from us_russia_timeline.questions.stories import story_of
from us_russia_timeline.timelines import Coverage, Records, Thoroughness, Timeline, pages_of, references_of

__all__ = ["part"]

R = TypeVar("R")

Days = tuple[date | None, date | None]
"""The first and the last day, inclusive, as far as they are bounded."""

# Where a stretch is bounded on one side only; further than any timeline goes, and safe in every zone.
_EARLIEST = datetime(1000, 1, 2, tzinfo=timezone.utc)
_LATEST = datetime(9998, 12, 30, tzinfo=timezone.utc)

_DATED = ("events", "ultimatums", "truces")


def part(  # noqa: PLR0913 - each way of choosing is named
    timeline: Timeline,
    *records: Any,
    first: Moment | None = None,
    last: Moment | None = None,
    actors: Iterable[str] = (),
    kinds: Iterable[str] = (),
    tags: Iterable[str] = (),
    ultimatum: str | None = None,
) -> Timeline:
    """The smallest timeline that holds some records and stands by itself, marked as a selection.

    Either records are given, or it is said what to choose by; several ways narrow each other. Beside the
    records themselves it holds what they rest on: the events of an ultimatum or a truce, the event that an
    update tells of, the truce that another follows up, and the actors, places, tags and publishers that
    they name; and the claims that it can answer whole. A record stays as it is, but that ties to events
    outside are cut. The coverage is cut to the days chosen and is partial, with the choice for a note; the
    same choice stands in ``selection``. A part of a part is one.

    Args:
        timeline: the whole.
        records: events, ultimatums and truces of it, one by one or in iterables.
        first: the first day, inclusive: what began on it or later, and the ultimatums and truces that were
            going on then, also a truce that may have been in force still, for nobody knows when it ended.
        last: the last day, inclusive, likewise.
        actors: who takes part, all of them, named as in `involving`.
        kinds: kinds of events, any of them; ultimatums and truces have none and are left out.
        tags: tags, all of them, named as in `tagged`.
        ultimatum: the id of an ultimatum, for its story as `story_of` tells it.

    Raises:
        InvalidQuestion: nothing to choose by, nothing chosen, records and a way of choosing at once, what is
            no record of the timeline, or a name that fits several; or it is no timeline.
        InvalidMoment: a day that is none, an instant, or the first after the last.
        OutsideCoverage: the timeline says nothing about any of those days.
        UnknownId: a name or an id that nothing has.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> spring = urt.part(timeline, first="2025-04-01", last="2025-04-30", tags=["easter"])
    >>> spring.selection
    'from 2025-04-01; to 2025-04-30; tagged easter'
    >>> spring.truces.ids()
    ['2025-04-19-easter-truce']
    """
    require(timeline, Timeline)
    days = _day(first, "first"), _day(last, "last")
    choice = _Choice(days, _names("actors", actors), _names("kinds", kinds), _names("tags", tags), ultimatum)
    if bool(records) == bool(choice.words):
        raise InvalidQuestion("give either records of the timeline, or what to choose by: days, actors, tags")
    if records:
        held = list(_given(timeline, records))
        if not held:
            raise InvalidQuestion("nothing is chosen: give at least one event, ultimatum or truce")
        noun = "record" if len(held) == 1 else "records"
        return _closed(timeline, held, f"{len(held)} {noun}", (None, None))
    chosen = list(_chosen(timeline, choice))
    if not chosen:
        raise InvalidQuestion(f"no event, ultimatum or truce of this timeline is {choice.words}")
    return _closed(timeline, chosen, choice.words, days)


def _names(name: str, given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidQuestion(f"{name}: several are asked for, such as a list of them, not {given!r:.60}")
    return tuple(given)


class _Choice(NamedTuple):
    """What a part is chosen by."""

    days: Days
    actors: tuple[str, ...]
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    ultimatum: str | None

    @property
    def words(self) -> str:
        """The same in words; empty where nothing is chosen by."""
        said = [
            f"{word} {day}" for word, day in zip(("from", "to"), self.days, strict=True) if day is not None
        ]
        for word, names in (("with", self.actors), ("of kind", self.kinds), ("tagged", self.tags)):
            said += [f"{word} {', '.join(map(_written, names))}"] if names else []
        said += [f"the story of {self.ultimatum}"] if self.ultimatum is not None else []
        return "; ".join(said)


def _written(name: object) -> str:
    """A name as a text of a record may have it: in form NFC, its words parted by single spaces."""
    from unicodedata import normalize

    shown = "".join(each if each.isprintable() else " " for each in str(name))
    return normalize("NFC", " ".join(shown.split()))


def _day(moment: Moment | None, name: str) -> date | None:
    if moment is None:
        return None
    return read_day(moment, f"{name}: a part is cut at civil days; give a day such as 2025-07-14")


def _given(timeline: Timeline, records: Iterable[Any]) -> Iterator[Any]:
    for each in records:
        if isinstance(each, Iterable) and not isinstance(each, str | bytes):
            yield from _given(timeline, cast("Iterable[Any]", each))
        elif _is_held(timeline, getattr(each, "id", None), each):
            yield each
        else:
            raise InvalidQuestion(
                f"{getattr(each, 'id', repr(each)[:60])} is no event, ultimatum or truce of this timeline"
            )


def _is_held(timeline: Timeline, record_id: object, record: object) -> bool:
    held = (getattr(timeline, name).get(record_id) for name in _DATED)
    return isinstance(record_id, str) and any(each == record for each in held)


def _chosen(timeline: Timeline, choice: _Choice) -> Iterator[Any]:
    if choice.ultimatum is None:
        told: tuple[Records[Any], ...] = (timeline.events, timeline.ultimatums, timeline.truces)
    else:
        story = story_of(timeline, timeline.ultimatum(choice.ultimatum))
        told = (story.events, timeline.ultimatums.keeping((story.ultimatum,)), story.truces)
    for records in told:
        sure = set(during(records, *choice.days, began=records is told[0]).ids())
        possible = during(records, *choice.days, certain=False)
        # What ended nobody knows when may have been in force: a part answers as the whole does.
        some = records.keeping([each for each in possible if each.id in sure or _has_lost_end(each)])
        some = some.involving(*choice.actors) if choice.actors else some
        some = some.tagged(*choice.tags) if choice.tags else some
        yield from some.of_kind(*choice.kinds) if choice.kinds else some


def _has_lost_end(record: object) -> bool:
    return isinstance(record, Truce) and without_end(record)


def during(
    records: Records[R], first: date | None, last: date | None, *, began: bool = False, certain: bool = True
) -> Records[R]:
    """The records of a stretch of time: what began in it, or was surely going on.

    What ended nobody knows when may go on for ever, and what never bound anybody need never end: both belong
    where they began.

    Args:
        records: events, ultimatums or truces of a timeline.
        first: the first day or instant, as in `between`; without one, from the beginning.
        last: the last day, inclusive, or the instant at which it ends; without one, to the end.
        began: only what began in it.
        certain: only what surely was going on, not what may have been.

    Raises:
        InvalidMoment: a day and an instant, or the first after the last.
        OutsideCoverage: the timeline says nothing about any of that time.
    """
    bound = last if first is None else first
    if bound is None:
        return records
    by_the_clock = read_moment(bound).axis is Axis.INSTANTS
    earliest, latest = (_EARLIEST, _LATEST) if by_the_clock else (_EARLIEST.date(), _LATEST.date())
    bounds = first or earliest, last or latest
    found = records.between(*bounds)
    if began:
        return found
    kept = {*records.overlapping(*bounds, certain=certain).ids(), *found.ids()}
    return records.keeping(tuple([each for each in records if cast("Any", each).id in kept]))


def _closed(timeline: Timeline, records: Iterable[Any], choice: str, days: Days) -> Timeline:
    """The timeline of these records and of what they rest on."""
    held: dict[str, dict[str, Any]] = {name: {} for name in (*_DATED, "actors", "places")}
    waiting = [(_DATED[("Event", "Ultimatum", "Truce").index(type(each).__name__)], each) for each in records]
    while waiting:
        name, record = waiting.pop()
        if record.id not in held[name]:
            held[name][record.id] = record
            waiting.extend(_beneath(timeline, record))
    events = {name: _cut(event, held["events"]) for name, event in held["events"].items()}
    dated = [*events.values(), *held["ultimatums"].values(), *held["truces"].values()]
    borne = {tag for each in dated for tag in each.tags}
    pages = [page for event in events.values() for page in pages_of(event)]
    named = {each for page in pages for each in (page.publisher, page.origin)}
    ids = held["events"].keys() | held["ultimatums"].keys() | held["truces"].keys()
    return Timeline(
        title=timeline.title,
        data_version=timeline.data_version,
        selection=(f"{timeline.selection}; {choice}" if timeline.selection else choice)[:MAX_TEXT].strip(),
        coverage=tuple(_covered(timeline, choice, days)),
        actors=held["actors"].values(),
        places=held["places"].values(),
        tags=[each for each in timeline.tags if each.id in borne],
        publishers=[each for each in timeline.publishers if each.id in named],
        events=events.values(),
        ultimatums=held["ultimatums"].values(),
        truces=held["truces"].values(),
        claims=[each for each in timeline.claims if each.records and ids.issuperset(each.records)],
        tombstones=timeline.tombstones,
    )


def _beneath(timeline: Timeline, record: Any) -> Iterator[tuple[str, Any]]:
    """What a record rests on; what it is merely tied to is cut."""
    for path, name, ids in references_of(record):
        if path != "links":
            for each in ids:
                if each is not None:
                    yield name, getattr(timeline, name)[each]


def _cut(event: Event, held: dict[str, Any]) -> Event:
    """The event with the ties that stay within."""
    from attrs import evolve

    links = tuple([link for link in event.links if link.event in held])
    return event if links == event.links else evolve(event, links=links)


def _covered(timeline: Timeline, choice: str, days: Days) -> Iterator[Coverage]:
    first, last = days
    for each in timeline.coverage:
        when = cut_at(each.when, first, last)
        if when is not None:
            yield Coverage(
                when=when,
                thoroughness=Thoroughness.PARTIAL,
                note=_noted(choice, each.note),
            )


def _noted(choice: str, note: str) -> str:
    """What was chosen, before what is said of the whole; as much of both as a note may hold."""
    said = f"A selection: {choice}.{' ' if note else ''}{note}"
    return said if len(said) <= MAX_TEXT else f"{said[: MAX_TEXT - 1].rstrip()}…"
