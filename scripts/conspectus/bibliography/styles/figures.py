"""Numbers as the Western manuals print them: ranges, ordinals, dates, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = re.compile(r"(?<![\w-])([A-Za-z]*)([0-9]+)\s*[-–—~～]+\s*([A-Za-z]*)([0-9]+)(?![\w-])")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MLA_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip

_NUMBERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
}  # fmt: skip
_EDITION = re.compile(
    r"(?:第\s*)?([0-9]+|[一二三四五六七八九十]+|[a-z]+)(?:st|nd|rd|th)?\s*(?:版|판|ed(?:n|ition)?\.?)?", re.IGNORECASE
)


def ranges(pages: str, rule: str = "full") -> str:
    """Page ranges with an en dash, the second number as the style abbreviates it.

    Args:
        pages: ``104-109``, ``104-9``, ``96-115,206``, ``S1-S10``, ``xii-xv``.
        rule: ``full`` (APA), ``chicago`` (Chicago 17 §9.61: 104–9, 321–28, 100–104) or ``mla`` (MLA 9, chapter 2:
            at least two digits: 103–04).
    """

    def shortened(found: re.Match[str]) -> str:
        prefix, first, other, last = found.groups()
        last = _full(first, last)
        if prefix == other and rule != "full":
            return f"{prefix}{first}–{_short(first, last, rule)}" if not prefix else f"{prefix}{first}–{other}{last}"
        return f"{prefix}{first}–{other}{last}"

    text = re.sub(r"\s*[,，;；]\s*", ", ", pages.strip())
    return re.sub(r"(?<=[A-Za-z])[-–](?=[ivxlc]+\b)", "–", _RANGE.sub(shortened, text))


def _full(first: str, last: str) -> str:
    """The second number with all its digits: 377 for ``368-77``."""
    whole = first[: max(0, len(first) - len(last))] + last
    return whole if int(whole) > int(first) else last


def _short(first: str, last: str, rule: str) -> str:
    if len(first) != len(last) or len(first) < 3 or int(first) >= int(last):
        return last
    same = next(index for index in range(len(first)) if first[index] != last[index])
    if rule == "mla":
        return last[min(same, len(first) - 2) :]
    if int(first) % 100 == 0:
        return last
    if 1 <= int(first) % 100 <= 9:
        return last[same:]
    return last[min(same, len(first) - 2) :]


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``11th``."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def edition_number(edition: str) -> int:
    """2 for ``2``, ``Second``, ``2nd ed.``, ``第二版``; 0 for an edition that has no number (``修订版``)."""
    found = _EDITION.fullmatch(edition.strip())
    if not found:
        return 0
    word = found.group(1).lower()
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def bare_doi(doi: str) -> str:
    """A DOI without the address or the word before it."""
    return _DOI.sub("", doi.strip())


def address(doi: str, url: str) -> str:
    """The DOI as ``https://doi.org/…``, otherwise the URL."""
    return f"https://doi.org/{bare_doi(doi)}" if doi.strip() else url.strip()


@dataclass(frozen=True, slots=True)
class Day:
    """A date of which month and day may be unknown (0)."""

    year: str
    month: int = 0
    day: int = 0

    def american(self, *, with_year: bool = True) -> str:
        """``May 3, 2021``, ``May 2021``; without the year ``May 3``."""
        day = f" {self.day}" if self.day else ""
        if not self.month:
            return self.year if with_year else ""
        comma = "," if self.day else ""
        return f"{_MONTHS[self.month - 1]}{day}" + (f"{comma} {self.year}" if with_year else "")

    def mla(self) -> str:
        """``3 May 2021``, ``Sept. 2021``."""
        day = f"{self.day} " if self.day else ""
        return f"{day}{_MLA_MONTHS[self.month - 1]} {self.year}" if self.month else self.year

    def chinese(self, *, with_year: bool = True) -> str:
        """``2021年5月3日``; without the year ``5月3日``."""
        year = f"{self.year}年" if with_year and self.month else self.year if with_year else ""
        month = f"{self.month}月" if self.month else ""
        return year + month + (f"{self.day}日" if self.day else "")


def day_of(iso: str) -> Day:
    """The parts of an ISO date, ``2021``, ``2021-05`` or ``2021-05-03``; anything else is taken for a year."""
    found = re.fullmatch(r"([0-9]{4})(?:-(0?[1-9]|1[0-2])(?:-([0-9]{1,2}))?)?", iso.strip())
    if not found:
        return Day(iso.strip())
    year, month, day = found.groups()
    return Day(year, int(month or 0), int(day or 0))
