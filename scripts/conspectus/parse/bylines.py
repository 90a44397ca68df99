"""Recognise lines of Chinese names: ``刘 志 远``, ``文／王某某  李某某``, ``王某某1,2，张某某1*``, run together.

Chinese names are two to four characters and begin with a family name; that is all a byline shows.
"""

from __future__ import annotations

import re

from conspectus.parse.chars import HAN, columns
from conspectus.parse.names import is_surname, surname_length

_LEAD = re.compile(
    r"^(?:文|作者|撰文|执笔)\s*[／/|｜:：]\s*|^(?:本刊|本报|本社|特约)记者\s*[／/|｜:：]?\s*|^[（(]\s*|^[◎●○■□◆◇▲△★☆]\s*"
)
_MARKS = re.compile(
    r"[\s\u3000]*(?:\^?\{[^}]*\}|[\[［][\d,，*]{1,5}[\]］]|<sup>[^<]*</sup>|[\d①-⑳*＊#†‡§¹²³⁰⁴-⁹'’´`」」¹,，a-h\\^]+(?=[\s,，、;；]|$|[HAN]))".replace(
        "HAN", HAN
    )
)
FOREIGN = re.compile(
    rf"[\[［(（〔【](?:日|美|英|法|德|俄|韩|加|澳|意|荷|印|瑞典|日本|美国|英国|法国|德国|韩国|加拿大)[\]］)）〕】]\s*(?P<name>[{HAN}·]{{2,12}})"
)
"""``[日]山田一郎``: a foreign author, whose name need not look like a Chinese one."""
_SEPARATORS = re.compile(r"[,，、;；/／\s\u3000]+|\s*(?:和|与)\s*")
_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})*")
_SPACED = re.compile(rf"(?:[{HAN}][ \u3000]{{1,4}}){{1,3}}[{HAN}]")


def is_name(text: str) -> bool:
    """Whether ``text`` (no white space) can be a Chinese name: a family name and one or two characters more."""
    if not _NAME.fullmatch(text) or "·" in text:
        return bool("·" in text and _NAME.fullmatch(text))
    given = len(text) - surname_length(text)
    return given in (1, 2) and is_surname(text[: len(text) - given])


def single_spaced_name(text: str) -> bool:
    """``刘 志 远``: one name whose characters are set apart; rare family names are not all known, so any will do."""
    return bool(_SPACED.fullmatch(text.strip())) and len("".join(text.split())) <= 4


def names_in(text: str) -> tuple[str, ...]:
    """The names of a line that holds nothing but Chinese names (marks aside), without inner spaces; else ()."""
    if columns(text) > 80 or not re.search(f"[{HAN}]", text):
        return ()
    bare = _MARKS.sub(" ", _LEAD.sub("", text.strip())).strip(" )）")
    if single_spaced_name(bare):
        return ("".join(bare.split()),)
    parts = [part for part in _SEPARATORS.split(bare) if part]
    return tuple(found) if (found := _joined(parts)) else ()


def _joined(parts: list[str]) -> list[str]:
    """Names from parts: a lone character begins a name that the next part ends (``邓 洲``); [] where one is no name."""
    found: list[str] = []
    at = 0
    while at < len(parts):
        run = 1
        while len(parts[at]) == 1 and at + run < len(parts) and len(parts[at + run]) == 1 and run < 4:
            run += 1
        candidates = _candidates(parts, at, run)
        taken = next(((size, names) for size, names in candidates if names), None)
        if taken is None:
            return []
        at += taken[0]
        found.extend(taken[1])
    return found


def _candidates(parts: list[str], at: int, run: int) -> list[tuple[int, list[str]]]:
    if foreign := FOREIGN.fullmatch(parts[at]):
        return [(1, [foreign["name"]])]
    whole = "".join(parts[at : at + run])
    together = [] if run == 1 else [(run, [whole] if is_name(whole) else split_run(whole))]
    pair = "".join(parts[at : at + 2])
    alone = parts[at]
    return [
        *together,
        (1, [alone] if is_name(alone) else []),
        (2, [pair] if len(alone) == 1 and is_name(pair) else []),
        (1, split_run(alone)),
    ]


def split_run(text: str) -> list[str]:
    """Names printed without any separator (``卢某某赵某某``), or [] where the characters cannot all be names."""
    if not 4 <= len(text) <= 24 or not re.fullmatch(f"[{HAN}]+", text):
        return []
    best: dict[int, list[str]] = {0: []}
    for end in range(2, len(text) + 1):
        for size in (3, 2, 4):
            begin = end - size
            if begin in best and is_name(text[begin:end]) and _better([*best[begin], text[begin:end]], best.get(end)):
                best[end] = [*best[begin], text[begin:end]]
    return best.get(len(text), [])


def _better(names: list[str], than: list[str] | None) -> bool:
    """Three-character names are the rule, two the exception, four rare."""
    return than is None or _cost(names) < _cost(than)


def _cost(names: list[str]) -> int:
    return sum({3: 1, 2: 3, 4: 5}.get(len(name), 9) for name in names)
