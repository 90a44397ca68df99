"""Titles as the Western manuals print them: headline or sentence case, quotation marks within quotation marks.

Only titles of English works change. A word with a capital inside it, a digit or nothing but capitals (an acronym)
stays as it is, and so does every letter of a Chinese title.
"""

from __future__ import annotations

import re

from conspectus.bibliography.styles.profile import PROFILE_2025
from conspectus.bibliography.styles.scripts import HAN, mostly_chinese
from conspectus.bibliography.styles.sentence import is_english, sentence, small_words
from conspectus.bibliography.styles.widths import fitted
from conspectus.model import Work

_ALWAYS_SMALL = frozenset({"a", "an", "the", "and", "or", "of"})
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SUBTITLE = re.compile(r"([:—?!]\s+[“‘(]?)([a-z])(?![a-z]*[A-Z])")
_FULL_WIDTH = re.compile(r"\s*[：，；（？！]\s*|\s*）")
_HALF_WIDTH = {"：": ": ", "，": ", ", "；": "; ", "（": " (", "）": ")", "？": "? ", "！": "! "}
_FULL_WIDTH_ENDS = re.compile(rf"(?<={HAN.pattern})[?!]|(?<=[”’》])[?!]")
_FULL = {"?": "？", "!": "！"}
_FINAL_STOP = re.compile(rf"(?<=[^\W\d_]{{4}})\.$|(?<={HAN.pattern})[.。]$")
_OPENS = re.compile(r"(?:^|[:?!—]\s*[“‘\"'(\[]*)$")


def headline(title: str, language: str) -> str:
    """An English title in headline case; a title in another language as it is."""
    if not is_english(title, language):
        return title
    words = list(_WORD.finditer(title))
    last = words[-1].start() if words else -1

    def cased(found: re.Match[str]) -> str:
        before, behind = title[: found.start()], title[found.end() :]
        opens = not before or (not before[-1].isalnum() and bool(_OPENS.search(before.rstrip(" "))))
        closes = found.start() == last or behind.lstrip("”’)")[:1] in (":", "?", "!")
        prominent = opens or closes or (behind.startswith("-") and not before.endswith("-"))
        return _headline_word(found.group(), prominent=prominent, hyphenated=before.endswith("-"))

    return _WORD.sub(cased, title)


def _headline_word(word: str, *, prominent: bool, hyphenated: bool) -> str:
    """``prominent``: the first or last word of title or subtitle, or the first of a compound: capitalised always."""
    lower = word.lower()
    if prominent or lower not in small_words():
        return word[0].upper() + word[1:] if word.islower() else word
    return lower if lower in _ALWAYS_SMALL and not hyphenated and word == word.capitalize() else word


def typeset(text: str) -> str:
    """A field with typographic quotation marks, and with the punctuation of its script.

    Chinese text has it in full width (GB/T 15834—2011), also where a list by GB/T 7714 printed it in half width.
    """
    if mostly_chinese(text):
        return _FULL_WIDTH_ENDS.sub(lambda found: _FULL[found.group()], fitted(curly(text), PROFILE_2025.chinese))
    if HAN.search(text):
        return curly(text)
    return curly(_FULL_WIDTH.sub(lambda found: _HALF_WIDTH[found.group().strip()], text).strip())


def unstopped(title: str) -> str:
    """A title without the full stop that some programs export with it; an abbreviation's or an ellipsis stays."""
    return _FINAL_STOP.sub("", title)


def curly(text: str) -> str:
    """Typewriter quotation marks and apostrophes as typographic ones."""
    text = re.sub(r'(^|(?<=[\s(\[{“‘—–-]))"', "“", text)
    for _ in range(text.count('"')):
        opened = text.split('"')[0].count("“") > text.split('"')[0].count("”")
        text = text.replace('"', "”" if opened else "“", 1)
    text = re.sub(r"(^|(?<=[\s(\[{“—–-]))'(?=\w)", "‘", text)
    return text.replace("'", "’")


def quoted(title: str) -> str:
    """A title in double quotation marks; nothing for an empty one."""
    return f"“{inner_quotes(title)}”" if title else ""


def inner_quotes(text: str) -> str:
    """A title's own quotation marks as they are within quotation marks: “ ” become ‘ ’, and ‘ ’ within them “ ”."""
    found: list[str] = []
    doubles = singles = 0
    for index, character in enumerate(text):
        if character in "“”":
            doubles += 1 if character == "“" else -1
            found.append("‘" if character == "“" else "’")
        elif character == "‘" and doubles > 0:
            singles += 1
            found.append("“")
        elif character == "’" and singles and not text[index + 1 : index + 2].isalnum():
            singles -= 1
            found.append("”")
        else:
            found.append(character)
    return "".join(found)


def sentence_case(title: str, work: Work) -> str:
    """A title of the work (its own, or of what it is in) in sentence case, as APA wants it (APA 7 §6.17).

    Only an English title in headline case changes; what the record protects, what stands in quotation marks,
    acronyms and names of places, peoples, months and days keep their capitals; so does the first word after a
    colon, a dash, a question or an exclamation mark.
    """
    if not is_english(title, work.language):
        return title
    protected = (*work.protected, *re.findall("“[^”]*”", title))
    lowered = sentence(title, protected, printed=title in work.printed)
    return _SUBTITLE.sub(lambda found: found.group(1) + found.group(2).upper(), lowered)
