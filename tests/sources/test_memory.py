"""What is kept between runs is loaded as what the program keeps, or not at all."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from conspectus.model import Finding, Severity, Span
from conspectus.sources.memory import keep, recall


@pytest.mark.parametrize("value", [("digest", Span(1, 2)), Finding("code", "message", severity=Severity.NOTE), ((),)])
def test_what_is_kept_is_recalled(tmp_path: Path, value: object) -> None:
    keep(tmp_path / "kept", value)
    assert recall(tmp_path / "kept") == value


def test_a_file_made_by_someone_else_runs_nothing(tmp_path: Path) -> None:
    """A pickle may name any function to be called while it is loaded; a review may come from anyone."""
    path = tmp_path / "kept"
    path.write_bytes(b"cos\nsystem\n(S'echo hostile > " + bytes(tmp_path) + b"/ran'\ntR.")
    assert recall(path) is None
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("data", [b"", b"\x80", b"not a pickle", pickle.dumps(print), pickle.dumps(Path())])
def test_what_is_damaged_or_foreign_is_as_good_as_absent(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "kept").write_bytes(data)
    assert recall(tmp_path / "kept") is None


def test_what_is_absent_is_none(tmp_path: Path) -> None:
    assert recall(tmp_path / "nothing") is None
