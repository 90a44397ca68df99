"""The value of a BibTeX field as written (``jan # " 12"``, ``{A {B}race}``, ``gr``) and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_MARK = re.compile(r"(?<!\\)[{}\"#]")
_NEXT_FIELD = re.compile(r"[}\"]\s*([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?=[{\"0-9A-Za-z])")


_BARE_BEFORE_FIELD = re.compile(r"([A-Za-z0-9]+)\s*\n\s*([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?=[{\"0-9A-Za-z])")


def contents(value: str, strings: Mapping[str, str]) -> str:
    """The contents without delimiters, pieces joined by ``#`` put together.

    ``strings``: what ``@string`` names stand for, lower-case names; a name that is none of them stays as written.
    """
    return "".join(_piece(piece, strings) for piece in _pieces(value)).strip()


def divided(name: str, value: str) -> list[tuple[str, str]]:
    """The field with a value as written, and those behind it that a missing comma made a part of the value."""
    if bare := _BARE_BEFORE_FIELD.match(value):
        return [(name, bare[1]), *divided(bare[2], value[bare.end() :])]
    for found in _NEXT_FIELD.finditer(value):
        before = value[: found.start() + 1]
        if before[0] in '{"' and sum(1 for _ in _ends(before)) == 1 and next(_ends(before)) == len(before):
            return [(name, before), *divided(found[1], value[found.end() :])]
    return [(name, value)]


def _ends(value: str) -> Iterator[int]:
    """Where each piece in braces or quotation marks ends."""
    depth, quoted = 0, False
    for found in _MARK.finditer(value):
        mark = found.group()
        depth += (mark == "{") - (mark == "}")
        if mark == '"' and depth == 0:
            quoted = not quoted
        if depth == 0 and not quoted and mark in '}"':
            yield found.end()


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
