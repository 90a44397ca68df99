"""Claims against their passages: evidence that is there, and no number or institution that is not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

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

_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_LINK = re.compile(r"(!?\[[^\[\]]*\])(?:\([^()]*\)|\[[^\[\]]*\])")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


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
    for claim in all_claims(review):
        figures = (part for figure in claim.attributes.figures for part in (figure.value, figure.year))
        text = "\n".join((claim.text, *figures))
        yield from beyond_passages(review, Said("claim", text, claim.evidence, claim.file, claim.line, claim.declared))


def beyond_passages(review: Review, said: Said) -> Iterator[Finding]:
    """Numbers and institutions of ``said`` that its passages do not have.

    It is passed over while some of its evidence cannot be looked up: that is a finding of its own. Without the
    source the numbers in the lock are compared, and institutions are not.
    """
    papers = [review.papers.get(piece.citekey) for piece in said.evidence]
    passages = [_passage(paper, piece) for paper, piece in zip(papers, said.evidence, strict=True)]
    numbers = [
        numbers_in(passage) if passage is not None else _locked_numbers(paper, piece)
        for paper, piece, passage in zip(papers, said.evidence, passages, strict=True)
    ]
    known = [number for of_one in numbers if of_one is not None for number in of_one]
    if all(of_one is not None for of_one in numbers):
        yield from _wrong_numbers(said, known)
    texts = [passage for passage in passages if passage is not None]
    if len(texts) == len(passages):
        yield from _wrong_institutions(said, texts)


def plain_text(markdown: str) -> str:
    """A claim's text as it is read: without citations, link targets, escapes and character references."""
    text = _LINK.sub(r"\1", _CITATION.sub(" ", markdown))
    return html.unescape(_ESCAPED.sub("", text))


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
