"""The page in a real browser: it complains about nothing, asks for nothing, fits a telephone, and does what it says."""

import json
from datetime import date, timedelta

import attrs
import pytest

from browser import LABELS
from exports_sample import NASTY, document
from us_russia_timeline import load, part
from us_russia_timeline.documents import from_plain
from us_russia_timeline.exports import html
from us_russia_timeline.exports.html import spans
from us_russia_timeline.intervals import Open
from us_russia_timeline.questions import as_of, without_end
from us_russia_timeline.timelines import Timeline, events_under, pages_of

pytestmark = pytest.mark.browser
SIZES = [(1280, 900), (390, 844), (320, 640)]

# Whether the day, the limit, the days left and the buttons lie upon each other or leave the window.
OVERLAPS = """
(() => {
  const box = (id) => { const range = document.createRange(); range.selectNodeContents(document.getElementById(id)); return range.getBoundingClientRect(); };
  const all = ["known", "limit", "left", "earlier"].map((id) => id === "earlier" ? document.getElementById(id).getBoundingClientRect() : box(id)).filter((each) => each.width);
  return all.some((a, at) => a.right > document.documentElement.clientWidth || all.slice(at + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3));
})()
"""


@pytest.fixture(name="written")
def _written(tmp_path):
    """Writes a page to a file."""

    def write(text):
        path = tmp_path / "page.html"
        path.write_bytes(text.encode())
        return path

    return write


def slide(page, day):
    """Moves the slider to a day, given as days since 1970."""
    page.ask(f"{{const s = document.getElementById('slider'); s.value = {day}; s.dispatchEvent(new Event('input')); 0}}")


def click(page, selector):
    """Clicks the first element of a selector."""
    page.ask(f"document.querySelector({json.dumps(selector)}).dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))")


def text(page, selector):
    """The text of the first element of a selector."""
    return page.ask(f"document.querySelector({json.dumps(selector)}).textContent")


def search(page, query):
    """Asks the search for something, and gives what it says and how many rows are left."""
    page.ask(f"{{const s = document.getElementById('search'); s.value = {json.dumps(query)}; s.dispatchEvent(new Event('input')); 0}}")
    return text(page, "#found"), page.ask("document.querySelectorAll('#years li[id]:not([hidden])').length")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("dark", [False, True])
def test_the_browser_has_nothing_to_complain_about(browser, shipped, width, height, dark):
    """Under its own policy the script runs, the console stays empty, nothing is asked for, nothing scrolls sideways."""
    page = browser.page(width=width, height=height, dark=dark).open(shipped)
    assert page.ask("document.documentElement.className") == "on"
    assert page.complaints() == []
    assert [each for each in page.requests() if not each.startswith(("file:", "data:"))] == []
    assert page.ask("document.documentElement.scrollWidth") <= width
    paper = page.ask("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(20, 22, 26)" if dark else "rgb(251, 250, 247)")


def test_the_policy_forbids_what_is_not_ours(browser, written):
    """A script, a style and markup made of text are refused and show in the console: the test above can fail."""
    harm = '<p style="color:red">x</p><script>document.title = "owned"</script></body>'
    page = browser.page().open(written(html.render(load(), embed=True).replace("</body>", harm)))
    assert len(page.complaints()) >= 2
    assert page.ask("document.title") != "owned"
    with pytest.raises(RuntimeError, match="TrustedHTML"):
        page.ask("document.body.innerHTML = '<b>x</b>'")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_labels_of_the_story_never_overlap(browser, shipped, width, height):
    """On the last day, when all is shown, no label is cut off or touches another; nor in the year around it."""
    page = browser.page(width=width, height=height).open(shipped)
    for number in range(len(load().ultimatums)):
        page.ask(f"{{const pick = document.getElementById('pick'); pick.value = {number}; pick.dispatchEvent(new Event('change')); 0}}")
        slide(page, 99_999)
        for place in ("#figure", "#strip"):
            count, found = page.ask(LABELS.replace("PLACE", place))
            assert count > 2
            assert found == [], (number, place)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_labels_stay_in_a_picture_that_becomes_narrower(browser, shipped, width, height):
    """A bar to scroll by that comes with the list takes its width: what was drawn before is drawn anew, on each day of change."""
    page = browser.page(width=width, height=height).open(shipped)
    wide = page.ask("document.querySelector('#figure svg').getBoundingClientRect().width")
    less = 15 if width < 1000 else 60  # on a wide window there is room beside the page
    page.ask(f"document.body.style.width = `${{innerWidth - {less}}}px`")
    page.until(f"document.querySelector('#figure svg').getBoundingClientRect().width < {wide - 10}")
    for day in page.ask("changes()"):
        slide(page, day)
        for place in ("#figure", "#strip"):
            count, found = page.ask(LABELS.replace("PLACE", place))
            assert count > 2
            assert found == [], (place, day)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_labels_of_the_lanes_never_overlap(browser, shipped, width, height):
    """Neither of all years, nor of a year, nor of a month."""
    page = browser.page(width=width, height=height).open(shipped)
    for year in [None, *range(2016, 2027)]:
        page.ask(f"zoomTo({json.dumps(year)})")
        count, found = page.ask(LABELS.replace("PLACE", "#lanes"))
        assert found == [], year
        for month in range(12) if year in (2019, 2025) else ():
            page.ask(f"zoomTo({year}, {month})")
            count, found = page.ask(LABELS.replace("PLACE", "#lanes"))
            assert count > 6
            assert found == [], (year, month)


@pytest.mark.parametrize(("width", "times"), [(1280, 2), (390, 1.5)])
def test_drawings_grow_with_the_text_of_the_page(browser, shipped, width, times):
    """Who has set larger text has it in the drawings too, with room for it and the slider over its day."""
    page = browser.page(width=width).open(shipped)
    high = "document.querySelector('#figure .head').getBoundingClientRect().height"
    before = page.ask(high)
    page.ask(f"document.documentElement.style.fontSize = '{100 * times}%'")
    page.until(f"Math.abs({high} - {times * before}) <= {0.1 * times * before}")
    for day in (20_281, 99_999):
        slide(page, day)
        for place in ("#figure", "#strip", "#lanes"):
            assert page.ask(LABELS.replace("PLACE", place))[1] == [], (place, day)
    assert page.ask("document.getElementById('slider').getBoundingClientRect().height") == 24 * times
    page.ask("dispatchEvent(new Event('beforeprint'))")
    assert page.ask("document.querySelector('#lanes svg').getAttribute('width')") == "660"


def test_nothing_jumps_while_replaying(browser, shipped):
    """A step changes what is seen and moves nothing: marks, labels and the list's frame stay where they are."""
    page = browser.page().open(shipped)
    places = "[...document.querySelectorAll('#figure a, #strip a, #then, #strip')].map(a => { const b = a.getBoundingClientRect(); return [b.x, b.y, b.width]; })"
    before = page.ask(places)
    slide(page, 20_281)
    assert page.ask(places) == before
    slide(page, 20_336)
    assert page.ask(places) == before


def test_the_limit_visibly_moves(browser, shipped):
    """The flag stands where the standing limit ends; from one limit to the next it glides, unless no motion is wanted."""
    for calm in (False, True):
        page = browser.page(calm=calm).open(shipped)
        where = "document.querySelector('#figure .flag path').getBoundingClientRect().x"
        limit = "(() => { const b = document.querySelector('#figure .row.stands .standing rect').getBoundingClientRect(); return b.right - 6; })()"
        assert page.ask(where) == pytest.approx(page.ask(limit), abs=1)
        slide(page, 20_297)
        assert (abs(page.ask(where) - page.ask(limit)) > 3) is not calm
        page.until(f"Math.abs({where} - {limit}) <= 1")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1000, 800), (760, 900), (390, 844), (320, 640)])
def test_the_readouts_never_overlap(browser, shipped, width, height):
    """The day, the limit and the days left stand beside each other or below, on every day of the story."""
    page = browser.page(width=width, height=height).open(shipped)
    first, last = page.ask("(() => { const s = document.getElementById('slider'); return [Number(s.min), Number(s.max)]; })()")
    wrong = []
    for day in range(first, last + 1):
        slide(page, day)
        if page.ask(OVERLAPS):
            wrong.append(text(page, "#known"))
    assert wrong == []


@pytest.mark.parametrize("width", [1280, 1200, 920, 700, 390, 320])
def test_no_readout_of_any_story_overlaps_or_makes_the_drawing_jump(browser, shipped, width):
    """On the days of change and those after, of each ultimatum: long limits and many days left wrap in the room that is kept for them."""
    page = browser.page(width=width).open(shipped)
    for number in range(len(load().ultimatums)):
        page.ask(f"{{const pick = document.getElementById('pick'); pick.value = {number}; pick.dispatchEvent(new Event('change')); 0}}")
        days = "[story.of.days[0], ...changes(), ...changes().map(day => day + 1)].filter(day => day <= story.of.days[1])"
        high = "document.querySelector('.readout').getBoundingClientRect().height"
        found = page.ask(f"{days}.map(day => {{ step(day); return [{OVERLAPS}, {high}]; }})")
        assert {wrong for wrong, _ in found} == {False}, number
        assert len({tall for _, tall in found}) == 1, number


def test_the_keys_of_the_story(browser, shipped):
    """Arrows move the slider by a day, Home and End to its ends; arrows walk the marks, Enter opens, Escape closes."""
    page = browser.page().open(shipped)
    page.ask("document.getElementById('slider').focus()")
    for key, day in (("ArrowRight", "30 July 2025"), ("ArrowLeft", "29 July 2025"), ("Home", "11 July 2025"), ("End", "5 September 2025")):
        page.press(key)
        assert text(page, "#known") == day
    page.ask("document.querySelector('#figure a[tabindex=\"0\"]').focus()")
    page.press("ArrowRight")
    page.press("ArrowRight")
    where = page.ask("document.activeElement.getAttribute('href')")
    assert where == "#event-2025-07-29-trump-ten-days-from-today"
    page.press("Enter")
    assert page.ask("document.getElementById('detail').open")
    assert text(page, "#detail-title") == load().event(where[7:]).title
    page.press("Escape")
    assert not page.ask("document.getElementById('detail').open")
    assert page.ask("document.activeElement.getAttribute('href')") == where


def test_earlier_and_later_go_from_change_to_change(browser, shipped):
    """The two buttons skip the days on which nothing became known, and tell the reader aloud."""
    page = browser.page().open(shipped)
    click(page, "#later")
    assert text(page, "#known") == "30 July 2025"
    assert text(page, "#spoken") == "30 July 2025. Limit 8 August 2025, 9 days left."
    for _ in range(3):
        click(page, "#earlier")
    assert text(page, "#known") == "23 July 2025"
    for _ in range(20):
        click(page, "#earlier")
    assert text(page, "#known") == "11 July 2025"


def test_replay_runs_and_stops(browser, shipped):
    """It goes on by itself, from change to change where motion is not wanted, and stops when the slider is touched."""
    page = browser.page(calm=True).open(shipped)
    click(page, "#replay")
    assert text(page, "#replay") == "❚❚ Pause"
    page.until("document.getElementById('known').textContent === '30 July 2025'")
    slide(page, 20_300)
    assert text(page, "#replay") == "▶ Replay"
    slide(page, 20_336)
    click(page, "#replay")
    assert text(page, "#known") == "11 July 2025"
    click(page, "#replay")
    lively = browser.page(calm=False).open(shipped)
    slide(lively, 20_320)
    click(lively, "#replay")
    lively.until("Number(document.getElementById('slider').value) >= 20_323")


@pytest.mark.parametrize(
    ("query", "least", "says"),
    [
        ("Zelenskyy", 100, "also as Volodymyr Zelensky"),
        ("Зеленський", 100, "also as Volodymyr Zelensky"),
        ("Путин", 200, "also as Vladimir Putin"),
        ("Poutine", 200, "Names like it: Vladimir Putin"),
        ("erdoğan", 10, "“erdoğan”"),
        ("NEW START", 20, "“NEW START”"),
        ("witkoff putin", 5, "“witkoff putin”"),
        ("   ", 1000, " events"),
    ],
)
def test_search_finds_names_in_any_spelling(browser, shipped, query, least, says):
    """Other scripts, accents, a slip of the key; all words must be there."""
    page = browser.page().open(shipped)
    said, rows = search(page, query)
    assert said.startswith(f"{rows} event")
    assert says in said
    assert rows >= least


@pytest.mark.parametrize("query", ["xyzzy", "<script>alert(1)</script>", '"' * 3 + "zzz", "q" * 10_000])
def test_search_finds_nothing(browser, shipped, query):
    """It says so, and what to do; the query stays a text."""
    page = browser.page().open(shipped)
    said, rows = search(page, query)
    assert rows == 0
    assert said.startswith("No event for “")
    assert said.endswith("Try another spelling, or “Show all”.")
    click(page, "#show-all")
    assert text(page, "#found") == f"{len(load().events)} events"
    assert page.complaints() == []


def test_filters_leave_what_fits(browser, shipped):
    """Who, kind, subject, place, how sure, known by: the same events as the library counts."""
    timeline = load()
    page = browser.page().open(shipped)

    def chosen(control, words):
        page.ask(
            f"""{{const s = document.getElementById("{control}"); const o = [...s.options].find(o => o.textContent.startsWith({json.dumps(words)}));
            s.value = o.value; s.dispatchEvent(new Event("change")); 0}}"""
        )
        return page.ask("document.querySelectorAll('#years li[id]:not([hidden])').length")

    events = timeline.events.involving("vladimir-putin")
    assert chosen("by-who", "Vladimir Putin (") == len(events)
    events = [each for each in events if each.kind.value == "call"]
    assert chosen("by-kind", "call (") == len(events)
    events = [each for each in events if "ukraine-war" in each.tags]
    assert chosen("by-tag", "ukraine-war (") == len(events) > 5
    page.ask("{const d = document.getElementById('by-known'); d.value = '2025-03-01'; d.dispatchEvent(new Event('change')); 0}")
    early = [each for each in events if each.known_day.isoformat() <= "2025-03-01"]
    assert page.ask("document.querySelectorAll('#years li[id]:not([hidden])').length") == len(early) < len(events)
    click(page, "#show-all")
    assert chosen("by-sure", "denied") == sum(each.standing[0].value == "denied" for each in timeline.events)
    click(page, "#show-all")
    assert chosen("by-kind", "All: Truces") == sum(each.kind.value.startswith("truce") for each in timeline.events)


def test_what_is_opened_from_what_was_known_by_a_day_is_told_as_of_it(browser, shipped):
    """With the filter "Known by" a record has no later update, a truce no later end, an ultimatum no later limit or answer."""
    timeline = load()
    page = browser.page().open(shipped)
    day = date(2025, 7, 20)
    page.ask(f"zoomTo(2025); const d = document.getElementById('by-known'); d.value = '{day}'; d.dispatchEvent(new Event('change')); 0")
    then = as_of(timeline, day)
    event = next(each for each in timeline.events if each.updates and each.when.first.year == 2025 and each.known_day <= day and not then.event(each.id).updates)
    click(page, f"#event-{event.id} a.what")
    assert text(page, ".then") == "Shown as it was known on 20 July 2025."
    assert page.ask("document.querySelector('#detail .updates')") is None
    page.ask("closeDetail()")
    ultimatum = then.ultimatum("2025-07-14-ukraine-deal-deadline")
    click(page, f"#lanes a[href='#ultimatum-{ultimatum.id}']")
    assert page.ask("document.querySelectorAll('#detail tbody tr').length") == len(ultimatum.terms) == 1
    told = page.ask("[...document.querySelectorAll('#detail dl dd')].map(dd => dd.textContent)")
    assert len(told) == 2 + len(ultimatum.responses) + 2
    assert told[-2:] == ["too early to say", "too early to say"]
    assert search(page, "ukraine deal deadline")[0].endswith(ultimatum.title)
    page.ask("{const d = document.getElementById('by-known'); d.value = '2025-07-01'; d.dispatchEvent(new Event('change')); 0}")
    assert "Of that name" not in text(page, "#found")


@pytest.mark.parametrize(("width", "height"), [(1280, 500), (360, 640)])
def test_names_stay_in_sight_while_the_lanes_are_walked(browser, shipped, width, height):
    """What is focused and the line that names it are both in the window, wherever the picture has been scrolled to."""
    page = browser.page(width=width, height=height).open(shipped)
    page.ask("zoomTo(2025); document.getElementById('lanes').scrollIntoView(); 0")
    page.ask("document.querySelector('#lanes a[tabindex=\"0\"]').focus()")
    box = "(e => { const b = e.getBoundingClientRect(); return [b.top, b.bottom]; })"
    for _ in range(40):
        page.press("ArrowRight")
        (top, bottom), (above, below) = page.ask(f"[{box}(document.getElementById('pointed')), {box}(document.activeElement)]")
        assert bottom <= height + 1
        assert above >= 0
        assert below <= top + 1
        assert text(page, "#pointed") == page.ask("document.activeElement.getAttribute('aria-label')")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_count_of_what_was_found_stands_below_the_field(browser, shipped, width):
    """Directly, so that it is seen while one writes."""
    page = browser.page(width=width, height=640).open(shipped)
    search(page, "witkoff")
    low, top = page.ask("[document.getElementById('search').getBoundingClientRect().bottom, document.getElementById('found').getBoundingClientRect().top]")
    assert 0 <= top - low < 30


def test_months_have_one_scale_in_all_lanes(browser, shipped):
    """A column is as high as its number of events, whichever its lane, and the largest fills its lane."""
    page = browser.page().open(shipped)
    columns = "[...document.querySelectorAll('#lanes .column')].map(c => [Number(/: (\\d+) event/.exec(c.closest('a').getAttribute('aria-label'))[1]), c.height.baseVal.value])"
    told = page.ask(columns)
    most = max(count for count, _ in told)
    assert all(tall == pytest.approx(max(2, 34 * count / most), abs=0.02) for count, tall in told)


def test_rows_tell_no_later_standing(browser, shipped):
    """What was disputed only after the day of "Known by" bears no flag in the list, and has it again without the filter."""
    timeline = load()
    page = browser.page().open(shipped)
    changed = [each for each in timeline.events if each.standing[0].value == "disputed" and each.assertion.value == "confirmed"]
    event = next(each for each in changed if as_of(timeline, each.known_day).event(each.id).standing[0].value == "confirmed")
    flag = f"getComputedStyle(document.querySelector('#event-{event.id} .flag')).display"
    assert page.ask(flag) != "none"
    page.ask(f"{{const d = document.getElementById('by-known'); d.value = '{event.known_day}'; d.dispatchEvent(new Event('change')); 0}}")
    assert not page.ask(f"document.getElementById('event-{event.id}').hidden")
    assert page.ask(flag) == "none"
    page.ask("showAll()")
    assert page.ask(flag) != "none"


def test_zoom_by_year_and_month(browser, shipped):
    """A column of the picture leads to its month; the buttons say which stretch is shown; the list follows."""
    page = browser.page().open(shipped)
    events = [each for each in load().events if each.when.first.isoformat().startswith("2025-08")]
    click(page, "#lanes a[href='#month-2025-08']")
    assert page.ask("[...document.querySelectorAll('#zoom [aria-pressed=true]')].map(b => b.textContent)") == ["2025", "Aug"]
    assert text(page, "#found") == f"{len(events)} events"
    marks = page.ask("[...document.querySelectorAll('#lanes a')].map(a => a.getAttribute('href'))")
    assert {each[7:] for each in marks if each.startswith("#event-")} == {each.id for each in events}
    assert "#ultimatum-2025-07-14-ukraine-deal-deadline" in marks


def test_a_bar_of_the_lanes_ends_with_the_limit_that_stood_last(browser, shipped):
    """Trump's deadline of 2025 is drawn to 8 August and not to the 2 September from which it was moved; each as `when` tells it."""
    page = browser.page().open(shipped)
    page.ask("zoomTo(2025)")
    bar = "document.querySelector('#lanes a[href=\"#ultimatum-2025-07-14-ukraine-deal-deadline\"] rect')"
    left, wide, whole = page.ask(f"[{bar}.x.baseVal.value, {bar}.width.baseVal.value, document.querySelector('#lanes svg').viewBox.baseVal.width]")
    assert left + wide == pytest.approx(whole * (date(2025, 8, 9) - date(2025, 1, 1)).days / 365, abs=1)
    told = page.ask("data.ultimatums.map(({ id, bands }) => [id, bands])")
    assert told == [[each.id, [spans.band(each.when)]] for each in load().ultimatums]
    page.ask("{const d = document.getElementById('by-known'); d.value = '2025-07-20'; d.dispatchEvent(new Event('change')); 0}")
    assert page.ask(f"{bar}.width.baseVal.value") > wide + 20  # as far as was known then


def test_what_is_pointed_at_has_its_name_below(browser, shipped):
    """Whatever the focus is on says its whole name under the picture, and is named for those who cannot see it."""
    page = browser.page().open(shipped)
    page.ask("document.querySelector('#lanes a[tabindex=\"0\"]').focus()")
    assert text(page, "#pointed") == page.ask("document.activeElement.getAttribute('aria-label')")
    nameless = "[...document.querySelectorAll('svg a')].filter(a => !a.getAttribute('aria-label')).length"
    assert page.ask(nameless) == 0


def test_who_presses_beside_a_mark_means_the_nearest(browser, shipped):
    """A press some pixels off a dot opens its record, and the name below is that of the nearest; far away nothing opens."""
    page = browser.page().open(shipped)
    page.ask("zoomTo(2016)")
    page.ask("document.getElementById('lanes').scrollIntoView()")
    x, y, where = page.ask(
        "(() => { const a = document.querySelector('#lanes a[href^=\"#event\"]'), b = a.getBoundingClientRect();"
        " return [b.left - 12, b.top + 4, a.getAttribute('href')]; })()"
    )
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    assert text(page, "#pointed") == page.ask(f"document.querySelector('#lanes a[href=\"{where}\"]').getAttribute('aria-label')")
    for far, opened in ((200, False), (0, True)):
        for kind in ("mousePressed", "mouseReleased"):
            page.send("Input.dispatchMouseEvent", type=kind, x=x - far, y=y, button="left", clickCount=1)
        assert page.ask("document.getElementById('detail').open") is opened
    assert text(page, "#detail-title") == load().event(where[7:]).title


def test_a_finger_slides_and_opens(browser, shipped):
    """By touch the slider follows the finger, and a tap beside a dot opens its record as a sheet."""
    page = browser.page(width=390, height=844)
    page.send("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=1)
    page.open(shipped)

    def touch(kind, *points):
        page.send("Input.dispatchTouchEvent", type=kind, touchPoints=[{"x": x, "y": y} for x, y in points])
        page.ask("new Promise(done => setTimeout(done, 30))")

    page.ask("document.getElementById('slider').scrollIntoView({ block: 'center' })")
    x, y, before = page.ask(
        "(() => { const s = document.getElementById('slider'), b = s.getBoundingClientRect();"
        " return [b.left + b.width * (s.value - s.min) / (s.max - s.min), b.top + b.height / 2, Number(s.value)]; })()"
    )
    touch("touchStart", (x, y))
    for step in range(1, 8):
        touch("touchMove", (x - 12 * step, y))
    touch("touchEnd")
    assert page.ask("story.day") == page.ask("Number(document.getElementById('slider').value)") < before
    page.ask("zoomTo(2016)")
    page.ask("document.getElementById('lanes').scrollIntoView(); new Promise(done => setTimeout(done, 300))")
    x, y, where = page.ask(
        "(() => { const a = document.querySelector('#lanes a[href^=\"#event\"]'), b = a.getBoundingClientRect();"
        " return [b.left - 4, b.top + 7, a.getAttribute('href')]; })()"
    )
    touch("touchStart", (x, y))
    touch("touchEnd")
    page.until("document.getElementById('detail').matches(':modal')")
    assert text(page, "#detail-title") == load().event(where[7:]).title


def test_an_address_opens_its_record(browser, shipped):
    """A deep link to an event, a truce, an ultimatum or a claim opens it."""
    timeline = load()
    hashes = {
        "event-2025-08-15-anchorage-summit": timeline.event("2025-08-15-anchorage-summit").title,
        "truce-2025-04-19-easter-truce": timeline.truce("2025-04-19-easter-truce").title,
        "ultimatum-2025-07-14-ukraine-deal-deadline": "Trump's deadline for a Ukraine deal, 2025",
        f"claim-{timeline.claims[0].id}": timeline.claims[0].paraphrase,
    }
    for name, title in hashes.items():
        page = browser.page().open(f"{shipped.as_uri()}#{name}")
        assert page.ask("document.getElementById('detail').open")
        assert text(page, "#detail-title") == title
        cited = f"“{title}”, {timeline.title}, data {timeline.data_version}, record {name.partition('-')[2]}. CC BY 4.0."
        assert text(page, ".cite") == cited


def test_an_address_of_nothing(browser, shipped):
    """The address of a record that is not there says so, of anything else nothing; a link from there opens its record."""
    page = browser.page().open(f"{shipped.as_uri()}#event-2025-08-15-anchorage-sumit")
    page.until("document.getElementById('detail').open")
    assert text(page, "#detail-body p").startswith("No record 2025-08-15-anchorage-sumit is here")
    assert page.ask("document.getElementById('before').disabled && document.getElementById('after').disabled")
    page.ask("location.hash = '#event-2025-08-15-anchorage-summit'")
    page.until("document.getElementById('detail-title').textContent.includes('Anchorage')")
    for name in ("event", "nothing", "event-%E0%A4%A"):
        page = browser.page().open(f"{shipped.as_uri()}#{name}")
        assert page.ask("document.getElementById('detail').open") is name.startswith("event-")
        assert page.complaints() == []


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_an_address_leads_to_its_row(browser, shipped, width, height):
    """The year of a record is open and its row in sight behind the pane; when that closes the row has the focus. A month is in sight too."""
    where = "(() => { const b = document.querySelector('PLACE').getBoundingClientRect(); return [b.top, b.height]; })()"
    for name, focused in (("event-2025-08-06-putin-receives-witkoff", "a.what"), ("truce-2025-04-19-easter-truce", "summary"), ("month-2019-05", None)):
        page = browser.page(width=width, height=height).open(f"{shipped.as_uri()}#{name}")
        row = where.replace("PLACE", f"#{name}")
        page.until(f"{row}[0] > 0 && {row}[0] < {height - 40} && {row}[1] > 20")
        assert page.ask("document.getElementById('detail').open") is (focused is not None)
        if focused is not None:
            page.press("Escape")
            assert page.ask(f"document.activeElement.matches('#{name} {focused}')"), name


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (700, 900), (360, 640), (640, 320)])
def test_the_bar_covers_nothing_that_is_jumped_to(browser, shipped, width, height):
    """However many lines the bar has, a heading that its links lead to stands below it; on a low window it scrolls away."""
    page = browser.page(width=width, height=height).open(shipped)
    for name in ("record", "truces", "about"):
        page.ask(f"document.querySelector('.bar a[href=\"#{name}\"]').click()")
        bar, top = (f"document.querySelector('{what}').getBoundingClientRect().{edge}" for what, edge in ((".bar", "bottom"), (f"#{name} h2", "top")))
        page.until(f"{bar} <= {top} && {top} < {height} && ({bar} <= 0) === {json.dumps(height == 320)}")


def test_the_pane_says_who_was_checked_and_what_answers_were(browser, written):
    """The sign of the list stands in the pane as words; ties have the titles of what they lead to, also where an article is opened."""
    timeline = load()
    never, checked = timeline.events[:2]
    unread = attrs.evolve(never, verified=None)
    page = browser.page().open(written(html.render(attrs.evolve(timeline, events=[unread, *timeline.events[1:]]))))
    for event, said in ((checked, f"Checked by a second reader on {checked.verified.day} {checked.verified:%B} {checked.verified.year}."), (never, None)):
        page.ask(f"openDetail('#event-{event.id}')")
        assert page.ask("document.querySelector('#detail-body .checked')?.textContent ?? null") == said
        assert "✓" not in text(page, "#detail-body")
    ultimatum = timeline.ultimatum("2025-07-14-ukraine-deal-deadline")
    titles = [timeline.event(answer.event).title for answer in ultimatum.responses]
    page.ask(f"openDetail('#ultimatum-{ultimatum.id}')")
    pane = page.ask("[...document.querySelectorAll('#detail dd a')].map(a => a.textContent)")
    assert pane[: len(titles)] == titles
    page.ask(f"closeDetail(); document.getElementById('ultimatum-{ultimatum.id}').open = true")
    page.until(f"document.querySelector('#ultimatum-{ultimatum.id} dd a')")
    assert page.ask(f"[...document.querySelectorAll('#ultimatum-{ultimatum.id} dd a')].map(a => a.textContent)") == pane
    truce = timeline.truce("2025-04-19-easter-truce")
    page.ask(f"openDetail('#truce-{truce.id}')")
    assert text(page, "#detail-body .meta").startswith(f"{truce.when} · covers ")


def test_a_truce_shows_the_pages_it_rests_on(browser, shipped):
    """By event, with headlines; as of a day only those of what was known by then, and of a claim none."""
    timeline = load()
    page = browser.page().open(shipped)
    truce = timeline.truce("2025-04-19-easter-truce")
    page.ask(f"openDetail('#truce-{truce.id}')")
    told = page.ask("[...document.querySelectorAll('#detail .under h4 a')].map(a => a.getAttribute('href').slice(7))")
    assert sorted(told) == sorted(events_under(truce))
    pages = page.ask("[...document.querySelectorAll('#detail .under .sources a')].map(a => a.getAttribute('href'))")
    assert {source.url for name in told for source in timeline.event(name).sources} == set(pages)
    assert text(page, "#detail .under summary") == f"Sources, by event: {len(told)} events"
    page.ask(f"openDetail('#truce-{truce.id}', {{ day: {truce.at.first.toordinal() - 719163} }})")
    assert page.ask("[...document.querySelectorAll('#detail .under h4 a')].map(a => a.getAttribute('href').slice(7))") == [
        name for name in timeline.events.ids() if name in events_under(truce) and timeline.event(name).known_day <= truce.at.first
    ]
    assert "accuses" not in text(page, "#detail-body")
    page.ask(f"openDetail('#claim-{timeline.claims[0].id}')")
    assert page.ask("document.querySelector('#detail .under')") is None


@pytest.mark.parametrize("width", [1280, 768])
def test_the_pane_hides_nothing_that_has_the_focus(browser, shipped, width):
    """The tab key goes round in it, and from elsewhere into it, until it is closed; the key of the search closes it first."""
    page = browser.page(width=width).open(shipped)
    inside = "document.getElementById('detail').contains(document.activeElement)"
    page.ask("document.querySelector('#list a').focus()")
    page.press("Enter")
    stops = page.ask("document.querySelectorAll('#detail :is(a, button:enabled, summary)').length")
    for _ in range(stops + 2):
        page.press("Tab")
        assert page.ask(inside)
    page.ask("document.getElementById('slider').focus()")
    page.press("Tab")
    assert page.ask(inside)
    page.ask("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, bubbles: true, cancelable: true }))")
    assert page.ask(inside)
    page.press("/")
    assert not page.ask("document.getElementById('detail').open")
    page.until("document.activeElement.id === 'search'")


def test_the_licence_is_that_of_the_data(browser, written):
    """A page of one's own timeline does not speak of another's licence."""
    timeline = load()
    own = attrs.evolve(part(timeline, timeline.truce("2025-04-19-easter-truce")), title="My own")
    page = browser.page().open(written(html.render(own)))
    page.ask("openDetail('#truce-2025-04-19-easter-truce')")
    assert text(page, ".cite").endswith("record 2025-04-19-easter-truce.")


def test_search_names_truces_and_ultimatums_too(browser, shipped):
    """Those whose titles have all the words stand beside the number of events, as links."""
    page = browser.page().open(shipped)
    said, _ = search(page, "easter truce")
    assert "Of that name: " in said
    links = page.ask("[...document.querySelectorAll('#found a')].map(a => a.getAttribute('href'))")
    assert "#truce-2025-04-19-easter-truce" in links
    click(page, "#found a[href='#truce-2025-04-19-easter-truce']")
    assert text(page, "#detail-title") == load().truce("2025-04-19-easter-truce").title
    assert search(page, "deal deadline")[0].endswith("Trump's deadline for a Ukraine deal, 2025")


def test_the_address_follows_and_the_back_button_goes_back(browser, shipped):
    """What is opened stands in the address bar; going back closes it."""
    page = browser.page().open(shipped)
    click(page, "#list a")
    assert page.ask("location.hash").startswith("#event-2025-07-29")
    page.ask("new Promise(done => { addEventListener('popstate', () => setTimeout(done, 20), { once: true }); history.back(); })")
    assert not page.ask("document.getElementById('detail').open")


def test_going_back_keeps_the_day(browser, shipped):
    """What was opened as of a day is shown as of that day again, not as it stands now."""
    page = browser.page().open(shipped)
    slide(page, 20_298)
    first, second = page.ask("[...document.querySelectorAll('#list a')].slice(2, 4).map(a => a.getAttribute('href'))")
    click(page, f"#list a[href='{first}']")
    title, then = text(page, "#detail-title"), text(page, ".then")
    click(page, "#after")
    assert page.ask("location.hash") == second
    page.ask("new Promise(done => { addEventListener('popstate', () => setTimeout(done, 20), { once: true }); history.back(); })")
    assert (text(page, "#detail-title"), text(page, ".then")) == (title, then) == (title, "Shown as it was known on 29 July 2025.")


BACK = "new Promise(done => { addEventListener('popstate', () => setTimeout(done, 50), { once: true }); history.go(STEP); })"


def test_going_back_and_forward_leaves_the_page_where_it_was(browser, shipped):
    """What opens in the pane moves nothing behind it, then or when a reader comes back to it."""
    page = browser.page().open(shipped)
    click(page, "#list a")
    click(page, "#after")
    assert page.ask("scrollY") == 0
    for step in (-1, 1, -1, -1, 1):
        page.ask(BACK.replace("STEP", str(step)))
        assert page.ask("scrollY") == 0
    assert page.ask("document.getElementById('detail').open")
    assert not page.ask("[...document.querySelectorAll('details.year')].some(each => each.open && each.contains(document.getElementById(location.hash.slice(1))))")


def test_a_month_that_is_opened_from_all_years_keeps_the_keyboard(browser, shipped):
    """The focus goes to the button of that month, as with the buttons themselves."""
    page = browser.page().open(shipped)
    page.ask("[...document.querySelectorAll('#zoom button')].find(each => each.textContent === 'All years').click()")
    page.ask("document.querySelector('#lanes a.go').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
    pressed = page.ask("[...document.querySelectorAll(\"#zoom [aria-pressed='true']\")].map(each => each.textContent)")
    assert page.ask("document.activeElement.textContent") == pressed[1]
    assert len(pressed) == 2


def test_the_note_of_a_truce_stands_there_once_it_looks_back(browser, shipped):
    """On the last day that is covered, as `as_of` says, and not before."""
    truce = load().truce("2017-05-06-astana-zones")
    page = browser.page().open(shipped)
    for day, told in ((load().coverage[-1].when.last, True), (load().coverage[-1].when.last - timedelta(1), False)):
        page.ask(f"go('#truce-{truce.id}', {{ day: {spans.day_number(day)} }})")
        assert (truce.note in text(page, "#detail-body")) is told


# The bars of truces that are shown in a drawing: their addresses, with their looks and how wide they are.
BARS = """
[...document.querySelectorAll("PLACE a.go:not(.future)")].filter(a => a.getAttribute("href").startsWith("#truce-")).map(a => {
  const bars = [...a.querySelectorAll("rect")];
  return [a.getAttribute("href").slice(7), bars[0].getAttribute("class").slice(-1), Math.max(...bars.map(b => Number(b.getAttribute("x")) + Number(b.getAttribute("width"))))];
})
"""


@pytest.mark.parametrize("place", ["#figure", "#strip"])
def test_truces_are_drawn_as_they_could_be_known(browser, shipped, place):
    """On a day on which it had no end a truce is drawn without one; each that was known stands there once."""
    timeline = load()
    page = browser.page().open(shipped)
    number = timeline.ultimatums.ids().index("2022-07-22-grain-deal-term")
    page.ask(f"{{const pick = document.getElementById('pick'); pick.value = {number}; pick.dispatchEvent(new Event('change')); 0}}")
    for day in page.ask("changes()"):
        slide(page, day)
        then = as_of(timeline, date.fromordinal(day + spans.EPOCH))
        drawn = page.ask(BARS.replace("PLACE", place))
        assert len({each for each, *_ in drawn}) == len(drawn)
        for name, look, _ in drawn:
            truce = then.truce(name)
            assert look == ("1" if not truce.effective else "2" if without_end(truce) else "0"), (day, name)
        for name, _, right in drawn:
            truce = then.truce(name)
            if truce.when.open is Open.ONGOING:
                assert right == pytest.approx(page.ask("story.width" if place == "#figure" else "widthOf('strip')"), abs=1), (day, name)


def test_the_search_asks_the_record_and_not_the_page(browser, shipped):
    """Initials are one word, what the page itself says is not searched, and signs alone find nothing."""
    page = browser.page().open(shipped)
    assert search(page, "U.S.")[1] == search(page, "US")[1] < 1000
    assert search(page, "checked by a second reader")[1] == 0
    for signs in ("🙂", ".", "["):
        said, rows = search(page, signs)
        assert rows == 0
        assert said.startswith(f"No event for “{signs}”")
    assert search(page, f"{'the ' * 12}zzzzzz")[1] == 0
    assert search(page, "")[1] == len(load().events)


def test_words_that_came_later_find_nothing_known_by_then(browser, shipped):
    """With the filter "Known by" an event is found by what could be read of it that day."""
    page = browser.page().open(shipped)
    page.ask("{const d = document.getElementById('by-known'); d.value = '2025-08-01'; d.dispatchEvent(new Event('change')); 0}")
    told = [each.id for each in as_of(load(), "2025-08-01").events if "Alaska" in repr(each)]
    search(page, "Alaska")
    assert page.ask("[...document.querySelectorAll('#years li[id]:not([hidden])')].map(li => li.id.slice(6))") == told == ["2017-12-27-russia-limits-open-skies"]
    page.ask("{const d = document.getElementById('by-known'); d.value = '2025-08-20'; d.dispatchEvent(new Event('change')); 0}")
    assert search(page, "Alaska")[1] > 3


def test_bars_are_drawn_only_where_nothing_asks_events_alone(browser, shipped):
    """A place, a kind or an actor chooses events: ultimatums and truces are left out of the lanes, and not counted."""
    page = browser.page().open(shipped)
    assert page.ask("document.querySelectorAll('#lanes a[href^=\"#ultimatum-\"], #lanes a[href^=\"#truce-\"]').length") > 100
    page.ask(
        """{const s = document.getElementById("by-place"); s.value = [...s.options].find(o => o.textContent.startsWith("Anchorage")).value;
        s.dispatchEvent(new Event("change")); 0}"""
    )
    assert page.ask("document.querySelectorAll('#lanes a[href^=\"#ultimatum-\"], #lanes a[href^=\"#truce-\"]').length") == 0
    assert "ultimatum" not in text(page, "#lanes").replace("Threats and ultimatums", "")


def test_the_one_before_and_the_one_after(browser, shipped):
    """The pane goes on through the list from which it was opened, and stops at its ends."""
    page = browser.page().open(shipped)
    page.ask("zoomTo(2025, 7)")
    links = page.ask("[...document.querySelectorAll('#years li[id]:not([hidden]) a.what')].map(a => a.textContent)")
    click(page, "#years li[id]:not([hidden]) a.what")
    assert text(page, "#detail-title") == links[0]
    assert page.ask("document.getElementById('before').disabled")
    click(page, "#after")
    assert text(page, "#detail-title") == links[1]
    click(page, "#before")
    assert text(page, "#detail-title") == links[0]


def test_a_narrow_window_has_the_pane_as_a_sheet(browser, shipped):
    """On a telephone the pane is modal and comes from below; the list of what is known is cut and can be shown."""
    page = browser.page(width=390, height=844).open(shipped)
    assert page.ask("document.querySelectorAll('#list li').length") == 6
    click(page, "#more")
    assert page.ask("document.querySelectorAll('#list li').length") == 14
    click(page, "#list a")
    assert page.ask("document.getElementById('detail').matches(':modal')")
    assert page.ask("document.getElementById('detail').getBoundingClientRect().bottom") == 844
    page.press("Escape")
    assert not page.ask("document.getElementById('detail').open")


def test_without_scripts_the_list_is_complete(browser, shipped, written):
    """Each event with its summary, its pages; the drawings; the years as parts to be opened."""
    quoted = shipped.read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    frame = f'<!DOCTYPE html><meta charset=utf-8><iframe id=f width=1200 height=800 sandbox="allow-same-origin" srcdoc="{quoted}"></iframe>'
    outer = browser.page().open(written(frame))
    timeline = load()

    def inside(said):
        """The value of an expression in the frame, in which no script runs."""
        frame = "document.getElementById('f')"
        return outer.ask(f"((document, getComputedStyle) => {said})({frame}.contentDocument, {frame}.contentWindow.getComputedStyle)")

    assert inside("document.documentElement.className") == ""
    said = inside("[...document.querySelectorAll('#years li[id]')].map(li => [li.id.slice(6), li.children[1].textContent, li.children[3].textContent.trim(), li.querySelectorAll('a[href^=http]').length])")
    assert [(name, summary) for name, _, summary, _ in said] == [(each.id, each.summary) for each in timeline.events]
    assert all(title.startswith(each.title) and pages == len([*pages_of(each)]) for each, (_, title, _, pages) in zip(timeline.events, said, strict=True))
    assert inside("getComputedStyle(document.getElementById('stage')).display") == "none"
    assert inside("document.querySelectorAll('svg[role=img]').length") == 2 + len(timeline.ultimatums)
    assert inside("document.querySelector('#story svg').getBoundingClientRect().width") > 1000
    inside("(document.querySelector('#years details').open = true)")
    assert inside("document.querySelector('#years li[id] ul').getBoundingClientRect().height") > 20
    colours = "[...document.querySelectorAll('svg rect, svg line')].filter(e => { const s = getComputedStyle(e); return s.fill === 'rgb(0, 0, 0)' && s.stroke === 'none'; }).length"
    assert inside(colours) == 0


def test_an_address_leads_to_its_record_without_scripts(browser, shipped):
    """Its year is opened, and the record stands under the bar at the top, not beside where it should."""
    page = browser.page()
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.send("Page.navigate", url=f"{shipped.as_uri()}#event-2025-08-06-putin-receives-witkoff")
    browser.wait("Page.loadEventFired")
    assert page.ask("document.documentElement.className") == ""
    assert page.ask("document.getElementById('year-2025').open")
    assert 0 < page.ask("document.querySelector(':target').getBoundingClientRect().top") < 120


def test_a_broken_island_leaves_the_list(browser, written):
    """Where the data cannot be read the page stays what it is without scripts."""
    broken = html.render(load(), embed=True).replace('id="data">{', 'id="data">{{', 1)
    page = browser.page().open(written(broken))
    assert page.ask("document.documentElement.className") == ""
    assert page.ask("document.querySelectorAll('#years li').length") > 30
    assert len(page.complaints()) == 1


def test_on_paper_stands_the_part_that_is_shown(browser, shipped):
    """The month that is looked at, with the addresses of its sources; in the colours of paper, whatever the screen."""
    page = browser.page(dark=True).open(shipped)
    page.ask("zoomTo(2025, 7)")
    page.ask("document.getElementById('record').scrollIntoView()")
    page.ask("dispatchEvent(new Event('beforeprint'))")
    assert page.ask("document.querySelector('#lanes svg').getAttribute('width')") == "660"
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.ask("getComputedStyle(document.getElementById('story')).display") == "none"
    assert page.ask("getComputedStyle(document.querySelector('#years li[id]:not([hidden]) ul a'), '::after').content").startswith('" <https://')
    page.send("Emulation.setEmulatedMedia", media="")
    page.ask("dispatchEvent(new Event('afterprint'))")
    assert page.ask("getComputedStyle(document.getElementById('story')).display") == "block"
    assert page.ask("Number(document.querySelector('#lanes svg').getAttribute('width'))") > 1000


def test_an_embedded_story_is_printed(browser, written):
    """Its list, which is for pages without scripts, is no part that is looked at: the story stands on paper, with its sources."""
    page = browser.page(width=390).open(written(html.render(load(), embed=True)))
    page.ask("dispatchEvent(new Event('beforeprint'))")
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.ask("document.querySelector('#figure svg').getBoundingClientRect().height") > 200
    check_printed_sources(page)
    check_printed_truces(page)
    page.ask("dispatchEvent(new Event('afterprint'))")
    assert page.ask("document.querySelectorAll('#list .sources').length") == 0


def test_the_truces_of_an_embedded_story_open(browser, written):
    """Nothing that is drawn or listed leads nowhere: what is clicked opens, a truce as of the day, with the pages of its events."""
    page = browser.page().open(written(html.render(load(), embed=True)))
    links = page.ask("[...document.querySelectorAll('#figure a, #list a')].map(a => a.getAttribute('href'))")
    drawn = {name for name in links if name.startswith("#truce-")}
    assert drawn == {f"#truce-{each}" for each in ("2025-03-25-black-sea-deal", "2025-07-23-day-long-pauses-offer")}
    for name in links:
        assert page.ask(f"(openDetail({name!r}), document.getElementById('detail').open && detail.hash)") == name
    for name in drawn:
        page.ask(f"openDetail({name!r}, {{ day: story.day }})")
        assert text(page, "#detail-title") == load().truce(name[7:]).title
        assert page.ask("document.querySelectorAll('#detail .under .sources a').length") > 0
    assert page.complaints() == []


def test_a_story_is_printed_with_its_sources(browser, shipped):
    """Each record as known on the day has its pages below it, with their addresses; a truce those of the events it rests on."""
    page = browser.page().open(shipped)
    page.ask("dispatchEvent(new Event('beforeprint'))")
    page.send("Emulation.setEmulatedMedia", media="print")
    check_printed_sources(page)
    check_printed_truces(page)


def check_printed_truces(page):
    """A truce in the list of a story on paper has the pages of its events."""
    truces = "[...document.querySelectorAll('#list li')].filter(li => li.querySelector('[href^=\"#truce\"]'))"
    assert page.ask(f"{truces}.map(li => li.querySelectorAll('h4').length > 0 && li.querySelectorAll('.sources').length > 0)").count(True) > 0


def check_printed_sources(page):
    """The list of a story on paper against the pages of its events as known on that day."""
    day = date.fromordinal(page.ask("story.day") + date(1970, 1, 1).toordinal())
    then = as_of(load(), day)
    told = page.ask(
        "[...document.querySelectorAll('#list li')].filter(li => li.querySelector('.meta + a')).map(li =>"
        " [li.querySelector('.meta + a').getAttribute('href'), [...li.querySelectorAll(':scope > .sources a')].map(a => a.getAttribute('href'))])"
    )
    events = {name[7:]: pages for name, pages in told if name.startswith("#event-")}
    assert len(events) > 10
    assert events == {name: [source.url for source in then.event(name).sources] for name in events}
    assert page.ask("getComputedStyle(document.querySelector('#list .sources a'), '::after').content").startswith('" <https://')


def test_ties_are_printed_with_titles(browser, shipped):
    """What an event is tied to is told by its title, where on the screen the pane does."""
    page = browser.page().open(shipped)
    page.ask("zoomTo(2025, 7); document.getElementById('record').scrollIntoView(); dispatchEvent(new Event('beforeprint'))")
    ties = page.ask("[...document.querySelectorAll('#years details[open] li[id]:not([hidden]) > .t a')].map(a => [a.getAttribute('href').slice(7), a.textContent])")
    assert len(ties) > 10
    assert all(words == load().event(name).title for name, words in ties)


def test_a_story_to_be_embedded_works_in_a_frame(browser, written, tmp_path):
    """In a frame without an address or rights of its own it draws, replays and opens records."""
    story = html.render(load(), embed=True)
    frame = f"<!DOCTYPE html><meta charset=utf-8><iframe id=f width=700 height=800 srcdoc=\"{story.replace('&', '&amp;').replace(chr(34), '&quot;')}\"></iframe>"
    page = browser.page().open(written(frame))
    inside = "document.getElementById('f').contentDocument"
    assert page.ask(f"{inside}.documentElement.className") == "on"
    page.ask(f"{inside}.querySelector('#list a').click()")
    assert page.ask(f"{inside}.getElementById('detail').open")
    assert page.ask(f"{inside}.getElementById('detail-title').textContent") == load().event("2025-07-29-trump-ten-days-from-today").title
    # A page of another house gets a window of its own; alone, the page leaves that to its reader.
    click_source = "(d => { const a = d.querySelector('#detail a[href^=http]'); a.addEventListener('click', e => e.preventDefault()); a.click(); return a.target; })"
    assert page.ask(f"{click_source}({inside})") == "_blank"
    assert page.complaints() == []
    # With scripts and no other right: it cannot be asked from outside, but it can be clicked, and would complain.
    page.open(written(frame.replace("<iframe", '<iframe sandbox="allow-scripts"')))
    before = page.requests()
    for kind in ("mousePressed", "mouseReleased"):
        page.send("Input.dispatchMouseEvent", type=kind, x=60, y=330, button="left", clickCount=1)
    assert page.complaints() == []
    assert page.requests() == before


@pytest.mark.parametrize("made", [Timeline(), from_plain({**document(), "ultimatums": [], "truces": [], "claims": [], "tombstones": []}), from_plain(document())])
def test_small_timelines_have_a_page_too(browser, written, made):
    """A timeline of nothing, one without an ultimatum, one full of hostile words: no complaint, and no script of theirs."""
    page = browser.page().open(written(html.render(made)))
    assert page.complaints() == []
    assert page.ask("document.documentElement.className") == "on"
    assert page.ask("document.querySelectorAll('#years li[id]').length") == len(made.events)
    assert page.ask("document.scripts.length") == 3


def test_hostile_words_stay_words(browser, written):
    """Titles, names and claims full of markup are shown as they are, in the list, the drawing and the pane."""
    plain = document()
    for each in [*plain["events"], *plain["ultimatums"], *plain["truces"]]:
        each["title"] = NASTY[:110]
    plain["actors"][0] |= {"name": "<img src=x>", "aliases": ["<b>&amp;</b>"]}
    page = browser.page().open(written(html.render(from_plain(plain))))
    assert text(page, "h1") == NASTY[:110]
    slide(page, 99_999)
    page.ask("for (const a of document.querySelectorAll('#list a, #figure a, #lanes a')) a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
    search(page, "<img")
    assert page.ask("document.querySelectorAll('img, script:not(head *):not(main *)').length") == 0
    assert page.complaints() == []
