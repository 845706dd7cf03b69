"""Sentences of popular accounts, checked: what is said, what holds, and the records that answer it."""

from __future__ import annotations

import enum
from typing import NewType

import attrs

from us_russia_timeline import _checks, _values
from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval

__all__ = ["Claim", "ClaimId", "Verdict"]

ClaimId = NewType("ClaimId", str)
"""The id of a claim: a plain slug."""


class Verdict(enum.StrEnum):
    """What a check found.

    ``confirmed``: the fact is as stated. ``imprecise``: a true core with a wrong or missing number,
    date, order or scope. ``conflated``: several events told as one. ``contested``: serious sources
    disagree. ``unverifiable``: nothing found that supports it. ``unchecked``: not looked at yet.
    """

    CONFIRMED = "confirmed"
    IMPRECISE = "imprecise"
    CONFLATED = "conflated"
    CONTESTED = "contested"
    UNVERIFIABLE = "unverifiable"
    UNCHECKED = "unchecked"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Claim(_values.Value):
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
    """

    id: ClaimId
    account: str
    said: Interval
    paraphrase: str
    verdict: Verdict = Verdict.UNCHECKED
    records: tuple[str, ...] = attrs.field(default=(), converter=_values.texts)
    checked: Interval | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        _checks.slug("id", self.id)
        _checks.text("account", self.account)
        _checks.instance("said", self.said, Interval)
        _checks.text("paraphrase", self.paraphrase)
        _checks.instance("verdict", self.verdict, Verdict)
        _checks.dated_ids("records", self.records)
        _checks.optional("checked", self.checked, Interval)
        _checks.text("note", self.note, empty=True)
        if (self.checked is None) != (self.verdict is Verdict.UNCHECKED):
            raise InvalidRecord("checked: a verdict has the day of its check, and unchecked has none")
