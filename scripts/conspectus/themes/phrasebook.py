"""The phrases that may name themes, and where they stand.

A candidate is a noun phrase found in at least two papers: an author's keyword, a phrase of a heading, or one of the
running text. The subject that the whole corpus shares is none, nor is that subject with general words added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from conspectus.model import Article, Draft
from conspectus.summarize.phrases import candidates
from conspectus.summarize.segment import Segmenter
from conspectus.summarize.words import FUNCTION, GENERAL, STOP
from conspectus.themes.extracts import Extract

BONUS = {"author": 1.6, "heading": 1.4, "text": 1.0}
"""How much the origin of a phrase speaks for it as a label."""
_EXTRACTS = 3
"""A candidate stands in at least this many extracts."""
_NESTED = 0.8
"""A phrase that stands alone less often than this share says no more than the longer phrase it is part of."""
_TOPIC_PAPERS = 0.8
_TOPIC_EXTRACTS = 0.4
"""A phrase in that share of papers and of extracts is the subject of the corpus, not a theme in it."""
_MOST = 1500
"""Candidates kept, the most frequent ones; bounds the memory for many papers."""


class Phrasebook:
    """The candidate phrases of a corpus in one language, with the extracts and papers that hold each."""

    def __init__(
        self,
        papers: Mapping[str, tuple[Article, Draft]],
        pieces: Sequence[Extract],
        language: str,
        segmenter: Segmenter,
    ) -> None:
        self._pieces = pieces
        self._looked_up: dict[str, tuple[int, ...]] = {}
        self._joint = "" if language == "zh" else " "
        self._general = GENERAL[language] | FUNCTION[language]
        self.origins = self._find_origins(papers, language, segmenter)
        stems = _heading_words(papers, language, segmenter)
        places: dict[str, list[int]] = {}
        for at, piece in enumerate(pieces):
            found = {self._joint.join(run) for run in candidates(piece.text, language, segmenter)}
            found |= stems & frozenset(segmenter.words(piece.text, language))
            for phrase in found:
                places.setdefault(phrase, []).append(at)
        owners = {phrase: {pieces[at].citekey for at in where} for phrase, where in places.items()}
        least = _EXTRACTS if len(pieces) > 10 * _EXTRACTS else 2
        shared = {phrase: where for phrase, where in places.items() if len(where) >= least and len(owners[phrase]) > 1}
        self.topics = frozenset(
            phrase
            for phrase, where in shared.items()
            if len(owners[phrase]) >= max(2, _TOPIC_PAPERS * len(papers))
            and len(where) >= _TOPIC_EXTRACTS * len(pieces)
        )
        self.places = self._choose(shared)

    def where(self, phrase: str) -> tuple[int, ...]:
        """The extracts that hold ``phrase``, which need not be a candidate (a known theme's term)."""
        if phrase in self.places:
            return self.places[phrase]
        if phrase not in self._looked_up:
            held = (at for at, piece in enumerate(self._pieces) if contains(piece.text, phrase))
            self._looked_up[phrase] = tuple(held)
        return self._looked_up[phrase]

    def _choose(self, shared: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
        longer = _longer(shared)
        kept = [
            phrase
            for phrase, where in shared.items()
            if not self._is_topic(phrase)
            and not any(len(shared[other]) >= _NESTED * len(where) for other in longer.get(phrase, ()))
        ]
        kept.sort(key=lambda phrase: (-len(shared[phrase]), phrase))
        return {phrase: tuple(shared[phrase]) for phrase in sorted(kept[:_MOST])}

    def _is_topic(self, phrase: str) -> bool:
        """Whether a phrase is the corpus's subject, or that subject with nothing but general words added."""
        if phrase in self.topics:
            return True
        for topic in self.topics:
            if topic in phrase:
                rest = phrase.replace(topic, " ").split()
                if all(word in self._general or len(word) < 2 for word in rest):
                    return True
        return False

    def _find_origins(
        self, papers: Mapping[str, tuple[Article, Draft]], language: str, segmenter: Segmenter
    ) -> dict[str, str]:
        origins: dict[str, str] = {}
        for _, (article, draft) in sorted(papers.items()):
            titles = [article.metadata.title or "", *(section.title for section in article.sections)]
            for title in titles:
                for run in candidates(title, language, segmenter):
                    origins[self._joint.join(run)] = "heading"
            for phrase in draft.phrases:
                origins.setdefault(phrase.term.lower(), phrase.origin)
        for _, (article, _) in sorted(papers.items()):
            origins.update({word.lower(): "author" for word in article.metadata.keywords})
        return origins


def _heading_words(papers: Mapping[str, tuple[Article, Draft]], language: str, segmenter: Segmenter) -> frozenset[str]:
    """Two-character nouns of titles and headings (``绿色``): too short for a phrase, but subjects all the same."""
    if language != "zh":
        return frozenset()
    titles = [article.metadata.title or "" for article, _ in papers.values()]
    titles += [section.title for article, _ in papers.values() for section in article.sections]
    return frozenset(
        token.word
        for title in titles
        for token in segmenter.tokens(title)
        if len(token.word) == 2 and token.tag.startswith("n") and token.word not in STOP["zh"]
    )


def contains(text: str, term: str) -> bool:
    """Whether ``text`` has ``term``: anywhere in Chinese, as whole words (a plural ending allowed) in English."""
    if not term.isascii():
        return term in text
    return bool(re.search(rf"(?i)\b{re.escape(term).replace('y', '(?:y|ie)')}(?:s|es)?\b", text))


def _longer(shared: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """For each phrase the candidates that it is part of."""
    found: dict[str, list[str]] = {}
    for phrase in shared:
        parts = {phrase[start:end] for start in range(len(phrase)) for end in range(start + 1, len(phrase) + 1)}
        for part in parts - {phrase}:
            if part in shared:
                found.setdefault(part, []).append(phrase)
    return found


def count_words(phrases: Sequence[str]) -> Counter[str]:
    """How many of ``phrases`` have each pair of characters (Chinese) or each word (English)."""
    return Counter(part for phrase in phrases for part in parts_of(phrase))


def parts_of(phrase: str) -> frozenset[str]:
    """Pairs of neighbouring characters of a Chinese phrase, words of an English one."""
    if phrase.isascii():
        return frozenset(phrase.split())
    return frozenset(phrase[at : at + 2] for at in range(len(phrase) - 1))
