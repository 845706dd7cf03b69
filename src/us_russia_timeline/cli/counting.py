"""The commands that count: the day that is due, the days between two, the readings of a limit."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from us_russia_timeline.cli.answers import Answer, opened, ultimatum_called
from us_russia_timeline.cli.arguments import Commands, day, day_or_instant, one_of, whole
from us_russia_timeline.cli.phrases import count, day_words, moment_words
from us_russia_timeline.cli.plain import record_plain
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.deadlines import Deadline, Reading, Rule, Unit, days_between, due, quantity, readings
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.models import Ultimatum
from us_russia_timeline.questions import deadline_at

__all__ = ["register", "unit"]

Found = list[tuple[Deadline, tuple[Reading, ...]]]

_PLAIN = frozenset({Rule.CALENDAR, Rule.INCLUDING_TRIGGER})
"""The rules by which a last day stays where it falls."""


def register(commands: Commands) -> None:
    """The commands after ``deadline``."""
    deadline = commands.group("deadline", "count days: due, between, readings")
    about = "count a period: the last day of so many days after a day"
    period = deadline.add("due", about, _due, words=Rule, without=("data", "beside"))
    period.add_argument("trigger", metavar="DATE", type=day, help="the day that starts the period")
    period.add_argument("amount", metavar="NUMBER", type=_amount, help="below nought: counted back")
    period.add_argument(
        "unit",
        metavar="UNIT",
        nargs="*",
        default=["days"],
        help="days, weeks, months, years, business days or working days",
    )
    period.add_argument(
        "--rule",
        metavar="RULE",
        type=one_of("rule", Rule),
        default=Rule.CALENDAR,
        help=f"one of {', '.join(Rule)}",
    )
    about = "count the days from one day to another; the first is not counted"
    apart = deadline.add("between", about, _between, without=("data", "beside"))
    apart.add_argument("first", metavar="DATE", type=day)
    apart.add_argument("last", metavar="DATE", type=day)
    apart.add_argument("--business", action="store_true", help="Mondays to Fridays that are no holidays")
    for each in (period, apart):  # one day a time: several would swallow the days that follow
        about = "no business day; none is known but those given"
        each.add_argument("--holiday", metavar="DATE", type=day, action="append", default=[], help=about)
    about = "list every instant at which a deadline can be said to have passed"
    passed = deadline.add("readings", about, _readings)
    passed.add_argument("id", metavar="ULTIMATUM-ID")
    passed.add_argument("--on", metavar="DATE", type=day_or_instant, help="only the deadline that stood then")
    passed.add_argument(
        "--zone", metavar="ZONE", action="append", help="where the last day may end (the targets' zones)"
    )


def _amount(text: str) -> int:
    """A number of units, or one below nought to count back."""
    back = text[1:] if text[:1] == "-" else ""
    read = whole(1, "a whole number other than 0; below it is counted back")
    return -read(back) if back else read(text)


_COUNTED = {each.words: each for each in Unit if each is not Unit.HOURS}
_ALSO = {"working days": Unit.BUSINESS_DAYS, "workdays": Unit.BUSINESS_DAYS}


def unit(text: str) -> Unit:
    """A unit in which days are counted, in the singular or the plural; business days by other names too.

    Raises:
        InvalidQuestion: it is none.
    """
    name = " ".join(re.split(r"[\s_-]+", text.lower().strip())).removesuffix("s") + "s"
    found = _COUNTED.get(name) or _ALSO.get(name)
    if found is not None:
        return found
    if name == Unit.HOURS.words:
        raise InvalidQuestion("hours run by the clock from an instant; only days and longer are counted here")
    raise InvalidQuestion(f"{text!r:.80} is not a unit; use one of {', '.join(_COUNTED)}")


def _due(args: Namespace) -> Answer:
    trigger: date = args.trigger
    counted = unit(" ".join(args.unit))
    matter = counted is Unit.BUSINESS_DAYS or args.rule not in _PLAIN
    if args.holiday and not matter:
        raise InvalidQuestion("--holiday counts only in business days, or by a rule that moves a last day")
    last = due(trigger, args.amount, counted, rule=args.rule, holidays=args.holiday)
    period = f"{quantity(abs(args.amount), counted)} {'after' if args.amount > 0 else 'before'}"
    return Answer(
        lambda: [
            Line(f"{last}: {day_words(last)}"),
            Line(f"{period} {day_words(trigger)}; rule {args.rule}{_but_weekends(args, matter=matter)}", 2),
        ],
        lambda: {
            "due": last.isoformat(),
            "trigger": trigger.isoformat(),
            "amount": args.amount,
            "unit": counted.value,
            "rule": args.rule.value,
            "holidays": [each.isoformat() for each in args.holiday],
        },
    )


def _but_weekends(args: Namespace, *, matter: bool) -> str:
    """That no holiday was given, where one would matter: none is known by itself."""
    return "; weekends alone are passed over, for no holiday was given" if matter and not args.holiday else ""


def _between(args: Namespace) -> Answer:
    first: date = args.first
    last: date = args.last
    if args.holiday and not args.business:
        raise InvalidQuestion("--holiday counts only with --business")
    number = days_between(first, last, business=args.business, holidays=args.holiday)
    noun = "business day" if args.business else "day"
    told = f"{count(abs(number), noun)}{' back' if number < 0 else ''}"
    span = f"from {day_words(first)} to {day_words(last)}"
    return Answer(
        lambda: [Line(told), Line(f"{span}{_but_weekends(args, matter=args.business)}", 2)],
        lambda: {
            "days": number,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "business": args.business,
            "holidays": [each.isoformat() for each in args.holiday],
        },
    )


def _readings(args: Namespace) -> Answer:
    """Without ``--zone`` the day may end where the deadline was set, or at the seat of any target."""
    timeline = opened(args)
    ultimatum = ultimatum_called(timeline, args.id)
    seats = [zone for each in ultimatum.targets if (zone := timeline.actor(each).zone) is not None]
    limits = [term.deadline for term in ultimatum.terms if term.deadline is not None]
    if args.on is not None:
        standing = deadline_at(ultimatum, args.on)
        if not isinstance(standing, Deadline):
            message = f"No deadline stood on {moment_words(args.on)}: {standing.words}."
            return Answer(lambda: [Line(message)], list[object], 1)
        limits = [standing]
    zones: dict[str, None] = dict.fromkeys(args.zone or seats)
    found = [
        (limit, readings(limit, zones=[zone for zone in zones if zone != limit.zone]))
        for limit in dict.fromkeys(limits)
    ]
    return Answer(lambda: _lines(ultimatum, found), lambda: [_plain(*each) for each in found])


def _lines(ultimatum: Ultimatum, found: Found) -> Iterator[Line]:
    yield Line(f"{ultimatum.title} ({ultimatum.id})")
    for limit, read in found:
        yield Line()
        yield Line(f'"{limit.text}": {limit}; {count(len(read), "reading")}')
        for each in read:
            clock = "%Y-%m-%d %H:%M:%S" if each.instant.second else "%Y-%m-%d %H:%M"
            yield Line(f"passed at {each.instant:{clock}} UTC: {'; '.join(each.assumes)}", 2)


def _plain(limit: Deadline, read: tuple[Reading, ...]) -> dict[str, Any]:
    instants = [
        {"instant": each.instant.isoformat().replace("+00:00", "Z"), "assumes": list(each.assumes)}
        for each in read
    ]
    return {"deadline": record_plain(limit), "readings": instants}
