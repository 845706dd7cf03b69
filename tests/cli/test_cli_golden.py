"""Every screen and list of a small timeline, held whole against a file that people can read."""

from __future__ import annotations

import os
import shlex

from cli_sample import HERE

from examples import timeline
from us_russia_timeline import to_json
from us_russia_timeline.cli import main
from us_russia_timeline.cli.screens import SCREENS

GOLDEN = os.path.join(HERE, "golden", "screens.txt")
RENEW = "URT_RENEW_GOLDEN=1 python -m pytest tests/cli/test_cli_golden.py"


def commands(whole):
    """Every list of a timeline, the screen of each record, and its days, as they are typed."""
    last = whole.events[-1].when.first.isoformat()
    yield from ("", f"--on {last}", "--full", "events --summary --sources", "ultimatums", "truces", "claims", "actors", "tags", "kinds", "search ann")
    yield from (f"on {last}", f"on {last}T12:00Z", f"as-of {last} --limit 2")
    for ultimatum in whole.ultimatums:
        yield f"deadline readings {ultimatum.id}"
    for record_id in dict.fromkeys(record.id for name in SCREENS for record in getattr(whole, name)):
        yield f"show {shlex.quote(record_id)}"


def test_every_screen_and_list(tmp_path, capsys, monkeypatch):
    """What is shown is what the golden file holds, to the letter."""
    monkeypatch.chdir(tmp_path)
    path = "examples.json"
    with open(path, "w", encoding="utf-8") as file:
        file.write(to_json(timeline()))
    shown = []
    for command in commands(timeline()):
        assert main(["--data", path, *shlex.split(command)]) == 0
        shown.append(f"$ us-russia-timeline {command}".rstrip() + f"\n{capsys.readouterr().out}")
    text = "\n".join(shown)
    if os.environ.get("URT_RENEW_GOLDEN"):
        with open(GOLDEN, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    with open(GOLDEN, encoding="utf-8", newline="") as file:
        held = file.read()
    assert text == held, f"the screens are not those of {GOLDEN}; if they are right, renew it: {RENEW}"
