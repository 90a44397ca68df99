"""A set of a review as data: a table of its claims, and everything in one JSON document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from conspectus.bibliography.formats import csl_of
from conspectus.manuscript.scope import Scope
from conspectus.model import Attributes, Claim, Evidence, Figure, Page, Review, Settings

SCHEMA = "conspectus/export-1"

COLUMNS = (
    "id", "paper", "facet", "claim", "evidence_paper", "section", "paragraph", "phrase", "basis", "themes", "url",
)  # fmt: skip
"""Header of the table of claims. A claim with several pieces of evidence has their values separated by `` | ``."""

_BETWEEN = " | "


def page_address(page: str, settings: Settings) -> str:
    """The address of a page's file (``docs/papers/x.zh.md``): on the hosted site where there is one, else below it."""
    return f"{settings.site_url}{page.removeprefix(f'{settings.docs_dir}/').removesuffix('.md')}.html"


def claim_address(claim: Claim, settings: Settings) -> str:
    """The permanent address of a claim."""
    return f"{page_address(claim.file, settings)}#{claim.id}"


def claims_csv(scope: Scope) -> str:
    """The claims of the set, one a row under ``COLUMNS``, as RFC 4180 has it but with LF line ends.

    A cell is as it is in the review, also where a spreadsheet would take it for a formula.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in scope.claims:
        writer.writerow(_row(claim, scope.review.settings))
    return made.getvalue()


def _row(claim: Claim, settings: Settings) -> Iterator[str]:
    places = [piece.locator for piece in claim.evidence]
    yield from (claim.id, claim.citekey, claim.facet, claim.text)
    yield _BETWEEN.join(piece.citekey for piece in claim.evidence)
    yield _BETWEEN.join(place.section for place in places)
    yield _BETWEEN.join(str(place.paragraph or "") for place in places).strip(_BETWEEN)
    yield _BETWEEN.join(place.phrase for place in places)
    yield from (claim.basis, " ".join(claim.themes), claim_address(claim, settings))


def review_data(scope: Scope) -> dict[str, Any]:
    """The set as a document of the schema ``conspectus/export-1``: review, themes, papers with their claims, works."""
    review = scope.review
    return {
        "schema": SCHEMA,
        "review": _review(review.settings, scope.language),
        "themes": [_theme(slug, page, scope) for slug, page in scope.theme_pages],
        "papers": [_paper(key, scope) for key in scope.works(cited=False)],
        "works": [csl_of(key, work) for key, work in scope.works().items()],
    }


def _review(settings: Settings, language: str) -> dict[str, Any]:
    return {
        "title": settings.site_name,
        "authors": list(settings.authors),
        "version": settings.version or None,
        "released": settings.released or None,
        "url": settings.site_url or None,
        "language": language,
    }


def _theme(slug: str, page: Page | None, scope: Scope) -> dict[str, Any]:
    theme = scope.review.themes[slug]
    return {
        "slug": slug,
        "label": str(page.front_matter.get("label") or theme.label) if page else theme.label,
        "terms": list(theme.terms),
        "related": sorted({relation.theme for relation in theme.related}),
        "claims": [claim.id for claim in scope.claims_on(slug)],
        "url": page_address(page.file, scope.review.settings) if page else None,
    }


def _paper(key: str, scope: Scope) -> dict[str, Any]:
    paper = scope.review.papers[key]
    page = paper.page(scope.language)
    return {
        "citekey": key,
        "language": page.language if page else None,
        "url": page_address(page.file, scope.review.settings) if page else None,
        "not_stated": list(page.not_stated) if page else [],
        "cites": cites_data(paper.lock.references if paper.lock else {}),
        "claims": [_claim(claim, scope.review.settings) for claim in scope.claims if claim.citekey == key],
    }


def cites_data(references: Mapping[int, str]) -> list[dict[str, Any]]:
    """The works of a paper's list under their printed numbers."""
    return [{"number": number, "work": key} for number, key in sorted(references.items())]


def _claim(claim: Claim, settings: Settings) -> dict[str, Any]:
    return {
        "id": claim.id,
        "facet": claim.facet,
        "text": claim.text,
        "basis": claim.basis or None,
        "themes": list(claim.themes),
        "declared": list(claim.declared),
        "attributes": attributes_data(claim.attributes),
        "url": claim_address(claim, settings),
        "evidence": [evidence_data(piece) for piece in claim.evidence],
    }


def evidence_data(piece: Evidence) -> dict[str, Any]:
    """A piece of evidence as programs read it: the work and the place in it."""
    place = piece.locator
    return {
        "work": piece.citekey,
        "section": place.section,
        "paragraph": place.paragraph,
        "phrase": place.phrase,
    }


def attributes_data(attributes: Attributes) -> dict[str, Any]:
    """What a claim says of itself besides basis and themes, as programs read it; every list may be empty."""
    return {
        "defines": list(attributes.defines),
        "quotes": list(attributes.quotes),
        "adds": list(attributes.adds),
        "to": list(attributes.addressees),
        "figures": [figure_data(figure) for figure in attributes.figures],
        "chains": [list(chain) for chain in attributes.chains],
        "levels": list(attributes.levels),
    }


def figure_data(figure: Figure) -> dict[str, str | None]:
    """A figure as programs read it; null for what the claim does not state."""
    cells = {"what": figure.what, "value": figure.value, "year": figure.year, "source": figure.source}
    return {name: cell or None for name, cell in cells.items()}


def find_claim(review: Review, name: str, language: str) -> Claim | None:
    """The claim with this id, on the page in ``language`` where there are several; an id it once had leads to it."""
    retired = {old: new for paper in review.papers.values() if paper.lock for old, new in paper.lock.retired.items()}
    wanted, seen = name.casefold(), set[str]()
    while wanted in retired and wanted not in seen:
        seen.add(wanted)
        wanted = retired[wanted]
    pages = [page for paper in review.papers.values() for page in paper.pages.values()]
    for page in sorted(pages, key=lambda page: page.language != language):
        for claim in page.claims:
            if claim.id == wanted:
                return claim
    return None
