"""Put printed lines together into blocks, and halves of words and sentences into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from conspectus.parse.block import Block, Role
from conspectus.parse.breaks import block_starts
from conspectus.parse.chars import HAN
from conspectus.parse.feet import follows_note, opens_figure
from conspectus.parse.labels import label_at_head
from conspectus.parse.layout import Layout
from conspectus.parse.lines import Line
from conspectus.parse.traced import Traced


def unwrap(lines: Sequence[Line], roles: Sequence[Role | None], layout: Layout) -> tuple[Block, ...]:
    """Blocks in the order of the source; a stray line stands behind the block that it interrupts."""
    places = [place for place, role in enumerate(roles) if role is None]
    kept = [_behind_page(lines, roles, place) if layout.wrapped else lines[place] for place in places]
    starts = block_starts(kept, [layout.full[place] for place in places], layout)
    blocks: list[Block] = []
    stray = {place: role for place, role in enumerate(roles) if role is not None}
    last = -1
    for begin, end in pairwise([*starts, len(kept)]):
        blocks += _strays(lines, stray, last + 1, places[begin], cut=False)
        blocks.append(_block(kept[begin:end]))
        inside = _strays(lines, stray, places[begin], places[end - 1], cut=True)
        blocks += inside
        last = places[end - 1]
    blocks += _strays(lines, stray, last + 1, len(lines), cut=False)
    return tuple(blocks)


def _behind_page(lines: Sequence[Line], roles: Sequence[Role | None], place: int) -> Line:
    """Blank lines around the lines of a page say nothing about paragraphs."""
    line = lines[place]
    return replace(line, blanks=0) if place and roles[place - 1] is not None else line


def _strays(lines: Sequence[Line], stray: dict[int, Role], begin: int, end: int, *, cut: bool) -> list[Block]:
    """Stray lines between two places; lines of one title that follow each other are one block."""
    found: list[Block] = []
    last = -2
    for place in range(begin, end):
        role = stray.get(place)
        if role is None:
            continue
        line = lines[place]
        rest = role is Role.TITLE or (role is Role.BODY and not _opens(line))
        if rest and found and found[-1].role is role and place == last + 1:
            found[-1] = replace(found[-1], traced=join(found[-1].traced, line.traced))
        else:
            displaced = cut or role is Role.BODY
            found.append(Block(line.traced, role, level=line.level, displaced=displaced, page_start=line.page_start))
        last = place
    return found


def _opens(line: Line) -> bool:
    """Whether a line among the notes of a page's foot begins another."""
    return follows_note(line.text) or opens_figure(line.text) or label_at_head(line.text) is not None


def _block(lines: Sequence[Line]) -> Block:
    traced = lines[0].traced
    for line in lines[1:]:
        traced = join(traced, line.traced)
    first = lines[0]
    return Block(
        traced,
        Role.TABLE if first.fence else Role.CAPTION if first.image else Role.BODY,
        level=first.level,
        bold=all(line.bold for line in lines),
        bullet=first.bullet,
        page_start=first.page_start,
    )


_ALNUM_END = re.compile(r"[A-Za-z0-9À-ɏ)\],.;:!?%’”\"'&-]$")
_ALNUM_START = re.compile(r"[A-Za-z0-9À-ɏ(\[“‘\"'&]")
_HYPHEN = re.compile(r"[A-Za-zÀ-ɏ]{2,}(?P<mark>[-\u00ad\u2010])$")
_KEPT_HYPHEN = re.compile(
    r"-[A-Za-z]+-$|\b(?:self|non|co|well|ill|semi|quasi|cross|so|multi|ex|high|low|long|short)-$", re.IGNORECASE
)
_HAN_EDGE = re.compile(f"[{HAN}，。、；：？！“”‘’（）《》〈〉【】—…·～]")


def join(left: Traced, right: Traced) -> Traced:
    """Two lines of one text as one: a space between Latin words, none beside Chinese, a line-end hyphen taken out."""
    if not left.text or not right.text:
        return left + right
    hyphen = _HYPHEN.search(left.text)
    if hyphen and right.text[0].islower():
        return left + right if _KEPT_HYPHEN.search(left.text) else left.cut(0, hyphen.start("mark")) + right
    if re.search(r"(?:https?://|www\.)\S*[/._?=&-]$", left.text) and re.match(r"[A-Za-z0-9]", right.text):
        return left + right
    if _HAN_EDGE.match(left.text[-1]) or _HAN_EDGE.match(right.text[0]):
        return left + right
    if _ALNUM_END.search(left.text) and _ALNUM_START.match(right.text):
        return left + Traced.inserted(" ") + right
    return left + right
