"""Plain text (``.txt``): what was decoded is the source, unchanged."""

from __future__ import annotations

FORMAT = "txt"
SUFFIXES = (".txt", ".text")


def source_text(decoded: str) -> str:
    """The text to parse; line ends stay as they stand."""
    return decoded
