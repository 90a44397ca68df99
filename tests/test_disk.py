from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.disk import write_bytes, write_text


def test_a_file_that_already_says_so_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "页.md"
    assert write_text(path, "一\n")
    before = path.stat().st_mtime_ns
    assert not write_text(path, "一\n")
    assert path.stat().st_mtime_ns == before


def test_folders_are_made_and_nothing_else_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    write_text(path, "x\n")
    write_text(path, "y\n")
    assert path.read_bytes() == b"y\n"
    assert [file.name for file in path.parent.iterdir()] == ["b.md"]


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old\n")

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_bytes(path, b"new\n")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
