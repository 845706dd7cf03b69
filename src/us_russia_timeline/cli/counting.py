"""The arithmetic of deadlines: the day that is due, the days between, the readings of a limit."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import date

from us_russia_timeline.cli.answers import Answer, UsageError, opened
from us_russia_timeline.cli.phrases import count, day_words, words
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline, Reading, Rule, Unit, days_between, due, readings
from us_russia_timeline.documents import to_plain
from us_russia_timeline.intervals import read_day
from us_russia_timeline.models import Ultimatum
from us_russia_timeline.questions import deadline_at

__all__ = ["between_days", "day_of", "due_day", "readings_of"]


def day_of(text: str) -> date:
    """The civil day that a text names.

    Raises:
        InvalidMoment: it names nothing.
        UsageError: it names an instant, a month or a year.
    """
    if re.fullmatch("[0-9]{4}(-[0-9]{2})?", text):
        raise UsageError(f"{text!r} is longer than a day; for a period: events --from {text} --to {text}")
    return read_day(text, f"{text!r} is an instant; give a day such as 2025-07-14")


def due_day(args: Namespace) -> Answer:
    """The last day of a period: ``deadline due 2025-07-14 50 days``."""
    trigger, holidays = day_of(args.trigger), [day_of(each) for each in args.holiday]
    unit = _unit_of(args.unit)
    if unit is Unit.HOURS:
        raise UsageError(
            "hours run by the clock from an instant; only days and longer units are counted here"
        )
    last = due(trigger, args.amount, unit, rule=args.rule, holidays=holidays)
    noun = count(args.amount, words(unit)[:-1])
    return Answer(
        lambda: [
            Line(f"{last}: {day_words(last)}"),
            Line(f"{noun} after {day_words(trigger)}; rule {args.rule}", 2),
        ],
        lambda: {
            "due": last.isoformat(),
            "trigger": trigger.isoformat(),
            "amount": args.amount,
            "unit": unit.value,
            "rule": Rule(args.rule).value,
            "holidays": [each.isoformat() for each in holidays],
        },
    )


def _unit_of(text: str) -> Unit:
    name = text.lower().replace("-", "_").replace(" ", "_")
    try:
        return Unit(name if name.endswith("s") else f"{name}s")
    except ValueError:
        known = ", ".join(each.value.replace("_", "-") for each in Unit)
        raise UsageError(f"{text!r} is not a unit; use one of {known}") from None


def between_days(args: Namespace) -> Answer:
    """How many days after one day another is: ``deadline between 2025-07-14 2025-09-02``."""
    first, last = day_of(args.first), day_of(args.last)
    if args.holiday and not args.business:
        raise UsageError("--holiday counts only with --business")
    holidays = [day_of(each) for each in args.holiday]
    number = days_between(first, last, business=args.business, holidays=holidays)
    noun = "business day" if args.business else "day"
    return Answer(
        lambda: [Line(count(number, noun)), Line(f"from {day_words(first)} to {day_words(last)}", 2)],
        lambda: {
            "days": number,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "business": args.business,
            "holidays": [each.isoformat() for each in holidays],
        },
    )


def readings_of(args: Namespace) -> Answer:
    """Every defensible instant of each deadline of an ultimatum, or of the one that stood on a day.

    Without ``--zone`` the day may end where it was set, or at the seat of any target.
    """
    timeline = opened(args)
    ultimatum = timeline.ultimatum(args.id)
    seats = [zone for each in ultimatum.targets if (zone := timeline.actor(each).zone) is not None]
    zones = tuple(dict.fromkeys(args.zone or seats))
    limits: list[Deadline] = [term.deadline for term in ultimatum.terms if term.deadline is not None]
    if args.on is not None:
        standing = deadline_at(ultimatum, args.on)
        if not isinstance(standing, Deadline):
            message = f"No deadline stood on {args.on}: {words(standing)}."
            return Answer(lambda: [Line(message)], list[object], 1)
        limits = [standing]
    found = [(limit, _read(limit, zones)) for limit in dict.fromkeys(limits)]
    return Answer(
        lambda: _lines(ultimatum, found),
        lambda: [
            {
                "deadline": to_plain(limit),
                "readings": [
                    {
                        "instant": each.instant.isoformat().replace("+00:00", "Z"),
                        "assumes": list(each.assumes),
                    }
                    for each in read
                ],
            }
            for limit, read in found
        ],
    )


def _read(limit: Deadline, zones: tuple[str, ...]) -> tuple[Reading, ...]:
    return readings(limit, zones=[zone for zone in zones if zone != limit.zone])


def _lines(ultimatum: Ultimatum, found: list[tuple[Deadline, tuple[Reading, ...]]]) -> Iterator[Line]:
    yield Line(f"{ultimatum.title} ({ultimatum.id})")
    for limit, read in found:
        yield Line()
        yield Line(f'"{limit.text}": {limit}; {count(len(read), "reading")}')
        for each in read:
            yield Line(f"passed at {each.instant:%Y-%m-%d %H:%M} UTC: {'; '.join(each.assumes)}", 2)
