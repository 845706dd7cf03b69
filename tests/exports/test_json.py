"""The canonical document as an export."""

from us_russia_timeline.documents import from_json, to_json
from us_russia_timeline.exports import json


def test_json_is_the_canonical_document(timeline):
    """It is what to_json writes, and it reads back to an equal timeline."""
    assert json.render(timeline) == to_json(timeline)
    assert from_json(json.render(timeline)) == timeline
