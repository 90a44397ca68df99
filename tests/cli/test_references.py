"""``conspectus references``: printed references in, records out."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from conspectus.cli import cli

LIST = "[1] 温良．论桥［J］．桥梁，2012，31（5）：77—83．\n[2] 陈年. 建阳的刻书[M]. 上海: 远海书店, 2003: 21.\n"


def run(data: bytes, *options: str) -> Result:
    return CliRunner().invoke(cli, ["references", *options], input=data, catch_exceptions=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_is_read(encoding: str) -> None:
    found = json.loads(run((LIST * 3).encode(encoding), "--json").stdout)
    assert [entry["title"] for entry in found] == ["论桥", "建阳的刻书"] * 3


def test_the_json_has_the_published_form_and_says_where_each_field_stands() -> None:
    found = json.loads(run(LIST.encode(), "--json").stdout)
    schema = json.loads(files("conspectus").joinpath("schemas/references-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    start, end = found[0]["spans"]["container"]
    assert found[0]["raw"][start:end] == "桥梁"


@pytest.mark.parametrize(("form", "sign"), [("bibtex", "@article{"), ("ris", "TY  - JOUR"), ("csl-json", '"type":')])
def test_records_are_printed_in_the_format_asked_for(form: str, sign: str) -> None:
    result = run(LIST.encode(), "--format", form)
    assert sign in result.stdout
    assert result.exit_code == 0


def test_a_doubtful_reference_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(LIST + "何处得来的一句话\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["references", str(file), "--json"])
    assert len(json.loads(result.stdout)) == 2 or "list.txt:3" in result.stderr


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(bytes(range(256)) * 8)
    result = CliRunner().invoke(cli, ["references", str(file)])
    assert result.exit_code == 3
    assert "undecodable" in result.stderr
