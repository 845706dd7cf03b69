"""What a period is counted in, and by which rule."""

from __future__ import annotations

from us_russia_timeline._record import Vocabulary

__all__ = ["Rule", "Unit"]

LONGEST = 100_000


class Unit(Vocabulary):
    """What a counted deadline counts.

    >>> from datetime import date
    >>> from us_russia_timeline.deadlines import Unit, due
    >>> due(date(2025, 1, 31), 1, Unit.MONTHS)
    datetime.date(2025, 2, 28)
    """

    HOURS = "hours", "hours by the clock"
    DAYS = "days", "calendar days"
    WEEKS = "weeks", "weeks of seven calendar days"
    MONTHS = "months", "months, to the day of the same number"
    YEARS = "years", "years, to the same day"
    BUSINESS_DAYS = "business_days", "Mondays to Fridays that are no holidays"


class Rule(Vocabulary):
    """How days are counted; each rule is named after its source.

    Everyday speech is the default. The rules of courts move a last day that is a Saturday, Sunday or holiday
    to the next working day, and the European regulation gives a period of two days or more at least two
    working days. Politics does not move for a holiday: courts' rules are for those who ask for them. Which
    days are holidays is for the caller to say.

    >>> from datetime import date
    >>> from us_russia_timeline.deadlines import Rule, due
    >>> due(date(2025, 7, 28), 12, rule=Rule.FRCP_6A)
    datetime.date(2025, 8, 11)
    """

    CALENDAR = "calendar", "everyday speech: the trigger day is not counted and nothing moves"
    INCLUDING_TRIGGER = "including_trigger", "the trigger day is counted as the first"
    FRCP_6A = "frcp_6a", "US Federal Rules of Civil Procedure, rule 6(a), since 2009"
    EU_1182_71 = "eu_1182_71", "Regulation (EEC, Euratom) 1182/71, article 3"
    ETS_76 = "ets_76", "European Convention on the Calculation of Time-Limits, articles 3 to 5"


def quantity(amount: int, unit: Unit) -> str:
    """A number of units as people write it: ``50 days``, ``1 month``."""
    words = unit.words
    return f"{amount} {words.removesuffix('s') if amount == 1 else words}"
