"""Finding a claim's passage: exactly, or not at all.

A phrase must identify one paragraph of the section it names. The section is its own paragraphs and those of
its subsections; ``¶n`` counts the section's own paragraphs only. *Not found* and *ambiguous* are different
answers, and what is merely similar is offered as a suggestion, never taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.evidence.matching import occurrences
from conspectus.evidence.nearest import Suggestion, suggest
from conspectus.evidence.places import Place, has_section, own_places, places_in
from conspectus.model import Article, Locator, Span
from conspectus.pages import normal_path


@dataclass(frozen=True, slots=True)
class Found:
    """The one paragraph that a locator identifies. ``spans`` are the phrase's occurrences in the cleaned text."""

    place: Place
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing stands where the locator points. ``missing`` is ``section``, ``paragraph`` or ``phrase``."""

    missing: str
    suggestions: tuple[Suggestion, ...] = ()
    """The nearest phrases of the paper, best first."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The phrase occurs in several paragraphs of the section."""

    candidates: tuple[Found, ...]


def locate(article: Article, locator: Locator) -> Found | NotFound | Ambiguous:
    """The paragraph that ``locator`` identifies in ``article``."""
    path = normal_path(locator.section)
    if not has_section(article, path):
        return NotFound("section", suggest(article, locator.phrase, path))
    if locator.paragraph is not None and not _within(article, path, locator.paragraph):
        return NotFound("paragraph", suggest(article, locator.phrase, path))
    found = locate_all(article, locator)
    if not found:
        return NotFound("phrase", suggest(article, locator.phrase, path))
    return found[0] if len(found) == 1 else Ambiguous(found)


def locate_all(article: Article, locator: Locator) -> tuple[Found, ...]:
    """Every paragraph that ``locator`` could mean; ``locate`` accepts exactly one."""
    text = article.text.text
    within = _within(article, normal_path(locator.section), locator.paragraph)
    return tuple(Found(place, spans) for place in within if (spans := occurrences(text, place.span, locator.phrase)))


def _within(article: Article, path: str, paragraph: int | None) -> tuple[Place, ...]:
    if paragraph is None:
        return places_in(article, path)
    return tuple(place for place in own_places(article, path) if place.number == paragraph)
