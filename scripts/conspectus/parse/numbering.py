"""Printed heading numbers: which styles there are, how high each stands, and what a numbered heading looks like.

Chinese papers number ``一、`` / ``（一）`` / ``1.`` / ``（1）``, sometimes with spaces for the punctuation, below
chapters (``第一章``, ``第一节``, ``壹、``, ``Ⅰ.``) where they have them; others number ``1`` / ``1.1`` / ``1.1.1``,
sometimes behind ``§``; English papers also ``I.`` / ``A.``. ``第一，`` opens a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from conspectus.parse.chars import HAN, columns

_FORMAL_NUMBER = "[壹贰貳叁參参肆伍陆陸柒捌玖拾]{1,3}"
"""The numerals of deeds and banknotes, which stand for chapters."""
_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_STYLES: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (
        0,
        "chapter",
        re.compile(rf"(?P<n>第\s?(?:{_HAN_NUMBER}|\d{{1,2}})\s?[章篇部编](?:分)?)(?P<sep>[\s\u3000:：、.]+|$)"),
    ),
    (1, "formal", re.compile(rf"(?!参\s*考)(?P<n>{_FORMAL_NUMBER})\s?(?P<sep>[、.．]|[\s\u3000]+(?=[{HAN}]))\s*")),
    (2, "section", re.compile(rf"(?P<n>第\s?(?:{_HAN_NUMBER}|\d{{1,2}})\s?节)(?P<sep>[\s\u3000:：、.]+|$)")),
    (4, "han", re.compile(rf"(?P<n>{_HAN_NUMBER})\s?(?P<sep>[、.．]|[\s\u3000]+(?=[{HAN}“‘《「])|$)\s*")),
    (6, "han-brackets", re.compile(rf"(?P<n>[（(]\s?{_HAN_NUMBER}\s?[）)])(?P<sep>[、.．\s\u3000]*)")),
    (3, "roman", re.compile(r"(?P<n>[IVX]{1,5})(?P<sep>[.．、]\s*|\s{1,3}(?=[A-Z]))")),
    (3, "roman", re.compile(rf"(?P<n>[Ⅰ-Ⅻ]{{1,3}})(?P<sep>[.．、\s\u3000]+|(?=[{HAN}]))")),
    (
        10,
        "decimal",
        re.compile(r"(?:§\s?)?(?P<n>\d{1,2}(?:\s?[.．]\s?\d{1,2}){1,4})(?P<sep>[.．、]?[\s\u3000]*)(?![\d%％~～–—-])"),
    ),
    (
        10,
        "arabic",
        re.compile(
            rf"(?:§\s?)?(?P<n>\d{{1,2}})(?P<sep>\s?[.．、][\s\u3000]*(?!\d)|[\s\u3000]+(?![\d%％])|(?=[{HAN}“‘《「]))"
        ),
    ),
    (20, "brackets", re.compile(r"(?P<n>[（(]\s?\d{1,2}\s?[）)])(?P<sep>[、.．\s\u3000]*)")),
    (8, "letter", re.compile(r"(?P<n>[A-Z])(?P<sep>[.．]\s+)(?=[A-Z])")),
    (8, "letter", re.compile(rf"(?P<n>[A-Z])(?P<sep>、\s*|[.．]\s*(?=[{HAN}]))")),
    (30, "circled", re.compile(r"(?P<n>[①-⑳])(?P<sep>\s*)")),
)
_UNITS = re.compile(r"[年月日时个余多种类项名家次届级期亿万千百倍元吨例位岁人天]|世纪|美元|公里|公斤|公顷|分钟|分之")
_MEASURES = re.compile(r"[%％℃倍元吨万亿年米]|美元|公里|公斤|公顷|个百分点")
_ORDINAL = re.compile(rf"第(?:{_HAN_NUMBER}|\d+)[，,、：:]")


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number: ``number`` as ``Section.number`` wants it, ``rank`` (lower stands higher), text width."""

    style: str
    number: str
    rank: int
    end: int
    strong: bool
    """The number is followed by punctuation or space, not glued to the first word."""


def number_at_head(text: str) -> Number | None:
    """The number that opens ``text``, or None. ``第一，`` and quantities (``3个``, ``2022年``) are none."""
    if _ORDINAL.match(text):
        return None
    for rank, style, pattern in _STYLES:
        match = pattern.match(text)
        if match and not _quantity(text, match, style):
            number = _normal(match["n"])
            return Number(style, number, rank + number.count("."), match.end(), bool(match["sep"]) or "(" in number)
    return None


def _normal(printed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", printed).split()).replace("．", ".")


def _quantity(text: str, match: re.Match[str], style: str) -> bool:
    """``3个``, ``2022 年``, ``5G``: a number that counts something heads no section."""
    rest = text[match.end() :]
    if style == "arabic" and not re.search(r"[.．、]", match["sep"]):
        return bool(_UNITS.match(rest.lstrip())) or bool(re.match(r"[A-Za-z%℃]", rest) and not match["sep"])
    if style == "han" and not re.search(r"[、.．]", match["sep"]):
        return columns(rest) > 45
    return style == "decimal" and not match["sep"] and number_of_parts(match["n"]) == 2 and bool(_MEASURES.match(rest))


def number_of_parts(printed: str) -> int:
    """How many numbers a decimal heading number has: 2 for ``2.1``."""
    return len(re.findall(r"\d+", printed))


def follows(previous: str, number: str) -> bool:
    """Whether ``number`` counts one on from ``previous`` in the same style."""
    before, after = value_of(previous), value_of(number)
    return before is not None and after is not None and after == before + 1


_DIGITS = {char: place for place, char in enumerate("一二三四五六七八九", start=1)}
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾貳參陸参", "一二三四五六七八九十二三六三", strict=True))
_ROMAN = {"I": 1, "V": 5, "X": 10}


def value_of(number: str) -> int | None:
    """The last part of a number as an integer: ``(三)`` 3, ``2.4`` 4, ``IV`` 4; None where it is none."""
    core = "".join(_FORMAL.get(char, char) for char in number)
    core = core.strip("()（）第章节部分篇编").rpartition(".")[2]
    if core.isdecimal():
        return int(core)
    if core and all(char in _ROMAN for char in core):
        values = [_ROMAN[char] for char in core]
        following = [*values[1:], 0]
        return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    if core and all(char in "一二三四五六七八九十" for char in core):
        tens, ten, units = core.rpartition("十")
        return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(units, 0)
    if len(core) == 1 and "①" <= core <= "⑳":
        return ord(core) - ord("①") + 1
    return ord(core) - 64 if len(core) == 1 and "A" <= core <= "Z" else None
