"""Hypothesis strategies for our models, for the tests of whoever builds on them (extra ``strategies``).

Every strategy gives valid values only, in all the forms that sources use: intervals within and
filling, of every precision, in zones east and west whose clocks change, with open ends; deadlines
counted and stated; whole timelines whose records fit together. Values shrink towards the plain.
"""

from us_russia_timeline.strategies._records import (
    actors,
    claims,
    events,
    places,
    sources,
    timelines,
    truces,
    ultimatums,
)
from us_russia_timeline.strategies._times import days, deadlines, instants, intervals, moments, zones

__all__ = [
    "actors",
    "claims",
    "days",
    "deadlines",
    "events",
    "instants",
    "intervals",
    "moments",
    "places",
    "sources",
    "timelines",
    "truces",
    "ultimatums",
    "zones",
]
