"""Titles where they stand for an author in a citation."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.western import Kind, kind_of
from conspectus.bibliography.styles.wording import HAN
from conspectus.model import Work

_SUBTITLE = re.compile(r"\s*(?:[:：]|——|—|--)\s*|(?<=[?？!！])\s+")
_WORDS_SHOWN = 6
_CHARACTERS_SHOWN = 20
_ITALIC = (Kind.BOOK, Kind.REPORT, Kind.THESIS, Kind.SOFTWARE, Kind.DATA)


def short_title(title: str) -> str:
    """A title without its subtitle; a long one by its first words, a long Chinese one by its first characters."""
    head = _SUBTITLE.split(title.strip())[0].rstrip(" .,。，") or title
    if HAN.search(head):
        return head if len(head) <= _CHARACTERS_SHOWN else f"{head[:_CHARACTERS_SHOWN]}…"
    words = head.split()
    return head if len(words) <= _WORDS_SHOWN else " ".join(words[:_WORDS_SHOWN])


def in_quotes(work: Work) -> bool:
    """Whether the title is cited in quotation marks: that of an article, a chapter or a page."""
    return kind_of(work) not in _ITALIC
