"""Facts about characters and punctuation that several rules share."""

from __future__ import annotations

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
"""The inside of a character class: Chinese characters, unlike ``\\w`` never Latin letters or digits."""

_CLOSERS = "”’」』）)》〉】］\\]\"'"
_SENTENCE_END = re.compile(
    rf"[。！？!?…；;：:][{_CLOSERS}]*(?:\[[\d,，\-–~～ 、]+\]|[①-⑳¹²³⁴-⁹⁰]|\d{{1,3}}(?<=[。！？]\d))*[{_CLOSERS}]*$"
)
_SENTENCE_END_LATIN = re.compile(rf"[.!?:;][{_CLOSERS}]*(?:\[[\d,\-– ]+\])*$")
_MARK_TAIL = re.compile(r"(?:\[[\d,，\-–~～ 、]+\]|[①-⑳])+$")
_SOURCE_TAIL = re.compile(r"[。！？][”’]?[(（][^()（）。]{2,40}[)）]$")
"""A finished sentence and, in brackets, where it is taken from."""
_HAN_CHAR = re.compile(f"[{HAN}]")
_LATIN_CHAR = re.compile("[A-Za-zÀ-ɏ]")
_UNIT = re.compile(
    r"[（(《“‘「【\[〈]*(?:[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ.,%~\-–—/:+&'’@_]*|.)[，。、；：？！）》”’」】)\],.;:?!%〉]*"
)


def columns(text: str) -> float:
    """Printed width: 1 for a Chinese character, a half for a Latin letter or digit."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def first_unit(text: str) -> float:
    """Width of what cannot be separated from the head of ``text``: a word, or a character with its punctuation."""
    match = _UNIT.match(text)
    return columns(match.group()) if match else 0.0


def ends_sentence(text: str) -> bool:
    """Whether a paragraph may end here: closing punctuation, quotation or citation marks after it allowed."""
    text = text.rstrip()
    if _SENTENCE_END.search(text):
        return True
    if _SOURCE_TAIL.search(text):
        return True
    bare = _MARK_TAIL.sub("", text).rstrip()
    if bare != text and _SENTENCE_END.search(bare):
        return True
    return bool(_SENTENCE_END_LATIN.search(text)) and not _HAN_CHAR.search(text[-4:])


def han_share(text: str) -> float:
    """Share of Chinese characters among the letters of a text; 0 where it has no letters."""
    han = len(_HAN_CHAR.findall(text))
    latin = len(_LATIN_CHAR.findall(text))
    return han / (han + latin) if han + latin else 0.0


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, a few Chinese characters aside."""
    return bool(_LATIN_CHAR.search(text)) and han_share(text) < 0.15


def squeezed(text: str) -> str:
    """NFKC without any white space: how two printings of the same words are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())
