"""Allen's relations between intervals: the one that holds, the possible ones, what follows from two."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from us_russia_timeline._record import Vocabulary
from us_russia_timeline.errors import InvalidInterval, Undetermined
from us_russia_timeline.intervals.interval import Interval
from us_russia_timeline.intervals.points import EVER, FOREVER
from us_russia_timeline.intervals.statements import Open

__all__ = ["Relation", "compose", "possible_relations", "relation"]

_BEFORE = EVER - 9  # before all that can be written, and before what has no beginning


class Relation(Vocabulary):
    """Allen's thirteen relations: exactly one holds between two intervals with exact ends.

    >>> from us_russia_timeline.intervals import Interval, Relation, relation
    >>> morning = Interval("2025-07-14T09:00/2025-07-14T12:00", "UTC")
    >>> noon = Interval("2025-07-14T12:00/2025-07-14T13:00", "UTC")
    >>> relation(morning, noon) is Relation.MEETS
    True
    """

    PRECEDES = "precedes", "ends before the other begins, with time between"
    MEETS = "meets", "ends at the moment the other begins"
    OVERLAPS = "overlaps", "begins first and ends inside the other"
    FINISHED_BY = "finished_by", "begins first and ends together with the other"
    CONTAINS = "contains", "begins before the other and ends after it"
    STARTS = "starts", "begins together with the other and ends first"
    EQUALS = "equals", "begins and ends together with the other"
    STARTED_BY = "started_by", "begins together with the other and ends after it"
    DURING = "during", "begins after the other and ends before it"
    FINISHES = "finishes", "begins after the other and ends together with it"
    OVERLAPPED_BY = "overlapped_by", "begins inside the other and ends after it"
    MET_BY = "met_by", "begins at the moment the other ends"
    PRECEDED_BY = "preceded_by", "begins after the other has ended, with time between"

    @property
    def inverse(self) -> Relation:
        """The relation that holds from the other side."""
        mirrored = list(Relation)[::-1]  # the order above is its own mirror image
        return mirrored[list(Relation).index(self)]


# The order of the four ends in each relation; ends on one step coincide. The rest are mirror images.
_CHAINS: dict[Relation, tuple[str, ...]] = {
    Relation.PRECEDES: ("a", "A", "b", "B"),
    Relation.MEETS: ("a", "Ab", "B"),
    Relation.OVERLAPS: ("a", "b", "A", "B"),
    Relation.FINISHED_BY: ("a", "b", "AB"),
    Relation.CONTAINS: ("a", "b", "B", "A"),
    Relation.STARTS: ("ab", "A", "B"),
    Relation.EQUALS: ("ab", "AB"),
    Relation.STARTED_BY: ("ab", "B", "A"),
    Relation.DURING: ("b", "a", "A", "B"),
    Relation.FINISHES: ("b", "a", "AB"),
    Relation.OVERLAPPED_BY: ("b", "a", "B", "A"),
    Relation.MET_BY: ("b", "Ba", "A"),
    Relation.PRECEDED_BY: ("b", "B", "a", "A"),
}


def _ranges(interval: Interval) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where its true ends can lie, on the grid of microseconds."""
    start, stop = interval.start_us, interval.stop_us
    if not interval.fills:
        return (start, stop - 1), (start + 1, stop)
    # Of two things that go on, or went on before, neither need be the first to stop or to begin: there is
    # room for each order past all that is dated.
    begins, ends = (start, start), (stop, stop)
    if interval.unbegun is not None:
        begins = (EVER - 2, EVER if interval.unbegun is Open.ONGOING else stop - 1)
    if interval.open is not None:
        ends = (FOREVER if interval.open is Open.ONGOING else start + 1, FOREVER + 2)
    return begins, ends


def possible_relations(a: Interval, b: Interval) -> frozenset[Relation]:
    """Every relation of ``a`` to ``b`` that the two statements allow; never empty.

    An interval without a slash may be any stretch inside the time it names, an unknown end any
    moment after the beginning, and of two that go on either may stop first.

    Raises:
        InvalidInterval: one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, possible_relations
    >>> monday, tuesday = Interval("2025-07-14", "UTC"), Interval("2025-07-15", "UTC")
    >>> sorted(each.value for each in possible_relations(monday, tuesday))
    ['meets', 'precedes']
    >>> len(possible_relations(monday, monday))
    13
    """
    require_intervals((a, b))
    (low_a, high_a), (low_b, high_b) = _ranges(a), _ranges(b)
    ends = {"a": low_a, "A": high_a, "b": low_b, "B": high_b}
    return frozenset(name for name, chain in _CHAINS.items() if _feasible(chain, ends))


def _feasible(chain: tuple[str, ...], ends: dict[str, tuple[int, int]]) -> bool:
    reached = _BEFORE
    for step in chain:
        reached = max(reached + 1, *(ends[end][0] for end in step))
        if any(reached > ends[end][1] for end in step):
            return False
    return True


def relation(a: Interval, b: Interval) -> Relation:
    """The one relation of ``a`` to ``b``.

    Raises:
        Undetermined: the statements allow more than one; `possible_relations` names them.
        InvalidInterval: one of them is no interval.

    >>> from us_russia_timeline.intervals import Interval, relation
    >>> easter = Interval("2025-04-19T18:00/2025-04-21T00:00", "Europe/Moscow")
    >>> relation(easter, Interval("2025-05-08/2025-05-10", "Europe/Moscow")).value
    'precedes'
    """
    possible = possible_relations(a, b)
    if len(possible) > 1:
        names = ", ".join(name for name in Relation if name in possible)
        raise Undetermined(f"{a.text} to {b.text}: could be {names}; ask possible_relations")
    return next(iter(possible))


@lru_cache(maxsize=1)
def _composition() -> dict[tuple[Relation, Relation], frozenset[Relation]]:
    # Three intervals have six ends, so six places show every case there is.
    spans = list(combinations(range(6), 2))
    chains = {chain: name for name, chain in _CHAINS.items()}
    table: dict[tuple[Relation, Relation], set[Relation]] = {}

    def between(a: tuple[int, int], b: tuple[int, int]) -> Relation:
        ends = {"a": a[0], "A": a[1], "b": b[0], "B": b[1]}
        steps: dict[int, str] = {}
        for end in ("A", "B", "a", "b"):
            steps[ends[end]] = steps.get(ends[end], "") + end
        return chains[tuple(steps[place] for place in sorted(steps))]

    for a in spans:
        for b in spans:
            for c in spans:
                table.setdefault((between(a, b), between(b, c)), set()).add(between(a, c))
    return {pair: frozenset(names) for pair, names in table.items()}


def compose(first: Relation, second: Relation) -> frozenset[Relation]:
    """The relations of a to c that are possible when a is ``first`` to b, and b ``second`` to c.

    Raises:
        InvalidInterval: there is no such relation.

    >>> from us_russia_timeline.intervals import Relation, compose
    >>> compose(Relation.MEETS, Relation.MEETS) == {Relation.PRECEDES}
    True
    """
    try:
        return _composition()[Relation(first), Relation(second)]
    except ValueError as fault:
        raise InvalidInterval(f"{fault}; there are {', '.join(Relation)}") from None


def require_intervals(values: Iterable[object]) -> None:
    """What a caller gave are intervals.

    Raises:
        InvalidInterval: one of them is none; a record is told to give its ``when``.
    """
    for value in values:
        if not isinstance(value, Interval):
            hint = "; give its .when" if isinstance(getattr(value, "when", None), Interval) else ""
            raise InvalidInterval(f"an Interval is needed, not {type(value).__name__}{hint}")
