"""In and out: timelines as JSON or TOML text and files, read strictly and written canonically."""

from __future__ import annotations

from typing import TYPE_CHECKING

from us_russia_timeline._faces import face

if TYPE_CHECKING:
    from us_russia_timeline.documents.files import replace_file as replace_file, write as write
    from us_russia_timeline.documents.plain import MAX_FAULTS as MAX_FAULTS, from_plain as from_plain
    from us_russia_timeline.documents.reading import (
        MAX_BYTES as MAX_BYTES,
        MAX_TOML_BYTES as MAX_TOML_BYTES,
        from_json as from_json,
        read as read,
    )
    from us_russia_timeline.documents.schemas import schema as schema
    from us_russia_timeline.documents.short import (
        reader_of as reader_of,
        trusted_interval as trusted_interval,
        trusting_reader_of as trusting_reader_of,
    )
    from us_russia_timeline.documents.toml import to_toml as to_toml
    from us_russia_timeline.documents.writing import (
        FORMAT as FORMAT,
        document_text as document_text,
        to_json as to_json,
        to_plain as to_plain,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "reading": ("MAX_BYTES", "MAX_TOML_BYTES", "from_json", "read"),
            "writing": ("to_json", "to_plain"),
            "files": ("write",),
            "toml": ("to_toml",),
            "plain": ("MAX_FAULTS", "from_plain"),
            "schemas": ("schema",),
        },
        inside={
            "files": ("replace_file",),
            "writing": ("FORMAT", "document_text"),
            "short": ("reader_of", "trusted_interval", "trusting_reader_of"),
        },
    )
