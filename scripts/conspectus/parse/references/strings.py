"""References handed over as text: one a line, or a whole printed list with its numbers and wrapped lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from conspectus.model import Finding, Reference, Severity, Span
from conspectus.parse.headings import list_heading
from conspectus.parse.references.entries import read_list
from conspectus.parse.references.entry import parse_reference, refers_back
from conspectus.parse.references.fold import fold
from conspectus.parse.references.glued import part_glued
from conspectus.parse.references.oddities import cut_findings, glued_findings

DOUBTFUL = 0.75
"""Below this confidence about every second reference of the development strings has a wrong field; see the figures."""
_NUMBER = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s*([0-9]{1,3})\s*\]|\(([0-9]{1,3})\)|([0-9]{1,3})[.、。](?![0-9])|([①-⑳㉑-㉟㊱-㊿]))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A reference and the line of the text, counted from 1, on which it begins."""

    number: int
    reference: Reference


def read_strings(text: str) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The references of ``text`` and what is odd about them; findings carry ``line``.

    Every line that is not blank is one reference, unless numbers that run on (``[1]``, ``1.``, ``①``) begin some
    lines and not others: then the text is a printed list, whose entries are wrapped. Never raises.
    """
    if _is_printed_list(text):
        return _read_list(text)
    lines: list[Line] = []
    findings: list[Finding] = []
    for at, line in enumerate(text.split("\n"), 1):
        if line.strip():
            references, parted = part_glued([parse_reference(line.strip())])
            lines += [Line(at, reference) for reference in references]
            findings += [replace(finding, line=at, start=None, end=None) for finding in parted]
    return tuple(lines), (*findings, *(finding for line in lines for finding in _line_findings(line)))


def _is_printed_list(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and list_heading(lines[0].strip()):
        return True
    numbers = [_number(line) for line in lines]
    printed = [number for number in numbers if number is not None]
    follow = sum(second == first + 1 for first, second in pairwise(printed))
    some = 1 < len(printed) < len(lines) and numbers[0] is not None
    return some and follow * 5 >= (len(printed) - 1) * 3


def _number(line: str) -> int | None:
    found = _NUMBER.match(fold(line))
    return int(unicodedata.normalize("NFKC", next(group for group in found.groups() if group))) if found else None


def _read_list(text: str) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    first = next(line for line in text.split("\n") if line.strip())
    start = text.index(first) + len(first) if list_heading(first.strip()) else 0
    if not text[start:].strip():
        return (), ()
    references, findings = read_list(text, Span(start, len(text)))
    lines = tuple(Line(_line_of(text, reference.place_in_text), reference) for reference in references)
    doubts = [finding for line in lines for finding in _doubts(line)]
    placed = [replace(finding, line=text.count("\n", 0, finding.start or 0) + 1) for finding in findings]
    return lines, (*placed, *doubts)


def _line_of(text: str, place: Span | None) -> int:
    return text.count("\n", 0, place.start) + 1 if place else 1


def _line_findings(line: Line) -> Iterator[Finding]:
    for finding in (*glued_findings([line.reference]), *cut_findings([line.reference])):
        yield replace(finding, line=line.number, start=None, end=None)
    yield from _doubts(line)


def _doubts(line: Line) -> Iterator[Finding]:
    """What to look at: an entry that was hardly understood, else the words of it that found no field."""
    reference = line.reference
    unplaced = f"not placed in a field: {reference.rest}" if reference.rest else ""
    if refers_back(reference.raw):
        return
    if reference.confidence < DOUBTFUL:
        missing = [f"no {name}" for name, held in _expected(reference) if not held]
        what = "; ".join([*missing, *([unplaced] if unplaced else [])]) or "its form is uncertain"
        message = f"Read with little confidence ({reference.confidence:.2f}): {what}."
        yield Finding("reference-doubtful", message, line=line.number, hint="Compare it with the printed reference.")
    elif unplaced:
        yield Finding("unplaced-text", f"{unplaced}.", line=line.number, severity=Severity.NOTE)


def _expected(reference: Reference) -> tuple[tuple[str, object], ...]:
    """What nearly every reference states."""
    return (
        ("title", reference.title),
        ("author", reference.authors or reference.editors),
        ("year", reference.year or reference.accessed),
    )
