"""Where an entry stands in its BibTeX file, so that a finding can name the line."""

from __future__ import annotations

import re
from pathlib import Path

_ENTRY = re.compile(r"^[ \t]*@\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE)


class Entries:
    """The lines of the entries in the bibliographies below ``root``, each file read once at most."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, dict[str, int]] = {}

    def line(self, file: str, key: str) -> int | None:
        """The line (from 1) on which the entry ``key`` begins; None where there is no such file or entry."""
        if file not in self._lines:
            self._lines[file] = _lines(self._root / file)
        return self._lines[file].get(key)


def _lines(path: Path) -> dict[str, int]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, int] = {}
    line = at = 0
    for entry in _ENTRY.finditer(text):
        line += text.count("\n", at, entry.start(1))
        at = entry.start(1)
        found.setdefault(entry[1], line + 1)
    return found
