"""Until when: deadlines as they are set in words, and the counting of days that turns words into dates.

A deadline is *counted* ("50 days", "10 or 12 days": a trigger, quantities, a rule) or *stated*
("by Thanksgiving"). Politics leaves things unsaid, so a deadline has a *window*, which follows the
default rule, and *readings*: every instant that can be defended, with what it assumes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.deadlines.counting import days_between as days_between, due as due
    from us_russia_timeline.deadlines.deadline import Deadline as Deadline
    from us_russia_timeline.deadlines.holidays import Holidays as Holidays
    from us_russia_timeline.deadlines.reading import Reading as Reading, readings as readings
    from us_russia_timeline.deadlines.units import (
        LONGEST as LONGEST,
        Rule as Rule,
        Unit as Unit,
        quantity as quantity,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "deadline": ("Deadline",),
            "reading": ("Reading", "readings"),
            "units": ("Rule", "Unit"),
            "counting": ("days_between", "due"),
            "holidays": ("Holidays",),
        },
        inside={
            "units": ("LONGEST", "quantity"),
        },
    )
