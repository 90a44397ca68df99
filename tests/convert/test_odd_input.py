"""What people and tools leave in a review's folder: each oddity is named, and nothing is lost by it."""

from __future__ import annotations

import html
import os
import shutil
from pathlib import Path

import pytest

from conspectus.check import check
from conspectus.config import ConfigError
from conspectus.convert.following import weave_review
from conspectus.convert.pipeline import convert
from conspectus.disk import write_text
from conspectus.model import Review, Settings, Work
from conspectus.project import open_review
from conspectus.weave import weave
from conspectus.weave.scaffold import new_review

CORPUS = Path(__file__).parents[1] / "corpus"
SOURCE = "006_grading-bamboo.md"
GBK = "综述者自己写的话".encode("gb18030")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    for file, text in new_review("样例", "zh").items():
        write_text(folder / file, text)
    shutil.copyfile(CORPUS / "papers" / SOURCE, folder / "papers" / SOURCE)
    convert(folder)
    return folder


@pytest.fixture
def review(converted: Path, tmp_path: Path) -> Path:
    """A converted review of one sample paper, to be changed freely."""
    return Path(shutil.copytree(converted, tmp_path / "review"))


def found(review: Path) -> dict[str, str]:
    """The code of every finding of ``check`` and the file it names."""
    return {finding.code: finding.file for finding in check(open_review(review))}


def the_page(review: Path) -> Path:
    paper = next(iter(open_review(review, with_sources=False).papers.values()))
    return review / next(iter(paper.pages.values())).file


def the_key(review: Path) -> str:
    return next(iter(open_review(review, with_sources=False).papers))


@pytest.mark.parametrize("file", ["docs/papers/index.md", "docs/works/index.md", "docs/own.md"])
def test_a_page_in_another_encoding_is_named_and_never_overwritten(review: Path, file: str) -> None:
    (review / file).write_bytes(GBK)
    convert(review)
    weave_review(review)
    assert (review / file).read_bytes() == GBK
    assert found(review)["unreadable-page"] == file


def test_a_list_of_sources_in_another_encoding_is_left_alone(review: Path) -> None:
    (review / "papers" / "README.md").write_bytes(GBK)
    convert(review)
    assert (review / "papers" / "README.md").read_bytes() == GBK


@pytest.mark.parametrize("name", ["docs/own.md", "docs/papers/index.md", ""])
def test_a_folder_named_like_a_page_is_named(review: Path, name: str) -> None:
    folder = review / name if name else the_page(review)
    folder.unlink(missing_ok=True)
    folder.mkdir()
    convert(review)
    weave_review(review)
    assert found(review)["unreadable-page"] == folder.relative_to(review).as_posix()


def test_a_lock_with_conflict_marks_keeps_its_history(review: Path) -> None:
    lock = review / "evidence" / f"{the_key(review)}.lock"
    broken = "<<<<<<< ours\n" + lock.read_text(encoding="utf-8")
    lock.write_text(broken, encoding="utf-8")
    report = convert(review)
    assert "lock-invalid" in {finding.code for finding in report.findings}
    assert lock.read_text(encoding="utf-8") == broken


def test_an_impossible_date_in_a_sidecar_is_a_finding(review: Path) -> None:
    sidecar = review / "papers" / f"{SOURCE}.yml"
    sidecar.write_text("articles:\n- supplied: {year: {value: 2023, from: x, date: 2024-02-30}}\n", encoding="utf-8")
    report = convert(review)
    assert "invalid-yaml" in {finding.code for finding in report.findings}
    assert report.articles == 1


def test_authors_of_a_sidecar_that_are_no_list_are_a_finding_and_change_nothing(review: Path) -> None:
    sidecar = review / "papers" / f"{SOURCE}.yml"
    sidecar.write_text("articles:\n- corrections: {authors: 某人, year: 去年}\n", encoding="utf-8")
    before = (review / "bib" / "papers.bib").read_bytes()
    report = convert(review)
    assert [finding.code for finding in report.findings].count("invalid-sidecar") == 2
    assert (review / "bib" / "papers.bib").read_bytes() == before


def test_an_impossible_date_in_the_settings_is_named(review: Path) -> None:
    (review / "mkdocs.yml").write_text("site_name: x\nextra: {since: 2024-02-30}\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        open_review(review)


@pytest.mark.parametrize("folder", ["../elsewhere", "/elsewhere"])
def test_a_papers_folder_outside_the_review_is_refused(review: Path, folder: str) -> None:
    (review / "mkdocs.yml").write_text(f"site_name: x\nextra: {{conspectus: {{papers: {folder}}}}}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="papers"):
        open_review(review)


def test_two_files_of_one_paper_are_not_taken_for_a_renamed_one(review: Path) -> None:
    shutil.copyfile(review / "papers" / SOURCE, review / "papers" / "000_copy.md")
    convert(review)
    (review / "docs" / "own.md").write_text("# own\n", encoding="utf-8")
    assert "source-renamed" not in {finding.code for finding in convert(review).findings}


def test_two_pages_of_one_paper_in_one_language_are_a_finding(review: Path) -> None:
    page = the_page(review)
    shutil.copyfile(page, page.with_name("a.en.md"))
    assert found(review)["page-twice"] == "docs/papers/a.en.md"
    assert the_page(review) == page


def test_theme_fields_that_are_no_lists_are_a_finding(review: Path) -> None:
    page = "---\nterms: 竹\nrelated: 木\n---\n# 竹材\n"
    (review / "docs" / "themes" / "bamboo.md").write_text(page, encoding="utf-8")
    assert found(review)["theme-field-invalid"] == "docs/themes/bamboo.md"


def test_a_themes_name_is_that_of_its_file(review: Path) -> None:
    page = "---\nslug: other\nterms: [竹]\n---\n# 竹材\n"
    (review / "docs" / "themes" / "bamboo.md").write_text(page, encoding="utf-8")
    assert list(open_review(review).themes) == ["bamboo"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_linked_bibliography_stays_a_link(review: Path, tmp_path: Path) -> None:
    bib = review / "bib" / "papers.bib"
    elsewhere = tmp_path / "zotero.bib"
    elsewhere.write_bytes(bib.read_bytes())
    bib.unlink()
    bib.symlink_to(elsewhere)
    write_text(bib, "@article{x, title = {y}}\n")
    assert bib.is_symlink()
    assert elsewhere.read_text(encoding="utf-8").startswith("@article{x")


@pytest.mark.parametrize("folder", ["docs", "bib", "evidence", "papers", ".conspectus"])
def test_a_folder_that_is_missing_stops_nothing(review: Path, folder: str) -> None:
    shutil.rmtree(review / folder)
    check(open_review(review))
    weave_review(review)
    assert not convert(review).failed


def test_settings_may_be_absent(review: Path) -> None:
    (review / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert open_review(review).settings.papers == "papers"


@pytest.mark.parametrize("key", ['"><script>alert(1)</script>', "`<script>", "a)b c"])
def test_a_key_of_a_bibliography_cannot_become_markup(key: str) -> None:
    texts = weave(Review(Path(), Settings(), works={key: Work("竹材")}), downloads={})
    # files to take away are no markup: there the key stands as it is
    pages = "".join(text for file, text in texts.items() if file.endswith((".md", ".html")))
    assert f'<a id="{html.escape(key)}"></a>' in pages
    assert "<script" not in pages.replace(f"`{key}`", "")


@pytest.mark.parametrize("key", ["DBLP:conf/x/Li20", "../../outside"])
def test_a_key_that_cannot_name_a_file_is_refused(review: Path, key: str) -> None:
    old = the_key(review)
    bib = review / "bib" / "papers.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace(old, key), encoding="utf-8")
    (review / "evidence" / f"{old}.lock").unlink()
    report = convert(review)
    assert "citekey-unfit" in {finding.code for finding in report.findings}
    assert not list(review.parent.rglob("outside*"))
    assert not list(review.rglob("Li20*"))


def test_a_page_without_line_ends_of_ours_is_read_as_any_other(review: Path) -> None:
    page = the_page(review)
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert open_review(review).papers[the_key(review)].pages["en"].drafted


def test_an_entry_that_cannot_be_read_gets_no_second_one_beside_it(review: Path) -> None:
    key = the_key(review)
    bib = review / "bib" / "papers.bib"
    broken = bib.read_text(encoding="utf-8").replace("},\n", ",\n", 1)
    bib.write_text(broken, encoding="utf-8")
    assert "entry-unreadable" in {finding.code for finding in convert(review).findings}
    assert bib.read_text(encoding="utf-8").count(f"{{{key},") == 1
