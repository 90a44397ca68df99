"""Capitals that BibTeX braces keep: ``Wars of {Roses}``. A record has plain titles and lists what was braced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conspectus.bibliography.tex import escape, plain

_COMMAND = re.compile(r"\\(?:[A-Za-z]+\s*|.)$")
_CAPITAL = re.compile(r"[A-Z]")
_CHANGED_CASE = re.compile(r"(?<=.)[A-ZÀ-ÖØ-Þ]|[:?!.–—-]\s+[a-z]", re.DOTALL)


def braced(value: str, *, own: bool = True) -> tuple[str, ...]:
    r"""The parts of a field's contents that stand in braces of their own and have a capital letter, as plain text.

    Braces that a command takes (``\emph{…}``, ``{\'E}``) protect nothing. In an entry of our own (``own``) braces
    around the whole say that the case is as printed, not which capitals are a name's; in another's they protect it.
    """
    whole = value.strip()
    if whole.startswith("{") and list(_groups(whole)) == [whole[1:-1]]:
        return braced(whole[1:-1], own=False) if own else (plain(whole),)
    return tuple(part for part in (plain(inside) for inside in _groups(value)) if _CAPITAL.search(part))


def _groups(value: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, letter in enumerate(value):
        if letter == "{" and value[at - 1 : at] != "\\":
            depth += 1
            start = at if depth == 1 else start
        elif letter == "}" and value[at - 1 : at] != "\\":
            depth -= 1
            inside = value[start + 1 : at]
            if depth == 0 and not inside.startswith("\\") and not _COMMAND.search(value[:start]):
                yield inside


def in_printed_case(text: str, contents: str) -> str:
    """A title's contents in braces, as a whole, where a program that sets English titles in lower case changes it.

    BibTeX styles and pandoc lower every capital but the first, and raise the word behind a colon.
    """
    return f"{{{contents}}}" if _CHANGED_CASE.search(text) else contents


def embraced(text: str, protected: Sequence[str]) -> str:
    """``text`` as the contents of a field, with braces around the parts in ``protected``; they do not overlap."""
    parts = sorted((part for part in set(protected) if part in text), key=len, reverse=True)
    if not parts:
        return escape(text)
    pieces = re.split("(" + "|".join(re.escape(part) for part in parts) + ")", text)
    written = (f"{{{_escaped(piece)}}}" if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))
    return "".join(written).strip()


def _escaped(piece: str) -> str:
    """``piece`` escaped with the blanks at its edges."""
    left = " " if piece[:1].isspace() else ""
    right = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{left}{escape(piece)}{right}"
