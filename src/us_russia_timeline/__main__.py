"""The command line: ``us-russia-timeline``, or ``python -m us_russia_timeline``.

Nothing here reads a clock: days are arguments. The terminal's width is the only thing that is looked
up, and in a pipe not even that.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn

from us_russia_timeline import __version__
from us_russia_timeline.cli import terminal

__all__ = ["main"]

_DONE, _NO, _USAGE, _MACHINE, _INTERRUPTED, _CLOSED = 0, 1, 2, 3, 130, 141

_ABOUT = """\
US-Russia crisis diplomacy of the Trump-Putin years: ultimatums with the deadlines they set and moved,
truces with their exact hours, and the events around them, each with its date, its actors and its sources.
Without a command: the deadline of 2025 for a deal on Ukraine, and its story."""

_MORE = """\
examples:
  us-russia-timeline --on 2025-08-06
  us-russia-timeline events --from 2025-07 --actor vladimir-putin
  us-russia-timeline show 2025-04-19-easter-truce
  us-russia-timeline as-of 2025-07-20
  us-russia-timeline deadline due 2025-07-14 50 days
  us-russia-timeline truces --json

days and moments:
  a day is 2025-07-14 and means the civil day of each record's own place;
  an instant is 2025-07-14T18:00+03:00 or 2025-07-14T18:00[Europe/Moscow]

exit codes:
  0    done; a list may be empty
  1    the answer is no: a file with faults, an id that is not there, a
       time that is not covered, a day without a deadline
  2    the command is put wrongly, or a day, zone or number in it
  3    reading or writing failed, or an optional part is not installed
  130  interrupted
  141  the reader of the output went away (as for any program in a pipe)

Text goes out in the terminal's encoding, with \\u2013 for what it lacks;
JSON and exports always in UTF-8. In a pipe lines are 80 columns wide."""

_RULES = ("calendar", "including_trigger", "frcp_6a", "eu_1182_71", "ets_76")
_VERDICTS = ("confirmed", "imprecise", "conflated", "contested", "unverifiable", "unchecked")


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, wraps to the terminal and shows only what can be shown."""

    def __init__(self, **options: Any) -> None:
        columns = terminal.width(sys.stdout)
        if options.get("description"):
            options["description"] = textwrap.fill(options["description"], columns)
        options["formatter_class"] = partial(argparse.RawDescriptionHelpFormatter, width=columns)
        super().__init__(allow_abbrev=False, **options)

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not None:  # argparse would swallow a full disk or a closed pipe here
            file.write(message)

    def error(self, message: str) -> NoReturn:
        super().error(terminal.shown(message))


def _natural(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_natural.__name__ = "number"  # argparse names it in "invalid number value"


def _common() -> _Parser:
    # Taken before and after the command alike; absent, they leave what was given before it.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("options of every command")
    group.add_argument("--data", metavar="FILE", help="your own timeline, .json or .toml")
    group.add_argument("--json", action="store_true", help="plain data in JSON, for scripts")
    group.add_argument(
        "--max-bytes", metavar="N", type=_natural, help="size of FILE allowed (64 MiB, of TOML 8)"
    )
    group.add_argument("--max-faults", metavar="N", type=_natural, help="list N faults of FILE at most (all)")
    return common


def _parser() -> _Parser:
    # Two sets of the common options: set_defaults() reaches into the first, and must not into the second.
    parser = _Parser(prog="us-russia-timeline", description=_ABOUT, epilog=_MORE, parents=[_common()])
    common = _common()
    parser.set_defaults(data=None, json=False, max_bytes=None, max_faults=None, command="overview")
    parser.add_argument("--version", action="version", version=f"us-russia-timeline {__version__}")
    parser.add_argument("--on", metavar="DATE", help="what stood on that day, and the days left")
    parser.add_argument("--ultimatum", metavar="ID", help="another ultimatum than that of 2025")
    parser.add_argument(
        "--around", metavar="DAYS", type=int, default=3, help="list events so far around it (3)"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="group")

    def command(name: str, about: str, among: Any = commands, prefix: str = "") -> _Parser:
        sentence = f"{about[0].upper()}{about[1:]}."
        made: _Parser = among.add_parser(name, help=about, description=sentence, parents=[common])
        made.set_defaults(command=prefix + name)
        return made

    def counting(name: str, about: str) -> _Parser:
        return command(name, about, kinds, "deadline ")

    _lists(command)
    _moments(command)
    deadline = commands.add_parser(
        "deadline", help="count days: due, between, readings", description="Count days."
    )
    kinds = deadline.add_subparsers(title="commands", metavar="COMMAND", dest="count", required=True)
    _counting(counting)
    _files(command)
    return parser


def _lists(command: Callable[[str, str], _Parser]) -> None:
    each: dict[str, Any] = {"action": "append", "default": []}
    events = command("events", "list events; --actor, --kind and --tag can be repeated")
    events.add_argument("--from", metavar="DATE", help="begun on or after; a year or a month will do")
    events.add_argument("--to", metavar="DATE", help="begun on or before; an instant is exclusive")
    events.add_argument("--actor", metavar="ID", **each, help="with all these actors, in any part")
    events.add_argument("--kind", metavar="KIND", **each, help="of any of these kinds")
    events.add_argument("--tag", metavar="TAG", **each, help="with all these tags")
    events.add_argument("--text", metavar="WORDS", help="with all these words")
    events.add_argument("--latest", action="store_true", help="the latest first")
    events.add_argument("--limit", metavar="N", type=_natural, help="the first N only")
    events.add_argument("--sources", action="store_true", help="with their sources")
    show = command("show", "show one record of any type with its sources")
    show.add_argument("id", metavar="ID", help="the id of an event, ultimatum, truce, actor, place or claim")
    command("ultimatums", "list the ultimatums with the deadlines they went through")
    command("truces", "list the truces with their exact lengths")
    claims = command("claims", "list checked sentences of a popular account, with verdicts")
    verdicts = f"{', '.join(_VERDICTS[:-1])} or {_VERDICTS[-1]}"
    claims.add_argument("--verdict", metavar="VERDICT", choices=_VERDICTS, help=f"only those: {verdicts}")


def _moments(command: Callable[[str, str], _Parser]) -> None:
    on = command("on", "show a day: what happened, what was in force, which deadlines ran")
    on.add_argument("day", metavar="DATE")
    known = command("as-of", "show the timeline as the public could know it at a moment")
    known.add_argument("moment", metavar="DATE")
    known.add_argument(
        "--limit", metavar="N", type=_natural, default=5, help="how many of the latest events (5)"
    )


def _counting(command: Callable[[str, str], _Parser]) -> None:
    due = command("due", "count a period: the last day of so many days after a day")
    due.add_argument("trigger", metavar="DATE", help="the day that starts the period")
    due.add_argument("amount", metavar="NUMBER", type=int)
    due.add_argument(
        "unit", metavar="UNIT", nargs="?", default="days", help="days, weeks, months, years, business-days"
    )
    due.add_argument(
        "--rule", metavar="RULE", choices=_RULES, default="calendar", help=f"one of {', '.join(_RULES)}"
    )
    between = command("between", "count the days from one day to another; the first is not counted")
    between.add_argument("first", metavar="DATE")
    between.add_argument("last", metavar="DATE")
    between.add_argument("--business", action="store_true", help="Mondays to Fridays that are no holidays")
    for counted in (due, between):
        counted.add_argument(
            "--holiday", metavar="DATE", nargs="+", action="extend", default=[], help="no business days"
        )
    readings = command("readings", "list every instant at which a deadline can be said to have passed")
    readings.add_argument("id", metavar="ULTIMATUM-ID")
    readings.add_argument("--on", metavar="DATE", help="only the deadline that stood then")
    readings.add_argument(
        "--zone", metavar="ZONE", action="append", help="where the last day may end (the targets' zones)"
    )


def _files(command: Callable[[str, str], _Parser]) -> None:
    validate = command("validate", "check your own timeline and list every fault of it")
    validate.add_argument("file", metavar="FILE", help="a .json or .toml file")
    export = command("export", "write the timeline in another format; without one, list the formats")
    export.add_argument("format", metavar="FORMAT", nargs="?")
    export.add_argument("--as-of", metavar="DATE", help="as the public could know it then")
    schema = command("schema", "write the JSON Schema of timelines")
    for written in (export, schema):
        written.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")


def _run(argv: Sequence[str] | None) -> int:
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said what there was to say
        return stop.code if isinstance(stop.code, int) else _USAGE
    from us_russia_timeline import errors
    from us_russia_timeline.cli.answers import Document, UsageError
    from us_russia_timeline.cli.commands import COMMANDS

    try:
        answer = COMMANDS[args.command](args)
        if isinstance(answer, Document):
            _deliver(answer.text, answer.target)
            return _DONE
        if args.json:
            import json

            terminal.print_utf8(json.dumps(answer.plain(), ensure_ascii=False, indent=2) + "\n")
        else:
            terminal.print_lines(answer.lines())
    except errors.InvalidTimeline as faults:
        return _failed(f"{args.data}: {faults}" if args.data else str(faults), _NO)
    except (errors.UnknownId, errors.OutsideCoverage) as no:
        return _failed(str(no), _NO)
    except errors.MissingExtra as missing:
        return _failed(str(missing), _MACHINE)
    except (errors.TimelineError, UsageError) as wrong:
        return _failed(str(wrong), _USAGE)
    return answer.code


def _deliver(text: str, target: str | None) -> None:
    if target is None or target == "-":
        terminal.print_utf8(text)
    else:
        terminal.replace_file(target, text)


def _failed(message: str, code: int) -> int:
    terminal.complain(f"us-russia-timeline: {message}")
    return code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments; left out, those of the process.

    Returns:
        The exit code, as listed at the end of ``--help``.
    """
    for stream in (sys.stdout, sys.stderr):
        terminal.tolerant(stream)
    try:
        code = _run(argv)
        terminal.flush()
    except BrokenPipeError:
        terminal.silence()
        return _CLOSED
    except KeyboardInterrupt:
        return _failed("interrupted", _INTERRUPTED)
    except OSError as fault:
        what = fault.strerror or str(fault)
        return _failed(f"{fault.filename}: {what}" if fault.filename else what, _broken())
    return code


def _broken() -> int:
    try:
        terminal.flush()
    except OSError:  # it was standard output itself
        terminal.silence()
    return _MACHINE


if __name__ == "__main__":
    raise SystemExit(main())
