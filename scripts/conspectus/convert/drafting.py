"""Drafted pages: what the program proposes for each paper and each theme, written where no person has written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from conspectus.convert.identify import Identified
from conspectus.convert.run import Run
from conspectus.model import Article, Draft, Page, Theme
from conspectus.pages import page_name
from conspectus.project import load_pages, themes_of
from conspectus.summarize import Lexicon, build_lexicon, draft_article
from conspectus.themes import find_themes, tag_claims
from conspectus.weave import draft_paper, draft_theme
from conspectus.weave.places import page_file


def draft_pages(
    run: Run,
    papers: Sequence[Identified],
    references: Mapping[str, Mapping[int, str]],
    selected: set[str],
    executor: Executor | None,
) -> None:
    """Draft the pages of the ``selected`` papers and of the themes that all ``papers`` share.

    Args:
        run: the conversion under way.
        papers: every paper whose source is here.
        references: for each paper the works its reference list means, by number.
        selected: citekeys.
        executor: runs the per-paper stage; without one it runs here.
    """
    lexicon = build_lexicon([paper.article for paper in papers])
    drafts = _drafts(papers, lexicon, executor)
    pages, _ = load_pages(run.root, run.settings)
    registry = themes_of(pages, run.settings)
    cites = {key: frozenset(numbers.values()) for key, numbers in references.items()}
    material = {paper.citekey: (paper.article, drafts[paper.citekey]) for paper in papers}
    found = find_themes(material, lexicon, tuple(registry.values()), cites)
    written = {paper.citekey for paper in papers if run.is_written(_paper_file(run, paper))}
    themes, tags = _speaking(material, found, registry, written)
    for paper in papers:
        if paper.citekey in selected:
            draft = drafts[paper.citekey]
            text = draft_paper(paper.citekey, paper.article, draft, paper.work, tags[paper.citekey], run.settings)
            run.draft(_paper_file(run, paper), text)
    known = {page.front_matter.get("citekey") for page in pages if page.kind == "paper"}
    if not known <= set(material):
        # with some sources absent a theme would be drafted from a part of its papers
        themes = tuple(theme for theme in themes if theme.slug not in registry)
    _draft_themes(run, themes, papers, pages)


def _paper_file(run: Run, paper: Identified) -> str:
    return page_file(run.settings, f"papers/{paper.citekey}", paper.article.metadata.language)


Tags = Mapping[str, Mapping[int, tuple[str, ...]]]
"""For each paper: the index of a drafted claim → the slugs of its themes."""


def _speaking(
    material: Mapping[str, tuple[Article, Draft]],
    found: Sequence[Theme],
    registry: Mapping[str, Theme],
    written: Collection[str],
) -> tuple[tuple[Theme, ...], Tags]:
    """The themes of the registry and the new ones that drafted claims of two papers speak to, and the claims' tags.

    Papers in ``written`` have pages of their own, which say themselves what their claims speak to.
    """

    def tagged(themes: Sequence[Theme]) -> dict[str, Mapping[int, tuple[str, ...]]]:
        return {key: tag_claims(draft, article, key, themes) for key, (article, draft) in material.items()}

    papers = Counter(
        slug
        for key, own in tagged(found).items()
        if key not in written
        for slug in {slug for slugs in own.values() for slug in slugs}
    )
    kept = {theme.slug for theme in found if theme.slug in registry or papers[theme.slug] > 1}
    themes = tuple(
        replace(theme, related=tuple(relation for relation in theme.related if relation.theme in kept))
        for theme in found
        if theme.slug in kept
    )
    return themes, tagged(themes)


def _draft_themes(run: Run, themes: Sequence[Theme], papers: Sequence[Identified], pages: Sequence[Page]) -> None:
    languages = {paper.citekey: paper.article.metadata.language for paper in papers}
    for theme in themes:
        for language in _languages_of(theme, languages, pages):
            file = page_file(run.settings, f"themes/{theme.slug}", language)
            run.draft(file, draft_theme(theme, language, run.settings))


def _languages_of(theme: Theme, languages: Mapping[str, str], pages: Sequence[Page]) -> Iterator[str]:
    """The languages a theme has pages in; for a new theme the one most of its papers are written in."""
    present = [page.language for page in pages if page.kind == "theme" and page_name(page.file) == theme.slug]
    spoken = [languages[key] for key in theme.papers if key in languages]
    yield from present or ([max(spoken, key=spoken.count)] if spoken else [])


def _drafts(papers: Sequence[Identified], lexicon: Lexicon, executor: Executor | None) -> dict[str, Draft]:
    articles = [paper.article for paper in papers]
    one = partial(draft_article, lexicon=lexicon)
    made = map(one, articles) if executor is None else executor.map(one, articles)
    return dict(zip((paper.citekey for paper in papers), made, strict=True))
