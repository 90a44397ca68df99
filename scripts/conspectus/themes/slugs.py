"""Addresses of themes: pinyin of a Chinese label, words of a Western one, ``[a-z][a-z0-9-]*``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from pypinyin import Style, lazy_pinyin

from conspectus.summarize.segment import HAN, segmenter_for


def make_slug(label: str, taken: Container[str] = ()) -> str:
    """The slug of ``label``; where it is taken, with ``-2``, ``-3``, … (``绿色转型`` gives ``lvse-zhuanxing``)."""
    parts: list[str] = []
    for token in segmenter_for(()).tokens(_plain(label)):
        if HAN.match(token.word):
            parts.append("".join(lazy_pinyin(token.word, style=Style.NORMAL)))
        else:
            parts.append(token.word)
    slug = re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower())).strip("-") or "theme"
    slug = slug if slug[0].isalpha() else f"theme-{slug}"
    number, unique = 1, slug
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    return unique


def _plain(label: str) -> str:
    """The label in half-width letters without accents; ``ü`` is ``v``, as pinyin is typed."""
    decomposed = unicodedata.normalize("NFKD", label.replace("ü", "v").replace("Ü", "v"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
