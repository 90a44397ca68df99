"""Woven blocks: the only derived text in a page.

A block is what stands between two marker lines. A page whose markers are broken is never rewritten: which
text is derived and which was written by hand can no longer be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from conspectus.model import Block, Finding, Rule
from conspectus.pages import rules
from conspectus.pages.lines import Line, has_no_code, page_lines

_MARKER = re.compile(r"^<!--\s*conspectus:(begin|end)\s+([a-z][a-z0-9-]*)\s*-->\s*$")
_LIKE_MARKER = re.compile(r"^\s*<!--\s*/?\s*conspectus\b", re.IGNORECASE)
_COMMENT_LINE = re.compile(r"^[^\S\n]*<!--[^\n]*", re.MULTILINE)
_CONFLICT = re.compile(
    r"^<{7}(?: .*)?\n(?P<ours>(?:.*\n)*?)(?:^\|{7}(?: .*)?\n(?:.*\n)*?)?"
    r"^={7}\n(?P<theirs>(?:.*\n)*?)^>{7}(?: .*)?(?:\n|\Z)",
    re.MULTILINE,
)
_CONFLICT_MARK = re.compile(r"^(?:<{7}|>{7})(?: |$)")


class BrokenBlocksError(ValueError):
    """A page's block markers are broken, so that it must not be rewritten; ``findings`` say where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(f"line {found.line}: {found.message}" for found in findings))


@lru_cache(maxsize=16)
def find_blocks(text: str, file: str = "") -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The woven blocks of a page in order, and what is wrong with their markers. Markers in code are text."""
    reader = _Reader(file)
    for line in _comment_lines(text) if has_no_code(text) else page_lines(text):
        if not line.code:
            reader.take(line)
    return reader.finish()


def _comment_lines(text: str) -> Iterator[Line]:
    """The lines of a text without code that may be markers: no more need be read of a page of ten thousand lines."""
    number, counted = 1, 0
    for found in _COMMENT_LINE.finditer(text):
        number += text.count("\n", counted, found.start())
        counted = found.start()
        end = min(found.end() + 1, len(text))
        yield Line(number, found.start(), found[0], end, code=False)


def set_block(text: str, name: str, body: str) -> str:
    """``text`` with the body of the woven block ``name`` replaced; merge conflicts inside blocks are settled.

    The body is written without the blank lines around it. A page that has no such block gets one at its
    end. Line ends stay as the page has them. Raises BrokenBlocksError where a marker is broken.
    """
    text = settle_conflicts(text)
    blocks, findings = find_blocks(text)
    if findings:
        raise BrokenBlocksError(findings)
    newline = "\r\n" if "\r\n" in text else "\n"
    written = body.strip("\n").replace("\n", newline)
    written += newline if written else ""
    for block in blocks:
        if block.name == name:
            return text[: block.body[0]] + written + text[block.body[1] :]
    begin, end = (f"<!-- conspectus:{kind} {name} -->{newline}" for kind in ("begin", "end"))
    before = text.rstrip("\r\n")
    return (before + newline * 2 if before else "") + begin + written + end


def without_bodies(text: str) -> str:
    """``text`` without the bodies of its woven blocks; the markers stay."""
    kept: list[str] = []
    at = 0
    for block in find_blocks(text)[0]:
        kept.append(text[at : block.body[0]])
        at = block.body[1]
    return "".join(kept) + text[at:]


def settle_conflicts(text: str) -> str:
    """``text`` with those merge conflicts settled that concern derived text only.

    A conflict is settled where both of its sides leave the same authored text and the same markers; the
    derived text is woven anew afterwards, so either side will do. Others stay for a person.
    """
    at = 0
    while found := _CONFLICT.search(text, at):
        ours, theirs = (_taken(text, found, side) for side in ("ours", "theirs"))
        if without_bodies(ours) == without_bodies(theirs):
            text = text[: found.start()] + found["ours"] + text[found.end() :]
            at = found.start() + len(found["ours"])
        else:
            at = found.end()
    return text


def conflict_lines(text: str) -> Iterator[int]:
    """The lines (from 1) where a merge conflict begins or ends, after those in woven blocks were left out."""
    inside = [block.body for block in find_blocks(text)[0]]
    for line in page_lines(text):
        if not line.code and _CONFLICT_MARK.match(line.text) and not _within(line.start, inside):
            yield line.number


def _taken(text: str, found: re.Match[str], side: str) -> str:
    """The text with this conflict, and every later one, taken from one side."""
    rest = _CONFLICT.sub(lambda later: later["ours"], text[found.end() :])
    return text[: found.start()] + found[side] + rest


def _within(offset: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in ranges)


@dataclass(slots=True)
class _Reader:
    """Reads marker lines one after the other; ``opened`` is the block that has begun and not ended."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    opened: tuple[str, Line] | None = None

    def take(self, line: Line) -> None:
        marker = _MARKER.match(line.text)
        if marker is None:
            if _LIKE_MARKER.match(line.text):
                self._say_not_a_marker(line)
        elif marker[1] == "begin":
            self._begin(marker[2], line)
        else:
            self._end(marker[2], line)

    def finish(self) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
        if self.opened:
            self._say_open(*self.opened)
        return tuple(self.blocks), tuple(sorted(self.findings, key=lambda found: found.line or 0))

    def _begin(self, name: str, line: Line) -> None:
        if self.opened:
            outer, begun = self.opened
            message = f"block “{name}” begins inside block “{outer}”, which began in line {begun.number}"
            self._say(rules.BLOCK_NESTED, line, message, f"End “{outer}” before “{name}” begins.")
        if any(block.name == name for block in self.blocks):
            message = f"this page already has a block “{name}”"
            self._say(rules.BLOCK_TWICE, line, message, "Delete one of the two, markers included.")
        self.opened = (name, line)

    def _end(self, name: str, line: Line) -> None:
        if self.opened is None or self.opened[0] != name:
            message = f"block “{name}” ends here but has not begun"
            hint = f"Write <!-- conspectus:begin {name} --> on a line before it, or delete this line."
            self._say(rules.BLOCK_CLOSED, line, message, hint)
            return
        begun = self.opened[1]
        self.blocks.append(Block(name, (begun.next_start, line.start), begun.number))
        self.opened = None

    def _say_open(self, name: str, line: Line) -> None:
        hint = f"Write <!-- conspectus:end {name} --> on a line of its own after the block."
        self._say(rules.BLOCK_OPEN, line, f"block “{name}” begins here and does not end", hint)

    def _say_not_a_marker(self, line: Line) -> None:
        message = f"“{line.text.strip()}” is not a marker of a woven block"
        hint = "Expected <!-- conspectus:begin NAME --> or <!-- conspectus:end NAME --> at the start of the line."
        self._say(rules.BLOCK_MARKER, line, message, hint)

    def _say(self, rule: Rule, line: Line, message: str, hint: str) -> None:
        self.findings.append(rule.at(self.file, line.number, message, hint))
