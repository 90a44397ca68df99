"""Which themes a drafted claim speaks to: those whose terms it has, and those its paragraph was gathered for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conspectus.model import Article, Draft, DraftClaim, Span, Theme
from conspectus.themes.phrasebook import contains

_MOST = 3
_LABEL = 2.0
_TERM = 1.0
_IN_SUPPORT = 0.5
"""What a term in the supporting sentence counts beside one in the claim itself."""
_PARAGRAPH = 1.0
_LEAST = 1.0


def tag_claims(draft: Draft, article: Article, citekey: str, themes: Sequence[Theme]) -> Mapping[int, tuple[str, ...]]:
    """For the index of each claim of ``draft`` that speaks to a theme up to three slugs, the closest first."""
    tagged: dict[int, tuple[str, ...]] = {}
    for index, claim in enumerate(draft.claims):
        numbers = _paragraphs(article, claim)
        scored = [(_score(claim, article, theme, citekey, numbers), theme.slug) for theme in themes]
        able = sorted((pair for pair in scored if pair[0] >= _LEAST), key=lambda pair: (-pair[0], pair[1]))
        if able:
            tagged[index] = tuple(slug for _, slug in able[:_MOST])
    return tagged


def _score(claim: DraftClaim, article: Article, theme: Theme, citekey: str, numbers: frozenset[int]) -> float:
    score = _hits(claim.text, theme)
    if claim.support:
        score += _IN_SUPPORT * _hits(claim.support.of(article.text.text), theme)
    return score + _PARAGRAPH * bool(numbers & frozenset(theme.passages.get(citekey, ())))


def _hits(text: str, theme: Theme) -> float:
    terms = [term for term in theme.terms if term != theme.label]
    return _LABEL * contains(text, theme.label) + _TERM * sum(contains(text, term) for term in terms)


def _paragraphs(article: Article, claim: DraftClaim) -> frozenset[int]:
    """The paragraphs that hold the claim or its support."""
    places: list[Span] = [claim.span, *([claim.support] if claim.support else [])]
    return frozenset(
        index
        for index, paragraph in enumerate(article.paragraphs)
        if any(paragraph.span.meets(place) for place in places)
    )
