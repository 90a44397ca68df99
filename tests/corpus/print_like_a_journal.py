"""Print clean text as journals and their conversions to text print it: hard lines, columns, things in between.

``typeset`` takes the paragraphs and headings of an article and a ``Layout`` and returns lines as a two-column
conversion gives them: every printed line on its own, usually with a blank line after it, the first line of a paragraph
shorter by its indent, a page break shown by nothing but a leading space, and running heads, page numbers, titles and
bylines standing where the page ended. What went in is the truth about what comes out, so any text and any layout
make a test case: parsing the printed text must give the clean text back. It is deterministic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NO_START = "，。、；：？！）》”’】％…"
"""Characters that may not open a line: they hang at the end of the line before (GB/T 15834—2011 §5.1)."""
NO_END = "（《“‘【"
"""Characters that may not end a line (GB/T 15834—2011 §5.1)."""
_UNIT = re.compile(r"\[[\d,\-]+\]|[!-~À-ɏ–—−]+|\s|.", re.DOTALL)
_LATIN_BREAK = re.compile(
    r"[aeiouy][bcdfgklmnprst](?=[bcdfgklmnprstv][aeiouy])"  # between the consonants of VCCV
    r"|.(?=(?:tion|sion|ment|tive|tory|ness|ship|ture|able|ing)s?$)"  # before a common ending
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (``level`` 1 and up), a paragraph (``level`` 0), or a line set as it stands (``level`` -1)."""

    text: str
    level: int = 0
    hanging: int = 0
    """Spaces before every line but the first, as in an unnumbered reference list."""
    width: int = 0
    """A width of its own, as an editor's note above two columns has; 0 takes the page's."""
    new_page: bool = False
    """It opens a page, so that a leading space stands before it."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page ends inside the first sentence that runs on after ``after`` lines of the article.

    ``furniture`` is what the page carries besides the text (running head, page number, title, byline), printed
    between the two halves of the sentence. ``width`` is the width of the lines from here on; 0 keeps it.
    """

    after: int
    furniture: tuple[str, ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How an article is printed. ``width`` counts full-width characters for Chinese, columns for Latin text."""

    width: int = 22
    language: str = "zh"
    spaced: bool = True
    """A blank line after every printed line."""
    indent: int = 2
    """Full-width characters that the first line of a paragraph is shorter by (the lost indent)."""
    breaks: tuple[PageBreak, ...] = ()


def typeset(pieces: Sequence[Piece], layout: Layout) -> str:
    """The printed text of ``pieces``: LF line ends, none at the end."""
    page = _Page(layout)
    for piece in pieces:
        page.print_piece(piece)
    return "".join(page.out)


class _Page:
    """What is printed so far, what separates it from the next line, and the page breaks still to come."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.width = layout.width
        self.breaks = list(layout.breaks)
        self.lines = 0
        self.out: list[str] = []
        self.separator = ""

    def print_piece(self, piece: Piece) -> None:
        """Set one piece, breaking the page inside it where one is due."""
        self.separator = ("\n " if self.out else " ") if piece.new_page else ("\n\n" if self.out else "")
        if piece.level < 0:
            self._print(piece.text)
            return
        units = _UNIT.findall(piece.text)
        opens = True
        while units:
            line, units = self._next_line(units, piece, opens=opens)
            self._print(line)
            opens = False
            if units and self._page_ends(line):
                self._turn_page(self.breaks.pop(0))

    def _next_line(self, units: list[str], piece: Piece, *, opens: bool) -> tuple[str, list[str]]:
        width = piece.width or self.width
        if self.layout.language == "zh":
            indent = self.layout.indent if opens and piece.level == 0 else 0
            return han_line(units, 2 * (width - indent))
        margin = "" if opens else " " * piece.hanging
        line, rest = latin_line(units, width - len(margin))
        return margin + line, rest

    def _page_ends(self, line: str) -> bool:
        return bool(self.breaks) and self.lines >= self.breaks[0].after and line[-1] not in "。.：:"

    def _print(self, line: str) -> None:
        self.out += [self.separator, line]
        self.separator = "\n\n" if self.layout.spaced else "\n"
        self.lines += 1

    def _turn_page(self, ended: PageBreak) -> None:
        self.width = ended.width or self.width
        between = self.separator
        self.separator = "\n\n"
        for line in ended.furniture:
            self.out += [self.separator, line]
            self.separator = between
        self.separator = "\n " if self.layout.spaced else "\n\n"


def han_line(units: Sequence[str], room: int) -> tuple[str, list[str]]:
    """The first line of ``units`` that fits ``room`` half-width columns, and the units that are left."""
    used, count = 0, 0
    while count < len(units) and (used + _columns(units[count]) <= room or count == 0):
        used += _columns(units[count])
        count += 1
    while count < len(units) and units[count] in NO_START:
        count += 1
    while 1 < count < len(units) and units[count - 1] in NO_END:
        count -= 1
    return "".join(units[:count]).strip(" "), _without_opening_space(units[count:])


def latin_line(units: Sequence[str], room: int) -> tuple[str, list[str]]:
    """The first line of ``units`` that fits ``room`` columns, a long last word divided with a hyphen."""
    used, count = 0, 0
    while count < len(units) and (used + len(units[count]) <= room or count == 0):
        used += len(units[count])
        count += 1
    head, rest = list(units[:count]), list(units[count:])
    parts = _divide(rest[0], room - used) if rest else None
    if parts is not None:
        head.append(parts[0])
        rest[0] = parts[1]
    return "".join(head).strip(" "), _without_opening_space(rest)


def _divide(word: str, room: int) -> tuple[str, str] | None:
    """``word`` in two so that the first part with its hyphen fits ``room``; None where it cannot be divided.

    A compound is divided at its own hyphen, which then stays in the text; any other word of eight letters and
    more between two consonants or before an ending, and the hyphen is only printed.
    """
    compound = word.rfind("-", 3, max(room, 3))
    if compound > 0 and word[0].isalpha() and word[-2:].isalpha():
        return word[: compound + 1], word[compound + 1 :]
    if not word.isalpha() or len(word) < 8:
        return None
    places = [found.end() for found in _LATIN_BREAK.finditer(word, 2) if found.end() < min(room, len(word) - 2)]
    return (word[: places[-1]] + "-", word[places[-1] :]) if places else None


def _columns(unit: str) -> int:
    return sum(1 if ord(character) < 0x2000 else 2 for character in unit)


def _without_opening_space(units: Sequence[str]) -> list[str]:
    opening = 0
    while opening < len(units) and units[opening] == " ":
        opening += 1
    return list(units[opening:])
