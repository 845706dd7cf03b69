"""What differs between two records, field by field, and how that reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, cast

from us_russia_timeline._record import Record
from us_russia_timeline.intervals import EVER, FOREVER, Interval, instant_text

__all__ = ["FieldChange", "field_changes", "shown"]

_SHORT = 60  # texts of up to so many characters stand side by side


class FieldChange(NamedTuple):
    """One field, or a part of one, that differs: where, what stood there before, and what stands there after.

    ``before`` is ``None`` where nothing stood, ``after`` where nothing stands.

    >>> import us_russia_timeline as urt
    >>> before = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain"}]}')
    >>> after = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
    >>> [change] = urt.diff(before, after)
    >>> print(change.fields[0])
    gloss: Grain -> Grain ships
    """

    path: str
    before: Any
    after: Any

    def __str__(self) -> str:
        before, after = shown(self.before), shown(self.after)
        if isinstance(self.before, Interval) and isinstance(self.after, Interval) and before == after:
            before, after = _with_instants(self.before), _with_instants(self.after)
        if len(before) <= _SHORT and len(after) <= _SHORT:
            return f"{self.path}: {before} -> {after}"
        return f"{self.path}:\n  - {before}\n  + {after}"


def field_changes(before: Any, after: Any, path: str = "") -> Iterator[FieldChange]:
    """What differs between two values of a field or two records, down to the smallest parts that do."""
    if before == after:
        return
    if isinstance(before, Record) and type(before) is type(after) and not isinstance(before, Interval):
        for field in before.__attrs_attrs__:
            inner = f"{path}.{field.name}" if path else field.name
            yield from field_changes(getattr(before, field.name), getattr(after, field.name), inner)
    elif isinstance(before, tuple) and isinstance(after, tuple) and (before or after):
        yield from _of_several(cast("tuple[Any, ...]", before), cast("tuple[Any, ...]", after), path)
    else:
        yield FieldChange(path, before, after)


def _of_several(before: tuple[Any, ...], after: tuple[Any, ...], path: str) -> Iterator[FieldChange]:
    """Of lists of one length each place; of others what only one of them has, or else the two orders."""
    if len(before) == len(after) and isinstance(before[0], Record):
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from field_changes(old, new, f"{path}[{at}]")
        return
    held, left = set(before), set(after)
    gone = [FieldChange(f"{path}[{at}]", old, None) for at, old in enumerate(before) if old not in left]
    come = [FieldChange(f"{path}[{at}]", None, new) for at, new in enumerate(after) if new not in held]
    yield from gone + come or [FieldChange(path, before, after)]


def shown(value: Any) -> str:
    """A value as it reads in a difference."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, Interval):
        return f"{value.text} ({value.zone})"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(map(shown, cast("tuple[Any, ...]", value)))
    return str(value)  # of a record all that is not at its default


def _with_instants(value: Interval) -> str:
    start = "" if value.start_us == EVER else instant_text(value.start_us)
    stop = "" if value.stop_us == FOREVER else instant_text(value.stop_us)
    return f"{shown(value)} from {start or value.unbegun} to {stop or value.open}"
