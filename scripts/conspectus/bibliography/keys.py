"""Citation keys: ASCII, readable, made by a rule, and unique; once published a key never changes.

The rule: family name of the first author, year, and the first two Chinese characters of the title in pinyin
(``tan2024xinzhi``) or the first significant word of a title in another script (``gereffi1999international``).
What a work lacks is replaced: no year is ``nd``; without an author the key starts with the title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from importlib import resources
from itertools import count

from pypinyin import Style, lazy_pinyin

from conspectus.model import Name, Work
from conspectus.parse.names import is_surname

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SKIPPED_OPENING = re.compile("^(?:试论|浅论|略论|再论|也论|论|基于|关于)+")
_WORD = re.compile(r"[A-Za-z]+")
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)


def propose_key(work: Work) -> str:
    """The key the rule gives, in lower-case ASCII letters and digits; it may already be taken. Never empty."""
    year = re.match(r"[0-9]{4}", work.year or work.date)
    opening = _author_part(work.authors[0]) if work.authors else ""
    title = _title_part(work.title)
    parts = (opening, year.group() if year else "nd", title)
    if not opening:
        parts = (title or "anon", parts[1], "")
    return "".join(parts).lower()


def unique_key(proposed: str, taken: Collection[str], *more: Collection[str]) -> str:
    """``proposed``, or with ``a``, ``b``, … behind it: the first that is not taken, whatever the case.

    ``taken`` holds keys in lower case (its membership test should be quick); ``more`` keys in any case.
    """
    used = {key.casefold() for keys in more for key in keys}
    for number in count():
        key = proposed + _letters(number)
        if key.casefold() not in taken and key.casefold() not in used:
            break
    return key


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


@cache
def _readings() -> dict[str, str]:
    text = resources.files("conspectus.bibliography").joinpath("data/surname_readings.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {name: reading for name, reading in pairs}  # noqa: C416  dict(pairs) would hide a line with three words


@cache
def _insignificant() -> frozenset[str]:
    text = resources.files("conspectus.bibliography").joinpath("data/insignificant.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def romanised(name: Name) -> tuple[str, str]:
    """Family and given name of a Chinese person in pinyin, ``("Lü", "Yue")``; empty where the name is no such."""
    if not (name.family and name.given and _HAN.search(name.family)):
        return "", ""
    given = "".join(lazy_pinyin(name.given, style=Style.NORMAL, errors="ignore", v_to_u=True))
    return surname_reading(name.family).replace("v", "ü").capitalize(), given.capitalize()


def surname_reading(family: str) -> str:
    """A Chinese family name in pinyin without tones, as it is read in names (``单`` → ``shan``); ü is v."""
    return _readings().get(family) or "".join(lazy_pinyin(family, style=Style.NORMAL, errors="ignore"))


def _author_part(author: Name) -> str:
    family = author.family or author.literal
    if _HAN.search(family):
        if author.family and (author.given or is_surname(author.family)):
            return surname_reading(family)
        return "".join(_pinyin_of_first(family, 2 if not author.family else len(family)))
    return _ascii(family)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))[:3])


def _title_part(title: str) -> str:
    text = unicodedata.normalize("NFKC", title)
    if len(_HAN.findall(text)) >= 2:
        return "".join(_pinyin_of_first(_without_opening(text), 2))
    words = [_ascii(word) for word in re.findall(r"[^\W\d_]+", text)]
    significant = [word for word in words if word and word.lower() not in _insignificant()]
    return (significant or [word for word in words if word] or [""])[0]


def _without_opening(title: str) -> str:
    """The title from its first Chinese character, without 论, 基于, 关于 in front where more follows."""
    start = _HAN.search(title)
    text = title[start.start() :] if start else title
    opening = _SKIPPED_OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    return rest if len(_HAN.findall(rest)) >= 2 else text


def _pinyin_of_first(text: str, number: int) -> list[str]:
    """The readings of the first Chinese characters, in the context of the words they stand in."""
    run = "".join(_HAN.findall(text))[: number + 6]
    return lazy_pinyin(run, style=Style.NORMAL, errors="ignore")[:number]
