"""Which reviewed papers a sentence names: by their authors, in either script, or by their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from pypinyin import Style, lazy_pinyin, pinyin

from conspectus.bibliography.keys import surname_reading
from conspectus.model import Name, Review, Work
from conspectus.pages import BRACKET_PATTERN, has_han, parse_evidence, read_citations, without_code_spans

_MOST_READINGS = 256
"""Of a name; a person's has a dozen at most, and what is printed as a name may be a sentence."""

_BRACKET = re.compile(BRACKET_PATTERN)
_GIVEN = r"(?:[ ](?!(?:and|et)\b)(?P<given>[A-Z][a-z]+(?:[-’'][A-Za-z]?[a-z]+)?)(?![’'\w]))?"


class Names:
    """The names under which a sentence may speak of the papers of a review.

    A paper is named by its first author's family name in Latin letters, capitalised and a word of its own; by the
    whole name of any of its authors; and by its key. Family names of second authors are too common to tell.
    """

    def __init__(self, review: Review) -> None:
        self._papers = review.papers.keys()
        self._works = review.works
        self._whole: dict[str, set[str]] = {}
        self._families: dict[str, set[str]] = {}
        self._given: dict[str, set[str]] = {}
        for key, paper in review.papers.items():
            self._add(key, paper.work)
        self._whole_pattern = _any_of(self._whole)
        self._family_pattern = re.compile(_any_of(self._families).pattern + _GIVEN) if self._families else None

    def in_sentence(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """The names in ``text`` as written, each with the keys of the papers that it may mean.

        A family name that a given name follows which is no author's, or that a work cited beside it has, is
        another person's.
        """
        plain = _BRACKET.sub(" ", without_code_spans(text))
        yield from ((found[0], frozenset(self._whole[found[0]])) for found in self._whole_pattern.finditer(plain))
        cited = {surname for key in _cited_keys(text) if key in self._works for surname in _surnames(self._works[key])}
        for found in self._family_pattern.finditer(plain) if self._family_pattern else ():
            keys = self._families[found["name"]]
            if found["name"] not in cited and self._is_author(found["name"], found["given"]):
                yield found["name"], frozenset(keys)
        for key in _without_place(text):
            if key in self._papers:
                yield f"@{key}", frozenset({key})

    def _add(self, key: str, work: Work) -> None:
        self._whole.setdefault(key, set()).add(key)
        for at, author in enumerate(work.authors):
            for whole in _whole_names(author):
                self._whole.setdefault(whole, set()).add(key)
            family = _latin_family(author)
            if at == 0 and family:
                self._families.setdefault(family, set()).add(key)
                self._given.setdefault(family, set()).update(_readings(author.given))

    def _is_author(self, family: str, given: str | None) -> bool:
        return given is None or re.sub("[^a-z]", "", given.lower()) in self._given[family]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``names``: Latin ones as whole words, the longest first."""
    ordered = sorted(names, key=len, reverse=True)
    forms = (re.escape(name) if has_han(name) else rf"(?<![\w@-]){re.escape(name)}(?![\w-])" for name in ordered)
    return re.compile(f"(?P<name>{'|'.join(forms) or '(?!)'})")


def _cited_keys(text: str) -> set[str]:
    return {piece.key for citation in read_citations(text) for piece in citation.pieces}


def _without_place(text: str) -> list[str]:
    """The keys that ``text`` cites without section and phrase."""
    pieces = (piece for citation in read_citations(text) for piece in citation.pieces)
    return list(dict.fromkeys(piece.key for piece in pieces if parse_evidence(piece.text) is None))


def _surnames(work: Work) -> Iterator[str]:
    return (family for author in work.authors if (family := _latin_family(author)))


def _latin_family(author: Name) -> str:
    """The family name in Latin letters, capitalised: ``Tan`` for 谭志雄."""
    family = author.family or (author.literal if has_han(author.literal) else "")
    return surname_reading(family).capitalize() if has_han(family) else family


def _readings(given: str) -> set[str]:
    """The given name as it may be read, without tones and hyphens: every combination of its characters' readings."""
    if not has_han(given):
        return {re.sub("[^a-z]", "", given.lower())}
    choices = (set(readings) for readings in pinyin(given, style=Style.NORMAL, heteronym=True))
    return {"".join(parts) for parts in islice(product(*choices), _MOST_READINGS)}


def _whole_names(author: Name) -> Iterator[str]:
    """An author's whole name as printed, and in Latin letters with the family name first and last."""
    yield author.literal
    if has_han(author.given):
        given = "".join(lazy_pinyin(author.given)).capitalize()
        family = _latin_family(author)
        yield from (f"{family} {given}", f"{given} {family}")
