"""A block is one thing that was printed: a paragraph, a heading, a note, an entry of a list, a stray line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conspectus.parse.traced import Traced


class Role(StrEnum):
    """What a block is; ``body`` until a rule knows better."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    BYLINE = "byline"
    AFFILIATION = "affiliation"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    FIELD = "field"
    NOTE = "note"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    TABLE = "table"
    LIST_HEADING = "list-heading"
    REFERENCE = "reference"
    RELATED = "related"
    TITLE_EN = "title-en"
    BYLINE_EN = "byline-en"
    AFFILIATION_EN = "affiliation-en"
    ABSTRACT_EN = "abstract-en"
    KEYWORDS_EN = "keywords-en"
    COVER = "cover"
    EDITOR_NOTE = "editor-note"
    ISSUE_LINE = "issue-line"
    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    COLUMN = "column"
    IMPRINT = "imprint"


DEBRIS = frozenset(
    {Role.ISSUE_LINE, Role.PAGE_NUMBER, Role.RUNNING_HEAD, Role.COVER, Role.EDITOR_NOTE, Role.COLUMN, Role.IMPRINT}
)
"""Roles that are kept as asides and never stand in the cleaned text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One printed thing. ``label`` names a labelled field (``abstract``, ``clc`` …) and ``skip`` its label's length."""

    traced: Traced
    role: Role = Role.BODY
    level: int = 0
    bold: bool = False
    bullet: bool = False
    label: str = ""
    skip: int = 0
    displaced: bool = False
    """It stands in the middle of a sentence that belongs to something else."""
    page_start: bool = False
    fixed: bool = False
    """Its beginning is certain: never joined to what stands before."""

    @property
    def text(self) -> str:
        """The block's text."""
        return self.traced.text

    @property
    def value(self) -> Traced:
        """The text without its label."""
        return self.traced.cut(self.skip).strip()
