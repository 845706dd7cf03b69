"""Write the pages of docs/data that follow from the models and the dataset.

``python docs/generate.py`` writes them. ``python docs/generate.py --check`` fails where one is stale, where a
public name is missing from the reference, and where the design names a module that is not there.
"""

from __future__ import annotations

import csv
import importlib
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NewType, get_args
from urllib.parse import urlsplit

import attrs

import us_russia_timeline as urt
from us_russia_timeline import models, tables
from us_russia_timeline.models import Assertion, Source, SourceForm, Verdict
from us_russia_timeline.questions import houses_of
from us_russia_timeline.timelines import pages_of
from us_russia_timeline.vocabularies import CAMEO_VERSION, PLOVER_VERSION, codes

DOCS = Path(__file__).parent
HERE = DOCS / "data"
PACKAGE = Path(urt.__file__).parent
MADE = "<!-- Made by docs/generate.py; change the models or the data, not this page. -->\n\n"
# The faces whose classes are in the codebook, and the modules in whose order they stand there.
FACES = ("models", "timelines", "intervals", "deadlines", "questions")
ORDER = ("actors", "places", "events", "ultimatums", "truces", "claims", "tombstones", "timeline", "interval")
STORY = "2025-07-14-ukraine-deal-deadline"
PICTURE = "deadline.svg"
# The packages and modules that have a page in the reference.
REFERENCE = (
    *FACES, "documents", "dataset", "tables", "vocabularies", "exports", "frames", "plots", "strategies", "errors",
)  # fmt: skip


def cell(text: object) -> str:
    """A text that cannot break out of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("[", "\\[")


def code(text: object) -> str:
    """A text as code in a table, where only the bar means something."""
    return "`" + str(text).replace("|", "\\|") + "`"


def arguments(kind: type) -> dict[str, str]:
    """What the docstring of a class says of each field."""
    _, _, block = inspect.getdoc(kind).partition("Args:\n")
    block = block.split("\n\n")[0]
    found = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", block, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", words).replace("``", "`") for name, words in found}


def public(faces: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """The public names of faces, each with what it stands for."""
    for face in faces:
        module = importlib.import_module(f"us_russia_timeline.{face}")
        yield from ((name, getattr(module, name)) for name in module.__all__)


def records() -> list[type]:
    """The classes of the records, in the order of a document, each before its parts."""

    def place(kind: type) -> tuple[int, int]:
        module = kind.__module__.rpartition(".")[2]
        at = ORDER.index(module) if module in ORDER else len(ORDER)
        # A module has the parts before the whole.
        return at, -list(vars(sys.modules[kind.__module__])).index(kind.__name__)

    return sorted((kind for _, kind in public(FACES) if isinstance(kind, type) and attrs.has(kind)), key=place)


def type_name(annotation: Any) -> str:
    """The type of a field as its class writes it: the names alone, without their modules."""
    # A class and a NewType have a name; so has `tuple[...]`, which would lose what it holds.
    named = isinstance(annotation, (type, NewType)) and not get_args(annotation)
    text = annotation.__name__ if named else str(annotation)
    return re.sub(r"\b(?:[a-z_]\w*\.)+", "", re.sub(r"typing\.Optional\[(.*)\]", r"\1 | None", text))


def record_section(kind: type) -> list[str]:
    """A class with its fields."""
    lines = [f"## {kind.__name__}", "", summary(kind), ""]
    lines += ["| field | type | needed | what it holds |", "|---|---|---|---|"]
    notes = arguments(kind)
    for field in attrs.fields(kind):
        needed = "yes" if field.default is attrs.NOTHING else "no"
        lines.append(f"| `{field.name}` | {code(type_name(field.type))} | {needed} | {cell(notes.get(field.name, ''))} |")
    return [*lines, ""]


def vocabulary_section(kind: Any) -> list[str]:
    """A vocabulary with what its words mean; the kinds of events with their codes too."""
    lines = [f"## {kind.__name__}", ""]
    if kind is not models.EventKind:
        lines += ["| value | what it means |", "|---|---|"]
        return [*lines, *(f"| `{member}` | {cell(member.gloss)} |" for member in kind), ""]
    lines += [
        f"Codes of PLOVER (manual of {PLOVER_VERSION}) and CAMEO ({CAMEO_VERSION}), as texts: `010` is not `10`.",
        "",
        "| value | what it means | PLOVER | CAMEO | quad |",
        "|---|---|---|---|---|",
    ]
    for member in kind:
        code = codes(member)
        plover = cameo = quad = None
        if code is not None:
            plover = f"{code.plover}:{code.mode}" if code.mode else code.plover
            cameo, quad = code.cameo, code.quad
        shown = " | ".join(each or "–" for each in (plover, cameo, quad))
        lines.append(f"| `{member}` | {cell(member.gloss)} | {shown} |")
    return [*lines, ""]


def summary(kind: type) -> str:
    """What a class is, in the first sentence of its docstring."""
    return inspect.getdoc(kind).split("\n\n")[0].replace("\n", " ")


def vocabularies() -> list[type]:
    """The closed vocabularies with glosses, by name."""
    words = {name: kind for name, kind in public(FACES) if hasattr(kind, "__members__") and hasattr(next(iter(kind)), "gloss")}
    return [kind for _, kind in sorted(words.items())]


def to_heading(page: str, title: str) -> str:
    """A link to a heading of a page of the codebook."""
    return f"[{title}]({page}.md#{title.lower().replace(' ', '-')})"


def codebook() -> dict[str, str]:
    """The codebook: a short page, and below it the records, the vocabularies and the tables."""
    lines = [
        "# Codebook",
        "",
        "What the record holds, field by field and word by word. The authored TOML and the canonical JSON have the same keys; what",
        "is at its default is left out. The long tables stand on three pages of their own:",
        "",
        "- [Records](codebook-records.md): each type with its fields, and which of them are needed.",
        "- [Vocabularies](codebook-vocabularies.md): what each word means. The [kinds of events](codebook-vocabularies.md#eventkind)",
        "  have their codes of PLOVER and CAMEO there.",
        "- [Tables](codebook-tables.md): the columns of CSV files, data frames and the Data Package.",
        "",
        "| type of record | what it is |",
        "|---|---|",
        *(f"| {to_heading('codebook-records', kind.__name__)} | {cell(summary(kind))} |" for kind in records()),
        "",
        "```{toctree}",
        ":hidden:",
        "",
        "codebook-records",
        "codebook-vocabularies",
        "codebook-tables",
        "```",
        "",
    ]
    held = ["# Records", "", "Every type of record with its fields. [The codebook](codebook.md) says what each is for.", ""]
    for kind in records():
        held += record_section(kind)
    words = ["# Vocabularies", "", "In Python each word carries its meaning: `EventKind.CALL.gloss`.", ""]
    for kind in vocabularies():
        words += vocabulary_section(kind)
    return {
        "codebook.md": MADE + "\n".join(lines),
        "codebook-records.md": MADE + "\n".join(held),
        "codebook-vocabularies.md": MADE + "\n".join(words),
        "codebook-tables.md": MADE + table_page(),
    }


def table_page() -> str:
    """The tables with their columns."""
    lines = [
        "# Tables",
        "",
        "The columns of `to_records`, of `to_tables` and of the frames and files made from them: a table for each",
        "collection, then the child tables. A row is told apart by its key; a column that holds a key of another",
        "table says of which.",
        "",
    ]
    for table in tables.TABLES.values():
        lines += [f"## Table {table.name}", "", f"A row is {table.gloss}. Key: {', '.join(f'`{each}`' for each in table.key)}.", ""]
        lines += ["| column | type | what it holds |", "|---|---|---|"]
        for each in table.columns:
            gloss = f"{each.gloss}; of {each.reference}" if each.reference else each.gloss
            lines.append(f"| `{each.name}` | {each.type} | {cell(gloss)} |")
        lines.append("")
    return "\n".join(lines)


def claim_page(timeline: urt.Timeline) -> str:
    """The claims with their verdicts and the records that answer them."""
    counts = Counter(claim.verdict for claim in timeline.claims)
    summary = ", ".join(f"{verdict} {counts[verdict]}" for verdict in Verdict if counts[verdict])
    lines = [
        f"# The {len(timeline.claims)} claims of 7 August 2025",
        "",
        "The library grew out of one Italian news text. This page answers it sentence by sentence, from the",
        f"records of the dataset. Verdicts: {summary}.",
        "",
    ]
    for claim in timeline.claims:
        lines += [
            f"## {claim.id}: {claim.verdict}",
            "",
            f"**The account says:** {cell(claim.paraphrase)}",
            "",
        ]
        if claim.note:
            lines += [cell(claim.note), ""]
        for record in claim.records:
            found: Any = (
                timeline.events.get(record) or timeline.ultimatums.get(record) or timeline.truces.get(record)
            )
            lines.append(f"- {found.when}: {cell(found.title)} (`{record}`)")
        lines.append("")
    return "\n".join(lines)


def table(head: str, counted: Iterable[tuple[object, object]]) -> list[str]:
    """A table of two columns, in the order given."""
    return [f"| {head} |", "|---|---|", *(f"| {cell(name)} | {count} |" for name, count in counted), ""]


def commonest(counts: Counter[str]) -> list[tuple[str, int]]:
    """The commonest first, and those as common by their names."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def share(part: int, whole: int) -> str:
    """A part of a whole, in per cent."""
    return f"{round(100 * part / whole)}\N{NO-BREAK SPACE}%"


def cited(timeline: urt.Timeline) -> dict[str, Source]:
    """The pages on which events and their updates rest, each once, by its address."""
    return {page.url: page for event in timeline.events for page in pages_of(event)}


def source_page(timeline: urt.Timeline) -> str:
    """What the dataset rests on: forms, languages, publishers; what was checked; what became known later."""
    events = timeline.events
    updates = [update for event in events for update in event.updates]
    pages = cited(timeline)
    every = pages.values()
    publishers = Counter(source.publisher for source in every)
    forms = Counter(source.form for source in every)
    at_first = Counter(event.assertion for event in events)
    now = Counter(event.standing[0] for event in events)
    dated = sum(source.date is not None for source in every)
    titled = sum(source.title is not None for source in every)
    lines = [
        "# Sources",
        "",
        f"{len(events)} events and {len(updates)} updates of them rest on {len(pages)} pages of {len(publishers)}",
        f"publishers. Of the pages {share(dated, len(pages))} showed a date and {share(titled, len(pages))} a headline;",
        "what a page did not show is left out.",
        "",
        *graded(timeline, every),
        *table("sources an event | events", sorted(Counter(len(event.sources) for event in events).items())),
        "## By form",
        "",
        "What a page is to the official text of whoever acted.",
        "",
        *table("form | pages", ((f"{form}: {form.gloss}", forms[form]) for form in SourceForm)),
        "## How sure",
        "",
        "How the events stood when they were known, and how they stand after their updates.",
        "",
        "| | when known | now |",
        "|---|---|---|",
        *(f"| {each}: {each.gloss} | {at_first[each]} | {now[each]} |" for each in Assertion),
        "",
        "## What became known later",
        "",
        f"{sum(bool(event.updates) for event in events)} events have updates, {len(updates)} in all: a denial, a",
        "correction, a final toll, a sequel, each with the day on which the public could know it.",
        "",
        "## Read a second time",
        "",
        "`verified` is the day on which a reader who did not write the record last checked it against its pages",
        "([how](protocol.md)).",
        "",
        *table("records | verified", verified(timeline)),
        "## By language",
        "",
        *table("language | pages", commonest(Counter(source.language for source in every))),
        f"[The publishers](publishers.md) of these pages stand on a page of their own: {len(publishers)} of them; so do [the weak pages that stay](weak-pages.md), with what only they tell.",
        "",
        "```{toctree}",
        ":hidden:",
        "",
        "publishers",
        "weak-pages",
        "```",
        "",
    ]
    return "\n".join(lines)


def weak_rows() -> dict[str, list[dict[str, str]]]:
    """Of the events with a weak page, what became of it when a better one was looked for: replaced, dropped or kept."""
    found: dict[str, list[dict[str, str]]] = {"replaced": [], "dropped": [], "kept": []}
    for row in _table("weak-pages.tsv"):
        found[row["outcome"]].append(row)
    return found


def weak_page(timeline: urt.Timeline) -> str:
    """Of the events with a weak page, what was looked for and found; and what stays, with what only it tells."""
    found = weak_rows()
    every = [row for rows in found.values() for row in rows]
    lines = [
        "# Weak pages that stay",
        "",
        f"A weak page is one of an aggregator, a mirror or a blog. For each of {len(every)} events that rested on one, a better page was looked for once more, with {sum(int(row['searches']) for row in every)} searches:",
        f"in {len(found['replaced'])} it gave way to a better one, in {len(found['dropped'])} it was needless, since better pages tell all of it, in {len(found['kept'])} it stays, mostly beside pages of other grades, for what only it was seen to tell.",
        "",
        "| event | weak pages | what only they tell |",
        "|---|---|---|",
    ]
    for row in found["kept"]:
        names = dict.fromkeys(page.publisher for page in timeline.event(row["event"]).sources if timeline.publisher(page.publisher).weak)
        lines.append(f"| `{row['event']}` | {cell(', '.join(names))} | {cell(row['why'])} |")
    return "\n".join([*lines, ""])


def publisher_page(timeline: urt.Timeline) -> str:
    """How many pages each publisher gave."""
    publishers = Counter(page.publisher for page in cited(timeline).values())
    lines = [
        "# Publishers",
        "",
        "Whose pages the record rests on ([how good they are](sources.md)): publishers with three pages or more; the rest together. Each is",
        "registered with its kind, its house and its country: `timeline.publishers`.",
        "",
    ]
    often = [(name, count) for name, count in commonest(publishers) if count > 2]
    rest = sum(publishers.values()) - sum(count for _, count in often)
    lines += ["| publisher | kind | pages |", "|---|---|---|"]
    lines += [f"| {cell(name)} | {timeline.publisher(name).kind.words} | {count} |" for name, count in often]
    return "\n".join([*lines, f"| {len(publishers) - len(often)} others | | {rest} |", ""])


def graded(timeline: urt.Timeline, pages: Iterable[Source]) -> Iterator[str]:
    """How good the pages are, beside what is aimed at; and their publishers by kind."""
    kinds = Counter(timeline.publisher(page.publisher).kind for page in pages)
    yield from ("## How good they are", "")
    yield from ("*Desk grade* is a page of an official body, an agency, a broadcaster or a paper on its own site; *weak* one of an aggregator,",
                "a mirror or a blog. Two origins are two houses: a story of one agency in two papers is one, and so are two outlets of",
                "one owner (`urt.origins`). Kinds and owners were judged by readers, from the pages and from what is generally known. The tests",
                "keep each of them above a floor.", "")
    yield from ("| | found | aim |", "|---|---|---|")
    yield from (f"| {what} | {found:.1%} | {aim:.0%} |".replace("%", "\N{NO-BREAK SPACE}%") for what, found, aim in figures(timeline))
    yield from ("", *table("publishers by kind | pages", ((f"{kind.words}: {kind.gloss}", kinds[kind]) for kind in models.PublisherKind)))


def figures(timeline: urt.Timeline) -> Iterator[tuple[str, float, float]]:
    """What is measured of the sources: in words, the share found, and the share aimed at."""
    events, grade = timeline.events, {each.id: each for each in timeline.publishers}
    pages = cited(timeline).values()
    desks = [
        {grade[page.publisher].house or page.publisher for page in event.sources if grade[page.publisher].desk_grade}
        for event in events
    ]
    sure = [event for event in events if event.standing[0] is Assertion.CONFIRMED]

    def told(event: urt.Event) -> bool:
        return any(page.form is not SourceForm.ACCOUNT for page in event.sources)

    def of(found: Iterable[bool]) -> float:
        every = list(found)
        return sum(every) / len(every)

    yield "events with a page of desk grade", of(len(each) > 0 for each in desks), 0.9
    yield "events with pages of desk grade of two houses", of(len(each) > 1 for each in desks), 0.6
    yield "events with an official text or a reproduction of it", of(map(told, events)), 0.3
    weak = [any(grade[page.publisher].weak for page in event.sources) for event in events]
    yield "events without a weak page", of(not each for each in weak), 0.9
    kept = {row["event"] for row in weak_rows()["kept"]}
    excused = [event.id in kept or not each for event, each in zip(events, weak, strict=True)]
    yield "events without a weak page, or for which nothing better was found", of(excused), 0.9

    def copied(page: urt.Source) -> bool:
        desk = page.origin is not None and page.origin in grade and grade[page.origin].desk_grade
        return desk or page.form is not SourceForm.ACCOUNT

    poor = [any(grade[page.publisher].weak and not copied(page) for page in event.sources) for event in events]
    yield "events without a weak page that copies neither a named agency nor an official text", of(not each for each in poor), 0.9

    def houses(event: urt.Event) -> int:
        # What was not confirmed when it was known rests on the pages of its updates, too.
        pages = event.sources if event.assertion is Assertion.CONFIRMED else pages_of(event)
        return len(houses_of(timeline, pages))

    sound = [told(event) or houses(event) > 1 for event in sure]
    yield "confirmed events with two houses or the official text", of(sound), 1
    yield "pages with a day", of(page.date is not None for page in pages), 0.85
    yield "pages with a headline", of(page.title is not None for page in pages), 0.7
    for name in ("events", "ultimatums", "truces"):
        yield f"{name} verified", of(each.verified is not None for each in getattr(timeline, name)), 1
    bound = [truce for truce in timeline.truces if truce.effective]
    breaches = "truces in which somebody was bound, with alleged breaches or a note that no page seen alleges any"
    yield breaches, of(bool(truce.violations or truce.note) for truce in bound), 1


def verified(timeline: urt.Timeline) -> Iterator[tuple[str, str]]:
    """Of each collection that can carry it, how many records do."""
    for name in ("events", "ultimatums", "truces"):
        held = getattr(timeline, name)
        yield name, f"{sum(each.verified is not None for each in held)} of {len(held)}"


def months(timeline: urt.Timeline) -> dict[str, int]:
    """Events a month, without a gap."""
    counts = Counter(str(event.when.first)[:7] for event in timeline.events)
    first, last = min(counts), max(counts)
    found: dict[str, int] = {}
    year, month = map(int, first.split("-"))
    while (name := f"{year}-{month:02}") <= last:
        found[name] = counts[name]
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def picture(found: dict[str, int]) -> str:
    """Events a month as an SVG: a bar a month, a rule a year."""
    top, wide, tall = max(found.values()), 7, 180
    bars: list[str] = []
    for at, (name, count) in enumerate(found.items()):
        height = round(count / top * tall, 1)
        x = 40 + at * wide
        bars.append(
            f'<rect x="{x}" y="{200 - height}" width="{wide - 1}" height="{height}"><title>{name}: {count}</title></rect>'
        )
        if name.endswith("-01"):
            bars.append(f'<text x="{x}" y="216" class="year">{name[:4]}</text>')
    for mark in range(0, top + 1, 10):
        y = round(200 - mark / top * tall, 1)
        bars.append(f'<text x="34" y="{y + 4}" text-anchor="end">{mark}</text>')
    width = 60 + len(found) * wide
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 230" role="img" aria-label="Events a month">\n'
        "<style>rect{fill:#3b6ea5}text{font:11px sans-serif;fill:#555}</style>\n"
        + "\n".join(bars)
        + "\n</svg>\n"
    )


def coverage_page(timeline: urt.Timeline, found: dict[str, int]) -> str:
    """What period the dataset speaks about, how thoroughly, and the events a month."""
    lines = [
        "# Coverage",
        "",
        "What the dataset says about which time. A question about time outside it is an error,",
        "not an empty answer.",
        "",
        "| period | thoroughness | note |",
        "|---|---|---|",
    ]
    lines += [f"| {each.when} | {each.thoroughness} | {cell(each.note)} |" for each in timeline.coverage]
    lines += [
        "",
        "![Events a month](coverage.svg)",
        "",
        "| year | " + " | ".join(f"{m:02}" for m in range(1, 13)) + " | all |",
        "|---" * 14 + "|",
    ]
    for year in sorted({name[:4] for name in found}):
        row = [found.get(f"{year}-{month:02}") for month in range(1, 13)]
        cells = ["" if count is None else str(count) for count in row]
        lines.append(f"| {year} | " + " | ".join(cells) + f" | {sum(count or 0 for count in row)} |")
    every = chronologies()
    within, there = within_and_in(every)
    lists, houses = len({row["list"] for row in every}), len({row["house"] for row in every})
    lines += [
        "",
        "## Beside the chronologies of others",
        "",
        f"{lists} lists of {houses} houses were gone through, as much of each as could be seen: of {len(within)} entries within the",
        f"scope of this record {len(there)} are in. What is not, and why, is told [list by list](chronologies.md).",
        "",
        "```{toctree}",
        ":hidden:",
        "",
        "chronologies",
        "```",
        "",
    ]
    return "\n".join(lines)


def chronologies() -> list[dict[str, str]]:
    """The entries of the chronologies of others, with the event that tells each."""
    return _table("chronologies.tsv")


def within_and_in(entries: Iterable[dict[str, str]]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Those entries that concern this record, and of these those that an event tells."""
    within = [row for row in entries if row["in_scope"] == "yes"]
    return within, [row for row in within if row["event"] != "-"]


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def chronologies_page(timeline: urt.Timeline) -> str:
    """Which lists were gone through, and what of each is in; then what is not, and why."""
    every = chronologies()
    lists: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in every:
        lists.setdefault((row["list"], row["house"], row["url"]), []).append(row)
        if row["event"] != "-":
            timeline.event(row["event"])
    lines = [
        "# Beside the chronologies of others",
        "",
        "A record of which its own makers say that it is complete has been compared with nothing. So on 29 November 2026 a reader looked for chronologies that",
        "others had made, and for each entry since 8 November 2016 that concerns this record, and for the event here that tells it. The reader saw of a long page mostly",
        "its beginning; the column *seen* says how much. Eighteen entries of the first rank were not in, and have events since: nineteen events were written, and",
        "[read by a second reader](#the-nineteen-events).",
        "",
        "Not seen at all, or not with an entry that could be used: the lists of the Congressional Research Service, of the Council on Foreign Relations and of the Atlantic Council;",
        "the Arms Control Association's (one stops in 2013, of another only titles showed); the House of Commons Library's two long ones (title pages only); lists that reach into 2026.",
        "",
        "| list | house | seen | in scope | in | absent |",
        "|---|---|---|---|---|---|",
    ]
    for (name, house, url), rows in lists.items():
        within, there = within_and_in(rows)
        seen = cell(rows[0]["seen"])
        lines.append(f"| [{cell(name)}]({url}) | {cell(house)} | {seen} | {len(within)} | {len(there)} | {len(within) - len(there)} |")
    lines += ["", "## What is not in", "", "All are of the second rank, for the reason given.", "", "| day | entry | list | reason |", "|---|---|---|---|"]
    within, there = within_and_in(every)
    for row in sorted((row for row in within if row not in there), key=lambda row: row["date"]):
        reason = row["remark"].removeprefix("second rank").lstrip(":; ")
        lines.append(f"| {row['date']} | {cell(row['entry'])} | {cell(row['house'])} | {cell(reason)} |")
    reading = _table("chronologies-reading.tsv")
    corrected, grave = ({row["record"] for row in reading if row[name]} for name in ("field", "grave"))
    lines += [
        "",
        "## The nineteen events",
        "",
        "They were written from pages found afresh, and read by a second reader who had not written them, with two searches an event: "
        f"{len(corrected)} were corrected, {len(grave)} of them gravely.",
        "",
        *changes_table(reading),
    ]
    return "\n".join([*lines, ""])


# Of the searches for answers: the number in their tables, and the name.
SEARCHES = {
    "1": "first search",
    "2": "second search",
    "3": "third search",
    "4": "fourth search",
    "5": "fifth search",
    "6": "sixth search",
    "7": "seventh search",
    "8": "eighth search",
    "9": "ninth search",
}


def answers_page(timeline: urt.Timeline) -> str:
    """What the search for the other side's answer looked at and changed, counted."""
    looked, changes = _table("answers-searches.tsv"), _table("answers-changes.tsv")
    for row in (*looked, *changes):
        timeline.event(row.get("event") or row["record"])

    def looked_at(turn: str) -> tuple[int, int, int]:
        """The events of a search, those of them for which something was looked up, and how often."""
        found = [int(row["searches"]) for row in looked if row["search"] == turn]
        return len(found), sum(number > 0 for number in found), sum(found)

    def changed(turn: str, *, grave: bool = False) -> int:
        return len({row["record"] for row in changes if row["search"] == turn and (row["grave"] or not grave)})

    # Of the first search the events were counted, not listed, where nothing was changed.
    columns = [(263, 157, 242) if turn == "1" else looked_at(turn) for turn in SEARCHES]
    what = ("looked at", "searched for an answer", "searches")
    counts = [(name, *(column[at] for column in columns)) for at, name in enumerate(what)]
    counts += [
        ("changed", *map(changed, SEARCHES)),
        ("of these, a side, a denial, a count or an act of those days had been missing, or a claim stood as a fact", *(changed(turn, grave=True) for turn in SEARCHES)),
    ]
    lines = [
        "# The answer of the other side",
        "",
        "The commonest grave fault that [the second audit](second-audit.md) found is one: what the other side answered, denied or counted within seven days is not told. So readers",
        "who had not written the records asked of each event: whose voice is missing, and does another event tell it? First of 263 in which by their words a side seemed",
        "to have none, threats, attacks, ultimatums and rejections before others; then of every event that had been neither changed by the first search nor audited by outsiders. Where",
        "something could be missing they searched, in the language of that side, once as a rule. The third time they searched the events that the second had passed over, because both sides",
        "spoke in them already, and of those that had been searched at most once all since 8 March 2022. The fourth went to 36 events in which a host, a mediator or another",
        "who is named as a side had no word. The fifth began with reading, not with searching: the 952 events that the second audit had not drawn were read once more for two things alone, a side concerned that has no voice",
        "there or beside it, and a claim told as a fact. What those readers listed was searched, and with it the 178 events before March 2022 that had been searched at most once; its column counts what was searched, changed, or of these 178.",
        "The sixth read the 832 events that were left undrawn after the fifth audit, for the kinds of fault which that had found: a title that tells one side's account or the subject of a closed meeting, figures of different things set against each other, somebody who acted with",
        "and is not named, a host or a mediator without a word; its column counts what these readers listed or mended, and what changed in the [events with a weak page](weak-pages.md) when better ones were looked for.",
        "The seventh waited for nobody's list: of the 772 events undrawn after the sixth audit those that had been searched least, and some of 2025, were looked up afresh as an auditor does it, in order. Who is concerned and not heard, by name?",
        "What became of it within seven days: a denial, a count beside a party's own, those hurt or held, whether what was announced took place? In almost every second one something was missing, in a third something that the strict count calls grave.",
        "The eighth did the same with the 208 left of these, though all but one had been searched three times or more: in every second one something was missing still, in two of five something grave by that count.",
        "The ninth went to the events that the fourth, fifth and sixth draw of the second audit had held and the seventh had not: read through again, and searched where a side, an outcome or a second count seemed to be missing.",
        "",
        f"| events | {' | '.join(SEARCHES.values())} |",
        f"|---|{'---|' * len(SEARCHES)}",
        *(f"| {' | '.join(map(str, row))} |" for row in counts),
        "",
        "A look-up that serves two events counts in both. What was found stands in the summary where it was said the same day, and else as an update with its own day and page. Other readers",
        "then read every new text again, for its words and for what another event tells already. That both sides speak in an event proved nothing: in almost half of those passed over, some voice, count or act of",
        "those days was missing still. Of the rest nothing fit to be cited was found; that is no proof either, for the store of pages that was searched is thin after March 2026.",
        "",
        "[All that was added](answers-table.md), from `docs/data/answers-changes.tsv`; each event of the later searches, with its number of searches: `docs/data/answers-searches.tsv`.",
        "",
        "```{toctree}",
        ":hidden:",
        "",
        "answers-table",
        "```",
        "",
    ]
    return "\n".join(lines)


def seen_at(text: str) -> str:
    """Links to the pages named in a cell, by their hosts; two at most."""
    addresses = [page for page in text.split() if page.startswith("http")]
    return ", ".join(f"[{urlsplit(page).hostname}]({page.replace(')', '%29')})" for page in addresses[:2])


def changes_table(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """The lines of a table of corrections, each before and after."""
    yield from ("| record | field | grave | before | after | seen at |", "|---|---|---|---|---|---|")
    for row in rows:
        cells = [f"`{row['record']}`", row["field"], row["grave"], cell(row["before"]), cell(row["after"]), seen_at(row["page"])]
        yield f"| {' | '.join(cells)} |"


def answers_table_page() -> str:
    """What the search for the other side's answer added, one by one."""
    lines = ["# The answers of the other side, one by one", "", "What [the search for answers](answers.md) added. Ids stay as they are."]
    changes = _table("answers-changes.tsv")
    for turn, name in SEARCHES.items():
        lines += ["", f"## {name.capitalize()}", "", *changes_table(row for row in changes if row["search"] == turn)]
    return "\n".join([*lines, ""])


def pages() -> dict[str, str]:
    """The text of every generated page."""
    timeline = urt.load()
    found = months(timeline)
    return {
        **codebook(),
        "claims.md": MADE + claim_page(timeline),
        "sources.md": MADE + source_page(timeline),
        "publishers.md": MADE + publisher_page(timeline),
        "weak-pages.md": MADE + weak_page(timeline),
        "coverage.md": MADE + coverage_page(timeline, found),
        "coverage.svg": picture(found),
        "chronologies.md": MADE + chronologies_page(timeline),
        "answers.md": MADE + answers_page(timeline),
        "answers-table.md": MADE + answers_table_page(),
    }


def gone() -> Iterator[str]:
    """What the reference and the design do not say, or say of what is not there."""
    for face in REFERENCE:
        text = (DOCS / "reference" / f"{face}.md").read_text(encoding="utf-8")
        for name, _ in public([face]):
            if not re.search(rf"(?m)^\.\. (auto|py:)\w+:: (us_russia_timeline\.{face}\.)?{name}\s*$", text):
                yield f"reference/{face}.md lacks {name}"
    for each in re.findall(r"`([a-z_/]+\.(?:py|css))`", (DOCS / "design.md").read_text(encoding="utf-8")):
        there = (PACKAGE / each, DOCS.parent / each) if "/" in each else PACKAGE.rglob(each)
        if not any(path.exists() for path in there):
            yield f"design.md names {each}, which is not there"


def deadline_picture(path: Path) -> None:
    """The picture of the first page and of the README, by the library's own hand; it needs matplotlib."""
    import matplotlib

    from us_russia_timeline import plots

    matplotlib.use("Agg")
    from matplotlib import pyplot

    # Narrow, so that its words can be read on a telephone.
    _, ax = pyplot.subplots(figsize=(6.4, 2.1), layout="constrained")
    plots.save(plots.plot(urt.load().ultimatum(STORY), ax=ax), path)


def untold() -> Iterator[str]:
    """What the picture does not say: another release of matplotlib draws other lines, but writes the same labels."""
    drawn = (DOCS / PICTURE).read_text(encoding="utf-8")
    for term in urt.load().ultimatum(STORY).terms:
        if f": {term.wording} -->" not in drawn:
            yield f"{PICTURE} does not say {term.wording!r}: run python docs/generate.py"


def main() -> int:
    """Write or check."""
    wrong: list[str] = []
    if "--check" not in sys.argv:
        deadline_picture(DOCS / PICTURE)
    for name, text in pages().items():
        path = HERE / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(f"data/{name} is stale: run python docs/generate.py")
    wrong += [*gone(), *untold()]
    for each in wrong:
        print(each)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
