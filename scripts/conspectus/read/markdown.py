"""Markdown (``.md``): read as it stands; its marks are understood, and removed, when it is parsed."""

from __future__ import annotations

FORMAT = "md"
SUFFIXES = (".md", ".markdown")


def source_text(decoded: str) -> str:
    """The text to parse; line ends stay as they stand."""
    return decoded
