"""Runs of characters that a text shares with the sources: the repository may hold what papers say, not how.

Compared is without white space and in NFKC. What identifies a paper is left out of the sources: what it prints about
itself but the abstract, its headings, and its references.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from conspectus.model import Article, Span

LEAST = 25
"""So many characters in a row are too many."""

_BLOCK = (LEAST + 1) // 2
"""A run of LEAST characters holds a whole block of this length, wherever blocks begin: few places need a look."""

_CUT = "\x00"
_ABSTRACTS = frozenset({"abstract", "abstract_en"})
_SHORTEST_NAME = 10
_LONGEST_TERM = 60
_TAG = re.compile(r"</?[a-z]{1,6}>")
_PHRASE = re.compile(r"(§[^“”\"「」\[\]\n]{1,80}[“\"「])([^“”\"「」\n]{1,60})(?=[”\"」])")


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A run of at least ``LEAST`` characters that a source has too, as compared, and the line it begins on."""

    text: str
    line: int


class SourceIndex:
    """Everything that ``articles`` and their sources say, so that shared runs are found quickly.

    Args:
        articles: those whose sources are here.
        names: of papers, journals, bodies and the like, which may be repeated wherever they stand.
        terms: which count for nothing in a run; a run that is too short without them is no run.
    """

    def __init__(self, articles: Iterable[Article], names: Iterable[str] = (), terms: Iterable[str] = ()) -> None:
        articles = tuple(articles)
        own = (name for article in articles for name in _names(article))
        self._terms = {form for term in terms if (form := plain(term).lower())}
        self._runs: set[str] = set()
        self._blocks: set[str] = set()
        repeatable = {name for one in (*names, *own) if len(name := plain(one).lower()) >= _SHORTEST_NAME}
        for text in _texts(articles):
            self._add(_without(text, _occurrences(text, repeatable)))

    def __bool__(self) -> bool:
        return bool(self._runs)

    def shared(self, text: str) -> Iterator[SharedRun]:
        """The runs of ``text`` that a source has, in order. Phrases of evidence, which are quoted, are passed over."""
        lines = [plain(line) for line in _PHRASE.sub(lambda found: found[1] + _CUT, text).split("\n")]
        starts = list(accumulate(map(len, lines), initial=0))
        joined = "".join(lines)
        for span in self._spans(joined):
            if span.end - span.start - self._terms_in(joined, span) >= LEAST:
                yield SharedRun(span.of(joined), bisect_right(starts, span.start))

    def _terms_in(self, text: str, span: Span) -> int:
        """How many characters of ``span`` belong to terms; one at its edge may begin before or end behind it."""
        first = max(0, span.start - _LONGEST_TERM)
        window = text[first : span.end + _LONGEST_TERM]
        covered = bytearray(len(window))
        for term in _occurrences(window, self._terms):
            covered[term.start : term.end] = b"\1" * (term.end - term.start)
        return sum(covered[span.start - first : span.end - first])

    def _add(self, text: str) -> None:
        for part in text.split(_CUT):
            self._runs.update(part[at : at + LEAST] for at in range(len(part) - LEAST + 1))
            if len(part) >= LEAST:
                self._blocks.update(part[at : at + _BLOCK] for at in range(len(part) - _BLOCK + 1))

    def _spans(self, text: str) -> Iterator[Span]:
        end = 0
        for at in range(0, len(text) - _BLOCK + 1, _BLOCK):
            if text[at : at + _BLOCK] not in self._blocks:
                continue
            first = max(end, at + _BLOCK - LEAST, 0)
            start = next((one for one in range(first, at + 1) if text[one : one + LEAST] in self._runs), None)
            if start is not None:
                end = start + LEAST
                while end < len(text) and text[end - LEAST + 1 : end + 1] in self._runs:
                    end += 1
                yield Span(start, end)


def plain(text: str) -> str:
    """``text`` as it is compared: NFKC, without white space and the tags of superscripts and the like."""
    return "".join(_TAG.sub("", unicodedata.normalize("NFKC", text)).split())


def _occurrences(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Where ``names`` in lower case stand in ``text`` in any case. One pattern of them all would be slower."""
    lower = text.lower()
    for name in names if len(lower) == len(text) else ():
        at = lower.find(name)
        while at >= 0:
            yield Span(at, at + len(name))
            at = lower.find(name, at + len(name))


def _names(article: Article) -> Iterator[str]:
    """What an article is called and calls its parts, and whom and what its record names."""
    said = article.metadata
    single = (said.title, said.title_en, said.journal, said.journal_en, said.doi, said.url)
    yield from (name for name in single if name)
    yield from (place for author in said.authors for place in author.affiliations)
    yield from (*said.keywords, *said.keywords_en)
    yield from (section.title for section in article.sections)


def _texts(articles: Iterable[Article]) -> Iterator[str]:
    """The sources, each once, and the articles as cleaned, with what may be repeated cut out."""
    articles = list(articles)
    sources = {article.text.source.sha256: article.text.source.text for article in articles}
    hidden: dict[str, list[Span]] = {}
    for article in articles:
        hidden.setdefault(article.text.source.sha256, []).extend(_repeatable(article))
    yield from (plain(_without(text, hidden[name])) for name, text in sources.items())
    for article in articles:
        own = hidden[article.text.source.sha256]
        yield plain(_without(article.text.text, [span for place in own for span in _in_clean(article, place)]))


def _repeatable(article: Article) -> Iterator[Span]:
    """Ranges in the source of what identifies the paper: its record, headings, references, running heads."""
    printed = (stated.source for name, stated in article.provenance.items() if name not in _ABSTRACTS)
    asides = (aside.source for aside in article.asides if aside.kind != "editor-note")
    yield from chain.from_iterable(chain(printed, asides))
    entries = (entry.place_in_text for entry in (*article.references, *article.related))
    places = chain((section.heading for section in article.sections), (place for place in entries if place))
    for place in places:
        yield from article.text.to_source(place)


def _in_clean(article: Article, place: Span) -> Iterator[Span]:
    """Where a range of the source stands in the cleaned text."""
    for piece in article.text.pieces:
        if piece.source is not None and piece.source.start < place.end and place.start < piece.source.end:
            start = max(place.start, piece.source.start) - piece.source.start + piece.clean.start
            end = min(place.end, piece.source.end) - piece.source.start + piece.clean.start
            yield Span(start, end)


def _without(text: str, spans: Iterable[Span]) -> str:
    parts, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        parts += [text[at : span.start], _CUT] if span.start >= at else []
        at = max(at, span.end)
    return "".join([*parts, text[at:]])
