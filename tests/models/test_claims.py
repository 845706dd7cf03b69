"""Claims: a sentence, its verdict and the day of its check."""

from __future__ import annotations

import pytest

from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Claim, Verdict

DAY = Interval("2025-08-07", "UTC")


def claim(**changes):
    """A checked claim."""
    fields = {
        "id": "c-one",
        "account": "A paper",
        "said": DAY,
        "paraphrase": "There were fifty days.",
        "verdict": Verdict.CONFIRMED,
        "checked": DAY,
    }
    return Claim(**{**fields, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "C1"},
        {"account": ""},
        {"said": "2025-08-07"},
        {"paraphrase": " led by a space"},
        {"verdict": "confirmed"},
        {"records": ("not-dated",)},
        {"records": ("2025-07-14-a", "2025-07-14-a")},
        {"records": ("2025-02-30-a",)},
        {"checked": "2025-08-07"},
        {"note": None},
        {"note": "a\nb"},
    ],
)
def test_a_claim_with_a_wrong_value_is_refused(wrong):
    """Each field has a rule of its own, and the message begins with the field's name."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        claim(**wrong)


@pytest.mark.parametrize("wrong", [{"checked": None}, {"verdict": Verdict.UNCHECKED}])
def test_a_verdict_and_the_day_of_its_check_come_together(wrong):
    """A verdict has the day of its check, and what was not checked has none."""
    with pytest.raises(InvalidRecord, match="^checked:"):
        claim(**wrong)
    assert claim(verdict=Verdict.UNCHECKED, checked=None).note == ""
