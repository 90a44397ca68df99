"""What the machine proposes for a paper's page: statements by facet, key phrases, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures. ``span`` is the number with its unit, in the cleaned text."""

    value: str
    """As printed, digits and sign only (``28.87``)."""
    unit: str
    """As printed (``%``, ``亿吨``); empty where none is printed."""
    year: str
    """The year or period it is said to hold for; empty where none is stated."""
    source: str
    """The stated source (``根据…数据``), without its introducing word; empty where none."""
    span: Span


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence or heading of the paper proposed for a facet, with its place in the cleaned text."""

    facet: str
    text: str
    """Equal to ``span.of(article.text.text)``."""
    span: Span
    section: int | None
    """Index into ``Article.sections``."""
    support: Span | None = None
    """For a heading: the sentence under it that says most."""
    basis: str = "assertion"
    quantities: tuple[Quantity, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A term of the paper; ``origin`` is ``author`` (printed keyword), ``heading`` or ``text``."""

    term: str
    origin: str
    count: int
    score: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper's draft. Facets without a claim are "not stated"."""

    claims: tuple[DraftClaim, ...]
    phrases: tuple[KeyPhrase, ...]
    quantities: tuple[Quantity, ...]
