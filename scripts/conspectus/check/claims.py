"""Claims, citations and themes: whether what they name exists, and whether claims can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from conspectus.check import rules
from conspectus.check.scope import all_claims, paper_pages, review_pages
from conspectus.model import Claim, Finding, Page, Review
from conspectus.pages import page_broken_citations, page_citations, page_themes
from conspectus.pages.datafiles import FORMULATIONS, GLOSSARY


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
    """Citations whose key no bibliography has, that use a key a work once had, or that name no key at all."""
    known = Known(review)
    for page in review_pages(review):
        for line, citation in page_citations(page.text):
            for key in dict.fromkeys(piece.key for piece in citation.pieces):
                if finding := known.finding(key, page.file, line):
                    yield finding
        for line, bracket in page_broken_citations(page.text):
            hint = "A key is of ASCII letters, digits and _ : . + / -; any other goes in braces: [@{key}]."
            yield rules.BROKEN_CITATION.at(page.file, line, f"{bracket} names no key, expected [@key]", hint)


class Known:
    """The keys that a review knows, and what it says of others."""

    def __init__(self, review: Review) -> None:
        self._keys = {*review.papers, *review.works}
        self._aliases = review.aliases
        self._spelling = {key.casefold(): key for key in sorted(self._keys, reverse=True)}

    def finding(self, key: str, file: str, line: int) -> Finding | None:
        """The finding for ``key`` on a page, None where it is a key of today."""
        if key in self._keys:
            return None
        if key in self._aliases:
            message = f"@{key} is a former key of {self._aliases[key]}; it still leads there"
            return rules.OLD_KEY.at(file, line, message, f"Write @{self._aliases[key]}.")
        hint = self._nearest(key) or "Add the work to bib/cited.bib, or write \\@ for a plain sign."
        return rules.UNKNOWN_KEY.at(file, line, f"@{key} is in no bibliography", hint)

    def _nearest(self, key: str) -> str:
        if key.casefold() in self._spelling:
            return f"Did you mean @{self._spelling[key.casefold()]}? Keys distinguish case."
        return _nearest(f"@{key}", [f"@{one}" for one in (*sorted(self._keys), *self._aliases)])


def check_themes_named(review: Review) -> Iterator[Finding]:
    """Theme tags without a theme's page."""
    for page in review_pages(review):
        for line, slug in page_themes(page.text):
            if slug not in review.themes:
                hint = _nearest(slug, list(review.themes)) or f"Write {review.settings.docs_dir}/themes/{slug}.md."
                yield rules.UNKNOWN_THEME.at(page.file, line, f"there is no theme “{slug}”", hint)


def check_attributes(review: Review) -> Iterator[Finding]:
    """Terms and official texts that claims name, and that the review's data does not have."""
    for claim in all_claims(review):
        said = claim.attributes
        terms = dict.fromkeys((*said.defines, *(node for chain in said.chains for node in chain)))
        texts = dict.fromkeys((*said.quotes, *said.adds))
        for known, names, file in ((review.glossary, terms, GLOSSARY), (review.formulations, texts, FORMULATIONS)):
            for name in names:
                if name not in known:
                    hint = _nearest(name, list(known)) or f"Add it to {review.settings.docs_dir}/data/{file}."
                    yield rules.UNKNOWN_ID.at(claim.file, claim.line, f"“{name}” is not in data/{file}", hint)


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
