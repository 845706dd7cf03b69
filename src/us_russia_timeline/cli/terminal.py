"""The edge to the terminal: lines wrapped to its width, only what shows.

The one module that looks at the terminal it runs in; what it prints there depends on nothing else.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import sys
import textwrap
from collections.abc import Generator, Iterable
from typing import IO, Any, NamedTuple

__all__ = [
    "Bar",
    "Line",
    "complain",
    "flush",
    "print_lines",
    "print_utf8",
    "put",
    "shown",
    "silence",
    "tolerant",
    "width",
    "wrapped",
]

_PIPE_WIDTH = 80
_NARROWEST, _WIDEST = 10, 100


class Line(NamedTuple):
    """One line to print: its text, where it begins, how much further in its wrapped rest does.

    One that is whole is never wrapped, so that an address in it can be copied and searched for.
    """

    text: str = ""
    indent: int = 0
    hang: int = 2
    whole: bool = False


def shown(text: str) -> str:
    r"""The text with each character that does not show written as an escape, as ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text
    )


def width(stream: IO[str] | None) -> int:
    """The columns to fill: a terminal's own, from 10 to 100; 80 in a pipe or a file, always."""
    if stream is None or not stream.isatty():
        return _PIPE_WIDTH
    return max(_NARROWEST, min(shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns, _WIDEST))


def tolerant(stream: IO[str] | None) -> None:
    r"""Let a stream write ``\u2013`` for what its encoding does not have, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _standard_output() -> IO[str]:
    out: IO[str] | None = sys.stdout
    if out is None:
        raise OSError(errno.EBADF, "standard output is closed")
    return out


def wrapped(line: Line, columns: int) -> list[str]:
    """What a line is printed as: as many lines as it takes, with only what shows in them."""
    if line.whole:
        return [" " * line.indent + shown(line.text)]
    # Words are never broken: an id that is longer than the line stays in one piece.
    return textwrap.wrap(
        shown(line.text),
        columns,
        initial_indent=" " * line.indent,
        subsequent_indent=" " * (line.indent + line.hang),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def put(stream: IO[str], text: str) -> None:
    """Write a text to a stream, all of it.

    Raises:
        OSError: the stream is closed or full.
    """
    raw: Any = getattr(stream, "buffer", None)
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(raw, io.RawIOBase):
        stream.write(text)
        return
    stream.flush()
    _put_bytes(raw, text.replace("\n", os.linesep).encode(stream.encoding, stream.errors or "strict"))


def _put_bytes(raw: Any, data: bytes) -> None:
    if not isinstance(raw, io.RawIOBase):
        raw.write(data)
        return
    # Unbuffered (PYTHONUNBUFFERED) it may take less than it is given: the beginning, on a disk nearly full.
    rest = memoryview(data)
    while rest:
        taken = raw.write(rest)
        if not taken:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        rest = rest[taken:]


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines to standard output, wrapped to its width.

    Raises:
        OSError: it is closed or full.
    """
    out = _standard_output()
    columns = width(out)
    for line in lines:
        for part in wrapped(line, columns):
            put(out, part + "\n")


def print_utf8(text: str) -> None:
    """Print a document to standard output: in UTF-8, unwrapped, whatever the locale.

    Raises:
        OSError: it is closed or full.
    """
    out = _standard_output()
    raw = getattr(out, "buffer", None)
    if raw is None:
        out.write(text)
        return
    out.flush()
    _put_bytes(raw, text.encode("utf-8", "backslashreplace"))  # half a character: only in the name of a file


def flush() -> None:
    """Write out what standard output still holds.

    Raises:
        OSError: it is closed at the other end or full.
    """
    out: IO[str] | None = sys.stdout
    if out is not None:
        out.flush()


def silence() -> None:
    """Point a broken standard output to nowhere, so that the interpreter's last flush is quiet."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        target = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, target)
        finally:
            os.close(nowhere)


def complain(message: str) -> None:
    """Say on standard error what went wrong, line by line; where that is closed, say nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        for line in message.splitlines():
            for part in wrapped(Line(line), width(sys.stderr)):
                sys.stderr.write(part + "\n")
        sys.stderr.flush()


class Bar:
    """A progress bar on standard error.

    Call it with how much is done and of how much; use it as a context to have it gone in the end.

    Args:
        label: what is being done.
        then: what follows once all is done, shown in place of the bar.
    """

    def __init__(self, label: str, then: str) -> None:
        self._label = shown(label)
        self._then = shown(then)
        self._drawn = ""

    @classmethod
    @contextlib.contextmanager
    def on_terminal(cls, label: str, then: str) -> Generator[Bar | None]:
        """A bar where standard error is a terminal, ``None`` where it is not; wiped out on leaving."""
        err: IO[str] | None = sys.stderr
        if err is None or not err.isatty():
            yield None
            return
        bar = cls(label, then)
        try:
            yield bar
        finally:
            bar._draw("")

    def __call__(self, done: int, total: int) -> None:
        """Draw it with so much done of so much."""
        if done >= total:
            self._draw(self._then)
            return
        percent = f"{done * 100 // total:3d} %"
        length = max(width(sys.stderr) - len(self._label) - len(percent) - 5, 1)
        full = done * length // total
        self._draw(f"{self._label} [{'#' * full}{'.' * (length - full)}] {percent}")

    def _draw(self, text: str) -> None:
        text = text[: width(sys.stderr) - 1]  # a line that wraps could not be wiped out
        if text != self._drawn:
            with contextlib.suppress(OSError):  # a bar is never a reason to stop
                sys.stderr.write("\r" + text.ljust(len(self._drawn)) + ("" if text else "\r"))
                sys.stderr.flush()
            self._drawn = text
