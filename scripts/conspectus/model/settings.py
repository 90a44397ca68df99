"""The program's settings: what stands under ``extra.conspectus`` of ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STYLES = (
    "gbt7714-2015",
    "gbt7714-2015-author-year",
    "gbt7714-2025",
    "gbt7714-2025-author-year",
    "apa",
    "chicago",
    "mla",
)
"""The citation styles: GB/T 7714 of 2015 and 2025, numeric and author-year; APA 7; Chicago 17 author-date; MLA 9."""

FORGES = ("", "none", "github", "gitlab", "gitea", "gitee", "bitbucket")
"""What the repository's host runs; empty: as its name tells; ``none``: readers are offered no issue to open."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one review; every field has the value that a new review starts with."""

    language: str = "en"
    """Language of ``x.md``; other languages are ``x.<language>.md``."""
    papers: str = "papers"
    """Folder of the sources, relative to the review's root."""
    drafts: str = "sentences"
    """``sentences`` or ``outline``: what a drafted page may take from the paper."""
    quotes: str = "short"
    """``none``, ``short`` (at most 120 characters) or ``full``: what of a passage the built site shows."""
    style: str = "gbt7714-2025"
    """The citation style of reference lists (one of ``STYLES``)."""
    labels: str = "author-year"
    """``author-year`` or ``numbers``: how a citation in the text is labelled."""
    forge: str = ""
    """One of ``FORGES``: where readers report mistakes."""
    version: str = ""
    """Version of the review, as it is cited; empty: undated work in progress."""
    released: str = ""
    """ISO date of that version."""
    authors: tuple[str, ...] = ()
    """Who wrote the review: names as in BibTeX (``谭志雄``, ``Gereffi, Gary``)."""
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the review is called in other languages, by language; else the title of its first page there."""
    nav_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    """By language, what the titles of the navigation in ``mkdocs.yml`` are called there."""
    repository: str = ""
    """Address of the review's source, from ``repo_url``."""
    site_url: str = ""
    """Address of the hosted review with a slash at its end, or empty."""
    site_name: str = ""
    site_description: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
    custom_dir: str = ""
    """Folder of the theme's own templates, or empty where the review has none."""
