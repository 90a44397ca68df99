"""The English title, names and institutions that stand between a list of references and an English abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conspectus.parse.chars import is_latin
from conspectus.parse.entryforms import ENTRY
from conspectus.parse.labels import label_at_head
from conspectus.parse.latin import is_latin_byline
from conspectus.parse.lines import Line
from conspectus.parse.people import is_affiliation

_YEAR = re.compile(r"\b(?:18|19|20)\d{2}[a-z]?\b")
_ENGLISH_HEAD = 10
"""Lines that title, names and institutions in front of an English abstract have at most."""


def is_names(lines: Sequence[Line], place: int) -> bool:
    """A line of Latin names above institutions or an abstract."""
    text, following = lines[place].text.replace("，", ","), lines[place + 1].text
    above = following.startswith(("(", "（")) or is_affiliation(following) or label_at_head(following) is not None
    return above and is_latin_byline(text)


def leads_to_abstract(lines: Sequence[Line], place: int) -> bool:
    """Only lines of Latin words without the signs of an entry stand between this one and an English abstract."""
    for line in lines[place : place + _ENGLISH_HEAD]:
        label = label_at_head(line.text)
        if label is not None:
            return label.name == "abstract_en"
        if not is_latin(line.text) or ENTRY.match(line.text) or _YEAR.search(line.text):
            return False
    return False
