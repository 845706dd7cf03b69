"""The immutable whole: a `Timeline` of records that fit together, what it covers, what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record, Vocabulary
from us_russia_timeline.errors import Fault, InvalidTimeline, UnknownId
from us_russia_timeline.intervals import BEGUN, Interval
from us_russia_timeline.timelines.collection import Records
from us_russia_timeline.timelines.names import Names, Subjects, did_you_mean, nearest

if TYPE_CHECKING:  # a script that asks about truces need not pay for the classes of ultimatums
    from us_russia_timeline.models import (
        Actor,
        Claim,
        Event,
        Place,
        Publisher,
        Tag,
        Tombstone,
        Truce,
        Ultimatum,
    )

__all__ = ["Coverage", "Thoroughness", "Timeline"]

R = TypeVar("R")
T = TypeVar("T")

ENOUGH_FAULTS = 100
"""How many faults an error lists where nobody says how many."""


class Thoroughness(Vocabulary):
    """How much of what belongs in a period is there."""

    FULL = "full", "what qualifies is there, as far as it could be sourced"
    PARTIAL = "partial", "some of what qualifies is known to be missing"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coverage(Record):
    """A period that the timeline makes statements about, and how thorough it is there.

    Args:
        when: the period.
        thoroughness: how much of what belongs in it is there.
        note: what is thin or missing.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.coverage[0].when.first
    datetime.date(2016, 11, 8)
    """

    when: Interval = attrs.field(metadata=rules.held_to(BEGUN))
    thoroughness: Thoroughness = attrs.field(metadata=rules.held_to(rules.of(Thoroughness)))
    note: str = attrs.field(default="", metadata=rules.held_to(rules.NOTE))


def _records(name: str, items: Iterable[R]) -> Records[R]:
    if isinstance(items, Records):
        return items
    values = rules.as_tuple(items)
    rules.check_tuple(name, values)
    return Records(values)


def as_actors(items: Iterable[Actor]) -> Records[Actor]:
    """Actors in order."""
    return _records("actors", items)


def as_places(items: Iterable[Place]) -> Records[Place]:
    """Places in order."""
    return _records("places", items)


def as_tags(items: Iterable[Tag]) -> Records[Tag]:
    """Tags in order."""
    return _records("tags", items)


def as_publishers(items: Iterable[Publisher]) -> Records[Publisher]:
    """Publishers in order."""
    return _records("publishers", items)


def as_events(items: Iterable[Event]) -> Records[Event]:
    """Events in order."""
    return _records("events", items)


def as_ultimatums(items: Iterable[Ultimatum]) -> Records[Ultimatum]:
    """Ultimatums in order."""
    return _records("ultimatums", items)


def as_truces(items: Iterable[Truce]) -> Records[Truce]:
    """Truces in order."""
    return _records("truces", items)


def as_claims(items: Iterable[Claim]) -> Records[Claim]:
    """Claims in order."""
    return _records("claims", items)


def as_tombstones(items: Iterable[Tombstone]) -> Records[Tombstone]:
    """Tombstones in order."""
    return _records("tombstones", items)


def as_coverage(values: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Coverage as a tuple."""
    return rules.as_tuple(values)


class _Remembering(Record):
    """A record that can remember what was worked out of it; that is no part of its value."""

    __slots__ = ("_memory",)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Timeline(_Remembering):
    """Records that fit together: every reference resolves, copied dates agree, no limit is set too late.

    A tombstone alone may name a record that is not there, in whose place it stands or that takes its place: a
    selection keeps all tombstones and not all records.

    Args:
        title: what it is about.
        data_version: the version of the data, such as ``2026.11.1``.
        selection: what was chosen, where it is a part of a whole; see `us_russia_timeline.part`.
        coverage: the periods it makes statements about, and how thorough it is there.
        actors: who acts.
        places: where.
        tags: the subjects that are registered.
        publishers: the publishers that are registered.
        events: what happened.
        ultimatums: the demands with a time limit.
        truces: the truces and pauses.
        claims: checked sentences of popular accounts.
        tombstones: the ids of withdrawn records.

    Raises:
        InvalidTimeline: an id stands twice or is a tombstone's, a reference leads nowhere, a copied
            date disagrees with its event, a link points the wrong way in time, a record is of another type.
        InvalidRecord: a title or a version that is none, or what is not several in place of a collection.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.title
    'US–Russia crisis diplomacy, 2016 to 2026'
    >>> timeline.truce("2025-04-19-easter-truce") in timeline.truces
    True
    """

    title: str = attrs.field(default="A timeline", metadata=rules.held_to(rules.TITLE))
    data_version: str = attrs.field(default="0", metadata=rules.held_to(rules.TITLE))
    selection: str = attrs.field(default="", metadata=rules.held_to(rules.NOTE))
    coverage: tuple[Coverage, ...] = attrs.field(
        default=(), converter=as_coverage, metadata=rules.held_to(rules.several(rules.of(Coverage)))
    )
    actors: Records[Actor] = attrs.field(factory=Records, converter=as_actors)
    places: Records[Place] = attrs.field(factory=Records, converter=as_places)
    tags: Records[Tag] = attrs.field(factory=Records, converter=as_tags)
    publishers: Records[Publisher] = attrs.field(factory=Records, converter=as_publishers)
    events: Records[Event] = attrs.field(factory=Records, converter=as_events)
    ultimatums: Records[Ultimatum] = attrs.field(factory=Records, converter=as_ultimatums)
    truces: Records[Truce] = attrs.field(factory=Records, converter=as_truces)
    claims: Records[Claim] = attrs.field(factory=Records, converter=as_claims)
    tombstones: Records[Tombstone] = attrs.field(factory=Records, converter=as_tombstones)

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        found = faults_of(self)
        if found:
            raise InvalidTimeline(tuple(found[:ENOUGH_FAULTS]), len(found))
        self._bind()

    def _bind(self) -> None:
        # The dated collections know what is covered and who is called how, so that no question is answered
        # with silence.
        covered = tuple(each.when for each in self.coverage)
        tags = Subjects(self.tags, self.events, self.ultimatums, self.truces)
        names = Names(self.actors, self.places, tags)
        for name in ("events", "ultimatums", "truces"):
            object.__setattr__(self, name, getattr(self, name).belonging(covered, names))

    @classmethod
    def trusted(cls, **fields: Any) -> Timeline:
        """A timeline from parts known to fit together; the checks of the constructor are not repeated."""
        self = cls.__new__(cls)
        for name, value in {"selection": "", **fields}.items():
            object.__setattr__(self, name, value)
        self._bind()
        return self

    def event(self, record_id: str) -> Event:
        """The event with that id.

        Raises:
            UnknownId: there is none; the message names the nearest ids, or why it was withdrawn.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.event("2025-07-14-trump-sets-fifty-days").when)
        14 July 2025
        """
        return self.events.get(record_id) or self._unknown(record_id, self.events)

    def ultimatum(self, record_id: str) -> Ultimatum:
        """The ultimatum with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.ultimatum("2025-07-14-ukraine-deal-deadline").title)
        Trump's deadline for a Ukraine deal, 2025
        """
        return self.ultimatums.get(record_id) or self._unknown(record_id, self.ultimatums)

    def truce(self, record_id: str) -> Truce:
        """The truce with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> print(timeline.truce("2025-04-19-easter-truce").title)
        Russia's thirty-hour Easter truce, 2025
        """
        return self.truces.get(record_id) or self._unknown(record_id, self.truces)

    def actor(self, record_id: str) -> Actor:
        """The actor with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.actor("sergei-lavrov").name
        'Sergei Lavrov'
        """
        return self.actors.get(record_id) or self._unknown(record_id, self.actors)

    def place(self, record_id: str) -> Place:
        """The place with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.place("geneva").zone
        'Europe/Zurich'
        """
        return self.places.get(record_id) or self._unknown(record_id, self.places)

    def tag(self, record_id: str) -> Tag:
        """The registered tag with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.tag("easter").id
        'easter'
        """
        return self.tags.get(record_id) or self._unknown(record_id, self.tags)

    def publisher(self, record_id: str) -> Publisher:
        """The registered publisher of that name; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.publisher("Reuters").kind.value
        'agency'
        """
        return self.publishers.get(record_id) or self._unknown(record_id, self.publishers)

    def claim(self, record_id: str) -> Claim:
        """The claim with that id; raises `UnknownId`.

        >>> import us_russia_timeline as urt
        >>> timeline = urt.load()
        >>> timeline.claim("c19").verdict.value
        'conflated'
        """
        return self.claims.get(record_id) or self._unknown(record_id, self.claims)

    def _unknown(self, record_id: object, among: Records[Any]) -> Any:
        if not isinstance(record_id, str):
            raise UnknownId(f"an id is a text, not {type(record_id).__name__}")
        tombstone = self.tombstones.get(record_id)
        if tombstone is not None:
            instead = f"; see {tombstone.replaced_by}" if tombstone.replaced_by else ""
            raise UnknownId(
                f"{record_id!r} was withdrawn on {tombstone.withdrawn}: {tombstone.reason}{instead}"
            )
        for name in COLLECTIONS:
            if name != "tombstones" and getattr(self, name).get(record_id) is not None:
                raise UnknownId(f"{record_id!r} is of another type: ask for it with .{name[:-1]}()")
        near = nearest(record_id, among.by_id())
        raise UnknownId(f"there is no record {record_id[:100]!r} here{did_you_mean(near)}")

    def __str__(self) -> str:
        """The same as `repr`: what it is about, and how much it holds."""
        return repr(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: its ultimatums drawn if they are few; what it holds, and what it covers."""
        from us_russia_timeline._showing import drawing, fields_table

        sizes: dict[str, object] = {name: len(getattr(self, name)) or None for name in COLLECTIONS}
        covered = [f"{each.when} ({each.thoroughness})" for each in self.coverage]
        head: dict[str, object] = {
            "data version": self.data_version,
            "selection": self.selection,
            "covers": covered,
        }
        return drawing(self) + fields_table(self.title, head | sizes)

    def __repr__(self) -> str:
        chosen = f", a selection ({self.selection})" if self.selection else ""
        return (
            f"<Timeline {self.title!r}, data {self.data_version}{chosen}: {len(self.events)} events, "
            f"{len(self.ultimatums)} ultimatums, {len(self.truces)} truces>"
        )


def faults_of(timeline: Timeline) -> list[Fault]:
    """Every fault of a timeline: what does not fit together in it."""
    from us_russia_timeline.timelines.integrity import faults_among

    return faults_among({name: getattr(timeline, name) for name in COLLECTIONS}, kind_of)


HEAD: tuple[str, ...] = ("title", "data_version", "selection")
"""The texts at the head of a timeline, in the order of a document; the last is empty for a whole."""

COLLECTIONS: Mapping[str, str] = {
    field.name: str(field.type).removeprefix("Records[")[:-1]
    for field in Timeline.__attrs_attrs__
    if str(field.type).startswith("Records[")
}
"""The collections of a timeline, in the order of a document, each with the name of its records' class."""

LISTS: tuple[str, ...] = ("coverage", *COLLECTIONS)
"""What a document lists, in its order: the periods that are covered, and each collection."""


def kind_of(collection: str) -> type[Any]:
    """The class of the records of a collection; its module is loaded when this is first asked."""
    from us_russia_timeline import models

    kind: type[Any] = getattr(models, COLLECTIONS[collection])
    return kind


def remembered(timeline: Timeline, make: Callable[[Timeline], T]) -> T:
    """What a function makes of a timeline, made once and kept with it; two threads may both make it."""
    memory: dict[Any, Any] | None = getattr(timeline, "_memory", None)
    if memory is None:
        memory = {}
        object.__setattr__(timeline, "_memory", memory)
    if make not in memory:
        memory[make] = make(timeline)
    found: T = memory[make]
    return found
