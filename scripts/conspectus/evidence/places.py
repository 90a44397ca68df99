"""The places of a paper that a locator can name: each paragraph with the path and number it is addressed by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from conspectus.model import Article, Paragraph, Section, Span
from conspectus.pages import RESERVED, normal_path

_RESERVED_ROLES = {"abstract": "abstract", "abstract_en": "abstract", "note": "note", "table": "table"}


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph and how a locator names it: ``§path ¶number``."""

    index: int
    """Into ``Article.paragraphs``."""
    paragraph: Paragraph
    path: str
    """Section path (normalised), or ``abstract``, ``lead``, ``note``, ``table``."""
    number: int
    """Of the paragraph, from 1 in ``path``."""
    title: str
    """The section's printed heading, or the reserved name."""

    @property
    def span(self) -> Span:
        """The paragraph's range in the cleaned text."""
        return self.paragraph.span


def places(article: Article) -> tuple[Place, ...]:
    """Every paragraph of ``article`` as the place that ``claim`` and ``check`` print for it.

    Notes, tables and abstracts go by their reserved name, wherever they are printed; text before the first
    heading is the lead.
    """
    counted: Counter[str] = Counter()
    found: list[Place] = []
    for index, paragraph in enumerate(article.paragraphs):
        path = _reserved_path(article, paragraph)
        if path is None:
            section = article.sections[paragraph.section or 0]
            found.append(Place(index, paragraph, normal_path(section.path), paragraph.index, section.title))
        else:
            counted[path] += 1
            found.append(Place(index, paragraph, path, counted[path], path))
    return tuple(found)


def places_in(article: Article, path: str) -> tuple[Place, ...]:
    """The places of the section ``path`` (already normalised), those of its subsections included; empty without it."""
    own = own_places(article, path)
    named = [section for section in article.sections if normal_path(section.path) == path]
    below = {index for index, section in enumerate(article.sections) if any(_inside(section, outer) for outer in named)}
    known = {place.index for place in own}
    rest = [place for place in places(article) if place.paragraph.section in below and place.index not in known]
    return (*own, *rest)


def own_places(article: Article, path: str) -> tuple[Place, ...]:
    """The places that ``§path ¶n`` counts: the paragraphs of the section itself, without its subsections."""
    if path in RESERVED and not any(normal_path(section.path) == path for section in article.sections):
        return tuple(place for place in places(article) if place.path == path)
    return tuple(
        Place(index, paragraph, path, paragraph.index, article.sections[paragraph.section].title)
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.section is not None and normal_path(article.sections[paragraph.section].path) == path
    )


def has_section(article: Article, path: str) -> bool:
    """Whether ``path`` (already normalised) names a section of the paper or reserved text that it has."""
    return any(normal_path(section.path) == path for section in article.sections) or bool(own_places(article, path))


def _reserved_path(article: Article, paragraph: Paragraph) -> str | None:
    if paragraph.role in _RESERVED_ROLES:
        return _RESERVED_ROLES[paragraph.role]
    if paragraph.section is None or paragraph.section >= len(article.sections):
        return "lead"
    return None


def _inside(section: Section, outer: Section) -> bool:
    return section is not outer and outer.start <= section.start and section.end <= outer.end
