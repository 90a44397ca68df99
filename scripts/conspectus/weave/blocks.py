"""Filling the woven blocks of a page, and nothing but them."""

from __future__ import annotations

from collections.abc import Mapping

from conspectus.model import Page
from conspectus.pages import BrokenBlocksError, find_blocks, set_block, settle_conflicts, stamp


def empty_block(name: str) -> str:
    """The markers of a block that is still to be woven."""
    return f"<!-- conspectus:begin {name} -->\n<!-- conspectus:end {name} -->"


def fill(text: str, bodies: Mapping[str, str], *, required: frozenset[str] = frozenset()) -> str:
    """``text`` with the bodies of its blocks replaced, merge conflicts inside them settled.

    A block that the page does not have is left out, unless it is ``required``: then it is put where such
    blocks stand, ``record`` and ``coverage`` under the title, others at the end.

    Raises:
        BrokenBlocksError: the page's markers are broken, so that it must not be rewritten.
    """
    text = settle_conflicts(text)
    if broken := find_blocks(text)[1]:
        raise BrokenBlocksError(broken)
    for name, body in bodies.items():
        present = {block.name for block in find_blocks(text)[0]}
        if name in present:
            text = set_block(text, name, body)
        elif name in required:
            text = set_block(_under_title(text, name) if name in {"record", "coverage"} else text, name, body)
    return text


def _under_title(text: str, name: str) -> str:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if line.startswith("# "):
            return "\n".join([*lines[: place + 1], "", empty_block(name), *lines[place + 1 :]])
    return text


def restamp(page: Page, text: str) -> str:
    """``text`` with its fingerprint renewed where the page was still as the program drafted it."""
    return stamp(text) if page.drafted else text
