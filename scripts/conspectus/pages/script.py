"""What counts as Chinese script, and how broken lines of mixed script are joined."""

from __future__ import annotations

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside a character class of a regular expression."""

WIDE = HAN + "\u2018-\u201d\u2026\u2014\u3000-\u303f\uff00-\uffef"
"""Han characters and the punctuation that is set with them."""

_HAN = re.compile(f"[{HAN}]")
_WIDE_END = re.compile(f"[{WIDE}]$")
_WIDE_START = re.compile(f"^[{WIDE}]")


def has_han(text: str) -> bool:
    """Whether ``text`` has at least one Han character."""
    return _HAN.search(text) is not None


def join_lines(before: str, after: str) -> str:
    """Two lines of one paragraph as one: no space where both sides are set in Chinese, else one space."""
    if not before or not after:
        return before + after
    wide = _WIDE_END.search(before) is not None and _WIDE_START.search(after) is not None
    return before + ("" if wide else " ") + after
