"""The whole review, as loaded from disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conspectus.model.article import Article
from conspectus.model.claim import Theme
from conspectus.model.finding import Finding
from conspectus.model.page import Lock, Page
from conspectus.model.receipt import Receipt
from conspectus.model.settings import Settings
from conspectus.model.terms import Formulation, Silence, Term
from conspectus.model.work import Work


@dataclass(frozen=True, slots=True)
class Paper:
    """A reviewed paper: its record, its pages by language, its lock, and its text where the source is here."""

    citekey: str
    work: Work
    pages: Mapping[str, Page] = field(default_factory=dict)
    lock: Lock | None = None
    article: Article | None = None

    def page(self, language: str) -> Page | None:
        """The page in ``language``, or in the language there is."""
        return self.pages.get(language) or next(iter(self.pages.values()), None)


@dataclass(frozen=True, slots=True)
class Review:
    """All of a review, as loaded from disk: what weaving, checking and the site work on."""

    root: Path
    settings: Settings
    papers: Mapping[str, Paper] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    """Cited works by citekey (``bib/cited.bib``); a reviewed paper that others cite is in ``papers`` only."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Keys that works once had → the keys they have now."""
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """By slug, as the theme pages' front matter states them."""
    glossary: Mapping[str, Term] = field(default_factory=dict)
    """By id, in the order of ``docs/data/glossary.yml``; empty where the review has none."""
    formulations: Mapping[str, Formulation] = field(default_factory=dict)
    """By id, in the order of ``docs/data/formulations.yml``."""
    silences: Mapping[str, Silence] = field(default_factory=dict)
    """By id, in the order of ``docs/data/silences.yml``."""
    pages: tuple[Page, ...] = ()
    """Every Markdown page under ``docs/``, paper and theme pages included."""
    receipt: Receipt | None = None
    """What was last found where the sources are (``evidence/receipt.txt``); None where nobody looked."""
    findings: tuple[Finding, ...] = ()
