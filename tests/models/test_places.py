"""Places: codes, clocks and coordinates."""

from __future__ import annotations

import pytest

from us_russia_timeline.errors import InvalidRecord
from us_russia_timeline.models import Place


def place(**changes):
    """A place without coordinates."""
    return Place(**{"id": "geneva", "name": "Geneva", "country": "CHE", "zone": "Europe/Zurich", **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "2025-geneva"},
        {"name": "Gen\u200eeva"},
        {"country": "Swiss"},
        {"zone": "Geneva!"},
        {"zone": None},
        {"latitude": 91.0, "longitude": 0.0},
        {"longitude": -180.5, "latitude": 0.0},
        {"latitude": 91, "longitude": 6.0},
        {"longitude": 10**400, "latitude": 6.0},
        {"latitude": True, "longitude": 6.0},
        {"latitude": float("nan"), "longitude": 6.0},
        {"longitude": float("inf"), "latitude": 6.0},
        {"wikidata": "71"},
    ],
)
def test_a_place_with_a_wrong_value_is_refused(wrong):
    """Codes have their shapes, and degrees are numbers on the globe."""
    with pytest.raises(InvalidRecord, match=f"^{next(iter(wrong))}:"):
        place(**wrong)


@pytest.mark.parametrize("half", [{"latitude": 1.0}, {"longitude": 1.0}])
def test_latitude_and_longitude_come_together(half):
    """One coordinate alone is no point."""
    with pytest.raises(InvalidRecord, match="come together"):
        place(**half)
    assert place(latitude=-90.0, longitude=180.0, wikidata="Q71").latitude == -90


def test_whole_degrees_are_taken_as_the_numbers_they_are():
    """An int is a float to a type checker, so it is taken, and stands in the record as a float."""
    whole = place(latitude=46, longitude=-6)
    assert (type(whole.latitude), type(whole.longitude)) == (float, float)
    assert whole == place(latitude=46.0, longitude=-6.0)
    assert (place().latitude, place().longitude) == (None, None)
