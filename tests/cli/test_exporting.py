"""``export``: references, data and manuscripts of a set."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from tests.manuscript.conftest import LOCK, small_review

from conspectus.cli import cli

__all__ = ["small_review"]

ROOT = Path(__file__).parents[2]
HEADER = "id,paper,facet,claim,evidence_paper,section,paragraph,phrase,basis,themes,url"


@pytest.fixture
def review(small_review: Path) -> Path:
    (small_review / "evidence").mkdir(exist_ok=True)
    lock = small_review / "evidence" / "holloway2022owns.lock"
    lock.write_text(LOCK.replace("{claim}", "''"), encoding="utf-8")
    return small_review


def export(root: Path, form: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", "--format", form, *arguments, "-C", str(root)], catch_exceptions=False)


def keys(root: Path, *arguments: str) -> list[str]:
    return [item["id"] for item in json.loads(export(root, "csl-json", *arguments).stdout)]


def test_the_works_of_a_set_are_the_reviewed_and_then_what_they_cite(review: Path) -> None:
    papers = ["holloway2022owns", "qiu2023zhuqi", "wen2023shuzi"]
    assert keys(review) == [*papers, "mensah2019ledgers"]
    assert keys(review, "--reviewed") == papers
    assert keys(review, "--cited") == ["mensah2019ledgers"]
    assert keys(review, "--paper", "holloway2022owns") == ["holloway2022owns", "mensah2019ledgers", "wen2023shuzi"]
    assert keys(review, "--paper", "WEN2023pingtai") == ["wen2023shuzi"]


def test_references_are_printed_or_written(review: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.bib"
    result = export(review, "bibtex", "-o", str(target))
    assert result.stdout == ""
    assert target.read_text(encoding="utf-8") == export(review, "bibtex").stdout


def test_claims_are_a_table(review: Path) -> None:
    text = export(review, "csv", "--theme", "plain-ware").stdout
    assert text.splitlines()[0] == HEADER
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["paper"] for row in rows} == {"wen2023shuzi", "qiu2023zhuqi"}
    (row,) = [row for row in rows if row["phrase"] == "新编工练手的产品"]
    assert (row["facet"], row["section"], row["basis"]) == ("recommendations", "三(二)", "assertion")
    assert row["themes"] == "grading-standards plain-ware"
    assert row["url"] == f"papers/wen2023shuzi.html#{row['id']}"


def test_a_table_is_written_with_the_mark_by_which_excel_knows_utf_8_and_with_line_feeds(
    review: Path, tmp_path: Path
) -> None:
    export(review, "csv", "-o", str(tmp_path / "claims.csv"))
    data = (tmp_path / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,paper")
    assert b"\r" not in data


def test_the_document_has_the_published_form(review: Path) -> None:
    found = json.loads(export(review, "json").stdout)
    schema = ROOT / "scripts" / "conspectus" / "schemas" / f"{found['schema'].removeprefix('conspectus/')}.json"
    jsonschema.validate(found, json.loads(schema.read_text(encoding="utf-8")))
    assert found["review"]["title"] == "样例综述 & 其他"
    assert {paper["citekey"] for paper in found["papers"]} == {"holloway2022owns", "qiu2023zhuqi", "wen2023shuzi"}
    ids = {claim["id"] for paper in found["papers"] for claim in paper["claims"]}
    assert {claim for theme in found["themes"] for claim in theme["claims"]} <= ids
    assert {cited["work"] for paper in found["papers"] for cited in paper["cites"]} <= {
        work["id"] for work in found["works"]
    }


def test_this_reviews_document_has_the_published_form(root: Path) -> None:
    found = json.loads(export(root, "json").stdout)
    schema = ROOT / "docs" / "schemas" / "export-1.json"
    jsonschema.validate(found, json.loads(schema.read_text(encoding="utf-8")))
    stated = [claim["attributes"] for paper in found["papers"] for claim in paper["claims"]]
    for name in ("defines", "quotes", "adds", "to", "figures", "chains", "levels"):
        assert any(attributes[name] for attributes in stated), name


def test_latex_comes_with_its_records(review: Path, tmp_path: Path) -> None:
    result = export(review, "latex", "--paper", "wen2023shuzi", "-o", str(tmp_path / "wen.tex"))
    assert result.exit_code == 0
    assert "latexmk -xelatex wen.tex" in result.stderr
    assert r"\addbibresource{wen.bib}" in (tmp_path / "wen.tex").read_text(encoding="utf-8")
    assert "@article{wen2023shuzi," in (tmp_path / "wen.bib").read_text(encoding="utf-8")


def test_latex_is_printed_where_no_file_is_named(review: Path) -> None:
    result = export(review, "latex", "--theme", "craft-data", "--evidence", "none", "--style", "apa")
    assert result.stdout.startswith("% !TeX")
    assert "技艺数据该归谁" in result.stdout
    assert "% “" not in result.stdout


def test_docx_is_written_to_the_file_that_is_named(review: Path, tmp_path: Path) -> None:
    target = tmp_path / "wen.docx"
    assert export(review, "docx", "--paper", "wen2023shuzi", "-o", str(target)).exit_code == 0
    with zipfile.ZipFile(target) as file:
        assert file.testzip() is None


def test_docx_is_not_printed(review: Path) -> None:
    result = export(review, "docx")
    assert result.exit_code == 2
    assert "-o FILE.docx" in result.stderr


@pytest.mark.parametrize("form", ["docx", "latex"])
def test_without_pandoc_it_is_said_what_to_install_and_nothing_is_written(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("conspectus.manuscript.pandoc.find_pandoc", lambda: None)
    target = tmp_path / f"out.{form}"
    result = export(review, form, "--paper", "wen2023shuzi", "-o", str(target))
    assert result.exit_code == 2
    assert "conspectus[manuscript]" in result.stderr
    assert not target.exists()


@pytest.mark.parametrize(
    ("option", "name", "near"), [("--theme", "craft-date", "craft-data"), ("--paper", "wen2023shu", "wen2023shuzi")]
)
def test_what_is_not_in_the_review_is_wrong_use(review: Path, option: str, name: str, near: str) -> None:
    result = export(review, "bibtex", option, name)
    assert result.exit_code == 2
    assert near in result.stderr


def test_an_unknown_citation_fails_and_the_manuscript_is_there(review: Path, tmp_path: Path) -> None:
    page = review / "docs" / "papers" / "qiu2023zhuqi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n又见 [@nobody1999]。\n", encoding="utf-8")
    result = export(review, "latex", "--paper", "qiu2023zhuqi", "-o", str(tmp_path / "x.tex"))
    assert result.exit_code == 1
    assert "citekey-unknown" in result.stderr
    assert "nobody1999" in (tmp_path / "x.tex").read_text(encoding="utf-8")


def test_no_export_writes_over_the_reviews_own_records(review: Path) -> None:
    before = (review / "bib" / "papers.bib").read_bytes()
    assert export(review, "bibtex", "-o", str(review / "bib" / "papers.bib")).exit_code == 2
    assert export(review, "latex", "-o", str(review / "bib" / "papers.tex")).exit_code == 2
    assert (review / "bib" / "papers.bib").read_bytes() == before


def test_a_text_does_not_have_the_name_of_its_records(review: Path, tmp_path: Path) -> None:
    result = export(review, "latex", "-o", str(tmp_path / "x.bib"))
    assert result.exit_code == 2
    assert "-o FILE.tex" in result.stderr
    assert not (tmp_path / "x.bib").exists()


def test_a_language_that_nothing_is_in_is_wrong_use(review: Path) -> None:
    result = export(review, "latex", "--lang", "xx")
    assert result.exit_code == 2
    assert "there is no language 'xx'" in result.stderr
    assert export(review, "csv", "--lang", "en").exit_code == 0
