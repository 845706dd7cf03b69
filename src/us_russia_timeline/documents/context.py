"""What a document may leave out because its context says it: zones of times, copies of dates.

Works on plain data of any shape and judges nothing: what is not as it should be is left for the
strict pass, which names the fault. The caller's data is never changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any, cast

from us_russia_timeline.intervals import clock_text

__all__ = ["Context", "stated"]

Row = dict[str, Any]


class Context:
    """The context of one document: it completes a row when asked, and looks up only what that needs.

    Args:
        data: the whole document.
    """

    def __init__(self, data: Row) -> None:
        self._data = data

    def complete(self, collection: str, row: Any) -> Any:
        """A copy of a row in which each time is a table with its zone; what is no row as it is."""
        if not isinstance(row, dict):
            return row
        given = cast("Row", row)
        match collection:
            case "coverage":
                return _times(given, "UTC", "when")
            case "claims":
                return _times(given, "UTC", "said", "checked")
            case "actors":
                return _offices(given)
            case "events":
                return self._event(given)
            case "ultimatums":
                return self._ultimatum(given)
            case "truces":
                return self._truce(given)
            case _:
                return given

    @cached_property
    def _seats(self) -> dict[str, Any]:
        return {name: row.get("zone") for name, row in _by_id(self._data, "actors").items()}

    @cached_property
    def _zones(self) -> dict[str, Any]:
        return {name: row.get("zone") for name, row in _by_id(self._data, "places").items()}

    @cached_property
    def _events(self) -> dict[str, Row]:
        return _by_id(self._data, "events")

    def _dated(self, event_id: object) -> Row:
        """An event with its times completed, if there is such an event."""
        row = self._events.get(event_id) if isinstance(event_id, str) else None
        return {} if row is None else self._event_times(row)

    def _event_times(self, row: Row) -> Row:
        place, actors = row.get("place"), row.get("actors")
        zone: object = self._zones.get(place) if isinstance(place, str) else None
        if place is None and isinstance(actors, list) and actors and isinstance(actors[0], str):
            zone = self._seats.get(actors[0])
        out = _times(row, zone, "when")
        return _times(out, _zone_of(out.get("when")), "known")

    def _event(self, row: Row) -> Row:
        out = self._event_times(row)
        zone = _zone_of(out.get("when"))
        _inner(out, "deadline", _deadline)
        _inner(out, "sources", _source)

        def update(held: Row) -> Row:
            told = _times(held, zone, "known")
            _inner(told, "sources", _source)
            return told

        _inner(out, "updates", update)
        return out

    def _ultimatum(self, row: Row) -> Row:
        def term(held: Row) -> Row:
            event = self._dated(held.get("event"))
            out = dict(held)
            if "at" not in out and "when" in event:
                out["at"] = event["when"]
                if "known" in event and "known" not in out:
                    out["known"] = event["known"]
            out = _times(out, _zone_of(event.get("when")), "at", "known")
            _inner(out, "deadline", _deadline)
            return out

        out = dict(row)
        _inner(out, "terms", term)
        _inner(out, "compliance", self._by_its_event)
        _inner(out, "follow_through", self._by_its_event)
        return out

    def _by_its_event(self, row: Row) -> Row:
        """What an event shows, and may have been known later: by the clocks of that event."""
        return _times(row, _zone_of(self._dated(row.get("event")).get("when")), "known")

    def _truce(self, row: Row) -> Row:
        out = dict(row)
        event = self._dated(row.get("declared"))
        if "at" not in out and "when" in event:
            out["at"] = event["when"]
        out = _times(out, _zone_of(event.get("when")), "at")
        zone = _zone_of(out.get("at"))
        out = _times(out, zone, "scheduled")
        _inner(out, "parties", lambda party: _times(party, zone, "effective"))
        _inner(out, "violations", self._by_its_event)
        _inner(out, "ended", self._by_its_event)
        return out


def _by_id(data: Row, name: str) -> dict[str, Row]:
    rows = data.get(name)
    if not isinstance(rows, list):
        return {}
    found: dict[str, Row] = {}
    for row in cast("list[Any]", rows):
        if isinstance(row, dict):
            held = cast("Row", row)
            if isinstance(held.get("id"), str):
                found[held["id"]] = held
    return found


def _zone_of(time: object) -> object:
    return cast("Row", time).get("zone") if isinstance(time, dict) else None


def _times(row: Row, zone: object, *names: str) -> Row:
    out = dict(row)
    for name in names:
        text = stated(out.get(name))
        if isinstance(text, str) and isinstance(zone, str):
            out[name] = {"text": text, "zone": zone}
    return out


def stated(value: Any) -> Any:
    """A time as a text: a day or a clock time of TOML's own as one would write it; anything else as it is.

    TOML cannot leave out the seconds of a clock time, so that seconds of nought state no seconds.
    """
    if not isinstance(value, datetime.date):
        return value
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    return clock_text(value) + value.isoformat()[len(value.replace(tzinfo=None).isoformat()) :]


def _inner(row: Row, name: str, change: Callable[[Row], Row]) -> None:
    held = row.get(name)
    if isinstance(held, dict):
        row[name] = change(cast("Row", held))
    elif isinstance(held, list):
        row[name] = [
            change(cast("Row", each)) if isinstance(each, dict) else each for each in cast("list[Any]", held)
        ]


def _deadline(row: Row) -> Row:
    return _times(row, row.get("zone"), "trigger", "by", "window")


def _offices(row: Row) -> Row:
    out = dict(row)
    _inner(out, "offices", lambda office: _times(office, row.get("zone"), "when"))
    return out


def _source(row: Row) -> Row:
    """Documents of 0.2.0 said only ``primary``: the official text or a page that reproduces it."""
    if type(row.get("primary")) is not bool or "form" in row:
        return row
    out = {name: value for name, value in row.items() if name != "primary"}
    return out | {"form": "reproduction"} if row["primary"] else out
