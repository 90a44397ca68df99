"""The words of a claim on another page than its own: links that still lead there, or one sentence of them."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise

from conspectus.pages.plain import without_footnotes
from conspectus.weave.places import relative

_ADDRESS = re.compile(r"(?<=\]\()(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)<?([^()\s>]*)>?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"[a-z]{4,}|[\u4e00-\u9fff]")
_END = re.compile(
    r"[。！？](?:[”’」』]|（[^（）]*）)*|(?<![A-Z])(?<!\bal)(?<!\bNo)(?<!\bvs)(?<!\bcf)[.!?][”’\"')]*\s+(?=[\"“‘'(]?[A-Z0-9])"
)


def moved(markdown: str, start: str, end: str) -> str:
    """Markdown of the page ``start`` as it stands on the page ``end``: links lead where they led, footnotes go."""
    markdown = without_footnotes(markdown)
    if start == end or "](" not in markdown:
        return markdown
    return _ADDRESS.sub(lambda found: _address(found[1], start, end), markdown)


def _address(target: str, start: str, end: str) -> str:
    path, sign, anchor = target.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(start), path)) if path else start
    return relative(end, file) + sign + anchor


def capital(text: str) -> str:
    """``text`` as a heading begins."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> list[str]:
    """The sentences of plain text, each with its stop."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end].strip())]


def sentence_with(text: str, number: str, about: str) -> str:
    """The sentence of plain text that has most words of ``about``, among those with ``number`` where any has it."""
    parts = sentences(text) or [text]
    plain = re.escape(number.replace(",", ""))
    exact = re.compile(rf"(?<![\d.]){plain}(?!\.?\d)")
    having = [part for part in parts if plain and exact.search(_THOUSANDS.sub("", part))]
    wanted = _words(about)
    return max(having or parts, key=lambda part: len(wanted & _words(part)))


def _words(text: str) -> set[str]:
    """Words of four letters or more, and Chinese characters."""
    return set(_WORD.findall(text.lower()))
