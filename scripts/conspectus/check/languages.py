"""Pages in two languages: the claims of one correspond to those of the other through their evidence."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from conspectus.check import rules
from conspectus.check.scope import review_pages
from conspectus.check.statements import prose
from conspectus.evidence import evidence_id, numbers_in
from conspectus.model import Attributes, Claim, Evidence, Finding, Page, Review
from conspectus.pages import page_name, section_of


def check_languages(review: Review) -> Iterator[Finding]:
    """Claims that the other language's page lacks, or states under another facet, basis, theme or evidence."""
    for paper in review.papers.values():
        pages = sorted(paper.pages.values(), key=lambda page: page.language != review.settings.language)
        for page in pages[1:]:
            yield from _missing(pages[0], page)
            yield from _missing(page, pages[0])
            yield from _different(pages[0], page)


def check_prose_languages(review: Review) -> Iterator[Finding]:
    """Evidence that a section cites in one language and not in the other, on every page but in claims."""
    pages: dict[tuple[str, str], list[Page]] = {}
    for page in review_pages(review):
        pages.setdefault((posixpath.dirname(page.file), page_name(page.file)), []).append(page)
    for versions in pages.values():
        first, *others = sorted(versions, key=lambda page: page.language != review.settings.language)
        for other in others:
            yield from _otherwise(first, other)
            yield from _otherwise(other, first)


def _otherwise(page: Page, other: Page) -> Iterator[Finding]:
    """The evidence of ``page`` that the same section of ``other`` lacks; of the whole page if it has other sections."""
    here, there = _by_section(page), _by_section(other)
    if here.keys() != there.keys():
        here, there = {0: _merged(here)}, {0: _merged(there)}
    for section, cited in here.items():
        for identity, (piece, line) in cited.items():
            if identity not in there[section]:
                cited_here = f"“{piece.locator.phrase}” ({piece.citekey}) is cited here"
                message = f"{cited_here} and not in the same section of {other.file}"
                yield rules.PROSE_COUNTERPART.at(page.file, line, message, "Only the wording may differ.")


_Cited = dict[str, tuple[Evidence, int]]


def _by_section(page: Page) -> dict[object, _Cited]:
    """The evidence of a page's prose with its line, by the name of a theme's section, else by the heading's number."""
    found: dict[object, _Cited] = {}
    numbers: dict[str, int] = {}
    for statement in prose(page):
        name = next((known for heading in statement.headings if (known := section_of(heading))), None)
        heading = statement.headings[1] if len(statement.headings) > 1 else ""
        cited = found.setdefault(name or numbers.setdefault(heading, len(numbers)), {})
        for piece in statement.evidence:
            cited.setdefault(evidence_id(piece), (piece, statement.line))
    return found


def _merged(sections: Mapping[object, _Cited]) -> _Cited:
    return {identity: place for cited in sections.values() for identity, place in cited.items()}


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
