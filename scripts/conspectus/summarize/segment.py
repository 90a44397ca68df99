"""Words of a text: Chinese by dictionary with the papers' own terms added, everything else by letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rjieba import Jieba

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
"""One Chinese character."""
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['’\-][A-Za-z0-9]+)*")
_TERM_FREQUENCY = 50_000
"""High enough for a term to win over its parts (the commonest words of the dictionary count a few 100,000)."""
_NOUN = "nz"
_SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))


class Token(NamedTuple):
    """A word, its part of speech (ICTCLAS letters; ``x`` for what is no word) and where it starts.

    A named tuple, because a corpus has millions and a frozen dataclass is slower to make.
    """

    word: str
    tag: str
    start: int


class Segmenter:
    """Cuts texts into words. Holds a dictionary (about 5 MB); get one with ``segmenter_for``."""

    def __init__(self, terms: tuple[str, ...]) -> None:
        self._jieba = Jieba()
        for term in terms:
            if HAN.match(term):
                self._jieba.add_word(term, _TERM_FREQUENCY, _NOUN)

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a Chinese (or mixed) text, in order, punctuation included."""
        tokens = []
        start = 0
        for word, tag in self._jieba.tag(text):
            tokens.append(Token(word, tag, start))
            start += len(word)
        return tokens

    def words(self, text: str, language: str) -> list[str]:
        """The words of ``text``: Chinese words of two or more characters, Latin words folded to lower case."""
        if language != "zh":
            return english_words(text)
        found = []
        for word in self._jieba.cut(text):
            if HAN.match(word):
                if len(word) > 1:
                    found.append(word)
            elif word[:1].isalpha():
                found.append(word.lower())
        return found


def english_words(text: str) -> list[str]:
    """The words of an English text in lower case, plural endings removed."""
    return [fold(match.group()) for match in _LATIN_WORD.finditer(text)]


def fold(word: str) -> str:
    """An English word in lower case and in the singular, by its ending alone (``policies`` gives ``policy``)."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 3:
        for ending, singular in _SUFFIXES:
            if word.endswith(ending):
                return word[: len(word) - len(ending)] + singular
    return word


@lru_cache(maxsize=2)
def segmenter_for(terms: tuple[str, ...]) -> Segmenter:
    """The segmenter that knows ``terms``; the last two are kept, because loading the dictionary takes 0.2 s."""
    return Segmenter(terms)
