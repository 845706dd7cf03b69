"""How Sphinx builds these pages: ``sphinx-build -n -W -b html docs site``."""

import us_russia_timeline

project = "us_russia_timeline"
author = "The us_russia_timeline developers"
copyright = "2026, the us_russia_timeline developers"
version = release = us_russia_timeline.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "requirements.txt"]
html_theme = "furo"
html_title = f"us_russia_timeline {release}"
default_role = "py:obj"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "show-inheritance": True}
napoleon_google_docstring = True
nitpicky = True
# Types that are named in signatures and documented elsewhere, or nowhere: the standard library without an
# inventory at hand, type variables, and private modules whose names are re-exported.
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|datetime|typing|enum|os|attrs?|types|hypothesis|narwhals|numpy|pandas|polars)\..*"),
    ("py:.*", r".*\b(R|R_co|D|date|datetime|timedelta|Any|Iterable|Sequence|Container|Callable|Mapping|Iterator|PathLike|NamedTuple|StrEnum|Protocol|SearchStrategy|Strategy|Moment|Value|Frame)"),
    ("py:class", r"(str|int|bool|float|bytes|tuple|list|dict|set|frozenset|type|object|None|optional|required)"),
    ("py:.*", r"us_russia_timeline\._.*"),
    ("py:exc", r"[A-Za-z]+"),
    ("py:obj", r".*"),
]
