"""The shape of a page as the grammar needs it: headings, list items and paragraphs, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from conspectus.pages.lines import Line
from conspectus.pages.script import join_lines

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")
_MARKER = re.compile(r"^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(.*)$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:\s*\1){2,}\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its marks and attributes."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A list item or a paragraph as one line of text; ``starts`` are the offsets where its page lines begin."""

    text: str
    line: int
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    listed: bool = True
    indent: int = 0
    parent: bool = False
    """Other items are nested under this one."""

    def line_at(self, offset: int) -> int:
        """The page's line (from 1) on which the character at ``offset`` stands."""
        place = sum(1 for start in self.starts if start <= offset) - 1
        return self.numbers[max(place, 0)]


def page_parts(lines: Sequence[Line]) -> Iterator[Heading | Item]:
    """The headings, list items and paragraphs of the prose among ``lines``, in order.

    An item is its first paragraph: what follows it after a blank line, indented, is a paragraph of its own.
    """
    for part, after in pairwise([*_parts(lines), None]):
        if isinstance(part, Item) and isinstance(after, Item) and part.listed and after.listed:
            yield replace(part, parent=after.indent > part.indent)
        elif part is not None:
            yield part


def _parts(lines: Sequence[Line]) -> Iterator[Heading | Item]:
    run: list[Line] = []
    for line in lines:
        heading = None if line.code else _HEADING.match(line.text)
        broken = line.code or line.blank or heading is not None or _RULE.match(line.text) is not None
        if run and (broken or _MARKER.match(line.text)):
            yield _item(run)
            run = []
        if heading:
            yield Heading(len(heading[1]), _ATTRIBUTES.sub("", heading[2]), line.number)
        elif not broken:
            run.append(line)
    if run:
        yield _item(run)


def _item(run: Sequence[Line]) -> Item:
    marked = _MARKER.match(run[0].text)
    text = (marked[2] if marked else run[0].text).strip()
    starts = [0]
    for line in run[1:]:
        joined = join_lines(text, line.text.strip())
        starts.append(len(joined) - len(line.text.strip()))
        text = joined
    indent = len(marked[1].expandtabs(4)) if marked else 0
    return Item(text, run[0].number, tuple(starts), tuple(line.number for line in run), marked is not None, indent)
