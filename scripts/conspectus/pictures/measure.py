"""How wide words will be, without a font: an estimate on the wide side, so that words stay inside their place.

Pictures are drawn before anyone knows with which fonts they will be shown. Han is square in all of them; for Latin
letters the widths of a wide sans serif (DejaVu Sans) are taken.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"

_SNUG = 0.9
"""Of the estimate, what the letters of the usual fonts take; those of the widest stay within a margin."""

_NARROW = frozenset("iljIft.,:;'|!()[]{}/\\ -·‘’")
_BROAD = frozenset("mwMW@%&—…ÆŒæœ")
_CLOSING = frozenset("，。、；：？！）》」』】”’,.;:?!)]}%…")
"""Signs with which no line begins."""


@lru_cache(maxsize=4096)
def _advance(sign: str) -> float:
    """The width of a character in ems."""
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    wide = unicodedata.east_asian_width(sign)
    if wide in {"W", "F"} or (wide == "A" and not sign.isalpha()):
        return 1.0
    if sign in _NARROW:
        return 0.4
    if sign in _BROAD:
        return 0.98
    return 0.72 if sign.isupper() else 0.64


def width(text: str, size: float) -> float:
    """The width of ``text`` set in ``size``."""
    return size * sum(map(_advance, text))


def snug(text: str, size: float) -> float:
    """The size with which to measure words of ``size`` in a tight place: Latin letters are narrower than estimated."""
    return size if any(unicodedata.east_asian_width(sign) in "WFA" for sign in text) else size * _SNUG


def fit(text: str, size: float, room: float) -> str:
    """``text``, or as much of its beginning as there is room for, with an ellipsis."""
    text = " ".join(text.split())
    return text if width(text, size) <= room else _cut(text, size, room)


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """``text`` in at most so many lines of much the same width; what has no place is left out behind an ellipsis."""
    text = " ".join(text.split())
    made = _wrapped(text, size, room, most)
    if len(made) == 1 or made[-1].endswith(ELLIPSIS):
        return made
    # a line is no narrower than a word that need not be broken
    pieces = [wide for piece in text.split() if (wide := width(piece, size)) <= room]
    even = max(width(text, size) / len(made), *pieces, 0.0)
    tries = (even + (room - even) * step / 8 for step in range(8))
    # the narrowest that takes as many lines, so that no word stands on a line alone
    balanced = (_wrapped(text, size, narrower, most) for narrower in tries)
    return next((lines for lines in balanced if len(lines) == len(made) and lines[-1][-1:] == made[-1][-1:]), made)


def _wrapped(rest: str, size: float, room: float, most: int) -> tuple[str, ...]:
    made: list[str] = []
    while rest and len(made) < most - 1 and width(rest, size) > room:
        head = rest[: _break(rest, size, room)]
        made.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return (*made, fit(rest, size, room))


def _cut(text: str, size: float, room: float) -> str:
    kept = text[: _most(text, size, room - width(ELLIPSIS, size))]
    while kept and unicodedata.category(text[len(kept)]) in {"Mn", "Me", "Cf"}:
        kept = kept[:-1]
    return kept.rstrip(" ,，、:：;；(（-—") + ELLIPSIS


def _most(text: str, size: float, room: float) -> int:
    """How many characters of ``text`` there is room for."""
    used = 0.0
    for place, sign in enumerate(text):
        used += size * _advance(sign)
        if used > room:
            return place
    return len(text)


def _break(text: str, size: float, room: float) -> int:
    """Where the first line ends: behind a blank, a hyphen or a Han character, or inside a word wider than a line."""
    most = max(_most(text, size, room), 1)
    places = (at for at in range(most, 0, -1) if _breaks(text, at))
    return next(places, most)


def _breaks(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at : at + 1]
    if after in _CLOSING or before in "（《「『【“‘(":
        return False
    wide = any(sign and unicodedata.east_asian_width(sign) in "WF" for sign in (before, after))
    return after == " " or before in " -/—" or wide
