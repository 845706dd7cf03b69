"""Tables of others: records as data frames, and labels for the rows of any data frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.frames.labelling import (
        BACKENDS as BACKENDS,
        annotate as annotate,
        to_frame as to_frame,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "labelling": ("BACKENDS", "annotate", "to_frame"),
        },
    )
