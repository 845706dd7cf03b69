"""In and out: timelines as JSON or TOML text and files, read strictly and written canonically."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.documents.reading import (
        MAX_BYTES as MAX_BYTES,
        MAX_TOML_BYTES as MAX_TOML_BYTES,
        from_json as from_json,
        read as read,
        to_json as to_json,
    )
    from us_russia_timeline.documents.schemas import schema as schema
    from us_russia_timeline.documents.short import BUILDERS as BUILDERS
    from us_russia_timeline.documents.strict import (
        COLLECTIONS as COLLECTIONS,
        FORMAT as FORMAT,
        MAX_FAULTS as MAX_FAULTS,
        from_plain as from_plain,
    )
    from us_russia_timeline.documents.writing import (
        json_text as json_text,
        to_plain as to_plain,
        utc_text as utc_text,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "reading": ("MAX_BYTES", "MAX_TOML_BYTES", "from_json", "read", "to_json"),
            "strict": ("COLLECTIONS", "FORMAT", "MAX_FAULTS", "from_plain"),
            "schemas": ("schema",),
            "writing": ("to_plain",),
        },
        inside={
            "writing": ("json_text", "utc_text"),
            "short": ("BUILDERS",),
        },
    )
