"""The cover page that a platform puts before an article published ahead of print.

It repeats title, authors and citation, and carries boilerplate with the platform's own ISSN and CN. Its labelled
lines are facts about the paper; its boilerplate is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import columns

_SIGN = re.compile(
    r"》\s*网络首发论文|网络首发论文$|^网络首发[:：]\s*在编辑部|^出版确认[:：]|^优先出版论文|网络优先出版论文"
)
_BOILERPLATE = re.compile(r"在编辑部工作流程中|录用定稿|出版确认|网络连续型出版物|版权所有|未经许可")
_REACH = 40
"""A cover page has no more blocks than that."""


def mark_cover(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of cover pages get the role ``cover``; their labels stay."""
    marked = list(blocks)
    at = 0
    while at < len(marked):
        sign = next((place for place in range(at, len(marked)) if _SIGN.search(marked[place].text)), None)
        if sign is None:
            break
        begin = at if sign - at <= 8 else sign
        end = _end(marked, sign)
        for place in range(begin, end):
            marked[place] = replace(marked[place], role=Role.COVER)
        at = end
    return tuple(marked)


def _end(blocks: Sequence[Block], sign: int) -> int:
    """Behind the last boilerplate paragraph of the cover that ``sign`` belongs to."""
    end = sign + 1
    for place in range(sign, min(len(blocks), sign + _REACH)):
        if columns(blocks[place].text) > 80 and _BOILERPLATE.search(blocks[place].text):
            end = place + 1
        elif place > sign and columns(blocks[place].text) > 200:
            break
    return max(end, _labelled_end(blocks, sign))


def _labelled_end(blocks: Sequence[Block], sign: int) -> int:
    """Behind the labelled lines that follow the sign directly."""
    end = sign + 1
    while end < len(blocks) and (
        blocks[end].label in {"title_cover", "byline", "online", "received", "citation", "address"}
    ):
        end += 1
    return end
