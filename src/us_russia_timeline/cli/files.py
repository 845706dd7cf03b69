"""The commands that read and write files: a check of your own timeline, differences, formats, the schema."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from us_russia_timeline.cli import terminal
from us_russia_timeline.cli.answers import Answer, Document, checked, opened
from us_russia_timeline.cli.arguments import Commands, day_or_instant, one_of, was_given
from us_russia_timeline.cli.filters import add_range, taken
from us_russia_timeline.cli.phrases import count
from us_russia_timeline.cli.reach import required
from us_russia_timeline.cli.terminal import Line
from us_russia_timeline.errors import InvalidQuestion, InvalidTimeline
from us_russia_timeline.exports import FORMATS, render
from us_russia_timeline.questions import Change, as_of, diff
from us_russia_timeline.timelines import COLLECTIONS, ENOUGH_FAULTS, Timeline

__all__ = ["register"]

_ALL = 10_000  # faults that a check lists unless told otherwise: all of what people write, not all of junk


def register(commands: Commands) -> None:
    """``validate``, ``diff``, ``export`` and ``schema``."""
    about = "check your own timeline and list every fault of it"
    validate = commands.add("validate", about, _validate, without=("data",))
    validate.add_argument("file", metavar="FILE", help="a .json or .toml file")
    about = "what differs between two timelines, field by field; exits with 1 where something does"
    compared = commands.add("diff", about, _diff, without=("data",))
    for name, which in (("first", "A"), ("second", "B")):
        compared.add_argument(name, metavar=which, help="a .json or .toml file, or 'shipped'")
    about = "write the timeline in another format; without one, list the formats"
    export = commands.add("export", about, _export)
    export.add_argument("format", metavar="FORMAT", nargs="?", type=one_of("format", FORMATS))
    export.add_argument(
        "--table", metavar="NAME", help="of csv: that table (truces, parties, sources ...), not the events"
    )
    export.add_argument(
        "--bom", action="store_true", help="of csv: with a byte-order mark, so that Excel reads it as UTF-8"
    )
    export.add_argument(
        "--folder", metavar="FOLDER", help="of datapackage: write it and all its tables there, or nothing"
    )
    about = "as the public could know it then"
    export.add_argument("--as-of", metavar="DATE", type=day_or_instant, help=about)
    add_range(export, "a part: begun or going on")
    export.add_argument("--ultimatum", metavar="ID", help="a part: the story of this ultimatum")
    schema = commands.add("schema", "write the JSON Schema of timelines", _schema, without=("data", "beside"))
    for written in (export, schema):
        written.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")


def _validate(args: Namespace) -> Answer:
    try:
        timeline = checked(args.file, args, args.max_faults or _ALL)
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


def _diff(args: Namespace) -> Answer:
    both: list[Timeline] = []
    for file in (args.first, args.second):
        try:
            both.append(checked(file, args, args.max_faults or ENOUGH_FAULTS))
        except InvalidTimeline as fault:
            return _faulty(file, fault)
    changes = diff(both[0], both[1])
    # A line of a difference is one field: wrapped further in than the line that follows it.
    lines = [
        Line(line.strip(), len(line) - len(line.lstrip()), 6)
        for each in changes
        for line in str(each).splitlines()
    ]
    return Answer(
        lambda: lines or [Line("no differences")],
        lambda: [_plain_change(each) for each in changes],
        1 if changes else 0,
    )


def _plain_change(change: Change) -> dict[str, Any]:
    from us_russia_timeline.documents import to_plain

    what = "added" if change.before is None else "removed" if change.after is None else "changed"
    fields = [
        {"path": each.path, "before": to_plain(each.before), "after": to_plain(each.after)}
        for each in change.fields
    ]
    return {"collection": change.collection, "id": change.id, "change": what, "fields": fields}


def _export(args: Namespace) -> Answer | Document:
    if args.format is None:
        given = ("output", "as_of", "table", "folder", "bom", "first", "last", "actor", "tag", "ultimatum")
        if any(was_given(args, each) for each in given):
            raise InvalidQuestion(f"name a format first: one of {', '.join(FORMATS)}")
        listed = [Line(f"{name}: {gives}") for name, gives in FORMATS.items()]
        return Answer(lambda: listed, lambda: dict(FORMATS))
    for option, of in (("table", "csv"), ("bom", "csv"), ("folder", "datapackage")):
        if was_given(args, option) and args.format != of:
            raise InvalidQuestion(f"--{option} is for export {of}, not for {args.format}")
    if args.json and args.folder is None:
        raise InvalidQuestion(f"--json: what export writes is {args.format}, as its name says")
    timeline = opened(args)
    if args.as_of is not None:
        timeline = as_of(timeline, args.as_of)
        terminal.complain(required(timeline, args.as_of))
    timeline = taken(timeline, args, ultimatum=args.ultimatum)
    if args.folder is not None:
        return _package(timeline, args)
    if args.format == "csv":
        from us_russia_timeline.exports import csv

        table = "events" if args.table is None else args.table
        return Document(csv.render(timeline, table=table, bom=args.bom), args.output)
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
