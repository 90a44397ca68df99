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
from conspectus.pages.script import has_han

_GAP = r"[\s\u2010-\u2013-]+"
_WORDS = re.compile(r"[\s\u2010-\u2013-]+")
_LATIN = re.compile(r"[a-z0-9&]+")
_SMALL = frozenset({"a", "an", "and", "as", "for", "in", "of", "on", "or", "the", "to"})
_STEM = 5
_LEAST_STEM = 3


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
        self._known: dict[str, set[str]] = {}
        self._avoided: dict[str, set[str]] = {}
        for name, term in glossary.items():
            for form in term.forms(language):
                self._known.setdefault(form, set()).add(name)
            for form in term.avoid.get(language, ()):
                self._avoided.setdefault(form, set()).add(name)
        self._forms = sorted({**self._avoided, **self._known}, key=len, reverse=True)
        body = "|".join(f"({_in_text(form)})" for form in self._forms)
        self._pattern = re.compile(body or "(?!)", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Mention]:
        """The forms in ``text``, in order; none of them stands in another."""
        for found in self._pattern.finditer(text):
            form = self._forms[(found.lastindex or 1) - 1]
            known = self._known.get(form)
            yield Mention(found[0], found.start(), frozenset(known or self._avoided[form]), avoid=known is None)


def says(text: str, forms: Iterable[str]) -> bool:
    """Whether ``text`` says one of ``forms``: all its words stand there, in whatever order and with whatever endings.

    “Industrial and supply chains” says industrial chain, and “firms upgrade their industries” industrial upgrading.
    """
    if any(has_han(form) and form in text for form in forms):
        return True
    stems = {_stem(word) for word in _LATIN.findall(text.casefold())}
    return any(own and own <= stems for form in forms if (own := _stems(form)))


@lru_cache(maxsize=4096)
def _stems(form: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _LATIN.findall(form.casefold()) if word not in _SMALL)


def _stem(word: str) -> str:
    """The beginning of a word, which its inflections and derivations share."""
    return word[:_STEM].removesuffix("s") if len(word) <= _STEM else word[:_STEM]


def _in_text(form: str) -> str:
    if has_han(form):
        return re.escape(form)
    return rf"(?<!\w){_GAP.join(_word(word) for word in _WORDS.split(form))}(?!\w)"


def _word(word: str) -> str:
    """A word in singular and plural, as a pattern."""
    if word.isupper() or len(word) <= _LEAST_STEM:
        return f"{re.escape(word)}s?"
    if word.endswith("ies"):
        return f"{re.escape(word[:-3])}(?:y|ies)"
    if word.endswith("y"):
        return f"{re.escape(word[:-1])}(?:y|ies)"
    if word.endswith("ss"):
        return f"{re.escape(word)}(?:es)?"
    return f"{re.escape(word.removesuffix('s'))}s?"
