"""Where a field begins and ends within the words that were put together: without quotation marks and brackets."""

from __future__ import annotations

import re

from conspectus.parse.references.reading import Reading

_OPENING, _CLOSING = "\"“„‟«‘`'", "\"”‟»’'"
_UNCLOSED = re.compile(r"[\s,]*[(\[][^()\[\]]*$")


def without_quotes(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The range without the quotation marks that enclose it, or that have lost their other half."""
    text = reading.text
    start, end = reading.trimmed(start, end)
    for _ in range(2):
        opened = start < end and text[start] in _OPENING and _closes_at_end(text, start, end)
        start += opened
        if start < end and text[end - 1] in _CLOSING and (opened or not _opened_inside(text, start, end)):
            end -= 1
        start, end = reading.trimmed(start, end)
    return start, end


def _closes_at_end(text: str, start: int, end: int) -> bool:
    """Whether an opening mark at ``start`` is closed only at the end, or never."""
    inside = text[start + 1 : end - 1]
    return not any(mark in _CLOSING and not _in_word(inside, at) for at, mark in enumerate(inside)) or (
        text[end - 1] in _CLOSING
    )


def _in_word(text: str, at: int) -> bool:
    """Whether a mark is an apostrophe: a letter on both sides, or ``s`` before it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return before.isalpha() and (after.isalpha() or before == "s")


def _opened_inside(text: str, start: int, end: int) -> bool:
    inside = text[start : end - 1]
    if text[end - 1] in "'’":
        return "‘" in inside or "'" in inside or text[end - 2 : end - 1] == "s"
    return any(mark in inside for mark in '"“„«')


def without_brackets(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The range without separators, and without brackets that are not both in it or that enclose all of it."""
    text = reading.text
    unclosed = _UNCLOSED.search(text, start, end)
    end = unclosed.start() if unclosed and unclosed.start() > start + 3 else end
    while True:
        start, end = reading.trimmed(start, end)
        inside = text[start:end]
        lost = inside.count("(") - inside.count(")"), inside.count("[") - inside.count("]")
        whole = len(inside) > 1 and inside[0] + inside[-1] in ("()", "[]") and inside.count(inside[0]) == 1
        if inside[:1] in ("(", "[") and (whole or max(lost) > 0):
            start += 1
        elif inside[-1:] in (")", "]") and (whole or min(lost) < 0):
            end -= 1
        else:
            return start, end
