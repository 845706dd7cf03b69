"""What stands where a record was withdrawn: its id is never used again."""

from __future__ import annotations

from datetime import date

import attrs

from us_russia_timeline import _checks, _values

__all__ = ["Tombstone"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tombstone(_values.Value):
    """What stands where a record was withdrawn: its id is never used again.

    Args:
        id: the id of the withdrawn record.
        withdrawn: the day of its withdrawal.
        reason: why.
        replaced_by: the id of the record that takes its place, if one does.
    """

    id: str
    withdrawn: date
    reason: str
    replaced_by: str | None = None

    def __attrs_post_init__(self) -> None:
        _checks.text("id", self.id, _checks.MAX_TITLE)
        _checks.instance("withdrawn", self.withdrawn, date)
        _checks.text("reason", self.reason)
        if self.replaced_by is not None:
            _checks.text("replaced_by", self.replaced_by, _checks.MAX_TITLE)
