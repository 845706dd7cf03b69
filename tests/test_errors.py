"""The errors: what each is a kind of, how faults read, and that they survive a pickle."""

from __future__ import annotations

import copy
import pickle

import pytest

from us_russia_timeline import errors
from us_russia_timeline.errors import Fault, InvalidTimeline, TimelineError


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("InvalidFrame", ValueError),
        ("InvalidInterval", ValueError),
        ("InvalidMoment", ValueError),
        ("InvalidRecord", ValueError),
        ("InvalidTimeline", ValueError),
        ("MissingExtra", ImportError),
        ("OutsideCoverage", LookupError),
        ("Undetermined", ValueError),
        ("UnknownId", LookupError),
        ("UnknownZone", ValueError),
    ],
)
def test_each_error_is_also_the_builtin_that_one_would_catch(name, builtin):
    """Each error is of our family and of the builtin kind that a caller would naturally catch."""
    kind = getattr(errors, name)
    assert issubclass(kind, TimelineError)
    assert issubclass(kind, builtin)
    assert kind.__doc__


def test_all_names_every_public_class():
    """The list of public names holds every class of the module and nothing else."""
    classes = {name for name, held in vars(errors).items() if isinstance(held, type) and held.__module__ == errors.__name__}
    assert set(errors.__all__) == classes


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("ann", "offices[0].when", "is missing"), "ann offices[0].when: is missing"),
        (Fault("ann", "", "is odd"), "ann: is odd"),
        (Fault("", "title", "is odd"), "title: is odd"),
        (Fault("", "", "is odd"), "is odd"),
    ],
)
def test_a_fault_reads_as_record_path_and_message(fault, text):
    """A fault names its record and path where it has them."""
    assert str(fault) == text


def test_an_invalid_timeline_counts_what_it_lists():
    """Without a number the faults listed are all there were; one is not given a plural."""
    fault = Fault("ann", "", "is odd")
    one = InvalidTimeline((fault,))
    assert (one.faults, one.found) == ((fault,), 1)
    assert str(one) == "1 fault in the document\n  ann: is odd"
    assert str(InvalidTimeline((fault, fault))).startswith("2 faults in the document\n")


def test_an_invalid_timeline_says_how_many_faults_were_left_out():
    """A list that was cut says by how much."""
    cut = InvalidTimeline((Fault("ann", "", "is odd"),), 7)
    assert cut.found == 7
    assert str(cut) == "7 faults in the document\n  ann: is odd\n  and 6 more"


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, *(lambda each, at=at: pickle.loads(pickle.dumps(each, at)) for at in range(2, 6))])  # noqa: S301 - our own bytes
def test_errors_survive_copies_and_pickles(twin):
    """An error that crosses to another process keeps its faults, its number and its text."""
    error = InvalidTimeline((Fault("ann", "x", "is odd"),), 3)
    same = twin(error)
    assert type(same) is InvalidTimeline
    assert (same.faults, same.found, str(same)) == (error.faults, error.found, str(error))
    other = twin(errors.UnknownId("there is none"))
    assert (type(other), str(other)) == (errors.UnknownId, "there is none")
