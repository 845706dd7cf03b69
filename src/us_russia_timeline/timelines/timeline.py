"""The immutable whole: a `Timeline` of records that fit together, what it covers, what was withdrawn."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline.errors import InvalidTimeline, UnknownId
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines.collection import Records

if TYPE_CHECKING:  # a script that asks about truces need not pay for the classes of ultimatums
    from us_russia_timeline.models import Actor, Claim, Event, Place, Tombstone, Truce, Ultimatum

__all__ = ["Stretch", "Thoroughness", "Timeline"]

R = TypeVar("R")


class Thoroughness(enum.StrEnum):
    """How much of what belongs in a stretch is there."""

    FULL = "full"
    PARTIAL = "partial"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stretch(_values.Value):
    """A period that the timeline makes statements about, and how thorough it is there."""

    when: Interval
    thoroughness: Thoroughness
    note: str = ""

    def __attrs_post_init__(self) -> None:
        _checks.instance("when", self.when, Interval)
        _checks.instance("thoroughness", self.thoroughness, Thoroughness)
        _checks.text("note", self.note, empty=True)


def _records(name: str, items: Iterable[R]) -> Records[R]:
    if isinstance(items, Records):
        return items
    values = _values.several(items)
    _checks.many(name, values)
    return Records(values)


def _actors(items: Iterable[Actor]) -> Records[Actor]:
    return _records("actors", items)


def _places(items: Iterable[Place]) -> Records[Place]:
    return _records("places", items)


def _events(items: Iterable[Event]) -> Records[Event]:
    return _records("events", items)


def _ultimatums(items: Iterable[Ultimatum]) -> Records[Ultimatum]:
    return _records("ultimatums", items)


def _truces(items: Iterable[Truce]) -> Records[Truce]:
    return _records("truces", items)


def _claims(items: Iterable[Claim]) -> Records[Claim]:
    return _records("claims", items)


def _tombstones(items: Iterable[Tombstone]) -> Records[Tombstone]:
    return _records("tombstones", items)


def _stretches(values: Iterable[Stretch]) -> tuple[Stretch, ...]:
    return _values.several(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Timeline(_values.Value):
    """Actors, places, events and the readings over them, checked to fit together.

    Args:
        title: what it is about.
        data_version: the version of the data, such as ``2026.11.1``.
        coverage: the stretches of time it speaks about, and how thoroughly.
        actors: who acts.
        places: where.
        events: what happened.
        ultimatums: the demands with a time limit.
        truces: the truces and pauses.
        claims: checked sentences of popular accounts.
        tombstones: the ids of withdrawn records.

    Raises:
        InvalidTimeline: an id stands twice or is a tombstone's, a reference leads nowhere, a copied
            date disagrees with its event, a link points the wrong way in time.
    """

    title: str = "A timeline"
    data_version: str = "0"
    coverage: tuple[Stretch, ...] = attrs.field(default=(), converter=_stretches)
    actors: Records[Actor] = attrs.field(factory=Records, converter=_actors)
    places: Records[Place] = attrs.field(factory=Records, converter=_places)
    events: Records[Event] = attrs.field(factory=Records, converter=_events)
    ultimatums: Records[Ultimatum] = attrs.field(factory=Records, converter=_ultimatums)
    truces: Records[Truce] = attrs.field(factory=Records, converter=_truces)
    claims: Records[Claim] = attrs.field(factory=Records, converter=_claims)
    tombstones: Records[Tombstone] = attrs.field(factory=Records, converter=_tombstones)

    def __attrs_post_init__(self) -> None:
        from us_russia_timeline.timelines.integrity import faults_of

        _checks.text("title", self.title, _checks.MAX_TITLE)
        _checks.text("data_version", self.data_version, _checks.MAX_TITLE)
        _checks.instances("coverage", self.coverage, Stretch)
        found = faults_of(self)
        if found:
            raise InvalidTimeline(tuple(found[:100]), len(found))
        self._bind_coverage()

    def _bind_coverage(self) -> None:
        # The dated collections know what is covered, so that questions beyond it are refused.
        stretches = tuple(stretch.when for stretch in self.coverage)
        for name in ("events", "ultimatums", "truces"):
            object.__setattr__(self, name, getattr(self, name).covered_by(stretches))

    @classmethod
    def trusted(cls, **fields: Any) -> Timeline:
        """A timeline from parts known to fit together; the checks of the constructor are not repeated."""
        self = cls.__new__(cls)
        for name, value in fields.items():
            object.__setattr__(self, name, value)
        self._bind_coverage()
        return self

    def event(self, record_id: str) -> Event:
        """The event with that id.

        Raises:
            UnknownId: there is none; the message names the nearest ids, or why it was withdrawn.
        """
        return self.events.get(record_id) or self._unknown(record_id, self.events)

    def ultimatum(self, record_id: str) -> Ultimatum:
        """The ultimatum with that id; raises `UnknownId`."""
        return self.ultimatums.get(record_id) or self._unknown(record_id, self.ultimatums)

    def truce(self, record_id: str) -> Truce:
        """The truce with that id; raises `UnknownId`."""
        return self.truces.get(record_id) or self._unknown(record_id, self.truces)

    def actor(self, record_id: str) -> Actor:
        """The actor with that id; raises `UnknownId`."""
        return self.actors.get(record_id) or self._unknown(record_id, self.actors)

    def place(self, record_id: str) -> Place:
        """The place with that id; raises `UnknownId`."""
        return self.places.get(record_id) or self._unknown(record_id, self.places)

    def claim(self, record_id: str) -> Claim:
        """The claim with that id; raises `UnknownId`."""
        return self.claims.get(record_id) or self._unknown(record_id, self.claims)

    def _unknown(self, record_id: str, among: Records[Any]) -> Any:
        tombstone = self.tombstones.get(record_id)
        if tombstone is not None:
            instead = f"; see {tombstone.replaced_by}" if tombstone.replaced_by else ""
            raise UnknownId(
                f"{record_id!r} was withdrawn on {tombstone.withdrawn}: {tombstone.reason}{instead}"
            )
        for name in ("actor", "place", "event", "ultimatum", "truce", "claim"):
            if getattr(self, f"{name}s").get(record_id) is not None:
                raise UnknownId(f"{record_id!r} is of another type: ask for it with .{name}()")
        from difflib import get_close_matches

        given, ids = str(record_id)[:100].casefold().replace(" ", "-"), among.by_id()
        near = [each for each in ids if len(given) > 2 and given in each][:3]  # a surname, or the day alone
        near = near or get_close_matches(given, ids, n=3, cutoff=0.5)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise UnknownId(f"there is no record {str(record_id)[:100]!r} here{hint}")

    def __repr__(self) -> str:
        return (
            f"<Timeline {self.title!r}, data {self.data_version}: {len(self.events)} events, "
            f"{len(self.ultimatums)} ultimatums, {len(self.truces)} truces>"
        )
