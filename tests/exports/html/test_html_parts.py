"""The small parts of the page: times for machines, names, flags, lists of sources."""

import re

import attrs
import pytest

from exports_sample import tree
from us_russia_timeline.exports import common, html
from us_russia_timeline.exports.html import parts
from us_russia_timeline.intervals import Interval
from us_russia_timeline.models import Assertion


@pytest.fixture(name="called")
def _called(timeline):
    return common.names(timeline)


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-07-14", "2025-07-14"),
        ("2025-07-14/..", "2025-07-14"),
        ("2025-07-14T18:00", "2025-07-14T18:00"),
        ("2025-07-14T18:00:30/2025-07-15", "2025-07-14T18:00:30"),
        ("2025-07-14T18:00:30.25", "2025-07-14"),
        ("2025-07-14T18:00+03:00", "2025-07-14"),
    ],
)
def test_times_for_machines(text, machine):
    """The beginning as finely as it is stated; an offset or a fraction of a second leaves the day."""
    when = Interval(text, "Europe/Moscow")
    assert parts.time_of(when) == f'<time datetime="{machine}">{when}</time>'


def test_machine_times_are_valid(timeline):
    """Each time element of the page has a date, month, year or clock time that HTML knows."""
    valid = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?")
    found = [each.attrib["datetime"] for each in tree(html.render(timeline)).iter("time")]
    assert len(found) > len(timeline.events)
    assert all(valid.fullmatch(each) for each in found)


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
    another = '<a href="http://other.example"><b>Другая</b></a>'
    assert parts.source_list([official, other, bad]).splitlines() == [
        f'<ul class="sources"><li>{talk}, <b>The Paper</b>, 12 February 2025, official text</li>',
        f"<li>{another}, reproduces the official text, in Russian</li>",
        "<li><b>Другая</b>, reproduces the official text, in Russian</li>",
        "</ul>",
    ]
    carried = attrs.evolve(other, title="Ура", origin="TASS", language="eo")
    assert parts.source_list([carried]) == (
        '<ul class="sources"><li class="u"><a href="http://other.example" lang="eo">Ура</a>, <b>Другая</b>, carrying TASS, '
        "reproduces the official text, in eo</li>\n</ul>\n"
    )
    assert parts.source_list(()) == ""


def test_a_link_to_an_event_is_its_title(timeline):
    """The link leads to where the event stands on the page."""
    link = parts.event_link(timeline, "2025-08-06-visit")
    assert link == '<a href="#event-2025-08-06-visit">Title of 2025-08-06-visit</a>'


def test_who_checked(timeline):
    """The day of the last check stands in a line of its own; without one there is no line."""
    day = timeline.event("2025-08-06-visit").verified
    assert parts.checked_on(day) == (
        '<p class="meta checked">Checked by a second reader on 1 September 2025.</p>\n'
    )
    assert parts.checked_on(None) == ""
