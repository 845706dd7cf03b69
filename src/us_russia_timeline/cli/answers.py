"""What a command gives back, and the timeline it is asked of."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from us_russia_timeline.cli.terminal import Bar, Line
from us_russia_timeline.timelines import ENOUGH_FAULTS, Timeline

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
    return checked(args.data, args, args.max_faults or ENOUGH_FAULTS)


def checked(path: str, args: Namespace, max_faults: int) -> Timeline:
    """A file read strictly, within the limits asked for, with a progress bar on a terminal.

    Args:
        path: the file.
        args: the limits of its size.
        max_faults: how many faults are listed.

    Raises:
        InvalidTimeline: it has faults.
        OSError: it cannot be read.
    """
    from us_russia_timeline.documents import read

    name = os.path.basename(path)
    with Bar.on_terminal(f"reading {name}", "") as bar:
        return read(path, max_bytes=args.max_bytes, max_faults=max_faults, progress=bar)
