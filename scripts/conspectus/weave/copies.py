"""The review's own ``.bib`` files as they are published: all that people keep in them, save what is not theirs to give.

Abstracts belong to their publishers, and programs write the paths of a private disk into entries.
"""

from __future__ import annotations

import re

WITHHELD = ("abstract", "file", "localfile", "local-url", "pdf", r"bdsk-file-\d+", "annote")
"""Fields that are not published: abstracts, paths (Zotero, JabRef, BibDesk, Mendeley) and private notes."""

_FIELD = re.compile(rf"(?:^|(?<=,))[^\S\n]*(?:{'|'.join(WITHHELD)})\s*=\s*", re.IGNORECASE | re.MULTILINE)
_FOLDERS = re.compile(r"^@comment\s*\{\s*jabref-meta:\s*fileDirectory[^{}]*\}[^\S\n]*\n?", re.IGNORECASE | re.MULTILINE)
_MARK = re.compile(r"(?<!\\)[{}\"]")
_BARE = re.compile(r"[^,}#\s]*")
_AGAIN = re.compile(r"\n(?=\s*(?:@|\}|[\w-]+\s*=))")
_PIECE = re.compile(r"\s*#\s*")
_BEHIND = re.compile(r"[^\S\n]*,?[^\S\n]*(?:\n|$)?")


def published(text: str) -> str:
    """The text of a ``.bib`` file without the fields of ``WITHHELD``; all else is as it was, letter for letter."""
    kept: list[str] = []
    at = 0
    text = _FOLDERS.sub("", text)
    for found in _FIELD.finditer(text):
        if found.start() >= at:
            kept.append(text[at : found.start()])
            at = _after_field(text, found.end())
    return "".join([*kept, text[at:]])


def _after_field(text: str, at: int) -> int:
    """Where what follows a field begins, its comma and line end passed over; ``at``: where its value begins."""
    end = _after_value(text, at)
    while more := _PIECE.match(text, end):
        end = _after_value(text, more.end())
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end


def _after_value(text: str, at: int) -> int:
    """The end of a value in braces, in quotation marks or bare; of one that does not end, the next field or entry."""
    opening = text[at : at + 1]
    if opening not in {"{", '"'}:
        bare = _BARE.match(text, at)
        return bare.end() if bare else at
    depth = 0
    for mark in _MARK.finditer(text, at):
        depth += (mark[0] == "{") - (mark[0] == "}")
        if depth == 0 and (opening == "{" or (mark[0] == '"' and mark.start() > at)):
            return mark.end()
        if depth < 0:
            break
    again = _AGAIN.search(text, at)
    return again.start() if again else len(text)
