"""What stands where a record was withdrawn: its id is never used again."""

from datetime import date

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record
from us_russia_timeline.intervals import CALENDAR_DAY

__all__ = ["Tombstone"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tombstone(Record):
    """What stands where a record was withdrawn: its id is never used again.

    Args:
        id: the id of the withdrawn record.
        withdrawn: the day of its withdrawal.
        reason: why.
        replaced_by: the id of the record that takes its place, if one does.

    >>> from datetime import date
    >>> from us_russia_timeline.models import Tombstone
    >>> gone = Tombstone(id="2025-01-01-twice", withdrawn=date(2026, 11, 1), reason="It was told twice.")
    >>> gone.reason
    'It was told twice.'
    """

    id: str = attrs.field(metadata=rules.held_to(rules.TITLE))
    withdrawn: date = attrs.field(metadata=rules.held_to(CALENDAR_DAY))
    reason: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    replaced_by: str | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(rules.TITLE)))
