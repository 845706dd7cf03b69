"""Prose keeps the clock: a title or a summary tells nothing that came after the event was known.

Two patterns look for it: words that lead on to a later time, and days written out that lie after. What is
found and right, because it counts back or tells a plan, stands in ``told_early.tsv`` with its reason. A line
that is no longer needed is a failure.
"""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter

import pytest

from us_russia_timeline.dataset import load

FOLDER = os.path.dirname(os.path.abspath(__file__))
REASONS = {"a plan", "counts back", "known then", "the same day"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LEADS_ON = re.compile(
    r"\b(the (?:next|following) (?:day|morning|week|month|year)|next morning"
    r"|(?:hours?|days?|weeks?|months?|years?) (?:later|afterwards)|the (?:day|week) after(?=[,.;:])"
    r"|afterwards|(?:was|were|is|are) later|later (?:says?|said|denie[sd]|confirm(?:s|ed)|puts?|raise[sd]|call(?:s|ed)|admit(?:s|ted)|correct(?:s|ed))"
    r"|subsequently|eventually|in the end|in hindsight)\b",
    re.IGNORECASE,
)
A_DAY = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(MONTHS)})(?: ([0-9]{{4}}))?\b")
# Right before a day one of these makes it a limit or a start; anywhere in the sentence the others make it a plan.
LIMIT = re.compile(r"\b(from|to|by|until|till|through|before|after|for|between|and|of|(?:midnight|noon|[0-9]{2}:[0-9]{2}) on|[0-9]-|Monday|counted from [^.]*)$")
AHEAD = re.compile(
    r"\b(will|would|shall|(?:is|are|was|were) to|to be|due|plan(?:s|ned)?|schedul\w+|expir\w+|valid|deadline|ultimatum|ahead|demand\w*"
    r"|call(?:s|ed)? (?:for|on)|propos\w+|announc\w+|order\w+|sets?|invit\w+|exten[ds]\w*|agreed?|postpon\w+|wants?|asked|asks|could|hand over|threaten\w*|term ends)\b",
    re.IGNORECASE,
)
NEAR = 180  # days: a day written without its year, and further off than this, is one of the year before


def sentences(event):
    """Title and summary, one sentence or part of one at a time."""
    for text in (event.title, event.summary):
        yield from re.split(r"(?<=[.!?;]) ", text)


def later_days(sentence, known):
    """The days written out in a sentence that lie after a day."""
    for found in A_DAY.finditer(sentence):
        try:
            day = datetime.date(int(found[3] or known.year), MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:  # 29 February of another year
            continue
        if LIMIT.search(sentence[: found.start()].rstrip()):
            continue
        if known < day and (found[3] or (day - known).days <= NEAR):
            yield found[0]


def told_early(event):
    """The words of an event that may tell what came after it was known."""
    for sentence in sentences(event):
        yield from (found[0].lower() for found in LEADS_ON.finditer(sentence))
        if not AHEAD.search(sentence):
            yield from later_days(sentence, event.known_day)


def listed():
    """The exceptions: how often an event says certain words, and why it may."""
    with open(os.path.join(FOLDER, "told_early.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    assert rows == sorted(rows)
    return [(name, words) for name, words, _ in rows], {reason for _, _, reason in rows}


def test_titles_and_summaries_tell_only_what_could_be_known():
    """What the patterns find is listed with a reason, and what is listed is still found."""
    found = Counter((event.id, words) for event in load().events for words in told_early(event))
    exceptions, reasons = listed()
    assert reasons <= REASONS
    wanted = Counter(exceptions)
    assert not sorted((found - wanted).elements()), "told too early: move it into updates, or list it with its reason"
    assert not sorted((wanted - found).elements()), "no longer found: take it out of told_early.tsv"


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("He says no. Two days later he agrees.", ["days later"]),
        ("The next day the Kremlin confirms it; eventually it is dropped.", ["the next day", "eventually"]),
        ("It is later denied.", ["is later"]),
        ("Kyiv confirms it 20 July.", ["20 July"]),
        ("Kyiv confirms it 20 July 2026.", ["20 July 2026"]),
        ("It was signed 20 July 2024.", []),
        ("It comes on 15 July.", []),
        ("It was signed 20 December.", ["20 December"]),
        ("It was signed 20 January.", []),
        ("It is to last until 20 July.", []),
        ("It runs 29 February.", []),
    ],
)
def test_the_patterns_find_what_is_told_early(summary, words):
    """The guard itself: each kind of words it is for, and the days it leaves alone."""

    class Told:
        """As much of an event as the guard looks at, known on 15 July 2025."""

        title = "A title"
        known_day = datetime.date(2025, 7, 15)

    Told.summary = summary
    assert list(told_early(Told)) == words
