"""What on a page scripts wrote and what people wrote, by the page's own Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.pages import BRACKET_PATTERN, find_blocks
from conspectus.pages.script import HAN

SILENT = frozenset({"links", "coins", "languages", "verify"})
"""Woven blocks that put nothing to read on the page."""

_UNSEEN = re.compile(r"<!--.*?-->|<[^>]*>|\]\([^)]*\)|^\[[^\]]*\]:.*$|\[#[a-z0-9-]+\]", re.DOTALL | re.MULTILINE)
_BRACKET = re.compile(BRACKET_PATTERN)
_HAN = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote a page."""

    blocks: tuple[str, ...]
    """The woven blocks with something to read, by name, in the page's order."""
    woven: int
    """Words in them: a Han character, a Western word or a number counts one."""
    authored: int
    """Words outside them."""

    @property
    def percent(self) -> int:
        """How many of a hundred words scripts wrote; never 0 or 100 where both wrote some."""
        if not self.woven or not self.authored:
            return 100 if self.woven else 0
        return min(max(round(100 * self.woven / (self.woven + self.authored)), 1), 99)


def authorship(markdown: str) -> Authorship:
    """Who wrote the page whose Markdown, without front matter, this is."""
    blocks, broken = find_blocks(markdown)
    if broken:
        return Authorship((), 0, _words(markdown))
    shown = {block.name: _words(markdown[slice(*block.body)]) for block in blocks if block.name not in SILENT}
    rest = []
    at = 0
    for block in blocks:
        rest.append(markdown[at : block.body[0]])
        at = block.body[1]
    authored = _words("".join((*rest, markdown[at:])))
    return Authorship(tuple(name for name, words in shown.items() if words), sum(shown.values()), authored)


def _words(markdown: str) -> int:
    """Words that a reader sees; a citation is a mark, not a word. Counted so that a page costs a millisecond or two."""
    seen = _UNSEEN.sub(" ", _BRACKET.sub(" ", markdown))
    return sum(map(len, _HAN.findall(seen))) + len(_WORD.findall(_HAN.sub(" ", seen)))
