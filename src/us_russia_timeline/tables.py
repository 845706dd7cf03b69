"""Records as flat rows for tables: one row a record, the same columns for every record of a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from us_russia_timeline.intervals import Interval, Open
from us_russia_timeline.queries import chronological

__all__ = ["Column", "columns", "to_records"]

Value = str | int | float | bool | date | datetime | None


class Column(NamedTuple):
    """One column: its name, its type, what it holds, and how it is read off a record."""

    name: str
    type: str
    gloss: str
    read: Callable[[Any], Value]


def _text(name: str, gloss: str) -> Column:
    def read(record: Any) -> Value:
        value = getattr(record, name)
        return None if value is None else str(value)

    return Column(name, "text", gloss, read)


def _listed(name: str, gloss: str, of: Callable[[Any], str] = str) -> Column:
    return Column(
        name, "text", f"{gloss}, separated by ';'", lambda record: ";".join(of(each) for each in getattr(record, name))
    )


def _time(name: str = "when") -> tuple[Column, ...]:
    def interval(record: Any) -> Interval:
        held: Interval = getattr(record, name)
        return held

    def last(record: Any) -> Value:
        found = interval(record).last
        return None if isinstance(found, Open) else found

    def stop(record: Any) -> Value:
        found = interval(record).stop
        return None if isinstance(found, Open) else found

    return (
        Column(name, "text", "the time as stated, ISO 8601", lambda record: interval(record).text),
        Column("zone", "text", "the civil zone of that statement", lambda record: interval(record).zone),
        Column("first", "date", "first civil day, inclusive", lambda record: interval(record).first),
        Column("last", "date", "last civil day, inclusive; empty where the end is open", last),
        Column("start", "instant", "earliest instant, UTC", lambda record: interval(record).start),
        Column("stop", "instant", "first instant surely after it, UTC; empty where the end is open", stop),
    )


_ID = _text("id", "the id")
_TITLE = _text("title", "one neutral phrase")
_TAGS = _listed("tags", "subjects")

_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "Actor": (
        _ID,
        _text("name", "the name in English"),
        _text("kind", "what sort of actor"),
        _text("country", "ISO 3166-1 alpha-3"),
        _text("zone", "IANA zone of the seat"),
        _text("wikidata", "Wikidata item"),
        _listed("aliases", "other spellings"),
        _listed("offices", "capacities held", lambda office: f"{office.title} ({office.when.text})"),
    ),
    "Place": (
        _ID,
        _text("name", "the name in English"),
        _text("country", "ISO 3166-1 alpha-3"),
        _text("zone", "IANA zone"),
        Column("latitude", "number", "degrees north", lambda record: record.latitude),
        Column("longitude", "number", "degrees east", lambda record: record.longitude),
        _text("wikidata", "Wikidata item"),
    ),
    "Event": (
        _ID,
        *_time(),
        _text("kind", "what sort of thing happened"),
        _TITLE,
        _text("summary", "two to four sentences"),
        _listed("actors", "ids of who acts"),
        _listed("recipients", "ids of at whom it is directed"),
        _listed("mediators", "ids of who mediates"),
        _text("place", "id of the place"),
        Column("known", "date", "civil day by whose close the public could know", lambda record: record.known_day),
        _text("status", "whether it took place"),
        _text("assertion", "how well it stands"),
        Column(
            "deadline", "text", "the limit it sets itself, in words", lambda record: record.deadline and record.deadline.text
        ),
        _TAGS,
        _listed("links", "ties to other events", lambda link: f"{link.relation}:{link.event}"),
        Column("source_count", "integer", "how many pages it rests on", lambda record: len(record.sources)),
        _listed("sources", "their addresses", lambda source: str(source.url)),
    ),
    "Ultimatum": (
        _ID,
        *_time(),
        _TITLE,
        _listed("issuers", "ids of who demands"),
        _listed("targets", "ids of whom"),
        _listed("third_parties", "ids of who would be hit unaddressed"),
        _text("demand", "what is demanded"),
        _text("demand_kind", "of what kind"),
        _text("consequence", "what is threatened"),
        _text("consequence_kind", "of what kind"),
        _listed("terms", "announcements", lambda term: f"{term.act}:{term.event}"),
        Column("compliance", "text", "what the target did", lambda record: record.compliance.value.value),
        Column("follow_through", "text", "what the issuer did", lambda record: record.follow_through.value.value),
        _TAGS,
    ),
    "Truce": (
        _ID,
        *_time(),
        _TITLE,
        _listed("purposes", "what it is for"),
        _listed("scope", "what it covers"),
        _text("area", "where, in words"),
        _text("declared", "id of the event that declared it"),
        _listed("parties", "sides with their stance", lambda party: f"{party.actor}:{party.stance}"),
        Column("scheduled", "text", "the time announced", lambda record: record.scheduled and record.scheduled.text),
        Column("ended", "text", "how it ended", lambda record: record.ended.how.value),
        _TAGS,
    ),
    "Claim": (
        _ID,
        _text("account", "the account it stands in"),
        Column("said", "date", "day the account was published", lambda record: record.said.first),
        _text("paraphrase", "what it says"),
        _text("verdict", "what the check found"),
        _listed("records", "ids of the records that answer it"),
        _text("note", "where the account goes wrong"),
    ),
    "Tombstone": (
        _ID,
        Column("withdrawn", "date", "day of withdrawal", lambda record: record.withdrawn),
        _text("reason", "why"),
        _text("replaced_by", "id of what takes its place"),
    ),
}


def columns(kind: type) -> tuple[Column, ...]:
    """The columns of a type of record, in order.

    Raises:
        TypeError: it is not one of our record types.
    """
    found = _COLUMNS.get(kind.__name__)
    if found is None:
        raise TypeError(f"{kind.__name__} has no table; there are {', '.join(_COLUMNS)}")
    return found


def to_records(records: Iterable[Any]) -> list[dict[str, Value]]:
    """One flat dict a record, in order, ready for ``pandas.DataFrame`` or ``csv.DictWriter``.

    Days are dates, instants aware UTC datetimes, sequences texts joined by ``;``; what is not there
    is ``None``. `columns` describes each column.

    Args:
        records: records of one type.

    Raises:
        TypeError: records of several types, or of a type that is not ours.
    """
    rows = chronological(records)
    kinds = {type(row) for row in rows}
    if len(kinds) > 1:
        raise TypeError(f"a table holds records of one type, not {', '.join(sorted(kind.__name__ for kind in kinds))}")
    return [{column.name: column.read(row) for column in columns(type(row))} for row in rows]
