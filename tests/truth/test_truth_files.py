"""The truth files are well formed, agree with themselves and, where the papers are present, with the papers."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from conspectus.model import Metadata

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SOURCES = sorted(p for p in HERE.glob("*.json") if p.name != "papers-zh.json")
PAPERS_ZH: list[dict[str, Any]] = json.loads((HERE / "papers-zh.json").read_text(encoding="utf-8"))

ARTICLE_KEYS = {
    "metadata",
    "sections",
    "paragraphs",
    "citations",
    "references",
    "related",
    "figures",
    "tables",
    "footnotes",
    "asides",
}
METADATA_KEYS = set(Metadata.__dataclass_fields__)
REFERENCE_KEYS = {
    "number",
    "type",
    "authors",
    "et_al",
    "title",
    "container",
    "year",
    "date",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "url",
    "doi",
    "accessed",
    "raw_sha256",
}
RESERVED = {"abstract", "abstract_en", "lead", "note", "table"}
ASIDE_KINDS = {"running-head", "page-number", "title", "byline", "cover", "editor-note", "markup", "issue-line"}
HEX = re.compile(r"[0-9a-f]{64}")
ISO = re.compile(r"\d{4}(-\d\d){0,2}")


def printed(text: str) -> str:
    """The characters that are compared, as tests/truth/README.md defines them."""
    text = re.sub(r"\[([^\]\[]*)\]\((https?://[^)\s]*)\)", r"\2", text)
    text = re.sub(r"</?su[bp]>", "", text)
    return "".join(re.sub(r"\*\*|[\^{}<>\\]", "", text).split())


def load(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


def source_of(path: Path) -> bytes:
    source = SHARED / "papers" / str(load(path)["source"])
    if not source.exists():
        pytest.skip(f"{source.name} is not here: the papers are not in the repository")
    return source.read_bytes()


def assert_digest(digest: dict[str, Any]) -> None:
    assert HEX.fullmatch(digest["sha256"])
    size = min(6, digest["length"])
    assert len(digest["starts"]) == size
    assert len(digest["ends"]) == size
    assert printed(digest["starts"] + digest["ends"]) == digest["starts"] + digest["ends"]


def assert_article(article: dict[str, Any]) -> None:
    assert ARTICLE_KEYS <= set(article) <= ARTICLE_KEYS | {"also"}
    assert set(article["metadata"]) == METADATA_KEYS
    assert_metadata(article["metadata"])
    assert_sections(article["sections"])
    assert_paragraphs(article)
    assert_citations(article)
    for entry in article["references"] + article["related"]:
        assert_reference(entry)
    assert_small_lists(article)


def assert_metadata(metadata: dict[str, Any]) -> None:
    for author in metadata["authors"]:
        assert set(author) == {"name", "name_en", "affiliations"}
    for fund in metadata["funding"]:
        assert set(fund) == {"text", "grants"}
        assert all(grant in fund["text"] for grant in fund["grants"])
    for digest in (metadata["abstract"], metadata["abstract_en"]):
        if digest is not None:
            assert set(digest) == {"starts", "ends", "length", "sha256"}
            assert_digest(digest)
    for date in (metadata["received"], metadata["published_online"]):
        assert date is None or ISO.fullmatch(date)
    assert metadata["year"] is None or isinstance(metadata["year"], int)


def assert_sections(sections: list[dict[str, Any]]) -> None:
    paths = [section["path"] for section in sections]
    assert len(paths) == len(set(paths)), "a path names one section"
    for section in sections:
        assert set(section) == {"level", "number", "title", "path"}
        number = section["number"]
        if number is None:
            assert section["path"].startswith(section["title"])
        else:
            assert section["path"].endswith(number)
            assert unicodedata.normalize("NFKC", section["path"]) == section["path"]


def assert_paragraphs(article: dict[str, Any]) -> None:
    paths = [section["path"] for section in article["sections"]]
    body = []
    for paragraph in article["paragraphs"]:
        assert set(paragraph) - {"doubtful"} == {"section", "starts", "ends", "length", "sha256"}
        assert paragraph["section"] in RESERVED or paragraph["section"] in paths
        assert_digest(paragraph)
        if paragraph["section"] in paths:
            body.append(paths.index(paragraph["section"]))
    assert body == sorted(body), "body paragraphs stand in the order of the sections"


def assert_citations(article: dict[str, Any]) -> None:
    known = {entry["number"] for entry in article["references"]}
    for mark in article["citations"]:
        assert set(mark) == {"numbers", "works", "locator", "after"}
        assert mark["numbers"] or mark["works"]
        assert not known or set(mark["numbers"]) <= known
        assert all(set(work) == {"author", "year"} for work in mark["works"])
        assert len(mark["after"]) <= 6
        assert printed(mark["after"]) == mark["after"]


def assert_reference(entry: dict[str, Any]) -> None:
    assert set(entry) == REFERENCE_KEYS
    assert HEX.fullmatch(entry["raw_sha256"])
    assert isinstance(entry["et_al"], bool)
    assert entry["title"]
    assert entry["year"] is None or re.fullmatch(r"\d{4}[a-z]?", entry["year"])
    for date in (entry["date"], entry["accessed"]):
        assert date is None or ISO.fullmatch(date)


def assert_small_lists(article: dict[str, Any]) -> None:
    for caption in article["figures"] + article["tables"]:
        assert set(caption) == {"label", "caption"}
        assert caption["label"] == "".join(caption["label"].split())
    for note in article["footnotes"]:
        assert set(note) == {"mark", "starts", "length"}
    for aside in article["asides"]:
        assert set(aside) == {"kind", "text", "starts"}
        assert aside["kind"] in ASIDE_KINDS
        assert aside["text"] is None or len(aside["text"]) <= 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_a_truth_file_is_well_formed(path: Path) -> None:
    truth = load(path)
    assert set(truth) == {"source", "sha256", "articles"}
    assert Path(truth["source"]).stem == path.stem
    assert HEX.fullmatch(truth["sha256"])
    assert truth["articles"]
    for article in truth["articles"]:
        assert_article(article)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_reference_lists_are_numbered_through(path: Path) -> None:
    for article in load(path)["articles"]:
        for entries in (article["references"], article["related"]):
            numbers = [entry["number"] for entry in entries if entry["number"] is not None]
            assert numbers in ([], list(range(1, len(numbers) + 1)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_footnotes_are_note_paragraphs(path: Path) -> None:
    for article in load(path)["articles"]:
        notes = {(p["starts"], p["length"]) for p in article["paragraphs"] if p["section"] == "note"}
        assert {(note["starts"], note["length"]) for note in article["footnotes"]} <= notes


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_the_source_is_the_one_that_was_read(path: Path) -> None:
    assert hashlib.sha256(source_of(path)).hexdigest() == load(path)["sha256"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_what_the_truth_quotes_stands_in_the_source(path: Path) -> None:
    text = printed(source_of(path).decode("utf-8"))
    for article in load(path)["articles"]:
        for paragraph in article["paragraphs"]:
            assert paragraph["starts"] in text
            assert paragraph["ends"] in text
        for mark in article["citations"]:
            assert mark["after"] in text
        for note in article["footnotes"]:
            assert note["mark"] in text
            assert note["starts"] in text
        for aside in article["asides"]:
            assert aside["starts"] in text


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_an_uninterrupted_paragraph_has_its_digest_in_the_source(path: Path) -> None:
    """A range of the given length with the given ends and hash; one that was cut in print is found nowhere."""
    text = printed(source_of(path).decode("utf-8"))
    paragraphs = [p for article in load(path)["articles"] for p in article["paragraphs"]]
    found = sum(stands_in(paragraph, text) for paragraph in paragraphs)
    assert found >= 0.6 * len(paragraphs)


def stands_in(digest: dict[str, Any], text: str) -> bool:
    starts = (match.start() for match in re.finditer(re.escape(digest["starts"]), text))
    ranges = (text[at : at + digest["length"]] for at in starts)
    return any(hashlib.sha256(part.encode("utf-8")).hexdigest() == digest["sha256"] for part in ranges)


@pytest.mark.parametrize("paper", PAPERS_ZH, ids=lambda p: str(p["file"]))
def test_a_short_truth_is_well_formed(paper: dict[str, Any]) -> None:
    keys = {"file", "title", "title_en", "authors", "keywords", "keywords_en", "clc", "doi", "headings", "back"}
    assert set(paper) - {"doubtful"} == keys | {"references", "first_reference"}
    assert set(paper.get("doubtful", [])) <= keys
    for heading in paper["headings"]:
        assert {"level", "number", "title"} <= set(heading)
        assert set(heading) <= {"level", "number", "title", "raw", "hidden", "runin"}
    assert paper["headings"][0]["level"] == 1
    assert paper["references"] > 0


@pytest.mark.parametrize("paper", PAPERS_ZH, ids=lambda p: str(p["file"]))
def test_a_short_truth_fits_its_paper(paper: dict[str, Any]) -> None:
    source = SHARED / "dev-data" / "papers-zh" / str(paper["file"])
    if not source.exists():
        pytest.skip(f"{source.name} is not here: the papers are not in the repository")
    text = printed(unicodedata.normalize("NFKC", source.read_text(encoding="utf-8"))).lower()
    titles = [heading.get("raw", heading["title"]) for heading in paper["headings"]]
    words = [paper["title"], paper["title_en"] or "", *paper["authors"], *paper["keywords"], *paper["keywords_en"]]
    for string in [*titles, *words, *paper["back"]]:
        assert printed(unicodedata.normalize("NFKC", string)).lower() in text
