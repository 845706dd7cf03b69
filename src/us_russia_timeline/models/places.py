"""Where things happen, and by whose clocks."""

from __future__ import annotations

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline._values import PlaceId
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import is_zone_name

__all__ = ["Place", "PlaceId"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Place(_values.Value):
    """Where something happened, and by whose clocks.

    Args:
        id: a plain slug, never reused.
        name: the name in English.
        country: ISO 3166-1 alpha-3 code.
        zone: the IANA zone by which its events are dated.
        latitude: degrees north, of the town or site.
        longitude: degrees east.
        wikidata: the Wikidata item.
    """

    id: PlaceId
    name: str
    country: str
    zone: str
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None

    def __attrs_post_init__(self) -> None:
        _checks.slug("id", self.id)
        _checks.text("name", self.name, _checks.MAX_TITLE)
        _checks.pattern("country", self.country, "country")
        if type(self.zone) is not str or not is_zone_name(self.zone):
            raise InvalidRecord(f"zone: {self.zone!r} is not an IANA zone name")
        for name, value, limit in (("latitude", self.latitude, 90), ("longitude", self.longitude, 180)):
            if value is not None and not (type(value) is float and -limit <= value <= limit):
                raise InvalidRecord(f"{name}: {value!r} is not a number of degrees from -{limit} to {limit}")
        if (self.latitude is None) != (self.longitude is None):
            raise InvalidRecord("latitude and longitude come together")
        if self.wikidata is not None:
            _checks.pattern("wikidata", self.wikidata, "qid")
