"""What programs read of ours has a version and a published form."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from conspectus.cli import cli
from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review

ROOT = Path(__file__).parents[2]
SCHEMAS = sorted((ROOT / "scripts" / "conspectus" / "schemas").glob("*.json"))


def test_the_findings_have_the_published_form(tmp_path: Path) -> None:
    for file, text in new_review("x", "en").items():
        write_text(tmp_path / file, text)
    (tmp_path / "docs" / "own.md").write_text("As [@nobody, p. 3] says of [#nothing].\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", "--json", "-C", str(tmp_path)], catch_exceptions=False)
    found = json.loads(result.stdout)
    schema = ROOT / "scripts" / "conspectus" / "schemas" / f"{found['schema'].removeprefix('conspectus/')}.json"
    jsonschema.validate(found, json.loads(schema.read_text(encoding="utf-8")))
    assert {finding["code"] for finding in found["findings"]} >= {"citekey-unknown", "theme-unknown"}
    assert result.exit_code == 1


def test_the_receipt_has_the_published_form() -> None:
    arguments = ["verify", str(ROOT / "tests" / "corpus" / "papers"), "--json", "-C", str(ROOT)]
    found = json.loads(CliRunner().invoke(cli, arguments, catch_exceptions=False).stdout)
    schema = ROOT / "scripts" / "conspectus" / "schemas" / f"{found['schema'].removeprefix('conspectus/')}.json"
    jsonschema.validate(found, json.loads(schema.read_text(encoding="utf-8")))
    assert {paper["state"] for paper in found["papers"]} == {"absent"}


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_a_schema_is_published_on_the_site_and_named_in_the_guide(path: Path) -> None:
    assert (ROOT / "docs" / "schemas" / path.name).read_bytes() == path.read_bytes()
    assert f"../schemas/{path.name}" in (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
