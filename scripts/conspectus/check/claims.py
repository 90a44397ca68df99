"""Claims, citations and themes: whether what they name exists, and whether claims can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from conspectus.check import rules
from conspectus.check.scope import paper_pages, review_pages
from conspectus.model import Claim, Finding, Page, Review
from conspectus.pages import CITEKEY, page_citations, page_themes

_KEY = re.compile(rf"-?@({CITEKEY})")


def check_claims(review: Review) -> Iterator[Finding]:
    """Claims whose first evidence is another claim's, or another paper's."""
    for page in paper_pages(review):
        yield from _same_evidence(page)
        for claim in page.claims:
            first = claim.evidence[0]
            if first.citekey != claim.citekey:
                message = f"the first evidence is in {first.citekey}, and this is the page of {claim.citekey}"
                hint = "Put the paper's own evidence first, or move the claim to the other paper's page."
                yield rules.FOREIGN.at(claim.file, claim.line, message, hint)


def check_citations(review: Review) -> Iterator[Finding]:
    """Keys in citation brackets that neither bibliography has."""
    known = [*review.papers, *review.works]
    for page in review_pages(review):
        for line, piece in page_citations(page.text):
            found = _KEY.match(piece)
            key = found[1].rstrip(".:/") if found else ""
            if found and key not in review.papers and key not in review.works:
                yield rules.UNKNOWN_KEY.at(
                    page.file, line, f"@{key} is in no bibliography", _nearest(f"@{key}", [f"@{one}" for one in known])
                )


def check_themes_named(review: Review) -> Iterator[Finding]:
    """Theme tags without a theme's page."""
    for page in review_pages(review):
        for line, slug in page_themes(page.text):
            if slug not in review.themes:
                hint = _nearest(slug, list(review.themes)) or f"Write {review.settings.docs_dir}/themes/{slug}.md."
                yield rules.UNKNOWN_THEME.at(page.file, line, f"there is no theme “{slug}”", hint)


def _same_evidence(page: Page) -> Iterator[Finding]:
    seen: dict[str, Claim] = {}
    for claim in page.claims:
        before = seen.setdefault(claim.id, claim)
        if before is not claim:
            phrase = claim.evidence[0].locator.phrase
            message = f"this claim and the one in line {before.line} have the same first evidence, “{phrase}”"
            hint = "Put the two claims together, or begin with another phrase: a claim's address is made from it."
            yield rules.SAME_EVIDENCE.at(claim.file, claim.line, message, hint)


def _nearest(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"Did you mean {near[0]}?" if near else ""
