"""Bilingual entries: which of two halves, the work in its own language or its translation, is read.

Journals that are indexed abroad print a Chinese work twice: ``… (in Chinese). (张三. …)``,
``张三. … [Zhang S. …]``. The work's own language is read; the other half stays in the rest of the entry.
"""

from __future__ import annotations

import re

from conspectus.parse.names import HAN

_IN_CHINESE = r"[(\[]\s*in\s+Chinese(?:\s+with\s+[^()\[\]]{4,40})?\s*[)\]]"
_MARKED = re.compile(
    rf"(?P<first>.*?){_IN_CHINESE}[\s.。,;]*(?P<open>[(\[])?\s*"
    rf"(?P<second>(?=(?:\(?[0-9]{{4}}[a-z]\)?)?[^A-Za-z]*[{HAN}]).*)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?P<first>[^{HAN}]*?(?:[和与][^{HAN}]*?)?)\s*(?P<open>[(\[])\s*"
    rf"(?P<second>[{HAN}][^()\[\]]*?(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]]\s*[.。]?\s*$"
)
"""A foreign half and, in brackets, the Chinese one: ``Chen W. 2001. … (陈某. 2001. …)``."""
_ANY_HAN = re.compile(f"[{HAN}]")
_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")
_GLUED = re.compile(r"(?<=[0-9])(?=[A-Z][a-z]+ [A-Z][a-z]+(?:, [A-Z][a-z]+ [A-Z][a-z]+)+\s*[.。]?\s*$)")
"""The authors once more in Latin letters, right behind the year."""
_MARK = re.compile(r"\[\s*[A-Z]{1,2}\s*(?:/\s*[A-Z]{2}\s*)?\]")
_BEHIND = re.compile(r"\s*[.。]\s*[(\[]?\s*(?=[A-Z\[])|\s*[(\[]\s*(?=[A-Z\[])|\s+(?=\[)")
"""Where a translation begins behind its work."""
_WITHOUT_WORDS = re.compile(
    rf"\s*[(\[](?:\([^()]*\)|[^{HAN}A-Za-z()])*\[?\s*[Ii]n\s+Chinese\s*[\])]+\s*[.。]?\s*$|\s*\(Anonymous\.[^{HAN}]*$"
)
"""A translation of which nobody gave the words: ``(2020. 16. [in Chinese])``."""
_TWICE = re.compile(r"(?P<same>.{16,}?)[\s.。]+(?P=same)")
_CLOSERS = {"(": ")]", "[": "])"}


def half_to_read(text: str) -> tuple[int, int] | None:
    """The range of folded ``text`` that holds the work in its own language; None where all of it is one entry."""
    if not _ANY_HAN.search(text):
        return _before_repetition(text)
    return _behind_translation(text) or _before_translation(text)


def _behind_translation(text: str) -> tuple[int, int] | None:
    for pattern in (_MARKED, _BRACKETED):
        found = pattern.match(text)
        if found and _is_other_half(found, marked=pattern is _MARKED):
            return _without_closer(text, found.start("second"), found.group("open") or "")
    return None


def _is_other_half(found: re.Match[str], *, marked: bool) -> bool:
    first, second = found.group("first"), found.group("second")
    if marked and not re.search(f"[{HAN}]{{4}}", first):
        return len(second.strip()) > 4
    if marked:
        return first.strip(" .([") == second.strip(" .)]")[: len(first.strip(" .(["))]
    return bool(_YEAR.search(first) and _YEAR.search(second) and len(re.findall(f"[{HAN}]", second)) > 5)


def _without_closer(text: str, start: int, opened: str) -> tuple[int, int]:
    """The range from ``start`` without the bracket that closes the half."""
    if not opened:
        return start, len(text)
    end = len(text.rstrip(" .。"))
    piece = text[start:end]
    unbalanced = piece.count("(") < piece.count(")") or piece.count("[") < piece.count("]")
    return start, end - (unbalanced and piece[-1:] in _CLOSERS[opened])


def _before_translation(text: str) -> tuple[int, int] | None:
    """The first half where the second repeats or translates it."""
    for pattern in (_WITHOUT_WORDS, _GLUED):
        found = pattern.search(text)
        if found and re.search(f"[{HAN}]{{2}}", text[: found.start()]):
            return 0, found.start()
    return _before_repetition(text) or _before_second_mark(text)


def _before_repetition(text: str) -> tuple[int, int] | None:
    twice = _TWICE.match(text)
    if twice and len(twice.group("same")) * 2 > len(text) * 0.8:
        return 0, twice.end("same")
    return None


def _before_second_mark(text: str) -> tuple[int, int] | None:
    """A Chinese entry and its translation with a type mark of its own."""
    first = _MARK.search(text)
    second = _MARK.search(text, first.end()) if first else None
    if (
        not first
        or not second
        or first.group() != second.group()
        or not re.search(f"[{HAN}]{{2}}", text[: first.start()])
    ):
        return None
    between = [found.end() for found in re.finditer(f"[{HAN}]", text[first.end() : second.start()])]
    start = first.end() + (between[-1] if between else 0)
    begins = _BEHIND.search(text, start, second.start() + 1)
    return (0, begins.start()) if begins else None
