"""What differs between two timelines, how to carry it over, and how to join two into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import attrs

from us_russia_timeline._given import require
from us_russia_timeline._record import MAX_TEXT, MAX_TITLE
from us_russia_timeline.errors import Fault, InvalidQuestion, InvalidTimeline
from us_russia_timeline.models import Event
from us_russia_timeline.questions.covering import joined, needed
from us_russia_timeline.questions.differences import FieldChange, field_changes
from us_russia_timeline.timelines import COLLECTIONS, ENOUGH_FAULTS, HEAD, LISTS, Timeline

__all__ = ["Change", "Changes", "apply_changes", "diff", "merge_timelines"]

_HEAD: tuple[str, ...] = (*HEAD, "coverage")


class Change(NamedTuple):
    """One difference: where, of which id, what stood before and what stands after.

    ``before`` is ``None`` for what was added, ``after`` for what was removed. For the head of a
    timeline (its title, data version, coverage) ``collection`` is empty and ``id`` the field's name.

    >>> import us_russia_timeline as urt
    >>> before = urt.from_json('{"title": "A crisis"}')
    >>> changes = urt.diff(before, urt.from_json('{"title": "A longer crisis"}'))
    >>> changes[0].id, changes[0].before, changes[0].after
    ('title', 'A crisis', 'A longer crisis')
    """

    collection: str
    id: str
    before: Any
    after: Any

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What differs, field by field; of what was added or removed the whole record.

        >>> import us_russia_timeline as urt
        >>> before = urt.from_json('{"title": "A crisis"}')
        >>> [change] = urt.diff(before, urt.from_json('{"title": "A longer crisis"}'))
        >>> change.fields
        (FieldChange(path='title', before='A crisis', after='A longer crisis'),)
        """
        if self.before is None or self.after is None:
            return (FieldChange("", self.before, self.after),)
        return tuple(field_changes(self.before, self.after, "" if self.collection else self.id))

    def __str__(self) -> str:
        """The record with a line for each field that differs; what was added or removed with its title."""
        if self.before is None or self.after is None:
            sign, record = ("-", self.before) if self.after is None else ("+", self.after)
            told = [getattr(record, name, "") for name in ("title", "name", "paraphrase", "reason")]
            return f"{sign} {self.collection} {self.id}: {next(filter(None, told), '')}".rstrip(": ")
        lines = [line for each in self.fields for line in str(each).splitlines()]
        head = f"{self.collection} {self.id}" if self.collection else lines.pop(0)
        return "\n    ".join([f"~ {head}", *lines])


class Changes(tuple[Change, ...]):
    """The differences between two timelines, in document order; empty, and false, where there are none.

    ``str`` of them is for people: what was added (+), removed (-) and changed (~), field by field.

    >>> import us_russia_timeline as urt
    >>> before = urt.from_json('{"title": "A crisis"}')
    >>> print(urt.diff(before, urt.from_json('{"title": "A longer crisis"}')))
    ~ title: A crisis -> A longer crisis
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Changes: {len(self)}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self)) or "no differences"

    def added(self, collection: str) -> tuple[str, ...]:
        """The ids that only the second timeline has.

        >>> import us_russia_timeline as urt
        >>> before = urt.from_json('{"title": "A crisis"}')
        >>> after = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
        >>> urt.diff(before, after).added("tags")
        ('grain',)
        """
        return tuple(each.id for each in self if each.collection == collection and each.before is None)

    def removed(self, collection: str) -> tuple[str, ...]:
        """The ids that only the first timeline has.

        >>> import us_russia_timeline as urt
        >>> before = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
        >>> urt.diff(before, urt.from_json('{"title": "A crisis"}')).removed("tags")
        ('grain',)
        """
        return tuple(each.id for each in self if each.collection == collection and each.after is None)

    def changed(self, collection: str) -> tuple[str, ...]:
        """The ids that both have, with different records.

        >>> import us_russia_timeline as urt
        >>> before = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain"}]}')
        >>> after = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
        >>> urt.diff(before, after).changed("tags")
        ('grain',)
        """
        return tuple(
            each.id
            for each in self
            if each.collection == collection and each.before is not None and each.after is not None
        )


def diff(a: Timeline, b: Timeline) -> Changes:
    """What changes from one timeline to another, such that ``apply_changes`` carries the one to the other.

    Raises:
        InvalidQuestion: one of them is no timeline.

    >>> import us_russia_timeline as urt
    >>> before = urt.from_json('{"title": "A crisis"}')
    >>> after = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
    >>> print(urt.diff(before, after))
    + tags grain
    >>> bool(urt.diff(before, before))
    False
    """
    for each in (a, b):
        require(each, Timeline)
    return Changes(_differences(a, b))


def _differences(a: Timeline, b: Timeline) -> Iterator[Change]:
    for name in _HEAD:
        before, after = getattr(a, name), getattr(b, name)
        if before != after:
            yield Change("", name, before, after)
    for name in COLLECTIONS:
        old, new = getattr(a, name).by_id(), getattr(b, name).by_id()
        for each in sorted(old.keys() | new.keys()):
            if old.get(each) != new.get(each):
                yield Change(name, each, old.get(each), new.get(each))


def apply_changes(timeline: Timeline, changes: Changes) -> Timeline:
    """Carry changes over to a timeline that still has what they replace.

    Raises:
        InvalidTimeline: it has something else where a change expects what it replaces, or the
            outcome would not fit together; nothing is half done.
        InvalidQuestion: not a timeline, or changes that `diff` did not make.

    >>> import us_russia_timeline as urt
    >>> before = urt.from_json('{"title": "A crisis"}')
    >>> after = urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
    >>> urt.apply_changes(before, urt.diff(before, after)) == after
    True
    """
    require(timeline, Timeline)
    require(changes, Changes)
    for change in changes:
        require(change, Change)
    head = {name: getattr(timeline, name) for name in _HEAD}
    parts: dict[str, dict[str, Any]] = {name: getattr(timeline, name).by_id() for name in COLLECTIONS}
    faults: list[Fault] = []
    for change in changes:
        among: dict[str, Any] | None = parts.get(change.collection) if change.collection else head
        named = change.id if change.collection else None
        if among is None or (among is head and change.id not in _HEAD):
            faults.append(Fault(change.id, change.collection, "is in no part of a timeline"))
        elif change.after is None and (change.before is None or among is head):
            faults.append(Fault(change.id, change.collection, "changes into nothing"))
        elif named is not None and change.after is not None and getattr(change.after, "id", None) != named:
            faults.append(Fault(change.id, change.collection, "is not the id of the record that it gives"))
        elif among.get(change.id) != change.before:
            faults.append(Fault(change.id, change.collection, "is not what the change replaces"))
        elif change.after is None:
            del among[change.id]
        else:
            among[change.id] = change.after
    if faults:
        raise InvalidTimeline(tuple(faults[:ENOUGH_FAULTS]), len(faults))
    fields: dict[str, Any] = {name: tuple(part.values()) for name, part in parts.items()}
    return Timeline(**head, **fields)


def merge_timelines(
    first: Timeline,
    *others: Timeline,
    title: str | None = None,
    prefer: Literal["first", "last"] | None = None,
) -> Timeline:
    """Join timelines: your own events beside ours, say. Equal records of one id are one record.

    An event from which `part` has cut ties to events outside gets them back from a timeline that has them;
    parts that were joined without their whole have lost the ties between them, so give all at once. A time
    that another covers as thoroughly is covered once. Where the others add something, the data
    version of the result says that it is a merge, and of what. It is a selection if one of them is, unless
    a whole has all that was chosen: a whole merged with a part of itself is the whole.

    Args:
        first: the timeline whose title the result takes.
        others: the timelines to add.
        title: another title.
        prefer: of different records of one id, take that of the ``first`` timeline that has one, or of
            the ``last``; left out, they are refused.

    Raises:
        InvalidTimeline: one id has two different records, and nothing says which to prefer, or is
            withdrawn in one and alive in another; or the result does not fit together.
        InvalidQuestion: one of them is no timeline, or there is no such preference.
        InvalidRecord: the title is none.

    >>> import us_russia_timeline as urt
    >>> ours = urt.from_json('{"title": "Ours", "tags": [{"id": "grain", "gloss": "Grain ships"}]}')
    >>> theirs = urt.from_json('{"title": "Theirs", "tags": [{"id": "gas", "gloss": "Gas pipes"}]}')
    >>> urt.merge_timelines(ours, theirs, title="Both").tags.ids()
    ['gas', 'grain']
    """
    for each in (first, *others):
        require(each, Timeline)
    if prefer not in (None, "first", "last"):
        raise InvalidQuestion(f"prefer is 'first' or 'last', not {prefer!r:.60}")
    parts: dict[str, dict[str, Any]] = {name: getattr(first, name).by_id() for name in COLLECTIONS}
    faults: list[Fault] = []
    for at, other in enumerate(others):
        before = (first, *others[:at])
        for name, part in parts.items():
            for each, record in getattr(other, name).by_id().items():
                held = part.setdefault(each, record)
                united = _united(held, record, before, other)
                if united is not None:
                    part[each] = united
                elif prefer == "last":
                    part[each] = record
                elif prefer is None:
                    faults.append(Fault(each, name, _conflict(held, record)))
    if faults:
        raise InvalidTimeline(tuple(faults[:ENOUGH_FAULTS]), len(faults))
    fields: dict[str, Any] = {name: tuple(part.values()) for name, part in parts.items()}
    parted = needed((first, *others))
    merged = Timeline(
        title=first.title if title is None else title,
        data_version=first.data_version,
        selection=_selection(parted),
        coverage=tuple(joined(parted)),
        **fields,
    )
    same = all(getattr(merged, name) == getattr(first, name) for name in LISTS)
    return merged if same else attrs.evolve(merged, data_version=_version(first, others))


def _united(held: Any, record: Any, before: Sequence[Timeline], other: Timeline) -> Any:
    """One of two equal records, or an event with the ties back that `part` had cut from it; else ``None``."""
    if held == record:
        return held
    if not isinstance(held, Event):
        return None
    theirs = [link for link in record.links if link not in held.links]
    ours = [link for link in held.links if link not in record.links]
    holders = [each for each in before if held.id in each.events]
    lost = [*((each, link) for each in holders for link in theirs), *((other, link) for link in ours)]
    if not all(each.selection and link.event not in each.events for each, link in lost):
        return None
    links = (*held.links, *theirs) if ours else record.links
    made = attrs.evolve(held, links=links)
    return made if made == attrs.evolve(record, links=links) else None


def _conflict(held: Any, record: Any) -> str:
    """What to say of two records of one id: in which fields they differ, and what can be done."""
    paths = list(dict.fromkeys(each.path for each in field_changes(held, record)))
    more = f" and {len(paths) - 5} more" if len(paths) > 5 else ""
    ties = all(path.startswith("links") for path in paths)
    cut = "if parts of one timeline were joined, merge them with it at once; else " if ties else ""
    return (
        f"the timelines differ in {', '.join(paths[:5])}{more}; {cut}make them equal, or take one with "
        "prefer='first' or prefer='last'"
    )


def _selection(timelines: Sequence[Timeline]) -> str:
    """What was chosen of the wholes that were joined, each once."""
    return "; ".join(dict.fromkeys(each.selection for each in timelines if each.selection))[:MAX_TEXT].strip()


def _version(first: Timeline, others: Sequence[Timeline]) -> str:
    """The data version of a merge: no reader can take it for a release."""
    told = f"{first.data_version} merged with {', '.join(each.data_version for each in others)}"
    return told if len(told) <= MAX_TITLE else f"a merge of {len(others) + 1} timelines"
