"""One article of a source: front matter, sections, paragraphs, marks, references, each with its place.

All spans are in the article's cleaned text (``Article.text.text``) unless a docstring says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conspectus.model.finding import Finding
from conspectus.model.reference import Reference
from conspectus.model.text import CleanText, Span


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed on the paper; ``name`` without inner spaces for Chinese names."""

    name: str
    name_en: str | None = None
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """A funding statement and the grant numbers in it."""

    text: str
    grants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a paper prints about itself; None or empty where it does not. Dates are ISO 8601."""

    title: str | None = None
    title_en: str | None = None
    authors: tuple[Author, ...] = ()
    journal: str | None = None
    journal_en: str | None = None
    issn: str | None = None
    cn: str | None = None
    doi: str | None = None
    url: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    received: str | None = None
    published_online: str | None = None
    keywords: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    clc: tuple[str, ...] = ()
    document_code: str | None = None
    article_number: str | None = None
    funding: tuple[Funding, ...] = ()
    abstract: str | None = None
    abstract_en: str | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a metadata value comes from."""

    origin: str
    """``printed``, ``corrected`` or ``supplied`` (by a sidecar)."""
    source: tuple[Span, ...] = ()
    """Ranges in the source's text, for a printed value."""
    note: str = ""
    """Where a supplied value was found, and when."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it up to the next heading of the same or a higher level.

    ``level`` counts from 1. ``number`` is the printed number normalised with NFKC and without its
    punctuation (``一``, ``(一)``, ``1``, ``2.1``), None for an unnumbered heading. ``path`` is the full
    number path that a locator uses (``二(三)1``), or for an unnumbered heading its title (``~2`` for the
    second of the same name). Reserved paths: ``abstract``, ``lead``, ``note``, ``table``.
    """

    level: int
    number: str | None
    title: str
    path: str
    heading: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph. ``section`` is an index into ``Article.sections``, or None outside any.

    ``role``: ``body``, ``abstract``, ``lead`` (before the first heading), ``note`` (foot- or endnote,
    author or fund note), ``table``, ``abstract_en``. ``index`` counts from 1 inside its section (or, outside
    any section, inside its role): it is the number that ``¶n`` in a locator means.
    """

    section: int | None
    role: str
    index: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The paragraph's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One author-year citation: surnames as printed and the year with its letter."""

    author: str
    year: str


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A mark in the text that points at references by number or by author and year."""

    start: int
    end: int
    numbers: tuple[int, ...] = ()
    works: tuple[CitedWork, ...] = ()
    locator: str | None = None
    """Cited page or pages, as printed."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a figure or table; ``label`` is the printed label without spaces (``图1``)."""

    label: str
    caption: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; ``mark`` is the printed mark. ``start``/``end`` is the note's own place in the text."""

    mark: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece of the source that is not part of the running text, kept as what it is.

    ``kind``: ``running-head``, ``page-number``, ``title``, ``byline``, ``cover``, ``editor-note``,
    ``markup``, ``issue-line``. Spans are in the source's text.
    """

    kind: str
    text: str
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Everything that was read from one article of a source."""

    ordinal: int
    """0-based place among the source's articles."""
    text: CleanText
    metadata: Metadata
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    citations: tuple[CitationMark, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] = ()
    """A second list ("related literature"), which is not the reference list."""
    figures: tuple[Caption, ...] = ()
    tables: tuple[Caption, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[Finding, ...] = ()
