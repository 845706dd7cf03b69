"""Files: their names and formats, and how they are written, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat

from us_russia_timeline._given import require
from us_russia_timeline.documents.toml import to_toml
from us_russia_timeline.documents.writing import to_json
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.timelines import Timeline

__all__ = ["named", "replace_file", "write"]

_LINKS = 40
"""How many links are followed, as Linux itself does."""


def named(path: str | os.PathLike[str]) -> tuple[str, str]:
    """The name of a file as a text, and the format that its ending says: ``json`` or ``toml``.

    Raises:
        InvalidQuestion: no name, a name with a null character, or with another ending.
    """
    try:
        name = os.fsdecode(path)
    except TypeError:
        raise InvalidQuestion(f"a file is named by a text or a path, not by {type(path).__name__}") from None
    if "\0" in name:
        raise InvalidQuestion("the name of a file holds no null character")
    for kind in ("json", "toml"):
        if name.lower().endswith(f".{kind}"):
            return name, kind
    raise InvalidQuestion("the name must end in .json or .toml")


def write(timeline: Timeline, path: str | os.PathLike[str]) -> None:
    """Write a timeline to a ``.json`` or ``.toml`` file, whole or not at all; `read` makes it again.

    The file is written under another name and then put in its place, so that whoever reads it meanwhile, or a
    power cut, finds the old one or the new one. A link is followed, and permissions stay.

    Args:
        timeline: the timeline.
        path: the file; its ending says the format: canonical JSON, or TOML with a line a field.

    Raises:
        InvalidQuestion: it is no timeline, or the name has another ending.
        OSError: the file cannot be written; the one that was there is untouched.

    >>> import os
    >>> import tempfile
    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline.documents import write
    >>> crisis = urt.from_json('{"title": "A crisis"}')
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "mine.json")
    ...     write(crisis, path)
    ...     urt.read(path) == crisis
    True
    """
    require(timeline, Timeline)
    name, kind = named(path)
    if kind == "toml":
        replace_file(name, to_toml(timeline))
    else:
        replace_file(name, to_json(timeline))


def replace_file(target: str, text: str) -> None:
    """Write a file in UTF-8, whole or not at all: under another name beside it, then in its place.

    A link is followed, the permissions of a file that is replaced stay, and what is no regular file
    (a device, a pipe) is written to as it is; so is an open file of this process (``/dev/stdout``), which a
    shell may have opened to append to it.

    Raises:
        OSError: it cannot be written; the file that was there is untouched, and nothing is left behind.
    """
    data = text.encode("utf-8")
    handle = _open_already(target)
    if handle is not None:
        with open(handle, "wb", closefd=False) as file:
            file.write(data)
        return
    path = os.path.realpath(target)
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            file.write(data)
        return
    try:
        _put_in_place(path, data, mode)
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, target) from None


def _open_already(target: str) -> int | None:
    """The number of the open file that a name such as ``/dev/stdout`` or ``/dev/fd/3`` leads to."""
    path = os.path.abspath(target)
    ours = {f"/proc/{os.getpid()}/fd", "/dev/fd"}
    for _ in range(_LINKS):
        folder, name = os.path.split(path)
        folder = os.path.realpath(folder)
        if folder in ours and name.isdecimal():
            return int(name)
        path = os.path.join(folder, name)
        if not os.path.islink(path):
            return None
        path = os.path.join(folder, os.readlink(path))
    return None


def _put_in_place(path: str, data: bytes, mode: int | None) -> None:
    folder, name = os.path.split(path)
    # A system counts the octets of a name, and allows 255: of a long one only the beginning is taken over.
    beginning = os.fsencode(name)[:100].decode("utf-8", "ignore")
    # A name of its own each time: neither another thread nor what a crash left behind is in the way. Not by
    # `tempfile`, whose files are for their owner alone, where this one is to be created as any other is.
    passing = os.path.join(folder, f".{beginning}.{os.urandom(8).hex()}.new")
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(handle, "wb") as file:
            if mode is not None:
                os.chmod(passing, stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may find the new name before its contents
        os.replace(passing, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(passing)
        raise
