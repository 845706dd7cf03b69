"""The small parts of the page: times for machines, names, flags, lists of sources."""

from datetime import date

import attrs
import pytest

from us_russia_timeline.exports import common
from us_russia_timeline.exports.html import parts
from us_russia_timeline.models import Assertion


@pytest.fixture(name="called")
def _called(timeline):
    return common.names(timeline)


def test_names_are_isolated(called):
    """A name written from the right stands in bdi, so that its direction stays its own; an unknown id for itself."""
    assert parts.called_by(["russia", "nobody"], called) == "Russia, nobody"
    assert parts.called_by(["a", "b"], {"a": "الرياض", "b": "Київ"}) == "<bdi>الرياض</bdi>, Київ"


def test_flags_say_how_an_event_stands_now(timeline, called):
    """Only what did not take place or is not confirmed now has a flag, with the names of who contests it."""
    found = {event.id: parts.flags_of(event, called) for event in timeline.events}
    assert {key: flags for key, flags in found.items() if flags} == {
        "2025-03-01-pause": ' <span class="flag">[it was announced and did not take place]</span>',
        "2025-03-02-plan": (
            ' <span class="flag">[it was announced, and whether it took place is not recorded; one origin only]</span>'
        ),
        "2025-05-08-night": ' <span class="flag">[denied by Russia]</span>',
        "2025-05-20-parade": (
            ' <span class="flag">[it was announced, and whether it took place is not recorded]</span>'
        ),
    }
    assert parts.stands(Assertion.DISPUTED, ["osce", "russia"], called) == (
        "disputed by OSCE, Russia"
    )


def test_sources_say_what_they_are(timeline):
    """Headline, publisher, day, form and language of each page; one without an address of the web is no link."""
    official, other = timeline.event("2025-02-12-call").sources
    bad = attrs.evolve(other)
    object.__setattr__(bad, "url", "javascript:alert(1)")
    talk = '<a href="https://news.example/a?b=1&amp;c=(2)">They talk</a>'
    another = '<a href="http://other.example">Другая</a>'
    assert parts.source_list([official, other, bad]).splitlines() == [
        f"<ul><li>{talk}, <b>The Paper</b>, 12 February 2025, official text</li>",
        f"<li>{another}, reproduces the official text, in Russian</li>",
        "<li>Другая, reproduces the official text, in Russian</li>",
        "</ul>",
    ]
    carried = attrs.evolve(other, title="Ура", origin="TASS", language="eo")
    assert parts.source_list([carried]) == (
        '<ul><li><a href="http://other.example" lang="eo">Ура</a>, <b>Другая</b>, carrying TASS, '
        "reproduces the official text, in eo</li>\n</ul>\n"
    )
    assert parts.source_list(()) == ""


def test_a_link_to_an_event_is_its_title(timeline):
    """The link leads to where the event stands on the page."""
    link = parts.event_link(timeline, "2025-08-06-visit")
    assert link == '<a href="#event-2025-08-06-visit">Title of 2025-08-06-visit</a>'


def test_a_tie_is_the_day_of_an_event():
    """It leads to the event; the script has the title."""
    assert parts.tie("2025-08-06-visit") == '<a href="#event-2025-08-06-visit">2025-08-06</a>'


def test_who_checked(timeline):
    """The day of the last check stands in a line of its own; without one, and on the day of the sign, there is no line."""
    day = timeline.event("2025-08-06-visit").verified
    line = '<p class="checked">Checked by a second reader on 1 September 2025.</p>\n'
    assert parts.checked_on(day) == parts.checked_on(day, date(2025, 9, 2)) == line
    assert parts.checked_on(None) == parts.checked_on(None, day) == parts.checked_on(day, day) == ""


def test_the_usual_check(timeline):
    """The day on which most were checked, of several the last; none where nothing was."""
    event = timeline.event("2025-08-06-visit")
    one, other = date(2025, 9, 1), date(2025, 9, 2)
    of = [attrs.evolve(event, verified=day) for day in (one, other, None, None, None, one)]
    assert parts.usual_check(of) == one
    assert parts.usual_check(of[:3]) == other
    assert parts.usual_check(of[2:5]) is parts.usual_check(()) is None
