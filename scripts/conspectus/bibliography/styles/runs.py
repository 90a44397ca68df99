"""A reference on its way to print: runs of roman and italic text, and the full stops between them.

The manuals place a full stop by what stands before it (none after a question mark, inside a closing quotation
mark), which has to be decided before italics become markup. Hence runs first and pybtex rich text last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pybtex.richtext import Tag, Text

_CLOSING = "”’"
_ENDED = re.compile(r"(?:[.?!。？！．…]|[?!][”’]|[.?!。？！．…][”’]+)$")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    italic: bool = False


Line = tuple[Run, ...]
"""A part of a reference; empty where the record does not state it."""


def roman(text: str) -> Line:
    """``text`` upright; nothing for an empty text."""
    return (Run(text),) if text else ()


def italic(text: str) -> Line:
    """``text`` in italics; nothing for an empty text."""
    return (Run(text, italic=True),) if text else ()


def plain(line: Line) -> str:
    """The words of a line."""
    return "".join(run.text for run in line)


def joined(parts: Iterable[Line], separator: str) -> Line:
    """The parts that are not empty with ``separator`` between them."""
    found: Line = ()
    for part in parts:
        if part:
            found = (*found, Run(separator), *part) if found else part
    return found


def stopped(line: Line, stop: str = ".") -> Line:
    """The line with a full stop (or comma) at its end: none after another, and inside closing quotation marks."""
    text = plain(line)
    if not text or (_ENDED.search(text) if stop == "." else text.endswith(stop)):
        return line
    last = line[-1]
    body = last.text.rstrip(_CLOSING)
    quotes = last.text[len(body) :]
    if quotes and _opened(text, quotes):
        return (*line[:-1], replace(last, text=f"{body}{stop}{quotes}"))
    return (*line, Run(stop))


def _opened(text: str, quotes: str) -> bool:
    """Whether the marks at the end close a quotation; an apostrophe (``the Grimms’``) closes nothing."""
    opening = {"”": "“", "’": "‘"}
    return all(opening[mark] in text for mark in quotes)


def sentences(parts: Iterable[Line]) -> Line:
    """The parts that are not empty, each closed with a full stop."""
    return joined((stopped(part) for part in parts), " ")


def richtext(line: Line) -> Text:
    """The line as pybtex rich text, italics as ``em``."""
    return Text(*(Tag("em", run.text) if run.italic else run.text for run in line))
