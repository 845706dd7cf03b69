"""What the formats share: text on one line, addresses, civil ends, how an event stands."""

import attrs
import pytest

from us_russia_timeline.exports import common
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Assertion, SourceForm


def test_invisible_characters_do_not_pass():
    """Line ends become spaces; what does not show is dropped; what shows is kept."""
    assert common.plain("a\r\nb\nc\u2028d\x00\u202ee\u200bf") == "a b c def"
    assert common.plain("Ёлка é 🚀") == "Ёлка é 🚀"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2025-07", "month", None),
        ("2025-07-01/..", "day", None),
        ("2025-07-01/", "day", None),
        ("2025-07-01/2025-07-02", "day", "day"),
        ("2025-07-01T12:00/2025-07-01T12:00:30", "minute", "second"),
    ],
)
def test_civil_ends_of_a_statement(text, low, high):
    """A statement is read back into its points; an open end or none has no second one."""
    first, second = common.ends(Interval(text, "UTC"))
    assert first.precision == low
    assert (None if second is None else second.precision) == high


def test_only_sources_with_an_address_are_safe(timeline):
    """A source whose address is none of the web is left out, the others keep their order."""
    good, other = timeline.event("2025-02-12-call").sources
    bad = attrs.evolve(good)
    object.__setattr__(bad, "url", "javascript:alert(1)")
    found = list(common.safe_sources((other, bad, good)))
    assert found == [(other, "http://other.example"), (good, "https://news.example/a?b=1&c=(2)")]


def test_forms_of_sources_in_words(timeline):
    """An official text and a page that reproduces one say so; an account has nothing to say."""
    source = timeline.events[0].sources[0]
    words = {form: common.form_words(attrs.evolve(source, form=form)) for form in SourceForm}
    assert words == {
        SourceForm.OFFICIAL: "official text",
        SourceForm.REPRODUCTION: "reproduces the official text",
        SourceForm.ACCOUNT: "",
    }


def test_names_of_actors_and_places(timeline):
    """Ids of actors and places lead to names; an id that nobody named stands for itself."""
    called = common.names(timeline)
    assert called["moscow"] == "Moscow"
    assert common.called_text(("russia", "nobody"), called) == "Russia, nobody"
    assert common.called_text((), called) == ""


def test_how_an_event_stands_now(timeline):
    """The last update that says so decides; who contests is named; what is confirmed has nothing to say."""
    called = common.names(timeline)
    stands = {event.id: common.standing_text(event, called) for event in timeline.events}
    assert {key: words for key, words in stands.items() if words} == {
        "2025-03-02-plan": "one origin only",
        "2025-05-08-night": "denied by Russia",
    }
    parade = attrs.evolve(timeline.event("2025-05-20-parade"), updates=())
    assert common.standing_text(parade, called) == "disputed by OSCE, Russia"
    assert common.standing_words(Assertion.CONFIRMED) == "confirmed"


def test_updates_in_a_line(timeline):
    """Day or minute, text, and how the event stands from then on, where that changes."""
    called = common.names(timeline)
    night, parade = timeline.event("2025-05-08-night"), timeline.event("2025-05-20-parade")
    assert [common.update_text(each, called) for each in night.updates] == [
        "11 May 2025: Moscow says that nothing was hit. (denied by Russia)",
        "12 May 2025, 09:30 (Europe/Moscow): The final toll is four.",
    ]
    assert common.update_text(parade.updates[0], called).endswith(" (confirmed)")
