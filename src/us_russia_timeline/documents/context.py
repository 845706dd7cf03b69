"""What a document may leave out because its context says it: zones of times, copies of dates.

Works on plain data of any shape and judges nothing: what is not as it should be is left for the
strict pass, which names the fault. The caller's data is never changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

__all__ = ["with_context"]

Row = dict[str, Any]


def with_context(data: Row) -> Row:
    """A copy of a document in which each time is a table with its zone."""
    seats = {row.get("id"): row.get("zone") for row in _rows(data, "actors") if _named(row)}
    zones = {row.get("id"): row.get("zone") for row in _rows(data, "places") if _named(row)}
    out = dict(data)
    _each(out, "coverage", lambda row: _times(row, "UTC", "when"))
    _each(out, "claims", lambda row: _times(row, "UTC", "said", "checked"))
    _each(out, "actors", _offices)
    _each(out, "events", lambda row: _event(row, zones, seats))
    events = {row["id"]: row for row in _rows(out, "events") if _named(row)}
    _each(out, "ultimatums", lambda row: _ultimatum(row, events))
    _each(out, "truces", lambda row: _truce(row, events))
    return out


def _named(row: Row) -> bool:
    return isinstance(row.get("id"), str)


def _rows(data: Row, name: str) -> list[Row]:
    rows = data.get(name)
    return (
        [cast("Row", row) for row in cast("list[Any]", rows) if isinstance(row, dict)]
        if isinstance(rows, list)
        else []
    )


def _each(data: Row, name: str, change: Callable[[Row], Row]) -> None:
    rows = data.get(name)
    if isinstance(rows, list):
        data[name] = [
            change(cast("Row", row)) if isinstance(row, dict) else row for row in cast("list[Any]", rows)
        ]


def _times(row: Row, zone: object, *names: str) -> Row:
    out = dict(row)
    for name in names:
        if isinstance(out.get(name), str) and isinstance(zone, str):
            out[name] = {"text": out[name], "zone": zone}
    return out


def _inner(row: Row, name: str, change: Callable[[Row], Row]) -> None:
    held = row.get(name)
    if isinstance(held, dict):
        row[name] = change(cast("Row", held))
    else:
        _each(row, name, change)


def _deadline(row: Row) -> Row:
    return _times(row, row.get("zone"), "trigger", "by", "window")


def _offices(row: Row) -> Row:
    out = dict(row)
    _inner(out, "offices", lambda office: _times(office, row.get("zone"), "when"))
    return out


def _event(row: Row, zones: dict[Any, Any], seats: dict[Any, Any]) -> Row:
    place, actors = row.get("place"), row.get("actors")
    zone: object = zones.get(place) if isinstance(place, str) else None
    if place is None and isinstance(actors, list) and actors and isinstance(actors[0], str):
        zone = seats.get(actors[0])
    out = _times(row, zone, "when")
    when = out.get("when")
    out = _times(out, cast("Row", when).get("zone") if isinstance(when, dict) else None, "known")
    _inner(out, "deadline", _deadline)
    return out


def _ultimatum(row: Row, events: dict[str, Row]) -> Row:
    def term(held: Row) -> Row:
        event = events.get(held["event"]) if isinstance(held.get("event"), str) else None
        out = dict(held)
        if event is not None and "at" not in out and "when" in event:
            out["at"] = event["when"]
            if "known" in event and "known" not in out:
                out["known"] = event["known"]
        _inner(out, "deadline", _deadline)
        return out

    out = dict(row)
    _inner(out, "terms", term)
    return out


def _truce(row: Row, events: dict[str, Row]) -> Row:
    out = dict(row)
    event = events.get(row["declared"]) if isinstance(row.get("declared"), str) else None
    if event is not None and "at" not in out and "when" in event:
        out["at"] = event["when"]
    at = out.get("at")
    zone = cast("Row", at).get("zone") if isinstance(at, dict) else None
    out = _times(out, zone, "scheduled")
    _inner(out, "parties", lambda party: _times(party, zone, "effective"))
    return out
