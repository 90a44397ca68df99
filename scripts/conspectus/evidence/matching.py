"""Finding a phrase in a text exactly: only white space may differ, and words and numbers are found whole."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from conspectus.model import Span
from conspectus.pages.script import has_han

_LETTER = "0-9A-Za-z\u00c0-\u024f"


def occurrences(text: str, within: Span, phrase: str) -> tuple[Span, ...]:
    """Where ``phrase`` stands in ``text`` inside ``within``; ranges do not overlap.

    In a phrase with Han characters white space does not count, since it is an accident of line breaks; in
    other phrases a run of white space is as good as one space. A phrase that begins or ends with a letter or
    digit is not found inside a longer word or number (``5%的`` not in ``0.5%的``). Nothing else is forgiven:
    full width, case and punctuation must be as printed.
    """
    found = _pattern(phrase).finditer(text, within.start, within.end)
    return tuple(Span(*match.span()) for match in found)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    phrase = unicodedata.normalize("NFC", phrase).strip()
    if has_han(phrase):
        body = r"\s*".join(re.escape(character) for character in phrase if not character.isspace())
    else:
        body = r"\s+".join(re.escape(word) for word in phrase.split())
    before = rf"(?<![{_LETTER}])(?<![0-9][.,])" if re.match(f"[{_LETTER}]", phrase) else ""
    after = rf"(?![{_LETTER}])(?![.,][0-9])" if re.search(f"[{_LETTER}]$", phrase) else ""
    return re.compile(before + (body or r"(?!)") + after)
