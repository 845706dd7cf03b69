"""HTML that is safe by construction: read by a strict parser, whatever is put into it."""

import ast
import json
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, strategies as st

from us_russia_timeline.exports import html
from us_russia_timeline.exports.common import plain
from us_russia_timeline.exports.html.assets import filled, script, style_sheet
from us_russia_timeline.exports.html.markup import Markup, data_block, element, joined, terse

FOLDER = Path(html.__file__).parent
SLOTS = re.findall(r"\{\{([a-z]+)\}\}", (FOLDER / "page.html").read_text(encoding="utf-8"))
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(
    alphabet="<>&\"'/=ab -!\n", max_size=30
)


def parsed(markup):
    """The elements of a fragment as a strict parser finds them, without the one that holds them."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return list(parser.parseFragment(markup))


@given(ANY)
def test_any_text_stays_a_text(text):
    """Whatever a text holds, it is the one text of its element, and the one value of its attribute."""
    (found,) = parsed(element("p", text, title=text))
    assert list(found) == []
    assert (found.text or "") == plain(text)
    assert found.attrib == {"title": plain(text)}


def test_markup_is_kept_and_everything_else_is_escaped():
    """Elements go into elements as they are, between texts that mean nothing."""
    inner = element("bdi", "<b>")
    assert element("p", "a < b & ", inner, '"') == "<p>a &lt; b &amp; <bdi>&lt;b&gt;</bdi>&quot;</p>\n"
    assert joined([inner, "<"], "&") == "<bdi>&lt;b&gt;</bdi>&amp;&lt;"
    assert joined(()) == ""
    assert all(type(each) is Markup for each in (inner, joined([inner]), joined(())))


@given(ANY, ANY)
def test_in_fewer_characters_any_text_stays_a_text(text, value):
    """Ends and quotes go, and whatever a text or a value holds, it is what it was."""
    (item,) = parsed(terse(element("li", element("p", text, title=value), element("p", value))))
    assert [each.tag for each in item] == ["p", "p"]
    assert item[0].attrib == {"title": plain(value)}
    assert [(each.text or "").rstrip("\n") for each in item] == [plain(text), plain(value)]


def test_fewer_characters():
    """An end that its parent or the next one implies, quotes around a word, lines of nothing; of a drawing the empty end."""
    made = element("ul", element("li", element("a", "x", href="https://a.example/?b=1&c"), class_="a b"), element("li", "y", id="z"))
    assert terse(made) == '<ul><li class="a b"><a href="https://a.example/?b=1&amp;c">x</a>\n<li id=z>y\n</ul>\n'
    assert terse(element("a", "x", href="https://a.example/")) == "<a href=https://a.example/>x</a>"
    assert terse(element("svg", element("line", x1="1%"), element("rect", width=2))) == "<svg><line x1=1% /><rect width=2 /></svg>\n"
    assert terse(element("p", 'a="b" </p>')) == "<p>a=&quot;b&quot; &lt;/p&gt;\n"


def test_what_str_makes_of_markup_is_a_text_again():
    """Adding, joining and formatting give plain text, which is escaped: a mistake shows and opens nothing."""
    bold = element("strong", "a")
    for made in (bold + "<", f"{bold}", bold.join("ab"), bold.upper(), bold[:]):
        assert "<" not in joined([made])


def test_attributes():
    """Names of Python become names of HTML, ``True`` has no value, ``None`` and ``False`` are left out."""
    made = element("a", class_="x", aria_label="a\"b'", tabindex=0, hidden=True, rel=None, inert=False)
    assert made == '<a class="x" aria-label="a&quot;b\'" tabindex="0" hidden></a>'
    assert element("a", href=element("span")) == '<a href="&lt;span&gt;&lt;/span&gt;"></a>'
    assert element("meta", name="viewport", content="width") == '<meta name="viewport" content="width">\n'


def test_elements_that_have_no_end():
    """A void element has no end tag; inline ones are not followed by a line end, for it would show as a space."""
    assert element("br") == "<br>\n"
    assert element("span") == "<span></span>"
    assert element("li") == "<li></li>\n"


def literals(tree):
    """The texts of a module that are not docstrings, those inside f-strings too, each with its line."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


MODULES = sorted(FOLDER.glob("*.py"))


def test_the_modules_are_found():
    """What follows looks at every module of the package."""
    assert {"page.py", "records.py", "parts.py", "drawings.py", "markup.py", "head.py", "island.py"} <= {
        path.name for path in MODULES
    }


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.name != "markup.py"], ids=lambda path: path.name
)
def test_no_other_module_writes_tags(path):
    """Outside the module that escapes, no text holds an angle bracket: every element is made by `element`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(line, text) for line, text in literals(tree) if "<" in text or ">" in text] == []


def test_only_our_own_files_are_taken_for_markup_as_they_are():
    """One module vouches for texts that nobody escaped: the one that reads the files of the page."""
    vouched = [
        path.name
        for path in MODULES
        if path.name != "markup.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup" and node.args
    ]
    assert set(vouched) == {"assets.py"}


def test_only_plain_data_goes_into_a_block_of_data():
    """Whatever the data hold, the block ends where it should, and reads as what went in."""
    hostile = ["</script><script>alert(1)</script>", "<!--", "\u2028", {"<": "]]>"}]
    block = data_block(hostile)
    assert "<" not in block
    assert json.loads(block) == hostile
    page = f'<script type="application/json">{block}</script><p>after</p>'
    script, after = parsed(page)
    assert json.loads(script.text) == hostile
    assert after.text == "after"


def test_the_frame_takes_markup_and_nothing_else():
    """A slot of the frame is filled with what escaped its texts; a plain text in it is escaped itself."""
    slots = {name: Markup() for name in SLOTS}
    page = filled(slots | {"headline": "<b>", "kind": Markup("whole")})
    assert "&lt;b&gt;" in page
    assert "{{" not in page
    assert page.endswith("</html>\n")


def test_what_explains_stays_in_the_files():
    """The page has the scripts and the style sheet without their comments and indentation."""
    assert not [line for line in [*script().split("\n"), *style_sheet().split("\n")] if line != line.strip() or line.startswith(("//", "/*")) or not line]
    assert len(script(embed=True)) < len(script())
