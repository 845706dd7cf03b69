"""The plan of the house: faces, directions, sizes. What the linter of imports cannot say is said here."""

from __future__ import annotations

import ast
import os
import re

import pytest

import us_russia_timeline

ROOT = os.path.dirname(us_russia_timeline.__file__)
NAME = "us_russia_timeline"


def modules():
    """Every module of the library, by its dotted name, with its source."""
    for folder, _, files in sorted(os.walk(ROOT)):
        for file in sorted(files):
            if file.endswith(".py"):
                path = os.path.join(folder, file)
                inner = os.path.relpath(path, ROOT)[:-3].split(os.sep)
                with open(path, encoding="utf-8") as source:
                    yield ".".join([NAME, *inner]).removesuffix(".__init__"), source.read()


SOURCES = dict(modules())
TREES = {name: ast.parse(text) for name, text in SOURCES.items()}
PACKAGES = {name for name in SOURCES if any(other.startswith(f"{name}.") for other in SOURCES)}


def package_of(name):
    """The package of the house in which a module stands: the first part below the root."""
    return ".".join(name.split(".")[:2])


def imports(tree, *, typing=False):
    """The modules of ours from which a module imports; what only type checkers read is left out unless asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test) and not typing:
            for inner in node.body:
                inner.checked = True  # walked later than its parent
        if isinstance(node, ast.ImportFrom) and not getattr(node, "checked", False) and (node.module or "").startswith(NAME):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield (whole if whole in SOURCES else node.module), alias.name


def test_nothing_is_imported_past_a_face():
    """From outside a package its names are taken from its face, never from a module inside."""
    past = [
        (name, module, what)
        for name, tree in TREES.items()
        for module, what in imports(tree)
        if module.count(".") >= 2 and package_of(module) != package_of(name)
    ]
    # A format of the exports is asked for by its module, which is a public name itself.
    assert [row for row in past if not row[1].startswith(f"{NAME}.exports.")] == []


def test_there_is_no_circle():
    """No module waits, at its own import, for one that waits for it."""
    edges = {}
    for name, tree in TREES.items():
        for node in tree.body:  # what stands inside functions is imported later
            for module, _ in imports(ast.Module([node], [])):
                edges.setdefault(name, set()).add(module)
    done: set[str] = set()

    def visit(name, way):
        assert name not in way, " -> ".join([*way[way.index(name) :], name])
        if name not in done:
            for other in sorted(edges.get(name, ())):
                if other != name and other not in PACKAGES:
                    visit(other, [*way, name])
            done.add(name)

    for name in sorted(edges):
        visit(name, [])


def without_docstrings(node, lines):
    """How many lines a module, class or function has, its docstrings and those inside it apart."""
    words = 0
    for each in ast.walk(node):
        body = getattr(each, "body", None)
        if isinstance(body, list):
            for inner in body:
                if isinstance(inner, ast.Expr) and isinstance(inner.value, ast.Constant) and isinstance(inner.value.value, str):
                    words += inner.end_lineno - inner.lineno + 1
    return lines - words


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_modules_and_functions_are_short(name):
    """A module has at most 300 lines, a function at most 40, docstrings apart."""
    assert without_docstrings(TREES[name], len(SOURCES[name].splitlines())) <= 300
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef):
            assert without_docstrings(node, node.end_lineno - node.lineno + 1) <= 40, node.name


def test_days_and_instants_are_told_apart_in_one_place():
    """What a moment is, a civil day or an instant, is asked of its axis, and only the intervals read it.

    Who asks for a datetime himself may do so of what is no moment: values of documents and of the command line,
    holidays, the cells of a table.
    """
    asking = {name for name, text in SOURCES.items() if re.search(r"isinstance\([^)]*\bdatetime\b", text)}
    assert f"{NAME}.intervals.moments" in asking
    others = ("intervals", "deadlines", "documents", "exports", "cli")
    assert not {name for name in asking if package_of(name) not in {f"{NAME}.{each}" for each in others}}


def test_no_code_is_made_of_text():
    """Nothing is built by ``exec`` or ``eval``."""
    for name, tree in TREES.items():
        called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert not called & {"exec", "eval"}, name
