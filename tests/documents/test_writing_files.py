"""Files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading

import pytest

from us_russia_timeline.documents import replace_file


def test_a_file_is_replaced_with_its_permissions(tmp_path):
    """A file that was there keeps its permissions, a new one gets the usual ones; nothing else is left."""
    target = tmp_path / "out.json"
    replace_file(str(target), "one\n")
    usual = tmp_path / "usual"
    usual.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    usual.unlink()
    target.chmod(0o600)
    replace_file(str(target), "zwölf\r\n")
    assert target.read_bytes() == "zwölf\r\n".encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["out.json"]


@pytest.mark.parametrize("name", ["\U0001f54a" * 62, "\u044f" * 127, "x" * 255, "\udcff" * 255])
def test_a_long_name_of_a_file(tmp_path, name):
    """A name of as many octets as a system allows can be written, whatever its characters take."""
    target = str(tmp_path / name)
    assert len(os.fsencode(name)) > 247
    replace_file(target, "one\n")
    replace_file(target, "two\n")
    assert os.listdir(tmp_path) == [name]
    with open(target, encoding="utf-8") as file:
        assert file.read() == "two\n"


def test_threads_write_one_file_each_whole(tmp_path):
    """Threads that write one file at once are not in each other's way, and what stands there in the end is whole."""
    target = tmp_path / "out.json"
    texts = [str(at) * 10_000 for at in range(8)]
    barrier, failed = threading.Barrier(len(texts)), []

    def work(text):
        barrier.wait()
        try:
            for _ in range(10):
                replace_file(str(target), text)
        except OSError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failed == []
    assert target.read_text(encoding="utf-8") in texts
    assert os.listdir(tmp_path) == ["out.json"]


def test_what_a_crash_left_behind_is_not_in_the_way(tmp_path):
    """A file of a passing name, of a process with this number, blocks nothing and stays as it is."""
    left = tmp_path / f".out.json.{os.getpid()}.new"
    left.write_text("half", encoding="utf-8")
    replace_file(str(tmp_path / "out.json"), "whole")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "whole"
    assert left.read_text(encoding="utf-8") == "half"


def test_the_contents_are_on_the_disk_before_the_name(tmp_path, monkeypatch):
    """A power cut finds the old file or the new one: the new one is whole before it has the name."""
    done = []
    for name, real in (("fsync", os.fsync), ("replace", os.replace)):
        monkeypatch.setattr(os, name, lambda *given, name=name, real=real: (done.append(name), real(*given)))
    replace_file(str(tmp_path / "out.json"), "text")
    assert done == ["fsync", "replace"]


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="this system does not name open files")
def test_an_open_file_is_written_to_as_it_is(tmp_path):
    """A shell may have opened it to append to it: what stands there stays, and what is a pipe is a pipe."""
    log, link, ring = tmp_path / "log", tmp_path / "link", tmp_path / "ring"
    log.write_text("one\n", encoding="utf-8")
    with log.open("ab") as file:
        replace_file(f"/dev/fd/{file.fileno()}", "two\n")
        link.symlink_to(f"/proc/self/fd/{file.fileno()}")
        replace_file(str(link), "three\n")
    assert log.read_text(encoding="utf-8") == "one\ntwo\nthree\n"
    out, into = os.pipe()
    replace_file(f"/dev/fd/{into}", "four\n")
    os.close(into)
    with open(out, "rb") as file:
        assert file.read() == b"four\n"
    ring.symlink_to(ring)
    with pytest.raises(OSError, match="ring"):
        replace_file(str(ring), "five\n")


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_where_a_step_fails_nothing_is_left_behind(tmp_path, monkeypatch, step):
    """A full disk leaves the old file and nothing else, and the error names the file that was asked for."""
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "another file")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, full)
        with pytest.raises(OSError, match="No space left") as caught:
            replace_file(str(target), "new")
    assert caught.value.filename == str(target)
    assert os.listdir(tmp_path) == ["out.json"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_link_is_followed(tmp_path):
    """Writing to a link replaces what it leads to, and the link stays."""
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    replace_file(str(tmp_path / "link"), "new")
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "link").is_symlink()


def test_a_device_is_written_to_not_replaced(tmp_path):
    """What is no regular file is written to as it is; a folder is refused."""
    replace_file(os.devnull, "nothing")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    with pytest.raises(IsADirectoryError):
        replace_file(str(tmp_path), "nothing")
