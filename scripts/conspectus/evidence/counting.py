"""Counting words in a paper's own text: what stands behind the statement that a paper does not speak of something.

Searched are title, abstract, headings, paragraphs, tables and notes; not the list of references, the English
abstract, or the cover page of a platform. A count is literal: it knows neither synonyms nor meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conspectus.evidence.places import Place, places
from conspectus.model import Article, Query
from conspectus.pages import normal_path

_ALNUM = "0-9A-Za-z"
_CONTEXT = 12

_Text = tuple[str, int, str]
"""Section, paragraph, and what stands there, folded."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a word of a query stands."""

    section: str
    """Section path, ``title``, or a reserved name."""
    paragraph: int
    """From 1 in its section; 0 for a heading and the title."""
    word: str
    before: str
    after: str
    """What stands around it: for a terminal, never for the repository."""


def hits_of(article: Article, query: Query) -> tuple[Hit, ...]:
    """Every occurrence of ``query`` in a paper, in the order of its text.

    Texts are compared in NFKC without white space beside Chinese. Of words that begin in one place the longest
    counts, and what one word has taken no other takes; the words of ``query.without`` take and do not count.
    """
    return tuple(_hits(_texts(article), query))


def counts_of(article: Article, queries: Iterable[Query]) -> dict[str, dict[str, int]]:
    """Key of each query → section path → how many times its words stand there; no section where there are none."""
    texts = tuple(_texts(article))
    return {query.key: dict(Counter(hit.section for hit in _hits(texts, query))) for query in queries}


def _hits(texts: Iterable[_Text], query: Query) -> Iterator[Hit]:
    pattern, without = _pattern(query), {folded(word) for word in query.without}
    for section, paragraph, text in texts:
        for found in pattern.finditer(text):
            if found[0] not in without:
                yield Hit(section, paragraph, found[0], *_around(text, found))


def _texts(article: Article) -> Iterator[_Text]:
    """Section, paragraph and folded text of everything that is searched, in order of the printed text."""
    text = article.text.text
    found = [(place.span.start, place.path, place.number, place.span) for place in _searched(article)]
    found += [(section.heading.start, normal_path(section.path), 0, section.heading) for section in article.sections]
    if article.metadata.title:
        yield "title", 0, folded(article.metadata.title)
    for _, path, number, span in sorted(found, key=lambda item: item[0]):
        yield path, number, folded(span.of(text))


def _searched(article: Article) -> Iterator[Place]:
    return (place for place in places(article) if place.paragraph.role != "abstract_en")


def folded(text: str) -> str:
    """``text`` as it is searched: NFKC, white space beside Chinese taken out, any other made one space."""
    flat = " ".join(unicodedata.normalize("NFKC", text).split())
    return re.sub(r"(?<=[^\x00-\u02af]) | (?=[^\x00-\u02af])", "", flat)


def _pattern(query: Query) -> re.Pattern[str]:
    """The words of ``query``, those that count and those that do not, the longest tried first."""
    words = {*map(folded, query.words), *map(folded, query.without)} - {""}
    return re.compile("|".join(map(_whole, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)")


def _whole(word: str) -> str:
    """A word that begins or ends with a Latin letter or digit is not found inside a longer one."""
    before = rf"(?<![{_ALNUM}])" if re.match(f"[{_ALNUM}]", word) else ""
    after = rf"(?![{_ALNUM}])" if re.search(f"[{_ALNUM}]$", word) else ""
    return before + re.escape(word) + after


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    return text[max(0, found.start() - _CONTEXT) : found.start()], text[found.end() : found.end() + _CONTEXT]
