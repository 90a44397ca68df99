"""In which script a text is written: what the words, the names and the order of an entry depend on."""

from __future__ import annotations

import re

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
"""Without the middle dot, which foreign names have in Chinese too."""
HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
CYRILLIC = re.compile("[\u0400-\u052f]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
CJK = re.compile(f"{HAN.pattern[:-1]}{KANA.pattern[1:-1]}{HANGUL.pattern[1:]}")
"""A Chinese character, a kana or a hangul syllable."""
_MOSTLY = 8
"""A text is Chinese unless it has more than this many Latin letters to each of its Chinese characters."""


def mostly_chinese(text: str) -> bool:
    """Whether a text is Chinese, with words in Latin letters or without."""
    return _MOSTLY * len(HAN.findall(text)) > len(re.findall("[A-Za-z]", text))
