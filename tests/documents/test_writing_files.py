"""Files, written whole or not at all."""

from __future__ import annotations

import os
import stat

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
