"""Measure drafts and themes on the review's own sources: ``python tests/measure_summaries.py [--items]``.

Prints ROUGE-2 of what a draft holds (cut to the length of the author's abstract, which is hidden from the draft)
beside the opening of the paper and random sentences, the number of items by facet, the themes with their papers, and
the time. With ``--items`` every item is printed, to be judged by eye.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from conspectus.model import Article, Draft
from conspectus.parse import parse_source
from conspectus.read import read_source
from conspectus.summarize import Lexicon, build_lexicon, draft_article
from conspectus.summarize.sentences import Sentence, plain_text, sentences
from conspectus.themes import compare, find_themes

PAPERS = Path(__file__).parents[1].parent / "shared" / "papers"
RUNS = 20


def main() -> int:
    """Print the figures; 0 also where there is nothing to measure."""
    if not PAPERS.is_dir():
        print(f"nothing measured: {PAPERS} is not here")  # noqa: T201  a script prints
        return 0
    articles = {
        f"{path.name[:3]}-{article.ordinal}": article
        for path in sorted(PAPERS.glob("*.txt"))
        for article in parse_source(read_source(path, PAPERS))
    }
    for line in report(articles, items="--items" in sys.argv):
        print(line)  # noqa: T201
    return 0


def report(articles: dict[str, Article], *, items: bool) -> Iterable[str]:
    """The lines of the report."""
    lexicon = build_lexicon(articles.values())
    yield f"lexicon: {len(lexicon.terms)} terms"
    drafts: dict[str, tuple[Article, Draft]] = {}
    for key, article in articles.items():
        begun = time.perf_counter()
        draft = draft_article(article, lexicon)
        drafts[key] = (article, draft)
        counts = Counter(claim.facet for claim in draft.claims)
        yield f"{key} {article.metadata.title}: {time.perf_counter() - begun:.2f} s, {len(draft.quantities)} numbers"
        yield "    " + ", ".join(f"{facet} {count}" for facet, count in counts.items())
        if items:
            yield from (f"      {claim.facet} | {claim.text} | {claim.basis}" for claim in draft.claims)
        if article.metadata.abstract:
            yield "    ROUGE-2 " + ", ".join(f"{name} {score:.3f}" for name, score in rouge(article, lexicon))
    begun = time.perf_counter()
    themes = find_themes(drafts, lexicon)
    yield f"{len(themes)} themes in {time.perf_counter() - begun:.2f} s"
    for theme in themes:
        papers = ", ".join(f"{key} ({len(theme.passages[key])})" for key in theme.papers)
        kinds = Counter(pair.kind for pair in compare(theme, drafts))
        yield f"    {theme.slug}: {theme.label} [{', '.join(theme.terms)}]: {papers}; {dict(kinds)}"


def rouge(article: Article, lexicon: Lexicon) -> list[tuple[str, float]]:
    """ROUGE-2 (F) against the abstract, which the draft does not see, at the abstract's length."""
    goal = "".join((article.metadata.abstract or "").split())
    hidden = replace(
        article,
        metadata=replace(article.metadata, abstract=None),
        paragraphs=tuple(part for part in article.paragraphs if part.role != "abstract"),
    )
    draft = draft_article(hidden, lexicon)
    plain = plain_text(hidden)
    ranked = sorted(draft.claims, key=lambda claim: -claim.score)
    headings = [claim for claim in draft.claims if claim.support]
    body = [sentence for sentence in sentences(hidden) if not sentence.quoted]
    chance = [_random_score(body, goal, seed) for seed in range(RUNS)]
    return [
        ("outline", _score([claim.span.of(plain) for claim in headings], goal)),
        ("draft", _score([claim.span.of(plain) for claim in ranked], goal)),
        ("lead", _score([sentence.plain for sentence in body], goal)),
        ("random", sum(chance) / len(chance)),
    ]


def _random_score(body: list[Sentence], goal: str, seed: int) -> float:
    chosen = [sentence.plain for sentence in body]
    random.Random(seed).shuffle(chosen)  # noqa: S311  a fixed shuffle
    return _score(chosen, goal)


def _score(parts: Iterable[str], goal: str) -> float:
    text = "".join("".join(part.split()) for part in parts)[: len(goal)]
    one, other = _pairs(text), _pairs(goal)
    shared = sum((one & other).values())
    return 2 * shared / max(one.total() + other.total(), 1)


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


if __name__ == "__main__":
    sys.exit(main())
