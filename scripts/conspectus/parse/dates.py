"""Dates as papers print them, in Chinese and English."""

from __future__ import annotations

import re

_DATE = re.compile(r"((?:19|20)\d{2})\s*[-年/.．–]\s*(\d{1,2})\s*[-月/.．–]\s*(\d{1,2})")


def iso_date(text: str) -> str | None:
    """The first date of a text as ISO 8601, or None."""
    match = _DATE.search(text)
    if match is None:
        return _english_date(text)
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ENGLISH_DATE = re.compile(
    r"(?:(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]{2})[a-z]*\.?"
    r"|(?P<m2>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<d2>\d{1,2}))\s*,?\s+(?P<y>(?:19|20)\d{2})"
)


def _english_date(text: str) -> str | None:
    match = _ENGLISH_DATE.search(text)
    month = (match["m"] or match["m2"]).lower() if match else ""
    if match is None or month not in _MONTHS:
        return None
    return f"{match['y']}-{_MONTHS.index(month) + 1:02d}-{int(match['d'] or match['d2']):02d}"
