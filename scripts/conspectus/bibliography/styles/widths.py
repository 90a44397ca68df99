"""The symbols inside titles and names in the width of the list.

A colon before a subtitle and a comma in a title are the same characters that identify elements; a list prints
them all in one width. What is no punctuation stays: ``10:30``, ``1,000``, ``Al(OH)3``, addresses and numbers.
"""

from __future__ import annotations

import re

from conspectus.bibliography.styles.profile import Spacing
from conspectus.bibliography.styles.scripts import CJK

_MARK = re.compile(r"\s*([,，:：;；])(\s*)")
_BRACKETS = re.compile(r"(\s*)[(（]([^()（）]*)[)）](\s*)")


def fitted(value: str, spacing: Spacing) -> str:
    """``value`` with its colons, commas, semicolons and brackets as ``spacing.values`` asks."""
    if not spacing.values:
        return value
    text = _MARK.sub(lambda found: _mark(found, spacing), value)
    return _BRACKETS.sub(lambda found: _brackets(found, spacing), text).strip()


def _mark(found: re.Match[str], spacing: Spacing) -> str:
    text, mark = found.string, found.group(1)
    before, after = text[: found.start()][-1:], text[found.end() : found.end() + 1]
    punctuates = mark in "，：；" or found.group(2) or not after or bool(CJK.match(before) or CJK.match(after))
    if not punctuates:
        return found.group()
    if mark in ":：":
        return spacing.title
    if mark in ",，":
        return spacing.names
    return "；" if spacing.values == "full" else "; "


def _brackets(found: re.Match[str], spacing: Spacing) -> str:
    text, (left, inside, right) = found.string, found.groups()
    before, after = text[: found.start()][-1:], text[found.end() : found.end() + 1]
    formula = not left and before.isalnum() and not CJK.match(before) and "（" not in found.group()
    if formula:
        return found.group()
    if spacing.values == "full":
        return f"（{inside}）{right if after.isascii() else ''}"
    blank = " " if spacing.issue.startswith(" ") else ""
    return f"{left or (blank if before else '')}({inside}){right or (blank if after.isalnum() else '')}"
