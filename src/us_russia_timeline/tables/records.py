"""Records as flat rows for tables: one row a record, the same columns for every record of a type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Event, Truce, Ultimatum
from us_russia_timeline.questions import Limit, chronological, limits, revisions
from us_russia_timeline.tables.cells import Cell, Column, boolean, day, joined, text, time, whole
from us_russia_timeline.vocabularies import SYMMETRIC, Codes, codes, signal_outcome, ties_outcome

__all__ = ["columns", "columns_of", "to_records"]


def _codes(event: Event) -> Codes | None:
    return codes(event.kind)


def _symmetric(event: Event) -> bool:
    return event.kind in SYMMETRIC


def _bound(truce: Truce) -> Interval | None:
    """From the first to the last moment that it bound anybody; ``None`` where it never did."""
    return truce.when if truce.effective else None


def _standing(ultimatum: Ultimatum) -> Limit | None:
    """The limit that stands after all its terms; ``None`` where the last one was withdrawn."""
    last = limits(ultimatum)[-1]
    return last if last.stands else None


_ID = text("id", "the id")
_TITLE = text("title", "one neutral phrase")
_TAGS = joined("tags", "subjects")
_VERIFIED = day("verified", "day on which a second reader last checked it")

_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "Actor": (
        _ID,
        text("name", "the name in English"),
        text("kind", "what sort of actor"),
        text("country", "ISO 3166-1 alpha-3"),
        text("zone", "IANA zone of the seat"),
        text("wikidata", "Wikidata item"),
        joined("aliases", "other spellings"),
        joined("offices", "capacities held", "{0.title} ({0.when.text})"),
    ),
    "Place": (
        _ID,
        text("name", "the name in English"),
        text("country", "ISO 3166-1 alpha-3"),
        text("zone", "IANA zone"),
        Column("latitude", "number", "degrees north", "latitude"),
        Column("longitude", "number", "degrees east", "longitude"),
        text("wikidata", "Wikidata item"),
    ),
    "Tag": (_ID, text("gloss", "what is tagged so")),
    "Publisher": (
        text("id", "the name, as sources spell it"),
        text("kind", "what sort of publisher"),
        text("house", "whose it is, where not its own"),
        text("country", "ISO 3166-1 alpha-3"),
        boolean("state_controlled", "whether a state decides what it publishes"),
    ),
    "Event": (
        _ID,
        *time("when", "when it happened", "when"),
        text("kind", "what sort of thing happened"),
        boolean(
            "symmetric", "whether its kind has all sides among the actors, as a call", "", view=_symmetric
        ),
        text("plover", "type of event in PLOVER; empty where the kind alone does not tell", view=_codes),
        text("mode", "mode of that type", view=_codes),
        text("cameo", "code of CAMEO; a text, for 010 is not 10", view=_codes),
        text("quad", "quad class, 1 to 4; empty where the kind alone does not tell", view=_codes),
        _TITLE,
        text("summary", "two to four sentences"),
        joined("actors", "ids of who acts"),
        joined("recipients", "ids of at whom it is directed"),
        joined("mediators", "ids of who mediates"),
        text("place", "id of the place", to="places"),
        day("known", "civil day by whose close the public could know", "known_day"),
        text("status", "whether it took place"),
        text("assertion", "how well it stood when it was known"),
        text("standing", "how well it stands after its updates", "standing.0"),
        Column(
            "contested_by",
            "text",
            "ids of who disputes or denies it after its updates; several are joined by ';'",
            "standing.1",
            "{}",
        ),
        text("deadline", "the limit it sets itself, in words", "deadline.text"),
        *time("limit", "the window of that limit", "deadline.window"),
        _TAGS,
        joined("links", "ties to other events", "{0.relation}:{0.event}"),
        whole("source_count", "how many pages it rests on", "sources"),
        joined("sources", "their addresses", "{0.url}"),
        joined("updates", "what became known later, and when", "{0.known.text}: {0.text}"),
        _VERIFIED,
    ),
    "Ultimatum": (
        _ID,
        *time(
            "when", "from the first announcement to the end of the last limit, or to its withdrawal", "when"
        ),
        _TITLE,
        joined("issuers", "ids of who demands"),
        joined("targets", "ids of whom"),
        joined("third_parties", "ids of who would be hit unaddressed"),
        text("demand", "what is demanded"),
        text("demand_kind", "of what kind"),
        text("consequence", "what is threatened"),
        text("consequence_kind", "of what kind"),
        joined("terms", "announcements", "{0.act}:{0.event}"),
        whole("moves", "how often the limit was moved", "", view=revisions),
        text(
            "deadline",
            "the words of the limit that stands; empty if it was withdrawn",
            "deadline.text",
            view=_standing,
        ),
        *time("limit", "the window of the limit that stands", "deadline.window", view=_standing),
        text("compliance", "what the target did", "compliance.value"),
        text("compliance_event", "id of the event that shows it", "compliance.event", to="events"),
        text("follow_through", "what the issuer did", "follow_through.value"),
        text("follow_through_event", "id of the event that shows it", "follow_through.event", to="events"),
        text("ties", "final outcome as a code of TIES", "", view=ties_outcome),
        text("signal", "how it ended as a game of signals: CD, SF or BD", "", view=signal_outcome),
        _TAGS,
        _VERIFIED,
    ),
    "Truce": (
        _ID,
        *time("bound", "from the first to the last moment that it bound anybody", "", view=_bound),
        *time("scheduled", "the time announced for it, whether or not it took effect", "scheduled"),
        text("declared", "id of the event that declared it", to="events"),
        *time("announced", "when it was declared", "at"),
        _TITLE,
        joined("purposes", "what it is for"),
        joined("scope", "what it covers"),
        text("area", "where, in words"),
        joined("parties", "sides with their stance", "{0.actor}:{0.stance}"),
        joined("mediators", "ids of who brokered it"),
        whole("violation_count", "how many breaches are alleged", "violations"),
        text("ended", "how it ended", "ended.how"),
        text("ended_event", "id of the event that shows it", "ended.event", to="events"),
        text("follow_up_of", "id of the truce that it prolongs or replaces", to="truces"),
        _TAGS,
        text("note", "what limits the record"),
        _VERIFIED,
    ),
    "Claim": (
        _ID,
        text("account", "the account it stands in"),
        day("said", "day the account was published", "said.first"),
        text("paraphrase", "what it says"),
        text("verdict", "what the check found"),
        day("checked", "day of the check", "checked.first"),
        joined("records", "ids of the records that answer it"),
        text("note", "where the account goes wrong"),
    ),
    "Tombstone": (
        _ID,
        day("withdrawn", "day of withdrawal"),
        text("reason", "why"),
        text("replaced_by", "id of what takes its place"),
    ),
}


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of the records of a class of ours, by its name."""
    return _COLUMNS[kind]


def columns(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of a type of record, in order.

    Raises:
        InvalidQuestion: it is not one of our record types.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.tables import columns
    >>> [column.name for column in columns(urt.Place)]
    ['id', 'name', 'country', 'zone', 'latitude', 'longitude', 'wikidata']
    """
    if not isinstance(kind, type):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise InvalidQuestion(f"a type of records is asked for, such as urt.Truce itself, not {kind!r:.60}")
    name = kind.__name__
    ours = kind.__module__.partition(".")[0] == __name__.partition(".")[0]
    found = _COLUMNS.get(name) if ours else None  # a user's own class may have the name of one of ours
    if found is None:
        raise InvalidQuestion(f"{name} has no table; there are {', '.join(_COLUMNS)}")
    return found


def to_records(records: Iterable[Any]) -> list[dict[str, Cell]]:
    """One flat dict a record, in order, ready for ``pandas.DataFrame`` or ``csv.DictWriter``.

    Days are dates, instants aware UTC datetimes, sequences texts joined by ``;``; what is not there
    is ``None``. `columns` describes each column, and `to_tables` gives what is joined here as tables of its
    own.

    A truce has no time of its own but those that it names: ``bound`` is the time for which it bound anybody,
    empty where it never did, and ``scheduled`` what was announced. To label rows by time, join them with
    ``bound_start`` and ``bound_stop``, or with the table ``parties`` for one side, and mind ``bound_open``.

    Args:
        records: records of one type.

    Raises:
        InvalidQuestion: records of several types, or of a type that is not ours.

    >>> import us_russia_timeline as urt
    >>> timeline = urt.load()
    >>> [row] = urt.to_records([timeline.truce("2025-04-19-easter-truce")])
    >>> row["bound_first"], row["ended"]
    (datetime.date(2025, 4, 19), 'expired')
    """
    rows = chronological(records)
    kinds: set[type[Any]] = {type(row) for row in rows}
    if len(kinds) > 1:
        raise InvalidQuestion(
            f"a table holds records of one type, not {', '.join(sorted(kind.__name__ for kind in kinds))}"
        )
    table = columns(kinds.pop()) if kinds else ()
    return [{column.name: column.read(row) for column in table} for row in rows]
