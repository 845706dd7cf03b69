"""The timeline that a command is asked of: the shipped one, or the user's file within its limits."""

from __future__ import annotations

from cli_sample import SMALL_FILE, said


def test_a_users_file_that_cannot_be_used(run, tmp_path):
    """Faults of ``--data`` give 1 and name the file, as does its size; one that is not there gives 3."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"evnts": []}', encoding="utf-8")
    code, _, err = run("--data", str(bad), "truces", data=False)
    assert code == 1
    assert "bad.json: 1 fault in the document" in said(err)
    assert "unknown key 'evnts'" in err
    code, _, err = run("--data", str(tmp_path / "none.json"), "truces", data=False)
    assert code == 3
    assert "none.json: No such file or directory" in said(err)
    assert "3 are allowed" in said(run("validate", str(bad), "--max-bytes", "3")[1])


def test_a_file_is_read_in_pieces(run, monkeypatch):
    """Allowing a great many bytes reserves none of them: the file is never asked for all of them at once."""
    from us_russia_timeline import documents

    asked = []
    whole = documents.read

    def read(path, *, progress, **limits):
        asked.append(limits["max_bytes"])
        return whole(path, progress=progress, **limits)

    monkeypatch.setattr(documents, "read", read)
    assert run("validate", SMALL_FILE, "--max-bytes", str(2**63))[0] == 0
    assert asked == [2**63]


def test_without_a_file_the_shipped_timeline_is_asked(run):
    """Where no file is named, the answer is about the curated data."""
    assert run("show", "2025-07-14-ukraine-deal-deadline", data=False)[0] == 0
