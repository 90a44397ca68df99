"""Build the cleaned text of an article from its blocks, and everything whose place is in it.

One block a line, in reading order; a displaced title and byline stand first. What is not running text (running
heads, page numbers, covers, an editor's note) is kept as asides with its place in the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from conspectus.model import Aside, CleanText, Paragraph, Piece, SourceText, Span
from conspectus.parse.block import DEBRIS, Block, Role
from conspectus.parse.traced import INSERTED, Traced, concat

_KINDS = {
    Role.TITLE: "title",
    Role.BYLINE: "byline",
    Role.COVER: "cover",
    Role.EDITOR_NOTE: "editor-note",
    Role.ISSUE_LINE: "issue-line",
    Role.PAGE_NUMBER: "page-number",
    Role.RUNNING_HEAD: "running-head",
    Role.COLUMN: "running-head",
    Role.IMPRINT: "byline",
}
_PARAGRAPHS = {
    Role.BODY: "body",
    Role.ABSTRACT: "abstract",
    Role.ABSTRACT_EN: "abstract_en",
    Role.NOTE: "note",
    Role.FOOTNOTE: "note",
    Role.TABLE: "table",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its range in the cleaned text."""

    block: Block
    span: Span

    @property
    def value(self) -> Span | None:
        """The range of the block's value, without its label; None where the label is all there is."""
        text = self.block.text
        start = (
            self.span.start + len(text) - len(text[self.block.skip :].lstrip()) if self.block.skip else self.span.start
        )
        return Span(start, self.span.end) if start < self.span.end else None


@dataclass
class Assembly:
    """The cleaned text with the blocks in it, in order, and the asides."""

    text: CleanText
    placed: list[Placed] = field(default_factory=list)
    asides: tuple[Aside, ...] = ()

    def of(self, *roles: Role) -> list[Placed]:
        """The placed blocks of these roles."""
        return [placed for placed in self.placed if placed.block.role in roles]


def assemble(source: SourceText, blocks: Sequence[Block]) -> Assembly:
    """The cleaned text of an article's blocks."""
    ordered = _reading_order(blocks)
    traced = concat(part for place, block in enumerate(ordered) for part in _line(block, first=place == 0))
    assembly = Assembly(CleanText(source, traced.text, pieces_of(traced)), asides=_asides(blocks))
    at = 0
    for block in ordered:
        assembly.placed.append(Placed(block, Span(at, at + len(block.traced))))
        at += len(block.traced) + 1
    return assembly


def _line(block: Block, *, first: bool) -> list[Traced]:
    return [block.traced] if first else [Traced.inserted("\n"), block.traced]


def _reading_order(blocks: Sequence[Block]) -> list[Block]:
    """Displaced titles and bylines first; notes that cut a list of references behind it."""
    kept = [block for block in blocks if block.role not in DEBRIS and block.traced.text]
    front = [block for block in kept if block.role is Role.TITLE][:1]
    front += [
        block for block in kept if block.role is Role.BYLINE and (block.displaced or (front and front[0].displaced))
    ]
    rest = [block for block in kept if not any(block is other for other in front)]
    return front + _lists_whole(rest)


def _lists_whole(blocks: Sequence[Block]) -> list[Block]:
    ordered: list[Block] = []
    held: list[Block] = []
    last = max((at for at, block in enumerate(blocks) if block.role is Role.REFERENCE), default=-1)
    begun = False
    for at, block in enumerate(blocks):
        begun = begun or block.role is Role.REFERENCE
        if begun and at < last and block.role is not Role.REFERENCE:
            held.append(block)
            continue
        ordered.append(block)
        if at == last:
            ordered += held
    return ordered


def pieces_of(traced: Traced) -> tuple[Piece, ...]:
    """The map of a traced text: its maximal runs of source characters and of inserted ones."""
    pieces: list[Piece] = []
    begin = 0
    for place in range(1, len(traced.at) + 1):
        if place < len(traced.at) and _same_run(traced.at[place - 1], traced.at[place]):
            continue
        start = traced.at[begin]
        source = None if start == INSERTED else Span(start, start + place - begin)
        pieces.append(Piece(Span(begin, place), source))
        begin = place
    return tuple(pieces)


def _same_run(before: int, offset: int) -> bool:
    return before == offset == INSERTED or (before != INSERTED and offset == before + 1)


def _asides(blocks: Sequence[Block]) -> tuple[Aside, ...]:
    found: list[Aside] = []
    for block in blocks:
        kind = _KINDS.get(block.role)
        stray = block.role in (Role.TITLE, Role.BYLINE) and not block.displaced
        if kind is None or stray or not block.traced.text:
            continue
        if found and kind == "cover" == found[-1].kind:
            found[-1] = Aside(kind, f"{found[-1].text}\n{block.text}", (*found[-1].source, *block.traced.spans()))
        else:
            found.append(Aside(kind, block.text, block.traced.spans()))
    return tuple(found)


def paragraphs_of(assembly: Assembly, section_at: Sequence[tuple[int, int, int]]) -> tuple[Paragraph, ...]:
    """The paragraphs in order; ``section_at`` holds (start, end, index) of the deepest sections, in order."""
    counts: dict[object, int] = {}
    found: list[Paragraph] = []
    for placed in assembly.placed:
        role = _PARAGRAPHS.get(placed.block.role)
        span = placed.value
        if role is None or span is None:
            continue
        if placed.block.role is Role.NOTE:
            span = _with_label(placed)
        section = _section_of(span.start, section_at) if role in ("body", "table") else None
        if role == "body" and section is None:
            role = "lead"
        key = section if section is not None and role == "body" else role
        counts[key] = counts.get(key, 0) + 1
        found.append(Paragraph(section, role, counts[key], span.start, span.end))
    return tuple(found)


def _with_label(placed: Placed) -> Span:
    """A note on author or funding is quoted with its label, without a star before it."""
    text = placed.block.text
    lead = len(text) - len(text.lstrip("*＊※#†‡ \t\u3000"))
    return Span(min(placed.span.start + lead, placed.span.end - 1), placed.span.end)


def _section_of(start: int, sections: Sequence[tuple[int, int, int]]) -> int | None:
    return next((index for begin, end, index in reversed(sections) if begin <= start < end), None)
