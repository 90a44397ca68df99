"""Where in a work: pages, chapters and other places as a style and a language print them."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.figures import ranges
from conspectus.bibliography.styles.wording import CHINESE, ENGLISH

_NUMBERS = r"[0-9]+[a-z]?(?:\s*[-–—~～]+\s*[0-9]+)?"
_PAGES = re.compile(
    rf"(?:pp?\.?\s*|pages?\s+|第\s*|页\s*)?({_NUMBERS}(?:\s*[,，、]\s*{_NUMBERS})*|[ivxlc]+(?:[-–][ivxlc]+)?)\s*[页頁]?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:chap(?:ter|\.)?|ch\.)\s*([0-9IVXLC]+)|第\s*([0-9一二三四五六七八九十百]+)\s*章", re.IGNORECASE
)


def located(locator: str, language: str, *, rule: str = "full", word: bool = False, chapter: str = "chap.") -> str:
    """A locator as it is printed.

    Args:
        locator: ``40``, ``pp. 40-42``, ``第40页``, ``chap. 3``; anything else is printed as it is (``§2.1``).
        language: the page's.
        rule: how page ranges are abbreviated (``full``, ``chicago``, ``mla``), or ``plain`` for a hyphen.
        word: whether pages have ``p.`` or 第…页 with them.
        chapter: the style's English word for a chapter.
    """
    text = locator.strip()
    numbered = _CHAPTER.fullmatch(text)
    if numbered:
        number = numbered.group(1) or numbered.group(2)
        return f"第{number}章" if language == "zh" else f"{chapter} {number}"
    found = _PAGES.fullmatch(text)
    if not found or (text.startswith("第") and not text.endswith(("页", "頁"))):
        return text
    pages = ranges(found.group(1).replace("、", ", "), "full" if rule == "plain" else rule)
    if rule == "plain":
        return pages.replace("–", "-").replace(", ", ",")
    if not word:
        return pages
    words = CHINESE if language == "zh" else ENGLISH
    return (words.pages if re.search("[–,]", pages) else words.page).format(pages)
