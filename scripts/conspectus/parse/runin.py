"""Headings that stand at the head of their paragraph: ``1.1 一般资料 选取…``, as medical journals print them.

The number counts on from the headings before it, the title is short and without punctuation, and a space parts it
from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import HAN, columns
from conspectus.parse.numbering import number_at_head, value_of

_RUN_IN = re.compile(
    rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[ \t\u3000]+(?P<title>[{HAN}A-Za-z0-9（）()“”／/-]{{2,16}})"
    r"(?P<gap>[ \t\u3000]+)(?P<rest>\S.*)",
    re.DOTALL,
)
_STOP = re.compile("[，。；：]")
_LEAST = 8.0
"""Columns of text behind a run-in heading."""


def is_run_in(text: str) -> bool:
    """Whether a line or block has the form of a heading with its paragraph behind it."""
    match = _RUN_IN.match(text)
    return match is not None and bool(re.search(f"[{HAN}]", match["title"])) and columns(match["rest"]) >= _LEAST


def split_run_ins(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with run-in headings cut off; each becomes a block of its own, in front of its paragraph."""
    return tuple(_split(blocks))


def _split(blocks: Sequence[Block]) -> Iterator[Block]:
    seen: set[str] = set()
    for block in blocks:
        number = number_at_head(block.text) if block.role is Role.BODY else None
        match = _RUN_IN.match(block.text) if is_run_in(block.text) and not block.level else None
        if number and match and _STOP.search(match["rest"]) and _counts_on(number.number, seen):
            yield replace(block, traced=block.traced.cut(0, match.end("title")), fixed=True)
            yield replace(block, traced=block.traced.cut(match.start("rest")), fixed=True, page_start=False)
        else:
            yield block
        if number:
            seen.add(number.number)


def _counts_on(number: str, seen: set[str]) -> bool:
    """The number is the first below a heading that was seen, or follows one."""
    parent = number.rpartition(".")[0]
    value = value_of(number)
    return value is not None and (f"{parent}.{value - 1}" in seen or (value == 1 and parent in seen))
