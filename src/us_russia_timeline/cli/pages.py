"""The command that writes the page: the whole of a timeline, a part of it, or one story to be embedded."""

from __future__ import annotations

from argparse import Namespace

from us_russia_timeline.cli.answers import Document, opened
from us_russia_timeline.cli.arguments import Commands
from us_russia_timeline.cli.filters import add_range, chooses, taken
from us_russia_timeline.errors import InvalidQuestion
from us_russia_timeline.exports import html

__all__ = ["register"]


def register(commands: Commands) -> None:
    """``page``."""
    about = "write one self-contained page that replays what was known; of all, of a part, or of one story"
    page = commands.add("page", about, _page, without=("json",))
    page.add_argument("--ultimatum", metavar="ID", help="open with the story of this one")
    add_range(page, "a part: begun or going on")
    page.add_argument("--embed", action="store_true", help="only the story, small enough for another page")
    page.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")


def _page(args: Namespace) -> Document:
    timeline = opened(args)
    if args.ultimatum is not None and chooses(args):
        raise InvalidQuestion("give --ultimatum, or a part by --from, --to, --actor and --tag, but not both")
    some = taken(timeline, args)
    return Document(html.render(some, ultimatum=args.ultimatum, embed=args.embed), args.output)
