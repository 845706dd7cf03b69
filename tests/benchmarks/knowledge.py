"""``as_of`` on the shipped data, beside one pass over its events that asks each when it was known."""

from __future__ import annotations

from _rounds import Table, arguments, call_cpu, interleaved, ratio

import us_russia_timeline as urt

DAYS = ("2018-07-16", "2022-03-01", "2025-07-20", "2025-08-07", "2026-05-01")


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    rounds, times = (7, 20) if options.quick else (21, 50)
    timeline = urt.load()
    events = timeline.events.items
    table = Table(f"as_of on {len(events)} events (CPU, medians of the ratios of interleaved rounds)")
    for day in DAYS:
        known = urt.as_of(timeline, day)
        last = known.events[-1].known_day
        assert [event.id for event in events if event.known_day <= last][:50] == [
            each.id for each in known.events
        ][:50]
        found = interleaved(
            {
                "as_of": lambda day=day: call_cpu(lambda: [urt.as_of(timeline, day) for _ in range(times)]),
                "all": lambda day=day: call_cpu(
                    lambda: [urt.as_of(timeline, day).events.items for _ in range(times)]
                ),
                "pass": lambda last=last: call_cpu(
                    lambda: [[event for event in events if event.known_day <= last] for _ in range(times)]
                ),
            },
            rounds,
        )
        table.row(f"as_of {day} / one pass over the events", ratio(found, "as_of", "pass"), 3)
        table.row("and each of its events / one pass", ratio(found, "all", "pass"))


if __name__ == "__main__":
    main()
