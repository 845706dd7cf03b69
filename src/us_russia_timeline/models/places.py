"""Where things happen, and by whose clocks."""

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import PlaceId, Record
from us_russia_timeline.errors import InvalidRecord

__all__ = ["Place", "PlaceId"]


def _degrees(most: int) -> rules.Rule:
    """A number of degrees on either side of nought."""

    def check(name: str, value: object) -> None:
        if type(value) is not float or not -most <= value <= most:
            wrong = f"{value!r:.40} is not a number of degrees from -{most} to {most}, such as {most / 2}"
            raise InvalidRecord(f"{name}: {wrong}")

    return rules.Rule(check, {"minimum": -most, "maximum": most})


def as_degrees(value: float | None) -> float | None:
    """A whole number as the number of degrees that it is; what cannot be one is left for the rule to name."""
    return float(value) if type(value) is int and -180 <= value <= 180 else value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Place(Record):
    """Where something happened, and by whose clocks.

    Args:
        id: a plain slug, never reused.
        name: the name in English.
        country: ISO 3166-1 alpha-3 code.
        zone: the IANA zone by which its events are dated.
        latitude: degrees north, of the town or site.
        longitude: degrees east.
        wikidata: the Wikidata item.

    >>> import us_russia_timeline as urt
    >>> rome = urt.Place(id="rome", name="Rome", country="ITA", zone="Europe/Rome")
    >>> rome.zone
    'Europe/Rome'
    """

    id: PlaceId = attrs.field(metadata=rules.held_to(rules.SLUG))
    name: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    country: str = attrs.field(metadata=rules.held_to(rules.COUNTRY))
    zone: str = attrs.field(metadata=rules.held_to(rules.ZONE))
    latitude: float | None = attrs.field(
        default=None, converter=as_degrees, metadata=rules.held_to(rules.optional(_degrees(90)))
    )
    longitude: float | None = attrs.field(
        default=None, converter=as_degrees, metadata=rules.held_to(rules.optional(_degrees(180)))
    )
    wikidata: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.QID)))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        if (self.latitude is None) != (self.longitude is None):
            raise InvalidRecord("latitude and longitude come together")
