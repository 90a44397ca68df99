"""The shares of exact fields on the development strings, which must not fall. Skipped where they are absent."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "dev-data"
FLOORS = {
    "references-gbt7714.jsonl": {
        "title": 0.99, "authors": 0.98, "container": 0.98, "year": 0.99, "volume": 0.99, "issue": 0.97, "pages": 0.98,
        "publisher": 0.93, "place": 0.97, "editors": 0.98, "translators": 0.98, "identifier": 0.98, "doi": 0.98,
    },
    "references-journal-styles.jsonl": {
        "title": 0.98, "authors": 0.98, "container": 0.98, "year": 0.98, "volume": 0.98, "issue": 0.98, "pages": 0.98,
        "publisher": 0.97, "place": 0.97, "editors": 0.98, "identifier": 0.95, "date": 0.95, "accessed": 0.99,
    },
    "references-en/anystyle-core.xml": {
        "title": 0.80, "authors": 0.92, "container": 0.64, "year": 0.95, "pages": 0.84, "publisher": 0.57,
    },
}  # fmt: skip


def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_references", ROOT / "tests" / "measure_references.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", FLOORS)
def test_the_share_of_exact_fields_does_not_fall(name: str) -> None:
    path = DATA / name
    if not path.exists():
        pytest.skip("the development strings are not here (../shared/dev-data)")
    score = measuring().MEASURES[name](path)
    found = {field: score.share(field) for field in FLOORS[name]}
    assert {field: share for field, share in found.items() if share < FLOORS[name][field]} == {}


def test_absent_data_is_said_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measuring().main([str(tmp_path)]) == 0
    assert "not here" in capsys.readouterr().out
