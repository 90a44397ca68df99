"""The review itself: claims with their evidence, and the themes that set papers side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conspectus.model.attributes import Attributes
from conspectus.model.text import Span

FACETS = (
    "question",
    "background",
    "concepts",
    "theory",
    "mechanisms",
    "method",
    "evidence",
    "findings",
    "recommendations",
    "contribution",
    "limitations",
)
"""The facets of a paper's page, in the order they are printed."""

BASES = (
    "own measurement",
    "official statistics",
    "cited study",
    "historical case",
    "official text",
    "definition",
    "assertion",
)
"""What a claim may rest on."""


THEME_SECTIONS = ("answer", "agreement", "differences", "asserted", "unaddressed", "connections", "reading")
"""The sections that people write on a theme's page, in the order they stand."""

SUBSTANCE = 2
"""Fewest claims with which a paper treats a theme in substance; with fewer it names it in passing."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a paper: ``section`` is a section path or a reserved name, ``paragraph`` counts from 1 in it."""

    section: str
    phrase: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: a paper and a place in it."""

    citekey: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Claim:
    """One list item under a facet heading of a paper's page."""

    id: str
    citekey: str
    facet: str
    text: str
    """The reviewer's words, without evidence, basis and themes."""
    evidence: tuple[Evidence, ...]
    basis: str
    themes: tuple[str, ...]
    file: str
    line: int
    declared: tuple[str, ...] = ()
    """Numbers declared as converted, which need not occur in the passage as written."""
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(frozen=True, slots=True)
class Relation:
    """Why two themes are linked: ``kind`` is ``papers``, ``works`` or ``passages``."""

    theme: str
    kind: str
    members: tuple[str, ...] = ()
    weight: float = 0.0
    why: Mapping[str, str] = field(default_factory=dict)
    """The reason that people state, by language."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that at least two papers treat."""

    slug: str
    label: str
    terms: tuple[str, ...]
    papers: tuple[str, ...] = ()
    """Citekeys, those that treat it most first."""
    passages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """For each citekey the indexes of the paragraphs that treat it."""
    related: tuple[Relation, ...] = ()
    passing: tuple[str, ...] = ()
    """Citekeys of papers that only touch on it, however many of their claims speak to it."""

    def in_substance(self, citekey: str, claims: int) -> bool:
        """Whether a paper treats the theme in substance, with so many of its claims speaking to it."""
        return claims >= SUBSTANCE and citekey not in self.passing


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a sentence of a paper, with its place in the article's cleaned text."""

    citekey: str
    text: str
    """Equal to ``span.of(article.text.text)``."""
    span: Span
    section: int | None
    """Index into ``Article.sections``."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two passages of different papers worth reading side by side: candidates, never a verdict.

    ``kind`` is ``agreement`` (they say alike) or ``contrast`` (they may weigh the matter differently).
    """

    theme: str
    kind: str
    sides: tuple[Side, Side]
    score: float
    """0..1: how close the two are in what they speak of."""
