"""Fixtures of the command line's tests."""

from __future__ import annotations

import pytest
from cli_sample import SMALL_FILE

from us_russia_timeline.cli import main

WITHOUT_DATA = [["schema"], ["validate"], ["diff"], ["page", "--json"], ["deadline", "due"], ["deadline", "between"]]


@pytest.fixture
def run(capsys):
    """Run a command, on the small timeline where it is of one; gives its exit code, output and error output."""

    def run_(*argv, data=True):
        data = data and not any(list(argv[: len(each)]) == each for each in WITHOUT_DATA)
        code = main(["--data", SMALL_FILE, *argv] if data else list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return run_
