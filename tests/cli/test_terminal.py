"""The command line at its edges: terminals, pipes, locales, full disks, files that are replaced."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios

import pytest

import us_russia_timeline
from us_russia_timeline import exports, load, to_json
from us_russia_timeline.cli import listing, main, terminal
from us_russia_timeline.cli.terminal import Bar, Line

COMMAND = [sys.executable, "-m", "us_russia_timeline"]


def environment(**more):
    """The environment of these tests, without what would decide the encoding or the width."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8"))
    }
    folder = os.path.dirname(os.path.dirname(us_russia_timeline.__file__))
    return {**kept, "PYTHONPATH": folder, **more}


def start(*argv, **options):
    """Run the program as a process of its own."""
    environ = environment(**options.pop("environ", {}))
    return subprocess.run(
        [*COMMAND, *argv], env=environ, capture_output=True, check=False, timeout=60, **options
    )


def on_terminal(*argv, columns, which=("stdout", "stderr")):
    """Run the program with those streams on a terminal; gives its exit code and what the terminal got."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = {name: theirs if name in which else subprocess.DEVNULL for name in ("stdout", "stderr")}
    child = subprocess.Popen([*COMMAND, *argv], env=environment(LC_ALL="C.UTF-8"), stdin=theirs, **streams)
    os.close(theirs)
    seen = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # the terminal was left by all
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return child.wait(), seen.decode("utf-8")


@pytest.mark.parametrize("columns", [30, 60])
def test_lines_are_wrapped_to_a_narrow_terminal(columns):
    """On a terminal no line is longer than it is wide, unless a single word is."""
    code, seen = on_terminal("truces", columns=columns)
    assert code == 0
    lines = seen.splitlines()
    assert len(lines) > 100
    assert not [line for line in lines if len(line) > columns and len(line.split()) > 1]
    assert "\x1b" not in seen


def test_help_is_wrapped_to_a_narrow_terminal():
    """The description of the help follows the width of the terminal."""
    _, seen = on_terminal("on", "--help", columns=50)
    assert "Show a day or an instant: what happened, what was\r\nin force, which deadlines ran.\r\n" in seen


def test_lines_in_a_pipe_are_the_same_whatever_the_terminal():
    """In a pipe lines are 80 columns wide, whatever the environment says; addresses stay whole."""
    wide, narrow = (start("show", "washington", environ={"COLUMNS": each}) for each in ("200", "20"))
    assert wide.stdout == narrow.stdout
    assert 70 < max(len(line) for line in wide.stdout.decode("utf-8").splitlines()) <= 80
    assert wide.stderr == b""
    event = load().events[0]
    assert f"    {event.sources[0].url}\n" in start("show", event.id).stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error():
    """When the reader goes away there is no traceback, and the exit code is that of any such program."""
    with subprocess.Popen(
        [*COMMAND, "events", "--sources"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 141


@pytest.mark.parametrize("argv", [["export", "html"], ["events", "--json"], ["events"], ["events", "--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_takes_a_part_is_one_message(argv, unbuffered, tmp_path):
    """Where the output fits in part only, that is told, and no part passes for the whole."""
    with open(tmp_path / "out", "wb") as out:
        done = subprocess.run(
            ["sh", "-c", 'ulimit -f 2; exec "$@"', "sh", *COMMAND, *argv],
            env=environment(PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1"),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.stderr == b"us-russia-timeline: File too large\n"
    assert done.returncode == 3


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "argv", [["events"], ["events", "--json"], ["export", "json"], ["--help"], ["--version"]]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_one_message(argv, unbuffered):
    """When the output cannot be written the program says so in one line and exits with 3."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *argv],
            env=environment(PYTHONUNBUFFERED=unbuffered),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.stderr == b"us-russia-timeline: No space left on device\n"
    assert done.returncode == 3


def test_a_closed_standard_output_is_one_message():
    """Without a standard output one line says so and the code is 3; without an error output, none."""
    line = " ".join([*COMMAND, "truces"])
    done = subprocess.run(
        ["sh", "-c", f"{line} >&-"], env=environment(), stderr=subprocess.PIPE, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (3, b"us-russia-timeline: standard output is closed\n")
    done = subprocess.run(
        ["sh", "-c", f"{line} --data no.json 2>&-"], env=environment(), check=False, timeout=60
    )
    assert done.returncode == 3


@pytest.mark.parametrize(
    "environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_an_ascii_locale(environ):
    """Where the encoding has only ASCII, text is escaped, and JSON and exports stay UTF-8."""
    done = start("show", "vladimir-putin", environ=environ)
    assert done.returncode == 0
    assert b"\\u0412\\u043b\\u0430\\u0434\\u0438\\u043c\\u0438\\u0440" in done.stdout
    assert done.stdout.isascii()
    data = json.loads(start("show", "vladimir-putin", "--json", environ=environ).stdout.decode("utf-8"))
    assert any("Владимир" in alias for alias in data["actor"]["aliases"])
    assert start("export", "json", environ=environ).stdout.decode("utf-8") == exports.render("json", load())
    assert start("show", "Владимир", environ=environ).stderr.isascii()


def test_only_what_shows_is_printed():
    """A terminal escape in an argument comes back harmless, from argparse and from us."""
    for argv in (["--\x1b[31m"], ["show", "\x1b[31m"], ["--data", "\x1b[31m.json", "truces"]):
        done = start(*argv)
        assert done.returncode in (1, 2, 3)
        assert b"\\x1b[31m" in done.stderr
        assert b"\x1b" not in done.stderr


def test_a_file_name_that_is_no_text(tmp_path):
    """A name of bytes that are no UTF-8 is shown escaped, and escaped in JSON."""
    name = os.path.join(os.fsencode(tmp_path), b"\xff.json")
    with open(name, "wb") as file:
        file.write(b"{}")
    done = start("validate", name)
    assert done.returncode == 0
    assert b"\\udcff.json" in done.stdout
    assert json.loads(start("validate", name, "--json").stdout)["valid"] is True


def test_progress_is_shown_on_a_terminal_only(tmp_path):
    """Reading a file draws a bar on a terminal until all is done, and wipes it out; in a pipe there is none."""
    path = str(tmp_path / "large.json")
    text = to_json(load()).rstrip("}\n") + " " * (3 * 2**20) + "}\n"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    code, seen = on_terminal("validate", path, columns=120, which=("stderr",))
    assert code == 0
    drawn = seen.split("\r")
    assert drawn[0] == ""
    assert any(part.startswith("reading large.json [#") and part.endswith(" %") for part in drawn)
    shares = [int(part[-5:-2]) for part in drawn if part.endswith(" %")]
    assert shares == sorted(shares)
    assert shares[-1] > 50  # it grows while the text is parsed and the records are made, not with the file alone
    assert drawn[-2].strip() == drawn[-1] == ""
    assert start("validate", path).stderr == b""


def test_the_bar_grows_and_fits(monkeypatch):
    """The bar is as long as there is space, grows with what is done, is not drawn twice alike."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("COLUMNS", "40")
    with Bar.on_terminal("reading", "checking what was read, with many words") as bar:
        assert bar is not None
        for done in (0, 1, 1, 2):
            bar(done, 2)
    parts = err.getvalue().split("\r")[1:]
    assert [part.rstrip() for part in parts] == [
        f"reading [{'.' * 23}]   0 %",
        f"reading [{'#' * 11}{'.' * 12}]  50 %",
        "checking what was read, with many words"[:39],
        "",
        "",
    ]
    assert len(parts[3]) == 39


def test_a_long_name_does_not_wrap(monkeypatch):
    """A name longer than the terminal is wide is cut, so that the bar can be wiped out."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("COLUMNS", "20")
    with Bar.on_terminal("reading " + "x" * 50, "checking") as bar:
        assert bar is not None
        bar(1, 2)
    assert max(len(part) for part in err.getvalue().split("\r")) == 19


def test_no_bar_without_a_terminal(monkeypatch):
    """A stream that is no terminal, or none at all, gets no bar."""
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        with Bar.on_terminal("reading", "checking") as bar:
            assert bar is None


def test_width_has_limits(monkeypatch):
    """Very narrow and very wide terminals are treated as ten and a hundred columns wide."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for told, used in (("1", 10), ("57", 57), ("500", 100)):
        monkeypatch.setenv("COLUMNS", told)
        assert terminal.width(Terminal()) == used
    assert terminal.width(io.StringIO()) == terminal.width(None) == 80


def test_lines_are_wrapped_and_indented(monkeypatch):
    """A line keeps its indent, its rest hangs, words and whole lines are never broken."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    long = "x" * 90
    terminal.print_lines(
        [Line(), Line(f"one {long} two", 2, 3), Line(f"one {long}", 4, whole=True), Line("a\tb\x07")]
    )
    assert out.getvalue() == f"\n  one\n     {long}\n     two\n    one {long}\na\\tb\\x07\n"


class Sip(io.RawIOBase):
    """A stream without a buffer that takes a few bytes at a time, and after some of them none at all."""

    def __init__(self, most):
        super().__init__()
        self.taken = b""
        self.most = most

    def writable(self):
        """It can be written to."""
        return True

    def write(self, data):
        """Take three bytes at most, as long as there is space; else nothing, and say so."""
        part = bytes(data[: min(3, self.most - len(self.taken))])
        self.taken += part
        return len(part) or None


def test_a_stream_that_takes_a_few_bytes_at_a_time(monkeypatch):
    """What a stream without a buffer does not take at once is offered again, for documents and for lines."""
    raw = Sip(10_000)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", write_through=True))
    terminal.print_utf8("Привет, мир\r\n")
    terminal.print_lines([Line("Здравствуй"), Line("весь мир", 2)])
    assert raw.taken == f"Привет, мир\r\nЗдравствуй{os.linesep}  весь мир{os.linesep}".encode()


def test_a_stream_that_takes_no_more(monkeypatch, capsys):
    """One that takes nothing more is not asked for ever: it is told like any other failure to write."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Sip(7), encoding="utf-8", write_through=True))
    assert main(["--version"]) == 3
    assert capsys.readouterr().err == f"us-russia-timeline: {os.strerror(errno.EAGAIN)}\n"


def test_streams_that_are_not_files(monkeypatch):
    """Output goes to whatever stands in for standard output, also without bytes or a descriptor."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["deadline", "between", "2025-07-14", "2025-09-02", "--json"]) == 0
    assert json.loads(out.getvalue())["days"] == 50
    terminal.silence()  # has no descriptor to point elsewhere
    monkeypatch.setattr(sys, "stdout", None)
    terminal.flush()
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["truces"]) == 3
    assert main(["--version"]) == 0


class Broken(io.StringIO):
    """A stream that fails on flushing."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault

    def flush(self):  # noqa: D102 - what io documents
        raise self.fault


def test_output_that_breaks_in_process(monkeypatch, capsys):
    """A closed pipe and a full disk that show only on flushing give 141 and 3."""
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError()))
    assert main(["--version"]) == 141
    monkeypatch.setattr(sys, "stdout", Broken(OSError(errno.ENOSPC, "No space left on device")))
    assert main(["--version"]) == 3
    assert capsys.readouterr().err == "us-russia-timeline: No space left on device\n"


def test_a_closed_pipe_in_process(monkeypatch, capsys):
    """After a closed pipe the stream leads nowhere, so that closing it later is quiet."""
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["--version"]) == 141
    assert capsys.readouterr().err == ""


def test_faults_of_the_machine_in_words(monkeypatch, capsys):
    """A fault of the system without a number is told by its own words; an interruption gives 130."""

    def failing(fault):
        def command(args):
            raise fault

        return command

    monkeypatch.setattr(listing, "_truces", failing(OSError("something else")))
    assert main(["truces"]) == 3
    monkeypatch.setattr(listing, "_truces", failing(KeyboardInterrupt()))
    assert main(["truces"]) == 130
    assert capsys.readouterr().err == "us-russia-timeline: something else\nus-russia-timeline: interrupted\n"


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch, capsys):
    """When replacing fails the old file is untouched, the passing one gone; the message names the file."""
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def refused(source, destination):
        raise PermissionError(errno.EACCES, "Permission denied", destination)

    monkeypatch.setattr(os, "replace", refused)
    assert main(["schema", "-o", str(target)]) == 3
    assert target.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.json"]
    message = capsys.readouterr().err.replace("\n  ", " ")
    assert message == f"us-russia-timeline: {target}: Permission denied\n"


def test_a_folder_that_is_not_there(tmp_path, capsys):
    """A file in a folder that is not there gives 3, and the message names the file that was asked for."""
    target = tmp_path / "none" / "out.json"
    assert main(["schema", "-o", str(target)]) == 3
    message = capsys.readouterr().err.replace("\n  ", " ")
    assert message == f"us-russia-timeline: {target}: No such file or directory\n"
