"""Fits the labeller of Western references, and says how well it reads strings that took no part in the fitting.

Run ``python tests/train_references.py [FILE] [--folds N]``. Needs python-crfsuite besides (``pip install
python-crfsuite``); reading does not. FILE defaults to ``../shared/dev-data/references-en/anystyle-core.xml``, the
1,514 tagged references of AnyStyle (https://github.com/inukshuk/anystyle, BSD-2-Clause). With ``--folds`` it fits N
times, each time without one part of the entries, and measures on that part; without, it fits to all of them and writes
``scripts/conspectus/parse/data/western-labels.txt``. What is written holds weights of shapes, marks, places and words
of our own lists (``data/western.txt``); no word of the entries.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from conspectus.parse.references.features import word_features
from tests.invented_references import Inventor

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "dev-data" / "references-en" / "anystyle-core.xml"
WEIGHTS = ROOT / "scripts" / "conspectus" / "parse" / "data" / "western-labels.txt"
SMALLEST = 0.02
"""Weights below it are left out: they change nothing that can be measured."""
SETTINGS = {"c1": 0.2, "c2": 0.4, "max_iterations": 150, "feature.possible_transitions": False}
HEADER = """\
# Weights of the labeller of Western references, written by tests/train_references.py; do not edit.
# Fitted to the 1,514 tagged references of AnyStyle (https://github.com/inukshuk/anystyle, res/parser/core.xml,
# BSD-2-Clause, Copyright 2011-2024 Sylvester Keil and contributors). No word of them is kept here.
"""


class Entry(NamedTuple):
    """One tagged reference: its words and the field of each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def entries(path: Path) -> list[Entry]:
    """The entries of a file in AnyStyle's form: ``<sequence>`` with an element a field."""
    found = []
    for sequence in ET.parse(path).getroot():  # noqa: S314  a file of our own choosing
        tagged = [(word, part.tag) for part in sequence for word in (part.text or "").split()]
        found.append(Entry(tuple(word for word, _ in tagged), tuple(tag for _, tag in tagged)))
    return found


def invented(count: int) -> list[Entry]:
    """Made-up entries in styles that the tagged ones hardly show; always the same."""
    inventor = Inventor(7714)
    found = []
    for _ in range(count):
        tagged = inventor.entry()
        found.append(Entry(tuple(word for word, _ in tagged), tuple(tag for _, tag in tagged)))
    return found


def fit(chosen: Iterable[Entry]) -> str:
    """The weights, as text, that fit the entries best."""
    import pycrfsuite  # noqa: PLC0415  only fitting needs it

    trainer = pycrfsuite.Trainer(verbose=False)
    for entry in chosen:
        trainer.append(word_features(entry.words), _in_runs(entry.tags))
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return "".join(_written(tagger.info()))


def _in_runs(tags: Sequence[str]) -> list[str]:
    """``B-title I-title I-title``: where a run of one field begins is told apart from where it goes on."""
    return [f"{'I' if at and tags[at - 1] == tag else 'B'}-{tag}" for at, tag in enumerate(tags)]


def _written(info: object) -> Iterator[str]:
    """The text form that :meth:`conspectus.parse.references.labeller.Labeller.from_lines` reads."""
    states: dict[tuple[str, str], float] = info.state_features  # type: ignore[attr-defined]
    moves: dict[tuple[str, str], float] = info.transitions  # type: ignore[attr-defined]
    names = sorted({label[2:] for _, label in states} | {label[2:] for pair in moves for label in pair})
    column = {f"{part}-{name}": at + len(names) * (part == "I") for at, name in enumerate(names) for part in "BI"}
    yield HEADER
    yield f"labels\t{' '.join(names)}\n"
    for (before, after), weight in sorted(moves.items()):
        yield f"moves\t{column[before]} {column[after]} {weight:.2f}\n"
    rows: dict[str, list[str]] = {}
    for (feature, label), weight in sorted(states.items()):
        if abs(weight) >= SMALLEST:
            rows.setdefault(feature, []).append(f"{column[label]} {weight:.2f}")
    for feature, weights in sorted(rows.items()):
        yield f"{feature}\t{' '.join(weights)}\n"
