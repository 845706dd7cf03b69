"""Who acts: people, states, bodies, organisations."""

from collections.abc import Iterable

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import ActorId, Record, Vocabulary
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval

__all__ = ["Actor", "ActorId", "ActorKind", "Office"]


class ActorKind(Vocabulary):
    """What sort of actor it is."""

    PERSON = "person", "a human being"
    STATE = "state", "a country as a whole"
    GOVERNMENT_BODY = "government_body", "a ministry, agency, parliament, court or service of a state"
    ORGANISATION = "organisation", "a body of several states, or one that belongs to none"
    ARMED_GROUP = "armed_group", "fighters who answer to no recognised state"
    COMPANY = "company", "a business"
    MEDIA = "media", "a news outlet or agency"
    OTHER = "other", "none of the others"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Office(Record):
    """A capacity in which a person acts, and when it was held; also "candidate" or "former".

    Args:
        title: the capacity, in English.
        when: from when to when it was held.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> office = timeline.actor("sergei-lavrov").offices[0]
    >>> office.title
    'Foreign Minister of Russia'
    """

    title: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    when: Interval = attrs.field(metadata=rules.held_to(rules.of(Interval)))


def as_offices(values: Iterable[Office]) -> tuple[Office, ...]:
    """Offices as a tuple."""
    return rules.as_tuple(values)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Actor(Record):
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

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.models import ActorKind
    >>> kennedy = urt.Actor(id="jfk", name="John F. Kennedy", kind=ActorKind.PERSON, country="USA")
    >>> kennedy.kind.value
    'person'
    """

    id: ActorId = attrs.field(metadata=rules.held_to(rules.SLUG))
    name: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    kind: ActorKind = attrs.field(metadata=rules.held_to(rules.of(ActorKind)))
    country: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.COUNTRY)))
    zone: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.ZONE)))
    wikidata: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.QID)))
    aliases: tuple[str, ...] = attrs.field(
        default=(), converter=rules.as_texts, metadata=rules.held_to(rules.several(rules.TITLE, once=True))
    )
    offices: tuple[Office, ...] = attrs.field(
        default=(), converter=as_offices, metadata=rules.held_to(rules.several(rules.of(Office)))
    )

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        if self.offices and self.kind is not ActorKind.PERSON:
            raise InvalidRecord("offices: only a person holds an office")
