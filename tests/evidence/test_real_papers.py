"""On the review's own sources: a phrase can be chosen for their sentences, and it is found again."""

from __future__ import annotations

import re
from pathlib import Path

from conspectus.evidence import Found, choose_phrase, locate
from conspectus.model import Article, Span
from conspectus.pages import phrase_problem
from conspectus.parse import parse_source
from conspectus.read import read_source

SENTENCE = re.compile(r"[^。！？]{15,}[。！？]")


def sentences(article: Article, every: int = 8) -> list[Span]:
    """Every eighth sentence of the body: all of them take a while and say the same."""
    spans = [
        Span(*found.span())
        for paragraph in article.paragraphs
        if paragraph.role == "body"
        for found in SENTENCE.finditer(article.text.text, paragraph.start, paragraph.end)
    ]
    return spans[::every]


def test_every_sentence_has_a_phrase_that_identifies_its_paragraph(real_papers: Path) -> None:
    chosen = 0
    for path in sorted(real_papers.glob("*.txt")):
        for article in parse_source(read_source(path, real_papers)):
            for span in sentences(article):
                locator = choose_phrase(article, span)
                assert locator is not None, f"{path.name}: {span}"
                assert phrase_problem(locator.phrase) is None
                answer = locate(article, locator)
                assert isinstance(answer, Found)
                assert answer.place.span.holds(span)
                chosen += 1
    assert chosen > 50
