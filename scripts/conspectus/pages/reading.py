"""How Chinese terms are read: Hanyu Pinyin with tone marks, written word by word (GB/T 16159—2012)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import rjieba
from pypinyin import Style, lazy_pinyin

from conspectus.pages.script import HAN, has_han

_KNOWN = {"重构": "chóng gòu", "重塑": "chóng sù", "重建": "chóng jiàn", "长三角": "cháng sān jiǎo", "有为": "yǒu wéi"}
"""Readings that depend on the meaning and are computed wrongly."""

_SUFFIXES = frozenset("化性型率者链品值侧力业制")
"""Written together with the word before them."""

_RUNS = re.compile(f"[{HAN}]+|[^{HAN}]+")
_VOWEL = re.compile("[aoeāáǎàōóǒòēéěè]")


@lru_cache(maxsize=4096)
def reading(term: str) -> str:
    """The reading of a Chinese term: ``全球价值链`` → ``quánqiú jiàzhíliàn``. Latin letters stay as they are."""
    syllables = _syllables(term)
    found: list[str] = []
    at = 0
    for word in rjieba.cut(term):
        joined = _joined(syllables[at : at + len(word)])
        at += len(word)
        if word in _SUFFIXES and found:
            found[-1] += joined
        elif joined.strip():
            found.append(joined)
    return " ".join(found)


def toneless(pinyin: str) -> tuple[str, ...]:
    """A reading as it is typed: without tones, ``ü`` as ``u`` and, where there is one, as ``v``."""
    plain = [_without_tones(pinyin).replace("ü", letter).lower() for letter in "uv"]
    return tuple(dict.fromkeys(plain))


def _syllables(term: str) -> list[str]:
    """One item for each character."""
    found: list[str] = []
    for run in _RUNS.findall(term):
        found += lazy_pinyin(run, style=Style.TONE) if has_han(run) else list(run)
    for phrase, known in _KNOWN.items():
        at = term.find(phrase)
        while at >= 0:
            found[at : at + len(phrase)] = known.split()
            at = term.find(phrase, at + 1)
    return found


def _joined(syllables: list[str]) -> str:
    """Syllables as one word, with an apostrophe before a vowel that could belong to the syllable before."""
    word = ""
    for syllable in syllables:
        word += f"’{syllable}" if word and _VOWEL.match(syllable) else syllable
    return word


def _without_tones(pinyin: str) -> str:
    marked = unicodedata.normalize("NFD", pinyin)
    plain = "".join(sign for sign in marked if not unicodedata.combining(sign) or sign == "\u0308")
    return unicodedata.normalize("NFC", plain).replace("’", "")
