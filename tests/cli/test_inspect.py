from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from conspectus.cli import cli

SCHEMA: dict[str, Any] = json.loads(files("conspectus").joinpath("schemas/inspect-1.json").read_text(encoding="utf-8"))
FOLDER = Path(__file__).parents[1] / "corpus" / "papers"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md")


def inspect(path: Path) -> dict[str, Any]:
    result = CliRunner().invoke(cli, ["inspect", str(path), "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_json_has_the_published_form(path: Path) -> None:
    jsonschema.validate(inspect(path), SCHEMA)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_offset_lies_in_the_text(path: Path) -> None:
    for article in inspect(path)["articles"]:
        size = len(article["text"])
        placed = ("sections", "paragraphs", "citations", "claims")
        for item in (item for kind in placed for item in article[kind]):
            assert 0 <= item["start"] <= item["end"] <= size
        for claim in article["claims"]:
            assert article["text"][claim["start"] : claim["end"]] == claim["text"]


def test_a_source_that_cannot_be_read_is_exit_code_3(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    result = CliRunner().invoke(cli, ["inspect", str(empty)])
    assert result.exit_code == 3
    assert "空.txt" in result.stderr
    assert "Traceback" not in result.stderr
