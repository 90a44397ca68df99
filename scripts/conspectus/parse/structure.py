"""Which blocks are headings, and which are two halves of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from conspectus.parse.block import DEBRIS, Block, Role
from conspectus.parse.chars import columns, ends_sentence, is_latin
from conspectus.parse.headings import (
    LONGEST,
    back_heading,
    leads_in,
    list_heading,
    named_heading,
    numbered_heading,
    plain_title,
    spoken,
)
from conspectus.parse.unwrap import join

_BETWEEN = DEBRIS | {Role.FOOTNOTE, Role.CAPTION, Role.TABLE, Role.NOTE, Role.FIELD}
_JOINED = frozenset({Role.BODY, Role.ABSTRACT, Role.ABSTRACT_EN})
_COMMA = re.compile(r"[，。；,;]")
_LATIN_STOP = re.compile(r"[.!?:;]$")


def mark_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Body blocks that are headings get their role."""
    marked = [_as_heading(blocks, place) for place in range(len(blocks))]
    _release_lists(marked)
    if sum(1 for block in marked if block.role is Role.HEADING and not named_heading(block.text)) < 2:
        for place in reversed(range(len(marked))):
            marked[place] = _as_plain_heading(marked, place)
    return tuple(_with_back_matter(marked))


def _with_back_matter(blocks: Sequence[Block]) -> Iterator[Block]:
    """The text under thanks, funding and the like is labelled: it may name who paid for the work."""
    back = False
    for block in blocks:
        if block.role in (Role.HEADING, Role.BODY) and back_heading(block.text):
            back = True
        elif block.role in (Role.HEADING, Role.LIST_HEADING, Role.REFERENCE):
            back = False
        yield replace(block, label="thanks") if back and block.role is Role.BODY else block


def _as_heading(blocks: Sequence[Block], place: int) -> Block:
    block = blocks[place]
    if block.role is not Role.BODY or block.bullet:
        return block
    if list_heading(block.text) and (block.level or place > 0):
        return replace(block, role=Role.LIST_HEADING, label="references")
    marked = block.level > 0 or block.bold
    if back_heading(block.text):
        return replace(block, role=Role.HEADING)
    if numbered_heading(block.text, marked=marked) or named_heading(block.text):
        return replace(block, role=Role.HEADING)
    if (
        marked
        and columns(block.text) <= LONGEST
        and not _fragment(blocks, place)
        and not leads_in(block.text)
        and not block.text.rstrip().endswith(("。", "；"))
    ):
        return replace(block, role=Role.HEADING)
    return block


def _fragment(blocks: Sequence[Block], place: int) -> bool:
    """A line that a conversion took for a heading although it goes on with the sentence before it."""
    before = _before(blocks, place)
    return before is not None and _unfinished(before) and bool(_COMMA.search(blocks[place].text))


def _before(blocks: Sequence[Block], place: int) -> Block | None:
    return next((blocks[at] for at in range(place - 1, -1, -1) if blocks[at].role not in _BETWEEN), None)


def _release_lists(blocks: list[Block]) -> None:
    """Three numbered lines in a row with nothing between them are a list, not headings."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _list_item(blocks, at, end):
            end += 1
        if end - at >= 3:
            for place in range(at, end):
                blocks[place] = replace(blocks[place], role=Role.BODY)
        at = max(end, at + 1)


def _list_item(blocks: Sequence[Block], first: int, place: int) -> bool:
    block = blocks[place]
    if block.role is not Role.HEADING or block.level:
        return False
    number, head = numbered_heading(block.text), numbered_heading(blocks[first].text)
    return number is not None and head is not None and number.rank == head.rank


def _as_plain_heading(blocks: Sequence[Block], place: int) -> Block:
    """In a paper without numbers: a short line between a finished paragraph and a long one."""
    block = blocks[place]
    if block.role is not Role.BODY or block.bullet or not plain_title(block.text) or len(block.text) < 2:
        return block
    before = _before(blocks, place)
    after = next((other for other in blocks[place + 1 :] if other.role not in _BETWEEN), None)
    if after is None or not _may_follow(block, after):
        return block
    if before is not None and _unfinished(before):
        return block
    if is_latin(block.text) and (not block.text[:1].isupper() or len(block.text.split()) > 12):
        return block
    return replace(block, role=Role.HEADING)


def _may_follow(block: Block, after: Block) -> bool:
    """Below a heading stands a paragraph, somebody's words, or another heading."""
    if after.role is Role.HEADING:
        return True
    if after.role is not Role.BODY:
        return False
    long = columns(after.text) >= max(30, 1.5 * columns(block.text))
    return long or spoken(after.text)


def join_halves(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Paragraphs that a page break, a note or a figure cut in two are one block; what cut them stands behind."""
    joined: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if open_at is not None and _takes_up(joined[open_at], block):
            joined[open_at] = replace(joined[open_at], traced=join(joined[open_at].traced, block.traced))
            open_at = open_at if _unfinished(joined[open_at]) else None
            continue
        joined.append(block)
        if block.role in _JOINED and not block.displaced:
            open_at = len(joined) - 1 if _unfinished(block) else None
        elif block.role not in _BETWEEN and not block.displaced:
            open_at = None
    return tuple(joined)


def _unfinished(block: Block) -> bool:
    if block.role not in _JOINED or ends_sentence(block.text):
        return False
    return columns(block.text) > 30 or (bool(_COMMA.search(block.text)) and columns(block.text) > 12)


def _takes_up(before: Block, block: Block) -> bool:
    if block.role is not Role.BODY or block.bullet or block.fixed or block.displaced:
        return False
    if is_latin(before.text):
        return is_latin(block.text) and (not _LATIN_STOP.search(before.text) or block.text[:1].islower())
    return before.role is not Role.ABSTRACT or not is_latin(block.text)
