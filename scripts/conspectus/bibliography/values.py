"""The value of a BibTeX field as written (``jan # " 12"``, ``{A {B}race}``, ``gr``) and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_MARK = re.compile(r"(?<!\\)[{}\"#]")


def contents(value: str, strings: Mapping[str, str]) -> str:
    """The contents without delimiters, pieces joined by ``#`` put together.

    ``strings``: what ``@string`` names stand for, lower-case names; a name that is none of them stays as written.
    """
    return "".join(_piece(piece, strings) for piece in _pieces(value)).strip()


def _pieces(value: str) -> Iterator[str]:
    """The operands of ``#``; inside braces and quotes the sign is a letter like any other."""
    depth, quoted, start = 0, False, 0
    for found in _MARK.finditer(value):
        mark = found.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif mark == '"' and depth == 0:
            quoted = not quoted
        elif mark == "#" and depth == 0 and not quoted:
            yield value[start : found.start()].strip()
            start = found.end()
    yield value[start:].strip()


def _piece(piece: str, strings: Mapping[str, str]) -> str:
    if len(piece) > 1 and (piece[0], piece[-1]) in (("{", "}"), ('"', '"')):
        return piece[1:-1]
    return strings.get(piece.lower(), piece)
