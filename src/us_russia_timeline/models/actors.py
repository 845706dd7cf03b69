"""Who acts: people, states, bodies, organisations."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline._values import ActorId
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval, Moment, Open, is_zone_name, read_moment

__all__ = ["Actor", "ActorId", "ActorKind", "Office", "office_at"]


class ActorKind(enum.StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    COMPANY = "company"
    MEDIA = "media"
    OTHER = "other"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Office(_values.Value):
    """A capacity in which a person acts, and when it was held; also "candidate" or "former"."""

    title: str
    when: Interval

    def __attrs_post_init__(self) -> None:
        _checks.text("title", self.title, _checks.MAX_TITLE)
        _checks.instance("when", self.when, Interval)


def _offices(values: Iterable[Office]) -> tuple[Office, ...]:
    return _values.several(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Actor(_values.Value):
    """Someone or something that acts in events.

    Args:
        id: a plain slug, never reused.
        name: the name in its commonest English spelling.
        kind: what sort of actor it is.
        country: ISO 3166-1 alpha-3 code of the state acted for; ``None`` for international bodies.
        zone: IANA zone of the seat, by which placeless events are dated.
        wikidata: the Wikidata item.
        aliases: other spellings, in the scripts that sources use.
        offices: for a person, the capacities held, each with its interval.
    """

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None = None
    zone: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_values.texts)
    offices: tuple[Office, ...] = attrs.field(default=(), converter=_offices)

    def __attrs_post_init__(self) -> None:
        _checks.slug("id", self.id)
        _checks.text("name", self.name, _checks.MAX_TITLE)
        _checks.instance("kind", self.kind, ActorKind)
        if self.country is not None:
            _checks.pattern("country", self.country, "country")
        if self.zone is not None and not (type(self.zone) is str and is_zone_name(self.zone)):
            raise InvalidRecord(f"zone: {self.zone!r} is not an IANA zone name")
        if self.wikidata is not None:
            _checks.pattern("wikidata", self.wikidata, "qid")
        _checks.many("aliases", self.aliases)
        for alias in self.aliases:
            _checks.text("aliases", alias, _checks.MAX_TITLE)
        if len(set(self.aliases)) < len(self.aliases):
            raise InvalidRecord("aliases: one stands twice")
        _checks.instances("offices", self.offices, Office)
        if self.offices and self.kind is not ActorKind.PERSON:
            raise InvalidRecord("offices: only a person holds an office")


def office_at(actor: Actor, moment: Moment) -> tuple[Office, ...]:
    """The capacities an actor held at a moment, in the order of the record; often one, at times none.

    A date means any part of that civil day, so that on the day of an inauguration there are two.

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    when = read_moment(moment)
    if when.day is None:
        return tuple(each for each in actor.offices if each.when.start_us <= when.us < each.when.stop_us)
    return tuple(
        each
        for each in actor.offices
        if each.when.first <= when.day and (isinstance(each.when.last, Open) or when.day <= each.when.last)
    )
