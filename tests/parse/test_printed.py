"""Articles printed at random (columns, pages, heads, titles inside sentences) are read as they were written.

The shares are just under what is reached on these seeds: a change that reads less of them is seen here.
"""

from __future__ import annotations

import hashlib

from tests.corpus.make_cases import Case, case

from conspectus.model import Article, SourceText
from conspectus.parse import parse_source

SEEDS = range(30)


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(printed: Case) -> tuple[Article, ...]:
    digest = hashlib.sha256(printed.text.encode()).hexdigest()
    return parse_source(SourceText("case.txt", digest, "txt", "utf-8", printed.text))


def headings(article: Article) -> list[str]:
    return [squeezed(held.heading.of(article.text.text)) for held in article.sections]


def paragraphs(article: Article) -> list[str]:
    return [squeezed(held.span.of(article.text.text)) for held in article.paragraphs]


CASES = [(printed, read(printed)) for printed in map(case, SEEDS)]


def test_every_printed_article_is_one_article() -> None:
    assert sum(1 for _, articles in CASES if len(articles) == 1) == len(CASES)


def test_every_heading_is_found_and_none_is_invented() -> None:
    for printed, articles in CASES:
        found = [heading for article in articles for heading in headings(article)]
        assert found == [squeezed(heading) for heading in printed.headings]


def test_most_paragraphs_are_whole() -> None:
    wanted = whole = 0
    for printed, articles in CASES:
        found = {text for article in articles for text in paragraphs(article)}
        texts = [squeezed(text) for group in printed.paragraphs for text in group]
        wanted += len(texts)
        whole += sum(1 for text in texts if text in found)
    assert whole >= 0.96 * wanted


def test_most_titles_are_found_wherever_they_stand() -> None:
    found = sum(
        1 for printed, articles in CASES if squeezed(articles[0].metadata.title or "") == squeezed(printed.title)
    )
    assert found >= 0.85 * len(CASES)
