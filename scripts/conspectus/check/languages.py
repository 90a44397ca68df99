"""Pages in two languages: the claims of one correspond to those of the other through their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conspectus.check import rules
from conspectus.evidence import numbers_in
from conspectus.model import Attributes, Claim, Finding, Page, Review


def check_languages(review: Review) -> Iterator[Finding]:
    """Claims that the other language's page lacks, or states under another facet, basis, theme or evidence."""
    for paper in review.papers.values():
        pages = sorted(paper.pages.values(), key=lambda page: page.language != review.settings.language)
        for page in pages[1:]:
            yield from _missing(pages[0], page)
            yield from _missing(page, pages[0])
            yield from _different(pages[0], page)


def _missing(page: Page, other: Page) -> Iterator[Finding]:
    there = {claim.id for claim in other.claims}
    for claim in page.claims:
        if claim.id not in there:
            message = f"{other.file} has no claim with the evidence “{claim.evidence[0].locator.phrase}”"
            hint = f"Add it to {other.file} with the same evidence, or delete it here."
            yield rules.NO_COUNTERPART.at(claim.file, claim.line, message, hint)


def _different(page: Page, other: Page) -> Iterator[Finding]:
    first = {claim.id: claim for claim in page.claims}
    for claim in other.claims:
        counterpart = first.get(claim.id)
        differences = _differences(claim, counterpart) if counterpart else []
        if counterpart and differences:
            place = f"{counterpart.file}:{counterpart.line}"
            message = f"this claim and its counterpart in {place} differ in {' and '.join(differences)}"
            yield rules.COUNTERPART.at(claim.file, claim.line, message, "Only the wording may differ.")


def _neutral(attributes: Attributes) -> tuple[object, ...]:
    """What of a claim's attributes is the same in every language: of its figures the year alone.

    A language may count in other units: 110亿 are 11 billion.
    """
    return replace(attributes, figures=()), [numbers_in(figure.year) for figure in attributes.figures]


def _differences(claim: Claim, other: Claim) -> list[str]:
    compared = {
        "facet": claim.facet == other.facet,
        "evidence": set(claim.evidence) == set(other.evidence),
        "basis": claim.basis == other.basis,
        "themes": set(claim.themes) == set(other.themes),
        "attributes": _neutral(claim.attributes) == _neutral(other.attributes),
    }
    return [name for name, same in compared.items() if not same]
