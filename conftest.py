"""Runs the examples of the README, the documentation and the docstrings as tests."""

from __future__ import annotations

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_pages = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/how-to/*.md", "docs/explanation/*.md", "docs/reference/*.md"],
)
_docstrings = Sybil(parsers=[DocTestParser()], patterns=["src/us_russia_timeline/**/*.py"])
pytest_collect_file = (_pages + _docstrings).pytest()
