"""The terms of a set of papers, which no general dictionary knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conspectus.model import Article


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms that the segmenter must keep whole, sorted."""

    terms: tuple[str, ...] = ()


def build_lexicon(articles: Iterable[Article]) -> Lexicon:
    """The lexicon of ``articles``: the keywords their authors chose."""
    return Lexicon(tuple(sorted({word for article in articles for word in article.metadata.keywords})))
