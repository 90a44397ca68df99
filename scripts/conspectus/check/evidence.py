"""Claims against their passages: evidence that is there, and no number or institution that is not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conspectus.check.scope import all_claims
from conspectus.evidence import (
    Found,
    evidence_state,
    locate,
    locked_entry,
    missing_institutions,
    numbers_beyond,
    numbers_in,
    rules,
)
from conspectus.model import Evidence, Finding, Paper, Review
from conspectus.pages.plain import without_escapes

_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_LINK = re.compile(r"(!?\[[^\[\]]*\])(?:\([^()]*\)|\[[^\[\]]*\])")


def check_evidence(review: Review) -> Iterator[Finding]:
    """Evidence that is not found, not unique, not verified, or found in another conversion."""
    for claim in all_claims(review):
        for piece in claim.evidence:
            paper = review.papers.get(piece.citekey)
            if paper is not None:
                _, finding = evidence_state(paper, claim, piece)
                if finding is not None:
                    yield finding


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the review that rest on evidence: a claim, or a sentence of any page."""

    kind: str
    """How findings call it."""
    text: str
    evidence: tuple[Evidence, ...]
    file: str
    line: int
    declared: tuple[str, ...] = ()


def check_numbers(review: Review) -> Iterator[Finding]:
    """Numbers and institutions of claims that their passages do not have."""
    passages = Passages(review)
    for claim in all_claims(review):
        figures = (part for figure in claim.attributes.figures for part in (figure.value, figure.year))
        text = "\n".join((claim.text, *figures))
        said = Said("claim", text, claim.evidence, claim.file, claim.line, claim.declared)
        yield from beyond_passages(passages, said)


@dataclass(slots=True)
class Passages:
    """The passages of evidence and their numbers, each looked up once: pages cite the same passages again and again."""

    review: Review
    _known: dict[Evidence, tuple[str | None, tuple[str, ...] | None]] = field(default_factory=dict)

    def of(self, piece: Evidence) -> tuple[str | None, tuple[str, ...] | None]:
        """A passage's text and its numbers, None for what cannot be looked up."""
        if piece not in self._known:
            paper = self.review.papers.get(piece.citekey)
            passage = _passage(paper, piece)
            numbers = numbers_in(passage) if passage is not None else _locked_numbers(paper, piece)
            self._known[piece] = (passage, numbers)
        return self._known[piece]


def beyond_passages(passages: Passages, said: Said) -> Iterator[Finding]:
    """Numbers and institutions of ``said`` that its passages do not have.

    It is passed over while some of its evidence cannot be looked up: that is a finding of its own. Without the
    source the numbers in the lock are compared, and institutions are not.
    """
    found = [passages.of(piece) for piece in said.evidence]
    numbers = [of_one for _, of_one in found if of_one is not None]
    if len(numbers) == len(found):
        yield from _wrong_numbers(said, [number for of_one in numbers for number in of_one])
    texts = [passage for passage, _ in found if passage is not None]
    if len(texts) == len(found):
        yield from _wrong_institutions(said, texts)


def plain_text(markdown: str) -> str:
    """A claim's text as it is read: without citations, link targets, escapes and character references."""
    text = _LINK.sub(r"\1", _CITATION.sub(" ", markdown))
    return html.unescape(without_escapes(text))


def _wrong_numbers(said: Said, known: list[str]) -> Iterator[Finding]:
    for number in numbers_beyond(plain_text(said.text), known, said.declared):
        message = f"{number} is in the {said.kind} and not in its passage{'' if len(said.evidence) == 1 else 's'}"
        hint = "Correct it, or add evidence that has it."
        if said.kind == "claim":
            hint = f"Correct it, add evidence that has it, or declare it: · (converted: {number})."
        yield rules.NUMBER.at(said.file, said.line, message, hint)


def _wrong_institutions(said: Said, passages: list[str]) -> Iterator[Finding]:
    for name in missing_institutions(plain_text(said.text), passages):
        plural = "" if len(passages) == 1 else "s"
        message = f"“{name}” is named in the {said.kind} and not in its passage{plural}"
        yield rules.INSTITUTION.at(said.file, said.line, message, "Add evidence that names it, or leave it out.")


def _passage(paper: Paper | None, piece: Evidence) -> str | None:
    if paper is None or paper.article is None:
        return None
    found = locate(paper.article, piece.locator)
    return found.place.span.of(paper.article.text.text) if isinstance(found, Found) else None


def _locked_numbers(paper: Paper | None, piece: Evidence) -> tuple[str, ...] | None:
    if paper is None or paper.article is not None:
        return None
    entry = locked_entry(paper.lock, piece)
    return entry.numbers if entry else None
