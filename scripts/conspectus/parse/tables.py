"""The rows of tables that were printed as lines, and displayed equations."""

from __future__ import annotations

import re

from conspectus.parse.chars import columns, is_latin

_WIDE = re.compile(r"\S(?:\u3000+|[ \t]{2,}|\t)\S")
_NUMERIC = re.compile(
    r"[<>＜＞≤≥±+\-−–—*]?[\d.,]+(?:[%％*]+|[(（\[][\d.,%±\-–~ ]+[)）\]]\**)?(?:±[\d.]+)?|[—–-]|[(（][\d.\-−]+[)）]"
)
_STOPS = re.compile(r"[。；？！]|，|[,;:]$|[：:]$")
_EQUATION = re.compile(r"[^。；？！]{3,120}[\s\u3000…·.]*[（(]\s?\d{1,2}(?:[-.．]\d{1,2})?[a-z]?\s?[)）]")
_WORDS = re.compile(r"(?:\b[a-z]{2,}\s+){3}|[\u4e00-\u9fff]{8}")
_LONGEST = 60.0


def is_row(text: str) -> bool:
    """Whether a line is set in cells: two or more, most of them numbers, or wide gaps between them."""
    cells = text.split()
    if len(cells) < 2 or columns(text) > _LONGEST or _STOPS.search(text):
        return False
    numbers = sum(1 for cell in cells if _NUMERIC.fullmatch(cell))
    return bool(_WIDE.search(text)) or numbers >= max(1.0, 0.5 * (len(cells) - 1))


def is_head_of_rows(text: str) -> bool:
    """Whether a line may be the head of a table whose rows follow: several short cells, no sentence."""
    cells = text.split()
    if columns(text) > _LONGEST or _STOPS.search(text):
        return False
    return len(cells) >= 2 and (not is_latin(text) or len(cells) <= 8) and all(columns(cell) <= 12 for cell in cells)


def is_equation(text: str) -> bool:
    """Whether a line is a displayed equation with its number."""
    return "=" in text.replace("＝", "=") and bool(_EQUATION.fullmatch(text.strip())) and not _WORDS.search(text)
