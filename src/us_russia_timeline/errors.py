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
    """The base of every error that this library raises on purpose.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> try:
    ...     timeline.truce("2025-04-19-easter-peace")
    ... except urt.errors.TimelineError as error:
    ...     print(type(error).__name__)
    UnknownId
    """


class InvalidInterval(TimelineError, ValueError):
    """A text that does not state a time, or a time that cannot be.

    >>> import us_russia_timeline as urt
    >>> urt.Interval("14 July 2025", "UTC")
    Traceback (most recent call last):
    us_russia_timeline.errors.InvalidInterval: '14 July 2025' is not a time: write 2025, ...
    """


class InvalidMoment(TimelineError, ValueError):
    """A moment that a question cannot use: naive, malformed, or of mixed kinds.

    >>> import us_russia_timeline as urt
    >>> from datetime import datetime
    >>> timeline = urt.load()
    >>> timeline.events.active_at(datetime(2025, 7, 14, 12))
    Traceback (most recent call last):
    us_russia_timeline.errors.InvalidMoment: datetime.datetime(2025, 7, 14, 12, 0) has no ...
    """


class InvalidQuestion(TimelineError, ValueError):
    """A question put wrongly: of the wrong sort of thing, of an unknown role, kind or format, or empty.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.events.involving("Sullivan")
    Traceback (most recent call last):
    us_russia_timeline.errors.InvalidQuestion: 'Sullivan' may be jake-sullivan, ...
    """


class InvalidFrame(TimelineError, ValueError):
    """A table, or a column of it, that cannot be labelled or made as asked.

    >>> import us_russia_timeline as urt
    >>> urt.frames.to_frame([], "spreadsheet")
    Traceback (most recent call last):
    us_russia_timeline.errors.InvalidFrame: 'spreadsheet' is not one of the backends pandas, polars, pyarrow
    """


class UnknownZone(TimelineError, ValueError):
    """A zone name that is malformed, or whose rules this machine does not have.

    >>> import us_russia_timeline as urt
    >>> urt.Interval("2025-07-14", "Moscow")
    Traceback (most recent call last):
    us_russia_timeline.errors.UnknownZone: no rules for the zone 'Moscow': use an IANA ...
    """


class Undetermined(TimelineError, ValueError):
    """A question with more than one possible answer; ask for the possible ones.

    >>> from us_russia_timeline.intervals import Interval, relation
    >>> relation(Interval("2025-08-08", "UTC"), Interval("2025-08-08", "UTC"))
    Traceback (most recent call last):
    us_russia_timeline.errors.Undetermined: 2025-08-08 to 2025-08-08: could be precedes, ...
    """


class InvalidRecord(TimelineError, ValueError):
    """A record that breaks a rule of its own type.

    >>> import us_russia_timeline as urt
    >>> urt.Place(id="rome", name="Rome", country="Italy", zone="Europe/Rome")
    Traceback (most recent call last):
    us_russia_timeline.errors.InvalidRecord: country: 'Italy' is not an ISO 3166-1 alpha-3 code such as UKR
    """


class UnknownId(TimelineError, LookupError):
    """An id that the timeline does not hold; a withdrawn one is named with its reason.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.truce("2025-04-19-easter-peace")
    Traceback (most recent call last):
    us_russia_timeline.errors.UnknownId: there is no record '2025-04-19-easter-peace' ...
    """


class OutsideCoverage(TimelineError, LookupError):
    """A question about a time for which the timeline makes no statement.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> timeline.events.between("1962-10-14", "1962-10-28")
    Traceback (most recent call last):
    us_russia_timeline.errors.OutsideCoverage: the timeline says nothing about that time; ...
    """


class MissingExtra(TimelineError, ImportError):
    """A part of the library that needs an optional dependency which is not installed.

    >>> import us_russia_timeline as urt
    >>> issubclass(urt.errors.MissingExtra, ImportError)
    True
    """


class Fault(NamedTuple):
    """One thing wrong in a document: which record, where in it, and what to do.

    >>> from us_russia_timeline.errors import Fault
    >>> print(Fault("2025-07-14-a-day", "when", "is not a time"))
    2025-07-14-a-day when: is not a time
    """

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

    >>> import us_russia_timeline as urt
    >>> try:
    ...     urt.from_json('{"title": 1}')
    ... except urt.errors.InvalidTimeline as error:
    ...     print(error.faults[0].path, error.found)
    title 1
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
