"""How the entries of a list of references begin and end, as far as a single printed line shows it."""

from __future__ import annotations

import re

from conspectus.parse.names import is_group, is_surname

ENTRY = re.compile(r"[\[［【〔]\s*\d{1,3}\s*[\]］】〕]|\d{1,3}[.．]\s?(?=[A-Z\u4e00-\u9fff])|[(（]\d{1,3}[)）]")
SPACED_ENTRY = re.compile(r"\d{1,3}[ \t\u3000]+(?=[A-Z\u4e00-\u9fff])")
"""``1 某某．题名``: the number of an entry set apart by a space alone."""
_DATED_ENTRY = re.compile(
    r"(?P<who>[\u4e00-\u9fff·、，,；; ]{2,60}?)等?\s*"
    r"(?:[，,]\s*(?:1[5-9]|20)\d{2}[a-z]?\s*[：:，,]\s*[《〈]|(?P<round>[(（](?:1[5-9]|20)\d{2}[a-z]?[)）]))"
)
"""``某某、某某，2018：《``, ``某某（2018）``: how an entry of a list in author-year order opens."""
ENTRY_END = re.compile(r"[.．。;；]\s*$|\d\s*$")
"""The end of an entry: a stop or a number."""


def opens_dated(text: str) -> bool:
    """Whether a line opens with names and a year; before a year in brackets only people, not a publisher."""
    found = _DATED_ENTRY.match(text)
    if not found:
        return False
    names = [name.strip() for name in re.split("[、，,；;]", found["who"])]
    return not found["round"] or all(is_surname(name[:1]) and not is_group(name) for name in names)
