"""The sample papers keep their promises: each trap is printed, the truth fits, every claim has its place."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.corpus.make_corpus import SOURCES, Source, made_files
from tests.corpus.truth import printed

from conspectus.model import BASES, FACETS, Metadata
from conspectus.sources.sidecar import load_sidecar

CORPUS = Path(__file__).parent / "corpus"
FILES = {source.file[:3]: source for source in SOURCES}
TRAPS: list[dict[str, str]] = yaml.safe_load((CORPUS / "traps.yml").read_text(encoding="utf-8"))
CLAIM_FILES = sorted((CORPUS / "claims").glob("*.yml"))
CLAIMS = [
    (path.stem, claim) for path in CLAIM_FILES for claim in yaml.safe_load(path.read_text(encoding="utf-8"))["claims"]
]
HAN = re.compile(r"[㐀-䶿一-鿿]")


def text_of(source: Source) -> str:
    data = (CORPUS / "papers" / source.file).read_bytes()
    return data.decode(source.encoding).replace("\r\n", "\n")


def truth_of(source: Source) -> dict[str, Any]:
    path = CORPUS / "truth" / f"{Path(source.file).stem}.json"
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


def articles() -> list[tuple[Source, dict[str, Any]]]:
    return [(source, article) for source in SOURCES for article in truth_of(source)["articles"]]


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case["trap"])
def test_a_trap_is_in_the_printed_text(case: dict[str, str]) -> None:
    assert re.search(case["shows"], text_of(FILES[case["source"]]), re.DOTALL)


def test_no_two_traps_have_the_same_name() -> None:
    names = [case["trap"] for case in TRAPS]
    assert len(names) == len(set(names))


def test_committed_files_are_those_the_marked_texts_make() -> None:
    stale = [path.name for path, data in made_files() if path.read_bytes() != data]
    assert not stale, "run: python -m tests.corpus.make_corpus"


def test_one_source_is_gb18030_with_crlf_line_ends() -> None:
    data = (CORPUS / "papers" / FILES["007"].file).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 50
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


@pytest.mark.parametrize("name", ["001", "002"])
def test_two_papers_have_eight_thousand_characters(name: str) -> None:
    assert len("".join(text_of(FILES[name]).split())) >= 8000


def test_only_names_that_belong_to_no_one_are_used() -> None:
    for source in SOURCES:
        text = text_of(source)
        hosts = set(re.findall(r"https?://([^/\s<>)\]]+)", text))
        assert all(host == "doi.org" or host.endswith("example.org") for host in hosts)
        assert all(doi.startswith("10.5555/") for doi in re.findall(r"\b10\.\d{4,}/\S", text))
        assert all(number.startswith("99") for number in re.findall(r"(?:ISSN|CN)[ :：]*(\d\d)", text))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_the_truth_is_about_the_committed_bytes(source: Source) -> None:
    truth = truth_of(source)
    assert truth["source"] == source.file
    assert truth["sha256"] == hashlib.sha256((CORPUS / "papers" / source.file).read_bytes()).hexdigest()


@pytest.mark.parametrize(("source", "article"), articles(), ids=lambda part: getattr(part, "file", ""))
def test_an_article_of_the_truth_is_well_formed(source: Source, article: dict[str, Any]) -> None:
    assert set(article["metadata"]) == set(Metadata.__dataclass_fields__)
    paths = [section["path"] for section in article["sections"]]
    assert len(paths) == len(set(paths))
    reserved = {"abstract", "abstract_en", "lead", "note", "table"}
    for paragraph in article["paragraphs"]:
        plain = printed(paragraph["text"])
        assert paragraph["section"] in {*paths, *reserved}
        assert (paragraph["starts"], paragraph["ends"], paragraph["length"]) == (plain[:6], plain[-6:], len(plain))
        assert paragraph["sha256"] == hashlib.sha256(plain.encode("utf-8")).hexdigest()
        assert not re.search(r"[⟪⟫⟦⟧⟨⟩⏎]|\{\{|\}\}", paragraph["text"]), "a mark of ours was printed"
    assert not re.search(r"[⟪⟫⟦⟧⟨⟩⏎]|\{\{|\}\}", text_of(source))


@pytest.mark.parametrize(("source", "article"), articles(), ids=lambda part: getattr(part, "file", ""))
def test_what_the_truth_holds_is_printed(source: Source, article: dict[str, Any]) -> None:
    """Apart from what a hyphen at a line end or something in between cut, which at least begins and ends there."""
    text = printed(text_of(source))
    metadata = article["metadata"]
    whole = [paragraph["text"] for paragraph in article["paragraphs"]]
    uncut = [paragraph for paragraph in whole if printed(paragraph) in text]
    assert len(uncut) >= 0.6 * len(whole)
    for string in [
        *metadata["keywords"],
        *metadata["keywords_en"],
        *(author["name"] for author in metadata["authors"]),
    ]:
        assert printed(string) in text
    for section in article["sections"]:
        assert printed(section["title"]) in text
    for mark in article["citations"]:
        assert mark["after"] in text
    for entry in article["references"] + article["related"]:
        assert entry["title"]
        assert printed(entry["title"]) in text


@pytest.mark.parametrize(("source", "article"), articles(), ids=lambda part: getattr(part, "file", ""))
def test_every_cited_number_is_in_the_list_and_every_entry_is_cited(source: Source, article: dict[str, Any]) -> None:
    listed = {entry["number"] for entry in article["references"]} - {None}
    cited = {number for mark in article["citations"] for number in mark["numbers"]}
    if listed:
        assert cited == listed == set(range(1, len(listed) + 1))
    else:
        assert source.file[:3] in {"003", "004", "005"}


def test_two_papers_share_four_works_of_which_one_is_printed_with_other_marks() -> None:
    lists = [truth_of(FILES[name])["articles"][0]["references"] for name in ("001", "002")]
    as_printed = [{entry["title"] for entry in entries} for entries in lists]
    letters = [{re.sub(r"[\W_]", "", title) for title in titles} for titles in as_printed]
    assert len(letters[0] & letters[1]) == 4
    assert len(as_printed[0] & as_printed[1]) == 3


def test_reviewed_papers_cite_each_other() -> None:
    titles = {re.sub(r"\W", "", article["metadata"]["title"]).lower() for _, article in articles()}
    cited = {re.sub(r"\W", "", e["title"]).lower() for _, article in articles() for e in article["references"]}
    assert len(titles & cited) == 2


@pytest.mark.parametrize("path", CLAIM_FILES, ids=lambda path: path.stem)
def test_eight_to_twelve_claims_are_written_for_a_paper(path: Path) -> None:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (CORPUS / "papers" / written["source"]).is_file()
    assert 8 <= len(written["claims"]) <= 12
    places = [(item["section"], item["phrase"]) for claim in written["claims"] for item in claim["evidence"][:1]]
    assert len(places) == len(set(places)), "two claims with the same first evidence"


@pytest.mark.parametrize(("stem", "claim"), CLAIMS, ids=lambda part: part if isinstance(part, str) else part["facet"])
def test_a_claim_rests_on_one_paragraph_of_the_section_it_names(stem: str, claim: dict[str, Any]) -> None:
    assert claim["facet"] in FACETS
    assert claim["basis"] in BASES
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", theme) for theme in claim["themes"])
    (article,) = truth_of(next(source for source in SOURCES if source.file.startswith(stem)))["articles"]
    passages = [supporting(article, item) for item in claim["evidence"]]
    numbers = re.findall(r"\d+(?:[.,]\d+)*", claim["text"])
    assert all(any(number in passage for passage in passages) for number in numbers)


def supporting(article: dict[str, Any], item: dict[str, str]) -> str:
    """The one paragraph that the evidence means; sections below the one it names are searched too."""
    phrase = item["phrase"]
    assert not re.search(r"[“”\"'‘’\[\]()（）]", phrase)
    if HAN.search(phrase):
        assert 4 <= len(phrase) <= 16
    else:
        assert 2 <= len(phrase.split()) <= 8
        assert len(phrase) <= 60
    paragraphs: list[str] = [p["text"] for p in article["paragraphs"] if p["section"].startswith(item["section"])]
    found = [paragraph for paragraph in paragraphs if phrase in paragraph]
    assert len(found) == 1, f"{phrase} is in {len(found)} paragraphs of §{item['section']}"
    return found[0]


def test_a_sidecar_supplies_what_its_paper_does_not_print() -> None:
    source = CORPUS / "papers" / FILES["004"].file
    sidecar = load_sidecar(source, CORPUS)
    assert not sidecar.findings
    assert list(sidecar.of(0).corrections) == ["title"]
    assert set(sidecar.of(0).supplied) == {"journal", "year", "issue", "pages"}
    assert all(given.where and given.date for given in sidecar.of(0).supplied.values())
    metadata = truth_of(FILES["004"])["articles"][0]["metadata"]
    assert all(metadata[name] is None for name in sidecar.of(0).supplied)
    assert all(phrase in text_of(FILES["004"]) for phrase in sidecar.starts)
