"""TF-IDF vectors of extracts with each paper's mean vector taken away.

Without that step clustering rediscovers the papers; with it themes across papers appear (research §4). Sums run in
a fixed order and results are rounded, so that the last bits of a sum decide nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.int64]

DECIMALS = 6
_COMMONEST = 0.5
"""A word in more than this share of the extracts tells them apart no more."""
_WORDS = 4000
"""The words that vectors are made of: the most widespread ones. Bounds the memory for many papers."""


class Vectors:
    """The vectors of the extracts of one language.

    Memory: the words of each extract, one dense vector of at most 4,000 numbers a paper.
    """

    def __init__(self, bags: Sequence[Counter[str]], owners: Sequence[int]) -> None:
        self._owners = np.array(owners, dtype=np.int64)
        self._rows, self._width = _rows(bags)
        self._means = self._paper_means(max(owners, default=-1) + 1)
        self._norms = np.array([self._norm(at) for at in range(len(bags))])

    def profile(self, indexes: Sequence[int]) -> Numbers:
        """The mean of the vectors of some extracts, each of unit length after its paper's mean is taken away."""
        total = np.zeros(self._width)
        for at in indexes:
            words, weights = self._rows[at]
            total[words] += weights / self._norms[at]
            total -= self._means[self._owners[at]] / self._norms[at]
        return total / max(len(indexes), 1)

    def likeness(self, profiles: Numbers) -> Numbers:
        """Cosine of every extract with every profile (rows, made unit length here): extracts × profiles."""
        goals = unit(profiles)
        shared = goals @ self._means.T
        scores = np.zeros((len(self._rows), len(goals)))
        for at, (words, weights) in enumerate(self._rows):
            own = goals[:, words] @ weights - shared[:, self._owners[at]]
            scores[at] = own / self._norms[at]
        return np.asarray(np.round(scores, DECIMALS), dtype=np.float64)

    def _paper_means(self, papers: int) -> Numbers:
        means = np.zeros((papers, self._width))
        counts = np.maximum(np.bincount(self._owners, minlength=papers), 1)
        for (words, weights), owner in zip(self._rows, self._owners.tolist(), strict=True):
            means[owner, words] += weights / counts[owner]
        return means

    def _norm(self, at: int) -> float:
        words, weights = self._rows[at]
        mean = self._means[self._owners[at]]
        square = float(weights @ weights - 2 * (weights @ mean[words]) + mean @ mean)
        return math.sqrt(max(square, 1e-6))


def unit(rows: Numbers) -> Numbers:
    """The rows with length 1; rows of zeros stay."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms == 0, 1, norms), dtype=np.float64)


def _rows(bags: Sequence[Counter[str]]) -> tuple[list[tuple[Indexes, Numbers]], int]:
    frequency = Counter(word for bag in bags for word in bag)
    most = max(2.0, _COMMONEST * len(bags))
    known = [word for word, count in frequency.items() if 1 < count <= most]
    kept = sorted(sorted(known, key=lambda word: (-frequency[word], word))[:_WORDS])
    place = {word: at for at, word in enumerate(kept)}
    rows = []
    for bag in bags:
        words = sorted(word for word in bag if word in place)
        weights = np.array([(1 + math.log(bag[word])) * math.log(len(bags) / frequency[word]) for word in words])
        norm = float(np.linalg.norm(weights)) or 1.0
        rows.append((np.array([place[word] for word in words], dtype=np.int64), weights / norm))
    return rows, len(place)
