"""The page in a real browser: it is drawn, it complains about nothing, it fits a telephone."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from us_russia_timeline import load
from us_russia_timeline.exports import render

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no chromium is installed: apt-get install chromium"),
]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
)

# Reads off the laid-out copy of the page what the tests ask about, and leaves it in the document.
MEASURE = """
<iframe id="frame" width="WIDTH" height="900" style="border:0"></iframe>
<script id="page" type="application/json">PAGE</script>
<script>
const frame = document.getElementById("frame");
frame.onload = () => {
  const page = frame.contentDocument, root = page.documentElement;
  const box = each => each.getBoundingClientRect();
  const drawings = [...page.querySelectorAll("svg")].map(box);
  const told = {
    inner: frame.contentWindow.innerWidth,
    scroll: root.scrollWidth,
    drawings: drawings.map(each => [each.left, each.right, each.height]),
    bars: [...page.querySelectorAll("svg rect")].filter(each => box(each).width > 0).length,
    wide: [...page.querySelectorAll("svg text")].filter(each => box(each).right > root.clientWidth)
      .map(each => each.textContent),
    rows: page.querySelectorAll(".events > li").length,
    font: frame.contentWindow.getComputedStyle(page.body).fontFamily,
    paper: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
  };
  document.body.innerHTML = "<pre>" + JSON.stringify(told) + "</pre>";
};
frame.srcdoc = JSON.parse(document.getElementById("page").textContent);
</script>
"""


@pytest.fixture(name="page", scope="module")
def _page():
    return render("html", load())


def browse(tmp_path, text, *flags):
    """The document and the console of a fresh browser that has opened a page."""
    file = Path(tmp_path, "page.html")
    file.write_bytes(text.encode())
    command = [BROWSER, *FLAGS, f"--user-data-dir={Path(tmp_path, 'profile')}", *flags, file.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, encoding="utf-8")
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def measured(tmp_path, page, width, *flags):
    """The page laid out at a width, as numbers; the copy has no policy, so that it can be measured."""
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    embedded = json.dumps(copy).replace("<", "\\u003c")
    harness = MEASURE.replace("WIDTH", str(width)).replace("PAGE", embedded)
    document, _ = browse(
        tmp_path, f"<!DOCTYPE html><meta charset=utf-8><body>{harness}", "--dump-dom", *flags
    )
    return json.loads(html.unescape(re.search(r"<pre>(.*?)</pre>", document, re.DOTALL)[1]))


def test_the_browser_has_nothing_to_complain_about(tmp_path, page):
    """The shipped page opens under its own policy with its drawing in place and an empty console."""
    document, complaints = browse(tmp_path, page, "--dump-dom")
    assert complaints == []
    assert document.count("<svg ") == 1 + len(load().ultimatums)
    assert document.count('<li id="event-') == len(load().events)


def test_the_console_would_tell(tmp_path, page):
    """What the policy forbids is blocked and shows in the console: the test above can fail."""
    harm = '<p style="color:red">x</p><script>document.title = "owned"</script></body>'
    document, complaints = browse(tmp_path, page.replace("</body>", harm), "--dump-dom")
    assert len(complaints) >= 2
    assert "<title>owned" not in document


@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_fits_its_window(tmp_path, page, width):
    """Nothing makes the page scroll sideways; drawings have a size, bars a width, and their words fit."""
    found = measured(tmp_path, page, width)
    assert found["inner"] == width
    assert found["scroll"] <= width
    assert found["wide"] == []
    assert len(found["drawings"]) == 1 + len(load().ultimatums)
    for left, right, height in found["drawings"]:
        assert 0 <= left < right <= width
        assert right - left > 0.7 * min(width, 960)
        assert height >= 40
    assert found["bars"] > len(load().truces)
    assert found["rows"] == len(load().events)


def test_the_style_sheet_takes_hold_in_light_and_dark(tmp_path, page):
    """The page has its own type, on light paper by default and on dark where dark is preferred."""
    light = measured(tmp_path, page, 800)
    assert "system-ui" in light["font"]
    assert light["paper"] == "rgb(251, 250, 247)"
    dark = measured(tmp_path, page, 800, "--blink-settings=preferredColorScheme=0")
    assert dark["paper"] == "rgb(21, 23, 27)"


def test_a_screenshot_shows_the_drawing(tmp_path, page):
    """The picture of the page is a PNG that is not blank."""
    target = Path(tmp_path, "shot.png")
    browse(tmp_path, page, f"--screenshot={target}", "--window-size=800,900")
    image = target.read_bytes()
    assert image.startswith(b"\x89PNG")
    blank = Path(tmp_path, "blank.png")
    browse(tmp_path, "<!DOCTYPE html><title>x</title>", f"--screenshot={blank}", "--window-size=800,900")
    assert len(image) > 5 * len(blank.read_bytes())
