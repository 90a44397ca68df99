"""Find the lists at the end of an article: references, related literature, notes; and put cut entries together.

An entry begins with its printed number. A line without one, in a numbered list, is the rest of the entry before
it: a footnote or a page break cut it in two. Lists without numbers end where something else begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from conspectus.parse.block import DEBRIS, Block, Role
from conspectus.parse.chars import HAN, columns
from conspectus.parse.headings import list_heading, numbered_heading
from conspectus.parse.unwrap import join

_NUMBERED = re.compile(
    r"\s*(?:[\[［【〔]\s*(?P<a>\d{1,3})\s*[\]］】〕]|(?P<b>\d{1,3})\s?[.．、]\s?(?=\D)|[(（]\s?(?P<c>\d{1,3})\s?[)）]"
    rf"|(?P<d>\d{{1,3}})[ \t\u3000]+(?=[A-ZÀ-Ý{HAN}]))"
)
_ENTRY_SIGNS = re.compile(
    r"\[\s*(?:[JMDCNRPSAGZ]|EB|DB|CP|PP)(?:\s*/\s*(?:OL|CD|DK|MT))?\s*\]|(?:19|20)\d{2}|[,，]\s*\d+\s*[(（:：]"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CLOSED = re.compile(r"(?:[.．。;；)）>\]]|\d|[a-z/]\.?)\s*$")
_PART = re.compile(
    r"(?:[一二三四五]、|[(（][一二三四五][)）]|[1-5A-E][.、])?\s*(?:(?:中|英|外|西|日|法|德|俄)[、日英]?文|中英文|网络|網路|古籍)"
    r"(?:部分|文[献獻]|[参參]考文[献獻]|[资資]料|[著论論]+作?)?[:：]?"
)
"""The heading of a part of a list of references."""
_SKIPPED = 6
"""Entries that may be missing or glued to others before a list counts as ended."""
_HOLDING = frozenset({Role.BODY, Role.FOOTNOTE})


def entry_number(text: str) -> int | None:
    """The printed number that opens an entry, or None."""
    match = _NUMBERED.match(text)
    return int(match["a"] or match["b"] or match["c"] or match["d"]) if match else None


def mark_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with list headings and entries marked; entries cut in two are one block again."""
    marked = list(blocks)
    at = 0
    while at < len(marked):
        kind = _list_at(marked, at)
        if kind is None:
            at += 1
            continue
        if list_heading(marked[at].text):
            marked[at] = replace(marked[at], role=Role.LIST_HEADING, label=kind)
            at += 1
        at = _mark_entries(marked, at, kind)
    return tuple(block for block in marked if block.traced.text)


def _list_at(blocks: Sequence[Block], at: int) -> str | None:
    """The kind of list that begins at this block."""
    block = blocks[at]
    if block.role is not Role.BODY:
        return None
    kind = list_heading(block.text)
    if kind and any(_entry_like(other) or (kind == "notes" and _circled(other)) for other in blocks[at + 1 : at + 5]):
        return kind
    return "references" if _headless(blocks, at) else None


def _headless(blocks: Sequence[Block], at: int) -> bool:
    """Three entries numbered 1, 2, 3 in a row are a list even where its heading was lost."""
    run = [block for block in blocks[at : at + 6] if block.role is Role.BODY][:3]
    numbers = [entry_number(block.text) for block in run]
    return numbers == [1, 2, 3] and all(
        _ENTRY_SIGNS.search(block.text[4:]) and _YEAR.search(block.text) for block in run
    )


def _circled(block: Block) -> bool:
    """Whether a block opens with a circled number: a note."""
    return block.role in _HOLDING and "①" <= block.text[:1] <= "⑳"


def _entry_like(block: Block) -> bool:
    if block.role not in _HOLDING:
        return False
    return entry_number(block.text) is not None or bool(_ENTRY_SIGNS.search(block.text))


def _mark_entries(blocks: list[Block], at: int, kind: str) -> int:
    """Mark the entries from ``at`` on; the place behind the last one."""
    role = {"related": Role.RELATED, "notes": Role.FOOTNOTE}.get(kind, Role.REFERENCE)
    numbered = any(entry_number(block.text) is not None for block in blocks[at : at + 3] if block.role is Role.BODY)
    last: int | None = None
    while at < len(blocks):
        block = blocks[at]
        if block.role in DEBRIS or block.role is Role.FOOTNOTE or block.displaced:
            at += 1
            continue
        if block.role is Role.BODY and _PART.fullmatch(block.text.strip()):
            blocks[at] = replace(block, role=Role.LIST_HEADING, label=kind, level=0)
            at += 1
            continue
        if block.role is not Role.BODY or list_heading(block.text):
            if not _resumes(blocks, at, last, numbered=numbered):
                break
            at += 1
            continue
        if not _take(blocks, at, last, role, kind, numbered=numbered):
            break
        last = at if blocks[at].role is role else last
        at += 1
    return at


def _take(  # noqa: PLR0913  the state of a walk along one list
    blocks: list[Block], at: int, last: int | None, role: Role, kind: str, *, numbered: bool
) -> bool:
    """Make the block an entry, or the rest of the last one; False where the list has ended."""
    block = blocks[at]
    number = entry_number(block.text)
    begins = number is not None and (last is None or number > 0) if numbered else _unnumbered_entry(block)
    if begins and not (numbered and block.level and not _ENTRY_SIGNS.search(block.text)):
        blocks[at] = replace(block, role=role, label=kind, level=0)
        return True
    if role is Role.FOOTNOTE and _circled(block):
        blocks[at] = replace(block, role=role, label=block.text[0], skip=1, level=0)
        return True
    if last is None or not (_resumes(blocks, at, last, numbered=numbered) or _rest_of(blocks[last], block)):
        return False
    blocks[last] = replace(blocks[last], traced=join(blocks[last].traced, block.traced))
    blocks[at] = replace(block, traced=block.traced.cut(0, 0))
    return True


def _unnumbered_entry(block: Block) -> bool:
    return (
        not block.level
        and not numbered_heading(block.text)
        and bool(_ENTRY_SIGNS.search(block.text))
        and columns(block.text) < 400
    )


def _resumes(blocks: Sequence[Block], at: int, last: int | None, *, numbered: bool) -> bool:
    """Whether the numbered list goes on shortly behind this block."""
    if last is None or not numbered:
        return False
    number = entry_number(blocks[last].text)
    ahead = [entry_number(block.text) for block in blocks[at + 1 : at + 7] if block.role is Role.BODY]
    return number is not None and any(other is not None and number < other <= number + _SKIPPED for other in ahead)


def _rest_of(entry: Block, block: Block) -> bool:
    """The end of the last entry on a line of its own."""
    if block.level or columns(block.text) > 120:
        return False
    return block.bullet or not _CLOSED.search(entry.text)
