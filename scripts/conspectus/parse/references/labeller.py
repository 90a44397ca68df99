"""A linear-chain conditional random field that says of every word of a Western reference which field it is in.

The weights (``data/western-labels.txt``) were fitted by ``tests/train_references.py``, which also tells from what, and
how well strings are labelled that took no part in it. Reading needs only NumPy. A word gets the label that is
most probable over all labellings of the entry, which is also how sure the labeller says it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from conspectus.parse.references.features import REACH, Bundle, see
from conspectus.parse.references.tokens import Facts, facts

Array = npt.NDArray[np.float64]
_CLIP = 30.0
"""Bound of a word's scores below the best one: what is less probable than e^-30 counts as that."""
_RESCALED = 8
"""After so many words the sums are brought back to 1: they shrink by at most e^-40 a word."""
_KEPT = 65536
"""How many sums of weights are kept for the words and neighbourhoods that come again."""


class Labelled(NamedTuple):
    """The label of one word, whether a new run of that label begins with it, and how probable it is (0..1)."""

    label: str
    begins: bool
    sure: float


@dataclass(slots=True)
class Labeller:
    """The weights, and the sums of them that come again.

    ``attributes[name]`` is a row of ``apart``, whose second axis is the place in ``REACH`` from which a
    word's own fact is seen; ``rows[feature]`` is a row of ``weights``. The last axis of both is the label: each
    as beginning a run, then each as going on with one. ``moves[a, b]`` weighs ``b`` after ``a``.
    """

    labels: tuple[str, ...]
    attributes: dict[str, int]
    apart: Array
    rows: dict[str, int]
    weights: Array
    moves: Array
    _none: Array = field(init=False)
    _words: dict[tuple[str, ...], Array] = field(default_factory=dict)
    _sums: dict[Bundle, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._none = np.zeros(2 * len(self.labels))

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> Labeller:
        """Reads the text form: ``labels``, ``moves`` and a feature with its weights a line (see training)."""
        labels: tuple[str, ...] = ()
        found: dict[str, list[str]] = {}
        moves: list[list[str]] = []
        for line in lines:
            name, _, rest = line.partition("\t")
            if name == "labels":
                labels = tuple(rest.split(" "))
            elif name == "moves":
                moves.append(rest.split(" "))
            elif rest:
                found[name] = rest.split(" ")
        width = 2 * len(labels)
        seen = [name.partition(":") for name in found if name[0] in "-012" and ":" in name[:3]]
        attributes = {name: at for at, name in enumerate(dict.fromkeys(name for _, _, name in seen))}
        rows = {
            name: at for at, name in enumerate(name for name in found if not (name[0] in "-012" and ":" in name[:3]))
        }
        apart, weights, chain = (
            np.zeros((len(attributes), len(REACH), width)),
            np.zeros((len(rows), width)),
            np.zeros((width, width)),
        )
        for name, values in found.items():
            reach, _, attribute = name.partition(":")
            row = weights[rows[name]] if name in rows else apart[attributes[attribute], REACH.index(int(reach))]
            row[[int(at) for at in values[::2]]] = [float(value) for value in values[1::2]]
        for before, after, weight in moves:
            chain[int(before), int(after)] = float(weight)
        return cls(labels, attributes, apart, rows, weights, np.exp(chain) * _allowed(len(labels)))

    def label(self, words: Sequence[str]) -> list[Labelled]:
        """The label of every word; ``words`` are what blanks divide in the entry."""
        if not words:
            return []
        shares = self._shares(self._scores([facts(word) for word in words]))
        half = len(self.labels)
        both = shares[:, :half] + shares[:, half:]
        best = both.argmax(axis=1)
        begins = (shares[:, :half] > shares[:, half:])[np.arange(len(words)), best]
        found: list[Labelled] = []
        before = -1
        for column, new, sure in zip(best.tolist(), begins.tolist(), both.max(axis=1).tolist(), strict=True):
            found.append(Labelled(self.labels[column], new or column != before, sure))
            before = column
        return found

    def _scores(self, known: Sequence[Facts]) -> Array:
        """The sum of the weights of every word's features: one row a word, one column a label."""
        count = len(known)
        apart = np.array([self._seen_from(each.attributes) for each in known])
        scores: Array = apart[:, 0].copy()
        for place, reach in enumerate(REACH[1:], start=1):
            if reach < 0 and count > -reach:
                scores[-reach:] += apart[:reach, place]
            elif reach > 0 and count > reach:
                scores[:-reach] += apart[reach:, place]
        seen = see(known)
        for bundles in seen.words:
            scores += self._sums_of(bundles)
        for phrases in seen.phrases:
            shared, before, after = map(self._sums_of, phrases.shared)
            scores += (shared + before + after)[phrases.of_word]
            scores[phrases.starts] += self._sums_of(phrases.opening)
        return scores

    def _seen_from(self, attributes: tuple[str, ...]) -> Array:
        """What a word adds to itself and to the words around it: one row for each place in ``REACH``."""
        found = self._words.get(attributes)
        if found is None:
            rows = [at for name in attributes if (at := self.attributes.get(name)) is not None]
            found = self._words[attributes] = np.add.reduce(self.apart.take(rows, axis=0), axis=0)
        return found

    def _sums_of(self, bundles: Sequence[Bundle]) -> Array:
        """The sum of the weights of each bundle: one row a bundle."""
        kept = self._sums
        if len(kept) > _KEPT:
            kept.clear()
        for bundle in bundles:
            if bundle not in kept:
                get = self.rows.get
                kept[bundle] = self._added([at for name in bundle.names if (at := get(name)) is not None])
        return np.array([kept[bundle] for bundle in bundles])

    def _added(self, rows: list[int]) -> Array:
        if not rows:
            return self._none
        total: Array = self.weights[rows[0]]
        if len(rows) < 5:
            for row in rows[1:]:
                total = total + self.weights[row]
            return total
        total = np.add.reduce(self.weights.take(rows, axis=0), axis=0)
        return total  # noqa: RET504  typed here

    def _shares(self, scores: Array) -> Array:
        """How probable each label is for each word, by the forward and the backward sums."""
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(np.maximum(scores, -_CLIP))
        chances[0, len(self.labels) :] = 0.0
        forward = np.empty_like(chances)
        backward = np.empty_like(chances)
        ahead = forward[0] = chances[0]
        behind = backward[-1] = np.ones(chances.shape[1])
        for at in range(1, len(chances)):
            ahead = (ahead @ self.moves) * chances[at]
            behind = self.moves @ (behind * chances[-at])
            if at % _RESCALED == 0:
                ahead /= ahead.sum()
                behind /= behind.sum()
            forward[at], backward[-1 - at] = ahead, behind
        shares: Array = forward * backward
        shares /= shares.sum(axis=1, keepdims=True)
        return shares


def _allowed(count: int) -> Array:
    """1 where a label may follow another: what goes on with a run follows its beginning or its middle."""
    allowed = np.ones((2 * count, 2 * count))
    allowed[:, count:] = np.vstack([np.eye(count), np.eye(count)])
    return allowed


@cache
def western() -> Labeller:
    """The labeller of Western references."""
    data = resources.files("conspectus.parse").joinpath("data/western-labels.txt")
    return Labeller.from_lines(data.read_text(encoding="utf-8").splitlines())
