"""Pure questions about any iterable of records with a ``when``; quick when given `Records`.

A moment is a text, a date or an aware datetime. A date is the civil day of each record in its own
zone, as people reported it; an aware datetime is an instant. Two records of one day whose hours
nobody published are not ordered in fact; `chronological` still gives them one stable order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeVar

from us_russia_timeline.errors import InvalidMoment
from us_russia_timeline.intervals import Moment, When, read_moment
from us_russia_timeline.timelines import Dated, Records, first_ordinal, stop_ordinal, when_of

__all__ = [
    "active_at",
    "between",
    "chronological",
    "followed_by",
    "involving",
    "latest_before",
    "matching",
    "next_after",
    "of_kind",
    "overlapping",
    "preceded_by",
]

D = TypeVar("D", bound=Dated)
R = TypeVar("R")


def chronological(records: Iterable[R]) -> tuple[R, ...]:
    """The records in the one total order: start, stop (open ends last), type, id.

    Raises:
        InvalidRecord: a ``when`` that is no interval, or no iterable, such as a whole timeline.
    """
    return _as_records(records).items


def _as_records(records: Iterable[R]) -> Records[R]:
    return records if isinstance(records, Records) else Records(records)


def _stretch(records: Records[Any], first: Moment, last: Moment) -> tuple[When, When]:
    low, high = read_moment(first), read_moment(last)
    if low.day is None and high.day is None:
        backwards = low.us > high.us
    elif low.day is None or high.day is None:
        raise InvalidMoment("give two days or two instants: civil days do not follow instants across zones")
    else:
        backwards = low.day > high.day
    if backwards:
        raise InvalidMoment(f"{first} is after {last}")
    if records.stretches:
        records.require_covered(low, high)
    return low, high


def between(records: Iterable[D], first: Moment, last: Moment) -> tuple[D, ...]:
    """What began in a stretch of time, in order.

    Of days, both are inclusive; of instants, the last is exclusive. What began earlier and still
    went on is not among them: see `overlapping`.

    Raises:
        InvalidMoment: a day and an instant, or the first after the last.
        OutsideCoverage: the records are a timeline's, and it says nothing about any of that time.
    """
    among = _as_records(records)
    return among.beginning(*_stretch(among, first, last))


def overlapping(records: Iterable[D], first: Moment, last: Moment) -> tuple[D, ...]:
    """What may have shared a moment with a stretch of time, in order; bounds and errors as `between`."""
    among = _as_records(records)
    low, high = _stretch(among, first, last)
    return among.overlapping(low, high) if low.day is not None or low.us < high.us else ()


def active_at(records: Iterable[D], moment: Moment) -> tuple[D, ...]:
    """What may have been going on at a moment, in order; of a day, at any part of it.

    Raises:
        InvalidMoment: the moment is naive or malformed.
        OutsideCoverage: the records are a timeline's, and it says nothing about that moment.
    """
    among = _as_records(records)
    when = read_moment(moment)
    among.require_covered(when, when)
    return among.covering(when.us) if when.day is None else among.overlapping(when, when)


def _ended_by(record: Dated, when: When) -> bool:
    if when.day is None:
        return when_of(record).stop_us <= when.us
    return stop_ordinal(when_of(record)) <= when.day.toordinal()


def _begins_after(record: Dated, when: When) -> bool:
    if when.day is None:
        return when_of(record).start_us > when.us
    return first_ordinal(when_of(record)) > when.day.toordinal()


def latest_before(records: Iterable[D], moment: Moment) -> D | None:
    """The last record, in order, that was surely over before a moment (a day: before it began).

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    when = read_moment(moment)
    return next((record for record in reversed(chronological(records)) if _ended_by(record, when)), None)


def next_after(records: Iterable[D], moment: Moment) -> D | None:
    """The first record, in order, that surely began after a moment (a day: after its end).

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    when = read_moment(moment)
    return next((record for record in chronological(records) if _begins_after(record, when)), None)


_ROLES = ("actors", "recipients", "mediators", "issuers", "targets", "third_parties")


def involving(records: Iterable[R], *actors: str, role: str | None = None) -> tuple[R, ...]:
    """The records in which all of these actors take part, in order.

    Args:
        records: events, ultimatums, truces.
        actors: ids of actors.
        role: count only this part: ``actors``, ``recipients``, ``mediators``, ``issuers``,
            ``targets``, ``third_parties`` or ``parties``; left out, any of them counts.

    Raises:
        ValueError: there is no such role, no actor was named, or one by something other than its id.
    """
    if role is not None and role not in (*_ROLES, "parties"):
        raise ValueError(f"{role!r} is not a role; use one of {', '.join((*_ROLES, 'parties'))}")
    if not actors:
        raise ValueError("name at least one actor")
    wanted = _texts(actors, "actors are named by their ids")
    return tuple(record for record in chronological(records) if wanted <= _taking_part(record, role))


def _texts(values: tuple[object, ...], rule: str) -> set[str]:
    found = {str(value) for value in values if isinstance(value, str)}
    for value in values:
        if not isinstance(value, str):
            what = type(value).__name__
            raise ValueError(f"{rule}, each a text of its own, not by {what}")  # noqa: TRY004 - as documented
    return found


def _taking_part(record: object, role: str | None) -> set[str]:
    found: set[str] = set()
    for name in _ROLES if role is None else (role,):
        found.update(getattr(record, name, ()) if name != "parties" else ())
    if role in (None, "parties"):
        found.update(party.actor for party in getattr(record, "parties", ()))
    return found


def of_kind(records: Iterable[R], *kinds: str) -> tuple[R, ...]:
    """The records of any of these kinds, in order.

    Raises:
        ValueError: no kind was named, or one by something other than a text.
    """
    if not kinds:
        raise ValueError("name at least one kind")
    wanted = _texts(kinds, "kinds are named one by one")
    return tuple(record for record in chronological(records) if getattr(record, "kind", None) in wanted)


def matching(records: Iterable[R], text: str) -> tuple[R, ...]:
    """The records whose words hold every word of a text, in order, whatever the case and accents.

    Looked at are ids, titles, summaries, names, aliases, demands, consequences, areas, paraphrases,
    notes and tags. A word matches inside a longer one.

    Raises:
        ValueError: the text holds no word; an empty search would match everything.
    """
    if type(text) is not str:
        raise ValueError(f"what to look for is a text, not {type(text).__name__}")
    wanted = dict.fromkeys(_folded(text).split())
    if not wanted:
        raise ValueError("nothing to look for")
    return tuple(
        record
        for record in chronological(records)
        if (words := _words_of(record)) and all(word in words for word in wanted)
    )


def _folded(text: str) -> str:
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))


def _words_of(record: object) -> str:
    names = ("id", "title", "summary", "name", "demand", "consequence", "area", "paraphrase", "note")
    parts = [str(getattr(record, name, "")) for name in names]
    parts += [*getattr(record, "aliases", ()), *getattr(record, "tags", ())]
    return _folded("\n".join(parts))


def _reach(within: object) -> int:
    if not isinstance(within, timedelta):
        raise InvalidMoment(f"within: a timedelta, such as timedelta(days=3), not {type(within).__name__}")
    return within // timedelta(microseconds=1)


def preceded_by(records: Iterable[D], record: Dated, *, within: timedelta) -> tuple[D, ...]:
    """What was surely over before a record began, and began no longer than ``within`` before it.

    Two records of one day whose hours nobody published do not precede each other.

    Raises:
        InvalidRecord: a record without a time.
        InvalidMoment: ``within`` is no ``timedelta``.
    """
    start = when_of(record).start_us
    reach = start - _reach(within)
    return tuple(
        other
        for other in chronological(records)
        if other is not record and reach <= when_of(other).start_us and other.when.stop_us <= start
    )


def followed_by(records: Iterable[D], record: Dated, *, within: timedelta) -> tuple[D, ...]:
    """What surely began after a record was over, no longer than ``within`` after it.

    Nothing surely follows what goes on.

    Raises:
        InvalidRecord: a record without a time.
        InvalidMoment: ``within`` is no ``timedelta``.
    """
    stop = when_of(record).stop_us
    reach = stop + _reach(within)
    return tuple(
        other
        for other in chronological(records)
        if other is not record and stop <= when_of(other).start_us <= reach
    )
