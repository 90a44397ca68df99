"""Using the commands wrongly, and on files that are no papers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from conspectus.cli import cli
from conspectus.convert.following import follow
from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review

ROOT = Path(__file__).parents[2]


@pytest.fixture
def review(tmp_path: Path) -> Path:
    for file, text in new_review("x", "en").items():
        write_text(tmp_path / "review" / file, text)
    return tmp_path / "review"


def test_a_file_that_is_no_paper_is_not_left_among_the_sources(review: Path, tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 4)
    result = CliRunner().invoke(cli, ["add", str(tmp_path / "noise.txt"), "-C", str(review)], catch_exceptions=False)
    assert result.exit_code == 3
    assert not (review / "papers" / "noise.txt").exists()


def test_a_source_that_was_there_already_stays_though_it_cannot_be_read(review: Path) -> None:
    source = review / "papers" / "noise.txt"
    source.write_bytes(bytes(range(256)) * 4)
    assert CliRunner().invoke(cli, ["add", str(source), "-C", str(review)]).exit_code == 3
    assert source.exists()


@pytest.mark.parametrize(
    "arguments", [["add", "gone.txt"], ["add", "papers"], ["inspect", "gone.txt"], ["verify", "gone"]]
)
def test_what_does_not_exist_is_wrong_use(review: Path, arguments: list[str]) -> None:
    command, name = arguments
    options = [] if command == "inspect" else ["-C", str(review)]
    assert CliRunner().invoke(cli, [command, str(review / name), *options]).exit_code == 2


def test_a_changed_sidecar_is_followed_while_serving(review: Path) -> None:
    name = "006_grading-bamboo.md"
    shutil.copyfile(ROOT / "tests" / "corpus" / "papers" / name, review / "papers" / name)
    follow(review)
    assert follow(review) == ((), ())
    sidecar = review / "papers" / f"{name}.yml"
    sidecar.write_text("articles:\n- corrections: {journal: Reeds and Rushes}\n", encoding="utf-8")
    assert "bib/papers.bib" in follow(review)[0]


def test_a_broken_link_fails_the_build_unless_it_is_not_strict(review: Path) -> None:
    write_text(review / "docs" / "notes.md", "# Notes\n\n[a page](nowhere.md)\n")
    strict = CliRunner().invoke(cli, ["build", "-C", str(review)])
    assert strict.exit_code == 1
    assert "nowhere.md" in strict.stderr
    lenient = CliRunner().invoke(cli, ["build", "--no-strict", "-C", str(review)])
    assert lenient.exit_code == 0
    assert lenient.stdout.endswith(f"next: open {review / 'site' / 'index.html'}\n")


def test_a_page_of_ones_own_need_not_stand_in_the_navigation(review: Path) -> None:
    write_text(review / "docs" / "notes.md", "# Notes\n\nWords.\n")
    assert CliRunner().invoke(cli, ["build", "-C", str(review)]).exit_code == 0


def test_a_pdf_is_refused_with_the_way_to_its_text(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7")
    result = CliRunner().invoke(cli, ["inspect", str(tmp_path / "paper.pdf")])
    assert result.exit_code == 3
    assert "pdftotext" in result.output
