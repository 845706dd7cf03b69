"""What is to be added to a table: which columns, from which step functions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple, TypeVar

from us_russia_timeline.frames.clocks import Active
from us_russia_timeline.frames.steps import Steps

__all__ = ["Added", "Lengthened", "Plan", "anchor_names", "places_of", "slots_of"]


H = TypeVar("H", bound=Hashable)


class Added(NamedTuple):
    """A column to add: its name, what it holds (label, truth, number, days from anchors), and when what."""

    name: str
    kind: str
    steps: Steps[Any]


class Plan(NamedTuple):
    """Columns to add to each row, from its column of times; ``days`` if that holds days."""

    on: str
    days: bool
    columns: tuple[Added, ...]


class Lengthened(NamedTuple):
    """A row for each record in force: the column of its id, and the columns of its days left, if any."""

    on: str
    days: bool
    into: str
    left: tuple[str, ...]
    states: Steps[tuple[Active, ...]]


_NOTHING = (Active("", None, None),)


def slots_of(state: tuple[Active, ...] | None) -> tuple[Active | None, ...]:
    """The rows that a row becomes: one a record; where there is none, one with an empty or a null label."""
    return (None,) if state is None else state or _NOTHING


def places_of(values: Iterable[H]) -> dict[H, int]:
    """Each different value with its place among them, in the order in which they come first."""
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def anchor_names(plan: Lengthened) -> tuple[tuple[str, str], ...]:
    """The columns of days left, each with the anchor that it is counted from."""
    return tuple(zip(plan.left, ("least", "most"), strict=False))
