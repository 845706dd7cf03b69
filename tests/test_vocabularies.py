"""The glosses and the codes of the closed vocabularies."""

import enum
import importlib
import inspect
import pkgutil
import re

import attrs
import pytest

import us_russia_timeline
from examples import timeline
from us_russia_timeline import vocabularies
from us_russia_timeline._record import Vocabulary
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.models import (
    ActorKind,
    Compliance,
    ComplianceValue,
    EventKind,
    FollowThrough,
    FollowThroughValue,
)

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(us_russia_timeline.__path__, "us_russia_timeline.")
    if re.match(r"us_russia_timeline\.(intervals|deadlines|models|timelines)\.", found.name)
]
ENUMS = [
    value
    for module in MODULES
    for _, value in inspect.getmembers(module, inspect.isclass)
    if issubclass(value, Vocabulary) and value.__module__ == module.__name__
]
MEMBERS = [member for kind in ENUMS for member in kind]

# The types and modes of the manual that is pinned, as its tables list them.
MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": set(),
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"seize", "restrict", "censor", "arrest", "deport", "withhold", "cyber"},
    "ASSAULT": {"aerial", "drone", "heavy-weapons", "targeted", "explosives"},
}
QUADS = {
    "1": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "2": {"COOPERATE", "AID", "RETREAT"},
    "3": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "4": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
CODED = [kind for kind in EventKind if vocabularies.codes(kind) is not None]


def outcome(compliance, follow_through):
    """An ultimatum as far as the crosswalk looks at it."""
    return attrs.evolve(
        timeline().ultimatums[0],
        compliance=Compliance(value=ComplianceValue(compliance)),
        follow_through=FollowThrough(value=FollowThroughValue(follow_through)),
    )


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_every_member_has_a_gloss(member):
    """Each member has a phrase of its own vocabulary: short, one line, not the bare word."""
    found = vocabularies.gloss(member)
    assert 2 <= len(found) <= 110
    assert found.isprintable()
    assert found == found.strip()
    assert not found.endswith(".")
    assert found != member.value


def test_a_gloss_is_unique_in_its_vocabulary():
    """No two members of one vocabulary mean the same."""
    for kind in ENUMS:
        glosses = [vocabularies.gloss(member) for member in kind]
        assert len(set(glosses)) == len(glosses), kind


def test_equal_words_of_two_vocabularies_have_their_own_glosses():
    """Members that are equal as texts are not confused across vocabularies."""
    assert ComplianceValue.MOOT == FollowThroughValue.MOOT
    assert vocabularies.gloss(ComplianceValue.MOOT) != vocabularies.gloss(FollowThroughValue.MOOT)


def test_the_list_of_vocabularies_is_complete():
    """Every closed vocabulary of the models is listed, and nothing else."""
    assert set(vocabularies.vocabularies()) == set(ENUMS)


def test_a_foreign_member_has_no_gloss():
    """A member of somebody else's vocabulary is refused, even if the word is one of ours."""
    foreign = enum.StrEnum("Foreign", {"CALL": "call"})
    with pytest.raises(InvalidQuestion, match="vocabularies"):
        vocabularies.gloss(foreign.CALL)


@pytest.mark.parametrize("kind", CODED)
def test_the_codes_are_those_of_the_pinned_codebooks(kind):
    """Types, modes and quad classes fit the manual; CAMEO codes are texts of two to four figures."""
    found = vocabularies.codes(kind)
    assert type(found.cameo) is str
    assert re.fullmatch(r"(0[1-9]|1[0-9]|20)[0-9]{1,2}", found.cameo)
    assert found.cameo_root == found.cameo[:2]
    if found.plover is None:
        assert (found.mode, found.quad, found.contexts) == (None, None, ())
    else:
        assert found.mode is None or found.mode in MODES[found.plover]
        assert found.plover in QUADS[found.quad]


def test_the_recommended_choices_where_the_public_files_disagree():
    """Sanctions are material; a declared truce concedes, a kept one retreats; 139 is an ultimatum."""
    codes = vocabularies.codes
    assert codes(EventKind.SANCTION_IMPOSED)[:4] == ("SANCTION", "discontinue", "163", "4")
    assert codes(EventKind.TRUCE_DECLARED)[:4] == ("CONCEDE", None, "0871", "1")
    assert codes(EventKind.TRUCE_STARTED)[:4] == ("RETREAT", "ceasefire", "0871", "2")
    assert codes(EventKind.ULTIMATUM)[:4] == ("THREATEN", None, "139", "3")
    assert codes(EventKind.CALL)[:4] == ("CONSULT", "phone", "041", "1")


@pytest.mark.parametrize(("slip", "told"), [("cal", "did you mean call"), ("", "'' is not a kind"), (ActorKind.PERSON, "'person' is not a kind"), (None, "not NoneType")])
def test_a_slip_is_not_a_kind_without_codes(slip, told):
    """What is no kind of event is refused; a kind may be given by its word."""
    with pytest.raises(InvalidQuestion, match=told):
        vocabularies.codes(slip)
    assert vocabularies.codes("call") == vocabularies.codes(EventKind.CALL)


def test_what_the_codebooks_lack_has_no_code():
    """PLOVER has no type for a mere statement, and no codebook has one for an election."""
    assert vocabularies.codes(EventKind.STATEMENT) == vocabularies.Codes(None, None, "010", None)
    assert vocabularies.codes(EventKind.ELECTION) is None
    assert vocabularies.codes(EventKind.OTHER) is None
    assert vocabularies.Codes(None, None, None, None).cameo_root is None


def test_the_quad_classes_are_four():
    """The four classes are keyed by texts, as the codes are."""
    assert list(vocabularies.QUADS) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("compliance", "follow_through", "ties", "signal"),
    [
        ("partial", "not_carried_out", "1", "CD"),
        ("full", "moot", "2", "CD"),
        ("none", "not_carried_out", "3", "BD"),
        ("none", "deferred", "4", None),
        ("partial", "partly", "6", "SF"),
        ("full", "other_measure", "7", "SF"),
        ("none", "carried_out", "9", "SF"),
        ("none", "moot", None, None),
        ("moot", "carried_out", None, None),
        ("pending", "not_carried_out", None, None),
        ("full", "pending", None, None),
        ("none", "unclear", None, None),
    ],
)
def test_the_outcome_follows_from_its_two_halves(compliance, follow_through, ties, signal):
    """The crosswalk gives the TIES code and the signal of what target and issuer did."""
    ultimatum = outcome(compliance, follow_through)
    assert vocabularies.ties_outcome(ultimatum) == ties
    assert vocabularies.signal_outcome(ultimatum) == signal


def test_every_outcome_has_an_answer():
    """Each of the combinations gives a TIES code that can be told from the halves, or none."""
    for compliance in ComplianceValue:
        for follow_through in FollowThroughValue:
            ultimatum = outcome(compliance, follow_through)
            ties = vocabularies.ties_outcome(ultimatum)
            assert ties in {None, "1", "2", "3", "4", "6", "7", "9"}
            assert vocabularies.signal_outcome(ultimatum) in {None, "CD", "SF", "BD"}
            if "pending" in (compliance, follow_through) or "unclear" in (compliance, follow_through):
                assert ties is None
