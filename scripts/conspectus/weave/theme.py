"""A theme's page: the draft with room for its synthesis, and the blocks that set its papers side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from conspectus.messages import catalogue
from conspectus.model import FACETS, Claim, Page, Relation, Settings, Theme
from conspectus.pages import format_bracket
from conspectus.weave import explorer
from conspectus.weave.blocks import empty_block
from conspectus.weave.cite import cite_theme
from conspectus.weave.corpus import Corpus, Speaking
from conspectus.weave.downloads import further_reading, theme_works
from conspectus.weave.escape import escape, opening
from conspectus.weave.table import table

_MOST_SHARING = 5

_MOST_ROWS = 60
"""Papers in a matrix; a theme that hundreds of papers treat has them in the explorer."""

_MOST_POSITIONS = 24
"""Papers set side by side under one facet."""

MOST_PASSING = 12
"""Most papers named in passing by the first line of a theme; the others are counted."""
THEME_BLOCKS = ("coverage", "positions", "matrix", "related", "bibliography", "cite", "coins")
"""The woven blocks of a theme's page in the order they stand, before ``links``."""


def draft_theme(theme: Theme, language: str, settings: Settings) -> str:
    """A theme's page before anyone wrote on it: what the registry needs, a notice, and the woven blocks, empty.

    ``settings`` are those of the review; a draft is the same whatever they say, today.
    """
    del settings
    words = catalogue(language)
    front = yaml.safe_dump(_front_matter(theme, language), allow_unicode=True, sort_keys=False, width=1000)
    parts = [
        f"---\n{front}---",
        f"# {escape(theme.label)}",
        empty_block("coverage"),
        f"## {words.text('synthesis')}",
        f"> {words.text('theme_stub')}",
        *(empty_block(name) for name in (*THEME_BLOCKS[1:], "links")),
    ]
    return "\n\n".join(parts) + "\n"


def _front_matter(theme: Theme, language: str) -> dict[str, Any]:
    front: dict[str, Any] = {
        "title": theme.label,
        "slug": theme.slug,
        "lang": language,
        "label": theme.label,
        "terms": list(theme.terms),
    }
    if theme.related:
        front["related"] = [
            {"theme": relation.theme, "kind": relation.kind, "members": list(relation.members)}
            for relation in theme.related
        ]
    return front


def theme_blocks(corpus: Corpus, slug: str, page: Page) -> dict[str, str]:
    """The bodies of a theme page's blocks by name."""
    speaking = corpus.speaking(slug, page.language)
    return {
        "coverage": _coverage(corpus, slug, speaking, page),
        "positions": _positions(corpus, slug, speaking, page),
        "matrix": _matrix(corpus, slug, speaking, page),
        "related": _related(corpus, slug, page),
        "bibliography": _bibliography(corpus, speaking, page),
        "cite": cite_theme(corpus, slug, page),
        "coins": corpus.coins(theme_works(corpus, slug, page.language)),
    }


def _coverage(corpus: Corpus, slug: str, speaking: tuple[Speaking, ...], page: Page) -> str:
    words = corpus.words(page.language)
    total = words.count("papers_count", len(corpus.review.papers))
    treating = [said for said in speaking if said.substance]
    parts = [words.text("coverage", covered=len(treating), total=total)]
    dated = [(said.paper.work.date or said.paper.work.year, said.paper.citekey) for said in treating]
    if newest := max((pair for pair in dated if pair[0]), default=None):
        paper = corpus.paper_link(newest[1], page.file, page.language)
        parts.append(words.text("newest", paper=paper))
    if passing := [said.paper.citekey for said in speaking if not said.substance]:
        links = [corpus.paper_link(key, page.file, page.language) for key in passing[:MOST_PASSING]]
        named, left = words.join(links), len(passing) - len(links)
        named = words.text("marker_more", names=named, n=left) if left else named
        parts.append(words.text("coverage_passing", papers=named))
    others = corpus.places.others(f"themes/{slug}", page.language)
    lines = [words.text("sentence", text=words.text("clause_separator").join(parts))]
    lines += [corpus.other_language_link(file, other, page.file) for other, file in others]
    return " · ".join(lines)


def _matrix(corpus: Corpus, slug: str, speaking: tuple[Speaking, ...], page: Page) -> str:
    words = corpus.words(page.language)
    used = _facets(claim for said in speaking for claim in said.claims)
    lines = [f"## {words.text('matrix')}", ""]
    if not used:
        return "\n".join([*lines, words.text("none_yet")])
    heads = [words.text("paper"), *(words.name("facets", facet) for facet in used)]
    shown = speaking[:_MOST_ROWS]
    rows = [[_named(corpus, said, page), *(_cell(corpus, said, facet, page) for facet in used)] for said in shown]
    left = _left(corpus, slug, len(speaking) - len(shown), page)
    return "\n".join([*lines, words.text("matrix_intro"), "", *table(heads, rows, "cs-matrix"), *left])


def _named(corpus: Corpus, said: Speaking, page: Page) -> str:
    """A paper's short label, linked; one that only touches on the theme is said to."""
    words = corpus.words(page.language)
    name = corpus.paper_link(said.paper.citekey, page.file, page.language)
    return name if said.substance else words.text("with_other", name=name, other=words.text("in_passing"))


def _cell(corpus: Corpus, said: Speaking, facet: str, page: Page) -> str:
    claims = [claim for claim in said.claims if claim.facet == facet]
    links = (corpus.claim_link(str(place), said.page, claim, page.file) for place, claim in enumerate(claims, 1))
    return " ".join(links) or "–"


def _facets(claims: Iterable[Claim]) -> tuple[str, ...]:
    used = {claim.facet for claim in claims}
    return tuple(facet for facet in FACETS if facet in used)


def _positions(corpus: Corpus, slug: str, speaking: tuple[Speaking, ...], page: Page) -> str:
    """What the papers say, a part that opens for each facet and in it the papers side by side.

    The facet that most papers speak to is open, so that a reader sees at once what the others hold.
    """
    words = corpus.words(page.language)
    lines = [f"## {words.text('positions')}", ""]
    by_facet = {facet: _on(facet, speaking) for facet in _facets(claim for said in speaking for claim in said.claims)}
    if not by_facet:
        return "\n".join([*lines, words.text("none_yet")])
    first = max(by_facet, key=lambda facet: len(by_facet[facet]))
    claims = _explored(corpus, slug, words.text("in_explorer"), page)
    lines.append(words.text("sentence", text=words.text("positions_intro", explorer=claims)))
    for facet, on in by_facet.items():
        lines += ["", *_facet(corpus, slug, facet, on, page, opened=facet == first)]
    return "\n".join(lines)


def _on(facet: str, speaking: Iterable[Speaking]) -> list[Speaking]:
    """Those who speak to ``facet``, with their claims on it alone."""
    kept = (replace(said, claims=tuple(one for one in said.claims if one.facet == facet)) for said in speaking)
    return [said for said in kept if said.claims]


def _facet(  # noqa: PLR0913  what is said, where, and whether it is open
    corpus: Corpus, slug: str, facet: str, speaking: list[Speaking], page: Page, *, opened: bool
) -> Iterator[str]:
    words = corpus.words(page.language)
    counts = (
        words.count("papers_count", len(speaking)),
        words.count("claims_count", sum(len(said.claims) for said in speaking)),
    )
    state = {"open": "open"} if opened else {}
    yield opening("details", "cs-positions", markdown="1", **state)
    yield f"<summary>{escape(words.name('facets', facet))} <small>{' · '.join(counts)}</small></summary>"
    yield ""
    for said in speaking[:_MOST_POSITIONS]:
        yield f"- {_named(corpus, said, page)}"
        yield from (f"    - {claim.text} {format_bracket(claim.evidence)}" for claim in said.claims)
    yield from _left(corpus, slug, len(speaking) - _MOST_POSITIONS, page)
    yield ""
    yield "</details>"


def _left(corpus: Corpus, slug: str, number: int, page: Page) -> list[str]:
    """How many papers are not shown, and where they are."""
    if number <= 0:
        return []
    words = corpus.words(page.language)
    text = words.count("papers_more", number)
    return ["", _explored(corpus, slug, text, page)]


def _explored(corpus: Corpus, slug: str, text: str, page: Page) -> str:
    """``text`` as a link to the theme's claims in the explorer."""
    return corpus.places.link(text, explorer.PAGE, page.file, page.language, query=f"theme={slug}")


def _related(corpus: Corpus, slug: str, page: Page) -> str:
    words = corpus.words(page.language)
    stated: dict[str, list[Relation]] = {}
    for relation in corpus.review.themes[slug].related:
        stated.setdefault(relation.theme, []).append(relation)
    lines = [f"## {words.text('related_themes')}", ""]
    for other in dict.fromkeys([*stated, *_sharing(corpus, slug, page)[:_MOST_SHARING]]):
        if other in corpus.review.themes and other != slug:
            reasons = list(_reasons(corpus, slug, other, stated.get(other, []), page))
            lines.append(
                f"- {corpus.theme_link(other, page.file, page.language)}{words.text('colon')}"
                f"{words.text('clause_separator').join(reasons)}"
            )
    return "\n".join(lines if len(lines) > 2 else [*lines, words.text("none_yet")])


def _sharing(corpus: Corpus, slug: str, page: Page) -> list[str]:
    """Themes that share claims with this one, those that share most first."""
    counts: dict[str, int] = {}
    for said in corpus.speaking(slug, page.language):
        for claim in said.claims:
            for other in claim.themes:
                counts[other] = counts.get(other, 0) + 1
    counts.pop(slug, None)
    return sorted(counts, key=lambda other: (-counts[other], other))


def _reasons(corpus: Corpus, slug: str, other: str, stated: list[Relation], page: Page) -> Iterator[str]:
    words = corpus.words(page.language)
    both = sum(other in claim.themes for said in corpus.speaking(slug, page.language) for claim in said.claims)
    whys = [" ".join(why.split()).rstrip(".。") for relation in stated if (why := relation.why.get(page.language))]
    yield from whys
    if both:
        yield words.count("related_claims", both)
    told = [relation for relation in stated if relation.members]
    for relation in told:
        members = words.join([_member(corpus, member, page) for member in relation.members])
        kind = relation.kind if relation.kind in {"works", "passages"} else "papers"
        yield words.count(f"related_{kind}", len(relation.members), members=members)
    if stated and not (told or both or whys):
        yield words.text("related_stated")


def _member(corpus: Corpus, member: str, page: Page) -> str:
    return corpus.work_link(member, page.file, page.language) if corpus.work(member) else escape(member)


def _bibliography(corpus: Corpus, speaking: tuple[Speaking, ...], page: Page) -> str:
    words = corpus.words(page.language)
    lines = [f"## {words.text('bibliography')}", ""]
    for said in speaking:
        name = corpus.paper_link(said.paper.citekey, page.file, page.language)
        lines.append(f"- {name}{words.text('colon')}{corpus.reference(said.paper.citekey)}")
    further = further_reading(corpus, [said.paper.citekey for said in speaking])
    if further:
        lines += ["", f"### {words.text('also_cited')}", ""]
    for key in further:
        name = corpus.work_link(key, page.file, page.language)
        lines.append(f"- {name}{words.text('colon')}{corpus.reference(key)}")
    return "\n".join(lines if speaking else [*lines, words.text("none_yet")])
