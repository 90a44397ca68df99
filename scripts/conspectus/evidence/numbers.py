"""The rule that a claim has no number, year or institution that its passages do not have.

Numbers are compared by value as printed: ``28.870`` is ``28.87``, ``1,200`` is ``1200``, ``２０２３`` and
``二〇二三`` are ``2023``, ``一百二十`` is ``120``. Units are not converted: ``1.2万`` and ``12000`` are different
numbers, and a claim that converts says so with ``(converted: …)``. Words such as ``three`` and single Chinese
numerals (``三个``) are language, not figures. Signs are not compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

_DIGITS = "零〇一二三四五六七八九"
_VALUES = {**{digit: max(at - 1, 0) for at, digit in enumerate(_DIGITS)}, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

_ARABIC = re.compile(
    # not the digits of a name (GPT4, COVID-19), nor of 5G and 3D; 1990s and 21st are numbers
    r"(?<![A-Za-z0-9.])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?(?![GD](?![A-Za-z]))"
)
_HAN_RUN = re.compile("[零〇一二三四五六七八九两十百千万亿]+")
_HAN_YEAR = re.compile(r"[零〇一二三四五六七八九]{4}")
_HAN_GROUP = (
    r"(?:(?P<千>[一二三四五六七八九两])千)?(?:零?(?P<百>[一二三四五六七八九两])百)?"
    r"(?:零?(?P<十>[一二三四五六七八九])?(?P<ten>十))?(?:零?(?P<一>[一二三四五六七八九两]))?"
)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of ``text`` in one spelling each, without repeats, in order of first appearance."""
    text = unicodedata.normalize("NFKC", text)
    found = [(match.start(), _plain(match[1].replace(",", "") + (match[2] or ""))) for match in _ARABIC.finditer(text)]
    for match in _HAN_RUN.finditer(text):
        value = han_number(match[0])
        if value is not None:
            found.append((match.start(), str(value)))
    return tuple(dict.fromkeys(number for _, number in sorted(found)))


def han_number(run: str) -> int | None:
    """The value of a run of Chinese numerals, None for a single one or a run that is no number (``十四五``)."""
    if _HAN_YEAR.fullmatch(run):
        return int("".join(str(_VALUES[digit]) for digit in run))
    if len(run) < 2 or not any(unit in run for unit in _UNITS):
        return None
    total = 0
    rest = run
    for myriad, worth in (("亿", _MYRIADS["亿"]), ("万", _MYRIADS["万"])):
        if myriad in rest:
            head, _, rest = rest.partition(myriad)
            group = _group(head)
            if not group:
                return None
            total += group * worth
    last = _group(rest) if rest else 0
    return None if last is None else total + last


def numbers_beyond(text: str, known: Iterable[str], declared: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers of ``text`` that are neither among ``known`` (as ``numbers_in`` gives them) nor in ``declared``."""
    allowed = {*known, *(number for words in declared for number in numbers_in(words))}
    return tuple(number for number in numbers_in(text) if number not in allowed)


def _plain(number: str) -> str:
    value = Decimal(number)
    return str(value.quantize(Decimal(1))) if value == value.to_integral() else str(value.normalize())


def _group(run: str) -> int | None:
    """The value of a group below ten thousand, None where it is not well formed."""
    found = re.fullmatch(_HAN_GROUP, run)
    if found is None or not run:
        return None
    tens = _VALUES.get(found["十"] or "一", 1) * 10 if found["ten"] else 0
    digits = {unit: _VALUES[found[unit]] if found[unit] else 0 for unit in ("千", "百", "一")}
    return digits["千"] * 1000 + digits["百"] * 100 + tens + digits["一"]
