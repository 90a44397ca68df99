"""Citations as an author writes them: pandoc's syntax, with full-width punctuation accepted.

In brackets ``[see @a, p. 3; @b]``, ``[-@a]`` without the author, in running text ``@a`` and ``@a [p. 3]``.
``［］``, ``【】``, ``；``, ``，`` and ``＠`` stand for their half-width forms, because Chinese is typed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from conspectus.pages.vocabulary import basis_of

KEY = r"(?:\{[^{}\s]+\}|[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.+/-]+(?=[A-Za-z0-9_]))*)"
"""A citation key in a citation: a full stop or hyphen only inside it, anything in braces (``@{…}``)."""

_SHIELD = "\x03"
"""Stands for what is no prose, in this module as in Python-Markdown: a key right behind it is not cited."""

# the sign comes first and what stands before it is looked at afterwards: so the search is for one character
_AT = rf"[@＠](?<![A-Za-z0-9_.+%&=/@＠\\{_SHIELD}][@＠])"
NARRATIVE_PATTERN = rf"{_AT}(?P<key>{KEY})(?:[ ]?[\[［](?P<locator>[^\[\]［］@＠#^!][^\[\]［］@＠]*)[\]］](?![\[(]))?"
"""A key in running text, with its locator in brackets."""

# not the text of a link, nor the label of a definition; another citation or a theme may follow at once
_NO_LABEL = r"(?!\(|\[(?!-?[@#])|:[ \t]+<?(?:[\w.:-]*[/#]|[\w.-]+\.(?:md|html)\b|\x03))"
BRACKET_PATTERN = rf"[\[［【](?P<inner>[^\[\]［］【】@＠]*[@＠][^\[\]［］【】]*)[\]］】]{_NO_LABEL}"
"""A citation in brackets."""

THEME_PATTERN = rf"\[#(?P<theme>[a-z][a-z0-9-]*)\]{_NO_LABEL}"
"""A theme named in running text or behind a claim; a colon may follow it as any other word."""

_NARRATIVE = re.compile(NARRATIVE_PATTERN)
_BRACKET = re.compile(BRACKET_PATTERN)
_SIGN = re.compile(rf"@(?<![A-Za-z0-9_.+%&=/@\\]@)(?P<key>{KEY})")
_CUT = re.compile(rf"\s*[;；]\s*(?=[^;；“”\"「」]*?(?<![A-Za-z0-9_.+%&=/@\\])@{KEY})")
_STRAY = re.compile(r"-?@(?!\{?[A-Za-z0-9_])")
_NOT_PROSE = re.compile(
    r"\[[^\[\]\n]*\]:[ \t]+<?(?:[\w.:-]*[/#]|[\w.-]+\.(?:md|html)\b)[^\s\[]*(?:\s+\"[^\"]*\")?"
    r"|\\\[[^\[\]\n]*\]|\\."
    r"|<[A-Za-z/!](?:(?!\n[ \t]*\n)[^<>])*>"
    r"|!?\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)"
    r"|https?://[^\s<>\[\]（）【】，。；]+"
    r"|(?<!\\)\$\$(?:(?!\n[ \t]*\n)[^$])*\$\$"
    r"|(?<![\\$])\$(?=[^\s$])(?:(?!\n[ \t]*\n)[^$])*(?<=[^\s$])\$(?![\d$])"
)


WITH_BASIS = " · "
"""Stands between a paper's label and what the claim rests on, in the title of a definition of evidence."""


def label_and_basis(title: str) -> tuple[str, str]:
    """The two parts of such a title; the second is empty where the title names no basis."""
    label, mark, printed = title.rpartition(WITH_BASIS)
    return (label, printed) if mark and basis_of(printed) else (title, "")


@dataclass(frozen=True, slots=True)
class CitedPiece:
    """One work in a citation. ``locator`` is all that follows the key, without the comma."""

    key: str
    text: str
    """The piece as written, half width where it is the grammar's."""
    prefix: str = ""
    locator: str = ""
    suppress: bool = False
    """``-@key``: without the author, whom the sentence names."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation on a page."""

    label: str
    """The label of its link definition: the inside of the brackets, or ``… @key`` for running text."""
    pieces: tuple[CitedPiece, ...]
    narrative: bool
    start: int
    """Offset in the text it was read from."""


def read_citations(prose: str) -> Iterator[Citation]:
    """The citations in ``prose`` (code and comments already blotted out), in order.

    Escaped signs, links and their text, addresses, HTML tags and mathematics are passed over.
    """
    found: list[Citation] = []

    def take(match: re.Match[str]) -> str:
        pieces = read_bracket(match["inner"])
        if not pieces:
            return match[0]
        found.append(Citation(bracket_label(match["inner"]), pieces, narrative=False, start=match.start()))
        return _SHIELD * len(match[0])

    text = _BRACKET.sub(take, _NOT_PROSE.sub(_blot, prose))
    found += [_narrative(match, text) for match in _NARRATIVE.finditer(text)]
    return iter(sorted(found, key=lambda citation: citation.start))


def broken_citations(prose: str) -> Iterator[tuple[int, str]]:
    """Brackets in ``prose`` that begin as citations do and name no key, with their offsets: ``[@ lin2020]``."""
    text = _NOT_PROSE.sub(_blot, prose)
    for match in _BRACKET.finditer(text):
        if _STRAY.match(bracket_label(match["inner"])) and not read_bracket(match["inner"]):
            yield match.start(), match[0]


@lru_cache(maxsize=4096)
def read_bracket(inner: str) -> tuple[CitedPiece, ...]:
    """The pieces of a bracket's inside; empty where a part of it cites nothing (``[mail@example.org]``)."""
    label = bracket_label(inner)
    parts = _CUT.split(label) if ";" in label or "；" in label else [label]
    pieces = tuple(_piece(part) for part in parts)
    known = tuple(piece for piece in pieces if piece)
    return known if len(known) == len(pieces) else ()


def bracket_label(inner: str) -> str:
    """The inside of a bracket as its link definition has it: one blank between words, ``@`` half width."""
    return " ".join(inner.split()).replace("＠", "@")


def narrative_label(key: str, locator: str, *, suppress: bool = False) -> str:
    """The label of a link definition for a citation in running text: ``… @key, p. 3``."""
    return f"… {'-' if suppress else ''}@{key}" + (f", {' '.join(locator.split())}" if locator else "")


def is_suppressed(text: str, start: int) -> bool:
    """Whether the sign at ``start`` has a minus before it that is not a word's hyphen."""
    return text[start - 1 : start] == "-" and not text[start - 2 : start - 1].isalnum()


def _blot(found: re.Match[str]) -> str:
    return _SHIELD * len(found[0])


def _narrative(match: re.Match[str], text: str) -> Citation:
    suppress = is_suppressed(text, match.start())
    locator = (match["locator"] or "").strip()
    label = narrative_label(match["key"], locator, suppress=suppress)
    piece = CitedPiece(_bare(match["key"]), label.removeprefix("… "), locator=locator, suppress=suppress)
    return Citation(label, (piece,), narrative=True, start=match.start())


def _piece(part: str) -> CitedPiece | None:
    found = _SIGN.search(part)
    if found is None:
        return None
    suppress = is_suppressed(part, found.start())
    rest = part[found.end() :].lstrip()
    locator = rest[1:] if rest[:1] in {",", "，"} else rest
    prefix = part[: found.start() - suppress]
    return CitedPiece(_bare(found["key"]), part, prefix.strip(), locator.strip(), suppress)


def _bare(key: str) -> str:
    return key[1:-1] if key.startswith("{") else key
