"""The map of the review: which papers treat which themes, and which themes are treated together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from conspectus.model import Claim
from conspectus.pictures.bands import Arc, Band, Bands, Item, draw_bands
from conspectus.weave.compare.across import Across
from conspectus.weave.pictures.heat import MOST_THEMES, themes_by_weight
from conspectus.weave.pictures.scene import Plate, Scene, Target, claim_target, paper_target, theme_target
from conspectus.weave.pictures.years import papers_place, span_name, spans_of
from conspectus.weave.table import table

MOST_PAPERS = 24
"""Most papers that stand on the map by name; more are put together by year."""

_MOST_SPANS = 12
_MOST_BANDS = 160
"""Most bands of papers by name: more would be a tangle, and the matrix has them all."""

_FEWEST_COMMON = 2
"""Fewest claims that two themes must have in common to be joined."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What stands on the left: a paper, or the papers of some years."""

    name: str
    target: Target
    papers: tuple[str, ...]
    one: bool
    asked: Mapping[str, str]
    """How the explorer is asked for its claims."""


@dataclass(frozen=True, slots=True)
class _Join:
    """The claims of a source on a theme."""

    source: int
    theme: int
    claims: tuple[Claim, ...]
    target: Target
    weak: bool


@dataclass(frozen=True)
class _Map:
    """Everything that is drawn and stands in the table."""

    scene: Scene
    themes: tuple[str, ...]
    sources: tuple[_Source, ...]

    @property
    def by_name(self) -> bool:
        """Whether every paper stands by itself."""
        return all(source.one for source in self.sources)

    @cached_property
    def claims(self) -> tuple[Mapping[str, tuple[Claim, ...]], ...]:
        """For each theme the claims on it by citekey."""
        spoken = (self.scene.corpus.speaking(slug, self.scene.language) for slug in self.themes)
        return tuple({said.paper.citekey: said.claims for said in speaking} for speaking in spoken)

    @cached_property
    def substance(self) -> tuple[int, ...]:
        """For each theme how many papers treat it in substance."""
        spoken = (self.scene.corpus.speaking(slug, self.scene.language) for slug in self.themes)
        return tuple(sum(said.substance for said in speaking) for speaking in spoken)

    @cached_property
    def all_joins(self) -> tuple[_Join, ...]:
        """What is joined: all, or with years of many papers each theme only with those that say most on it."""
        made: list[_Join] = []
        for theme in range(len(self.themes)):
            own = [join for source in range(len(self.sources)) if (join := self._join(source, theme))]
            if not self.by_name:
                own = sorted(own, key=lambda join: (-len(join.claims), join.source))[:1]
            made += sorted(own, key=lambda join: join.source)
        return tuple(made)

    @cached_property
    def joins(self) -> tuple[_Join, ...]:
        """What is drawn: the strongest of every source and theme, and of the others as many as there may be."""
        strongest = sorted(self.all_joins, key=lambda join: (join.weak, -len(join.claims), join.theme, join.source))
        first = {("source", join.source): join for join in reversed(strongest)}
        first |= {("theme", join.theme): join for join in reversed(strongest)}
        kept = {(join.source, join.theme) for join in (*first.values(), *strongest[:_MOST_BANDS])}
        return tuple(join for join in self.all_joins if (join.source, join.theme) in kept)

    def _join(self, place: int, theme: int) -> _Join | None:
        source, slug = self.sources[place], self.themes[theme]
        claims = tuple(claim for key in source.papers for claim in self.claims[theme].get(key, ()))
        if not claims:
            return None
        key = source.papers[0]
        fallback = claim_target(claims[0]) if source.one else theme_target(slug)
        target = self.scene.claims(claims, fallback, theme=slug, **source.asked)
        weak = source.one and not self.scene.corpus.review.themes[slug].in_substance(key, len(claims))
        return _Join(place, theme, claims, target, weak)

    @property
    def joined(self) -> _Map:
        """The same without sources that nothing is joined with."""
        sources = {join.source for join in self.joins}
        return _Map(self.scene, self.themes, tuple(self.sources[place] for place in sorted(sources)))

    @cached_property
    def common(self) -> tuple[tuple[int, int, int], ...]:
        """Two themes and how many claims speak to both, for those that have most in common."""
        places = {slug: place for place, slug in enumerate(self.themes)}
        counts: Counter[tuple[int, int]] = Counter()
        for claims in self.scene.corpus.review.papers:
            for claim in self.scene.corpus.claims_of(claims, self.scene.language):
                counts.update(combinations(sorted({places[slug] for slug in claim.themes if slug in places}), 2))
        most = sorted(counts, key=lambda pair: (-counts[pair], pair))[: len(self.themes) * 3 // 2]
        return tuple((*pair, counts[pair]) for pair in most if counts[pair] >= _FEWEST_COMMON)

    def total(self, theme: int) -> int:
        """How many claims there are on a theme."""
        return sum(map(len, self.claims[theme].values()))


def themes_plate(scene: Scene) -> Plate | None:
    """The map; None without claims on a theme."""
    themes = themes_by_weight(scene)[:MOST_THEMES]
    if not themes:
        return None
    shown = _Map(scene, tuple(themes), tuple(_sources(scene))).joined
    picture = Bands(_left(shown), _right(shown), tuple(_bands(shown)), tuple(_arcs(shown)), in_order=not shown.by_name)
    widest = max(range(len(themes)), key=lambda place: (shown.substance[place], -place))
    told = scene.told(
        "picture_themes" if shown.by_name else "picture_themes_many",
        papers=scene.words.count("papers_count", sum(len(source.papers) for source in shown.sources)),
        themes=scene.words.count("themes_count", len(themes)),
        theme=picture.right[widest].name,
        treated=scene.words.count("papers_count", shown.substance[widest]),
        arcs=len(picture.arcs),
    )
    if left := len(shown.all_joins) - len(shown.joins):
        told = replace(told, caption=f"{told.caption}{scene.words.count('picture_themes_left', left)}")
    wide, narrow = (draw_bands(picture, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(shown, picture, across))


def _sources(scene: Scene) -> Iterator[_Source]:
    papers = scene.corpus.review.papers
    if len(papers) <= MOST_PAPERS:
        for key in sorted(papers):
            yield _Source(
                scene.corpus.label(key, scene.language), paper_target(key), (key,), one=True, asked={"paper": key}
            )
        return
    for span in spans_of(papers, _MOST_SPANS):
        place = papers_place(scene, span)
        yield _Source(span_name(scene, span), place, span.papers, one=False, asked=span.asked)


def _left(shown: _Map) -> tuple[Item, ...]:
    scene = shown.scene
    notes = (_note(scene, source) for source in shown.sources)
    return tuple(
        Item(f"p{place}", source.name, note, scene.address(source.target))
        for place, (source, note) in enumerate(zip(shown.sources, notes, strict=True))
    )


def _note(scene: Scene, source: _Source) -> str:
    if not source.one:
        return scene.words.count("papers_count", len(source.papers))
    return scene.words.count("claims_count", len(scene.corpus.claims_of(source.papers[0], scene.language)))


def _right(shown: _Map) -> tuple[Item, ...]:
    scene = shown.scene
    return tuple(
        Item(
            f"t{place}",
            scene.corpus.theme_label(slug, scene.language),
            scene.words.count("papers_count", shown.substance[place]),
            scene.address(theme_target(slug)),
        )
        for place, slug in enumerate(shown.themes)
    )


def _bands(shown: _Map) -> Iterator[Band]:
    words = shown.scene.words
    for join in shown.joins:
        names = {
            "row": shown.sources[join.source].name,
            "column": shown.scene.corpus.theme_label(shown.themes[join.theme], shown.scene.language),
        }
        title = words.text("picture_cell", **names, claims=words.count("claims_count", len(join.claims)))
        if join.weak:
            title = words.text("with_other", name=title, other=words.text("in_passing"))
        yield Band(join.source, join.theme, len(join.claims), shown.scene.address(join.target), title, join.weak)


def _arcs(shown: _Map) -> Iterator[Arc]:
    words = shown.scene.words
    names = [shown.scene.corpus.theme_label(slug, shown.scene.language) for slug in shown.themes]
    for one, other, count in shown.common:
        claims = words.count("claims_count", count)
        yield Arc(one, other, count, words.text("picture_cell", row=names[one], column=names[other], claims=claims))


def _table(shown: _Map, picture: Bands, across: Across) -> list[str]:
    words, start = shown.scene.words, across.page.file
    first = "papers" if shown.by_name else "year"
    heads = [words.text(key) for key in ("picture_theme", "picture_total", first, "picture_common")]
    rows = [
        [
            shown.scene.link(item.name, theme_target(shown.themes[place]), start),
            str(shown.total(place)),
            words.join([_joined(shown, join, start) for join in shown.joins if join.theme == place]) or "–",
            words.join(list(_together(shown, picture.right, place, start))) or "–",
        ]
        for place, item in enumerate(picture.right)
    ]
    return table(heads, rows, numbers=[1])


def _joined(shown: _Map, join: _Join, start: str) -> str:
    """A source with the number of its claims on a theme, linked to them."""
    words, source = shown.scene.words, shown.sources[join.source]
    name = shown.scene.link(source.name, source.target, start)
    count = shown.scene.link(str(len(join.claims)), join.target, start)
    passing = words.text("clause_separator").join([count, words.text("in_passing")]) if join.weak else count
    return words.text("with_other", name=name, other=passing)


def _together(shown: _Map, items: Sequence[Item], place: int, start: str) -> Iterator[str]:
    """The themes with which a theme has most claims in common, and how many."""
    for one, other, count in shown.common:
        if place in {one, other}:
            partner = other if place == one else one
            name = shown.scene.link(items[partner].name, theme_target(shown.themes[partner]), start)
            yield shown.scene.words.text("with_other", name=name, other=count)
