"""Bilingual entries: which of two halves, the work in its own language or its translation, is read.

Journals that are indexed abroad print a Chinese work twice: ``… (in Chinese). (张三. …)``,
``张三. … [Zhang S. …]``. The work's own language is read; the other half stays in the rest of the entry.
"""

from __future__ import annotations

import re

from conspectus.parse.names import HAN

_IN_CHINESE = r"[(\[]\s*in\s+Chinese(?:\s+with\s+[^()\[\]]{4,40})?\s*[)\]]"
_MARKED = re.compile(
    rf"(?P<first>.*?){_IN_CHINESE}[\s.。,;]*(?P<open>[(\[])?\s*(?P<second>(?=[^A-Za-z]*[{HAN}]).*)", re.IGNORECASE
)
_TRANSLATED_FIRST = re.compile(
    rf"(?P<first>[^{HAN}]*?)\s*(?P<open>[(\[])\s*(?P<second>[{HAN}][^()\[\]]*?(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]\s*[.。]?\s*$"
)
_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")
_WORDLESS = re.compile(
    rf"(?P<empty>(?=[^{HAN}]*[0-9])[^A-Za-z{HAN}]*(?:\[[A-Z]{{1,2}}(?:/[A-Z]{{2}})?\][^A-Za-z{HAN}]*)?(?:https?://[!-~]+\s*)?"
    rf"(?<=\s)\()(?=[{HAN}][^()]*[.．])"
)
"""A half without words and without a label before the Chinese half: ``2025. 62(2): 117-127 (徐…``."""
_GLUED = re.compile(r"(?<=[0-9])(?=[A-Z][a-z]+ [A-Z][a-z]+(?:, [A-Z][a-z]+ [A-Z][a-z]+)+\s*[.。]?\s*$)")
"""The authors once more in Latin letters, right behind the year."""
_CLOSERS = {"(": ")]）］", "[": "]）］)"}


def half_to_read(text: str) -> tuple[int, int] | None:
    """The range of folded ``text`` that holds the work in its own language; None where all of it is one entry."""
    for pattern in (_MARKED, _TRANSLATED_FIRST):
        found = pattern.match(text)
        if found and _is_other_half(found, marked=pattern is _MARKED):
            return _closed(text, found)
    if wordless := _WORDLESS.match(text):
        return _without_closer(text, wordless.end("empty"), len(text), "(")
    glued = _GLUED.search(text)
    return (0, glued.start()) if glued and re.search(f"[{HAN}]", text[: glued.start()]) else None


def _is_other_half(found: re.Match[str], *, marked: bool) -> bool:
    first, second = found.group("first"), found.group("second")
    if marked and not re.search(f"[{HAN}]{{4}}", first):
        return len(second.strip()) > 4
    if marked:
        return first.strip(" .([") == second.strip(" .)]")[: len(first.strip(" .(["))]
    return bool(_YEAR.search(first) and _YEAR.search(second) and len(re.findall(f"[{HAN}]", second)) > 5)


def _closed(text: str, found: re.Match[str]) -> tuple[int, int]:
    return _without_closer(text, found.start("second"), len(text), found.group("open") or "")


def _without_closer(text: str, start: int, end: int, opened: str) -> tuple[int, int]:
    """The range without the bracket that closes the half."""
    while end > start and text[end - 1] in " .。":
        end -= 1
    piece = text[start:end]
    unbalanced = piece.count("(") < piece.count(")") or piece.count("[") < piece.count("]")
    if opened and unbalanced and piece[-1:] in _CLOSERS[opened]:
        end -= 1
    return (start, end) if opened else (start, len(text))
