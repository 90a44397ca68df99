"""Lines that belong to a page by their form: what a platform stamps on it, and heads with a number at one end."""

from __future__ import annotations

import re

from conspectus.parse.chars import HAN, columns

_STAMP = re.compile(
    r"(?:\d{4}-\d{3}[\dX]\s?/?\s*)?[(（]?\s*[Cc©]\s*[)）]?\s*(?:19|20)\d{2}.*(?:Publishing House|rights reserved).*|万方数据|(?:https?://)?www\.cnki\.net",
    re.IGNORECASE,
)
_GAP = re.compile(r"\u3000+|[ \t]{2,}|\t")
_NUMBER = re.compile(r"[·•\-–— ]*\d{1,4}[·•\-–— ]*")
_ISSUE = re.compile(r"第\s?\d+\s?[卷期](?:\s*第\s?\d+\s?期)?|(?:19|20)\d{2}\s?年(?:\s?第?\s?\d+\s?[期月])?")
_SENTENCE = re.compile(f"[。；？！]|[{HAN}]，[{HAN}]{{6}}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'.,:&\- ]+")
_LONGEST = 60.0


def is_stamp(text: str) -> bool:
    """What a platform prints on every page of a download."""
    return bool(_STAMP.fullmatch(text.strip()))


def is_parted_head(text: str) -> bool:
    """``第3期　某某，等：题目　213``: parts set far apart, one at an end a page number or the number of the issue."""
    parts = [part.strip() for part in _GAP.split(text.strip()) if part.strip()]
    if len(parts) < 2 or columns(text) > _LONGEST or _SENTENCE.search(text):
        return False
    ends = (parts[0], parts[-1])
    if any(_ISSUE.fullmatch(part) for part in ends):
        return True
    return len(parts) == 3 and any(_NUMBER.fullmatch(part) for part in ends) and bool(re.search(_ISSUE, text))


def is_capital_head(text: str) -> bool:
    """``SHORT TITLE IN CAPITALS 16``, ``17 SMITH, JONES, AND LEE``: capitals and a page number at one end."""
    last = re.fullmatch(r"(?P<words>.+\D)\s+\d{1,4}", text)
    if last and _CAPITALS.fullmatch(last["words"]) and len(last["words"].split()) >= 3:
        return True
    first = re.fullmatch(r"\d{1,4}\s+(?P<words>.+)", text)
    names = first is not None and bool(re.search(r",| AND | ET AL", first["words"]))
    return first is not None and names and bool(_CAPITALS.fullmatch(first["words"]))


def is_capitals(text: str) -> bool:
    """``SMITH AND JONES: SHORT TITLE``: nothing but capitals, and more than one word."""
    return bool(_CAPITALS.fullmatch(text)) and len(text.split()) >= 3 and columns(text) <= _LONGEST
