"""The records of the page, each word for word: nothing is missing, and nothing stands there beside."""

from datetime import date

import attrs
import pytest

from exports_sample import NASTY, tree
from us_russia_timeline.exports import html


@pytest.fixture(name="page", scope="module")
def _page(timeline):
    return {each.attrib["id"]: each for each in tree(html.render(timeline)).iter() if "id" in each.attrib}


def words_of(node):
    """The text of an element with its spaces made one."""
    return " ".join("".join(node.itertext()).split())


def pairs_of(article):
    """The terms of an article, each with what it is, in order."""
    found = []
    for each in article.find("dl"):
        if each.tag == "dt":
            found.append((words_of(each), []))
        else:
            found[-1][1].append(words_of(each))
    return found


def links_of(node):
    """Where the links of an element lead."""
    return [each.attrib["href"] for each in node.iter("a")]


def test_the_announcements_of_an_ultimatum(page):
    """A row a term: when, in which words and to what effect, the limit or its withdrawal, the event."""
    rows = [[words_of(cell) for cell in row] for row in page["ultimatum-2025-07-28-dropped"].iter("tr")]
    assert rows == [
        ["Announced", "In words", "Limit", "Event"],
        [
            "28 July 2025",
            "by August (sets the first limit)",
            "31 July 2025",
            "Title of 2025-07-28-ten-or-twelve",
        ],
        ["29 July 2025", "no limit (takes the limit back)", "withdrawn", "Title of 2025-07-29-ten-days"],
    ]
    assert links_of(page["ultimatum-2025-07-28-dropped"]) == [
        "#event-2025-07-28-ten-or-twelve",
        "#event-2025-07-29-ten-days",
    ]


def test_the_outcome_of_an_ultimatum(page):
    """Demand, consequence, answers with their events, what the target and the issuer did, who checked it."""
    article = page["ultimatum-2025-07-14-deal"]
    assert pairs_of(article) == [
        ("Demand", ["Stop the war"]),
        ("Consequence", ["Tariffs"]),
        ("Answers", ["Russia: an answer that settles nothing (2025-08-06)"]),
        ("Target", ["The target did nothing of what was demanded"]),
        ("Issuer", ["The issuer put it off without dropping it (2025-08-06)"]),
    ]
    assert links_of(article.find("dl")) == ["#event-2025-08-06-visit"] * 2
    assert [words_of(each) for each in article.findall("p")] == [
        "Donald Trump to Russia",
        "Checked by a second reader on 2 September 2025.",
    ]
    assert "Answers" not in dict(pairs_of(page["ultimatum-2025-07-28-dropped"]))


def test_a_truce(page):
    """When it was to hold and for whom it did, mediators, breaches alleged, its end, its note, who checked it."""
    article = page["truce-2025-04-19-easter"]
    hours = "19 April 2025, 18:00 to 21 April 2025, 00:00 (Europe/Moscow)"
    assert pairs_of(article) == [
        ("Announced for", [hours]),
        ("Russia", [f"declared, held itself bound {hours}"]),
        ("OSCE", ["silent"]),
        ("Mediated by", ["OSCE"]),
        (
            "Breaches alleged",
            ["OSCE accuses Russia: Shelling went on (2025-05-08)", f"Russia accuses OSCE, Donald Trump: {NASTY} (2025-05-10)"],
        ),
        ("Declared", ["2025-04-18"]),
        ("Ended", ["its time ran out, or its purpose was done"]),
    ]
    assert words_of(article.find("summary/span")) == hours
    assert [words_of(each) for each in article.findall("p")] == [
        "covers all fighting between the parties · the whole front",
        "No page seen says who counted.",
        "Checked by a second reader on 3 September 2025.",
    ]


def test_truces_say_no_more_than_they_hold(page):
    """What has no note, no scheduled time and no mediator has no line for them."""
    assert pairs_of(page["truce-2025-06-01-lasting"]) == [
        ("Russia", ["accepted, held itself bound from 1 June 2025 on"]),
        ("Declared", ["2025-04-18"]),
        ("Ended", ["it has not ended"]),
    ]
    assert len(page["truce-2025-06-01-lasting"].findall("p")) == 1
    assert words_of(page["truce-2025-05-08-never"].find("summary/span")) == "from 8 May 2025 on, never in force"
    assert pairs_of(page["truce-2025-05-08-never"]) == [
        ("Announced for", ["from 8 May 2025 on"]),
        ("Russia", ["rejected"]),
        ("Declared", ["2025-04-18"]),
        ("Ended", ["no party ever held itself bound"]),
    ]


def test_an_event_with_what_became_known_later(page):
    """The flag says how it stands now; each update has its day, its text, who denies it, its pages or event."""
    item = page["event-2025-05-08-night"]
    assert words_of(item.find("p[2]")) == "Title of 2025-05-08-night [denied by Russia]"
    updates = item.find("ol")
    denied = "Moscow says that nothing was hit. [denied by Russia]"
    assert [words_of(each) for each in updates] == [
        f"Later, 11 May 2025: {denied} The Paper, reproduces the official text",
        "Later, 12 May 2025, 09:30 (Europe/Moscow): The final toll is four. (2025-06-02)",
    ]
    assert links_of(updates) == ["https://news.example/denial", "#event-2025-06-02-limit"]
    assert words_of(item).endswith("Checked by a second reader on 20 August 2025.")
    parade = page["event-2025-05-20-parade"].find("ol")
    assert [words_of(each) for each in parade] == [
        f"Later, 21 May 2025: {NASTY} [confirmed] The Paper The Paper"
    ]
    assert [each.attrib["class"] for each in parade.iter("span")] == ["flag sure"]  # no warning
    assert [each.attrib["class"] for each in updates.iter("span") if "class" in each.attrib] == ["flag"]


def test_an_event_says_who_and_where(page):
    """All sides, through whom, the place, and a limit of its own."""
    told = {key: [words_of(each) for each in page[f"event-{key}"].findall("p")[2:5]] for key in ("2025-05-20-parade", "2025-07-14-fifty-days", "2025-06-02-limit")}
    assert told["2025-05-20-parade"][0] == "Russia, OSCE to Donald Trump, OSCE, through OSCE, Donald Trump"
    assert told["2025-07-14-fifty-days"] == ["Donald Trump to Russia · Washington", "It happens."]
    assert told["2025-06-02-limit"] == ["Donald Trump", "It happens.", "Limit: “by the end of June”, 30 June 2025"]


def test_an_event_is_tied_to_others(page):
    """Its ties stand with the day of the other and lead to it; the script puts in the titles."""
    ties = [each for each in page.values() if each.tag == "li" and each.find("ul[@class='t']") is not None]
    assert ties
    for each in ties:
        for link in each.find("ul[@class='t']").iter("a"):
            assert link.attrib["href"] == f"#{page[link.attrib['href'][1:]].attrib['id']}"
            assert link.attrib["href"].startswith(f"#event-{link.text}")


def test_a_sign_says_when_most_were_checked(timeline):
    """The day stands once, before the years; who was checked on another says so, who was not checked bears nothing."""
    checked = [date(2025, 8, 20)] * 3 + [date(2025, 9, 1)] + [None] * 11
    events = [attrs.evolve(event, verified=day) for event, day in zip(timeline.events, checked, strict=True)]
    page = {each.attrib["id"]: each for each in tree(html.render(attrs.evolve(timeline, events=events))).iter() if "id" in each.attrib}
    assert words_of(page["years"].find("p")) == "✓ last checked by a second reader on 20 August 2025"
    rows = [page[f"event-{event.id}"] for event in timeline.events]
    assert ["✓" in words_of(row) for row in rows] == [day == date(2025, 8, 20) for day in checked]
    assert words_of(rows[0].find("p")) == f"{timeline.events[0].when} ✓ {timeline.events[0].kind.words}"
    said = [[words_of(each) for each in row.findall("p[@class='checked']")] for row in rows]
    assert said == [[], [], [], ["Checked by a second reader on 1 September 2025."]] + [[]] * 11
    plain = {each.attrib["id"]: each for each in tree(html.render(attrs.evolve(timeline, events=[attrs.evolve(each, verified=None) for each in timeline.events]))).iter() if "id" in each.attrib}
    assert plain["years"].find("p") is None


def test_the_day_of_an_account_is_told_once(timeline):
    """By its description, where that has it."""
    claim = attrs.evolve(timeline.claims[0], account="An Italian news text of 7 August 2025 on Trump and Putin")
    page = {each.attrib["id"]: each for each in tree(html.render(attrs.evolve(timeline, claims=[claim]))).iter() if "id" in each.attrib}
    assert words_of(page[f"claim-{claim.id}"][-1]) == "An Italian news text of 7 August 2025 on Trump and Putin."


def test_claims(page):
    """The verdict and its meaning, the note, the records that answer it, where the claim stands."""
    claim = page["claim-c01"]
    assert [words_of(each) for each in claim] == [
        "There was a truce confirmed",
        "Confirmed: the fact is as stated.",
        "At Easter.",
        "See The Easter truce; A deal in fifty days; Title of 2025-08-06-visit.",
        "A news text, 7 August 2025.",
    ]
    assert links_of(claim) == [
        "#truce-2025-04-19-easter",
        "#ultimatum-2025-07-14-deal",
        "#event-2025-08-06-visit",
    ]
    assert [words_of(each) for each in page["claim-c02"]] == [
        "Nothing else unchecked",
        "Unchecked: not looked at yet.",
        "A news text, 7 August 2025.",
    ]
