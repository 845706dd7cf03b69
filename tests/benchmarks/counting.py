"""Counting business days with holidays, beside numpy asked one by one. Needs numpy."""

from __future__ import annotations

import random
from datetime import date, timedelta

from _rounds import Table, arguments, call_cpu, interleaved, ratio

from us_russia_timeline.deadlines import Holidays, days_between


def main() -> None:
    """Measure and print."""
    import numpy as np

    options = arguments(__doc__ or "")
    rounds, many = (5, 2_000) if options.quick else (21, 20_000)
    chance = random.Random(20250807)
    days = [date(2000, 1, 1) + timedelta(days=chance.randrange(11_000)) for _ in range(300)]
    holidays, calendar = Holidays(days), np.busdaycalendar(holidays=days)

    def pairs(span: int) -> list[tuple[date, date]]:
        firsts = [date(2000, 1, 1) + timedelta(days=chance.randrange(7_000)) for _ in range(many)]
        return [(first, first + timedelta(days=chance.randrange(span) + 1)) for first in firsts]

    spread, short, long = pairs(400), pairs(10), pairs(3_650)
    one = timedelta(days=1)
    for first, last in spread[:500]:
        # numpy counts from the first day up to the last, we from the day after the first to the last.
        expected = int(np.busday_count(first + one, last + one, busdaycal=calendar))
        assert days_between(first, last, business=True, holidays=holidays) == expected

    def ours(asked: list[tuple[date, date]]) -> None:
        for first, last in asked:
            days_between(first, last, business=True, holidays=holidays)

    def numpy(asked: list[tuple[date, date]]) -> None:
        for first, last in asked:
            np.busday_count(first, last, busdaycal=calendar)

    found = interleaved(
        {
            "ours": lambda: call_cpu(lambda: ours(spread)),
            "numpy": lambda: call_cpu(lambda: numpy(spread)),
            "short": lambda: call_cpu(lambda: ours(short)),
            "long": lambda: call_cpu(lambda: ours(long)),
        },
        rounds,
    )
    table = Table("business days with 300 holidays (CPU, medians of the ratios of interleaved rounds)")
    table.row("business days between / numpy busday_count one by one", ratio(found, "ours", "numpy"), 0.35)
    table.row("spans of ten years / spans of ten days", ratio(found, "long", "short"), 1.3)


if __name__ == "__main__":
    main()
