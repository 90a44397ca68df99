"""What is still to be done in a review: unwritten, unverified, older than its newest paper."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.check.absences import absences
from conspectus.check.scope import claims_by_theme
from conspectus.evidence import evidence_state
from conspectus.model import FACETS, Claim, Page, Paper, Review
from conspectus.pages import page_name


def status_lines(review: Review) -> Iterator[str]:
    """The status for a terminal: a line for each paper, then one for each theme, then the sum."""
    if not review.papers:
        yield f"no papers yet: put some into {review.settings.papers}/ and run 'conspectus convert'"
        return
    width = max(len(name) for name in (*review.papers, *review.themes))
    yield "papers"
    for key, paper in review.papers.items():
        yield f"  {key:<{width}}  {_paper(paper)}"
    yield "themes"
    for slug in review.themes:
        yield f"  {slug:<{width}}  {_theme(review, slug)}"
    yield from _absences(review)
    pages = [page for paper in review.papers.values() for page in paper.pages.values()]
    unwritten = sum(page.drafted for page in pages) + sum(not paper.pages for paper in review.papers.values())
    yield f"{len(review.papers)} papers, {len(review.themes)} themes, {unwritten} pages unwritten"


def _absences(review: Review) -> Iterator[str]:
    """The statements that no paper says something: what a new paper may make untrue."""
    found = list(absences(review))
    if found:
        yield "what no paper says, to be read again when one arrives"
    for absence in found:
        left = f" (not compared with {', '.join(absence.unchecked)})" if absence.unchecked else ""
        yield f"  {absence.page.file}:{absence.statement.line}  {_short(absence.statement.text)}{left}"


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


def _paper(paper: Paper) -> str:
    if not paper.pages:
        return "no page: run 'conspectus convert'"
    page = next(iter(paper.pages.values()))
    empty = len(FACETS) - len({claim.facet for claim in page.claims})
    parts = [
        "drafted, not yet written" if page.drafted else "written",
        f"{len(page.claims)} claim{'s' * (len(page.claims) != 1)}",
        f"{empty} facet{'s' * (empty != 1)} without a claim",
    ]
    unverified = sum(not _holds(paper, claim) for own in paper.pages.values() for claim in own.claims)
    if unverified:
        parts.append(f"{unverified} claims unverified")
    return ", ".join(parts)


def _holds(paper: Paper, claim: Claim) -> bool:
    pieces = [piece for piece in claim.evidence if piece.citekey == paper.citekey]
    return all(evidence_state(paper, claim, piece)[0] in {"verified", "locked"} for piece in pieces)


def _theme(review: Review, slug: str) -> str:
    counts = claims_by_theme(review).get(slug, {})
    papers = {key for key in counts if key in review.papers}
    treating = sum(review.themes[slug].in_substance(key, len(counts[key])) for key in papers)
    pages = [page for page in review.pages if page.kind == "theme" and page_name(page.file) == slug]
    state = "drafted, not yet written" if all(page.drafted for page in pages) else "written"
    passing = f" and {len(papers) - treating} in passing" if len(papers) > treating else ""
    parts = [state, f"{treating} paper{'s' * (treating != 1)}{passing}"]
    uncited = sorted(papers - {key for page in pages for key in _cited(review, page)})
    if uncited and not all(page.drafted for page in pages):
        parts.append(f"older than its newest paper: says nothing of {', '.join(uncited)}")
    return ", ".join(parts)


def _cited(review: Review, page: Page) -> set[str]:
    """The papers that the written part of a theme page cites."""
    written = list(page.text)
    for block in page.blocks:
        written[block.body[0] : block.body[1]] = " " * (block.body[1] - block.body[0])
    text = "".join(written)
    return {key for key in review.papers if f"@{key}" in text}
