"""The literature by year: the papers under review, and the works they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conspectus.model import Paper, Work
from conspectus.pictures.years import Bin, Count, Years, draw_years, fits
from conspectus.weave.compare.across import Across
from conspectus.weave.pictures.scene import Plate, Scene, Target, paper_target
from conspectus.weave.table import table

_BINS = (32, 26, 20, 16, 12, 8)
"""Most steps of the line of time, as far as there is room for them."""

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000)
_OLD = 20
"""One work in so many may be left before the line begins, so that one old book does not make it a century long."""

_NAMED = 6
"""Most works of a span that the table names."""


@dataclass(frozen=True, slots=True)
class Span:
    """What appeared from ``first`` to ``last``: both are 0 for what is undated, ``first`` alone for what is older."""

    first: int
    last: int
    papers: tuple[str, ...]
    works: tuple[str, ...]

    @property
    def asked(self) -> dict[str, str]:
        """How the explorer is asked for the papers of these years; nothing where it cannot be."""
        ends = {"from": self.first, "to": self.last}
        return {name: str(year) for name, year in ends.items() if year}


def years_plate(scene: Scene) -> Plate | None:
    """The picture; None where there is neither a paper nor a cited work."""
    review = scene.corpus.review
    papers = {key: year_of(paper.work) for key, paper in sorted(review.papers.items())}
    works = {key: year_of(work) for key, work in sorted(review.works.items())}
    spans = _fitting(papers, works)
    if not spans:
        return None
    words = scene.words
    upper, lower = words.text("picture_reviewed"), words.text("picture_cited")
    years = Years(tuple(_bin(scene, span) for span in spans), upper, lower)
    dated = sorted(year for year in works.values() if year)
    told = scene.told(
        "picture_years",
        papers=words.count("papers_count", len(papers)),
        works=words.count("works_count", len(works)),
        first=min(dated, default="–"),
        last=max(dated, default="–"),
        middle=dated[len(dated) // 2] if dated else "–",
        undated=sum(not year for year in works.values()) + sum(not year for year in papers.values()),
    )
    wide, narrow = (draw_years(years, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(scene, spans, across))


def _fitting(papers: Mapping[str, int], works: Mapping[str, int]) -> list[Span]:
    """As many spans as have room for their counts."""
    for most in _BINS:
        spans = _spans(papers, works, most)
        if fits((len(keys) for span in spans for keys in (span.papers, span.works)), len(spans)):
            break
    return spans


def year_of(work: Work) -> int:
    """The year that a record states; 0 where it states none."""
    return int(work.year[:4]) if work.year[:4].isdecimal() and len(work.year[:4]) == 4 else 0


def spans_of(papers: Mapping[str, Paper], most: int) -> list[Span]:
    """Papers put together by year: at most so many spans, those without any left out, in order of time."""
    years = {key: year_of(paper.work) for key, paper in sorted(papers.items())}
    return [span for span in _spans(years, {}, most) if span.papers]


def _spans(papers: Mapping[str, int], works: Mapping[str, int], most: int) -> list[Span]:
    years = sorted(year for year in (*papers.values(), *works.values()) if year)
    undated = _span((0, 0), papers, works)
    if not years:
        return [undated] if undated.papers or undated.works else []
    begin, step = _line_of_time(years, most)
    early = _span((0, begin - 1), papers, works)
    firsts = range(begin, years[-1] + 1, step)
    steps = [_span((first, min(first + step - 1, years[-1])), papers, works) for first in firsts]
    return [span for span in (early, *steps, undated) if span.papers or span.works or span in steps]


def _line_of_time(years: Sequence[int], most: int) -> tuple[int, int]:
    """The first year of the line, and how many years a step has."""
    first = years[0]
    if years[-1] - first >= most:
        first = years[len(years) // _OLD]
    step = next(step for step in _STEPS if years[-1] // step - first // step < most)
    return first // step * step, step


def _span(years: tuple[int, int], papers: Mapping[str, int], works: Mapping[str, int]) -> Span:
    first, last = years
    own = range(first or (1 if last else 0), last + 1)
    return Span(first, last, *(tuple(key for key, year in found.items() if year in own) for found in (papers, works)))


def span_name(scene: Scene, span: Span) -> str:
    """What a span of years is called: ``1990–94``, ``before 1990``, ``n.d.``."""
    if not span.last:
        return scene.words.text("picture_undated")
    if not span.first:
        return scene.words.text("picture_before", year=span.last + 1)
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last % 100:02}"


def _bin(scene: Scene, span: Span) -> Bin:
    words, name = scene.words, span_name(scene, span)
    papers = words.count("papers_count", len(span.papers))
    works = words.count("works_count", len(span.works))
    return Bin(
        name,
        Count(len(span.papers), scene.address(papers_place(scene, span)), words.text("pair", label=name, value=papers)),
        Count(len(span.works), scene.address(_work_place(scene, span)), words.text("pair", label=name, value=works)),
        apart=not (span.first and span.last),
    )


def papers_place(scene: Scene, span: Span) -> Target:
    """Where the papers of some years are: the one there is, or their claims in the explorer, or the list of all."""
    if len(span.papers) == 1:
        return paper_target(span.papers[0])
    return scene.explorer(Target("papers/index"), **span.asked)


def _work_place(scene: Scene, span: Span) -> Target:
    return scene.work(span.works[0]) if len(span.works) == 1 else Target("works/index")


def _table(scene: Scene, spans: Iterable[Span], across: Across) -> list[str]:
    words, start = scene.words, across.page.file
    heads = [words.text("year"), words.text("picture_reviewed"), words.text("picture_cited")]
    rows = []
    for span in spans:
        papers = [scene.link(scene.corpus.label(key, scene.language), paper_target(key), start) for key in span.papers]
        works = [scene.link(scene.corpus.label(key, scene.language), scene.work(key), start) for key in span.works]
        rows.append(
            [
                span_name(scene, span),
                _listed(scene, papers, papers_place(scene, span), start),
                _listed(scene, works, _work_place(scene, span), start),
            ]
        )
    return table(heads, rows)


def _listed(scene: Scene, links: list[str], place: Target, start: str) -> str:
    """How many, linked as in the picture, and which, where that is few."""
    if not links:
        return "–"
    count = scene.link(str(len(links)), place, start)
    if len(links) > _NAMED:
        return count
    return scene.words.text("pair", label=count, value=scene.words.join(links))
