"""What the tests of the command line share: a small timeline with a record of every kind and of every turn."""

from __future__ import annotations

import json
import os
import re

from us_russia_timeline.cli.program import made_parser

HERE = os.path.dirname(__file__)
SMALL_FILE = os.path.join(HERE, "data", "small.json")
with open(SMALL_FILE, encoding="utf-8") as file:
    SMALL = json.load(file)


def said(text):
    """The text with its line breaks and indents taken out."""
    return re.sub(r"\s+", " ", text)


def command_names():
    """The name of every command that there is, as it is typed."""

    def below(parser):
        return parser._subparsers._group_actions[0].choices if parser._subparsers else {}

    names = []
    for name, parser in below(made_parser()).items():
        names += [f"{name} {each}" for each in below(parser)] or [name]
    return names


def written(path, **collections):
    """A file of the small timeline with other collections than its own; gives its name."""
    path.write_text(json.dumps({**SMALL, **collections}), encoding="utf-8")
    return str(path)
