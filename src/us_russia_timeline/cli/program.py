"""The program: the options of every command, one command run, its answer printed, one exit code."""

from __future__ import annotations

import argparse
import sys
import textwrap
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from us_russia_timeline import __version__
from us_russia_timeline.cli import terminal

if TYPE_CHECKING:
    from us_russia_timeline.cli.answers import Answer, Document

__all__ = ["main"]

_DONE, _NO, _USAGE, _MACHINE, _INTERRUPTED, _CLOSED = 0, 1, 2, 3, 130, 141

_ABOUT = """\
US-Russia crisis diplomacy of the Trump-Putin years: ultimatums with the deadlines they set and moved,
truces with their exact hours, and the events around them, each with its date, its actors and its sources.
Without a command: the deadline of 2025 for a deal on Ukraine, and its story."""

_MORE = """\
examples:
  us-russia-timeline --on 2025-08-06
  us-russia-timeline search Зеленский
  us-russia-timeline events --from "July 2025" --actor Putin
  us-russia-timeline show 2025-04-19-easter-truce
  us-russia-timeline as-of 2025-07-20
  us-russia-timeline deadline due 2025-07-14 50 days
  us-russia-timeline truces --json

days and moments:
  a day is 2025-07-14, 14 July 2025 or Jul 14, 2025, and means the civil day
  of each record's own place; 07/08/2025 is refused, for it may be two days;
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


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, wraps to the terminal and shows only what can be shown."""

    def __init__(self, **options: Any) -> None:
        columns = terminal.width(sys.stdout)
        if options.get("description"):
            options["description"] = textwrap.fill(options["description"], columns)
        options["formatter_class"] = partial(argparse.RawDescriptionHelpFormatter, width=columns)
        super().__init__(allow_abbrev=False, **options)

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not None:  # argparse would swallow a full disk or a closed pipe here
            terminal.put(file, message)

    def error(self, message: str) -> NoReturn:
        """Say how the command is put, and what is wrong with it.

        Raises:
            SystemExit: always, with the code for a command that is put wrongly.
        """
        terminal.complain(f"{self.format_usage()}{self.prog}: error: {terminal.shown(message)}")
        raise SystemExit(_USAGE)


def _common() -> Parser:
    from us_russia_timeline.cli.arguments import whole

    # Taken before and after the command alike; absent, they leave what was given before it.
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("options of every command")
    group.add_argument("--data", metavar="FILE", help="your own timeline, .json or .toml")
    group.add_argument(
        "--beside", metavar="FILE", help="its actors and places may be named there: a file, or 'shipped'"
    )
    group.add_argument("--json", action="store_true", help="plain data in JSON, for scripts")
    group.add_argument(
        "--max-bytes", metavar="N", type=whole(1), help="size of FILE allowed (64 MiB, of TOML 8)"
    )
    group.add_argument("--max-faults", metavar="N", type=whole(1), help="list N faults of FILE at most (100)")
    return common


def made_parser() -> Parser:
    """The parser of the whole command line: every command has registered its own options with it."""
    # Loaded here, and not with this module: main() answers for an interruption from its first line on.
    from us_russia_timeline.cli import counting, days, files, finding, listing, pages
    from us_russia_timeline.cli.arguments import Commands

    # Two sets of the common options: set_defaults() reaches into the first, and must not into the second.
    parser = Parser(prog="us-russia-timeline", description=_ABOUT, epilog=_MORE, parents=[_common()])
    parser.set_defaults(parser=parser, data=None, beside=None, json=False, max_bytes=None, max_faults=None)
    parser.set_defaults(without=())
    parser.add_argument("--version", action="version", version=f"us-russia-timeline {__version__}")
    commands = Commands(parser, _common())
    for module in (listing, finding, days, counting, files, pages):
        module.register(commands)
    return parser


def _require_placed(parser: Parser, args: Namespace) -> None:
    """Refuse an option of the program alone before a command, and one for which the command has no use."""
    from us_russia_timeline.cli.arguments import was_given
    from us_russia_timeline.cli.days import misplaced

    option = misplaced(args)
    if option is not None:
        parser.error(f"--{option} belongs to the program without a command, or after the command that has it")
    needless = next((name for name in args.without if was_given(args, name)), None)
    if needless is not None:
        args.parser.error(f"--{needless} has no use here, and would be dropped without a word")


def _run(argv: Sequence[str] | None) -> int:
    try:
        parser = made_parser()
        args, unknown = parser.parse_known_args(argv)
        if unknown:  # by the parser of the command: parse_args() shows the options of the whole program
            args.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
        _require_placed(parser, args)
    except SystemExit as stop:  # argparse has said what there was to say
        return stop.code if isinstance(stop.code, int) else _USAGE
    from us_russia_timeline import errors

    try:
        return _give(args.run(args), args)
    except errors.InvalidTimeline as faults:
        return _failed(f"{args.data}: {faults}" if args.data else str(faults), _NO)
    except (errors.UnknownId, errors.OutsideCoverage) as no:
        return _failed(str(no), _NO)
    except errors.MissingExtra as missing:
        return _failed(str(missing), _MACHINE)
    except errors.TimelineError as wrong:
        return _failed(str(wrong), _USAGE)


def _give(answer: Answer | Document, args: Namespace) -> int:
    from us_russia_timeline.cli.answers import Document

    if isinstance(answer, Document):
        if answer.target in (None, "-"):
            terminal.print_utf8(answer.text)
        else:
            from us_russia_timeline.documents import replace_file

            replace_file(answer.target, answer.text)
        return _DONE
    if args.json:
        import json

        terminal.print_utf8(json.dumps(answer.plain(), ensure_ascii=False, indent=2) + "\n")
    else:
        terminal.print_lines(answer.lines())
    return answer.code


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
    try:
        for stream in (sys.stdout, sys.stderr):
            terminal.tolerant(stream)
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
