"""Records as flat rows for tables: one row a record, the same columns for every record of a type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Open
from us_russia_timeline.questions import chronological

__all__ = ["Column", "columns", "to_records"]

Cell = str | int | float | bool | date | datetime | None


class Column(NamedTuple):
    """One column: its name, its type (text, date, instant, integer, number, boolean), and what it holds.

    ``path`` is the attribute that it shows, with dots into the parts of a record; ``each`` is the
    form of the parts of a sequence, which a cell joins by ``;``.
    """

    name: str
    type: str
    gloss: str
    path: str
    each: str = ""

    def read(self, record: object) -> Cell:
        """The cell of a record; ``None`` where there is nothing."""
        value: Any = record
        for name in self.path.split("."):
            value = value[int(name)] if name.isdigit() else getattr(value, name)
            if value is None or isinstance(value, Open):
                return None
        if self.each:
            return ";".join(self.each.format(part) for part in value)
        if self.type == "integer":
            return len(value)
        return str(value) if self.type == "text" else cast("Cell", value)


def _text(name: str, gloss: str, path: str = "") -> Column:
    return Column(name, "text", gloss, path or name)


def _list(name: str, gloss: str, each: str = "{}") -> Column:
    return Column(name, "text", f"{gloss}; several are joined by ';'", name, each)


_TIME = (
    _text("when", "the time as stated, ISO 8601", "when.text"),
    _text("zone", "the civil zone of that statement", "when.zone"),
    Column("first", "date", "first civil day, inclusive", "when.first"),
    Column("last", "date", "last civil day, inclusive; empty where the end is open", "when.last"),
    Column("start", "instant", "earliest instant, UTC", "when.start"),
    Column("stop", "instant", "first instant surely after it, UTC; empty where the end is open", "when.stop"),
)
_ID = _text("id", "the id")
_TITLE = _text("title", "one neutral phrase")
_TAGS = _list("tags", "subjects")
_VERIFIED = Column("verified", "date", "day on which a second reader last checked it", "verified")

_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "Actor": (
        _ID,
        _text("name", "the name in English"),
        _text("kind", "what sort of actor"),
        _text("country", "ISO 3166-1 alpha-3"),
        _text("zone", "IANA zone of the seat"),
        _text("wikidata", "Wikidata item"),
        _list("aliases", "other spellings"),
        _list("offices", "capacities held", "{0.title} ({0.when.text})"),
    ),
    "Place": (
        _ID,
        _text("name", "the name in English"),
        _text("country", "ISO 3166-1 alpha-3"),
        _text("zone", "IANA zone"),
        Column("latitude", "number", "degrees north", "latitude"),
        Column("longitude", "number", "degrees east", "longitude"),
        _text("wikidata", "Wikidata item"),
    ),
    "Tag": (_ID, _text("gloss", "what is tagged so")),
    "Publisher": (
        _text("id", "the name, as sources spell it"),
        _text("kind", "what sort of publisher"),
        _text("house", "whose it is, where not its own"),
        _text("country", "ISO 3166-1 alpha-3"),
        Column(
            "state_controlled", "boolean", "whether a state decides what it publishes", "state_controlled"
        ),
    ),
    "Event": (
        _ID,
        *_TIME,
        _text("kind", "what sort of thing happened"),
        _TITLE,
        _text("short", "the title for a label"),
        _text("summary", "two to four sentences"),
        _list("actors", "ids of who acts"),
        _list("recipients", "ids of at whom it is directed"),
        _list("mediators", "ids of who mediates"),
        _text("place", "id of the place"),
        Column("known", "date", "civil day by whose close the public could know", "known_day"),
        _text("status", "whether it took place"),
        _text("assertion", "how well it stood when it was known"),
        _text("standing", "how well it stands after its updates", "standing.0"),
        _text("deadline", "the limit it sets itself, in words", "deadline.text"),
        _TAGS,
        _list("links", "ties to other events", "{0.relation}:{0.event}"),
        Column("source_count", "integer", "how many pages it rests on", "sources"),
        _list("sources", "their addresses", "{0.url}"),
        _list("updates", "what became known later, and when", "{0.known.text}: {0.text}"),
        _VERIFIED,
    ),
    "Ultimatum": (
        _ID,
        *_TIME,
        _TITLE,
        _list("issuers", "ids of who demands"),
        _list("targets", "ids of whom"),
        _list("third_parties", "ids of who would be hit unaddressed"),
        _text("demand", "what is demanded"),
        _text("demand_kind", "of what kind"),
        _text("consequence", "what is threatened"),
        _text("consequence_kind", "of what kind"),
        _list("terms", "announcements", "{0.act}:{0.event}"),
        _text("compliance", "what the target did", "compliance.value"),
        _text("follow_through", "what the issuer did", "follow_through.value"),
        _TAGS,
        _VERIFIED,
    ),
    "Truce": (
        _ID,
        *_TIME,
        _TITLE,
        _list("purposes", "what it is for"),
        _list("scope", "what it covers"),
        _text("area", "where, in words"),
        _text("declared", "id of the event that declared it"),
        _list("parties", "sides with their stance", "{0.actor}:{0.stance}"),
        _text("scheduled", "the time announced", "scheduled.text"),
        _text("ended", "how it ended", "ended.how"),
        _TAGS,
        _text("note", "what limits the record"),
        _VERIFIED,
    ),
    "Claim": (
        _ID,
        _text("account", "the account it stands in"),
        Column("said", "date", "day the account was published", "said.first"),
        _text("paraphrase", "what it says"),
        _text("verdict", "what the check found"),
        _list("records", "ids of the records that answer it"),
        _text("note", "where the account goes wrong"),
    ),
    "Tombstone": (
        _ID,
        Column("withdrawn", "date", "day of withdrawal", "withdrawn"),
        _text("reason", "why"),
        _text("replaced_by", "id of what takes its place"),
    ),
}


def columns(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of a type of record, in order.

    Raises:
        InvalidQuestion: it is not one of our record types.
    """
    name = getattr(kind, "__name__", repr(kind)[:60])
    ours = getattr(kind, "__module__", "").partition(".")[0] == __name__.partition(".")[0]
    found = _COLUMNS.get(name) if ours else None  # a user's own class may have the name of one of ours
    if found is None:
        raise InvalidQuestion(f"{name} has no table; there are {', '.join(_COLUMNS)}")
    return found


def to_records(records: Iterable[Any]) -> list[dict[str, Cell]]:
    """One flat dict a record, in order, ready for ``pandas.DataFrame`` or ``csv.DictWriter``.

    Days are dates, instants aware UTC datetimes, sequences texts joined by ``;``; what is not there
    is ``None``. `columns` describes each column.

    Args:
        records: records of one type.

    Raises:
        InvalidQuestion: records of several types, or of a type that is not ours.
    """
    rows = chronological(records)
    kinds: set[type[Any]] = {type(row) for row in rows}
    if len(kinds) > 1:
        raise InvalidQuestion(
            f"a table holds records of one type, not {', '.join(sorted(kind.__name__ for kind in kinds))}"
        )
    table = columns(kinds.pop()) if kinds else ()
    return [{column.name: column.read(row) for column in table} for row in rows]
