"""What records are about: the subjects that a timeline registers, each with a sentence."""

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record

__all__ = ["Tag"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tag(Record):
    """A subject of records, and what it takes in.

    A timeline need not register the tags that its records bear; the shipped one registers all.

    Args:
        id: the plain slug that records bear in their ``tags``.
        gloss: in a sentence, what is tagged so.

    >>> from us_russia_timeline.models import Tag
    >>> print(Tag(id="grain", gloss="Grain and its ships").gloss)
    Grain and its ships
    """

    id: str = attrs.field(metadata=rules.held_to(rules.SLUG))
    gloss: str = attrs.field(metadata=rules.held_to(rules.TEXT))
