"""Where chains of different papers meet: the terms that several papers have in their chains, by paper or by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from conspectus.model import Claim
from conspectus.pictures.heat import Cell, Head, Heat, draw_heat
from conspectus.weave.compare.across import GLOSSARY, Across
from conspectus.weave.pictures.chains import term_name
from conspectus.weave.pictures.heat import MOST_PAPERS
from conspectus.weave.pictures.scene import Plate, Scene, Target, claim_target, paper_target
from conspectus.weave.pictures.years import span_name, spans_of
from conspectus.weave.table import table

MOST_TERMS = 24
"""Most terms that have a row: those that most papers have in their chains."""

MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class _Use:
    """A paper's arrows at a term: how many lead to it and away from it, and the first claim that has one."""

    claim: Claim
    into: int
    out: int


Uses = Mapping[str, Mapping[str, _Use]]
"""Id of a term → citekey → the paper's arrows there."""


def terms_plate(scene: Scene) -> Plate | None:
    """The terms by paper, in a large review by the papers' years; None where no two papers' chains meet."""
    every = _uses(scene)
    met = [name for name in every if len(every[name]) > 1]
    shown = sorted(met, key=lambda name: (-len(every[name]), -_arrows(every[name].values()), name))[:MOST_TERMS]
    if not shown:
        return None
    papers = {key for uses in every.values() for key in uses}
    grid = _by_year(scene, shown, every) if len(papers) > MOST_PAPERS else _by_paper(scene, shown, every, papers)
    told = scene.told(
        "picture_terms_many" if len(papers) > MOST_PAPERS else "picture_terms",
        all=len(every),
        met=len(met),
        number=len(shown),
        columns=len(grid.columns),
        top=term_name(scene, shown[0]),
        papers=scene.words.count("papers_count", len(every[shown[0]])),
    )
    heat = grid.heat(scene)
    wide, narrow = (draw_heat(heat, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: grid.table(scene, across))


def _uses(scene: Scene) -> Uses:
    found: dict[str, dict[str, _Use]] = {}
    for key in sorted(scene.corpus.review.papers):
        arrows: dict[tuple[str, str], Claim] = {}
        for claim in scene.corpus.claims_of(key, scene.language):
            for chain in claim.attributes.chains:
                for ends in pairwise(chain):
                    arrows.setdefault(ends, claim)
        for ends, claim in arrows.items():
            for place, name in enumerate(ends):
                use = found.setdefault(name, {}).get(key) or _Use(claim, 0, 0)
                found[name][key] = _Use(use.claim, use.into + place, use.out + 1 - place)
    return found


def _arrows(uses: Iterable[_Use]) -> int:
    return sum(use.into + use.out for use in uses)


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    target: Target
    title: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Names and places of rows and columns, and what is counted where they cross."""

    rows: tuple[tuple[str, Target, int], ...]
    """Name, place, and papers of each term."""
    columns: tuple[tuple[str, Target | None, int], ...]
    counts: Mapping[tuple[int, int], _Count]

    def heat(self, scene: Scene) -> Heat:
        """As a picture."""
        rows = tuple(Head(name, scene.address(target), total) for name, target, total in self.rows)
        columns = tuple(
            Head(name, scene.address(target) if target else "", total) for name, target, total in self.columns
        )
        cells = {
            place: Cell(count.number, scene.address(count.target), count.title) for place, count in self.counts.items()
        }
        return Heat(rows, columns, cells)

    def table(self, scene: Scene, across: Across) -> list[str]:
        """As a table."""
        start = across.page.file
        heads = [scene.words.text("picture_term")]
        heads += [scene.link(name, target, start) if target else name for name, target, _ in self.columns]
        rows = []
        for row, (name, target, total) in enumerate(self.rows):
            found = (self.counts.get((row, column)) for column in range(len(self.columns)))
            cells = [scene.link(str(count.number), count.target, start) if count else "–" for count in found]
            rows.append([scene.link(name, target, start), *cells, str(total)])
        return table([*heads, scene.words.text("papers")], rows, numbers=range(1, len(heads) + 1))


def _rows(scene: Scene, shown: Sequence[str], every: Uses) -> tuple[tuple[str, Target, int], ...]:
    return tuple((term_name(scene, name), Target(GLOSSARY, name), len(every[name])) for name in shown)


def _by_paper(scene: Scene, shown: Sequence[str], every: Uses, papers: Iterable[str]) -> _Grid:
    breadth = {key: sum(key in every[name] for name in shown) for key in papers}
    keys = sorted((key for key in breadth if breadth[key]), key=lambda key: (-breadth[key], key))
    columns = tuple((scene.corpus.label(key, scene.language), paper_target(key), breadth[key]) for key in keys)
    rows = _rows(scene, shown, every)
    counts = {}
    for row, name in enumerate(shown):
        for column, key in enumerate(keys):
            if use := every[name].get(key):
                names = {"row": rows[row][0], "column": columns[column][0]}
                title = scene.words.text("picture_term_cell", **names, into=use.into, out=use.out)
                counts[row, column] = _Count(use.into + use.out, claim_target(use.claim), title)
    return _Grid(rows, columns, counts)


def _by_year(scene: Scene, shown: Sequence[str], every: Uses) -> _Grid:
    keys = sorted({key for name in shown for key in every[name]})
    spans = spans_of({key: scene.corpus.review.papers[key] for key in keys}, MOST_SPANS)
    columns = tuple((span_name(scene, span), None, len(span.papers)) for span in spans)
    rows = _rows(scene, shown, every)
    counts = {}
    for row, name in enumerate(shown):
        for column, span in enumerate(spans):
            if number := sum(key in every[name] for key in span.papers):
                papers = scene.words.count("papers_count", number)
                names = {"row": rows[row][0], "column": columns[column][0]}
                title = scene.words.text("picture_cell", **names, claims=papers)
                counts[row, column] = _Count(number, rows[row][1], title)
    return _Grid(rows, columns, counts)
