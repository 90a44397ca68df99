"""English titles in sentence case, as the standard's examples print them; capitals of their own stay.

GB/T 7714 has a title recorded as the language's habit is, and prints every English one with a capital for the
first word and for proper names. A record tells proper names by the braces of its BibTeX entry (``Work.protected``);
besides them acronyms, words with a capital or a figure inside, and common names of places, peoples, months and
days stay. A title that is not in headline case is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")
_LATIN = re.compile("[A-Za-z]")

_QUOTED = re.compile("“[^”]*”")
_HEADLINE = 0.7
"""The share of telling words with a capital from which on a title is in headline case."""


@cache
def _proper_names() -> frozenset[str]:
    """Words, and phrases with their blanks."""
    return frozenset(word.replace("_", " ") for word in _words("proper_names.txt"))


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list among the room's data; lines with ``#`` are its comments."""
    text = resources.files("conspectus.bibliography").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(name for name in _proper_names() if " " in name)) + r")\b")


def sentence(title: str, protected: Sequence[str] = (), *, printed: bool = False) -> str:
    """A title in headline case in sentence case; another title as it is.

    Args:
        title: an English title, plain text.
        protected: its parts whose capitals are their own; so are those within quotation marks.
        printed: whether the title was read from print, where only a clear headline case is taken for one.
    """
    held = list(_protected(title, protected))
    loose = [word for word in _WORD.finditer(title) if not any(start <= word.start() < end for start, end in held)]
    if not _headline([word.group() for word in loose if _LATIN.search(title[: word.start()])], printed=printed):
        return title
    letters = list(title)
    for word in loose:
        if _LATIN.search(title[: word.start()]) and not _after_sentence(title, word.start()):
            letters[word.start() : word.end()] = _lowered(word.group())
    return "".join(letters)


def _protected(title: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for part in parts:
        for found in re.finditer(re.escape(part), title):
            yield found.span()
    for pattern in (_phrases(), _QUOTED):
        for found in pattern.finditer(title):
            yield found.span()


def _headline(words: list[str], *, printed: bool) -> bool:
    """Whether the words behind the first are in headline case."""
    telling = [
        word
        for word in words
        if _LATIN.search(word) and word.lower() not in _words("small_words.txt") and not _own(word)
    ]
    capitals = [word for word in telling if word[0].isupper()]
    if printed:
        return len(telling) > 2 and len(capitals) == len(telling)
    return bool(telling) and len(capitals) >= _HEADLINE * len(telling)


def _own(word: str) -> bool:
    """Whether a word's capitals are its own: an acronym, ``McKay``, ``2D``, ``Monday``."""
    if any(letter.isupper() or letter.isdigit() for letter in word[1:]) or word in _proper_names():
        return True
    return len(word) == 1 and word.isupper() and word != "A"


def _after_sentence(title: str, start: int) -> bool:
    return bool(re.search(r"[?!.]\s+[“‘\"'(\[]*$", title[:start]))


def _lowered(word: str) -> str:
    return word if _own(word) else word.lower()
