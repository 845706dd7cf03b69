"""What can go wrong. Each error is also the builtin that a caller would naturally catch."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "Fault",
    "InvalidFrame",
    "InvalidInterval",
    "InvalidMoment",
    "InvalidQuestion",
    "InvalidRecord",
    "InvalidTimeline",
    "MissingExtra",
    "OutsideCoverage",
    "TimelineError",
    "Undetermined",
    "UnknownId",
    "UnknownZone",
]


class TimelineError(Exception):
    """The base of every error that this library raises on purpose."""


class InvalidInterval(TimelineError, ValueError):
    """A text that does not state a time, or a time that cannot be."""


class InvalidMoment(TimelineError, ValueError):
    """A moment that a question cannot use: naive, malformed, or of mixed kinds."""


class InvalidQuestion(TimelineError, ValueError):
    """A question put wrongly: of the wrong sort of thing, of an unknown role, kind or format, or empty."""


class InvalidFrame(TimelineError, ValueError):
    """A table, or a column of it, that cannot be labelled or made as asked."""


class UnknownZone(TimelineError, ValueError):
    """A zone name that is malformed, or whose rules this machine does not have."""


class Undetermined(TimelineError, ValueError):
    """A question with more than one possible answer; ask for the possible ones."""


class InvalidRecord(TimelineError, ValueError):
    """A record that breaks a rule of its own type."""


class UnknownId(TimelineError, LookupError):
    """An id that the timeline does not hold; a withdrawn one is named with its reason."""


class OutsideCoverage(TimelineError, LookupError):
    """A question about a time for which the timeline makes no statement."""


class MissingExtra(TimelineError, ImportError):
    """A part of the library that needs an optional dependency which is not installed."""


class Fault(NamedTuple):
    """One thing wrong in a document: which record, where in it, and what to do."""

    record: str
    path: str
    message: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.record, self.path) if part)
        return f"{where}: {self.message}" if where else self.message


class InvalidTimeline(TimelineError, ValueError):
    """A document that is not a timeline: all its faults at once, up to a stated number.

    Attributes:
        faults: the faults that were kept, in document order.
        found: how many there were in all; more than ``len(faults)`` when the list was cut.
    """

    def __init__(self, faults: tuple[Fault, ...], found: int | None = None) -> None:
        self.faults: tuple[Fault, ...] = faults
        self.found: int = len(faults) if found is None else found
        super().__init__(faults, self.found)

    def __str__(self) -> str:
        lines = [f"{self.found} fault{'s' if self.found != 1 else ''} in the document"]
        lines += [f"  {fault}" for fault in self.faults]
        if self.found > len(self.faults):
            lines.append(f"  and {self.found - len(self.faults)} more")
        return "\n".join(lines)
