"""The published review: what the scripts wrote in it can be made again from the sources, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conspectus.check import check
from conspectus.config import load_settings
from conspectus.convert.pipeline import convert
from conspectus.convert.verifying import verify_folder
from conspectus.evidence import RECEIPT_FILE, dump_receipt
from conspectus.model import Severity
from conspectus.pages import read_page
from conspectus.project import open_review
from conspectus.weave import stale

ROOT = Path(__file__).parents[1]
SCRIPTED = ("bib", "evidence", "docs/bib", "docs/works", "overrides/citation")
"""Folders that hold nothing but what the scripts wrote."""


def committed(pattern: str) -> list[Path]:
    listed = subprocess.run(  # noqa: S603  git's own list of its files
        ["git", "ls-files", "-z", "--", pattern],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    return [Path(name) for name in listed.stdout.split("\0") if name]


def written_by_scripts() -> Iterator[Path]:
    """The committed files that the scripts wrote: whole folders, and the pages that are as they were drafted."""
    for folder in SCRIPTED:
        yield from committed(folder)
    yield from committed("docs/data/verification*.js")
    settings = load_settings(ROOT)
    for folder in ("docs/papers", "docs/themes"):
        for path in committed(folder):
            text = (ROOT / path).read_text(encoding="utf-8")
            if path.stem.startswith("index") or read_page(text, path.as_posix(), settings).drafted:
                yield path


@pytest.fixture(scope="module")
def again(real_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review made again: only what people wrote, and the sources, then one conversion."""
    review = tmp_path_factory.mktemp("综 述")
    scripted = set(written_by_scripts())
    for path in committed("*"):
        if path.parts[0] in {"mkdocs.yml", "docs", "bib", "evidence", "papers", "overrides"} and path not in scripted:
            (review / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, review / path)
    for source in real_papers.iterdir():
        shutil.copyfile(source, review / "papers" / source.name)
    convert(review)
    return review


def without_history(path: Path) -> bytes:
    """A file's bytes; of a lock those before the ids that claims once had, which only its history knows."""
    data = path.read_bytes()
    return data.partition(b"\nretired:")[0] if path.suffix == ".lock" else data


def test_the_scripted_files_are_made_again_byte_for_byte(again: Path) -> None:
    different = [
        path.as_posix()
        for path in written_by_scripts()
        if not (again / path).exists() or without_history(again / path) != without_history(ROOT / path)
    ]
    assert different == []


def test_a_second_conversion_touches_no_file(again: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in again.rglob("*") if path.is_file()}
    report = convert(again)
    assert report.written == ()
    (again / ".conspectus" / "last-conversion.pickle").unlink()
    report = convert(again)
    assert report.written == ()
    after = {path: path.stat().st_mtime_ns for path in again.rglob("*") if path.is_file()}
    assert {path for path in before if after.get(path) != before[path]} <= {
        again / ".conspectus" / "last-conversion.pickle"
    }


def test_the_review_has_eight_papers_and_each_cited_work_once(again: Path) -> None:
    review = open_review(again)
    assert len(review.papers) == 8
    # 56 + 24 numbered references, four works in both lists
    assert len(review.works) == 76


def test_every_claim_of_the_review_is_found_in_the_sources(real_papers: Path) -> None:
    done = verify_folder(ROOT, real_papers)
    assert done.complete, done.findings


def test_the_receipt_is_what_the_sources_give_now(real_papers: Path) -> None:
    committed_receipt = (ROOT / RECEIPT_FILE).read_text(encoding="utf-8")
    assert dump_receipt(verify_folder(ROOT, real_papers).receipt) == committed_receipt


def test_the_review_as_committed_is_woven() -> None:
    assert stale(open_review(ROOT, with_sources=False)) == ()


def test_the_review_as_committed_has_no_error() -> None:
    findings = check(open_review(ROOT, with_sources=False))
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
