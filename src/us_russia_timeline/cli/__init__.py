"""The command line: ``us-russia-timeline``, or ``python -m us_russia_timeline``.

Nothing here reads a clock: days are arguments. The terminal's width is the only thing that is looked
up, and in a pipe not even that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.cli.program import main as main
else:
    __getattr__, __dir__, __all__ = face(__name__, {"program": ("main",)})
