"""The commands of the page for people in a hurry give what the page says."""

from __future__ import annotations

import os
import re
import shlex

import pytest

from us_russia_timeline.cli import main

PAGE = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "how-to", "fifteen-questions.md")


def blocks():
    """Each block of the page: the command, and the lines shown below it, without those that mark a gap."""
    with open(PAGE, encoding="utf-8") as file:
        for block in re.findall(r"```console\n\$ us-russia-timeline (.*?)\n(.*?)```", file.read(), re.DOTALL):
            yield block[0], [" ".join(line.split()) for line in block[1].splitlines() if line != "..."]


def test_there_are_fifteen():
    """One command for each question."""
    assert len(list(blocks())) == 15


@pytest.mark.parametrize(("command", "shown"), list(blocks()), ids=lambda value: value if isinstance(value, str) else "")
def test_the_command_gives_what_the_page_says(command, shown, capsys):
    """Line by line, in this order, with what is left out between them; how lines are broken is not looked at."""
    assert main(shlex.split(command)) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert shown
    for line in shown:
        assert line in text, line
        text = text[text.index(line) + len(line) :]
