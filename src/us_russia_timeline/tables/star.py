"""All the tables of a timeline, each row with the keys of what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from us_russia_timeline._given import require
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.models import Event
from us_russia_timeline.questions import chronological
from us_russia_timeline.tables.cells import Cell, Column, text, whole
from us_russia_timeline.tables.parts import CHILDREN, Child, Part
from us_russia_timeline.tables.records import columns_of
from us_russia_timeline.timelines import COLLECTIONS, Timeline

__all__ = ["TABLES", "Reference", "Table", "dyads", "rows_of", "to_tables"]


class Reference(NamedTuple):
    """A foreign key: where these columns hold something, a row of another table holds it in those others.

    >>> from us_russia_timeline.tables import TABLES
    >>> TABLES["terms"].references[0]
    Reference(columns=('ultimatum',), table='ultimatums', others=('id',))
    """

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


class Table(NamedTuple):
    """A table: what a row of it is, its columns, those that tell its rows apart, and its foreign keys.

    >>> from us_russia_timeline.tables import TABLES
    >>> TABLES["events"].key, TABLES["events"].gloss
    (('id',), 'one happening, dated and sourced')
    """

    name: str
    gloss: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


_GLOSSES: Mapping[str, str] = {
    "actors": "somebody or something that acts",
    "places": "where something happened",
    "tags": "a subject that records bear, and what it takes in",
    "publishers": "who publishes the pages that records rest on",
    "events": "one happening, dated and sourced",
    "ultimatums": "a demand with a time limit",
    "truces": "a truce or a limited pause; the times for which it bound whom stand in parties",
    "claims": "a sentence of an account, checked",
    "tombstones": "what stands where a record was withdrawn",
}


def _references(columns: Iterable[Column]) -> Iterator[Reference]:
    for column in columns:
        if column.reference:
            yield Reference((column.name,), column.reference, ("id",))


def _collection(name: str, kind: str) -> Table:
    columns = columns_of(kind)
    return Table(name, _GLOSSES[name], columns, ("id",), tuple(_references(columns)))


def _child(name: str, child: Child) -> Table:
    parent = child.parent[:-1]
    keys = [
        text(parent, f"id of the {parent}", "of.id", to=child.parent),
        whole("number", f"its number in that {parent}, from 1"),
    ]
    above: list[Reference] = []
    if child.above:
        one = child.above[:-1]
        keys.append(whole(one, f"number of the {one}", "part.number"))
        above.append(Reference((parent, one), child.above, (parent, "number")))
    columns = (*keys, *child.columns)
    return Table(name, child.gloss, columns, (parent, "number"), (*_references(columns), *above))


TABLES: Mapping[str, Table] = {
    **{name: _collection(name, kind) for name, kind in COLLECTIONS.items()},
    **{name: _child(name, child) for name, child in CHILDREN.items()},
}
"""Every table by name: a table for each collection of a timeline, then the child tables."""


def _parts(timeline: Timeline, child: Child, records: Iterable[Any]) -> Iterator[Part]:
    for record in records:
        for number, part in enumerate(child.parts(record, timeline), 1):
            yield Part(record, number, part)


def rows_of(timeline: Timeline, table: str) -> list[dict[str, Cell]]:
    """The rows of one table of a timeline, in order, each a flat dict.

    Args:
        timeline: the whole.
        table: one of `TABLES`.

    Raises:
        InvalidQuestion: it is no timeline, or there is no such table; the message names those there are.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.tables import rows_of
    >>> timeline = urt.load()
    >>> [row["name"] for row in rows_of(timeline, "actors") if row["id"] == "sergei-lavrov"]
    ['Sergei Lavrov']
    """
    require(timeline, Timeline)
    require(table, str)
    if table not in TABLES:
        raise InvalidQuestion(f"there is no table {table!r:.60}; there are {', '.join(TABLES)}")
    child = CHILDREN.get(table)
    if child is None:
        return _read(TABLES[table], getattr(timeline, table))
    return _read(TABLES[table], _parts(timeline, child, getattr(timeline, child.parent)))


def _read(table: Table, items: Iterable[object]) -> list[dict[str, Cell]]:
    return [{column.name: column.read(item) for column in table.columns} for item in items]


def to_tables(timeline: Timeline) -> dict[str, list[dict[str, Cell]]]:
    """Every table of a timeline by its name, each a list of rows: the star, in one call.

    `TABLES` says what a row of each is and by which columns it is joined to others. Keys are ids, and of
    child tables the id of the record and a number in it from 1; they hold, for a timeline fits together.

    Raises:
        InvalidQuestion: it is no timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.tables import to_tables
    >>> timeline = urt.load()
    >>> "2025-04-19-easter-truce" in [row["id"] for row in to_tables(timeline)["truces"]]
    True
    """
    require(timeline, Timeline)
    return {name: rows_of(timeline, name) for name in TABLES}


def dyads(timeline: Timeline, among: Iterable[Event] | None = None) -> list[dict[str, Cell]]:
    """Who did something to whom: the table ``dyads``, one row for each two actors of an event.

    Each who acts with each at whom it is directed. Where the kind is symmetric (``vocabularies.SYMMETRIC``:
    calls, meetings, talks, agreements) all sides stand among the actors; then each two of them are one row,
    marked ``symmetric``: a table of ordered pairs needs such a row both ways round. Two of one country may be
    of one side, and are marked ``same_country``. An event that names nobody at whom it is directed, and is
    not symmetric, has no row.

    Args:
        timeline: the whole, which knows the actors.
        among: of these events only, if not of all.

    Raises:
        InvalidQuestion: it is no timeline, or not all of ``among`` are events.
        UnknownId: an actor of one of these events is not in the timeline.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.tables import dyads
    >>> timeline = urt.load()
    >>> [row] = dyads(timeline, [timeline.event("2025-07-14-trump-sets-fifty-days")])
    >>> row["actor"], row["recipient"]
    ('donald-trump', 'russia')
    """
    require(timeline, Timeline)
    events = timeline.events if among is None else chronological(among)
    for event in events:
        require(event, Event)
    return _read(TABLES["dyads"], _parts(timeline, CHILDREN["dyads"], events))
