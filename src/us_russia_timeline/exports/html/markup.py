"""HTML that is safe by construction: what is put into an element is escaped unless it is `Markup` already.

What the methods of ``str`` make of markup is a plain text again. So a mistake shows on the page as a stray
``&lt;`` and is no way in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from us_russia_timeline.exports.common import plain

__all__ = ["DOCTYPE", "Markup", "data_block", "element", "joined", "opening", "terse"]

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# A line end behind these would show as a space; behind the others it lets people compare pages by lines.
_INLINE = frozenset(("a", "b", "bdi", "i", "kbd", "span", "strong"))
# Ends that a parser of HTML finds by itself, because of what can follow them on this page.
_ENDS = re.compile(r"</(?:dd|dt|li|p|tbody|td|th|thead|tr)>")
_EMPTY = re.compile(r"></(?:circle|line|path|rect)>\n")  # of a drawing
_LINES = re.compile(r"\n{2,}")
_QUOTED = re.compile(r'="([-!#$%&()*+,./0-9:;?@A-Z^_a-z{|}~]+)"')


class Markup(str):
    """Text that is HTML: `element` and `joined` make it, and whoever else does answers for what is in it."""

    __slots__ = ()


DOCTYPE = Markup("<!DOCTYPE html>\n")


def joined(parts: Iterable[str], separator: str = "") -> Markup:
    """The parts after one another, with a separator between them; what is not `Markup` is escaped."""
    return Markup(_content(separator).join(map(_content, parts)))


def element(tag: str, /, *content: str, **attributes: str | int | None) -> Markup:
    """An element with its content; what is not `Markup` is escaped, and attributes always are.

    Args:
        tag: its name, a literal of ours.
        content: texts and elements, in order.
        attributes: by name, ``class_`` for ``class``, ``aria_label`` for ``aria-label``; ``True`` for one
            without a value, ``None`` or ``False`` for one that is left out.
    """
    close = "" if tag in _VOID else f"</{tag}>"
    return Markup(f"{opening(tag, **attributes)}{joined(content)}{close}{'' if tag in _INLINE else chr(10)}")


def data_block(value: Any) -> Markup:
    """Plain data as JSON for a script element of data: nothing in it can end that or begin another."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(said.replace("<", "\\u003c"))


def opening(tag: str, /, **attributes: str | int | None) -> Markup:
    """The tag that opens an element whose content and end stand elsewhere."""
    said = "".join(_attribute(name, value) for name, value in attributes.items())
    return Markup(f"<{tag}{said}>")


def terse(markup: Markup) -> Markup:
    """The same elements in fewer characters: without the ends and the quotes that HTML can do without.

    It reads what `element` wrote, where no text and no value holds ``<`` or ``"``: so what it finds is a tag.
    """
    bare = _QUOTED.sub(r"=\1", _EMPTY.sub(" />", _ENDS.sub("", markup)))
    return Markup(_LINES.sub("\n", bare))


def _attribute(name: str, value: str | int | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


def _content(part: str) -> str:
    return part if isinstance(part, Markup) else _escaped(part)


def _escaped(text: str) -> str:
    # Attributes stand between double quotes, so that a single one may stay.
    return escape(plain(text), quote=False).replace('"', "&quot;")
