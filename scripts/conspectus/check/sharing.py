"""Pages that repeat a source: a review says in its own words what papers say."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.check import rules
from conspectus.evidence import SourceIndex, known_institutions
from conspectus.model import Finding, Review


def check_sharing(review: Review) -> Iterator[Finding]:
    """Runs of characters that a page shares with a source that is here.

    Passed over where the settings want the papers' own words: ``drafts: sentences`` puts them on pages, and
    ``quotes: full`` says that the papers may be copied.
    """
    if review.settings.drafts == "sentences" or review.settings.quotes == "full":
        return
    index = source_index(review)
    for page in review.pages if index else ():
        for run in index.shared(page.text):
            message = f"{len(run.text)} characters in a row are the source's own: “{_short(run.text)}”"
            hint = "Say it in your own words; only an evidence phrase is quoted."
            yield rules.SHARED.at(page.file, run.line, message, hint)


def source_index(review: Review) -> SourceIndex:
    """What the sources that are here say, but for titles, names and the terms of the glossary."""
    works = (*review.works.values(), *(paper.work for paper in review.papers.values()))
    names = (name for work in works for name in (work.title, work.title_en, work.container, work.container_en))
    terms = (form for term in review.glossary.values() for language in term.names for form in term.forms(language))
    articles = (paper.article for paper in review.papers.values() if paper.article)
    return SourceIndex(articles, (*names, *known_institutions()), terms)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
