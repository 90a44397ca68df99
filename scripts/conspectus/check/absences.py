"""Statements that no paper says something: true of the papers there are, to be read again when one arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conspectus.check import rules
from conspectus.check.scope import review_pages
from conspectus.model import Finding, Page, Review
from conspectus.pages import section_of
from conspectus.pages.statements import Statement, page_statements

# what introduces such statements is none: “what no paper addresses”, “各篇均未涉及的问题”
_ENGLISH = (
    r"(?<!what )(?:\bnone\b(?! of (?:these|which)\b)|\bnot one\b|\bnot a single\b"
    r"|\bneither (?:of|paper|article|essay|author)\b|\bno (?:paper|article|essay|author|disagreement|difference)s?\b)"
)
_CHINESE = (
    r"没有(?:任何)?一篇|未有一篇|无一|无人(?:讨论|论及|提及)"
    r"|(?:任何一|各|其余|其他|所有|[二三四五六七八九十两几数\d])篇[^，。；]{0,12}?[均都皆也](?:未|没|不|无)(?![^，。；]{1,4}的)"
    r"|[均都皆](?:未|没有)(?![^，。；]{1,4}的)|(?:未|没有)(?:发现|见)[^，。；]{0,6}分歧"
)
_ABSENT = re.compile(f"{_ENGLISH}|{_CHINESE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Absence:
    """A statement that no paper says something, and the papers that it has not been compared with."""

    page: Page
    statement: Statement
    unchecked: tuple[str, ...]


def absences(review: Review) -> Iterator[Absence]:
    """The statements of absence on authored pages, in the order of the pages."""
    for page in review_pages(review):
        if page.kind != "paper":
            checked = page.front_matter.get("checked")
            known = {str(key) for key in checked} if isinstance(checked, list) else set()
            left = tuple(key for key in review.papers if key not in known)
            yield from (Absence(page, said, left) for said in page_statements(page) if is_absence(said))


def check_absences(review: Review) -> Iterator[Finding]:
    """Pages with such statements that do not say they were compared with every paper; one finding a page."""
    told: set[str] = set()
    for absence in absences(review):
        page = absence.page
        if absence.unchecked and page.file not in told:
            told.add(page.file)
            message = f"this page says what no paper says, and was not compared with {', '.join(absence.unchecked)}"
            hint = (
                "Read its statements of absence again (conspectus status lists them), then add the keys to checked: []."
            )
            yield rules.ABSENCE.at(page.file, absence.statement.line, message, hint)


def is_absence(statement: Statement) -> bool:
    """Whether a sentence says that no paper says something: by its words, or as part of the section for that."""
    return denies(statement.text) or "unaddressed" in map(section_of, statement.headings)


def denies(text: str) -> bool:
    """Whether the words of ``text`` say that no paper says or does something."""
    return _ABSENT.search(text) is not None
