"""Notes at the foot of a page: where lines interrupt a sentence, which of them are notes and where they end.

A note opens with a mark or a label while the sentence above it is unfinished. It ends with its own sentence, on a line
that is not full; what follows is another note, the next page's head, or the rest of the sentence.
"""

from __future__ import annotations

import re

_OPENERS = re.compile(
    r"[①-⑳](?:[ \t\u3000]+\S|参见|详见|见|转引|引自|同上|同前|参阅|此处|这里|本文|笔者|《|[A-Z])"
    r"|[\[［【（(]\s*注\s*\d{0,2}\s*[\]］】）)]"
    r"|[*＊∗※†‡☆★]+\s*[^\s*＊]"
    r"|\d{1,3}[ \t\u3000]+(?:参见|详见|见|转引自|引自|同上|参阅|See|Cf\.|Ibid|For )"
    r"|(?:Manuscript )?[Rr]eceived (?:on )?(?:\d|[A-Z][a-z]+ \d)"
)
_FIGURE = re.compile(r"(?:图|附图|Fig(?:ure|\.))\s?\d")
_CHAINED = re.compile(
    r"\d{1,3}[ \t\u3000]+\S|Digital Object Identifier"
    r"|(?:[A-ZÀ-Ý]\.\s?){1,3}[A-ZÀ-Ý][\w’'-]+.{0,40} (?:is|are|was) with\b"
)
"""What is a note only behind another one."""
LONGEST = 8
"""Printed lines of one note at the foot of a page."""


def opens_note(text: str) -> bool:
    """Whether a line that interrupts a sentence opens a note."""
    return bool(_OPENERS.match(text))


def follows_note(text: str) -> bool:
    """Whether a line behind a note opens another."""
    return bool(_OPENERS.match(text) or _CHAINED.match(text))


def opens_figure(text: str) -> bool:
    """Whether a line has the label of a figure, whose caption may interrupt a sentence."""
    return bool(_FIGURE.match(text))


def note_mark(text: str) -> int:
    """How many characters of a note are its mark; 0 where it has none."""
    match = re.match(r"[①-⑳]|[\[［【（(]\s*注\s*\d{0,2}\s*[\]］】）)]|[*＊∗※†‡☆★]+|\d{1,3}(?=[ \t\u3000])", text)
    return match.end() if match else 0
