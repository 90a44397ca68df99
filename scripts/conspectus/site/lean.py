"""Style sheets as they are sent: without their comments and indentation, which are half of what a page would load."""

from __future__ import annotations

import re
from pathlib import Path

from conspectus.disk import write_text

_PARTS = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|/\*!.*?\*/)|/\*.*?\*/|\s*\n\s*""", re.DOTALL)


def lean(folder: Path) -> None:
    """Rewrite the style sheets in ``folder``, those of a built site."""
    for file in sorted(folder.glob("*.css")):
        write_text(file, without_comments(file.read_text(encoding="utf-8")))


def without_comments(sheet: str) -> str:
    """``sheet`` without comments, save those that begin with an exclamation mark, and without indentation."""
    return _PARTS.sub(lambda part: part[1] or ("\n" if part[0].isspace() else ""), sheet).lstrip()
