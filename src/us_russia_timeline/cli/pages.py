"""The command that writes the page: the whole of a timeline, a part of it, or one story to be embedded."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from us_russia_timeline.cli.answers import Document, opened
from us_russia_timeline.cli.arguments import Commands, begins, ends
from us_russia_timeline.cli.listing import begun
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports import html
from us_russia_timeline.timelines import Timeline

__all__ = ["register"]


def register(commands: Commands) -> None:
    """``page``."""
    each: dict[str, Any] = {"action": "append", "default": []}
    about = "write one self-contained page that replays what was known; of all, of a part, or of one story"
    page = commands.add("page", about, _page)
    page.add_argument("--ultimatum", metavar="ID", help="open with the story of this one")
    page.add_argument("--from", metavar="DATE", type=begins, help="a part: begun on or after")
    page.add_argument("--to", metavar="DATE", type=ends, help="a part: begun on or before")
    page.add_argument("--actor", metavar="ID", **each, help="a part: with all these actors, in any part")
    page.add_argument("--tag", metavar="TAG", **each, help="a part: with all these tags")
    page.add_argument("--embed", action="store_true", help="only the story, small enough for another page")
    page.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")


def _page(args: Namespace) -> Document:
    timeline = opened(args)
    asked = getattr(args, "from"), args.to, args.actor, args.tag
    if any(each is not None and each != [] for each in asked):
        if args.ultimatum is not None:
            raise InvalidQuestion(
                "give --ultimatum, or a part by --from, --to, --actor and --tag, but not both"
            )
        timeline = _part(timeline, args)
    return Document(html.render(timeline, ultimatum=args.ultimatum, embed=args.embed), args.output)


def _part(timeline: Timeline, args: Namespace) -> Timeline:
    found = begun(timeline, getattr(args, "from"), args.to)
    if args.actor:
        found = found.involving(*args.actor)
    events = [event for event in found if set(args.tag) <= set(event.tags)]
    if not events:
        raise InvalidQuestion("no event is of that part, so that there is nothing to put on a page")
    return html.part_of(timeline, events)
