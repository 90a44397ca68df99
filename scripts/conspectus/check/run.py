"""All checks over a review, one after the other; each is a generator of findings and knows nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conspectus.check.absences import check_absences
from conspectus.check.bibliography import check_citable, check_duplicates
from conspectus.check.changes import check_changes
from conspectus.check.claims import check_attributes, check_citations, check_claims, check_themes_named
from conspectus.check.evidence import check_evidence, check_numbers
from conspectus.check.languages import check_languages, check_prose_languages
from conspectus.check.links import check_links
from conspectus.check.locks import check_locks, check_receipt, check_silences, check_sources
from conspectus.check.papers import check_coverage, check_papers, check_themes
from conspectus.check.sharing import check_sharing
from conspectus.check.statements import check_prose_evidence, check_statements
from conspectus.check.terms import check_terms, check_translations
from conspectus.model import Finding, Review

Check = Callable[[Review], Iterator[Finding]]


def check(review: Review) -> tuple[Finding, ...]:
    """Everything that is wrong with ``review``, without repeats, sorted by file and line.

    The findings that loading the review brought (sources, bibliographies, locks, settings) are among them.
    Where sources are absent the locks speak for them.
    """
    found = dict.fromkeys(finding for family in CHECKS for finding in family(review))
    return tuple(sorted(found, key=_place))


def _loaded(review: Review) -> Iterator[Finding]:
    yield from review.findings


def _read(review: Review) -> Iterator[Finding]:
    for page in review.pages:
        yield from page.findings


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.file, finding.line or 0, finding.code, finding.message


CHECKS: tuple[Check, ...] = (
    _loaded,
    _read,
    check_papers,
    check_claims,
    check_attributes,
    check_citations,
    check_themes_named,
    check_evidence,
    check_numbers,
    check_statements,
    check_prose_evidence,
    check_absences,
    check_sharing,
    check_languages,
    check_prose_languages,
    check_terms,
    check_translations,
    check_links,
    check_themes,
    check_coverage,
    check_citable,
    check_duplicates,
    check_locks,
    check_receipt,
    check_silences,
    check_sources,
    check_changes,
)
"""The families of checks, in the order they run."""
