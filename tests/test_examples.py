"""Every public name shows itself at work: an example in its docstring, run here as it is printed."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import inspect

import pytest

import us_russia_timeline
from us_russia_timeline._record import Vocabulary

FACES = (
    "questions", "models", "timelines", "intervals", "deadlines", "documents", "dataset", "tables", "vocabularies", "frames", "plots",
    "errors", "strategies", "exports", "exports.json", "exports.csv", "exports.ics", "exports.timelinejs", "exports.plover",
    "exports.datapackage", "exports.html", "exports.markdown", "exports.terms",
)  # fmt: skip

NEEDS = {"plots": "matplotlib"}

# What needs none, each with the reason.
WITHOUT = {
    "dataset.compile_data": "reads the authored files, which a wheel does not bring",
    "models.Event.known_us": "a microsecond, for what the questions compute; people ask known_day",
    "models.Term.known_us": "as that of an event",
    "timelines.Timeline.trusted": "for readers that have checked already; it checks nothing",
    "timelines.Records.trusted": "as that of a timeline",
    "timelines.Records.belonging": "a timeline calls it when it is made",
    "timelines.Records.keeping": "each filter calls it",
    "timelines.Records.known": "what as_of asks",
    "timelines.Records.edges": "what the index is made of",
    "timelines.Records.by_id": "get and [...] are what people use",
    "timelines.Records.names": "its class has one",
    "timelines.Records.require_covered": "each question calls it",
}

INTERNAL = {"check_whole"}  # the base of the records calls it


def function_of(raw):
    """What holds the docstring of an attribute of a class; nothing where it is none of a method's kind."""
    for kind, inner in ((property, "fget"), (classmethod, "__func__"), (staticmethod, "__func__")):
        if isinstance(raw, kind):
            return getattr(raw, inner)
    return raw if inspect.isfunction(raw) else None


def members(kind):
    """The public methods and properties of a class that are our own, by name."""
    for name in dir(kind):
        held = function_of(inspect.getattr_static(kind, name))
        if held is not None and not name.startswith("_") and name not in INTERNAL and held.__module__.startswith("us_russia_timeline"):
            yield name, held


def documented():
    """Each public name that can carry an example, with what it stands for: functions, classes, and what these can do.

    Left out are the words of vocabularies, whose glosses stand in the codebook, and plain values, which have no docstring.
    """
    seen = set()
    for face in FACES:
        module = importlib.import_module(f"us_russia_timeline.{face}")
        for name in module.__all__:
            value = getattr(module, name)
            if not (inspect.isfunction(value) or inspect.isclass(value)) or value in seen:
                continue
            seen.add(value)
            words = inspect.isclass(value) and issubclass(value, Vocabulary)
            if not (words and face in ("models", "timelines")):
                yield f"{face}.{name}", value
            if inspect.isclass(value) and not words:
                yield from ((f"{face}.{name}.{member}", held) for member, held in members(value))


NAMES = dict(documented())


def test_what_is_let_off_is_there():
    """The list of exceptions names nothing that has gone, or that has got an example."""
    assert set(WITHOUT) <= set(NAMES)
    assert not [name for name in WITHOUT if ">>>" in NAMES[name].__doc__]


def test_every_name_at_the_root_is_among_them():
    """What is used every day is covered."""
    held = [value for value in NAMES.values() if inspect.isfunction(value) or inspect.isclass(value)]
    at_root = {name: getattr(us_russia_timeline, name) for name in us_russia_timeline.__all__}
    functions = {name for name, value in at_root.items() if inspect.isfunction(value)}
    assert functions
    assert {name for name in functions if at_root[name] not in held} == set()


@pytest.mark.parametrize("name", sorted(NAMES.keys() - WITHOUT.keys()))
def test_it_has_an_example_that_runs_alone(name):
    """With nothing imported but what the example imports, it prints what it says."""
    needed = NEEDS.get(name.partition(".")[0])
    text = inspect.getdoc(NAMES[name]) or ""
    [*examples] = doctest.DocTestParser().get_examples(text)
    assert examples, "its docstring has no example"
    if needed and not importlib.util.find_spec(needed):
        pytest.skip(f"{needed} is not installed")
    said: list[str] = []
    test = doctest.DocTest(examples, {"__name__": "__main__"}, name, None, None, text)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    assert runner.run(test, out=said.append).failed == 0, "".join(said)
    assert any(example.want or "assert" in example.source for example in examples), "it shows nothing"
