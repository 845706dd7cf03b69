"""A timeline of a million events: time and memory to build, sort, check and index it, and by doubling."""

from __future__ import annotations

import resource
import time
from datetime import datetime, timedelta, timezone

from _rounds import Table, arguments

import us_russia_timeline as urt
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Event, EventKind, Source

SOURCE = Source(url="https://www.example.org/", publisher="An archive", language="en")
FIRST = datetime(1990, 1, 1, tzinfo=timezone.utc)


def events(many: int) -> list[Event]:
    """Events spread over thirty years, a minute each, in no order."""
    step = timedelta(days=365 * 30) / many
    made: list[Event] = []
    for at in range(many):
        moment = FIRST + step * ((at * 7_919) % many)
        when = Interval(f"{moment:%Y-%m-%dT%H:%M}", "UTC")
        made.append(
            Event(
                id=f"{moment:%Y-%m-%d}-n{at}",
                when=when,
                kind=EventKind.STATEMENT,
                title="Something is said",
                summary="Somebody says something somewhere.",
                actors=("somebody",),
                sources=(SOURCE,),
            )
        )
    return made


def peak() -> float:
    """The peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def indexed(timeline: urt.Timeline, *, by_days: bool) -> float:
    """CPU seconds of a first question, the median of three; the last index stays, and counts into the peak."""
    took: list[float] = []
    for at in range(3):
        among = timeline.events if at == 2 else urt.Records.trusted(timeline.events.items)
        start = time.process_time()
        if by_days:
            assert urt.between(among, "2000-01-01", "2000-01-02")
        else:
            assert urt.active_at(among, FIRST + timedelta(days=400, seconds=30)) is not None
        took.append(time.process_time() - start)
    return sorted(took)[1]


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    sizes = (50_000, 100_000) if options.quick else (500_000, 1_000_000)
    took: list[tuple[float, float, float]] = []
    actor = urt.Actor(id="somebody", name="Somebody", kind=urt.load().actors[0].kind, zone="UTC")
    for many in sizes:
        made = events(many)
        raw = peak()
        start = time.process_time()
        timeline = urt.Timeline(title="Many", actors=[actor], events=made)
        built = time.process_time()
        took.append((built - start, indexed(timeline, by_days=False), indexed(timeline, by_days=True)))
        print(
            f"{many} events: peak {raw:.0f} MiB with the records, {peak():.0f} MiB with timeline and indexes; "
            f"sorted and checked in {took[-1][0]:.1f} s, indexed in {took[-1][1]:.1f} s, by days in {took[-1][2]:.1f} s"
        )
        del timeline, made
    table = Table("growth: twice the events take (CPU)")
    for name, half, whole in zip(
        ("sort and check", "index of instants", "index of days"), *took, strict=True
    ):
        table.row(name, whole / half, 2.6)


if __name__ == "__main__":
    main()
