"""A small timeline in which every field of every record is told at least once, for the tests of several modules."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from us_russia_timeline.documents import from_plain, to_json
from us_russia_timeline.timelines import Timeline

Plain = Any
Path = tuple[str | int, ...]

AUTHORED: dict[str, Plain] = {
    "format": "us-russia-timeline/1",
    "title": "Two neighbours",
    "data_version": "7",
    "coverage": [{"when": "2025-01-01/2025-12-31", "thoroughness": "partial", "note": "one quarrel only"}],
    "actors": [
        {
            "id": "ann",
            "name": "Ann",
            "kind": "person",
            "country": "USA",
            "zone": "America/New_York",
            "wikidata": "Q1",
            "aliases": ["Энн"],
            "offices": [{"title": "Envoy", "when": "2025-01-20/.."}],
        },
        {"id": "bob", "name": "Bob", "kind": "person", "country": "RUS", "zone": "Europe/Moscow"},
        {"id": "red-cross", "name": "Red Cross", "kind": "organisation"},
    ],
    "places": [
        {
            "id": "geneva",
            "name": "Geneva",
            "country": "CHE",
            "zone": "Europe/Zurich",
            "latitude": 46.2,
            "longitude": 6,
            "wikidata": "Q71",
        }
    ],
    "tags": [{"id": "ukraine-war", "gloss": "The war and the diplomacy about it."}],
    "publishers": [
        {"id": "A Paper", "kind": "newspaper", "house": "A House", "country": "GBR"},
        {"id": "AFP", "kind": "agency", "state_controlled": True},
    ],
    "events": [
        {
            "id": "2025-07-14-fifty-days",
            "when": "2025-07-14",
            "kind": "ultimatum",
            "title": "Ann gives Bob fifty days",
            "summary": "She says so in her office.",
            "actors": ["ann"],
            "recipients": ["bob"],
            "mediators": ["red-cross"],
            "known": "2025-07-15",
            "assertion": "disputed",
            "contested_by": ["bob"],
            "deadline": {
                "text": "in 10 or 12 weeks",
                "zone": "America/New_York",
                "trigger": "2025-07-14",
                "least": 10,
                "most": 12,
                "unit": "weeks",
                "rule": "including_trigger",
            },
            "tags": ["ukraine-war"],
            "sources": [
                {
                    "url": "https://example.org/a?b=c#d",
                    "publisher": "A Paper",
                    "language": "en-GB",
                    "title": "Fifty days",
                    "date": "2025-07-14",
                    "form": "reproduction",
                    "origin": "AFP",
                    "archived": "https://web.example.org/1",
                }
            ],
            "updates": [
                {
                    "known": "2025-07-16",
                    "text": "Bob says that nobody told him.",
                    "sources": [{"url": "https://example.org/later", "publisher": "B", "language": "de", "date": "2025-07-16"}],
                    "assertion": "denied",
                    "contested_by": ["bob"],
                },
                {"known": "2025-07-28T19:00", "text": "Ann shortens it.", "event": "2025-07-28-sooner"},
            ],
            "verified": "2025-09-01",
        },
        {
            "id": "2025-07-28-sooner",
            "when": "2025-07-28T18:00",
            "kind": "ultimatum",
            "title": "Ann shortens it",
            "summary": "She tells it in Geneva.",
            "actors": ["ann"],
            "place": "geneva",
            "status": "announced",
            "sources": [{"url": "http://example.org", "publisher": "B", "language": "de"}],
            "links": [{"relation": "revises", "event": "2025-07-14-fifty-days"}],
        },
        {
            "id": "2025-08-01-pause",
            "when": {"text": "2025-08-01", "zone": "Europe/Moscow"},
            "kind": "truce_declared",
            "title": "Bob pauses",
            "summary": "For two days.",
            "actors": ["bob"],
            "sources": [{"url": "http://example.org/p", "publisher": "B", "language": "de"}],
        },
    ],
    "ultimatums": [
        {
            "id": "2025-07-14-fifty-days",
            "title": "Fifty days",
            "issuers": ["ann"],
            "targets": ["bob"],
            "demand": "Stop",
            "demand_kind": "cease_fire",
            "consequence": "Duties",
            "consequence_kind": "tariffs",
            "terms": [
                {
                    "event": "2025-07-14-fifty-days",
                    "act": "sets",
                    "wording": "50 days",
                    "deadline": {
                        "text": "50 days",
                        "zone": "America/New_York",
                        "trigger": "2025-07-14",
                        "least": 50,
                        "unit": "days",
                    },
                },
                {
                    "event": "2025-07-28-sooner",
                    "act": "revises",
                    "wording": "by 8 August",
                    "deadline": {"text": "by 8 August", "zone": "America/New_York", "by": "2025-08-08"},
                },
            ],
            "third_parties": ["red-cross"],
            "responses": [{"event": "2025-08-01-pause", "by": "bob", "kind": "evade"}],
            "compliance": {"value": "partial", "event": "2025-08-01-pause"},
            "follow_through": {"value": "deferred", "event": "2025-08-01-pause"},
            "tags": ["tariffs"],
            "verified": "2025-09-02",
        }
    ],
    "truces": [
        {
            "id": "2025-08-01-pause",
            "title": "The pause",
            "purposes": ["holiday"],
            "scope": ["all", "sea"],
            "area": "Everywhere",
            "declared": "2025-08-01-pause",
            "scheduled": "2025-08-02T18:00/2025-08-04T00:00",
            "parties": [
                {
                    "actor": "bob",
                    "stance": "declared",
                    "event": "2025-08-01-pause",
                    "effective": "2025-08-02T18:00/2025-08-04T00:00",
                },
                {"actor": "ann", "stance": "silent"},
            ],
            "ended": {"how": "expired", "event": "2025-08-01-pause"},
            "mediators": ["red-cross"],
            "violations": [{"by": ["ann"], "against": ["bob"], "claim": "A shot", "event": "2025-08-01-pause"}],
            "tags": ["holiday"],
            "note": "No page seen tells of a second shot.",
            "verified": "2025-09-03",
        },
        {
            "id": "2025-08-01-second-pause",
            "title": "The second pause",
            "purposes": ["other"],
            "scope": ["local"],
            "area": "A village",
            "declared": "2025-08-01-pause",
            "parties": [{"actor": "bob", "stance": "conditional"}],
            "ended": {"how": "never_took_effect"},
            "follow_up_of": "2025-08-01-pause",
        },
    ],
    "claims": [
        {
            "id": "c-one",
            "account": "A paper",
            "said": "2025-08-07",
            "paraphrase": "There were fifty days.",
            "verdict": "confirmed",
            "records": ["2025-07-14-fifty-days"],
            "checked": "2025-09-01",
            "note": "Seen.",
        }
    ],
    "tombstones": [
        {"id": "2025-07-01-gone", "withdrawn": "2025-09-02", "reason": "A double", "replaced_by": "2025-07-14-fifty-days"}
    ],
}
"""As a person would write it: texts for times, copies of dates left out."""


def authored() -> dict[str, Plain]:
    """A fresh copy of the authored form, to be spoilt at will."""
    return copy.deepcopy(AUTHORED)


def timeline() -> Timeline:
    """The small timeline."""
    return from_plain(AUTHORED)


def canonical() -> dict[str, Plain]:
    """A fresh copy of the canonical form: times as tables with their instants, copies filled in."""
    data: dict[str, Plain] = json.loads(to_json(timeline()))
    return data


def leaves(data: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """Every place in plain data below the whole, tables and lists too, with what stands there."""
    if path:
        yield path, data
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))


def replaced(data: Plain, path: Path, value: Plain) -> Plain:
    """A copy of plain data with another value at a place; only what leads there is copied."""
    if not path:
        return value
    out = copy.copy(data)
    out[path[0]] = replaced(data[path[0]], path[1:], value)
    return out


def renamed(data: Plain, path: Path, key: str) -> Plain:
    """A copy of plain data in which the key at the end of a path has another name, at the same place."""
    table = data
    for step in path[:-1]:
        table = table[step]
    return replaced(data, path[:-1], {key if name == path[-1] else name: held for name, held in table.items()})


def spelled(path: Path) -> tuple[str, str]:
    """How a fault names a place: ``events[0]`` or the like, and the path below it, as in ``terms[1].event``."""
    where = f"{path[0]}[{path[1]}]" if len(path) > 1 else ""
    below = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path[2:]).lstrip(".")
    return where, below
