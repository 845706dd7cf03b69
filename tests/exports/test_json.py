"""The canonical document as an export, with its terms at its head."""

import json as texts

import pytest

from us_russia_timeline.dataset import load
from us_russia_timeline.documents import from_json, to_json
from us_russia_timeline.errors import InvalidTimeline
from us_russia_timeline.exports import json, render
from us_russia_timeline.exports.terms import citation
from us_russia_timeline.questions import as_of, part
from us_russia_timeline.timelines import Timeline


def test_json_is_the_canonical_document(timeline):
    """It reads back to an equal timeline; but for what its head says of its terms it is what to_json writes."""
    assert json.render(timeline, cited=False) == to_json(timeline)
    assert from_json(json.render(timeline)) == timeline
    said = f'"cite":{texts.dumps(citation(timeline), ensure_ascii=False)},\n'
    assert json.render(timeline).replace(said, "") == to_json(timeline)


def test_the_document_says_licence_credit_version_and_how_to_cite():
    """Of the shipped data, whole, as of a day or in part; of a timeline of one's own only how to cite it, as in every format."""
    whole = load()
    for timeline in (whole, as_of(whole, "2025-07-20"), part(whole, first="2025-07-01", last="2025-07-31")):
        text = render("json", timeline)
        head = texts.loads(text)
        assert head["licence"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
        assert head["credit"] == "The us_russia_timeline developers"
        assert head["data_version"] == whole.data_version
        assert head["cite"] == citation(timeline)
        assert list(head).index("cite") < list(head).index("coverage")
        assert from_json(text) == timeline
    own = texts.loads(render("json", Timeline(title="Mine", data_version="7")))
    assert {name: own[name] for name in ("licence", "credit", "cite") if name in own} == {"cite": "Mine, data 7. Made with us_russia_timeline."}


@pytest.mark.parametrize("name", ["$schema", "licence", "credit", "cite"])
def test_what_is_passed_over_is_a_text(name):
    """The reader makes nothing of these keys, and takes nothing but a text for them."""
    assert from_json(texts.dumps({"title": "x", name: "CC0"})) == Timeline(title="x")
    with pytest.raises(InvalidTimeline, match=rf"{name.replace('$', '[$]')}: must be a text, not a list"):
        from_json(texts.dumps({"title": "x", name: ["CC0"]}))


def test_what_is_much_like_them_is_still_refused():
    """Nothing else at the head is passed over."""
    with pytest.raises(InvalidTimeline, match="unknown key 'license'"):
        from_json('{"title": "x", "license": "CC0"}')
