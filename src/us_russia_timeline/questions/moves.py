"""How a deadline moved, and how long each step of an ultimatum took."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline.deadlines import Deadline
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import LinkRelation, Term, Ultimatum
from us_russia_timeline.questions.deadlines import DaysLeft, days_to
from us_russia_timeline.timelines import Timeline

__all__ = ["Lag", "Revision", "lags", "revisions"]


class Revision(NamedTuple):
    """One move of a deadline: the term that made it, the window before and after, the days moved.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> move = urt.revisions(limit)[0]
    >>> print(move.before, "->", move.after)
    2 September 2025 -> 7 to 9 August 2025
    >>> move.days
    DaysLeft(least=-26, most=-24)
    """

    term: Term
    before: Interval
    after: Interval
    days: DaysLeft


class Lag(NamedTuple):
    """The time between two steps of an ultimatum, in civil days: at least and at most.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> lag = {lag.later: lag for lag in urt.lags(timeline, limit)}["2025-08-01-putin-on-disappointment"]
    >>> lag.step, lag.earlier, lag.least
    ('response: evade', '2025-07-31-us-tells-un-eighth-august', 1)
    """

    step: str
    earlier: str
    later: str
    least: int
    most: int


class Limit(NamedTuple):
    """A deadline of an ultimatum from the announcement that made it until another moved or withdrew it."""

    term: Term
    deadline: Deadline
    ended_by: Term | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing moved or withdrew it."""
        return self.ended_by is None


def revisions(ultimatum: Ultimatum) -> tuple[Revision, ...]:
    """Each move of the deadline, oldest first: the window before and after, and the days between them.

    A restatement that changes nothing is not a move, and one that changes something is. A withdrawal is
    none, nor is what is set anew after it.

    Raises:
        InvalidQuestion: it is no ultimatum.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> for move in urt.revisions(limit):
    ...     print(move.term.wording, "->", move.after)
    10 or 12 days from today -> 7 to 9 August 2025
    ten days from today -> 8 August 2025
    """
    require(ultimatum, Ultimatum)
    windows = [(each, each.deadline.window) for each in limits(ultimatum)]
    return tuple(
        Revision(later.term, before, after, _moved(before, after))
        for (limit, before), (later, after) in pairwise(windows)
        if limit.ended_by is later.term
    )


def _moved(before: Interval, after: Interval) -> DaysLeft:
    last = before.last
    assert isinstance(last, date)  # noqa: S101 - narrows the type: a deadline has a last day
    return DaysLeft(days_to(after, before.first).least, days_to(after, last).most)


def limits(ultimatum: Ultimatum) -> list[Limit]:
    """Each different limit an ultimatum had, oldest first; at most the last one still stands."""
    found: list[Limit] = []
    for term in ultimatum.terms:
        stood = found[-1] if found and found[-1].stands else None
        deadline = term.deadline
        if stood is not None:
            if deadline is not None and deadline.window == stood.deadline.window:
                continue
            found[-1] = stood._replace(ended_by=term)
        if deadline is not None:
            found.append(Limit(term, deadline))
    return found


def lags(timeline: Timeline, ultimatum: Ultimatum) -> tuple[Lag, ...]:
    """The steps of an ultimatum and the civil days between each and the announcement before it.

    Each later term, each response, and the event of each half of the outcome, measured from the last
    term that it responds to, by its links; if to none, from the last that was announced before it. Least and
    most differ where a step is dated to more than a day.

    Raises:
        InvalidQuestion: no timeline, or no ultimatum.
        UnknownId: it is not of that timeline, which lacks one of its events.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> limit = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    >>> lags = {lag.later: lag for lag in urt.lags(timeline, limit)}
    >>> lags["2025-07-15-lavrov-on-fifty-days"].most
    1
    """
    require(timeline, Timeline)
    require(ultimatum, Ultimatum)
    steps: list[tuple[str, str]] = [(term.act.value, term.event) for term in ultimatum.terms[1:]]
    steps += [(f"response: {each.kind.value}", each.event) for each in ultimatum.responses]
    for name in ("compliance", "follow_through"):
        half = getattr(ultimatum, name)
        if half.event is not None:
            steps.append((f"{name}: {half.value.value}", half.event))
    events = {term.event: timeline.event(term.event) for term in ultimatum.terms}
    found: list[Lag] = []
    for step, name in steps:
        later = timeline.event(name)
        answered = {link.event for link in later.links if link.relation is LinkRelation.RESPONDS_TO}
        named = [event for event in events.values() if event.id in answered]
        before = [event for event in events.values() if event.when.start_us < later.when.start_us]
        earlier = (named or before or [events[ultimatum.terms[0].event]])[-1]
        if earlier is not later:
            found.append(Lag(step, earlier.id, later.id, *_days_apart(earlier.when, later.when)))
    return tuple(sorted(found, key=lambda lag: (timeline.event(lag.later).when.start_us, lag)))


def _days_apart(earlier: Interval, later: Interval) -> tuple[int, int]:
    """Civil days from one beginning to another: at least and at most."""
    return (
        (later.first - earlier.latest_start_day).days,
        (later.latest_start_day - earlier.first).days,
    )
