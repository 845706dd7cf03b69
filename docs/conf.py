"""How Sphinx builds these pages: ``sphinx-build -n -W -b html docs site``."""

import importlib
import os
import sys

import us_russia_timeline

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

project = "us_russia_timeline"
author = "The us_russia_timeline developers"
copyright = "2026, the us_russia_timeline developers"
version = release = us_russia_timeline.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "browsing"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "requirements.txt"]
html_theme = "furo"
pygments_dark_style = "github-dark"  # furo's own underlines a module like a link
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
templates_path = ["_templates"]
html_show_sourcelink = html_copy_source = False
html_title = f"us_russia_timeline {release}"
default_role = "py:obj"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "show-inheritance": True, "exclude-members": "check_whole"}
napoleon_google_docstring = True
add_module_names = False
nitpicky = True
# What signatures name and no page documents: the standard library, libraries without an inventory at hand,
# type variables, the base classes of records and words, and what one package shows the others only.
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|datetime|typing|enum|os|attrs?|types|hypothesis|narwhals|numpy|pandas|polars)\..*"),
    ("py:.*", r"(date|datetime|timedelta|Any|ClassVar|Protocol|NamedTuple|Container|Callable|Frame|View|[A-Z](_co)?)"),
    ("py:.*", r"(Iterable|Iterator|Mapping|Sequence|PathLike|SearchStrategy)(\[.*\])?"),
    ("py:.*", r"(str|int|bool|float|bytes|tuple|list|dict|type|object|None)"),
    ("py:exc", r"[A-Za-z]+"),
    ("py:.*", r"us_russia_timeline\.\w+\.\w+\.[A-Z](_co)?"),
    ("py:.*", r"us_russia_timeline\.(_record\.\w+|timelines\.timeline\._Remembering)"),
    ("py:obj", r"(FOREVER|dateutil\..*)"),
]

FACES = (
    "questions", "models", "timelines", "intervals", "deadlines", "documents", "dataset", "tables", "vocabularies",
    "exports", "frames", "plots", "errors", "strategies",
)  # fmt: skip


def public_paths():
    """Where each public name is documented; a name that two packages have is that of the first."""
    found = {}
    for face in FACES:
        for name in importlib.import_module(f"us_russia_timeline.{face}").__all__:
            found.setdefault(name, f"us_russia_timeline.{face}.{name}")
    return found


PUBLIC = public_paths()


def by_public_path(app, env, node, contnode):
    """A class is documented at the face of its package, wherever it lives inside."""
    path = PUBLIC.get(node.get("reftarget", "").rpartition(".")[2])
    if node.get("refdomain") == "py" and path is not None:
        return env.domains["py"].resolve_xref(
            env, node.get("refdoc"), app.builder, "obj", path, node, contnode
        )
    return None


COLON = "\ufdd0"


def hide_colons(app, what, name, obj, options, lines):
    """The docstring of a property is a sentence: napoleon would take what stands before a colon for a type."""
    if what in ("property", "attribute"):
        lines[:] = [line.replace(": ", f"{COLON} ") for line in lines]


def show_colons(app, what, name, obj, options, lines):
    """The colons of such a sentence, once napoleon is done."""
    lines[:] = [line.replace(COLON, ":") for line in lines]


def with_words(app, what, name, obj, options, lines):
    """The words of a vocabulary, each with what it means."""
    words = list(obj) if what == "class" and hasattr(obj, "__members__") else []
    lines += ["", *(f"- ``{word.value}``: {getattr(word, 'gloss', '')}".rstrip(": ") for word in words), ""]


def without_aliases(app, what, name, obj, skip, options):
    """The fields of a named tuple stand in its signature."""
    return True if str(getattr(obj, "__doc__", "")).startswith("Alias for field number") else None


def setup(app):
    app.connect("missing-reference", by_public_path)
    app.connect("autodoc-skip-member", without_aliases)
    app.connect("autodoc-process-docstring", hide_colons, priority=100)
    app.connect("autodoc-process-docstring", show_colons, priority=800)
    app.connect("autodoc-process-docstring", with_words, priority=900)
