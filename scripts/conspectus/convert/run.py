"""One conversion under way: where it writes, and what it has done so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from conspectus.disk import write_text
from conspectus.model import Finding, Page, Settings
from conspectus.pages import fingerprint, read_page, stamp


@dataclass(slots=True)
class Run:
    """What a conversion has written, drafted and kept; files are named relative to ``root``, with forward slashes."""

    root: Path
    settings: Settings
    drafted: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self, file: str, text: str) -> None:
        """Write a file where its content changes."""
        if write_text(self.root / file, text):
            self.written.append(file)

    def draft(self, file: str, text: str) -> None:
        """Write a drafted page, unless a person changed the one that is there, or it says the same already."""
        present = self._present(file)
        if self.is_written(file):
            self.kept.append(file)
        elif present is None or fingerprint(present.text) != fingerprint(text):
            self.write(file, stamp(text))
            self.drafted.append(file)

    def is_written(self, file: str) -> bool:
        """Whether a person has written or changed the page, or put something else in its place."""
        present = self._present(file)
        return (self.root / file).exists() if present is None else not present.drafted

    def _present(self, file: str) -> Page | None:
        """The page that is there; one that is not UTF-8 counts as changed by a person."""
        path = self.root / file
        if not path.is_file():
            return None
        text = path.read_bytes().decode("utf-8", errors="replace")
        return read_page(text, file, self.settings)
