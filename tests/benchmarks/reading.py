"""Reading and writing users' events as JSON, beside a default cattrs converter that checks less.

CPU time, both sides interleaved in one run. The other side structures the same classes with a plain
``cattrs.Converter`` whose only hooks are those it cannot do without, from the same parsed text.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import cattrs
from _rounds import Table, arguments, call_cpu, interleaved, ratio

import us_russia_timeline as urt
from us_russia_timeline.intervals import Interval, read_instant
from us_russia_timeline.models import Event


def users_timeline(many: int) -> urt.Timeline:
    """The shipped events over and over, under other ids, without links and without updates that other events tell."""
    shipped = urt.load()
    made: list[Event] = []
    while len(made) < many:
        for event in shipped.events:
            at = len(made)
            told = [each for each in event.updates if each.event is None]
            made.append(attrs.evolve(event, id=f"{event.id}-{at}", links=(), updates=told))
            if len(made) == many:
                break
    return urt.Timeline(title="Many", actors=shipped.actors, places=shipped.places, events=made)


def peer() -> cattrs.Converter:
    """A converter as its documentation makes one."""
    converter = cattrs.Converter()
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(date, date.isoformat)

    def interval(value: Any, _: Any) -> Interval:
        return Interval(
            value["text"],
            value["zone"],
            read_instant(value["start"]),
            read_instant(value["stop"]) if "stop" in value else 2**62,
        )

    def plain(value: Interval) -> dict[str, Any]:
        told = {"text": value.text, "zone": value.zone, "start": value.start.isoformat()}
        return told | ({} if isinstance(value.stop, urt.Open) else {"stop": value.stop.isoformat()})

    converter.register_structure_hook(Interval, interval)
    converter.register_unstructure_hook(Interval, plain)
    return converter


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    rounds, many = (3, 5_000) if options.quick else (5, 100_000)
    timeline = users_timeline(many)
    text = urt.to_json(timeline)
    half = urt.to_json(users_timeline(many // 2))
    converter = peer()
    limit = 2**30

    def theirs() -> list[Event]:
        return converter.structure(json.loads(text)["events"], list[Event])

    def they_write() -> str:
        return json.dumps(converter.unstructure(list(timeline.events)), ensure_ascii=False)

    assert tuple(theirs()) == timeline.events.items
    assert urt.from_json(text, max_bytes=limit) == timeline
    found = interleaved(
        {
            "read": lambda: call_cpu(lambda: urt.from_json(text, max_bytes=limit)),
            "cattrs": lambda: call_cpu(theirs),
            "parse": lambda: call_cpu(lambda: json.loads(text)),
            "write": lambda: call_cpu(lambda: urt.to_json(timeline)),
            "cattrs writes": lambda: call_cpu(they_write),
            "half": lambda: call_cpu(lambda: urt.from_json(half, max_bytes=limit)),
        },
        rounds,
    )
    table = Table(
        f"{many} events, {len(text) / 2**20:.0f} MiB of JSON (CPU, medians of interleaved rounds' ratios)"
    )
    table.row("from_json, fully checked / a default cattrs converter", ratio(found, "read", "cattrs"), 1.2)
    table.row("from_json / json.loads alone", ratio(found, "read", "parse"))
    table.row("to_json / cattrs and json.dumps", ratio(found, "write", "cattrs writes"), 0.7)
    table.row("from_json: twice the events take", ratio(found, "read", "half"), 2.3)


if __name__ == "__main__":
    main()
