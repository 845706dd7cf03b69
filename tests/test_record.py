"""What records share: comparing, hashing, showing themselves, taking several things."""

from __future__ import annotations

import attrs
import pytest

from examples import timeline
from us_russia_timeline._record import Record, as_tuple
from us_russia_timeline.models import Place, Tombstone
from us_russia_timeline.timelines import Timeline

NAMES = ("actors", "places", "events", "ultimatums", "truces", "claims", "tombstones")


@attrs.frozen(eq=False, repr=False)
class Pair(Record):
    """Two things."""

    left: object
    right: object = None


@attrs.frozen(eq=False, repr=False)
class Longer(Pair):
    """A pair with more to it."""

    third: object = None


@pytest.mark.parametrize("name", NAMES)
def test_records_are_compared_by_all_their_fields(name):
    """A copy is equal and hashes alike; a change of any field of text makes another."""
    for record in getattr(timeline(), name):
        assert isinstance(record, Record)
        copy = attrs.evolve(record)
        assert copy is not record
        assert (copy, hash(copy), repr(copy)) == (record, hash(record), repr(record))
        for field in attrs.fields(type(record)):
            if field.name in ("title", "name", "summary", "paraphrase", "reason", "area", "demand"):
                assert attrs.evolve(record, **{field.name: "Something else, long enough"}) != record


def test_equality_ends_at_the_class():
    """A subclass and a tuple of the same values are other things; what has no answer is left to the other side."""
    pair = Pair(1, 2)
    assert pair == Pair(1, 2)
    assert pair != Pair(2, 1)
    assert pair != Longer(1, 2)
    assert Longer(1, 2) != pair
    assert pair != (1, 2)
    assert Record.__eq__(pair, (1, 2)) is NotImplemented
    assert len({Pair(1, 2), Pair(1, 2), Longer(1, 2), Pair(2, 1)}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Pair([]))


def test_a_record_shows_what_differs_from_its_defaults():
    """Fields at their defaults are left out, whatever equals them."""
    assert repr(Pair(1)) == "Pair(left=1)"
    assert repr(Longer(1, third=None, right=())) == "Longer(left=1, right=())"
    place = Place(id="geneva", name="Geneva", country="CHE", zone="Europe/Zurich")
    assert repr(place) == "Place(id='geneva', name='Geneva', country='CHE', zone='Europe/Zurich')"


def test_every_class_of_records_is_of_the_one_base():
    """None keeps methods of its own making beside those."""
    kinds = {type(record) for name in NAMES for record in getattr(timeline(), name)} | {Timeline, Tombstone}
    for kind in kinds:
        assert (kind.__eq__, kind.__hash__) == (Record.__eq__, Record.__hash__)


@pytest.mark.parametrize(
    ("given", "held"),
    [([1], (1,)), ((1, 2), (1, 2)), (iter([1]), (1,)), ({3}, (3,)), ((), ()), ("abc", "abc"), (7, 7), (None, None)],
)
def test_several_things(given, held):
    """Any iterable is held as a tuple; a text or a single thing is left for the checks to refuse."""
    assert as_tuple(given) == held
