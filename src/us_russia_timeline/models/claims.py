"""Sentences of popular accounts, checked: what is said, what holds, and the records that answer it."""

from typing import NewType

import attrs

from us_russia_timeline import _record as rules
from us_russia_timeline._record import Record, Vocabulary
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import BEGUN, Interval

__all__ = ["Claim", "ClaimId", "Verdict"]

ClaimId = NewType("ClaimId", str)
"""The id of a claim: a plain slug."""


class Verdict(Vocabulary):
    """What a check found."""

    CONFIRMED = "confirmed", "the fact is as stated"
    IMPRECISE = "imprecise", "true at the core, with a wrong or missing number, date, order or scope"
    CONFLATED = "conflated", "several events told as one"
    CONTESTED = "contested", "serious sources disagree"
    UNVERIFIABLE = "unverifiable", "nothing was found that supports it"
    UNCHECKED = "unchecked", "not looked at yet"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Claim(Record):
    """One sentence of an account, with what a check of it found.

    Args:
        id: a plain slug, never reused.
        account: a description of the account it stands in.
        said: the day the account was published.
        paraphrase: what it says, in our words.
        verdict: what the check found.
        records: the ids of the events, ultimatums and truces that answer it.
        checked: the day of the check; none for ``unchecked``.
        note: where the account goes wrong, or what limits the answer.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> claim = timeline.claim("c19")
    >>> claim.verdict.value
    'conflated'
    """

    id: ClaimId = attrs.field(metadata=rules.held_to(rules.SLUG))
    account: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    said: Interval = attrs.field(metadata=rules.held_to(BEGUN))
    paraphrase: str = attrs.field(metadata=rules.held_to(rules.TEXT))
    verdict: Verdict = attrs.field(default=Verdict.UNCHECKED, metadata=rules.held_to(rules.of(Verdict)))
    records: tuple[str, ...] = attrs.field(
        default=(), converter=rules.as_texts, metadata=rules.held_to(rules.several(rules.DATED_ID, once=True))
    )
    checked: Interval | None = attrs.field(default=None, metadata=rules.held_to(rules.optional(BEGUN)))
    note: str = attrs.field(default="", metadata=rules.held_to(rules.NOTE))

    def check_whole(self) -> None:
        """Check what concerns several fields."""
        if (self.checked is None) != (self.verdict is Verdict.UNCHECKED):
            raise InvalidRecord("checked: a verdict has the day of its check, and unchecked has none")
