"""Terms of the glossary in running text: the longest form that stands in a place is what is said there.

So “全球价值链攀升” is climbing the global value chain, and not also “攀升” and “全球价值链”. Latin forms are found in
any case, in singular and plural, with a hyphen or a blank between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from conspectus.model import Term
from conspectus.pages.script import HAN, has_han

_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:&[^\W_{HAN}]+)?")
_GAP = re.compile(r"[\s'’\u2010-\u2013-]*")
_LATIN = re.compile(r"[a-z0-9&]+")
_SMALL = frozenset({"a", "an", "and", "as", "for", "in", "of", "on", "or", "the", "to"})
_STEM = 5
_ENDING = re.compile(r"(?<=[a-z0-9]{3})(?:ness|ed|ing|es|s|e)+$")
_LEAST_PLURAL = 3

_Signs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A form of the glossary in a text: as written, where it begins, and the ids of the terms it may mean."""

    text: str
    start: int
    terms: frozenset[str]
    avoid: bool = False
    """It is a form that is not to be written; ``terms`` says instead of which."""


class TermFinder:
    """The forms of a glossary in one language."""

    def __init__(self, glossary: Mapping[str, Term], language: str) -> None:
        self._known: dict[_Signs, set[str]] = {}
        self._avoided: dict[_Signs, dict[str, set[str]]] = {}
        for name, term in glossary.items():
            for form in term.forms(language):
                self._known.setdefault(_signs(form), set()).add(name)
            for form in term.avoid.get(language, ()):
                self._avoided.setdefault(_signs(form), {}).setdefault(_folded(form), set()).add(name)
        self._lengths: dict[str, list[int]] = {}
        for signs in {*self._known, *self._avoided}:
            self._lengths.setdefault(signs[0], []).append(len(signs))
        self._lengths = {first: sorted(set(found), reverse=True) for first, found in self._lengths.items()}

    def find(self, text: str) -> Iterator[Mention]:
        """The forms in ``text``, in order; none of them stands in another."""
        tokens = list(_TOKEN.finditer(text))
        signs = tuple(_sign(token[0]) for token in tokens)
        at = 0
        while at < len(signs):
            mention, length = self._at(text, tokens, signs, at)
            if mention:
                yield mention
            at += length

    def _at(self, text: str, tokens: list[re.Match[str]], signs: _Signs, at: int) -> tuple[Mention | None, int]:
        """The longest form that begins with a token, and how many tokens it has; 1 where none does."""
        for length in self._lengths.get(signs[at], ()):
            run = signs[at : at + length]
            if len(run) == length and (run in self._known or run in self._avoided):
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                within = zip(tokens[at : at + length], tokens[at + 1 : at + length], strict=False)
                if all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in within):
                    return self._mention(run, text[start:end], start), length
        return None, 1

    def _mention(self, run: _Signs, written: str, start: int) -> Mention:
        """What is written may be a term and, with another hyphen, a form to avoid: then its spelling tells."""
        avoided = self._avoided.get(run, {})
        spelt = avoided.get(_folded(written))
        if spelt is None and run in self._known:
            return Mention(written, start, frozenset(self._known[run]))
        meant = spelt or {name for names in avoided.values() for name in names}
        return Mention(written, start, frozenset(meant), avoid=True)


def says(text: str, forms: Iterable[str]) -> bool:
    """Whether ``text`` says one of ``forms``: all its words stand there, in whatever order and with whatever endings.

    “Industrial and supply chains” says industrial chain, and “firms upgrade their industries” industrial upgrading.
    """
    if any(has_han(form) and form in text for form in forms):
        return True
    stems = {_stem(word) for word in _LATIN.findall(text.casefold())}
    return any(own and own <= stems for form in forms if (own := stems_of(form)))


@lru_cache(maxsize=4096)
def stems_of(form: str) -> frozenset[str]:
    """The stems of a Latin form's words, the same for all its inflections; empty for a Chinese form."""
    return frozenset(_stem(word) for word in _LATIN.findall(form.casefold()) if word not in _SMALL)


def _stem(word: str) -> str:
    """The beginning of a word, which its inflections and derivations share."""
    return _ENDING.sub("", word)[:_STEM]


def _signs(form: str) -> _Signs:
    return tuple(_sign(token[0]) for token in _TOKEN.finditer(form))


@lru_cache(maxsize=16384)
def _sign(token: str) -> str:
    """A word in lower case and singular; a Han character as it is."""
    word = token.casefold()
    if len(word) <= _LEAST_PLURAL or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith("sses") else word.removesuffix("s")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
