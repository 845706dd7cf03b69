"""What the data say of a moment at all: they begin on a day, and reach to another."""

from __future__ import annotations

from datetime import date, datetime

from us_russia_timeline.cli.phrases import date_words
from us_russia_timeline.errors import OutsideCoverage
from us_russia_timeline.intervals import Open, read_moment
from us_russia_timeline.timelines import Timeline

__all__ = ["begun", "beyond", "required"]


def beyond(timeline: Timeline, moment: date | datetime) -> str:
    """How far the data reach, where a moment lies outside their coverage; else, or without one, nothing."""
    try:
        timeline.events.require_covered(moment)
    except OutsideCoverage:
        pass
    else:
        return ""
    axis, at = read_moment(moment)
    whens = [each.when for each in timeline.coverage]
    edges = [when.edges(axis) for when in whens]
    if at >= max(stop for _, stop in edges):
        last = max(whens, key=lambda when: when.stop_us).last
        assert not isinstance(last, Open)  # noqa: S101 - narrows the type: what it does not reach has a last day
        return f"The data reach to {date_words(last)}, and say nothing of what came after that day."
    if at < min(start for start, _ in edges):
        first = min(whens, key=lambda when: when.start_us).first
        return f"The data begin on {date_words(first)}, and say nothing of what came before that day."
    return "The data say nothing of that time: it lies between two stretches that they cover."


def required(known: Timeline, moment: date | datetime) -> str:
    """The same of a view as of a moment; one that is empty because the data begin later is refused.

    Raises:
        OutsideCoverage: nothing was known by then, and the data say nothing of that time.
    """
    outside = beyond(known, moment)
    if outside and not known.events:
        raise OutsideCoverage(_sentence(outside))
    return outside


def begun(timeline: Timeline, moment: date | datetime) -> None:
    """Refuse a moment before all that the data cover; one after it is answered with what they hold.

    Raises:
        OutsideCoverage: the data begin later.
    """
    axis, at = read_moment(moment)
    if timeline.coverage and at < min(each.when.edges(axis)[0] for each in timeline.coverage):
        raise OutsideCoverage(_sentence(beyond(timeline, moment)))


def _sentence(told: str) -> str:
    return told[0].lower() + told[1:].removesuffix(".")
