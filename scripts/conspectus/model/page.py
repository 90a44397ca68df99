"""A page of the site as its Markdown states it, and what the lock records of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conspectus.model.claim import Claim
from conspectus.model.finding import Finding
from conspectus.model.text import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A woven block: the range of its body (between the two marker lines) in the page's text."""

    name: str
    body: tuple[int, int]
    line: int
    """1-based line of the begin marker."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page that was read. ``kind`` is ``paper``, ``theme`` or ``other``; ``language`` from its name."""

    file: str
    """Relative to the review's root, with forward slashes (``docs/papers/tan2024xinzhi.zh.md``)."""
    kind: str
    language: str
    text: str
    front_matter: Mapping[str, Any]
    title: str
    claims: tuple[Claim, ...] = ()
    blocks: tuple[Block, ...] = ()
    not_stated: tuple[str, ...] = ()
    """Facets that the page says the paper does not speak to."""
    drafted: bool = False
    """The page is as the program drafted it: its fingerprint matches."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class LockedEvidence:
    """Where one piece of a claim's evidence was found; never the words beyond the evidence phrase."""

    claim: str
    """The claim's id."""
    citekey: str
    section: str
    """Section path."""
    title: str
    """The section's printed heading, or the reserved name."""
    paragraph: int
    phrase: str
    sha256: str
    """Of the source's bytes."""
    spans: tuple[Span, ...]
    """Of the paragraph, in the source's text."""
    passage: str
    """sha-256 of the passage's text with all white space removed, NFC."""
    state: str = "verified"
    numbers: tuple[str, ...] | None = None
    """The numbers of the passage (facts, not words), so that a claim's numbers can be checked without the
    source; None where the lock does not record them."""


@dataclass(frozen=True, slots=True)
class LockedSection:
    """A heading of the paper (facts that the repository may hold)."""

    level: int
    path: str
    title: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Lock:
    """``evidence/<key>.lock``: what is known of a paper where its source is absent."""

    citekey: str
    file: str
    sha256: str
    ordinal: int
    """0-based place of the article in its source."""
    language: str = "zh"
    sections: tuple[LockedSection, ...] = ()
    references: Mapping[int, str] = field(default_factory=dict)
    """Printed number (or place in the list, from 1, where none is printed) → citekey of the cited work."""
    evidence: tuple[LockedEvidence, ...] = ()
    retired: Mapping[str, str] = field(default_factory=dict)
    """Id that a claim once had → the id it has now, or an empty string where the claim is gone."""
    marks: Mapping[int, int] = field(default_factory=dict)
    """Printed number → how many marks in the paper's text point at it; empty where its marks are not numbers."""
    encoding: str = "utf-8"
    """Python's name of the encoding in which the source's spans count."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Key of a query → section path → how often its words stand there, for every query that was counted."""
