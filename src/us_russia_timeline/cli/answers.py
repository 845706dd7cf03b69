"""What a command gives back, and the timeline it is asked of."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable
from sys import maxsize
from typing import Any, NamedTuple

from us_russia_timeline.cli.terminal import Bar, Line
from us_russia_timeline.timelines import Timeline

__all__ = ["Answer", "Document", "checked", "opened"]


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
        OSError: it cannot be read.
    """
    if args.data is None:
        from us_russia_timeline.dataset import load

        return load()
    return checked(args.data, args)


def checked(path: str, args: Namespace) -> Timeline:
    """A file read strictly, within the limits asked for, with a progress bar on a terminal.

    Raises:
        InvalidTimeline: it has faults.
        OSError: it cannot be read.
    """
    from us_russia_timeline.documents import read

    name = os.path.basename(path)
    with Bar.on_terminal(f"reading {name}", f"checking {name} ...") as bar:
        # Told of its progress or not, it is read in pieces: at once, all the bytes allowed would be reserved.
        return read(
            path,
            max_bytes=args.max_bytes,
            max_faults=args.max_faults or maxsize,
            progress=bar or _quietly,
        )


def _quietly(done: int, total: int) -> None:
    """Tell nobody how much is read."""
