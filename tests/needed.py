"""What a test needs that is no package of Python: where it is not installed the test is skipped, or fails where all must be there."""

from __future__ import annotations

import os

import pytest

REQUIRED = os.environ.get("URT_CONSUMERS_REQUIRED") == "1"


def need(there, what):
    """Skip a test that lacks something, or fail it where ``URT_CONSUMERS_REQUIRED`` says that nothing may be missing."""
    if not there and REQUIRED:
        pytest.fail(f"required here, and not there: {what}")
    if not there:
        pytest.skip(what)
