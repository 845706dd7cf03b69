"""The front door: what it names, how little it loads, and that it opens everywhere and once."""

from __future__ import annotations

import ast
import copy
import importlib
import inspect
import json
import os
import pkgutil
import subprocess
import sys

import pytest

import us_russia_timeline as urt
from us_russia_timeline.dataset import load
from us_russia_timeline.dataset.shipped import COMPILED, FOLDER

HEAVY = {
    "attr", "attrs", "cattrs", "dateutil", "json", "tomllib", "zoneinfo", "importlib.metadata", "importlib.resources",
    "pathlib", "typing", "re", "enum", "datetime", "inspect", "hypothesis", "narwhals", "numpy", "pandas",
}  # fmt: skip


def process(code, *options, **environment):
    """The standard output of a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(code):
    """The modules that a piece of code loads beyond those that an isolated interpreter begins with."""
    report = f"import sys, builtins; before = set(sys.modules)\n{code}\nprint('\\n'.join(set(sys.modules) - before))"
    return set(process(report, "-I").split())


# --- names ---

FACES = ("deadlines", "dataset", "documents", "frames", "intervals", "models", "questions", "strategies", "timelines")


def told_to_checkers(module):
    """The names that a face tells type checkers, by the module from which each comes."""
    tree = ast.parse(inspect.getsource(module))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    found = {}
    for node in block.body:
        for alias in node.names:
            assert alias.asname == alias.name, "a name that is handed out is told to be, by its own name"
            found[alias.name] = node.module
    return found


def test_the_public_names_are_those_of_dir_of_the_star_and_of_the_type_checkers():
    """All of them are one list, sorted."""
    assert urt.__all__ == sorted(set(urt.__all__))
    assert dir(urt) == sorted([*urt.__all__, "__version__"])
    star: dict[str, object] = {}
    exec("from us_russia_timeline import *", star)  # noqa: S102 - what a user would write
    assert set(star) - {"__builtins__"} == set(urt.__all__)
    assert set(told_to_checkers(urt)) == set(urt.__all__)


@pytest.mark.parametrize("name", FACES)
def test_each_face_tells_type_checkers_what_it_hands_out(name):
    """Each name is that of the module which it is told to come from; the public ones are listed and have words of their own."""
    module = importlib.import_module(f"us_russia_timeline.{name}")
    told = told_to_checkers(module)
    for each, home in told.items():
        assert getattr(module, each) is getattr(importlib.import_module(home), each)
    assert set(module.__all__) <= set(told)
    assert dir(module) == module.__all__ == sorted(set(module.__all__))
    for each in module.__all__:
        if each not in ("BACKENDS", "MAX_BYTES", "MAX_FAULTS", "MAX_TOML_BYTES", "Moment"):  # values have no docstring
            assert getattr(module, each).__doc__, each


def test_what_is_handed_out_is_what_the_packages_define():
    """The root gives the very things that the packages give."""
    for name, home in told_to_checkers(urt).items():
        found, module = getattr(urt, name), importlib.import_module(home)
        assert found is (module if home.endswith(f".{name}") else getattr(module, name))
        if name != "Moment":  # a union of types has no docstring
            assert found.__doc__


@pytest.mark.parametrize(
    "name", [*FACES, "errors", "exports", "tables", "vocabularies"]
)
def test_each_package_is_reached_through_the_root(name):
    """Packages that are not imported yet are, when asked for."""
    code = f"import us_russia_timeline as urt, sys; assert urt.{name} is sys.modules['us_russia_timeline.{name}']"
    process(code)


def test_each_public_name_is_there():
    """The lists of public names of all the modules hold nothing that is not there, and nothing twice."""
    for found in pkgutil.walk_packages(urt.__path__, "us_russia_timeline."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            names = getattr(module, "__all__", [])
            assert len(names) == len(set(names)), found.name
            assert all(hasattr(module, name) for name in names), found.name


@pytest.mark.parametrize(("old", "new"), [("on", "on_day"), ("apply", "apply_changes")])
def test_old_names_still_work_and_say_so(old, new):
    """For one release the old name is the new one, with a warning; it is listed nowhere."""
    with pytest.warns(DeprecationWarning, match=f"us_russia_timeline.{old} is now {new}"):
        found = getattr(urt, old)
    assert found is getattr(urt, new)
    assert old not in dir(urt)


def test_an_unknown_name_is_an_attribute_error():
    """What is not there is refused as in any module, so that hasattr and copying work."""
    with pytest.raises(AttributeError, match="'us_russia_timeline' has no attribute 'no_such'"):
        urt.no_such  # noqa: B018 - asking is enough
    assert not hasattr(urt, "__wrapped__")
    with pytest.raises(ImportError):
        exec("from us_russia_timeline import no_such")  # noqa: S102 - what a user would write
    assert copy.copy(urt.Interval("2025", "UTC")) == urt.Interval("2025", "UTC")


# --- weight ---


def test_importing_the_package_loads_next_to_nothing():
    """The import itself loads none of our dependencies and little of the standard library."""
    loaded = loaded_by("import us_russia_timeline")
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("us_russia_timeline")} == {"us_russia_timeline", "us_russia_timeline._faces"}


@pytest.mark.parametrize(
    "query",
    [
        "urt.between(urt.load().events, '2025-07-14T00:00Z', '2025-07-15T00:00Z')",
        "urt.active_at(urt.load().events, '2025-07-14T00:00Z')",
        "urt.deadline_at(urt.load().ultimatum('2025-07-14-ukraine-deal-deadline'), '2025-07-28')",
        "urt.load().truce('2025-04-19-easter-truce').when",
    ],
)
def test_a_first_question_loads_no_parser_and_no_zones(query):
    """Loading the data and asking one question needs neither cattrs nor dateutil, tomllib or zoneinfo."""
    loaded = loaded_by(f"import us_russia_timeline as urt\nassert {query}")
    assert not loaded & {"cattrs", "dateutil", "tomllib", "zoneinfo", "pathlib", "importlib.metadata", "importlib.resources"}
    assert "us_russia_timeline.documents.strict" not in loaded


@pytest.mark.parametrize(
    ("query", "unneeded"),
    [
        ("urt.as_of(urt.load(), '2025-07-20')", {"cattrs", "tomllib", "zoneinfo"}),
        ("urt.on_day(urt.load(), '2025-07-20')", {"cattrs", "tomllib", "zoneinfo"}),
        ("urt.to_json(urt.load())", {"tomllib", "zoneinfo"}),
    ],
)
def test_questions_of_everything_load_no_zones(query, unneeded):
    """Also what looks at every record needs no rules of zones: the instants are in the data."""
    assert not loaded_by(f"import us_russia_timeline as urt\nassert {query}") & unneeded


# --- everywhere ---

WHOLE = "import us_russia_timeline as urt; text = urt.to_json(urt.load()); "


def test_the_data_loads_without_zone_data():
    """On a machine that knows no zone at all the shipped data loads, answers and is written whole."""
    answered = process(
        "import sys; sys.modules['tzdata'] = None\n"
        "import zoneinfo\n"
        "try: zoneinfo.ZoneInfo('Europe/Moscow')\n"
        "except zoneinfo.ZoneInfoNotFoundError: pass\n"
        "else: raise SystemExit('there are zones')\n"
        + WHOLE
        + "truce = urt.load().truce('2025-04-19-easter-truce')\n"
        "assert urt.in_force(urt.load().truces, '2025-04-20T23:30+03:00', party='russia') == (truce,)\n"
        "assert urt.as_of(urt.load(), '2025-07-20').events\n"
        "print(len(text), hash(text) is not None)",
        PYTHONTZPATH="",
    )
    assert answered.split()[0] == str(len(urt.to_json(urt.load())))


@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"])
def test_the_system_zone_changes_nothing(zone):
    """Whatever zone the machine lives in, the same bytes come out, and naive moments are refused."""
    answered = process(
        WHOLE + "import hashlib, datetime; print(hashlib.sha256(text.encode()).hexdigest())\n"
        "try: urt.active_at(urt.load().events, datetime.datetime(2025, 7, 14))\n"
        "except ValueError: print('refused')",
        TZ=zone,
        PYTHONHASHSEED=str(len(zone)),
    )
    import hashlib

    assert answered.split() == [hashlib.sha256(urt.to_json(urt.load()).encode()).hexdigest(), "refused"]


def test_the_locale_changes_nothing():
    """In the C locale, with every warning an error, data and authored files are read as UTF-8."""
    process(
        WHOLE + "from us_russia_timeline.dataset import compile_data; assert compile_data() == text; assert '\\u041f\\u0443\\u0442\\u0438\\u043d' in text",
        "-X", "warn_default_encoding", "-W", "error",
        LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip


def test_optimised_python_refuses_the_same():
    """Without assertions the same faults are found: none of the rules is an assertion."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import examples as ex\n"
        "from us_russia_timeline.documents import from_plain\n"
        "from us_russia_timeline.errors import InvalidTimeline\n"
        "found = 0\n"
        "for path, value in ex.leaves(ex.AUTHORED):\n"
        "    for odd in (None, -1, 'x', ['x']):\n"
        "        try: from_plain(ex.replaced(ex.AUTHORED, path, odd))\n"
        "        except InvalidTimeline as error: found += error.found\n"
        "print(found)"
    )
    here = os.path.dirname(__file__)
    counts = {
        subprocess.run([sys.executable, *options, "-c", code, here], capture_output=True, text=True, check=True).stdout
        for options in ((), ("-O",), ("-OO",))
    }
    assert len(counts) == 1
    assert int(counts.pop()) > 500


# --- once ---


def test_load_gives_one_timeline():
    """The data is read once and is the same object ever after."""
    assert urt.load() is urt.load() is load()


@pytest.mark.parametrize("seed", range(5))
def test_threads_that_begin_together_get_one_timeline(seed):
    """Sixteen threads that load at once in a fresh process get one timeline, and of a record one object."""
    code = (
        "import sys, threading, us_russia_timeline as urt\n"
        "sys.setswitchinterval(1e-6)\n"
        "barrier, found, records = threading.Barrier(16), [], []\n"
        "def work():\n"
        "    barrier.wait()\n"
        "    whole = urt.load()\n"
        "    found.append(whole)\n"
        "    records.append(whole.ultimatum('2025-07-14-ukraine-deal-deadline'))\n"
        "    records.append(whole.ultimatums.get('2025-07-14-ukraine-deal-deadline'))\n"
        "    assert urt.active_at(whole.truces, '2025-04-20T12:00Z')\n"
        "threads = [threading.Thread(target=work) for _ in range(16)]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]\n"
        "print(len(found), len({id(each) for each in found}), len({id(each) for each in records}))"
    )
    assert process(code, PYTHONHASHSEED=str(seed)).split() == ["16", "1", "1"]


def test_the_data_is_plain_json():
    """Any reader of JSON reads the shipped data, and it says which format it has."""
    with open(os.path.join(FOLDER, COMPILED), encoding="utf-8") as file:
        assert json.load(file)["format"] == "us-russia-timeline/1"
