"""What a person sees who adds a paper: that paper, its questions, its next step, and nothing of the others."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from conspectus.cli import cli
from conspectus.cli.asking import _ask
from conspectus.cli.output import print_report
from conspectus.convert.report import Report
from conspectus.model import Finding, Severity

PAPER = """村落图书馆的借阅与互助

周明远，陈雨

摘要：本文考察村落图书馆的借阅记录与村民之间的互助。
关键词：村落图书馆；互助；借阅

一、问题的提出

乡村公共文化设施的使用长期低于预期。本文追问，借阅行为是否与村民互助相关。

二、结论

借阅更多的村落互助更频繁。
"""


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "-C", str(root)], catch_exceptions=False)


@pytest.fixture
def review(tmp_path: Path) -> Path:
    root = tmp_path / "综 述"
    CliRunner().invoke(cli, ["new", str(root)], catch_exceptions=False)
    return root


def test_a_review_without_papers_is_told_where_they_go(review: Path) -> None:
    result = run(review, "convert")
    assert result.exit_code == 0
    assert "put papers into papers/" in result.stdout


def test_the_next_step_names_the_paper_and_no_theme(review: Path, tmp_path: Path) -> None:
    file = tmp_path / "借阅.txt"
    file.write_text(PAPER, encoding="utf-8")
    result = run(review, "add", str(file))
    drafted = list((review / "docs" / "papers").glob("zhou*.zh.md"))
    assert len(drafted) == 1
    assert result.stdout.count("next: ") == 1
    assert f"conspectus claim {drafted[0].name.split('.')[0]} " in result.stdout


def test_an_unknown_paper_is_answered_with_the_nearest_key(review: Path, tmp_path: Path) -> None:
    file = tmp_path / "借阅.txt"
    file.write_text(PAPER, encoding="utf-8")
    run(review, "add", str(file))
    key = next((review / "evidence").glob("*.lock")).stem
    result = run(review, "claim", key[:-1], "借阅更多的村落")
    assert result.exit_code == 2
    assert f"did you mean {key}?" in result.stderr


@pytest.mark.parametrize(
    ("typed", "kept"), [("2023", "2023"), ("２０２３年", "2023"), ("二〇二三\n2023", "2023"), ("", "")]
)
def test_a_year_is_asked_for_until_it_is_one(typed: str, kept: str) -> None:
    @click.command()
    def ask() -> None:
        click.echo(f"kept <{_ask('year')}>")

    assert f"kept <{kept}>" in CliRunner().invoke(ask, input=typed + "\n").stdout


def test_adding_shows_what_concerns_the_paper_and_counts_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    findings = (
        Finding("a", "mine", "papers/new.txt", severity=Severity.WARNING),
        Finding("b", "mine too", "papers/new.yml", severity=Severity.WARNING),
        Finding("c", "theirs", "papers/old.txt", severity=Severity.WARNING),
        Finding("d", "theirs too", "papers/old.txt.yml", severity=Severity.WARNING),
        Finding("e", "broken", "papers/old.txt", severity=Severity.ERROR),
        Finding("f", "bibliography", "bib/papers.bib", severity=Severity.WARNING),
    )
    print_report(Report(read=("papers/new.txt", "papers/old.txt"), articles=2, findings=findings), of="papers/new.txt")
    printed = capsys.readouterr()
    assert "theirs" not in printed.err
    assert all(word in printed.err for word in ("mine", "mine too", "broken", "bibliography"))
    assert "and 2 on other papers" in printed.out


def test_metadata_and_key_come_from_the_user_s_own_export(review: Path, tmp_path: Path) -> None:
    file = tmp_path / "借阅.txt"
    file.write_text(PAPER, encoding="utf-8")
    export = tmp_path / "mine.ris"
    record = ["TY  - JOUR", "ID  - zhou_lend", "AU  - 周明远", "TI  - 村落图书馆的借阅与互助", "T2  - 乡村文化研究"]
    export.write_text("\n".join([*record, "PY  - 2021", "IS  - 4", "ER  - ", ""]), encoding="utf-8")
    result = run(review, "add", str(file), "--bib", str(export))
    assert "mine.ris: 1 records read" in result.stdout
    assert (review / "docs" / "papers" / "zhou_lend.zh.md").exists()
    bib = (review / "bib" / "papers.bib").read_text(encoding="utf-8")
    assert "乡村文化研究" in bib
    run(review, "convert")
    assert (review / "bib" / "papers.bib").read_text(encoding="utf-8") == bib
