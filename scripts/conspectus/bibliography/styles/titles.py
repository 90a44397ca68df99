"""Titles where they stand for an author in a citation."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.scripts import HAN
from conspectus.bibliography.styles.sentence import small_words
from conspectus.bibliography.styles.western import Kind, kind_of
from conspectus.model import Work

_SUBTITLE = re.compile(r"\s*(?:[:：]|——|—|--)\s*|(?<=[?？!！])\s+")
_WORDS_SHOWN = 6
_CHARACTERS_SHOWN = 20
_ITALIC = (Kind.BOOK, Kind.REPORT, Kind.THESIS, Kind.SOFTWARE, Kind.DATA, Kind.PATENT)


def short_title(title: str, *, article: bool = True) -> str:
    """A title without its subtitle; a long one by its first phrase, a long Chinese one by its first characters.

    ``article``: whether an article at its beginning stays (it does not in MLA).
    """
    head = _SUBTITLE.split(title.strip())[0].rstrip(" .,。，") or title
    if HAN.search(head):
        return head if len(head) <= _CHARACTERS_SHOWN else f"{head[:_CHARACTERS_SHOWN]}…"
    words = head.split()
    if not article and len(words) > 1 and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    return " ".join(words if len(words) <= _WORDS_SHOWN else _first_phrase(words))


def _first_phrase(words: list[str]) -> list[str]:
    """The longest beginning that ends before a preposition or a conjunction."""
    small = [word.lower() in small_words() for word in words]
    ends = [end for end in range(2, _WORDS_SHOWN + 1) if small[end] and not small[end - 1]]
    return words[: ends[-1] if ends else _WORDS_SHOWN]


def in_quotes(work: Work) -> bool:
    """Whether the title is cited in quotation marks: that of an article, a chapter or a page."""
    return kind_of(work) not in _ITALIC
