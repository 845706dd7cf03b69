"""Faults of a document: the leaves of cattrs' trees of errors with their paths, in a bounded list."""

from __future__ import annotations

from collections.abc import Iterator

from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from us_russia_timeline.errors import Fault

_ENOUGH = 100_000
"""After so many faults the rest of a document is not looked at, unless more are to be listed."""


def unknown_keys(keys: list[str]) -> str:
    """What to say of keys that nobody knows."""
    names = ", ".join(repr(key[:40]) for key in sorted(map(str, keys))[:10])
    return f"unknown key{'s' if len(keys) > 1 else ''} {names}"


def leaves(fault: BaseException, record: str, path: str) -> Iterator[Fault]:
    """The leaves of a tree of errors, each with the path that the notes on its branches spell."""
    if isinstance(fault, ClassValidationError):
        for inner, note in fault.group_exceptions()[0]:
            yield from leaves(inner, record, f"{path}.{note.name}" if path else note.name)
        for inner in fault.group_exceptions()[1]:
            yield from leaves(inner, record, path)
    elif isinstance(fault, IterableValidationError):
        for inner in fault.exceptions:
            at = next(
                note.index for note in reversed(inner.__notes__) if isinstance(note, IterableValidationNote)
            )
            yield from leaves(inner, record, f"{path}[{at}]")
    elif isinstance(fault, ForbiddenExtraKeysError):
        yield Fault(record, path, unknown_keys(list(fault.extra_fields)))
    elif isinstance(fault, KeyError):
        yield Fault(record, path, "is required and missing")
    else:
        yield Fault(record, path, printable(str(fault)))


_LONGEST = 2_000  # room for the longest list of words; what is quoted is cut where it is quoted


def printable(text: str) -> str:
    """A bounded text of what may be hostile, with nothing that does not show."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text[:_LONGEST])


class Found:
    """Faults: the first ones are kept, all are counted until there are enough."""

    def __init__(self, keep: int) -> None:
        self.keep: int = keep
        self.kept: list[Fault] = []
        self.number: int = 0

    @property
    def enough(self) -> bool:
        """Whether to look no further: a few megabytes of junk have millions of faults."""
        return self.number >= max(self.keep, _ENOUGH)

    def extend(self, faults: Iterator[Fault]) -> None:
        """Count them all, and keep those for which there is room."""
        for fault in faults:
            self.number += 1
            if self.number <= self.keep:
                self.kept.append(fault)
