"""The files of the page beside these modules, and the hashes by which its policy knows them."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from typing import Any

from us_russia_timeline.exports.html.markup import Markup, joined

__all__ = ["filled", "hash_of", "script", "style_sheet"]

_FOLDER = os.path.dirname(__file__)
# In the order in which they run: each may use what stands before it.
_NAMES = ("logic", "figure", "list", "story", "strip", "search", "record", "detail", "articles", "page")
_SCRIPTS = tuple(f"{name}.js" for name in _NAMES)
_COLON = re.compile(r"^([a-z-]+[0-9]?): ")  # of a declaration; in a selector nothing stands before it
_WHOLE = frozenset(("strip.js", "search.js", "record.js"))  # what only the whole page needs


def _text(name: str) -> Markup:
    # Whatever brought this module brings the files beside it, out of a zip too. A browser reads a page with
    # line feeds, whatever ended the lines of the file, and the hash in the policy is of what it reads.
    loader: Any = __spec__.loader
    return Markup("\n".join(loader.get_data(os.path.join(_FOLDER, name)).decode().splitlines()))


def _bare(text: str) -> Markup:
    """A text of ours without its indentation and without the lines that only explain."""
    lines = [line.strip() for line in text.split("\n")]
    return Markup("\n".join(line for line in lines if line and not line.startswith(("//", "/* "))))


def style_sheet(*, embed: bool = False) -> Markup:
    """The style sheet; of a story to be embedded, without what only the whole page needs."""
    parts = _text("page.css").split("/* Whole: */\n")
    # Between the marks, at every second place, stands what only the whole page needs.
    return _joined(_bare("\n".join(parts[::2] if embed else parts)))


def _joined(sheet: str) -> Markup:
    """A style sheet in one line: each of its lines ends a selector, a declaration or a block."""
    lines = [_COLON.sub(r"\1:", line) for line in sheet.split("\n")]
    return Markup("".join(lines).replace(" {", "{").replace(";}", "}"))


def script(*, embed: bool = False) -> Markup:
    """The scripts, one after the other; of a story to be embedded, without that of the whole record."""
    return joined((_bare(_text(name)) for name in _SCRIPTS if not (embed and name in _WHOLE)), "\n")


def filled(slots: Mapping[str, Markup]) -> Markup:
    """The frame of the page with each slot ``{{name}}`` filled; whatever goes in is `Markup`."""
    parts: list[Markup] = []
    for at, part in enumerate(_text("page.html").replace("}}", "{{").split("{{")):
        parts.append(slots[part] if at % 2 else Markup(part))
    return joined((*parts, Markup("\n")))


def hash_of(text: str) -> str:
    """How a Content-Security-Policy names a text that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
