"""Fits the labeller of Western references, and says how well it reads strings that took no part in the fitting.

Run ``python -m tests.train_references [FILE] [--folds N]``. Needs python-crfsuite besides (``pip install
python-crfsuite``); reading does not. FILE defaults to ``../shared/dev-data/references-en/anystyle-core.xml``, the
1,514 tagged references of AnyStyle (https://github.com/inukshuk/anystyle, BSD-2-Clause); made-up ones in the styles
that it hardly has are added. With ``--folds`` it fits N times, each time without one part of the entries, and
measures on that part; without, it fits to all of them and writes ``scripts/conspectus/parse/data/western-labels.txt``.
What is written holds weights of shapes, marks, places and words of our own lists (``data/western.txt``); no word of
the entries.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests import measure_references
from tests.invented_references import Inventor
from tests.measure_tokens import Tagged, Tokens, measure, read_anystyle

from conspectus.parse.references import labelled
from conspectus.parse.references.features import word_features
from conspectus.parse.references.labeller import Labeller

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "dev-data" / "references-en" / "anystyle-core.xml"
WEIGHTS = ROOT / "scripts" / "conspectus" / "parse" / "data" / "western-labels.txt"
INVENTED = 800
"""How many made-up entries are added."""
SMALLEST = 0.02
"""Weights below it are left out: they change nothing that can be measured."""
SETTINGS = {"c1": 0.2, "c2": 0.4, "max_iterations": 150, "feature.possible_transitions": False}
HEADER = """\
# Weights of the labeller of Western references, written by tests/train_references.py; do not edit.
# Fitted to the 1,514 tagged references of AnyStyle (https://github.com/inukshuk/anystyle, res/parser/core.xml,
# BSD-2-Clause, Copyright 2011-2024 Sylvester Keil and contributors). No word of them is kept here.
"""


def invented(count: int) -> list[Tagged]:
    """Made-up entries in styles that the tagged ones hardly show; always the same."""
    inventor = Inventor(7714)
    found = []
    for _ in range(count):
        tagged = inventor.entry()
        found.append(Tagged(tuple(word for word, _ in tagged), tuple(tag for _, tag in tagged)))
    return found


def fit(chosen: Iterable[Tagged]) -> str:
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


def cross_validate(path: Path, folds: int) -> str:
    """The figures of entries that took no part in the fitting, as tables: of words, and of exact fields."""
    tagged = read_anystyle(path)
    elements = list(ET.parse(path).getroot())  # noqa: S314  a file of our own choosing
    labels, fields, score = Tokens(), Tokens(), measure_references.Score()
    for fold in range(folds):
        weights = fit([*(each for at, each in enumerate(tagged) if at % folds != fold), *invented(INVENTED)])
        _read_with(Labeller.from_lines(weights.splitlines()))
        for total, part in zip((labels, fields), measure(tagged[fold::folds]), strict=True):
            total.add(part)
        for element in elements[fold::folds]:
            measure_references.score_sequence(score, element)
    exact = [f"{name:<12} {score.asked[name]:>6} {score.share(name):>7.1%}" for name in score.asked]
    return f"labels\n{labels.table()}\nfields\n{fields.table()}\nexact\n" + "\n".join(exact) + "\n"


def _read_with(labeller: Labeller) -> None:
    setattr(labelled, "western", lambda: labeller)  # noqa: B010  what reads is exchanged for measuring only


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits, and writes the weights or prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.folds:
        sys.stdout.write(cross_validate(options.file, options.folds))
    else:
        WEIGHTS.write_text(fit([*read_anystyle(options.file), *invented(INVENTED)]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
