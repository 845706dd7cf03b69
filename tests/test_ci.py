"""The script that runs everything: what it refuses before it begins, and that no test hides behind a skip there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import needed

SCRIPT = Path(__file__).parents[1] / ".ci" / "run"


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A repository with the script and a file, both committed."""
    if not SCRIPT.is_file() or shutil.which("git") is None:
        pytest.skip("the script stands in a checkout only, and needs git")
    tree = tmp_path / "tree"
    (tree / ".ci").mkdir(parents=True)
    shutil.copy(SCRIPT, tree / ".ci" / "run")
    (tree / "tracked").write_text("one", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "A"]):
        subprocess.run(["git", *command], cwd=tree, check=True)
    return tree


def started(tree, python="exit 0"):
    """The script, started with a ``python3`` of ours, which says whether it is new enough, and nothing to install with."""
    tools = tree.parent / "tools"
    tools.mkdir()
    (tools / "python3").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    (tools / "mktemp").write_text("#!/bin/sh\necho begun >&2\nexit 9\n", encoding="utf-8")
    for each in tools.iterdir():
        each.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["bash", tree / ".ci" / "run"], capture_output=True, text=True, check=False, env=environment, timeout=60)


def test_uncommitted_changes_are_refused(tree):
    """What is built is what is committed, so that what is looked at must be the same."""
    (tree / "tracked").write_text("two", encoding="utf-8")
    done = started(tree)
    assert done.returncode == 2
    assert "commit or put aside first" in done.stderr
    assert "tracked" in done.stderr


def test_an_old_python_is_refused(tree):
    """The library needs 3.11, and so does the script."""
    done = started(tree, python="exit 1")
    assert (done.returncode, done.stderr) == (2, "python3 must be Python 3.11 or later\n")


def test_files_that_nobody_tracks_are_no_hindrance(tree):
    """Notes beside the work are neither built nor looked at."""
    (tree / "untracked").write_text("x", encoding="utf-8")
    done = started(tree)
    assert (done.returncode, done.stderr) == (9, "begun\n")


def test_where_all_is_required_nothing_is_skipped(monkeypatch):
    """A missing browser fails the tests there, and skips them elsewhere."""
    for required, outcome in ((True, pytest.fail.Exception), (False, pytest.skip.Exception)):
        monkeypatch.setattr(needed, "REQUIRED", required)
        with pytest.raises(outcome, match="no such browser"):
            needed.need(None, "no such browser")
    needed.need("/usr/bin/browser", "no such browser")
    here = Path(__file__).parent
    files = [each for folder in ("exports", "docs") for each in (here / folder).rglob("*.py")]
    assert len(files) > 20
    assert [each.name for each in files if re.search(r"pytest\.(skip|mark\.skip|importorskip)", each.read_text(encoding="utf-8"))] == []
