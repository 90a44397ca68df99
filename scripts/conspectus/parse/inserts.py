"""Footnotes, captions and tables: what stands between paragraphs and does not belong to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import columns
from conspectus.parse.headings import caption_label

_CIRCLED = re.compile(r"[①-⑳]")
_NOTE_HEAD = re.compile(r"(?P<mark>[①-⑳])\s*(?=\S)")
_TABLE = re.compile(r"\s*(?:<table|<html|\|.*\||\\begin\{(?:table|tabular|figure|equation|align))", re.IGNORECASE)
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
    return tuple(marked)


def _marked(block: Block, awaited: Counter[str]) -> Block:
    if block.role is not Role.BODY:
        return block
    mark = footnote_mark(block.text)
    if mark and awaited[mark] > 0:
        return replace(block, role=Role.FOOTNOTE, skip=1, label=mark, level=0)
    if _TABLE.match(block.text):
        return replace(block, role=Role.TABLE)
    if _DISPLAY.fullmatch(block.text):
        return replace(block, role=Role.TABLE, label="display")
    if caption_label(block.text) and columns(block.text) < 150:
        return replace(block, role=Role.CAPTION, level=0)
    return block
