"""The program's settings: what stands under ``extra.conspectus`` of ``mkdocs.yml``."""

from __future__ import annotations

from dataclasses import dataclass


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
    site_name: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
