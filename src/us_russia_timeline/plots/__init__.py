"""Pictures for papers and notebooks, by matplotlib: the moving deadline, the truces, the months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.plots.drawing import plot as plot, save as save
else:
    __getattr__, __dir__, __all__ = face(__name__, {"drawing": ("plot", "save")})
