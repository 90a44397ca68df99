"""Pages and papers belong together, and a theme sets at least two papers side by side."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.check import rules
from conspectus.check.scope import all_claims, paper_pages
from conspectus.model import Finding, Page, Review
from conspectus.pages import page_citations, page_name, parse_evidence


def check_papers(review: Review) -> Iterator[Finding]:
    """Pages without a paper, two pages for one paper and language, and papers without a page."""
    for page in paper_pages(review):
        key = str(page.front_matter.get("citekey") or "")
        taken = review.papers[key].pages.get(page.language) if key in review.papers else None
        if taken is not None and taken.file != page.file:
            hint = f"Put them together; only {taken.file} is woven and checked against the paper."
            yield rules.PAGE_TWICE.at(page.file, 1, f"{taken.file} is the page of {key} too", hint)
        if key not in review.papers:
            named = f"citekey “{key}”, which is not in bib/papers.bib" if key else "no citekey in its front matter"
            hint = f"Write “citekey: KEY” with a key of bib/papers.bib, such as {page_name(page.file)}."
            yield rules.ORPHAN.at(page.file, 1, f"this page has {named}", hint)
    for key, paper in review.papers.items():
        if not paper.pages:
            hint = "Run: conspectus convert"
            yield rules.NO_PAGE.at(
                "bib/papers.bib", None, f"{key} has no page in {review.settings.docs_dir}/papers", hint
            )


def check_themes(review: Review) -> Iterator[Finding]:
    """Themes that fewer than two papers speak to, by their claims' tags or on the theme's own page."""
    pages: dict[str, list[Page]] = {}
    for page in review.pages:
        if page.kind == "theme":
            pages.setdefault(page_name(page.file), []).append(page)
            yield from _wrong_fields(page)
    tagged: dict[str, set[str]] = {}
    for claim in all_claims(review):
        for slug in claim.themes:
            tagged.setdefault(slug, set()).add(claim.citekey)
    for slug, own in pages.items():
        papers = tagged.get(slug, set()) | {key for page in own for key in _cited_papers(page, review)}
        if len(papers) < 2:
            resting = f"rests on {next(iter(papers))} only" if papers else "rests on no paper"
            hint = f"Tag claims of two papers with [#{slug}], or delete the page."
            yield rules.ONE_PAPER.at(own[0].file, 1, f"theme “{slug}” {resting}", hint)


def _wrong_fields(page: Page) -> Iterator[Finding]:
    for name in ("terms", "related"):
        value = page.front_matter.get(name)
        if value is not None and not isinstance(value, list):
            message = f"“{name}” is a {type(value).__name__}, expected a list"
            yield rules.THEME_FIELD.at(page.file, 1, message, f"Write it as {name}: [one, another].")


def _cited_papers(page: Page, review: Review) -> Iterator[str]:
    for _, citation in page_citations(page.text):
        for piece in citation.pieces:
            evidence = parse_evidence(piece.text)
            if evidence and evidence.citekey in review.papers:
                yield evidence.citekey
