"""What the search is told of the review, and the words that it speaks to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conspectus.messages import catalogue, languages
from conspectus.model import FACETS, Paper, Review
from conspectus.search import Facts, PaperFacts
from conspectus.search.names import names_of
from conspectus.weave.labels import full_name, is_western, short_label

_LABELS = ("search_label", "search_open", "search_placeholder", "search_close", "search_hint", "search_script")


def search_words(language: str) -> dict[str, Any]:
    """The words of the search in ``language``, for templates and scripts."""
    spoken = catalogue(language)
    return {
        **{key: spoken.text(key) for key in _LABELS},
        "searching": spoken.entries["searching"],
        "facet_names": {facet: spoken.name("facets", facet) for facet in FACETS},
        "language_names": {known: catalogue(known).text("language_name") for known in languages()},
    }


def facts_of(review: Review) -> Facts:
    """What the pages do not say in a form to read back: papers, themes and names."""
    return Facts(
        papers={key: _paper(paper, review) for key, paper in review.papers.items()},
        themes=_labels(review),
        names=names_of(review.glossary, review.papers.values()),
        phrases=tuple(_phrases(review)),
    )


def _paper(paper: Paper, review: Review) -> PaperFacts:
    work = paper.work
    spoken = dict.fromkeys([review.settings.language, *paper.pages])
    labels = {one: short_label(work, catalogue(one), roman=is_western(one)) for one in spoken}
    return PaperFacts(labels, tuple(full_name(author) for author in work.authors), work.year)


def _labels(review: Review) -> dict[str, dict[str, str]]:
    """How each theme is called, by language, as its pages are headed."""
    found: dict[str, dict[str, str]] = {slug: {} for slug in review.themes}
    for page in review.pages:
        slug = Path(page.file).name.split(".")[0]
        if page.kind == "theme" and slug in found:
            found[slug][page.language] = str(page.front_matter.get("label") or page.title or slug)
    return found


def _phrases(review: Review) -> Iterator[str]:
    """What readers are likely to ask for as a whole."""
    for term in review.glossary.values():
        for language in term.names:
            yield from term.forms(language)
    for theme in review.themes.values():
        yield from (theme.label, *theme.terms)
    for paper in review.papers.values():
        yield from paper.work.keywords
