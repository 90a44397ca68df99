"""How much a sentence says of its paper: features (place, headings, keywords) and centrality among its neighbours.

The mixture 0.6·features + 0.4·LexRank, thinned by maximal marginal relevance with λ = 0.6, came closest to the
authors' own abstracts (research §4). Scores are rounded, so that the last bits of a sum never decide an order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from conspectus.model import Article
from conspectus.summarize.segment import Segmenter
from conspectus.summarize.sentences import Sentence
from conspectus.summarize.words import STOP

_FEATURES = 0.6
_LAMBDA = 0.6
_DAMPING = 0.85
_ROUNDS = 40
_SIMILAR = 0.08
"""Cosine from which two sentences vote for each other."""
_GOOD_LENGTH = {"zh": (18, 130), "en": (60, 320)}
_DECIMALS = 6

DenseRows = npt.NDArray[np.float64]


class Ranking:
    """Scores of an article's sentences, 0..1, and the likeness between any two of them."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], segmenter: Segmenter) -> None:
        language = article.metadata.language if article.metadata.language in STOP else "en"
        bags = [_bag(sentence, language, segmenter) for sentence in sentences]
        self.vectors = tfidf(bags)
        central = lexrank(self.vectors)
        wanted = _wanted_words(article, language, segmenter)
        features = np.array([_features(*pair, wanted, language) for pair in zip(sentences, bags, strict=True)])
        mixed = _FEATURES * _scaled(features) + (1 - _FEATURES) * _scaled(central)
        self.scores: tuple[float, ...] = tuple(float(score) for score in np.round(mixed, _DECIMALS))
        self._segmenter = segmenter
        self._language = language
        self._bags = bags
        self._place = {sentence.span: at for at, sentence in enumerate(sentences)}

    def score(self, sentence: Sentence) -> float:
        """The score of one of the ranked sentences."""
        return self.scores[self._place[sentence.span]]

    def likeness(self, first: Sentence, second: Sentence) -> float:
        """Cosine of two of the ranked sentences."""
        one, other = self.vectors[self._place[first.span]], self.vectors[self._place[second.span]]
        return round(float(one @ other), _DECIMALS)

    def overlap(self, heading: str, sentence: Sentence) -> float:
        """The share of the heading's words that the sentence has."""
        words = set(self._segmenter.words(heading, self._language)) - STOP[self._language]
        bag = self._bags[self._place[sentence.span]]
        return round(sum(word in bag for word in words) / len(words), _DECIMALS) if words else 0.0

    def choose(self, among: Sequence[Sentence], most: int) -> list[Sentence]:
        """Up to ``most`` of ``among``, the best first, none that mostly repeats one chosen before."""
        chosen: list[Sentence] = []
        rest = list(among)
        while rest and len(chosen) < most:
            best = max(rest, key=lambda sentence: (self._marginal(sentence, chosen), -sentence.span.start))
            chosen.append(best)
            rest.remove(best)
        return chosen

    def _marginal(self, sentence: Sentence, chosen: Sequence[Sentence]) -> float:
        repeated = max((self.likeness(sentence, other) for other in chosen), default=0.0)
        return round(_LAMBDA * self.score(sentence) - (1 - _LAMBDA) * repeated, _DECIMALS)


def tfidf(bags: Sequence[Counter[str]]) -> DenseRows:
    """Unit-length TF-IDF rows, one a bag; an empty bag is a row of zeros."""
    frequency = Counter(word for bag in bags for word in bag)
    place = {word: at for at, word in enumerate(sorted(frequency))}
    rows = np.zeros((len(bags), len(place)))
    for at, bag in enumerate(bags):
        for word, count in bag.items():
            rows[at, place[word]] = (1 + math.log(count)) * math.log(1 + len(bags) / frequency[word])
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(norms == 0, 1, norms)


def lexrank(vectors: DenseRows) -> DenseRows:
    """Centrality of each row by a damped random walk over likeness (Erkan and Radev 2004)."""
    size = len(vectors)
    if not size:
        return np.zeros(0)
    alike = vectors @ vectors.T
    alike[alike < _SIMILAR] = 0
    np.fill_diagonal(alike, 0)
    totals = alike.sum(axis=1, keepdims=True)
    walk = np.where(totals > 0, alike / np.where(totals > 0, totals, 1), 1 / size)
    rank = np.full(size, 1 / size)
    for _ in range(_ROUNDS):
        rank = (1 - _DAMPING) / size + _DAMPING * rank @ walk
    return rank


def _bag(sentence: Sentence, language: str, segmenter: Segmenter) -> Counter[str]:
    return Counter(word for word in segmenter.words(sentence.plain, language) if word not in STOP[language])


def _wanted_words(article: Article, language: str, segmenter: Segmenter) -> dict[str, float]:
    """Words of title, headings and keywords, each with its weight."""
    titles = [article.metadata.title or "", *article.metadata.keywords]
    wanted = {word: 0.5 for section in article.sections for word in segmenter.words(section.title, language)}
    wanted |= {word: 1.0 for title in titles for word in segmenter.words(title, language)}
    return {word: weight for word, weight in wanted.items() if word not in STOP[language]}


def _features(sentence: Sentence, bag: Counter[str], wanted: dict[str, float], language: str) -> float:
    length = len(sentence.plain.strip())
    shortest, longest = _GOOD_LENGTH[language]
    hits = sum(wanted.get(word, 0.0) for word in bag)
    score = min(hits, 4.0) / 4
    score += 0.5 if sentence.order == 0 else 0.0
    score += 0.25 if sentence.role == "lead" else 0.0
    score -= 0.5 if length < shortest else 0.25 if length > longest else 0.0
    score -= 0.75 if sentence.quoted else 0.0
    score -= 0.25 if sentence.cited else 0.0
    return score


def _scaled(values: Iterable[float] | DenseRows) -> DenseRows:
    array = np.asarray(list(values), dtype=np.float64)
    if not array.size:
        return array
    low, high = float(array.min()), float(array.max())
    return (array - low) / (high - low) if high > low else np.zeros_like(array)
