"""Footnotes, captions and tables: what stands between paragraphs and does not belong to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import HAN, columns
from conspectus.parse.feet import note_mark
from conspectus.parse.headings import caption_label, numbered_heading
from conspectus.parse.tables import is_equation, is_head_of_rows, is_row
from conspectus.parse.traced import Traced

_CIRCLED = re.compile(r"[①-⑳]")
_NOTE_HEAD = re.compile(r"(?P<mark>[①-⑳])\s*(?=\S)")
_TABLE = re.compile(r"\s*(?:<table|<html|\|.*\||\\begin\{(?:table|tabular|figure|equation|align))", re.IGNORECASE)
_EDITOR = re.compile(
    r"[(（〔［\[【]?\s*(?:(?:责任|本文|特约|执行|英文)?(?:编辑|校对|审校|审稿)|责编)[\s\u3000:：]*"
    rf"[{HAN}\s\u3000、，]{{2,16}}[)）〕］\]】]?"
)
"""Who edited the paper: the line that closes it."""
_DISPLAY = re.compile(r"\s*\$\$.*\$\$\s*(?:[(（]\d+[)）])?", re.DOTALL)


def footnote_mark(text: str) -> str | None:
    """The mark that opens a footnote, or None."""
    match = _NOTE_HEAD.match(text)
    return match["mark"] if match else None


def mark_inserts(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with footnotes, captions, tables and displayed formulas marked."""
    awaited: Counter[str] = Counter()
    marked: list[Block] = []
    for block in blocks:
        now = _marked(block, awaited)
        if now.role is Role.FOOTNOTE and (mark := footnote_mark(now.text)):
            awaited[mark] -= 1
        elif now.role in (Role.BODY, Role.ABSTRACT, Role.CAPTION, Role.TABLE):
            awaited.update(_CIRCLED.findall(now.text[1:]))
        marked.append(now)
    return tuple(_tables_whole(_without_marks(marked)))


def _tables_whole(blocks: Sequence[Block]) -> list[Block]:
    """Rows behind the caption of a table, their cells set apart by wide spaces, are one block."""
    whole: list[Block] = []
    rows = False
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        rows = rows and block.role is Role.BODY and _in_rows(block, after, first=whole[-1].role is Role.CAPTION)
        if rows and whole[-1].role is Role.TABLE:
            whole[-1] = replace(whole[-1], traced=whole[-1].traced + Traced.inserted(" ") + block.traced)
            continue
        whole.append(replace(block, role=Role.TABLE, level=0) if rows else block)
        rows = rows or (
            block.role is Role.CAPTION
            and not block.displaced
            and block.text.lower().startswith(("表", "table", "附表"))
        )
    return whole


def _in_rows(block: Block, after: Block | None, *, first: bool) -> bool:
    head = first and is_head_of_rows(block.text) and after is not None and is_row(after.text)
    return (head or is_row(block.text)) and not numbered_heading(block.text)


def _without_marks(blocks: Sequence[Block]) -> list[Block]:
    """Where a paper has footnotes, a short block that opens with a circled number is one, though its mark was lost."""
    if not any(block.role is Role.FOOTNOTE for block in blocks):
        return list(blocks)
    return [
        replace(block, role=Role.FOOTNOTE, skip=1, label=footnote_mark(block.text) or "", level=0)
        if _lost_mark(block)
        else block
        for block in blocks
    ]


def _lost_mark(block: Block) -> bool:
    return block.role is Role.BODY and footnote_mark(block.text) is not None and columns(block.text) < 60


def _marked(block: Block, awaited: Counter[str]) -> Block:
    if block.role is not Role.BODY:
        return block
    mark = footnote_mark(block.text)
    if mark and awaited[mark] > 0:
        return replace(block, role=Role.FOOTNOTE, skip=1, label=mark, level=0)
    return _by_form(block)


def _by_form(block: Block) -> Block:
    """What a block's form alone says that it is."""
    text = block.text
    now = block
    if _EDITOR.fullmatch(text) and not block.level:
        now = replace(block, role=Role.IMPRINT)
    elif _TABLE.match(text):
        now = replace(block, role=Role.TABLE)
    elif _DISPLAY.fullmatch(text) or (is_equation(text) and not block.level):
        now = replace(block, role=Role.TABLE, label="display")
    elif caption_label(text) and columns(text) < 150:
        now = replace(block, role=Role.CAPTION, level=0)
    elif block.displaced:
        now = replace(block, role=Role.FOOTNOTE, skip=note_mark(text), level=0)
    return now
