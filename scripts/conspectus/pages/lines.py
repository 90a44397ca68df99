"""A page's lines, and which of them are prose: the grammar holds in prose only, never in code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

# not str.splitlines, which ends a line at form feeds and other signs that no editor counts
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_INDENTED = re.compile(r"^(?: {4}|\t)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s")
_CODE_SIGNS = ("```", "~~~", "\n    ", "\t", "\r")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_OTHER_COMMENT = re.compile(r"<!--(?!\s*conspectus:).*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end. ``start`` is its offset in the page's text, ``number`` counts from 1."""

    number: int
    start: int
    text: str
    next_start: int
    """Offset of the line after it."""
    code: bool
    """The line is in a fenced or indented code block."""

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip()


@lru_cache(maxsize=16)
def page_lines(text: str) -> tuple[Line, ...]:
    """The lines of a page, each marked as code or not. Line ends may be LF, CRLF or CR."""
    # remembered for a few texts, because whoever works on a page asks for its lines again and again
    lines: list[Line] = []
    prose, state = has_no_code(text), _State()
    for number, found in enumerate(_LINE.finditer(text), start=1):
        content = found[0].rstrip("\r\n")
        lines.append(Line(number, found.start(), content, found.end(), not prose and state.is_code(content)))
    return tuple(lines)


def has_no_code(text: str) -> bool:
    """Whether a glance tells that no line of a page is in a code block: one with LF line ends, fences and indents."""
    return not (text.startswith("    ") or any(sign in text for sign in _CODE_SIGNS))


def without_code_spans(text: str) -> str:
    """``text`` with code spans and comments blotted out by spaces: as long as before, offsets hold."""
    return _COMMENT.sub(_blank, _CODE_SPAN.sub(_blank, text))


def prose_lines(text: str) -> tuple[Line, ...]:
    """``page_lines`` of a text with LF line ends, HTML comments blotted out except the markers of woven blocks."""
    lines = page_lines(text)
    masked = "\n".join(" " * len(line.text) if line.code else line.text for line in lines)
    comments = [found.span() for found in _OTHER_COMMENT.finditer(_CODE_SPAN.sub(_blank, masked))]
    return tuple(line if line.code else _outside(line, comments) for line in lines) if comments else lines


def _outside(line: Line, ranges: Sequence[tuple[int, int]]) -> Line:
    text = line.text
    for start, end in ranges:
        first, last = max(start - line.start, 0), min(end - line.start, len(text))
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return line if text is line.text else replace(line, text=text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


class _State:
    """What the lines so far say about the next one: an open fence, a list, a blank line before."""

    def __init__(self) -> None:
        self._fence = ""
        self._in_list = False
        self._after_blank = True
        self._indented = False

    def is_code(self, line: str) -> bool:
        """Whether ``line`` is code, taking it into account for the lines that follow."""
        if self._fence:
            self._close(line)
            return True
        if opened := _FENCE.match(line.lstrip() if self._in_list else line):
            self._fence = opened[1]
            self._in_list = self._in_list and line.startswith((" ", "\t"))
            self._after_blank = False
            return True
        code = self._is_indented_code(line)
        self._remember(line, code)
        return code

    def _close(self, line: str) -> None:
        mark = line.strip()
        if mark.startswith(self._fence) and not mark.strip(self._fence[0]):
            self._fence = ""

    def _is_indented_code(self, line: str) -> bool:
        if self._in_list or not line.strip() or _INDENTED.match(line) is None:
            return False
        return self._indented or self._after_blank

    def _remember(self, line: str, code: bool) -> None:
        blank = not line.strip()
        if _ITEM.match(line) and not code:
            self._in_list = True
        elif not blank and self._after_blank and not line.startswith((" ", "\t")):
            # an unindented paragraph after a blank line ends a list
            self._in_list = False
        elif line.startswith(("#", "<!--")):
            self._in_list = False
        self._indented = code or (self._indented and blank)
        self._after_blank = blank
