"""Sentences of authored prose: what they say of a paper rests on evidence that some claim of that paper has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from conspectus.check import rules
from conspectus.check.absences import denies
from conspectus.check.evidence import Passages, Said, beyond_passages
from conspectus.check.naming import Names
from conspectus.check.scope import all_claims, review_pages
from conspectus.model import Evidence, Finding, Page, Review
from conspectus.pages import format_evidence, normal_path, parse_evidence, read_citations, section_of
from conspectus.pages.locator import EXPECTED
from conspectus.pages.rules import EVIDENCE as MALFORMED
from conspectus.pages.statements import Statement, clauses, evidence_in, page_statements

COMPARING = frozenset({"agreement", "differences", "asserted"})
"""The sections of a theme's page in which every sentence rests on evidence."""

_LABEL = re.compile(r"(\*\*|__).{1,80}\1")
_LABEL_YEAR = re.compile(r"[(（]\s*((?:19|20)\d\d)[a-z]?\s*[)）]")


def check_statements(review: Review) -> Iterator[Finding]:
    """Sentences of themes that name a paper, or stand where only evidence counts, and cite none."""
    names = Names(review)
    for page in review.pages:
        if page.kind == "theme":
            bare = set(_bare(page))
            for statement in prose(page):
                named = list(_named(names, page, statement))
                yield from named
                if statement in bare and not named:
                    message = f"nothing is cited for “{short(statement.text)}” under “{statement.headings[-1]}”"
                    hint = "Cite the evidence of the claims that it rests on, [@key, §… “…”]."
                    yield rules.NO_EVIDENCE.at(page.file, statement.line, message, hint)


def check_prose_evidence(review: Review) -> Iterator[Finding]:
    """Evidence outside claims: it is that of a claim, and its sentence has no number or institution beyond it."""
    claimed = {_place(piece) for claim in all_claims(review) for piece in claim.evidence}
    passages = Passages(review)
    for page in review_pages(review):
        for statement in prose(page):
            yield from _malformed(page, statement)
            yield from _unclaimed(review, claimed, page, statement)
            for clause in clauses(statement.text):
                yield from _beyond(passages, page, statement, clause)


def prose(page: Page) -> Iterator[Statement]:
    """The sentences of a page that are no claims: on a paper's page those that are in no list."""
    if "@" not in page.text and "＠" not in page.text and page.kind != "theme":
        return iter(())
    return (found for found in page_statements(page) if page.kind != "paper" or not found.listed)


def _named(names: Names, page: Page, statement: Statement) -> Iterator[Finding]:
    for clause in clauses(statement.text):
        shown = {piece.citekey for piece in evidence_in(clause)}
        named = {keys: name for name, keys in names.in_sentence(clause)}
        for keys, name in named.items():
            if not keys & shown:
                key = min(keys)
                message = f"{name} is named and no evidence of {' or '.join(sorted(keys))} is cited: “{short(clause)}”"
                hint = f"Cite the evidence of a claim in the same sentence, [@{key}, §… “…”], or do not name the paper."
                yield rules.NO_EVIDENCE.at(page.file, statement.line, message, hint)


def _bare(page: Page) -> Iterator[Statement]:
    """Sentences without evidence where papers are compared; in the answer one for each paragraph without any."""
    for _, grouped in groupby(prose(page), key=lambda statement: statement.part):
        statements = list(grouped)
        section = _section(statements[0])
        bare = (one for one in statements if not (one.evidence or one.introduces or _needs_none(one.text)))
        if section in COMPARING:
            yield from bare
        elif section == "answer" and not any(one.evidence for one in statements):
            yield from islice(bare, 1)


def _section(statement: Statement) -> str | None:
    """The section of a theme's page that a sentence stands in: the innermost heading that names one."""
    return next((name for heading in reversed(statement.headings) if (name := section_of(heading))), None)


def _needs_none(text: str) -> bool:
    """Whether a sentence needs no evidence: it says that there is nothing, or is a label in bold."""
    return denies(text) or _LABEL.fullmatch(text) is not None


def _malformed(page: Page, statement: Statement) -> Iterator[Finding]:
    pieces = (piece for citation in read_citations(statement.text) for piece in citation.pieces)
    for piece in pieces:
        if "§" in piece.text and parse_evidence(piece.text) is None:
            hint = "The section comes after a comma, the phrase last, in quotation marks."
            yield MALFORMED.at(page.file, statement.line, f"found [{piece.text}], expected {EXPECTED}", hint)


def _unclaimed(
    review: Review, claimed: set[tuple[str, str, str]], page: Page, statement: Statement
) -> Iterator[Finding]:
    for piece in statement.evidence:
        if piece.citekey in review.papers and _place(piece) not in claimed:
            message = f"[{format_evidence(piece)}] is the evidence of no claim, so nothing verifies it"
            hint = f"Cite the evidence of a claim on the page of {piece.citekey}, or add the claim there."
            yield rules.UNCLAIMED.at(page.file, statement.line, message, hint)


def _beyond(passages: Passages, page: Page, statement: Statement, clause: str) -> Iterator[Finding]:
    evidence = evidence_in(clause)
    if evidence:
        said = Said("sentence", _without_label_years(passages.review, clause), evidence, page.file, statement.line)
        yield from beyond_passages(passages, said)


def _without_label_years(review: Review, clause: str) -> str:
    """``clause`` without the years in parentheses that belong to what it cites: ``Tan et al. (2024)``."""
    if _LABEL_YEAR.search(clause) is None:
        return clause
    keys = {piece.key for citation in read_citations(clause) for piece in citation.pieces}
    works = {**review.works, **{key: paper.work for key, paper in review.papers.items()}}
    years = {works[key].year for key in keys if key in works}
    return _LABEL_YEAR.sub(lambda found: "" if found[1] in years else found[0], clause)


def _place(piece: Evidence) -> tuple[str, str, str]:
    return piece.citekey, normal_path(piece.locator.section), "".join(piece.locator.phrase.split())


def short(text: str) -> str:
    """Enough of ``text`` to find it on the page."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
