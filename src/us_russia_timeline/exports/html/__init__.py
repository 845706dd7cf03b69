"""One self-contained page: a story that replays what was known, the whole in lanes, the list, the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.exports.html.markup import (
        Markup as Markup,
        element as element,
        joined as joined,
    )
    from us_russia_timeline.exports.html.notebooks import inline as inline
    from us_russia_timeline.exports.html.page import render as render
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {"page": ("render",)},
        inside={"notebooks": ("inline",), "markup": ("Markup", "element", "joined")},
    )
