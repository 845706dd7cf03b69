"""What the tests of the exports start from."""

import pytest

from exports_sample import document
from us_russia_timeline.documents import from_plain


@pytest.fixture(scope="session")
def timeline():
    """The small timeline that holds every sort of record, time and status."""
    return from_plain(document())
