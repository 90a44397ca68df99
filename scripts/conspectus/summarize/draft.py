"""The draft of one paper: its outline and its key sentences by facet, each with its exact place.

The outline is the backbone. Sentences join it by their cues, the best of each facet first; sentences of the
abstract are tied to the passage of the body that supports them. Findings come from the paper's own words about
its results or not at all: an essay has none, and the page then says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from conspectus.model import FACETS, Article, Draft, DraftClaim, Quantity, Span
from conspectus.summarize.basis import guess_basis
from conspectus.summarize.cues import facet_of
from conspectus.summarize.lexicon import Lexicon
from conspectus.summarize.outline import Item, facets_of_sections, ordinal_end, outline
from conspectus.summarize.phrases import key_phrases
from conspectus.summarize.quantities import quantities, within
from conspectus.summarize.rank import Ranking
from conspectus.summarize.segment import segmenter_for
from conspectus.summarize.sentences import Sentence, sentences

_MOST = {"recommendations": 12, "question": 3, "background": 8, "theory": 5, "contribution": 4, "limitations": 3}
_MOST_OTHERWISE = 8
_SHORTEST = 12
"""Characters of a sentence that can stand alone."""
_SHORTEST_THEORY = 30
"""Shorter sentences on the literature only announce what comes."""
_ANNOUNCES = re.compile(r"学者|(?i:\bscholars\b)")
_EXAMPLE = re.compile(r"\s*(?:例如|譬如|比如|以.{1,20}为例|For (?:example|instance))")
_SAME = 0.8
"""Cosine from which two sentences say the same."""
_SUPPORTS = 0.2
"""Cosine from which a sentence of the body supports one of the abstract."""


def draft_article(article: Article, lexicon: Lexicon) -> Draft:
    """The draft of ``article``; claims by facet in the order of the facets, then of the text."""
    found = sentences(article)
    segmenter = segmenter_for(lexicon.terms)
    phrases = key_phrases(article, found, segmenter)
    terms = tuple(phrase.term.casefold() for phrase in phrases if phrase.origin != "text")
    ranking = Ranking(article, found, segmenter)
    desk = _Desk(article, found, ranking, quantities(article), terms, facets_of_sections(article))
    desk.add_outline()
    desk.add_abstract()
    desk.add_by_cue()
    desk.add_evidence()
    desk.add_background()
    return Draft(desk.claims(), phrases, desk.numbers)


@dataclass(slots=True)
class _Desk:
    """The draft while it is being made: which sentences are used, and the claims so far."""

    article: Article
    all: tuple[Sentence, ...]
    ranking: Ranking
    numbers: tuple[Quantity, ...]
    terms: tuple[str, ...]
    """The paper's main terms, in lower case."""
    facets: tuple[str, ...]
    """By section."""
    used: set[Span] = field(default_factory=set)
    made: defaultdict[str, list[DraftClaim]] = field(default_factory=lambda: defaultdict(list))

    @property
    def language(self) -> str:
        """The article's language."""
        return self.article.metadata.language

    @property
    def body(self) -> list[Sentence]:
        """The sentences outside the abstract."""
        return [sentence for sentence in self.all if sentence.role != "abstract"]

    def add_outline(self) -> None:
        """Headings and topic sentences, each with its best sentence; the higher levels first where there are many."""
        items: defaultdict[str, list[Item]] = defaultdict(list)
        for item in outline(self.article, self.all, self.facets):
            items[item.facet].append(item)
        for facet, group in items.items():
            group.sort(key=lambda item: (item.depth, item.span.start))
            for item in group[: _most(facet)]:
                self._add_item(item)

    def _add_item(self, item: Item) -> None:
        support = self._best_under(item)
        if item.label:
            if support and self._is_free(support):
                self._add_sentence(support, item.facet)
            return
        self.used.add(item.span)
        basis, score = "assertion", 1.0
        if support:
            self.used.add(support.span)
            basis, score = self._basis(support), self.ranking.score(support)
        span = support.span if support else item.span
        self.made[item.facet].append(
            DraftClaim(
                item.facet,
                item.span.of(self.article.text.text),
                item.span,
                item.section,
                support.span if support else None,
                basis,
                within(self.numbers, span),
                score,
            )
        )

    def _best_under(self, item: Item) -> Sentence | None:
        """The sentence that says most of what the item announces; one that only gives an example rarely does."""
        heading = item.span.of(self.article.text.text)
        able = [sentence for sentence in item.under if self._can_support(sentence)]
        if item.label:
            able = [sentence for sentence in able if self._own_facet(sentence) in ("", item.facet)]
            able = [sentence for sentence in able if not within(self.numbers, sentence.span)]

        def worth(sentence: Sentence) -> tuple[float, int]:
            same = facet_of(sentence, item.facet, self.language, self.terms) == item.facet
            example = bool(_EXAMPLE.match(sentence.plain))
            score = self.ranking.score(sentence) + self.ranking.overlap(heading, sentence) + 0.25 * same - 0.5 * example
            return round(score, 6), -sentence.span.start

        return max(able, key=worth, default=None)

    def add_abstract(self) -> None:
        """Sentences of the abstract that say which facet they are of, each tied to its support in the body."""
        before = ""
        for sentence in self.all:
            if sentence.role != "abstract":
                continue
            facet = facet_of(sentence, "abstract", self.language, self.terms) or (
                before if before == "findings" else ""
            )
            before = facet
            if facet and facet != "theory":
                self._add_sentence(sentence, facet, self._support(sentence, facet))

    def add_by_cue(self) -> None:
        """Sentences of the body by their cues, the best of each facet first."""
        groups: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in self.body:
            facet = self._own_facet(sentence)
            if facet == "theory" and _ANNOUNCES.search(sentence.plain) and len(sentence.plain) < _SHORTEST_THEORY:
                continue
            if facet and self._is_free(sentence):
                groups[facet].append(sentence)
        for facet in FACETS:
            room = _most(facet) - len(self.made[facet])
            for sentence in self.ranking.choose(groups[facet], max(room, 0)):
                if self._is_free(sentence):
                    self._add_sentence(sentence, facet)

    def add_evidence(self) -> None:
        """Sentences that give numbers, those with more numbers and a source first."""
        able = [sentence for sentence in self.body if self._is_free(sentence) and within(self.numbers, sentence.span)]
        able.sort(key=lambda sentence: (-self._weight(sentence), sentence.span.start))
        for sentence in able[: _most("evidence") - len(self.made["evidence"])]:
            self._add_sentence(sentence, "evidence")

    def add_background(self) -> None:
        """Where nothing else tells the background, the best sentence of the opening paragraph does."""
        if self.made["background"]:
            return
        opening = [sentence for sentence in self.body if sentence.paragraph == self.body[0].paragraph]
        opening = [sentence for sentence in opening if self._is_free(sentence)]
        for sentence in self.ranking.choose(opening, 1):
            self._add_sentence(sentence, "background")

    def claims(self) -> tuple[DraftClaim, ...]:
        """All claims, by facet and place."""
        order = {facet: at for at, facet in enumerate(FACETS)}
        everything = [claim for group in self.made.values() for claim in group]
        return tuple(sorted(everything, key=lambda claim: (order[claim.facet], claim.span)))

    def _add_sentence(self, sentence: Sentence, facet: str, support: Span | None = None) -> None:
        if len(self.made[facet]) >= _most(facet):
            return
        self.used.add(sentence.span)
        if support:
            self.used.add(support)
        start = sentence.span.start + ordinal_end(sentence.plain)
        span = Span(start, sentence.span.end)
        self.made[facet].append(
            DraftClaim(
                facet,
                span.of(self.article.text.text),
                span,
                sentence.section,
                support,
                self._basis(sentence),
                within(self.numbers, sentence.span),
                self.ranking.score(sentence),
            )
        )

    def _support(self, sentence: Sentence, facet: str) -> Span | None:
        """The sentence of the body closest to one of the abstract, unless it is wanted for another facet."""
        likes = [
            (self.ranking.likeness(sentence, other), other)
            for other in self.body
            if other.span not in self.used and self._own_facet(other) in ("", facet)
        ]
        best = max(likes, key=lambda pair: (pair[0], -pair[1].span.start), default=None)
        return best[1].span if best and best[0] >= _SUPPORTS else None

    def _own_facet(self, sentence: Sentence) -> str:
        return facet_of(sentence, self._section_facet(sentence), self.language, self.terms)

    def _is_free(self, sentence: Sentence) -> bool:
        if sentence.quoted or len(sentence.plain.strip()) < _SHORTEST:
            return False
        if any(span.meets(sentence.span) for span in self.used):
            return False
        chosen = [other for other in self.all if other.span in self.used]
        return all(self.ranking.likeness(sentence, other) < _SAME for other in chosen)

    def _can_support(self, sentence: Sentence) -> bool:
        return not sentence.quoted and len(sentence.plain.strip()) >= _SHORTEST

    def _section_facet(self, sentence: Sentence) -> str:
        return self.facets[sentence.section] if sentence.section is not None else "lead"

    def _basis(self, sentence: Sentence) -> str:
        return guess_basis(sentence, within(self.numbers, sentence.span), self.language)

    def _weight(self, sentence: Sentence) -> float:
        held = within(self.numbers, sentence.span)
        return sum(1.0 + bool(number.source) + bool(number.year) for number in held) + self.ranking.score(sentence)


def _most(facet: str) -> int:
    return _MOST.get(facet, _MOST_OTHERWISE)
