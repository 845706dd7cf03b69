"""Runs the examples of the README and the documentation as tests; tests/test_examples.py runs the docstrings'."""

from __future__ import annotations

from collections.abc import Iterator

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser


class Page(Document):
    """A page whose examples are one test, from top to bottom: each may use what those above it made."""

    def examples(self) -> Iterator[Example]:
        parts = list(super().examples())

        def read(_: Example) -> None:
            for part in parts:
                part.evaluate()

        if parts:
            whole = Region(parts[0].start, parts[-1].end, evaluator=read)
            yield Example(self, parts[0].line, 1, whole, self.namespace)


_pages = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/how-to/*.md", "docs/explanation/*.md", "docs/reference/*.md"],
    document_types={".md": Page},
)
pytest_collect_file = _pages.pytest()
