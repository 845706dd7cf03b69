"""Documents as bytes, texts and files, read within limits."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from typing import Any

from us_russia_timeline._given import whole_number
from us_russia_timeline.documents.files import named
from us_russia_timeline.documents.plain import MAX_FAULTS, timeline_of
from us_russia_timeline.errors import Fault, InvalidQuestion, InvalidTimeline
from us_russia_timeline.timelines import Timeline

__all__ = ["MAX_BYTES", "MAX_TOML_BYTES", "from_json", "read"]

MAX_BYTES = 64 * 2**20
"""How large a JSON document may be unless told otherwise, 64 MiB."""

MAX_TOML_BYTES = 8 * 2**20
"""How large a TOML document may be unless told otherwise, 8 MiB; its parser is slow."""

_CHUNK = 2**20
# Of real documents a value takes 30 characters and more; each takes up to a hundred bytes of memory.
_VALUES, _LENGTH_OF_VALUE = 100_000, 10
# No timeline nests deeper than eight; a parser sent down a deep hole may not come back. Where it does come
# back it says RecursionError, so that only the head of a document is searched, where a small hostile one is
# whole.
_HEAD = 2**20
_DEEP = re.compile(r'(?:[\[{](?:\s*"[^"\\]{0,200}"\s*:)?\s*){33}')
# Texts and comments, so that what is left is structure; an unclosed one ends with its line or the document.
# Nothing here is read twice: each branch keeps what it has taken.
_TEXTS = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{0,5}+|'
    r"\'\'\'(?:[^\']++|\'{1,2}+(?!\'))*+\'{0,5}+|"
    r'"(?:[^"\\\n]++|\\[^\n])*+"?+|'
    r"'[^'\n]*+'?+|"
    r"#[^\n]*+",
    re.DOTALL,
)
_LONG_KEY = re.compile(r"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){32}")


def _refuse(message: str) -> InvalidTimeline:
    return InvalidTimeline((Fault("", "", message),))


class _Work:
    """How much of the work on a document is done, in bytes of its file: all of it only at the end."""

    def __init__(self, tell: Callable[[int, int], None], total: int) -> None:
        self._tell = tell
        self._total = total
        self._told = 0

    def phase(self, first: float, last: float) -> Callable[[float], None]:
        """What tells that a share of a phase is done, which takes the work from one share to another."""

        def tell(share: float) -> None:
            done = int(self._total * (first + (last - first) * min(share, 1)))
            if self._told < done < self._total:
                self._told = done
                self._tell(done, self._total)

        return tell

    def done(self) -> None:
        """Tell that all of it is done."""
        self._tell(self._total, self._total)


# Where the time goes: to reading, to parsing, to the records; the rest to how they fit together. Measured.
_READ, _PARSED, _MADE = 0.01, 0.3, 0.9


def _no_word(done: int, total: int) -> None:
    """Tell nobody how much is done."""


def _crowded(text: str, marks: str) -> None:
    """Refuse a document with more values than its length could hold sensibly, before they fill the memory."""
    values = sum(map(text.count, marks))
    if values > _VALUES + len(text) // _LENGTH_OF_VALUE:
        raise _refuse(f"it has about {values} values in {len(text)} characters, which is no timeline")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        from collections import Counter

        [(key, _)] = Counter(key for key, _ in pairs).most_common(1)
        # The hook of the parser has no path, but most tables say whose they are.
        whose = f", that of {found['id']!r:.100}" if "id" in found and key != "id" else ""
        raise ValueError(f"the key {key[:40]!r} stands twice in one table{whose}")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number of JSON")


def _size(document: str | bytes) -> int:
    """The bytes of a document, of a text those that it has in UTF-8."""
    if isinstance(document, str):
        return len(document if document.isascii() else document.encode("utf-8", "surrogatepass"))
    return memoryview(document).nbytes


def _decode(document: str | bytes, limit: int) -> str:
    if not isinstance(document, str | bytes | bytearray | memoryview):  # pyright: ignore[reportUnnecessaryIsInstance] - untyped
        kind = type(document).__name__
        raise _refuse(f"a document is a text or bytes, not {kind}; documents.from_plain() takes plain data")
    size = _size(document)
    if size > limit:
        raise _refuse(f"it has {size} bytes, and {limit} are allowed; raise max_bytes if you trust it")
    try:
        text = document if isinstance(document, str) else bytes(document).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise _refuse(f"it is not UTF-8: a bad byte at offset {fault.start}") from None
    if text.startswith("\ufeff"):
        raise _refuse("it begins with a byte order mark; save it as UTF-8 without one")
    return text


def _parsed(text: str, parser: Callable[[str], Any], kind: str) -> Any:
    if _DEEP.search(text, 0, _HEAD) and _DEEP.search(
        _TEXTS.sub('""', text[:_HEAD])
    ):  # brackets in a text are none
        raise _refuse("it is nested too deeply")
    try:
        return parser(text)
    except RecursionError:
        raise _refuse("it is nested too deeply") from None
    except (ValueError, ArithmeticError, LookupError) as fault:
        message = "".join(each if each.isprintable() else " " for each in str(fault)[:200])
        raise _refuse(f"it is not {kind}: {message}") from None


def from_json(
    document: str | bytes,
    *,
    max_bytes: int = MAX_BYTES,
    max_faults: int = MAX_FAULTS,
    beside: Timeline | None = None,
) -> Timeline:
    """Read a timeline from JSON text, strictly.

    Args:
        document: the text, or its bytes in UTF-8.
        max_bytes: the size beyond which it is refused unread; of a text, that of its UTF-8.
        max_faults: how many faults the error lists; the rest are counted, up to about 100,000.
        beside: a timeline, such as the shipped one, whose actors and places the document may refer to without
            writing them out; those that it refers to are taken over as they are.

    Raises:
        InvalidTimeline: not JSON, a key twice in a table, NaN, too large or too deep; or every fault
            of its records at once, each with record and path.
        InvalidQuestion: what it stands beside is no timeline, or a limit is no whole number.

    >>> import us_russia_timeline as urt
    >>> urt.from_json('{"title": "A crisis", "tags": [{"id": "grain", "gloss": "Ships"}]}').tags.ids()
    ['grain']
    """
    data = _json(document, whole_number("max_bytes", max_bytes), work := _Work(_no_word, 0))
    return timeline_of(data, max_faults, work.phase(_PARSED, _MADE), beside)


def _json(document: str | bytes, max_bytes: int, work: _Work) -> Any:
    import json

    text = _decode(document, max_bytes)
    _crowded(text, ",")
    tables = text.count("{") or 1
    tell = work.phase(_READ, _PARSED)
    made = 0

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal made
        made += 1
        if not made % 4096:
            tell(made / tables)
        return _unique(pairs)

    return _parsed(
        text, lambda text: json.loads(text, object_pairs_hook=table, parse_constant=_no_constant), "JSON"
    )


def _toml(document: bytes, max_bytes: int) -> Any:
    import tomllib

    text = _decode(document, max_bytes).replace("\r\n", "\n")
    _crowded(text, ",\n")
    if _LONG_KEY.search(_TEXTS.sub("_", text)):
        raise _refuse("a dotted key has too many parts")
    return _parsed(text, tomllib.loads, "TOML")


def read(
    path: str | os.PathLike[str],
    *,
    max_bytes: int | None = None,
    max_faults: int = MAX_FAULTS,
    progress: Callable[[int, int], None] | None = None,
    beside: Timeline | None = None,
) -> Timeline:
    """Read your own timeline from a ``.json`` or ``.toml`` file, strictly.

    Args:
        path: a regular file; its ending says which format it has.
        max_bytes: the size beyond which it is refused; by default `MAX_BYTES` or `MAX_TOML_BYTES`.
        max_faults: how many faults the error lists; the rest are counted, up to about 100,000.
        progress: called with how much of the work is done, and how much there is, in bytes of the file; at
            the end, once the timeline is made, with all of it.
        beside: a timeline, such as the shipped one, whose actors and places the document may refer to without
            writing them out; those that it refers to are taken over as they are.

    Raises:
        InvalidTimeline: as `from_json`; also another ending or something that is no regular file.
        InvalidQuestion: what it stands beside is no timeline, or a limit is no whole number.
        OSError: the file cannot be opened or read.

    >>> import os
    >>> import tempfile
    >>> import us_russia_timeline as urt
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "mine.toml")
    ...     with open(path, "w", encoding="utf-8") as file:
    ...         print('title = "A crisis"', file=file)
    ...     print(urt.read(path).title)
    A crisis
    """
    try:
        name, kind = named(path)
    except InvalidQuestion as fault:
        raise _refuse(str(fault)) from None
    toml = kind == "toml"
    usual = MAX_TOML_BYTES if toml else MAX_BYTES
    limit = usual if max_bytes is None else whole_number("max_bytes", max_bytes)
    document, work = _read_bytes(name, limit, progress or _no_word)
    data = _toml(document, limit) if toml else _json(document, limit, work)
    timeline = timeline_of(data, max_faults, work.phase(_PARSED, _MADE), beside)
    work.done()
    return timeline


def _read_bytes(name: str, limit: int, progress: Callable[[int, int], None]) -> tuple[bytes, _Work]:
    # Opened without blocking, so that a pipe or a device is refused rather than waited for.
    handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)  # `open` itself would refuse a folder, by the number of its handle
        raise _refuse("it is not a regular file")
    with open(handle, "rb") as file:
        if status.st_size > limit:
            raise _refuse(
                f"it has {status.st_size} bytes, and {limit} are allowed; raise max_bytes if you trust it"
            )
        # Part by part whatever the limit: `read` takes no number beyond a machine word.
        parts: list[bytes] = []
        done = 0
        work = _Work(progress, status.st_size)
        tell = work.phase(0, _READ)
        while part := file.read(_CHUNK):
            parts.append(part)
            done += len(part)
            tell(done / max(status.st_size, done))
            if done > limit:
                break
        return b"".join(parts), work
