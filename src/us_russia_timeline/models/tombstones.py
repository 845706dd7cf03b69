"""What stands where a record was withdrawn: its id is never used again."""

from __future__ import annotations

from datetime import date

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record

__all__ = ["Tombstone"]


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=rules.ruled)
class Tombstone(Record):
    """What stands where a record was withdrawn: its id is never used again.

    Args:
        id: the id of the withdrawn record.
        withdrawn: the day of its withdrawal.
        reason: why.
        replaced_by: the id of the record that takes its place, if one does.
    """

    id: str = attrs.field(validator=rules.TITLE)
    withdrawn: date = attrs.field(validator=rules.of(date))
    reason: str = attrs.field(validator=rules.TEXT)
    replaced_by: str | None = attrs.field(default=None, validator=rules.optional(rules.TITLE))
