"""The one edit the program makes to authored text, and only when asked: a stub of a claim under its facet."""

from __future__ import annotations

from pathlib import Path

from conspectus.disk import write_text
from conspectus.model import Page
from conspectus.pages.blocks import BrokenBlocksError, find_blocks
from conspectus.pages.claims import format_claim
from conspectus.pages.items import Heading, page_parts
from conspectus.pages.lines import prose_lines
from conspectus.pages.locator import parse_evidence, split_evidence
from conspectus.pages.vocabulary import facet_of, is_not_stated, words

STUB = "…"
"""Stands for the text that a person will write."""


def append_claim(root: Path, page: Page, facet: str, bracket: str) -> int:
    """Add a stub with the evidence of ``bracket`` at the end of a facet of ``page`` on disk.

    Returns the stub's line (from 1). Raises BrokenBlocksError, and writes nothing, where a marker of a woven
    block is broken, and ValueError where ``bracket`` holds no evidence.
    """
    text, line = with_claim(page.text, facet, bracket, page.language)
    write_text(root / page.file, text)
    return line


def with_claim(text: str, facet: str, bracket: str, language: str) -> tuple[str, int]:
    """``text`` with the stub, and the stub's line; the facet's heading is added where the page has none."""
    broken = find_blocks(text)[1]
    if broken:
        raise BrokenBlocksError(broken)
    evidence = tuple(read for piece in split_evidence(bracket.strip("[]")) if (read := parse_evidence(piece)))
    if not evidence:
        raise ValueError(f"{bracket} holds no evidence")
    stub = format_claim(STUB, evidence, "assertion", language=language)
    lines = text.split("\n")
    place = _end_of_facet(text, facet)
    if place is None:
        at = _end_of_authored_text(text, lines)
        new = ["", f"## {words(language).facets[facet][0]}", "", stub]
    else:
        at, after_item = place
        if not after_item and is_not_stated(lines[at - 1].strip().strip("*_")):
            # the paper does speak to the facet after all
            del lines[at - 1]
            at -= 1
        new = [stub] if after_item or not lines[at - 1].strip() else ["", stub]
    gap = [""] if at < len(lines) and lines[at].strip() else []
    return "\n".join([*lines[:at], *new, *gap, *lines[at:]]), at + len(new)


def _end_of_facet(text: str, facet: str) -> tuple[int, bool] | None:
    """The last line of ``facet`` and whether a list item stands there; None where the page has no such facet."""
    end: tuple[int, bool] | None = None
    level = 0
    authored = _authored_lines(text)
    for part in page_parts([line for line in prose_lines(text) if line.number in authored]):
        if isinstance(part, Heading):
            if end is not None and part.level <= level:
                return end
            if end is None and facet_of(part.text) == facet:
                end, level = (part.line, False), part.level
        elif end is not None:
            end = part.numbers[-1], part.listed
    return end


def _end_of_authored_text(text: str, lines: list[str]) -> int:
    """How many lines come before the woven blocks that close the page."""
    authored = _authored_lines(text)
    return max((number for number in authored if lines[number - 1].strip()), default=len(lines))


def _authored_lines(text: str) -> frozenset[int]:
    """The numbers of the lines outside woven blocks, their marker lines left out."""
    derived = {
        number
        for block in find_blocks(text)[0]
        for number in range(block.line, block.line + text[slice(*block.body)].count("\n") + 2)
    }
    return frozenset(line.number for line in prose_lines(text) if line.number not in derived)
