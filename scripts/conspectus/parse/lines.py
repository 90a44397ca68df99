"""A source as physical lines, without markup, each with what layout can tell about it.

Line ends may be LF, CRLF, CR or any other that Unicode knows; form feeds mark a new page. Some conversions turn
a form feed into a single leading space: in a text whose lines are otherwise flush, such a line opens a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from conspectus.parse.markup import plain_line
from conspectus.parse.traced import Traced

_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = " \t\u3000\xa0\ufeff\u200b\u2003\u2002"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``indent`` is in half-width columns, ``blanks`` the blank lines before it."""

    traced: Traced
    level: int = 0
    bold: bool = False
    bullet: bool = False
    image: bool = False
    indent: int = 0
    blanks: int = 0
    page_start: bool = False
    fence: int = 0
    """Number of the displayed formula, code or table that the line is in; 0 outside any."""
    hard_break: bool = False
    """The line ends in two spaces: Markdown's own line break."""

    @property
    def text(self) -> str:
        """The line without markup and outer white space."""
        return self.traced.text


def read_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of a source from ``start`` on, blank ones left out but counted."""
    found = list(_lines(text, start))
    flush = sum(1 for line in found if line.indent == 0)
    if found and flush >= 0.8 * len(found):
        found = [replace(line, indent=0, page_start=True) if line.indent == 1 else line for line in found]
    return tuple(_with_fences(_without_line_numbers(found)))


_OPENING = re.compile(r"(?P<mark>\$\$|```|~~~|\\\[|\\begin\{(?P<name>[a-z*]+)\})")


_LONGEST_FENCE = 80
"""Lines; an opening mark that is not closed within so many lines opens nothing."""


def _with_fences(lines: Sequence[Line]) -> Iterator[Line]:
    """Number the lines of each displayed formula, code block and LaTeX environment."""
    closing: str | None = None
    count = 0
    for place, line in enumerate(lines):
        if closing is not None:
            yield replace(line, fence=count, level=0)
            closing = None if closing in line.text else closing
            continue
        match = _OPENING.match(line.text)
        if match is None:
            yield line
            continue
        mark = match["mark"]
        end = f"\\end{{{match['name']}}}" if match["name"] else "\\]" if mark == "\\[" else mark
        alone = end in line.text[len(mark) :]
        if not alone and not any(end in later.text for later in lines[place + 1 : place + _LONGEST_FENCE]):
            yield line
            continue
        count += 1
        yield replace(line, fence=count, level=0)
        closing = None if alone else end


def _lines(text: str, start: int) -> Iterator[Line]:
    blanks = 0
    page = False
    for begin, end, feed in _ranges(text, start):
        raw = text[begin:end]
        plain = plain_line(text, begin, end)
        if plain.traced.text:
            yield Line(
                plain.traced,
                plain.level,
                plain.bold,
                plain.bullet,
                plain.image,
                _indent(raw),
                blanks,
                page,
                hard_break=raw.endswith("  "),
            )
            blanks, page = 0, False
        else:
            blanks += 1
        page = page or feed


def _ranges(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of each line, and whether a form feed ends it."""
    at = start
    for match in _END.finditer(text, start):
        yield at, match.start(), match.group() == "\f"
        at = match.end()
    if at < len(text):
        yield at, len(text), False


def _indent(raw: str) -> int:
    columns = 0
    for char in raw:
        if char not in _BLANK:
            break
        columns += 2 if char in "\u3000\u2003" else 4 if char == "\t" else 1
    return columns


_NUMBERED = re.compile(r"(\d{1,4})(?:[ \t\u3000]+)(?=\S)")


def _without_line_numbers(lines: list[Line]) -> list[Line]:
    """Manuscripts number their lines (1, 2, 3 … at the head of each): such numbers are no text."""
    at = 0
    while at < len(lines):
        run = _run_of_numbers(lines, at)
        if run >= 4:
            for place in range(at, at + run):
                match = _NUMBERED.match(lines[place].text)
                if match:
                    lines[place] = replace(lines[place], traced=lines[place].traced.cut(match.end()).strip())
        at += max(run, 1)
    return lines


def _run_of_numbers(lines: list[Line], at: int) -> int:
    run = 0
    expected: int | None = None
    for line in lines[at:]:
        match = _NUMBERED.match(line.text)
        if not match or (expected is not None and int(match[1]) != expected):
            break
        expected = int(match[1]) + 1
        run += 1
    return run
