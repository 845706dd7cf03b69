"""The commands that read and write files: a check of your own timeline, other formats, the JSON Schema."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from us_russia_timeline.cli.answers import Answer, Document, checked, opened
from us_russia_timeline.cli.arguments import Commands, moment, one_of
from us_russia_timeline.cli.filters import add_range
from us_russia_timeline.cli.phrases import count
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import InvalidQuestion, InvalidTimeline
from us_russia_timeline.exports import FORMATS, render
from us_russia_timeline.questions import as_of, part
from us_russia_timeline.timelines import COLLECTIONS, Timeline

__all__ = ["register"]


def register(commands: Commands) -> None:
    """``validate``, ``export`` and ``schema``."""
    validate = commands.add("validate", "check your own timeline and list every fault of it", _validate)
    validate.add_argument("file", metavar="FILE", help="a .json or .toml file")
    about = "write the timeline in another format; without one, list the formats"
    export = commands.add("export", about, _export)
    export.add_argument("format", metavar="FORMAT", nargs="?", type=one_of("format", FORMATS))
    export.add_argument(
        "--table", metavar="NAME", help="of csv: that table (truces, parties, sources ...), not the events"
    )
    export.add_argument(
        "--folder", metavar="FOLDER", help="of datapackage: write it and all its tables there, or nothing"
    )
    export.add_argument("--as-of", metavar="DATE", type=moment, help="as the public could know it then")
    add_range(export, "a part: begun or going on")
    export.add_argument("--ultimatum", metavar="ID", help="a part: the story of this ultimatum")
    schema = commands.add("schema", "write the JSON Schema of timelines", _schema)
    for written in (export, schema):
        written.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")


def _validate(args: Namespace) -> Answer:
    try:
        timeline = checked(args.file, args)
    except InvalidTimeline as fault:
        return _faulty(args.file, fault)
    sizes = {name: len(getattr(timeline, name)) for name in COLLECTIONS}
    held = ", ".join(count(size, name[:-1]) for name, size in sizes.items() if size)
    return Answer(
        lambda: [Line(f"{args.file}: no faults; {held or 'no records'}")],
        lambda: {"file": args.file, "valid": True, "found": 0, "faults": list[Any](), "records": sizes},
    )


def _faulty(file: str, fault: InvalidTimeline) -> Answer:
    faults, found = fault.faults, fault.found
    cut = "" if found == len(faults) else f", {len(faults)} shown"
    return Answer(
        lambda: [*(Line(str(each)) for each in faults), Line(f"{file}: {count(found, 'fault')}{cut}")],
        lambda: {"file": file, "valid": False, "found": found, "faults": [each._asdict() for each in faults]},
        1,
    )


def _export(args: Namespace) -> Answer | Document:
    if args.format is None:
        listed = [Line(f"{name}: {gives}") for name, gives in FORMATS.items()]
        return Answer(lambda: listed, lambda: dict(FORMATS))
    for option, of in (("table", "csv"), ("folder", "datapackage")):
        if getattr(args, option) is not None and args.format != of:
            raise InvalidQuestion(f"--{option} is for export {of}, not for {args.format}")
    timeline = opened(args)
    if args.as_of is not None:
        timeline = as_of(timeline, args.as_of)
    chosen = {name: getattr(args, name) for name in ("first", "last", "ultimatum")}
    chosen |= {"actors": args.actor, "tags": args.tag}
    if any(chosen.values()):
        timeline = part(timeline, **chosen)
    if args.folder is not None:
        return _package(timeline, args)
    if args.table is not None:
        from us_russia_timeline.exports import csv

        return Document(csv.render(timeline, table=args.table), args.output)
    return Document(render(args.format, timeline), args.output)


def _package(timeline: Timeline, args: Namespace) -> Answer:
    from us_russia_timeline.exports import datapackage

    if args.output is not None:
        raise InvalidQuestion("give --folder for the whole package or --output for its descriptor, not both")
    written = datapackage.write(timeline, args.folder)
    return Answer(
        lambda: [Line(f"{args.folder}: {count(len(written), 'file')}, {written[-1]} among them")],
        lambda: {"folder": args.folder, "files": written},
    )


def _schema(args: Namespace) -> Document:
    import json

    from us_russia_timeline.documents import schema

    return Document(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", args.output)
