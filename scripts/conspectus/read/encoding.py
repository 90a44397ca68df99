"""Decide which encoding a file is in: byte-order mark, strict UTF-8, then the candidate that reads best.

Candidates are scored on the whole file, because a few lines of Latin text at the head say nothing about the
Chinese that follows. The score is the share of non-ASCII characters that ordinary text is made of.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from conspectus.read.frequent import FREQUENT, PUNCTUATION, WESTERN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be")
_LEAST = 0.3
"""Running Chinese text scores .5 to .8, text read with the wrong table below .2."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and Python's name of the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of ``data`` without its byte-order mark, or None where no encoding reads as text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            return None if text is None else Decoded(text, encoding)
    if b"\0" not in data and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    return _best(data)


def _best(data: bytes) -> Decoded | None:
    scored = [
        (score(text), -place, text) for place, text in enumerate(_strict(data, name) for name in _CHINESE) if text
    ]
    if scored:
        points, place, text = max(scored)
        if points >= _LEAST:
            return Decoded(text, _CHINESE[-place])
    western = _strict(data, "cp1252")
    if western is not None and "\0" not in western and _western_score(western) >= 0.9:
        return Decoded(western, "cp1252")
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def score(text: str) -> float:
    """Share of the characters beyond ASCII that are frequent in Chinese text; control characters count against."""
    beyond = [char for char in text if ord(char) > 127]
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v")
    if not beyond:
        return 0.0 if controls or not text.isascii() else _ascii_score(text)
    good = sum(1 for char in beyond if char in FREQUENT or char in PUNCTUATION)
    return (good - controls) / len(beyond)


def _ascii_score(text: str) -> float:
    """Plain ASCII that came out of two-byte code units (UTF-16 without a mark)."""
    letters = sum(1 for char in text if char.isalnum() or char.isspace())
    return letters / len(text) if text else 0.0


def _western_score(text: str) -> float:
    beyond = [char for char in text if ord(char) > 127]
    return sum(1 for char in beyond if char in WESTERN) / len(beyond) if beyond else 0.0
