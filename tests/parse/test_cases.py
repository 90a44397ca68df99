"""One case for each trap of print and conversion; the cases are in ``cases*.yml``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.model import Article, SourceText
from conspectus.parse import parse_source

CASES: list[dict[str, Any]] = [
    case
    for file in sorted(Path(__file__).parent.glob("cases*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def read(text: str) -> tuple[Article, ...]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return parse_source(SourceText("case.txt", digest, "txt", "utf-8", text))


def body(article: Article) -> list[str]:
    return [held.span.of(article.text.text) for held in article.paragraphs if held.role in ("body", "lead")]


READERS: dict[str, Callable[[Article], Any]] = {
    "sections": lambda article: [held.path for held in article.sections],
    "levels": lambda article: [held.level for held in article.sections],
    "paragraphs": body,
    "figures": lambda article: [[held.label, held.caption] for held in article.figures],
    "footnotes": lambda article: [[held.mark, held.text] for held in article.footnotes],
    "references": lambda article: len(article.references),
    "related": lambda article: len(article.related),
    "warnings": lambda article: [held.code for held in article.warnings if not held.code.startswith("missing-")],
    "asides": lambda article: [[held.kind, held.text] for held in article.asides],
}
METADATA: dict[str, Callable[[Article], Any]] = {
    "authors": lambda article: [held.name for held in article.metadata.authors],
    "names_en": lambda article: [held.name_en for held in article.metadata.authors],
    "affiliations": lambda article: [list(held.affiliations) for held in article.metadata.authors],
    "funding_texts": lambda article: [held.text for held in article.metadata.funding],
    "grants": lambda article: [list(held.grants) for held in article.metadata.funding],
}


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_trap_is_read_as_a_reader_would(case: dict[str, Any]) -> None:
    articles = read(case["text"])
    assert len(articles) == case.get("articles", 1)
    article = articles[0]
    for name, reader in READERS.items():
        if name in case:
            assert reader(article) == case[name], name
    for name, expected in case.get("metadata", {}).items():
        found = METADATA[name](article) if name in METADATA else plain(getattr(article.metadata, name))
        assert found == expected, name


BUNDLE = next(case for case in CASES if case.get("articles") == 2)["text"]


def test_given_starting_phrases_are_the_only_boundaries() -> None:
    digest = hashlib.sha256(BUNDLE.encode()).hexdigest()
    source = SourceText("case.txt", digest, "txt", "utf-8", BUNDLE)
    articles = parse_source(source, ["竹器的价格一直在下降", "出路在于提高质量", "藤器的情形"])
    assert [body(article)[0][:6] for article in articles] == ["竹器的价格一", "出路在于提高", "藤器的情形与"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    for case in CASES:
        plain_ends = [body(article) for article in read(case["text"])]
        assert [body(article) for article in read(case["text"].replace("\n", end))] == plain_ends
