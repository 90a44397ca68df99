"""The form in which texts and queries are compared, and the units that it is made of.

The browser does the same (``javascripts/search/normal.js``); ``tests/search/cases/normal.json`` holds both to it.
What is typed in full width, in capitals, with accents or with a space between Chinese and Latin is found all the same;
everything else, punctuation too, is compared as it stands.
"""

from __future__ import annotations

import re
import unicodedata

BREAK = "\n"
"""Stands between two blocks of a page; no query reaches across it."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that are written without spaces: each character is a unit, as a punctuation mark is."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]")
"""Zero-width characters, and the accents that decomposing has set free."""

_VARIANTS = str.maketrans(
    {**dict.fromkeys("‘’‛′", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "ς": "σ"}
)
"""Signs that keyboards and typesetters choose differently."""

_SPACES = re.compile(r"\s+")
_LETTER = re.compile(f"[^\\W_{_UNSPACED}]")
_WORD = re.compile(f"[^\\W_{_UNSPACED}]+")


def normalise(text: str) -> str:
    """``text`` without regard to width, case, accents and line breaks; a space is left between two words only."""
    if not text.isascii():
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", plain)
    text = text.lower().translate(_VARIANTS)
    pieces = _SPACES.split(text.strip())
    joined = pieces[0]
    for piece in pieces[1:]:
        between = " " if joined and is_letter(joined[-1]) and piece and is_letter(piece[0]) else ""
        joined = f"{joined}{between}{piece}"
    return joined


def is_letter(sign: str) -> bool:
    """Whether ``sign`` is part of a word: a letter or figure of a script that is written with spaces."""
    return _LETTER.match(sign) is not None


def words(text: str) -> list[tuple[int, str]]:
    """The words of a normalised text, each with the place of its first letter."""
    return [(found.start(), found[0]) for found in _WORD.finditer(text)]


def key(text: str) -> str:
    """How a form of a term is looked up: normalised, without spaces."""
    return normalise(text).replace(" ", "")
