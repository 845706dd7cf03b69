"""How commands take their arguments: registered with their options, and texts made values once, here.

What a text cannot be made into is an error of usage, in words that say how to put it.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from us_russia_timeline._record import Vocabulary
from us_russia_timeline.cli import terminal
from us_russia_timeline.cli.answers import Answer, Document
from us_russia_timeline.cli.dates import iso
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import InvalidInterval, InvalidMoment
from us_russia_timeline.intervals import Axis, Interval, from_microseconds, read_moment, zone_rules

__all__ = ["Commands", "begins", "day", "day_or_instant", "ends", "one_of", "was_given", "whole"]

W = TypeVar("W", bound=str)

_LONGER_THAN_A_DAY = re.compile("[0-9]{4}(-[0-9]{2})?")


class Commands:
    """Where commands are registered, each with the function that answers it.

    Args:
        parser: the parser of what stands before the command.
        common: the options that every command takes.
        required: whether one of the commands must be given.

    Attributes:
        parser: the same, for options and an answer without a command.
    """

    def __init__(self, parser: ArgumentParser, common: ArgumentParser, *, required: bool = False) -> None:
        self.parser: ArgumentParser = parser
        self._common = common
        self._among = parser.add_subparsers(title="commands", metavar="COMMAND", required=required)

    def add(
        self,
        name: str,
        about: str,
        run: Callable[[Namespace], Answer | Document],
        *,
        words: Iterable[Vocabulary] = (),
        without: tuple[str, ...] = (),
    ) -> ArgumentParser:
        """A command of that name: what it is about, and what runs for it.

        Args:
            name: what is typed.
            about: what it is about.
            run: what answers it.
            words: the words that its help explains.
            without: the options of every command for which this one has no use, and which it refuses.
        """
        sentence = f"{about[0].upper()}{about[1:]}."
        made = self._among.add_parser(
            name, help=about, description=sentence, epilog=_glossary(words), parents=[self._common]
        )
        made.set_defaults(run=run, parser=made, without=without)
        return made

    def group(self, name: str, about: str) -> Commands:
        """Commands that are given after a common first word."""
        sentence = f"{about[0].upper()}{about[1:].partition(':')[0]}."
        made = self._among.add_parser(name, help=about, description=sentence)
        return Commands(made, self._common, required=True)


def _glossary(words: Iterable[Vocabulary]) -> str | None:
    columns = terminal.width(sys.stdout)
    lines = [Line(f"{word}: {word.gloss}", 2, 2) for word in words]
    parts = [part for line in lines for part in terminal.wrapped(line, columns)]
    return "\n".join(["what the words mean:", *parts]) if parts else None


def was_given(args: Namespace, name: str) -> bool:
    """Whether an option was given, be it with nought or an empty text."""
    value = getattr(args, name)
    return value is not None and value is not False and value != []


def one_of(noun: str, words: Iterable[W]) -> Callable[[str], W]:
    """What reads one of these words, with hyphens as well as underscores, in any case."""
    known = {str(word): word for word in words}

    def read(text: str) -> W:
        found = known.get(text.lower().replace("-", "_"))
        if found is None:
            raise ArgumentTypeError(f"{text!r:.80} is not a {noun}; use one of {', '.join(known)}")
        return found

    return read


def whole(least: int, asked: str = "") -> Callable[[str], int]:
    """What reads a whole number from a least one up; there is no greatest, for a huge one means all."""
    wanted = asked or f"a whole number from {least} up"

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise ArgumentTypeError(f"{text!r:.80} is not {wanted}")
        return number

    return read


def _moment(text: str, **asked: str) -> date | datetime:
    """A civil day, or an instant with the offset or by the zone that it was given with."""
    try:
        position = read_moment(text, **asked)
    except InvalidMoment as fault:
        raise ArgumentTypeError(str(fault)) from None
    if position.axis is Axis.DAYS:
        return date.fromordinal(position.at)
    clock, _, zone = text.partition("[")
    rules = zone_rules(zone[:-1]) if zone else datetime.fromisoformat(clock).tzinfo
    return from_microseconds(position.at).astimezone(rules)


def day_or_instant(text: str) -> date | datetime:
    """A civil day or an instant, and nothing longer."""
    text = iso(text)
    if _LONGER_THAN_A_DAY.fullmatch(text):
        raise ArgumentTypeError(
            f"{text!r} is longer than a day; for a period: events --from {text} --to {text}"
        )
    return _moment(text)


def day(text: str) -> date:
    """A civil day, and nothing longer or shorter."""
    found = day_or_instant(text)
    if isinstance(found, datetime):
        raise ArgumentTypeError(f"{text!r} is an instant; give a day such as 2025-07-14")
    return found


def begins(text: str) -> date | datetime:
    """Where a search begins: a day, an instant, or the first day of a month or a year."""
    return _bound(text, last=False)


def ends(text: str) -> date | datetime:
    """Where a search ends: a day, an instant, or the last day of a month or a year."""
    return _bound(text, last=True)


def _bound(text: str, *, last: bool) -> date | datetime:
    text = iso(text)
    if not _LONGER_THAN_A_DAY.fullmatch(text):
        return _moment(text, asked="a time: write 2025, 2025-07, 2025-07-14 or 2025-07-14T18:00+03:00")
    try:
        first, stop = Interval(text, "UTC").edges(Axis.DAYS)
    except InvalidInterval as fault:
        raise ArgumentTypeError(str(fault)) from None
    return date.fromordinal(stop - 1 if last else first)
