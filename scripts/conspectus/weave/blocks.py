"""Filling the woven blocks of a page, and nothing but them."""

from __future__ import annotations

from collections.abc import Mapping

from conspectus.model import Page
from conspectus.pages import (
    BrokenBlocksError,
    find_blocks,
    page_lines,
    set_block,
    settle_conflicts,
    split_front_matter,
    stamp,
)

_UNDER_TITLE = frozenset({"record", "coverage"})
_BEFORE = {
    "glance": frozenset({"record"}),
    "cite": frozenset({"record", "glance", "bibliography"}),
    "coins": frozenset({"cite"}),
}
"""For a block the blocks behind which it stands."""

_AFTER = {"backlinks": frozenset({"references", "cited", "links"}), "cited": frozenset({"links"})}
"""For a block the blocks that stand behind it: link definitions come last."""


def empty_block(name: str) -> str:
    """The markers of a block that is still to be woven."""
    return f"<!-- conspectus:begin {name} -->\n<!-- conspectus:end {name} -->"


def fill(text: str, bodies: Mapping[str, str], *, required: frozenset[str] = frozenset()) -> str:
    """``text`` with the bodies of its blocks replaced, merge conflicts inside them settled.

    A block that the page does not have is left out, unless it is ``required``: then it is put where such
    blocks stand, ``record`` and ``coverage`` under the title, ``cite`` after what it cites, others at the end.

    Raises:
        BrokenBlocksError: the page's markers are broken, so that it must not be rewritten.
    """
    text = settle_conflicts(text)
    blocks, broken = find_blocks(text)
    if broken:
        raise BrokenBlocksError(broken)
    for block in reversed(blocks):
        if block.name in bodies:
            body = bodies[block.name].strip("\n")
            text = text[: block.body[0]] + (f"{body}\n" if body else "") + text[block.body[1] :]
    present = {block.name for block in blocks}
    for name, body in bodies.items():
        if name in required and name not in present:
            text = set_block(_with_place(text, name), name, body)
    return text


def _with_place(text: str, name: str) -> str:
    """``text`` with an empty block ``name`` where such a block stands; as it is where that is the end."""
    if name in _UNDER_TITLE:
        return _under_title(text, name)
    blocks = find_blocks(text)[0]
    if after := [block for block in blocks if block.name in _AFTER.get(name, ())]:
        begin = text.rfind("\n", 0, after[0].body[0] - 1) + 1
        return f"{text[:begin]}{empty_block(name)}\n\n{text[begin:]}"
    before = [block for block in blocks if block.name in _BEFORE.get(name, ())]
    if not before:
        return text
    marker, _, rest = text[before[-1].body[1] :].partition("\n")
    upper = text[: before[-1].body[1]] + marker
    return f"{upper}\n\n{empty_block(name)}\n" + (f"\n{rest.lstrip()}" if rest.strip() else "")


def _under_title(text: str, name: str) -> str:
    begin = len(text) - len(split_front_matter(text)[1])
    for line in page_lines(text):
        if line.start >= begin and not line.code and line.text.startswith("# "):
            return f"{text[: line.next_start].rstrip()}\n\n{empty_block(name)}\n\n{text[line.next_start :].lstrip()}"
    return text


def restamp(page: Page, text: str) -> str:
    """``text`` with its fingerprint renewed where the page was still as the program drafted it."""
    return stamp(text) if page.drafted else text
