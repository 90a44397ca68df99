"""Titles as the Western manuals print them: headline or sentence case, quotation marks within quotation marks.

Only titles of English works change. A word with a capital inside it, a digit or nothing but capitals (an acronym)
stays as it is, and so does every letter of a Chinese title.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from conspectus.bibliography.styles.wording import HAN

_ALWAYS_SMALL = frozenset({"a", "an", "the", "and", "or", "of"})
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[:?!.—]\s*[“‘\"'(\[]*)$")


@cache
def small_words() -> frozenset[str]:
    """Words that stay small within a title in headline case: articles, conjunctions, prepositions, particles."""
    text = resources.files("conspectus.bibliography").joinpath("data/small_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def headline(title: str, language: str) -> str:
    """An English title in headline case; a title in another language as it is."""
    if language not in ("en", "") or HAN.search(title):
        return title
    words = list(_WORD.finditer(title))
    last = words[-1].start() if words else -1

    def cased(found: re.Match[str]) -> str:
        word, start = found.group(), found.start()
        before = title[:start]
        opening = bool(_OPENS.search(before.rstrip(" ")) and (not before or not before[-1].isalnum())) or start == last
        return _headline_word(word, opening=opening, hyphenated=before.endswith("-"))

    return _WORD.sub(cased, title)


def _headline_word(word: str, *, opening: bool, hyphenated: bool) -> str:
    lower = word.lower()
    if opening or lower not in small_words():
        return word[0].upper() + word[1:] if word.islower() else word
    return lower if lower in _ALWAYS_SMALL and not hyphenated and word == word.capitalize() else word


def curly(text: str) -> str:
    """Typewriter quotation marks and apostrophes as typographic ones."""
    text = re.sub(r'(^|(?<=[\s(\[{“‘—–-]))"', "“", text)
    for _ in range(text.count('"')):
        opened = text.split('"')[0].count("“") > text.split('"')[0].count("”")
        text = text.replace('"', "”" if opened else "“", 1)
    text = re.sub(r"(^|(?<=[\s(\[{“—–-]))'(?=\w)", "‘", text)
    return text.replace("'", "’")


def inner_quotes(text: str) -> str:
    """A title's own quotation marks as they are within quotation marks: “ ” become ‘ ’ and the other way round."""
    found: list[str] = []
    open_single = 0
    for index, character in enumerate(text):
        follows = text[index + 1 : index + 2]
        if character == "‘":
            open_single += 1
            found.append("“")
        elif character == "’" and open_single and not follows.isalnum():
            open_single -= 1
            found.append("”")
        else:
            found.append({"“": "‘", "”": "’"}.get(character, character))
    return "".join(found)


def quoted(title: str) -> str:
    """A title in double quotation marks."""
    return f"“{inner_quotes(title)}”"


def sentence_case(title: str, language: str) -> str:
    """An English title in sentence case."""
    del language
    return title
