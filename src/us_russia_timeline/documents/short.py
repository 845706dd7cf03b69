"""The short way from plain data to records, for what is in canonical form.

Takes only what `to_json` writes: times as tables with their instants, no context left out. Anything
else raises some error, and the strict way of `codec` then decides and explains. The constructors
check each value here as everywhere; a test holds that both ways give equal records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from us_russia_timeline.dataset import instant
from us_russia_timeline.deadlines import Deadline, Rule, Unit
from us_russia_timeline.intervals import FOREVER, Interval
from us_russia_timeline.models import (
    Assertion,
    Event,
    EventKind,
    EventStatus,
    Link,
    LinkRelation,
    Source,
)

__all__ = ["BUILDERS"]

Row = dict[str, Any]
Parts = Mapping[str, Callable[[Any], Any]]


def _interval(row: Any) -> Interval:
    if len(row) == 4:
        return Interval(row["text"], row["zone"], instant(row["start"]), instant(row["stop"]))
    text, zone, start = row["text"], row["zone"], row["start"]
    if len(row) != 3:
        raise ValueError(row)
    return Interval(text, zone, instant(start), FOREVER)


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError(value)
    return cast("list[Any]", value)


def _converted(row: Any, parts: Parts) -> Row:
    if None in row.values():
        raise ValueError(row)
    out: Row = {**row}
    for name, convert in parts.items():
        if name in out:
            out[name] = convert(out[name])
    return out


def _each(build: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: tuple([build(each) for each in _list(value)])


def _day(text: str) -> date:
    if len(text) != 10 or text[4::3] != "--":  # `fromisoformat` takes weeks too
        raise ValueError(text)
    return date.fromisoformat(text)


_DEADLINE: Parts = {"trigger": _interval, "by": _interval, "window": _interval, "unit": Unit, "rule": Rule}


def _deadline(row: Any) -> Deadline:
    return Deadline(**_converted(row, _DEADLINE))


_LINK: Parts = {"relation": LinkRelation}


def _link(row: Any) -> Link:
    return Link(**_converted(row, _LINK))


_SOURCE: Parts = {"date": _day}


def _source(row: Any) -> Source:
    return Source(**_converted(row, _SOURCE))


def _place(row: Any) -> Any:
    from us_russia_timeline.models import Place

    return Place(**_converted(row, {}))


_EVENT: Parts = {
    "when": _interval,
    "kind": EventKind,
    "actors": _list,
    "sources": _each(_source),
    "recipients": _list,
    "mediators": _list,
    "known": _interval,
    "status": EventStatus,
    "assertion": Assertion,
    "contested_by": _list,
    "deadline": _deadline,
    "tags": _list,
    "links": _each(_link),
}


def _event(row: Any) -> Event:
    return Event(**_converted(row, _EVENT))


def _actor(row: Any) -> Any:
    from us_russia_timeline.models import Actor, ActorKind, Office

    def office(held: Any) -> Office:
        return Office(**_converted(held, {"when": _interval}))

    return Actor(**_converted(row, {"kind": ActorKind, "aliases": _list, "offices": _each(office)}))


def _ultimatum(row: Any) -> Any:
    from us_russia_timeline.models import ultimatums as room

    def term(held: Any) -> room.Term:
        return room.Term(
            **_converted(
                held, {"act": room.TermAct, "at": _interval, "known": _interval, "deadline": _deadline}
            )
        )

    def response(held: Any) -> room.Response:
        return room.Response(**_converted(held, {"kind": room.ResponseKind}))

    def compliance(held: Any) -> room.Compliance:
        return room.Compliance(**_converted(held, {"value": room.ComplianceValue}))

    def follow_through(held: Any) -> room.FollowThrough:
        return room.FollowThrough(**_converted(held, {"value": room.FollowThroughValue}))

    return room.Ultimatum(
        **_converted(
            row,
            {
                "issuers": _list,
                "targets": _list,
                "demand_kind": room.DemandKind,
                "consequence_kind": room.ConsequenceKind,
                "terms": _each(term),
                "third_parties": _list,
                "responses": _each(response),
                "compliance": compliance,
                "follow_through": follow_through,
                "tags": _list,
            },
        )
    )


def _truce(row: Any) -> Any:
    from us_russia_timeline.models import truces as room

    def party(held: Any) -> room.Party:
        return room.Party(**_converted(held, {"stance": room.Stance, "effective": _interval}))

    def violation(held: Any) -> room.Violation:
        return room.Violation(**_converted(held, {"by": _list, "against": _list}))

    def ending(held: Any) -> room.Ending:
        return room.Ending(**_converted(held, {"how": room.TruceEnd}))

    return room.Truce(
        **_converted(
            row,
            {
                "purposes": _each(room.Purpose),
                "scope": _each(room.Scope),
                "at": _interval,
                "parties": _each(party),
                "ended": ending,
                "scheduled": _interval,
                "mediators": _list,
                "violations": _each(violation),
                "tags": _list,
            },
        )
    )


def _claim(row: Any) -> Any:
    from us_russia_timeline.models import Claim, Verdict

    return Claim(
        **_converted(row, {"said": _interval, "verdict": Verdict, "records": _list, "checked": _interval})
    )


def _tombstone(row: Any) -> Any:
    from us_russia_timeline.models import Tombstone

    return Tombstone(**_converted(row, {"withdrawn": _day}))


def _stretch(row: Any) -> Any:
    from us_russia_timeline.timelines import Stretch, Thoroughness

    return Stretch(**_converted(row, {"when": _interval, "thoroughness": Thoroughness}))


BUILDERS: Mapping[str, Callable[[Any], Any]] = {
    "coverage": _stretch,
    "actors": _actor,
    "places": _place,
    "events": _event,
    "ultimatums": _ultimatum,
    "truces": _truce,
    "claims": _claim,
    "tombstones": _tombstone,
}
"""For each collection of a document, the way from a row to a record."""
