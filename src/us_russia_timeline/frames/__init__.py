"""Tables of others: records as data frames, and labels for the rows of any data frame.

`to_frame` gives one flat table a record type, `to_frames` all the tables of a timeline. `annotate` names,
beside each row of a table, the truces, ultimatums or events in force at its time. Needs the extra ``frames``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.frames.labelling import annotate as annotate
    from us_russia_timeline.frames.tables import (
        BACKENDS as BACKENDS,
        to_frame as to_frame,
        to_frames as to_frames,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "tables": ("BACKENDS", "to_frame", "to_frames"),
            "labelling": ("annotate",),
        },
    )
