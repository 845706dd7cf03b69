"""The command that writes the page: of all, of a part, of one story."""

from __future__ import annotations

import json
import os
import re

import pytest
from cli_sample import SMALL, SMALL_FILE

from us_russia_timeline.cli import main
from us_russia_timeline.documents import read
from us_russia_timeline.exports import html


def story_of(page):
    """The title of the story that a page opens with, and the ids of its events."""
    return re.search(r"<h1[^>]*>(.*?)</h1>", page)[1], set(re.findall(r"<li id=event-([^ >]+)", page))


def test_the_whole(run, tmp_path):
    """Without options the page holds everything, as the export does; on standard output or in a file."""
    target = tmp_path / "page.html"
    assert main(["--data", SMALL_FILE, "page", "-o", str(target)]) == 0
    whole = target.read_bytes().decode("utf-8")
    assert run("page")[1] == whole == html.render(read(SMALL_FILE))
    assert os.listdir(tmp_path) == ["page.html"]
    assert story_of(whole)[1] == {each["id"] for each in SMALL["events"]}


def test_another_story(run):
    """``--ultimatum`` opens with the story of that one; ``--embed`` leaves everything else away."""
    ids = [each.id for each in read(SMALL_FILE).ultimatums]
    titles = {story_of(run("page", "--ultimatum", each)[1])[0] for each in ids}
    assert titles == {each.title for each in read(SMALL_FILE).ultimatums}
    small = run("page", "--ultimatum", ids[0], "--embed")[1]
    assert '<body class="embed">' in small
    assert story_of(small)[1] < story_of(run("page")[1])[1]
    code, _, err = run("page", "--ultimatum", "2025-07-14-x")
    assert code == 1
    assert "2025-07-14-x" in err


@pytest.mark.parametrize(
    ("options", "test"),
    [
        (["--from", "2025-07", "--to", "2025-07-20"], lambda event: "2025-07-01" <= event.id[:10] <= "2025-07-20"),
        (["--actor", "russia"], lambda event: "russia" in (*event.actors, *event.recipients, *event.mediators)),
        (["--tag", "war"], lambda event: "war" in event.tags),
    ],
)
def test_a_part(run, options, test):
    """The events that fit are there, with what its records rest on, and standard error says how many of both."""
    timeline = read(SMALL_FILE)
    wanted = {event.id for event in timeline.events if test(event)}
    code, out, err = run("page", *options)
    held = story_of(out)[1]
    assert code == 0
    assert wanted
    assert wanted <= held <= {event.id for event in timeline.events}
    beside = len(held - wanted)
    says = f"{len(wanted)} events of that choice, and {beside} on which these, or the ultimatums and truces of it, rest"
    told = " ".join(err.split())
    assert told.startswith(says) if beside else "events of" not in told


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--tag", "nothing-of-the-kind"], "no tag is called"),
        (["--tag", "war", "--ultimatum", "2025-07-14-deal"], "but not both"),
        (["--actor", "nobody-at-all"], "nobody-at-all"),
        (["--from", "soon"], "soon"),
    ],
)
def test_what_cannot_be_a_page(run, options, says):
    """An empty part, a part of a story, an actor nobody knows, a day that is none: an error in words."""
    code, out, err = run("page", *options)
    assert code in (1, 2)
    assert out == ""
    assert says in re.sub(r"\s+", " ", err)


def test_the_data_of_a_page_are_json(run):
    """The island of the page reads as plain data."""
    found = re.search(r'id="data">(.*?)</script>', run("page")[1], re.DOTALL)[1]
    assert json.loads(found)["title"] == SMALL["title"]
