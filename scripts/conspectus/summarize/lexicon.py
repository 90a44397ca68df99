"""The terms of a set of papers, which no general dictionary knows.

Three sources, the surest first: the keywords the authors chose, runs of words that headings and texts share, and
runs of words that stand together far more often than chance (pointwise mutual information) with free neighbours on
both sides (branching entropy).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conspectus.model import Article
from conspectus.summarize.segment import HAN, Token, segmenter_for
from conspectus.summarize.sentences import plain_text
from conspectus.summarize.words import FUNCTION_ZH, GENERAL_ZH

_LONGEST_TERM = 8
"""Characters. Longer runs are clauses, and would hide their parts."""
_LONGEST_RUN = 3
"""Words of a run that may be a term."""
_FREQUENCY = 4
"""A term found by statistics occurs at least this often in all papers together (research §4)."""
_PMI = 4.0
_ENTROPY = 0.9
_VERBAL = ("v", "d", "p", "c", "u", "r", "m", "q", "f", "t", "y")
_CLAUSE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms that the segmenter must keep whole, sorted."""

    terms: tuple[str, ...] = ()


def build_lexicon(articles: Iterable[Article]) -> Lexicon:
    """The lexicon of ``articles``. Memory grows with the distinct word runs that one paper repeats."""
    counts = _Counts()
    keywords: set[str] = set()
    headings: set[str] = set()
    for article in articles:
        keywords.update(word for word in article.metadata.keywords if _is_term(word))
        headings.update(section.title for section in article.sections)
        counts.add(plain_text(article))
    return Lexicon(tuple(sorted(keywords | set(counts.terms("\n".join(sorted(headings)))))))


class _Counts:
    """Counts of words and of runs of words over all papers."""

    def __init__(self) -> None:
        self._segmenter = segmenter_for(())
        self._words: Counter[str] = Counter()
        self._runs: Counter[tuple[str, ...]] = Counter()
        self._left: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._right: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)

    def add(self, text: str) -> None:
        """Count one paper; runs that it does not repeat are forgotten, which bounds the memory."""
        runs: Counter[tuple[str, ...]] = Counter()
        left: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        right: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for words in self._clauses(text):
            self._words.update(token.word for token in words)
            for start, run in _runs(words):
                runs[run] += 1
                left[run][words[start - 1].word if start else ""] += 1
                end = start + len(run)
                right[run][words[end].word if end < len(words) else ""] += 1
        for run, count in runs.items():
            if count > 1:
                self._runs[run] += count
                self._left[run].update(left[run])
                self._right[run].update(right[run])

    def terms(self, headings: str) -> Iterator[str]:
        """The runs that are terms; a run that stands in a heading needs to be free on one side only."""
        total = sum(self._words.values()) or 1
        for run, count in self._runs.items():
            term = "".join(run)
            if count < _FREQUENCY or not _is_term(term) or run[-1] in GENERAL_ZH or run[0] in GENERAL_ZH:
                continue
            free = min(_entropy(self._left[run]), _entropy(self._right[run]))
            if self._pmi(run, count, total) >= _PMI and (free >= _ENTROPY or term in headings):
                yield term

    def _pmi(self, run: tuple[str, ...], count: int, total: int) -> float:
        chance = math.prod(self._words[word] / total for word in run)
        return math.log2(count / total / chance) / (len(run) - 1)

    def _clauses(self, text: str) -> Iterator[list[Token]]:
        for clause in _CLAUSE.split(text):
            if HAN.search(clause):
                yield self._segmenter.tokens(clause)


def _runs(words: list[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for start, first in enumerate(words):
        if not _may_stand_in(first):
            continue
        for end in range(start + 1, min(start + _LONGEST_RUN, len(words))):
            if not _may_stand_in(words[end]):
                break
            yield start, tuple(token.word for token in words[start : end + 1])


def _may_stand_in(token: Token) -> bool:
    return bool(HAN.match(token.word)) and token.word not in FUNCTION_ZH and not token.tag.startswith(_VERBAL)


def _is_term(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_TERM and bool(HAN.match(word)) and not word.isspace()


def _entropy(neighbours: Counter[str]) -> float:
    """Nats. An empty neighbour (the edge of a clause) counts as a new one each time: it is free there."""
    total = sum(neighbours.values())
    edge = neighbours.get("", 0)
    spread = -sum(count / total * math.log(count / total) for word, count in neighbours.items() if word)
    return spread + edge / total * math.log(total)
