"""A reference on its way to print: runs of roman and italic text, and the full stops between them.

The manuals place a full stop by what stands before it (none after a question mark, inside a closing quotation
mark), which has to be decided before italics become markup. Hence runs first and pybtex rich text last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pybtex.richtext import Tag, Text

from conspectus.bibliography.styles.scripts import HAN

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


def stopped(line: Line) -> Line:
    """The line with a full stop at its end: none after another, and inside closing quotation marks."""
    text = plain(line)
    if not text or _ENDED.search(text):
        return line
    last = line[-1]
    quotes = _closing_quotes(last.text)
    if quotes and _opened(text, quotes):
        return (*line[:-1], replace(last, text=f"{last.text[: -len(quotes)]}.{quotes}"))
    return (*line, Run("."))


def _closing_quotes(text: str) -> str:
    """The marks at the end that a full stop goes before.

    In a Chinese title the full stop stays behind the title's own marks and goes before those of the style.
    """
    body = text.rstrip(_CLOSING)
    quotes = text[len(body) :]
    if not HAN.search(body[-1:]):
        return quotes
    whole = text.startswith("“") and text.endswith("”") and not set(text[1:-1]) & {"“", "”"}
    nested = text.startswith("“") and len(quotes) > 1
    return quotes[-1] if whole or nested else ""


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
