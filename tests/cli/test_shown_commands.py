"""Every command that a page shows can be given, and gives what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from us_russia_timeline.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROGRAM = r"(?:us-russia-timeline|python -m us_russia_timeline)(?: |$)"
BLOCK = re.compile(r"^```(console|\{code-block\} toml)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def steps(page):
    """What a reader does on a page, in order: save a file (its name, its text), or give a command (itself, the lines shown)."""
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "console":
            for each in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, *lines = each.splitlines()
                yield command, [" ".join(line.split()) for line in lines if line != "..."]
        else:
            name, content = re.fullmatch(r":caption: (\S+)\n\n(.*)", text, re.DOTALL).groups()
            yield None, (name, content)


SHOWN = {page.relative_to(ROOT).as_posix(): list(steps(page)) for page in PAGES}


def given(page):
    """The commands of a page with what they show."""
    return [(command, lines) for command, lines in SHOWN[page] if command is not None]


def test_the_page_for_journalists_has_fifteen_questions():
    """One command for each, with its answer."""
    questions = given("docs/how-to/fifteen-questions.md")
    assert len(questions) == 15
    assert all(lines for _, lines in questions)


def test_the_tutorial_has_a_command_a_step():
    """Each of its steps is something to do."""
    assert len(given("docs/tutorial-command-line.md")) >= 12


@pytest.mark.parametrize("page", [name for name, held in SHOWN.items() if held])
def test_the_commands_give_what_the_page_says(page, capsys, tmp_path, monkeypatch):
    """One after the other in one folder, line by line in order, with what is left out between; how lines break is not looked at.

    Where a command is refused, what the page shows is the refusal.
    """
    monkeypatch.chdir(tmp_path)
    for command, shown in SHOWN[page]:
        if command is None:
            name, content = shown
            (tmp_path / name).write_text(content, encoding="utf-8")
            continue
        assert re.match(PROGRAM, command), command
        try:
            code = main(shlex.split(re.sub(PROGRAM, "", command, count=1)))
        except SystemExit as refused:
            code = refused.code
        out, err = capsys.readouterr()
        assert code == 0 or shown, (command, err)
        text = " ".join((out if code == 0 else err).split())
        for line in shown:
            assert line in text, (command, line)
            text = text[text.index(line) + len(line) :]
