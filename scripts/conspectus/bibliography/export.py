"""Works as the text of a ``.bib`` file."""

from __future__ import annotations

from collections.abc import Iterable

from conspectus.bibliography.entries import format_entry
from conspectus.bibliography.keys import propose_key, unique_key
from conspectus.model import Work


def bibtex_of(works: Iterable[Work]) -> str:
    """One entry a work, in the order given, with proposed keys made unique; ends with a line feed if not empty."""
    entries: dict[str, str] = {}
    for work in works:
        key = unique_key(propose_key(work), entries)
        entries[key] = format_entry(key, work)
    return "".join(f"{entry}\n\n" for entry in entries.values()).removesuffix("\n")
