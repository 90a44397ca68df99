"""Where the review itself cites a work: the claims that do, and the other pages that do, for links back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conspectus.model import Claim, Page, Review
from conspectus.pages import page_citations, read_citations

GUIDE = "guide"
"""The folder of the site in which brackets are examples."""

_SIGNS = re.compile(r"[@＠]\{?([A-Za-z0-9_][\w:.+/-]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the review that cites a work: a claim on a paper's page, or a page as a whole."""

    page: Page
    claim: Claim | None = None


def mentions(review: Review) -> Mapping[str, tuple[Mention, ...]]:
    """Citekey → the places that cite it, in the order of the pages; a paper's own evidence does not count."""
    found: dict[str, dict[tuple[str, str], Mention]] = {}
    for page in review.pages:
        for key, mention in _on_page(page, review):
            place = (page.file, mention.claim.id if mention.claim else "")
            found.setdefault(review.aliases.get(key, key), {}).setdefault(place, mention)
    return {key: tuple(places.values()) for key, places in found.items()}


def _on_page(page: Page, review: Review) -> Iterator[tuple[str, Mention]]:
    if page.file.startswith(f"{review.settings.docs_dir}/{GUIDE}/"):
        return
    in_claims: set[str] = set()
    for claim in page.claims:
        keys = {*_cited(claim), *(evidence.citekey for evidence in claim.evidence)}
        in_claims |= keys
        yield from ((key, Mention(page, claim)) for key in sorted(keys - {claim.citekey}))
    elsewhere = {key.rstrip(".:/-+") for key in _SIGNS.findall(page.text)} - in_claims
    # the grammar is asked only where a sign stands beside those of the claims: on most papers' pages there is none
    for _line, citation in page_citations(page.text) if elsewhere else ():
        yield from ((piece.key, Mention(page)) for piece in citation.pieces if piece.key not in in_claims)


def _cited(claim: Claim) -> Iterator[str]:
    """The keys that the claim's own words cite, beside its evidence."""
    if "@" in claim.text or "＠" in claim.text:
        yield from (piece.key for citation in read_citations(claim.text) for piece in citation.pieces)
