"""Where the authors of an entry end: the one question on which every reference parser stands or falls."""

from __future__ import annotations

import re

from conspectus.parse.names import (
    HAN,
    INITIALS,
    are_people,
    ends_like_group,
    is_group,
    is_surname,
    split_name,
    strip_et_al,
    strip_role,
)
from conspectus.parse.references.patterns import YEAR

_HAN = re.compile(f"[{HAN}]")
_SPLIT = re.compile(r"\s*[,、;]\s*(?:and\s+|&\s*|[和与](?=\s|[A-Za-z]|[^\x00-\x7f、，]{2}))?|\s+(?:and|und|et|&)\s+")
_NOT_IN_NAMES = re.compile('[《》“”"?？!！:：〈〉「」『』=+…]|——|[0-9]{3}')
_BOARD = re.compile(f"《[^《》]{{2,20}}》[{HAN}]{{0,4}}(?:委员会|编委会|编写组|课题组|编辑部|杂志社|报社|组)$")
"""The board of a work named in title marks is a group: ``《江河志》编纂委员会``."""
_TITLE_WORDS = re.compile(
    "的|与|及其|之路|关于|基于|研究|分析|探讨|探析|思考|评价|影响|视角|问题|报告|概论|导论|年鉴|文集|选集|全集|通史|辞典|词典|手册"
    "|方法|理论|技术|制度|模式|机制|路径|逻辑|策略|对策|如何|为何|是否|什么|怎样"
)
_TITLE_END = re.compile("[论学史志集编记录传谱典经略书]$")
_BOUNDARY = re.compile(
    r"\.(?=\s|$)|。|:(?=\s*[《〈“])|(?<=[^\x00-\x7f])\.|(?<=\s)\.(?=\S)|(?<=[a-zA-Z])\.(?=[A-Z\[“\"《]|[^\x00-\x7f])"
)
_STILL_NAMES = re.compile(r"\s*(?:[,;&、]|and\b|[A-Z]\.|(?:Jr|Sr|I{2,3}|IV)\b\.?|et\s+al|等\s*[.,])")
_VOLUME_TITLE = re.compile(r"\s*第\s*[0-9一二三四五六七八九十百]+\s*[卷册辑部集版编章]")
_YEAR_AFTER_NAMES = re.compile(
    rf"\s*[.,。:]?\s*[(\[]?\s*(?P<year>{YEAR})(?P<letter>[a-z]?)(?:年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?|,\s+[A-Z][a-z]+\.?(?:\s+[0-9]{{1,2}})?)?"
    rf"(?P<note>\([^()]*\))?\s*(?:[)\]]\s*[.,:。;]?|[.,:。;]|(?=\s+[A-Z“\"《〈])|(?<=\s[0-9]{{4}})(?=\s+(?![年月日世])[{HAN}]{{2}})|\s*$)(?!\s*-?[0-9]{{1,2}}-)"
)
AUTHOR_AND_TRANSLATOR = re.compile(
    r"(?P<authors>[^.。:《]+?)\s*[著撰]\s*[,、;]\s*(?P<translators>[^.。:《]+?)\s*[译譯]\s*[.:。,]"
)
"""``约翰·霍特著, 何以译.`` before a title."""
_NO_DATE = re.compile(
    r"\s*[.,。]\s*[(\[]?(?:n\.\s?d\.|no date|无日期|不详|s\.a\.|\[?出版年不详\]?)[)\]]?\s*[.,:。]?", re.IGNORECASE
)

_PERSON_FIRST = re.compile(r"[^\s.]+(?:\s[A-Z]{1,3})+\.\s")
"""A person before a stop: what follows is a title, however much it sounds like an institution."""
_LOWER = re.compile(r"[a-zß-ÿ]")
_PARTICLE = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "las",
        "los",
        "ten",
        "ter",
        "zu",
        "al",
        "el",
        "d'",
        "do",
        "y",
        "e",
        "bin",
        "ibn",
    ]
)


def looks_like_authors(text: str) -> bool:
    """Whether folded ``text`` can be a list of authors: every member a person or a group."""
    listed, et_al = strip_et_al(strip_role(text))
    listed = listed.strip(" .,;、")
    if not listed:
        return False
    if _NOT_IN_NAMES.search(_BOARD.sub("编委会", listed)):
        return False
    if et_al and len(listed) < 400:
        return True
    parts = [part.strip() for part in _SPLIT.split(listed) if part.strip()]
    if is_group(listed) and not _HAN.search(listed) and "," not in listed and not _PERSON_FIRST.match(listed):
        return len(listed.split()) <= 14
    return all(
        _awaits_initials(parts[at - 1]) if INITIALS.fullmatch(part) else _looks_like_one(part, alone=len(parts) == 1)
        for at, part in enumerate(parts)
    )


def _awaits_initials(family: str) -> bool:
    """Whether initials that stand alone between commas can belong to the name before them (``Ruiz, P.``)."""
    return not INITIALS.fullmatch(family) and not re.search(r"\b[A-Z]\.|\b[A-Z]$", family)


def _looks_like_one(part: str, *, alone: bool) -> bool:
    if _HAN.search(part):
        if len(part.split()) > 1 and are_people(part.split()):
            return True
        return _chinese_member(re.sub(r"\s+", "", part), alone=alone)
    if not part.isascii() and not re.search("[À-ɏḀ-ỿ]", part):
        return len(part) <= 20 or is_group(part)
    return _western_member(part, alone=alone)


def _chinese_member(name: str, *, alone: bool) -> bool:
    bare = re.sub(r"\([^()]*\)$", "", name)
    if "·" in bare or re.match(r"^[(\[〔].{1,3}[)\]〕]", bare):
        return len(bare) <= 24 and not re.search(r"(?<![A-Z])[.。]", bare)
    if re.search("[.。]", bare) or ends_like_group(bare):
        return "." not in bare and "。" not in bare and len(bare) <= 45
    if len(bare) <= 3:
        return not re.search("[0-9]", bare)
    if len(bare) == 4:
        return not alone or is_surname(bare[0]) or not _TITLE_END.search(bare)
    if re.search("[A-Za-z]", bare):
        return len(bare) <= 24 and not _TITLE_WORDS.search(bare)
    return len(bare) <= 9 and not _TITLE_WORDS.search(bare) and not (alone and _TITLE_END.search(bare))


def _western_member(part: str, *, alone: bool) -> bool:
    words = part.split()
    if is_group(part):
        return len(words) <= 14
    if len(words) > (5 if alone else 7) or re.search(r"[0-9]", part):
        return False
    plain = [word for word in words if word.lower().strip(".'") not in _PARTICLE]
    if not plain or any(_LOWER.match(word) for word in plain):
        return False
    name = split_name(part)
    return bool(name.literal) and len(part.strip(" .")) > 1


def author_end(text: str, start: int, end: int) -> int | None:
    """Where the authors at the front of ``text[start:end]`` end (at the stop), or None where none are printed."""
    for found in _BOUNDARY.finditer(text, start, end):
        after = text[found.end() : end]
        if found.start() - start > 600:
            return None
        if _STILL_NAMES.match(after) or not after.strip(" .") or _VOLUME_TITLE.match(after):
            continue
        if looks_like_authors(text[start : found.start()]):
            return found.start()
    return None


def colon_after_authors(text: str, start: int, end: int) -> int | None:
    """The colon between authors and title; None where what stands before the first colon may be a title's own words.

    ``张某, 李某: 题名``, ``张某: 题名`` and ``ROSS J, HILL K: Title`` have authors, ``桥梁: 题名`` has none.
    """
    colon = text.find(":", start, end)
    listed, et_al = strip_et_al(text[start:colon]) if colon > start else ("", False)
    if not listed.strip() or not looks_like_authors(text[start:colon]):
        return None
    several = et_al or re.search("[,、;]", listed)
    person = is_surname(listed.strip()[0]) and len(listed.strip()) <= 3 and not _TITLE_END.search(listed)
    named = several or person or "·" in listed or ends_like_group(listed.strip()) or _PERSON_FIRST.match(listed + ". ")
    return colon if named else None


def _undated(pattern: re.Pattern[str], text: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """The words for "no date" with the stop and bracket that stand before them."""
    tries = (pattern.match(text, before, end) for before in range(max(start, at - 3), at + 1))
    return next((match for match in tries if match), None)


def year_after_authors(text: str, start: int, end: int) -> tuple[int, re.Match[str]] | None:
    """Authors directly followed by a year, as author-year lists print them; returns where they end and the year.

    The match has a group ``year`` (and ``letter``) or, for "no date", none.
    """
    for found in re.finditer(rf"[.,。]?\s*[(\[]?\s*{YEAR}|n\.\s?d\.|no date|无日期|不详", text[start:end]):
        at = start + found.start()
        if at - start > 600:
            return None
        for pattern in (_YEAR_AFTER_NAMES, _NO_DATE):
            match = (
                _undated(pattern, text, start, at, end) if found.group()[0] in "n无不" else pattern.match(text, at, end)
            )
            if match and at > start and looks_like_authors(text[start : match.start()]):
                return match.start(), match
    return None
