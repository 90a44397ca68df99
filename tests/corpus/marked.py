"""The marked text of a sample paper: one file from which both its printed form and its truth are made.

A marked file is YAML front matter (what the paper prints about itself) and lines. A line that opens with a directive
(``@p``, ``@h2``, ``@ref`` …, see ``README.md``) is one block; any other line is printed as it stands. Inside a line
``⟪…⟫`` is printed but is no part of the text, ``⟦①|…⟧`` in it is a footnote, ``{{…}}`` is a citation mark, ``⟨t:…⟩``
is a field of a reference and ``⏎`` is a line end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PARAGRAPHS = frozenset({"p", "abs", "absen", "note", "rows"})
_DIRECTIVE = re.compile(r"@([a-z]+)(\d?) ?(.*)")
_NOISE = re.compile(r"⟪(.*?)⟫", re.DOTALL)
_NOTE = re.compile(r"⟦([^|⟧]*)\|(.*?)⟧", re.DOTALL)
_FIELD_MARKUP = re.compile(r"⟨[a-z]+:|⟩")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a marked file. ``kind`` is empty for a line printed as it stands; ``level`` is a heading's."""

    kind: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked file: what the paper says about itself, and its blocks in the order they are printed."""

    meta: Mapping[str, Any]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a reference: its code (``t`` title, ``a`` author, …) and its characters as printed."""

    code: str
    text: str


def read_marked(path: Path) -> Marked:
    """The marked file at ``path``; a file without front matter is a ValueError."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    lines = body.removesuffix("\n").split("\n")
    return Marked(yaml.safe_load(front), tuple(_block(line) for line in lines))


def printed_text(text: str) -> str:
    """The characters that are printed for a piece of marked text, line ends included."""
    shown = _NOISE.sub(lambda noise: _NOTE.sub(_print_note, noise[1]), text)
    return _without_markup(shown).replace("⏎", "\n")


def clean_text(text: str) -> str:
    """The characters that belong to the text itself: what is printed, without what interrupts it."""
    return _without_markup(_NOISE.sub("", text)).replace("⏎", "\n")


def notes_of(text: str) -> tuple[tuple[str, str], ...]:
    """The notes that interrupt a piece of marked text, as (mark, words); the mark is empty for an author note."""
    return tuple(
        (note[1], note[2].replace("⏎", "\n")) for noise in _NOISE.finditer(text) for note in _NOTE.finditer(noise[1])
    )


def fields_of(text: str) -> tuple[Field, ...]:
    """The marked fields of a reference, an inner one (a DOI inside an address) before the outer one."""
    found: list[Field] = []
    open_fields: list[tuple[str, int]] = []
    plain = _NOISE.sub("", text)
    for token in _FIELD_MARKUP.finditer(plain):
        if token[0] == "⟩":
            code, start = open_fields.pop()
            found.append(Field(code, _FIELD_MARKUP.sub("", plain[start : token.start()])))
        else:
            open_fields.append((token[0][1:-1], token.end()))
    return tuple(found)


def heading_parts(text: str) -> tuple[str, str]:
    """A heading's printed number (as printed) and title, without Markdown's marks."""
    number, _, title = text.rpartition("|")
    strip = "#* 　"
    return clean_text(number).strip(strip), clean_text(title).strip(strip)


def _block(line: str) -> Block:
    directive = _DIRECTIVE.fullmatch(line)
    if directive is None:
        return Block("", 0, line)
    return Block(directive[1], int(directive[2] or 0), directive[3])


def _print_note(note: re.Match[str]) -> str:
    return f"{note[1]} {note[2]}" if note[1] else note[2]


def _without_markup(text: str) -> str:
    return _FIELD_MARKUP.sub("", text).replace("{{", "").replace("}}", "")
