"""A browser for the tests of the page, and the page of the shipped timeline in it."""

import pytest

from browser import PROGRAM, Browser
from needed import need
from us_russia_timeline import load
from us_russia_timeline.exports import html


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, started once."""
    need(PROGRAM, "no chromium is installed: apt-get install chromium")
    with Browser() as found:
        yield found


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The page of the shipped timeline, as a file."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(html.render(load()).encode())
    return path
