"""The evidence matrix: which papers say how much on which theme; in a large review, on which facet of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conspectus.model import FACETS, Claim
from conspectus.pictures.heat import Cell, Head, Heat, draw_heat
from conspectus.weave.compare.across import Across
from conspectus.weave.pictures.scene import Plate, Scene, Target, claim_target, paper_target, theme_target
from conspectus.weave.pictures.years import papers_place, span_name, spans_of
from conspectus.weave.table import table

MOST_PAPERS = 12
"""Most papers that have a column each; of more the claims are counted by facet."""

MOST_ROWS = 30
"""Most papers that have a row each; of more the claims are counted by year."""

MOST_THEMES = 40
"""Most themes that have a row; of more those that most papers treat."""


@dataclass(frozen=True, slots=True)
class _Entry:
    claims: tuple[Claim, ...]
    target: Target
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Matrix:
    """What is counted: names and places of rows and columns, and the claims where they cross."""

    rows: tuple[tuple[str, Target], ...]
    columns: tuple[tuple[str, Target | None], ...]
    entries: Mapping[tuple[int, int], _Entry]

    def total(self, *, row: int | None = None, column: int | None = None) -> int:
        """How many claims a row or a column has; one that stands in several cells of it counts once."""
        cells = (entry for (i, j), entry in self.entries.items() if i == row or j == column)
        return len({claim.id for entry in cells for claim in entry.claims})


def matrix_plate(scene: Scene) -> Plate | None:
    """Themes by papers, or by facets where there are many papers; None without claims on a theme."""
    themes = themes_by_weight(scene)[:MOST_THEMES]
    many = len(scene.corpus.review.papers) > MOST_PAPERS
    matrix = _by_facet(scene, themes) if many else _by_paper(scene, themes)
    if not matrix.entries:
        return None
    words = scene.words
    heat = _heat(scene, matrix)
    top = max(range(len(heat.rows)), key=lambda row: heat.rows[row].total)
    told = scene.told(
        "picture_matrix_facets" if many else "picture_matrix_papers",
        rows=len(heat.rows),
        columns=len(heat.columns),
        theme=heat.rows[top].name,
        claims=words.count("claims_count", heat.rows[top].total),
        empty=len(heat.rows) * len(heat.columns) - len(heat.cells),
        cells=len(heat.rows) * len(heat.columns),
    )
    return Plate(
        told,
        draw_heat(heat, narrow=False),
        draw_heat(heat, narrow=True),
        lambda across: _table(scene, matrix, across, words.text("picture_theme")),
    )


def facets_plate(scene: Scene) -> Plate | None:
    """Papers by facets, or years by facets where there are many papers; None without claims."""
    many = len(scene.corpus.review.papers) > MOST_ROWS
    matrix = _facets_of_years(scene) if many else _facets_of_papers(scene)
    if not matrix.entries:
        return None
    heat = _heat(scene, matrix)
    told = scene.told(
        "picture_facets_years" if many else "picture_facets_papers",
        rows=len(heat.rows),
        papers=scene.words.count("papers_count", len(scene.corpus.review.papers)),
        columns=len(heat.columns),
        facet=max(heat.columns, key=lambda column: column.total).name,
        silent=min(heat.columns, key=lambda column: column.total).name,
    )
    corner = scene.words.text("year" if many else "paper")
    wide, narrow = (draw_heat(heat, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(scene, matrix, across, corner))


def _facets_of_papers(scene: Scene) -> _Matrix:
    keys = sorted(scene.corpus.review.papers, key=lambda key: (-len(scene.corpus.claims_of(key, scene.language)), key))
    rows = tuple((scene.corpus.label(key, scene.language), paper_target(key)) for key in keys)
    return _by_facets(scene, rows, [((key,), {"paper": key}) for key in keys])


def _facets_of_years(scene: Scene) -> _Matrix:
    spans = spans_of(scene.corpus.review.papers, MOST_ROWS)
    rows = tuple((span_name(scene, span), papers_place(scene, span)) for span in spans)
    return _by_facets(scene, rows, [(span.papers, span.asked) for span in spans])


def _by_facets(
    scene: Scene, rows: tuple[tuple[str, Target], ...], papers: list[tuple[tuple[str, ...], dict[str, str]]]
) -> _Matrix:
    """The claims of some papers in each row, by facet; and how the explorer is asked for those papers."""
    entries: dict[tuple[int, int], _Entry] = {}
    for row, (keys, asked) in enumerate(papers):
        claims = [claim for key in keys for claim in scene.corpus.claims_of(key, scene.language)]
        for column, facet in enumerate(FACETS):
            if own := tuple(claim for claim in claims if claim.facet == facet):
                fallback = claim_target(own[0]) if len(keys) == 1 else rows[row][1]
                entries[row, column] = _Entry(own, scene.claims(own, fallback, facet=facet, **asked))
    return _Matrix(rows, tuple((scene.words.name("facets", facet), None) for facet in FACETS), entries)


def themes_by_weight(scene: Scene) -> list[str]:
    """The themes that anything is said on, those that most papers treat in substance first."""
    counts = {}
    for slug in scene.corpus.review.themes:
        speaking = scene.corpus.speaking(slug, scene.language)
        if speaking:
            counts[slug] = (
                -sum(said.substance for said in speaking),
                -sum(len(said.claims) for said in speaking),
                slug,
            )
    return sorted(counts, key=lambda slug: counts[slug])


def _by_paper(scene: Scene, themes: list[str]) -> _Matrix:
    spoken = {
        slug: {said.paper.citekey: said for said in scene.corpus.speaking(slug, scene.language)} for slug in themes
    }
    breadth = {key: sum(key in said for said in spoken.values()) for key in sorted(scene.corpus.review.papers)}
    keys = sorted(breadth, key=lambda key: (-breadth[key], key))
    entries = {
        (row, column): _Entry(said.claims, _target(scene, slug, said.claims, paper=key), not said.substance)
        for row, slug in enumerate(themes)
        for column, key in enumerate(keys)
        if (said := spoken[slug].get(key))
    }
    columns = tuple((scene.corpus.label(key, scene.language), paper_target(key)) for key in keys)
    return _Matrix(_rows(scene, themes), columns, entries)


def _by_facet(scene: Scene, themes: list[str]) -> _Matrix:
    entries: dict[tuple[int, int], _Entry] = {}
    for row, slug in enumerate(themes):
        claims = [claim for said in scene.corpus.speaking(slug, scene.language) for claim in said.claims]
        for column, facet in enumerate(FACETS):
            if own := tuple(claim for claim in claims if claim.facet == facet):
                entries[row, column] = _Entry(own, _target(scene, slug, own, facet=facet))
    columns = tuple((scene.words.name("facets", facet), None) for facet in FACETS)
    return _Matrix(_rows(scene, themes), columns, entries)


def _rows(scene: Scene, themes: list[str]) -> tuple[tuple[str, Target], ...]:
    return tuple((scene.corpus.theme_label(slug, scene.language), theme_target(slug)) for slug in themes)


def _target(scene: Scene, slug: str, claims: tuple[Claim, ...], **chosen: str) -> Target:
    fallback = claim_target(claims[0]) if "paper" in chosen else theme_target(slug)
    return scene.claims(claims, fallback, theme=slug, **chosen)


def _heat(scene: Scene, matrix: _Matrix) -> Heat:
    rows = [
        Head(name, scene.address(target), matrix.total(row=place)) for place, (name, target) in enumerate(matrix.rows)
    ]
    columns = [
        Head(name, scene.address(target) if target else "", matrix.total(column=place))
        for place, (name, target) in enumerate(matrix.columns)
    ]
    cells = {place: _cell(scene, matrix, place, entry) for place, entry in matrix.entries.items()}
    return Heat(tuple(rows), tuple(columns), cells)


def _cell(scene: Scene, matrix: _Matrix, place: tuple[int, int], entry: _Entry) -> Cell:
    words = scene.words
    names = {"row": matrix.rows[place[0]][0], "column": matrix.columns[place[1]][0]}
    title = words.text("picture_cell", **names, claims=words.count("claims_count", len(entry.claims)))
    if entry.weak:
        title = words.text("with_other", name=title, other=words.text("in_passing"))
    return Cell(len(entry.claims), scene.address(entry.target), title, entry.weak)


def _table(scene: Scene, matrix: _Matrix, across: Across, corner: str) -> list[str]:
    start = across.page.file
    heads = [corner, *(scene.link(name, target, start) if target else name for name, target in matrix.columns)]
    rows = []
    for row, (name, target) in enumerate(matrix.rows):
        cells = [_numbered(scene, matrix.entries.get((row, column)), start) for column in range(len(matrix.columns))]
        rows.append([scene.link(name, target, start), *cells, str(matrix.total(row=row))])
    return table([*heads, scene.words.text("picture_total")], rows, numbers=range(1, len(heads) + 1))


def _numbered(scene: Scene, entry: _Entry | None, start: str) -> str:
    if entry is None:
        return "–"
    count = scene.link(str(len(entry.claims)), entry.target, start)
    return scene.words.text("with_other", name=count, other=scene.words.text("in_passing")) if entry.weak else count
