"""Which pages and claims the checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from conspectus.model import Claim, Page, Review


def review_pages(review: Review) -> Iterator[Page]:
    """The pages on which the grammar of citations holds: all but the guide, which writes about it."""
    guide = f"{review.settings.docs_dir}/guide/"
    return (page for page in review.pages if not page.file.startswith(guide))


def paper_pages(review: Review) -> Iterator[Page]:
    """The papers' pages, in every language."""
    return (page for page in review.pages if page.kind == "paper")


def all_claims(review: Review) -> Iterator[Claim]:
    """Every claim of the review, on whichever page."""
    return chain.from_iterable(page.claims for page in paper_pages(review))


def claims_by_theme(review: Review) -> dict[str, dict[str, set[str]]]:
    """Slug → citekey → ids of the paper's claims that speak to the theme, each once whatever the language."""
    found: dict[str, dict[str, set[str]]] = {}
    for claim in all_claims(review):
        for slug in claim.themes:
            found.setdefault(slug, {}).setdefault(claim.citekey, set()).add(claim.id)
    return found
