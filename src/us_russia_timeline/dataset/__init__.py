"""The curated dataset: `load` reads it, `compile_data` makes the file that is shipped from its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.dataset.compiling import compile_data as compile_data
    from us_russia_timeline.dataset.shipped import load as load
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "shipped": ("load",),
            "compiling": ("compile_data",),
        },
    )
