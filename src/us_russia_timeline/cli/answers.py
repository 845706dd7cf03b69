"""What a command gives back, and the timeline it is asked of."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from us_russia_timeline.cli.terminal import Bar, Line
from us_russia_timeline.errors import InvalidQuestion, InvalidTimeline, UnknownId
from us_russia_timeline.models import Ultimatum
from us_russia_timeline.timelines import ENOUGH_FAULTS, Timeline

__all__ = ["SHIPPED", "Answer", "Document", "checked", "opened", "ultimatum_called"]

SHIPPED = "shipped"
"""What stands for the shipped timeline where a file could be named."""


class Answer(NamedTuple):
    """Lines for people and plain data for scripts, each made only when it is wanted, and the exit code."""

    lines: Callable[[], Iterable[Line]]
    plain: Callable[[], Any]
    code: int = 0


class Document(NamedTuple):
    """A text to be written as it is: to a file, or to standard output."""

    text: str
    target: str | None


def opened(args: Namespace) -> Timeline:
    """The user's timeline if one is named with ``--data``, else the shipped one.

    Raises:
        InvalidTimeline: the user's file has faults.
        InvalidQuestion: ``--beside`` without a file that could refer to it.
        OSError: it cannot be read.
    """
    if args.data is not None:
        return checked(args.data, args, args.max_faults or ENOUGH_FAULTS)
    if args.beside is not None:
        raise InvalidQuestion("--beside: it stands beside a file of your own; name that by --data")
    return _shipped()


def _shipped() -> Timeline:
    from us_russia_timeline.dataset import load

    return load()


def checked(path: str, args: Namespace, max_faults: int) -> Timeline:
    """A file read strictly, within the limits asked for, with a progress bar; or the shipped one.

    Args:
        path: the file, or `SHIPPED`.
        args: the limits of its size, and what it stands beside.
        max_faults: how many faults are listed.

    Raises:
        InvalidTimeline: it has faults.
        OSError: it cannot be read.
    """
    if path == SHIPPED:
        return _shipped()
    return _read(path, args, max_faults, None if args.beside is None else _beside(args))


def _beside(args: Namespace) -> Timeline:
    if args.beside == SHIPPED:
        return _shipped()
    try:
        return _read(args.beside, args, 1, None)
    except InvalidTimeline as fault:  # not of the file that is asked about, which was not looked at
        raise InvalidQuestion(f"--beside: {args.beside} has faults itself; validate lists them") from fault


def ultimatum_called(timeline: Timeline, named: str) -> Ultimatum:
    """The ultimatum of that id.

    Raises:
        UnknownId: there is none; what else has the id is said.
    """
    found = timeline.ultimatums.get(named)
    if found is not None:
        return found
    for name in ("events", "truces", "claims"):
        if getattr(timeline, name).get(named) is not None:
            raise UnknownId(f"{named!r} is no ultimatum but one of the {name}: show {named}")
    return timeline.ultimatum(named)  # refuses it, and says what is near


def _read(path: str, args: Namespace, max_faults: int, beside: Timeline | None) -> Timeline:
    from us_russia_timeline.documents import read

    with Bar.on_terminal(f"reading {os.path.basename(path)}", "") as bar:
        return read(path, max_bytes=args.max_bytes, max_faults=max_faults, progress=bar, beside=beside)
