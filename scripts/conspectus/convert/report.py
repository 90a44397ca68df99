"""What a conversion did, for people: read, drafted, kept, needs attention."""

from __future__ import annotations

from dataclasses import dataclass, field

from conspectus.model import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one conversion; paths are relative to the review's root, with forward slashes."""

    read: tuple[str, ...] = ()
    articles: int = 0
    drafted: tuple[str, ...] = ()
    """Pages that were written new or drafted again."""
    kept: tuple[str, ...] = ()
    """Pages and entries that a person has changed: they were left as they are."""
    written: tuple[str, ...] = ()
    """Every file whose content changed."""
    failed: tuple[str, ...] = ()
    """Sources that could not be read."""
    findings: tuple[Finding, ...] = field(default_factory=tuple)
