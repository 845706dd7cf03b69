"""Write the pages of docs/data that follow from the models and the dataset.

``python docs/generate.py`` writes them, ``python docs/generate.py --check`` fails where one is stale.
"""

from __future__ import annotations

import enum
import inspect
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs

import us_russia_timeline as urt
from us_russia_timeline import deadlines, intervals, tables, timelines
from us_russia_timeline.models import actors as actors
from us_russia_timeline.models import claims as claims
from us_russia_timeline.models import events as events
from us_russia_timeline.models import places as places
from us_russia_timeline.models import tombstones as tombstones
from us_russia_timeline.models import truces as truces
from us_russia_timeline.models import ultimatums as ultimatums
from us_russia_timeline.vocabularies import codes, gloss

HERE = Path(__file__).parent / "data"
MADE = "<!-- Made by docs/generate.py; change the models or the data, not this page. -->\n\n"
ROOMS = (actors, places, events, ultimatums, truces, claims, tombstones, timelines, intervals, deadlines)


def cell(text: object) -> str:
    """A text that cannot break out of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("[", "\\[")


def arguments(kind: type) -> dict[str, str]:
    """What the docstring of a class says of each field."""
    _, _, block = inspect.getdoc(kind).partition("Args:\n")
    block = block.split("\n\n")[0]
    found = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", block, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", words).replace("``", "`") for name, words in found}


def codebook() -> str:
    """Every record, its fields, and every vocabulary with its glosses and codes."""
    lines = [
        "# Codebook",
        "",
        "Every type of record with its fields, then every vocabulary. The authored TOML",
        "and the canonical JSON have the same keys; what is at its default is left out.",
        "",
    ]
    vocabularies: dict[str, type] = {}
    for room in ROOMS:
        for name in room.__all__:
            kind = getattr(room, name)
            if isinstance(kind, type) and attrs.has(kind):
                lines += [f"## {name}", "", inspect.getdoc(kind).split("\n\n")[0].replace("\n", " "), ""]
                notes = arguments(kind)
                lines += ["| field | type | needed | what it holds |", "|---|---|---|---|"]
                for field in attrs.fields(kind):
                    needed = "yes" if field.default is attrs.NOTHING else "no"
                    hint = str(field.type).replace("us_russia_timeline.", "")
                    lines.append(
                        f"| `{field.name}` | `{cell(hint)}` | {needed} | {cell(notes.get(field.name, ''))} |"
                    )
                lines.append("")
            elif isinstance(kind, type) and issubclass(kind, enum.StrEnum):
                vocabularies[name] = kind
    lines += ["# Vocabularies", ""]
    for name, kind in sorted(vocabularies.items()):
        lines += [f"## {name}", ""]
        if name == "EventKind":
            lines += [
                "Codes of PLOVER (manual of 2024-02-04) and CAMEO (1.1b3), as texts: `010` is not `10`.",
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
                lines.append(f"| `{member}` | {cell(gloss(member))} | {shown} |")
        else:
            lines += ["| value | what it means |", "|---|---|"]
            lines += [f"| `{member}` | {cell(gloss(member))} |" for member in kind]
        lines.append("")
    lines += [
        "# Tables",
        "",
        "The columns of `to_records` and of the frames made from it, one table a type of record.",
        "",
    ]
    for name in ("Actor", "Place", "Event", "Ultimatum", "Truce", "Claim", "Tombstone"):
        kind = next(getattr(room, name) for room in ROOMS if name in room.__all__)
        lines += [f"## Table of {name}", "", "| column | type | what it holds |", "|---|---|---|"]
        lines += [f"| `{each.name}` | {each.type} | {cell(each.gloss)} |" for each in tables.columns(kind)]
        lines.append("")
    return "\n".join(lines)


def claim_page(timeline: urt.Timeline) -> str:
    """The claims with their verdicts and the records that answer them."""
    counts = Counter(claim.verdict for claim in timeline.claims)
    summary = ", ".join(f"{verdict} {counts[verdict]}" for verdict in claims.Verdict if counts[verdict])
    lines = [
        "# The 28 claims of 7 August 2025",
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


def source_page(timeline: urt.Timeline) -> str:
    """What the dataset rests on, by publisher and by language."""
    pages = {source.url: source for event in timeline.events for source in event.sources}
    publishers = Counter(source.publisher for source in pages.values())
    languages = Counter(source.language for source in pages.values())
    primary = sum(source.primary for source in pages.values())
    per_event = Counter(len(event.sources) for event in timeline.events)
    reported = sum(event.assertion == "reported" for event in timeline.events)
    lines = [
        "# Sources",
        "",
        f"{len(timeline.events)} events rest on {len(pages)} pages of {len(publishers)} publishers;",
        f"{primary} of the pages are official texts or reproduce one. {reported} events have one source only and are",
        "marked `reported`.",
        "",
        "| sources an event | events |",
        "|---|---|",
    ]
    lines += [f"| {many} | {count} |" for many, count in sorted(per_event.items())]
    lines += ["", "## By language", "", "| language | pages |", "|---|---|"]
    lines += [
        f"| {name} | {count} |"
        for name, count in sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    lines += [
        "",
        "## By publisher",
        "",
        "Publishers with three pages or more; the rest together.",
        "",
        "| publisher | pages |",
        "|---|---|",
    ]
    often = [
        (name, count)
        for name, count in sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))
        if count > 2
    ]
    lines += [f"| {cell(name)} | {count} |" for name, count in often]
    rest = len(publishers) - len(often)
    lines += [f"| {rest} others | {sum(publishers.values()) - sum(count for _, count in often)} |", ""]
    return "\n".join(lines)


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
        "| stretch | thoroughness | note |",
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
    lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """The text of every generated page."""
    timeline = urt.load()
    found = months(timeline)
    return {
        "codebook.md": MADE + codebook(),
        "claims.md": MADE + claim_page(timeline),
        "sources.md": MADE + source_page(timeline),
        "coverage.md": MADE + coverage_page(timeline, found),
        "coverage.svg": picture(found),
    }


def main() -> int:
    """Write or check."""
    stale: list[str] = []
    for name, text in pages().items():
        path = HERE / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"stale: {', '.join(stale)}; run python docs/generate.py")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
