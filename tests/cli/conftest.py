"""Fixtures of the command line's tests."""

from __future__ import annotations

import pytest
from cli_sample import SMALL_FILE

from us_russia_timeline.cli import main


@pytest.fixture
def run(capsys):
    """Run a command on the small timeline; gives its exit code, output and error output."""

    def run_(*argv, data=True):
        code = main(["--data", SMALL_FILE, *argv] if data else list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return run_
