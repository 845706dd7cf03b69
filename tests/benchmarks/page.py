"""The page, measured by the browser itself: its size, the first paint, a step, a key of the search, a zoom, a record.

``python tests/benchmarks/page.py [--quick] [--axe axe.min.js]`` needs Chromium, and takes about a minute. The goals are those of a page that feels
immediate: first paint under 0.3 s, a step of the slider under 10 ms, a key of the search under 15 ms, everything under
100 ms with a processor four times slower. Times are script and layout, read off the clock of the page around the step
and a reading of the page's height; painting is not in them. With the file of axe-core it also counts what that finds, in
five states of the page, at three widths, in light and dark; the goal is nothing.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser import PROGRAM, Browser
from us_russia_timeline import load
from us_russia_timeline.exports import html

PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
# Does something many times, and gives the milliseconds of each.
TIMED = """
(() => {
  const took = [];
  for (const each of CASES) {
    const start = performance.now();
    (ACT)(each);
    document.body.offsetHeight;
    took.push(performance.now() - start);
  }
  return took;
})()
"""
SLIDE = "day => { const s = document.getElementById('slider'); s.value = day; s.dispatchEvent(new Event('input')); }"
KEY = "text => { const s = document.getElementById('search'); s.value = text; s.dispatchEvent(new Event('input')); }"
TYPED = [word[:at] for word in ("Zelenskyy witkoff", "Poutine", "ceasefire", "нет такого") for at in range(1, len(word) + 1)]
ACTS = {
    "a step of the slider": (SLIDE, "Array.from({ length: 55 }, (_, at) => Number(document.getElementById('slider').min) + at)"),
    "a key of the search": (KEY, TYPED),
    "a zoom": ("([year, month]) => zoomTo(year, month)", "[[null, null], ...[2017, 2020, 2022, 2025].flatMap(y => [[y, null], [y, 2], [y, 7]])]"),
    "another story": ("number => choose(number)", "data.ultimatums.map((_, at) => at)"),
    "a record": ("link => link.click()", "[...document.querySelectorAll('#list a')]"),
}
STATES = {
    "start": "0",
    "replayed": "step(story.of.days[1])",
    "a month": "zoomTo(2025, 7)",
    "a record": "document.querySelector('#list a').click()",
    "nothing found": "closeDetail(); showAll(); document.getElementById('search').value = 'xyzzy'; refresh()",
}
AXE = """axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })
  .then(found => found.violations.map(each => [each.id, each.nodes.length]))"""
VIEWS = ((1280, 900, 1), (390, 844, 1), (390, 844, 4))


def told(took):
    """The median and the most of some times, in milliseconds."""
    return f"{statistics.median(took):7.1f} {max(took):7.1f}"


def measured(browser, file, view, rounds):
    """Each figure of one view: a name, and its times."""
    width, height, slower = view
    paints, ready = [], []
    for _ in range(rounds):
        page = browser.page(width=width, height=height)
        page.send("Emulation.setCPUThrottlingRate", rate=slower)
        page.open(file)
        page.ask("new Promise(done => setTimeout(done, 100))")
        paints.append(page.ask(PAINT))
        ready.append(page.ask(READY))
    yield "first contentful paint", paints
    yield "everything ready", ready
    page.ask("new Promise(done => setTimeout(done, 4000))")  # the words of the search are folded while idle
    for name, (act, cases) in ACTS.items():
        yield name, page.ask(TIMED.replace("CASES", str(cases)).replace("ACT", act))


def audited(browser, file, axe):
    """What axe finds, by view and state."""
    for width, height in ((1280, 900), (390, 844), (320, 640)):
        for dark in (False, True):
            page = browser.page(width=width, height=height, dark=dark)
            page.send("Page.setBypassCSP", enabled=True)  # it is a script that the page does not know
            page.open(file)
            page.ask(f"{axe}; 0")
            for name, act in STATES.items():
                page.ask(f"{act}; 0")
                yield f"{width} {'dark' if dark else 'light'} {name}", page.ask(AXE)


def main():
    """Make the page, open it in each view, print what was measured."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--axe", type=Path)
    asked = asked.parse_args()
    if PROGRAM is None:
        sys.exit("no chromium is installed: apt-get install chromium")
    timeline = load()
    start = time.perf_counter()
    whole = html.render(timeline).encode()
    took, packed = time.perf_counter() - start, len(gzip.compress(whole))
    print(f"made in {took:.1f} s: {len(whole):,} bytes, {packed:,} gzipped")
    count = len(timeline.events)
    print(f"{count} events: {len(whole) / count:,.0f} bytes an event, {packed / count:,.0f} gzipped")
    print(f"a story to be embedded: {len(html.render(timeline, embed=True).encode()):,} bytes")
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        file = Path(folder, "page.html")
        file.write_bytes(whole)
        for width, height, slower in VIEWS:
            print(f"\n{width} x {height}" + (f", processor {slower} times slower" if slower > 1 else "") + "; ms: median, most")
            for name, took in measured(browser, file, (width, height, slower), 1 if asked.quick else 5):
                print(f"  {name:24}{told(took)}")
        for name, found in audited(browser, file, asked.axe.read_text(encoding="utf-8")) if asked.axe else ():
            print(f"axe, {name}: {found or 'nothing'}")


if __name__ == "__main__":
    main()
