"""The section tree: levels from the styles of the numbers, full number paths, and the range of each section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conspectus.model import Section, Span
from conspectus.parse.chars import is_latin
from conspectus.parse.headings import back_heading, named_heading, numbered_heading
from conspectus.parse.numbering import Number


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the cleaned text and the level that Markdown gave it (0: none)."""

    text: str
    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is still open: its rank (lower stands higher), its path, and its Markdown level."""

    rank: int
    number: str | None
    path: str
    marked: int


_MARK = re.compile(r"\s*\[\d{1,3}(?:\s*[-,，–~]\s*\d{1,3})*\]$")
"""A citation mark at the end of a heading is no part of its title."""
_PARTED = re.compile(r"\b(?:methods?|methodology|results?|findings|data|experiments?)\b", re.IGNORECASE)
"""Sections of English papers that have parts of their own."""
_UNNUMBERED = 1
"""Rank of a heading without a number at the top: beside ``一、`` or ``1``."""


def build_sections(headings: Sequence[Heading], end: int) -> tuple[Section, ...]:
    """Sections in order; ``end`` is where the body of the text ends."""
    found: list[Section] = []
    stack: list[_Open] = []
    names: Counter[str] = Counter()
    top = _top_rank(headings)
    for heading in headings:
        number = numbered_heading(heading.text, marked=True)
        title = _MARK.sub("", heading.text[number.end :] if number else heading.text).strip()
        rank = number.rank if number else _rank_of_plain(heading, stack, top)
        while stack and stack[-1].rank >= rank:
            stack.pop()
        path = _path(number, stack) if number else title.rstrip(":：")
        names[path] += 1
        path = path if names[path] == 1 else f"{path}~{names[path]}"
        stack.append(_Open(rank, number.number if number else None, path, heading.level))
        found.append(
            Section(
                len(stack),
                number.number if number else None,
                title.rstrip(":："),
                path,
                heading.span,
                heading.span.start,
                end,
            )
        )
    return _closed(found, end)


def _top_rank(headings: Sequence[Heading]) -> int:
    numbers = [numbered_heading(heading.text, marked=True) for heading in headings]
    return min((number.rank for number in numbers if number is not None), default=_UNNUMBERED)


def _rank_of_plain(heading: Heading, stack: Sequence[_Open], top: int) -> int:
    """A heading without a number stands at the top, or below the section whose Markdown level is higher."""
    above = [held for held in stack if heading.level and held.marked and held.marked < heading.level]
    if above and above[-1].number is None:
        return above[-1].rank + 1
    numbered = next((held for held in reversed(stack) if held.number is not None), None)
    if numbered is None and stack and not heading.level and _under_named(heading.text, stack[0].path):
        return top + 1
    if numbered is None or named_heading(heading.text) or back_heading(heading.text):
        return top
    return numbered.rank + 1 if heading.level and numbered.marked and heading.level >= numbered.marked else top


def _under_named(text: str, above: str) -> bool:
    """``Participants`` below ``Method``, ``Household survey`` below ``DATA AND METHODS``."""
    if not is_latin(text) or text.isupper() or named_heading(text):
        return False
    return above.isupper() or bool(_PARTED.search(above))


def _path(number: Number, stack: Sequence[_Open]) -> str:
    """The chain of numbers: ``二(三)1``; a decimal number names its parents itself."""
    parent = next((held for held in reversed(stack) if held.number is not None), None)
    if parent is None or number.number.startswith(f"{parent.number}."):
        return number.number
    return parent.path + number.number


def _closed(sections: Sequence[Section], end: int) -> tuple[Section, ...]:
    """Each section ends where the next of the same or a higher level begins."""
    closed: list[Section] = []
    for place, section in enumerate(sections):
        following = next((other for other in sections[place + 1 :] if other.level <= section.level), None)
        closed.append(replace(section, end=max(section.heading.end, following.start if following else end)))
    return tuple(closed)
