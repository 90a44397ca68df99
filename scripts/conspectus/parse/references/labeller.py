"""A linear-chain conditional random field that says of every word of a Western reference which field it is in.

The weights (``data/western-labels.txt``) were fitted by ``tests/train_references.py``, which also tells from what, and
how well strings are labelled that took no part in it. Reading needs only NumPy. A word gets the label that is
most probable over all labellings of the entry, which is also how sure the labeller says it is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from conspectus.parse.references.features import REACH, Bundle, see
from conspectus.parse.references.tokens import Facts, facts

Array = npt.NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)
_CLIP = 30.0
"""Bound of a word's scores below the best one: what is less probable than e^-30 counts as that."""
_NEVER = 1e-30
"""Stands for no chance at all where a quotient is taken."""
_RESCALED = 8
"""After so many words the sums are brought back to 1: they shrink by at most e^-40 a word."""
_KEPT = 65536
"""How many rows of sums are kept for the words and neighbourhoods that come again."""
_FAR = max(REACH)


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
    as beginning a run, then each as going on with one. ``moves[a, b]`` is how readily ``b`` comes after ``a``.
    """

    labels: tuple[str, ...]
    attributes: dict[str, int]
    apart: Array
    rows: dict[str, int]
    weights: Array
    moves: Array
    _both_ways: Array = field(init=False)
    """``moves`` forward and, beside it, backward."""
    _sums: _Sums = field(init=False)

    def __post_init__(self) -> None:
        nothing = np.zeros_like(self.moves)
        self._both_ways = np.block([[self.moves, nothing], [nothing, self.moves.T]])
        self._sums = _Sums(self.weights)

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
        sums, count, seen = self._sums, len(known), see(known)
        sums.make_room()
        beside = [0] * _FAR
        own = np.array([*beside, *sums.rows(known, self._row_of_word), *beside])
        rows = [own[_FAR + reach : _FAR + reach + count] + at for at, reach in enumerate(REACH)]
        rows += [np.array(sums.rows(each, self._row_of_bundle)) for each in seen.words]
        shared = [sums.rows(each, self._row_of_bundle) for each in seen.phrases.shared]
        opening = sums.rows(seen.phrases.opening, self._row_of_bundle)
        scores: Array = sums.table.take(np.array(rows), axis=0).sum(axis=0)
        scores += sums.table.take(shared, axis=0).sum(axis=0).take(seen.phrases.of_word, axis=0)
        scores[seen.phrases.starts] += sums.table.take(opening, axis=0)
        return scores

    def _row_of_word(self, word: Facts) -> int:
        """What a word adds to itself and to the words around it: the first of a row for each place in ``REACH``."""
        rows = [at for name in word.attributes if (at := self.attributes.get(name)) is not None]
        return self._sums.keep(self.apart[rows].sum(axis=0))

    def _row_of_bundle(self, bundle: Bundle) -> int:
        """The sum of the weights of the features of a bundle."""
        rows = [at for name in bundle.names if (at := self.rows.get(name)) is not None]
        if len(rows) < 2:
            return rows[0] + len(REACH) if rows else 0
        return self._sums.keep(self.weights[rows].sum(axis=0, keepdims=True))

    def _shares(self, scores: Array) -> Array:
        """How probable each label is for each word, by the forward and the backward sums.

        Both sums walk along together, the one from the first word on, the other from the last word back.
        """
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(np.maximum(scores, -_CLIP))
        chances[0, len(self.labels) :] = _NEVER
        sums = list(np.concatenate([chances, chances[::-1]], axis=1))
        state, width = sums[0], chances.shape[1]
        for at in range(1, len(sums)):
            state = state.dot(self._both_ways)
            state *= sums[at]
            sums[at] = state
            if at % _RESCALED == 0:
                state[:width] /= state[:width].sum()
                state[width:] /= state[width:].sum()
        walked = np.array(sums)
        shares: Array = walked[:, :width] * walked[::-1, width:] / chances
        shares /= shares.sum(axis=1, keepdims=True)
        return shares


class _Sums:
    """A table of sums of weights, each kept in a row, so that those of an entry are gathered at once.

    Its first rows are zero, for what is not there; then come the weights that need no adding up.
    """

    def __init__(self, weights: Array) -> None:
        self._given = self._used = len(REACH) + len(weights)
        self.table = np.zeros((2 * self._used + 1024, weights.shape[1]))
        self.table[len(REACH) : self._used] = weights
        self._rows: dict[Hashable, int] = {}

    def make_room(self) -> None:
        """Forgets all sums where too many are kept."""
        if self._used > _KEPT:
            self._rows.clear()
            self._used = self._given

    def rows(self, keys: Sequence[Key], find: Callable[[Key], int]) -> list[int]:
        """The row of each key; ``find`` makes that of one that is not known yet."""
        known = self._rows
        try:
            return list(map(known.__getitem__, keys))
        except KeyError:
            for key in keys:
                if key not in known:
                    known[key] = find(key)
            return list(map(known.__getitem__, keys))

    def keep(self, rows: Array) -> int:
        """Adds rows to the table; the number of the first of them."""
        start, self._used = self._used, self._used + len(rows)
        if self._used > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        self.table[start : self._used] = rows
        return start


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
