"""The program as a whole: its help and manual, options before and after, refusals, exit codes."""

from __future__ import annotations

import os
import re
import shlex
import sys

import pytest
from cli_sample import HERE, SMALL_FILE, command_names, said

from us_russia_timeline import __main__ as module, __version__, exports
from us_russia_timeline.cli import files, listing, main, program
from us_russia_timeline.errors import Fault, InvalidTimeline, MissingExtra

MANUAL = os.path.join(HERE, "..", "..", "docs", "reference", "command-line.md")


def test_the_module_as_a_program():
    """What ``python -m`` runs, and the console script names, is the face's own function."""
    assert module.main is main is program.main


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (["events", "--kind", "quarrel"], 2, "argument --kind: 'quarrel' is not a kind; use one of call"),
        (["events", "--text", " "], 2, "--text: nothing to look for"),
        (["events", "--actor", "donald-trumb"], 1, "did you mean donald-trump?"),
        (["events", "--from", "2025-07-01", "--to", "2025-07-02T00:00Z"], 2, "two days or two instants"),
        (["events", "--from", "2025-07-02", "--to", "2025-07-01"], 2, "2025-07-02 is after 2025-07-01"),
        (["events", "--from", "2025-13"], 2, "argument --from: '2025-13': month must be in 1..12"),
        (
            ["events", "--to", "July"],
            2,
            "argument --to: 'July' is not a time: write 2025, 2025-07, 2025-07-14",
        ),
        (["events", "--from", "2031"], 1, "the timeline says nothing about that time"),
        (["events", "--limit", "0"], 2, "argument --limit: '0' is not a whole number from 1 up"),
        (["events", "--limit", "many"], 2, "argument --limit: 'many' is not a whole number from 1 up"),
        (["events", "--lim", "1"], 2, "us-russia-timeline events: error: unrecognized arguments: --lim 1"),
        (["deadline", "due", "--from", "1"], 2, "usage: us-russia-timeline deadline due [-h]"),
        (["--lim"], 2, "us-russia-timeline: error: unrecognized arguments: --lim"),
        (["on", "1999-01-01"], 1, "the timeline says nothing about that time"),
        (["on", "2025-07"], 2, "events --from 2025-07 --to 2025-07"),
        (["on", "2025-02-30"], 2, "day is out of range for month"),
        (["deadline", "due", "2025-07-14T12:00Z", "3"], 2, "is an instant; give a day"),
        (["as-of", "2025-07-14T12:00"], 2, "has no zone, and none is assumed"),
        (["as-of", "2025-07-14T12:00[Mars/Base]"], 2, "no rules for the zone 'Mars/Base'"),
        (["--on", "yesterday"], 2, "argument --on: 'yesterday' is not a moment: write 2025-07-14 or"),
        (["--around", "-1"], 2, "argument --around: '-1' is not a whole number from 0 up"),
        (["claims", "--verdict", "true"], 2, "'true' is not a verdict; use one of confirmed, imprecise"),
        (["show", "easter"], 1, "did you mean 2025-04-19-easter?"),
        (["show", "donald-trumb"], 1, "did you mean donald-trump?"),
        (["show", "qqqqqqqq"], 1, "there is no record 'qqqqqqqq'"),
        (["show", ""], 1, "there is no record ''"),
        (
            ["show", "2025-01-01-gone"],
            1,
            "withdrawn on 2025-10-01: It did not happen.; see 2025-02-01-warning",
        ),
        (["show", "2025-01-02-gone"], 1, "withdrawn on 2025-10-01: It did not happen."),
        (["deadline"], 2, "the following arguments are required: COMMAND"),
        (
            ["deadline", "due", "2025-07-14", "50", "fortnights"],
            2,
            "'fortnights' is not a unit; use one of days,",
        ),
        (["deadline", "due", "2025-07-14", "50", "hour"], 2, "hours run by the clock"),
        (["deadline", "due", "2025-07-14", "0"], 2, "'0' is not a whole number other than 0; below it is counted back"),
        (["deadline", "due", "2025-07-14", "9" * 9], 2, "a whole number from 1 to"),
        (
            ["deadline", "due", "2025-07-14", "9", "--rule", "mine"],
            2,
            "'mine' is not a rule; use one of calendar,",
        ),
        (
            ["deadline", "between", "2025-07-14", "2025-07-15", "--holiday", "2025-07-15"],
            2,
            "only with --business",
        ),
        (["deadline", "readings", "2025-02-01-withdrawn", "--zone", "Mars/Base"], 2, "no rules for the zone"),
        (["deadline", "readings", "nothing"], 1, "there is no record 'nothing'"),
        (["export", "stone"], 2, "'stone' is not a format; use one of json"),
        (["nonsense"], 2, "invalid choice: 'nonsense'"),
    ],
)
def test_refusals(run, argv, code, message):
    """What cannot be answered gives one message on standard error, nothing else, and the documented code."""
    given, out, err = run(*argv)
    assert (given, out) == (code, "")
    assert message in said(err)
    assert max(len(line) for line in err.splitlines()) <= 80


@pytest.mark.parametrize("huge", ["999999", "9223372036854775807", "9223372036854775808", "9" * 400])
@pytest.mark.parametrize(
    "argv",
    [
        ["--around"],
        ["as-of", "2025-07-20", "--limit"],
        ["events", "--limit"],
        ["truces", "--max-bytes"],
        ["truces", "--max-faults"],
    ],
)
def test_a_huge_number_means_all(run, argv, huge):
    """People write a huge number for "all"; however huge, it is an answer and no fault of arithmetic."""
    code, out, err = run(*argv, huge)
    assert (code, err) == (0, "")
    assert out


def test_a_number_too_long_to_be_read(run):
    """Python refuses to read numbers of thousands of digits; that is told like any other wrong one."""
    code, _, err = run("events", "--limit", "9" * 5_000)
    assert code == 2
    assert "is not a whole number from 1 up" in said(err)


def test_a_line_feed_in_an_argument_is_shown(run):
    """An argument cannot make a message look like two."""
    assert "\\n" in run("--no\nus-russia-timeline: all is well")[2]


def test_faults_are_of_the_users_file_or_of_none(run, monkeypatch):
    """Faults are told with the name of the user's file; of the shipped data they are told as they are."""

    def broken(args):
        raise InvalidTimeline((Fault("x", "", "is wrong"),))

    monkeypatch.setattr(listing, "_truces", broken)
    told = "1 fault in the document\n  x: is wrong\n"
    assert run("truces", data=False) == (1, "", f"us-russia-timeline: {told}")
    assert said(f"us-russia-timeline: {SMALL_FILE}: {told}") == said(run("truces")[2])


def test_a_missing_extra_is_the_machines_fault(run, monkeypatch):
    """A format that needs what is not installed says so and exits with 3."""

    def missing(name, timeline):
        raise MissingExtra("install something")

    monkeypatch.setattr(files, "render", missing)
    assert run("export", "json") == (3, "", "us-russia-timeline: install something\n")


def test_a_parser_that_gives_no_number(monkeypatch):
    """Whatever ends the parsing without a code of its own counts as a command put wrongly."""

    def ended():
        raise SystemExit("no")

    monkeypatch.setattr(program, "made_parser", ended)
    assert main([]) == 2


def test_help_names_every_command_and_exit_code(run):
    """The help lists the commands that there are, and what each exit code means."""
    code, out, _ = run("--help")
    assert code == 0
    for name in {each.partition(" ")[0] for each in command_names()}:
        assert re.search(rf"^    {name}\b", out, re.MULTILINE), name
    for number in ("0", "1", "2", "3", "130", "141"):
        assert re.search(rf"^  {number} +\S", out, re.MULTILINE), number
    assert max(len(line) for line in out.splitlines()) <= 80


def test_help_of_every_command(run):
    """Every command has a help of its own, within 80 columns in a pipe, that speaks of its arguments."""
    assert len(command_names()) == 19
    for name in command_names():
        code, out, _ = run(*name.split(), "--help")
        assert code == 0
        assert out.startswith(f"usage: us-russia-timeline {name} ")
        assert max(len(line) for line in out.splitlines()) <= 80


def test_examples_in_the_help_work(run):
    """Each example of the help runs on the shipped data and exits with 0."""
    _, out, _ = run("--help")
    examples = re.findall(r"^  us-russia-timeline (.*)$", out, re.MULTILINE)
    assert len(examples) == 7
    for example in map(shlex.split, examples):
        assert run(*example, data=False)[0] == 0, example


def test_version(run):
    """``--version`` gives the version of the package."""
    assert run("--version", data=False) == (0, f"us-russia-timeline {__version__}\n", "")


def test_options_stand_before_or_after_the_command(capsys):
    """The options of every command are taken on either side of it, the later one holding."""
    assert main(["truces", "--data", SMALL_FILE, "--json"]) == 0
    after = capsys.readouterr().out
    assert main(["--json", "--data", "nothing.json", "truces", "--data", SMALL_FILE]) == 0
    assert capsys.readouterr().out == after


def test_arguments_of_the_process(monkeypatch, capsys):
    """Called without arguments, the program reads those of the process."""
    monkeypatch.setattr(sys, "argv", ["us-russia-timeline", "--version"])
    assert main() == 0
    assert __version__ in capsys.readouterr().out


def examples_of_the_manual():
    """Each command of the reference page that runs the program, with the output printed under it."""
    with open(MANUAL, encoding="utf-8") as file:
        blocks = re.findall(r"^```console\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
    for each in re.split(r"^\$ ", "".join(blocks), flags=re.MULTILINE)[1:]:
        command, _, output = each.partition("\n")
        if command.startswith("us-russia-timeline"):
            yield command, output


@pytest.mark.parametrize(("command", "output"), list(examples_of_the_manual()))
def test_examples_of_the_manual(run, command, output):
    """Each example of the reference page gives the output printed under it; three dots stand for any rest."""
    code, out, err = run(*command.split()[1:], data=False)
    assert (code, err) == (0, "")
    if output and not output.endswith("...\n"):
        assert out == output
    assert out.startswith(output.removesuffix("...\n"))


def test_the_manual_names_every_command_and_exit_code():
    """The reference page has every command and option, and the exit codes that the help has."""
    with open(MANUAL, encoding="utf-8") as file:
        page = file.read()
    for name in command_names():
        assert f"| `{name}" in page, name
    in_the_page = re.findall(r"^\| (\d+) \|", page, re.MULTILINE)
    assert in_the_page == re.findall(r"^  (\d+) +\S", program._MORE, re.MULTILINE)
    assert set(exports.FORMATS)
