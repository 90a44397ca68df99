"""Tie the English byline of a Chinese paper to its authors, by order or, where separators were lost, by pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pypinyin import lazy_pinyin

from conspectus.model import Author
from conspectus.parse.names import surname_length

_RANK = re.compile(
    r",?\s*(?:(?:Senior|Student|Life|Associate)\s+)?(?:Member|Fellow),\s*[A-Z]{3,5}\b"
    r"|,\s*(?:Ph\.?D|M\.?D|MSc|RN)\.?(?=,|$)"
)
_RAISED = re.compile(r"<sup>.*?</sup>|\^\{[^}]*\}|[\d¹²³⁰⁴-⁹*†‡§]+(?:,[\d¹²³⁰⁴-⁹*†‡§]+)*")
_PERSON = re.compile(r"[A-ZÀ-Ý][\w'’.\-]*(?:\s+(?:van|von|de|der|den|la|di|da|del|al|bin|ten|[A-ZÀ-Ý][\w'’.\-]*)){1,4}")
_PLACE = re.compile(r"Universit|College|School|Institut|Department|Academy|Cent(?:er|re)\b|Hospital|Laborator|Abstract")


def without_ranks(text: str) -> str:
    """A byline without the ranks printed behind names (``, Member, IEEE``; ``, PhD``)."""
    return _RANK.sub("", text)


def is_latin_byline(text: str) -> bool:
    """Whether a line holds nothing but names in Latin letters, each of two to five words, with their marks."""
    if _PLACE.search(text) or len(text) > 300 or text.rstrip().endswith((":", "?")):
        return False
    bare = _RAISED.sub(" ", without_ranks(text)).strip(" ,;")
    parts = [part.strip() for part in re.split(r"[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*", bare) if part.strip()]
    parts = [re.sub(r"\s[a-h]$", "", part) for part in parts if not re.fullmatch("[a-h]", part)]
    return bool(parts) and all(_PERSON.fullmatch(part) for part in parts)


_AS_FAMILY_NAME = {
    "单": ("shan",),
    "曾": ("zeng",),
    "区": ("ou",),
    "仇": ("qiu",),
    "查": ("zha",),
    "解": ("xie",),
    "朴": ("piao", "park"),
    "盖": ("ge",),
    "任": ("ren",),
    "翟": ("zhai",),
    "覃": ("qin", "tan"),
    "缪": ("miao",),
    "员": ("yun",),
    "乐": ("yue", "le"),
    "黑": ("he",),
    "折": ("she",),
    "种": ("chong",),
    "宓": ("mi", "fu"),
    "召": ("shao",),
    "吕": ("lv", "lyu"),
    "尉迟": ("yuchi",),
}
"""Characters that are read in another way where they are family names."""


def with_latin_names(authors: Sequence[Author], names: Sequence[str], line: str) -> tuple[Author, ...]:
    """Authors with their English names: in the printed order where the counts agree, else by pinyin in ``line``."""
    if len(names) == len(authors):
        return tuple(
            Author(author.name, _unmarked(author.name, name), author.affiliations)
            for author, name in zip(authors, names, strict=True)
        )
    return tuple(
        Author(author.name, author.name_en or _found(author.name, line), author.affiliations) for author in authors
    )


def _unmarked(name: str, printed: str) -> str:
    """``SHAN Yongfenga`` without the letter that marks the affiliation, where the pinyin of the name says so."""
    found = _found(name, printed)
    return found if found and re.fullmatch(re.escape(found) + "[a-h]", printed) else printed


def start_of_names(line: str, first: str) -> int | None:
    """Where the byline begins that was glued to the end of an English title; None where there is none."""
    match = _pattern(first).search(line)
    return match.start() if match and match.start() > 0 else None


def _found(name: str, line: str) -> str | None:
    match = _pattern(name).search(line)
    return " ".join(match.group().split()) if match else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Family and given name in either order, capitals and hyphens as they come."""
    size = surname_length(name)
    family = "(?:" + "|".join([_syllables(name[:size]), *_AS_FAMILY_NAME.get(name[:size], ())]) + ")"
    given = _syllables(name[size:])
    return re.compile(f"(?:{family}[\\s,]+{given}|{given}\\s+{family})", re.IGNORECASE)


def _syllables(text: str) -> str:
    return r"[\s\-'’]?".join(re.escape(part) for part in lazy_pinyin(text)) or "(?!)"
