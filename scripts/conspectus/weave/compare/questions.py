"""Open questions: what the themes' pages say no paper addresses, and what the papers say they leave out."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.pages import theme_section
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import moved


def questions_body(across: Across) -> str:
    """The points of every theme's page under its heading for them, then the limitations that papers state."""
    words = across.words
    open_points = list(_by_theme(across))
    limits = list(_limits(across))
    return "\n".join(
        [
            f"## {words.text('questions_by_theme')}",
            *(open_points or ["", words.text("none_yet")]),
            "",
            f"## {words.text('questions_by_paper')}",
            "",
            *(limits or [words.text("limits_none")]),
        ]
    )


def _by_theme(across: Across) -> Iterator[str]:
    corpus, language = across.corpus, across.page.language
    pages = {page.file: page for page in corpus.review.pages}
    for slug in corpus.review.themes:
        page = pages.get(corpus.places.find(f"themes/{slug}", language) or "")
        section = theme_section(page.text, "unaddressed") if page else None
        if page and section and section.points:
            yield from ("", f"### {across.theme(slug)}", "")
            yield from (f"- {moved(point.text, page.file, across.page.file)}" for point in section.points)


def _limits(across: Across) -> Iterator[str]:
    """What each paper states as its limits; papers that state none are named together."""
    silent = []
    for key, claims in across.by_paper.items():
        own = [claim for claim in claims if claim.facet == "limitations"]
        silent += [] if own else [key]
        yield from (across.said(claim) for claim in own)
    if silent and len(silent) < len(across.by_paper):
        yield f"- {across.words.text('limits_silent', papers=across.papers(silent))}"
