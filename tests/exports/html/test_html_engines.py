"""The page in Firefox and in WebKit: what it does in Chromium it does there too."""

import json

import pytest

from browser import LABELS
from engines import ENGINES
from needed import need
from us_russia_timeline import load

pytestmark = pytest.mark.browser
SIZES = [(1280, 900), (500, 844)]  # Firefox has no narrower window
MONTHS = [(2019, month) for month in range(12)] + [(2025, month) for month in range(12)]


@pytest.fixture(name="engine", scope="module", params=ENGINES)
def _engine(request):
    """Each browser, started once."""
    start, is_there, how = ENGINES[request.param]
    need(is_there, f"no {request.param} is installed: {how}")
    with start() as found:
        yield found


def doing(what, then="null"):
    """An expression that does something and has a value."""
    return f"(() => {{ {what}; return {then}; }})()"


def setting(field, value, event="input"):
    """Gives a field a value, as its user would."""
    return f"{field}.value = {json.dumps(value)}; {field}.dispatchEvent(new Event('{event}'))"


SLIDER, SEARCH, PICK = (f"document.getElementById('{name}')" for name in ("slider", "search", "pick"))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_labels_never_overlap_there(engine, shipped, width, height):
    """Fonts differ: in every story, in every year and in the months of two, no label is cut off or touches another."""
    engine.resize(width, height)
    engine.open(shipped)
    assert engine.ask("document.documentElement.className") == "on"
    assert engine.ask("document.documentElement.scrollWidth <= innerWidth")
    for number in range(len(load().ultimatums)):
        engine.ask(doing(f"{setting(PICK, number, 'change')}; {setting(SLIDER, 99_999)}"))
        for place in ("#figure", "#strip"):
            count, found = engine.ask(LABELS.replace("PLACE", place))
            assert count > 2
            assert found == [], (number, place)
    for zoom in [("null",), *((year,) for year in range(2016, 2027)), *MONTHS]:
        engine.ask(doing(f"zoomTo({', '.join(map(str, zoom))})"))
        count, found = engine.ask(LABELS.replace("PLACE", "#lanes"))
        assert count > 2
        assert found == [], zoom


def test_the_page_replays_searches_and_opens_there(engine, shipped):
    """The slider tells another day, the search finds a name in another spelling, a record opens, goes back and is found by its address."""
    engine.resize(1280, 900)
    engine.open(shipped)
    assert engine.ask(doing(setting(SLIDER, 20_281), "document.getElementById('known').textContent")) == "12 July 2025"
    rows = "document.querySelectorAll('#years li[id]:not([hidden])').length"
    found = [engine.ask(doing(setting(SEARCH, name), rows)) for name in ("Witkoff", "Уиткофф", "")]
    assert 20 < found[1] <= found[0] < found[2] == len(load().events)  # the first is found in summaries too
    opened = engine.ask(doing("document.querySelector('#list a').click()", "[document.getElementById('detail').open, location.hash]"))
    assert opened[0] is True
    assert opened[1].startswith(("#event-", "#truce-"))
    back = "new Promise(done => { addEventListener('popstate', () => setTimeout(() => done(document.getElementById('detail').open), 50), { once: true }); history.back(); })"
    assert engine.ask(back) is False
    engine.open(f"{shipped.as_uri()}#event-2025-08-15-anchorage-summit")
    assert engine.ask("document.getElementById('detail-title').textContent") == load().event("2025-08-15-anchorage-summit").title
