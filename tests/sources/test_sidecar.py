from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.model import Article, Author, CleanText, Finding, Metadata, Provenance, SourceText
from conspectus.sources.sidecar import Sidecar, apply_sidecar, load_sidecar


def sidecar(root: Path, text: str) -> Sidecar:
    source = root / "papers" / "one.txt"
    source.parent.mkdir(exist_ok=True)
    source.with_suffix(".yml").write_text(text, encoding="utf-8")
    return load_sidecar(source, root)


def article(**metadata: object) -> Article:
    source = SourceText("papers/one.txt", "0" * 64, "txt", "utf-8", "")
    return Article(
        ordinal=0,
        text=CleanText(source, "", ()),
        metadata=Metadata(**metadata),  # type: ignore[arg-type]
        provenance={name: Provenance("printed") for name in metadata},
        warnings=(Finding("missing-year", "no year is printed"),),
    )


def test_a_source_without_a_sidecar_has_an_empty_one(tmp_path: Path) -> None:
    assert load_sidecar(tmp_path / "papers" / "one.txt", tmp_path) == Sidecar()


def test_a_correction_replaces_what_was_read_and_counts_as_print(tmp_path: Path) -> None:
    own = sidecar(tmp_path, "articles:\n  - corrections: {title: 县域茶业, authors: [林一, {name: 陈二}]}\n")
    read = apply_sidecar(article(title="县城茶业"), own)
    assert read.metadata.title == "县域茶业"
    assert read.metadata.authors == (Author("林一"), Author("陈二"))
    assert read.provenance["title"] == Provenance("corrected", note="papers/one.yml")


def test_a_supplied_value_says_where_and_when_it_was_found(tmp_path: Path) -> None:
    own = sidecar(tmp_path, "articles:\n  - supplied:\n      year: {value: 2023, from: 期刊目录, date: 2026-11-20}\n")
    read = apply_sidecar(article(title="县域茶业"), own)
    assert read.metadata.year == 2023
    assert read.provenance["year"] == Provenance("supplied", note="期刊目录, 2026-11-20")
    assert [warning.code for warning in read.warnings] == []


def test_a_supplied_value_never_replaces_a_printed_one(tmp_path: Path) -> None:
    own = sidecar(tmp_path, "articles:\n  - supplied:\n      year: {value: 2023, from: x, date: 2026-11-20}\n")
    read = apply_sidecar(article(year=2022), own)
    assert read.metadata.year == 2022
    assert "the paper prints it" in read.warnings[-1].message


def test_what_is_said_of_the_second_article_leaves_the_first_alone(tmp_path: Path) -> None:
    own = sidecar(tmp_path, "articles:\n  - {starts: 甲}\n  - {starts: 乙, corrections: {title: 乙篇}}\n")
    assert own.starts == ("甲", "乙")
    assert apply_sidecar(article(title="甲篇"), own).metadata.title == "甲篇"


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("articles: [", "invalid-yaml", 1, "not valid YAML"),
        ("just words", "invalid-sidecar", None, "a sidecar is a mapping"),
        ("article: []", "invalid-sidecar", None, "unknown key 'article'"),
        ("articles: 3", "invalid-sidecar", None, "articles: expected a list"),
        ("articles: [3]", "invalid-sidecar", None, "articles[0]: expected a mapping"),
        ("articles: [{corrections: {titel: x}}]", "invalid-sidecar", None, "unknown key 'titel'"),
        ("articles: [{corrections: 3}]", "invalid-sidecar", None, "expected a mapping from field to value"),
        ("articles: [{supplied: {year: 2023}}]", "invalid-sidecar", None, "expected {value: …, from: …, date: …}"),
        ("articles: [{starts: 甲}, {}]", "invalid-sidecar", None, "given for some articles and not for others"),
    ],
)
def test_a_mistake_in_a_sidecar_is_a_finding_that_names_it(
    tmp_path: Path, text: str, code: str, line: int | None, words: str
) -> None:
    [finding, *_] = sidecar(tmp_path, text).findings
    assert (finding.code, finding.file, finding.line) == (code, "papers/one.yml", line)
    assert words in finding.message
