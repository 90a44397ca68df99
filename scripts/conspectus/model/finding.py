"""What a stage has to say about the material: a finding with a place, never a print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``error`` fails a build, ``warning`` fails a strict check, ``note`` only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what was found, where, and what to do about it."""

    code: str
    """Stable, kebab-case, listed in the guide."""
    message: str
    """What happened and what was expected, in plain words."""
    file: str = ""
    """Path relative to the review's root, with forward slashes; empty where no file is concerned."""
    line: int | None = None
    """1-based."""
    severity: Severity = Severity.WARNING
    hint: str = ""
    """What to do."""
    start: int | None = None
    """Offset in the article's cleaned text, where the finding is about a paper."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: what is looked for, and how serious it is. The guide prints the table of rules."""

    code: str
    """Stable, kebab-case."""
    severity: Severity
    summary: str
    """One line: what the finding says."""

    def at(self, file: str, line: int | None, message: str, hint: str = "") -> Finding:
        """A finding of this kind at a place."""
        return Finding(self.code, message, file, line, self.severity, hint)
