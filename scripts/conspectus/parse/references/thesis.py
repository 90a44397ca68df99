"""Theses whose kind is printed in words: ``海城大学硕士学位论文``, ``Ph.D. thesis, University of Hill``.

The school is the publisher, the words for the degree are only the type (GB/T 7714: ``D``).
"""

from __future__ import annotations

import re

from conspectus.model import Span
from conspectus.parse.references.publication import take_place
from conspectus.parse.references.reading import EDGES, Reading

_DEGREE_ZH = r"(?:博士后?|硕士|學士|学士|碩士|本科)(?:研究生)?(?:学位|學位|毕业|畢業)*(?:论文|論文|出站报告)"
_DEGREE_EN = (
    r"(?:(?:un)?published\s+)?(?:ph\.?\s?d\.?|d\.?\s?phil\.?|doctoral|master[’']?s?|m\.?\s?sc?\.?|m\.?\s?a\.?|b\.?\s?sc?\.?|diploma|licentiate|diss\.?)"
    r"[\s,.]+(?:thesis|dissertation|diss\.)|(?:thesis|dissertation)\s*\((?:ph\.?\s?d\.?|m\.?\s?sc?\.?|m\.?\s?a\.?)\)"
)
_THESIS = re.compile(rf"\(?\[?\s*(?:{_DEGREE_ZH}|\b(?:{_DEGREE_EN}))\s*[)\]]?", re.IGNORECASE)

_WORDS = ("thesis", "diss", "论文", "論文", "报告")
"""One of them is in every match of the pattern; looking for them takes less time."""


def settle_thesis(reading: Reading) -> None:
    """Takes the words for a degree out of the field they were read into, and makes the school the publisher."""
    low = reading.text.casefold()
    if not any(word in low for word in _WORDS):
        return
    for name in ("title", "publisher", "container", "place"):
        span = reading.spans.get(name)
        found = _THESIS.search(reading.text, span.start, span.end) if span else None
        if (
            span is None
            or found is None
            or not _stands_apart(found, span)
            or (name == "title" and not _closes(found, span))
        ):
            continue
        reading.type = reading.type or "D"
        _settle_school(reading)
        _release(reading, name)
        reading.mark(*found.span())
        reading.take("genre", *_words(found))
        before = bool(reading.text[span.start : found.start()].strip(EDGES))
        rest = (span.start, found.start()) if before else (found.end(), span.end)
        if name in ("container", "publisher"):
            take_place(reading, *rest)
        else:
            reading.take(name, *rest)
        return


def _settle_school(reading: Reading) -> None:
    """A school that was read as a journal, for its year stands behind it."""
    serial = any(name in reading.spans for name in ("volume", "issue", "publisher"))
    if "container" in reading.spans and not serial and not _THESIS.search(reading.values["container"]):
        span = reading.release("container")
        take_place(reading, span.start, span.end)


def _stands_apart(found: re.Match[str], span: Span) -> bool:
    """Whether nothing goes on behind the words: ``硕士论文选编`` is a title, not a degree."""
    return not re.match(r"[^\W\d_]", found.string[found.end() : span.end])


def _words(found: re.Match[str]) -> tuple[int, int]:
    """The range of the words for the degree, without their brackets."""
    lead = len(found.group()) - len(found.group().lstrip("([ "))
    return found.start() + lead, found.start() + len(found.group().rstrip(")] "))


def _closes(found: re.Match[str], span: Span) -> bool:
    """Whether the words end a title and stand in brackets: ``On rivers (Ph.D. thesis)``."""
    return found.end() == span.end and found.group()[0] in "(["


def _release(reading: Reading, name: str) -> None:
    span = reading.spans.pop(name)
    reading.values.pop(name)
    reading.placed.remove((span.start, span.end))
