"""Who publishes the pages that records rest on: of what kind, in whose house, under whose control."""

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record, Vocabulary

__all__ = ["Publisher", "PublisherKind"]


class PublisherKind(Vocabulary):
    """What sort of publisher it is, from the nearest to the fact to the farthest."""

    OFFICIAL = "official", "a state, one of its bodies, or an organisation of states"
    AGENCY = "agency", "a news agency"
    BROADCASTER = "broadcaster", "radio, television or a news site of the same house"
    NEWSPAPER = "newspaper", "a paper, or a news site with reporters of its own"
    MAGAZINE = "magazine", "a magazine of current affairs"
    TRADE_PRESS = "trade_press", "the press of a trade or a subject"
    RESEARCH_INSTITUTE = "research_institute", "a university, an institute, a library of documents"
    NGO = "ngo", "an association that pursues a cause"
    COMPANY = "company", "a business about itself or its field"
    AGGREGATOR = "aggregator", "a site that gathers the stories of others"
    MIRROR = "mirror", "a copy of the pages of another publisher"
    BLOG = "blog", "pages of one person or of a few, or of nobody who can be named"


DESK = frozenset(
    (PublisherKind.OFFICIAL, PublisherKind.AGENCY, PublisherKind.BROADCASTER, PublisherKind.NEWSPAPER)
)
WEAK = frozenset((PublisherKind.AGGREGATOR, PublisherKind.MIRROR, PublisherKind.BLOG))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Publisher(Record):
    """Who publishes pages, as a fact-checker would ask.

    A timeline need not register the publishers of its sources; the shipped one registers all.

    Args:
        id: the name, as the publisher and the origin of sources spell it.
        kind: what sort of publisher it is.
        house: whose it is; two publishers of one house are no two independent origins. Left out, its own.
        country: ISO 3166-1 alpha-3 code of where it sits; ``None`` for international bodies, or unknown.
        state_controlled: whether a state decides what it publishes.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> reuters = timeline.publisher("Reuters")
    >>> reuters.kind.value, reuters.desk_grade
    ('agency', True)
    """

    id: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    kind: PublisherKind = attrs.field(metadata=rules.held_to(rules.of(PublisherKind)))
    house: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.TITLE)))
    country: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.COUNTRY)))
    state_controlled: bool = attrs.field(default=False, metadata=rules.held_to(rules.of(bool)))

    @property
    def desk_grade(self) -> bool:
        """Whether a desk of fact-checkers takes its own pages: of a body, agency, broadcaster or paper.

        >>> from us_russia_timeline.models import Publisher, PublisherKind
        >>> Publisher(id="The Daily Paper", kind=PublisherKind.NEWSPAPER).desk_grade
        True
        """
        return self.kind in DESK

    @property
    def weak(self) -> bool:
        """Whether its pages only hand on those of others: an aggregator, a mirror, a blog.

        >>> from us_russia_timeline.models import Publisher, PublisherKind
        >>> Publisher(id="Headlines of Others", kind=PublisherKind.AGGREGATOR).weak
        True
        """
        return self.kind in WEAK
