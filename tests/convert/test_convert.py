"""Converting the sample review: what a person touched stays, what is bad is named, nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conspectus.check import check
from conspectus.convert.pipeline import convert
from conspectus.convert.report import Report
from conspectus.convert.verifying import verify_folder
from conspectus.disk import write_text
from conspectus.evidence import dump_receipt
from conspectus.model import Severity
from conspectus.project import open_review
from conspectus.weave import stale
from conspectus.weave.scaffold import new_review

CORPUS = Path(__file__).parents[1] / "corpus"
TWO = ("001_platform-cooperatives.txt", "002_craft-data-governance.md")


def start(folder: Path, *sources: str) -> Path:
    for file, text in new_review("样例", "zh").items():
        write_text(folder / file, text)
    for name in sources:
        shutil.copyfile(CORPUS / "papers" / name, folder / "papers" / name)
    return folder


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = start(tmp_path_factory.mktemp("综 述"), *TWO)
    convert(folder)
    return folder


@pytest.fixture
def review(converted: Path, tmp_path: Path) -> Path:
    """A converted review of two sample papers, to be changed freely."""
    return Path(shutil.copytree(converted, tmp_path / "review"))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def only_page(review: Path, pattern: str = "*.md") -> Path:
    return next(path for path in sorted((review / "docs" / "papers").glob(pattern)) if path.stem != "index")


def test_each_paper_gets_an_entry_a_lock_and_a_page(converted: Path) -> None:
    review = open_review(converted)
    assert len(review.papers) == 2
    for key, paper in review.papers.items():
        assert (converted / "evidence" / f"{key}.lock").exists()
        assert paper.page("zh") is not None
        assert paper.article is not None


def test_a_work_that_both_papers_cite_is_registered_once(converted: Path) -> None:
    review = open_review(converted)
    lists = [set(paper.lock.references.values()) for paper in review.papers.values() if paper.lock]
    # four cited works and one paper of the review itself are in both reference lists or cite each other
    assert len(lists[0] & lists[1]) == 4
    titles = [work.title for work in review.works.values()]
    assert len(titles) == len(set(titles))


def test_what_was_just_converted_is_woven_and_has_no_error(converted: Path) -> None:
    review = open_review(converted)
    assert stale(review) == ()
    assert [finding for finding in check(review) if finding.severity is Severity.ERROR] == []


def test_a_second_run_touches_no_file(review: Path) -> None:
    assert convert(review).written == ()
    (review / ".conspectus" / "last-conversion.pickle").unlink(missing_ok=True)
    assert convert(review).written == ()


def test_a_page_that_a_person_changed_is_kept_but_its_woven_blocks_follow(review: Path) -> None:
    page = only_page(review)
    text = page.read_text(encoding="utf-8").replace("\n# ", "\n# 我的 ", 1)
    write_text(page, text)
    shutil.copyfile(CORPUS / "papers" / "004_platforms-move-inland.txt", review / "papers" / "third.txt")
    report = convert(review)
    assert f"docs/papers/{page.name}" in report.kept
    assert "\n# 我的 " in page.read_text(encoding="utf-8")


def test_a_page_that_was_deleted_is_drafted_afresh(review: Path) -> None:
    page = only_page(review)
    before = page.read_bytes()
    page.unlink()
    report = convert(review)
    assert report.drafted == (f"docs/papers/{page.name}",)
    assert page.read_bytes() == before


def test_an_entry_that_a_person_changed_is_kept(review: Path) -> None:
    bib = review / "bib" / "papers.bib"
    text = bib.read_text(encoding="utf-8").replace("@article{", "% mine\n@article{", 1).replace("{2023}", "{2022}", 1)
    write_text(bib, text)
    report = convert(review)
    assert bib.read_text(encoding="utf-8") == text
    assert any(item.startswith("bib/papers.bib: ") for item in report.kept)


def test_a_source_that_is_absent_is_not_one_that_was_deleted(review: Path) -> None:
    shutil.rmtree(review / ".conspectus")
    for name in TWO:
        (review / "papers" / name).unlink()
    before = {path: path.read_bytes() for path in review.rglob("*") if path.is_file()}
    report = convert(review)
    assert codes(report) == []
    assert {path: path.read_bytes() for path in before} == before


def test_a_source_that_was_deleted_is_named_and_its_paper_kept(review: Path) -> None:
    (review / "papers" / TWO[0]).unlink()
    report = convert(review)
    assert ("source-gone", f"papers/{TWO[0]}") in [(finding.code, finding.file) for finding in report.findings]
    assert len(open_review(review).papers) == 2


def test_a_source_that_was_renamed_keeps_its_key_and_its_page(review: Path) -> None:
    keys = set(open_review(review).papers)
    (review / "papers" / TWO[0]).rename(review / "papers" / "新名.txt")
    report = convert(review)
    assert "source-renamed" in codes(report)
    assert set(open_review(review).papers) == keys
    assert any(paper.lock and paper.lock.file == "papers/新名.txt" for paper in open_review(review).papers.values())


def test_two_sources_of_one_article_are_a_finding_and_one_paper(review: Path) -> None:
    original = (review / "papers" / TWO[1]).read_text(encoding="utf-8")
    write_text(review / "papers" / "zz-copy.md", original + "\n")
    report = convert(review)
    [finding] = [finding for finding in report.findings if finding.code == "duplicate-article"]
    assert finding.file == "papers/zz-copy.md"
    assert f"papers/{TWO[1]}" in finding.message
    assert len(open_review(review).papers) == 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "wrong-extension"),
        ("noise.txt", bytes(range(256)) * 8, "binary"),
        ("paper.pdf", b"%PDF-1.7\n", "unsupported-format"),
        ("long.txt", b"x" * (50 * 1024 * 1024), "too-large"),
    ],
)
def test_a_bad_source_is_one_finding_and_the_others_are_converted(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    folder = start(tmp_path, TWO[1])
    (folder / "papers" / name).write_bytes(content)
    report = convert(folder)
    assert report.failed == (f"papers/{name}",)
    [finding] = [finding for finding in report.findings if finding.file == f"papers/{name}"]
    assert finding.code == code
    assert report.articles == 1


def test_a_folder_that_is_named_like_a_source_is_a_finding(tmp_path: Path) -> None:
    folder = start(tmp_path, TWO[1])
    (folder / "papers" / "folder.txt").mkdir()
    report = convert(folder)
    assert report.failed == ("papers/folder.txt",)
    assert report.articles == 1


def test_a_broken_bib_file_is_reported_with_its_line_and_nothing_of_it_is_lost(review: Path) -> None:
    bib = review / "bib" / "papers.bib"
    broken = bib.read_text(encoding="utf-8") + "\n@article{broken,\n  title = {never closed\n"
    write_text(bib, broken)
    report = convert(review)
    assert any(finding.file == "bib/papers.bib" and finding.line for finding in report.findings)
    assert "title = {never closed" in bib.read_text(encoding="utf-8")


def test_a_page_with_a_broken_block_marker_is_left_alone_and_reported(review: Path) -> None:
    page = only_page(review)
    text = page.read_text(encoding="utf-8").replace("<!-- conspectus:end record -->\n", "", 1)
    write_text(page, text)
    convert(review)
    assert page.read_text(encoding="utf-8") == text
    findings = [finding for finding in check(open_review(review)) if finding.file == f"docs/papers/{page.name}"]
    assert any(finding.line for finding in findings)


def test_a_page_with_invalid_front_matter_is_reported_with_its_line(review: Path) -> None:
    page = only_page(review)
    text = page.read_text(encoding="utf-8").replace("citekey:", "citekey: [", 1)
    write_text(page, text)
    convert(review)
    assert page.read_text(encoding="utf-8") == text
    findings = [finding for finding in check(open_review(review)) if finding.file == f"docs/papers/{page.name}"]
    assert any("YAML" in finding.message and finding.line for finding in findings)


def test_verify_finds_every_claim_and_writes_nothing_beside_the_sources(review: Path, tmp_path: Path) -> None:
    folder = tmp_path / "her own copies"
    folder.mkdir()
    for name in TWO:
        (review / "papers" / name).rename(folder / name)
    done = verify_folder(review, folder)
    assert done.complete, done.findings
    assert sorted(path.name for path in folder.iterdir()) == sorted(TWO)


def test_verify_recognises_another_conversion_of_a_paper(review: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in TWO:
        text = (review / "papers" / name).read_text(encoding="utf-8")
        (folder / f"other {name}").write_bytes(("\n\n" + text).encode("gb18030"))
    done = verify_folder(review, folder)
    assert done.complete, done.findings
    assert {paper.state for paper in done.receipt.papers} == {"moved"}


def test_where_the_sources_are_the_receipt_is_kept(converted: Path, tmp_path: Path) -> None:
    """What verify finds in the same bytes is what the conversion left in the review, whatever the files are called."""
    folder = tmp_path / "copies"
    folder.mkdir()
    for place, name in enumerate(TWO):
        shutil.copyfile(converted / "papers" / name, folder / f"{place}{Path(name).suffix}")
    (folder / "other.txt").write_text("# 无关\n\n此文与本综述无关，只为凑数。\n", encoding="utf-8")
    done = verify_folder(converted, folder)
    assert dump_receipt(done.receipt) == (converted / "evidence" / "receipt.txt").read_text(encoding="utf-8")
    assert [(finding.code, finding.file) for finding in done.findings] == [("source-unknown", "other.txt")]


def test_a_receipt_of_other_claims_is_out_of_date(review: Path) -> None:
    text = (review / "evidence" / "receipt.txt").read_text(encoding="utf-8")
    shutil.rmtree(review / "papers")
    page = only_page(review)
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    claim = next(place for place, line in enumerate(lines) if line.startswith("- ") and "§" in line)
    write_text(page, "".join(lines[:claim] + lines[claim + 1 :]))
    assert "receipt-out-of-date" in {finding.code for finding in check(open_review(review))}
    write_text(review / "evidence" / "receipt.txt", text.replace("claims", "boasts"))
    assert "receipt-out-of-date" in {finding.code for finding in check(open_review(review))}


def test_verify_without_the_sources_is_not_complete(review: Path, tmp_path: Path) -> None:
    assert not verify_folder(review, tmp_path / "review" / "docs").complete


def test_a_broken_entry_of_a_cited_work_keeps_its_key_and_gets_no_second_one(review: Path) -> None:
    cited = review / "bib" / "cited.bib"
    keys = {key: paper.lock.references for key, paper in open_review(review).papers.items() if paper.lock}
    first = next(iter(open_review(review).works))
    text = cited.read_text(encoding="utf-8").replace(f"{{{first},", f"{{{first}", 1)
    write_text(cited, text)
    convert(review)
    assert cited.read_text(encoding="utf-8") == text
    assert {key: paper.lock.references for key, paper in open_review(review).papers.items() if paper.lock} == keys


def test_a_conversion_tells_of_pages_it_could_not_weave(review: Path) -> None:
    page = only_page(review)
    write_text(page, page.read_text(encoding="utf-8").replace("<!-- conspectus:end record -->\n", "", 1))
    report = convert(review)
    assert ("block-nested", f"docs/papers/{page.name}") in [(finding.code, finding.file) for finding in report.findings]


def test_an_opening_phrase_that_does_not_stand_in_the_source_is_a_finding(review: Path) -> None:
    sidecar = (review / "papers" / TWO[1]).with_suffix(".yml")
    write_text(sidecar, "articles:\n  - starts: 这句话不在文中\n")
    [finding] = [finding for finding in convert(review).findings if finding.code == "start-not-found"]
    assert finding.file == f"papers/{sidecar.name}"
    assert "这句话不在文中" in finding.message
