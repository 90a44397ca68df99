"""Entries without a type mark: house styles of Chinese journals, and the English styles."""

from __future__ import annotations

from conspectus.parse.references.gbt import read_head
from conspectus.parse.references.reading import Reading


def read_unmarked(reading: Reading, addresses: int) -> None:
    """Reads an entry that no type mark divides."""
    read_head(reading, 0, addresses)
